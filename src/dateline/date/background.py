"""Background facts as a person writes them: "Lamar Odom born 1979-11-06", or a table of them (CSV)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from dateline.errors import DateFormatError, OptionError
from dateline.lang import table
from dateline.model import Background, Relation
from dateline.when import from_edtf

_EXAMPLE = "'Jane Reed born 1984-06-27'"


def parse_fact(text: str, language: str = "en") -> Background:
    """A fact: a name, what it is about, and a date (YYYY, YYYY-MM, YYYY-MM-DD or an EDTF interval).

    Raises OptionError where it is none, DateFormatError where its date is none.
    """
    name, relation, value = _parts(text, language)
    return _fact(name, relation, value, text)


def parse_relation(text: str, language: str = "en") -> Background:
    """A fact to take back: its date may be left out."""
    name, relation, _ = _parts(text, language)
    if not name:
        raise OptionError(f"'{text}' names nobody: give a fact such as {_EXAMPLE}")
    return Background(name, relation, "")


def read_facts(path: str | Path, language: str = "en") -> tuple[Background, ...]:
    """The facts of a CSV file with the columns name, relation and date (in any order, others are left alone).

    Raises OptionError with the file's line where one can't be read.
    """
    file = Path(path)
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no UTF-8 text"
        raise OptionError(f"can't read the facts in {path}: {reason}; give a CSV file in UTF-8") from error
    return tuple(_rows(file.name, lines, language))


def _rows(name: str, lines: list[str], language: str) -> Iterator[Background]:
    rows = csv.reader(lines)
    header = [cell.strip().casefold() for cell in next(rows, [])]
    columns = table("facts", language)["columns"]
    places = {key: next((n for n, cell in enumerate(header) if cell in names), None) for key, names in columns.items()}
    missing = [key for key in ("name", "relation", "value") if places[key] is None]
    if missing:
        wanted = ", ".join(columns[key][0] for key in ("name", "relation", "value"))
        raise OptionError(f"{name}, line 1: it has the columns {', '.join(header) or 'none'}; give {wanted}")
    for row in rows:
        if not any(cell.strip() for cell in row):
            continue
        cells = {key: row[n].strip() if n is not None and n < len(row) else "" for key, n in places.items()}
        try:
            relation = _relation(cells["relation"], language)
            yield _fact(cells["name"], relation, cells["value"], ", ".join(row))
        except (OptionError, DateFormatError) as error:
            raise OptionError(f"{name}, line {rows.line_num}: {error}") from error


def _parts(text: str, language: str) -> tuple[str, Relation, str]:
    words = " ".join(text.split())
    found = []
    for relation, phrases in table("facts", language)["relation"].items():
        for phrase in phrases:
            match = re.search(rf"(?:^|\s){re.escape(phrase)}(?=\s|$)", words, re.IGNORECASE)
            if match:
                found.append((match.start(), -len(phrase), relation, match))
    if not found:
        raise OptionError(f"'{text}' is no fact: give a name, {_allowed(language)} and a date, such as {_EXAMPLE}")
    _, _, relation, match = min(found, key=lambda each: each[:3])
    return words[: match.start()].strip(), Relation(relation), words[match.end() :].strip()


def _relation(text: str, language: str) -> Relation:
    for relation, phrases in table("facts", language)["relation"].items():
        if text.casefold() in phrases:
            return Relation(relation)
    raise OptionError(f"'{text}' is nothing that a fact can tell: give {_allowed(language)}")


def _allowed(language: str) -> str:
    return " or ".join(f"'{relation}'" for relation in table("facts", language)["relation"])


def _fact(name: str, relation: Relation, value: str, text: str) -> Background:
    if not name:
        raise OptionError(f"'{text}' names nobody: give a fact such as {_EXAMPLE}")
    when = from_edtf(value)
    if not when.closed:
        raise DateFormatError(
            f"'{text}' has no date with both ends: give YYYY, YYYY-MM or YYYY-MM-DD, such as {_EXAMPLE}"
        )
    return Background(name, relation, when.edtf)
