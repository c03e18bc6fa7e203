"""Arcs that leave a clause without the one who does it, put right: a noun beside its verb that was hung elsewhere.

Like `slips`, each mend asks for a form that English does not have: two subjects around one verb, a subject after a verb
of saying whose clause lacks one, a compound that reaches over a verb. Universal Dependencies, version 2.
"""

from __future__ import annotations

from dateline.attribute.arcs import Arcs
from dateline.lang import words
from dateline.model import Certainty

_MARKED = ("mark", "cop", "nsubj", "csubj", "expl")
_JOINED = ("compound", "flat", "nmod")
_SAYING = tuple(certainty.value for certainty in Certainty)


def subject_of_the_next_clause(arcs: Arcs, i: int) -> None:
    """ "A source said Judge Lee will hear it", "may sell it if talks fail": of two subjects of a verb, the one behind
    it is that of the clause that follows."""
    verb = arcs.tokens[i].head
    if arcs.relation(i) != "nsubj" or i < verb or not [c for c in arcs.subjects(verb) if c < verb]:
        return
    for clause in arcs.kids(verb, "ccomp", "advcl"):
        marks = [c for c in arcs.kids(clause, "mark") if c < i]
        begin = min((arcs.reach(c)[0] for c in arcs.children[clause] if c not in marks and c < clause), default=clause)
        beside = not marks or max(marks) + 1 == arcs.reach(i)[0]
        if not arcs.subjects(clause) and beside and begin == arcs.reach(i)[1] + 1:
            arcs.give(i, clause, "nsubj")
            return


def object_behind_verb(arcs: Arcs, i: int) -> None:
    """ "The court sentenced Ann Lee": of two subjects around an active verb, the one right behind it is its object."""
    verb = arcs.tokens[i].head
    if arcs.tokens[i].deprel != "nsubj" or i < verb or arcs.tokens[verb].upos != "VERB" or not arcs.nominal(i):
        return
    first = [c for c in arcs.kids(verb, "nsubj") if c < verb and arcs.nominal(c)]
    taken = arcs.kids(verb, "obj", "ccomp") or any(arcs.tokens[c].deprel == "aux:pass" for c in arcs.children[verb])
    if first and not taken and arcs.words(i)[0] == verb + 1:
        arcs.give(i, verb, "obj")


def passive_with_its_complement(arcs: Arcs, i: int) -> None:
    """ "Lee was elected chairman": the passive verb before a noun is the predicate, and the noun its complement."""
    noun = _noun_right_behind(arcs, i)
    be = next(
        (
            j
            for j in (i - 1, i - 2)
            if arcs.same_sentence(i, j)
            and arcs.tokens[j].upos != "PART"
            and arcs.lower(j) not in words("speech", "negation.words")
        ),
        i,
    )
    if arcs.tokens[i].xpos != "VBN" or noun is None or arcs.tokens[be].upos != "AUX":
        return
    beside = arcs.tokens[noun].head == arcs.tokens[i].head and arcs.relation(noun) == arcs.relation(i) != "root"
    under = arcs.tokens[i].head == noun and arcs.relation(i) in ("acl", "cop")
    if (
        arcs.lemma(be) not in words("speech", "tense.be")
        or arcs.tokens[be].head not in (i, noun)
        or not (beside or under)
    ):
        return
    subjects = [c for c in (*arcs.kids(noun, "nsubj"), *arcs.kids(i, "nsubj")) if c < be]
    if not subjects:
        return
    before = [c for c in arcs.children[noun] if c < be and c not in subjects]
    after = [c for c in arcs.kids(noun, "punct", "obl", "advcl", "parataxis") if c > noun]
    if under:
        arcs.promote(i, over=noun)
    arcs.give(noun, i, "xcomp")
    for c in subjects:
        arcs.give(c, i, "nsubj:pass")
    for c in (*before, *after):
        arcs.give(c, i, arcs.tokens[c].deprel)
    arcs.give(be, i, "aux:pass")


def _noun_right_behind(arcs: Arcs, i: int) -> int | None:
    """The noun that a phrase right behind a token ends in, without a preposition."""
    for j in range(i + 1, i + 6):
        if not arcs.same_sentence(i, j) or arcs.tokens[j].upos not in ("DET", "ADJ", "NOUN", "PROPN"):
            return None
        if arcs.nominal(j) and arcs.relation(j) not in _JOINED:
            return j
    return None


