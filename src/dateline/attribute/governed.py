"""Nouns and verbs that were hung one too high or too low, put right: what a verb gives and to whom, whom a participle
is about, what an adjective is followed by, what stands before an owner.

Like `slips`, each mend asks for a form that English does not have: a determiner behind a compound, a subject right
behind a participle, two complements of one verb. Universal Dependencies, version 2.
"""

from __future__ import annotations

from dateline.attribute.arcs import Arcs
from dateline.attribute.mends import about
from dateline.attribute.persons import stands_for_person
from dateline.lang import words

_BEFORE = ("det", "amod", "compound", "nummod")
_NAMED = ("appos", "flat", "nmod", "compound")


@about(relation=("compound",))
def whom_it_is_given(arcs: Arcs, i: int) -> None:
    """ "It gave Lee some time", with "Lee" as a part of "time": a determiner begins a phrase, and what stands between
    it and the verb is to whom it is given."""
    noun = arcs.tokens[i].head
    verb = arcs.tokens[noun].head
    if i > noun or arcs.relation(noun) != "obj" or arcs.tokens[verb].upos != "VERB":
        return
    first, last = arcs.words(i)
    behind = [c for c in arcs.kids(noun, "det") if c == last + 1]
    if behind and first == verb + 1 and arcs.tokens[i].upos in ("PROPN", "NOUN"):
        arcs.give(i, verb, "iobj")


@about(relation=("nsubj",))
def object_of_a_participle(arcs: Arcs, i: int) -> None:
    """ "Lee won, embarrassing Ben Marsh", with both as who won: a subject doesn't stand right behind a participle that
    has no object."""
    verb, before = arcs.tokens[i].head, arcs.words(i)[0] - 1
    if i < verb or not arcs.same_sentence(i, before) or not arcs.nominal(i):
        return
    if (
        arcs.tokens[before].xpos != "VBG"
        or arcs.kids(before, "obj", "ccomp", "aux")
        or arcs.relation(before) != "advcl"
    ):
        return
    if any(c < verb for c in arcs.subjects(verb)) and verb in arcs.above(before):
        arcs.give(i, before, "obj")


@about(relation=("nsubj",))
def whom_it_is_done_to(arcs: Arcs, i: int) -> None:
    """ "It accuses the firm of poisoning them", with "firm" as who poisons: no subject stands before the preposition of
    a participle, it is the object of the verb above."""
    participle = arcs.tokens[i].head
    verb, last = arcs.tokens[participle].head, arcs.words(i)[1]
    if arcs.tokens[participle].xpos != "VBG" or not verb < i < participle or arcs.kids(verb, "obj"):
        return
    between = any(last < c < participle and arcs.tokens[c].xpos == "IN" for c in arcs.kids(participle, "mark", "case"))
    if between and arcs.tokens[verb].upos == "VERB" and arcs.relation(participle) in ("advcl", "ccomp", "xcomp"):
        arcs.give(i, verb, "obj")
        arcs.give(participle, verb, "advcl")


@about(relation=("ccomp",))
def infinitive_of_what_is_said(arcs: Arcs, i: int) -> None:
    """ "She said she came to help Lee", with "help" as what she said: an infinitive behind a clause is its own."""
    saying = arcs.tokens[i].head
    if arcs.tokens[i].xpos != "VB" or arcs.subjects(i) or saying > i:
        return
    if not any(arcs.tokens[c].xpos == "TO" for c in arcs.kids(i, "mark")):
        return
    said = [c for c in arcs.kids(saying, "ccomp") if saying < c < i and arcs.finite(c) and arcs.subjects(c)]
    if said:
        arcs.give(i, said[-1], "advcl")


@about(xpos=("VB",))
def able_to_do(arcs: Arcs, i: int) -> None:
    """ "You’re able to find it", with "you" as the subject of "find" beside "able": who can do it stands before the
    copula, and is the adjective’s."""
    above, adjective = arcs.tokens[i].head, i - 2
    if not arcs.same_sentence(i, adjective) or arcs.tokens[i - 1].xpos != "TO":
        return
    if arcs.tokens[adjective].upos != "ADJ" or arcs.tokens[adjective].head != above or above in (i, adjective):
        return
    own = [c for c in arcs.kids(i, "nsubj") if c < adjective]
    if own and arcs.kids(adjective, "cop") and not arcs.subjects(adjective) and arcs.give(i, adjective, "xcomp"):
        for subject in own:
            arcs.give(subject, adjective, "nsubj")


@about(relation=("xcomp",))
def object_before_its_complement(arcs: Arcs, i: int) -> None:
    """ "He called the quarrel unusual", with two complements: the noun is the object."""
    verb = arcs.tokens[i].head
    if arcs.tokens[i].upos not in ("NOUN", "PROPN") or i < verb:
        return
    if arcs.kids(i, "case", "mark", "cop", "nsubj") or arcs.kids(verb, "obj"):
        return
    if any(c > i and arcs.tokens[c].upos in ("ADJ", "NOUN") for c in arcs.kids(verb, "xcomp")):
        arcs.give(i, verb, "obj")


@about(relation=("obj",))
def plural_read_as_participle(arcs: Arcs, i: int) -> None:
    """ "They laid plans", with "plans" as a participle: an object in -s is a noun."""
    token = arcs.tokens[i]
    read = token.upos == "VERB" and token.xpos in ("VBN", "VBD")
    if read and token.text.endswith("s") and not arcs.kids(i, "aux", "nsubj", "obj", "cop"):
        arcs.tag(i, "NOUN", "NNS")


@about(relation=("nmod",))
def before_an_owner(arcs: Arcs, i: int) -> None:
    """ "the Harrow mayor’s plan", with "the Harrow" on "plan": what stands before an owner is the owner’s."""
    noun = arcs.tokens[i].head
    if arcs.tokens[i].deprel != "nmod:poss" or arcs.tokens[i].upos != "NOUN" or noun < i:
        return
    if not any(arcs.tokens[c].xpos == "POS" for c in arcs.kids(i, "case")):
        return
    begin = arcs.words(i)[0]
    for c in sorted((c for c in arcs.kids(noun, *_BEFORE) if c < begin), reverse=True):
        if arcs.words(c)[1] + 1 != begin or arcs.tokens[c].deprel == "det:predet":
            return
        arcs.give(c, i, arcs.tokens[c].deprel)
        begin = arcs.words(c)[0]


@about(relation=_NAMED)
def name_behind_its_office(arcs: Arcs, i: int) -> None:
    """ "The chief of staff Ann Lee left", with the name on "staff": the bearer of an office is hung on the office."""
    noun = arcs.tokens[i].head
    office = arcs.tokens[noun].head
    if arcs.tokens[i].upos != "PROPN" or not office < noun < i:
        return
    if arcs.relation(noun) != "nmod" or arcs.tokens[noun].upos != "NOUN" or arcs.words(i)[0] != noun + 1:
        return
    if arcs.kids(i, "case") or not stands_for_person(arcs.lemma(office), "titles", "nouns"):
        return
    of = [c for c in arcs.kids(noun, "case") if arcs.lower(c) in words("speech", "roles.belonging")]
    if len(of) == 1 and of[0] == noun - 1 == office + 1 and not arcs.kids(noun, "det", "amod"):
        arcs.give(i, office, "appos")


MENDS = (
    before_an_owner, whom_it_is_given, object_of_a_participle, whom_it_is_done_to, infinitive_of_what_is_said,
    able_to_do, object_before_its_complement, plural_read_as_participle, name_behind_its_office,
)  # fmt: skip
