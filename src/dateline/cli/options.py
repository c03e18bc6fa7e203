"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from dateline.errors import OptionError

DEFAULT_STORE = "story.dateline"

Command = TypeVar("Command", bound=Callable[..., Any])


def store_option(command: Command) -> Command:
    """--store FILE."""
    return click.option(
        "--store",
        metavar="FILE",
        default=DEFAULT_STORE,
        show_default=True,
        type=click.Path(),
        help="The store: one file, made by 'build'.",
    )(command)


def json_option(command: Command) -> Command:
    """--json."""
    return click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for other programs.")(command)


def known_option(command: Command) -> Command:
    """--as-known-on DATE."""
    return click.option(
        "--as-known-on",
        "known_on",
        metavar="DATE",
        help="Only what articles told that were surely published by this day: 2013, 2013-11 or 2013-11-08.",
    )(command)


def build_options(command: Command) -> Command:
    """--published, --workers, --no-copies, --no-progress: how a build reads."""
    for option in reversed(
        (
            click.option(
                "--published",
                metavar="FILE=DATE",
                multiple=True,
                help="When a file was published, where it doesn't say so itself: 2013, 2013-11, 2013-11-08 or "
                "2013-06/2013-11. FILE is a path or a name; the date is kept for later builds, and FILE= takes it "
                "back. May be repeated.",
            ),
            click.option(
                "--workers",
                default=1,
                show_default=True,
                type=click.IntRange(1, 64),
                help="Processes that read side by side.",
            ),
            click.option(
                "--no-copies",
                is_flag=True,
                help="Don't keep the files' bytes in the store, only their names and SHA-256.",
            ),
            click.option(
                "--progress/--no-progress",
                default=True,
                help="Show how far it is (bars on a terminal, lines elsewhere).",
            ),
        )
    ):
        command = option(command)
    return command


def dates(published: Sequence[str]) -> dict[str, str]:
    """The dates of --published by file.

    Raises OptionError where one isn't FILE=DATE.
    """
    return dict(_dated(option) for option in published)


def _dated(option: str) -> tuple[str, str]:
    file, equals, date = option.rpartition("=")
    if not equals or not file:
        raise OptionError(f"--published {option}: give FILE=DATE, such as --published page.html=2013-11-08")
    return file, date.strip()
