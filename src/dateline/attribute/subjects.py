"""Arcs that leave a clause without the one who does it, put right: a noun beside its verb that was hung elsewhere.

Like `slips`, each mend asks for a form that English does not have: two subjects around one verb, a subject after a verb
of saying whose clause lacks one, a compound that reaches over a verb. Universal Dependencies, version 2.
"""

from __future__ import annotations

from dateline.attribute.arcs import Arcs
from dateline.attribute.cues import says
from dateline.attribute.mends import about
from dateline.lang import words

_MARKED = ("mark", "cop", "nsubj", "csubj", "expl")
_JOINED = ("compound", "flat", "nmod")
_DASHES = ("—", "–", "―", "-", "--", "−")
_SHORTEST_PLACE = 4  # letters in capitals
_LONGEST_DATELINE = 14  # tokens


@about(relation=("nsubj",))
def dateline_read_as_subject(arcs: Arcs, i: int) -> None:
    """ "LOWMERE, May 2 (AP) - The mayor has left, records showed", with the place as who showed it beside the records:
    what stands before the dash, in capitals and without a verb, is no part of the sentence."""
    verb, word = arcs.tokens[i].head, arcs.tokens[i].text
    if i > verb or len(word) < _SHORTEST_PLACE or not word.isupper():
        return
    others = [c for c in arcs.subjects(verb) if i < c < verb]
    if not others or (i > 0 and arcs.same_sentence(i, i - 1)):
        return
    for j in range(i + 1, min(verb, i + _LONGEST_DATELINE)):
        if arcs.tokens[j].text in _DASHES:
            arcs.give(i, verb, "dep")
            return
        if arcs.tokens[j].upos in ("VERB", "AUX"):
            return


@about(relation=("nsubj",))
def description_read_as_subject(arcs: Arcs, i: int) -> None:
    """ "Presumptive nominee Ann Lee left", with "Presumptive" as who left beside her: a lone word before a subject
    that is described only goes on with the description."""
    verb = arcs.tokens[i].head
    if i > verb or arcs.children[i] or arcs.tokens[i].upos == "PRON" or arcs.tokens[i + 1].upos == "CCONJ":
        return
    others = [c for c in arcs.subjects(verb) if i < c < verb and arcs.words(c)[0] == i + 1]
    described = [d for c in others for d in arcs.children[c] if arcs.tokens[d].deprel == "nmod:desc" and d < c]
    if described:
        arcs.tag(i, "ADJ", "JJ")
        arcs.give(i, described[0], "amod")


@about(relation=("nsubj",))
def subject_past_its_verb(arcs: Arcs, i: int) -> None:
    """ "Nurses went on strike", where "nurses" is hung on "strike": the verb right behind a subject is its own."""
    noun = arcs.tokens[i].head
    verb = arcs.words(i)[1] + 1
    if not i < verb < noun or not arcs.nominal(noun) or arcs.kids(noun, "cop"):
        return
    if arcs.tokens[verb].upos == "VERB" and arcs.finite(verb) and verb in arcs.above(noun) and not arcs.subjects(verb):
        arcs.give(i, verb, "nsubj")


@about()
def saying_between_two_subjects(arcs: Arcs, i: int) -> None:
    """ "A lawyer said the firm would pay, the Gazette reported": the verb between two subjects of one clause has the
    first, and the clause is what it says."""
    above = arcs.tokens[i].head
    if above == i or not says(arcs.lemma(i)) or not arcs.finite(i):
        return
    if arcs.subjects(i) or arcs.kids(i, "ccomp", "mark"):
        return
    for clause in (above, *arcs.kids(above, "ccomp")):
        before = [c for c in arcs.kids(clause, "nsubj") if c < i]
        after = [c for c in arcs.kids(clause, "nsubj") if i < c < clause]
        if clause == i or len(before) != 1 or not after or arcs.words(before[0])[1] + 1 != i:
            continue
        if clause == above:
            arcs.promote(i, over=clause)
        arcs.give(clause, i, "ccomp")
        arcs.give(before[0], i, "nsubj")
        return


