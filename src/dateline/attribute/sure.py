"""Whether the subject that a clause shares with another one is surely its own.

A joined or relative clause has none, and the tree may hang it on the wrong one. Where what it is given can't be its
subject (it disagrees in number, is a place though the clause says "who", is a verb, stands outside of the quotation
that the clause goes on with), the clause is told in its sentence's words, under nobody.
Huddleston & Pullum 2002, chapters 5 (agreement), 12 (relative clauses) and 15 (coordination).
"""

from __future__ import annotations

from dateline.attribute.governors import antecedent
from dateline.attribute.tree import Tree, subject_of
from dateline.lang import words

_RELATIVES = ("WDT", "WP", "WP$")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_PLURAL = ("NNS", "NNPS")
_SUBJECT = ("nsubj", "csubj", "expl")


def sure_subject(tree: Tree, head: int) -> int | None:
    """The token of who does it, its own or shared; None where there is none, or it isn't surely the clause's."""
    subject = subject_of(tree, head)
    return None if subject is None or _is_unsure(tree, head, subject) else subject


def lacks_subject(tree: Tree, head: int) -> bool:
    """Whether a clause is given a subject that isn't surely its own."""
    return subject_of(tree, head) is not None and sure_subject(tree, head) is None


def joins_an_aim(tree: Tree, head: int) -> bool:
    """ "The way is to elect Lee and reject Fox": nothing tells who is to do it."""
    above = tree.tokens[head].head
    if tree.relation(head) != "conj" or tree.child(head, *_SUBJECT) is not None:
        return False
    aim = any(tree.tokens[c].xpos == "TO" for c in tree.kids(above, "mark"))
    return aim and tree.child(above, "cop") is not None and tree.tokens[head].xpos == "VB"


def _is_unsure(tree: Tree, head: int, subject: int) -> bool:
    own = tree.child(head, *_SUBJECT)
    if own == subject and tree.relation(head) == "acl" and tree.tokens[own].xpos in _RELATIVES:
        noun = antecedent(tree, own)
        return noun is not None and _disagrees(tree, head, noun)
    joined, relative = tree.relation(head) == "conj", tree.tokens[head].deprel == "acl:relcl"
    if not (joined or relative) or (own is not None and tree.tokens[own].xpos not in _RELATIVES and own == subject):
        return False
    if own is not None and (joined or subject != tree.head(head)):
        return False
    if tree.tokens[subject].upos in ("VERB", "AUX") and tree.tokens[subject].xpos != "VBG":
        return True
    if relative:
        wrong = own is not None and (_no_person(tree, own, subject) or _owns(tree, own))
    else:
        wrong = _goes_on_in_quotation(tree, head)
    return wrong or _disagrees(tree, head, subject)


def _no_person(tree: Tree, own: int, noun: int) -> bool:
    """ "evangelicals in Harrow, who had won": a place or a time isn't meant by "who"."""
    who = tree.lower(own) in words("people", "pronouns.personal_relative")
    return who and tree.kind(noun) in ("place", "time")


def _owns(tree: Tree, own: int) -> bool:
    """ "Fox, whose home town is small", with "whose" as who is small."""
    return tree.lower(own) in words("people", "pronouns.possessive_relative")


def _goes_on_in_quotation(tree: Tree, head: int) -> bool:
    """ "Fox wrote that Lee “had won, was happy and left”", where "left" is joined to "wrote": what a quotation goes on
    with is about whom it began with."""
    inside, first = tree.quotation(head), head
    while tree.relation(first) == "conj" and tree.child(first, *_SUBJECT) is None:
        first = tree.tokens[first].head
    if inside is None or first > head or tree.quotation(first) is not None:
        return False
    begun = [j for j in range(first + 1, head) if tree.quotation(j) == inside and tree.tokens[j].xpos in _FINITE]
    return any(head not in (j, tree.tokens[j].head) for j in begun)


def _disagrees(tree: Tree, head: int, noun: int) -> bool:
    """Whether a verb's form and the noun's number can't go together. A body may be either; what is joined, counted or
    measured has the number of what is."""
    number, token = _number(tree, head), tree.tokens[noun]
    if number is None or token.upos not in ("NOUN", "PROPN") or tree.kids(noun, "nummod"):
        return False
    person = tree.kind(noun) == "person"
    if number == 1:
        return token.xpos in _PLURAL and (person or not token.text[:1].isupper())
    if token.xpos == "NNP":
        alone = not tree.kids(noun, "conj")
        return tree.kind(noun) == "place" or (alone and (person or tree.relation(noun) == "conj"))
    measured = tree.kids(noun, "conj") or any(tree.tokens[c].xpos in _PLURAL for c in tree.kids(noun, "nmod", "appos"))
    return token.xpos == "NN" and not measured and tree.kind(noun) not in ("person", "organization")


def _number(tree: Tree, head: int) -> int | None:
    """1 where the clause's finite verb is a singular, 2 where it is a plural, None where its form doesn't tell."""
    verbs = sorted(c for c in (head, *tree.kids(head, "aux", "cop")) if tree.tokens[c].xpos in _FINITE)
    if not verbs:
        return None
    form = tree.lower(verbs[0])
    for number, known in ((1, "tense.singular"), (2, "tense.plural")):
        if form in words("speech", known):
            return number
    if tree.tokens[verbs[0]].xpos not in ("VBZ", "VBP"):
        return None
    return 2 if form == tree.lemma(verbs[0]) else 1 if form.endswith("s") else None
