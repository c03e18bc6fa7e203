"""The commands that the pages and the README tell a person to type are commands, with options that they have."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from dateline.cli import dateline

ROOT = Path(__file__).parents[1]
PAGES = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md"]
_COMMAND = re.compile(r"^\s{4,}(?:.*\| )?dateline (.+)$", re.MULTILINE)


def commands() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for line in _COMMAND.findall(page.read_text(encoding="utf-8")):
            yield page.name, line.partition("    #")[0].partition("  #")[0].replace("…", "").strip()


COMMANDS = list(commands())


@pytest.mark.parametrize(("page", "line"), COMMANDS, ids=[f"{page}: {line[:40]}" for page, line in COMMANDS])
def test_a_command_has_the_options_that_a_page_gives_it(page: str, line: str) -> None:
    words = shlex.split(line)
    command: click.Command = dateline
    context = click.Context(dateline)
    while isinstance(command, click.Group) and words and command.get_command(context, words[0]):
        found = command.get_command(context, words.pop(0))
        assert found is not None
        command = found
    if command is dateline:
        assert words and not words[0].startswith("-") and "/" in words[0], f"{line}: no command, and no folder"
        return
    command.make_parser(click.Context(command)).parse_args(words)


def test_there_are_commands_to_check() -> None:
    assert len(COMMANDS) > 40
