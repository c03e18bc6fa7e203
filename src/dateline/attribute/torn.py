"""One phrase that was read in two, put together: a compound with hyphens, a name between quotation marks, an owner and
what is owned, a description and the name behind it.

Like `slips`, each mend asks for a form that English does not have: two subjects that nothing parts, a subject that is
hung on an adverb, a month that acts. Universal Dependencies, version 2.
"""

from __future__ import annotations

from dateline.attribute.arcs import Arcs
from dateline.attribute.hyphens import joins
from dateline.attribute.mends import about
from dateline.lang import table, words

_QUOTES = frozenset({"``", "''", "“", "”", '"', "‘", "’", "`"})
_OPENING = ("(", "[")
_NOMINAL = ("NOUN", "PROPN", "ADJ")
_ADVERBIAL = ("advmod", "aux", "discourse")


@about(relation=("nsubj",))
def subject_on_an_adverb(arcs: Arcs, i: int) -> None:
    """ "The two rivals largely gave up", where "rivals" is hung on "largely": only a predicate has a subject."""
    adverb = arcs.tokens[i].head
    if arcs.relation(adverb) not in _ADVERBIAL or arcs.kids(adverb, "cop"):
        return
    verb = arcs.tokens[adverb].head
    if arcs.predicate(verb) and not arcs.subjects(verb):
        passive = any(arcs.tokens[c].deprel == "aux:pass" for c in arcs.children[verb])
        arcs.give(i, verb, "nsubj:pass" if passive else "nsubj")


@about(relation=("nsubj", "obj"))
def title_between_marks(arcs: Arcs, i: int) -> None:
    """ "The “Better Days” ad tells it", where "Days" and "ad" are two subjects: what the article stands before, and
    nothing but quotation marks parts from the noun behind it, belongs to that noun."""
    later = [c for c in arcs.kids(arcs.tokens[i].head, arcs.relation(i)) if c > i]
    if not later or not arcs.nominal(i):
        return
    last = arcs.words(i)[1]
    noun = next((c for c in later if c > last), None)
    if noun is None or not arcs.nominal(noun):
        return
    between = range(last + 1, noun)
    if not between or any(arcs.tokens[j].text not in _QUOTES for j in between):
        return
    if any(c < arcs.words(i)[0] for c in arcs.kids(noun, "det", "nmod")):
        arcs.give(i, noun, "compound")


@about()
def word_with_hyphens(arcs: Arcs, i: int) -> None:
    """ "The winner-take-all vote came", where "winner" and "vote" are two subjects: a word with hyphens before a noun
    belongs to it."""
    if not joins(arcs.tokens, i + 1) or joins(arcs.tokens, i):
        return
    last = i
    while joins(arcs.tokens, last + 1):
        last += 2
    noun = last + 1
    if not arcs.same_sentence(i, noun) or arcs.tokens[noun].upos not in ("NOUN", "PROPN"):
        return
    above = arcs.tokens[noun].head
    for j in range(i, noun):
        if arcs.tokens[j].upos == "PUNCT" or arcs.tokens[j].head in range(i, noun):
            continue
        twice = arcs.tokens[j].head == above and arcs.relation(j) == arcs.relation(noun) in (
            "nsubj",
            "obj",
            "obl",
            "nmod",
        )
        if twice or (j == last and arcs.tokens[j].deprel == "det"):
            arcs.give(j, noun, "compound")


@about(upos=("PUNCT",))
def hyphen_within_a_word(arcs: Arcs, i: int) -> None:
    """ "The party's front-runner said", where the hyphen is hung on "said": what joins two words hangs on the second,
    so that nothing of the phrase is cut off there."""
    if joins(arcs.tokens, i) and arcs.tokens[i].head not in (i - 1, i + 1):
        arcs.give(i, i + 1, "punct")


@about(relation=("appos", "nmod", "obl", "obj", "dep"))
def office_before_its_bearer(arcs: Arcs, i: int) -> None:
    """ "Harrow party chief Ann Lee left", with "Harrow" as the subject and the name hung elsewhere: the name right
    before the verb is who it is of."""
    if arcs.tokens[i].upos != "PROPN":
        return
    first, last = arcs.words(i)
    verb = last + 1
    while arcs.same_sentence(i, verb) and arcs.tokens[verb].upos == "ADV":
        verb += 1
    if not arcs.same_sentence(i, verb) or arcs.tokens[verb].upos != "VERB" or arcs.tokens[i].head < verb:
        return
    subject = next(iter(arcs.kids(verb, "nsubj")), None)
    if subject is None or subject >= first or not arcs.finite(verb) or arcs.kids(i, "case", "det"):
        return
    if all(arcs.tokens[j].upos in _NOMINAL for j in range(subject + 1, first)):
        arcs.give(i, verb, arcs.tokens[subject].deprel)
        arcs.give(subject, i, "compound")


