"""Whether two events may well be one that linking did not join, since it joins only what is surely one.

Two events that may be one are not both shown in a first view: the weightier stands there, the other is one step away.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from dateline.lang import table, words
from dateline.model import Claim, EntityKind, Event, Phase, Role
from dateline.span import Span
from dateline.tell.index import Index, per_event
from dateline.tell.predicates import root
from dateline.when import When

SHARP = 31  # days: an interval that says when
COMMON, OVERLAP = 3, 0.5  # words, and their share of the shorter: what is told of one day in other verbs is one
ROOT, MORE, MOST = 5, 2, 2 / 3  # letters, words, and their share: one is told within the words of the other
LARGE = 1000  # an amount that two happenings hardly share
_DAY = timedelta(days=1)
_TO = re.compile(r"\bto (\w+)")

People = dict[EntityKind, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Gist:
    """An event by what it does and to whom: the classes of its predicates, the named who act and are acted upon.

    `doers` and `objects` are the nouns of those who act and are acted upon and have no name ("wall", "directors").
    `names` are the words of its people's names, `words` the other words of its titles that aren't the commonest,
    `amounts` its large numbers with their units. `ahead`: it is told as still to come.
    `mutual`: it is done to nobody, but with or for another ("agreed with Lee", "bid for the firm").
    """

    event: Event
    classes: frozenset[str]
    agents: People
    patients: People
    doers: frozenset[str]
    objects: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    amounts: frozenset[str]
    ahead: bool
    mutual: bool = False


@per_event
def gist(event: Event, index: Index) -> Gist:
    """The gist of an event, over all its claims."""
    claims = index.claims_of(event)
    agents, doers = _cast(claims, {Role.AGENT}, index)
    patients, objects = _cast(claims, {Role.PATIENT, Role.PARTNER}, index)
    people = _names(event, index)
    deeds = {event.type} if event.type else {claim.predicate for claim in claims}
    return Gist(
        event=event,
        classes=frozenset(alike for name in deeds | _decided(claims) for alike in _alike_to(name)),
        agents=agents,
        patients=patients,
        doers=doers,
        objects=objects,
        names=people,
        words=frozenset(word for claim in claims for word in _content(claim.title)) - people,
        amounts=frozenset(f"{a.value} {a.unit}" for c in claims for a in c.amounts if Decimal(a.value) >= LARGE),
        ahead=all(claim.phase is Phase.EXPECTED for claim in claims),
        mutual=not any(part.role is Role.PATIENT for claim in claims for part in claim.participants),
    )


def may_be_one(left: Gist, right: Gist) -> bool:
    """Whether two events may be one: at times that may meet, with nobody named who tells them apart.

    Then one of these must hold: they do the same, and what they name is the same or both say when; they are told of one
    day in the same words, or with the same thing; one stands within the words of the other; they speak of the same sum
    and the same people or deed. What is set for a
    date may come true in other words, as long as it is done to the same.
    """
    told_alike = _same_day(left.event, right.event) and _alike(left.words, right.words)
    if told_alike and left.classes & right.classes and not _apart(left.patients, right.patients):
        return True
    if not _times_meet(left.event.when, right.event.when):
        return False
    if _apart(left.patients, right.patients) and not _both_act(left, right):
        return False
    strangers = _any(left.patients) and _any(right.patients) and not _shared(left.patients, right.patients)
    if strangers and not _crossed(left, right):
        # one day and deed, but to a person and to the firm whose head he is
        return _same_day(left.event, right.event) and bool(left.classes & right.classes)
    named = left.names & (right.names | right.words) or right.names & left.words
    if named and _contained(left.words - right.names, right.words - left.names):
        return True
    if left.ahead is not right.ahead and (_shared(left.patients, right.patients) or left.objects & right.objects):
        return True
    known = _shared(left.agents, right.agents) or _shared(left.patients, right.patients) or _crossed(left, right)
    if left.amounts & right.amounts and (known or left.classes & right.classes):
        return True
    lasting = _sharp(left.event) or _sharp(right.event)  # "on trial since January", beside the day when it opened
    if lasting and _known(left.event) and _known(right.event) and _things(left.words) & _things(right.words):
        return True
    if told_alike or (_same_day(left.event, right.event) and left.objects & right.objects):
        return True
    if not left.classes & right.classes:
        return False
    if known:
        return True
    if _apart(left.agents, right.agents):
        return False
    if left.ahead is not right.ahead or (_sharp(left.event) and _sharp(right.event)):
        return True
    if left.objects & right.objects:
        return True
    return not (_differ(left.doers, right.doers) or _differ(left.objects, right.objects))


# ---- what an event names ----


def _cast(claims: tuple[Claim, ...], roles: Collection[Role], index: Index) -> tuple[People, frozenset[str]]:
    """The entities in some roles that a title calls by name, by their kind; and what the others are called.

    Who is only described ("the head of the firm") tells nobody apart, whomever the description was taken for.
    """
    named: defaultdict[EntityKind, set[str]] = defaultdict(set)
    plain: set[str] = set()
    for claim in claims:
        said = _content(claim.title)
        inside = _inside(claim, index.article_of(claim).text)
        for part in claim.participants:
            entity = index.entities.get(index.story.links.entity_of.get(part.referent, ""))
            if entity is None or part.role not in roles or part.span in inside:
                continue
            called = part.span.of(index.article_of(claim).text).lower().split() or [""]
            if called[0] in words("people", "pronouns.reflexive"):
                continue
            described = called[0] in words("people", "determiners.any")
            if index.is_named(entity.id) and said & _content(entity.name) and not described:
                named[entity.kind].add(entity.id)
            else:
                plain |= {_body(word) for word in called[-1:]}
    common = words("rank", "kinds.anybody")
    return {kind: frozenset(found) for kind, found in named.items()}, frozenset(plain - common)


@functools.cache
def _body(noun: str) -> str:
    """The first noun of the body that a noun stands for, or itself."""
    return next((group[0] for group in table("rank")["kinds"]["bodies"] if noun in group), noun)


def _inside(claim: Claim, text: str) -> frozenset[Span]:
    """The mentions that only tell whose another one is: "Brackwater" in "the head of Brackwater"."""
    spans = [part.span for part in claim.participants]
    described = [
        span
        for span in spans
        if text[span.start : span.end].lower().split(" ")[0] in words("people", "determiners.any")
    ]
    return frozenset(
        a
        for a in spans
        if any(a != b and b.start <= a.start and a.end <= b.end for b in spans)
        or any(text[b.end : a.start].strip().lower() in words("speech", "roles.belonging") for b in described)
    )


def _names(event: Event, index: Index) -> frozenset[str]:
    entities = (index.entities[id] for id in event.participants if id in index.entities)
    return frozenset(word for e in entities for name in (e.name, *e.aliases) for word in _content(name))


def _decided(claims: tuple[Claim, ...]) -> set[str]:
    """What is decided: "voted to cancel the contract" tells of a vote, and of what is cancelled."""
    return {match[1] for claim in claims for match in _TO.finditer(claim.title) if root(match[1]) in _groups()}


def _alike_to(predicate: str) -> frozenset[str]:
    return _groups().get(root(predicate), frozenset({root(predicate)}))


def _content(title: str) -> set[str]:
    spoken = "".join(char if char.isalnum() else " " for char in title.lower()).split()
    return set(spoken) - words("link", "words.stop")


@functools.cache
def _groups() -> dict[str, frozenset[str]]:
    """The groups of lang/*/rank.toml that a predicate or a class stands in, by their first members."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for group in table("rank")["alike"]["groups"]:
        for each in group:
            found[root(each)].add(group[0])
    return {each: frozenset(groups) for each, groups in found.items()}


def _things(spoken: frozenset[str]) -> frozenset[str]:
    """The things of lang/*/rank.toml that are spoken of, by the first name of each."""
    groups = table("rank")["things"]["groups"]
    return frozenset(group[0] for group in groups if spoken & set(group))


# ---- comparing ----


def _apart(left: People, right: People) -> bool:
    """Whether both name somebody of a kind, and nobody in common."""
    return any(left[kind] and right[kind] and not left[kind] & right[kind] for kind in left.keys() & right.keys())


def _contained(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether one says little else than the other: two words at least, in whatever form ("treated", "treatment")."""
    a, b = ({word[:ROOT] for word in each if not word.isdigit()} for each in (left, right))
    common = len(a & b)
    return common >= MORE and common >= MOST * min(len(a), len(b))


