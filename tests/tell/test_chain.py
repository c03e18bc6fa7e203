"""The chain of sources, from the page back to the origin."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Hop, SourceKind
from dateline.tell import tell
from dateline.tell.chain import Step, StepKind, byline, chain, teller
from dateline.tell.index import Index, host_of, page_name
from dateline.tell.words import Words
from tests.export.story import ferry_story

STORY = tell(ferry_story())
INDEX = Index(STORY)
WORDS = Words()


def steps_of(words: str) -> list[tuple[str, str]]:
    (claim,) = [c for c in STORY.claims if words in c.title]
    return [(step.name, step.kind.value) for step in chain(claim, INDEX, WORDS)]


def test_a_chain_goes_over_what_the_page_relays_to_the_origin() -> None:
    assert steps_of("left the house") == [
        ("Harbour Eye", "page"),
        ("Tidewater Weekly", "relay"),
        ("a friend of the singer", "anonymous"),
    ]


def test_a_relay_that_the_text_names_too_is_one_step() -> None:
    assert steps_of("filed for divorce") == [("Harbour Eye", "page"), ("Tidewater Weekly", "outlet")]


def test_a_page_that_speaks_of_itself_is_one_step() -> None:
    assert steps_of("We will open") == [("The Calder Courier", "page"), ("Viktor Aldane", "person")]


def test_the_authors_own_voice_is_the_pages() -> None:
    assert steps_of("struck the north pier") == [("The Calder Courier", "page")]


def test_a_page_without_outlet_is_called_by_its_host_title_or_file() -> None:
    article = INDEX.articles["a6"]
    assert page_name(article) == "Grey Heron owner acquitted"
    assert host_of("https://www.news.example/a?b") == "news.example"
    assert host_of("http://[") is None
    assert host_of(None) is None


def test_an_unnamed_source_keeps_the_words_that_say_how_close_it_is() -> None:
    def name(words: str) -> str:
        from dateline.tell.chain import _name

        return _name(Hop(words, SourceKind.ANONYMOUS, "k"), "", WORDS)

    assert name("a friend of the singer") == "a friend of the singer"
    assert name("A source") == name("") == "an unnamed source"


def test_a_byline_leaves_out_the_page_that_only_relays_an_outlet() -> None:
    page, outlet = Step("Blog", StepKind.PAGE), Step("Us Weekly", StepKind.OUTLET)
    source = Step("an unnamed source", StepKind.ANONYMOUS)
    assert byline((page, outlet, source), WORDS) == "Us Weekly, citing an unnamed source"
    assert byline((page, source), WORDS) == "Blog, citing an unnamed source"
    assert byline((page,), WORDS) == "Blog"
    assert byline((page, Step("nobody named", StepKind.HEARSAY)), WORDS) == "Blog, naming nobody"


def test_a_title_is_no_outlet() -> None:
    article = next(a for a in ferry_story().articles if a.outlet)
    assert teller(article, Words()) == article.outlet
    unknown = replace(article, outlet=None, url=None, title="Harbour wall falls")
    assert teller(unknown, Words()) == "outlet not named (“Harbour wall falls”)"
    long = replace(unknown, title="Harbour wall falls onto a queue of cars that waited for the ferry")
    assert teller(long, Words()) == "outlet not named (“Harbour wall falls onto a queue of cars that…”)"
    assert teller(replace(unknown, url="https://www.wire.example/a"), Words()) == "wire.example"
