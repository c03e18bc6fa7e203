"""A printed page's words in the order in which people read them: columns, paragraphs, and what stands on every page.

Columns and blocks are found by cutting a page along its widest white spaces, again and again (the recursive X-Y cut of
Nagy and Seth, "Hierarchical representation of optically scanned documents", ICPR 1984).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

_COLUMN_GAP = 1.2  # line heights: white space that is wider parts columns; between words there is less
_BLOCK_GAP = 0.9  # line heights: white space that is higher parts blocks
_INDENT = 0.8  # line heights by which a paragraph's first line may stand in
_MARGIN_LINES = 2  # at the top and the bottom of a page, where running heads and page numbers stand
_SENTENCE = 60  # characters; what is shorter and has no stop may be a heading
_ENDS = '.!?”"’:'
_DIGITS = re.compile(r"\b(?:\d{1,3}|[ivxlc]+)\b", re.I)  # what may be a page's number
_NUMBER = re.compile(r"\W*(?:page|p\.)?\s*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/|–|-)\s*\d{1,4})?\W*", re.I)


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row on one line; in points from the page's lower left corner, `height` of their box."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Line(Run):
    """A line of one column."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines joined to running text; `size` is the height of its letters. `pages`: where in it which page begins."""

    text: str
    size: float
    pages: tuple[tuple[int, int], ...]


def paragraphs(pages: Sequence[Sequence[Run]]) -> tuple[Paragraph, ...]:
    """The paragraphs of all pages in reading order, without what stands at the edge of many; the first page is 1."""
    lined = [ordered(runs) for runs in pages]
    told: list[tuple[int, list[Line]]] = []
    for number, blocks in enumerate(_without_furniture(lined), 1):
        told += [(number, part) for block in blocks for part in _parted(block)]
    return tuple(_joined(told))


def ordered(runs: Sequence[Run]) -> list[list[Line]]:
    """The blocks of one page in reading order, each with its lines from top to bottom."""
    kept = [run for run in runs if run.text.strip()]
    return [_lines(block) for block in _cut(kept, _usual_height(kept))] if kept else []


def _usual_height(runs: Sequence[Run]) -> float:
    return max(median(run.height for run in runs), 1.0) if runs else 1.0


def _cut(runs: Sequence[Run], height: float) -> list[list[Run]]:
    """Blocks in reading order: columns go before rows where the white space between them is clear."""
    across = _gap([(run.left, run.right) for run in runs])
    down = _gap([(-run.top, -run.bottom) for run in runs])
    wide, high = across[0] / (_COLUMN_GAP * height), down[0] / (_BLOCK_GAP * height)
    if max(wide, high) <= 1:
        return [list(runs)]
    if wide > 1 and (wide >= high or high <= 1):
        first = [run for run in runs if run.right <= across[1]]
        second = [run for run in runs if run.right > across[1]]
    else:
        first = [run for run in runs if -run.bottom <= down[1]]
        second = [run for run in runs if -run.bottom > down[1]]
    return [*_cut(first, height), *_cut(second, height)]


