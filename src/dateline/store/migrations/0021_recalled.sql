-- What linking found of a story before a person decided something, and what else takes long: kept so that the next
-- decision waits for what it changes only. Whatever stands here can be made anew, and goes when an article is taken out.

CREATE TABLE recalled (
  name TEXT NOT NULL,              -- of the stage that gave it
  subject TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE, -- the article, or the first of a story
  key TEXT NOT NULL,               -- a digest of all that it rests on
  content BLOB NOT NULL,
  PRIMARY KEY (name, subject)
) STRICT;
CREATE INDEX recalled_subject ON recalled (subject);
