"""`dateline annotate`: what the reader sees in articles, for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.build import NOTHING_READ
from dateline.cli.export import utf8_stdout
from dateline.cli.output import write_whole
from dateline.errors import OptionError

if TYPE_CHECKING:
    from dateline.model import Annotations, Article

FORMATS = ("jsonl", "conllu", "brat")


@click.command(short_help="What the reader sees in articles: words, trees, names, times, who says what.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path())
@click.option("--format", "form", type=click.Choice(FORMATS), default="jsonl", show_default=True)
@click.option("-o", "--output", metavar="FILE", default="-", show_default=True, help="Where to; for brat a folder.")
def annotate(paths: Sequence[str], form: str, output: str) -> None:
    """Write what the reader sees in the articles under each PATH, without a store.

    A PATH is a file (HTML, text, Markdown, JSON lines), a folder, a pattern, or - for text on standard input.
    jsonl: an article a line, with its text and the words of every span. conllu: CoNLL-U, with names, times, events,
    mentions and attributions in the last column. brat: FILE.txt and FILE.ann, in the folder given with -o.
    What can't be read is named on standard error, and the rest goes on.

    \b
    dateline annotate page.html | jq .attributions
    dateline annotate articles/ --format conllu -o articles.conllu
    """
    if form == "brat" and output == "-":
        raise OptionError("brat writes two files an article: give a folder with -o")
    found = _annotated(paths)
    if form == "brat":
        count = _brat(found, Path(output))
    elif output == "-":
        count = _stream(found, _writer(form), utf8_stdout().write)
    else:
        count = _whole(found, _writer(form), output)
    if not count:
        click.get_current_context().exit(NOTHING_READ)


def _writer(form: str) -> Callable[[Article, Annotations], str]:
    from dateline.export import annotated

    return annotated.jsonl if form == "jsonl" else annotated.conllu


def _annotated(paths: Sequence[str]) -> Iterator[tuple[Article, Annotations]]:
    """The articles of the paths that the reader understands, one at a time."""
    from dateline.lang import languages
    from dateline.model import Unread
    from dateline.read import read_paths
    from dateline.understand import Reader

    reader = None
    for each in read_paths(paths):
        if isinstance(each, Unread):
            click.echo(f"{each.path}: {each.reason}", err=True)
        elif each.language and each.language not in languages():
            click.echo(f"{each.paths[0]}: written in '{each.language}', which is not understood", err=True)
        else:
            reader = reader or Reader.load()
            yield each, reader.annotate(each)


def _stream(
    found: Iterator[tuple[Article, Annotations]],
    form: Callable[[Article, Annotations], str],
    write: Callable[[str], object],
) -> int:
    count = 0
    for article, seen in found:
        write(form(article, seen))
        count += 1
    return count


def _whole(
    found: Iterator[tuple[Article, Annotations]], form: Callable[[Article, Annotations], str], output: str
) -> int:
    count = 0

    def save(place: Path) -> None:
        nonlocal count
        with place.open("w", encoding="utf-8", newline="\n") as out:
            count = _stream(found, form, out.write)

    write_whole(output, None, save)
    click.echo(f"wrote {output}: {count} articles", err=True)
    return count


def _brat(found: Iterator[tuple[Article, Annotations]], folder: Path) -> int:
    from dateline.export import annotated

    count = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for article, seen in found:
            name = f"{Path(article.paths[0]).stem}-{article.id[:8]}" if article.paths[0] != "-" else article.id
            (folder / f"{name}.txt").write_text(article.text, encoding="utf-8", newline="\n")
            (folder / f"{name}.ann").write_text(annotated.brat(article, seen), encoding="utf-8", newline="\n")
            count += 1
    except OSError as error:
        raise OptionError(f"can't write to {folder}: {error.strerror}; give another folder with -o") from error
    click.echo(f"wrote {folder}: {count} articles", err=True)
    return count
