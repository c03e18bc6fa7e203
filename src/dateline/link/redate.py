"""Dates of claims and events once publications are bounded. Which claims make an event is not asked again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.link.happenings import dated
from dateline.model import Facts, Links, with_dates
from dateline.when import When


def redate(links: Links, facts: Sequence[Facts], dates: Mapping[str, When]) -> Links:
    """The same links with the dates of claims (by id) that became known, and those of their events."""
    if not dates:
        return links
    claims = {claim.id: claim for each in with_dates(facts, dates) for claim in each.claims}
    events = tuple(
        replace(event, when=dated([claims[id] for id in event.claims])) if dates.keys() & {*event.claims} else event
        for event in links.events
    )
    return replace(links, events=events, dates=dict(sorted(dates.items())))
