"""Mentions of what takes part in a clause and has none yet: every subject and object has one, and what a verb without
an object is about ("fought for their land"), in the text's own words."""

from __future__ import annotations

from dateline.attribute.cues import is_passive
from dateline.attribute.hyphens import HYPHENS
from dateline.attribute.register import Register, counted_in, is_person_noun
from dateline.attribute.tree import Tree, subject_of
from dateline.lang import table, words
from dateline.model import EntityKind, Form

_CORE = ("nsubj", "obj", "iobj")
_NOUNS = ("NOUN", "PROPN", "NUM", "SYM")
_JOINED = (*_NOUNS, "PRON", "ADJ")
_WORDS = ("PRON", "DET", "ADJ", "ADV", "NUM")
_SOMEBODY = ("person", "organization")  # as the reader sees a noun


def open_rest(register: Register) -> None:
    """Open a mention for each subject, object and the like that nothing has been opened for, in text order."""
    tree = register.tree
    timed = frozenset(i for t in tree.annotations.timexes for i in tree.within(t.span))
    doing = {s for i, t in enumerate(tree.tokens) if t.upos == "VERB" and (s := subject_of(tree, i)) is not None}
    for i in range(len(tree.tokens)):
        if i in register.of or register.name_head(i) != i or i in timed:
            continue
        if not takes_part(tree, i) and not (i in doing and _is_noun(tree, i)):
            continue
        again = register.definite(i) and tree.tokens[i].upos == "NOUN" and counted_in(tree, i) is None
        known = _told_before(register, i) if again else None
        if known is None:
            register.open_noun(i, EntityKind.OTHER)
        else:
            register.add(known, *register.phrase(i), i, Form.NOMINAL)


def _told_before(register: Register, i: int) -> int | None:
    """ "The wall" is the wall spoken of before, if it isn't told apart from that."""
    tree, lemma, many = register.tree, register.tree.lemma(i), register.plural(i)
    marks = {tree.lower(c) for c in tree.kids(i, "amod", "nummod", "compound")}
    return register.latest(
        i,
        lambda d: lemma in d.nouns and not d.named and d.plural == many and marks <= set(d.name.lower().split()),
        sentences=None,
    )


def takes_part(tree: Tree, i: int) -> bool:
    """Whether a word heads a phrase that names who or what takes part in a clause, as far as its arcs tell."""
    if not _names_something(tree, i) or tree.lemma(i) in words("roles", "cases.never"):
        return False
    top = i
    while tree.relation(top) == "conj" and (above := tree.head(top)) is not None:
        if (
            tree.tokens[above].upos not in (*_NOUNS, "PRON", "ADJ")
            or tree.child(top, "nsubj", "cop", "aux") is not None
        ):
            return False
        top = above
    relation = tree.tokens[top].deprel
    if tree.child(i, "acl") is not None:
        return True  # what is told of it in a clause of its own
    named = tree.tokens[i].upos == "PROPN" and tree.kind(i) != "time" and not _is_calendar(tree.lower(i))
    beside = tree.relation(top) in ("obl", "nmod") and tree.child(top, "case") is not None
    if beside and (named or is_somebody(tree, i)):
        return True
    if tree.relation(top) in _CORE or relation == "obl:agent":
        return tree.child(top, "cop") is None
    if tree.relation(top) != "obl":
        return False
    if is_object(tree, top):
        return True
    case = tree.child(top, "case")
    verb = tree.head(top)
    by = case is not None and tree.lower(case) in words("roles", "cases.by")
    if by and verb is not None and is_passive(tree, verb):
        return True
    if case is None or tree.kind(i) == "time" or tree.lemma(i) in words("roles", "cases.adverbial"):
        return False
    return complements(tree, top)


def is_somebody(tree: Tree, i: int) -> bool:
    """Whether a noun means people or a body: told of as some or as known ("with voters", "against the council"), and no
    word of a title ("secretary of state")."""
    token = tree.tokens[i]
    if token.upos != "NOUN" or tree.kind(i) == "time":
        return False
    lemma = tree.lemma(i)
    if tree.kind(i) not in _SOMEBODY and not is_person_noun(lemma):
        return False
    if lemma in words("speech", "sources.document") or lemma in words("roles", "people.never"):
        return False
    told = tree.child(i, "det", "nmod:poss", "nummod") is not None
    return token.xpos == "NNS" or told or lemma in words("speech", "sources.organization")


def _is_calendar(word: str) -> bool:
    last = word.rpartition("-")[2]  # "mid-May"
    return last in words("numbers", "months") or last in table("time")["class"]["weekday"]


def _names_something(tree: Tree, i: int) -> bool:
    token = tree.tokens[i]
    if token.upos in _WORDS and (tree.lower(i) in words("roles", "people.some") or counted_in(tree, i) is not None):
        return True
    return _is_noun(tree, i) and tree.child(i, "cop") is None


def _is_noun(tree: Tree, i: int) -> bool:
    """Whether a word is a noun or a number, no question word and no part of a word with a hyphen."""
    token = tree.tokens[i]
    if (token.upos not in _NOUNS and token.xpos != "$") or token.xpos.startswith(("POS", "W")):
        return False
    after = tree.tokens[i + 1] if i + 1 < len(tree.tokens) else None
    glued = after is not None and after.start == token.end and after.text in HYPHENS
    return not glued and any(c.isalnum() or c in "$£€%" for c in token.text)


def is_object(tree: Tree, i: int) -> bool:
    """Whether a noun without a preposition right behind a verb is its object, however it was read ("walk a line")."""
    verb = tree.head(i)
    if verb is None or tree.tokens[i].deprel != "obl" or tree.tokens[verb].upos != "VERB" or i < verb:
        return False
    if tree.tokens[i].upos not in ("NOUN", "PROPN") or tree.kids(i, "case", "mark") or tree.kids(verb, "obj"):
        return False
    first = min(tree.subtree(i))
    between = range(verb + 1, first)  # "sent out a letter"
    return all(tree.tokens[j].deprel == "compound:prt" for j in between) and tree.kind(i) != "time"


def complements(tree: Tree, i: int) -> bool:
    """Whether a phrase with a preposition right behind a verb without an object is what the verb is about."""
    verb, case = tree.head(i), tree.child(i, "case")
    if verb is None or case is None or tree.tokens[verb].upos != "VERB" or i < verb:
        return False
    if tree.lower(case) not in words("roles", "cases.complement") or tree.kids(verb, "obj", "ccomp"):
        return False
    behind = case == verb + 1 or (case == verb + 2 and tree.relation(verb + 1) in ("compound", "advmod"))
    told = tree.tokens[i].xpos in ("NNS", "NNPS") or tree.child(i, "det", "nmod:poss", "amod", "nummod") is not None
    return behind and told
