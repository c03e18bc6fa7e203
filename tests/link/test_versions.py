"""Pages of one address: forms and second captures of the same text are copies, changed texts are versions."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

import pytest

from dateline.link import link
from dateline.link.copies import find_copies, find_stubs
from dateline.link.versions import find_versions
from dateline.model import Article, Links, Rendition
from dateline.when import UNKNOWN, from_edtf
from tests.link.build import Said, article, claim
from tests.link.test_copies import paragraphs

ADDRESS = "https://gazette.example/2019/wall"
TEXT = paragraphs(1, 10)
CHANGED = [*TEXT[:9], TEXT[9].replace("wall", "tower").replace("ferry", "barge") + " Two were hurt.", "It was Friday."]


def page(
    id: str, lines: Sequence[str], *, saved: str = "", form: Rendition = Rendition.PAGE, partial: str = ""
) -> Article:
    made = article(id, more=lines, outlet="The Gazette", published="2019-03-01", title="Wall falls").article
    captured = from_edtf(saved) if saved else UNKNOWN
    return replace(made, url=ADDRESS, captured=captured, rendition=form, partial=partial)


def copies(*articles: Article) -> dict[str, str]:
    return {copy.article: copy.original for copy in find_copies(articles)[0]}


def versions(*articles: Article) -> dict[str, str]:
    return {version.article: version.earlier for version in find_versions(articles)}


def test_two_captures_with_other_words_are_versions_and_no_copies() -> None:
    for order in itertools.permutations([page("b", TEXT, saved="2019-03-02"), page("a", CHANGED, saved="2019-03-09")]):
        assert versions(*order) == {"a": "b"}
        assert copies(*order) == {}


def test_each_version_follows_the_one_before_it() -> None:
    third = [*CHANGED, "The mayor resigned."]
    captures = [
        page("c", TEXT, saved="2019-03-02"),
        page("a", CHANGED, saved="2019-03-05"),
        page("b", third, saved="2019-03-09"),
    ]
    assert versions(*captures) == {"a": "c", "b": "a"}


def test_two_captures_with_the_same_words_are_copies() -> None:
    first, second = page("a", TEXT, saved="2019-03-02"), page("b", TEXT, saved="2019-03-09")
    assert versions(first, second) == {}
    assert copies(first, second) == {"b": "a"}


def test_a_capture_whose_day_nobody_knows_stands_where_its_publication_does() -> None:
    known, unknown = page("a", TEXT, saved="2019-03-09"), page("b", CHANGED)
    (version,) = find_versions([known, unknown])
    assert (version.article, version.earlier) == ("a", "b")
    assert "which of the two came first is not known" in version.because
    later = replace(unknown, published=from_edtf("2019-04-01"))
    (version,) = find_versions([known, later])
    assert (version.article, version.earlier) == ("b", "a")
    assert "dated later (2019-04-01, the other 2019-03-01)" in version.because


@pytest.mark.parametrize(
    "changed",
    [
        [*TEXT, "Share this article", "Most read"],  # furniture
        [f"{TEXT[0]} {TEXT[1]}", *TEXT[2:]],  # paragraphs divided otherwise
        [*reversed(TEXT)],
        [TEXT[0].replace("harbour", "harbor", 1).replace("engineer", "enginer"), *TEXT[1:]],  # spelling
    ],
)
def test_what_changes_nothing_that_is_said_makes_a_copy(changed: list[str]) -> None:
    first, second = page("a", TEXT, saved="2019-03-02"), page("b", changed, saved="2019-03-09")
    assert changed != TEXT
    assert versions(first, second) == {}
    assert copies(first, second) == {"b": "a"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Two people were killed.", "Three people were killed."),
        ("It cost 12 million crowns.", "It cost 12 billion crowns."),
        ("The mayor, Ann Brandt, knew.", "The mayor, Ann Brandl, knew."),
        ("It fell on a Monday in March.", "It fell on a Monday in April."),
        ("The engineer was charged.", "The engineer was not charged."),
        ("It was a quiet night.", "It was a quiet night. Two were hurt."),
    ],
)
def test_a_number_a_name_a_negation_or_a_sentence_makes_a_version(before: str, after: str) -> None:
    first, second = page("a", [*TEXT, before], saved="2019-03-02"), page("b", [*TEXT, after], saved="2019-03-09")
    assert versions(first, second) == {"b": "a"}
    assert copies(first, second) == {}


def test_of_two_forms_without_their_page_the_longer_is_the_original() -> None:
    amp, printed = page("a", TEXT[:6], form=Rendition.AMP), page("b", TEXT, form=Rendition.PRINT)
    assert copies(amp, printed) == copies(printed, amp) == {"a": "b"}


def test_amp_and_print_are_copies_of_the_page_even_where_they_hold_less() -> None:
    whole = page("z", TEXT)
    amp, printed = page("a", TEXT[:3], form=Rendition.AMP), page("b", TEXT[:8], form=Rendition.PRINT)
    assert copies(whole, amp, printed) == {"a": "z", "b": "z"}
    assert versions(whole, amp, printed) == {}
    because = {copy.article: copy.because for copy in find_copies([whole, amp, printed])[0]}
    assert "AMP" in because["a"]
    assert "printing" in because["b"]


def test_a_stub_is_neither_copy_nor_version_of_the_whole_article() -> None:
    whole, stub = page("a", TEXT), page("b", TEXT[:6], partial="only the beginning of the article")
    assert copies(whole, stub) == {}
    assert versions(whole, stub) == {}


def test_what_two_versions_say_in_the_same_words_is_one_event_of_one_origin() -> None:
    said = claim("fall", "The wall of Saltmere fell on Friday.", agent="Saltmere Wall", when="2019-02-22")
    told = [
        article(id, said, outlet="The Gazette", published="2019-03-01", more=[f"It was version {id} of the page."])
        for id in ("a", "b")
    ]
    links = link([replace(t.article, url=ADDRESS) for t in told], [t.facts for t in told])
    assert [(version.article, version.earlier) for version in links.versions] == [("b", "a")]
    (event,) = links.events
    assert len(event.claims) == 2
    assert len(event.origins) == 1


def retold(*said: Said, outlet: str | None, partial: str = "") -> Links:
    """Two captures of one page with the same claims; the second says more, or is a stub of the first."""
    more = [["It was dawn.", *TEXT], ["It was dusk.", *TEXT]]
    made = [article(id, *said, outlet=outlet, more=lines) for id, lines in zip("ab", more, strict=True)]
    articles = [replace(told.article, url=ADDRESS) for told in made]
    articles[1] = replace(articles[1], partial=partial)
    return link(articles, [told.facts for told in made])


@pytest.mark.parametrize("outlet", [None, "The Gazette"])
@pytest.mark.parametrize("source", ["", "hearsay:", "anonymous:0", "Tom Orr"])
def test_who_says_it_in_two_versions_is_one_origin(outlet: str | None, source: str) -> None:
    said = claim("fall", "Saltmere Wall fell", agent="Saltmere Wall", source=source or (), when="2019-02-22")
    links = retold(said, outlet=outlet)
    assert len(links.versions) == 1
    assert [len(event.claims) for event in links.events] == [2]
    assert len(links.origins) == 1


@pytest.mark.parametrize("source", ["", "hearsay:"])
@pytest.mark.parametrize(("address", "origins"), [(ADDRESS, 1), (None, 2)])
def test_a_page_without_an_outlet_has_one_voice_in_whatever_words(
    source: str, address: str | None, origins: int
) -> None:
    words = ("Saltmere Wall fell", "In the night before the storm Saltmere Wall is said to have come down: it fell.")
    made = [
        article(id, claim("fall", text, agent="Saltmere Wall", source=source or (), when="2019-02-22"), more=[text])
        for id, text in zip("ab", words, strict=True)
    ]
    links = link([replace(told.article, url=address) for told in made], [told.facts for told in made])
    assert len(links.origins) == origins


def test_what_a_later_version_says_otherwise_is_kept_beside_it() -> None:
    made = [
        article(
            id, claim("kill", f"the wall killed {n} people in Saltmere.", amount=(n, "people"), when="2019"), more=TEXT
        )
        for id, n in (("a", "2"), ("b", "3"))
    ]
    links = link([replace(told.article, url=ADDRESS) for told in made], [told.facts for told in made])
    assert len(links.versions) == 1
    assert [conflict.about for conflict in links.conflicts] == ["amount"]
    assert [len(event.claims) for event in links.events] == [2]


@pytest.mark.parametrize("address", [ADDRESS, "https://other.example/wall"])
def test_a_stub_repeats_the_whole_article_and_is_no_source_of_its_own(address: str) -> None:
    said = claim("fall", "Saltmere Wall fell", agent="Saltmere Wall", source="anonymous:0", when="2019-02-22")
    made = [article("a", said, more=TEXT), article("b", said, more=TEXT[:2])]
    whole = replace(made[0].article, url=ADDRESS)
    stub = replace(made[1].article, url=address, partial="the rest is for subscribers")
    links = link([whole, stub], [told.facts for told in made])
    assert not links.copies and not links.versions
    assert len(links.events) == len(links.origins) == 1
    apart = link([whole, replace(stub, partial="", url=None)], [told.facts for told in made])
    assert len(apart.origins) == 2  # a short text of its own, with a source of its own


def test_a_stub_of_another_article_is_found_to_be_none() -> None:
    stub = page("b", paragraphs(7, 2), partial="the rest is for subscribers")
    assert find_stubs([page("a", TEXT), stub]) == ()
    assert find_stubs([page("a", TEXT), page("b", TEXT[:2], partial="…")]) == (("b", "a"),)


def test_articles_in_other_languages_are_copies_at_most() -> None:
    first, second = (replace(page(id, TEXT), language="it") for id in "ab")
    other = replace(page("c", CHANGED), language="it")
    links = link([first, second, other], [])
    assert [(copy.article, copy.original) for copy in links.copies] == [("b", "a")]
    assert links.versions == ()
    assert not links.sources and not links.entities
