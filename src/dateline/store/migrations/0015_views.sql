-- Views with plain names, for Datasette and everybody who asks in SQL: a row a record, names in place of ids. ----------
-- Dates are "date" (EDTF) with its first and last day, both inclusive, NULL where it is not known, and the reasons in
-- words. A chain of sources leads from the page back to the origin. What a person put aside is in none of them.

CREATE VIEW articles AS
SELECT
  a.id,
  s.story,
  m.title,
  m.outlet,
  (SELECT group_concat(value, '; ') FROM json_each(m.authors)) AS authors,
  (SELECT group_concat(name, '; ') FROM (SELECT name FROM relay WHERE article = a.id ORDER BY seq)) AS relays,
  m.url,
  coalesce(d.edtf, p.edtf, m.published_edtf) AS published,
  CASE WHEN d.article IS NOT NULL THEN d.earliest WHEN p.article IS NOT NULL THEN p.earliest
    ELSE m.published_earliest END AS published_first_day,
  CASE WHEN d.article IS NOT NULL THEN d.latest WHEN p.article IS NOT NULL THEN p.latest
    ELSE m.published_latest END AS published_last_day,
  coalesce(d.basis, p.basis, m.published_basis) AS published_basis,
  (SELECT group_concat(json_extract(value, '$.text'), '; ')
    FROM json_each(coalesce(d.because, p.because, m.published_because))) AS published_because,
  m.language,
  m.partial,
  c.original AS copy_of,
  (SELECT group_concat(value, '; ') FROM json_each(m.paths)) AS files,
  (SELECT count(*) FROM claim JOIN claim_event ON claim_event.claim = claim.id WHERE claim.article = a.id) AS claims
FROM article AS a
JOIN article_metadata AS m ON m.article = a.id
LEFT JOIN story_article AS s ON s.article = a.id
LEFT JOIN decided_date AS d ON d.article = a.id
LEFT JOIN publication AS p ON p.article = a.id
LEFT JOIN copy AS c ON c.article = a.id;

CREATE VIEW claims AS
SELECT
  c.id,
  e.event,
  e.story,
  c.article,
  coalesce(d.edtf, c.edtf) AS date,
  CASE WHEN d.claim IS NOT NULL THEN d.earliest ELSE c.earliest END AS first_day,
  CASE WHEN d.claim IS NOT NULL THEN d.latest ELSE c.latest END AS last_day,
  coalesce(d.basis, c.basis) AS date_basis,
  (SELECT group_concat(json_extract(value, '$.text'), '; ') FROM json_each(coalesce(d.because, c.because))) AS date_because,
  c.title,
  coalesce(m.outlet, m.url, '“' || m.title || '”')
    || coalesce((SELECT group_concat(' ← ' || name, '') FROM (
        SELECT r.name FROM relay AS r WHERE r.article = c.article AND NOT EXISTS (
          SELECT 1 FROM claim_source AS k JOIN source AS s ON s.story = k.story AND s.id = k.source
          WHERE k.claim = c.id AND s.name = r.name)
        ORDER BY r.seq)), '')
    || coalesce((SELECT group_concat(' ← ' || name, '') FROM (
        SELECT coalesce(nullif(s.name, ''), s.kind) AS name
        FROM claim_source AS k JOIN source AS s ON s.story = k.story AND s.id = k.source
        WHERE k.claim = c.id AND NOT (k.seq = 0 AND s.kind = 'outlet' AND s.name IS m.outlet)
        ORDER BY k.seq)), '') AS chain,
  o.origin,
  c.certainty,
  CASE c.polarity WHEN '-' THEN 'negative' ELSE 'positive' END AS polarity,
  c.phase,
  c.rule,
  c.direct_quote,
  (SELECT group_concat(name, '; ') FROM (
    SELECT DISTINCT n.name FROM participant AS p
    JOIN referent_entity AS r ON r.referent = p.referent JOIN entity AS n ON n.id = r.entity
    WHERE p.claim = c.id ORDER BY p.seq)) AS participants,
  substr(a.text, c.start + 1, c."end" - c.start) AS quote,
  c.start,
  c."end",
  m.outlet,
  m.title AS article_title,
  m.url
