"""Verbs and what is said of somebody, put right: a past form read as a participle, a verb read as an adjective, an
object read as a clause.

Like `slips`, each mend asks for a form that English does not have, so that a tree which is right is left alone.
Universal Dependencies, version 2.
"""

from __future__ import annotations

from dateline.attribute.arcs import Arcs
from dateline.attribute.mends import about
from dateline.lang import words

_SUBJECTS = ("nsubj", "nsubj:pass")


@about(relation=("root", "ccomp", "parataxis"))
def past_read_as_participle(arcs: Arcs, i: int) -> None:
    """ "A train derailed near Harrow." with a participle: in a whole sentence, what has a subject and no auxiliary is
    in the past. Without an object it may be a passive that a headline shortens; there it is left."""
    if arcs.tokens[i].xpos != "VBN":
        return
    subjects = [c for c in arcs.kids(i, "nsubj") if c < i]
    if not subjects or arcs.kids(i, "aux", "cop", "mark") or not arcs.ends_in_stop(i):
        return
    if any(arcs.tokens[c].deprel == "obl:agent" for c in arcs.children[i]) or not arcs.lower(i).endswith("ed"):
        return
    arcs.tag(i, "VERB", "VBD")
    for c in subjects:
        arcs.give(c, i, "nsubj")


@about(relation=("root", "parataxis"))
def past_without_ending(arcs: Arcs, i: int) -> None:
    """ "The mill shut in 1979", "she let it go" with a participle or a bare form: one who does it now "shuts", so that
    what has one doer, no ending and no auxiliary is in the past."""
    if arcs.lower(i) not in words("speech", "tense.unchanging") or arcs.tokens[i].xpos not in ("VB", "VBP", "VBN"):
        return
    if arcs.kids(i, "aux", "cop", "mark") or not arcs.ends_in_stop(i):
        return
    doers = [c for c in arcs.kids(i, "nsubj") if c < i]
    if not doers or any(arcs.tokens[c].deprel == "obl:agent" for c in arcs.children[i]):
        return
    one = arcs.tokens[doers[0]].xpos in ("NN", "NNP", "CD") and not arcs.kids(doers[0], "conj")
    if one or any(arcs.lower(doers[0]) in words("people", f"pronouns.{p}") for p in ("male", "female", "neuter")):
        arcs.tag(i, "VERB", "VBD")
        arcs.give(doers[0], i, "nsubj")


@about(xpos=("VBN", "VBD"))
def active_read_as_passive(arcs: Arcs, i: int) -> None:
    """ "Floods have not forced people out" with a subject to which it is done: a passive has a form of "be"."""
    if not arcs.kids(i, "obj"):
        return
    if any(arcs.tokens[c].deprel == "aux:pass" for c in arcs.children[i]):
        return
    helped = any(arcs.lower(c) in words("speech", "tense.have") for c in arcs.kids(i, "aux"))
    if helped or arcs.tokens[i].xpos == "VBD":
        for c in arcs.children[i][:]:
            if arcs.tokens[c].deprel == "nsubj:pass":
                arcs.give(c, i, "nsubj")


@about(upos=("ADJ", "NOUN", "ADV"))
def verb_read_as_adjective(arcs: Arcs, i: int) -> None:
    """ "did not fine the club $5,000": what "do" helps is a verb; what stands behind it as a second subject is its
    object."""
    if arcs.kids(i, "cop", "det", "case"):
        return
    if not any(c < i and arcs.lemma(c) in words("speech", "tense.do") for c in arcs.kids(i, "aux")):
        return
    arcs.tag(i, "VERB", "VB")
    for c in arcs.kids(i, "nsubj"):
        if c > i:
            arcs.give(c, i, "obj")


@about(relation=("ccomp", "xcomp"))
def object_read_as_clause(arcs: Arcs, i: int) -> None:
    """ "accused the governor of bribery" with "governor" as what is said, "called the tour off" with "tour" as what it
    was called: a noun of which nothing is said is no clause."""
    verb = arcs.tokens[i].head
    if arcs.tokens[i].upos not in ("NOUN", "PROPN") or i < verb:
        return
    if arcs.relation(i) == "xcomp" and not any(arcs.tokens[c].deprel == "compound:prt" for c in arcs.children[verb]):
        return
    if arcs.kids(i, "nsubj", "csubj", "expl", "cop", "aux", "mark", "advmod", "case") or arcs.kids(verb, "obj"):
        return
    if arcs.tokens[verb].upos == "VERB" and arcs.kids(i, "det") and arcs.reach(i)[0] == verb + 1:
        arcs.give(i, verb, "obj")


@about(upos=("SYM", "NUM"))
def amount_of_an_adjective(arcs: Arcs, i: int) -> None:
    """ "lost a contract worth $70 million", where the amount is hung on "lost": right behind "worth", which follows its
    noun, it is what that is worth."""
    adjective, noun = i - 1, i - 2
    if not arcs.same_sentence(i, noun) or arcs.lower(adjective) not in words("roles", "measures.adjectives"):
        return
    if not arcs.nominal(noun):
        return
    above = arcs.tokens[adjective].head
    above = arcs.tokens[noun].head if above == noun else above
    if arcs.relation(adjective) in ("obj", "xcomp", "advcl", "amod") and arcs.tokens[i].head == above:
        arcs.give(i, adjective, "obj")


