"""Windows over a text that is longer than the encoder reads at once, and which of them to believe for each word."""

from __future__ import annotations

from collections.abc import Sequence

WINDOW = 254  # pieces, without the two markers
OVERLAP = 64  # pieces that neighbours share


def cut(sizes: Sequence[int], limit: int = WINDOW, overlap: int = OVERLAP) -> list[tuple[int, int]]:
    """Ranges of words whose pieces fit into `limit`; neighbours share `overlap`; the last is as full as it can."""
    windows: list[tuple[int, int]] = []
    start = 0
    while start < len(sizes):
        end, total = start, 0
        while end < len(sizes) and (total + sizes[end] <= limit or end == start):
            total += sizes[end]
            end += 1
        if end == len(sizes):
            while start > 0 and total + sizes[start - 1] <= limit:
                start -= 1
                total += sizes[start]
            windows.append((start, end))
            break
        windows.append((start, end))
        back = 0
        following = end
        while following - 1 > start and back + sizes[following - 1] <= overlap:
            following -= 1
            back += sizes[following]
        start = following
    return windows


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
