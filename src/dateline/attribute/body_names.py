"""Names of bodies of which a reader marks the pieces: "House Select Committee on | Harrow", "Harrow | & Sons".

What a body is called by ends in a word for bodies, and what stands behind "of", "for" or "on" with a capital belongs to
it. A preposition of place is none of a name: "the Harrow Club in Marlow".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from dateline.lang import table, words
from dateline.model import Token

_PERSON, _BODY, _PLACE = "PER", "ORG", "LOC"
_NAMING = ("PROPN", "NOUN", "ADJ", "VERB")
_LONGEST = 4  # words of a part that the reader didn't mark


@dataclass(frozen=True, slots=True)
class Marked:
    """A name as a range of tokens."""

    first: int
    last: int
    label: str
    score: float


def whole_bodies(tokens: Sequence[Token], ranges: Sequence[Marked]) -> list[Marked]:
    """The names, those of bodies with the part behind their preposition, bodies whose first part was not marked, and
    firms with who shares them; in the order of the text."""
    ranges = _with_partners(tokens, ranges)
    found: list[Marked] = []
    begun = {r.first: r for r in ranges}
    persons = {tokens[i].text for r in ranges if r.label == _PERSON for i in range(r.first, r.last)}
    inside = {i for r in ranges for i in range(r.first, r.last)}
    known = table("people")["bodies"]["names"]
    unmarked = [
        Marked(first, i, _BODY, 0.0)
        for i, token in enumerate(tokens)
        if token.text in known and (first := _begin(tokens, i, inside)) is not None
    ]
    for each in sorted((*ranges, *unmarked), key=lambda r: r.first):
        if found and each.first < found[-1].last and found[-1] not in ranges:
            continue  # a part of the name before it
        whole = each
        while (last := _end(tokens, whole, begun, persons)) is not None:
            whole = replace(whole, last=last, label=_BODY)
        if whole != each or each in ranges:
            found.append(whole)
    return found


def _with_partners(tokens: Sequence[Token], ranges: Sequence[Marked]) -> list[Marked]:
    """The names, those before "plc", "& Sons" or "and Co." with it, as firms."""
    joints, partners = words("people", "bodies.firms.joints"), words("people", "bodies.firms.partners")
    legal = words("people", "bodies.firms.legal")
    found: list[Marked] = []
    for each in sorted(ranges, key=lambda r: r.first):
        behind = [t for t in tokens[each.last : each.last + 2] if t.sentence == tokens[each.first].sentence]
        if behind and behind[0].text.lower() in legal and each.label != _PLACE:
            each = replace(each, last=each.last + 1, label=_BODY)
        joined = len(behind) > 1 and behind[0].text in joints and behind[1].text[:1].isupper()
        if joined and behind[1].text.lower().rstrip(".") in partners:
            each = replace(each, last=each.last + 2, label=_BODY)
        if not found or each.first >= found[-1].last:
            found.append(each)
    return found


def _begin(tokens: Sequence[Token], case: int, inside: set[int]) -> int | None:
    """Where words with a capital begin that end right before a preposition and that nobody marked; None where there are
    none, or where any sentence would begin so."""
    first = case
    while first - 1 not in inside and _is_part(tokens, first - 1, case):
        first -= 1
    opens = first == 0 or tokens[first - 1].sentence != tokens[case].sentence
    return first if first < case and first - 1 not in inside and not opens else None


def _end(tokens: Sequence[Token], body: Marked, begun: Mapping[int, Marked], persons: Set[str]) -> int | None:
    """The end of the part that stands behind a body's name and a preposition; None where there is none, or where it is
    a word of a person's name: "the Party of Lee" is told in jest."""
    if body.label == _PERSON or body.last >= len(tokens):
        return None
    head, case = tokens[body.last - 1], body.last
    known = table("people")["bodies"]["names"].get(tokens[case].text, ())
    if head.text.lower() not in known or not head.text[:1].isupper() or tokens[case].sentence != head.sentence:
        return None
    first = case + 1
    if first < len(tokens) and tokens[first].text in words("verbs", "articles"):
        first += 1
    if (name := begun.get(first)) is not None:
        last = name.last
    else:
        last = first
        while last - first < _LONGEST and last not in begun and _is_part(tokens, last, case):
            last += 1
    return last if last > first and persons.isdisjoint(t.text for t in tokens[first:last]) else None


def _is_part(tokens: Sequence[Token], i: int, case: int) -> bool:
    """Whether a word in the sentence of a preposition has the capital of a name; a month or weekday is none."""
    if not 0 <= i < len(tokens) or tokens[i].sentence != tokens[case].sentence:
        return False
    token, word = tokens[i], tokens[i].text.lower().rstrip(".")
    timed = word in words("numbers", "months") or word in table("time")["class"]["weekday"]
    return token.text[:1].isupper() and token.upos in _NAMING and not timed
