"""`dateline annotate`: what the reader sees in articles, for other programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.articles import annotated, understood
from dateline.cli.build import NOTHING_READ
from dateline.cli.export import utf8_stdout
from dateline.cli.output import write_whole
from dateline.errors import OptionError

if TYPE_CHECKING:
    from dateline.cli.articles import Annotated
    from dateline.model import Annotations, Article

FORMATS = ("jsonl", "conllu", "brat")
_NAME = 80  # characters of a file's name that brat's names keep: file systems end at 255 bytes


@click.command(short_help="What the reader sees in articles: words, trees, names, times, who says what.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path())
@click.option("--format", "form", type=click.Choice(FORMATS), default="jsonl", show_default=True)
@click.option("-o", "--output", metavar="FILE", default="-", show_default=True, help="Where to; for brat a folder.")
@click.option(
    "-j",
    "--jobs",
    default=1,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Processes that read side by side.",
)
def annotate(paths: Sequence[str], form: str, output: str, jobs: int) -> None:
    """Write what the reader sees in the articles under each PATH, without a store.

    A PATH is a file (HTML, text, Markdown, JSON lines), a folder, a pattern, or - for standard input.
    jsonl: an article a line, with its text and the words of every span. conllu: CoNLL-U, with names, times, events,
    mentions and attributions in the last column. brat: FILE.txt and FILE.ann, in the folder given with -o.
    What can't be read is named on standard error, and the rest goes on.

    \b
    dateline annotate page.html | jq .attributions
    dateline annotate articles/ --format conllu -o articles.conllu
    """
    if form == "brat" and output == "-":
        raise OptionError("brat writes two files an article: give a folder with -o")
    found = annotated(understood(paths), jobs)
    if form == "brat":
        count = _brat(found, Path(output))
    elif output == "-":
        count = _stream(found, _writer(form), utf8_stdout().write)
    else:
        count = _whole(found, _writer(form), output)
    if not count:
        click.get_current_context().exit(NOTHING_READ)


def _writer(form: str) -> Callable[[Article, Annotations], str]:
    from dateline.export.annotated import conllu, jsonl

    return jsonl if form == "jsonl" else conllu


def _stream(found: Annotated, form: Callable[[Article, Annotations], str], write: Callable[[str], object]) -> int:
    count = 0
    for article, seen in found:
        write(form(article, seen))
        count += 1
    return count


def _whole(found: Annotated, form: Callable[[Article, Annotations], str], output: str) -> int:
    count = 0

    def save(place: Path) -> None:
        nonlocal count
        with place.open("w", encoding="utf-8", newline="\n") as out:
            count = _stream(found, form, out.write)

    write_whole(output, None, save)
    click.echo(f"wrote {output}: {count} articles", err=True)
    return count


def _brat(found: Annotated, folder: Path) -> int:
    from dateline.export.annotated import brat

    count = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for article, seen in found:
            path = article.paths[0]
            name = f"{Path(path).stem[:_NAME]}-{article.id[:8]}" if path != "-" else article.id
            (folder / f"{name}.txt").write_text(article.text, encoding="utf-8", newline="\n")
            (folder / f"{name}.ann").write_text(brat(article, seen), encoding="utf-8", newline="\n")
            count += 1
    except OSError as error:
        raise OptionError(f"can't write to {folder}: {error.strerror}; give another folder with -o") from error
    click.echo(f"wrote {folder}: {count} articles", err=True)
    return count
