"""What an article is compared by, to tell which articles are of one story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

MOST = 1000  # articles of a story: linking costs more than in proportion to them
WINDOW = 730  # days between the publications of two articles that are compared by what stands in both

Beside = tuple[Mapping[str, bytes], Sequence[tuple[str, str]]]  # contents of sketches by article, and pairs with them


@dataclass(frozen=True, slots=True)
class Sketch:
    """An article in short, as the stage that compares it packed it (`content`).

    Articles are compared where they share two of `keys` and were published within WINDOW days of each other, or it
    isn't known (`day`, an ordinal, is 0) of one of them when it was; or where they share two of `lasting`, whenever
    that was. `names` are the words of all names in it.
    """

    article: str
    content: bytes
    keys: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    day: int = 0
    lasting: tuple[str, ...] = ()

    def days(self) -> Iterator[tuple[str, int]]:
        """Each key once, in order, with the day that counts for it."""
        yield from sorted({(key, self.day) for key in self.keys} | {(key, 0) for key in self.lasting})