def name_past_the_verb(arcs: Arcs, i: int) -> None:
    """ "Lee married Ben in Rome, the Gazette reported", where "Lee" is read into "Gazette": a verb without a subject
    right behind a name is that name's, and a preposition without a noun right before it too."""
    above = arcs.tokens[i].head
    if above < i or arcs.relation(i) not in _JOINED or not arcs.nominal(i):
        return
    first, last = arcs.words(i)
    verb = last + 1
    if not any(arcs.tokens[j].text == "," for j in range(last + 1, above)):
        return
    if arcs.tokens[verb].upos == "VERB" and arcs.finite(verb) and not arcs.subjects(verb) and verb < above:
        arcs.give(i, verb, "nsubj")
        return
    case = first - 1
    if not arcs.same_sentence(i, case) or arcs.tokens[case].deprel != "case" or arcs.tokens[case].xpos == "POS":
        return
    noun = arcs.tokens[case].head
    if noun < case and arcs.give(i, noun, "nmod"):
        arcs.give(case, i, "case")


def clause_of_the_inner_saying(arcs: Arcs, i: int) -> None:
    """ "Police allege that Lee lied, the Gazette reported": what follows "allege" is what is alleged."""
    above = arcs.tokens[i].head
    if arcs.relation(i) != "ccomp" or above < i:
        return
    for saying in arcs.kids(above, "ccomp"):
        said = any(arcs.lemma(saying) in words("speech", f"cues.verbs.{each}") for each in _SAYING)
        if said and saying < i and not arcs.kids(saying, "ccomp", "obj") and arcs.reach(i)[0] == saying + 1:
            arcs.give(i, saying, "ccomp")
            return


def noun_with_the_mark(arcs: Arcs, i: int) -> None:
    """ "if talks with the union fail": a noun between a subordinator and a verb without subject is its subject."""
    above = arcs.tokens[i].head
    if arcs.relation(i) != "advcl" or not arcs.nominal(i) or arcs.kids(i, "cop", "nsubj"):
        return
    own = [c for c in arcs.kids(i, "mark") if c < i]
    for verb in arcs.kids(above, "advcl", "ccomp", "dep"):
        if verb < i or arcs.tokens[verb].upos != "VERB" or arcs.kids(verb, "cop", "nsubj", "csubj", "expl"):
            continue
        marks = own or [c for c in arcs.kids(verb, "mark") if c + 1 == arcs.reach(i)[0]]
        if marks and arcs.reach(i)[1] + 1 == verb:
            arcs.give(i, verb, "nsubj")
            for mark in marks:
                arcs.give(mark, verb, "mark")
            return


def object_with_a_preposition(arcs: Arcs, i: int) -> None:
    """ "sentenced him to three years": a noun with a preposition is no object."""
    if arcs.relation(i) == "obj" and any(arcs.tokens[c].upos == "ADP" and c < i for c in arcs.kids(i, "case")):
        arcs.give(i, arcs.tokens[i].head, "obl")


def bare_verb_beside_its_complement(arcs: Arcs, i: int) -> None:
    """ "that they would remain partners": the verb right behind the auxiliary is the predicate, not the noun."""
    above = arcs.tokens[i].head
    if arcs.tokens[i].xpos != "VB" or arcs.kids(i, "nsubj", "aux", *_MARKED) or above == i:
        return
    for noun in arcs.kids(above, arcs.relation(i)):
        auxiliaries = [c for c in arcs.kids(noun, "aux") if c == i - 1]
        if noun > i and auxiliaries and arcs.tokens[noun].upos in ("NOUN", "ADJ") and arcs.subjects(noun):
            before = [c for c in arcs.children[noun] if c < i]
            arcs.promote(i, over=noun)
            arcs.give(noun, i, "xcomp")
            for c in before:
                arcs.give(c, i, arcs.tokens[c].deprel)
            return


def case_of_the_next_noun(arcs: Arcs, i: int) -> None:
    """ "in Rome by ten votes", where "in" is hung on "votes": a preposition belongs to the noun right behind it, where
    that has none and the farther one has its own."""
    far = arcs.tokens[i].head
    if arcs.tokens[i].deprel != "case" or far < i or not arcs.same_sentence(i, i + 1):
        return
    noun = i + 1
    own = [c for c in arcs.kids(far, "case") if noun < c < far and arcs.tokens[c].xpos != "POS"]
    if arcs.nominal(noun) and arcs.relation(noun) in ("nmod", "obl") and own and not arcs.kids(noun, "case"):
        arcs.give(i, noun, "case")


