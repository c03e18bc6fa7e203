"""Which claims answer an allegation or a charge: denials, corrections, withdrawals and acquittals.

Whoever is shown that somebody is accused must be shown what became of it. A wrong answer is worse than a missing one:
the accused must be the same, the matter must not be another, and a court can't decide before the charge. Word lists:
lang/*/answers.toml.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.lang import table, words
from dateline.link.entities import Entities
from dateline.link.events import Grouping
from dateline.link.material import Material
from dateline.link.propositions import Proposition, fits, pattern_of
from dateline.link.text import content_stems, stem, tokens
from dateline.model import Answer, AnswerKind, Claim, Phase, Polarity

_REAL = (Phase.HAPPENED, Phase.ONGOING)
_ROOT = 5  # letters that "bribery" and "bribes" have in common


@dataclass(frozen=True, slots=True)
class _Allegation:
    """A claim that somebody is accused: `court` where a court decides on it."""

    said: Proposition
    accused: frozenset[str]
    court: bool


@dataclass(frozen=True, slots=True)
class _Reply:
    """A claim that answers: `whole` where it answers all that its people are accused of."""

    said: Proposition
    people: frozenset[str]
    kind: AnswerKind
    whole: bool = False


def find_answers(
    material: Material, entities: Entities, said: dict[str, Proposition], grouping: Grouping
) -> tuple[Answer, ...]:
    """The answers in the order of their claims, each with the reason why it answers."""
    cast = _Cast(material, entities)
    allegations = [found for each in said.values() if (found := _allegation(each, cast)) is not None]
    by_accused: dict[str, list[_Allegation]] = defaultdict(list)
    for allegation in allegations:
        for person in allegation.accused:
            by_accused[person].append(allegation)
    answers: dict[tuple[str, str], Answer] = {}
    for each in said.values():
        reply = _reply(each, cast)
        if reply is None:
            continue
        near = {a.said.id: a for person in reply.people for a in by_accused.get(person, ())}
        for id, because in _matches(reply, [near[id] for id in sorted(near)], grouping):
            answers.setdefault((each.id, id), Answer(each.id, id, reply.kind, because))
    return tuple(answers[key] for key in sorted(answers))


class _Cast:
    """Who takes part in a claim, as named entities, and who is said to say it."""

    def __init__(self, material: Material, entities: Entities) -> None:
        self._material, self._of = material, entities.of
        self._named = {
            entities.of[r.id] for r in material.referents.values() if any(m.form == "name" for m in r.mentions)
        }

    def everyone(self, claim: Claim) -> frozenset[str]:
        """All named who take part, in whatever role."""
        ids = {self._of.get(part.referent, "") for part in claim.participants}
        return frozenset(ids & self._named)

    def speakers(self, claim: Claim) -> frozenset[str]:
        """The named sources of a claim."""
        ids = {self._of.get(hop.referent, "") for hop in claim.attribution if hop.referent}
        return frozenset(ids & self._named)

    def cues(self, claim: Claim) -> frozenset[str]:
        """The words by which the sources are said to say it, in lower case."""
        return frozenset(
            word
            for hop in claim.attribution
            if hop.cue
            for word in tokens(hop.cue.of(self._material.article[hop.cue.article].text))
        )


# ---- what is alleged ----


def _allegation(each: Proposition, cast: _Cast) -> _Allegation | None:
    claim = each.claim
    if claim.polarity is Polarity.NEGATIVE or claim.phase not in _REAL or _is_taken_back(claim):
        return None
    if _any_fits("allegation.patient", each):
        accused = each.patients or (each.who - each.agents)
        return _Allegation(each, accused, _any_fits("allegation.court", each)) if accused else None
    alleged = (cast.cues(claim) | _governors(claim)) & words("answers", "allegation.cues")
    hedged = words("answers", "allegation.hedges") & set(tokens(claim.title))
    accused = each.agents or each.patients
    return _Allegation(each, accused, court=False) if accused and (alleged or hedged) else None


def _governors(claim: Claim) -> frozenset[str]:
    """The words in the bracket that opens a title: what keeps the claim from being told as so ("[It alleges that]")."""
    opened = claim.title[1:].partition("]")[0] if claim.title.startswith("[") else ""
    return frozenset(tokens(opened))


def _is_taken_back(claim: Claim) -> bool:
    """Whether it is told only as what an earlier version said."""
    names = [" ".join(tokens(hop.name)) for hop in claim.attribution]
    return any(source in name for name in names for source in words("answers", "correction.sources"))


# ---- what answers ----


def _reply(each: Proposition, cast: _Cast) -> _Reply | None:
    claim, negative = each.claim, each.claim.polarity is Polarity.NEGATIVE
    people = cast.everyone(claim)
    if _is_taken_back(claim):
        return _Reply(each, people, AnswerKind.CORRECTION)
    if claim.phase not in _REAL and not (negative and claim.direct_quote):
        return None
    if _any_fits("acquittal.negative" if negative else "acquittal.patterns", each):
        return _Reply(each, (each.patients or people) - each.agents, AnswerKind.ACQUITTAL)
    if not negative and _any_fits("withdrawal.patterns", each):
        return _Reply(each, people - each.agents, AnswerKind.WITHDRAWAL)  # who sues isn't the accused
    if not negative and _any_fits("correction.patterns", each):
        return _Reply(each, people, AnswerKind.CORRECTION)
    if _denies_all(each, negative):
        return _Reply(each, people | cast.speakers(claim), AnswerKind.DENIAL, whole=True)
    return _Reply(each, people, AnswerKind.DENIAL) if negative else None


def _denies_all(each: Proposition, negative: bool) -> bool:
    """ "denied the allegations", "had done nothing wrong", "is innocent"."""
    if negative:
        return _any_fits("denial.general", each)
    spoken = set(tokens(each.claim.title))
    denies = bool({v for form in each.verbs for v in form[:1]} & _stems("denial.verbs"))
    return (denies and bool(spoken & words("answers", "denial.objects"))) or _any_fits("denial.plain", each)


# ---- which answers which ----


def _matches(reply: _Reply, near: Sequence[_Allegation], grouping: Grouping) -> Iterator[tuple[str, str]]:
    """The allegations that a reply answers, with the reason."""
    matter = _matter(reply.said)
    by_court = [a for a in near if a.court]
    for allegation in near:
        if allegation.said.id == reply.said.id or not reply.people & allegation.accused:
            continue
        decided = reply.kind in (AnswerKind.ACQUITTAL, AnswerKind.WITHDRAWAL)
        if decided and (not _may_follow(allegation.said, reply.said) or (by_court and not allegation.court)):
            continue
        theirs = _matter(allegation.said)
        shared = matter & theirs
        if reply.kind is AnswerKind.DENIAL and not reply.whole:
            same = _same_deed(reply.said, allegation.said, grouping)
            if same or len(shared) > 1:
                yield allegation.said.id, same or f"the same person and matter: {', '.join(sorted(shared))}"
        elif shared:
            yield allegation.said.id, f"the same person and matter: {', '.join(sorted(shared))}"
        elif reply.kind is AnswerKind.CORRECTION:
            if same := _same_deed(reply.said, allegation.said, grouping):
                yield allegation.said.id, same
        elif reply.whole or not matter or not theirs:
            yield allegation.said.id, "the same person, and no other matter is named"


def _same_deed(left: Proposition, right: Proposition, grouping: Grouping) -> str:
    """Why a denial speaks of what is alleged: one event, or the same class or verb of the same person; or ""."""
    if grouping.of[left.id] == grouping.of[right.id]:
        return "it speaks of the same event"
    doer = left.agents & right.agents or left.patients & right.patients
    if not doer:
        return ""
    if left.event_class is not None and left.event_class is right.event_class:
        return f"the same person and deed: {left.event_class.name}"
    if left.claim.predicate == right.claim.predicate and left.kind:
        return f"the same person and deed: {left.claim.predicate}"
    first_person = left.claim.direct_quote and left.claim.predicate == right.claim.predicate
    return f"the same person and deed: {left.claim.predicate}" if first_person else ""


def _may_follow(allegation: Proposition, answer: Proposition) -> bool:
    """Whether a court may have decided after the charge, as far as dates are known."""
    begun, decided = allegation.when.earliest, answer.when.latest
    return begun is None or decided is None or begun <= decided


def _matter(each: Proposition) -> frozenset[str]:
    """The roots of what the clause is about, without its people and what stands around every charge."""
    verbs = {v for form in each.verbs for v in form}
    general = _stems("matter.general") | _stems("denial.objects")
    said = content_stems(each.claim.title) & each.words
    return frozenset(word[:_ROOT] for word in said - verbs - general if not word.isdigit())


@functools.cache
def _stems(key: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words("answers", key))


@functools.cache
def _patterns(key: str) -> tuple[tuple[str, ...], ...]:
    section, name = key.split(".")
    return tuple(pattern_of(text) for text in table("answers")[section][name])


def _any_fits(key: str, each: Proposition) -> bool:
    return any(fits(pattern, each.verbs, each.clause) for pattern in _patterns(key))