@about(word=("people", "pronouns.possessive_relative"))
def whose_it_is(arcs: Arcs, i: int) -> None:
    """ "Ann Lee, whose son Ben was killed", with "whose" as a subject: it owns the noun behind it, and a name without
    a preposition between this one and the verb is what it is called."""
    verb = arcs.tokens[i].head
    if arcs.relation(i) == "nsubj":
        noun = next((c for c in arcs.subjects(verb) if i < c < verb), None)
        if noun is None or arcs.reach(noun)[0] != i + 1:
            return
        arcs.give(i, noun, "nmod:poss")
    noun = arcs.tokens[i].head
    verb = arcs.tokens[noun].head
    if arcs.relation(noun) != "nsubj" or verb < noun:
        return
    name = next((c for c in arcs.kids(verb, "obl", "obj", "dep") if noun < c < verb), None)
    if name is None or arcs.kids(name, "case") or arcs.tokens[name].upos != "PROPN":
        return
    if arcs.words(name)[0] == arcs.words(noun)[1] + 1:
        arcs.give(name, noun, "appos")


@about(relation=("nsubj",))
def hearer_before_the_speaker(arcs: Arcs, i: int) -> None:
    """ "My friends, we won", with the friends and "we" as two subjects: who is spoken to does nothing."""
    verb, last = arcs.tokens[i].head, arcs.words(i)[1]
    if arcs.tokens[i].upos == "PRON" or i > verb:
        return
    told = next((c for c in arcs.subjects(verb) if last < c < verb), None)
    if told is None or told != last + 2 or arcs.tokens[last + 1].text != ",":
        return
    if any(arcs.lower(told) in words("people", f"pronouns.{each}") for each in ("first", "first_plural", "second")):
        arcs.give(i, verb, "vocative")


@about(relation=("nsubj",))
def time_that_acts(arcs: Arcs, i: int) -> None:
    """ "Lee has left and last June sold the yard", with "June" as who sold it: a month, a weekday or "last year" beside
    a joined verb is when the first one's subject did it."""
    verb = arcs.tokens[i].head
    if i > verb or arcs.tokens[verb].upos != "VERB" or len(arcs.subjects(verb)) > 1:
        return
    if arcs.relation(verb) != "conj" or not arcs.subjects(arcs.tokens[verb].head):
        return
    if not arcs.kids(verb, "obj", "obl", "ccomp", "xcomp") or arcs.kids(i, "case", "nmod", "acl"):
        return
    word = arcs.lower(i)
    dated = word in words("numbers", "months") or word in table("time")["class"]["weekday"]
    which = any(arcs.lower(c) in words("speech", "relatives.timing") for c in arcs.children[i])
    if dated or (which and word in words("roles", "cases.adverbial")):
        arcs.give(i, verb, "obl:unmarked")


@about(relation=("nsubj",))
def object_in_brackets(arcs: Arcs, i: int) -> None:
    """ "Lee escaped (the fire)": a second subject right behind an active verb is its object, between brackets too."""
    verb = arcs.tokens[i].head
    if arcs.tokens[i].deprel != "nsubj" or i < verb or arcs.tokens[verb].upos != "VERB" or not arcs.nominal(i):
        return
    first = arcs.words(i)[0]
    taken = arcs.kids(verb, "obj", "ccomp", "xcomp")
    active = not any(arcs.tokens[c].deprel == "aux:pass" for c in arcs.children[verb])
    before = any(c < verb and arcs.nominal(c) for c in arcs.subjects(verb))
    if before and active and not taken and first == verb + 2 and arcs.tokens[verb + 1].text in _OPENING:
        arcs.give(i, verb, "obj")


@about(relation=("nsubj",))
def who_an_object_is(arcs: Arcs, i: int) -> None:
    """ "They praised Ann Lee, the first mayor", with the mayor as a second subject: what stands behind the object and a
    comma, and behind the verb, says who that is."""
    verb, first = arcs.tokens[i].head, arcs.words(i)[0]
    if i < verb or arcs.tokens[verb].upos != "VERB" or not arcs.nominal(i):
        return
    if not any(c < verb for c in arcs.subjects(verb)) or arcs.tokens[first - 1].text != ",":
        return
    noun = next((c for c in arcs.kids(verb, "obj", "obl") if verb < c and arcs.words(c)[1] == first - 2), None)
    if noun is not None and arcs.kids(i, "det"):
        last = arcs.words(i)[1] + 1
        goes_on = arcs.same_sentence(i, last + 1) and arcs.tokens[last].text == ","
        listed = goes_on and arcs.tokens[last + 1].upos in ("DET", "CCONJ", "NOUN", "PROPN")
        arcs.give(i, noun, "conj" if listed or arcs.kids(i, "cc") else "appos")


