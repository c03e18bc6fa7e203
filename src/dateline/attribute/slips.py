"""Arcs that English does not have, put right: a determiner after its noun, a relative clause before it, a root that is
a noun with the verb beneath it. A network reads one in ten words wrongly; these slips lose who does it or who says so.

Each mend asks for a form that is wrong as it stands, so that a tree which is right is left alone. Universal
Dependencies, version 2.
"""

from __future__ import annotations

import itertools

from dateline.attribute import (
    conditions,
    governed,
    misread,
    nounarcs,
    phrases,
    predicates,
    relatives,
    shares,
    subjects,
    torn,
)
from dateline.attribute.arcs import NOMINAL, Arcs
from dateline.attribute.cues import says
from dateline.attribute.mends import about
from dateline.lang import words

_IN_PHRASE = ("compound", "nmod", "amod", "nummod", "det", "flat")
_PREDICATIVE = ("ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADV")
_CLAUSES = ("root", "conj", "parataxis", "ccomp", "advcl")
_RELATIVE = ("WDT", "WP", "WP$", "WRB")


def mend(arcs: Arcs) -> None:
    """Puts such arcs right."""
    for each in (
        *shares.MENDS,
        _according, _possessor, _modifier_after_its_noun, _copula_beside, _apposition, _two_subjects, _told_to_be,
        _main_verb_under_noun, _phrase_before_its_noun, _forward_relative, _relative_of_person, _included_doer,
        _verb_joined_to_noun, _subject_after_and, _cited_clause, _speaker_in_what_is_said, _condition, _raised_subject,
        _told_before_speaker, _adjunct_past_the_main_verb, _before_the_noun_of_its_clause, _due_to_do,
        *predicates.MENDS, *phrases.MENDS, *subjects.MENDS, *relatives.MENDS, *conditions.MENDS, *nounarcs.MENDS,
        *misread.MENDS, *torn.MENDS, *governed.MENDS,
    ):  # fmt: skip
        each.over(arcs)


# ---- phrases ----


@about(word=("speech", "cues.according.words"))
def _according(arcs: Arcs, i: int) -> None:
    """ "According to X, …", "…, according to X": a preposition of X, and X an adjunct of the clause."""
    beside = arcs.same_sentence(i, i + 1) and arcs.tokens[i + 1].upos == "ADP" and arcs.relation(i + 1) == "case"
    if arcs.tokens[i].upos == "VERB" and beside:
        arcs.give(i + 1, i, "fixed")  # "to", hung on X
    if not arcs.kids(i, "fixed"):
        return
    noun = next((j for j in range(i + 2, i + 8) if arcs.same_sentence(i, j) and arcs.nominal(j)), None)
    if noun is None:
        return
    while arcs.relation(noun) in _IN_PHRASE and noun < arcs.tokens[noun].head:
        noun = arcs.tokens[noun].head
    arcs.tag(i, "ADP", "IN")
    if arcs.tokens[i].head == noun and arcs.tokens[noun].head not in (i, noun):
        clause = next((a for a in arcs.above(noun) if arcs.predicate(a)), None)
        if clause is not None and clause != arcs.tokens[noun].head:
            arcs.give(noun, clause, "obl")  # "Lee was arrested, according to officials": not officials of Lee
        arcs.give(i, noun, "case")
        return
    above = [a for a in (*arcs.above(i), *arcs.above(noun)) if a not in (i, noun) and arcs.predicate(a)]
    under = [c for top in (i, noun) for c in arcs.below(top) if c not in (i, noun) and c > noun and arcs.finite(c)]
    clause = above[0] if above else min(under, default=None)
    if clause is None:
        return
    if not above:
        arcs.promote(clause, over=i if noun in arcs.below(i) else noun)
    arcs.give(noun, clause, "obl")
    arcs.give(i, noun, "case")


@about(upos=NOMINAL)
def _possessor(arcs: Arcs, i: int) -> None:
    """ "Lee’s agent": the owner hangs on what is owned, never the other way round."""
    if arcs.relation(i) == "nmod":
        return
    mark = next((c for c in arcs.kids(i, "case") if arcs.tokens[c].xpos == "POS" and c > i), None)
    if mark is None:
        return
    owned = [c for c in arcs.children[i] if c > mark and arcs.nominal(c) and arcs.reach(c)[0] == mark + 1]
    if not owned:
        return
    noun = owned[0]
    arcs.promote(noun, over=i)
    arcs.give(i, noun, "nmod:poss")
    for c in [c for c in arcs.children[i] if c > mark]:
        arcs.give(c, noun, arcs.tokens[c].deprel)


