"""Relative and joined clauses hung on what they belong to.

A relative clause is about the nearest noun before its pronoun that it agrees with, or one that this noun belongs to; a
verb that is joined without a subject goes on with a verb of its own form, whose subject it agrees with. Universal
Dependencies, version 2.
"""

from __future__ import annotations

from dateline.attribute.arcs import FINITE, Arcs
from dateline.attribute.cues import denies, verb_certainty
from dateline.attribute.mends import about
from dateline.attribute.persons import stands_for_person
from dateline.lang import words

_IN_PHRASE = ("nmod", "conj", "appos", "flat", "compound")
_RELATIVES = ("WDT", "WP")
_PLURAL = ("NNS", "NNPS")
_UNRELATED = ("acl", "appos", "advcl", "nmod", "ccomp", "conj", "amod", "obl", "obj", "parataxis")


@about(relation=_UNRELATED)
def relative_behind_its_noun(arcs: Arcs, i: int) -> None:
    """ "Lee, who sails, left", with "sails" as an apposition or a clause of time, or hung on "left": a clause that a
    relative pronoun opens right behind a noun is about it, unless it is asked or told ("asked Lee who sails")."""
    if not arcs.finite(i):
        return
    who = next((c for c in arcs.kids(i, "nsubj") if c < i and _relates(arcs, c)), None)
    if who is None or arcs.kids(i, "cc", "mark"):
        return
    noun, above = _noun_before(arcs, who), arcs.tokens[i].head
    if noun is None or arcs.tokens[who - 1].upos == "ADV" or noun in arcs.below(i) or _is_asked(arcs, i, who):
        return
    if arcs.tokens[i].deprel != "acl:relcl":
        if above in _chain(arcs, noun) and not (arcs.tokens[who - 1].text == "," and arcs.tokens[noun].upos == "PROPN"):
            noun = above
        elif arcs.lower(who) in words("people", "pronouns.personal_relative"):
            noun = next((c for c in _chain(arcs, noun) if not _is_where(arcs, c)), noun)
        arcs.give(i, noun, "acl:relcl")
    own = [c for c in arcs.subjects(i) if who < c < i and not arcs.kids(c, "case")]
    if own and arcs.tokens[i].deprel == "acl:relcl" and not arcs.kids(i, "cop"):
        arcs.give(who, i, "obj")  # "the inn, which Lee sold"


def _is_asked(arcs: Arcs, i: int, who: int) -> bool:
    """Whether a clause is what a verb asks or tells: "asked Lee who sails"."""
    if arcs.relation(i) != "ccomp" or arcs.tokens[who].xpos != "WP":
        return False
    above = arcs.lemma(arcs.tokens[i].head)
    return above in words("speech", "relatives.questioning") | words("speech", "cues.hearer_first")


def _is_where(arcs: Arcs, noun: int) -> bool:
    """Whether a noun behind a preposition only tells where somebody is or of what: "a grocer from Harrow, who …", "Ann
    Lee of Harrow, who …", "his chief of staff, who …"."""
    cases = [arcs.lower(c) for c in arcs.kids(noun, "case")]
    above = arcs.tokens[noun].head
    if any(c in words("speech", "roles.belonging") for c in cases):
        named = arcs.tokens[noun].upos == arcs.tokens[above].upos == "PROPN"
        bare = arcs.tokens[noun].xpos == "NN" and not arcs.kids(noun, "det", "amod", "nmod", "nummod")
        return named or (bare and _of_person(arcs, above))
    return arcs.tokens[noun].upos == "PROPN" and any(c in words("speech", "relatives.whence") for c in cases)


def _chain(arcs: Arcs, near: int) -> list[int]:
    """A noun and those that it belongs to, the nearest first."""
    chain = [near]
    while arcs.relation(chain[-1]) in _IN_PHRASE and arcs.tokens[chain[-1]].head not in chain:
        chain.append(arcs.tokens[chain[-1]].head)
    return chain


def _relates(arcs: Arcs, i: int) -> bool:
    """Whether a subject is a relative pronoun; "that" only where it is tagged as one."""
    owns = arcs.lower(i) in words("people", "pronouns.possessive_relative")
    return arcs.tokens[i].xpos in _RELATIVES and arcs.lower(i) in words("people", "pronouns.relative") and not owns


