"""Phrases that tell beside who takes part: when, in which language, of whom somebody is named, what is only opposed."""

from __future__ import annotations

from collections.abc import Callable

from dateline.attribute.tree import Tree
from dateline.attribute.units import Unit
from dateline.lang import words
from dateline.lang.peoples import is_people

_ARGUMENTS = ("nsubj", "obj", "iobj", "obl")
_PLURAL = ("NNS", "NNPS")


def included_in(tree: Tree, unit: Unit, path: int, case: int | None, is_somebody: Callable[[int], bool]) -> int | None:
    """Of whom somebody is named: "four sailors" at "Lee" of "killed four sailors, including Lee". It is what his phrase
    (`path`) hangs on, if that stands for several; else the nearest before him that does, people for people and things
    for things. None where `case` isn't "including"."""
    above = tree.head(path)
    if case is None or above is None or tree.lower(case) not in words("roles", "cases.including"):
        return None
    hung = above if tree.tokens[above].upos != "VERB" and above < path else None
    if hung is not None and _stands_for_several(tree, hung):
        return hung
    told = [c for c in tree.kids(unit.head, *_ARGUMENTS) if c < path and c in unit.own]
    several = [c for c in told if _stands_for_several(tree, c)]
    alike = [c for c in several if is_somebody(c) == is_somebody(path)]
    return max(alike or several, default=hung if hung is not None else max(told, default=None))


def _stands_for_several(tree: Tree, i: int) -> bool:
    """Whether a phrase is plural: "four sailors", "a lot of people"."""
    of = words("roles", "measures.of")
    of_some = [c for c in tree.kids(i, "nmod") if (k := tree.child(c, "case")) is not None and tree.lower(k) in of]
    return any(tree.tokens[c].xpos in _PLURAL for c in (i, *of_some))


def is_when(tree: Tree, i: int, said: str) -> bool:
    """Whether a name, behind this preposition, is that of a day or a happening, and tells when: "on Harrow Day",
    "after the Rovers Games"."""
    day = tree.lower(i) in words("roles", "cases.adverbial")
    if day and said in words("roles", "cases.dating"):
        return True
    return (day or tree.kind(i) == "event") and said in words("roles", "cases.adjunct")


def is_language(tree: Tree, i: int, said: str) -> bool:
    """ "written in Spanish": the bare name of a people, behind this preposition, is its language."""
    first = tree.head(i) if tree.relation(i) == "conj" else i
    case = None if first is None else tree.child(first, "case")
    within = said or (tree.lower(case) if case is not None else "")
    bare = tree.child(i, "det", "amod", "nummod", "nmod:poss", "appos") is None and tree.tokens[i].xpos != "NNPS"
    known = is_people(tree.tokens[i].text) and not tree.lower(i).endswith("s")
    return within in words("roles", "cases.language") and bare and known and tree.tokens[i].upos in ("PROPN", "ADJ")


def is_opposed(tree: Tree, verb: int) -> bool:
    """ "Opposed closing the clinic": a deed that somebody is against, so that nothing is done to the clinic."""
    above = tree.head(verb)
    deed = tree.tokens[verb].xpos == "VBG" and tree.relation(verb) == "xcomp"
    if not deed or above is None or tree.child(above, "obj") is not None:
        return False
    return tree.lemma(above) in words("roles", "cases.opposing")