@about(relation=("det", "compound", "nmod"))
def _modifier_after_its_noun(arcs: Arcs, i: int) -> None:
    """A determiner or first part of a compound that is hung on a noun to its left belongs to the next one."""
    above, relation = arcs.tokens[i].head, arcs.tokens[i].deprel
    if above >= i or relation not in ("det", "compound", "nmod:poss") or arcs.tokens[i].upos in ("NUM", "SYM"):
        return
    for j in range(i + 1, i + 5):
        if not arcs.same_sentence(i, j) or arcs.tokens[j].upos in ("PUNCT", "VERB", "AUX", "CCONJ", "ADP"):
            return
        if arcs.tokens[j].upos in ("NOUN", "PROPN") and arcs.tokens[j].deprel not in ("compound", "nmod:poss"):
            arcs.give(i, j, relation)
            return


@about(upos=("AUX",))
def _copula_beside(arcs: Arcs, i: int) -> None:
    """ "We ’re unbreakable": a form of "be" hung beside the predicate that follows is its copula."""
    above = arcs.tokens[i].head
    if arcs.relation(i) in ("aux", "cop", "conj", "root") or arcs.children[i]:
        return
    if arcs.lemma(i) not in words("speech", "tense.be"):
        return
    for c in arcs.children[above]:
        if i < c <= i + 4 and arcs.tokens[c].deprel == arcs.tokens[i].deprel and arcs.tokens[c].upos in _PREDICATIVE:
            arcs.give(i, c, "cop")
            return


@about(relation=("obl",))
def _apposition(arcs: Arcs, i: int) -> None:
    """ "according to the manager, Ann Lee": a name without a preposition right after a comma stands for the noun."""
    if arcs.tokens[i].upos != "PROPN" or arcs.tokens[i].deprel != "obl" or arcs.kids(i, "case"):
        return
    first = arcs.words(i)[0]
    if not arcs.same_sentence(i, first - 1) or arcs.tokens[first - 1].text != ",":
        return
    for noun in arcs.kids(arcs.tokens[i].head, "obl", "obj", "iobj"):
        if arcs.tokens[noun].upos == "NOUN" and arcs.words(noun)[1] == first - 2:
            arcs.give(i, noun, "appos")
            return


@about()
def _two_subjects(arcs: Arcs, i: int) -> None:
    """ "the county coroner Ann Lee said", "said its president, Ann Lee": one subject, named and described."""
    if len(arcs.children[i]) < 2:
        return
    subjects = [c for c in arcs.kids(i, "nsubj") if arcs.nominal(c)]
    for noun, name in itertools.pairwise(subjects):
        one_of = arcs.tokens[noun].upos == "NUM" and bool(arcs.kids(noun, "nmod"))  # "said one of them, Ann Lee"
        if (arcs.tokens[noun].upos != "NOUN" and not one_of) or arcs.tokens[name].upos != "PROPN":
            continue
        between = arcs.words(name)[0] - arcs.words(noun)[1] - 1
        if between == 0:
            arcs.give(noun, name, "nmod:desc")
        elif between == 1 and arcs.tokens[arcs.words(name)[0] - 1].text == ",":
            arcs.give(name, noun, "appos")


# ---- clauses ----


@about(xpos=("VBD", "VBN"))
def _told_to_be(arcs: Arcs, i: int) -> None:
    """ "the pages said to be missing had turned up": "said" before "to" is no main verb, the finite one after it is."""
    if not arcs.same_sentence(i, i + 1) or arcs.lower(i + 1) != "to":
        return
    if arcs.lemma(i) not in words("speech", "hedges.passive_hearsay") or arcs.kids(i, "aux"):
        return
    subjects = [c for c in arcs.kids(i, "nsubj") if c < i]
    verbs = [c for c in arcs.kids(i, "ccomp", "conj", "parataxis") if c > i + 1 and arcs.finite(c)]
    verbs = [c for c in verbs if not arcs.subjects(c) and not arcs.kids(c, "mark", "cc")]
    if not subjects or not verbs:
        return
    for c in [c for c in arcs.kids(i, "mark") if c < subjects[0]]:
        arcs.give(c, verbs[0], "mark")
    arcs.promote(verbs[0], over=i)
    arcs.give(subjects[0], verbs[0], "nsubj")
    arcs.give(i, subjects[0], "acl")
    arcs.tag(i, "VERB", "VBN")


