"""When Python looks for garbage that refers to itself, where very many objects are alive that don't: in a build, in a
server that has stories at hand, and in a command, whose objects go with it.

Its collector would look through a long story's million records again and again: while the story is read (half the time
that takes), and whenever requests have made enough of their own (a third of a second, in which nobody is answered).
These records refer to nothing that refers to them: they go when the last who holds them lets go, as always. But the
pages of a server do, and hold their stories, so it must look at times.
"""

from __future__ import annotations

import atexit
import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

# How many objects more, how many such times, how many of those times it looks at the young, the older, and all.
# Python's own are 700, 10, 10. A build leaves hardly any such garbage. In a server every hundredth request would wait
# while all is looked at; with these two million objects may be dead. A command imports and reads some 100,000 objects.
_IN_A_BUILD = (100_000, 50, 100)
_IN_A_COMMAND = (50_000, 10, 4)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Look through what was made lately now and then, and through all that there is hardly ever.

    Of a large store two thirds of the time of linking went into looking through all objects once more, of a build of
    twenty pages a twentieth.
    """
    before = gc.get_threshold()
    gc.set_threshold(*_IN_A_BUILD)
    try:
        yield
    finally:
        gc.set_threshold(*before)


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


def look_seldom() -> None:
    """Have the collector look less often for as long as this process lives, and not at all when it ends.

    Of a command that shows a timeline a tenth went into looking through what it had imported and read, half of it at
    the end, where all goes anyway. What must be done at the end is told to `atexit` or done by a context manager.
    """
    gc.set_threshold(*_IN_A_COMMAND)
    end_at_once()


def end_at_once() -> None:
    """Have the collector not look when this process ends. A worker that read twenty pages took 0.2 s for it."""
    atexit.unregister(gc.freeze)  # asked for again, it is done once
    atexit.register(gc.freeze)
