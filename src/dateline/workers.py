"""Processes that understand articles side by side: N readers of one thread each, and the same result as one reader."""

from __future__ import annotations

import functools
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from types import TracebackType
from typing import Protocol, Self

from dateline.model import Annotations, Article

_PER_WORKER = 16  # articles that wait for a worker at a time: bounds memory


class Reader(Protocol):
    """What understands an article: a model with its weights loaded."""

    def annotate(self, article: Article) -> Annotations:
        """What the reader sees in one article; the same alone and among others."""
        ...


class Annotator:
    """Hands articles to one reader here, or to `workers` processes with a reader each; `load` is called when needed.

    With more than one worker `load` must be a function of a module, so that a process can be told its name.
    """

    def __init__(self, load: Callable[[], Reader], workers: int = 1) -> None:
        self._load = load
        self._workers = max(workers, 1)
        self._pool: ProcessPoolExecutor | None = None
        self.batch = _PER_WORKER * self._workers

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def annotate(self, articles: Sequence[Article]) -> Iterator[Annotations | Exception]:
        """What a reader sees in each article, in order; where it fails on one, the exception stands for it.

        An exception of `load` itself (the weights are missing) is raised.
        """
        if self._workers == 1 or len(articles) < 2:
            for article in articles:
                yield _annotate_with(self._reader, article)
            return
        if self._pool is None:
            # spawn, not fork: a fork of a process with onnxruntime's threads may hang
            self._pool = ProcessPoolExecutor(self._workers, multiprocessing.get_context("spawn"))
        futures: list[Future[Annotations | Exception]] = [
            self._pool.submit(_annotate, self._load, article) for article in articles
        ]
        for future in futures:
            yield future.result()

    @functools.cached_property
    def _reader(self) -> Reader:
        return self._load()


@functools.cache
def _loaded(load: Callable[[], Reader]) -> Reader:
    """The reader of a worker process, loaded once."""
    return load()


def _annotate(load: Callable[[], Reader], article: Article) -> Annotations | Exception:
    return _annotate_with(_loaded(load), article)


def _annotate_with(reader: Reader, article: Article) -> Annotations | Exception:
    try:
        return reader.annotate(article)
    except Exception as error:  # the caller lists it with its article
        return error
