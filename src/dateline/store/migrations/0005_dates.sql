-- Links --------------------------------------------------------------------------------------------------------------

CREATE TABLE claim_date (          -- the date of a claim once its article's publication is bounded
  claim TEXT PRIMARY KEY REFERENCES claim (id) ON DELETE CASCADE,
  earliest TEXT,
  latest TEXT,
  edtf TEXT NOT NULL,
  basis TEXT NOT NULL,
  because TEXT NOT NULL
) STRICT;
