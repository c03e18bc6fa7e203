"""A mixed folder is split into stories."""

from __future__ import annotations

import random

from dateline.link.stories import Stories, group_articles
from tests.link.build import Told, article, claim

WALL = (
    (
        "a1",
        "The harbour wall at Hesk collapsed",
        "Mayor Ann Lee said the harbour wall at Hesk collapsed on 3 May 2018.",
    ),
    ("a2", "Hesk wall: what we know", "Mayor Ann Lee went to Hesk after the harbour wall collapsed on 3 May 2018."),
    ("a3", "Inquiry into wall at Hesk", "Mayor Ann Lee promised Hesk an inquiry: the harbour wall collapsed in 2018."),
)
MERGER = (
    ("b1", "Velm bids for Torr", "Bo Ray said that Velm Line bid 400 million for Torr Bank in 2021."),
    ("b2", "Torr rejects Velm", "Bo Ray said that Torr Bank rejected the bid of 400 million by Velm Line in 2021."),
)


def told(id: str, title: str, text: str) -> Told:
    people = [name for name in ("Ann Lee", "Bo Ray", "Velm Line", "Torr Bank", "Hesk") if name in text]
    return article(id, claim("say", text, agent=people), title=title)


def stories(*given: tuple[str, str, str]) -> Stories:
    rows = [told(*each) for each in given]
    return group_articles([r.article for r in rows], [r.facts for r in rows])


def test_two_stories_are_told_apart() -> None:
    assert sorted(stories(*WALL, *MERGER).groups.values()) == [("a1", "a2", "a3"), ("b1", "b2")]


def test_an_article_that_is_added_joins_its_story_and_changes_no_other() -> None:
    before, after = stories(WALL[0], WALL[1], *MERGER), stories(*WALL, *MERGER)
    assert after.of["a3"] == after.of["a1"] == before.of["a1"]
    assert after.groups["b1"] == before.groups["b1"]


def test_order_makes_no_difference() -> None:
    rows = [*WALL, *MERGER]
    first = stories(*rows)
    for seed in range(5):
        random.Random(seed).shuffle(rows)
        assert stories(*rows) == first


def test_every_joining_says_why() -> None:
    links = stories(*WALL, *MERGER).links
    assert len(links) == 3  # five articles, two stories
    assert all(k.kind == "story" and 0 < k.score <= 1 and k.because.startswith("both tell of ") for k in links)


def test_an_article_of_its_own_stays_alone_and_none_are_no_story() -> None:
    assert stories(WALL[0], MERGER[0]).groups == {"a1": ("a1",), "b1": ("b1",)}
    assert stories() == Stories({}, {}, ())
