"""A story as an Excel workbook: claims (a row each), events, sources and articles, each on a sheet with a filter.

Every text is written as text: nothing of an article becomes a formula or a link. Rows are written one after another,
and nothing in the file tells when it was made: the same story gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, fields
from typing import TYPE_CHECKING, BinaryIO

from dateline.export.clean import for_xml
from dateline.export.zipped import FIRST_DAY
from dateline.model import Story
from dateline.tell import ALL, ClaimRow, EventRow, Selection, claim_rows, event_rows, overview_of
from dateline.tell.overview import ArticleRow, SourceRow

if TYPE_CHECKING:
    from xlsxwriter import Workbook

Cell = str | int | float

_LONGEST = 32_767  # characters that a cell can hold (Excel's specification)
_CUT = "…"
_ID, _NARROW, _MIDDLE, _WIDE = 8, 14, 32, 60  # characters across
_LINE, _MOST_LINES = 15, 8  # the height of a line in points; lines of a row that are shown at once
_IDS = frozenset({"event", "claim", "article", "origin_id", "source", "text_sha256", "copy_of", "version_of"})
_WIDE_COLUMNS = frozenset(
    {"event_title", "title", "quote", "context", "date_because", "chain", "participants", "name", "url"}
)
_MIDDLE_COLUMNS = frozenset({"event_said_by", "said_by", "date_words", "outlet", "article_title", "file"})

_SOURCES = ("source", "name", "kind", "claims", "origin_of", "owner", "grade")
_ARTICLES = (
    "article", "outlet", "title", "url", "published", "published_words", "published_basis", "published_because",
    "captured", "copy_of", "version_of", "partial", "language", "claims", "files", "outlet_owner",
    "outlet_grade",
)  # fmt: skip


def write(story: Story, out: BinaryIO, selection: Selection = ALL) -> None:
    """Write the workbook; a selection chooses among events, with what they rest on."""
    from xlsxwriter import Workbook

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "in_memory": False}
    with Workbook(out, options) as book:
        book.set_properties({"created": FIRST_DAY})
        claims = (astuple(row) for row in claim_rows(story, selection=selection))
        events = (astuple(row) for row in event_rows(story, selection=selection))
        around = overview_of(story, selection)
        _sheet(book, "claims", [field.name for field in fields(ClaimRow)], claims)
        _sheet(book, "events", [field.name for field in fields(EventRow)], events)
        _sheet(book, "sources", _SOURCES, _sources(around.sources))
        _sheet(book, "articles", _ARTICLES, _articles(around.articles))


def _sheet(book: Workbook, name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """One table: a head that stays in view, columns as wide as what they hold, a filter over all.

    Only wide columns wrap, and a row is as high as they need: not every program works that out by itself.
    """
    sheet = book.add_worksheet(name)
    head, plain = book.add_format({"bold": True, "bottom": 1}), book.add_format({"valign": "top"})
    wrapped = book.add_format({"valign": "top", "text_wrap": True})
    looks = [wrapped if column in _WIDE_COLUMNS else plain for column in columns]
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _width(column), looks[place])
        sheet.write_string(0, place, column, head)
    last = 0
    for last, row in enumerate(rows, 1):
        sheet.set_row(
            last, _LINE * max(_lines(value) for value, look in zip(row, looks, strict=True) if look is wrapped)
        )
        for place, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(last, place, _cell(value), looks[place])
            else:
                sheet.write_number(last, place, value, looks[place])
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(columns) - 1)


def _width(column: str) -> int:
    widths = ((_WIDE_COLUMNS, _WIDE), (_MIDDLE_COLUMNS, _MIDDLE), (_IDS, _ID))
    return next((width for columns, width in widths if column in columns), _NARROW)


def _lines(value: Cell) -> int:
    """How many lines a cell of a wide column takes, as far as they are shown at once."""
    lines = (-(-len(line) // _WIDE) or 1 for line in str(value).split("\n"))
    return min(_MOST_LINES, sum(lines))


def _cell(text: str) -> str:
    clean = for_xml(text)
    return clean if len(clean) <= _LONGEST else clean[: _LONGEST - len(_CUT)] + _CUT


def _sources(rows: Iterable[SourceRow]) -> Iterator[Sequence[Cell]]:
    for row in rows:
        owner, grade = (row.said.owner, row.said.grade) if row.said else ("", "")
        yield row.source.id, row.source.name, row.source.kind.value, row.claims, row.originates, owner, grade


def _articles(rows: Iterable[ArticleRow]) -> Iterator[Sequence[Cell]]:
    for row in rows:
        article = row.article
        yield (
            article.id,
            row.name,
            article.title,
            article.url or "",
            article.published.edtf,
            row.published,
            article.published.basis.value,
            "; ".join(each.text for each in row.because),
            article.captured.edtf,
            row.copy_of.id if row.copy_of else "",
            row.version_of.id if row.version_of else "",
            article.partial,
            article.language,
            row.claims,
            "; ".join(article.paths),
            row.said.owner if row.said else "",
            row.said.grade if row.said else "",
        )
