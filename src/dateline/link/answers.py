"""Which claims answer an allegation or a charge: denials, corrections, withdrawals and acquittals.

Whoever is shown that somebody is accused must be shown what became of it. A wrong answer is worse than a missing one:
the accused must be the same, the matter must not be another, and a court can't decide before the charge.
"""

from __future__ import annotations

import datetime
import functools
from collections import defaultdict
from collections.abc import Iterator, Sequence

from dateline.link.accusations import Allegation, Cast, Reply, Scope, allegation_of, families, reply_of
from dateline.link.entities import Entities
from dateline.link.events import Grouping
from dateline.link.material import Material
from dateline.link.propositions import Proposition
from dateline.link.sources import Sources
from dateline.link.text import own_words, stem, tokens
from dateline.model import Answer, AnswerKind, Polarity
from dateline.when import When

_ROOT, _SHORT = 5, 4  # letters that "bribery" and "bribe" have in common; those of a shorter word
_SOON = datetime.timedelta(days=366)  # what was alleged a year ago isn't meant by "the allegations"
_NEXT = datetime.timedelta(days=31)  # nor what is alleged long after
_DECIDED = (AnswerKind.ACQUITTAL, AnswerKind.WITHDRAWAL)


def find_answers(
    material: Material,
    entities: Entities,
    said: dict[str, Proposition],
    grouping: Grouping,
    sources: Sources,
) -> tuple[Answer, ...]:
    """The answers in the order of their claims, each with the reason why it answers."""
    cast = Cast(material, entities, sources)
    matcher = _Matcher(material, grouping, cast, said)
    answers: dict[tuple[str, str], Answer] = {}
    for each in said.values():
        reply = reply_of(each, cast)
        if reply is not None:
            for id, because in matcher.matches(reply):
                answers.setdefault((each.id, id), Answer(each.id, id, reply.kind, because))
    return tuple(answers[key] for key in sorted(answers))


