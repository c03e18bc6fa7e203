"""Arcs within and between phrases, put right: names that go on over a comma, prepositions beside their noun, nouns that
describe a name.

Like `slips`, each mend asks for a form that English does not have, so that a tree which is right is left alone.
Universal Dependencies, version 2.
"""

from __future__ import annotations

from dateline.attribute.arcs import Arcs
from dateline.attribute.mends import about
from dateline.attribute.persons import stands_for_person
from dateline.lang import words


@about(relation=("nsubj",))
def title_before_a_name(arcs: Arcs, i: int) -> None:
    """ "Duchess Ann expects twins, the Gazette reported", where "Duchess" is hung on "reported"."""
    name = i + 1
    if arcs.children[i] or not arcs.same_sentence(i, name):
        return
    verb = arcs.tokens[name].head
    if arcs.tokens[name].upos == "PROPN" and arcs.relation(name) == "nsubj" and arcs.tokens[i].head in arcs.above(verb):
        arcs.give(i, name, "nmod:desc")


@about(relation=("flat",))
def name_over_a_comma(arcs: Arcs, i: int) -> None:
    """ "of Harrow, Ann Lee, …", where "Ann" and "Lee", or "Lee" alone, are read as further words of "Harrow": no name
    goes on over a comma."""
    name = arcs.tokens[i].head
    if name > i or arcs.tokens[i].upos != "PROPN":
        return
    before = i - 1
    if arcs.tokens[before].upos == "PROPN" and arcs.tokens[before].head == name and arcs.relation(before) != "flat":
        if name < before - 1 and arcs.tokens[before - 1].text == ",":
            arcs.give(i, before, "flat")
        return
    if arcs.tokens[before].text != ",":
        return
    rest = [c for c in arcs.kids(name, "flat") if c > i]
    arcs.give(i, name, "appos")
    for at, c in enumerate(rest, start=i + 1):
        if c == at:
            arcs.give(c, i, "flat")


@about(relation=("nmod", "appos"))
def name_between_commas(arcs: Arcs, i: int) -> None:
    """ "The founder of Harrow, Ann Lee, sold it": a name between commas is that of the person before them, not of the
    body whose founder she is, and no part of anything."""
    noun = arcs.tokens[i].head
    first, last = arcs.words(i)
    if arcs.tokens[i].upos != "PROPN" or noun > i or arcs.kids(i, "case"):
        return
    if not (arcs.same_sentence(i, first - 1) and arcs.same_sentence(i, last + 1)):
        return
    if arcs.tokens[first - 1].text != "," or arcs.tokens[last + 1].text != ",":
        return
    person = noun if arcs.relation(i) == "nmod" else arcs.tokens[noun].head
    told = stands_for_person(arcs.lemma(person), "nouns")
    if arcs.tokens[person].upos == "NOUN" and told and (person == noun or arcs.relation(noun) == "nmod"):
        arcs.give(i, person, "appos")


@about(relation=("obj", "iobj"))
def owner_read_as_object(arcs: Arcs, i: int) -> None:
    """ "sold her shares": of two objects of one verb, the possessive right before the other is its owner's; of a verb
    of giving, both are objects ("sent her flowers")."""
    verb, noun = arcs.tokens[i].head, i + 1
    if arcs.lower(i) not in words("people", "pronouns.possessive"):
        return
    if arcs.relation(i) == "iobj" and arcs.lemma(verb) in words("speech", "relatives.giving"):
        return
    if arcs.same_sentence(i, noun) and arcs.tokens[noun].head == verb and arcs.relation(noun) == "obj":
        arcs.tag(i, "PRON", "PRP$")
        arcs.give(i, noun, "nmod:poss")


@about(relation=("case",))
def preposition_of_a_compound(arcs: Arcs, i: int) -> None:
    """ "with Harrow Ferries", where "with" is hung on "Harrow": a preposition belongs to the noun of a compound."""
    part = arcs.tokens[i].head
    noun = arcs.tokens[part].head
    if arcs.tokens[i].deprel != "case" or not i < part < noun or arcs.relation(part) != "compound":
        return
    if arcs.nominal(noun) and not arcs.kids(noun, "case"):
        arcs.give(i, noun, "case")


@about(relation=("compound", "flat"))
def part_of_a_far_name(arcs: Arcs, i: int) -> None:
    """ "Lee signed a contract with Harrow United", where "United" is hung on "Lee": a name stands together."""
    name = arcs.tokens[i].head
    if arcs.relation(i) == "compound" and arcs.tokens[i].upos == "PROPN" and i < name:
        _subject_in_a_far_name(arcs, i)
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


