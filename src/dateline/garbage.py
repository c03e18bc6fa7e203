"""How often Python looks for garbage that refers to itself, while very many objects are made that don't."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = (100_000, 50, 100)  # objects made, looks at the young, and at those that outlived one, between two looks


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Look through what was made lately now and then, and through all that there is hardly ever.

    Nothing else is put off: what nobody refers to any more goes at once, as always. Of a large store two thirds of the
    time of linking went into looking through all objects once more, of a build of twenty pages a twentieth.
    """
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
