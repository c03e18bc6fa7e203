"""Certainty of a claim: its source's own, as worded by hedges, modals and the verb of saying."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.attribute.asserted import doubts
from dateline.attribute.chains import Chain
from dateline.attribute.governors import belying, is_hoped, is_taken_back, said_of_words, shared_auxiliaries
from dateline.attribute.moods import could_not
from dateline.attribute.tree import Tree
from dateline.attribute.units import Unit
from dateline.lang import words
from dateline.model import Certainty

_ORDER = (Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE)


def certainty(tree: Tree, unit: Unit, chains: Sequence[Chain]) -> tuple[Certainty, str]:
    """The certainty of a unit as its source words it, with what decided it: the weakest of all hedges."""
    marks: list[tuple[Certainty, str]] = []
    for i in _scope(tree, unit):
        lower = tree.lower(i)
        if lower in words("speech", "hedges.possible") or is_hoped(tree, i):
            marks.append((Certainty.POSSIBLE, f"hedge {lower}"))
        elif lower in words("speech", "hedges.probable") or _nearly_sure(tree, i):
            marks.append((Certainty.PROBABLE, f"hedge {lower}"))
        elif (
            (tree.relation(i) == "aux" or tree.tokens[i].xpos == "MD")
            and lower in words("speech", "hedges.modals_possible")
            and not could_not(tree, unit.head)
        ):
            marks.append((Certainty.POSSIBLE, f"modal {lower}"))
    for i in shared_auxiliaries(tree, unit.head):
        if tree.lower(i) in words("speech", "hedges.modals_possible"):
            marks.append((Certainty.POSSIBLE, f"modal {tree.lower(i)}"))
    if unit.kind == "noun":
        for c in tree.kids(unit.head, "amod"):
            if tree.lower(c) in words("speech", "hedges.adjectives_possible"):
                marks.append((Certainty.POSSIBLE, f"adjective {tree.lower(c)}"))
            elif tree.lower(c) in words("speech", "hedges.adjectives_probable"):
                marks.append((Certainty.PROBABLE, f"adjective {tree.lower(c)}"))
    for frame in (*_frames(tree, unit.head), *probable_states(tree, unit.head), *doubted_by(tree, unit.head)):
        marks.append((Certainty.PROBABLE, f"frame {tree.lower(frame)}"))
    marks += [(Certainty.POSSIBLE, f"frame {tree.lower(i)}") for i in possible_states(tree, unit.head)]
    marks += doubts(tree, unit.head, [c.report for c in chains])
    if (said := said_of_words(tree, unit.head)) is not None and is_taken_back(tree, said):
        marks.append((Certainty.POSSIBLE, f"taken back: {tree.lower(said)}"))
    belied = [each for each in (_belied(tree, c) for c in chains) if each is not None]
    marks += [(Certainty.POSSIBLE, f"taken back: {tree.lower(each)}") for each in belied]
    if chains:
        report = chains[-1].report
        weakest = max(
            (c.report for c in chains if c.report.source is None),
            key=lambda r: _ORDER.index(r.certainty),
            default=report,
        )
        stance = max((report, weakest), key=lambda r: _ORDER.index(r.certainty))
        cue = f"cue {tree.lower(stance.cue)}" if stance.cue is not None else "quotation"
        if not stance.denied:
            marks.append((stance.certainty, cue))
    if not marks:
        return Certainty.CERTAIN, "stated"
    return max(marks, key=lambda m: _ORDER.index(m[0]))


def _belied(tree: Tree, chain: Chain) -> int | None:
    """The adverb by which an author takes back what somebody says: "falsely claimed"."""
    return belying(tree, chain.report.cue) if chain.report.cue is not None else None


def _scope(tree: Tree, unit: Unit) -> list[int]:
    """The words that can hedge or negate a unit: direct dependents of its head and of its complement verbs."""
    heads = {unit.head, *(c for c in tree.kids(unit.head, "xcomp"))}
    return [
        i
        for i in unit.own
        if tree.head(i) in heads
        or (
            tree.head(i) is not None
            and tree.relation(i) == "advmod"
            and tree.head(tree.tokens[i].head) in heads
            and not _sentence_remark(tree, tree.tokens[i].head)
        )
        or (tree.tokens[i].xpos == "MD" and i < unit.head and tree.head(tree.tokens[i].head) in heads)
    ]


def _nearly_sure(tree: Tree, i: int) -> bool:
    """ "almost certainly"."""
    sure = tree.lower(i) in words("speech", "hedges.sure")
    return sure and any(tree.lower(c) in words("speech", "hedges.nearly") for c in tree.children[i])


def _sentence_remark(tree: Tree, i: int) -> bool:
    """ "perhaps most important, wages rose": what is hedged is the remark before the comma, and not the clause."""
    last = max(tree.subtree(i))
    apart = "," in (tree.lower(last), tree.lower(min(last + 1, len(tree.tokens) - 1)))
    return tree.tokens[i].upos == "ADJ" and (apart or tree.tokens[i].xpos == "JJS")


def _frames(tree: Tree, head: int) -> list[int]:
    """Verbs and adjectives of seeming that a unit stands under, or that it is itself ("seems to be")."""
    out = [head] if _seems(tree, head, tree.child(head, "xcomp", "ccomp")) else []
    governor = tree.head(head)
    if governor is not None and tree.relation(head) in ("ccomp", "csubj", "xcomp", "advcl", "conj"):
        compared = [c for c in tree.kids(head, "mark") if tree.lower(c) in words("speech", "frames.comparing")]
        under = tree.relation(head) in ("ccomp", "csubj", "xcomp") or bool(compared)
        if under and _seems(tree, governor, head):
            out.append(governor)
        elif tree.relation(head) in ("conj", "advcl") and tree.child(head, "nsubj") is None:
            out += [f for f in _frames(tree, governor) if f != governor]
    return out


def _seems(tree: Tree, i: int, complement: int | None) -> bool:
    """Whether a word is one of seeming with this complement; "looking to leave" is a wish."""
    if complement is None or tree.lemma(i) not in words("speech", "frames.seeming"):
        return False
    to = any(tree.tokens[c].xpos == "TO" for c in tree.kids(complement, "mark"))
    return not (to and tree.lemma(i) in words("speech", "frames.looking"))


def probable_states(tree: Tree, head: int) -> list[int]:
    """ "is likely to fall", "it is expected that she goes": the word of likelihood that a unit is or stands under."""
    above = tree.head(head) if tree.relation(head) in ("xcomp", "ccomp", "csubj") else None
    return [
        i
        for i, complement in ((head, tree.child(head, "xcomp", "ccomp", "csubj")), (above, head))
        if i is not None
        and complement is not None
        and tree.lower(i) in words("speech", "hedges.states_probable")
        and any(tree.relation(c) == "cop" or tree.tokens[c].deprel == "aux:pass" for c in tree.children[i])
    ]


def possible_states(tree: Tree, head: int) -> list[int]:
    """ "it is possible that she goes", "I hope she goes": the word of possibility or hope that a finite unit stands
    under."""
    above = tree.head(head) if tree.relation(head) in ("ccomp", "csubj") else None
    if above is None or any(tree.tokens[c].xpos == "TO" for c in tree.kids(head, "mark")):
        return []
    state = tree.lower(above) in words("speech", "hedges.states_possible") and tree.child(above, "cop") is not None
    hope = tree.tokens[above].upos == "VERB" and tree.lemma(above) in words("speech", "hedges.hoping")
    return [above] if state or hope else []


def doubted_by(tree: Tree, head: int) -> list[int]:
    """The verb of an opinion that a unit is not so: "I doubt that they will sell"."""
    above = tree.head(head)
    doubted = above is not None and tree.relation(head) == "ccomp"
    return (
        [above] if above is not None and doubted and tree.lemma(above) in words("speech", "negation.doubting") else []
    )
