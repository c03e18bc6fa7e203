-- What every build asks of all articles is read from indexes, which are small beside the rows: by which rules each article
-- was compared with others, and whose publication dates aren't known.

CREATE INDEX sketch_made ON sketch (article, key);
CREATE INDEX article_metadata_undated ON article_metadata (article)
WHERE published_earliest IS NULL AND published_latest IS NULL;
