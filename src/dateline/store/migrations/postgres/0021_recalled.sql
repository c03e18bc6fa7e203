-- What linking found of a story before a person decided something, and what else takes long: see SQLite's.

CREATE TABLE recalled (
  name text COLLATE "C" NOT NULL,            -- of the stage that gave it
  subject text COLLATE "C" NOT NULL REFERENCES article (id) ON DELETE CASCADE, -- the article, or the first of a story
  key text COLLATE "C" NOT NULL,             -- a digest of all that it rests on
  content bytea NOT NULL,
  PRIMARY KEY (name, subject)
);
CREATE INDEX recalled_subject ON recalled (subject);
