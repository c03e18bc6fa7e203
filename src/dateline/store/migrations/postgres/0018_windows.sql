-- Names make articles alike within a window of days only; see SQLite's migration of this number.

DELETE FROM sketch;
DROP TABLE sketch_key;
CREATE TABLE sketch_key (          -- articles are compared where they share two of these
  key text COLLATE "C" NOT NULL,
  day bigint NOT NULL,
  article text COLLATE "C" NOT NULL REFERENCES sketch (article) ON DELETE CASCADE,
  PRIMARY KEY (key, day, article)
);
CREATE INDEX sketch_key_article ON sketch_key (article);