def _subject_in_a_far_name(arcs: Arcs, i: int) -> None:
    """ "Striker Ann Lee has joined Harrow Town", where "Ann" is hung on "Town": the name before the verb is its
    subject, and the noun before that says who she is."""
    name = arcs.tokens[i].head
    verb = arcs.tokens[name].head
    if not i < verb < name or not arcs.finite(verb):
        return
    subjects = [c for c in arcs.kids(verb, "nsubj") if c < i]
    if not subjects or subjects[-1] == i - 1:
        arcs.give(i, verb, "nsubj")
        if subjects:
            arcs.give(subjects[-1], i, "nmod:desc")


@about(relation=("nmod", "list", "dep"))
def phrase_past_the_verb(arcs: Arcs, i: int) -> None:
    """ "Lee resigned as head of Harrow", where "of Harrow" is hung on "Lee": a phrase behind a verb is not of its
    subject; with "of" it is of the noun before it."""
    subject = arcs.tokens[i].head
    verb = arcs.tokens[subject].head
    if arcs.relation(subject) != "nsubj" or not subject < verb < i:
        return
    case = next((c for c in arcs.kids(i, "case") if c < i), None)
    if case is None or not arcs.predicate(verb):
        return
    before = case - 1
    noun = before if arcs.nominal(before) and before > verb else None
    if noun is None or not arcs.give(i, noun, "nmod"):
        arcs.give(i, verb, "obl")


@about(relation=("case",))
def case_of_the_next_noun(arcs: Arcs, i: int) -> None:
    """ "in Rome by ten votes", where "in" is hung on "votes": a preposition belongs to the noun right behind it, where
    that has none and the farther one has its own."""
    far = arcs.tokens[i].head
    if arcs.tokens[i].deprel != "case" or far < i or not arcs.same_sentence(i, i + 1):
        return
    noun = i + 1
    own = [c for c in arcs.kids(far, "case") if noun < c < far and arcs.tokens[c].xpos != "POS"]
    if arcs.tokens[noun].deprel == "nmod:poss":
        return  # "to his newly laid off staff"
    if arcs.nominal(noun) and arcs.relation(noun) in ("nmod", "obl") and own and not arcs.kids(noun, "case"):
        arcs.give(i, noun, "case")


@about(relation=("obj", "nsubj"))
def object_with_a_preposition(arcs: Arcs, i: int) -> None:
    """ "sentenced him to three years", "raised its stake in Harrow": a noun with a preposition is no object, and behind
    the verb no subject."""
    if i < arcs.tokens[i].head:
        return
    case = next((c for c in arcs.kids(i, "case") if arcs.tokens[c].upos == "ADP" and c < i), None)
    if case is not None and arcs.tokens[arcs.tokens[i].head].upos == "VERB":
        arcs.give(i, arcs.tokens[i].head, "obl")


@about(relation=("obj", "iobj", "nmod", "obl"))
def described_name(arcs: Arcs, i: int) -> None:
    """ "suspended the surgeon Ann Lee", "the trial of the nurse Ann Lee": a noun right before a name, both hung on one
    word or the name on a farther one, says who the bearer is."""
    above = arcs.tokens[i].head
    if arcs.tokens[i].upos != "PROPN" or above > i or arcs.kids(i, "case"):
        return
    if arcs.lemma(above) in words("speech", "relatives.giving") or arcs.kids(above, "ccomp", "xcomp"):
        return
    noun = _name_start(arcs, i) - 1
    if not arcs.same_sentence(i, noun) or arcs.tokens[noun].xpos != "NN" or noun in arcs.above(i):
        return
    determined = [c for c in (*arcs.children[noun], *arcs.children[i]) if c < noun]
    if not any(arcs.tokens[c].deprel in ("det", "nmod:poss") for c in determined):
        return
    for c in arcs.kids(i, "det"):
        arcs.give(c, noun, "det")
    if arcs.kids(noun, "case"):
        arcs.give(i, noun, "appos")
    elif arcs.tokens[noun].head == above and arcs.relation(noun) == arcs.relation(i):
        arcs.give(noun, i, "nmod:desc")


