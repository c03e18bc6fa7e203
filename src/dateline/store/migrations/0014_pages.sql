-- Pages of print: where in an article's text each begins

ALTER TABLE article_metadata ADD COLUMN pages TEXT NOT NULL DEFAULT '[]';    -- JSON: [[number, start]]
