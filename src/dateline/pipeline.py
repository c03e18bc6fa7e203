"""The one place that knows the order: read → understand → date → attribute → store → link → tell.

A build does what is not done yet, and nothing else. Every step is keyed by what it rests on (bytes, text, metadata,
reader, rules), and each article is committed on its own: a build that was killed goes on where it stood, a second build
of the same files does nothing, and a newer reader or rule redoes exactly what it changes.
"""

from __future__ import annotations

import datetime
import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dateline import __version__
from dateline.deciding import dated, docket, unfit
from dateline.errors import UnknownIdError
from dateline.extraction import extract_pending, waiting
from dateline.garbage import seldom_collected
from dateline.intake import Progress, Tally, read_new
from dateline.linking import Ready, link_stories, links_among
from dateline.model import Background, FileRecord, FileStatus, Outlet, Story, Unread, as_judged, with_dates
from dateline.opening import finished, keep_first_view, open_stories, open_told, open_weightiest, whole_story
from dateline.ownership import said_of_outlets, say_outlets
from dateline.paging import read_large
from dateline.parting import hold_together
from dateline.stages import File, Stages, default_stages
from dateline.workers import Workers

if TYPE_CHECKING:
    from dateline.store import Purged, Removed, Store

__all__ = [
    "BuildReport",
    "File",
    "Progress",
    "Stages",
    "add_background",
    "build",
    "build_story",
    "default_stages",
    "known_background",
    "let_in_articles",
    "open_stories",
    "open_story",
    "open_weightiest",
    "purge_articles",
    "remove_articles",
    "remove_background",
    "removed_articles",
    "waiting",
    "whole_story",
]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: how many articles were new to the store and known before, and what became of its files.

    `files` are those of this build, each with exactly one status; `remarks` are about what stands beside them. `unread`
    is all that gave no article. `articles`, `claims` and `events` are what the store holds now; `undated` are those of
    its articles whose publication date isn't known, `stories` those in which something is told, and `unfit` the
    judgements that hold and fit no more. Of `outlets` the user says something; `outlets_unmet` of them occur nowhere.
    """

    store: str
    new: int
    known: int
    unread: tuple[Unread, ...]
    articles: int
    claims: int
    events: int
    undated: int = 0
    stories: int = 0
    files: tuple[FileRecord, ...] = ()
    unfit: int = 0
    outlets: int = 0
    outlets_unmet: int = 0

    @property
    def remarks(self) -> tuple[Unread, ...]:
        """What is to be said of sidecars, tables and folders; no file counts as not read for it."""
        return tuple(each for each in self.unread if each.remark)

    @property
    def counts(self) -> dict[FileStatus, int]:
        """How many files have each status."""
        found = Counter(record.status for record in self.files)
        return {status: found[status] for status in FileStatus}


def build(
    paths: Sequence[str | Path],
    store: str | Path,
    *,
    published: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    jobs: int = 1,
    copies: bool = True,
    background: Sequence[Background] = (),
    outlets: Sequence[Outlet] = (),
    one_story: bool | None = None,
    pasted: Mapping[str, str] | None = None,
    stages: Stages | None = None,
) -> BuildReport:
    """Add what is new under `paths` (files, folders, globs, "-") to the store file, and tell its story anew.

    `published` gives dates (EDTF) to files by path or name; they are kept for later builds, "" takes one back.
    `background` are facts that the user knows; they are kept, too, and bound dates that no page gives. So is what the
    user says of `outlets`, by whom one owner's count as one origin; tables outlets.csv in the folders say more.
    `one_story` has all articles of the store be one story, whatever they tell (True), or parts them into stories again
    (False); it is kept, too. `pasted` is what the user says of what comes by standard input ("-"): title, outlet,
    authors, published, url, via, as a sidecar would; it counts for this build.
    Without paths, a build that was killed is finished. `jobs` are processes that read and understand articles side
    by side; their number changes no byte of the result. Without `copies` the bytes of the files are not kept in
    the store, only their SHA-256 and names.
    Raises StoreError (the store can't be used), OptionError (`published` names no listed file), DateFormatError.
    """
    from dateline.store import Store

    with Store(store, write=True) as opened, opened.as_build():
        opened.set_background(background)
        say_outlets(opened, outlets)
        if one_story is not None:
            hold_together(opened, one_story)
        given = [str(path) for path in paths]
        return _build(opened, given, published or {}, progress or _silent, jobs, copies, stages, pasted)


def build_story(
    paths: Sequence[str | Path],
    *,
    published: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    jobs: int = 1,
    one_story: bool = False,
    stages: Stages | None = None,
) -> Story:
    """The story (or stories) of the articles under `paths`, in memory: what `build` would store."""
    from dateline.store import MEMORY, Store

    with Store(MEMORY, write=True) as store:
        hold_together(store, one_story)
        _build(store, [str(path) for path in paths], published or {}, progress or _silent, jobs, False, stages)
        return store.story()


def open_story(
    path: str | Path, *, story: str | None = None, known_on: datetime.date | None = None, stages: Stages | None = None
) -> Story:
    """What a store holds, of all its stories or of one (by its id, that of one of its articles, or a beginning of one).

    With `known_on` it is told as the articles told it that were surely published by that day.

    The links among these are then made anew, and the store stays as it is: it is the story that a build of them alone
    would give, but for its files, of which nothing is said.
    Raises StoreError where there is none, or where its build was killed and not started again, UnknownIdError where
    nothing has the id.
    """
    from dateline.store import Store

    if known_on is None:
        return open_told(path, story)
    with Store(path) as store, store.at_once():  # others may write meanwhile
        finished(store)
        return _as_known(store, stages or default_stages(), known_on, None if story is None else store.story_id(story))


def remove_articles(path: str | Path, names: Sequence[str], stages: Stages | None = None) -> tuple[Removed, ...]:
    """Take articles out (by their ids, or the names of files that hold them), and tell their stories anew.

    No later build brings them back. Raises UnknownIdError where a name fits nothing; then nothing is taken out.
    """
    from dateline.store import Store

    with Store(path, write=True) as store, store.as_build():
        ids = sorted({id for name in names for id in store.articles_named(name)})
        found = tuple(store.remove_article(id) for id in ids)
        _build(store, [], {}, _silent, 1, True, stages)
        return found


def purge_articles(path: str | Path, names: Sequence[str], stages: Stages | None = None) -> tuple[Purged, ...]:
    """Take articles out so that no byte of their text is left in the store, and tell their stories anew.

    `names` are ids, or names of files; of what was taken out before, too. The words of these articles that judgements
    quote go as well, and the judgements stay; builds before this one can't be compared any more. Copies of the store,
    exports and the files themselves are elsewhere. Raises UnknownIdError where a name fits nothing; then nothing goes.
    """
    from dateline.store import Store

    with Store(path, write=True) as store:
        with store.as_build():
            ids = sorted({id for name in names for id in _there_or_out(store, name)})
            found = tuple(store.purge_article(id) for id in ids)
            _build(store, [], {}, _silent, 1, True, stages)
        store.scrub()
        return found


def _there_or_out(store: Store, name: str) -> list[str]:
    out = [each.article for each in store.removed() if name == each.article or name in each.paths]
    try:
        return [*out, *store.articles_named(name)]
    except UnknownIdError:
        if not out:
            raise
        return out


def let_in_articles(path: str | Path, names: Sequence[str]) -> tuple[Removed, ...]:
    """Let in what was taken out, by ids or names of files: the next build of these files brings it back.

    Raises UnknownIdError where a name fits nothing that was taken out; then nothing is let in.
    """
    from dateline.store import Store

    with Store(path, write=True) as store, store.as_build():
        known = store.removed()
        named = {name: [each for each in known if name == each.article or name in each.paths] for name in names}
        unknown = [name for name, found in named.items() if not found]
        if unknown:
            raise UnknownIdError(f"nothing that was taken out is named '{unknown[0]}': 'dateline remove' lists it")
        found = {each.article: each for all_ in named.values() for each in all_}
        for id in found:
            store.let_in(id)
        return tuple(found[id] for id in sorted(found))


def removed_articles(path: str | Path) -> tuple[Removed, ...]:
    """What was taken out of a store, in id order."""
    from dateline.store import Store

    with Store(path) as store:
        return store.removed()


def add_background(path: str | Path, facts: Sequence[Background]) -> tuple[Background, ...]:
    """Keep facts that the user gives in a store, and date its story anew; those that name nobody of the story.

    Raises StoreError where the store can't be used.
    """
    from dateline.store import Store

    with Store(path, write=True) as store, store.as_build():
        store.set_background(facts)
        _build(store, [], {}, _silent, 1, True, None)
        return _of_nobody(store.story(), facts)


def remove_background(path: str | Path, facts: Sequence[Background]) -> tuple[Background, ...]:
    """Take facts back, whatever their dates, and date the story anew; those that there were none of."""
    from dateline.store import Store

    with Store(path, write=True) as store, store.as_build():
        unknown = tuple(fact for fact in facts if not store.remove_background(fact))
        _build(store, [], {}, _silent, 1, True, None)
        return unknown


def known_background(path: str | Path) -> tuple[Background, ...]:
    """The facts that the user gave to a store."""
    from dateline.store import Store

    with Store(path) as store:
        return store.background()


def relink(store: Store, stages: Stages | None = None, progress: Progress | None = None) -> None:
    """Tell the stories of an open store anew that rest on what is no longer so; no file is looked at."""
    stages, progress = stages or default_stages(), progress or _silent
    extract_pending(store, stages, Workers(1), progress)
    link_stories(store, stages, progress)
    made = stages.versions
    store.log(__version__, made.program, made.reader, made.weights, made.rules, made.links)


def _of_nobody(story: Story, facts: Sequence[Background]) -> tuple[Background, ...]:
    called = {name.casefold() for entity in story.links.entities for name in (entity.name, *entity.aliases)}
    return tuple(fact for fact in facts if fact.name.casefold() not in called)


def _silent(step: str, done: int, total: int, name: str = "") -> None:
    """No progress is shown."""


@seldom_collected()
def _build(
    store: Store,
    paths: Sequence[str],
    published: Mapping[str, str],
    progress: Progress,
    jobs: int,
    copies: bool,
    stages: Stages | None,
    pasted: Mapping[str, str] | None = None,
) -> BuildReport:
    stages = stages or default_stages()
    with Workers(jobs) as workers:
        tally = read_new(store, stages, paths, published, progress, copies=copies, workers=workers, pasted=pasted)
        read_large(store, stages, tally, progress, workers)
        extract_pending(store, stages, workers, progress)
        return told(store, stages, tally, progress, workers=workers)


def told(
    store: Store,
    stages: Stages,
    tally: Tally,
    progress: Progress,
    ready: Ready | None = None,
    workers: Workers | None = None,
) -> BuildReport:
    """Tell the stories of an open store anew, whose articles are understood, and what a build of `tally` came to.

    `ready` gives links that were made elsewhere; `workers` make the others.
    """
    link_stories(store, stages, progress, ready, workers)
    made = stages.versions
    store.log(__version__, made.program, made.reader, made.weights, made.rules, made.links)
    counts = store.counts()
    keep_first_view(store, counts)
    said, met = said_of_outlets(store), {each.outlet for each in store.known_outlets()}
    known = store.articles_of(tally.places) - tally.new
    return BuildReport(
        store.path,
        len(tally.new),
        len(known),
        store.unread(tally.places),
        counts.articles,
        counts.claims,
        counts.events,
        counts.undated,
        counts.stories,
        store.files(tally.places),
        unfit(store),
        len(said),
        sum(each not in met for each in said),
    )


# ---- as it was known ----


def _as_known(store: Store, stages: Stages, day: datetime.date, story: str | None) -> Story:
    known = dated(store.articles(None if story is None else store.articles_in(story)), docket(store))
    published = {a.id for a in known if a.published.latest is not None and a.published.latest <= day}
    facts = tuple(store.facts(sorted(published)))
    told = {each.article for each in facts}
    articles = tuple(article for article in known if article.id in told)
    links = links_among(store, stages, articles, facts)
    return Story(articles, with_dates(as_judged(facts, links.judged), links.dates), links)