@about(relation=("acl",))
def relative_of_the_nearest(arcs: Arcs, i: int) -> None:
    """ "friends of Ann or Ben, who is the mayor", "members of the board, which has met": what relates agrees in number
    with its noun, and nothing of another phrase stands between."""
    who = next((c for c in arcs.kids(i, "nsubj") if arcs.tokens[c].xpos in _RELATIVES and c < i), None)
    if arcs.tokens[i].deprel != "acl:relcl" or who is None:
        return
    near, number, now = _noun_before(arcs, who), _number(arcs, i), arcs.tokens[i].head
    if near is None or now == near:
        return
    chain = _chain(arcs, near)
    if now not in chain and now in arcs.above(near):
        return  # "a firm owned by the state that sells …": either may be meant
    restricts = arcs.tokens[who].xpos == "WDT" and arcs.tokens[who - 1].text != ","
    fitting = [c for c in chain if c < who and arcs.tokens[c].upos in ("NOUN", "PROPN") and _fits(arcs, c, number)]
    fitting = [c for c in fitting if not (restricts and arcs.tokens[c].upos == "PROPN")]
    if arcs.lower(who) in words("people", "pronouns.personal_relative"):
        persons = [c for c in fitting if _of_person(arcs, c)]
        fitting = [c for c in persons if not _is_where(arcs, c)] or persons or fitting
    joined = [c for c in fitting if arcs.relation(c) == "conj" and arcs.tokens[c].head == now]
    if joined and number == 1:
        arcs.give(i, joined[0], "acl:relcl")
    elif fitting and now not in fitting:
        arcs.give(i, fitting[0], "acl:relcl")


def _noun_before(arcs: Arcs, who: int) -> int | None:
    """The noun that ends before a relative pronoun, but for its preposition, a comma or "here"."""
    for j in range(who - 1, who - 4, -1):
        if not arcs.same_sentence(who, j):
            return None
        if arcs.tokens[j].upos in ("NOUN", "PROPN"):
            while arcs.relation(j) in ("flat", "compound", "nmod:desc") and arcs.tokens[j].head < who:
                j = arcs.tokens[j].head
            return j
        if arcs.tokens[j].upos != "ADV" and arcs.tokens[j].text not in (",", "("):
            return None
    return None


def _number(arcs: Arcs, i: int) -> int | None:
    """1 where the clause's finite verb is a singular, 2 where it is a plural, None where its form doesn't tell."""
    verbs = sorted(c for c in (i, *arcs.kids(i, "aux", "cop")) if arcs.tokens[c].xpos in FINITE)
    if not verbs:
        return None
    form = arcs.lower(verbs[0])
    if arcs.tokens[verbs[0]].xpos == "VBZ" or form in words("speech", "tense.singular"):
        return 1
    return 2 if form in words("speech", "tense.plural") or arcs.tokens[verbs[0]].xpos == "VBP" else None


def _fits(arcs: Arcs, noun: int, number: int | None) -> bool:
    plural = arcs.tokens[noun].xpos in _PLURAL
    joined = any(arcs.nominal(c) for c in arcs.kids(noun, "conj"))
    if number == 1:
        return not plural and arcs.tokens[noun].upos in ("NOUN", "PROPN")
    return number is None or plural or joined or arcs.tokens[noun].upos == "PROPN"


def _of_person(arcs: Arcs, noun: int) -> bool:
    """Whether "who" may be about a noun: a name, or a word for people."""
    if arcs.tokens[noun].upos == "PROPN":
        return True
    forms = {arcs.lemma(noun), arcs.lower(noun)}
    known = forms & words("speech", "sources.anonymous")
    return bool(known) or any(stands_for_person(form, "nouns") for form in forms)


@about(relation=("conj",))
def verb_beside_its_like(arcs: Arcs, i: int) -> None:
    """ "It may have been drawn by a man who owned one, sold it and left": a past form is joined to the nearest one
    before it, not to a participle far behind a modal."""
    above = arcs.tokens[i].head
    if above > i or arcs.tokens[i].xpos not in ("VBD", "VBZ", "VBP"):
        return
    if arcs.subjects(i) or arcs.kids(i, "aux", "cop", "mark"):
        return
    modal = any(arcs.tokens[c].xpos == "MD" for c in arcs.kids(above, "aux"))
    subjects = arcs.subjects(above)
    wrong = bool(subjects) and arcs.tokens[subjects[-1]].upos == "NOUN" and not arcs.kids(subjects[-1], "conj")
    wrong = wrong and not _fits(arcs, subjects[-1], _number(arcs, i))
    if not modal and not wrong and not _goes_with_the_nearer(arcs, i):
        return
    for verb in range(i - 1, above, -1):
        like = arcs.tokens[verb].upos == "VERB" and arcs.tokens[verb].xpos == arcs.tokens[i].xpos
        if like and above in arcs.above(verb) and i not in arcs.above(verb):
            arcs.give(i, verb, "conj")
            return


def _goes_with_the_nearer(arcs: Arcs, i: int) -> bool:
    """ "People were yawning as she named Fox and praised Lee": no comma sets the last verb apart, and it has the form
    of the verb before it, which has a subject, but not of the one that it is joined to."""
    above, form = arcs.tokens[i].head, arcs.tokens[i].xpos
    joiner = next((c for c in arcs.kids(i, "cc") if c < i), None)
    if joiner is None or arcs.tokens[above].xpos == form or arcs.tokens[joiner - 1].text == ",":
        return False
    likes = [j for j in range(above + 1, joiner) if arcs.tokens[j].xpos == form and arcs.tokens[j].upos == "VERB"]
    own = arcs.subjects(likes[-1]) if likes else []
    return bool(own) and own[-1] > above and arcs.tokens[own[-1]].xpos not in _RELATIVES


