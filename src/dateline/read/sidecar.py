"""What the user says of an article: NAME.json beside it, or its row in the folder's articles.csv."""

from __future__ import annotations

import csv
import functools
import json
from pathlib import Path
from typing import Any

from dateline.errors import DateFormatError, UnreadableError
from dateline.model import Unread
from dateline.read.dates import given
from dateline.read.decode import decode
from dateline.read.draft import Dated, Told

TABLE = "articles.csv"
_FILE_COLUMNS = ("file", "path", "name")
_KEYS = ("title", "outlet", "authors", "published", "url", "via")
_ALSO = {"author": "authors", "date": "published", "source": "outlet", "publisher": "outlet"}
_MAX_BYTES = 50_000_000


def told_of(file: Path, name: str) -> tuple[Told, tuple[Unread, ...]]:
    """What the sidecar and the table say of a file, the sidecar first; and what of it can't be understood."""
    problems: list[Unread] = []
    told = Told()
    for place, label, read in (
        (file.with_suffix(".json"), f"{name.rpartition('/')[0]}/".lstrip("/"), _sidecar),
        (file.with_name(TABLE), f"{name.rpartition('/')[0]}/".lstrip("/"), _row),
    ):
        if place == file or not place.is_file():
            continue
        try:
            where, record = read(place, file)
        except (UnreadableError, OSError) as error:
            problems.append(Unread(label + place.name, f"the article is read without it: {_why(error)}", remark=True))
            continue
        weaker, wrong = _told(record, where)
        problems += [Unread(label + where, reason, remark=True) for reason in wrong]
        told = told.over(weaker)
    return told, tuple(problems)


def strangers(folder: Path) -> tuple[Unread, ...]:
    """Rows of the folder's table that name no file there."""
    place = folder / TABLE
    if not place.is_file():
        return ()
    try:
        rows = _table(place)
    except (UnreadableError, OSError):
        return ()  # told with each article
    return tuple(
        Unread(
            f"{TABLE}:{number}",
            f"there is no file '{name}' in the folder: correct the name or remove the row",
            remark=True,
        )
        for name, (number, _) in rows.items()
        if not (folder / name).exists()
    )


def _why(error: Exception) -> str:
    return f"{error.strerror or error}" if isinstance(error, OSError) else str(error)


def _sidecar(place: Path, file: Path) -> tuple[str, dict[str, Any]]:
    try:
        record = json.loads(_text(place), strict=False)
    except ValueError as error:
        raise UnreadableError(f"it is no JSON ({error})") from None
    if not isinstance(record, dict):
        raise UnreadableError(f"it must be a JSON object with some of {', '.join(_KEYS)}")
    return place.name, record


def _row(place: Path, file: Path) -> tuple[str, dict[str, Any]]:
    number, record = _table(place).get(file.name, (0, {}))
    return f"{TABLE}:{number}", record


def _table(place: Path) -> dict[str, tuple[int, dict[str, Any]]]:
    stat = place.stat()
    return _parsed(place, stat.st_mtime_ns, stat.st_size)


@functools.lru_cache(maxsize=8)
def _parsed(place: Path, changed: int, size: int) -> dict[str, tuple[int, dict[str, Any]]]:
    """The rows by file name, with their line numbers; remembered for the other files of the folder."""
    reader = csv.DictReader(_text(place).splitlines())
    column = next((name for name in reader.fieldnames or () if name.strip().lower() in _FILE_COLUMNS), None)
    if column is None:
        raise UnreadableError(
            f"it has no column 'file': its columns are {', '.join(reader.fieldnames or ()) or 'none'}"
        )
    rows: dict[str, tuple[int, dict[str, Any]]] = {}
    for row in reader:
        name = (row.get(column) or "").strip()
        if name:
            rows[name] = (reader.line_num, {key.strip().lower(): value for key, value in row.items() if key})
    return rows


def _text(place: Path) -> str:
    if place.stat().st_size > _MAX_BYTES:
        raise UnreadableError(f"it has more than {_MAX_BYTES:,} bytes")
    return decode(place.read_bytes())


def _told(record: dict[str, Any], where: str) -> tuple[Told, list[str]]:
    values = {_ALSO.get(key, key): value for key, value in record.items() if value not in (None, "", [])}
    wrong: list[str] = []
    dates: tuple[Dated, ...] = ()
    if "published" in values:
        try:
            dates = (dated(str(values["published"]), where),)
        except DateFormatError as error:
            wrong.append(f"the article is read without this date: {error}")
    return (
        Told(
            title=_one(values.get("title")),
            outlet=_one(values.get("outlet")),
            authors=_many(values.get("authors")),
            url=_one(values.get("url")),
            via=_many(values.get("via")),
            dates=dates,
        ),
        wrong,
    )


def dated(value: str, where: str) -> Dated:
    """A date that the user gives.

    Raises DateFormatError where it is none.
    """
    earliest, latest = given(value)
    return Dated(earliest, latest, f"{where} gives published {value}")


def _one(value: Any) -> str | None:
    return str(value).strip() or None if isinstance(value, str | int) else None


def _many(value: Any) -> tuple[str, ...]:
    parts = value if isinstance(value, list) else str(value).split(";") if value else []
    return tuple(part for part in (str(each).strip() for each in parts) if part)
