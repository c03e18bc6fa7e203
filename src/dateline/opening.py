"""Opening a store's stories to tell them: without what a build needs, so that a command answers at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import StoreError

if TYPE_CHECKING:
    from dateline.model import Story
    from dateline.store import Counts, Store

READ_WHOLE = 5_000  # claims of a store that is told as one, if nobody says which story: a few seconds' work


def open_told(path: str | Path, story: str | None = None) -> Story:
    """What a store holds, of all its stories or of one (by its id, that of one of its articles, or a beginning of one).

    Raises StoreError where there is none, or where its build was killed and not started again, UnknownIdError where
    nothing has the id.
    """
    from dateline.store import Store

    with Store(path) as store, store.at_once():  # others may write meanwhile
        finished(store)
        return store.story(None if story is None else store.story_id(story))


def open_weightiest(path: str | Path, most: int) -> tuple[Story, Counts] | None:
    """Of a store of many stories the events that weigh most in any of them, as a story of their own (`Store.excerpt`),
    and how much there is; None where the store is small enough to be read whole, or holds one story.

    Raises StoreError as `open_told` does.
    """
    from dateline.store import Store

    with Store(path) as store, store.at_once():
        finished(store)
        kept = store.first(most)
        if kept is not None:
            return kept
        counts = store.counts()
        return (store.excerpt(store.weightiest(most)), counts) if _are_many(counts) else None


def keep_first_view(store: Store, counts: Counts) -> None:
    """Keep what `open_weightiest` gives of a store of many stories for a timeline as it is first asked for."""
    from dateline.tell.rank import FIRST_VIEW

    if _are_many(counts):
        store.keep_first(FIRST_VIEW, counts)


def _are_many(counts: Counts) -> bool:
    return counts.claims > READ_WHOLE and counts.stories > 1


def whole_story(store: Store) -> Story:
    """What an open store holds, of all its stories. Raises StoreError where its build was not finished."""
    finished(store)
    return store.story()


def open_stories(path: str | Path) -> Iterator[tuple[str, Story]]:
    """The stories that a store holds, by their ids and in their order, one at a time.

    Raises StoreError as `open_told` does.
    """
    from dateline.store import Store

    with Store(path) as store, store.at_once():  # as they are at one moment, whatever a build writes meanwhile
        finished(store)
        for each in store.stories():
            yield each.id, store.story(each.id)


def finished(store: Store) -> None:
    """Raise StoreError where a store's build was not finished."""
    if store.build() is None:
        where = store.path
        raise StoreError(
            f"the build of {where} was not finished: run 'dateline build --store {where}', it goes on where it stood"
        )
