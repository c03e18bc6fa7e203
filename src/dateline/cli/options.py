"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

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