@about(relation=("ccomp", "xcomp"))
def complement_of_an_object(arcs: Arcs, i: int) -> None:
    """ "found Lee guilty": a noun or adjective without copula behind an object is no clause of its own, and what looks
    like its subject is the object."""
    verb = arcs.tokens[i].head
    if i < verb or arcs.tokens[i].upos not in ("ADJ", "NOUN"):
        return
    if arcs.kids(i, "aux", "mark", "cop", "csubj", "expl") or arcs.tokens[verb].upos != "VERB":
        return
    subjects = [c for c in arcs.kids(i, "nsubj") if verb < c < i and not arcs.kids(verb, "obj")]
    if len(subjects) == 1 and arcs.words(subjects[0])[0] == verb + 1:
        arcs.give(subjects[0], verb, "obj")
    if arcs.relation(i) == "ccomp" and not arcs.kids(i, "nsubj") and any(verb < c < i for c in arcs.kids(verb, "obj")):
        arcs.give(i, verb, "xcomp")


@about(relation=_JOINED)
def name_past_the_verb(arcs: Arcs, i: int) -> None:
    """ "Lee married Ben in Rome, the Gazette reported", where "Lee" is read into "Gazette": a verb without a subject
    right behind a name is that name's, and a preposition without a noun right before it too."""
    above = arcs.tokens[i].head
    if above < i or not arcs.nominal(i):
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


@about(relation=("nsubj",))
def subject_of_the_next_clause(arcs: Arcs, i: int) -> None:
    """ "A source said Judge Lee will hear it", "may sell it if talks fail": of two subjects of a verb, the one behind
    it is that of the clause that follows."""
    verb = arcs.tokens[i].head
    if i < verb or not [c for c in arcs.subjects(verb) if c < verb]:
        return
    for clause in arcs.kids(verb, "ccomp", "advcl"):
        marks = [c for c in arcs.kids(clause, "mark") if c < i]
        begin = min((arcs.reach(c)[0] for c in arcs.children[clause] if c not in marks and c < clause), default=clause)
        beside = not marks or max(marks) + 1 == arcs.reach(i)[0]
        if not arcs.subjects(clause) and beside and begin == arcs.reach(i)[1] + 1:
            arcs.give(i, clause, "nsubj")
            return


@about(relation=("nsubj",))
def object_behind_verb(arcs: Arcs, i: int) -> None:
    """ "The court sentenced Ann Lee": of two subjects around an active verb, the one right behind it is its object."""
    verb = arcs.tokens[i].head
    if arcs.tokens[i].deprel != "nsubj" or i < verb or arcs.tokens[verb].upos != "VERB" or not arcs.nominal(i):
        return
    first = [c for c in arcs.kids(verb, "nsubj") if c < verb and arcs.nominal(c)]
    taken = arcs.kids(verb, "obj", "ccomp") or any(arcs.tokens[c].deprel == "aux:pass" for c in arcs.children[verb])
    if first and not taken and arcs.words(i)[0] == verb + 1:
        arcs.give(i, verb, "obj")


@about(relation=("nsubj",))
def subject_of_an_active_verb(arcs: Arcs, i: int) -> None:
    """ "The court sentenced Ann Lee": a past form without "be", with an object, is no passive."""
    verb = arcs.tokens[i].head
    if arcs.tokens[i].deprel != "nsubj:pass" or arcs.tokens[verb].xpos != "VBD" or i > verb:
        return
    if arcs.kids(verb, "obj", "ccomp") and not any(arcs.tokens[c].deprel == "aux:pass" for c in arcs.children[verb]):
        arcs.give(i, verb, "nsubj")


@about(xpos=("VBN",))
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
    if noun is None or arcs.tokens[be].upos != "AUX":
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


@about(relation=("ccomp",))
def clause_of_the_inner_saying(arcs: Arcs, i: int) -> None:
    """ "Police allege that Lee lied, the Gazette reported": what follows "allege" is what is alleged."""
    above = arcs.tokens[i].head
    if above < i:
        return
    for saying in arcs.kids(above, "ccomp"):
        if (
            says(arcs.lemma(saying))
            and saying < i
            and not arcs.kids(saying, "ccomp", "obj")
            and arcs.reach(i)[0] == saying + 1
        ):
            arcs.give(i, saying, "ccomp")
            return


@about(relation=("advcl",))
def noun_with_the_mark(arcs: Arcs, i: int) -> None:
    """ "if talks with the union fail": a noun between a subordinator and a verb without subject is its subject."""
    above = arcs.tokens[i].head
    if not arcs.nominal(i) or arcs.kids(i, "cop", "nsubj"):
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


