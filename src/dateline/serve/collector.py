"""Python's collector of circles, kept from looking through stories that are at hand.

It would look through a long story's million records again and again: while the story is read (half the time that
takes), and whenever requests have made enough of their own (a third of a second, in which nobody is answered). These
records are in no circles: they go when the last who holds them lets go. But pages are, so it must look at times.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

# How many objects more, how many such times, how many of those times it looks at the young, the older, and all.
# Python's own are 700, 10, 10: then every hundredth request waits while all is looked at. The dead take 200 MB at most.
_SELDOM = (10_000, 10, 20)


class Collector:
    """The process's collector; any thread may ask."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._readers = 0

    @contextmanager
    def resting(self) -> Iterator[None]:
        """It rests as long as anybody is within."""
        with self._lock:
            self._readers += 1
            gc.disable()
        try:
            yield
        finally:
            with self._lock:
                self._readers -= 1
                if not self._readers:
                    gc.enable()


def settle() -> None:
    """Look through all once, and then no more at what is alive now, until this is asked for again.

    All: what was alive last time may be dead. And first: a dead page would stay for good, and with it its story.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def seldom() -> None:
    """Have the collector look less often for as long as this process lives."""
    gc.set_threshold(*_SELDOM)
