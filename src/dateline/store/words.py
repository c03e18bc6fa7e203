"""The words of a text, and what is shown of it around those that were asked for, as SQLite's FTS5 has them.

PostgreSQL gets them from here, so that what is found hangs on no dictionary of a server: words are runs of letters
and digits, without case and accents (https://www.sqlite.org/fts5.html#unicode61_tokenizer).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LAST = 16_383  # the last place that PostgreSQL keeps of a word (https://www.postgresql.org/docs/current/textsearch-limitations.html)
_PLACES = 255  # and how many of one word
_ROOM = 1_000_000  # bytes of an index entry, less what it takes to hold them together
_LONGEST = 500  # letters of a word; longer ones are known by their first
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_MARKS = re.compile(r"[\u0300-\u036f]")
_DISTINCT, _FIRST, _SENTENCE = 1000, 120, 100  # what FTS5 gives a passage for another phrase, and for where it begins


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is looked for, and where it stands."""

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words of a text in their order."""
    return [Word(_folded(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)]


def _folded(word: str) -> str:
    return (word.lower() if word.isascii() else "".join(map(_plain, word)))[:_LONGEST]


def _plain(letter: str) -> str:
    """A letter without case, and without its accent where it is a Latin one: others are other letters with theirs."""
    if _MARKS.match(letter):
        return ""
    folded = letter.casefold()
    if len(folded) > 1:  # "ß" is no "ss" here
        folded = letter.lower()
    base = unicodedata.normalize("NFD", folded)[0]
    return base if base.isascii() else folded


def vector(found: Sequence[Word]) -> str:
    """The words as PostgreSQL reads a tsvector; places are left out where there is no room for them, then words."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(found, 1):
        places.setdefault(word.text, []).append(min(place, LAST))
    size = sum(len(each.encode()) + 4 + 2 * min(len(at), _PLACES) for each, at in places.items())
    if size <= _ROOM:
        return " ".join(f"'{each}':{','.join(map(str, at[:_PLACES]))}" for each, at in places.items())
    kept, left = [], _ROOM
    for each in places:
        left -= len(each.encode()) + 4
        if left < 0:
            break
        kept.append(f"'{each}'")
    return " ".join(kept)


def phrase(found: Sequence[str]) -> str:
    """Words that follow one another, as PostgreSQL reads a tsquery."""
    return " <-> ".join(f"'{word}'" for word in found)


def every(found: Sequence[str]) -> str:
    """All of these words, wherever they stand, as PostgreSQL reads a tsquery."""
    return " & ".join(f"'{word}'" for word in found)


def passage(text: str, phrases: Sequence[Sequence[str]], most: int) -> str:
    """The passage of at most so many words with most of the phrases, as FTS5's snippet() chooses it; what is cut off is
    marked by "…".
    """
    found = words(text)
    hits = sorted(_hits(found, phrases))
    best, start = 0, 0
    begins = list(_sentences(text, found)) if len(found) > most else []
    for at, _ in hits:
        score, moved = _score(hits, phrases, at, most, len(found))
        if score > best:
            best, start = score, moved
        first = max((each for each in begins if each <= at), default=at)
        if first < at:
            score, _ = _score(hits, phrases, first, most, len(found))
            score += _SENTENCE if first else _FIRST
            if score > best:
                best, start = score, first
    last = start + most - 1
    begin = found[start].start if start else 0
    end = found[last].end if last < len(found) - 1 else len(text)
    return f"{'…' if start else ''}{text[begin:end]}{'…' if last < len(found) - 1 else ''}"


def _hits(found: Sequence[Word], phrases: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Where each phrase stands: the number of its first word, and its own."""
    for number, each in enumerate(phrases):
        for at in range(len(found) - len(each) + 1):
            if all(found[at + n].text == word for n, word in enumerate(each)):
                yield at, number


def _score(
    hits: Sequence[tuple[int, int]], phrases: Sequence[Sequence[str]], start: int, most: int, size: int
) -> tuple[int, int]:
    """How good a passage that begins here is, and where it would begin with what was found in its middle."""
    seen: set[int] = set()
    score, first, last = 0, -1, 0
    for at, number in hits:
        if start <= at < start + most:
            score += 1 if number in seen else _DISTINCT
            seen.add(number)
            first = at if first < 0 else first
            last = at + len(phrases[number])
    moved = first - (most - (last - first)) // 2
    return score, max(0, min(moved, size - most))


def _sentences(text: str, found: Sequence[Word]) -> Iterator[int]:
    """The numbers of the words with which sentences begin."""
    for number, word in enumerate(found):
        before = text[: word.start].rstrip(" \t\n\r")[-1:] if word.start else ""
        if number == 0 or (before in (".", ":") and text[word.start - 1].isspace()):
            yield number
