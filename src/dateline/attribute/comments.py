"""Clauses that a reader would not miss: how an article came by its words, and what its author thinks of the matter.

In the author's own voice only: what a source thinks of it is what the source says.
"""

from __future__ import annotations

from dateline.attribute.cues import says
from dateline.attribute.tree import Tree
from dateline.attribute.units import Unit
from dateline.lang import words

_LOOKING = ("xcomp", "ccomp")
_AROUND = ("nsubj", "aux", "advmod", "obl", "punct", "mark", "cc", "advcl")  # what may stand around a verb of saying


def is_sourcing(tree: Tree, unit: Unit) -> bool:
    """ "spoke on condition of anonymity", "asked not to be named", "was not authorized to speak publicly": why somebody
    is quoted without a name."""
    said = [tree.lemma(i) for i in unit.own]
    if any(lemma in words("speech", "sourcing.unnamed") for lemma in said):
        return True
    if not any(tree.lower(i) in words("speech", "negation.words") for i in (*unit.own, *tree.children[unit.head])):
        return False
    forms = {tree.lower(i) for i in unit.own} | set(said)
    named = forms & words("speech", "sourcing.named")
    asked = tree.lemma(unit.head) in words("speech", "sourcing.asking") | words("speech", "sourcing.named")
    allowed = forms & words("speech", "sourcing.allowed") and forms & words("speech", "sourcing.speaking")
    return bool((named and asked) or allowed)


def is_bare_saying(tree: Tree, unit: Unit) -> bool:
    """ "People say", "Lee told reporters last week": a verb of saying in the active with nothing of what is said."""
    head = unit.head
    if tree.lemma(head) not in words("speech", "cues.verbs.bare") or tree.kids(head, "aux:pass", "nsubj:pass", "cop"):
        return False
    if any(tree.lower(c) in words("speech", "negation.words") for c in tree.children[head]):
        return False  # "Lee never told the board": that it was kept from them
    hearer = tree.child(head, "obj", "iobj") if tree.lemma(head) in words("speech", "cues.hearer_first") else None
    return all(
        c == hearer
        or (tree.relation(c) in _AROUND and tree.quotation(c) == tree.quotation(head) and not _of_what(tree, c))
        for c in tree.children[head]
        if c in unit.own and tree.relation(c) != "punct"
    )


def is_filler(tree: Tree, unit: Unit) -> bool:
    """ "I mean", "you know": what speakers put between what they say."""
    head, own = unit.head, [i for i in unit.own if tree.relation(i) not in ("punct", "cc", "discourse")]
    speakers = ("first", "first_plural", "second")
    if tree.lemma(head) not in words("speech", "cues.verbs.filling") or tree.tokens[head].xpos not in ("VBP", "VB"):
        return False
    who = [tree.lower(i) for i in own if i != head]
    bare = len(who) == 1 and tree.child(head, "ccomp", "xcomp", "obj") is None
    return bare and any(who[0] in words("people", f"pronouns.{each}") for each in speakers)


def is_aside(tree: Tree, unit: Unit) -> bool:
    """ "…, as he has shown in speeches", "…, as some like to say": that it was said or shown, and nothing of what."""
    clause = unit.head
    mark = tree.child(clause, "mark")
    if tree.relation(clause) != "advcl" or mark is None or tree.lower(mark) not in words("speech", "relatives.alike"):
        return False
    told = tree.child(clause, "xcomp", "ccomp")
    verb = told if told is not None else clause
    if tree.kids(verb, "obj", "ccomp", "xcomp", "aux:pass", "cop"):
        return False
    lemma = tree.lemma(verb)
    said = says(lemma)
    return lemma in words("speech", "governors.showing") or (said and not tree.kids(verb, "obl"))


def _of_what(tree: Tree, i: int) -> bool:
    """ "wrote about the mill", "argued for a sale"."""
    return any(tree.lower(c) in words("speech", "cues.verbs.about") for c in tree.kids(i, "case"))


def is_comment(tree: Tree, unit: Unit) -> bool:
    """What the author makes of it: "the run was brief and unsuccessful", "a divorce would not be beneficial", "things
    took a turn"; nothing that happened."""
    return _of_things(tree, unit) or _evaluates(tree, unit) or tree.child(unit.head, "csubj") is not None


def _of_things(tree: Tree, unit: Unit) -> bool:
    """Whether the subject says nothing: "things", "all", "one" for people at large."""
    subject = unit.subject
    if subject is None or subject not in unit.own or tree.kids(subject, "nmod", "acl", "amod", "compound"):
        return False
    bare = tree.lemma(subject) in words("speech", "opinion.empty")
    anybody = tree.lower(subject) in words("speech", "opinion.anybody") and tree.child(subject, "det") is None
    present = tree.tokens[unit.head].xpos in ("VBZ", "VBP")
    return bare or (anybody and present)


def _evaluates(tree: Tree, unit: Unit) -> bool:
    """Whether the predicate is an adjective that only values what it is said of."""
    head = unit.head
    if tree.child(head, "cop") is not None:
        said = [head]
    elif tree.lemma(head) in words("speech", "frames.seeming"):
        said = [c for c in tree.kids(head, *_LOOKING) if tree.tokens[c].upos == "ADJ"]
    else:
        return False
    return any(tree.lower(i) in words("speech", "opinion.values") for i in said)