@about(relation=("conj",))
def verb_past_the_saying(arcs: Arcs, i: int) -> None:
    """ "Lee resigned, her spokesman said, and flew to Rome", with "flew" as what the spokesman did: behind a saying
    between commas a verb of the same form goes on with what is said, unless it is one of saying or of refusing."""
    saying, comma = arcs.tokens[i].head, arcs.tokens[i].head + 1
    if not arcs.finite(i) or arcs.subjects(i) or saying > i - 3:
        return
    if arcs.tokens[comma].text != "," or arcs.relation(comma + 1) != "cc" or arcs.kids(saying, "obj", "xcomp"):
        return
    said = [c for c in arcs.kids(saying, "ccomp") if c < saying and arcs.finite(c) and arcs.subjects(c)]
    own = [c for c in arcs.subjects(saying) if said and c > said[-1]]
    if not own or arcs.tokens[arcs.words(own[0])[0] - 1].text != "," or _says(arcs, i) or not _says(arcs, saying):
        return
    if arcs.tokens[said[-1]].xpos == arcs.tokens[i].xpos:
        arcs.give(i, said[-1], "conj")


def _says(arcs: Arcs, i: int) -> bool:
    """Whether a verb is one of saying, or of what is not said: "declined"."""
    lemma = arcs.lemma(i)
    return verb_certainty(lemma) is not None or denies(lemma) or lemma in words("speech", "negation.implicative")


@about(relation=("conj",))
def subject_joined_to_a_verb(arcs: Arcs, i: int) -> None:
    """ "Prices rose and demand from Asia cooled", where "demand" is joined to "rose": a noun isn't joined to a verb, it
    is the subject of the one behind it."""
    verb = arcs.tokens[i].head
    if not arcs.nominal(i) or arcs.tokens[verb].upos != "VERB" or verb > i:
        return
    joiner = next((c for c in arcs.kids(i, "cc") if c < i), None)
    for clause in arcs.kids(verb, "advcl", "conj", "ccomp", "parataxis"):
        own = arcs.subjects(clause) or arcs.kids(clause, "mark")
        begin = min([clause, *(c for c in arcs.kids(clause, "aux", "advmod", "cop") if c > i)])
        if joiner is None or own or not arcs.finite(clause) or arcs.words(i)[1] + 1 != begin:
            continue
        arcs.give(clause, verb, "conj")
        passive = any(arcs.tokens[c].deprel == "aux:pass" for c in arcs.children[clause])
        arcs.give(i, clause, "nsubj:pass" if passive else "nsubj")
        arcs.give(joiner, clause, "cc")
        return


@about(relation=("compound", "flat", "nmod", "appos"))
def subject_of_a_contact_clause(arcs: Arcs, i: int) -> None:
    """ "the bill Ann had backed", "the people I met", where "Ann" is hung on "bill": a name or pronoun right behind a
    noun and before a finite verb on that noun is the verb's subject."""
    noun = arcs.tokens[i].head
    if noun > i or arcs.kids(i, "case"):
        return
    if arcs.tokens[i].upos not in ("PROPN", "PRON") or arcs.words(i)[0] - 1 != noun:
        return
    for verb in arcs.kids(noun, "acl"):
        begin = min([verb, *(c for c in arcs.kids(verb, "aux", "cop", "advmod") if c > i)])
        finite = arcs.finite(verb) or arcs.tokens[i].upos == "PRON"
        if verb > i and finite and begin == arcs.words(i)[1] + 1 and not arcs.subjects(verb):
            if arcs.tokens[verb].xpos == "VBN" and not arcs.kids(verb, "aux"):
                arcs.tag(verb, "VERB", "VBD")
            arcs.give(i, verb, "nsubj")
            arcs.give(verb, noun, "acl:relcl")
            return


@about(relation=("advcl",))
def participle_before_the_clause(arcs: Arcs, i: int) -> None:
    """ "Asked about it, Ann said …": a past form that opens a sentence without a subject is a participle."""
    verb = arcs.tokens[i].head
    if arcs.tokens[i].xpos != "VBD" or i > verb or arcs.kids(i, "obj", "mark", "aux"):
        return
    first, last = arcs.words(i)
    opens = not arcs.same_sentence(i, first - 1) or arcs.tokens[first - 1].upos == "PUNCT"
    comma = arcs.same_sentence(i, last + 1) and arcs.tokens[last + 1].text == ","
    if first == i and opens and comma and not arcs.subjects(i) and arcs.subjects(verb):
        arcs.tag(i, "VERB", "VBN")


MENDS = (
    verb_past_the_saying, subject_of_a_contact_clause, subject_joined_to_a_verb, relative_behind_its_noun,
    relative_of_the_nearest, verb_beside_its_like, participle_before_the_clause,
)  # fmt: skip
