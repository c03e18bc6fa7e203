-- Articles whose likenesses are others than when stories were made last: their stories are looked at again.

CREATE TABLE touched (
  article TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TRIGGER likeness_found AFTER INSERT ON likeness
BEGIN INSERT OR IGNORE INTO touched VALUES (new."left"), (new."right"); END;
CREATE TRIGGER likeness_gone AFTER DELETE ON likeness
BEGIN INSERT OR IGNORE INTO touched VALUES (old."left"), (old."right"); END;
