"""A share, "at least six in 10 voters", put together: two numbers with a preposition between them, what stands before
them and what is counted are one phrase.

A parser hangs each number elsewhere, so that "10 voters" do what six in ten of them did. Universal Dependencies,
version 2: the first number stands with the noun, the second with the first.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.attribute.arcs import Arcs
from dateline.attribute.hyphens import joins
from dateline.attribute.mends import about
from dateline.lang import table, words

_OUTER = ("nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos", "root", "ccomp", "parataxis", "xcomp")
_WHOLE = 100  # "one in 100": what is larger is a year, or counts something else
_NAMING = ("ADJ", "NOUN", "PROPN")


@about(word=("numbers", "shares.between"))
def share_of_some(arcs: Arcs, i: int) -> None:
    """ "Roughly six in 10 Democrats", "one in five said"."""
    some, whole = i - 1, i + 1
    if not _is_share(arcs, some, i, whole):
        return
    counted = _counted(arcs, whole)
    if counted and arcs.lemma(counted[-1]) in words("numbers", "shares.times"):
        return  # "two in 10 minutes"
    before = _before(arcs, some)
    inside = [*before, some, i, whole, *counted]
    head = counted[-1] if counted else some
    _hang_as_one(arcs, head, inside)
    if counted:
        _take(arcs, some, head, "nummod")
        for each in counted[:-1]:
            if arcs.tokens[each].head not in counted and arcs.tokens[each].upos != "PUNCT":
                _take(arcs, each, head, "compound" if arcs.nominal(each) else "amod")
    _take(arcs, whole, some, "nmod")
    _take(arcs, i, whole, "case")
    for each in before:
        _take(arcs, each, some, "advmod")
    for each in (whole, *counted[:-1], *([some] if counted else [])):
        for c in [c for c in arcs.children[each] if c not in inside and (c < inside[0] or c > inside[-1])]:
            _take(arcs, c, head, arcs.tokens[c].deprel)


def _is_share(arcs: Arcs, some: int, between: int, whole: int) -> bool:
    """Whether two numbers tell how many of how many: the first is the smaller one."""
    if not (arcs.same_sentence(between, some) and arcs.same_sentence(between, whole)):
        return False
    first, second = _value(arcs, some), _value(arcs, whole)
    return first is not None and second is not None and 0 < first < second <= _WHOLE


def _value(arcs: Arcs, i: int) -> int | None:
    """The number that a word is, written in letters or digits."""
    word = arcs.lower(i)
    known: dict[str, int] = table("numbers")["words"]
    return known.get(word, int(word) if word.isascii() and word.isdigit() else None)


def _counted(arcs: Arcs, whole: int) -> list[int]:
    """What is counted: the nouns right behind the numbers with their adjectives; none where "of" or a verb follows."""
    last = whole + 1
    while arcs.same_sentence(whole, last) and (arcs.tokens[last].upos in _NAMING or _describes(arcs, last)):
        last += 1
    found = list(range(whole + 1, last))
    while found and arcs.tokens[found[-1]].upos not in ("NOUN", "PROPN"):
        found.pop()
    return found


def _describes(arcs: Arcs, i: int) -> bool:
    """Whether a hyphen or participle goes on with a phrase: "one in five newly | registered voters"."""
    participle = arcs.tokens[i].xpos in ("VBN", "VBG") and arcs.relation(i) == "amod"
    return participle or joins(arcs.tokens, i)


def _before(arcs: Arcs, some: int) -> list[int]:
    """The words before a share that tell how exact it is: "at least", "about", "more than"."""
    first = some
    while arcs.same_sentence(some, first - 1):
        pair = f"{arcs.lower(first - 2)} {arcs.lower(first - 1)}" if arcs.same_sentence(some, first - 2) else ""
        if pair in words("roles", "measures.about"):
            first -= 2
        elif arcs.lower(first - 1) in words("numbers", "shares.about"):
            first -= 1
        else:
            break
    return list(range(first, some))


def _hang_as_one(arcs: Arcs, head: int, inside: Sequence[int]) -> None:
    """Gives the head of a phrase that was hung in pieces the place of the piece that takes part in the clause."""
    outer = [j for j in inside if arcs.tokens[j].head not in inside or arcs.tokens[j].head == j]
    ranked = sorted(outer, key=lambda j: (_rank(arcs.relation(j)), j != head))
    if not ranked or ranked[0] == head:
        return
    best = ranked[0]
    if head in arcs.below(best):
        arcs.promote(head, over=best)
    else:
        arcs.give(head, arcs.tokens[best].head, arcs.tokens[best].deprel)


def _rank(relation: str) -> int:
    return _OUTER.index(relation) if relation in _OUTER else len(_OUTER)


def _take(arcs: Arcs, i: int, head: int, relation: str) -> None:
    if i != head:
        arcs.give(i, head, relation)


MENDS = (share_of_some,)
