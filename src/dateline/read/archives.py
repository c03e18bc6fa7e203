"""Large archives: pages read one after another, each made an article by itself, in this process or another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.config import DEFAULT_LIMITS, Limits
from dateline.errors import UnreadableError
from dateline.model import Article, Unread
from dateline.read.captures import Capture, captures, draft_of
from dateline.read.draft import Told, to_article
from dateline.read.files import File
from dateline.read.refusing import check, status, why
from dateline.read.sidecar import dated, given_by_user, told_of

__all__ = ["Captured", "pages", "read", "read_page"]


@dataclass(frozen=True, slots=True)
class Captured:
    """A page of an archive, what the user says of the archive, and the record that it is (`place`)."""

    capture: Capture
    place: str
    told: Told
    limits: Limits

    @property
    def number(self) -> int:
        return self.capture.number


def pages(
    file: File, published: str | None = None, *, skip: int = 0, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Captured | Unread]:
    """The pages of an archive behind the first so many, each when it is asked for.

    What is wrong with the archive comes as Unread. `published` is the user's date for all of them. Raises
    DateFormatError for a bad date.
    """
    told = Told(dates=(dated(published, "the user"),)) if published else Told()
    yield from _pages(file, told.over(given_by_user(file.told)), limits, skip)


def read_page(page: Captured) -> Article | Unread:
    """The article of a page, or why there is none."""
    try:
        return to_article(draft_of(page.capture), page.place, page.told, page.limits)
    except UnreadableError as error:
        return Unread(page.place, str(error), status(error))


def read(file: File, told: Told, limits: Limits) -> Iterator[Article | Unread]:
    """The articles of an archive, read as little of it at a time as there can be."""
    for page in _pages(file, told, limits, 0):
        yield page if isinstance(page, Unread) else read_page(page)


def _pages(file: File, told: Told, limits: Limits, skip: int) -> Iterator[Captured | Unread]:
    place = Path(file.path)
    try:
        check(place, limits)
        beside, problems = told_of(place, file.name)
        yield from problems
        told = told.over(beside)
        with place.open("rb") as stream:
            for capture in captures(stream, file.path):
                if capture.number > skip:
                    yield Captured(capture, f"{file.name}:{capture.number}", told, limits)
    except (OSError, UnreadableError) as error:
        yield Unread(file.name, why(error), status(error))
