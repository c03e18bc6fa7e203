"""`dateline review`: a prompt per event, what is typed becomes judgements, and what is decided does not come again."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from dateline import open_story
from dateline.cli import main
from dateline.judging import judgements
from dateline.model import Kind
from dateline.tell.index import Index
from dateline.tell.queue import queue
from dateline.tell.words import Words


def review(store: Path, typed: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    with pytest.raises(SystemExit) as left:
        main(["review", "--store", str(store), "--by", "ann"])
    assert not left.value.code
    return capsys.readouterr().out


def test_what_is_typed_is_decided(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    story = open_story(store)
    first, second = (each.event for each in queue(Index(story), Words()).waiting[:2])
    total = len(story.links.events)
    out = review(store, "k\nx\nt\nsoon\nt\n2019-03\nd\nn\nu\nq\n", monkeypatch, capsys)
    assert f"0 of {total} events decided" in out
    assert f"1 of {total} events decided" in out
    assert first.title in out
    assert "'x' is no choice" in out
    assert "not noted: " in out
    assert "soon" in out
    assert "taken back: hide" in out
    lines = judgements(store)
    assert [line.judgement.kind for line in lines] == [Kind.KEEP, Kind.DATE, Kind.HIDE, Kind.UNDO]
    assert {line.judgement.by for line in lines} == {"ann"}
    assert lines[1].records == (second.id,)
    assert out.count(first.title) == 1  # what was decided doesn't come again


def test_all_left_for_later_ends_it(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    total = len(open_story(store).links.events)
    out = review(store, "n\n" * total, monkeypatch, capsys)
    assert out.rstrip().endswith(f"{total} left for another time")
    assert not judgements(store)
