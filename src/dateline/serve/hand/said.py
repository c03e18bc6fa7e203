"""A line of the log in words: what was decided, about what, by whom and when, and what it comes to now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.judging import Line
from dateline.model import Kind

_SHOWN = 160  # characters of a quote


@dataclass(frozen=True, slots=True)
class Said:
    """`what` was decided about `quotes` (words of articles), with the words that the person gave (`values`).

    `undo` is the number of the line that takes it back, 0 where it is taken back already. `undone`: it is taken back;
    `unfit` says why it holds and changes nothing ("" where it does). `links` lead to what it concerns now.
    """

    number: int
    what: str
    quotes: tuple[str, ...]
    values: tuple[str, ...]
    by: str
    day: str
    undo: int
    undone: bool = False
    unfit: str = ""
    took_back: bool = False
    links: tuple[tuple[str, str], ...] = ()


def said(line: Line, lines: Mapping[str, Line], phrases: Mapping[str, Any]) -> Said:
    """A line in words; `lines` are all by the ids of their judgements, for one that takes back another."""
    each = line.judgement
    other = lines.get(each.undoes or "")
    about = other.judgement if other is not None else each
    again = other is not None and other.judgement.kind is Kind.UNDO  # what was taken back holds once more
    while about.undoes is not None and about.undoes in lines:
        about = lines[about.undoes].judgement
    what = str(phrases["author"] if about.kind is Kind.SOURCE and not about.values else phrases[about.kind.value])
    if other is not None:
        what = str(phrases["redone" if again else "undone"]).format(what=what)
    return Said(
        number=line.number,
        what=what,
        quotes=tuple(_short(anchor.quote) for anchor in about.anchors if anchor.quote),
        values=about.values,
        by=each.by,
        day=each.at[:10],
        undo=line.number if line.holds else 0,
        undone=not line.holds,
        unfit=line.because if line.holds else "",
        took_back=other is not None,
    )


def noted(number: str, lines: Sequence[Line], phrases: Mapping[str, Any]) -> Said | None:
    """What was just done, by the number of its line as an address says it; None where it says none."""
    if not (number.isascii() and number.isdigit() and len(number) < 10 and 1 <= int(number) <= len(lines)):
        return None
    return said(lines[int(number) - 1], {line.judgement.id: line for line in lines}, phrases)


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"
