"""What articles can have in common at most: never less than what they have, and little where they have nothing."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from dateline.link.marks import SIZE, Least, mark, possible
from dateline.link.stories import Profile, likely

WORDS = [f"word{n}" for n in range(300)]
SURE, NEVER = 1 - 1e-5, 1 - 1e-12  # a chance whose odds are known well enough, and one that no pair has


@dataclass(frozen=True, slots=True)
class Sets:
    """What an article is compared by, as it is."""

    profile: Profile
    bodies: frozenset[str]
    told: frozenset[str]
    text: frozenset[str]
    address: frozenset[str]

    @property
    def marks(self) -> bytes:
        return mark(
            self.profile, {"bodies": self.bodies, "told": self.told, "text": self.text, "address": self.address}
        )


def some(least: int = 0, most: int = 60) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(WORDS), min_size=least, max_size=most)


@st.composite
def sets(draw: st.DrawFn) -> Sets:
    names: Mapping[str, int] = draw(st.dictionaries(st.sampled_from(WORDS), st.integers(1, 900), max_size=60))
    length = math.sqrt(sum(count * count for count in names.values()))
    years = draw(st.frozensets(st.sampled_from(["1914", "1999", "2013", "2024"]), max_size=3))
    bodies = draw(some())
    told = frozenset(sorted(bodies)[::2])
    address = draw(
        st.sampled_from([frozenset(), frozenset({"https://x.example/1"}), frozenset({"https://x.example/2"})])
    )
    profile = Profile("", names, length, draw(some()), draw(some()), years, draw(some()))
    return Sets(profile, bodies, told, draw(some(most=16)), address)


def passes(left: Sets, right: Sets, least: Least) -> bool:
    return list(possible({"a": left.marks, "b": right.marks}, [("a", "b")], least)) == [("a", "b")]


@given(sets(), sets())
def test_whoever_has_enough_in_common_is_not_ruled_out(left: Sets, right: Sets) -> None:
    assert passes(left, right, Least(min(likely(left.profile, right.profile), SURE), 99, 99))
    if left.told & right.told:
        assert passes(left, right, Least(NEVER, len(left.bodies & right.bodies), 99))
    if left.text & right.text:
        assert passes(left, right, Least(NEVER, 99, len(left.text & right.text)))
    if left.address & right.address:
        assert passes(left, right, Least(NEVER, 99, 99))


def other(word: str) -> frozenset[str]:
    return frozenset(f"{word}{n}" for n in range(25))


def article(word: str, year: str) -> Sets:
    """An article all of whose words begin alike."""
    profile = Profile("", dict.fromkeys(other(word), 2), 10, other(word), other(word), frozenset({year}), other(word))
    return Sets(
        profile, other(word), frozenset({f"{word}1", f"{word}2"}), frozenset(sorted(other(word))[:16]), frozenset()
    )


def test_articles_that_have_nothing_in_common_are_ruled_out() -> None:
    sets = {"a": article("wall", "1999"), "b": article("song", "2024"), "c": article("wall", "1999")}
    marks = {id: each.marks + b"whatever follows" for id, each in sets.items()}
    assert {len(each.marks) for each in sets.values()} == {SIZE}
    pairs = [("a", "b"), ("a", "c"), ("b", "c")]
    assert list(possible(marks, pairs, Least(0.2, 2, 8))) == [("a", "c")]
