-- What bears on a date that no page gives ------------------------------------------------------------------------------

CREATE TABLE clue (                -- words of an article that tell of the day of its publication
  article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,             -- EDTF, TIMEX3 with XXXX for the year, or ''
  weekday INTEGER NOT NULL,        -- ISO, 0: none
  least INTEGER,                   -- days from it to the publication
  most INTEGER,
  referent TEXT,
  number INTEGER NOT NULL,         -- years of age
  sure REAL NOT NULL,
  PRIMARY KEY (article, seq)
) STRICT;

CREATE TABLE background (          -- what the user knows: kept whatever is built anew
  name TEXT NOT NULL,
  relation TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (name, relation)
) STRICT;

-- Links --------------------------------------------------------------------------------------------------------------

CREATE TABLE publication (         -- bounds for an article without a date of its own
  article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  earliest TEXT,
  latest TEXT,
  edtf TEXT NOT NULL,
  basis TEXT NOT NULL,
  because TEXT NOT NULL,
  left_out TEXT NOT NULL           -- what can't hold beside surer words
) STRICT;
