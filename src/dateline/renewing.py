"""A store that another version of the program made: what of it waits to be read by this one, and its reading.

Whatever tells a story anew does so by the rules of this program, and reads first what was read by others. That may
take as long as a build, and may change what is told: whoever is about to decide something is told before.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dateline import pipeline
from dateline.intake import Progress
from dateline.stages import Stages

if TYPE_CHECKING:
    from dateline.store import Store


@dataclass(frozen=True, slots=True)
class Behind:
    """How many articles this program has to read anew, how many stories stand by the rules of another, and whether a
    build that was begun (by whatever program) is not finished.
    """

    articles: int = 0
    stories: int = 0
    unfinished: bool = False

    def __bool__(self) -> bool:
        return bool(self.articles or self.stories or self.unfinished)


def behind(path: str | Path, stages: Stages | None = None) -> Behind:
    """What of a store rests on other rules than this program's. Raises StoreError where there is none."""
    from dateline.store import Store

    with Store(path) as store:
        return _behind(store, stages or pipeline.default_stages())


def _behind(store: Store, stages: Stages) -> Behind:
    stories = store.stories_of_other_rules(stages.versions.links)
    return Behind(len(pipeline.waiting(store, stages)), len(stories), store.build() is None)


def renew(path: str | Path, progress: Progress | None = None, stages: Stages | None = None) -> None:
    """Read and link by this program's rules what was read and linked by others, as a build without new files does.

    One that is killed goes on where it stood. Raises StoreError where the store can't be written to.
    """
    from dateline.store import Store

    with Store(path, write=True) as store, store.as_build():
        pipeline.relink(store, stages, progress)