FROM claim AS c
JOIN claim_event AS e ON e.claim = c.id
JOIN article AS a ON a.id = c.article
JOIN article_metadata AS m ON m.article = c.article
LEFT JOIN claim_date AS d ON d.claim = c.id
LEFT JOIN claim_origin AS o ON o.claim = c.id;

CREATE VIEW events AS
SELECT
  e.id,
  e.story,
  e.edtf AS date,
  e.earliest AS first_day,
  e.latest AS last_day,
  e.basis AS date_basis,
  (SELECT group_concat(json_extract(value, '$.text'), '; ') FROM json_each(e.because)) AS date_because,
  e.title,
  (SELECT group_concat(chain, ' / ') FROM (
    SELECT DISTINCT chain FROM claims WHERE claims.event = e.id ORDER BY chain)) AS said_by,
  e.standing,
  json_array_length(e.origins) AS origins,
  (SELECT count(DISTINCT article) FROM claim JOIN claim_event ON claim_event.claim = claim.id
    WHERE claim_event.event = e.id) AS articles,
  json_array_length(e.claims) AS claims,
  (SELECT group_concat(n.name, '; ') FROM json_each(e.participants) AS p JOIN entity AS n ON n.id = p.value)
    AS participants,
  e.type,
  round(e.salience, 3) AS salience
FROM event AS e;

CREATE VIEW sources AS
SELECT
  s.id,
  s.story,
  s.name,
  s.kind,
  (SELECT count(DISTINCT k.claim) FROM claim_source AS k JOIN claim_event AS e ON e.claim = k.claim
    WHERE k.story = s.story AND k.source = s.id) AS claims,
  (SELECT count(*) FROM origin AS o WHERE o.story = s.story AND o.source = s.id) AS origins,
  s.entity
FROM source AS s;

CREATE VIEW entities AS
SELECT
  n.id,
  n.story,
  n.name,
  n.kind,
  (SELECT group_concat(value, '; ') FROM json_each(n.aliases)) AS aliases,
  (SELECT group_concat(e.name, '; ') FROM json_each(n.members) AS m JOIN entity AS e ON e.id = m.value) AS members,
  (SELECT count(*) FROM entity_mention AS m WHERE m.entity = n.id) AS mentions
FROM entity AS n;

CREATE VIEW conflicts AS
SELECT
  f.story,
  f.about,
  l.title AS one,
  l.chain AS one_said_by,
  r.title AS other,
  r.chain AS other_said_by,
  f.because,
  f."left" AS one_claim,
  f."right" AS other_claim
FROM conflict AS f JOIN claims AS l ON l.id = f."left" JOIN claims AS r ON r.id = f."right";

CREATE VIEW answers AS
SELECT
  w.story,
  w.kind,
  a.title AS allegation,
  a.chain AS alleged_by,
  c.title AS answer,
  c.chain AS answered_by,
  w.because,
  w.allegation AS allegation_claim,
  w.claim AS answer_claim
FROM answer AS w JOIN claims AS a ON a.id = w.allegation JOIN claims AS c ON c.id = w.claim;

CREATE VIEW states AS
SELECT
  s.story,
  s.relation,
  (SELECT group_concat(name, '; ') FROM (
    SELECT n.name FROM json_each(s.entities) AS p JOIN entity AS n ON n.id = p.value ORDER BY p.key)) AS of_whom,
  s.force,
  s.edtf AS date,
  s.earliest AS first_day,
  s.latest AS last_day,
  (SELECT group_concat(json_extract(value, '$.text'), '; ') FROM json_each(s.because)) AS date_because,
  (SELECT group_concat(title || ' (' || chain || ')', '; ') FROM (
    SELECT c.title, c.chain FROM json_each(s.claims) AS p JOIN claims AS c ON c.id = p.value ORDER BY p.key)) AS told
FROM state AS s;
