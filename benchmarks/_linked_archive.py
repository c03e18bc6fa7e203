"""A made-up archive of linked events: claims in articles, their events with the days that are known, and orders.

Each event has a hidden day. Orders follow it, but for a share that is turned round; some of these, as sure as others,
close circles with them, some contradict the days of events, some are believed: nothing surer speaks against them.
"""

from __future__ import annotations

import itertools
import random

from dateline.model import (
    Article,
    Certainty,
    Claim,
    ClaimOrder,
    Event,
    Facts,
    Links,
    Phase,
    Polarity,
    Standing,
)
from dateline.span import Span
from dateline.when import UNKNOWN, Basis, Day, Reason, When

_START = 733000  # 2007-11-19
_SPAN = 3650
_NEAR = 200  # days between two events of which an order is told, at most
_TRIES = 1000  # an order, at most
_CLAIMS = 5  # of an article
_WORDS, _LEARNED = (0.7, 0.8, 0.9), (0.46, 0.47, 0.48, 0.49)

Story = tuple[list[Article], list[Facts], Links]


def linked_archive(
    events: int, orders: int, turned_pct: float, dated_pct: float = 60, near: int = _NEAR, seed: int = 7
) -> Story:
    """`turned_pct` of the orders are told the wrong way round; `dated_pct` of the events have days of their own."""
    made = random.Random(seed)
    hidden = [_START + made.randrange(_SPAN) for _ in range(events)]
    found = [_event(n, day, made.random() * 100 < dated_pct, made) for n, day in enumerate(hidden)]
    told: dict[tuple[int, int], ClaimOrder] = {}
    tries = itertools.count()
    while len(told) < orders:
        if next(tries) > _TRIES * orders:
            raise ValueError(f"{events} events have no {orders} pairs within {near} days: ask for fewer orders")
        one, other = made.randrange(events), made.randrange(events)
        if not 0 < hidden[other] - hidden[one] <= near:
            continue
        pair = (other, one) if made.random() * 100 < turned_pct else (one, other)
        told.setdefault(pair, _order(*pair, made))
    articles = [Article(f"a{n}", "left before", "", (), language="en") for n in range(-(-events // _CLAIMS))]
    by_article: dict[int, list[ClaimOrder]] = {}
    for (one, _), order in told.items():
        by_article.setdefault(one // _CLAIMS, []).append(order)
    facts = [_facts(n, found, by_article) for n in range(len(articles))]
    of = {claim: event.id for event in found for claim in event.claims}
    return articles, facts, Links(events=tuple(found), event_of=of)


def _event(number: int, day: int, dated: bool, made: random.Random) -> Event:
    when = UNKNOWN
    if dated:
        before, after = made.choice(((0, 0), (0, 0), (3, 3), (15, 15), (180, 180), (0, None), (None, 0)))
        first = None if before is None else Day.fromordinal(day - before)
        last = None if after is None else Day.fromordinal(day + after)
        basis = made.choice((Basis.STATED, Basis.RELATIVE, Basis.INFERRED))
        when = When(first, last, basis, (Reason("it says so"),))
    return Event(f"e{number}", f"happening {number}", when, (), Standing.REPORTED, (f"c{number}",), ())


def _order(one: int, other: int, made: random.Random) -> ClaimOrder:
    words = made.random() < 0.5
    span = Span(f"a{one // _CLAIMS}", 5, 11) if words else None
    return ClaimOrder(f"c{one}", f"c{other}", made.choice(_WORDS if words else _LEARNED), span)


def _facts(number: int, events: list[Event], told: dict[int, list[ClaimOrder]]) -> Facts:
    span = Span(f"a{number}", 0, 4)
    happened = (Certainty.CERTAIN, Polarity.POSITIVE, Phase.HAPPENED)
    mine = range(number * _CLAIMS, min(len(events), (number + 1) * _CLAIMS))
    claims = tuple(Claim(f"c{n}", span, span, "leave", events[n].title, (), events[n].when, *happened) for n in mine)
    orders = tuple(told.get(number, ()))
    return Facts(f"a{number}", (), (), claims, orders=orders)
