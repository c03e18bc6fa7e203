"""The one place that knows the order: read → understand → date → attribute → store → link → tell.

A build does what is not done yet, and nothing else. Every step is keyed by what it rests on (bytes, text, metadata,
reader, rules), and each article is committed on its own: a build that was killed goes on where it stood, a second build
of the same files does nothing, and a newer reader or rule redoes exactly what it changes.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Protocol

from dateline import __version__
from dateline.errors import DatelineError, OptionError, StoreError, UnreadableError
from dateline.model import Annotations, Article, Facts, Links, Story, TimeExpression, Unread
from dateline.versions import Versions, versions
from dateline.when import from_edtf
from dateline.workers import Annotator, Reader

if TYPE_CHECKING:
    from dateline.store import Pending, Store

log = logging.getLogger(__name__)

STDIN = "-"


class File(Protocol):
    """A listed file: `path` opens it, `name` is what people see, relative to the folder that was given."""

    @property
    def path(self) -> str: ...

    @property
    def name(self) -> str: ...


class Progress(Protocol):
    """Is told how far a build is: `step` is reading, understanding or linking, `name` what it is at."""

    def __call__(self, step: str, done: int, total: int, name: str = "") -> None: ...


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages that a build runs, each a function of its input; `load_reader` is called when first needed.

    `versions` tells which stages a result rests on: another version, and the result is made anew.
    """

    list_files: Callable[[Sequence[str]], Iterable[File | Unread]]
    read: Callable[[File, str | None], Iterator[Article | Unread]]
    load_reader: Callable[[], Reader]
    date: Callable[[Article, Annotations], tuple[TimeExpression, ...]]
    attribute: Callable[[Article, Annotations, tuple[TimeExpression, ...]], Facts]
    link: Callable[[Sequence[Article], Sequence[Facts]], Links]
    tell: Callable[[Story], Story]
    versions: Versions


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: articles new to the store, known before, and all that could not be read.

    `articles`, `claims` and `events` are what the store holds now.
    """

    store: str
    new: int
    known: int
    unread: tuple[Unread, ...]
    articles: int
    claims: int
    events: int


@dataclass(slots=True)
class _Tally:
    """What a build has seen so far."""

    new: set[str] = field(default_factory=set)
    places: list[str] = field(default_factory=list)


def build(
    paths: Sequence[str | Path],
    store: str | Path,
    *,
    published: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    workers: int = 1,
    stages: Stages | None = None,
) -> BuildReport:
    """Add what is new under `paths` (files, folders, globs, "-") to the store file, and tell its story anew.

    `published` gives dates (EDTF) to files by path or name; they are kept for later builds, "" takes one back.
    Without paths, a build that was killed is finished. `workers` are processes that understand articles side by side;
    their number changes no byte of the result.
    Raises StoreError (the store can't be used), OptionError (`published` names no listed file), DateFormatError.
    """
    from dateline.store import Store

    with Store(store, write=True) as opened:
        return _build(opened, [str(path) for path in paths], published or {}, progress or _silent, workers, stages)


def build_story(
    paths: Sequence[str | Path],
    *,
    published: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    workers: int = 1,
    stages: Stages | None = None,
) -> Story:
    """The story of the articles under `paths`, in memory: what `build` would store."""
    from dateline.store import MEMORY, Store

    with Store(MEMORY, write=True) as store:
        _build(store, [str(path) for path in paths], published or {}, progress or _silent, workers, stages)
        return store.story()


def open_story(path: str | Path) -> Story:
    """The story that a store holds.

    Raises StoreError where there is none, or where its build was killed and not started again.
    """
    from dateline.store import Store

    with Store(path) as store:
        if store.build() is None:
            raise StoreError(
                f"the build of {path} was not finished: run 'dateline build --store {path}', it goes on where it stood"
            )
        return store.story()


def _silent(step: str, done: int, total: int, name: str = "") -> None:
    """No progress is shown."""


def _build(
    store: Store,
    paths: Sequence[str],
    published: Mapping[str, str],
    progress: Progress,
    workers: int,
    stages: Stages | None,
) -> BuildReport:
    stages = stages or default_stages()
    tally = _Tally()
    _read_new(store, stages, paths, published, progress, tally)
    _extract_pending(store, stages, workers, progress)
    _link(store, stages, progress)
    counts = store.counts()
    known = store.articles_of(tally.places) - tally.new
    return BuildReport(
        store.path,
        len(tally.new),
        len(known),
        store.unread(tally.places),
        counts.articles,
        counts.claims,
        counts.events,
    )


# ---- read ----


def _read_new(
    store: Store,
    stages: Stages,
    paths: Sequence[str],
    published: Mapping[str, str],
    progress: Progress,
    tally: _Tally,
) -> None:
    """Read each file that the store doesn't have with the same bytes and the same date given by the user."""
    listed = list(stages.list_files(paths)) if paths else []
    files = [item for item in listed if not isinstance(item, Unread)]
    for file, value in _dated(published, files):
        store.set_published(place_of(file.path), file.name, value)
    store.set_not_found([item for item in listed if isinstance(item, Unread)])
    for done, file in enumerate(files):
        progress("reading", done, len(files), file.name)
        _read_file(store, stages, file, tally)
    progress("reading", len(files), len(files))


def _read_file(store: Store, stages: Stages, file: File, tally: _Tally) -> None:
    from dateline.store import Reading

    place, digest = place_of(file.path), file_digest(file.path)
    published = store.published(place, digest)
    tally.places.append(place)
    if digest is not None and store.has_file(place, digest, published, __version__):
        return
    unread: list[Unread] = []
    for item in stages.read(file, published):
        if isinstance(item, Unread):
            unread.append(item)
        elif store.add_article(Reading(item.paths[0], item, published is not None), place):
            tally.new.add(item.id)
    store.add_file(place, digest or "", name=file.name, published=published, program=__version__, unread=unread)


def place_of(path: str) -> str:
    """Stands for where a file lies: two files of one name stay apart, and no path of somebody's machine is kept."""
    return _digest(path if path == STDIN else os.path.realpath(path))


def file_digest(path: str) -> str | None:
    """SHA-256 of a file's bytes and of the sidecars that may tell its metadata.

    None for what can't be read, or once only (standard input, pipes): reading it will say why, and is always tried.
    """
    file = Path(path)
    if not file.is_file():
        return None
    total = hashlib.sha256()
    try:
        for each in (file, file.with_suffix(".json"), file.with_name("articles.csv")):
            if each.is_file():
                with each.open("rb") as stream:
                    total.update(each.name.encode() + b"\0" + hashlib.file_digest(stream, "sha256").digest())
    except OSError:
        return None
    return total.hexdigest()[:32]


def _dated(published: Mapping[str, str], files: Sequence[File]) -> Iterator[tuple[File, str]]:
    """The user's dates by file: a key is a path, or the end of one ("x.html", "2013/x.html").

    Raises OptionError where a key names no listed file or several, DateFormatError where a value is no date.
    """
    for key, value in published.items():
        from_edtf(value)
        named = [file for file in files if _fits(key, file.path) or _fits(key, file.name)]
        exact = [file for file in named if key in (file.path, file.name)]
        if not named:
            raise OptionError(
                f"--published {key}={value} names no file that is read here; "
                f"there are {', '.join(file.name for file in files[:10]) or 'none'}{', …' if len(files) > 10 else ''}"
            )
        if len(named) > 1 and len(exact) != 1:
            raise OptionError(
                f"--published {key}={value} fits {len(named)} files, {named[0].path} and {named[1].path} among them: "
                "give a longer path"
            )
        yield (exact or named)[0], value


def _fits(key: str, path: str) -> bool:
    parts = PurePath(key).parts
    return bool(parts) and PurePath(path).parts[-len(parts) :] == parts


# ---- understand, date, attribute ----


def _extract_pending(store: Store, stages: Stages, workers: int, progress: Progress) -> None:
    """Annotations and facts of each article that has none, or whose own rest on what is no longer so."""
    waiting = [each for each in store.pending() if each.facts_key != _facts_key(each, stages)]
    done = 0
    with Annotator(stages.load_reader, workers) as annotator:
        for first in range(0, len(waiting), annotator.batch):
            batch = waiting[first : first + annotator.batch]
            articles = store.articles([each.article for each in batch])  # in id order, as `waiting` is
            seen = {article.id: _annotations_key(article, stages) for article in articles}
            kept = {article.id: store.annotations(article.id, seen[article.id]) for article in articles}
            fresh = annotator.annotate([article for article in articles if kept[article.id] is None])
            for each, article in zip(batch, articles, strict=True):
                progress("understanding", done, len(waiting), article.paths[0])
                annotations = kept[article.id] or next(fresh)
                with _defects_listed(store, article):
                    if isinstance(annotations, Exception):
                        raise annotations
                    if kept[article.id] is None:
                        store.set_annotations(annotations, seen[article.id])
                    facts = stages.attribute(article, annotations, stages.date(article, annotations))
                    store.set_facts(facts, _facts_key(each, stages))
                done += 1
    progress("understanding", len(waiting), len(waiting))


@contextmanager
def _defects_listed(store: Store, article: Article) -> Iterator[None]:
    """What goes wrong with one article is listed with it, and the others go on; a store that fails stops the build."""
    try:
        yield
    except UnreadableError as error:
        store.set_failed(article.id, str(error))
    except DatelineError:
        raise
    except Exception as error:
        log.error("article %s (%s) could not be digested", article.id, ", ".join(article.paths), exc_info=error)
        store.set_failed(article.id, f"a defect of dateline, please report it: {type(error).__name__}: {error}")


def _annotations_key(article: Article, stages: Stages) -> str:
    """The reader sees the text and its blocks; outlet, paths and dates are not its business."""
    blocks = ",".join(f"{block.kind}:{block.start}:{block.end}" for block in article.blocks)
    return _digest(article.id, article.text, article.title, article.language, blocks, stages.versions.reader)


def _facts_key(pending: Pending, stages: Stages) -> str:
    return _digest(pending.metadata_hash, stages.versions.reader, stages.versions.rules)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


# ---- link, tell ----


def _link(store: Store, stages: Stages, progress: Progress) -> None:
    """Links of all articles, where their facts or the rules of linking are others than when they were made."""
    from dateline.store import Build

    rests_on = [f"{each.article}:{each.facts_key}" for each in store.pending()]
    key = _digest(*rests_on, stages.versions.links)
    built = store.build()
    if built is not None and built.key == key:
        return
    progress("linking", 0, 1)
    facts = store.facts()
    told = {each.article for each in facts}
    articles = tuple(article for article in store.articles() if article.id in told)
    links = stages.link(articles, facts)
    links = stages.tell(Story(articles, tuple(facts), links)).links
    versions = stages.versions
    store.set_links(links, Build(__version__, versions.reader, f"{versions.rules}+{versions.links}", key))
    progress("linking", 1, 1)


# ---- the stages that ship ----


def default_stages() -> Stages:
    """The stages of this package; each is imported when it is first called."""
    return Stages(_list_files, _read, _load_reader, _date, _attribute, _link_articles, _tell, versions())


def _list_files(paths: Sequence[str]) -> Iterable[File | Unread]:
    from dateline.read import list_files

    return list_files(paths)


def _read(file: File, published: str | None) -> Iterator[Article | Unread]:
    from dateline import read

    return read.read_file(read.File(file.path, file.name), published=published)


def _load_reader() -> Reader:
    from dateline.understand import Reader as Shipped

    return Shipped.load()


def _date(article: Article, annotations: Annotations) -> tuple[TimeExpression, ...]:
    from dateline.date import date_article

    return date_article(article, annotations)


def _attribute(article: Article, annotations: Annotations, timexes: tuple[TimeExpression, ...]) -> Facts:
    from dateline.attribute import attribute

    return attribute(article, annotations, timexes)


def _link_articles(articles: Sequence[Article], facts: Sequence[Facts]) -> Links:
    from dateline.link import link

    return link(articles, facts)


def _tell(story: Story) -> Story:
    from dateline.tell import tell

    return tell(story)
