"""Conditions hung where they belong: on the clause that depends on them.

A condition that lost its clause lets a supposition be told as a forecast ("The town would lose jobs, he said, if the
plant shut"), and one without a conjunction is itself told as a fact ("Had they asked, he would have paid").
"""

from __future__ import annotations

from dateline.attribute.arcs import Arcs
from dateline.attribute.mends import about
from dateline.lang import words

_QUESTION = "?"
_LOOSE = ("root", "ccomp", "parataxis", "advcl", "conj", "dep")


@about(relation=("advcl",))
def _condition_beside_report(arcs: Arcs, i: int) -> None:
    """A condition on a verb of saying that stands between it and what is said: "X would go, she said, if Y"."""
    said = arcs.tokens[i].head
    if said == i or not _opened(arcs, i):
        return
    for clause in arcs.kids(said, "ccomp"):
        if clause < said < i or i < said < clause:
            arcs.give(i, clause, "advcl")
            return


@about(relation=_LOOSE)
def _inverted_condition(arcs: Arcs, i: int) -> None:
    """ "Had the firm acted, …", "…, were she to go": an auxiliary before its subject opens a condition of a clause with
    a modal in its sentence; no question, and nothing stands before the auxiliary. It becomes the clause's mark."""
    inverted = _inversion(arcs, i)
    if inverted is None:
        return
    clause = _supposed(arcs, i)
    if clause is None:
        return
    if i in arcs.above(clause):
        arcs.promote(clause, over=i)
    arcs.give(i, clause, "advcl")
    arcs.give(inverted, i, "mark")


def _opened(arcs: Arcs, i: int) -> bool:
    return any(c < i and arcs.lower(c) in words("speech", "conditional.marks") for c in arcs.kids(i, "mark", "advmod"))


def _inversion(arcs: Arcs, i: int) -> int | None:
    """The auxiliary that opens a predicate's clause before its subject."""
    subjects = arcs.kids(i, "nsubj")
    opening = [c for c in arcs.kids(i, "aux", "cop") if arcs.lower(c) in words("speech", "conditional.inverted")]
    if not opening or not subjects:
        return None
    first = arcs.words(i)[0]
    if first not in opening or arcs.reach(subjects[0])[0] != first + 1:
        return None
    last = first
    while arcs.same_sentence(first, last + 1):
        last += 1
    return None if any(arcs.tokens[j].text.startswith(_QUESTION) for j in range(first, last + 1)) else first


def _supposed(arcs: Arcs, i: int) -> int | None:
    """The nearest other clause of the sentence that tells what would be, could be or will be."""
    inside = set(arcs.below(i))
    modals = (
        words("speech", "future.would") | words("speech", "hedges.modals_possible") | words("speech", "future.modals")
    )
    found = []
    for j, token in enumerate(arcs.tokens):
        if token.xpos == "MD" and arcs.same_sentence(i, j) and arcs.lower(j) in modals and arcs.relation(j) == "aux":
            clause = token.head
            if clause != i and (clause not in inside or arcs.relation(clause) in _LOOSE):
                found.append((abs(clause - i), clause))
    return min(found)[1] if found else None


@about(relation=("mark",))
def subject_behind_its_conjunction(arcs: Arcs, i: int) -> None:
    """ "could sell it if talks with them fail", where "talks" is hung on "sell": what stands between a conjunction and
    its verb, without a preposition, is the verb's subject."""
    verb = arcs.tokens[i].head
    above = arcs.tokens[verb].head
    if verb < i or above == verb or not arcs.finite(verb) or arcs.subjects(verb):
        return
    loose = [c for c in arcs.children[above] if i < c < verb and arcs.tokens[c].deprel in ("obl", "obj")]
    between = [c for c in loose if arcs.nominal(c) and not arcs.kids(c, "case")]
    if len(between) == 1 and arcs.words(between[0])[0] == i + 1:
        arcs.give(between[0], verb, "nsubj")


MENDS = (_inverted_condition, _condition_beside_report, subject_behind_its_conjunction)
