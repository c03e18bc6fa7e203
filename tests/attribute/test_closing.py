"""Who is named at a sentence's end says all of it, though only its last words are marked as said."""

from __future__ import annotations

from dataclasses import replace

from dateline.attribute import attribute
from dateline.date import date_article
from dateline.model import Attribution
from dateline.span import Span
from tests.attribute.build import article, chain

NAMES = "Ann Lee/PER, Harrow/ORG"
OFFICIALS = [("two council officials", "anonymous")]
RESIGNED = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
resigned VERB/VBD ccomp 12 resign
Thursday PROPN/NNP obl:unmarked 3
{joiner} SCONJ/IN mark 8
an DET/DT det 7
audit NOUN/NN nsubj 8
found VERB/VBD advcl 3 find
big ADJ/JJ amod 10
gaps NOUN/NNS obj 8 gap
_, PUNCT/, punct 12
said VERB/VBD root 0 say
two NUM/CD nummod 15
council NOUN/NN compound 15
officials NOUN/NNS nsubj 12 official
_. PUNCT/. punct 12
"""
APART = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
resigned VERB/VBD root 0 resign
{mark}
Harrow PROPN/NNP nsubj 6
lost VERB/VBD {relation} lose
big ADJ/JJ amod 8
clients NOUN/NNS obj 6 client
_, PUNCT/, punct 13
two NUM/CD nummod 12
council NOUN/NN compound 12
officials NOUN/NNS nsubj 13 official
said VERB/VBD parataxis 3 say{rest}
_. PUNCT/. punct 3
"""


def chains(paragraph: str, *, said: str, source: str = "two council officials", cue: str = "said") -> dict[str, object]:
    """The chain of each claim by its predicate, where the reader marks only `said` as what is said."""
    made, annotations = article(paragraph, names=NAMES)

    def at(words: str) -> Span:
        start = made.text.rindex(words)
        return made.span(start, start + len(words))

    marked = Attribution((at(source),), at(cue), (at(said),), 0.9)
    annotations = replace(annotations, attributions=(marked,))
    told = attribute(made, annotations, date_article(made, annotations))
    return {c.predicate: chain(c) for c in told.claims}


def test_a_source_at_the_end_says_the_sentence_from_its_start() -> None:
    assert chains(RESIGNED.format(joiner="after"), said="big gaps") == {"resign": OFFICIALS, "find": OFFICIALS}


def test_a_mark_that_parts_sentences_ends_what_a_source_says() -> None:
    told = chains(
        APART.format(mark="_; PUNCT/: punct 6", relation="parataxis 3", rest=""), said="Harrow lost big clients"
    )
    assert told == {"resign": [], "lose": OFFICIALS}


def test_a_clause_behind_a_dash_is_said_alone() -> None:
    told = chains(
        APART.format(mark="— PUNCT/: punct 6", relation="parataxis 3", rest=""), said="Harrow lost big clients"
    )
    assert told == {"resign": [], "lose": OFFICIALS}


def test_what_goes_on_behind_the_source_is_no_sentence_s_end() -> None:
    rest = "\nMonday PROPN/NNP obl:unmarked 13\n_, PUNCT/, punct 16\nleaving VERB/VBG advcl 3 leave\n_, PUNCT/, punct 3"
    told = chains(
        APART.format(mark="when ADV/WRB advmod 6", relation="advcl 3", rest=rest), said="Harrow lost big clients"
    )
    assert told["resign"] == []


def test_words_about_the_saying_may_follow_it() -> None:
    rest = "\non ADP/IN case 15\nMonday PROPN/NNP obl 13"
    told = chains(
        APART.format(mark="when ADV/WRB advmod 6", relation="advcl 3", rest=rest), said="Harrow lost big clients"
    )
    assert told == {"resign": OFFICIALS, "lose": OFFICIALS}
