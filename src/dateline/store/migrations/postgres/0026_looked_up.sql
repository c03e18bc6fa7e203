-- What every build asks of all articles is read from indexes; see SQLite's migration of this number.

CREATE INDEX article_metadata_pending ON article_metadata (article, hash, language);
DROP INDEX likeness_right;
CREATE INDEX likeness_right ON likeness ("right", "left", score);
CREATE INDEX file_digest ON file (digest);
