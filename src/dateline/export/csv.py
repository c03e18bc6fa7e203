"""A story as a table of claims (RFC 4180, UTF-8), a row a claim; the columns are those of
`dateline.tell.rows.ClaimRow`.

A spreadsheet takes a cell that begins with '=', '+', '-' or '@' for a formula, and an article may begin so: an
apostrophe is put before it, which a spreadsheet takes for "this is text"
(https://owasp.org/www-community/attacks/CSV_Injection).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import astuple, fields
from typing import TextIO

from dateline.model import FileRecord, Story
from dateline.tell import ALL, ClaimRow, Selection, claim_rows

COLUMNS = tuple(field.name for field in fields(ClaimRow))

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")
# What no spreadsheet shows: controls, and halves of characters, which no UTF-8 file can hold.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def write(story: Story, out: TextIO, selection: Selection = ALL) -> None:
    """Write the rows below a line of column names, with CR LF at their ends as the standard has it."""
    _write(claim_rows(story, selection=selection), out)


def write_all(stories: Iterable[Story], out: TextIO, files: Iterable[FileRecord]) -> None:
    """Write the rows of a store's stories, one story after another."""
    _write((row for story in stories for row in claim_rows(story)), out)


def _write(rows: Iterable[ClaimRow], out: TextIO) -> None:
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for row in rows:
        table.writerow(inert(value) if isinstance(value, str) else value for value in astuple(row))


def inert(text: str) -> str:
    """The text as a cell that no spreadsheet computes, without what none can show."""
    clean = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
    return f"'{clean}" if _FORMULA.match(clean) else clean