def _gap(spans: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """The widest white space between spans: its width, and where it begins."""
    widest, begins, end = 0.0, 0.0, float("-inf")
    for first, last in sorted(spans):
        if end > float("-inf") and first - end > widest:
            widest, begins = first - end, end
        end = max(end, last)
    return widest, begins


def _lines(runs: Sequence[Run]) -> list[Line]:
    """Runs side by side, joined; lines from top to bottom."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-(run.top + run.bottom), run.left)):
        middle = (run.top + run.bottom) / 2
        if rows and min(r.bottom for r in rows[-1]) <= middle <= max(r.top for r in rows[-1]):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [_line(sorted(row, key=lambda run: run.left)) for row in rows]


def _line(row: Sequence[Run]) -> Line:
    text = ""
    for number, run in enumerate(row):
        apart = number and run.left - row[number - 1].right > 0.12 * run.height
        text += (" " if apart and not text.endswith(" ") else "") + run.text
    return Line(
        " ".join(text.split()),
        min(run.left for run in row),
        min(run.bottom for run in row),
        max(run.right for run in row),
        max(run.top for run in row),
    )


# ---- what stands on every page ---------------------------------------------------------------------------------------


def _without_furniture(pages: Sequence[list[list[Line]]]) -> list[list[list[Line]]]:
    """The pages without page numbers, and without heads and feet that most pages have, whatever their numbers."""
    edges = [_edges(blocks) for blocks in pages]
    seen = Counter(key for lines in edges for key in {_DIGITS.sub("#", line.text).casefold() for line in lines})
    often = {key for key, n in seen.items() if n >= 2 and n >= 0.5 * len(pages)}

    def stays(line: Line, at_edge: Sequence[Line]) -> bool:
        if line not in at_edge:
            return True
        return not _NUMBER.fullmatch(line.text) and _DIGITS.sub("#", line.text).casefold() not in often

    return [
        [kept for block in blocks if (kept := [line for line in block if stays(line, edge)])]
        for blocks, edge in zip(pages, edges, strict=True)
    ]


def _edges(blocks: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines at the top and at the bottom of a page that stand apart from its text."""
    heights = sorted({round(line.top) for block in blocks for line in block})
    outer = {*heights[:_MARGIN_LINES], *heights[-_MARGIN_LINES:]}
    apart = (block for block in blocks if len(block) <= _MARGIN_LINES)
    return [line for block in apart for line in block if round(line.top) in outer]


# ---- lines to paragraphs ---------------------------------------------------------------------------------------------


def _parted(block: Sequence[Line]) -> list[list[Line]]:
    """A block's paragraphs: a new one where a line stands in, letters change size, or a line ends with room left."""
    parts: list[list[Line]] = []
    right = max(line.right for line in block)
    for line in block:
        if parts and not _begins(line, parts[-1], min(each.left for each in block), right):
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def _begins(line: Line, before: Sequence[Line], left: float, right: float) -> bool:
    last, size = before[-1], line.height
    if abs(size - last.height) > 0.25 * max(size, last.height):
        return True
    if last.bottom - line.top > 0.75 * size:
        return True
    indented = line.left - left > _INDENT * size and last.left - left <= _INDENT * size
    # the next line's first word had room on the line before: a paragraph ended there
    word = (len(line.text.split()[0]) + 1) * (line.right - line.left) / max(1, len(line.text))
    return indented or right - last.right > 1.25 * word


def _joined(told: Sequence[tuple[int, list[Line]]]) -> Iterable[Paragraph]:
    """Paragraphs as running text; one that a column or a page breaks goes on in the next."""
    open_: Paragraph | None = None
    for number, lines in told:
        size = median(line.height for line in lines)
        text = ""
        for line in lines:
            text = _with(text, line.text)
        if open_ is not None and _goes_on(open_, size):
            before = open_.text
            whole = _with(before, text)
            pages = open_.pages if open_.pages[-1][1] == number else (*open_.pages, (len(whole) - len(text), number))
            open_ = replace(open_, text=whole, pages=pages)
            continue
        if open_ is not None:
            yield open_
        open_ = Paragraph(text, size, ((0, number),))
    if open_ is not None:
        yield open_


def _with(text: str, more: str) -> str:
    """A line behind another; a word that was divided at its end is one again."""
    if not text:
        return more
    if text.endswith("\u00ad"):
        return text[:-1] + more
    if re.search(r"[^\W\d_]-$", text) and more[:1].islower():
        return text[:-1] + more
    return f"{text} {more}"


def _goes_on(before: Paragraph, size: float) -> bool:
    """Whether what comes next, in letters of its size, is the rest of a sentence that a column or page broke off."""
    alike = abs(size - before.size) <= 0.15 * max(size, before.size)
    return alike and len(before.text) > _SENTENCE and before.text[-1:] not in _ENDS
