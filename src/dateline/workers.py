"""Processes that work side by side: N of one thread each, results in order, and the same results as one alone gives."""

from __future__ import annotations

import functools
import multiprocessing
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import connection
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

from dateline.errors import UnreadableError
from dateline.garbage import end_at_once, seldom_collected
from dateline.model import Annotations, Article, Facts, Links
from dateline.model.changes import Snapshot
from dateline.model.sketch import Sketch
from dateline.packing import pack, unpack

Item = TypeVar("Item")
Result = TypeVar("Result")
In = TypeVar("In", contravariant=True)
Out = TypeVar("Out", covariant=True)

_AHEAD = 8  # items for each process, before the result of the first is taken: bounds memory
_DEATHS = 2  # processes that may die of an item
_PACKED = (Annotations, Article, Facts, Links, Sketch, Snapshot)  # records of many records


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
    """So many processes, begun when they are first needed; with one, the work is done in this process.

    With `apart` one is a process of its own, too: what an item may do to it is not done to this one.
    """

    def __init__(self, count: int = 1, *, apart: bool = False) -> None:
        self.count = max(count, 1)
        self._apart = apart or self.count > 1
        self._hands: list[_Hand] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    def map(self, work: Work[Item, Result], items: Iterable[Item]) -> Iterator[tuple[Item, Result | UnreadableError]]:
        """Each item with its result, in order. Items are taken as they are needed, a few ahead.

        An exception of the work is raised. A process that dies (for want of memory, say) takes no other item with it:
        its item is given to another, and gets an UnreadableError if that dies of it, too.
        """
        return self._there(work, items) if self._apart else _here(work, items)

    def _there(
        self, work: Work[Item, Result], items: Iterable[Item]
    ) -> Iterator[tuple[Item, Result | UnreadableError]]:
        coming = iter(items)
        under_way: deque[_Piece] = deque()  # in the order of the items, from the first whose result isn't taken
        try:
            while True:
                self._hand_out(work, coming, under_way)
                if not under_way:
                    return
                if under_way[0].done:
                    piece = under_way.popleft()
                    yield piece.item, piece.result
                else:
                    self._wait()
        finally:
            if any(hand.piece for hand in self._hands):  # left before its end: what still comes is nobody's
                self._end()

    def _hand_out(self, work: Work[Any, Any], coming: Iterator[Any], under_way: deque[_Piece]) -> None:
        """Give each process that is free an item, as long as not too many results wait for an earlier one."""
        while len(self._hands) < self.count:
            self._hands.append(_Hand())
        for number, hand in enumerate(self._hands):
            if hand.piece:
                continue
            piece = next((each for each in under_way if each.orphan), None)
            if piece is None and len(under_way) < _AHEAD * self.count:
                piece = next(map(_Piece, coming), None)
                under_way.extend([piece] if piece else [])
            if piece is None:
                return
            if not hand.give(work, piece):
                self._hands[number] = _Hand()

    def _wait(self) -> None:
        """Until a process has something to tell; take it."""
        busy = {hand.pipe: number for number, hand in enumerate(self._hands) if hand.piece}
        for pipe in connection.wait(list(busy)):
            number = busy[pipe]  # type: ignore[index]
            if not self._hands[number].take():
                self._hands[number] = _Hand()

    def _end(self) -> None:
        for hand in self._hands:
            hand.dismiss()
        for hand in self._hands:  # they end side by side
            hand.end()
        self._hands = []


@dataclass(slots=True, eq=False)
class _Piece:
    """An item on its way: how many processes died of it, whether its result is there, and whether nobody is at it."""

    item: Any
    result: Any = None
    done: bool = False
    orphan: bool = False
    deaths: int = 0


class _Hand:
    """A worker process, and the piece that it is at. It is told an item only when it waits for one."""

    def __init__(self) -> None:
        _send_packed()
        # spawn, not fork: a fork of a process with onnxruntime's threads may hang
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.piece: _Piece | None = None
        self._process = context.Process(target=_worker, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    def give(self, work: Work[Any, Any], piece: _Piece) -> bool:
        """Whether it took the piece: one that died meanwhile doesn't."""
        piece.orphan = False
        self.piece = piece
        try:
            self.pipe.send((work, piece.item))
        except (BrokenPipeError, ConnectionResetError):
            self._lost()
            return False
        return True

    def take(self) -> bool:
        """Take what it has to tell; False where it died. Raises what the work raised."""
        assert self.piece is not None
        try:
            well, told = self.pipe.recv()
        except (EOFError, ConnectionResetError):
            self._lost()
            return False
        piece, self.piece = self.piece, None
        if not well:
            raise told
        piece.result, piece.done = told, True
        return True

    def dismiss(self) -> None:
        """Have it end: what it is at is nobody's."""
        self.pipe.close()
        if self.piece:
            self._process.terminate()

    def end(self) -> None:
        """Have it end, and wait until it has."""
        self.dismiss()
        self._process.join()

    def _lost(self) -> None:
        assert self.piece is not None
        piece, self.piece = self.piece, None
        piece.deaths += 1
        if piece.deaths == _DEATHS:
            piece.result = UnreadableError("the process that was at it ended, twice (for want of memory?)")
            piece.done = True
        piece.orphan = not piece.done
        self.end()


@seldom_collected()
def _worker(pipe: Connection) -> None:
    """What a worker process does: one item after another, until nobody is there to give it any."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that hands out the items
    end_at_once()
    _send_packed()
    while True:
        try:
            work, item = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send((True, _prepared(work)(item)))
        except Exception as error:  # nothing was sent: all of it is packed first
            pipe.send((False, error))


def _send_packed() -> None:
    """Have large records sent as packed bytes: by itself, pickling calls Python code for each record within them."""
    for kind in _PACKED:
        ForkingPickler.register(kind, _packed)


def _packed(record: Any) -> Any:
    try:
        return unpack, (pack(record), type(record))
    except (UnicodeEncodeError, OverflowError, TypeError):  # half characters in a file's name, say
        return record.__reduce_ex__(pickle.HIGHEST_PROTOCOL)


def _here(work: Work[Item, Result], items: Iterable[Item]) -> Iterator[tuple[Item, Result | UnreadableError]]:
    do: Callable[[Item], Result] | None = None
    for item in items:
        do = do or work.prepare()
        yield item, do(item)


@functools.cache
def _prepared(work: Any) -> Any:
    """What a worker process does, prepared once."""
    return work.prepare()
