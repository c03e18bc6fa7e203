-- Names make articles alike within a window of days only: a key has the day of its article's publication (an ordinal, as
-- Python counts days), 0 where it isn't known, or where the key counts whenever that was. Sketches are made anew by the
-- next build, as other rules made them.

DELETE FROM sketch;
DROP TABLE sketch_key;
CREATE TABLE sketch_key (          -- articles are compared where they share two of these
  key TEXT NOT NULL,
  day INTEGER NOT NULL,
  article TEXT NOT NULL REFERENCES sketch (article) ON DELETE CASCADE,
  PRIMARY KEY (key, day, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX sketch_key_article ON sketch_key (article);
