"""`dateline quotes`: who says what in articles, through whom, and how the text puts it."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from dateline.cli.articles import FORMATS, annotated, understood, write_each
from dateline.cli.layout import ARROW, width

if TYPE_CHECKING:
    from dateline.model import Article, Hop, Quote

_WHO = 26  # characters of the first column
_NOBODY = "(nobody named)"


@click.command(short_help="Who says what in articles: direct, indirect and mixed quotes with their sources.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path())
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option(
    "-j",
    "--jobs",
    default=1,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Processes that read side by side.",
)
def quotes(paths: Sequence[str], form: str, jobs: int) -> None:
    """Write who says what in the articles under each PATH, without a store.

    A PATH is a file (HTML, text, Markdown, JSON lines), a folder, a pattern, or - for standard input.
    table: the source, how it is put (direct, mixed, indirect, scare; denied, promised, …), and the words; where one
    source passes on another, the one nearest to the reader comes first. jsonl: the same with the place of each in the
    text, an article a line.

    \b
    dateline quotes page.html
    dateline quotes articles/ --format jsonl | jq -c '.quotes[] | select(.stance == "denied")'
    """
    from dateline.attribute import quotes as quotes_of
    from dateline.export.quotes import jsonl

    write_each(annotated(understood(paths), jobs), quotes_of, form, line=jsonl, table=_table)


def _table(article: Article, found: Sequence[Quote], *, first: bool) -> None:
    if not first:
        click.echo()
    click.echo(click.style(article.paths[0] if article.paths else article.id, bold=True))
    if not found:
        click.echo(click.style("no quotes", dim=True))
    for each in found:
        click.echo()
        _row(each, article.text)


def _row(quote: Quote, text: str) -> None:
    """The sources at the left, the words at the right, how they are put below."""
    who = textwrap.wrap(ARROW.join(_name(hop) for hop in quote.sources) or _NOBODY, _WHO)
    said = " … ".join(" ".join(span.of(text).split()) for span in quote.content)
    lines: list[tuple[dict[str, bool], str]] = [({}, part) for part in textwrap.wrap(said, max(20, width() - _WHO - 2))]
    lines.append(({"dim": True}, f"{quote.kind.value}, {quote.stance.value}"))
    for row in range(max(len(who), len(lines))):
        left = who[row] if row < len(who) else ""
        style, line = lines[row] if row < len(lines) else ({}, "")
        click.echo(f"{click.style(left.ljust(_WHO), fg='cyan')}  {click.style(line, **style)}".rstrip())


def _name(hop: Hop) -> str:
    return " ".join(hop.name.split()) or hop.kind.value