@about(relation=("obj", "xcomp", "advcl"))
def measured_noun(arcs: Arcs, i: int) -> None:
    """ "lost a contract worth $70 million", where "worth" is the object, or hung on "lost" beside "contract": what it
    is worth is told of what was lost."""
    noun, verb = i - 1, arcs.tokens[i].head
    if arcs.tokens[i].upos != "ADJ" or not arcs.same_sentence(i, noun) or not arcs.kids(i, "obj"):
        return
    if arcs.tokens[noun].upos not in ("NOUN", "PROPN"):
        return
    if arcs.tokens[noun].head == verb and arcs.relation(noun) == "obj":
        arcs.give(i, noun, "amod")
        return
    if arcs.tokens[noun].head != i or arcs.relation(noun) not in ("obj", "compound"):
        return
    arcs.promote(noun, over=i)
    arcs.give(noun, arcs.tokens[noun].head, "obj")
    arcs.give(i, noun, "amod")
    if arcs.tokens[noun - 1].upos == "DET" and arcs.same_sentence(i, noun - 1):
        arcs.give(noun - 1, noun, "det")


@about(relation=("nsubj",))
def object_read_as_subject(arcs: Arcs, i: int) -> None:
    """ "The league fined Harrow Rovers $5,000", with two subjects: the one behind the verb is its object."""
    verb = arcs.tokens[i].head
    if arcs.tokens[i].deprel != "nsubj" or i < verb or arcs.tokens[verb].upos != "VERB":
        return
    if arcs.relation(verb) not in ("root", "ccomp", "conj", "parataxis") or not arcs.finite(verb):
        return
    if arcs.kids(verb, "ccomp", "parataxis") or arcs.lemma(verb) in words("speech", "cues.verbs.certain"):
        return  # "Lee left, said her lawyer"
    if any(c < verb for c in arcs.kids(verb, "nsubj")) and arcs.words(i)[0] == verb + 1:
        arcs.give(i, verb, "obj")


@about(relation=("nsubj",))
def word_is_that(arcs: Arcs, i: int) -> None:
    """ "Word is that Lee has left": what is said is the clause, and "word" stands for it."""
    verb = arcs.tokens[i].head
    if arcs.lemma(i) not in words("speech", "cues.nouns.talk") or not i < verb:
        return
    copula, that = i + 1, i + 2
    if not arcs.same_sentence(i, that) or arcs.lemma(copula) not in words("speech", "tense.be"):
        return
    if arcs.lower(that) not in words("speech", "governors.plain_marks") or arcs.relation(that) != "mark":
        return
    if arcs.tokens[that].head != verb or arcs.tokens[copula].head != verb:
        return
    arcs.promote(i, over=verb)
    arcs.give(verb, i, "ccomp")
    arcs.give(copula, i, "cop")


@about(relation=("acl",))
def complement_read_as_relative(arcs: Arcs, i: int) -> None:
    """ "the allegation that Lee took money", with "that" as what was taken: a verb with an object of its own has no
    other, so that "that" only opens what the noun says."""
    if arcs.tokens[i].deprel != "acl:relcl" or arcs.lemma(i) in words("speech", "relatives.giving"):
        return
    objects = arcs.kids(i, "obj")
    that = next((c for c in objects if c < i and arcs.tokens[c].xpos == "WDT"), None)
    if that is None or len(objects) < 2 or arcs.tokens[arcs.tokens[i].head].upos != "NOUN":
        return
    if arcs.lower(that) in words("speech", "governors.plain_marks") and not arcs.children[that]:
        arcs.tag(that, "SCONJ", "IN")
        arcs.give(that, i, "mark")
        arcs.give(i, arcs.tokens[i].head, "acl")


@about(relation=("ccomp", "xcomp", "obj"))
def verdict(arcs: Arcs, i: int) -> None:
    """ "found the banker Ann Lee guilty of fraud", where "guilty" is read as a noun or a verb with a subject: what
    somebody is found is an adjective, and who is found so is the object."""
    verb = arcs.tokens[i].head
    if arcs.lower(i) not in words("speech", "verdicts.adjectives"):
        return
    if arcs.lemma(verb) not in words("speech", "verdicts.verbs"):
        return
    if i < verb or arcs.kids(i, "mark", "cop", "aux"):
        return
    arcs.tag(i, "ADJ", "JJ")
    arcs.give(i, verb, "xcomp")
    for subject in arcs.kids(i, "nsubj"):
        if verb < subject < i:
            arcs.give(subject, verb, "obj")


@about(relation=("ccomp",))
def what_somebody_is_said_to_do(arcs: Arcs, i: int) -> None:
    """ "Lee is said to be at odds with them", with "at odds" as a clause of its own: what follows a passive with "to"
    and has no subject is done by the passive's."""
    verb = arcs.tokens[i].head
    to = any(arcs.tokens[c].xpos == "TO" for c in arcs.kids(i, "mark"))
    if (
        verb < i
        and to
        and not arcs.subjects(i)
        and any(arcs.tokens[c].deprel == "aux:pass" for c in arcs.children[verb])
    ):
        arcs.give(i, verb, "xcomp")


@about(relation=("xcomp",))
def clause_of_its_own(arcs: Arcs, i: int) -> None:
    """ "They began to ask after the wall fell", with "fell" as what they began: a clause with tense, a subject and a
    conjunction only tells when or why."""
    verb = arcs.tokens[i].head
    subjects = arcs.kids(i, "nsubj")
    if verb > i or not subjects or not arcs.finite(i) or verb > subjects[0]:
        return
    marks = [c for c in arcs.kids(i, "mark") if verb < c < subjects[0]]
    if any(arcs.lower(c) in words("speech", "connectives.subordinators") for c in marks):
        arcs.give(i, verb, "advcl")


MENDS = (
    past_read_as_participle, past_without_ending, active_read_as_passive, verb_read_as_adjective, object_read_as_clause,
    amount_of_an_adjective, measured_noun, object_read_as_subject, word_is_that, complement_read_as_relative, verdict,
    what_somebody_is_said_to_do, clause_of_its_own,
)  # fmt: skip
