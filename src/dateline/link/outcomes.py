"""What became of promises and forecasts: a later claim tells as done, or as not done in time, what an earlier looks
ahead to.

The same deed counts where somebody or something of it is the same; another wording where it falls on the days that were
told ahead, names the same and means about the same, or says itself that it was promised. What hasn't come yet is no
failing before its day. A wrong outcome is worse than a missing one: where two fit, the same deed goes before what is
told alike, and the first, or what is told most alike, is the outcome.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.lang import words
from dateline.link.asserted import (
    Meanings,
    is_conditional,
    is_told,
    likenesses,
    things_apart,
    titles_alike,
)
from dateline.link.deeds import light, named_in, same_deed
from dateline.link.events import Grouping
from dateline.link.material import Material
from dateline.link.pairs import NARROW, other_parts, sharp
from dateline.link.propositions import Proposition
from dateline.link.text import content_stems, tokens
from dateline.model import Answer, AnswerKind, Certainty, Phase, Polarity
from dateline.when import When

_ALIKE = 0.6  # cosine from which clauses in other words tell the same, with two things in common
_DEED_ALIKE = 0.5  # and the same deed where one names nobody
_TOLD_ALIKE, _TOLD_SOON = 0.6, 0.55  # cosines of titles from which what falls on these days was told ahead; a month
_TOLD_ANY, _HERE = 0.75, 0.1  # … where nothing says when; and so much more in one article
_NAMED_ALIKE = 0.45  # cosine of contents from which a deed is told by a noun: "will report", "the report was published"
_BESIDE = 160  # characters before a clause that names nothing, in which what it means is named
_NARROW = 366  # days that a forecast's interval has at most, for its days to speak for an outcome


Pair = tuple[Proposition, Proposition]
Likeness = Mapping[tuple[str, str], float]


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
        for key in _keys(each, _names(each)) if done and _is_told(material, each) else ():
            keyed[key].append(each)
    pairs: list[Pair] = []
    for each in said.values():
        if _looks_ahead(material, each):
            near = {other.id: other for key in _keys(each, _meant(material, each)) for other in keyed[key]}
            pairs += ((each, near[id]) for id in sorted(near) if _may_be(material, each, near[id]))
    pairs = [pair for pair in pairs if grouping.of[pair[0].id] != grouping.of[pair[1].id]]
    likely = [(a, b) for a, b in pairs if _because(material, a, b, 1.0)]
    alike = likenesses(likely, meanings) if meanings else {}
    found: dict[str, list[tuple[Proposition, str]]] = defaultdict(list)
    for ahead, other in likely:
        if because := _because(material, ahead, other, alike.get((ahead.id, other.id), 0.0)):
            found[ahead.id].append((other, because))
    told = [(a, b) for a, b in pairs if a.id not in found and _may_tell(material, a, b)]
    titles = titles_alike(told, meanings) if meanings else {}
    contents = likenesses([(a, b) for a, b in told if _may_be_named(a, b)], meanings) if meanings else {}
    most_alike = _told_alike(material, told, titles, contents)
    outcomes = {id: _first(found[id], grouping) for id in found} | {id: [each] for id, each in most_alike.items()}
    return tuple(
        Outcome(id, other.id, other.claim.polarity is Polarity.POSITIVE, because)
        for id in sorted(outcomes)
        for other, because in outcomes[id]
    )


def as_answers(outcomes: Iterable[Outcome]) -> tuple[Answer, ...]:
    """The outcomes as answers to what was told ahead."""
    kinds = {True: AnswerKind.OUTCOME, False: AnswerKind.FAILING}
    return tuple(Answer(each.claim, each.ahead, kinds[each.kept], each.because) for each in outcomes)


def _first(found: Sequence[tuple[Proposition, str]], grouping: Grouping) -> list[tuple[Proposition, str]]:
    """What is told of the first event that fits, in claim order."""
    first = min((other.when.latest, other.id) for other, _ in found if other.when.latest)[1]
    return [(other, because) for other, because in found if grouping.of[other.id] == grouping.of[first]]


def _is_told(material: Material, each: Proposition) -> bool:
    """Whether a claim is told as so; who rejects what was to come does something, and denies nothing."""
    return is_told(material, each) or (each.event_class is not None and not is_conditional(material, each))


def _looks_ahead(material: Material, each: Proposition) -> bool:
    claim = each.claim
    if claim.phase is not Phase.EXPECTED or claim.polarity is not Polarity.POSITIVE:
        return False
    return not is_conditional(material, each)


def _keys(each: Proposition, named: frozenset[str]) -> Iterator[str]:
    """What two claims must share to be compared: their class or verb, a thing, or another word of their clauses."""
    for word in sorted(named):
        yield f"word {word}"
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
    a, b = ahead.claim.span, other.claim.span
    if a.article == b.article and (a.contains(b) or b.contains(a) or not _within(other.when, ahead.when)):
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
    """Whether a narrow interval, or one that lies inside, is on the days of another."""
    inside = when.closed and wide.closed and wide.hull(when) == wide
    return (sharp(when) or inside) and wide.days is not None and wide.days <= _NARROW and when.meets(wide)


def _because(material: Material, ahead: Proposition, other: Proposition, alike: float) -> str:
    """Why a claim tells what became of another, or ""."""
    people = bool((ahead.who & other.who) | (ahead.places & other.places))
    things = sorted(ahead.things & other.things)
    deed = _same_deed(ahead, other)
    if deed and (people or things) and (alike >= _DEED_ALIKE or not things_apart(ahead, other)):
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


def _may_tell(material: Material, ahead: Proposition, other: Proposition) -> bool:
    """Whether something that both name is told as done on the days that were told ahead of it."""
    if other.claim.polarity is Polarity.NEGATIVE or not _shared(material, ahead, other):
        return False
    if not ahead.when.known:
        return bool(ahead.who & other.who) and _is_named(ahead, other)
    return _within(other.when, ahead.when)


def _may_be_named(ahead: Proposition, other: Proposition) -> bool:
    """Whether one of known days is told by a noun, if the contents are alike as well."""
    return ahead.when.known and _is_named(ahead, other)


def _is_named(ahead: Proposition, other: Proposition) -> bool:
    """Whether one tells the other's deed by a noun, or what looks ahead to it only ("is likely to be sold")."""
    empty = not {verb[0] for verb in ahead.verbs} - light()
    return named_in(ahead, other) or (empty and named_in(other, ahead))


