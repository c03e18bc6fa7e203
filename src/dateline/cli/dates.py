"""`dateline dates`: the time expressions of articles, the days that each may be, and why."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from dateline.cli.articles import FORMATS, annotated, understood, write_each
from dateline.cli.layout import width

if TYPE_CHECKING:
    from dateline.model import Article, TimeExpression
    from dateline.when import When

_DAYS = 23  # characters of the first column: two days with their stroke
_WORDS = 28
_UNKNOWN = "?"
_NOWHERE = "-"  # lengths and what recurs lie on no days


@click.command(short_help="The time expressions of articles, the days that each may be, and why.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path())
@click.option("--published", metavar="DATE", help="When they were published, where they don't say so themselves.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
def dates(paths: Sequence[str], published: str | None, form: str) -> None:
    """Write the time expressions of the articles under each PATH, without a store.

    A PATH is a file (HTML, text, Markdown, JSON lines), a folder, a pattern, or - for standard input.
    table: the earliest and latest day that each may be (? where nothing is known, - for lengths and what recurs), its
    words, what they mean in TIMEX3, and the reason. jsonl: the same, an article a line.
    "Friday" counts from the day the article was published: its own date where it has one, or the one you give, such as
    2013-11-08, 2013-11 or 2013-06/2013-11. Yours comes first.

    \b
    dateline dates page.html
    echo "She resigned on Friday." | dateline dates - --published 2013-11-12
    """
    from dateline.date import date_article
    from dateline.export.dates import jsonl

    write_each(
        annotated(understood(paths, published), 1),
        lambda article, seen: date_article(article, seen, ages=True),
        form,
        line=jsonl,
        table=_table,
    )


def _table(article: Article, found: Sequence[TimeExpression], *, first: bool) -> None:
    if not first:
        click.echo()
    path = article.paths[0] if article.paths else article.id
    click.echo(click.style(path, bold=True))
    _note(f"published {article.published.edtf}: {_why(article.published)}" if article.published.known else _UNDATED)
    if not found:
        _note("no time expressions")
    for each in found:
        click.echo()
        _expression(each, article.text)


_UNDATED = "publication date unknown: what counts from it stays open; give it with --published"


def _expression(each: TimeExpression, text: str) -> None:
    unknown = _NOWHERE if each.type in ("DURATION", "SET") else _UNKNOWN
    days = (each.when.edtf or unknown).ljust(_DAYS)
    words = " ".join(each.span.of(text).split())
    meaning = " ".join(part for part in (each.type.value, each.value, each.mod) if part)
    meaning += f" ({each.relation})" if each.relation != "in" else ""
    click.echo(f"{click.style(days, fg='cyan')} {click.style(words.ljust(_WORDS), bold=True)} {meaning}".rstrip())
    for reason in each.when.because:
        _note(reason.text, " " * (_DAYS + 1))


def _why(when: When) -> str:
    return "; ".join(reason.text for reason in when.because) or when.basis.value


def _note(words: str, indent: str = "") -> None:
    for line in textwrap.wrap(words, width(), initial_indent=indent, subsequent_indent=indent):
        click.echo(click.style(line, dim=True))
