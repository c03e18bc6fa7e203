"""Large archives into the store, part by part: what is read stays, should the build be killed, and is not read again.

Pages go to the processes one by one as they are read from the file, and no more of them are in memory than are on their
way. The bytes of the archive are not kept in the store, only their SHA-256.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.errors import DatelineError
from dateline.intake import Progress, Taken, Tally, Task, as_read, defect
from dateline.model import Article, Unread
from dateline.stages import Page, Stages
from dateline.workers import Workers

if TYPE_CHECKING:
    from dateline.store import Store

log = logging.getLogger(__name__)

_PART = 100  # pages whose articles are put into the store at once


@dataclass(frozen=True, slots=True)
class ReadPage:
    """Makes articles of pages; with several processes `read` is a function of a module."""

    read: Callable[[Page], Article | Unread]

    def prepare(self) -> Callable[[Page], Article | Unread]:
        return self.read_page

    def read_page(self, page: Page) -> Article | Unread:
        try:
            return self.read(page)
        except DatelineError:
            raise
        except Exception as error:
            log.error("%s could not be read", page.place, exc_info=error)
            return Unread(page.place, defect(error))


def read_large(store: Store, stages: Stages, tally: Tally, progress: Progress, workers: Workers) -> None:
    """Read the archives that were left for it, each from where it was left when a build of it was killed."""
    files = len(tally.places)
    for task in tally.large:
        _read(store, stages, task, tally, lambda name: progress("reading", files - 1, files, name), workers)
    progress("reading", files, files)


def _read(
    store: Store, stages: Stages, task: Task, tally: Tally, progress: Callable[[str], object], workers: Workers
) -> None:
    from dateline.store import Part, Reading

    file = as_read(task, Taken())
    done = store.begin_file(file)
    aside: list[Unread] = []  # what is to be said of the archive itself
    made: list[Article | Unread] = []

    def keep(last: int) -> None:
        nonlocal done
        known = [each for each in made if isinstance(each, Article)]
        readings = [Reading(file.name, each, task.published is not None) for each in known]
        unread = [each for each in made if isinstance(each, Unread)]
        tally.new |= store.add_part(Part(replace(file, readings=readings, unread=unread), done + 1, last))
        done = last
        made.clear()

    last = done
    for page, found in workers.map(ReadPage(stages.read_page), _pages(stages, task, done, aside)):
        made.append(Unread(page.place, str(found)) if isinstance(found, DatelineError) else found)
        last = page.number
        if len(made) == _PART:
            keep(last)
            progress(f"{file.name}: {last:,} pages")
    if made:
        keep(last)
    store.end_file(replace(file, unread=aside), last)


def _pages(stages: Stages, task: Task, skip: int, aside: list[Unread]) -> Iterator[Page]:
    for each in stages.pages(task.file, task.published, skip):
        if isinstance(each, Unread):
            aside.append(each)
        else:
            yield each
