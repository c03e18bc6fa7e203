-- What claims mean, as vectors: made by 'dateline search' when it first compares them, and kept so that it does so once

CREATE TABLE meaning (
  title TEXT PRIMARY KEY,          -- the words that were embedded: claims with the same words mean the same
  embedder TEXT NOT NULL,          -- its version: another embedder, another vector
  vector BLOB NOT NULL             -- int8, each of its own scale: their cosine says how alike two are
) STRICT, WITHOUT ROWID;
