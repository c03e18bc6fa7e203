"""Small words that a parser hung on the wrong one, put right: a preposition on the verb beyond its noun, an owner and a
determiner as subjects, the subject of one verb on the next.

Like `slips`, each mend asks for a form that English does not have: two subjects of one verb, "his" as a subject, a
preposition without a noun before a noun without a preposition. Universal Dependencies, version 2.
"""

from __future__ import annotations

import functools

from dateline.attribute.arcs import Arcs
from dateline.attribute.mends import about
from dateline.lang import words

_LOOSE = ("mark", "obl", "advcl", "nmod", "xcomp", "compound")
_ADJUNCTS = ("obl", "nmod", "obj")
_DESCRIBING = ("ADJ", "ADV", "NUM")
_BETWEEN = ("ADV", "AUX", "PART")
_HELPING = ("aux", "cop")
_CLAUSES = ("root", "conj", "parataxis", "ccomp", "csubj", "advcl", "acl", "appos", "dep")
_SUBJECT = "nsubj"
_NEAR = 3  # words: "Lee, can you …"


@about(relation=_LOOSE)
def preposition_read_as_mark(arcs: Arcs, i: int) -> None:
    """ "At eight pounds a head, the firm …", "is throwing money at Harrow": the preposition right before a noun without
    one is that noun's."""
    above = arcs.tokens[i].head
    if arcs.tokens[i].upos != "ADP" or arcs.children[i]:
        return
    if arcs.tokens[i].deprel == "compound:prt" and arcs.tokens[i].xpos != "IN":
        return
    for noun in arcs.kids(above, *_ADJUNCTS):
        if arcs.reach(noun)[0] != i + 1 or not arcs.nominal(noun) or arcs.kids(noun, "case"):
            continue
        if arcs.relation(noun) == "obj" and (noun < above or arcs.relation(i) == "compound"):
            continue  # "took over the yard"
        arcs.give(i, noun, "case")
        if arcs.relation(noun) == "obj":
            arcs.give(noun, above, "obl")
        return


@about(relation=("case",))
def preposition_on_the_noun_before(arcs: Arcs, i: int) -> None:
    """ "a lead over Harrow", with "over" as the preposition of the lead: it is that of the noun behind it."""
    above = arcs.tokens[i].head
    if above > i or arcs.tokens[i].upos != "ADP" or arcs.children[i]:
        return
    if not arcs.nominal(above):
        return
    for noun in (*arcs.kids(above, "nmod", "obl"), *arcs.kids(arcs.tokens[above].head, "obl", "nmod")):
        if arcs.reach(noun)[0] == i + 1 and arcs.nominal(noun) and not arcs.kids(noun, "case"):
            arcs.give(i, noun, "case")
            return


@about(relation=(_SUBJECT,))
def owner_read_as_subject(arcs: Arcs, i: int) -> None:
    """ "despite his dislike", with "his" as who dislikes: "his" stands before what is his, which is no verb."""
    above = arcs.tokens[i].head
    if arcs.lower(i) not in words("people", "pronouns.possessive") or above < i:
        return
    noun = i + 1
    while arcs.same_sentence(i, noun) and (arcs.tokens[noun].upos in _DESCRIBING or arcs.tokens[noun].xpos == "VBN"):
        noun += 1
    if not arcs.same_sentence(i, noun):
        return
    acts = arcs.tokens[noun].upos in ("VERB", "AUX") and arcs.finite(noun)
    if (acts and not arcs.kids(noun, "case")) or arcs.tokens[noun].upos in ("PUNCT", "ADP", "AUX"):
        return
    while arcs.relation(noun) == "compound" and noun < arcs.tokens[noun].head:
        noun = arcs.tokens[noun].head
    if not arcs.give(i, noun, "nmod:poss"):
        return
    arcs.tag(i, "PRON", "PRP$")
    if acts:
        arcs.tag(noun, "NOUN", "NN")


@about(relation=(_SUBJECT,))
def owner_beside_the_subject(arcs: Arcs, i: int) -> None:
    """ "Harrow’s new council has met", with both as subjects: who stands before "’s" owns the next."""
    verb, last = arcs.tokens[i].head, arcs.words(i)[1]
    if not arcs.same_sentence(i, last + 1):
        return
    mark = last if arcs.tokens[last].xpos == "POS" else last + 1
    if arcs.tokens[mark].xpos != "POS":
        return
    owned = [c for c in arcs.kids(verb, _SUBJECT) if c > mark and arcs.nominal(c)]
    if not owned or any(arcs.tokens[j].upos in ("VERB", "AUX", "PUNCT") for j in range(mark + 1, owned[0])):
        return
    if arcs.give(i, owned[0], "nmod:poss"):
        arcs.give(mark, i, "case")


