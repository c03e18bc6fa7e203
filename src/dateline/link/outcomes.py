"""What became of promises and forecasts: a later claim tells as done, or as not done in time, what an earlier looks
ahead to.

The same deed counts where somebody or something of it is the same; another wording where it means about the same, more
than one of its things are, and it falls on the days that were told ahead. What hasn't come yet is no failing before
its day. A wrong outcome is worse than a missing one: where two fit, the first is the outcome.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.lang import words
from dateline.link.asserted import Meanings, is_conditional, is_told, likenesses
from dateline.link.events import Grouping
from dateline.link.material import Material
from dateline.link.pairs import other_parts, sharp
from dateline.link.propositions import Proposition
from dateline.link.text import stem
from dateline.model import Answer, AnswerKind, Certainty, Phase, Polarity
from dateline.when import When

_ALIKE = 0.6  # cosine from which clauses in other words tell the same, with two things in common
_DEED_ALIKE = 0.5  # and the same deed where one names nobody
_NARROW = 366  # days that a forecast's interval has at most, for its days to speak for an outcome


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was told ahead (a claim's id), what became of it, and why they are the same."""

    ahead: str
    claim: str
    kept: bool
    because: str


def find_outcomes(
    material: Material,
    said: Mapping[str, Proposition],
    grouping: Grouping,
    meanings: Meanings | None = None,
) -> tuple[Outcome, ...]:
    """The outcomes of what is told ahead, in the order of what was and of the claims that tell them.

    Without `meanings` (cosine of two texts) only the same deeds are found.
    """
    keyed: dict[str, list[Proposition]] = defaultdict(list)
    for each in said.values():
        done = each.claim.phase is Phase.HAPPENED and each.claim.certainty is not Certainty.POSSIBLE
        for key in _keys(each) if done and is_told(material, each) else ():
            keyed[key].append(each)
    pairs: list[tuple[Proposition, Proposition]] = []
    for each in said.values():
        if _looks_ahead(material, each):
            near = {other.id: other for key in _keys(each) for other in keyed[key]}
            pairs += ((each, near[id]) for id in sorted(near) if _may_be(material, each, near[id]))
    alike = likenesses(pairs, meanings) if meanings else {}
    found: dict[str, list[tuple[Proposition, Outcome]]] = defaultdict(list)
    for ahead, other in pairs:
        because = _because(material, ahead, other, alike.get((ahead.id, other.id), 0.0))
        if because and grouping.of[ahead.id] != grouping.of[other.id]:
            kept = other.claim.polarity is Polarity.POSITIVE
            found[ahead.id].append((other, Outcome(ahead.id, other.id, kept, because)))
    return tuple(outcome for id in sorted(found) for outcome in _first(found[id], grouping))


def as_answers(outcomes: Iterable[Outcome]) -> tuple[Answer, ...]:
    """The outcomes as answers to what was told ahead."""
    kinds = {True: AnswerKind.OUTCOME, False: AnswerKind.FAILING}
    return tuple(Answer(each.claim, each.ahead, kinds[each.kept], each.because) for each in outcomes)


def _first(found: Sequence[tuple[Proposition, Outcome]], grouping: Grouping) -> Iterator[Outcome]:
    """What is told of the first event that fits, in claim order."""
    first = min((other.when.latest, other.id) for other, _ in found if other.when.latest)[1]
    for other, outcome in found:
        if grouping.of[other.id] == grouping.of[first]:
            yield outcome


def _looks_ahead(material: Material, each: Proposition) -> bool:
    claim = each.claim
    if claim.phase is not Phase.EXPECTED or claim.polarity is not Polarity.POSITIVE:
        return False
    return not is_conditional(material, each)


def _keys(each: Proposition) -> Iterator[str]:
    """What two claims must share to be compared: their class or verb, or a thing."""
    if each.kind:
        yield f"deed {each.kind}"
    for verb in sorted({verb[0] for verb in each.verbs}):
        yield f"deed {verb}"
    for thing in sorted(each.things):
        yield f"thing {thing}"


def _may_be(material: Material, ahead: Proposition, other: Proposition) -> bool:
    """Whether nothing speaks against it: told later, of a later day, of nobody else; a failing after its last day."""
    articles = material.article
    made, told = (articles[each.claim.span.article].published for each in (ahead, other))
    if made.earliest is None or told.latest is None or other.when.latest is None:
        return False
    if told.latest < made.earliest or other.when.latest < made.earliest:
        return False
    if ahead.claim.span.article == other.claim.span.article and not _within(other.when, ahead.when):
        return False
    if ahead.when.earliest is not None and other.when.latest < ahead.when.earliest:
        return False
    if other.claim.polarity is Polarity.NEGATIVE:
        last = ahead.when.latest
        if last is None or other.when.latest <= last or not _is_still(material, other):
            return False
    return not other_parts(ahead, other)


def _is_still(material: Material, each: Proposition) -> bool:
    """Whether a claim says that something has not been done up to now ("still", "not yet"), or that it never was."""
    said = {*material.words_of(each.claim).lower().split()}
    return bool(said & words("link", "outcome.not_yet"))


def _within(when: When, wide: When) -> bool:
    """Whether a narrow interval lies on the days of another."""
    return sharp(when) and wide.days is not None and wide.days <= _NARROW and when.meets(wide)


def _because(material: Material, ahead: Proposition, other: Proposition, alike: float) -> str:
    """Why a claim tells what became of another, or ""."""
    people = bool((ahead.who & other.who) | (ahead.places & other.places))
    things = sorted(ahead.things & other.things)
    deed = _same_deed(ahead, other)
    if deed and (people or things):
        return f"what was told ahead, and then as done or not: {deed}" + (f" ({', '.join(things)})" if things else "")
    unnamed = not ahead.who and not ahead.places
    if deed and unnamed and _is_due(material, ahead, other):
        classed = ahead.event_class is not None and ahead.event_class is other.event_class
        if classed or alike >= _DEED_ALIKE:
            return f"what was told ahead of these days, and then as done: {deed}"
    if deed and unnamed and alike >= _DEED_ALIKE and other.claim.polarity is Polarity.NEGATIVE:
        return f"what was told ahead, and had not come after its day: {deed}"
    shared = (ahead.things | ahead.words) & (other.things | other.words)
    if alike >= _ALIKE and things and len(shared) > 1 and other.when.meets(ahead.when) and ahead.when.known:
        return f"what was told ahead of these days, and then told alike: {', '.join(sorted(shared))}"
    return ""


def _is_due(material: Material, ahead: Proposition, other: Proposition) -> bool:
    """Whether something is told as done on the days that were told ahead, or is news of these days."""
    if other.claim.polarity is Polarity.NEGATIVE or other.when.latest is None:
        return False
    news = material.article[other.claim.span.article].published
    wide = ahead.when
    return wide.closed and wide.meets(other.when) and (_within(other.when, wide) or (sharp(news) and wide.meets(news)))


def _same_deed(ahead: Proposition, other: Proposition) -> str:
    """The deed that both tell: one class of happenings, or one verb that says something by itself; or ""."""
    if ahead.event_class is not None and ahead.event_class is other.event_class:
        return ahead.event_class.name
    light = {stem(word) for word in words("link", "words.light")} | {stem(w) for w in words("link", "words.ahead")}
    common = ({verb[0] for verb in ahead.verbs} & {verb[0] for verb in other.verbs}) - light
    return ahead.claim.predicate if common else ""