@about(relation=("nsubj",))
def what_somebody_remains(arcs: Arcs, i: int) -> None:
    """ "Lee remains, for now, the chair and a voice of the party", with the chair as a second subject: a noun with an
    article behind such a verb, which has its subject before it, is what that one is."""
    verb = arcs.tokens[i].head
    if arcs.tokens[i].deprel != "nsubj" or i < verb or arcs.lemma(verb) not in words("roles", "posts.becoming"):
        return
    if arcs.tokens[i].upos != "NOUN" or arcs.kids(verb, "obj", "xcomp") or not arcs.kids(i, "det"):
        return
    if any(c < verb and arcs.nominal(c) for c in arcs.kids(verb, "nsubj")):
        arcs.give(i, verb, "obj")


@about(relation=("obj",))
def who_the_first_object_is(arcs: Arcs, i: int) -> None:
    """ "cited Ann Lee, an heir to the mill, as the buyer", with the heir as a second object: behind a name and a comma
    a noun with an article says who that is."""
    verb, first = arcs.tokens[i].head, arcs.words(i)[0]
    if arcs.tokens[i].upos != "NOUN" or not arcs.kids(i, "det") or arcs.kids(i, "cc"):
        return
    if not arcs.same_sentence(i, first - 2) or arcs.tokens[first - 1].text != ",":
        return
    name = next((c for c in arcs.kids(verb, "obj") if c < i and arcs.words(c)[1] == first - 2), None)
    if name is not None and arcs.tokens[name].upos == "PROPN" and not arcs.kids(name, "conj", "case"):
        arcs.give(i, name, "appos")


@about(relation=("det", "compound", "amod", "nmod"))
def title_of_the_next_name(arcs: Arcs, i: int) -> None:
    """ "called Mrs. Lee a student", with "Mrs." hung on "student": a short title is the next name's."""
    name, above = i + 1, arcs.tokens[i].head
    if arcs.tokens[i].upos != "PROPN" or above <= name:
        return
    if not arcs.same_sentence(i, name) or arcs.tokens[name].upos != "PROPN" or arcs.tokens[name].head == i:
        return
    titled = arcs.lower(i).rstrip(".") + "." in words("people", "titles.short")
    if titled and arcs.relation(name) not in ("compound", "flat") and arcs.tokens[name].head != above:
        arcs.give(i, name, "nmod:desc")


@about(relation=("nsubj",))
def who_a_subject_is(arcs: Arcs, i: int) -> None:
    """ "Tideway, a firm building boats, left", with the firm as who builds beside the clause: between commas behind the
    subject a noun with an article says who that is."""
    verb, first = arcs.tokens[i].head, arcs.words(i)[0]
    above = arcs.tokens[verb].head
    if arcs.tokens[verb].xpos != "VBG" or arcs.relation(verb) != "advcl" or i > verb:
        return
    if not arcs.same_sentence(i, first - 2) or arcs.tokens[first - 1].text != "," or arcs.kids(verb, "aux", "mark"):
        return
    article = any(arcs.tokens[c].deprel == "det" for c in arcs.children[i])
    subject = next((c for c in arcs.subjects(above) if arcs.words(c)[1] == first - 2 and verb < above), None)
    if article and subject is not None and arcs.give(i, subject, "appos"):
        arcs.give(verb, i, "acl")


@about(relation=("obj",))
def what_somebody_is_called(arcs: Arcs, i: int) -> None:
    """ "The win made Lee a rival", with the rival as a second object: what a verb of calling makes of its object is
    nobody beside that one."""
    verb, first = arcs.tokens[i].head, arcs.words(i)[0]
    if arcs.tokens[i].upos != "NOUN" or arcs.lemma(verb) not in words("roles", "posts.calling") or i < verb:
        return
    before = first - 1
    while before > verb and arcs.tokens[before].text in _QUOTES:
        before -= 1
    other = next((c for c in arcs.kids(verb, "obj", "iobj") if c < i and arcs.words(c)[1] == before), None)
    if other is None or arcs.kids(other, "acl") or arcs.kids(i, "case", "cc") or arcs.kids(verb, "xcomp"):
        return
    if arcs.lemma(i) in words("roles", "posts.given"):
        return  # "made them an offer"
    arcs.give(other, verb, "obj")
    arcs.give(i, verb, "xcomp")


MENDS = (
    subject_on_an_adverb, title_between_marks, hyphen_within_a_word, word_with_hyphens, office_before_its_bearer,
    whose_it_is, hearer_before_the_speaker, time_that_acts, object_in_brackets, who_an_object_is, who_a_subject_is,
    what_somebody_remains, who_the_first_object_is, title_of_the_next_name,
    what_somebody_is_called,
)  # fmt: skip
