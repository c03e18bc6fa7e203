-- What a person decides: a log that only grows, apart from evidence; and what it comes to, made anew with the links ----

CREATE TABLE judgement (           -- an undo is a row of its own, which names the one that it takes back
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  anchors TEXT NOT NULL,           -- JSON: [{"record", "article", "quote", "prefix", "suffix", "start", "head", "url", "paths"}]
  "values" TEXT NOT NULL,          -- JSON: the words that it gives: a date, a title, a note, names
  "by" TEXT NOT NULL,
  at TEXT NOT NULL,                -- ISO 8601, UTC
  undoes TEXT REFERENCES judgement (id)
) STRICT;
CREATE TRIGGER judgement_stays_as_it_is BEFORE UPDATE ON judgement
BEGIN SELECT raise(ABORT, 'a judgement is never changed: undo it with another'); END;
CREATE TRIGGER judgement_stays BEFORE DELETE ON judgement
BEGIN SELECT raise(ABORT, 'a judgement is never removed: undo it with another'); END;

CREATE TABLE applied (             -- what each active judgement concerns now; no records: why it does not fit any more
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  judgement TEXT NOT NULL REFERENCES judgement (id),
  kind TEXT NOT NULL,
  record TEXT NOT NULL,            -- what sort its records are: event, claim, entity, article
  records TEXT NOT NULL,           -- JSON: [id]
  "values" TEXT NOT NULL,
  because TEXT NOT NULL,
  PRIMARY KEY (story, seq)
) STRICT;
CREATE INDEX applied_judgement ON applied (judgement);

CREATE TABLE decided (             -- what an article says as judgements have it; the evidence stands in claim, referent, …
  article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  content BLOB NOT NULL            -- zlib of MessagePack
) STRICT;
CREATE INDEX decided_story ON decided (story);

CREATE TABLE decided_date (        -- when an article was published, as a person says
  article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  earliest TEXT,
  latest TEXT,
  edtf TEXT NOT NULL,
  basis TEXT NOT NULL,
  because TEXT NOT NULL
) STRICT;
CREATE INDEX decided_date_story ON decided_date (story);

CREATE TABLE aside (               -- claims that a person put aside: hidden, or wrong
  claim TEXT PRIMARY KEY,
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  event INTEGER NOT NULL CHECK (event IN (0, 1)),  -- 1: with the whole event
  content BLOB NOT NULL
) STRICT;
CREATE INDEX aside_story ON aside (story);

-- Claims and referents that only judgements know stand beside the others, marked, so that links may refer to them and
-- they are found by their words. Those that articles give are not touched, and these go with what they come from.
ALTER TABLE claim ADD COLUMN judged INTEGER NOT NULL DEFAULT 0 CHECK (judged IN (0, 1));
ALTER TABLE referent ADD COLUMN judged INTEGER NOT NULL DEFAULT 0 CHECK (judged IN (0, 1));
CREATE TRIGGER decided_goes_whole AFTER DELETE ON decided
BEGIN
  DELETE FROM claim WHERE article = old.article AND judged = 1;
  DELETE FROM referent WHERE article = old.article AND judged = 1;
END;

-- Ways from an anchor to its article.
CREATE INDEX article_metadata_url ON article_metadata (url);
CREATE INDEX article_path_file ON article_path (file);
