"""Where a text is cut: paywalls, registration walls, "read the full story on …". Phrases: lang/mul/pages.toml.

What a wall says is none of the story. That a page may cost something (`isAccessibleForFree: false`) doesn't make it a
stub: many such pages hold their whole text. The text itself must be cut.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.model import BlockKind
from dateline.read.draft import Piece
from dateline.read.head import Marks
from dateline.read.lines import ends_sentence
from dateline.read.phrases import is_hinted, is_said, plain, rules
from dateline.read.survey import Part, Survey

_MAX_WALL_WORDS = 60
_MAX_REST_WORDS = 40  # of running text behind a wall that ends a text; with more the wall stands in the middle
_STUB = 350  # words: what a site shows of an article before its wall
_SHORT = 150
_QUOTES = "“‘\"'"
_MIN_MISSING = 80
_MAX_SHOWN = 100  # characters of a wall in the reason
_STORY = (BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST)
_SENTENCE = re.compile(r"(?<=[.!?…])[\"')]*\s+")
_CUT = re.compile(r"(?:…|\.\.\.|\[\+\d+ chars\])[\s\"'\])]*$")


class _Level(enum.IntEnum):
    """What a line says: nothing of the kind; an invitation, which whole articles carry too; that the free text ends."""

    NONE = 0
    INVITED = 1
    WALL = 2


@dataclass(frozen=True, slots=True)
class Cut:
    """A text without what its walls say, and why it is not the whole article ("" if it is)."""

    pieces: tuple[Piece, ...]
    partial: str = ""


def cut(given: Sequence[Piece], marks: Marks | None = None, seen: Survey | None = None) -> Cut:
    """The pieces of a text with its walls as furniture, and the reason if it is a stub."""
    pieces = [part for each in given for part in _split(each)]
    said = [_level(each) for each in pieces]
    ends = [index for index, level in enumerate(said) if level and _rest(pieces, index) <= _MAX_REST_WORDS]
    out = [
        replace(each, kind=BlockKind.HEADING, furniture=True)
        if said[index] or (ends and index > ends[0] and _is_beside_wall(each))
        else each
        for index, each in enumerate(pieces)
    ]
    story = [each for each in out if each.kind in _STORY and not each.furniture]
    wall = max(ends, key=lambda index: (said[index], -index), default=None)
    if wall is None:
        return Cut(tuple(out), _reason(story, "", _Level.NONE, marks, seen))
    return Cut(tuple(out), _reason(story, pieces[wall].text, said[wall], marks, seen))


def _reason(story: Sequence[Piece], wall: str, level: _Level, marks: Marks | None, seen: Survey | None) -> str:
    count = sum(len(each.text.split()) for each in story)
    end = story[-1].text if story else ""
    trails = bool(_CUT.search(end))
    open_end = trails or (bool(end) and not ends_sentence(end) and len(end.split()) >= 8)
    whole = marks.word_count if marks else None
    fewer = whole is not None and count < 0.6 * whole and whole - count >= _MIN_MISSING
    paid = marks is not None and marks.paid
    may_be_cut = open_end or fewer or (paid and count < _SHORT)
    ended = level is _Level.WALL and (count < _STUB or paid)
    if level < _Level.WALL and seen is not None and may_be_cut and (count < _STUB or trails or fewer):
        wall, level = wall_on(seen) or (wall, level)
    if level is _Level.WALL:
        stub = may_be_cut or ended
    elif level is _Level.INVITED:
        stub = open_end or fewer or (paid and count < _STUB)
    else:
        stub = (trails and (paid or fewer)) or (fewer and paid and count < _STUB)
    if not stub:
        return ""
    reasons = [f"the page says “{wall[:_MAX_SHOWN]}”"] if wall else []
    reasons += ["the text breaks off"] if open_end else []
    reasons += [f"it has {count} words of {whole}"] if fewer else []
    reasons += ["the page says that it is not free"] if paid and not reasons else []
    return f"only the beginning of the article: {', '.join(reasons) or f'{count} words'}"


def wall_on(seen: Survey) -> tuple[str, _Level] | None:
    """What a wall says that stands anywhere on the page."""
    texts = [each.text for each in seen.blocks if each.part is not Part.HEADLINE]
    return next(((text, _Level.WALL) for text in texts if _says(text) is _Level.WALL), None)


def _split(each: Piece) -> list[Piece]:
    """A paragraph that runs into what a wall says, as two: its sentences before it, and the rest."""
    if each.kind not in _STORY or len(each.text.split()) <= 12 or not is_hinted("wall", each.text):
        return [each]
    line = plain(each.text)
    starts = [match.start() for rule in _rules(_Level.WALL) if (match := rule.search(line))]
    if not starts:
        return [each]
    ends = [match.end() for match in _SENTENCE.finditer(line) if match.end() <= min(starts) + 2]
    if not ends or len(each.text[ends[-1] :].split()) > _MAX_WALL_WORDS:
        return [each]
    return [replace(each, text=each.text[: ends[-1]].rstrip()), replace(each, text=each.text[ends[-1] :])]


def _level(each: Piece) -> _Level:
    if each.kind in (BlockKind.TITLE, BlockKind.BYLINE, BlockKind.CAPTION):
        return _Level.NONE
    return _says(each.text)


def _says(text: str) -> _Level:
    """How surely a line is what a wall says; what somebody says in the story is none."""
    if len(text.split()) > _MAX_WALL_WORDS or text[:1] in _QUOTES or not is_hinted("wall", text):
        return _Level.NONE
    line = plain(text)
    for level in (_Level.WALL, _Level.INVITED):
        if any(rule.search(line) for rule in _rules(level)):
            return level
    return _Level.NONE


def _rules(level: _Level) -> tuple[re.Pattern[str], ...]:
    keys = ("subscribe", "elsewhere") if level is _Level.WALL else ("invite", "more")
    return tuple(rule for key in keys for rule in rules("wall", key))


def _rest(pieces: Sequence[Piece], index: int) -> int:
    """The words of story behind a piece, without offers and other walls."""
    return sum(
        len(each.text.split())
        for each in pieces[index + 1 :]
        if each.kind in _STORY and not each.furniture and ends_sentence(each.text) and not _is_beside_wall(each)
    )


def _is_beside_wall(each: Piece) -> bool:
    """Whether it is what stands round a wall: another wall, an offer, a way to log in, a label."""
    short = len(each.text.split()) <= _MAX_WALL_WORDS
    label = not ends_sentence(each.text) and len(each.text.split()) <= 8
    return each.kind in (*_STORY, BlockKind.HEADING) and (
        label or (short and (_says(each.text) > _Level.NONE or is_said("wall", "offers", each.text)))
    )
