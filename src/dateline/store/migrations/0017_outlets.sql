-- What the user says of outlets (outlets.csv): who owns one, the user's own grade and note. Apart from all evidence. ----

CREATE TABLE outlet (
  place TEXT NOT NULL,             -- of the table that says so: a hash of where it lies; '' by command
  seq INTEGER NOT NULL,
  said_in TEXT NOT NULL,           -- the table as people know it, '' by command
  line INTEGER NOT NULL,
  name TEXT NOT NULL,
  owner TEXT NOT NULL,             -- what one owner has counts as one origin; '' is: nothing is said
  grade TEXT NOT NULL,
  note TEXT NOT NULL,              -- for the user's own eyes: no export shows it
  PRIMARY KEY (place, seq)
) STRICT;

CREATE TABLE outlet_log (          -- what was said and taken back, in its order; it only grows
  number INTEGER PRIMARY KEY,
  said_in TEXT NOT NULL,
  name TEXT NOT NULL,
  owner TEXT NOT NULL,
  grade TEXT NOT NULL,
  note TEXT NOT NULL,
  gone INTEGER NOT NULL CHECK (gone IN (0, 1))  -- 1: it is said no longer
) STRICT;
CREATE TRIGGER outlet_log_stays_as_it_is BEFORE UPDATE ON outlet_log
BEGIN SELECT raise(ABORT, 'the log of outlets is never changed'); END;
CREATE TRIGGER outlet_log_stays BEFORE DELETE ON outlet_log
BEGIN SELECT raise(ABORT, 'the log of outlets is never shortened'); END;

CREATE TABLE known_outlet (        -- which sources and articles of a story are such an outlet: made with the links
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  name TEXT NOT NULL,
  owner TEXT NOT NULL,
  grade TEXT NOT NULL,
  note TEXT NOT NULL,
  sources TEXT NOT NULL,           -- JSON: [source]
  articles TEXT NOT NULL,          -- JSON: [article]
  PRIMARY KEY (story, seq)
) STRICT;

-- Whose outlets an origin is, where several of one owner tell it; '' elsewhere.
ALTER TABLE origin ADD COLUMN owner TEXT NOT NULL DEFAULT '';
