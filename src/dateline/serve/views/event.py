"""One event: its accounts side by side, in what they agree, and every sentence in its paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.export.html import anchor
from dateline.model import Entity
from dateline.serve.citing import Cited
from dateline.serve.hand.choices import kin_of
from dateline.serve.paths import at
from dateline.serve.shelf import Told
from dateline.serve.views.asked import Asked, asked, citing_of
from dateline.tell.accounts import Account
from dateline.tell.comparison import comparison
from dateline.tell.entries import Entry
from dateline.tell.unresolved import unresolved


@dataclass(frozen=True, slots=True)
class OneOrigin:
    """The accounts that come down to one origin. `because` says how it was traced."""

    id: str
    because: str
    accounts: tuple[Account, ...]


def event(request: Request) -> Response:
    """The event that the address names; a claim leads to its event, at its account."""
    page = asked(request)
    told, id = page.told, page.named("event")
    if id not in told.index.events:
        return _of_claim(page, id)
    entry = told.entries[id]
    every = (*entry.supporting, *entry.opposing)
    shown = {each.claim.id for each in every}
    others = tuple(both.right for both in entry.disagreements if both.elsewhere and both.right.claim.id not in shown)
    before, after = _beside(told, id)
    return page.page(
        "event.html.j2",
        entry=entry,
        origins=_by_origin(entry.supporting),
        respects=comparison(entry.event, every, told.index, told.words),
        accounts={each.claim.id: each for each in every},
        cited=_cited(page, (*every, *others)),
        participants=participants(entry, told),
        unresolved=_unresolved(entry, told),
        before=before,
        after=after,
        orders=_orders(told, id),
    )


def prepare(told: Told) -> None:
    """Work out what the view stands on."""
    _ = told.places
    kin_of(told)


def participants(entry: Entry, told: Told) -> tuple[Entity, ...]:
    """Who takes part in an event, those of the most events first."""
    found = (told.index.entities[id] for id in entry.event.participants if id in told.index.entities)
    return tuple(sorted(found, key=lambda each: (-told.index.share_of.get(each.id, 0.0), each.name, each.id)))


def _unresolved(entry: Entry, told: Told) -> tuple[str, ...]:
    """To whom the accounts only point, each word once."""
    said = (said for each in entry.supporting for _, said in unresolved(each.claim, told.index, told.words))
    return tuple(dict.fromkeys(said))


def _of_claim(page: Asked, id: str) -> Response:
    told = page.told
    home = told.story.links.event_of.get(id, "")
    if home in told.index.events:
        address = at("event", page.query, story=told.id, event=home)
        return RedirectResponse(f"{address}#{anchor(id, 'c')}", 307)
    phrases = page.pages.phrases["missing"]
    return page.missing(phrases["event_then"] if told.known_on else phrases["event"].format(id=id))


def _by_origin(accounts: Sequence[Account]) -> tuple[OneOrigin, ...]:
    """Accounts by origin, in their order."""
    found: dict[str, list[Account]] = {}
    for each in accounts:
        found.setdefault(each.origin, []).append(each)
    return tuple(OneOrigin(id, told[0].origin_because, tuple(told)) for id, told in found.items())


def _cited(page: Asked, accounts: Sequence[Account]) -> dict[str, Cited]:
    citing = citing_of(page)
    return {each.claim.id: citing.of(each) for each in accounts}


def _beside(told: Told, id: str) -> tuple[Entry | None, Entry | None]:
    """The events before and after it in the order of time."""
    order, place = told.course.events, told.places[id]
    before = told.entry(order[place - 1].event.id) if place else None
    return before, told.entry(order[place + 1].event.id) if place + 1 < len(order) else None


def _orders(told: Told, id: str) -> dict[str, tuple[Entry, ...]]:
    """The events that are told to come before and after it, where words of articles say so."""
    orders = [each for each in told.story.links.orders if not each.left_out and each.span is not None]
    before = dict.fromkeys(each.earlier for each in orders if each.later == id)
    after = dict.fromkeys(each.later for each in orders if each.earlier == id)
    found = {"before": before, "after": after}
    return {name: tuple(told.entries[e] for e in ids if e in told.index.events) for name, ids in found.items()}