@about(relation=("acl",))
def _main_verb_under_noun(arcs: Arcs, i: int) -> None:
    """ "Police on Friday named the dead": a past form under the sentence's noun that has an object is its verb."""
    noun = arcs.tokens[i].head
    if arcs.tokens[i].deprel != "acl" or arcs.tokens[i].upos != "VERB" or noun >= i or arcs.subjects(i):
        return
    if arcs.relation(noun) not in _CLAUSES or not arcs.nominal(noun) or arcs.kids(noun, "case", "cop", "nsubj", "mark"):
        return
    acts = arcs.tokens[i].xpos == "VBN" and arcs.kids(i, "obj", "ccomp", "xcomp") and arcs.ends_in_stop(i)
    if (arcs.tokens[i].xpos != "VBD" and not acts) or arcs.kids(i, "mark", "aux"):
        return
    if acts and arcs.tokens[min(arcs.kids(i, "obj", "ccomp", "xcomp"))].xpos in ("TO", "VB", "VBG", "VBN"):
        return  # "a man accused of …", "pages said to be missing"
    arcs.promote(i, over=noun)
    arcs.give(noun, i, "nsubj")
    arcs.tag(i, "VERB", "VBD")
    for c in arcs.kids(noun, "obl", "advmod", "cc", "punct", "parataxis"):
        if arcs.relation(c) != "punct" or c > i:
            arcs.give(c, i, arcs.tokens[c].deprel)


@about(relation=("nmod",))
def _phrase_before_its_noun(arcs: Arcs, i: int) -> None:
    """ "By Friday, rumours began": a phrase with a preposition before a noun belongs to the verb."""
    above = arcs.tokens[i].head
    if arcs.tokens[i].deprel != "nmod" or i > above or not arcs.kids(i, "case") or not arcs.nominal(i):
        return
    comma = any(arcs.tokens[j].text == "," for j in range(i + 1, above))
    verb = arcs.tokens[above].head
    if comma and verb != above and arcs.tokens[verb].upos == "VERB" and arcs.relation(above) == "nsubj":
        arcs.give(i, verb, "obl")


@about(relation=("acl",))
def _forward_relative(arcs: Arcs, i: int) -> None:
    """ "to Harrow where he joined the Rovers": a relative clause hangs on the noun before it."""
    above = arcs.tokens[i].head
    if arcs.tokens[i].deprel != "acl:relcl" or above < i:
        return
    opened = [c for c in arcs.below(i) if c < i and arcs.tokens[c].xpos in _RELATIVE]
    first = min(opened, default=arcs.reach(i)[0])
    noun = _noun_before(arcs, first)
    if noun is None or not arcs.give(i, noun, "acl:relcl"):
        return
    free = arcs.relation(above) in ("obl", "obj", "nmod") and not arcs.kids(above, "case")
    if free and arcs.reach(above)[0] == i + 1 and not arcs.kids(i, "obj"):
        arcs.give(above, i, "obj")


@about(relation=("acl",))
def _relative_of_person(arcs: Arcs, i: int) -> None:
    """ "possible for the couple, who remain …": "who" is not the adjective, and its verb is finite."""
    if arcs.tokens[i].deprel != "acl:relcl":
        return
    who = next((c for c in arcs.kids(i, "nsubj") if arcs.tokens[c].xpos in ("WP", "WDT") and c < i), None)
    if who is None:
        return
    if arcs.tokens[i].xpos == "VB" and not arcs.kids(i, "aux") and not arcs.kids(i, "mark"):
        arcs.tag(i, "VERB", "VBP")
    above = arcs.tokens[i].head
    if arcs.tokens[above].upos == "ADJ" and (noun := _noun_before(arcs, who)) is not None:
        arcs.give(i, noun, "acl:relcl")


def _noun_before(arcs: Arcs, first: int) -> int | None:
    """The noun that ends just before a token, but for a comma and a preposition."""
    for j in range(first - 1, first - 4, -1):
        if not arcs.same_sentence(first, j):
            return None
        if arcs.tokens[j].upos in ("NOUN", "PROPN"):
            while arcs.relation(j) in ("flat", "compound", "appos") and arcs.tokens[j].head < first:
                j = arcs.tokens[j].head
            return j
        if arcs.tokens[j].text not in (",", "(") and arcs.tokens[j].upos != "ADP":
            return None
    return None


