"""An article is evidence: one text, any number of paths, never changed."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Article, Block, BlockKind, Relay, Unread
from dateline.span import Span
from dateline.store import MEMORY, Reading, Store, merge
from dateline.when import Basis, Reason, from_edtf

PLAIN = Article(
    "a1", "Ada met Bo.\nShe left.", "Ada met Bo.", (Block(BlockKind.TITLE, 0, 11), Block(BlockKind.PARAGRAPH, 12, 21))
)
RICH = replace(
    PLAIN,
    outlet="The Calder Courier",
    authors=("Flo",),
    published=from_edtf("2013-11", Basis.STATED, (Reason("byline", Span("a1", 12, 21)),)),
    url="https://courier.example/1",
    via=(Relay("Harbour Eye", Span("a1", 0, 3)),),
    language="en",
)


def test_an_article_comes_back_as_it_went_in() -> None:
    with Store(MEMORY, write=True) as store:
        assert store.add_article(Reading("x/a.html", replace(RICH, paths=("x/a.html",))), "x/a.html")
        assert store.articles() == [replace(RICH, paths=("x/a.html",))]


readings = st.lists(
    st.builds(
        Reading,
        st.sampled_from(["a.txt", "b.txt", "c.txt", "d.txt"]),
        st.builds(
            lambda outlet, date: replace(PLAIN, outlet=outlet, published=from_edtf(date)),
            st.sampled_from([None, "Harbour Eye", "The Calder Courier"]),
            st.sampled_from(["", "2013", "2014-02"]),
        ),
        st.booleans(),
    ),
    min_size=1,
    unique_by=lambda reading: reading.path,
)


@given(readings, st.randoms())
def test_what_holds_of_an_article_does_not_depend_on_the_order_of_its_paths(
    found: list[Reading], random: st.DataObject
) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merge(shuffled) == merge(found)


def test_the_first_path_that_knows_gives_outlet_and_date_but_the_users_date_goes_first() -> None:
    undated = Reading("a.txt", PLAIN)
    dated = Reading("b.txt", RICH)
    told = Reading("c.txt", replace(PLAIN, published=from_edtf("2014")), published_by_user=True)
    assert merge([undated, dated]).published.edtf == "2013-11"
    merged = merge([told, dated, undated])
    assert (merged.published.edtf, merged.outlet, merged.paths) == (
        "2014",
        "The Calder Courier",
        ("a.txt", "b.txt", "c.txt"),
    )


def test_the_text_of_an_article_cannot_be_changed(tmp_path: Path) -> None:
    with Store(tmp_path / "s", write=True) as store:
        store.add_article(Reading("a.txt", PLAIN), "a.txt")
    with sqlite3.connect(tmp_path / "s") as raw, pytest.raises(sqlite3.IntegrityError, match="never changed"):
        raw.execute("UPDATE article SET text = 'Ada never met Bo.'")
    raw.close()


def test_a_file_is_known_by_its_bytes_and_the_users_date() -> None:
    with Store(MEMORY, write=True) as store:
        store.add_file("a.txt", "digest", name="a.txt", published="2013", program="1")
        assert store.has_file("a.txt", "digest", "2013", "1")
        assert store.has_file("a.txt", "digest", "2013", "2")
        assert not store.has_file("a.txt", "digest", None, "1")
        assert not store.has_file("a.txt", "other", "2013", "1")
        assert not store.has_file("b.txt", "digest", "2013", "1")


def test_what_one_version_could_not_read_another_tries_again() -> None:
    with Store(MEMORY, write=True) as store:
        store.add_file(
            "a.pdf", "digest", name="a.pdf", published=None, program="1", unread=[Unread("a.pdf", "what is this")]
        )
        assert store.has_file("a.pdf", "digest", None, "1")
        assert not store.has_file("a.pdf", "digest", None, "2")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("left", ["a1"]),
        ("LEFT she", ["a1"]),
        ("nothing", []),
        ("", []),
        ('"', []),
        ("left AND", []),
        ("lef*", []),
        ("NEAR(", []),
    ],
)
def test_search_takes_words_as_words(words: str, found: list[str]) -> None:
    with Store(MEMORY, write=True) as store:
        store.add_article(Reading("a.txt", PLAIN), "a.txt")
        assert [hit.id for hit in store.search(words)] == found
