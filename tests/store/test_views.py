"""The views of the store's file say what the program says: whoever opens it in another program sees the same."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline import build, open_story
from dateline.judging import judge
from dateline.model import Kind, Outlet, Story
from dateline.outlets import set_outlets
from dateline.tell import claim_rows, event_rows
from tests.judge.story import event, write

VIEWS = {
    "articles",
    "claims",
    "events",
    "sources",
    "entities",
    "conflicts",
    "not_resolved",
    "answers",
    "states",
    "outlets",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("views")
    build([write(place / "news")], place / "story.dateline")
    return place / "story.dateline"


@pytest.fixture(scope="module")
def story(store: Path) -> Story:
    return open_story(store)


@pytest.fixture
def file(store: Path) -> Iterator[sqlite3.Connection]:
    """The file as any program opens it."""
    connection = sqlite3.connect(store)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def rows(file: sqlite3.Connection, view: str) -> dict[str, dict[str, Any]]:
    return {str(row["id"]): dict(row) for row in file.execute(f"SELECT * FROM {view}")}


def test_there_is_a_view_for_each_sort_of_record(file: sqlite3.Connection) -> None:
    found = {row["name"] for row in file.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
    assert found == VIEWS


def test_a_claim_has_its_chain_date_and_words(file: sqlite3.Connection, story: Story) -> None:
    told, expected = rows(file, "claims"), list(claim_rows(story))
    assert set(told) == {row.claim for row in expected}
    for row in expected:
        seen = told[row.claim]
        assert (seen["event"], seen["title"], seen["quote"]) == (row.event, row.title, row.quote)
        assert (seen["date"], seen["first_day"] or "", seen["last_day"] or "") == (
            row.date,
            row.date_earliest,
            row.date_latest,
        )
        assert (seen["certainty"], seen["polarity"], seen["phase"]) == (row.certainty, row.polarity, row.phase)
        assert seen["origin"] == row.origin_id
        if row.origin_kind not in ("hearsay", "anonymous"):  # the program has words of its own for these
            assert seen["chain"].split(" ← ")[1:] == row.chain.split(" ← ")[1:]
        page = row.outlet or f"“{row.article_title}”"  # of a page without an outlet its title, marked as such
        assert seen["chain"].split(" ← ")[0] == page
    assert any(" ← " in seen["chain"] for seen in told.values())


def test_what_a_title_points_back_to_stands_beside_it(file: sqlite3.Connection, story: Story) -> None:
    told = {id: each["context"] for id, each in rows(file, "claims").items()}
    texts = {each.id: each.text for each in story.articles}
    assert told == {each.id: each.context and each.context.of(texts[each.span.article]) for each in story.claims}
    assert any(told.values()) and None in told.values()


def test_an_event_never_stands_without_who_says_it(file: sqlite3.Connection, story: Story) -> None:
    told, expected = rows(file, "events"), list(event_rows(story))
    assert set(told) == {row.event for row in expected}
    for row in expected:
        seen = told[row.event]
        assert seen["said_by"]
        assert (seen["title"], seen["date"], seen["standing"]) == (row.title, row.date, row.standing)
        assert (seen["origins"], seen["articles"], seen["claims"]) == (row.origins, row.articles, row.claims)
        assert (seen["participants"] or "") == row.participants


def test_who_is_only_pointed_to_stands_with_the_word(tmp_path: Path) -> None:
    place = tmp_path / "herald.txt"
    place.write_text("Outlet: The Osprey Herald\nDate: 2019-03-06\n\nPell sued\n\nThey sued Nora Pell on Monday.\n")
    build([place], tmp_path / "s")
    (claim,) = open_story(tmp_path / "s").claims
    connection = sqlite3.connect(tmp_path / "s")
    told = list(connection.execute("SELECT claim, role, word, title FROM not_resolved"))
    connection.close()
    assert told == [(claim.id, "agent", "They", claim.title)]


def test_both_sides_of_a_contradiction_stand_in_one_row(file: sqlite3.Connection, story: Story) -> None:
    told = [(row["one_claim"], row["other_claim"], row["about"]) for row in file.execute("SELECT * FROM conflicts")]
    assert told and sorted(told) == sorted((*each.claims, each.about) for each in story.links.conflicts)


def test_the_other_views_count_what_the_story_has(file: sqlite3.Connection, story: Story) -> None:
    assert set(rows(file, "articles")) == {article.id for article in story.articles}
    assert set(rows(file, "sources")) == {source.id for source in story.links.sources}
    assert set(rows(file, "entities")) == {entity.id for entity in story.links.entities}
    states = [(row["relation"], row["force"]) for row in file.execute("SELECT * FROM states")]
    assert sorted(states) == sorted((state.relation, state.force.value) for state in story.links.states)
    answers = [(row["answer_claim"], row["kind"]) for row in file.execute("SELECT * FROM answers")]
    assert sorted(answers) == sorted((answer.claim, answer.kind.value) for answer in story.links.answers)


def test_an_outlet_has_its_articles_and_what_the_user_says_of_it(tmp_path: Path) -> None:
    news, place = tmp_path / "news", tmp_path / "s"
    news.mkdir()
    told = {"herald": "sworn in as mayor of Osprey on Monday", "post": "born in Osprey in 1961"}
    for name, what in told.items():
        head = f"Outlet: The Osprey {name.title()}\nDate: 2019-03-06\n\nPell in the town hall\n\n"
        (news / f"{name}.txt").write_text(f"{head}Nora Pell was {what}, her office said.\n", encoding="utf-8")
    build([news], place)
    set_outlets(place, [Outlet("The Osprey Herald", "Harrow Media", "B", "rings back")])
    story = open_story(place)
    connection = sqlite3.connect(place)
    connection.row_factory = sqlite3.Row
    found = {row["outlet"]: dict(row) for row in connection.execute("SELECT * FROM outlets")}
    connection.close()
    herald, post = found["The Osprey Herald"], found["The Osprey Post"]
    assert (herald["owner"], herald["grade"], post["owner"], post["grade"]) == ("Harrow Media", "B", "", "")
    assert (herald["articles"], herald["first_day"]) == (1, "2019-03-06")
    assert herald["claims"] + post["claims"] == len(story.claims) > 1
    assert "rings back" not in str(found)


def test_what_is_hidden_is_in_no_view(store: Path, tmp_path: Path) -> None:
    place = tmp_path / "s"
    place.write_bytes(store.read_bytes())
    hidden = event(open_story(place), "arrested")
    judge(place, Kind.HIDE, hidden.id, by="ann", at="2024-05-31T09:30:00Z")
    connection = sqlite3.connect(place)
    everything = [str(row) for view in VIEWS for row in connection.execute(f"SELECT * FROM {view}")]
    connection.close()
    assert everything and not any(hidden.title in row or hidden.id in row for row in everything)
    assert not any("ann" in row.split("'") for row in everything)


def test_datasette_shows_the_views(store: Path) -> None:
    app = pytest.importorskip("datasette.app", reason="pip install -e '.[validators]'")

    async def seen() -> dict[str, int]:
        opened = app.Datasette([str(store)])
        found = {}
        for view in sorted(VIEWS):
            page = await opened.client.get(f"/story/{view}")
            assert page.status_code == 200, view
            found[view] = len((await opened.client.get(f"/story/{view}.json?_shape=objects&_size=max")).json()["rows"])
        return found

    counts = asyncio.run(seen())
    connection = sqlite3.connect(store)
    assert counts == {
        view: connection.execute(f"SELECT min(count(*), 1000) FROM {view}").fetchone()[0] for view in VIEWS
    }
    connection.close()