def _shared(material: Material, ahead: Proposition, other: Proposition) -> list[str]:
    """The words for somebody or something that both name."""
    return sorted(_meant(material, ahead) & _names(other) - light())


def _meant(material: Material, ahead: Proposition) -> frozenset[str]:
    """The words that a clause names somebody or something by; of one that names nothing, those just before it."""
    names = _names(ahead)
    if names - {verb[0] for verb in ahead.verbs} - light():
        return names
    article, start = material.article[ahead.claim.span.article], ahead.claim.span.start
    return content_stems(article.text[max(0, start - _BESIDE) : start])


def _names(each: Proposition) -> frozenset[str]:
    """The stems of the words of a claim's title that carry content: pronouns are replaced there."""
    return content_stems(each.title) | each.things


def _told_alike(
    material: Material, pairs: Sequence[Pair], titles: Likeness, contents: Likeness
) -> dict[str, tuple[Proposition, str]]:
    """For what is told ahead (by its id), what is told most alike, where it is alike enough."""
    best: dict[str, tuple[tuple[bool, float], Proposition, str]] = {}
    for ahead, other in pairs:
        key = (ahead.id, other.id)
        near, meant = titles.get(key, 0.0), contents.get(key, 0.0)
        told = near >= _limit(ahead, other)
        named = _may_be_named(ahead, other) and meant >= _NAMED_ALIKE
        if told or named or _is_kept(material, other):
            shared = ", ".join(_shared(material, ahead, other))
            because = f"what was told ahead of these days, and then told alike: {shared}"
            rank = (named, near)
            if ahead.id not in best or rank > best[ahead.id][0]:
                best[ahead.id] = rank, other, because
    return {id: (other, because) for id, (_, other, because) in best.items()}


def _limit(ahead: Proposition, other: Proposition) -> float:
    """The cosine of titles from which they tell the same: of the days of one month, of longer, of nobody knows when."""
    if not ahead.when.known:
        return _TOLD_ANY
    soon = ahead.when.days is not None and ahead.when.days <= NARROW
    same = ahead.claim.span.article == other.claim.span.article  # which tells much of the same people
    return (_TOLD_SOON if soon else _TOLD_ALIKE) + (_HERE if same else 0.0)


def _is_kept(material: Material, each: Proposition) -> bool:
    """Whether a clause says of what it tells that it was promised or planned ("a week before it was promised")."""
    return bool({*tokens(material.words_of(each.claim))} & words("link", "outcome.kept"))


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
    return ahead.claim.predicate if same_deed(ahead, other) else ""