def described_object(arcs: Arcs, i: int) -> None:
    """ "suspended the surgeon Ann Lee": one object, named and described."""
    verb = arcs.tokens[i].head
    if arcs.tokens[i].upos != "PROPN" or arcs.relation(i) != "obj" or i < verb or arcs.kids(verb, "ccomp", "xcomp"):
        return
    for noun in arcs.kids(verb, "obj"):
        if arcs.tokens[noun].upos == "NOUN" and arcs.kids(noun, "det", "nmod") and arcs.words(noun)[1] + 1 == i:
            arcs.give(noun, i, "nmod:desc")
            return


def name_behind_its_description(arcs: Arcs, i: int) -> None:
    """ "is dating her manager, Ben Fox": a name behind a comma, read as a second subject, stands for the noun."""
    verb = arcs.tokens[i].head
    if arcs.tokens[i].upos != "PROPN" or arcs.relation(i) != "nsubj" or i < verb:
        return
    if not [c for c in arcs.subjects(verb) if c < verb]:
        return
    first = arcs.words(i)[0]
    if not arcs.same_sentence(i, first - 1) or arcs.tokens[first - 1].text != ",":
        return
    for noun in arcs.kids(verb, "obj", "obl"):
        if arcs.tokens[noun].upos == "NOUN" and arcs.words(noun)[1] == first - 2:
            arcs.give(i, noun, "appos")
            return


def preposition_of_a_compound(arcs: Arcs, i: int) -> None:
    """ "with Harrow Ferries", where "with" is hung on "Harrow": a preposition belongs to the noun of a compound."""
    part = arcs.tokens[i].head
    noun = arcs.tokens[part].head
    if arcs.tokens[i].deprel != "case" or not i < part < noun or arcs.relation(part) != "compound":
        return
    if arcs.nominal(noun) and not arcs.kids(noun, "case"):
        arcs.give(i, noun, "case")


def part_of_a_far_name(arcs: Arcs, i: int) -> None:
    """ "Lee signed a contract with Harrow United", where "United" is hung on "Lee": a name stands together."""
    name = arcs.tokens[i].head
    if arcs.relation(i) != "flat" or not arcs.nominal(i):
        return
    between = range(min(i, name) + 1, max(i, name))
    verbs = [j for j in between if arcs.tokens[j].upos == "VERB" and arcs.finite(j)]
    if not verbs:
        return
    first = arcs.words(i)[0]
    beside = next((j for j in (i - 1, i + 1) if arcs.same_sentence(i, j) and arcs.tokens[j].upos == "PROPN"), None)
    if arcs.kids(i, "compound", "case") and first > verbs[-1]:
        marked = any(arcs.relation(c) == "case" for c in arcs.below(i))
        arcs.give(i, verbs[-1], "obl" if marked else "obj")
    elif beside is not None and beside not in arcs.below(i):
        arcs.give(i, beside, "flat")


def subject_of_an_active_verb(arcs: Arcs, i: int) -> None:
    """ "The court sentenced Ann Lee": a past form without "be", with an object, is no passive."""
    verb = arcs.tokens[i].head
    if arcs.tokens[i].deprel != "nsubj:pass" or arcs.tokens[verb].xpos != "VBD" or i > verb:
        return
    if arcs.kids(verb, "obj", "ccomp") and not any(arcs.tokens[c].deprel == "aux:pass" for c in arcs.children[verb]):
        arcs.give(i, verb, "nsubj")


def phrase_past_the_verb(arcs: Arcs, i: int) -> None:
    """ "Lee resigned as head of Harrow", where "of Harrow" is hung on "Lee": a phrase behind a verb is not of its
    subject; with "of" it is of the noun before it."""
    subject = arcs.tokens[i].head
    verb = arcs.tokens[subject].head
    if arcs.relation(i) not in ("nmod", "list", "dep") or arcs.relation(subject) != "nsubj" or not subject < verb < i:
        return
    case = next((c for c in arcs.kids(i, "case") if c < i), None)
    if case is None or not arcs.predicate(verb):
        return
    before = case - 1
    noun = before if arcs.nominal(before) and before > verb else None
    if noun is None or not arcs.give(i, noun, "nmod"):
        arcs.give(i, verb, "obl")