def _any(people: People) -> bool:
    return any(people.values())


def _shared(left: People, right: People) -> bool:
    return any(left[kind] & right[kind] for kind in left.keys() & right.keys())


def _crossed(left: Gist, right: Gist) -> bool:
    """Whether who acts in one is acted upon in the other ("won the contract", "was awarded the contract")."""
    return _shared(left.agents, right.patients) or _shared(left.patients, right.agents)


def _both_act(left: Gist, right: Gist) -> bool:
    """Whether two sides have one thing between them, told from the one side and from the other: "Lee made an offer to
    Ann", "Ann agreed with Lee". What one does to the other is two things, as are two sums.
    """
    turned = _shared(left.agents, right.patients) and _shared(left.patients, right.agents)
    return turned and left.mutual and right.mutual and not _differ(left.amounts, right.amounts)


def _differ(left: frozenset[str], right: frozenset[str]) -> bool:
    return bool(left) and bool(right) and not left & right


def _times_meet(left: When, right: When) -> bool:
    """Whether two intervals meet, or lie next to each other: the day of the news for the day of the event."""
    if left.meets(right):
        return True
    (a, b), (c, d) = (left.earliest, left.latest), (right.earliest, right.latest)
    return bool((b and c and timedelta() < c - b <= _DAY) or (d and a and timedelta() < a - d <= _DAY))


def _same_day(left: Event, right: Event) -> bool:
    return left.when.days == 1 == right.when.days and left.when.earliest == right.when.earliest


def _alike(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether one is told in the words of the other for the most part, by the overlap coefficient."""
    common = left & right
    return len(common) >= COMMON and len(common) >= OVERLAP * min(len(left), len(right))


def _known(event: Event) -> bool:
    return event.when.days is not None and event.when.days <= 3 * SHARP


def _sharp(event: Event) -> bool:
    return event.when.days is not None and event.when.days <= SHARP
