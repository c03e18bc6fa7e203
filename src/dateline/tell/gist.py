"""Whether two events may well be one that linking did not join, since it joins only what is surely one.

Two events that may be one are not both shown in a first view: the weightier stands there, the other is one step away.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from dateline.lang import table, words
from dateline.model import Claim, EntityKind, Event, Participant, Phase, Role
from dateline.span import Span
from dateline.tell.index import Index, per_event
from dateline.tell.predicates import root, turn_of
from dateline.when import When

SHARP = 31  # days: an interval that says when
COMMON, OVERLAP = 3, 0.5  # words, and their share of the shorter: what is told of one day in other verbs is one
ROOT, MORE, MOST = 5, 2, 2 / 3  # letters, words, and their share: one is told within the words of the other
LATE = timedelta(days=3)  # by how much the day of the news may miss that of the event
LARGE = 1000  # an amount that two happenings hardly share
_DAY = timedelta(days=1)
_TO = re.compile(r"\bto (\w+)")

People = dict[EntityKind, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Gist:
    """An event by what it does and to whom: the classes of its predicates, the named who act and are acted upon.

    `doers` and `objects` are the nouns of those who act and are acted upon and have no name ("wall", "directors").
    `cast` are the persons and organizations that its titles call by name, in whatever part, with the words of the name.
    `names` are the words of its people's names, `words` the other words of its titles that aren't the commonest,
    `amounts` its large numbers with their units. `ahead`: it is told as still to come.
    `plain`: its verbs are of no class of happenings and turn nothing, so that they may tell what another one tells.
    `mutual`: it is done to nobody, but with or for another ("agreed with Lee", "bid €3m for the firm").
    """

    event: Event
    classes: frozenset[str]
    agents: People
    patients: People
    doers: frozenset[str]
    objects: frozenset[str]
    cast: dict[str, frozenset[str]]
    names: frozenset[str]
    words: frozenset[str]
    amounts: frozenset[str]
    ahead: bool
    mutual: bool = False
    plain: bool = False


@per_event
def gist(event: Event, index: Index) -> Gist:
    """The gist of an event, over all its claims."""
    claims = index.claims_of(event)
    agents, doers = _cast(claims, {Role.AGENT}, index)
    patients, objects = _cast(claims, {Role.PATIENT, Role.PARTNER}, index)
    people = _names(event, index)
    called = {word for claim in claims for word in _content(claim.title)}
    deeds = {event.type} if event.type else {claim.predicate for claim in claims}
    return Gist(
        event=event,
        classes=frozenset(alike for name in deeds | _decided(claims) for alike in _alike_to(name)),
        agents=agents,
        patients=patients,
        doers=doers,
        objects=objects,
        cast={id: name for id, name in _named(claims, index).items() if name & called},
        names=people,
        words=frozenset(called) - people,
        amounts=frozenset(f"{a.value} {a.unit}" for c in claims for a in c.amounts if Decimal(a.value) >= LARGE),
        ahead=all(claim.phase is Phase.EXPECTED for claim in claims),
        mutual=not any(part.role is Role.PATIENT for claim in claims for part in _parts(claim)),
        plain=not event.type and not any(_turns(claim.predicate) for claim in claims),
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
        return _once(left, right)
    plainly = (left.plain or right.plain) and _sharp(left.event) and _sharp(right.event)
    if plainly and _same_cast(left, right) > 1:
        return True
    if _apart(_others(left), _others(right)) and not _both_act(left, right):
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
    known = _known(left, right)
    if left.amounts & right.amounts and (known or left.classes & right.classes or _same_day(left.event, right.event)):
        return True
    lasting = _sharp(left.event) or _sharp(right.event)  # "on trial since January", beside the day when it opened
    if lasting and _dated(left.event) and _dated(right.event):
        things = [(_things(each.words), _things({each.event.type})) for each in (left, right)]
        named_both = things[0][0] & things[1][0]
        named_one = things[0][0] & things[1][1] or things[0][1] & things[1][0]
        if named_both or (named_one and known):
            return True
    if plainly and _same_day(left.event, right.event) and _same_cast(left, right):
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
    placed = _dated(left.event) and _dated(right.event) and len(_telling(left.words & right.words)) >= MORE
    if placed or left.objects & right.objects or _is_described(left, right) or _is_described(right, left):
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
        parts = [part for part in _parts(claim) if part.role in roles]
        if not parts:
            continue
        said, text = _content(claim.title), index.article_of(claim).text
        inside = _inside(claim, text)
        for part in parts:
            entity = index.entities.get(index.story.links.entity_of.get(part.referent, ""))
            if entity is None or part.span in inside:
                continue
            called = part.span.of(text).lower().split() or [""]
            if called[0] in words("people", "pronouns.reflexive"):
                continue
            described = called[0] in words("people", "determiners.any")
            if index.is_named(entity.id) and said & _content(entity.name) and not described:
                named[entity.kind].add(entity.id)
            else:
                plain |= {_body(word) for word in called[-1:]}
    common = words("rank", "kinds.anybody")
    return {kind: frozenset(found) for kind, found in named.items()}, frozenset(plain - common)


def _parts(claim: Claim) -> Iterator[Participant]:
    """Who and what takes part, but for sums: they are compared as amounts, and nothing is done to them."""
    for part in claim.participants:
        if not any(amount.span.end == part.span.end for amount in claim.amounts):
            yield part


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
        if any(b.start <= a.start and a.end <= b.end and a != b for b in spans)
        or any(text[b.end : a.start].strip().lower() in words("speech", "roles.belonging") for b in described)
    )


def _names(event: Event, index: Index) -> frozenset[str]:
    entities = (index.entities[id] for id in event.participants if id in index.entities)
    return frozenset(word for e in entities for name in (e.name, *e.aliases) for word in _content(name))


def _named(claims: tuple[Claim, ...], index: Index) -> dict[str, frozenset[str]]:
    """The named persons and organizations that have a part in some claims, with the words of their names."""
    ids = {index.story.links.entity_of.get(part.referent, "") for claim in claims for part in claim.participants}
    found = (index.entities[id] for id in sorted(ids) if id in index.entities and index.is_named(id))
    return {e.id: frozenset(_content(e.name)) for e in found if e.kind in (EntityKind.PERSON, EntityKind.ORGANIZATION)}


def _turns(predicate: str) -> bool:
    """Whether a verb tells by itself what takes place: "made it public" doesn't, "published" does."""
    if predicate in words("link", "words.light"):
        return False
    return root(predicate) in _groups() or bool(turn_of(predicate))