def _name_start(arcs: Arcs, i: int) -> int:
    """The first token of the name with head i."""
    first = i
    while (
        arcs.same_sentence(i, first - 1) and arcs.tokens[first - 1].upos == "PROPN" and arcs.tokens[first - 1].head == i
    ):
        first -= 1
    return first


@about(relation=("obl",))
def described_adjunct(arcs: Arcs, i: int) -> None:
    """ "with his sister Ann", where "with" is hung on "Ann" and "sister" on the verb: one phrase."""
    verb = arcs.tokens[i].head
    if arcs.tokens[i].upos != "PROPN":
        return
    first = next((c for c in arcs.kids(i, "case") if c < i), None)
    for noun in arcs.kids(verb, "obl"):
        own = arcs.tokens[noun].upos == "NOUN" and not arcs.kids(noun, "case") and arcs.words(noun)[1] + 1 == i
        if own and first is not None and first + 1 == arcs.words(noun)[0]:
            arcs.give(first, noun, "case")
            arcs.give(i, noun, "appos")
            return


@about(relation=("case",))
def preposition_of_a_name(arcs: Arcs, i: int) -> None:
    """ "near Lake Harrow", where "near" is hung on the last word: a preposition belongs to the name's head."""
    part = arcs.tokens[i].head
    name = arcs.tokens[part].head
    if arcs.tokens[i].deprel != "case" or not i < name < part or arcs.relation(part) != "flat":
        return
    if not arcs.kids(name, "case"):
        arcs.give(i, name, "case")


@about(relation=("nmod",))
def adjunct_over_a_phrase(arcs: Arcs, i: int) -> None:
    """ "went on strike over pay on 2 May", where the day is hung on "strike" and "over pay" on the verb: arcs of one
    clause don't cross (Kuhlmann and Nivre 2006), so both are the verb's."""
    noun = arcs.tokens[i].head
    verb = arcs.tokens[noun].head
    if not verb < noun < i or not arcs.kids(i, "case") or not arcs.predicate(verb):
        return
    if any(noun < c < i for c in arcs.kids(verb, "obl", "obj")):
        arcs.give(i, verb, "obl")


@about(relation=("nsubj",))
def name_behind_its_description(arcs: Arcs, i: int) -> None:
    """ "is dating her manager, Ben Fox": a name behind a comma, read as a second subject, stands for the noun."""
    verb = arcs.tokens[i].head
    if arcs.tokens[i].upos != "PROPN" or i < verb:
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


@about(relation=("nmod",))
def phrase_before_the_verb(arcs: Arcs, i: int) -> None:
    """ "Voters in Port Harrow elected the goalkeeper", where "in Port Harrow" is hung on "goalkeeper": a phrase before
    a verb is of the noun before it."""
    far = arcs.tokens[i].head
    case = next((c for c in arcs.kids(i, "case") if c < i), None)
    if far < i or case is None or not arcs.nominal(i):
        return
    verb = next((a for a in arcs.above(far) if arcs.finite(a)), None)
    noun = arcs.words(i)[0] - 1
    if verb is None or not i < verb < far or not arcs.same_sentence(i, noun):
        return
    if arcs.tokens[noun].upos in ("NOUN", "PROPN") and arcs.relation(noun) == "nsubj":
        arcs.give(i, noun, "nmod")


@about(relation=("obl",))
def phrase_of_the_subject(arcs: Arcs, i: int) -> None:
    """ "Nurses at the clinic went on strike", where "at the clinic" is hung on the verb: right behind a bare noun and
    before its verb, who they are."""
    verb = arcs.tokens[i].head
    if i > verb or arcs.tokens[i].upos != "NOUN":
        return
    case = next((c for c in arcs.kids(i, "case") if c < i), None)
    for subject in arcs.kids(verb, "nsubj"):
        beside = case is not None and arcs.words(subject)[1] + 1 == case == arcs.words(i)[0]
        whose = arcs.lower(arcs.words(i)[0]) in words("speech", "roles.of_subject")
        if beside and whose and arcs.tokens[subject].upos == "NOUN":
            arcs.give(i, subject, "nmod")
            return


MENDS = (
    title_before_a_name, name_over_a_comma, name_between_commas, owner_read_as_object,
    preposition_of_a_compound, part_of_a_far_name, phrase_past_the_verb, case_of_the_next_noun,
    object_with_a_preposition, described_name, described_adjunct, preposition_of_a_name, adjunct_over_a_phrase,
    name_behind_its_description, phrase_before_the_verb, phrase_of_the_subject,
)  # fmt: skip
