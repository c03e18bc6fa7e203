"""What a relative clause is about where its verb lacks it: "the books that Lee sold", "a man he had spoken to"."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.attribute.tree import Tree
from dateline.attribute.units import Unit
from dateline.lang import words

_RELATIVES = ("WDT", "WP")
_NOMINAL = ("NOUN", "PROPN", "NUM")
_OPENING = ("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM")  # what a preposition that isn't stranded stands before


@dataclass(frozen=True, slots=True)
class Gap:
    """The `noun` that is lacking, and the token `after` which it would stand."""

    noun: int
    after: int


def gap_of(tree: Tree, unit: Unit) -> Gap | None:
    """The gap of a unit that is a relative clause with a subject of its own; None where it lacks nothing, or where the
    noun is its time, place or manner ("the day he left")."""
    head = unit.head
    noun = tree.head(head)
    if tree.tokens[head].deprel != "acl:relcl" or noun is None or tree.tokens[noun].upos not in _NOMINAL:
        return None
    if tree.lemma(noun) in words("speech", "governors.nouns"):
        return None  # "allegations that he lied": what they say
    own = tree.child(head, "nsubj", "csubj", "expl")
    if own is None or tree.lower(own) in words("people", "pronouns.relative") or not _behind(tree, noun, own):
        return None
    if tree.child(head, "cop") is not None:
        return None
    verb = _last_verb(tree, head)
    if (at := _stranded(tree, unit, verb)) is not None:
        return Gap(noun, at)
    relative = [c for v in {head, verb} for c in tree.children[v] if c < head and tree.tokens[c].xpos in _RELATIVES]
    if any(tree.tokens[c - 1].upos == "ADP" for c in relative) or _adverbial(tree, unit):
        return None
    if tree.child(verb, "aux:pass", "nsubj:pass") is not None:
        return None
    told = {verb} if _is_told_to(tree, head, verb) else {head, verb}
    if any(tree.child(v, "ccomp") is not None or _object(tree, v) for v in told):
        return _second_object(tree, head, noun)
    if not relative and tree.lemma(noun) in words("speech", "relatives.adverbial"):
        return None
    particle = tree.child(verb, "compound:prt")
    if particle is None or particle < verb or tree.tokens[particle + 1].upos in _OPENING:
        return Gap(noun, verb)  # "push through Congress": no particle
    return Gap(noun, particle)


def _behind(tree: Tree, noun: int, own: int) -> bool:
    """Whether a clause's subject stands right behind the noun's phrase, or behind the relative pronoun."""
    before = min(tree.subtree(own)) - 1
    if before < noun:
        return False
    return tree.tokens[before].xpos in _RELATIVES or (tree.relation(before) != "punct" and before in tree.subtree(noun))


def _last_verb(tree: Tree, head: int) -> int:
    """The verb of "had tried to push" that has the object."""
    below = [c for c in tree.kids(head, "xcomp") if c > head and tree.tokens[c].upos == "VERB"]
    return _last_verb(tree, below[0]) if below else head


def _is_told_to(tree: Tree, head: int, verb: int) -> bool:
    """Whether the object of a verb is who does what follows: "the book that Lee wants you to read"."""
    marked = any(tree.tokens[c].xpos == "TO" for c in tree.kids(verb, "mark"))
    return verb != head and marked and tree.lemma(head) in words("speech", "relatives.wanting")


def _second_object(tree: Tree, head: int, noun: int) -> Gap | None:
    """ "the mess the firms have handed him": who is given it stands there, what is given doesn't."""
    taken = tree.child(head, "obj", "iobj")
    alone = (
        taken is not None and tree.tokens[taken].upos in ("PRON", "PROPN") and len(tree.kids(head, "obj", "iobj")) == 1
    )
    gives = tree.lemma(head) in words("speech", "relatives.giving")
    return Gap(noun, taken) if alone and gives and taken is not None else None


def _object(tree: Tree, verb: int) -> bool:
    return any(tree.tokens[c].xpos not in _RELATIVES for c in tree.kids(verb, "obj"))


def _adverbial(tree: Tree, unit: Unit) -> bool:
    """ "when", "where": the clause lacks no noun."""
    return any(i < unit.head and tree.tokens[i].xpos == "WRB" for i in tree.kids(unit.head, "advmod", "mark"))


def _stranded(tree: Tree, unit: Unit, verb: int) -> int | None:
    """A preposition without its noun: "to" of "he had spoken to on Friday"."""
    for v in {unit.head, verb}:
        for c in tree.kids(v, "obl", "case", "advmod"):
            ends = c + 1 == len(tree.tokens) or tree.tokens[c + 1].upos not in _OPENING
            if c > v and ends and tree.tokens[c].upos == "ADP" and not tree.children[c]:
                return c
    return None
