"""The order of linked events, and the days that it leaves them.

What events are dated to is surest; orders enter after it, the surest first. One that the dates or surer orders
contradict, or that would close a circle, steps back and is kept with the reason. Bounds move where words say the order
and words say the day; the reader's own judgement only puts in order what dates leave open, and a day that was inferred
bounds no other event.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.date.holding import Holding
from dateline.date.narrowed import earliest, latest
from dateline.lang import table
from dateline.model import Article, Claim, Event, Facts, Links, Precedence
from dateline.when import Basis, Reason, When, to_edtf

_Pair = tuple[str, str]


def order_events(articles: Sequence[Article], facts: Sequence[Facts], links: Links) -> Links:
    """The same links with the orders of their events, and the bounds that follow. Pure; no order of input matters."""
    told = _told(facts, links)
    if not told:
        return links
    events = {event.id: event for event in links.events}
    holding = Holding()
    holding.add(
        ((order.earlier, order.later, order.sure) for order in told), {id: event.when for id, event in events.items()}
    )
    solved = _explained(told, holding, events)
    placed = _Placed(articles, facts, links, solved, holding.row)
    return replace(links, orders=tuple(solved), events=tuple(map(placed.event, links.events)))


# ---- which orders hold


def _told(facts: Sequence[Facts], links: Links) -> list[Precedence]:
    """The orders of claims as orders of their events: the surest of those that say the same, in the order of events."""
    found: dict[_Pair, Precedence] = {}
    for each in facts:
        for order in each.orders:
            first, second = links.event_of.get(order.earlier), links.event_of.get(order.later)
            if first is None or second is None or first == second:
                continue
            new = Precedence(first, second, (order.earlier, order.later), order.sure, order.span)
            known = found.get((first, second))
            if known is None or _rank(new) < _rank(known):
                found[first, second] = new
    return [found[pair] for pair in sorted(found)]


def _rank(order: Precedence) -> tuple[object, ...]:
    return (-order.sure, order.claims)


def _explained(told: Sequence[Precedence], holding: Holding, events: Mapping[str, Event]) -> list[Precedence]:
    """The orders, each with why it does not hold, if it doesn't."""
    left_out = holding.left_out
    return [_because(order, left_out.get((order.earlier, order.later)), events) for order in told]


def _because(order: Precedence, dated: bool | None, events: Mapping[str, Event]) -> Precedence:
    return order if dated is None else replace(order, left_out=_left_out(order, "dates" if dated else "order", events))


def _left_out(order: Precedence, why: str, events: Mapping[str, Event]) -> str:
    first, second = events[order.earlier], events[order.later]
    parts = {"earlier": first.title, "later": second.title, "first": first.when.edtf, "second": second.when.edtf}
    return _reason(why, **parts)


def _reason(which: str, /, **parts: str) -> str:
    return str(table("order")["reason"][which]).format(**parts)


# ---- bounds


class _Placed:
    """Events with the bounds that orders in words leave."""

    def __init__(
        self,
        articles: Sequence[Article],
        facts: Sequence[Facts],
        links: Links,
        orders: Sequence[Precedence],
        row: Sequence[str],
    ) -> None:
        self._articles = {article.id: article for article in articles}
        self._claims = {claim.id: claim for each in facts for claim in each.claims}
        self._events = {event.id: event for event in links.events}
        self._dates = links.dates
        used = [order for order in orders if not order.left_out and order.span is not None]
        named = {id: event.when for id, event in self._events.items() if _is_named(event.when)}
        self._earliest, self._latest = earliest(used, row, named), latest(used, row, named)

    def event(self, event: Event) -> Event:
        """The event with the tightest days that hold, and why they do."""
        when, first, last = event.when, self._earliest.day(event.id), self._latest.day(event.id)
        begins, ends, reasons = when.earliest, when.latest, list(when.because)
        if first is not None and (when.earliest is None or first > when.earliest):
            begins = first
            reasons += self._explained(event.id, self._earliest.way(event.id))
        if last is not None and (when.latest is None or last < when.latest):
            ends = last
            reasons += self._explained(event.id, self._latest.way(event.id))
        if (when.earliest, when.latest) == (begins, ends):
            return event
        return replace(event, when=When(begins, ends, Basis.INFERRED, tuple(reasons)))

    def _explained(self, id: str, way: Sequence[Precedence]) -> Iterator[Reason]:
        """A line for each order on the way from an event to the day that bounds it; the last names the day."""
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
        dating = [c for c in claims if _same_days(self._when(c), event.when)] or claims
        article = self._articles[dating[0].span.article]
        return article.outlet or article.title or article.id

    def _when(self, claim: Claim) -> When:
        return self._dates.get(claim.id, claim.when)


def _is_named(when: When) -> bool:
    return when.basis in (Basis.STATED, Basis.RELATIVE)


def _same_days(one: When, other: When) -> bool:
    return (one.earliest, one.latest) == (other.earliest, other.latest)
