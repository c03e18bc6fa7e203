"""Names that the reader missed, where the page has them marked elsewhere."""

from __future__ import annotations

from dataclasses import replace

from dateline.attribute.unmarked import names_again
from dateline.model import Annotations, Article, Name
from tests.attribute.build import article, facts, who

FULL = """
Tom PROPN/NNP nsubj 3
Reddy PROPN/NNP flat 1
spoke VERB/VBD root 0 speak
_. PUNCT/. punct 3
"""
SHORT = """
Reddy PROPN/NNP nsubj 2
sold VERB/VBD root 0 sell
the DET/DT det 4
harbour NOUN/NN obj 2
_. PUNCT/. punct 2
"""
HALL = """
Voters NOUN/NNS nsubj 2
filled VERB/VBD root 0 fill
Reddy PROPN/NNP compound 4
Hall PROPN/NNP obj 2
_. PUNCT/. punct 2
"""
OTHER = """
Ann PROPN/NNP nsubj 3
Reddy PROPN/NNP flat 1
left VERB/VBD root 0 leave
_. PUNCT/. punct 3
"""


def missed(made: tuple[Article, Annotations], *marked: tuple[str, str]) -> list[tuple[str, str]]:
    """The names found again where only these are marked, each at its first place."""
    page, annotations = made
    names = []
    for name, label in marked:
        at = page.text.index(name)
        names.append(Name(page.span(at, at + len(name)), label, 1.0))
    return [(n.span.of(page.text), n.label) for n in names_again(page, annotations.tokens, names)]


def test_the_family_name_of_a_person_is_his_name_wherever_it_stands_alone() -> None:
    assert missed(article(FULL, SHORT), ("Tom Reddy", "PER")) == [("Reddy", "PER")]


def test_a_full_name_is_found_again_whole() -> None:
    assert missed(article(FULL, SHORT, FULL), ("Tom Reddy", "PER")) == [("Reddy", "PER"), ("Tom Reddy", "PER")]


def test_a_word_of_a_longer_name_is_no_mention_of_another() -> None:
    assert missed(article(FULL, HALL), ("Tom Reddy", "PER")) == []
    assert missed(article(FULL, OTHER), ("Tom Reddy", "PER")) == []


def test_a_title_before_it_is_no_part_of_a_longer_name() -> None:
    titled = """
    Mr. PROPN/NNP compound 2
    Reddy PROPN/NNP nsubj 3
    left VERB/VBD root 0 leave
    _. PUNCT/. punct 3
    """
    assert missed(article(FULL, titled), ("Tom Reddy", "PER")) == [("Reddy", "PER")]


def test_a_common_noun_of_the_same_letters_is_no_name() -> None:
    noun = SHORT.replace("Reddy PROPN/NNP", "Reddy NOUN/NN")
    assert missed(article(FULL, noun), ("Tom Reddy", "PER")) == []


def test_a_persons_name_of_one_word_is_one_if_it_is_marked_twice() -> None:
    page, annotations = article(SHORT, SHORT, SHORT)
    spans = [page.span(at, at + len("Reddy")) for at in (b.start for b in page.blocks)]
    names = [Name(span, "PER", 1.0) for span in spans]
    assert list(names_again(page, annotations.tokens, names[:1])) == []
    assert [n.span for n in names_again(page, annotations.tokens, names[:2])] == spans[2:]
    place = [replace(names[0], label="LOC")]
    assert [n.label for n in names_again(page, annotations.tokens, place)] == ["LOC", "LOC"]


def test_who_is_named_where_the_reader_missed_it_takes_part_under_the_full_name() -> None:
    _, told = facts(FULL, SHORT, names="Tom Reddy/PER")
    sold = next(c for c in told.claims if c.predicate == "sell")
    assert who(sold, told) == ["Tom Reddy", "the harbour"]
    assert sold.title == "Tom Reddy sold the harbour"