@about(relation=(_SUBJECT,))
def determiner_read_as_subject(arcs: Arcs, i: int) -> None:
    """ "That debate is over", with both as subjects: a bare determiner right before the subject is its own."""
    verb = arcs.tokens[i].head
    if arcs.tokens[i].xpos != "DT" or arcs.children[i]:
        return
    for noun in arcs.kids(verb, _SUBJECT):
        if noun > i and arcs.nominal(noun) and arcs.reach(noun)[0] == i + 1 and not arcs.kids(noun, "det", "nmod:poss"):
            arcs.tag(i, "DET", "DT")
            arcs.give(i, noun, "det")
            return


@about(relation=("ccomp",))
def object_beyond_its_verb(arcs: Arcs, i: int) -> None:
    """ "said it gave a chance to talk", with "a chance" as what is said: a noun without a copula right behind a verb
    that has no object is its object."""
    verb, above = arcs.words(i)[0] - 1, arcs.tokens[i].head
    if arcs.tokens[i].upos != "NOUN" or not above < verb < i:
        return
    if arcs.kids(i, "cop", "nsubj", "mark", "aux", "case") or arcs.tokens[verb].upos != "VERB":
        return
    if arcs.finite(verb) and not arcs.kids(verb, "obj", "ccomp", "xcomp", "cop"):
        arcs.give(i, verb, "obj")


@about(relation=(_SUBJECT,))
def called_to(arcs: Arcs, i: int) -> None:
    """ "California, we have come", "Senator Lee, can you sell it": of two subjects the one before a comma and "I", "we"
    or "you" is who is spoken to, and does nothing."""
    verb, after = arcs.tokens[i].head, arcs.words(i)[1] + 1
    if arcs.tokens[i].upos != "PROPN" or i > verb or arcs.kids(i, "acl", "cc"):
        return
    if not arcs.same_sentence(i, after) or arcs.tokens[after].text != ",":
        return
    spoken = [c for c in arcs.kids(verb, _SUBJECT) if c > after and arcs.lower(c) in _in_speech()]
    if spoken and spoken[0] - after <= _NEAR:
        arcs.give(i, verb, "vocative")


@functools.cache
def _in_speech() -> frozenset[str]:
    return frozenset().union(*(words("people", f"pronouns.{p}") for p in ("first", "first_plural", "second")))


@about(relation=("advcl",))
def infinitive_of_a_plan(arcs: Arcs, i: int) -> None:
    """ "is scheduled to meet Lee": what is planned or said is no purpose."""
    verb = arcs.tokens[i].head
    if arcs.tokens[i].xpos != "VB" or verb > i or arcs.tokens[verb].upos != "VERB":
        return
    to = [c for c in arcs.kids(i, "mark") if arcs.tokens[c].xpos == "TO"]
    planned = arcs.lemma(verb) in words("speech", "future.verbs") | words("speech", "hedges.passive_hearsay")
    if planned and to and to[0] == verb + 1 and not arcs.kids(verb, "obj", "xcomp", "ccomp"):
        arcs.give(i, verb, "xcomp")


@about(relation=(_SUBJECT,))
def subject_of_the_verb_behind_it(arcs: Arcs, i: int) -> None:
    """ "When Lee left the yard, he smiled", with both as those who smiled: of two subjects of a verb, each is that of
    the verb without one right behind it."""
    verb = arcs.tokens[i].head
    if len(arcs.kids(verb, _SUBJECT)) < 2:
        return
    after = arcs.words(i)[1] + 1
    while arcs.same_sentence(i, after) and (arcs.tokens[after].upos in _BETWEEN or arcs.relation(after) in _HELPING):
        after += 1
    if not arcs.same_sentence(i, after) or after == verb or arcs.tokens[after].upos != "VERB":
        return
    if arcs.relation(after) not in _CLAUSES:
        return  # an adverb that is read as a verb
    if arcs.finite(after) and not arcs.subjects(after) and not arcs.kids(after, "mark") and after not in arcs.below(i):
        arcs.give(i, after, arcs.tokens[i].deprel)


MENDS = (
    preposition_read_as_mark, preposition_on_the_noun_before, owner_read_as_subject, owner_beside_the_subject,
    determiner_read_as_subject, called_to, object_beyond_its_verb, subject_of_the_verb_behind_it, infinitive_of_a_plan,
)  # fmt: skip
