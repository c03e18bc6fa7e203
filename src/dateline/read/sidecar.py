"""What the user says of an article: NAME.json beside it, or its row in the folder's articles.csv.

Both may come from a reference manager: NAME.json as an item of CSL-JSON or of Zotero's own JSON, articles.csv as Zotero
exports it (its column "File Attachments" names the files).
"""

from __future__ import annotations

import csv
import functools
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from dateline.errors import DateFormatError, UnreadableError
from dateline.model import Unread
from dateline.read.dates import given
from dateline.read.decode import decode
from dateline.read.draft import Dated, Told

TABLE = "articles.csv"
_FILE_COLUMNS = ("file", "path", "name", "file attachments")
_KEYS = ("title", "outlet", "authors", "published", "url", "via")
_ALSO = {
    "author": "authors",
    "date": "published",
    "source": "outlet",
    "publisher": "outlet",
    # CSL-JSON (https://docs.citationstyles.org/en/1.0.2/specification.html), Zotero's JSON and its CSV
    "container-title": "outlet",
    "issued": "published",
    "URL": "url",
    "publicationTitle": "outlet",
    "publication title": "outlet",
    "blogTitle": "outlet",
    "websiteTitle": "outlet",
    "creators": "authors",
}
_OF_MANAGERS = ("container-title", "issued", "itemType", "publicationTitle", "item type")  # an item has one of these
_THEIR_OWN = (
    "source",
    "publisher",
    "archive",
)  # in an item of theirs: the catalogue it was found in, the publishing house
_NAMES = (("given", "firstName"), ("family", "lastName"))
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
    if isinstance(record, list) and len(record) == 1:  # a reference manager exports a list
        record = record[0]
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
        for name in _names(row.get(column) or "", column):
            rows[name] = (reader.line_num, {key.strip().lower(): value for key, value in row.items() if key})
    return rows


def _names(cell: str, column: str) -> list[str]:
    """The files that a cell names; of a reference manager's attachments, which are paths, the names alone."""
    if column.strip().lower() != "file attachments":
        return [cell.strip()] if cell.strip() else []
    return [re.split(r"[/\\]", path.strip())[-1] for path in cell.split(";") if path.strip()]


def _text(place: Path) -> str:
    if place.stat().st_size > _MAX_BYTES:
        raise UnreadableError(f"it has more than {_MAX_BYTES:,} bytes")
    return decode(place.read_bytes())


def _told(record: dict[str, Any], where: str) -> tuple[Told, list[str]]:
    of_manager = any(key in record for key in _OF_MANAGERS)
    known = {key: value for key, value in record.items() if not (of_manager and key in _THEIR_OWN)}
    values = {_ALSO.get(key, key): value for key, value in known.items() if value not in (None, "", [])}
    if of_manager and isinstance(values.get("authors"), str):  # "Fenn, Ada; Hall, Bo"
        values["authors"] = [" ".join(reversed(name.split(",", 1))) for name in values["authors"].split(";")]
    wrong: list[str] = []
    dates: tuple[Dated, ...] = ()
    if "published" in values:
        try:
            dates = (dated(_date(values["published"]), where),)
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


def given_by_user(told: Mapping[str, str]) -> Told:
    """What the user says on the command line. Raises DateFormatError where the date is none."""
    found, _ = _told({key: value for key, value in told.items() if key != "published"}, "the user")
    return replace(found, dates=(dated(told["published"], "the user"),)) if told.get("published") else found


def _date(value: Any) -> str:
    """A date in words or as EDTF; CSL has years, months and days apart, in lists of one or two."""
    if not isinstance(value, dict):
        return str(value)
    parts = value.get("date-parts")
    if not isinstance(parts, list):
        return str(value.get("raw") or value.get("literal") or value.get("edtf") or "")
    return "/".join("-".join(f"{int(part):02d}" for part in each) for each in parts if _is_whole(each))


def _is_whole(parts: Any) -> bool:
    return isinstance(parts, list) and bool(parts) and all(str(part).isdigit() for part in parts)


def _one(value: Any) -> str | None:
    return str(value).strip() or None if isinstance(value, str | int) else None


def _many(value: Any) -> tuple[str, ...]:
    if isinstance(value, list):
        value = [_person(each) if isinstance(each, dict) else each for each in value]
    parts = value if isinstance(value, list) else str(value).split(";") if value else []
    return tuple(part for part in (" ".join(str(each).split()) for each in parts) if part)


def _person(record: dict[str, Any]) -> str:
    """An author as CSL-JSON and Zotero have one; a translator or editor is none."""
    if record.get("creatorType", "author") != "author":
        return ""
    whole = record.get("literal") or record.get("name")
    given, family = (record.get(names[0]) or record.get(names[1]) for names in _NAMES)
    return str(whole or " ".join(str(part) for part in (given, family) if part))
