-- The first form of the store. A date is five columns: earliest, latest (ISO 8601 days, NULL is unknown), edtf, basis
-- and because (JSON: [{"text", "span": {"article", "start", "end"} | null}]). Offsets are code points, "end" exclusive.
-- `seq` keeps the order in which a stage gave its records.

-- What was read ------------------------------------------------------------------------------------------------------

-- A file is known by its place, a digest of where it lies: two files of one name stay apart, and no path of somebody's
-- machine is kept. Names are relative to the folder that was given.

CREATE TABLE file (
  place TEXT NOT NULL,
  digest TEXT NOT NULL,            -- of its bytes and of what stands beside it about it (sidecars)
  name TEXT NOT NULL,
  program TEXT NOT NULL,           -- version of the program that read it
  published TEXT,                  -- the date that the user gave
  PRIMARY KEY (place, digest)
) STRICT;

CREATE TABLE published (           -- what the user says of a file's date; kept over builds
  place TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE unread (
  place TEXT NOT NULL,             -- '' is what the last build was given and did not find
  seq INTEGER NOT NULL,
  path TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (place, seq)
) STRICT;

CREATE TABLE article (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL,
  text_hash TEXT NOT NULL
) STRICT;

CREATE TRIGGER article_is_evidence BEFORE UPDATE ON article
BEGIN SELECT raise(ABORT, 'an article is evidence: it is never changed'); END;

CREATE TABLE article_path (        -- where an article was found, and what that file says of it
  article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  place TEXT NOT NULL,
  published_by_user INTEGER NOT NULL CHECK (published_by_user IN (0, 1)),
  reading TEXT NOT NULL,           -- JSON: the article as read from this path, without its text
  PRIMARY KEY (article, place, path)
) STRICT;

CREATE TABLE article_metadata (    -- what holds of the article, from all its paths
  article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  outlet TEXT,
  authors TEXT NOT NULL,           -- JSON: [name]
  url TEXT,
  language TEXT NOT NULL,
  published_earliest TEXT,
  published_latest TEXT,
  published_edtf TEXT NOT NULL,
  published_basis TEXT NOT NULL,
  published_because TEXT NOT NULL,
  hash TEXT NOT NULL               -- of text and metadata: what the facts of the article rest on
) STRICT;

CREATE TABLE block (
  article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (article, seq)
) STRICT;

CREATE TABLE relay (               -- "Via: X": the outlet that the page names as where it has the story from
  article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  name TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (article, seq)
) STRICT;

-- What the reader sees, and what each article says -------------------------------------------------------------------

CREATE TABLE annotation (
  article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  key TEXT NOT NULL,               -- of the text, its blocks and the reader: another key, another annotation
  reader TEXT NOT NULL,
  content BLOB NOT NULL            -- zlib of MessagePack
) STRICT;

CREATE TABLE facts (               -- which articles have their facts, and what these rest on
  article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  key TEXT NOT NULL
) STRICT;

CREATE TABLE failed (              -- articles that a stage could not digest: a defect of the program, never silent
  article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE timex (
  article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  type TEXT NOT NULL,
  value TEXT NOT NULL,
  mod TEXT NOT NULL,
  relation TEXT NOT NULL,
  earliest TEXT,
  latest TEXT,
  edtf TEXT NOT NULL,
  basis TEXT NOT NULL,
  because TEXT NOT NULL,
  PRIMARY KEY (article, seq)
) STRICT;

CREATE TABLE referent (            -- an entity as one article knows it
  id TEXT PRIMARY KEY,
  article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  aliases TEXT NOT NULL,           -- JSON: [name]
  members TEXT NOT NULL            -- JSON: [referent]
) STRICT;
CREATE INDEX referent_article ON referent (article, seq);

CREATE TABLE mention (
  referent TEXT NOT NULL REFERENCES referent (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  article TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  form TEXT NOT NULL,
  PRIMARY KEY (referent, seq)
) STRICT;

CREATE TABLE claim (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  title TEXT NOT NULL,
  predicate TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  head_start INTEGER NOT NULL,
  head_end INTEGER NOT NULL,
  earliest TEXT,
  latest TEXT,
  edtf TEXT NOT NULL,
  basis TEXT NOT NULL,
  because TEXT NOT NULL,
  certainty TEXT NOT NULL,
  polarity TEXT NOT NULL,
  phase TEXT NOT NULL,
  direct_quote INTEGER NOT NULL CHECK (direct_quote IN (0, 1)),
  rule TEXT NOT NULL
) STRICT;
CREATE INDEX claim_article ON claim (article, seq);

CREATE TABLE participant (
  claim TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  referent TEXT NOT NULL REFERENCES referent (id) ON DELETE CASCADE,
  role TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (claim, seq)
) STRICT;
CREATE INDEX participant_referent ON participant (referent);

CREATE TABLE hop (                 -- the chain of a claim's sources, nearest the reader first
  claim TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  referent TEXT REFERENCES referent (id) ON DELETE CASCADE,
  start INTEGER,
  "end" INTEGER,
  cue_start INTEGER,
  cue_end INTEGER,
  PRIMARY KEY (claim, seq)
) STRICT;
CREATE INDEX hop_referent ON hop (referent);

CREATE TABLE amount (
  claim TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  value TEXT NOT NULL,
  unit TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (claim, seq)
) STRICT;

-- What holds over the articles: recomputed whole, never mixed with the above -----------------------------------------

CREATE TABLE entity (
  id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  aliases TEXT NOT NULL,           -- JSON: [name]
  members TEXT NOT NULL,           -- JSON: [entity]
  referents TEXT NOT NULL          -- JSON: [referent]
) STRICT;

CREATE TABLE entity_mention (
  entity TEXT NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  article TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (entity, seq)
) STRICT;

CREATE TABLE referent_entity (
  referent TEXT PRIMARY KEY REFERENCES referent (id) ON DELETE CASCADE,
  entity TEXT NOT NULL REFERENCES entity (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX referent_entity_entity ON referent_entity (entity);

CREATE TABLE source (
  id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  entity TEXT REFERENCES entity (id) ON DELETE CASCADE
) STRICT;

CREATE TABLE claim_source (        -- a claim's sources, hop by hop
  claim TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  source TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
  PRIMARY KEY (claim, seq)
) STRICT;
CREATE INDEX claim_source_source ON claim_source (source);

CREATE TABLE origin (
  id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  source TEXT REFERENCES source (id) ON DELETE CASCADE,
  because TEXT NOT NULL,
  claims TEXT NOT NULL             -- JSON: [claim]
) STRICT;

CREATE TABLE event (
  id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  title TEXT NOT NULL,
  earliest TEXT,
  latest TEXT,
  edtf TEXT NOT NULL,
  basis TEXT NOT NULL,
  because TEXT NOT NULL,
  participants TEXT NOT NULL,      -- JSON: [entity]
  standing TEXT NOT NULL,
  claims TEXT NOT NULL,            -- JSON: [claim]
  origins TEXT NOT NULL,           -- JSON: [origin]
  salience REAL NOT NULL
) STRICT;
CREATE INDEX event_when ON event (earliest, latest);

CREATE TABLE claim_event (
  claim TEXT PRIMARY KEY REFERENCES claim (id) ON DELETE CASCADE,
  event TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX claim_event_event ON claim_event (event);

CREATE TABLE claim_origin (
  claim TEXT PRIMARY KEY REFERENCES claim (id) ON DELETE CASCADE,
  origin TEXT NOT NULL REFERENCES origin (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX claim_origin_origin ON claim_origin (origin);

CREATE TABLE state (
  seq INTEGER PRIMARY KEY,
  relation TEXT NOT NULL,
  entities TEXT NOT NULL,          -- JSON: [entity]
  earliest TEXT,
  latest TEXT,
  edtf TEXT NOT NULL,
  basis TEXT NOT NULL,
  because TEXT NOT NULL,
  holds_at_earliest TEXT,
  holds_at_latest TEXT,
  holds_at_edtf TEXT NOT NULL,
  holds_at_basis TEXT NOT NULL,
  holds_at_because TEXT NOT NULL,
  claims TEXT NOT NULL             -- JSON: [claim]
) STRICT;

CREATE TABLE conflict (
  seq INTEGER PRIMARY KEY,
  "left" TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  "right" TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  about TEXT NOT NULL,
  because TEXT NOT NULL
) STRICT;

CREATE TABLE link (                -- one decision that two records are the same kind of thing, with its reason
  seq INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  "left" TEXT NOT NULL,
  "right" TEXT NOT NULL,
  score REAL NOT NULL,
  because TEXT NOT NULL
) STRICT;

CREATE TABLE copy (
  article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  original TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  because TEXT NOT NULL
) STRICT;

CREATE TABLE build (               -- which program, reader and rules made the links; no row: they are not made yet
  number INTEGER PRIMARY KEY CHECK (number = 1),
  program TEXT NOT NULL,
  reader TEXT NOT NULL,
  rules TEXT NOT NULL,
  key TEXT NOT NULL                -- of all facts and of the linking rules
) STRICT;

-- Words --------------------------------------------------------------------------------------------------------------

CREATE VIRTUAL TABLE article_words USING fts5 (
  text, content = 'article', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER article_words_insert AFTER INSERT ON article
BEGIN INSERT INTO article_words (rowid, text) VALUES (new.number, new.text); END;
CREATE TRIGGER article_words_delete AFTER DELETE ON article
BEGIN INSERT INTO article_words (article_words, rowid, text) VALUES ('delete', old.number, old.text); END;

CREATE VIRTUAL TABLE claim_words USING fts5 (
  title, content = 'claim', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER claim_words_insert AFTER INSERT ON claim
BEGIN INSERT INTO claim_words (rowid, title) VALUES (new.number, new.title); END;
CREATE TRIGGER claim_words_delete AFTER DELETE ON claim
BEGIN INSERT INTO claim_words (claim_words, rowid, title) VALUES ('delete', old.number, old.title); END;
CREATE TRIGGER claim_words_update AFTER UPDATE OF title ON claim
BEGIN
  INSERT INTO claim_words (claim_words, rowid, title) VALUES ('delete', old.number, old.title);
  INSERT INTO claim_words (rowid, title) VALUES (new.number, new.title);
END;
