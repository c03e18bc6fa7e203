-- Which claims are told to come before which -----------------------------------------------------------------------------

CREATE TABLE claim_order (
  article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  earlier TEXT NOT NULL,
  later TEXT NOT NULL,
  sure REAL NOT NULL,
  start INTEGER,                   -- the word that says so, if one does
  "end" INTEGER,
  PRIMARY KEY (article, seq)
) STRICT;

-- Links --------------------------------------------------------------------------------------------------------------

CREATE TABLE event_order (
  seq INTEGER PRIMARY KEY,
  earlier TEXT NOT NULL,
  later TEXT NOT NULL,
  claims TEXT NOT NULL,
  sure REAL NOT NULL,
  article TEXT,                    -- of the word that says so, if one does
  start INTEGER,
  "end" INTEGER,
  left_out TEXT NOT NULL           -- why it does not hold, '' where it does
) STRICT;
