"""How far a build is: bars on a terminal, a few plain lines elsewhere; always on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from dateline.pipeline import Progress

LINES_A_STEP = 20  # of a long build in a log file
NAME_WIDTH = 40  # of a file beside its bar


@contextmanager
def lines() -> Iterator[Progress]:
    """Plain lines, at most some twenty a step: 'understanding 12/240 news/page.html'."""

    def tell(step: str, done: int, total: int, name: str = "") -> None:
        if done < total and done % max(total // LINES_A_STEP, 1) == 0:
            click.echo(f"{step} {done + 1}/{total} {name}".rstrip(), err=True)

    yield tell


def _short(name: str) -> str:
    return name if len(name) <= NAME_WIDTH else "…" + name[1 - NAME_WIDTH :]


@contextmanager
def bars() -> Iterator[Progress]:
    """A bar a step."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (
        TextColumn("{task.description:<14}"),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[name]}", markup=False),
    )
    with Bars(*columns, console=Console(stderr=True)) as shown:
        tasks: dict[str, TaskID] = {}

        def tell(step: str, done: int, total: int, name: str = "") -> None:
            if not total:
                return
            if step not in tasks:
                tasks[step] = shown.add_task(step, total=total, name="")
            shown.update(tasks[step], completed=done, total=total, name=_short(name))

        yield tell


def shown(progress: bool) -> AbstractContextManager[Progress | None]:
    """Bars, lines, or nothing."""
    if not progress:
        return nullcontext()
    return bars() if sys.stderr.isatty() else lines()
