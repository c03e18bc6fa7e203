"""Which events may be one: found as by reading all of them."""

from __future__ import annotations

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Event, Standing
from dateline.serve.hand.kin import Kin, words_of
from dateline.when import When

DAYS = st.none() | st.dates(datetime.date(2019, 1, 1), datetime.date(2019, 1, 20))
WORDS = st.lists(st.sampled_from(["ferry", "pier", "mayor", "council", "the", "storm"]), max_size=4)
PEOPLE = st.lists(st.sampled_from(["ann", "bo", "cy"]), max_size=2)
PARTS = st.tuples(DAYS, DAYS, WORDS, PEOPLE, st.sampled_from([0.0, 0.5, 1.0]))


def event(number: int, parts: tuple[datetime.date | None, datetime.date | None, list[str], list[str], float]) -> Event:
    first, last, words, people, salience = parts
    when = When(min(first, last), max(first, last)) if first and last else When(first, last)
    id = f"e{number:02d}"
    return Event(id, " ".join(words), when, tuple(people), Standing.REPORTED, (f"c{number}",), (), salience)


def by_reading_all(mine: Event, events: list[Event], most: int) -> list[str]:
    found = []
    for other in events:
        shared = len({*mine.participants} & {*other.participants})
        alike = len(words_of(mine.title) & words_of(other.title))
        days = mine.when.known and other.when.known and mine.when.meets(other.when)
        if other.id != mine.id and (shared or alike or days):
            found.append((-(2 * shared + 2 * days + alike), -other.salience, other.id))
    return [id for *_, id in sorted(found)[:most]]


@settings(deadline=None)
@given(st.lists(PARTS, min_size=1, max_size=12), st.integers(1, 12))
def test_it_finds_what_reading_all_finds(parts: list[tuple], most: int) -> None:  # type: ignore[type-arg]
    events = [event(number, each) for number, each in enumerate(parts)]
    kin = Kin(events)
    for mine in events:
        assert [each.id for each in kin.like(mine, most)] == by_reading_all(mine, events, most)
