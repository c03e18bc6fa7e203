"""Two builds of a store, or what was known on a day and what is now: what changed in a story between them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.errors import OptionError
from dateline.model.changes import Change, Kept, Snapshot, united
from dateline.tell.changes import changes
from dateline.tell.within import articles_of, named, within

if TYPE_CHECKING:
    from dateline.store import Store

LAST = "last"  # the build before the newest


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed since `since` (a build's number as text, or a date) up to the build `until`.

    `before` and `after` are the numbers of articles.
    """

    since: str
    until: int
    before: int
    after: int
    changes: tuple[Change, ...]


def compared(store: Store, since: str = LAST, until: str = "", story: str | None = None) -> Compared:
    """What changed between two builds of a store, of one story where one is named.

    `since` is a build's number, 'last' (the one before the newest), or a date: what articles told by then. `until` is
    a build's number, the newest if it isn't said. Raises OptionError where nothing is kept of one of them,
    UnknownIdError, DateFormatError.
    """
    kept = store.snapshots()
    newest = _number(until, kept) if until else newest_build(kept)
    after = store.story_snapshots(newest)
    if since == LAST or (since.isdigit() and not _is_year(since, kept)):
        earlier = _before(newest, kept) if since == LAST else _number(since, kept)
        since, before = str(earlier), store.story_snapshots(earlier) if earlier else {}
    else:
        before = {"": _known(store, since, story)}
    then, now = _of_story(before, after, story)
    return Compared(since, newest, len(then.articles), len(now.articles), changes(then, now))


def _of_story(
    before: Mapping[str, Snapshot], after: Mapping[str, Snapshot], story: str | None
) -> tuple[Snapshot, Snapshot]:
    """Both builds, or of both what concerns one story."""
    whole = united(before.values()), united(after.values())
    if story is None:
        return whole
    articles = articles_of(named(story, after), before.values(), after)
    return within(whole[0], articles), within(whole[1], articles)


def newest_build(kept: Sequence[Kept]) -> int:
    """The newest of the builds that can be compared. Raises OptionError where there is none."""
    if not kept:
        raise OptionError("this store keeps no builds to compare: run 'dateline build' with this version first")
    return kept[-1].build


def _before(build: int, kept: Sequence[Kept]) -> int:
    """The build before another; where that is the first of the store, the empty one."""
    earlier = [each.build for each in kept if each.build < build]
    if earlier:
        return earlier[-1]
    if build == 1:
        return 0
    raise OptionError(f"of what was before build {build} nothing is kept: {_there(kept)}")


def _number(text: str, kept: Sequence[Kept]) -> int:
    if text == LAST:
        return newest_build(kept)
    if not re.fullmatch(r"\d{1,9}", text):
        raise OptionError(f"'{text}' is no build: give its number, or '{LAST}'; {_there(kept)}")
    number = int(text)
    if number not in {each.build for each in kept} and not (number == 0 and kept and kept[0].build == 1):
        raise OptionError(f"build {number} can't be compared: {_there(kept)}")
    return number


def _there(kept: Sequence[Kept]) -> str:
    if not kept:
        return "this store keeps no builds to compare"
    first, last = kept[0].build, kept[-1].build
    return f"only build {first} is kept" if first == last else f"builds {first} to {last} are kept"


def _is_year(text: str, kept: Sequence[Kept]) -> bool:
    """Whether a number is meant as a year: four digits, and no build of that number is kept."""
    return len(text) == 4 and int(text) not in {each.build for each in kept}


def _known(store: Store, text: str, story: str | None) -> Snapshot:
    """The story (or all of them) as the articles told it that were surely published by a day."""
    from dateline.pipeline import open_story
    from dateline.tell.snapshots import snapshot
    from dateline.when import parse_prefix

    return snapshot(open_story(store.address, story=story, known_on=parse_prefix(text)[1]))
