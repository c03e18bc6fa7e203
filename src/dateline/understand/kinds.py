"""Kinds of names beyond CoNLL's four labels: works, events and groups, from the name's own words and those around it.

CoNLL calls nationalities, championships, laws and films alike MISC. What is sure overrules any label ("World Cup"),
what is likely only MISC. A name that keeps its spelling within an article keeps its kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.lang import words
from dateline.lang.peoples import is_people
from dateline.model import Name, Token

PERSON, ORGANIZATION, PLACE, OTHER = "PER", "ORG", "LOC", "MISC"
WORK, EVENT, GROUP = "WORK", "EVENT", "GROUP"
# How much a mention counts where the article's names vote: MISC says least, the words of the name most.
_OTHER, _LABELLED, _EVIDENCE = 1, 2, 4
_QUOTES = frozenset("\"'“”‘’«»„`") | {"``", "''"}


def with_kinds(names: Sequence[Name], tokens: Sequence[Token], entities: Mapping[int, str]) -> tuple[Name, ...]:
    """The names of an article with their kinds. `entities`: token → GUM's kind of the mention that it heads."""
    starts = {token.start: i for i, token in enumerate(tokens)}
    ends = {token.end: i + 1 for i, token in enumerate(tokens)}
    ranges = [(starts[name.span.start], ends[name.span.end]) for name in names]
    keys = [tuple(token.text.casefold() for token in tokens[first:last]) for first, last in ranges]
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for name, key, (first, last) in zip(names, keys, ranges, strict=True):
        kind, weight = _vote(tokens, first, last, name.label, entities)
        votes.setdefault(key, Counter())[kind] += weight
    chosen = {key: min(counts, key=lambda kind: (-counts[kind], kind == OTHER, kind)) for key, counts in votes.items()}
    return tuple(replace(name, kind=chosen[key]) for name, key in zip(names, keys, strict=True))


def kind_of(
    tokens: Sequence[Token], first: int, last: int, label: str, entities: Mapping[int, str] | None = None
) -> str:
    """PER, ORG, LOC, WORK, EVENT, GROUP or MISC, of the name in tokens [first, last) that is labelled `label`."""
    return _vote(tokens, first, last, label, entities or {})[0]


def _vote(tokens: Sequence[Token], first: int, last: int, label: str, entities: Mapping[int, str]) -> tuple[str, int]:
    """A kind and how much it counts where the article's names vote."""
    own = [token.text.lower() for token in tokens[first:last]]
    head = _head(own)
    found = _surely(own, tokens[last - 1].text, head, label)
    if found is None and label != PERSON and _called_work(tokens, first):
        found = WORK
    if found is None and label == OTHER:
        found = _likely(tokens, first, last, own, head) or _by_entity(tokens, first, last, entities)
    if found is not None:
        return found, _EVIDENCE
    return label, _OTHER if label == OTHER else _LABELLED


def _head(own: Sequence[str]) -> str:
    """The word that says what a name is of: before a preposition, else the last that is no number."""
    before = next((n for n, word in enumerate(own) if n and word in words("kinds", "head.before")), len(own))
    plain = [word for word in own[:before] if any(c.isalpha() for c in word) and not _is_number(word)]
    return plain[-1] if plain else own[-1]


def _is_number(word: str) -> bool:
    """Whether a word numbers a name: "World War II"."""
    return word in words("kinds", "head.numbers") or (len(word) > 1 and not word.strip("ivx"))


def _surely(own: Sequence[str], last: str, head: str, label: str) -> str | None:
    if own[0] in words("kinds", "event.first") or " ".join(own[:2]) in words("kinds", "event.first_two"):
        return EVENT if len(own) > 1 else None
    if len(own) > 1 and label != PERSON:
        if head in words("kinds", "event.sure"):
            return EVENT
        if head in words("kinds", "work.sure"):
            return WORK
    if label == PLACE and own[-1].endswith("s") and is_people(last):
        return GROUP  # "Americans"; "Georgian" alone may be a place's word
    return None


def _likely(tokens: Sequence[Token], first: int, last: int, own: Sequence[str], head: str) -> str | None:
    """Of a name that is neither person, place nor organization."""
    if head in words("kinds", "event.likely") or head in words("kinds", "event.sure"):
        return EVENT
    if head in words("kinds", "work.likely") or head in words("kinds", "work.sure"):
        return WORK
    if any(word in words("kinds", "work.within") for word in own[1:-1]) or _quoted(tokens, first, last):
        return WORK
    if own[-1] in words("kinds", "group.members") or is_people(tokens[last - 1].text):
        return GROUP
    return WORK if len(own) > 1 and own[0] in words("kinds", "work.opening") else None


def _quoted(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether quotation marks hold just the name."""
    before = tokens[first - 1].text if first else ""
    after = tokens[last].text if last < len(tokens) else ""
    comma = after in (",", ".") and last + 1 < len(tokens)
    return before in _QUOTES and (after in _QUOTES or (comma and tokens[last + 1].text in _QUOTES))


def _called_work(tokens: Sequence[Token], first: int) -> bool:
    """Whether the noun before a name calls it a work: "the film Low Water", "his song “Weir”"."""
    before = first - 1
    if before >= 0 and tokens[before].text in _QUOTES:
        before -= 1
    return before >= 0 and tokens[before].upos == "NOUN" and tokens[before].lemma in words("kinds", "work.nouns")


def _by_entity(tokens: Sequence[Token], first: int, last: int, entities: Mapping[int, str]) -> str | None:
    """What the reader's entity head says of the name's own head: events, and persons in the plural as groups."""
    head = next((i for i in range(first, last) if not first <= tokens[i].head < last or tokens[i].head == i), first)
    said = entities.get(head)
    if said == "event":
        return EVENT
    return GROUP if said == "person" and tokens[head].xpos in ("NNPS", "NNS") else None
