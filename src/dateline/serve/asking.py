"""The query of an address as what is asked of a view, and links that ask for more or less: a view is its address.

The names are those of the command line's options, without the dashes before them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from dateline.errors import OptionError
from dateline.tell.asked import asked
from dateline.tell.index import Index
from dateline.tell.labels import Label
from dateline.tell.selection import Selection
from dateline.when import parse_prefix

FILTERS = ("about", "from", "to", "standing", "label", "min-origins", "undated", "kept")
_MANY = ("about", "standing", "label", "outlet", "source", "year")  # what may be asked for several times
_FACETS = ("in", "outlet", "source", "year", "kind", "by")  # of what was found, and of lists
_ORDER = (*FILTERS, "on", "known-on", *_FACETS, "lanes", "zoom", "all", "q", "since", "until", "page")
_YES, _NO = "yes", "no"
_MOST_FIELDS = 100


@dataclass(frozen=True, slots=True)
class Query:
    """Names and values in a fixed order, so that a view has one address. As text it begins with '?', or is empty."""

    pairs: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return "?" + urlencode(self.pairs) if self.pairs else ""

    def get(self, name: str) -> str:
        """The last value of a name; "" where it has none."""
        return next((value for key, value in reversed(self.pairs) if key == name), "")

    def all(self, name: str) -> tuple[str, ...]:
        """All values of a name."""
        return tuple(value for key, value in self.pairs if key == name)

    def has(self, name: str, value: str) -> bool:
        """Whether a value is among those of a name."""
        return (name, value) in self.pairs

    def adding(self, name: str, value: str) -> Query:
        """With one value more, or, of what is asked for only once, with this one; the pages are counted anew."""
        kept = self.pairs if name in _MANY else tuple(pair for pair in self.pairs if pair[0] != name)
        return _query(pair for pair in (*kept, (name, value)) if pair[0] != "page" or name == "page")

    def without(self, *names: str, value: str | None = None) -> Query:
        """Without these names, or without one value of them; the pages are counted anew."""
        return _query(
            (key, each)
            for key, each in self.pairs
            if key != "page" and (key not in names or (value is not None and each != value))
        )

    def only(self, *names: str) -> Query:
        """Nothing but these names."""
        return _query(pair for pair in self.pairs if pair[0] in names)

    def number(self, name: str) -> int:
        """A whole number from 1 on; 1 where none is given. Raises OptionError."""
        value = self.get(name)
        if not value:
            return 1
        if not (value.isascii() and value.isdigit() and len(value) < 10 and int(value)):
            raise OptionError(f"{name}={value}: give a whole number, 1 or more")
        return int(value)

    def says(self, name: str) -> bool | None:
        """What is answered by yes or no; None where nothing is said. Raises OptionError."""
        value = self.get(name)
        if value not in ("", _YES, _NO):
            raise OptionError(f"{name}={value}: give {_YES} or {_NO}")
        return None if not value else value == _YES

    def choice(self, name: str, choices: Iterable[str]) -> str:
        """One of some words; "" where none is given. Raises OptionError."""
        value, known = self.get(name), list(choices)
        if value and value not in known:
            raise OptionError(f"{name}={value}: give one of {', '.join(known)}")
        return value

    @property
    def known_on(self) -> datetime.date | None:
        """The last day of what was known. Raises DateFormatError."""
        return parse_prefix(self.get("known-on"))[1] if self.get("known-on") else None

    @property
    def filters(self) -> Query:
        """Those of its names that choose among events, and the day on which it was known."""
        return self.only(*FILTERS, "known-on")


def query_of(text: str) -> Query:
    """The query of an address ("about=…&from=…"). Empty values, as a form sends them, are left out.

    Raises OptionError where there is too much of it.
    """
    try:
        return _query(parse_qsl(text, max_num_fields=_MOST_FIELDS))
    except ValueError as error:
        raise OptionError(f"the address asks for too much: give up to {_MOST_FIELDS} conditions") from error


def selection_of(query: Query, index: Index) -> Selection:
    """Which events a query asks for.

    Raises OptionError for what the story or the program doesn't know, with what it does; DateFormatError.
    """
    labels = [label.value for label in Label]
    for label in query.all("label"):
        if label not in labels:
            raise OptionError(f"label={label}: give one of {', '.join(labels)}")
    return asked(
        index,
        about=query.all("about"),
        first=query.get("from") or None,
        last=query.get("to") or None,
        min_origins=query.number("min-origins"),
        standing=",".join(query.all("standing")) or None,
        labels=query.all("label"),
        undated=query.says("undated"),
        kept=bool(query.says("kept")),
    )


def query_for(selection: Selection) -> Query:
    """The query that asks for a selection."""
    one: Mapping[str, object] = {
        "from": selection.first or "",
        "to": selection.last or "",
        "min-origins": selection.min_origins if selection.min_origins > 1 else "",
        "undated": "" if selection.undated is None else _YES if selection.undated else _NO,
        "kept": _YES if selection.kept else "",
    }
    many = (("about", selection.about), ("standing", selection.standings), ("label", selection.labels))
    pairs = [(name, str(value)) for name, value in one.items() if value != ""]
    return _query([*pairs, *((name, str(value)) for name, values in many for value in values)])


def _query(pairs: Iterable[tuple[str, str]]) -> Query:
    """In the fixed order, nothing twice; what this program has no name for is left out."""
    kept = dict.fromkeys(pair for pair in pairs if pair[0] in _ORDER)
    return Query(tuple(sorted(kept, key=lambda pair: _ORDER.index(pair[0]))))
