"""Windows over a text that is longer than the encoder reads at once, and which of them to believe for each word."""

from __future__ import annotations

from collections.abc import Sequence

WINDOW = 254  # pieces, without the two markers
OVERLAP = 24  # pieces that neighbours share at most: as many whole sentences as fit in; where one is cut, so many words
_STOPS = frozenset(".!?…") | {"...", "?!", "!?"}
_CLOSING = frozenset("\"”'’»)") | {"''"}


def seams(words: Sequence[str], first_in_block: Sequence[bool]) -> list[bool]:
    """Where a window may begin without cutting a sentence: at blocks, and where a sentence probably begins."""
    found, ended = [], True
    for word, first in zip(words, first_in_block, strict=True):
        closing = word in _CLOSING
        found.append(first or (ended and not closing))
        ended = word in _STOPS or (ended and closing)
    return found


def cut(
    sizes: Sequence[int], begins: Sequence[bool], limit: int = WINDOW, overlap: int = OVERLAP
) -> list[tuple[int, int]]:
    """Ranges of words whose pieces fit into `limit`, of about the same size; neighbours share at most `overlap`.

    Windows end before a word of `begins` wherever that can be, and share whole stretches from one of `begins` on, or
    nothing: the rest of a sentence says little. Where a window ends in the middle of one, they share what fits.
    """
    total = sum(sizes)
    if total <= limit:
        return [(0, len(sizes))] if sizes else []
    windows = -(-(total - overlap) // (limit - overlap))
    aim = min(limit, -(-(total + (windows - 1) * overlap) // windows) + overlap // 4)
    found: list[tuple[int, int]] = []
    start = 0
    while True:
        end = _reach(sizes, start, aim if len(found) + 1 < windows else limit)
        if end == len(sizes):
            return [*found, (start, end)]
        least = found[-1][1] if found else start  # a window brings something new
        end = next((i for i in range(end, max(least, start + (end - start) // 2), -1) if begins[i]), end)
        found.append((start, end))
        start = _back(sizes, begins, max(start + 1, least), end, overlap)


def _reach(sizes: Sequence[int], start: int, limit: int) -> int:
    """The end of the longest stretch from a word on that fits, of at least one word."""
    end, used = start, 0
    while end < len(sizes) and (used + sizes[end] <= limit or end == start):
        used += sizes[end]
        end += 1
    return end


def _back(sizes: Sequence[int], begins: Sequence[bool], least: int, end: int, overlap: int) -> int:
    """Where the window after one that ends at `end` begins: the first of `begins` in its last `overlap` pieces."""
    start, used = end, 0
    while start - 1 >= least and used + sizes[start - 1] <= overlap:
        start -= 1
        used += sizes[start]
    return next((i for i in range(start, end + 1) if begins[i]), start)


def margin(window: tuple[int, int], first: int, last: int, count: int) -> int:
    """How many words of context the words [first, last) have on their poorer side; −1 if the window doesn't hold them.

    The ends of the text are no poor side: there is nothing beyond them.
    """
    start, end = window
    if first < start or last > end:
        return -1
    left = first - start if start > 0 else count
    right = end - last if end < count else count
    return min(left, right)


def best(windows: Sequence[tuple[int, int]], first: int, last: int, count: int) -> int:
    """The window that sees the words [first, last) with most context; −1 if none holds them all."""
    chosen, most = -1, -1
    for number, window in enumerate(windows):
        room = margin(window, first, last, count)
        if room > most:
            chosen, most = number, room
    return chosen
