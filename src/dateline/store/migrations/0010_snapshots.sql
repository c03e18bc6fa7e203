-- What stories were at earlier builds, as far as builds are compared: 'dateline changes' -------------------------------

-- A row is written with the links of its story, in their transaction, where it is another than before. What a store was
-- at a build are the last rows of all stories up to it. No article is referred to: what is gone can be told of.

CREATE TABLE snapshot (
  story TEXT NOT NULL,             -- '' is none: from its build on all stories are kept
  build INTEGER NOT NULL,          -- its number in build_log
  content BLOB,                    -- zstandard of MessagePack; NULL from when on there is no such story
  PRIMARY KEY (story, build)
) STRICT, WITHOUT ROWID;
CREATE INDEX snapshot_build ON snapshot (build);

-- The next build makes all links anew, so that there is a first one to compare with.
DELETE FROM build;
UPDATE story SET links = '';
