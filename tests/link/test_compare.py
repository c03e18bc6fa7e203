"""What was learned joins claims in other words, and only where something speaks for the same days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from dateline import trees
from dateline.link import link
from dateline.link.compare import FEATURES, PLAIN, Comparer
from dateline.link.entities import link_entities
from dateline.link.events import group_claims
from dateline.link.material import Material
from dateline.link.propositions import propositions
from dateline.link.sides import sides
from dateline.model import Phase
from tests.link.build import Said, article, claim

MEANINGS = {"nab": (1.0, 0.0), "seize": (0.96, 0.28), "praise": (0.0, 1.0)}


def embed(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """Vectors by the first known word; of what isn't known, nothing."""
    rows = [next((MEANINGS[w] for t in [text.lower()] for w in MEANINGS if w in t), (0.0, 0.0)) for text in texts]
    return np.array(rows, np.float32).reshape(len(texts), 2)


def joined(left: Said, right: Said, published: str = "", later: str = "") -> bool:
    told = [article("a", left, published=published), article("b", right, published=later or published)]
    events = link([t.article for t in told], [t.facts for t in told], embed).events
    return len(events) == 1


def nabbed(when: str = "") -> Said:
    return claim("nab", "Ann Lee nabbed the smugglers off Hesk", agent="Ann Lee", when=when)


def seized(when: str = "") -> Said:
    return claim("seize", "Ann Lee seized the smugglers off Hesk", agent="Ann Lee", when=when)


def praised(when: str = "") -> Said:
    return claim("praise", "Ann Lee praised the smugglers off Hesk", agent="Ann Lee", when=when)


def test_other_words_for_the_same() -> None:
    assert joined(nabbed(), seized())
    assert not joined(nabbed(), praised())


def test_where_articles_are_dated_both_claims_say_when_or_both_are_news() -> None:
    assert joined(nabbed("2018-02-10"), seized("2018-02-10"), published="2018-02-12")
    assert joined(nabbed(), seized(), published="2018-02-12", later="2018-02-14")
    assert not joined(nabbed(), seized(), published="2018-02-12", later="2018-05-14")
    assert not joined(nabbed("2017-02"), seized(), published="2018-02-12")


def test_a_plan_may_have_come_true_where_no_article_has_a_date() -> None:
    planned = claim("seize", "Ann Lee will seize the smugglers off Hesk", agent="Ann Lee", phase=Phase.EXPECTED)
    supposed = claim("seize", "Ann Lee would seize the smugglers off Hesk", agent="Ann Lee", phase=Phase.HYPOTHETICAL)
    assert joined(seized(), planned)
    assert not joined(seized(), planned, published="2018-02-12")
    assert not joined(seized(), supposed)


class Likely(Comparer):
    """Finds any two claims likely to be one, and no two verbs near in meaning."""

    def __init__(self) -> None:
        super().__init__({}, embed)

    def chances(self, limits: Mapping[tuple[str, str], float]) -> list[float]:
        return [0.9] * len(limits)

    def called_alike(self, left: str, right: str) -> bool:
        return True

    def limit(self, left: str, right: str) -> float:
        return 0.0

    def near(self, texts: Iterable[str], limit: float) -> dict[str, list[str]]:
        return {}

    def undated(self, ids: Iterable[str]) -> bool:
        return True


def test_in_a_small_story_claims_are_compared_that_share_no_word() -> None:
    one = article("a", claim("nab", "Ann Lee nabbed four men", agent="Ann Lee"))
    other = article("b", claim("seize", "smugglers were seized off Hesk"))
    material = Material.of([one.article, other.article], [one.facts, other.facts])
    said = propositions(material, link_entities(material))
    assert len(group_claims(said, (), Likely()).groups) == 1


def test_days_that_cannot_meet_are_never_one() -> None:
    assert not joined(nabbed("2018-02-10"), seized("2018-06-10"))


def test_the_trees_that_ship_are_made_for_what_is_compared() -> None:
    assert trees.load("events").features == FEATURES
    assert trees.load("events_plain").features == PLAIN


def compared(left: Said, right: Said, published: str) -> list[str]:
    """The texts of the second claim that are embedded when the two are compared."""
    told = [article("a", left, published=published), article("b", right, published=published)]
    material = Material.of([t.article for t in told], [t.facts for t in told])
    entities = link_entities(material)
    seen = sides(material, entities, propositions(material, entities))
    asked: list[str] = []

    def noted(texts: Sequence[str]) -> npt.NDArray[np.float32]:
        asked.extend(texts)
        return embed(texts)

    first, second = sorted(seen)
    comparer = Comparer(seen, noted)
    comparer.chances({(first, second): comparer.limit(first, second)})
    return [text for text in seen[second].texts if text in asked]


def test_what_has_no_hope_is_not_embedded_where_articles_are_dated() -> None:
    fed = claim("feed", "Cole Marsh fed a goose behind the brickworks", agent="Cole Marsh", patient="a goose")
    assert not compared(nabbed(), fed, "2018-02-12")
    assert compared(nabbed(), fed, "")
    assert compared(nabbed(), seized(), "2018-02-12")
