"""The contradictions of a story, both sides told, the weightiest first."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import Conflict
from dateline.tell.accounts import Account, account
from dateline.tell.index import Index
from dateline.tell.reasons import worded
from dateline.tell.words import Words


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that can't both hold. `kind` is what it is about, by its key, and `about` says it in words.

    `because` says why they can't; the events are those that tell the sides, one where both do. `one_origin`: both
    sides come down to the same source, which then contradicts itself; two outlets of one owner are not that.
    """

    kind: str
    about: str
    because: str
    left: Account
    right: Account
    left_event: str
    right_event: str
    weight: float

    @property
    def one_origin(self) -> bool:
        same = bool(self.left.origin) and self.left.origin == self.right.origin
        return same and (not self.left.owner or self.left.steps[-1].name == self.right.steps[-1].name)


def contradictions(index: Index, words: Words) -> tuple[Contradiction, ...]:
    """Every conflict of a story: that of the weightiest event first, then by what it is about."""
    found = (_contradiction(conflict, index, words) for conflict in index.story.links.conflicts)
    return tuple(sorted(found, key=lambda c: (-c.weight, c.left_event, c.kind, c.left.claim.id, c.right.claim.id)))


def about(key: str, words: Words) -> str:
    """What a conflict is about, in words."""
    return str(words["about"].get(key) or words["about"]["other"].format(about=key))


def _contradiction(conflict: Conflict, index: Index, words: Words) -> Contradiction:
    left, right = (index.claims[claim] for claim in conflict.claims)
    events = [index.story.links.event_of.get(claim.id, "") for claim in (left, right)]
    return Contradiction(
        conflict.about,
        about(conflict.about, words),
        worded(conflict, left, right, words),
        account(left, index, words),
        account(right, index, words),
        events[0],
        events[1],
        max((index.events[id].salience for id in events if id in index.events), default=0.0),
    )
