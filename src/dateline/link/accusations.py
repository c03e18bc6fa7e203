"""Which claims accuse somebody, which answer an accusation, and of whom they speak. Word lists: lang/*/answers.toml.

Names in the clause count as well as those who take part: "the accusation that Hale took bribes was dropped".
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dateline.lang import table, words
from dateline.link.entities import Entities
from dateline.link.material import Material
from dateline.link.propositions import Proposition, fits, pattern_of
from dateline.link.sources import Sources
from dateline.link.text import content_stems, own_words, stem, stems, tokens
from dateline.model import AnswerKind, Claim, EntityKind, Form, Phase, Polarity, Role, SourceKind
from dateline.span import Span

_NEXT = 5  # words of a bracket next to what it is before
_REAL = (Phase.HAPPENED, Phase.ONGOING)


@dataclass(frozen=True, slots=True)
class Allegation:
    """A claim that somebody is accused. `formal`: charged, arrested or sued rather than said to have done something;
    `verdict`: convicted. `matter` are the stems of what it is about.
    """

    said: Proposition
    accused: frozenset[str]
    formal: bool
    verdict: bool
    matter: frozenset[str]


class Scope(StrEnum):
    """How much a reply answers."""

    ALL = "all"  # all that its people are accused of
    CONTENT = "content"  # what is named as denied
    DEED = "deed"  # only the same deed: it was not said to be a denial


@dataclass(frozen=True, slots=True)
class Reply:
    """A claim that may answer an allegation against `people`, or one that `accusers` made and that names nobody.

    `outlet` is the source that takes back what it told.
    """

    said: Proposition
    people: frozenset[str]
    kind: AnswerKind
    scope: Scope
    matter: frozenset[str]
    outlet: str = ""
    accusers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Named:
    """Somebody named in a clause."""

    entity: str
    span: Span
    role: Role | None


class Cast:
    """Who is named in a claim, and for whom its sources speak."""

    def __init__(self, material: Material, entities: Entities, sources: Sources) -> None:
        self._material, self._of, self._sources = material, entities.of, sources
        self._kinds = {e.id: e.kind for e in entities.entities}
        self._members = {e.id: e.members for e in entities.entities}
        self._names: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for referent in material.referents.values():
            for mention in referent.mentions:
                if mention.form is Form.NAME and not referent.members:
                    self._names[mention.span.article].append((mention.span, self._of[referent.id]))
        self._known = {entity for names in self._names.values() for _, entity in names}

    def text(self, claim: Claim) -> str:
        """The text of a claim's article."""
        return self._material.article[claim.span.article].text

    def named(self, claim: Claim) -> list[_Named]:
        """All who are named in a claim or take part in it under their name, members of groups one by one."""
        found: dict[tuple[str, Span], _Named] = {}
        for part in claim.participants:
            for entity in self._each(self._of.get(part.referent, "")):
                found[entity, part.span] = _Named(entity, part.span, part.role)
        for span, entity in self._names[claim.span.article]:
            if claim.span.contains(span) and not any(e == entity for e, _ in found):
                found[entity, span] = _Named(entity, span, None)
        inside = [each for each in found.values() if not self._modifies(each, found.values(), self.text(claim))]
        return sorted(inside, key=lambda each: (each.span, each.entity))

    def _each(self, entity: str) -> list[str]:
        members = self._members.get(entity, ())
        return [m for m in members if m in self._known] if members else [entity] if entity in self._known else []

    def _modifies(self, one: _Named, others: Iterable[_Named], text: str) -> bool:
        """Whether a name only describes somebody: "Brackmoor chief Ann Lee" is not Brackmoor."""
        for other in others:
            between = text[one.span.end : other.span.start] if one.span.end < other.span.start else ""
            plain = between.strip() and all(w.isalpha() and w.islower() for w in between.split())
            if plain and len(between) <= 40 and not set(tokens(between)) & words("link", "words.stop"):
                return self._kinds.get(other.entity) is EntityKind.PERSON and other.span.article == one.span.article
        return False

    def owns(self, one: _Named, claim: Claim) -> bool:
        """Whether somebody is named only as whose something is: "Hale's brother", "his lawyer"."""
        text = self.text(claim)
        after = text[one.span.end : one.span.end + 2]
        own = one.span.of(text).lower() in words("people", "pronouns.possessive")
        return own or any(after == ending or after[:1] == ending for ending in words("answers", "matter.possessives"))

    def before(self, one: _Named, claim: Claim) -> str:
        """The word before a name, in lower case."""
        said = tokens(self.text(claim)[max(claim.span.start, one.span.start - 24) : one.span.start])
        return said[-1] if said else ""

    def persons(self, people: Iterable[_Named]) -> frozenset[str]:
        """The persons among some, or all of them where none is a person; never a place."""
        ids = {each.entity for each in people if self._kinds.get(each.entity) is not EntityKind.PLACE}
        return frozenset({id for id in ids if self._kinds.get(id) is EntityKind.PERSON} or ids)

    def speakers(self, claim: Claim) -> frozenset[str]:
        """The named sources of a claim, and whom their words name: "a spokesman for Ashgrove"."""
        found = {e for hop in claim.attribution if hop.referent for e in self._each(self._of.get(hop.referent, ""))}
        for hop in claim.attribution:
            if hop.span is not None and set(tokens(hop.span.of(self.text(claim)))) & words(
                "answers", "denial.speakers"
            ):
                found |= {entity for span, entity in self._names[claim.span.article] if hop.span.contains(span)}
        return frozenset(found)

    def cues(self, claim: Claim) -> frozenset[str]:
        """The words by which the sources are said to say it, as stems."""
        text = self.text(claim)
        return frozenset(word for hop in claim.attribution if hop.cue for word in stems(hop.cue.of(text)))

    def outlet(self, entities: Iterable[str]) -> str:
        """The source that is the outlet among some entities, or ""."""
        ids = (f"source:{entity}" for entity in sorted(entities))
        return next((id for id in ids if self._is_outlet(id)), "")

    def _is_outlet(self, source: str) -> bool:
        return source in self._sources.by_id and self._sources.by_id[source].kind is SourceKind.OUTLET

    def tellers(self, claim: Claim) -> frozenset[str]:
        """The outlets that tell a claim: the article's own, and those that it names as sources."""
        voice = self._sources.voice.get(claim.span.article, "")
        return frozenset({voice, *self._sources.of[claim.id]}) - {""}

    def matter(self, each: Proposition) -> frozenset[str]:
        """The stems of what a clause is about, without its people, their descriptions and what stands round charges."""
        claim, text = each.claim, self.text(each.claim)
        said = (each.words & content_stems(own_words(claim.title))) - {v for form in each.verbs for v in form}
        described: set[str] = set()
        for one in self.named(claim):
            described |= set(stems(one.span.of(text)))
            if claim.span.contains(one.span):
                described |= _describing(text[max(claim.span.start, claim.head.end) : one.span.start])
                described |= _describing(text[claim.span.start : min(one.span.start, claim.head.start)])
        said -= described | _stems("matter.general") | _light()
        return frozenset(w for w in said if not w.isdigit() and len(w) > 2)


