-- Who takes part in a claim and is only pointed to, by a pronoun that the article doesn't resolve.

CREATE TABLE unresolved (
  claim TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  role TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (claim, seq)
) STRICT;

CREATE VIEW not_resolved AS
SELECT
  u.claim,
  e.event,
  e.story,
  c.article,
  u.role,
  substr(a.text, u.start + 1, u."end" - u.start) AS word,
  c.title
FROM unresolved AS u
JOIN claim AS c ON c.id = u.claim
JOIN claim_event AS e ON e.claim = c.id
JOIN article AS a ON a.id = c.article;
