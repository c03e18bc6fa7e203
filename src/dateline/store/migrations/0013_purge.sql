-- What a person has purged: articles of which no byte is to be left, and what is still known of what was there.

ALTER TABLE removed ADD COLUMN purged INTEGER NOT NULL DEFAULT 0 CHECK (purged IN (0, 1));

CREATE TABLE purged_original (     -- bytes of files that were let go at a person's word: that they were here, and no more
  sha256 TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
DROP TRIGGER original_stays;
CREATE TRIGGER original_stays BEFORE DELETE ON original
WHEN old.sha256 NOT IN (SELECT sha256 FROM purged_original)
BEGIN SELECT raise(ABORT, 'an original is evidence: it is never removed'); END;

-- A judgement stays, with who decided what and when; the words of a purged article that it quotes go, and nothing else.
ALTER TABLE judgement ADD COLUMN purged INTEGER NOT NULL DEFAULT 0 CHECK (purged IN (0, 1));
DROP TRIGGER judgement_stays_as_it_is;
CREATE TRIGGER judgement_stays_as_it_is BEFORE UPDATE ON judgement
WHEN new.purged = 0 OR new.number IS NOT old.number OR new.id IS NOT old.id OR new.kind IS NOT old.kind
  OR new."by" IS NOT old."by" OR new.at IS NOT old.at OR new.undoes IS NOT old.undoes
BEGIN SELECT raise(ABORT, 'a judgement is never changed: undo it with another'); END;
