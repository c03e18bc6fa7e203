"""Polarity of a claim: the wording's. A denial is the denied claim with "-"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.attribute.asserted import turns
from dateline.attribute.certainty import doubted_by, probable_states
from dateline.attribute.chains import Chain
from dateline.attribute.governors import is_untrue, said_of_words, shared_auxiliaries
from dateline.attribute.tree import Tree
from dateline.attribute.units import Unit
from dateline.lang import words
from dateline.model import Polarity


def polarity(tree: Tree, unit: Unit, chains: Sequence[Chain]) -> tuple[Polarity, str]:
    """Whether a unit is told as so or as not so, with what decided it last."""
    negations = [
        i for i in unit.own if tree.lower(i) in words("speech", "negation.words") and _negates(tree, i, unit.head)
    ] or _negative_subject(tree, unit)
    negations = negations or [i for i in shared_auxiliaries(tree, unit.head) if _denies(tree, i)]
    negative = bool(negations)
    why = f"negation {tree.lower(negations[0])}" if negations else "no negation"
    if tree.lemma(unit.head) in words("speech", "negation.implicative") and tree.child(unit.head, "xcomp") is not None:
        negative, why = not negative, f"verb {tree.lemma(unit.head)}"
    for i in (*probable_states(tree, unit.head), *doubted_by(tree, unit.head)):
        if tree.lower(i) in words("speech", "negation.states") or tree.lemma(i) in words("speech", "negation.doubting"):
            negative, why = not negative, f"frame {tree.lower(i)}"
        if i != unit.head and _negated(tree, i):
            negative, why = not negative, f"negated frame {tree.lower(i)}"
    for turn in turns(tree, unit.head):
        negative, why = not negative, turn
    if (said := said_of_words(tree, unit.head)) is not None and is_untrue(tree, said) and not _negated(tree, said):
        negative, why = not negative, f"said to be {tree.lower(said)}"
    denials = [c.report for c in chains if c.report.denied]
    promise = _promise(tree, unit.head, chains)
    if promise is not None and not denials and _negated(tree, promise):  # "did not agree to withdraw it"
        negative, why = not negative, f"negated {tree.lower(promise)}"
    if denials:
        cue = denials[-1].cue
        denied_denial = cue is not None and _negated(tree, cue)
        if not denied_denial:
            negative, why = not negative, f"denied by {tree.lower(cue) if cue is not None else 'source'}"
    return (Polarity.NEGATIVE if negative else Polarity.POSITIVE), why


def _promise(tree: Tree, head: int, chains: Sequence[Chain]) -> int | None:
    """The cue of which a unit is the infinitive: "agreed to withdraw"."""
    cue = chains[-1].report.cue if chains else None
    return cue if cue is not None and tree.relation(head) == "xcomp" and tree.head(head) == cue else None


def _negated(tree: Tree, i: int) -> bool:
    return any(tree.lower(c) in words("speech", "negation.words") for c in tree.children[i])


def _denies(tree: Tree, i: int) -> bool:
    return tree.lower(i) in words("speech", "negation.words")


def _negative_subject(tree: Tree, unit: Unit) -> list[int]:
    """ "Nobody has called or bought a ticket": a subject that the unit shares with the clause above negates both."""
    subject = unit.subject
    if subject is None or subject in unit.own:
        return []
    return [
        i for i in (subject, *tree.kids(subject, "det", "cc")) if tree.lower(i) in words("speech", "negation.words")
    ]


def _negates(tree: Tree, i: int, head: int) -> bool:
    """Whether a negative word negates the unit's predicate: at the head, its auxiliary or complement, or "no one"."""
    governor = tree.head(i)
    if governor is None or tree.quotation(i) != tree.quotation(head):
        return False  # "said “no more waiting”"
    if (
        _only_one_of_two(tree, i)
        or _either_way(tree, i)
        or _whatever(tree, i)
        or (i + 1 < len(tree.tokens) and tree.tokens[i + 1].upos == "PUNCT" and i < head)
    ):
        return False  # "not only", "No. She left"
    if tree.tokens[governor].xpos == "VBG" and tree.child(governor, "mark") is not None and governor != head:
        return False  # "blamed him for not paying"
    if i > head and tree.lower(i - 1) == ",":
        return False  # "it was Lee, not Fox"
    if governor == head:
        return tree.relation(i) != "obl"
    if tree.head(governor) == head and tree.relation(governor) in ("xcomp", "aux", "cop"):
        return True
    if tree.head(governor) == head and tree.relation(governor) == "advmod":
        subject = tree.child(head, "nsubj", "expl")  # "no longer", not "spoke … not far", "not long ago she spoke"
        return governor < head and (subject is None or subject < governor)
    if tree.relation(i) == "cc":  # "neither Ann nor Ben left", "sold to neither Ann nor Ben"
        return tree.head(governor) == head and tree.relation(governor) in ("nsubj", "obj", "obl")
    return (
        tree.relation(i) in ("det", "advmod", "nsubj")
        and tree.relation(governor) in ("nsubj", "obj")
        and tree.head(governor) == head
    )


def _either_way(tree: Tree, i: int) -> bool:
    """ "May or may not": neither is said."""
    first = i - 3
    return (
        first >= 0
        and tree.tokens[first].xpos == "MD"
        and tree.lower(first) == tree.lower(i - 1)
        and tree.lower(i - 2) in words("speech", "negation.either")
    )


def _whatever(tree: Tree, i: int) -> bool:
    """ "No matter what": whatever it is."""
    none = tree.lower(i) in words("speech", "negation.none")
    return none and i + 1 < len(tree.tokens) and tree.lower(i + 1) in words("speech", "negation.whatever")


def _only_one_of_two(tree: Tree, i: int) -> bool:
    """ "Not only": what follows is so."""
    after = i + 1
    return after < len(tree.tokens) and tree.lower(after) in words("speech", "negation.not_alone")
