"""What the syntax of a sentence says of whom a pronoun in it can mean, by token; no knowledge of who is who.

- A reflexive is the subject of its clause (Chomsky 1981, principle A), or the name that it stands right behind.
- Other pronouns are no other argument of their verb (principle B); owners ("his") may be, and so may who is told where
  something is ("had no weapon on him").
- A pronoun in a phrase or clause before the subject looks ahead to it: "As he left, Lee waved" (Carden 1982).
"""

from __future__ import annotations

from dateline.attribute.tree import Tree, once, subject_of
from dateline.lang import words

_FRONTED = ("advcl", "obl", "nmod", "dep", "advmod")
_PREDICATES = ("VERB", "ADJ", "NOUN", "AUX")
_NOUNS = ("NOUN", "PROPN")
_CLAUSES = ("acl", "advcl", "ccomp", "csubj", "parataxis", "xcomp")


def owns(tree: Tree, i: int) -> bool:
    """Whether a pronoun is an owner ("his house"), however its relation was read."""
    return tree.tokens[i].deprel == "nmod:poss" or tree.tokens[i].xpos == "PRP$"


def either_sex(tree: Tree, i: int) -> bool:
    """Whether a pronoun is a half of "he or she": whoever it may be."""
    for beside, other in ((i - 1, i - 2), (i + 1, i + 2)):
        if not 0 <= other < len(tree.tokens) or tree.lower(beside) not in words("people", "conjunctions.either"):
            continue
        if any(
            tree.lower(i) in words("people", f"pronouns.{one}")
            and tree.lower(other) in words("people", f"pronouns.{two}")
            for one, two in (("male", "female"), ("female", "male"))
        ):
            return True
    return False


@once
def subject_above(tree: Tree, i: int) -> int | None:
    """The subject of the clause above that of a token: who denied it, in "Lee denied reports that he had left"."""
    clause = clause_of(tree, i)
    above = next((a for a in tree.ancestors(clause) if _predicate(tree, a)), None) if clause is not None else None
    subject = subject_of(tree, above) if above is not None else None
    return subject if clause is None or subject not in tree.subtree(clause) else None


def _predicate(tree: Tree, i: int) -> bool:
    return tree.tokens[i].upos == "VERB" or tree.child(i, "nsubj", "csubj", "cop", "aux") is not None


@once
def clause_of(tree: Tree, i: int) -> int | None:
    """The predicate of the smallest clause that a token stands in."""
    node = i
    for above in tree.ancestors(i):
        if _predicate(tree, above):
            return above
        if tree.relation(node) in _CLAUSES:
            return node
        node = above
    return None


@once
def own_subject(tree: Tree, i: int) -> int | None:
    """The subject of the clause that a token stands in, said or not ("the singer trying to promote his band"); None
    where the token stands in that subject itself, or is it."""
    clause = clause_of(tree, i)
    subject = subject_of(tree, clause) if clause is not None else None
    if clause is None or subject is None or subject == i:
        return None
    outside = tree.relation(clause) == "acl" or i not in tree.subtree(subject)
    return subject if outside else None


def reflexive_of(tree: Tree, i: int) -> int | None:
    """What a reflexive means: the name right before it ("Lee himself"), else the subject of its clause."""
    head = tree.head(i)
    beside = head is not None and head < i and tree.tokens[head].upos in ("PROPN", "NOUN")
    return head if beside and not tree.kids(i, "case") else own_subject(tree, i)


@once
def looks_ahead(tree: Tree, i: int) -> int | None:
    """The subject that follows, for a pronoun in a phrase or clause that stands before it."""
    node = i
    for above in tree.ancestors(i):
        if tree.relation(node) in _FRONTED and node < above and tree.tokens[above].upos in _PREDICATES:
            subject = tree.child(above, "nsubj")
            if subject is not None and subject > max(tree.subtree(node)) and tree.tokens[subject].upos != "PRON":
                return None if _pronoun_beside(tree, above, i) else subject
        if tree.relation(node) in ("ccomp", "acl", "csubj") and node > above and not _goes_before(tree, above):
            return None
        node = above
    return None


def _goes_before(tree: Tree, i: int) -> bool:
    """Whether a word is a participle before the subject that it shares: "Noting he won, Lee said"."""
    above = tree.head(i)
    bare = tree.tokens[i].xpos == "VBG" and tree.relation(i) == "advcl" and tree.child(i, "nsubj") is None
    return bare and above is not None and i < above


def _pronoun_beside(tree: Tree, verb: int, i: int) -> bool:
    """ "When he came in, Lee greeted him": somebody else than the subject is spoken of."""
    group = next((g for g in ("male", "female") if tree.lower(i) in words("people", f"pronouns.{g}")), None)
    if group is None:
        return False
    known = words("people", f"pronouns.{group}")
    return any(tree.lower(c) in known and not owns(tree, c) for c in tree.kids(verb, "obj", "iobj", "obl") if c > i)


def arguments_beside(tree: Tree, i: int) -> list[int]:
    """The other arguments of a pronoun's verb, its unsaid subject among them, which it cannot mean."""
    head = tree.head(i)
    if head is None or owns(tree, i) or tree.lower(i) in words("people", "pronouns.reflexive"):
        return []
    case = tree.child(i, "case")
    if case is not None and tree.lower(case) in words("people", "places.around"):
        return []
    unsaid = own_subject(tree, i) if tree.relation(i) in ("obj", "iobj", "obl") else None
    said = [a for a in tree.kids(head, "nsubj", "obj", "iobj", "obl") if a != i]
    return said if unsaid is None or unsaid in said else [*said, unsaid]


def governed(tree: Tree, i: int) -> list[int]:
    """What stands behind a subject in its clause and below: none of it is the subject (Chomsky 1981, principle C)."""
    verb = tree.head(i)
    if verb is None or tree.relation(i) != "nsubj":
        return []
    apart = frozenset(c for c in tree.children[verb] if tree.relation(c) in ("parataxis", "conj"))
    return [j for j in tree.subtree(verb, apart) if j > i]


def joined_owner(tree: Tree, i: int) -> int | None:
    """Whose "his" is in "the mayor and his wife": the one before, joined to what he owns."""
    owned = tree.head(i)
    if owned is None or not owns(tree, i) or tree.relation(owned) != "conj":
        return None
    first = tree.tokens[owned].head
    between = [c for c in tree.kids(first, "conj") if c < owned]
    return first if not between and first < i and tree.tokens[first].upos in ("NOUN", "PROPN") else None


def whose_antecedent(tree: Tree, i: int) -> int | None:
    """The noun that a "whose" stands for: the one right before it, else that of its relative clause ("a man from
    Harrow, whose wife …"); None where the word is no owner."""
    if tree.lower(i) not in words("people", "pronouns.possessive_relative") or not owns(tree, i):
        return None
    noun = next((j for j in (i - 1, i - 2) if j in tree.sentence(i) and tree.tokens[j].upos != "PUNCT"), None)
    while noun is not None and tree.relation(noun) in ("flat", "compound") and tree.tokens[noun].head < i:
        noun = tree.head(noun)
    clause = next((a for a in tree.ancestors(i) if tree.relation(a) == "acl"), None)
    told = tree.head(clause) if clause is not None else None
    far = told is not None and tree.kind(told) == "person"
    if noun is None or tree.tokens[noun].upos not in _NOUNS or (far and tree.kind(noun) != "person"):
        noun = told if told is not None else noun
    nominal = noun is not None and noun < i and tree.tokens[noun].upos in _NOUNS
    return noun if nominal else None
