"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from dateline.errors import OptionError

DEFAULT_STORE = "story.dateline"
LABELS = ("crime", "health", "sexuality", "minors")  # as dateline.tell.labels.Label, which is not loaded for --help
SELECTION = ("about", "first", "last", "undated", "min_origins", "standing", "labels", "kept")

Command = TypeVar("Command", bound=Callable[..., Any])


def store_option(command: Command) -> Command:
    """--store FILE or URL."""
    return click.option(
        "--store",
        metavar="FILE|URL",
        default=DEFAULT_STORE,
        show_default=True,
        type=click.Path(),
        help="The store, made by 'build': one file, or postgresql://USER@HOST/DATABASE.",
    )(command)


def story_option(command: Command) -> Command:
    """--story ID."""
    return click.option(
        "--story",
        "one",
        metavar="ID",
        help="One story alone, by its id or that of one of its articles (see 'dateline stories').",
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


def selection_options(*names: str) -> Callable[[Command], Command]:
    """Those of --about, --from, --to, --undated, --min-origins, --standing, --label and --kept that a command has."""
    options = {
        "about": click.option(
            "--about",
            metavar="NAME",
            multiple=True,
            help="Only what this person, organization, place or group has part in: a name, a part of one, or an id. "
            "May be repeated: all of them have part in it then.",
        ),
        "first": click.option(
            "--from",
            "first",
            metavar="DATE",
            help="Only what may lie on this day or later: 2013, 2013-11 or 2013-11-08.",
        ),
        "last": click.option("--to", "last", metavar="DATE", help="Only what may lie on this day or before."),
        "undated": click.option(
            "--undated/--no-undated",
            default=None,
            help="With or without what has no date; --from and --to leave it out, if it isn't said.",
        ),
        "min_origins": click.option(
            "--min-origins",
            default=1,
            type=click.IntRange(1),
            metavar="N",
            help="Only what comes down to so many origins, of which none is known to be shared.",
        ),
        "standing": click.option(
            "--standing",
            metavar="VALUE[,VALUE]",
            help="Only events of a standing: several_origins, reported, disputed, denied, expected.",
        ),
        "labels": click.option(
            "--label",
            "labels",
            type=click.Choice(LABELS),
            multiple=True,
            help="Only what is to be handled with care for this reason.",
        ),
        "kept": click.option("--kept", is_flag=True, help="Only what you keep ('dateline judge keep')."),
    }

    def add(command: Command) -> Command:
        for name in reversed([each for each in options if each in names]):
            command = options[name](command)
        return command

    return add


def build_options(command: Command) -> Command:
    """--published, --jobs, --no-copies, --one-story, --no-progress: how a build reads."""
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
                "-j",
                "--jobs",
                default=1,
                show_default=True,
                type=click.IntRange(1, 4096),
                help="Processes that read side by side.",
            ),
            click.option(
                "--no-copies",
                is_flag=True,
                help="Don't keep the files' bytes in the store, only their names and SHA-256.",
            ),
            click.option(
                "--one-story/--many-stories",
                default=None,
                help="Hold all articles of the store together as one story, whatever they tell, or part them into "
                "stories where they tell several; kept for later builds. The first is to part them.",
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
