"""Whether two events may well be one that linking did not join, since it joins only what is surely one."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.lang import words
from dateline.model import Claim, Event, Phase, Role
from dateline.tell.index import Index
from dateline.tell.predicates import root

SHARP = 31  # days: an interval that says when
COMMON, OVERLAP = 3, 0.5  # words, and their share of the shorter: what is told of one day in other verbs is one


@dataclass(frozen=True, slots=True)
class Gist:
    """An event by what it does and to whom: the classes of its predicates, the named who act and are acted upon.

    `doers` and `objects` are the nouns of those who act and are acted upon and have no name ("wall", "directors").
    `words` are the words of its titles that aren't the commonest. `ahead`: it is told as still to come.
    """

    event: Event
    classes: frozenset[str]
    agents: frozenset[str]
    patients: frozenset[str]
    doers: frozenset[str]
    objects: frozenset[str]
    words: frozenset[str]
    ahead: bool


def gist(event: Event, index: Index) -> Gist:
    """The gist of an event, over all its claims."""
    claims = index.claims_of(event)
    agents, doers = _cast(claims, Role.AGENT, index)
    patients, objects = _cast(claims, Role.PATIENT, index)
    classes = {_ALIKE.get(event.type, event.type)} if event.type else {root(claim.predicate) for claim in claims}
    ahead = all(claim.phase is Phase.EXPECTED for claim in claims)
    said = frozenset(word for claim in claims for word in _content(claim.title))
    return Gist(event, frozenset(classes), agents, patients, doers, objects, said, ahead)


def _content(title: str) -> set[str]:
    spoken = "".join(char if char.isalnum() else " " for char in title.lower()).split()
    return set(spoken) - words("link", "words.stop")


def _cast(claims: tuple[Claim, ...], role: Role, index: Index) -> tuple[frozenset[str], frozenset[str]]:
    """The entities in a role that have names, and the last words of what the others are called."""
    entity_of = index.story.links.entity_of
    ids = {entity_of.get(part.referent, "") for claim in claims for part in claim.participants if part.role is role}
    known = {id for id in ids if id in index.entities}
    named = frozenset(id for id in known if index.is_named(id))
    return named, frozenset(word for id in known - named for word in index.entities[id].name.lower().split()[-1:])


def may_be_one(left: Gist, right: Gist) -> bool:
    """Whether two events do the same, at times that may meet, and nobody who is named tells them apart.

    Where they name nobody in common, the nouns tell them apart, unless both say when. What is set for a date may come
    true in other words, as long as it is done to the same.
    """
    if not left.event.when.meets(right.event.when) or _apart(left.patients, right.patients):
        return False
    if left.ahead is not right.ahead and (left.patients & right.patients or left.objects & right.objects):
        return True
    if not left.classes & right.classes:
        return _same_day(left.event, right.event) and _alike(left.words, right.words)
    if left.patients & right.patients or left.agents & right.agents:
        return True
    if _apart(left.agents, right.agents):
        return False
    if left.ahead is not right.ahead or (_sharp(left.event) and _sharp(right.event)):
        return True
    return not (_apart(left.doers, right.doers) or _apart(left.objects, right.objects))


def _apart(left: frozenset[str], right: frozenset[str]) -> bool:
    return bool(left) and bool(right) and not left & right


def _same_day(left: Event, right: Event) -> bool:
    return left.when.days == 1 == right.when.days and left.when.earliest == right.when.earliest


def _alike(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether one is told in the words of the other for the most part, by the overlap coefficient."""
    common = left & right
    return len(common) >= COMMON and len(common) >= OVERLAP * min(len(left), len(right))


def _sharp(event: Event) -> bool:
    return event.when.days is not None and event.when.days <= SHARP


_ALIKE = {"killing": "death"}  # who is killed dies
