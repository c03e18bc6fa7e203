"""Who relays whom as a picture: outlets in a column, an arc from each to the one that it relays. Drawn on the server.

The order is that of the list, so that the same story gives the same picture. An arc that leads up bulges a little more
than the one back down: those who relay each other are seen as a lens.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dateline.tell.relaying import OutletRow, Relayed, Relaying

_ROW, _TOP = 26, 16  # units of the picture: the height of a row, and above the first
_NAMES = 212  # the width of the column of names
_LEAST, _MOST = 14.0, 128.0  # how far an arc bulges
_THIN, _THICK = 1.0, 4.0
NAME_CHARS = 28  # of a name in the picture; the table has all of it
ROWS = 24  # outlets in the picture


@dataclass(frozen=True, slots=True)
class Node:
    """An outlet's place in the picture: the middle of its row."""

    outlet: OutletRow
    name: str
    y: float


@dataclass(frozen=True, slots=True)
class Arc:
    """One relaying the other: an SVG path from the teller to the relayed one, its width, and its arrow's head.

    `both`: the relayed one relays the teller, too.
    """

    pair: Relayed
    path: str
    head: str
    width: float
    both: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture in units that scale; `left` are outlets that relay or are relayed, and have no room in it."""

    width: int
    height: int
    names: int
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    left: int


def picture(told: Relaying) -> Picture | None:
    """The outlets that relay or are relayed; None where nobody does."""
    linked = {key for pair in told.pairs for key in (pair.teller, pair.relayed)}
    rows = [row for row in told.outlets if row.key in linked]
    if not rows:
        return None
    shown = rows[:ROWS]
    nodes = tuple(Node(row, _short(row.name), _TOP + _ROW * (n + 0.5)) for n, row in enumerate(shown))
    places = {node.outlet.key: node.y for node in nodes}
    pairs = [pair for pair in told.pairs if pair.teller in places and pair.relayed in places]
    arcs = tuple(_arc(pair, places, {(p.teller, p.relayed) for p in pairs}, pairs) for pair in pairs)
    height = round(2 * _TOP + _ROW * len(shown))
    return Picture(_NAMES + round(_MOST) + 16, height, _NAMES, nodes, arcs, len(rows) - len(shown))


def _short(name: str) -> str:
    return name if len(name) <= NAME_CHARS else name[: NAME_CHARS - 1].rstrip() + "…"


def _arc(pair: Relayed, places: dict[str, float], known: Collection[tuple[str, str]], pairs: Sequence[Relayed]) -> Arc:
    start, end = places[pair.teller], places[pair.relayed]
    rows = max(1.0, (max(places.values()) - min(places.values())) / _ROW)
    bulge = _LEAST + (_MOST - _LEAST) * math.sqrt(abs(start - end) / _ROW / rows)
    both = (pair.relayed, pair.teller) in known
    bulge = bulge - 7 if both and start > end else bulge
    most = max(len(each.claims) for each in pairs) or 1
    width = _THIN + (_THICK - _THIN) * math.sqrt(len(pair.claims) / most)
    x = _NAMES + 8
    path = f"M{x} {_n(start)}C{_n(x + bulge)} {_n(start)} {_n(x + bulge)} {_n(end)} {x + 4} {_n(end)}"
    size = 3.5 + width / 2
    head = f"M{x - 1} {_n(end)}L{_n(x + 2 * size)} {_n(end - size)}V{_n(end + size)}Z"
    return Arc(pair, path, head, round(width, 2), both)


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