class _Matcher:
    """Finds what a reply answers among the allegations of a story."""

    def __init__(self, material: Material, grouping: Grouping, cast: Cast, said: dict[str, Proposition]) -> None:
        self._material, self._grouping, self._cast = material, grouping, cast
        found = (allegation_of(each, cast) for each in said.values())
        self._allegations = {a.said.id: a for a in found if a is not None}
        self._by_accused: dict[str, list[str]] = defaultdict(list)
        for id, allegation in self._allegations.items():
            for person in allegation.accused:
                self._by_accused[person].append(id)
        self._told_by: dict[str, list[Proposition]] = defaultdict(list)
        for each in said.values():
            if each.claim.polarity is Polarity.POSITIVE:
                for outlet in cast.tellers(each.claim):
                    self._told_by[outlet].append(each)

    def matches(self, reply: Reply) -> Iterator[tuple[str, str]]:
        """The claims that a reply answers, with the reason: what fits, and what else is told of the same events."""
        ids = sorted({id for person in reply.people for id in self._by_accused.get(person, ())} - {reply.said.id})
        ids = ids or self._made_by(reply)
        near = [self._allegations[id] for id in ids if self._may_be_meant(reply, self._allegations[id])]
        meant = {a.said.id: because for a in near if (because := self._because(reply, a, near))}
        events = {self._grouping.of[id] for id in meant}
        for allegation in near:
            id = allegation.said.id
            if id in meant:
                yield id, meant[id]
            elif self._grouping.of[id] in events and not self._differ(reply, allegation):
                yield id, "it speaks of the same event as an allegation that is answered"
        yield from self._taken_back(reply)

    def _made_by(self, reply: Reply) -> list[str]:
        """What its accusers allege in the same article, where that is of one person: "Toll withdrew her lawsuit"."""
        if not reply.accusers:
            return []
        here = [
            a
            for a in self._allegations.values()
            if a.said.agents & reply.accusers and self._same_article(a.said, reply.said) and a.formal
        ]
        return sorted(a.said.id for a in here) if len({a.accused for a in here}) == 1 else []

    # -- what can't be meant

    def _may_be_meant(self, reply: Reply, allegation: Allegation) -> bool:
        if reply.kind in _DECIDED:
            return self._may_follow(allegation, reply)
        if allegation.verdict and reply.kind is AnswerKind.DENIAL:
            if self._same_article(allegation.said, reply.said):
                return True
            said, convicted = self._told(reply.said).latest, allegation.said.when.earliest
            return said is not None and convicted is not None and convicted <= said
        return True

    def _may_follow(self, allegation: Allegation, reply: Reply) -> bool:
        """Whether a court may have decided after the charge, as far as dates are known."""
        begun, decided = allegation.said.when, reply.said.when
        if allegation.verdict and not _before(begun, decided):
            return False
        if begun.earliest is not None or decided.latest is None:
            return begun.earliest is None or decided.latest is None or begun.earliest <= decided.latest
        if self._same_article(allegation.said, reply.said):
            return True
        published = self._material.article[allegation.said.claim.span.article].published.earliest
        return published is None or published <= decided.latest

    def _told(self, each: Proposition) -> When:
        """When something was said, as far as it is known."""
        return each.when if each.when.latest else self._material.article[each.claim.span.article].published

    def _same_article(self, left: Proposition, right: Proposition) -> bool:
        return left.claim.span.article == right.claim.span.article

    # -- what is meant

    def _because(self, reply: Reply, allegation: Allegation, near: Sequence[Allegation]) -> str:
        """Why a reply answers an allegation, or ""."""
        inside = reply.said.claim.span.contains(allegation.said.claim.span)
        if inside and self._same_article(reply.said, allegation.said) and reply.kind is not AnswerKind.ACQUITTAL:
            return "it speaks of the allegation that stands in its clause" if not allegation.formal else ""
        if self._differ(reply, allegation):
            return ""
        shared = _shared(reply.matter, allegation.matter)
        same = f"the same person and matter: {_told_as(reply.said, shared)}" if shared else ""
        if reply.kind in _DECIDED:
            return self._decided(reply, allegation, near, same)
        if reply.scope is Scope.ALL:
            return same or self._context(reply, allegation, near)
        deed = self._same_deed(reply, allegation)
        if reply.scope is Scope.DEED:
            return deed
        return deed or same or (_of_one_family(reply.said, allegation.said) if reply.kind is AnswerKind.DENIAL else "")

    def _differ(self, reply: Reply, allegation: Allegation) -> bool:
        """Whether both name crimes or the like, and not the same."""
        ours, theirs = _offences(reply), _offences(allegation)
        if not ours or not theirs or _shared(ours, theirs):
            return False
        return reply.kind in _DECIDED or not _of_one_family(reply.said, allegation.said)

    def _decided(self, reply: Reply, allegation: Allegation, near: Sequence[Allegation], same: str) -> str:
        """Why a decision is about an allegation: both name the matter, or only one matter is in question."""
        if same and bool(_offences(reply)) is bool(_offences(allegation)):
            return same
        if not allegation.formal or (reply.matter and allegation.matter):
            return ""
        others = [a for a in near if a.formal and a.matter]
        if reply.scope is Scope.ALL or all(_of_one_matter(reply, allegation, other) for other in others):
            return "the same person, and no other matter is named"
        return ""

    def _context(self, reply: Reply, allegation: Allegation, near: Sequence[Allegation]) -> str:
        """Why somebody who denies all that he is accused of means this: his article tells of it."""
        if self._same_article(reply.said, allegation.said):
            return "the same person, in the same article"
        here = [a for a in near if self._same_article(reply.said, a.said)]
        if here:
            shared = sorted({word for a in here for word in _shared(a.matter, allegation.matter)})
            if shared or not allegation.matter or all(not a.matter for a in here):
                named = f": {_told_as(allegation.said, shared)}" if shared else ""
                return f"the same person; the article tells of the same matter{named}"
            return ""
        told, said = (self._told(each.said).latest for each in (allegation, reply))
        meant = told is None or said is None or said - _SOON <= told <= said + _NEXT
        return "the same person, and no other matter is named" if meant else ""

    def _same_deed(self, reply: Reply, allegation: Allegation) -> str:
        """Why a denial speaks of what is alleged: one event, or the same deed of the same person; or ""."""
        left, right = reply.said, allegation.said
        if self._grouping.of[left.id] == self._grouping.of[right.id]:
            return "it speaks of the same event"
        done = left.patients and right.patients and not left.patients & right.patients
        if not (left.agents & right.agents) and (done or not left.patients & right.patients):
            return ""
        if left.agents & right.agents and done:
            return ""
        if left.event_class is not None and left.event_class is right.event_class:
            return f"the same person and deed: {left.event_class.name}"
        if {v[0] for v in left.verbs} & {v[0] for v in right.verbs}:
            light = not left.kind
            if not light or _of_one_family(left, right) or _shared(reply.matter, allegation.matter):
                return f"the same person and deed: {left.claim.predicate}"
        return ""

    # -- what an outlet takes back

    def _taken_back(self, reply: Reply) -> Iterator[tuple[str, str]]:
        """What the outlet that corrects itself had told of the same people and matter, though nobody alleged it."""
        if reply.kind is not AnswerKind.CORRECTION or not reply.outlet:
            return
        for each in self._told_by.get(reply.outlet, ()):
            if each.id in self._allegations or each.id == reply.said.id or not each.who & reply.people:
                continue
            shared = _shared(reply.matter, self._cast.matter(each))
            if len(shared) > 1 and not _before(reply.said.when, each.when):
                yield each.id, f"the outlet takes back what it told: {_told_as(reply.said, shared)}"


def _before(left: When, right: When) -> bool:
    """Whether one is known to be before the other."""
    return left.latest is not None and right.earliest is not None and left.latest < right.earliest


def _shared(left: frozenset[str], right: frozenset[str]) -> list[str]:
    """The words of one that stand, in some form, in the other."""
    return sorted(a for a in left if any(_alike(a, b) for b in right))


def _told_as(each: Proposition, stems_: Sequence[str]) -> str:
    """The words of a claim's title that have these stems, in their order."""
    found = [w for w in tokens(own_words(each.claim.title)) if any(_alike(stem(w), s) for s in stems_)]
    return ", ".join(dict.fromkeys(found))


def _alike(a: str, b: str) -> bool:
    short = min(len(a), len(b))
    return a == b or (short >= _ROOT and a[:_ROOT] == b[:_ROOT]) or (short == _SHORT and a[:_SHORT] == b[:_SHORT])


def _offences(each: Reply | Allegation) -> frozenset[str]:
    """The words of its matter that name a crime or the like."""
    return frozenset(word for word in each.matter if _names_offence(word))


@functools.lru_cache(maxsize=16384)
def _names_offence(word: str) -> bool:
    return any(_alike(word, known) for _, family in families() for known in family)


def _of_one_matter(reply: Reply, allegation: Allegation, other: Allegation) -> bool:
    """Whether another allegation leaves no doubt what a decision or an allegation that names no matter is about."""
    if reply.matter:
        return bool(_shared(reply.matter, other.matter))
    return bool(_shared(allegation.matter, other.matter) or _of_one_family(allegation.said, other.said))


def _of_one_family(left: Proposition, right: Proposition) -> str:
    """Why two clauses are about one kind of matter, or ""."""
    for name, family in families():
        if left.clause & family and right.clause & family:
            return f"the same person, and a word for the same matter: {name}"
    return ""
