"""Two states said in one breath: "it seemed that repair was hopeless and demolition was certain"."""

from __future__ import annotations

from dateline.attribute.persons import stands_for_person
from dateline.attribute.tree import Tree
from dateline.lang import words

_GOVERNED = ("ccomp",)
_PREDICATES = ("ADJ", "NOUN")
_PLAIN = ("nsubj", "cop", "mark", "cc", "det", "amod", "punct")  # what a bare state is made of
_OF_ITS_OWN = ("PROPN", "PRON", "NUM", "ADV", "VERB", "PART")  # somebody, an amount, a time, a polarity, a happening
_SOMEBODY = ("person", "organization", "place", "time")  # kinds of mentions, as the reader sees them


def in_one_breath(tree: Tree, i: int) -> bool:
    """Whether a clause and the one that it is joined to by "and" or "or" are bare states under one governor.

    A state is bare where a noun is something, and nothing else stands in its clause: nobody, no place, number or time
    of its own by which it could be another claim than the other.
    """
    first = tree.head(i)
    if first is None or tree.relation(i) != "conj" or tree.relation(first) not in _GOVERNED:
        return False
    if [c for c in tree.kids(first, "conj") if tree.child(c, "cop") is not None] != [i]:
        return False  # "the roof was bad, the stairs were worse and the door was open"
    joint = tree.child(i, "cc")
    if joint is None or tree.lower(joint) not in words("speech", "connectives.alike"):
        return False
    return _is_bare_state(tree, first, {i}) and _is_bare_state(tree, i, set())


def _is_bare_state(tree: Tree, head: int, without: set[int]) -> bool:
    subject = tree.child(head, "nsubj")
    if subject is None or tree.child(head, "cop") is None or tree.tokens[head].upos not in _PREDICATES:
        return False
    if tree.tokens[subject].upos != "NOUN" or _is_person(tree, subject):
        return False
    own = [j for j in tree.subtree(head, frozenset(without)) if j != head]
    return all(
        tree.relation(j) in _PLAIN
        and tree.tokens[j].upos not in _OF_ITS_OWN
        and tree.kind(j) not in _SOMEBODY
        and tree.quotation(j) == tree.quotation(head)
        for j in own
    )


def _is_person(tree: Tree, i: int) -> bool:
    return stands_for_person(tree.lemma(i), "nouns")
