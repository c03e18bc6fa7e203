"""From the task's articles to timelines: the text of a document, its words' places, and a small part scored whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import timelines
from benchmarks._timeline_data import document, parts
from benchmarks._timeline_projection import (
    Found,
    by_name,
    called,
    referents_of,
    selections,
    share_dates,
    timeline,
)
from dateline.tell import tell
from dateline.tell.index import Index
from tests.export.story import ferry_story

ARTICLE = """Harbour chief Ada Brennock resigns
March 9 , 2011
Ada Brennock resigned on Monday as head of the Kessary harbour board .
" It is time , " she said .
Brennock founded the ferry line in 1998 and sold it in 2004 .
"""


def write(folder: Path, id: str, text: str, events: tuple[str, ...] = ()) -> None:
    """A document of the task; `events` are its words that are marked as events."""
    words = [(n, word) for n, line in enumerate(text.strip().split("\n")) for word in line.split()]
    tokens = [
        f'<token number="{n}" sentence="{sentence}" t_id="{n + 1}">{word.replace("&", "&amp;")}</token>'
        for n, (sentence, word) in enumerate(words)
    ]
    marks = [
        f'<EVENT_MENTION m_id="{n}"><token_anchor t_id="{n + 1}"/></EVENT_MENTION>'
        for n, (_, word) in enumerate(words)
        if word in events
    ]
    xml = f'<Document doc_id="{id}">{"".join(tokens)}<Markables>{"".join(marks)}</Markables></Document>'
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    (folder / "timelines").mkdir(exist_ok=True)
    (folder / "articles" / f"{id}.xml").write_text(xml, encoding="utf-8")


def test_a_document_reads_as_a_page_would_and_knows_where_its_words_are(tmp_path: Path) -> None:
    write(tmp_path, "12", ARTICLE, ("resigned", "said"))
    read = document(tmp_path / "articles" / "12.xml")
    assert read.text.split("\n\n")[1] == "March 9, 2011"
    assert read.text.endswith(
        'board. "It is time," she said. Brennock founded the ferry line in 1998 and sold it in 2004.'
    )
    assert all(read.text[word.start : word.end] == word.text for word in read.words)
    assert [read.event_id(*event) for event in read.events] == ["12-2-resigned", "12-3-said"]


def test_a_folder_is_a_part_or_holds_parts(tmp_path: Path) -> None:
    write(tmp_path / "one", "12", ARTICLE)
    (tmp_path / "one" / "timelines" / "ada.txt").write_text("Ada Brennock\n1\t1998\t12-4-founded\n")
    assert [part.name for part in parts(tmp_path)] == ["one"]
    assert parts(tmp_path / "one")[0].timelines[0].entity == "Ada Brennock"
    with pytest.raises(SystemExit, match="no part in"):
        parts(tmp_path / "one" / "articles")


def test_whose_events_are_told_is_what_about_selects() -> None:
    index = Index(tell(ferry_story()))
    people = [entity for entity in index.story.links.entities if index.share_of.get(entity.id, 0) > 0.1]
    assert people
    for entity in people:
        told = referents_of(index, selections(index, entity.name))
        assert told >= {id for id in index.story.links.entity_of if index.story.links.entity_of[id] == entity.id}
        assert referents_of(index, by_name(index, entity.name)) <= told
    assert selections(index, "Nobody Known") == by_name(index, "Nobody Known") == ()
    assert referents_of(index, ()) == frozenset()


@pytest.mark.parametrize("name", ["Ada Brennock", "Brennock", "Ada M. Brennock", "brennock's"])
def test_who_is_called_so(name: str) -> None:
    assert called(name, "Ada Brennock")


@pytest.mark.parametrize("name", ["Ada", "Brennock Street", "Ada Maldon", ""])
def test_who_is_not(name: str) -> None:
    assert not called(name, "Ada Brennock")


def test_mentions_of_one_event_share_the_sharpest_date() -> None:
    found = [
        Found("1", "1-2-left", 0, "2011"),
        Found("2", "2-3-leaving", 0, "2011-03-07"),
        Found("2", "2-4-ate", 0, "2012"),
    ]
    shared = share_dates(found, {"1-2-left": "e", "2-3-leaving": "e"})
    assert [each.date for each in shared] == ["2011-03-07", "2011-03-07", "2012"]


def test_events_are_ordered_by_date_and_undated_ones_are_in_line_zero() -> None:
    found = [Found("1", "b", 0, "2011-03-07"), Found("1", "c", 0, "XXXX-XX-XX"), Found("1", "a", 0, "1998")]
    lines = timeline("x", found).lines
    assert [(line.order, line.events[0]) for line in lines] == [(0, "c"), (1, "a"), (2, "b")]


def test_a_small_part_from_raw_text_to_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "12", ARTICLE, ("resigned", "said", "founded", "sold"))
    rows = ["1 1998 12-4-founded", "2 2004 12-4-sold", "3 2011-03-07 12-2-resigned", "3 2011-03-07 12-3-said"]
    gold = "\n".join(["Ada Brennock", *("\t".join(row.split()) for row in rows)])
    (tmp_path / "timelines" / "ada.txt").write_text(gold)
    timelines.main(["--data", str(tmp_path)])
    lines = [line.split(": ") for line in capsys.readouterr().out.splitlines() if not line.startswith("#")]
    figures = {name: float(value) for name, value in lines}
    assert figures["entities"] == 1
    assert figures["micro_f1"] == figures["ada_brennock_f1"] > 60
    assert figures["gold_events_dates_micro_f1"] == 100
    assert figures["gold_dates_micro_f1"] >= figures["micro_f1"]
