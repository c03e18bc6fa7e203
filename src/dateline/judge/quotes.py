"""Quoted words found again: where they stood, else by themselves and what stands around them, else nearly the same.

The TextQuoteSelector of the W3C Web Annotation Data Model with the position as a hint. White space, quotation
marks and dashes don't count. What is found more than once, or only alike, is taken only where one place is left, and
alike is no more than a slip of a letter and a word of no weight: another name, number or verb says something else.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from dateline.lang import words

CONTEXT = 48  # characters kept before and after a quote
_ENOUGH = 20  # characters of quote and context that must agree, where the quote alone is a word or two
_LONG, _LONGEST = 24, 2000  # a quote that is shorter or longer is not looked for in other words
_ALIKE = 90.0  # per cent of the letters (Indel similarity) of words that are nearly the same
_APART = 3.0  # per cent by which the next best place must be worse
_CHANGED = 2  # words that may be others
_SHORTEST = 5  # letters of a word in which a slip is known from another word
_PLAIN = str.maketrans("“”„«»‘’‚‹›‐‑‒–—―\u00a0\u2009\u202f", "\"\"\"\"\"'''''------   ")
_WORD = re.compile(r"\w+(?:['-]\w+)*")


@dataclass(frozen=True, slots=True)
class Found:
    """Where a quote stands now, end exclusive; or how often it was found (0, 2, …) where that is not clear."""

    start: int = 0
    end: int = 0
    times: int = 1


def places(text: str, quote: str) -> list[tuple[int, int]]:
    """All places of a quote in a text, white space, quotation marks and dashes aside; they don't overlap."""
    said = quote.translate(_PLAIN).split()
    if not said:
        return []
    pattern = re.compile(r"\s+".join(re.escape(word) for word in said))
    return [match.span() for match in pattern.finditer(text.translate(_PLAIN))]


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a place."""
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def locate(text: str, quote: str, prefix: str, suffix: str, start: int) -> Found:
    """Where a quote stands in a text: at its old place, else where it and its surroundings say."""
    if (
        quote
        and text.startswith(quote, start)
        and _agreement(text, start, start + len(quote), prefix, suffix) >= min(len(_letters(prefix + suffix)), CONTEXT)
    ):
        return Found(start, start + len(quote))
    found = places(text, quote)
    if not found:
        return _alike(text, quote)
    scored = sorted(((_agreement(text, *place, prefix, suffix), place) for place in found), reverse=True)
    best, place = scored[0]
    if len(scored) > 1 and scored[1][0] == best:
        return Found(times=len(found))
    if best + len(_letters(quote)) < min(_ENOUGH, len(_letters(prefix + quote + suffix))):
        return Found(times=0)
    return Found(*place)


def _agreement(text: str, start: int, end: int, prefix: str, suffix: str) -> int:
    """How many letters next to a place are those that stood around the quote."""
    before, after = _letters(text[max(0, start - 2 * CONTEXT) : start]), _letters(text[end : end + 2 * CONTEXT])
    return _common(before[::-1], _letters(prefix)[::-1]) + _common(after, _letters(suffix))


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def _common(left: str, right: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))


def _alike(text: str, quote: str) -> Found:
    """The only place where nearly the same words say the same."""
    from rapidfuzz import fuzz

    if not _LONG <= len(quote) <= _LONGEST:
        return Found(times=0)
    wanted, plain = quote.translate(_PLAIN), text.translate(_PLAIN)
    best = fuzz.partial_ratio_alignment(wanted, plain, score_cutoff=_ALIKE)
    if best is None or best.score < _ALIKE:
        return Found(times=0)
    start, end = _whole_words(plain, best.dest_start, best.dest_end)
    while wanted[-1].isalnum() and end > start and not plain[end - 1].isalnum():
        end -= 1
    other = fuzz.partial_ratio(wanted, plain[:start] + "\n" * (end - start) + plain[end:])
    if other > best.score - _APART:
        return Found(times=2)
    return Found(start, end) if _says_the_same(wanted, plain[start:end]) else Found(times=0)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and text[start - 1].isalnum() and start < end and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _says_the_same(left: str, right: str) -> bool:
    """Whether two texts differ in a few words at most, each a slip of a letter or of no weight ("the")."""
    a, b = _WORD.findall(left), _WORD.findall(right)
    gone, come = _without(a, b), _without(b, a)
    heavy = [[w for w in side if w not in _light()] for side in (gone, come)]
    if len(heavy[0]) != len(heavy[1]) or max(len(gone), len(come)) > _CHANGED:
        return False
    return all(_is_slip(old, new) for old, new in zip(*heavy, strict=True))


def _is_slip(old: str, new: str) -> bool:
    """One letter more, less, other or swapped inside of a longer word that is no name and no number."""
    from rapidfuzz.distance import OSA

    plain = all(w.isalpha() and w.islower() and len(w) >= _SHORTEST for w in (old, new))
    return plain and old[0] == new[0] and bool(OSA.distance(old, new) <= 1)


def _without(said: list[str], others: list[str]) -> list[str]:
    left = list(others)
    out = []
    for word in said:
        if word in left:
            left.remove(word)
        else:
            out.append(word)
    return out


@functools.cache
def _light() -> frozenset[str]:
    return words("judgements", "light")
