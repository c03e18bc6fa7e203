-- What every build asks of all articles is read from indexes; see SQLite's migration of this number.

CREATE INDEX sketch_made ON sketch (article, key);
CREATE INDEX article_metadata_undated ON article_metadata (article)
WHERE published_earliest IS NULL AND published_latest IS NULL;
