-- A file of many records is read part by part: how many records of it are in the store already.

CREATE TABLE unfinished (
  place TEXT PRIMARY KEY,
  digest TEXT NOT NULL,            -- as in `file`, with what it was read by
  program TEXT NOT NULL,
  published TEXT,
  records INTEGER NOT NULL
) STRICT;

DROP INDEX article_path_place;
CREATE INDEX article_path_place ON article_path (place, path);
