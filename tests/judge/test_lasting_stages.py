"""Stages that keep what they gave, and remarks that leave links alone: the same bytes as linking everything anew."""

from __future__ import annotations

import contextlib
import io
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dateline import open_story
from dateline.export import EXPORTERS
from dateline.judging import judge, judgements, undo
from dateline.lasting import Kept, Vectors, lasting_stages
from dateline.model import Kind
from dateline.pipeline import relink
from dateline.stages import Stages, default_stages
from dateline.store import Store
from tests.judge.story import claim, entity, event

WHEN = {"by": "ann", "at": "2024-05-31T09:30:00Z"}


@pytest.fixture(scope="module")
def stages() -> Stages:
    return lasting_stages()


def contents(store: Path) -> list[tuple[str, list[tuple[object, ...]]]]:
    """All rows that hold what is told, and the log; not how often it was told, nor what is kept to tell it sooner."""
    with contextlib.closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as file:
        names = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        kept = [
            n
            for n in names
            if not n.startswith(("sqlite_", "article_words", "snapshot", "build", "claim_words", "recalled"))
        ]
        return [(name, sorted(file.execute(f'SELECT * FROM "{name}"'), key=repr)) for name in kept]


def exported(store: Path) -> str:
    out = io.StringIO()
    EXPORTERS["json"](open_story(store), out)
    return out.getvalue()


def made_anew(store: Path, place: Path) -> Path:
    """A copy whose stories were all taken back and made again, by stages that keep nothing."""
    copy = Path(shutil.copy(store, place / "anew"))
    with Store(copy, write=True) as opened:
        opened.drop_stories([each.id for each in opened.stories()])
        relink(opened, default_stages())
    return copy


def decisions(store: Path) -> Iterator[tuple[Kind, list[str], dict[str, object]]]:
    """One judgement after another, each on the store as it is then."""

    def called(words: str) -> str:
        return event(store, words).id

    yield Kind.KEEP, [called("met the families")], {}
    yield Kind.NOTE, [called("promised an inquiry")], {"values": ["ask the clerk"]}
    yield Kind.RETITLE, [called("promised an inquiry")], {"values": ["Brandt promises to ask"]}
    hidden = called("arrested")
    yield Kind.HIDE, [hidden], {}
    yield Kind.KEEP, [called("caught fire")], {}
    yield Kind.DATE, [called("had warned the council")], {"values": ["2019-01-17"]}
    yield Kind.KEEP, [hidden], {}
    yield Kind.WRONG, [f"claim:{claim(open_story(store), 'Four people were killed').id}"], {}
    yield Kind.SAME, [called("caught fire"), called("started in the engine room")], {}
    yield Kind.NOTE, [entity(open_story(store), "Ivo Brandt")], {"values": ["acting mayor"]}
    yield Kind.SOURCE, [claim(open_story(store), "promised an inquiry").id], {"values": ["Una Vane"]}
    yield Kind.KEEP, [called("promised an inquiry")], {}


def test_every_decision_and_every_undo_gives_the_bytes_of_linking_anew(
    store: Path, tmp_path: Path, stages: Stages
) -> None:
    before = [exported(store)]
    for kind, ids, given in decisions(store):
        judge(store, kind, *ids, **given, **WHEN, stages=stages)  # type: ignore[arg-type]
        assert contents(made_anew(store, tmp_path)) == contents(store), kind
        before.append(exported(store))
    held = [line.number for line in judgements(store)]
    for number, was in zip(reversed(held), reversed(before[:-1]), strict=True):
        undo(store, number, **WHEN, stages=stages)
        assert contents(made_anew(store, tmp_path)) == contents(store), number
        assert exported(store) == was, number


def counting(stages: Stages, seen: list[str]) -> Stages:
    """The stages, which note each time that something is linked."""
    link: Callable[..., object] = stages.link

    def noted(*arguments: object) -> object:
        seen.append("linked")
        return link(*arguments)

    return replace(stages, link=noted)  # type: ignore[arg-type]


def test_a_remark_links_nothing(store: Path, stages: Stages) -> None:
    seen: list[str] = []
    watched = counting(stages, seen)
    kept = event(store, "met the families").id
    judge(store, Kind.KEEP, kept, **WHEN, stages=watched)
    judge(store, Kind.NOTE, kept, values=["who was there?"], **WHEN, stages=watched)
    judge(store, Kind.RETITLE, kept, values=["Brandt meets them"], **WHEN, stages=watched)
    undo(store, 1, **WHEN, stages=watched)
    assert not seen
    judge(store, Kind.HIDE, kept, **WHEN, stages=watched)
    assert seen == ["linked"]
    judge(store, Kind.KEEP, kept, **WHEN, stages=watched)  # what was put aside comes back
    assert seen == ["linked", "linked"]
    undo(store, 6, **WHEN, stages=watched)  # … and goes again
    assert seen == ["linked"] * 3
    assert kept not in {each.id for each in open_story(store).links.events}


def test_who_reads_while_something_is_decided_sees_the_story_as_it_was(store: Path, stages: Stages) -> None:
    hidden = event(store, "arrested").id
    during: list[bool] = []
    watched = counting(stages, [])

    def link(*arguments: object) -> object:
        during.append(hidden in {each.id for each in open_story(store).links.events})
        return watched.link(*arguments)  # type: ignore[arg-type]

    judge(store, Kind.HIDE, hidden, **WHEN, stages=replace(stages, link=link))  # type: ignore[arg-type]
    assert during == [True]
    assert hidden not in {each.id for each in open_story(store).links.events}


def test_what_fails_while_a_story_is_told_anew_changes_nothing(store: Path, stages: Stages) -> None:
    def link(*arguments: object) -> object:
        raise RuntimeError("power cut")

    before = contents(store)
    with pytest.raises(RuntimeError, match="power cut"):
        judge(store, Kind.HIDE, event(store, "arrested").id, **WHEN, stages=replace(stages, link=link))  # type: ignore[arg-type]
    assert contents(store) == before


def test_a_function_is_asked_again_only_for_what_differs() -> None:
    asked: list[tuple[int, int]] = []

    def add(left: int, right: int) -> int:
        asked.append((left, right))
        return left + right

    kept = Kept(add, 2)
    assert [kept(1, 2), kept(1, 2), kept(1, 3), kept(1, 2)] == [3, 3, 4, 3]
    assert asked == [(1, 2), (1, 3), (1, 2)]  # the last of each first argument
    assert [kept(5, 1), kept(6, 1), kept(1, 2)] == [6, 7, 3]
    assert asked[3:] == [(5, 1), (6, 1), (1, 2)]  # no more than two


def test_vectors_are_those_of_the_embedder(stages: Stages) -> None:
    from dateline.stages import embed

    vectors = Vectors(most=2)
    texts = ["the fire", "a blaze", "the fire", "the vote"]
    for _ in range(3):
        assert (vectors(texts) == embed(texts)).all()
    assert vectors([]).shape[0] == 0
