"""Where a text is cut: paywalls, registration walls, "read the full story on …". Phrases: lang/mul/pages.toml.

What a wall says is none of the story. That a page may cost something (`isAccessibleForFree: false`) doesn't make it a
stub: many such pages hold their whole text. The text itself must be cut.
"""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True)
class Cut:
    """A text without what its walls say, and why it is not the whole article ("" if it is)."""

    pieces: tuple[Piece, ...]
    partial: str = ""


def cut(given: Sequence[Piece], marks: Marks | None = None, seen: Survey | None = None) -> Cut:
    """The pieces of a text with its walls as furniture, and the reason if it is a stub."""
    pieces = [part for each in given for part in _split(each)]
    walls = [index for index, each in enumerate(pieces) if _is_wall(each)]
    last = next((index for index in walls if _rest(pieces, index) <= _MAX_REST_WORDS), None)
    out = [
        replace(each, kind=BlockKind.HEADING, furniture=True)
        if index in walls or (last is not None and index > last and _is_beside_wall(each))
        else each
        for index, each in enumerate(pieces)
    ]
    story = [each for each in out if each.kind in _STORY and not each.furniture]
    wall = pieces[last].text if last is not None else ""
    return Cut(tuple(out), _reason(story, wall, marks, seen))


def _reason(story: Sequence[Piece], wall: str, marks: Marks | None, seen: Survey | None) -> str:
    count = sum(len(each.text.split()) for each in story)
    end = story[-1].text if story else ""
    trails = bool(_CUT.search(end))
    open_end = trails or (bool(end) and not ends_sentence(end) and len(end.split()) >= 8)
    whole = marks.word_count if marks else None
    fewer = whole is not None and count < 0.6 * whole and whole - count >= _MIN_MISSING
    paid = marks is not None and marks.paid
    may_be_cut = open_end or fewer or (paid and count < _SHORT)
    shown = _wall_on(seen) if seen is not None and not wall and may_be_cut else ""
    if wall:
        stub = open_end or fewer or paid or count < _STUB
    elif shown:
        stub = may_be_cut
    else:
        stub = (trails and (paid or fewer)) or (fewer and paid and count < _STUB)
    if not stub:
        return ""
    reasons = [f"the page says “{(wall or shown)[:_MAX_SHOWN]}”"] if wall or shown else []
    reasons += ["the text breaks off"] if open_end else []
    reasons += [f"it has {count} words of {whole}"] if fewer else []
    reasons += ["the page says that it is not free"] if paid and not reasons else []
    return f"only the beginning of the article: {', '.join(reasons) or f'{count} words'}"


def _wall_on(seen: Survey) -> str:
    """What a wall says that stands anywhere on the page, in few words."""
    return next((each.text for each in seen.blocks if each.part is not Part.HEADLINE and _says_wall(each.text)), "")


def _split(each: Piece) -> list[Piece]:
    """A paragraph that runs into what a wall says, as two: its sentences before it, and the rest."""
    if each.kind not in _STORY or len(each.text.split()) <= 12 or not is_hinted("wall", each.text):
        return [each]
    line = plain(each.text)
    starts = [match.start() for rule in _all_rules() if (match := rule.search(line))]
    if not starts:
        return [each]
    ends = [match.end() for match in _SENTENCE.finditer(line, 0, min(starts) + 1) if match.end() <= min(starts)]
    if not ends or len(each.text[ends[-1] :].split()) > _MAX_WALL_WORDS:
        return [each]
    return [replace(each, text=each.text[: ends[-1]].rstrip()), replace(each, text=each.text[ends[-1] :])]


def _is_wall(each: Piece) -> bool:
    return each.kind not in (BlockKind.TITLE, BlockKind.BYLINE, BlockKind.CAPTION) and _says_wall(each.text)


def _says_wall(text: str) -> bool:
    if len(text.split()) > _MAX_WALL_WORDS or text[:1] in _QUOTES or not is_hinted("wall", text):
        return False  # what somebody says in the story
    line = plain(text)
    return any(rule.search(line) for rule in _all_rules())


def _all_rules() -> tuple[re.Pattern[str], ...]:
    return (*rules("wall", "subscribe"), *rules("wall", "elsewhere"))


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
        label or (short and (_says_wall(each.text) or is_said("wall", "offers", each.text)))
    )
