-- The store as evidence: what became of each file, its very bytes, when it was saved, and which program and model made
-- what stands here.

-- Files --------------------------------------------------------------------------------------------------------------

ALTER TABLE file ADD COLUMN sha256 TEXT;                   -- of the bytes alone (hex); NULL: they could not be read
ALTER TABLE file ADD COLUMN current INTEGER NOT NULL DEFAULT 1 CHECK (current IN (0, 1));  -- 0: it holds others now
ALTER TABLE file ADD COLUMN copy TEXT NOT NULL DEFAULT 'none'
  CHECK (copy IN ('kept', 'unwanted', 'none'));            -- its bytes: in `original`; not, as asked; over the limit

CREATE TABLE original (            -- the bytes of files as they were read, each once, compressed with zstandard
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT;
CREATE TRIGGER original_is_evidence BEFORE UPDATE ON original
BEGIN SELECT raise(ABORT, 'an original is evidence: it is never changed'); END;
CREATE TRIGGER original_stays BEFORE DELETE ON original
BEGIN SELECT raise(ABORT, 'an original is evidence: it is never removed'); END;

ALTER TABLE unread ADD COLUMN status TEXT NOT NULL DEFAULT 'not_read';
ALTER TABLE unread ADD COLUMN remark INTEGER NOT NULL DEFAULT 0 CHECK (remark IN (0, 1));  -- 1: it counts as no file

-- `path` is the record that holds the article: the file's name, or name:line where a file holds several.
ALTER TABLE article_path ADD COLUMN file TEXT NOT NULL DEFAULT '';
UPDATE article_path SET file = path;
ALTER TABLE article_path ADD COLUMN sha256 TEXT;           -- of the bytes that it was read from
CREATE INDEX article_path_place ON article_path (place);

-- Articles -----------------------------------------------------------------------------------------------------------

ALTER TABLE article_metadata ADD COLUMN captured_earliest TEXT;
ALTER TABLE article_metadata ADD COLUMN captured_latest TEXT;
ALTER TABLE article_metadata ADD COLUMN captured_edtf TEXT NOT NULL DEFAULT '';
ALTER TABLE article_metadata ADD COLUMN captured_basis TEXT NOT NULL DEFAULT 'none';
ALTER TABLE article_metadata ADD COLUMN captured_because TEXT NOT NULL DEFAULT '[]';
ALTER TABLE article_metadata ADD COLUMN partial TEXT NOT NULL DEFAULT '';    -- why the text is not the whole article
ALTER TABLE article_metadata ADD COLUMN rendition TEXT NOT NULL DEFAULT 'page';
ALTER TABLE article_metadata ADD COLUMN paths TEXT NOT NULL DEFAULT '[]';    -- JSON: [file], first what it is read from
UPDATE article_metadata SET paths = (
  SELECT json_group_array(path)
  FROM (SELECT DISTINCT path FROM article_path WHERE article_path.article = article_metadata.article ORDER BY path)
);

-- Links --------------------------------------------------------------------------------------------------------------

CREATE TABLE version (             -- another capture of the same address, with other words
  seq INTEGER PRIMARY KEY,
  article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  earlier TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  because TEXT NOT NULL
) STRICT;

CREATE TABLE answer (              -- a claim that answers an allegation: whoever is shown the one is shown the other
  seq INTEGER PRIMARY KEY,
  claim TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  allegation TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  because TEXT NOT NULL
) STRICT;

-- Builds -------------------------------------------------------------------------------------------------------------

CREATE TABLE build_log (           -- a row for each build that changed something, or was made by something else
  number INTEGER PRIMARY KEY,
  program TEXT NOT NULL,           -- version of the program
  code TEXT NOT NULL,              -- digest of all its files but the model's
  reader TEXT NOT NULL,
  weights TEXT NOT NULL,           -- digest of the model's files
  rules TEXT NOT NULL,
  links TEXT NOT NULL,
  key TEXT NOT NULL,               -- of all files, facts and links that stood here when it was done
  articles INTEGER NOT NULL
) STRICT;
CREATE TRIGGER build_log_is_append_only BEFORE UPDATE ON build_log
BEGIN SELECT raise(ABORT, 'the log of builds is never changed'); END;
CREATE TRIGGER build_log_stays BEFORE DELETE ON build_log
BEGIN SELECT raise(ABORT, 'the log of builds is never changed'); END;
