-- Stories: articles that tell one course of events. Links are made story by story, so that a change of one article makes
-- the links of its story anew and of no other. All links of older stores are made anew by the next build.

DELETE FROM build;
DROP TABLE claim_date;
DROP TABLE claim_source;
DROP TABLE claim_event;
DROP TABLE claim_origin;
DROP TABLE referent_entity;
DROP TABLE entity_mention;
DROP TABLE event;
DROP TABLE origin;
DROP TABLE source;
DROP TABLE entity;
DROP TABLE state;
DROP TABLE conflict;
DROP TABLE link;
DROP TABLE copy;
DROP TABLE version;
DROP TABLE answer;
DROP TABLE publication;
DROP TABLE event_order;

-- Which articles tell one story ----------------------------------------------------------------------------------------

CREATE TABLE sketch (              -- what an article is compared by
  article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  key TEXT NOT NULL,               -- of its facts, and of the rules that made the sketch
  content BLOB NOT NULL            -- MessagePack
) STRICT;

CREATE TABLE sketch_key (          -- articles are compared where they share one of these
  key TEXT NOT NULL,
  article TEXT NOT NULL REFERENCES sketch (article) ON DELETE CASCADE,
  PRIMARY KEY (key, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX sketch_key_article ON sketch_key (article);

CREATE TABLE sketch_name (         -- the words of all names in an article: whom a fact of the user's is about
  word TEXT NOT NULL,
  article TEXT NOT NULL REFERENCES sketch (article) ON DELETE CASCADE,
  PRIMARY KEY (word, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX sketch_name_article ON sketch_name (article);

CREATE TABLE likeness (            -- two articles that are of one story, "left" the smaller id
  "left" TEXT NOT NULL REFERENCES sketch (article) ON DELETE CASCADE,
  "right" TEXT NOT NULL REFERENCES sketch (article) ON DELETE CASCADE,
  score REAL NOT NULL,
  because TEXT NOT NULL,
  PRIMARY KEY ("left", "right")
) STRICT, WITHOUT ROWID;
CREATE INDEX likeness_right ON likeness ("right");

CREATE TABLE story (               -- a story whose links are made; they go with it
  id TEXT PRIMARY KEY,             -- the smallest id of its articles
  key TEXT NOT NULL,               -- of all that its links rest on
  links TEXT NOT NULL              -- version of the rules that made them
) STRICT;
CREATE INDEX story_links ON story (links);

CREATE TABLE story_article (
  article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX story_article_story ON story_article (story, article);

CREATE TABLE setting (             -- what the user chose for this store; kept over builds
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE removed (             -- articles that the user took out: no build brings them back
  article TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  paths TEXT NOT NULL              -- JSON: [file]
) STRICT;

-- Links: as before, each of one story ------------------------------------------------------------------------------------

CREATE TABLE entity (
  id TEXT PRIMARY KEY,
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  aliases TEXT NOT NULL,           -- JSON: [name]
  members TEXT NOT NULL,           -- JSON: [entity]
  referents TEXT NOT NULL          -- JSON: [referent]
) STRICT;
CREATE INDEX entity_story ON entity (story, seq);

CREATE TABLE entity_mention (
  entity TEXT NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  article TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (entity, seq)
) STRICT;
CREATE INDEX entity_mention_story ON entity_mention (story);

CREATE TABLE referent_entity (
  referent TEXT PRIMARY KEY REFERENCES referent (id) ON DELETE CASCADE,
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  entity TEXT NOT NULL REFERENCES entity (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX referent_entity_story ON referent_entity (story);
CREATE INDEX referent_entity_entity ON referent_entity (entity);

CREATE TABLE source (              -- an outlet may be a source of several stories
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  entity TEXT REFERENCES entity (id) ON DELETE CASCADE,
  PRIMARY KEY (story, id)
) STRICT;
CREATE INDEX source_entity ON source (entity);

CREATE TABLE claim_source (        -- a claim's sources, hop by hop
  claim TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY (claim, seq),
  FOREIGN KEY (story, source) REFERENCES source (story, id) ON DELETE CASCADE
) STRICT;
CREATE INDEX claim_source_source ON claim_source (story, source);

CREATE TABLE origin (
  id TEXT PRIMARY KEY,
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  source TEXT,
  because TEXT NOT NULL,
  claims TEXT NOT NULL,            -- JSON: [claim]
  FOREIGN KEY (story, source) REFERENCES source (story, id) ON DELETE CASCADE
) STRICT;
CREATE INDEX origin_story ON origin (story, seq);
CREATE INDEX origin_source ON origin (story, source);

CREATE TABLE event (
  id TEXT PRIMARY KEY,
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
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
  salience REAL NOT NULL,
  type TEXT NOT NULL
) STRICT;
CREATE INDEX event_story ON event (story, seq);
CREATE INDEX event_when ON event (earliest, latest);

CREATE TABLE claim_event (
  claim TEXT PRIMARY KEY REFERENCES claim (id) ON DELETE CASCADE,
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  event TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX claim_event_story ON claim_event (story);
CREATE INDEX claim_event_event ON claim_event (event);

CREATE TABLE claim_origin (
  claim TEXT PRIMARY KEY REFERENCES claim (id) ON DELETE CASCADE,
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  origin TEXT NOT NULL REFERENCES origin (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX claim_origin_story ON claim_origin (story);
CREATE INDEX claim_origin_origin ON claim_origin (origin);

CREATE TABLE claim_date (          -- the date of a claim once its article's publication is bounded
  claim TEXT PRIMARY KEY REFERENCES claim (id) ON DELETE CASCADE,
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  earliest TEXT,
  latest TEXT,
  edtf TEXT NOT NULL,
  basis TEXT NOT NULL,
  because TEXT NOT NULL
) STRICT;
CREATE INDEX claim_date_story ON claim_date (story);

CREATE TABLE state (
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
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
  claims TEXT NOT NULL,            -- JSON: [claim]
  force TEXT NOT NULL,
  told_by TEXT NOT NULL,           -- JSON: [claim]
  ended_by TEXT NOT NULL,          -- JSON: [claim]
  PRIMARY KEY (story, seq)
) STRICT;

CREATE TABLE conflict (
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  "left" TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  "right" TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  about TEXT NOT NULL,
  because TEXT NOT NULL,
  PRIMARY KEY (story, seq)
) STRICT;
CREATE INDEX conflict_left ON conflict ("left");
CREATE INDEX conflict_right ON conflict ("right");

CREATE TABLE link (                -- one decision that two records are the same kind of thing, with its reason
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL,
  "left" TEXT NOT NULL,
  "right" TEXT NOT NULL,
  score REAL NOT NULL,
  because TEXT NOT NULL,
  PRIMARY KEY (story, seq)
) STRICT;

CREATE TABLE copy (
  article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  original TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  because TEXT NOT NULL
) STRICT;
CREATE INDEX copy_story ON copy (story);
CREATE INDEX copy_original ON copy (original);

CREATE TABLE version (             -- another capture of the same address, with other words
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  earlier TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  because TEXT NOT NULL,
  PRIMARY KEY (story, seq)
) STRICT;
CREATE INDEX version_article ON version (article);
CREATE INDEX version_earlier ON version (earlier);

CREATE TABLE answer (              -- a claim that answers an allegation: whoever is shown the one is shown the other
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  claim TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  allegation TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  because TEXT NOT NULL,
  PRIMARY KEY (story, seq)
) STRICT;
CREATE INDEX answer_claim ON answer (claim);
CREATE INDEX answer_allegation ON answer (allegation);

CREATE TABLE publication (         -- bounds for an article without a date of its own
  article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  earliest TEXT,
  latest TEXT,
  edtf TEXT NOT NULL,
  basis TEXT NOT NULL,
  because TEXT NOT NULL,
  left_out TEXT NOT NULL           -- what can't hold beside surer words
) STRICT;
CREATE INDEX publication_story ON publication (story);

CREATE TABLE event_order (
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  earlier TEXT NOT NULL,
  later TEXT NOT NULL,
  claims TEXT NOT NULL,
  sure REAL NOT NULL,
  article TEXT,                    -- of the word that says so, if one does
  start INTEGER,
  "end" INTEGER,
  left_out TEXT NOT NULL,          -- why it does not hold, '' where it does
  PRIMARY KEY (story, seq)
) STRICT;
