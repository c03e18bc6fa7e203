-- What every build asks of all articles is read in their order and from few pages: which of them have no facts yet, or
-- others than these rules make (facts lie by article, beside an index of what their keys are made of). How much an article is
-- like others is read from an index on either side; and a file that was moved is found by its digest.
-- Beside that, what the reader saw (annotation.content) is packed by zstandard from now on, rows of before are zlib's; and
-- a sketch begins with its marks.

CREATE TABLE kept AS SELECT article, key FROM facts;
DROP TABLE facts;
CREATE TABLE facts (               -- which articles have their facts, and what these rest on
  article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  key TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO facts SELECT article, key FROM kept WHERE article IN (SELECT id FROM article) ORDER BY article;
DROP TABLE kept;

CREATE INDEX article_metadata_pending ON article_metadata (article, hash, language);
DROP INDEX likeness_right;
CREATE INDEX likeness_right ON likeness ("right", "left", score);
CREATE INDEX file_digest ON file (digest);
