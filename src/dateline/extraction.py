"""What each article says: understand → date → attribute, of articles that wait for it, on one process or several.

What an article is compared by, to tell which articles are one story, is made there, too: it rests on the article and
its facts alone.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dateline.errors import DatelineError, UnreadableError
from dateline.intake import Progress, defect
from dateline.lang import languages
from dateline.linking import annotations_key, digest
from dateline.model import Annotations, Article, Facts, TimeExpression
from dateline.model.sketch import Sketch
from dateline.stages import Stages
from dateline.workers import Reader, Workers

if TYPE_CHECKING:
    from dateline.store import Pending, Store

log = logging.getLogger(__name__)

_NOT_UNDERSTOOD = "not understood"  # in the place of the rules that facts rest on
_AT_ONCE = 32  # articles read from the store at a time
_SKETCHES = 200  # sketches written to it at a time


@dataclass(frozen=True, slots=True)
class Task:
    """An article whose facts are wanted, the keys under which they are kept, and what the reader saw, where known."""

    article: Article
    facts_key: str
    annotations_key: str
    annotations: Annotations | None


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in an article: what the reader saw, where it was asked; its facts, or why there are none.

    `sketch` is what the article is compared by.
    """

    annotations: Annotations | None = None
    facts: Facts | None = None
    sketch: Sketch | None = None
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class Extract:
    """The stages from an article to its facts. Each is a function of a module, where there are several processes."""

    load_reader: Callable[[], Reader]
    date: Callable[[Article, Annotations], tuple[TimeExpression, ...]]
    attribute: Callable[[Article, Annotations, tuple[TimeExpression, ...]], Facts]
    sketch: Callable[[Sequence[Article], Sequence[Facts]], list[Sketch]]

    @classmethod
    def of(cls, stages: Stages) -> Extract:
        """The stages of a build that this takes."""
        return cls(stages.load_reader, stages.date, stages.attribute, stages.sketch)

    def prepare(self) -> Callable[[Task], Found]:
        return _Extractor(self).found


class _Extractor:
    def __init__(self, stages: Extract) -> None:
        self._stages = stages

    @cached_property
    def _reader(self) -> Reader:
        """Loaded when the first article is understood: new rules alone need none."""
        return self._stages.load_reader()

    def found(self, task: Task) -> Found:
        """A defect in one article is told with it; a reader that can't be loaded is an error of all."""
        article, seen = task.article, task.annotations
        reader = None if seen else self._reader
        fresh = None
        try:
            if reader:
                seen = fresh = reader.annotate(article)
            assert seen is not None
            facts = self._stages.attribute(article, seen, self._stages.date(article, seen))
            (sketch,) = self._stages.sketch([article], [facts])
        except Exception as error:
            return Found(fresh, error=error)
        return Found(fresh, facts, sketch)


def extract_pending(
    store: Store, stages: Stages, workers: Workers, progress: Progress, without: Collection[str] = ()
) -> None:
    """Annotations and facts of each article (but those in `without`) that has none, or whose own rest on what is no
    longer so.

    Each is written as soon as those before it are: a build that is killed goes on where it stood.
    """
    todo = [each for each in understandable(store, stages) if each.article not in without]
    sketches: list[Sketch] = []  # many are written faster together; what is lost of them is made again
    for done, (task, found) in enumerate(workers.map(Extract.of(stages), _tasks(store, stages, todo))):
        progress("understanding", done, len(todo), task.article.paths[0])
        sketches += _kept(store, task, found if isinstance(found, Found) else Found(error=found))
        if len(sketches) == _SKETCHES:
            store.set_sketches(sketches, stages.versions.links)
            sketches = []
    store.set_sketches(sketches, stages.versions.links)
    progress("understanding", len(todo), len(todo))


def understandable(store: Store, stages: Stages) -> list[Pending]:
    """The articles that wait for facts by these stages, in id order; those in other languages are given none."""
    pending = _pending(store, stages)
    foreign = [each for each in pending if not understood(each.language)]
    for first in range(0, len(foreign), _SKETCHES):
        some = foreign[first : first + _SKETCHES]
        sketches: list[Sketch] = []
        for each, article in zip(some, store.articles([each.article for each in some]), strict=True):
            sketches += _kept(store, Task(article, each.facts_key, "", None), nothing_told(article, stages))
        store.set_sketches(sketches, stages.versions.links)
    return [each for each in pending if understood(each.language)]


def nothing_told(article: Article, stages: Stages) -> Found:
    """What is found in an article whose language isn't understood: it may be a copy of another all the same."""
    facts = Facts(article.id, (), (), ())
    try:
        (sketch,) = stages.sketch([article], [facts])
    except Exception as error:  # a defect with this article, as one of the stages before
        return Found(error=error)
    return Found(facts=facts, sketch=sketch)


def waiting(store: Store, stages: Stages) -> list[str]:
    """The articles (ids, in order) that wait for facts by these stages, in whatever language."""
    return [each.article for each in _pending(store, stages)]


def _pending(store: Store, stages: Stages) -> list[Pending]:
    return store.pending(facts_rules(stages), languages(), _NOT_UNDERSTOOD)


def facts_key(article: Article, stages: Stages) -> str:
    """Stands for all that the facts of an article rest on: the key of `pending`."""
    from dateline.store import metadata_hash

    return f"{metadata_hash(article)} {facts_rules(stages) if understood(article.language) else _NOT_UNDERSTOOD}"


def facts_rules(stages: Stages) -> str:
    """What the facts of an article rest on beside its text and metadata."""
    return digest(stages.versions.reader, stages.versions.rules)


def _tasks(store: Store, stages: Stages, todo: Sequence[Pending]) -> Iterator[Task]:
    for first in range(0, len(todo), _AT_ONCE):
        some = todo[first : first + _AT_ONCE]
        articles = store.articles([each.article for each in some])  # in id order, as `waiting` is
        for each, article in zip(some, articles, strict=True):
            key = annotations_key(article, stages)
            yield Task(article, each.facts_key, key, store.annotations(article.id, key))


def _kept(store: Store, task: Task, found: Found) -> list[Sketch]:
    """The article's sketch, to be kept as well, once what was found is.

    What goes wrong with one article is listed with it, and the others go on; a store that fails stops the build.
    """
    article = task.article
    try:
        if found.annotations is not None:
            store.set_annotations(found.annotations, task.annotations_key)
        if found.error is not None:
            raise found.error
        if found.facts is not None:
            store.set_facts(found.facts, task.facts_key)
    except Exception as error:
        store.set_failed(article.id, reason(article, error))
        return []
    return [found.sketch] if found.sketch is not None else []


def reason(article: Article, error: Exception) -> str:
    """Why an article has no facts. An error that is none of this article's (no reader, no store) is raised."""
    if isinstance(error, UnreadableError):
        return str(error)
    if isinstance(error, DatelineError):
        raise error
    log.error("article %s (%s) could not be digested", article.id, ", ".join(article.paths), exc_info=error)
    return defect(error)


def understood(language: str) -> bool:
    """Whether an article in this language is read; where its language isn't known, it is tried."""
    return not language or language in languages()
