"""What is drawn on the server: rulers of years, arcs of relays; and what is copied: citations."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.lang import table
from dateline.serve.arcs import NAME_CHARS, ROWS, picture
from dateline.serve.axis import axis
from dateline.serve.citing import Citing
from dateline.store import Store
from dateline.tell import tell
from dateline.tell.accounts import account
from dateline.tell.facets import facets, keys, meets
from dateline.tell.index import Index
from dateline.tell.relaying import OutletRow, Relayed, Relaying, relaying
from dateline.tell.words import Words
from dateline.when import UNKNOWN, When, from_edtf
from tests.export.story import ferry_story
from tests.serve.filled import put

WORDS = Words()


# ---- rulers ----------------------------------------------------------------------------------------------------------


def test_a_ruler_holds_whole_years() -> None:
    ruler = axis([from_edtf("2018-06-01/2019-03-31"), from_edtf("2020/..")])
    assert ruler is not None
    assert (ruler.first, ruler.last) == (datetime.date(2018, 1, 1), datetime.date(2020, 12, 31))
    assert [tick.year for tick in ruler.ticks] == [2018, 2019, 2020]
    assert ruler.ticks[0].place == 0
    year = ruler.bar(from_edtf("2018"))
    assert year is not None
    assert (year.start, year.end) == (0.0, ruler.ticks[1].place)


def test_an_open_end_goes_on_and_an_unknown_one_fades() -> None:
    ruler = axis([from_edtf("2018/2020")])
    assert ruler is not None
    on, unknown = ruler.bar(from_edtf("2019/.."), open_end=True), ruler.bar(from_edtf("2019/.."))
    assert on is not None and unknown is not None
    assert (on.after, on.soft_end, on.end) == (True, False, 100.0)
    assert (unknown.after, unknown.soft_end) == (False, True)
    before = ruler.bar(from_edtf("../2019"))
    assert before is not None
    assert (before.start, before.soft_start) == (0.0, True)


def test_nothing_known_is_nothing_drawn() -> None:
    assert axis([UNKNOWN]) is None
    ruler = axis([from_edtf("2018")])
    assert ruler is not None
    assert ruler.bar(UNKNOWN) is None
    assert ruler.bar(from_edtf("1990")) is None


days = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))


@given(st.lists(st.tuples(days, days), min_size=1, max_size=6))
def test_every_interval_has_its_place_on_its_ruler(pairs: list[tuple[datetime.date, datetime.date]]) -> None:
    intervals = [When(min(pair), max(pair)) for pair in pairs]
    ruler = axis(intervals)
    assert ruler is not None
    assert len(ruler.ticks) <= 16
    for when in intervals:
        bar = ruler.bar(when)
        assert bar is not None
        assert 0 <= bar.start <= bar.end <= 100


# ---- arcs ------------------------------------------------------------------------------------------------------------


def test_the_picture_is_the_same_whatever_the_order_of_the_articles() -> None:
    story = ferry_story()
    turned = replace(story, articles=story.articles[::-1], facts=story.facts[::-1])
    told = [picture(relaying(Index(each), WORDS)) for each in (story, turned)]
    assert told[0] == told[1]
    assert told[0] is not None
    assert len(told[0].arcs) == 4


def many(n: int) -> Relaying:
    rows = tuple(OutletRow(f"o{i}", f"Outlet of a rather long name, number {i}", ("a",), 9) for i in range(n))
    pairs = tuple(
        Relayed(f"o{i}", f"o{(i * 7 + 1) % n}", ("c",) * (1 + i % 5)) for i in range(n) if (i * 7 + 1) % n != i
    )
    return Relaying(rows, (*pairs, Relayed("o1", "o0", ("c",)), Relayed("o0", "o1", ("c",))), ())


def test_every_arc_stays_inside_and_names_are_cut() -> None:
    drawn = picture(many(60))
    assert drawn is not None
    assert (len(drawn.nodes), drawn.left) == (ROWS, 36)
    for arc in drawn.arcs:
        numbers = [float(n) for n in re.findall(r"-?[\d.]+", arc.path)]
        assert all(0 <= x <= drawn.width for x in numbers[::2])
        assert all(0 <= y <= drawn.height for y in numbers[1::2])
    assert all(len(node.name) <= NAME_CHARS for node in drawn.nodes)


def test_who_relay_each_other_are_seen_as_two_arcs() -> None:
    drawn = picture(Relaying(many(2).outlets, (Relayed("o0", "o1", ("c",)), Relayed("o1", "o0", ("c",))), ()))
    assert drawn is not None
    assert [arc.both for arc in drawn.arcs] == [True, True]
    assert len({arc.path for arc in drawn.arcs}) == 2
    assert picture(Relaying(many(2).outlets, (), ())) is None


# ---- citations -------------------------------------------------------------------------------------------------------


def cited(**changes: object) -> tuple[str, str]:
    story = ferry_story()
    first = replace(story.articles[0], **changes)  # type: ignore[arg-type]
    index = Index(replace(story, articles=(first, *story.articles[1:])))
    told = Citing(index, WORDS, table("views")["citing"]).of(account(index.claims["a1:00050"], index, WORDS))
    return told.citation, told.quote


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"authors": ("Ann Orr", "Bo Lind")}, "Ann Orr and Bo Lind, “Ferry"),
        ({"authors": ("Reuters",)}, "by Reuters"),
        ({"outlet": None, "url": None}, "outlet not named"),
        ({"published": UNKNOWN}, "publication date not known"),
        ({"published": from_edtf("2019-03", basis=from_edtf("2019").basis)}, "March 2019"),
        (
            {"url": "https://web.archive.org/web/20190316101500/https://courier.example/grey"},
            "https://courier.example/grey, archived 16 March 2019: https://web.archive.org/web/20190316101500/",
        ),
        ({"url": "javascript:alert(1)"}, "15 March 2019."),
    ],
)
def test_a_citation_says_what_is_known(changes: dict[str, object], said: str) -> None:
    citation, quote = cited(**changes)
    assert said in citation
    assert quote.endswith(citation)


def test_nothing_that_turns_writing_round_is_copied() -> None:
    citation, quote = cited(title="a\u202eb\x07c", outlet="d\u2066e")
    assert not set("\u202e\x07\u2066") & set(citation + quote)


# ---- facets ----------------------------------------------------------------------------------------------------------


def test_a_facet_counts_what_the_others_leave(tmp_path: Path) -> None:
    put(tmp_path / "s.dateline", tell(ferry_story()))
    with Store(tmp_path / "s.dateline") as store:
        every = [keys(brief, WORDS) for brief in store.briefs(store.titles()).values()]
    told = {facet.name: facet for facet in facets(every, {}, WORDS)}
    outlets = {value.key: value.count for value in told["outlet"].values}
    assert sum(outlets.values()) == len(every)
    asked = {"outlet": ("Northline News",)}
    left = [each for each in every if meets(each, asked)]
    assert len(left) == outlets["Northline News"]
    narrowed = {facet.name: facet for facet in facets(every, asked, WORDS)}
    assert {v.key: v.count for v in narrowed["outlet"].values} == outlets, "its own facet still shows the others"
    assert sum(value.count for value in narrowed["standing"].values) == len(left)
    assert [value.key for value in narrowed["outlet"].values if value.chosen] == ["Northline News"]
    assert [value.key for value in told["year"].values] == sorted(value.key for value in told["year"].values)