def _describing(before: str) -> set[str]:
    """The stems of the words right before a name, up to a sign or a word that carries no content."""
    found: set[str] = set()
    for word in reversed(before.split()):
        folded = tokens(word)
        if len(folded) != 1 or word[-1:] in ',;:.!?”"' or folded[0] in words("link", "words.stop"):
            break
        found.add(stem(folded[0]))
    return found


# ---- what is alleged ----


def allegation_of(each: Proposition, cast: Cast) -> Allegation | None:
    """What a claim accuses somebody of, or None."""
    claim = each.claim
    if claim.polarity is Polarity.NEGATIVE or claim.phase not in _REAL or is_taken_back(claim):
        return None
    named = {one.entity: one for one in cast.named(claim) if not cast.owns(one, claim)}
    if _any_fits("allegation.against", each):
        accused = cast.persons(one for one in named.values() if one.role is not Role.AGENT)
    elif _any_fits("allegation.agent", each):
        accused = each.agents or each.patients
    elif _any_fits("allegation.patient", each):
        taking = each.patients or (each.who - each.agents)
        accused = taking & set(named) or taking
    else:
        accused = frozenset()
    formal = bool(accused)
    if not formal and _is_only_said(claim, cast):
        accused = each.agents or each.patients
    verdict = formal and _any_fits("allegation.verdict", each)
    return Allegation(each, accused, formal, verdict, cast.matter(each)) if accused else None


