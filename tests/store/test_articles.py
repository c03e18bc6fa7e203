"""An article is evidence: one text, any number of paths, never changed."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Article, Block, BlockKind, Relay, Rendition
from dateline.span import Span
from dateline.store import FileRead, Reading, Store, merge
from dateline.when import Basis, Reason, from_edtf
from tests.store.filling import add

PLAIN = Article(
    "a1", "Ada met Bo.\nShe left.", "Ada met Bo.", (Block(BlockKind.TITLE, 0, 11), Block(BlockKind.PARAGRAPH, 12, 21))
)
RICH = replace(
    PLAIN,
    outlet="The Calder Courier",
    authors=("Flo",),
    published=from_edtf("2013-11", Basis.STATED, (Reason("byline", Span("a1", 12, 21)),)),
    url="https://courier.example/1",
    via=(Relay("Harbour Eye", Span("a1", 0, 3)), Relay("Coast Wire", Span("a1", 0, 0))),
    language="en",
    captured=from_edtf("2014-02-03", Basis.STATED, (Reason("SingleFile's comment"),)),
    partial="it ends before a paywall",
    rendition=Rendition.AMP,
)


def test_an_article_comes_back_as_it_went_in(address: str | Path) -> None:
    with Store(address, write=True) as store:
        assert add(store, RICH, path="x/a.html") == {"a1"}
        assert store.articles() == [replace(RICH, paths=("x/a.html",))]


readings = st.lists(
    st.builds(
        Reading,
        st.sampled_from(["a.html", "a (1).html", "a 2.html", "b.txt", "c.txt", "d.txt"]),
        st.builds(
            lambda outlet, date, captured, partial, rendition: replace(
                PLAIN,
                outlet=outlet,
                published=from_edtf(date),
                captured=from_edtf(captured, because=(Reason("a comment"),)),
                partial=partial,
                rendition=rendition,
            ),
            st.sampled_from([None, "Harbour Eye", "The Calder Courier"]),
            st.sampled_from(["", "2013", "2014-02"]),
            st.sampled_from(["", "2013", "2013-02", "2013-02-01", "2014"]),
            st.sampled_from(["", "a wall", "another wall"]),
            st.sampled_from(Rendition),
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


@pytest.mark.parametrize(
    ("paths", "first"),
    [
        (["b.html", "a.html"], "a.html"),
        (["a (1).html", "b.html"], "b.html"),
        (["a - Copy.html", "a.html"], "a.html"),
        (["a - Kopie (2).html", "b.html"], "b.html"),
        (["a copy.html", "a copy 2.html", "b.html"], "b.html"),
        (["a 2.html", "b.html"], "a 2.html"),
        (["a 2.html", "a.html", "A.html"], "A.html"),
        (["1/x.html", "1/x(1).html", "0/x (1).html"], "1/x.html"),
        (["a (1).html", "a (2).html"], "a (1).html"),
        (["(1).html", "(2).html"], "(1).html"),
    ],
)
def test_an_article_is_read_from_the_name_that_tells_of_no_copy(paths: list[str], first: str) -> None:
    merged = merge([Reading(path, PLAIN) for path in paths])
    assert merged.paths[0] == first
    assert sorted(merged.paths) == sorted(paths)


def test_an_article_is_read_from_its_fullest_rendition() -> None:
    amp, printed, page = (
        Reading(path, replace(PLAIN, title=path, rendition=rendition, url=url))
        for path, rendition, url in (
            ("a.html", Rendition.AMP, "https://courier.example/amp/1"),
            ("b.html", Rendition.PRINT, None),
            ("c (1).html", Rendition.PAGE, None),
        )
    )
    merged = merge([amp, printed, page])
    assert (merged.paths, merged.title, merged.rendition) == (
        ("c (1).html", "a.html", "b.html"),
        "c (1).html",
        Rendition.PAGE,
    )
    assert merged.url == "https://courier.example/amp/1"
    assert merge([amp, printed]).paths == ("b.html", "a.html")


def test_the_earliest_capture_counts_and_one_whole_text_makes_it_whole() -> None:
    late = Reading("a.html", replace(PLAIN, captured=from_edtf("2014-03"), partial="a wall"))
    early = Reading("b.html", replace(PLAIN, captured=from_edtf("2013-12-31"), partial="another wall"))
    never = Reading("c.html", PLAIN)
    assert merge([late, early]).captured.edtf == "2013-12-31"
    assert merge([late, never]).captured.edtf == "2014-03"
    assert merge([late, early]).partial == "a wall"
    assert merge([late, early, never]).partial == ""


def test_the_text_of_an_article_cannot_be_changed(tmp_path: Path) -> None:
    with Store(tmp_path / "s", write=True) as store:
        add(store, PLAIN)
    with sqlite3.connect(tmp_path / "s") as raw, pytest.raises(sqlite3.IntegrityError, match="never changed"):
        raw.execute("UPDATE article SET text = 'Ada never met Bo.'")
    raw.close()


def test_a_file_is_known_by_its_bytes_and_the_users_date(address: str | Path) -> None:
    with Store(address, write=True) as store:
        store.add_file(FileRead("a.txt", "a.txt", "digest", "1", published="2013"))
        assert store.has_file("a.txt", "digest", "2013", "1")
        assert not store.has_file("a.txt", "digest", "2013", "2"), "another program may read it otherwise"
        assert not store.has_file("a.txt", "digest", None, "1")
        assert not store.has_file("a.txt", "other", "2013", "1")
        assert not store.has_file("b.txt", "digest", "2013", "1")


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
def test_search_takes_words_as_words(words: str, found: list[str], address: str | Path) -> None:
    with Store(address, write=True) as store:
        add(store, PLAIN)
        assert [hit.id for hit in store.search(words)] == found
