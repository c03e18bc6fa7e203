"""Copies and passages: what is the same text, and which came first."""

from __future__ import annotations

import random
from collections.abc import Sequence

from dateline.link.copies import find_copies
from tests.link.build import Told, article

WORDS = [
    *("harbour", "wall", "ferry", "council", "mayor", "engineer", "storm", "quay"),
    *("stone", "report", "letter", "divers", "swell", "rope", "crane", "tide"),
]


def paragraphs(seed: int, count: int) -> list[str]:
    rng = random.Random(seed)
    return [" ".join(rng.choices(WORDS, k=20)) + "." for _ in range(count)]


def page(id: str, lines: Sequence[str], outlet: str = "", published: str = "", via: Sequence[str] = ()) -> Told:
    return article(id, more=lines, outlet=outlet or None, published=published, via=via, title=f"Headline {id}")


def copies(*told: Told) -> dict[str, str]:
    return {c.article: c.original for c in find_copies([t.article for t in told])[0]}


def test_a_text_under_another_headline_is_a_copy_of_the_earlier_one() -> None:
    text = paragraphs(1, 10)
    assert copies(page("a", text, published="2018-02-13"), page("b", text, published="2018-02-12")) == {"a": "b"}


def test_a_cut_text_with_a_new_beginning_is_a_copy() -> None:
    text = paragraphs(1, 10)
    cut = [*paragraphs(2, 1), *text[:6]]
    assert copies(page("a", text, published="2018-02-12"), page("b", cut, published="2018-02-12")) == {"b": "a"}


def test_a_passage_in_a_much_longer_text_makes_no_copy() -> None:
    text = paragraphs(1, 3)
    assert copies(page("a", text), page("b", [*text, *paragraphs(2, 20)])) == {}


def test_half_of_the_text_is_no_copy_and_the_same_subject_is_none() -> None:
    text = paragraphs(1, 10)
    assert copies(page("a", text), page("b", [*text[:5], *paragraphs(2, 5)])) == {}
    assert copies(page("a", text), page("b", paragraphs(3, 10))) == {}


def test_the_agency_that_a_page_relays_has_the_original() -> None:
    text = paragraphs(1, 10)
    wire = page("b", text, outlet="Gull Wire", published="2018-02-12")
    assert copies(page("a", text, via=["Gull Wire"], published="2018-02-12"), wire) == {"a": "b"}


def kinds(*told: Told) -> list[tuple[str, float]]:
    return [(link.kind, link.score) for link in find_copies([t.article for t in told])[1]]


def test_half_of_a_text_that_stands_in_another_is_a_passage_of_both() -> None:
    text = paragraphs(1, 10)
    ((kind, score),) = kinds(page("a", text), page("b", [*paragraphs(2, 5), *text[5:]]))
    assert kind == "passage" and 0.45 < score < 0.6
    assert kinds(page("a", text), page("b", paragraphs(3, 10))) == []


def test_two_lines_in_common_are_no_passage() -> None:
    footer = ["Gull Post is printed every Friday on the old quay and delivered by ferry to all the islands of the bay"]
    assert kinds(page("a", [*paragraphs(1, 2), *footer]), page("b", [*paragraphs(2, 2), *footer])) == []


def test_single_words_put_otherwise_throughout_leave_a_copy() -> None:
    rng = random.Random(4)
    text = [paragraph.split() for paragraph in paragraphs(1, 12)]
    other = [" ".join(w if rng.random() > 0.1 else f"instead{rng.randrange(99)}" for w in words) for words in text]
    assert copies(page("a", [" ".join(words) for words in text]), page("b", other)) == {"b": "a"}


def test_paragraphs_in_another_order_cost_nothing() -> None:
    text = paragraphs(1, 12)
    ((kind, score),) = kinds(page("a", text), page("b", text[::-1]))
    assert kind == "copy" and score > 0.95


def test_a_later_article_with_more_words_of_its_own_is_no_copy() -> None:
    text, longer = paragraphs(1, 4), [*paragraphs(1, 4), *paragraphs(2, 6)]
    later = page("b", longer, published="2018-02-14")
    assert copies(page("a", text, published="2018-02-12"), later) == {}
    assert kinds(page("a", text, published="2018-02-12"), later) == [("passage", 1.0)]
    cut = page("a", text, published="2018-02-15")
    assert copies(cut, later) == {"a": "b"}, "the same two texts, the shorter one cut from the longer"


def test_of_undated_copies_the_first_id_stands_and_the_reason_says_so() -> None:
    text = paragraphs(1, 10)
    (copy, other), _ = find_copies([page(i, text).article for i in "cab"])
    assert (copy.article, copy.original, other.article, other.original) == ("b", "a", "c", "a")
    assert "not known" in copy.because


def test_a_few_lines_are_never_copies() -> None:
    assert copies(page("a", ["The wall fell on Saturday."]), page("b", ["The wall fell on Saturday."])) == {}
