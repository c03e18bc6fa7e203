-- A file of many records is read part by part: how many records of it are in the store already.

CREATE TABLE unfinished (
  place text COLLATE "C" PRIMARY KEY,
  digest text COLLATE "C" NOT NULL,  -- as in `file`, with what it was read by
  program text COLLATE "C" NOT NULL,
  published text COLLATE "C",
  records bigint NOT NULL
);

DROP INDEX article_path_place;
CREATE INDEX article_path_place ON article_path (place, path);
