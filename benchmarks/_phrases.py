"""The phrases of a clause: who, the words of the predicate, and what stands behind it, as a person would cut them."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.attribute.tree import Tree, subject_of
from dateline.attribute.units import Unit
from dateline.span import Span

_ARGUMENTS = ("obj", "iobj", "obl", "ccomp", "xcomp", "advcl", "nmod", "csubj", "advmod")
_GROUP = ("aux", "cop", "compound:prt")


@dataclass(frozen=True, slots=True)
class Clause:
    """`arguments` begin with the subject; the others are in text order."""

    relation: str
    arguments: tuple[str, ...]


def clause_of(tree: Tree, unit: Unit) -> Clause | None:
    """A unit as a tuple; None where it has no subject."""
    if unit.subject is None:
        return None
    inside = set(tree.within(unit.span)) & set(unit.own)
    if unit.kind == "utterance":  # what is said is a unit of its own, and the argument of the verb of saying
        inside |= {i for c in tree.kids(unit.head, "ccomp", "parataxis") for i in tree.subtree(c)}
    subject = _noun_phrase(tree, unit.subject)
    predicate = _predicate(tree, unit)
    taken = set(subject) | predicate
    rest = [
        argument
        for c in _behind(tree, unit, predicate)
        if (argument := [i for i in tree.subtree(c) if i in inside and i not in taken])
    ]
    if tree.child(unit.head, "cop") is not None:
        complement = [i for i in _without(tree, unit.head) if i in inside and i not in taken]
        rest = [complement, *(r for r in rest if not set(r) & set(complement))]
    rest = sorted(argument for argument in rest if argument)
    if rest and (linking := _preposition(tree, rest[0], max(predicate, default=unit.head))) is not None:
        predicate.add(linking)
        rest[0] = rest[0][1:]
    parts = [_text(tree, part) for part in (subject, *rest)]
    return Clause(_text(tree, sorted(predicate)), tuple(part for part in parts if part))


def arguments_of(tree: Tree, head: int) -> list[tuple[int, int]]:
    """The offsets of the phrases and clauses that depend on a predicate, its subject first, wherever that stands."""
    subject = subject_of(tree, head)
    parts = [_noun_phrase(tree, subject)] if subject is not None else []
    parts += [list(tree.subtree(c)) for c in tree.kids(head, *_ARGUMENTS) if c != subject]
    spans = []
    for part in parts:
        kept = [i for i in part if tree.tokens[i].upos != "PUNCT"]
        if kept and head not in kept:
            spans.append((tree.tokens[kept[0]].start, tree.tokens[kept[-1]].end))
    return spans


def phrase_of(tree: Tree, mention: Span) -> tuple[int, int]:
    """The offsets of the noun phrase that a mention is the core of."""
    head = tree.top(tree.within(mention))
    if head is None or tree.tokens[head].upos == "PRON":
        return mention.start, mention.end
    joined = frozenset(c for c in tree.children[head] if tree.relation(c) in ("conj", "cc"))
    kept = [i for i in _noun_phrase(tree, head) if not any(i in tree.subtree(c) for c in joined)]
    while tree.relation(kept[0]) in ("case", "mark") and len(kept) > 1:
        kept.pop(0)
    return min(tree.tokens[kept[0]].start, mention.start), max(tree.tokens[kept[-1]].end, mention.end)


def _preposition(tree: Tree, argument: list[int], last: int) -> int | None:
    """The preposition just behind the last word of a relation, which people read as a part of it: "plays for"."""
    first = argument[0]
    return first if first == last + 1 and tree.relation(first) == "case" and len(argument) > 1 else None


def _predicate(tree: Tree, unit: Unit) -> set[int]:
    """The words of the relation: the verb with its auxiliaries, negation, particle, and the infinitives behind it."""
    head = unit.head
    copular = tree.child(head, "cop") is not None
    out = set() if copular and tree.tokens[head].upos != "VERB" else {head}
    node = head
    while True:
        out |= {c for c in tree.kids(node, *_GROUP) if c in unit.own}
        adverbs = [c for c in tree.kids(node, "advmod") if tree.tokens[c].xpos == "RB" and c < node]
        out |= {c for c in adverbs if out & {c - 1, c + 1}}
        inner = tree.child(node, "xcomp")
        if inner is None or tree.tokens[inner].upos != "VERB" or inner not in unit.own or tree.child(node, "obj"):
            return out
        out |= {inner, *tree.kids(inner, "mark")}
        node = inner


def _behind(tree: Tree, unit: Unit, predicate: set[int]) -> list[int]:
    """The heads of the arguments and adjuncts of the verbs of a relation."""
    nodes = [unit.head, *(i for i in sorted(predicate) if i != unit.head and tree.relation(i) == "xcomp")]
    return [c for n in nodes for c in tree.kids(n, *_ARGUMENTS) if c not in predicate and c != unit.subject]


def _noun_phrase(tree: Tree, i: int) -> list[int]:
    """A phrase without relative clauses and appositions."""
    cut = frozenset(c for c in tree.children[i] if tree.relation(c) in ("acl", "appos", "parataxis", "punct", "cop"))
    return list(tree.subtree(i, cut))


def _without(tree: Tree, head: int) -> list[int]:
    """The complement of a copula: its phrase without subject, copula and adjuncts."""
    own = ("nsubj", "cop", "aux", "mark", "punct", "advcl", "obl", "parataxis", "csubj", "conj", "cc", "expl")
    cut = frozenset(c for c in tree.children[head] if tree.relation(c) in own and not _joined_noun(tree, c))
    return list(tree.subtree(head, cut))


def _joined_noun(tree: Tree, i: int) -> bool:
    """ "a poet and painter": part of one complement."""
    joined = i if tree.relation(i) == "conj" else tree.tokens[i].head
    return tree.relation(joined) == "conj" and tree.child(joined, "nsubj", "cop") is None


def _text(tree: Tree, tokens: list[int]) -> str:
    """The words of tokens with white space where the text has it, without marks at the edges."""
    kept = list(tokens)
    while kept and tree.tokens[kept[0]].upos == "PUNCT":
        kept.pop(0)
    while kept and tree.tokens[kept[-1]].upos == "PUNCT":
        kept.pop()
    out = ""
    for before, i in zip([None, *kept], kept, strict=False):
        joined = before is not None and tree.tokens[before].end == tree.tokens[i].start
        out += ("" if joined or not out else " ") + tree.tokens[i].text
    return out
