"""Which articles are linked together: heaps of pairs that may tell one story."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.link import heaps
from dateline.link.heaps import joined as lasting
from dateline.link.heaps import likenesses, parted, sketches
from dateline.model import Link
from dateline.store import MEMORY, Store
from dateline.when import from_edtf
from tests.link.build import ORG, PLACE, Told, article, claim
from tests.store.filling import add

KINDS = {"Velm Line": ORG, "Torr Bank": ORG, "Torr": ORG, "Torr Stores": ORG, "Crown Court": ORG, "Hesk": PLACE}


def told(id: str, *sentences: str, url: str | None = None) -> Told:
    """An article whose sentences name people (and those of KINDS)."""
    people = ("Ann Lee", "Ann Moss", "Ann", "Bo Ray", "Lee")
    claims = []
    for text in sentences:
        names: list[str] = []
        for name in sorted((*people, *KINDS), key=len, reverse=True):
            if name in text and not any(name in longer for longer in names):
                names.append(name)
        claims.append(claim("say", text, agent=names))
    made = article(id, *claims, title=sentences[0].split()[-1] + id, kinds=KINDS)
    return replace(made, article=replace(made.article, url=url))


def joined(*rows: Told) -> list[Link]:
    made = sketches([r.article for r in rows], [r.facts for r in rows])
    pairs = itertools.combinations(sorted(r.article.id for r in rows), 2)
    return likenesses({sketch.article: sketch.content for sketch in made}, [({}, list(pairs))])


def groups(rows: Sequence[Told]) -> list[tuple[str, ...]]:
    ids = [r.article.id for r in rows]
    links = joined(*rows)
    return [members for members, _ in parted(ids, lasting(links, links))]


def keys_meet(*rows: Told) -> bool:
    left, right = (set(sketch.days()) for sketch in sketches([r.article for r in rows], [r.facts for r in rows]))
    return len(left & right) > 1


WALL = ("Ann Lee saw the wall of Hesk fall.", "Ann Lee will rebuild it with Velm Line.")
INQUIRY = ("An inquiry heard Velm Line on its concrete.", "Velm Line denied all.", "Lee was not asked, said Velm Line.")


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        (WALL, ("The wall of Hesk fell, Ann Lee said.",), True),
        (WALL, INQUIRY, True),  # two names, one of them told of by both
        (WALL, ("Ann Moss sang of love.", "Ann Moss danced."), False),  # another Ann
        (("Torr did well.", "Torr cut rates, and Bo Ray left."), ("Torr Bank hired Bo Ray.", "Torr Bank grew."), True),
        (("Torr Stores sold bread.", "Torr Stores grew."), ("Torr Bank hired a cook.", "Torr Bank fell."), False),
        ((*WALL, "The Crown Court was told."), ("Bo Ray built the Crown Court.", "Bo Ray and Torr Bank did."), False),
    ],
)
def test_two_articles(left: Sequence[str], right: Sequence[str], one: bool) -> None:
    rows = told("a", *left), told("b", *right)
    assert bool(joined(*rows)) is one
    assert keys_meet(*rows) or not one, "what is joined is found by a key"


def test_captures_of_one_address_and_near_copies_are_one_story_in_any_language() -> None:
    words = [f"parola{n}" for n in range(60)]
    plain = told("a", " ".join(words)), told("b", " ".join(words[3:])), told("c", " ".join(reversed(words)))
    assert [(k.left, k.right) for k in joined(*plain)] == [("a", "b")]
    assert keys_meet(*plain[:2])
    pages = told("a", "Uno.", url="https://x.example/1"), told("b", "Due.", url="https://x.example/1")
    assert [k.because for k in joined(*pages)] == ["the same address"]
    assert keys_meet(*pages)


def published(row: Told, edtf: str) -> Told:
    return replace(row, article=replace(row.article, published=from_edtf(edtf)))


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("2020-03-01", "2022-03-01", True),  # two years apart, as the day before an anniversary
        ("2020-03-01", "2022-03-02", False),
        ("2022-03-02", "2020-03-01", False),
        ("2020-03-01", "", True),  # it isn't known when: names count
        ("2020-03", "2021-03", True),
        ("2020", "2023", True),  # a year is not known well enough
    ],
)
def test_names_make_articles_of_two_years_alike(first: str, second: str, one: bool) -> None:
    sentence = ("The wall of Hesk fell, Ann Lee said.",)
    rows = published(told("a", *WALL), first), published(told("b", *sentence), second)
    assert bool(joined(*rows)) is one
    with Store(MEMORY, write=True) as store:
        for row in rows:
            add(store, row.article, path=f"{row.article.id}.txt")
            store.set_facts(row.facts, "key")
        store.set_sketches(sketches([row.article for row in rows], [row.facts for row in rows]), "rules")
        assert store.sketch_pairs(["a"]) == ({"b": ["a"]} if one else {})
        assert store.sketch_pairs(["b"]) == ({"a": ["b"]} if one else {})
        assert store.sketch_pairs(["a", "b"]) == ({"b": ["a"]} if one else {}), "once"


def test_an_address_and_a_text_are_known_again_after_years() -> None:
    url = "https://x.example/1"
    pages = published(told("a", "Uno.", url=url), "1999-01-01"), published(told("b", "Due.", url=url), "2020-01-01")
    assert [k.because for k in joined(*pages)] == ["the same address"]
    assert keys_meet(*pages)


def test_every_joining_says_why_and_there_are_no_more_than_are_needed() -> None:
    rows = [told("a", *WALL), told("b", *INQUIRY), told("c", *WALL, "Ann Lee wept."), told("d", "Bo Ray sang.")]
    made = parted([r.article.id for r in rows], joined(*rows))
    assert [(members, len(links)) for members, links in made] == [(("a", "b", "c"), 2), (("d",), 0)]
    assert all(k.kind == "story" and 0 < k.score <= 1 for _, links in made for k in links)
    assert any(k.because == "both tell of Velm Line, Ann Lee" for _, links in made for k in links)


def test_a_pair_is_judged_by_its_two_sides_and_the_order_makes_no_difference() -> None:
    rows = [told("a", *WALL), told("b", *INQUIRY), told("c", "Bo Ray sang."), told("d", "Bo Ray sang of Hesk.")]
    first, links = groups(rows), joined(*rows)
    assert joined(rows[0], rows[1]) == [k for k in links if {k.left, k.right} == {"a", "b"}]
    for seed in range(4):
        random.Random(seed).shuffle(rows)
        assert groups(rows) == first


def alike(*pairs: str, score: float = 0.5) -> list[Link]:
    return [Link("story", pair[0], pair[1], score, "") for pair in pairs]


def heaps_of(links: Sequence[Link]) -> list[str]:
    ids = sorted({id for link in links for id in (link.left, link.right)})
    return ["".join(members) for members, _ in parted(ids, lasting(links, links))]


def test_a_likeness_by_chance_does_not_make_one_story_of_two() -> None:
    left, right = alike("ab", "ac", "ad", "bc", "bd", "cd"), alike("mn", "mo", "mp", "no", "np", "op")
    assert heaps_of([*left, *right, *alike("bn", score=0.2)]) == ["abcd", "mnop"]
    assert heaps_of([*left, *alike("de")]) == ["abcde"], "an article that is like one other is of its story"
    both = [*left, *right, *alike("am", "an", "bm", "bn", "co", "cp", "do", "dp", "ao", "bp", score=0.2)]
    assert heaps_of(both) == ["abcdmnop"], "many likenesses are no chance"


def test_many_weak_likenesses_are_little_beside_strong_ones() -> None:
    inside = [left + right for heap in ("abcd", "mnop") for left, right in itertools.combinations(heap, 2)]
    across = alike(*(left + right for left in "abcd" for right in "mnop"), score=0.1)
    assert heaps_of([*alike(*inside, score=1.0), *across]) == ["abcd", "mnop"]
    assert heaps_of([*alike(*inside, score=0.3), *across]) == ["abcdmnop"]
    assert heaps_of([*alike(*inside, score=0.1), *across]) == ["abcdmnop"], "as where nothing is stronger"


ids_of = st.integers(0, 14).map(lambda n: f"{n:02}")


pairs_of = st.sets(st.tuples(ids_of, ids_of).filter(lambda pair: pair[0] < pair[1]), max_size=40)


@given(pairs_of)
def test_a_story_whose_likenesses_are_all_weak_holds_together_like_another(pairs: set[tuple[str, str]]) -> None:
    strong, weak = ([Link("story", *pair, score, "") for pair in sorted(pairs)] for score in (1.0, 0.125))
    assert heaps_of(strong) == heaps_of(weak)


@given(pairs_of, ids_of)
def test_what_joins_articles_is_known_from_their_neighbours(pairs: set[tuple[str, str]], id: str) -> None:
    links = [Link("story", left, right, 0.5, "") for left, right in sorted(pairs)]
    near = {id, *(end for link in links if id in (link.left, link.right) for end in (link.left, link.right))}
    known = [link for link in links if link.left in near or link.right in near]
    ours = [link for link in links if id in (link.left, link.right)]
    assert lasting(ours, known) == [link for link in lasting(links, links) if link in ours]


@given(
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11), st.integers(1, 9)), max_size=40),
    st.integers(1, 12),
    st.randoms(use_true_random=False),
)
def test_a_story_has_a_greatest_size_whatever_the_order(
    pairs: list[tuple[int, int, int]], most: int, dice: random.Random
) -> None:
    ids = [f"{n:02}" for n in range(12)]
    links = [Link("story", ids[min(a, b)], ids[max(a, b)], score / 10, "") for a, b, score in pairs if a != b]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(heaps, "MOST", most)
        made = parted(ids, links)
        dice.shuffle(ids)
        dice.shuffle(links)
        assert parted(ids, links) == made
    assert sorted(id for members, _ in made for id in members) == sorted(ids)
    assert max(len(members) for members, _ in made) <= most
    assert all(len(joined) == len(members) - 1 for members, joined in made)
