"""A story of as many events as wanted, made by hand: a quarter of a day apart, by two papers."""

from __future__ import annotations

import datetime

from dateline.model import EntityKind, Standing, Story
from dateline.tell import tell
from tests.export.story import Maker

WHO = ("Mara Quint", "Oren Tal", "Ilse Brandt")


def many_events(count: int) -> Story:
    """Events from 2015 on, each told by one sentence; every tenth is known to the month only."""
    make = Maker()
    start = datetime.date(2015, 6, 1)
    days = [start + datetime.timedelta(days=n // 2) for n in range(count)]
    lines = [f"{WHO[n % 3]} visited house {n} of the harbour." for n in range(count)]
    make.article("m0000", "Visits", outlet="The Quay", published=days[-1].isoformat(), text="\n".join(lines))
    for name in WHO:
        make.entity(name, EntityKind.PERSON)
    for n, (day, line) in enumerate(zip(days, lines, strict=True)):
        when = f"{day:%Y-%m}" if n % 10 == 0 else day.isoformat()
        said = line.rstrip(".")
        claim = make.claim("m0000", said, said, WHO[n % 3], predicate="visit", when=when, origin="The Quay")
        make.event(Standing.DISPUTED if n % 50 == 49 else Standing.REPORTED, when, claim)
    return tell(make.story())
