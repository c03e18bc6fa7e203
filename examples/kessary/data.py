"""The story's data files, as records."""

from __future__ import annotations

import datetime
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

# Evidence in a text: `[[words]]`; of another happening `[[id|words]]`; of something
# that has no entry of its own, `[[#kind|words]]`, with a name where several texts tell it: `[[#kind.name|words]]`.
# Within it, evidence of another happening may stand: the innermost is found first.
MARK = re.compile(r"\[\[(?:(#?[a-z0-9_.]+)\|)?((?:(?!\[\[).)*?)\]\]")
HERE = Path(__file__).parent
LAST_DAY = datetime.date(2024, 4, 15)
FIRST_DAY = datetime.date(2022, 9, 1)


@dataclass(frozen=True)
class Person:
    """`roles` are (first day, role) in the order of days."""

    name: str
    title: str
    roles: tuple[tuple[datetime.date, str], ...]

    @property
    def last(self) -> str:
        return self.name.split()[-1]

    def role(self, day: datetime.date) -> str:
        return [role for since, role in self.roles if since <= day][-1]


@dataclass(frozen=True)
class Company:
    name: str
    short: str


@dataclass(frozen=True)
class Outlet:
    """`style`, `dates` and `quotes`: see cast.toml."""

    key: str
    name: str
    host: str
    style: str
    dates: str
    template: str
    url: str
    kinds: tuple[str, ...]
    staff: tuple[str, ...]
    weight: int
    quotes: str = "curly"


@dataclass(frozen=True)
class Telling:
    """One way to tell something: the marked text; `since` and `only` bound where it fits; `kind` is a detail's kind."""

    text: str
    since: datetime.date = FIRST_DAY
    only: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Happening:
    """Something that is told: a main happening, or an item of the margins. `when` is None where no day is known."""

    id: str
    title: str
    kind: str
    main: bool
    when: datetime.date | None
    since: datetime.date
    until: datetime.date
    headlines: tuple[Telling, ...]
    fresh: tuple[Telling, ...]
    later: tuple[Telling, ...]
    details: tuple[Telling, ...]
    news: datetime.date | None = None

    @property
    def plain_headlines(self) -> tuple[str, ...]:
        return tuple(MARK.sub(lambda match: match[2], each.text) for each in self.headlines)

    @property
    def told_first(self) -> datetime.date:
        """The day of the news: that of the happening, or the one on which it came out."""
        return self.news or max(self.when or self.since, self.since)


@dataclass(frozen=True)
class Piece:
    """An article that is written out; `hard` are those that speak of walls, error pages and lists of links."""

    id: str
    date: datetime.date
    outlet: str
    headline: str
    recap: int
    paragraphs: tuple[Telling, ...]
    hard: bool = False
    links: bool = False


@dataclass(frozen=True)
class Feature:
    """A long piece: its own opening and end; `recap` happenings and `items` of the margins are told between them."""

    date: datetime.date
    outlet: str
    headline: str
    recap: int
    items: int
    opening: tuple[Telling, ...]
    closing: tuple[Telling, ...]


@dataclass(frozen=True)
class Story:
    people: dict[str, Person]
    companies: dict[str, Company]
    outlets: dict[str, Outlet]
    main: tuple[Happening, ...]
    items: tuple[Happening, ...]
    pieces: tuple[Piece, ...]
    features: tuple[Feature, ...]


def _toml(name: str) -> dict[str, Any]:
    with (HERE / name).open("rb") as file:
        return tomllib.load(file)


@cache
def furniture() -> dict[str, list[str]]:
    """What stands round the articles."""
    return _toml("furniture.toml")


@cache
def walls() -> dict[str, list[dict[str, Any]]]:
    """Texts of consent walls, error pages and paywalls."""
    return _toml("walls.toml")


@cache
def foreign() -> tuple[dict[str, Any], ...]:
    """Articles in other languages."""
    return tuple(_toml("foreign.toml")["article"])


@cache
def story() -> Story:
    """The whole story."""
    cast = _toml("cast.toml")
    chapters = [_toml(f"story/{file.name}") for file in sorted((HERE / "story").glob("*.toml"))]
    voices = {row["of"]: row for chapter in chapters for row in chapter.get("voices", [])}
    return Story(
        {key: _person(row) for key, row in cast["people"].items()},
        {key: Company(**row) for key, row in cast["companies"].items()},
        {key: _outlet(key, row) for key, row in cast["outlets"].items()},
        tuple(_main(row, voices.get(row["id"], {})) for chapter in chapters for row in chapter.get("main", [])),
        tuple(_item(row) for chapter in chapters for row in chapter.get("item", [])),
        tuple(_piece(row) for chapter in chapters for row in chapter.get("piece", [])),
        tuple(_feature(row) for chapter in chapters for row in chapter.get("feature", [])),
    )


def _person(row: dict[str, Any]) -> Person:
    return Person(row["name"], row["title"], tuple((_day(since), role) for since, role in row["roles"]))


def _outlet(key: str, row: dict[str, Any]) -> Outlet:
    lists = {name: tuple(row[name]) for name in ("kinds", "staff")}
    return Outlet(**(row | lists | {"key": key}))


def _main(row: dict[str, Any], voices: dict[str, Any]) -> Happening:
    main = row.get("main", True)
    return Happening(
        row["id"],
        row["title"],
        "happening" if main else "minor",
        main,
        _day(row["when"]),
        _day(row.get("from", row["when"])),
        LAST_DAY,
        tuple(_telling(text) for text in row["headlines"]),
        tuple(_telling(text) for text in (*row["fresh"], *voices.get("fresh", []))),
        tuple(_telling(text) for text in row["later"]),
        tuple(_telling(text, kinds=True) for text in (*row["details"], *voices.get("details", []))),
        _day(row["news"]) if "news" in row else None,
    )


def _item(row: dict[str, Any]) -> Happening:
    since, until = _day(row.get("from", str(FIRST_DAY))), _day(row.get("until", str(LAST_DAY)))
    told = tuple(_telling(text) for text in row["told"])
    return Happening(row["id"], row["title"], row["kind"], False, None, since, until, (), (), told, ())


def _piece(row: dict[str, Any]) -> Piece:
    return Piece(
        row["id"],
        _day(row["date"]),
        row["outlet"],
        row["headline"],
        row["recap"],
        tuple(_telling(text, kinds=True) for text in row["paragraphs"]),
        row.get("hard", False),
        row.get("links", False),
    )


def _feature(row: dict[str, Any]) -> Feature:
    return Feature(
        _day(row["date"]),
        row["outlet"],
        row["headline"],
        row["recap"],
        row["items"],
        tuple(_telling(text, kinds=True) for text in row["opening"]),
        tuple(_telling(text, kinds=True) for text in row["closing"]),
    )


def _telling(text: str, kinds: bool = False) -> Telling:
    """`=Outlet ` before a text: only there; `@2023-04-03 `: not before that day; `kind| `: what a detail is."""
    only, since, kind = "", FIRST_DAY, ""
    if text.startswith("="):
        only, text = text[1:].split(" ", 1)
    if text.startswith("@"):
        day, text = text[1:].split(" ", 1)
        since = _day(day)
    if kinds:
        kind, text = text.split("| ", 1)
    return Telling(text, since, only, kind)


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)
