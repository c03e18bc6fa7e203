"""Arcs of nouns that belong to other nouns, put right: what is counted, what is joined, who owns.

Like `slips`, each mend asks for a form that English does not have: "of" behind a number without a noun of its own, a
noun joined to a predicate behind it, an owner that is the subject beside what it owns. Universal Dependencies, version
2.
"""

from __future__ import annotations

from dateline.attribute.arcs import Arcs
from dateline.attribute.mends import about
from dateline.lang import words

_ARGUMENTS = ("nsubj", "obj", "obl")


@about()
def counted_behind_its_number(arcs: Arcs, i: int) -> None:
    """ "won two of the states", where "states" hangs on the verb: what stands behind "of" right behind a number or a
    word of measure is what is counted."""
    known = arcs.lower(i) in words("roles", "measures.words") or arcs.lemma(i) in words("roles", "measures.nouns")
    if not (known or arcs.tokens[i].upos == "NUM") or not arcs.same_sentence(i, i + 1):
        return
    of = i + 1
    noun = arcs.tokens[of].head
    if arcs.lower(of) not in words("roles", "measures.of") or arcs.relation(of) != "case" or noun <= of:
        return
    above = arcs.tokens[noun].head
    if above == i or arcs.tokens[i].head != above or arcs.relation(noun) not in _ARGUMENTS or not arcs.nominal(noun):
        return
    arcs.give(noun, i, "nmod")


@about(relation=("conj",))
def joined_to_what_follows(arcs: Arcs, i: int) -> None:
    """ "Lee and his wife are newcomers", where "wife" is joined to "newcomers": a noun behind "and" is joined to
    the one before it."""
    above = arcs.tokens[i].head
    if above < i or not arcs.nominal(i) or not arcs.kids(above, "cop", "nsubj"):
        return
    before = [c for c in arcs.kids(above, "nsubj") if c < i]
    joiner = next((c for c in (*arcs.kids(i, "cc"), *arcs.kids(above, "cc")) if c < i), None)
    if len(before) != 1 or joiner is None or not before[0] < joiner:
        return
    if arcs.words(before[0])[1] + 1 == joiner and arcs.give(i, before[0], "conj"):
        arcs.give(joiner, i, "cc")


@about(relation=_ARGUMENTS)
def owner_beside_what_it_owns(arcs: Arcs, i: int) -> None:
    """ "Lee's plan includes …", where both are subjects: a noun with the possessive mark is the owner of the next."""
    mark = next((c for c in arcs.kids(i, "case") if arcs.tokens[c].xpos == "POS" and c > i), None)
    if mark is None:
        return
    verb = arcs.tokens[i].head
    owned = next((c for c in arcs.kids(verb, arcs.relation(i)) if c > mark and arcs.reach(c)[0] == mark + 1), None)
    if owned is not None and arcs.nominal(owned):
        arcs.give(i, owned, "nmod:poss")


@about(relation=("nsubj",))
def subject_between_commas(arcs: Arcs, i: int) -> None:
    """ "Harrow Data, a firm that tests bridges, said …", where both are subjects: what stands between commas behind the
    subject says who that is."""
    verb = arcs.tokens[i].head
    first = [c for c in arcs.kids(verb, "nsubj") if c < i]
    if i > verb or len(first) != 1 or not arcs.nominal(i) or arcs.kids(i, "cc"):
        return
    begin, end = arcs.reach(i)
    inside = arcs.tokens[begin].text == "," and arcs.words(first[0])[1] < begin
    before = begin if inside else begin - 1
    closes = any(arcs.same_sentence(i, j) and arcs.tokens[j].text == "," for j in (end, end + 1))
    own = arcs.tokens[before + 1].upos == "DET" and arcs.tokens[first[0]].upos == "PROPN"
    if arcs.tokens[before].text == "," and before == arcs.words(first[0])[1] + 1 and closes and own:
        arcs.give(i, first[0], "appos")


@about(relation=("nsubj",))
def name_before_the_speaker(arcs: Arcs, i: int) -> None:
    """ "She sued her manager, Ann Lee, the Gazette reported", where "Lee" and "Gazette" are subjects of "reported": who
    stands between commas behind a noun, with the speaker behind that, is who the noun is."""
    verb = arcs.tokens[i].head
    first, last = arcs.words(i)
    noun = first - 2
    if not any(last < c < verb for c in arcs.kids(verb, "nsubj")) or not arcs.same_sentence(i, noun):
        return
    between = arcs.tokens[first - 1].text == arcs.tokens[last + 1].text == ","
    if between and arcs.tokens[i].upos == "PROPN" and arcs.tokens[noun].upos == "NOUN" and arcs.relation(noun) == "obj":
        arcs.give(i, noun, "appos")


@about(relation=("obj", "iobj"))
def pronoun_behind_its_verb(arcs: Arcs, i: int) -> None:
    """ "built a machine that beat us", where "us" hangs on "built": an object pronoun right behind a verb is
    its own."""
    verb = i - 1
    if arcs.lower(i) not in words("roles", "cases.taking"):
        return
    if not arcs.same_sentence(i, verb) or arcs.tokens[verb].upos != "VERB" or arcs.tokens[i].head == verb:
        return
    if not arcs.kids(verb, "obj") and arcs.tokens[i].head in arcs.above(verb):
        arcs.give(i, verb, "obj")


@about(relation=("appos",))
def joined_and_not_apposed(arcs: Arcs, i: int) -> None:
    """ "Lee and other leaders", where "leaders" is said to be who Lee is: what begins with "and" is joined."""
    joiner = next((c for c in arcs.kids(i, "cc") if c < i), None)
    first = arcs.tokens[i].head
    if joiner is not None and joiner == arcs.reach(i)[0] and first < joiner:
        arcs.give(i, first, "conj")


@about(relation=("parataxis", "dep", "obl", "nmod"))
def sum_behind_its_verb(arcs: Arcs, i: int) -> None:
    """ "fined the club £50,000", where the sum is hung as a clause of its own: a sum behind a verb, without a
    preposition, is its object."""
    verb = arcs.tokens[i].head
    loose = arcs.relation(i) in ("parataxis", "dep", "obl", "nmod") and not arcs.kids(
        i, "case", "punct", "nsubj", "cop"
    )
    if arcs.tokens[i].upos != "SYM" or not loose or arcs.tokens[verb].upos != "VERB" or i < verb:
        return
    if arcs.kids(i, "nummod") and arcs.tokens[arcs.reach(i)[0] - 1].upos != "PUNCT":
        arcs.give(i, verb, "obj")


MENDS = (
    counted_behind_its_number, joined_to_what_follows, owner_beside_what_it_owns, subject_between_commas,
    name_before_the_speaker, pronoun_behind_its_verb, sum_behind_its_verb, joined_and_not_apposed,
)  # fmt: skip
