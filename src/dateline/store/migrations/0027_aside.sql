-- A context that holds words of a claim that a person put aside isn't told: what is hidden is in no view.

DROP VIEW claims;
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
  CASE WHEN NOT EXISTS (
    SELECT 1 FROM aside AS h JOIN claim AS b ON b.id = h.claim
    WHERE b.article = c.article AND b.start < c.context_end AND c.context_start < b."end")
    THEN substr(a.text, c.context_start + 1, c.context_end - c.context_start) END AS context,
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
