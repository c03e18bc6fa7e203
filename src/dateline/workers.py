"""Processes that work side by side: N of one thread each, results in order, and the same results as one alone gives."""

from __future__ import annotations

import functools
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

from dateline.errors import UnreadableError
from dateline.model import Annotations, Article

Item = TypeVar("Item")
Result = TypeVar("Result")
In = TypeVar("In", contravariant=True)
Out = TypeVar("Out", covariant=True)

_AHEAD = 8  # items handed out for each worker, before the result of the first is taken: bounds memory


class Reader(Protocol):
    """What understands an article: a model with its weights loaded."""

    def annotate(self, article: Article) -> Annotations:
        """What the reader sees in one article; the same alone and among others."""
        ...


class Work(Protocol[In, Out]):
    """What is done with each item. Hashable, and picklable: what it is made of are functions and values of modules."""

    def __hash__(self) -> int: ...

    def prepare(self) -> Callable[[In], Out]:
        """What a process does with an item, with what it loads for all of them. An error of either ends all."""
        ...


@dataclass(frozen=True, slots=True)
class Annotate:
    """Understand articles with the reader that `load` gives; where it fails on one, the exception stands for it."""

    load: Callable[[], Reader]

    def prepare(self) -> Callable[[Article], Annotations | Exception]:
        reader = self.load()

        def annotate(article: Article) -> Annotations | Exception:
            try:
                return reader.annotate(article)
            except Exception as error:  # the caller lists it with its article
                return error

        return annotate


class Workers:
    """So many processes, begun when they are first needed; with one, the work is done in this process."""

    def __init__(self, count: int = 1) -> None:
        self._count = max(count, 1)
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._close()

    def map(self, work: Work[Item, Result], items: Iterable[Item]) -> Iterator[tuple[Item, Result | UnreadableError]]:
        """Each item with its result, in order. Items are taken as they are needed, a few ahead.

        An exception of the work is raised. A process that dies (for want of memory, say) takes no other item with it:
        what was under way is done again, the first item alone, and gets an UnreadableError where a process dies of it.
        """
        if self._count == 1:
            yield from _here(work, items)
            return
        under_way: deque[tuple[Item, Future[Any]]] = deque()
        for item in items:
            under_way.append((item, self._submit(work, item)))
            if len(under_way) == _AHEAD * self._count:
                yield self._first(work, under_way)
        while under_way:
            yield self._first(work, under_way)

    def _first(
        self, work: Work[Item, Result], under_way: deque[tuple[Item, Future[Any]]]
    ) -> tuple[Item, Result | UnreadableError]:
        item, coming = under_way.popleft()
        try:
            return item, coming.result()
        except BrokenProcessPool:
            self._close()
        result = self._alone(work, item)
        for number, (other, theirs) in enumerate(under_way):
            if theirs.cancelled() or isinstance(theirs.exception(), BrokenProcessPool):
                under_way[number] = (other, self._submit(work, other))
        return item, result

    def _alone(self, work: Work[Item, Result], item: Item) -> Result | UnreadableError:
        try:
            result: Result = self._submit(work, item).result()
            return result
        except BrokenProcessPool:
            self._close()
            return UnreadableError("the process that was at it ended (for want of memory?)")

    def _submit(self, work: Work[Item, Result], item: Item) -> Future[Any]:
        if self._pool is None:
            # spawn, not fork: a fork of a process with onnxruntime's threads may hang
            self._pool = ProcessPoolExecutor(self._count, multiprocessing.get_context("spawn"))
        try:
            return self._pool.submit(_there, work, item)
        except BrokenProcessPool as error:  # what a process died of is told when its turn comes
            broken: Future[Any] = Future()
            broken.set_exception(error)
            return broken

    def _close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def _here(work: Work[Item, Result], items: Iterable[Item]) -> Iterator[tuple[Item, Result]]:
    do: Callable[[Item], Result] | None = None
    for item in items:
        do = do or work.prepare()
        yield item, do(item)


def _there(work: Work[Item, Result], item: Item) -> Result:
    do: Callable[[Item], Result] = _prepared(work)
    return do(item)


@functools.cache
def _prepared(work: Any) -> Any:
    """What a worker process does, prepared once."""
    return work.prepare()
