"""Whether a clause tells something that takes place, or something that is the case."""

from __future__ import annotations

from dateline.attribute.tree import Tree
from dateline.attribute.units import Unit
from dateline.lang import words
from dateline.model import BlockKind, Eventuality

_TAKES_PLACE = frozenset({"OCCURRENCE", "ASPECTUAL", "I_ACTION", "REPORTING"})  # TimeML classes of happenings


def eventuality(tree: Tree, unit: Unit) -> Eventuality:
    """Event or state, by the form of the predicate and by the class that the reader gives its word.

    A predicate that is no verb ("is a careful man"), a simple present outside of headlines ("owns the harbour",
    "swims every morning") and a present passive ("is engaged", "is owned") are states; else the TimeML class decides,
    and past tense where the reader gives none.
    """
    head = unit.head
    labels = {e.label for e in tree.annotations.events if e.token == head}
    if tree.child(head, "cop") is not None or _simple_present(tree, head) or _present_passive(tree, head):
        return Eventuality.STATE
    if labels:
        return Eventuality.EVENT if labels & _TAKES_PLACE else Eventuality.STATE
    past = tree.tokens[head].xpos in ("VBD", "VBN") or any(tree.tokens[c].xpos == "VBD" for c in tree.kids(head, "aux"))
    return Eventuality.EVENT if past else Eventuality.STATE


def _simple_present(tree: Tree, head: int) -> bool:
    """A present without auxiliary; in a headline it tells what has just happened."""
    auxiliaries = tree.kids(head, "aux")
    present = tree.tokens[head].xpos in ("VBZ", "VBP") and not auxiliaries
    asked = [c for c in auxiliaries if tree.lemma(c) in words("speech", "tense.do")]  # "does not own"
    present = present or (asked == auxiliaries and any(tree.tokens[c].xpos in ("VBZ", "VBP") for c in asked))
    return present and not _in_headline(tree, head)


def _present_passive(tree: Tree, head: int) -> bool:
    auxiliaries = [tree.tokens[c] for c in tree.kids(head, "aux")]
    passive = any(a.deprel == "aux:pass" and a.xpos in ("VBZ", "VBP") for a in auxiliaries)
    return passive and len(auxiliaries) == 1 and tree.tokens[head].xpos == "VBN" and not _in_headline(tree, head)


def _in_headline(tree: Tree, head: int) -> bool:
    start = tree.tokens[head].start
    return any(b.kind is BlockKind.TITLE and b.start <= start < b.end for b in tree.article.blocks)
