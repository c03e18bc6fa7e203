"""The order of linked events, and the days that it leaves them: one point an event, in the network of dates.

What events are dated to is surest; orders enter after it, the surest first. One that the dates or surer orders
contradict, or that would close a circle, steps back and is kept with the reason. Bounds move where words say the order
and words say the day; the reader's own judgement only puts in order what dates leave open, and a day that was inferred
bounds no other event.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.date.network import CALENDAR, Difference, Network
from dateline.lang import table
from dateline.model import Article, Claim, Event, Facts, Links, Precedence
from dateline.when import UNKNOWN, Basis, Day, Reason, When, to_edtf

_DATED = 0.99  # how sure an event's own days are: above any order
_Pair = tuple[str, str]


def order_events(articles: Sequence[Article], facts: Sequence[Facts], links: Links) -> Links:
    """The same links with the orders of their events, and the bounds that follow. Pure; no order of input matters."""
    told = _told(facts, links)
    if not told:
        return links
    solved = _solved(told, {event.id: event for event in links.events})
    placed = _Placed(articles, facts, links, solved)
    return replace(links, orders=tuple(solved), events=tuple(map(placed.event, links.events)))


# ---- which orders hold


def _told(facts: Sequence[Facts], links: Links) -> list[Precedence]:
    """The orders of claims as orders of their events: the surest of those that say the same, in the order of events."""
    found: dict[_Pair, Precedence] = {}
    for each in facts:
        for order in each.orders:
            first, second = (links.event_of.get(claim) for claim in (order.earlier, order.later))
            if first is None or second is None or first == second:
                continue
            new = Precedence(first, second, (order.earlier, order.later), order.sure, order.span)
            known = found.get((first, second))
            if known is None or _rank(new) < _rank(known):
                found[first, second] = new
    return [found[pair] for pair in sorted(found)]


def _rank(order: Precedence) -> tuple[object, ...]:
    return (-order.sure, order.claims)


def _solved(told: Sequence[Precedence], events: Mapping[str, Event]) -> list[Precedence]:
    """The orders, each with why it does not hold, if it doesn't: against the dates first, then against surer orders."""
    why: dict[str, str] = {}
    while True:
        holding = [order for order in told if _key(order) not in why]
        circles = {each.left_out for each in Network(_steps(holding)).conflicts}
        clashes = Network(
            (*_days(holding, events), *_differences(o for o in holding if _key(o) not in circles))
        ).conflicts
        if not clashes:
            break
        why |= {each.left_out: "dates" for each in clashes}
    why |= dict.fromkeys(circles, "order")
    return [replace(order, left_out=_left_out(order, why.get(_key(order), ""), events)) for order in told]


def _key(order: Precedence) -> str:
    return f"order {order.earlier} {order.later}"


def _steps(orders: Sequence[Precedence]) -> Iterator[Difference]:
    """Places in a row, without days: what comes before comes at least one place before, so that no circle can be."""
    for order in orders:
        yield Difference(_key(order), order.earlier, order.later, 1, None, order.sure)


def _differences(orders: Iterator[Precedence]) -> Iterator[Difference]:
    for order in orders:
        yield Difference(_key(order), order.earlier, order.later, 0, None, order.sure)


def _days(orders: Sequence[Precedence], events: Mapping[str, Event]) -> Iterator[Difference]:
    for id in sorted({id for order in orders for id in (order.earlier, order.later)}):
        when = events[id].when if id in events else UNKNOWN
        if when.known:
            first, last = (day.toordinal() if day else None for day in (when.earliest, when.latest))
            yield Difference(_day(id), CALENDAR, id, first, last, _DATED)


def _day(id: str) -> str:
    return f"day {id}"


def _left_out(order: Precedence, why: str, events: Mapping[str, Event]) -> str:
    if not why:
        return ""
    first, second = events[order.earlier], events[order.later]
    parts = {"earlier": first.title, "later": second.title, "first": first.when.edtf, "second": second.when.edtf}
    return _reason(why, **parts)


def _reason(which: str, /, **parts: str) -> str:
    return str(table("order")["reason"][which]).format(**parts)


# ---- bounds


class _Placed:
    """Events with the bounds that orders in words leave."""

    def __init__(
        self, articles: Sequence[Article], facts: Sequence[Facts], links: Links, orders: Sequence[Precedence]
    ) -> None:
        self._articles = {article.id: article for article in articles}
        self._claims = {claim.id: claim for each in facts for claim in each.claims}
        self._events = {event.id: event for event in links.events}
        self._dates = links.dates
        used = [order for order in orders if not order.left_out and order.span is not None]
        self._orders = {_key(order): order for order in used}
        named = {id: event for id, event in self._events.items() if event.when.basis in (Basis.STATED, Basis.RELATIVE)}
        self._network = Network((*_days(used, named), *_differences(iter(used))))
        self._ids = {id for order in used for id in (order.earlier, order.later)}

    def event(self, event: Event) -> Event:
        """The event with the tightest days that hold, and why they do."""
        if event.id not in self._ids:
            return event
        bounds, when = self._network.bounds(event.id), event.when
        reasons: list[Reason] = []
        first, last = (None if n is None else Day.fromordinal(n) for n in (bounds.earliest, bounds.latest))
        later = first is not None and (when.earliest is None or first > when.earliest)
        sooner = last is not None and (when.latest is None or last < when.latest)
        if later:
            reasons += self._explained(event.id, bounds.earliest_because)
        if sooner:
            reasons += self._explained(event.id, bounds.latest_because)
        if not reasons:
            return event
        ends = (first if later else when.earliest, last if sooner else when.latest)
        return replace(event, when=When(*ends, Basis.INFERRED, (*when.because, *reasons)))

    def _explained(self, id: str, keys: Sequence[str]) -> Iterator[Reason]:
        """A line for each order on the way from an event to the day that bounds it; the last names the day."""
        way = [self._orders[key] for key in reversed(keys) if key in self._orders]
        for number, order in enumerate(way):
            before = order.earlier == id
            id = order.later if before else order.earlier
            other = self._events[id]
            text = _reason("before" if before else "after", what=other.title)
            if number == len(way) - 1:
                text = self._dated(text, other, before)
            yield Reason(text, order.span)

    def _dated(self, text: str, event: Event, before: bool) -> str:
        when = event.when
        day = when.latest if before else when.earliest
        assert day is not None
        how = "on" if when.days == 1 else "by" if before else "from"
        return _reason(how, order=text, day=to_edtf(day, day), outlet=self._outlet(event))

    def _outlet(self, event: Event) -> str:
        """Who dates the event: the article of the first claim that has its days, else of its first."""
        claims = [self._claims[id] for id in event.claims]
        dating = [c for c in claims if self._when(c).edtf == event.when.edtf] or claims
        article = self._articles[dating[0].span.article]
        return article.outlet or article.title or article.id

    def _when(self, claim: Claim) -> When:
        return self._dates.get(claim.id, claim.when)
