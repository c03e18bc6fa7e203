"""Phrases that a parser left in pieces, put together: "Mrs. Lee" as two subjects of one verb, "her", "shares" as two
objects.

A parser that chooses each word's head by itself gives the words of one phrase the same head and the same relation. No
clause has two subjects side by side, so such neighbours are one phrase: the last noun with what describes it, or a
name. The words of a name belong together wherever they were hung. Universal Dependencies, version 2.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline.attribute.arcs import Arcs
from dateline.attribute.hyphens import HYPHENS
from dateline.attribute.persons import is_title
from dateline.lang import words
from dateline.model import Name, TimexSpan
from dateline.span import Span

_PHRASES = ("nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos")
_INNER = ("compound", "flat", "amod", "nummod", "det")
_DESCRIBING = ("ADJ", "NUM", "VERB")
_PERSON, _OTHER = "PER", "MISC"


def put_together(arcs: Arcs, names: Iterable[Name], timexes: Iterable[TimexSpan]) -> None:
    """Mends the trees: first names, then phrases."""
    starts = {token.start: i for i, token in enumerate(arcs.tokens)}
    named: dict[int, tuple[int, str]] = {}
    for number, name in enumerate(names):
        inside = _inside(arcs, starts, name.span)
        named |= dict.fromkeys(inside, (number, name.label))
        if len(inside) > 1:
            _whole_name(arcs, inside, name.label)
    timed = {i for t in timexes for i in _inside(arcs, starts, t.span)}
    i = 0
    while i < len(arcs.tokens) - 1:
        last = i
        while _beside(arcs, last, i):
            last += 1
        for j in range(last - 1, i - 1, -1):
            if (j in timed) == (last in timed):
                _joined(arcs, j, last, named)
        i = last + 1


def _inside(arcs: Arcs, starts: Mapping[int, int], span: Span) -> list[int]:
    """The tokens of a span, as far as they stand in one sentence; none where it doesn't begin with one."""
    out: list[int] = []
    i = starts.get(span.start, len(arcs.tokens))
    while i < len(arcs.tokens) and arcs.tokens[i].end <= span.end and arcs.same_sentence(i, starts[span.start]):
        out.append(i)
        i += 1
    return out


# ---- names ----


def _whole_name(arcs: Arcs, inside: list[int], label: str) -> None:
    """One word of a name hangs on what is outside of it, and the others on that one."""
    outer = [i for i in inside if arcs.tokens[i].head not in inside or arcs.tokens[i].head == i]
    outer = [i for i in outer if arcs.tokens[i].upos in ("PROPN", "NOUN", "ADJ")]
    bracketed = inside[0] > 0 and arcs.tokens[inside[0] - 1].text == "("  # "(D-Ohio)"
    if len(outer) < 2 or bracketed or any(_parts(arcs, i) for i in inside):
        return
    cases = [i for i in inside if arcs.tokens[i].upos == "ADP"]
    main = _main(arcs, [i for i in outer if not cases or i < cases[0]] or outer, label)
    free = [i for i in reversed(outer) if arcs.relation(i) not in _INNER]
    best = free[0] if free else min(outer, key=lambda i: (abs(arcs.tokens[i].head - i), i != main))
    if best != main:
        if main in arcs.below(best):
            arcs.promote(main, over=best)
        elif arcs.tokens[best].head != best:
            arcs.give(main, arcs.tokens[best].head, arcs.tokens[best].deprel)
    for i in outer:
        if i == main:
            continue
        titled = i < main and label == _PERSON
        for c in list(arcs.children[i]):
            if c not in inside and c < inside[0]:
                arcs.give(c, main, arcs.tokens[c].deprel)  # "the" of "the New York Times"
        rest = "flat" if label == _PERSON else "nmod" if cases and i > cases[0] else "compound"
        arcs.give(i, main, "nmod:desc" if titled else rest)


def _parts(arcs: Arcs, i: int) -> bool:
    """Whether a token is no part of a name in one piece: a verb, "and", a mark other than a hyphen."""
    return arcs.tokens[i].upos in ("VERB", "AUX", "CCONJ") or (
        arcs.tokens[i].upos == "PUNCT" and arcs.tokens[i].text not in HYPHENS
    )


def _main(arcs: Arcs, outer: list[int], label: str) -> int:
    """Of a person the first word that is no title, else the last word."""
    if label != _PERSON:
        return outer[-1]
    return next((i for i in outer if not is_title(arcs.lower(i))), outer[-1])


# ---- phrases ----


def _beside(arcs: Arcs, i: int, first: int) -> bool:
    """Whether a token and the next one have the same head outside of the two, and the same relation."""
    if arcs.relation(i) not in _PHRASES or not arcs.same_sentence(i, i + 1):
        return False
    this, after = arcs.tokens[i], arcs.tokens[i + 1]
    return this.head == after.head and this.deprel == after.deprel and not first <= this.head <= i + 1


def _joined(arcs: Arcs, i: int, noun: int, named: Mapping[int, tuple[int, str]]) -> None:
    """Hang a word on the noun behind it, with what stands before the word; what can't be one phrase stays as it is."""
    relation = _relation(arcs, i, noun, named)
    if relation is None:
        return
    for c in [c for c in arcs.children[i] if c < i and relation != "nmod:poss"]:
        arcs.give(c, noun, arcs.tokens[c].deprel)
    arcs.give(i, noun, relation)


def _relation(arcs: Arcs, i: int, noun: int, named: Mapping[int, tuple[int, str]]) -> str | None:
    """What a word is to a noun right behind it in one phrase."""
    this, last = arcs.tokens[i], arcs.tokens[noun]
    if last.upos not in ("NOUN", "PROPN"):
        return None
    if this.upos == "DET":
        return "det"
    if arcs.lower(i) in words("people", "pronouns.possessive") and this.upos in ("PRON", "DET"):
        arcs.tag(i, "PRON", "PRP$")
        return "nmod:poss"
    if this.upos in _DESCRIBING:
        return "nummod" if this.upos == "NUM" else "amod" if this.xpos in ("JJ", "JJR", "JJS", "VBN", "VBG") else None
    if this.upos == "ADP":
        return "case" if arcs.relation(i) == "obl" else None
    if this.xpos == "NN":
        return "nmod:desc" if last.upos == "PROPN" else "compound"
    if this.upos == "PROPN":
        return _relation_of_name(i, noun, last.upos, named)
    return None


def _relation_of_name(i: int, noun: int, upos: str, named: Mapping[int, tuple[int, str]]) -> str | None:
    """What a name is to a noun or another name right behind it: "the Harrow governor", "Democrat Ann Lee"."""
    this, that = named.get(i), named.get(noun)
    if upos == "NOUN":
        return "compound" if this is None or this[1] != _PERSON or that is None else None
    if this is not None and that is not None:
        return "nmod:desc" if this[1] == _OTHER and that[1] == _PERSON else None
    return "compound"