def _is_only_said(claim: Claim, cast: Cast) -> bool:
    """Whether a claim is told as what somebody alleges."""
    cues = cast.cues(claim)
    opened = frozenset(stem(w) for w in governors(claim))
    alleged = (cues | opened) & _stems("allegation.cues")
    told = governors(claim) & words("answers", "allegation.told") if not opened & cues else frozenset()
    return bool(alleged or told or words("answers", "allegation.hedges") & set(tokens(own_words(claim.title))))


def governors(claim: Claim) -> frozenset[str]:
    """The words in the bracket that opens a title: what keeps the claim from being told as so ("[It alleges that]").
    Of a bracket that holds more of the sentence, those next to what is told."""
    opened = claim.title[1:].partition("]")[0] if claim.title.startswith("[") else ""
    return frozenset(tokens(opened)[-_NEXT:])


def is_taken_back(claim: Claim) -> bool:
    """Whether it is told only as what an earlier version said."""
    names = [" ".join(tokens(hop.name)) for hop in claim.attribution]
    return any(source in name for name in names for source in words("answers", "correction.sources"))


# ---- what answers ----


def reply_of(each: Proposition, cast: Cast) -> Reply | None:
    """What a claim answers and for whom, or None."""
    claim, negative = each.claim, each.claim.polarity is Polarity.NEGATIVE
    named = cast.named(claim)
    if is_taken_back(claim):
        people = frozenset(one.entity for one in named)
        return _reply(each, cast, people, AnswerKind.CORRECTION, Scope.CONTENT)
    if claim.phase in _REAL:
        if _is_decided(claim, cast) and (acquitted := _acquitted(each, named, cast)) is not None:
            return _reply(each, cast, acquitted, AnswerKind.ACQUITTAL, _how_much(claim))
        if _is_decided(claim, cast) and (released := _released(each, named, cast)) is not None:
            if not released and each.agents:
                return Reply(
                    each, released, AnswerKind.WITHDRAWAL, _how_much(claim), cast.matter(each), accusers=each.agents
                )
            return _reply(each, cast, released, AnswerKind.WITHDRAWAL, _how_much(claim))
        if not negative and (correction := _correction(each, named, cast)) is not None:
            return correction
    elif not (negative and claim.direct_quote):
        return None
    return _denial(each, named, cast)


def _reply(
    each: Proposition, cast: Cast, people: frozenset[str], kind: AnswerKind, scope: Scope, outlet: str = ""
) -> Reply | None:
    return Reply(each, people, kind, scope, cast.matter(each), outlet) if people else None


def _is_decided(claim: Claim, cast: Cast) -> bool:
    """Whether it is told as done: not "expects him to be cleared"."""
    expected = {stem(w) for w in governors(claim)} & cast.cues(claim) - _stems("withdrawal.governors")
    text = cast.text(claim)
    before = tokens(text[max(0, claim.head.start - 24) : claim.head.start])
    return not expected and (not before or before[-1] not in words("answers", "matter.infinitive"))


def _how_much(claim: Claim) -> Scope:
    """Whether a decision is of all that somebody is accused of, as its words say."""
    return Scope.ALL if set(tokens(own_words(claim.title))) & words("answers", "matter.all") else Scope.CONTENT


def _acquitted(each: Proposition, named: list[_Named], cast: Cast) -> frozenset[str] | None:
    """Who is acquitted; None where the claim tells no acquittal."""
    claim = each.claim
    if claim.polarity is Polarity.POSITIVE and _any_fits("acquittal.conviction", each):
        return cast.persons(one for one in named if one.role is not Role.AGENT)  # "his conviction" too
    if claim.polarity is Polarity.NEGATIVE:
        ruled = bool(cast.cues(claim) & _stems("acquittal.finders"))
        found = _any_fits("acquittal.negative", each) or (ruled and _any_fits("acquittal.found", each))
    else:
        said = set(tokens(own_words(claim.title)))
        of_crime = _any_fits("acquittal.of_crime", each) and any(each.clause & family for _, family in families())
        clearing = _any_fits("acquittal.clearing", each) and not said & words("answers", "acquittal.not_clearing")
        found = _any_fits("acquittal.patterns", each) or of_crime or clearing
    if not found:
        return None
    patients = {one.entity for one in named} & (each.patients or (each.agents if each.claim.attribution else set()))
    if patients:
        return frozenset(patients)
    # "the finance director, Ann Lee, was cleared": the only person who stands there on her own
    beside = [
        one
        for one in named
        if one.role is not Role.AGENT
        and not cast.owns(one, claim)
        and claim.span.contains(one.span)
        and cast.before(one, claim) not in words("link", "words.stop")
    ]
    alone = cast.persons(beside)
    return alone if len(alone) == 1 else frozenset()


