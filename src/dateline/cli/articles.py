"""Articles for commands that need no store: read one at a time, and what can't be read named on standard error."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

import click

from dateline.cli.build import NOTHING_READ
from dateline.cli.export import utf8_stdout

FORMATS = ("table", "jsonl")

Found = TypeVar("Found")
_Found = TypeVar("_Found", contravariant=True)

if TYPE_CHECKING:
    from dateline.model import Annotations, Article, Unread

    Annotated = Iterator[tuple[Article, Annotations]]


def understood(paths: Sequence[str], published: str | None = None) -> Iterator[Article]:
    """The articles of the paths in a language that there is a reader for, one at a time; what is none is named.

    `published` is the user's date for all of them. Raises DateFormatError where it is none.
    """
    from dateline.lang import languages
    from dateline.model import Unread

    for each in _read(paths, published):
        if isinstance(each, Unread):
            say(each.path, each.reason)
        elif each.language and each.language not in languages():
            say(each.paths[0], f"written in '{each.language}', which is not understood")
        else:
            yield each


def _read(paths: Sequence[str], published: str | None) -> Iterator[Article | Unread]:
    """What stands under the paths; on standard input a word is enough to be an article."""
    from dateline.config import Limits
    from dateline.model import Unread
    from dateline.read import list_files, read_file
    from dateline.read.files import STDIN

    for item in list_files(paths):
        if isinstance(item, Unread):
            yield item
        elif item.path == STDIN:
            yield from read_file(item, published=published, limits=Limits(min_article_words=1))
        else:
            yield from read_file(item, published=published)


def annotated(articles: Iterable[Article], jobs: int) -> Annotated:
    """Articles with what the reader sees in them, in order; one that it fails on is named, and the rest goes on."""
    from dateline.intake import defect
    from dateline.understand import Reader
    from dateline.workers import Annotate, Workers

    with Workers(jobs) as workers:
        for article, seen in workers.map(Annotate(Reader.load), articles):
            if isinstance(seen, Exception):
                say(article.paths[0], defect(seen))
            else:
                yield article, seen


class Line(Protocol[_Found]):
    """Writes what was found in an article as a line of JSON."""

    def __call__(self, article: Article, found: _Found, /) -> str: ...


class Table(Protocol[_Found]):
    """Shows what was found in an article; `first`: nothing stands above it."""

    def __call__(self, article: Article, found: _Found, /, *, first: bool) -> None: ...


def write_each(
    seen: Annotated, find: Callable[[Article, Annotations], Found], form: str, *, line: Line[Found], table: Table[Found]
) -> None:
    """Write what is found in each article, as a table or a line each; leaves with NOTHING_READ where there is none."""
    write = utf8_stdout().write if form == "jsonl" else None
    count = 0
    for article, marks in seen:
        found = find(article, marks)
        if write:
            write(line(article, found))
        else:
            table(article, found, first=not count)
        count += 1
    if not count:
        click.get_current_context().exit(NOTHING_READ)


def say(path: str, reason: str) -> None:
    """One line on standard error about a file."""
    click.echo(f"{path}: {reason}", err=True)