@about(xpos=("VB",))
def bare_verb_beside_its_complement(arcs: Arcs, i: int) -> None:
    """ "that they would remain partners": the verb right behind the auxiliary is the predicate, not the noun."""
    above = arcs.tokens[i].head
    if arcs.kids(i, "nsubj", "aux", *_MARKED) or above == i:
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


@about(relation=("mark",))
def mark_of_the_first_clause(arcs: Arcs, i: int) -> None:
    """ "If they wanted it, they would go": the subordinator before the first clause is not that of the second, nor is
    its subject."""
    verb = arcs.tokens[i].head
    if arcs.tokens[i].deprel != "mark" or verb < i:
        return
    for clause in arcs.kids(verb, "advcl"):
        if not i < clause < verb or arcs.kids(clause, "mark") or not any(c > clause for c in arcs.subjects(verb)):
            continue
        lone = [c for c in arcs.subjects(verb) if c < clause and arcs.words(c)[1] + 1 == clause]
        subjects = arcs.subjects(clause) or lone
        if subjects and arcs.reach(subjects[0])[0] == i + 1:
            arcs.give(i, clause, "mark")
            arcs.give(subjects[0], clause, arcs.tokens[subjects[0]].deprel)
            return


@about(relation=("mark",))
def mark_of_an_infinitive(arcs: Arcs, i: int) -> None:
    """ "To be clear, we won’t go": "to" belongs to the infinitive right behind it."""
    if arcs.tokens[i].xpos != "TO" or arcs.tokens[i].deprel != "mark" or not arcs.same_sentence(i, i + 1):
        return
    verb = arcs.tokens[i + 1].head if arcs.relation(i + 1) in ("cop", "aux") else i + 1
    if arcs.tokens[i + 1].xpos == "VB" and verb > i and arcs.tokens[i].head > verb:
        arcs.give(i, verb, "mark")


@about(relation=("cop", "aux"))
def copula_before_the_mark(arcs: Arcs, i: int) -> None:
    """ "The difference is that he left", where "is" is hung on "left": what stands before a clause's "that" is none of
    its auxiliaries, and no participle's without another ("is that he never sold it")."""
    verb = arcs.tokens[i].head
    if i > verb or not arcs.predicate(verb):
        return
    that = [c for c in arcs.kids(verb, "mark") if i < c < verb and arcs.tokens[c].upos == "SCONJ"]
    if that and arcs.subjects(verb) and arcs.subjects(verb)[-1] > that[0]:
        arcs.give(i, verb, "discourse")
        if arcs.tokens[verb].xpos == "VBN" and not arcs.kids(verb, "aux", "cop"):
            arcs.tag(verb, "VERB", "VBD")


@about(upos=("VERB",))
def noun_behind_its_owner(arcs: Arcs, i: int) -> None:
    """ "Ann’s first foray came when …", where "foray" is read as Ann's verb: what an owner stands before is a noun, and
    the subject of the verb that it hangs on."""
    owner = next((c for c in arcs.kids(i, "nsubj") if c < i), None)
    if owner is None or arcs.kids(i, "aux", "cop", "obj", "ccomp"):
        return
    mark = next((c for c in arcs.kids(owner, "case") if arcs.tokens[c].xpos == "POS" and owner < c < i), None)
    if mark is None or any(arcs.tokens[j].upos not in ("ADJ", "ADV", "NUM") for j in range(mark + 1, i)):
        return
    verb = arcs.tokens[i].head
    arcs.tag(i, "NOUN", "NN")
    arcs.give(owner, i, "nmod:poss")
    if verb > i and arcs.finite(verb) and not arcs.subjects(verb):
        arcs.give(i, verb, "nsubj")


MENDS = (
    dateline_read_as_subject, description_read_as_subject,
    noun_behind_its_owner, copula_before_the_mark, mark_of_the_first_clause, mark_of_an_infinitive,
    subject_past_its_verb, saying_between_two_subjects,
    complement_of_an_object, name_past_the_verb,
    subject_of_the_next_clause, object_behind_verb, subject_of_an_active_verb, passive_with_its_complement,
    clause_of_the_inner_saying, noun_with_the_mark, bare_verb_beside_its_complement,
)  # fmt: skip
