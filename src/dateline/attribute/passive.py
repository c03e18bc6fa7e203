"""Whether something is done to the subject of a predicate, or the subject does it."""

from __future__ import annotations

from dateline.attribute.tree import Tree, once
from dateline.lang import words


@once
def is_done_to(tree: Tree, head: int) -> bool:
    """Whether something is done to the subject of a predicate: a passive, a participle without auxiliary ("if
    convicted", "have him charged") or one joined to a passive ("was arrested and released")."""
    if tree.tokens[head].xpos == "VBG" or _perfect(tree, head) or _is_adjective(tree, head):
        return False
    said = {tree.tokens[c].deprel for c in tree.children[head]}
    helping = [tree.lower(c) for c in tree.kids(head, "aux", "cop")]
    if "aux:pass" not in said and helping and all(word in words("speech", "tense.clitic_have") for word in helping):
        return False  # "she’s tacked", with no sign of a passive but the subject that it was read as
    finite = tree.tokens[head].xpos in ("VBZ", "VBP", "VBD")
    lower = tree.child(head, "xcomp")
    if (
        "aux:pass" in said
        and lower is not None
        and _to_do(tree, lower)
        and tree.lemma(head) in words("roles", "raising")
    ):
        return is_done_to(tree, lower)  # "is expected to open it" tells what one does, "to be sold" what is done
    if "aux:pass" in said or ("nsubj:pass" in said and not finite):
        return True
    if tree.tokens[head].xpos != "VBN" or tree.kids(head, "aux", "cop"):
        return False
    above = tree.head(head)
    if tree.relation(head) in ("ccomp", "parataxis") and tree.child(head, "obj") is not None:
        return False
    if tree.relation(head) == "conj" and above is not None and tree.child(head, "nsubj") is None:
        return is_done_to(tree, above)
    return tree.relation(head) in ("acl", "advcl", "xcomp", "ccomp", "parataxis")


def _is_adjective(tree: Tree, head: int) -> bool:
    """Whether a participle only tells how somebody is: behind a word of degree, and nobody does it ("was more
    measured"; Huddleston & Pullum 2002, 16.10)."""
    if tree.tokens[head].xpos != "VBN" or any(tree.tokens[c].deprel == "obl:agent" for c in tree.children[head]):
        return False
    degrees = [c for c in tree.kids(head, "advmod") if tree.lower(c) in words("roles", "cases.degree")]
    return any(c == head - 1 for c in degrees)


def _to_do(tree: Tree, i: int) -> bool:
    """Whether a complement is an infinitive with "to": not "a hero" of "is considered a hero"."""
    return tree.tokens[i].upos == "VERB" and any(tree.tokens[c].xpos == "TO" for c in tree.kids(i, "mark"))


def _perfect(tree: Tree, head: int) -> bool:
    """Whether a past form, with a subject and no passive auxiliary, has an object or nothing before it but "have": a
    perfect, or a past that is tagged as a participle."""
    if tree.tokens[head].xpos != "VBN" or any(tree.tokens[c].deprel == "aux:pass" for c in tree.children[head]):
        return False
    helping = tree.kids(head, "aux", "cop")
    be = any(tree.lemma(c) in words("speech", "tense.be") for c in helping)
    active = any(tree.tokens[c].deprel == "nsubj" for c in tree.children[head]) and not be
    return active or (bool(helping) and tree.child(head, "obj") is not None)
