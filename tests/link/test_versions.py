"""Pages of one address: forms and second captures of the same text are copies, changed texts are versions."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from dateline.link import link
from dateline.link.copies import find_copies
from dateline.link.versions import find_versions
from dateline.model import Article, Rendition
from dateline.when import UNKNOWN, from_edtf
from tests.link.build import article, claim
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
    captures = [page("c", TEXT, saved="2019-03-02"), page("a", CHANGED, saved="2019-03-05"), page("b", third)]
    assert versions(*captures) == {"a": "c", "b": "a"}


def test_two_captures_with_the_same_words_are_copies() -> None:
    first, second = page("a", TEXT, saved="2019-03-02"), page("b", TEXT, saved="2019-03-09")
    assert versions(first, second) == {}
    assert copies(first, second) == {"b": "a"}


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
