-- Outlets with a plain name, as the other views are: a row an outlet of a story, with what the user says of it. ---------
-- `note` is for the user's own eyes and is left out. Relays that are named in articles and have no page are none of them.

DROP VIEW IF EXISTS outlets;
CREATE VIEW outlets AS
SELECT
  s.story,
  m.outlet,
  count(*) AS articles,
  sum(a.claims) AS claims,
  min(a.published_first_day) AS first_day,
  max(a.published_last_day) AS last_day,
  coalesce(max(k.owner), '') AS owner,
  coalesce(max(k.grade), '') AS grade
FROM story_article AS s
JOIN article_metadata AS m ON m.article = s.article
JOIN articles AS a ON a.id = s.article
LEFT JOIN (
  SELECT o.story, j.value AS article, o.owner, o.grade FROM known_outlet AS o, json_each(o.articles) AS j
) AS k ON k.story = s.story AND k.article = s.article
WHERE m.outlet IS NOT NULL
GROUP BY s.story, m.outlet;
