"""The plot of `scale`: time over the number of articles, both axes logarithmic, as an SVG that is written by hand."""

from __future__ import annotations

import math
from collections.abc import Mapping

WIDTH, HEIGHT = 640, 400
LEFT, RIGHT, TOP, BOTTOM = 70, 20, 50, 60
INK, SOFT, FIRST, SECOND = "#222222", "#d8d8d8", "#1f5f8b", "#b5521b"


def plot(linking: Mapping[int, float], single: Mapping[int, float], exponent: float) -> str:
    """Seconds to link all articles from nothing, and to link one more, by how many there are."""
    xs = sorted(linking)
    decades = range(math.floor(math.log10(min(single.values()))), math.ceil(math.log10(max(linking.values()))) + 1)
    low, high = decades[0], decades[-1]

    def x(n: float) -> float:
        span = math.log(xs[-1] / xs[0]) or 1
        return LEFT + (WIDTH - LEFT - RIGHT) * math.log(n / xs[0]) / span

    def y(seconds: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (math.log10(seconds) - low) / (high - low)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'font-family="sans-serif" font-size="13">',
        "<title>Seconds of linking over the number of articles in the store, both axes logarithmic</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
    ]
    for decade in decades:
        at = y(10.0**decade)
        parts.append(f'<path d="M{LEFT} {at:.1f}H{WIDTH - RIGHT}" stroke="{SOFT}"/>')
        parts.append(_text(LEFT - 8, at + 4, f"{10.0**decade:g} s", "end"))
    for n in xs:
        parts.append(f'<path d="M{x(n):.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="{SOFT}"/>')
        parts.append(_text(x(n), HEIGHT - BOTTOM + 20, f"{n:,}", "middle"))
    parts.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 14, "articles in the store", "middle"))
    for times, colour, words, mark, below in (
        (linking, FIRST, f"all of them linked (exponent {exponent:.2f})", "circle", 24),
        (single, SECOND, "one more linked", "square", -12),
    ):
        line = " ".join(f"{x(n):.1f},{y(times[n]):.1f}" for n in xs)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [_mark(mark, x(n), y(times[n]), colour) for n in xs]
        parts.append(_text(x(xs[0]) + 10, y(times[xs[0]]) + below, words, "start", colour))
    return "\n".join([*parts, "</svg>"]) + "\n"


def _text(x: float, y: float, words: str, anchor: str, colour: str = INK) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{words}</text>'


def _mark(kind: str, x: float, y: float, colour: str) -> str:
    if kind == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'
    return f'<rect x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8" fill="{colour}"/>'
