"""outlets.csv, in which the user says who owns an outlet, and gives it a grade and a note.

A table of comma-, semicolon- or tab-separated values, as spreadsheets write it in any encoding. A row that can't be
understood is told with its reason, and the others count.
"""

from __future__ import annotations

import csv
import io
import itertools
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from dateline.errors import UnreadableError
from dateline.lang import table
from dateline.model import Outlet, Unread
from dateline.read.decode import decode
from dateline.read.files import OUTLETS, STDIN, File

_CELLS = ("outlet", "owner", "grade", "note")
_LONGEST = {"outlet": 200, "owner": 200, "grade": 80, "note": 4000}  # characters
_MAX_BYTES = 10_000_000
_FIRST = 2000  # characters of the line of names
_DELIMITERS = ",;\t"
_FIRST_LINE = re.compile(r"\A\s*\"?sep=.\"?[ \t]*(?=\n)", re.IGNORECASE)  # Excel's own
# Controls, and marks that turn the direction of what follows (Unicode UAX #9), are no part of a name.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


@dataclass(frozen=True, slots=True)
class OutletTable:
    """A table: `path` opens it, `name` is what people see. Its rows by their lines, and what of it does not count."""

    path: str
    name: str
    rows: tuple[tuple[int, Outlet], ...] = ()
    unread: tuple[Unread, ...] = ()


def outlet_tables(paths: Sequence[str], files: Sequence[File]) -> list[OutletTable]:
    """The tables that lie in the folders that are read: those given, those of the files, and those between.

    A place without a table is told as one without rows: there may have been one before.
    """
    places: dict[str, OutletTable] = {}
    for path, name in _places(paths, files):
        key = os.path.realpath(path)
        if key not in places:
            places[key] = _table(path, name)
    return list(places.values())


def _places(paths: Sequence[str], files: Sequence[File]) -> Iterator[tuple[str, str]]:
    """Where tables may lie, and what people see of it."""
    for path in paths:
        if path != STDIN and Path(path).is_dir():
            yield str(Path(path) / OUTLETS), OUTLETS
        elif Path(path).name == OUTLETS:
            yield path, OUTLETS
    for file in files:
        if file.path == STDIN:
            continue
        folder = Path(file.path).parent
        for inner in PurePosixPath(file.name).parents:
            yield str(folder / OUTLETS), (inner / OUTLETS).as_posix()
            folder = folder.parent


def _table(path: str, name: str) -> OutletTable:
    if not Path(path).is_file():
        return OutletTable(path, name)
    try:
        return read_outlets(path, name)
    except UnreadableError as error:
        return OutletTable(path, name, (), (Unread(name, f"nothing is known of outlets by it: {error}", remark=True),))


def read_outlets(path: str, name: str = "") -> OutletTable:
    """The rows of a table. Raises UnreadableError where it is none, or can't be read."""
    name = name or Path(path).name
    text = _FIRST_LINE.sub("", _text(Path(path)))
    header = _header(text)
    unread = [
        Unread(f"{name}:1", f"the column '{column}' is not read: there are {', '.join(_CELLS)}", remark=True)
        for n, column in enumerate(header.names)
        if column and n not in header.means
    ]
    rows = []
    for line, cells in _lines(text, header.delimiter):
        try:
            if outlet := _outlet(cells, header):
                rows.append((line, outlet))
        except UnreadableError as error:
            unread.append(Unread(f"{name}:{line}", f"the row is left out: {error}", remark=True))
    return OutletTable(path, name, tuple(rows), tuple(unread))


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise UnreadableError(f"it has more than {_MAX_BYTES:,} bytes")
        return decode(path.read_bytes()).replace("\r\n", "\n").replace("\r", "\n")
    except OSError as error:
        raise UnreadableError(f"it can't be read ({error.strerror or error})") from error


@dataclass(frozen=True, slots=True)
class _Header:
    """The line of names: what each column is called, what those that are read mean by their place, what parts them."""

    names: tuple[str, ...]
    means: dict[int, str]
    delimiter: str


def _header(text: str) -> _Header:
    """The line of names; the delimiter is the one that gives most of what is read."""
    first = text.lstrip("\n").partition("\n")[0][:_FIRST]
    header = max((_parted(first, delimiter) for delimiter in _DELIMITERS), key=lambda each: len(each.means))
    if "outlet" not in header.means.values():
        seen = ", ".join(f"'{name[:40]}'" for name in header.names[:8] if name) or "nothing"
        raise UnreadableError(
            f"its first line has {seen}, and no column 'outlet': let it begin with a line of names, {','.join(_CELLS)}"
        )
    return header


def _parted(line: str, delimiter: str) -> _Header:
    called: dict[str, list[str]] = table("facts")["outlet_columns"]
    names = tuple(plain(cell) for cell in next(csv.reader([line], delimiter=delimiter), []))
    means: dict[int, str] = {}
    for n, name in enumerate(names):
        cell = next((cell for cell in _CELLS if name.casefold() in called[cell]), "")
        if cell and cell not in means.values():
            means[n] = cell
    return _Header(names, means, delimiter)


def _lines(text: str, delimiter: str) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """The rows below the header, each with the line on which it begins; or why what begins there is none."""
    line = len(text) - len(text.lstrip("\n")) + 1
    reader = csv.reader(io.StringIO(text.lstrip("\n")), delimiter=delimiter, strict=True)
    cells: list[str] | csv.Error
    for number in itertools.count():
        before = reader.line_num
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            cells = error
        if number:
            yield line + before, cells


def _outlet(cells: list[str] | csv.Error, header: _Header) -> Outlet | None:
    """What a row says; None of an empty one. Raises UnreadableError where it can't be understood."""
    if isinstance(cells, csv.Error):
        raise UnreadableError(f"its quotation marks don't close where a cell ends, or it never ends ({cells})")
    words = [plain(cell) for cell in cells]
    if not any(words):
        return None
    width = len(header.names)
    if any(words[width:]):
        raise UnreadableError(
            f"it has {len(words)} cells, and the first line {width}: put words that hold a separator in quotes"
        )
    said = {name: words[n] if n < len(words) else "" for n, name in header.means.items()}
    for name, value in said.items():
        if len(value) > _LONGEST[name]:
            raise UnreadableError(f"its {name} has more than {_LONGEST[name]:,} characters")
    if not said["outlet"]:
        raise UnreadableError("it names no outlet")
    if not any(value for name, value in said.items() if name != "outlet"):
        raise UnreadableError(f"it says nothing of '{said['outlet']}': give owner, grade or note")
    return Outlet(said["outlet"], said.get("owner", ""), said.get("grade", ""), said.get("note", ""))


def plain(cell: str) -> str:
    """The words of a cell in one line, without what nobody sees."""
    return " ".join(_UNSEEN.sub("", " ".join(cell.split())).split())
