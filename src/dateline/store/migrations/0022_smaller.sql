-- The same in fewer bytes. Ids are long, and stood in several indexes of what is only ever read as a whole: where an
-- article's blocks lie, and the mentions of a referent or an entity, are lists of their row, as other lists are; what goes
-- with an entity does not name its story as well; rows that are a key and little else have no second index for it.
-- Sketches are packed, and have numbers for their many keys and names: the next build makes them anew.

CREATE TABLE kept AS
SELECT article, json_group_array(json_array(kind, start, "end")) AS blocks
FROM (SELECT * FROM block ORDER BY article, seq) GROUP BY article;
DROP TABLE block;
CREATE TABLE block (
  article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  blocks TEXT NOT NULL             -- JSON: [[kind, start, end]]
) STRICT, WITHOUT ROWID;
INSERT INTO block SELECT article, blocks FROM kept;
DROP TABLE kept;

ALTER TABLE referent ADD COLUMN mentions TEXT NOT NULL DEFAULT '[]';         -- JSON: [[start, end, form]]
UPDATE referent SET mentions = (
  SELECT json_group_array(json_array(start, "end", form))
  FROM (SELECT start, "end", form FROM mention WHERE mention.referent = referent.id ORDER BY seq)
);
DROP TABLE mention;

ALTER TABLE entity ADD COLUMN mentions TEXT NOT NULL DEFAULT '[]';           -- JSON: [[article, start, end]]
UPDATE entity SET mentions = (
  SELECT json_group_array(json_array(article, start, "end"))
  FROM (SELECT article, start, "end" FROM entity_mention WHERE entity_mention.entity = entity.id ORDER BY seq)
);
DROP VIEW entities;
DROP TABLE entity_mention;
CREATE VIEW entities AS
SELECT
  n.id,
  n.story,
  n.name,
  n.kind,
  (SELECT group_concat(value, '; ') FROM json_each(n.aliases)) AS aliases,
  (SELECT group_concat(e.name, '; ') FROM json_each(n.members) AS m JOIN entity AS e ON e.id = m.value) AS members,
  json_array_length(n.mentions) AS mentions
FROM entity AS n;

CREATE TABLE kept AS SELECT referent, entity FROM referent_entity;
DROP TABLE referent_entity;
CREATE TABLE referent_entity (
  referent TEXT PRIMARY KEY REFERENCES referent (id) ON DELETE CASCADE,
  entity TEXT NOT NULL REFERENCES entity (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO referent_entity SELECT referent, entity FROM kept ORDER BY referent;
CREATE INDEX referent_entity_entity ON referent_entity (entity);
DROP TABLE kept;

CREATE TABLE kept AS SELECT * FROM link;
DROP TABLE link;
CREATE TABLE link (                -- one decision that two records are the same kind of thing, with its reason
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL,
  "left" TEXT NOT NULL,
  "right" TEXT NOT NULL,
  score REAL NOT NULL,
  because TEXT NOT NULL,
  PRIMARY KEY (story, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO link SELECT story, seq, kind, "left", "right", score, because FROM kept ORDER BY story, seq;
DROP TABLE kept;

CREATE TABLE kept AS SELECT article, path, place, published_by_user, reading, file, sha256 FROM article_path;
DROP TABLE article_path;
CREATE TABLE article_path (        -- where an article was found, and what that file says of it
  article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  path TEXT NOT NULL,              -- the record that holds it: the file's name, or name:line
  place TEXT NOT NULL,
  published_by_user INTEGER NOT NULL CHECK (published_by_user IN (0, 1)),
  reading BLOB NOT NULL,           -- the article as read from this path, without its text: JSON, by zlib since here
  file TEXT NOT NULL,
  sha256 TEXT,                     -- of the bytes that it was read from
  PRIMARY KEY (article, place, path)
) STRICT;
INSERT INTO article_path
SELECT article, path, place, published_by_user, CAST(reading AS BLOB), file, sha256 FROM kept;
CREATE INDEX article_path_file ON article_path (file);
CREATE INDEX article_path_place ON article_path (place, path);
DROP TABLE kept;

DELETE FROM sketch;
DROP TABLE sketch_key;
DROP TABLE sketch_name;
DROP TABLE sketch;
CREATE TABLE sketch (              -- what an article is compared by
  number INTEGER PRIMARY KEY,
  article TEXT NOT NULL UNIQUE REFERENCES article (id) ON DELETE CASCADE,
  key TEXT NOT NULL,               -- of its facts, and of the rules that made the sketch
  content BLOB NOT NULL            -- zlib of MessagePack
) STRICT;
CREATE TABLE sketch_key (          -- articles are compared where they share two of these; see migration 18
  key TEXT NOT NULL,
  day INTEGER NOT NULL,
  sketch INTEGER NOT NULL REFERENCES sketch (number) ON DELETE CASCADE,
  PRIMARY KEY (key, day, sketch)
) STRICT, WITHOUT ROWID;
CREATE INDEX sketch_key_sketch ON sketch_key (sketch);
CREATE TABLE sketch_name (         -- the words of all names in an article: whom a fact of the user's is about
  word TEXT NOT NULL,
  sketch INTEGER NOT NULL REFERENCES sketch (number) ON DELETE CASCADE,
  PRIMARY KEY (word, sketch)
) STRICT, WITHOUT ROWID;
CREATE INDEX sketch_name_sketch ON sketch_name (sketch);
