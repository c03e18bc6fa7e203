"""Whether a claim is told as so, and what it tells without its names: what contradictions and outcomes compare."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from dateline.lang import words
from dateline.link.material import Material
from dateline.link.propositions import Proposition
from dateline.link.text import own_words, stem, tokens
from dateline.model import Role

Meanings = Callable[[Sequence[tuple[str, str]]], Iterable[float]]  # cosine of the two texts of each pair

_BEFORE = 12  # characters before a clause in which the word that takes it back stands
_NEXT = 5  # words of a bracket next to what it stands before


def text_of(material: Material, each: Proposition) -> str:
    """The text of a claim's article."""
    return material.article[each.claim.span.article].text


def is_conditional(material: Material, each: Proposition) -> bool:
    """Whether a clause stands behind a word that takes it back ("even if he doesn't win")."""
    start = each.claim.span.start
    before = tokens(text_of(material, each)[max(0, start - _BEFORE) : start])[-1:]
    first = tokens(material.words_of(each.claim))[:2]
    return bool(words("link", "denial.untold") & {*before, *first, *_governed(each)})


def is_told(material: Material, each: Proposition) -> bool:
    """Whether a claim is told as so: not asked ("whether"), not half taken back ("little or no"), no denial itself."""
    hedged = words("link", "denial.hardly") & {*tokens(material.words_of(each.claim))}
    return (
        not hedged and not is_conditional(material, each) and each.claim.predicate not in words("link", "denial.cues")
    )


def is_narrower(material: Material, denial: Proposition, other: Proposition) -> bool:
    """Whether a denial speaks of another time, reason or way than what it is held against ("not since May")."""
    said, told = ({*tokens(material.words_of(each.claim))} for each in (denial, other))
    return bool((said - told) & words("link", "denial.narrowing"))


def things_apart(left: Proposition, right: Proposition) -> bool:
    """Whether both tell of things, and neither of the other's."""
    meant = {stem(word) for word in words("link", "words.placeholders")}
    return bool(left.things - right.clause - meant and right.things - left.clause - meant)


def other_doer(left: Proposition, right: Proposition) -> bool:
    """Whether the one names who does it, and the other only describes somebody who does it: perhaps another."""
    described = any(part.role is Role.AGENT for part in right.claim.participants) and not right.agents
    return bool(left.agents) and described


def content(each: Proposition) -> str:
    """What a claim tells, without names, dates and small words, in its own order: what its meaning is compared by."""
    kept = each.words | each.things | {word for verb in each.verbs for word in verb}
    kept -= {stem(word) for word in words("link", "words.ahead")}
    said = [word for word in tokens(own_words(each.claim.title)) if stem(word) in kept]
    return " ".join(said) or each.claim.predicate


def titles_alike(
    pairs: Sequence[tuple[Proposition, Proposition]], meanings: Meanings
) -> Mapping[tuple[str, str], float]:
    """How alike the titles of some pairs of claims are, names and all (cosine), by their ids."""
    if not pairs:
        return {}
    found = meanings([(a.title, b.title) for a, b in pairs])
    return {(a.id, b.id): float(value) for (a, b), value in zip(pairs, found, strict=True)}


def likenesses(pairs: Sequence[tuple[Proposition, Proposition]], meanings: Meanings) -> Mapping[tuple[str, str], float]:
    """How alike the contents of some pairs of claims are (cosine), by their ids."""
    said = {each.id: content(each) for pair in pairs for each in pair}
    texts = sorted({(said[a.id], said[b.id]) for a, b in pairs})
    found = dict(zip(texts, meanings(texts), strict=True)) if texts else {}
    return {(a.id, b.id): float(found[said[a.id], said[b.id]]) for a, b in pairs}


def opening(each: Proposition) -> tuple[str, ...]:
    """The words where a title tells that something is denied: its first, and the last of the bracket that opens it."""
    return (*tokens(each.claim.title)[:2], *_governed(each)[-2:])


def _governed(each: Proposition) -> tuple[str, ...]:
    """The words of the bracket that opens a title, those next to what it tells: a bracket may hold more of the
    sentence."""
    return tokens(each.claim.title.partition("]")[0])[-_NEXT:] if each.claim.title.startswith("[") else ()
