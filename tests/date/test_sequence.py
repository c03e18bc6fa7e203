"""What an article tells to come before what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.date.sequence import orders
from dateline.model import (
    Annotations,
    Article,
    Certainty,
    Claim,
    EventOrder,
    Eventuality,
    Facts,
    Phase,
    Polarity,
    Token,
)
from dateline.span import Span
from dateline.when import UNKNOWN
from tests.date.build import article, tagged

# word by word: tag, tag, head from 1, relation
AFTER = [
    ("PROPN", "NNP", 2, "nsubj"), ("VERB", "VBD", 0, "root"), ("ADP", "IN", 6, "mark"), ("DET", "DT", 5, "det"),
    ("NOUN", "NN", 6, "nsubj"), ("VERB", "VBD", 2, "advcl"),
]  # fmt: skip


def claims(text: Article, seen: Annotations, *heads: str) -> list[Claim]:
    """A claim for each of these words: it happened."""
    found = []
    for word in heads:
        (token,) = [t for t in seen.tokens if t.text.strip(".,") == word]
        span = Span(text.id, token.start, token.end)
        happened = (Certainty.CERTAIN, Polarity.POSITIVE, Phase.HAPPENED)
        found.append(Claim(word, span, span, word, word, (), UNKNOWN, *happened))
    return found


def told(text: Article, seen: Annotations, said: list[Claim]) -> list[tuple[str, str, str]]:
    """Earlier, later, and the word that says so."""
    found = orders(text, seen, Facts(text.id, (), (), tuple(said)))
    return [(o.earlier, o.later, o.span.of(text.text) if o.span else "") for o in found]


@pytest.mark.parametrize(
    ("word", "pair"),
    [
        ("after", ("fell", "left")),
        ("following", ("fell", "left")),
        ("before", ("left", "fell")),
        ("until", ("left", "fell")),
    ],
)
def test_a_connective_puts_a_clause_before_or_after_what_governs_it(word: str, pair: tuple[str, str]) -> None:
    text = article(f"Orla left {word} the wall fell")
    seen = tagged(text, AFTER)
    assert told(text, seen, claims(text, seen, "left", "fell")) == [(*pair, word)]


def test_because_and_while_tell_no_order() -> None:
    for word in ("because", "while", "since", "once"):
        text = article(f"Orla left {word} the wall fell")
        seen = tagged(text, AFTER)
        assert told(text, seen, claims(text, seen, "left", "fell")) == []


def test_what_is_denied_or_only_possible_has_no_order() -> None:
    text = article("Orla left before the wall fell")
    seen = tagged(text, AFTER)
    left, fell = claims(text, seen, "left", "fell")
    assert told(text, seen, [left, replace(fell, phase=Phase.HYPOTHETICAL)]) == []
    assert told(text, seen, [replace(left, polarity=Polarity.NEGATIVE), fell]) == []


def test_had_lies_before_the_past_that_it_is_told_in() -> None:
    text = article("Orla left because she had lied")
    tags = [
        ("PROPN", "NNP", 2, "nsubj"), ("VERB", "VBD", 0, "root"), ("SCONJ", "IN", 6, "mark"),
        ("PRON", "PRP", 6, "nsubj"), ("AUX", "VBD", 6, "aux"), ("VERB", "VBN", 2, "advcl"),
    ]  # fmt: skip
    seen = tagged(text, tags)
    assert told(text, seen, claims(text, seen, "left", "lied")) == [("lied", "left", "had")]


def test_then_comes_after_what_is_told_right_before_it() -> None:
    text = article("Orla resigned and then left")
    tags = [
        ("PROPN", "NNP", 2, "nsubj"), ("VERB", "VBD", 0, "root"), ("CCONJ", "CC", 5, "cc"),
        ("ADV", "RB", 5, "advmod"), ("VERB", "VBD", 2, "conj"),
    ]  # fmt: skip
    seen = tagged(text, tags)
    assert told(text, seen, claims(text, seen, "resigned", "left")) == [("resigned", "left", "then")]


def test_then_at_the_beginning_of_a_sentence_comes_after_the_sentence_before() -> None:
    text = article("Orla resigned . Later she left .")
    tags = [
        ("PROPN", "NNP", 2, "nsubj"), ("VERB", "VBD", 0, "root"), ("PUNCT", ".", 2, "punct"),
        ("ADV", "RB", 6, "advmod"), ("PRON", "PRP", 6, "nsubj"), ("VERB", "VBD", 0, "root"), ("PUNCT", ".", 6, "punct"),
    ]  # fmt: skip
    seen = tagged(text, tags)
    tokens: list[Token] = [replace(t, sentence=int(n > 2)) for n, t in enumerate(seen.tokens)]
    seen = replace(seen, tokens=tuple(tokens), sentences=((0, 3), (3, 7)))
    assert told(text, seen, claims(text, seen, "resigned", "left")) == [("resigned", "left", "Later")]


def test_the_readers_own_order_counts_where_it_is_sure_and_both_happened() -> None:
    text = article("Orla left while the wall fell")
    seen = tagged(text, AFTER)
    both = claims(text, seen, "left", "fell")
    sure = replace(seen, orders=(EventOrder(1, 5, "AFTER", 0.97),))
    assert told(text, sure, both) == [("fell", "left", "")]
    assert told(text, replace(seen, orders=(EventOrder(1, 5, "AFTER", 0.7),)), both) == []
    assert told(text, replace(seen, orders=(EventOrder(1, 5, "EQUAL", 0.99),)), both) == []
    assert told(text, sure, [both[0], replace(both[1], eventuality=Eventuality.STATE)]) == []


def test_words_go_before_the_readers_judgement() -> None:
    text = article("Orla left after the wall fell")
    seen = replace(tagged(text, AFTER), orders=(EventOrder(1, 5, "BEFORE", 0.99),))
    assert told(text, seen, claims(text, seen, "left", "fell")) == [("fell", "left", "after")]