@about(relation=("advcl",))
def _included_doer(arcs: Arcs, i: int) -> None:
    """ "which included the agent going missing": what goes missing is the agent."""
    above = arcs.tokens[i].head
    if arcs.tokens[i].xpos != "VBG" or arcs.kids(i, "mark", "case", "nsubj"):
        return
    if arcs.lemma(above) not in words("speech", "frames.relating"):
        return
    for c in arcs.kids(above, "obj"):
        if above < c < i and arcs.reach(c)[1] == i - 1:
            arcs.give(i, c, "acl")


@about(relation=("conj",))
def _verb_joined_to_noun(arcs: Arcs, i: int) -> None:
    """ "killing two people and injuring 12": a verb is joined to the verb of its own form, not to that one's object."""
    noun = arcs.tokens[i].head
    if arcs.tokens[i].upos != "VERB" or not arcs.nominal(noun) or arcs.kids(noun, "cop"):
        return
    for a in arcs.above(noun):
        if arcs.tokens[a].upos == "VERB" and arcs.tokens[a].xpos == arcs.tokens[i].xpos and a < i:
            arcs.give(i, a, "conj")
            return


@about(relation=("conj",))
def _subject_after_and(arcs: Arcs, i: int) -> None:
    """ "Ann left and the career of Ben ended": the noun between "and" and the verb is the subject of the verb."""
    above = arcs.tokens[i].head
    if above > i or arcs.subjects(i) or not arcs.finite(i):
        return
    if not (arcs.tokens[above].upos in ("VERB", "AUX") or arcs.kids(above, "cop", "nsubj")):
        return
    starts = [c for c in arcs.children[i] if c < i and arcs.relation(c) in ("aux", "advmod", "cop")]
    begin = min((arcs.reach(c)[0] for c in starts), default=i)
    for noun in range(begin - 1, above, -1):
        if arcs.relation(noun) not in ("obj", "obl", "iobj", "conj", "nmod", "appos") or not arcs.nominal(noun):
            continue
        inside = arcs.below(noun)
        joiners = [c for c in (*arcs.children[noun], *arcs.children[i]) if arcs.relation(c) == "cc" and c < noun]
        if max(inside) != begin - 1 or not joiners:
            continue
        joiner = max(joiners)
        rest = [j for j in inside if j > joiner]
        if min(rest) != joiner + 1 or [
            c for c in arcs.kids(noun, "case") if c > joiner and arcs.tokens[c].xpos != "POS"
        ]:
            return
        for c in [c for c in arcs.children[noun] if c < joiner]:
            arcs.give(c, above, "advmod" if arcs.relation(c) == "case" else arcs.tokens[c].deprel)
        arcs.give(noun, i, "nsubj")
        arcs.give(joiner, i, "cc")
        return


@about()
def _speaker_in_what_is_said(arcs: Arcs, i: int) -> None:
    """ "Ann Lee left, a spokeswoman said": the first subject is the reported clause's, the one beside "said" speaks."""
    if len(arcs.children[i]) < 2:
        return
    subjects = [c for c in arcs.kids(i, "nsubj") if c < i]
    said = [c for c in arcs.kids(i, "ccomp") if c < i and arcs.finite(c)] if subjects else []
    if not said or subjects[0] > said[0]:
        return
    verb, subject = said[0], subjects[0]
    own = arcs.kids(verb, "nsubj")
    if own:
        joined = arcs.kids(own[0], "cc") and arcs.reach(subject)[1] < arcs.reach(own[0])[0] and len(subjects) > 1
        if joined and arcs.give(subject, verb, "nsubj"):
            arcs.give(own[0], subject, "conj")
        return
    rest = [c for c in subjects[1:] if c > verb]
    speaker = rest[0] if rest else _noun_ending_at(arcs, i - 1, after=verb)
    if speaker is None or arcs.tokens[speaker].text == ",":
        return
    arcs.give(subject, verb, "nsubj")
    arcs.give(speaker, i, "nsubj")


def _noun_ending_at(arcs: Arcs, last: int, *, after: int) -> int | None:
    """The noun of a phrase that ends at a token and begins after a comma behind another token."""
    first = last
    while first - 1 > after and arcs.tokens[first - 1].text != ",":
        first -= 1
    if first - 1 <= after:
        return None
    inside = range(first, last + 1)
    tops = [j for j in inside if arcs.tokens[j].head not in inside or arcs.tokens[j].head == j]
    return tops[0] if len(tops) == 1 and arcs.nominal(tops[0]) else None