def _decided(claims: tuple[Claim, ...]) -> set[str]:
    """What is decided: "voted to cancel the contract" tells of a vote, and of what is cancelled."""
    return {match[1] for claim in claims for match in _TO.finditer(claim.title) if root(match[1]) in _groups()}


def _alike_to(predicate: str) -> frozenset[str]:
    return _groups().get(root(predicate), frozenset({root(predicate)}))


@functools.lru_cache(maxsize=8192)
def _content(title: str) -> frozenset[str]:
    spoken = "".join(char if char.isalnum() else " " for char in title.lower()).split()
    return frozenset(spoken) - words("link", "words.stop")


@functools.cache
def _groups() -> dict[str, frozenset[str]]:
    """The groups of lang/*/rank.toml that a predicate or a class stands in, by their first members."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for group in table("rank")["alike"]["groups"]:
        for each in group:
            found[root(each)].add(group[0])
    return {each: frozenset(groups) for each, groups in found.items()}


def _things(spoken: Collection[str]) -> frozenset[str]:
    """The things of lang/*/rank.toml that are spoken of, by the first name of each."""
    groups = table("rank")["things"]["groups"]
    return frozenset(group[0] for group in groups if not set(group).isdisjoint(spoken))


def _telling(spoken: frozenset[str]) -> frozenset[str]:
    """The words but for numbers and what is counted in time: "two months ago" tells nothing of what it was."""
    return frozenset(w for w in spoken if not w.isdigit()) - words("numbers", "words") - words("rank", "kinds.lengths")


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


def _known(left: Gist, right: Gist) -> bool:
    """Whether somebody named has part in both, in whatever part."""
    return _shared(left.agents, right.agents) or _shared(left.patients, right.patients) or _crossed(left, right)


def _same_cast(left: Gist, right: Gist) -> int:
    """How many named persons and organizations both speak of, where the one speaks of no others; else 0."""
    sides = ((left, right), (right, left))
    met = {id for a, b in sides for id, name in a.cast.items() if id in b.cast or name & b.words}
    return len(met) if left.cast.keys() <= met or right.cast.keys() <= met else 0


def _crossed(left: Gist, right: Gist) -> bool:
    """Whether who acts in one is acted upon in the other ("won the contract", "was awarded the contract")."""
    return _shared(left.agents, right.patients) or _shared(left.patients, right.agents)


def _others(gist: Gist) -> People:
    """Who is acted upon by somebody else: who is elected by one claim is who wins by the next."""
    return {kind: found - gist.agents.get(kind, frozenset()) for kind, found in gist.patients.items()}


def _is_described(named: Gist, other: Gist) -> bool:
    """Whether the one names whom the other only describes, and calls him so, too: "Lee, the harbour master"."""
    acted_on = _any(named.patients) and not _any(other.patients) and bool(other.objects & named.words)
    return acted_on or (_any(named.agents) and not _any(other.agents) and bool(other.doers & named.words))


def _once(left: Gist, right: Gist) -> bool:
    """Whether both tell, of days that lie close, what happens to somebody once: the one day is that of the news."""
    if not left.event.type or left.event.type != right.event.type or left.event.type not in _once_only():
        return False
    (a, b), (c, d) = ((each.event.when.earliest, each.event.when.latest) for each in (left, right))
    if not (a and b and c and d) or max(c - b, a - d) > LATE or not (_sharp(left.event) and _sharp(right.event)):
        return False
    return _known(left, right) and not _apart(_others(left), _others(right))


@functools.cache
def _once_only() -> frozenset[str]:
    """The classes of happenings of which the same people have one at a time."""
    listed = words("link", "once.verbs")
    return frozenset(row["name"] for row in table("link")["class"] if row.get("once") or row["name"] in listed)


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


def _dated(event: Event) -> bool:
    return event.when.days is not None and event.when.days <= 3 * SHARP


def _sharp(event: Event) -> bool:
    return event.when.days is not None and event.when.days <= SHARP