def _released(each: Proposition, named: list[_Named], cast: Cast) -> frozenset[str] | None:
    """Against whom an accusation is withdrawn; None where the claim tells no withdrawal."""
    claim = each.claim
    if claim.polarity is Polarity.NEGATIVE and _any_fits("withdrawal.negative", each):
        return frozenset(each.patients or each.agents)
    dismissed = {stem(w) for w in governors(claim)} & _stems("withdrawal.governors")
    if claim.polarity is Polarity.NEGATIVE:
        if not dismissed or not _any_fits("withdrawal.governed", each):
            return None
    elif not _any_fits("withdrawal.patterns", each) or cast.outlet(each.agents):
        return None  # an outlet corrects
    others = [one for one in named if one.role is not Role.AGENT and not cast.owns(one, claim)]
    against = [one for one in others if cast.before(one, claim) in words("answers", "matter.against")]
    return cast.persons(against or others)  # who sues or charges isn't the accused


def _correction(each: Proposition, named: list[_Named], cast: Cast) -> Reply | None:
    """A correction, and the outlet that makes it."""
    outlet = cast.outlet(each.agents)
    if not _any_fits("correction.patterns", each) and not (outlet and _any_fits("correction.of_outlet", each)):
        return None
    outlet = outlet or cast.outlet(one.entity for one in named)
    people = frozenset(one.entity for one in named if f"source:{one.entity}" != outlet)
    return _reply(each, cast, people, AnswerKind.CORRECTION, Scope.CONTENT, outlet)


def _denial(each: Proposition, named: list[_Named], cast: Cast) -> Reply | None:
    claim, negative = each.claim, each.claim.polarity is Polarity.NEGATIVE
    doers = {one.entity for one in named} & (each.agents | each.patients)
    said = set(tokens(own_words(claim.title)))
    own = frozenset(doers | {one.entity for one in named if said & words("answers", "denial.speakers")})
    if _any_fits("denial.general" if negative else "denial.person", each):
        return _reply(each, cast, frozenset(doers), AnswerKind.DENIAL, Scope.ALL)
    if _any_fits("denial.statement_negative" if negative else "denial.statement", each):
        return _reply(each, cast, own | cast.speakers(claim), AnswerKind.DENIAL, Scope.ALL)
    verbs = {v for form in each.verbs for v in form[:1]}
    if negative:
        explicit = cast.cues(claim) | {stem(w) for w in governors(claim)}
        spoken = bool(claim.attribution) or claim.direct_quote
        scope = Scope.CONTENT if spoken and explicit & _stems("denial.verbs") else Scope.DEED
        return _reply(each, cast, frozenset(one.entity for one in named), AnswerKind.DENIAL, scope)
    if verbs & _stems("denial.verbs") and said & words("answers", "denial.objects"):
        passive = each.patients and not each.agents
        people = own | (frozenset(one.entity for one in named) if passive or not doers else frozenset())
        return _reply(each, cast, people, AnswerKind.DENIAL, Scope.ALL)
    if verbs & _stems("denial.plain_verbs"):
        return _reply(each, cast, own, AnswerKind.DENIAL, Scope.CONTENT)
    return None


# ---- words ----


@functools.cache
def families() -> tuple[tuple[str, frozenset[str]], ...]:
    """The families of words by which a matter is told: name, stems."""
    return tuple((row["name"], frozenset(stem(w) for w in row["words"])) for row in table("answers")["family"])


@functools.cache
def _light() -> frozenset[str]:
    return frozenset(stem(word) for word in words("link", "words.light"))


@functools.cache
def _stems(key: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words("answers", key))


@functools.cache
def _patterns(key: str) -> tuple[tuple[str, ...], ...]:
    section, name = key.split(".")
    return tuple(pattern_of(text) for text in table("answers")[section][name])


def _any_fits(key: str, each: Proposition) -> bool:
    known = _by_predicate(key)
    return any(fits(pattern, (verb,), each.clause) for verb in each.verbs for pattern in known.get(verb[0], ()))


@functools.cache
def _by_predicate(key: str) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for pattern in _patterns(key):
        found.setdefault(pattern[0], []).append(pattern)
    return found