@about(relation=("ccomp",))
def _cited_clause(arcs: Arcs, i: int) -> None:
    """ "The Gazette reported, citing officials, that …": what is reported hangs on the verb of saying."""
    above = arcs.tokens[i].head
    if arcs.lemma(above) not in words("speech", "sources.citing") or i < above:
        return
    saying = arcs.tokens[above].head
    if arcs.tokens[above].xpos == "VBG" and arcs.relation(above) == "advcl" and not arcs.kids(saying, "ccomp"):
        arcs.give(i, saying, "ccomp")


@about(relation=("ccomp",))
def _condition(arcs: Arcs, i: int) -> None:
    """ "She will appeal if the court rules so": a condition, where the verb before it asks nothing."""
    above = arcs.tokens[i].head
    asks = arcs.lemma(above) in words("speech", "governors.asking_if") or says(arcs.lemma(above))
    modal = arcs.tokens[above].upos == "VERB" and any(arcs.tokens[c].xpos == "MD" for c in arcs.kids(above, "aux"))
    marks = arcs.kids(i, "mark")
    if i < above or asks or not modal or len(marks) != 1:
        return  # "as if" has two marks; without a modal it is asked: "not sure if he left"
    if arcs.lower(marks[0]) in words("speech", "governors.if"):
        arcs.give(i, above, "advcl")


@about(relation=("xcomp",))
def _raised_subject(arcs: Arcs, i: int) -> None:
    """ "A judge is expected to sign": the subject stands before the first verb and is its own."""
    above = arcs.tokens[i].head
    if above > i or arcs.subjects(above) or arcs.kids(above, "obj", "iobj"):
        return
    for subject in [c for c in arcs.kids(i, "nsubj") if c < above]:
        passive = any(arcs.tokens[c].deprel == "aux:pass" for c in arcs.children[above])
        arcs.give(subject, above, "nsubj:pass" if passive else "nsubj")


@about(relation=("ccomp",))
def _told_before_speaker(arcs: Arcs, i: int) -> None:
    """ "Ann told me that Ben had gone": of two subjects of what is told, the one before the verb of telling tells."""
    above = arcs.tokens[i].head
    if above > i or arcs.subjects(above):
        return
    subjects = arcs.kids(i, "nsubj")
    if len(subjects) > 1 and subjects[0] < above < subjects[1]:
        arcs.give(subjects[0], above, "nsubj")


@about(relation=("obl", "advmod", "advcl"))
def _adjunct_past_the_main_verb(arcs: Arcs, i: int) -> None:
    """ "Lee quit, aides told the Post at the weekend": what stands after the verb of telling doesn't reach back over it
    into what is told."""
    head = arcs.tokens[i].head
    if head >= i:
        return
    between = [a for a in arcs.above(head) if head < a < i and arcs.relation(head) == "ccomp" and arcs.finite(a)]
    if between:
        arcs.give(i, between[0], arcs.tokens[i].deprel)


@about()
def _before_the_noun_of_its_clause(arcs: Arcs, i: int) -> None:
    """ "Two days before the date that he set a year ago": what stands before a noun is not in its relative clause."""
    head = arcs.tokens[i].head
    if head - i < 2:
        return  # no noun between the two
    for clause in (head, *arcs.above(head)):
        noun = arcs.tokens[clause].head
        if arcs.tokens[clause].deprel == "acl:relcl" and i < noun < head:
            arcs.give(i, noun, "nmod:unmarked" if arcs.nominal(i) else "dep")
            return


@about(relation=("mark",))
def _due_to_do(arcs: Arcs, i: int) -> None:
    """ "The council is due to meet": an adjective is no mark of a clause; the copula and the subject are its own."""
    verb = arcs.tokens[i].head
    if arcs.tokens[i].upos != "ADJ" or verb <= i or arcs.tokens[verb].xpos != "VB":
        return
    own = [c for c in (*arcs.kids(verb, "nsubj", "csubj"), *arcs.kids(verb, "cop", "aux", "advmod", "mark")) if c < i]
    if not any(arcs.relation(c) in ("cop", "aux") for c in own):
        return
    arcs.promote(i, over=verb)
    arcs.give(verb, i, "xcomp")
    for c in own:
        arcs.give(c, i, "cop" if arcs.relation(c) == "aux" and c + 1 == i else arcs.tokens[c].deprel)
