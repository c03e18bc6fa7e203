"""The commands that docs/judgements.md shows do what they say, in their order."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from dateline import open_story
from dateline.cli import main
from tests.judge.story import claim, entity, event

PAGE = Path(__file__).parents[2] / "docs" / "judgements.md"


def test_the_commands_of_the_page(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    story = open_story(store)
    names = {
        "EVENT": event(story, "started in the engine room").id,
        "EVENT2": event(story, "caught fire").id,
        "claim:CLAIM": f"claim:{claim(story, 'promised an inquiry').id}",
        "CLAIM": claim(story, "released without charge").id,
        "CLAIM2": claim(story, "stepped down").id,
        "ENTITY": entity(story, "Ivo Brandt"),
        "ARTICLE": next(article.id for article in story.articles if article.paths == ("gazette.txt",)),
    }
    monkeypatch.chdir(store.parent)
    commands = re.findall(r"^    dateline (judge .*)$", PAGE.read_text(), re.MULTILINE)
    assert len(commands) == 18
    shown = set(re.findall(r"judge ([a-z]+)", " ".join(commands)))
    from dateline.cli.judge import judge

    assert shown == set(judge.commands)  # each is on the page
    for command in commands:
        words = shlex.split(command, comments=True)
        with pytest.raises(SystemExit) as left:
            main([names.get(word, word) for word in words] + ["--store", "s"])
        seen = capsys.readouterr()
        if words[1] == "hide":  # so that what follows on the page has an event to be about
            with pytest.raises(SystemExit):
                main(["judge", "undo", "--store", "s"])
            capsys.readouterr()
        assert not left.value.code, (command, seen.err)
        assert "does not fit" not in seen.out or words[1] == "list", (command, seen.out)
