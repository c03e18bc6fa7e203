"""What an article is compared by, to tell which articles are of one story."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sketch:
    """An article in short, as the stage that compares it packed it (`content`).

    Articles are compared where they share two of `keys`; `names` are the words of all names in it.
    """

    article: str
    content: bytes
    keys: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
