"""What a line is where no markup says so: story, heading, caption, byline, or furniture of the page.

A line of a story ends like a sentence. A short one that doesn't is a heading, a picture's caption or furniture; all
three carry no claim, so that the line between them is drawn by cheap signs: names, credits, neighbours, title case.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.lang import table, words
from dateline.model import BlockKind
from dateline.read.bylines import is_byline, is_credit, tells_helpers
from dateline.read.draft import Piece
from dateline.read.relays import find_relays

_MAX_CAPTION_WORDS = 25
_MAX_HEADING_WORDS = 15
_MIN_NAME_SHARE = 0.4
_CLOSERS = "”’\"')]»"
_ENDS = ".!?…"
_NOTE = re.compile(r"(?<=[.!?…”\"’])\s*(?:\[[^\[\]]{1,60}\]|\([^()]{1,60}\))$")
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_START = re.compile(r"(?:^|[.!?…:][”’\"']?\s+)[“‘\"'(]*([^\W\d_][\w’'-]*)")
# saved pages run the captions of a gallery together: "… at an eventAda Penrose on the pier"
_RUN_TOGETHER = re.compile(r"(?<=[a-zß-ÿ])(?=[A-Z][a-z])")


@dataclass(frozen=True, slots=True)
class _Names:
    """Words that the article writes with a capital inside its sentences, or again and again."""

    words: frozenset[str]

    def share(self, tokens: Sequence[str]) -> float:
        """Which part of the words are names."""
        return sum(_bare(token) in self.words for token in tokens) / max(1, len(tokens))


def judge(given: Sequence[Piece], authors: Sequence[str] = ()) -> tuple[Piece, ...]:
    """The pieces with their kinds: those that are `sure` keep theirs. What tells of the authors is a byline."""
    out = _furniture(_about(_bylines(given), authors))
    names = _name_words(out)
    open_lines = [_is_open(each) for each in out]
    sloppy = _is_sloppy(out, open_lines)
    for index, each in enumerate(out):
        if open_lines[index]:
            out[index] = replace(each, kind=_kind(each.text, names, sloppy))
    return tuple(_gallery(out, names, open_lines))


def ends_sentence(text: str) -> bool:
    """Whether a line ends like a sentence; a note behind it ("[3]", "(via Coast Today)") doesn't count."""
    return _NOTE.sub("", text).rstrip(_CLOSERS + " ")[-1:] in tuple(_ENDS)


def _is_open(each: Piece) -> bool:
    """Whether a line's kind is to be judged: it is taken for a paragraph and doesn't end like one."""
    if each.kind is not BlockKind.PARAGRAPH or each.sure:
        return False
    if has_credit(each.text):
        return True
    # a line that ends in a quotation mark, a comma or a dash goes on elsewhere; a dash first is a signature
    bare = each.text.rstrip(_CLOSERS + " ")
    return not (ends_sentence(each.text) or bare[-1:] in ",;—–-" or each.text[:1] in '—–“"‘' or each.text[-1:] in '”"')


def _kind(text: str, names: _Names, sloppy: bool) -> BlockKind:
    tokens = _tokens(text)
    pieces = 1 + len(_RUN_TOGETHER.findall(text))
    if has_credit(text):
        return BlockKind.CAPTION
    if text.endswith(":"):
        return BlockKind.HEADING if len(tokens) <= 5 else BlockKind.PARAGRAPH
    if len(tokens) > _MAX_CAPTION_WORDS * pieces:
        return BlockKind.PARAGRAPH
    title_case = _is_title_case(tokens)
    if _has_finite(tokens) and not title_case:
        return BlockKind.PARAGRAPH
    if sloppy and len(tokens) > 7:
        return BlockKind.PARAGRAPH
    if names.share(tokens) >= _MIN_NAME_SHARE and len(tokens) > 2 and not (title_case and names.share(tokens) < 0.75):
        return BlockKind.CAPTION
    return BlockKind.HEADING if len(tokens) <= _MAX_HEADING_WORDS else BlockKind.CAPTION


def _gallery(given: list[Piece], names: _Names, open_lines: Sequence[bool]) -> list[Piece]:
    """Runs of captions: a line between or behind captions is one too, also one of names with "!"."""
    out = list(given)
    index = len(out)
    loose = [open_lines[i] or _is_exclaimed(each, names) for i, each in enumerate(out)]
    while index:
        end = index
        while index and loose[index - 1] and not out[index - 1].furniture:
            index -= 1
        captions = sum(out[i].kind is BlockKind.CAPTION for i in range(index, end))
        last = all(each.furniture or each.kind is BlockKind.BYLINE for each in out[end:])
        # at the end of a page there is no text for a heading to head
        if end - index >= 2 and captions and (captions >= (end - index) / 2 or last):
            for i in range(index, end):
                if out[i].kind is not BlockKind.PARAGRAPH or (loose[i] and (last or not open_lines[i])):
                    out[i] = replace(out[i], kind=BlockKind.CAPTION)
        index = min(index, end - 1)
    return out


def _is_exclaimed(each: Piece, names: _Names) -> bool:
    tokens = _tokens(each.text)
    return (
        each.kind is BlockKind.PARAGRAPH
        and not each.sure
        and each.text.endswith("!")
        and len(tokens) <= _MAX_CAPTION_WORDS
        and names.share(tokens) >= _MIN_NAME_SHARE
        and not _has_finite(tokens)
    )


def _is_sloppy(given: Sequence[Piece], open_lines: Sequence[bool]) -> bool:
    """Whether the text hardly ever ends a sentence: then a missing full stop tells nothing."""
    ended = sum(len(each.text.split()) for i, each in enumerate(given)
                if each.kind is BlockKind.PARAGRAPH and not open_lines[i])  # fmt: skip
    unended = sum(len(given[i].text.split()) for i, is_open in enumerate(open_lines) if is_open)
    return ended < 25 and unended > ended


def _name_words(given: Iterable[Piece]) -> _Names:
    inside: Counter[str] = Counter()
    lines: Counter[str] = Counter()
    lower: set[str] = set()
    for each in given:
        if each.furniture:
            continue
        tokens = _tokens(each.text)
        lower.update(token for token in tokens if token[0].islower())
        capitals = {_bare(token) for token in tokens if token[0].isupper()}
        if each.kind is BlockKind.PARAGRAPH and ends_sentence(each.text):
            starts = {
                m.group(1) for m in re.finditer(r"(?:^|[.!?…:][”’\"']?\s+)[“‘\"'(]*([^\W\d_][\w’'-]*)", each.text)
            }
            inside.update(token for token in capitals if token not in starts)
        else:
            lines.update(capitals)
    found = {token for token in inside if token.lower() not in lower}
    found |= {token for token, count in lines.items() if count > 1 and token.lower() not in lower}
    small = words("read", "caption.small")
    return _Names(frozenset(token for token in found if len(token) > 1 and token.lower() not in small))


def _tokens(text: str) -> list[str]:
    return _WORD.findall(_RUN_TOGETHER.sub(" ", text))


def _bare(token: str) -> str:
    return token.strip(".’'-").removesuffix("’s").removesuffix("'s")


def _has_finite(tokens: Sequence[str]) -> bool:
    finite = words("read", "caption.finite")
    return any(_bare(token).lower() in finite or token.lower() in finite for token in tokens)


def _is_title_case(tokens: Sequence[str]) -> bool:
    """Whether every word but the small ones has a capital."""
    content = [token for token in tokens if token.lower() not in words("read", "caption.small")]
    return len(content) > 2 and all(token[0].isupper() for token in content)


def has_credit(text: str) -> bool:
    """Whether a short line ends in a picture's credit, or is one: "Photo: A. Penrose", "(AP Photo/A. Penrose)"."""
    return len(text.split()) <= 2 * _MAX_CAPTION_WORDS and any(
        rule.search(text) for rule in _rules("caption", "credit")
    )


# ---- bylines -------------------------------------------------------------------------------------------------------

_TOP = 6  # bylines stand in the first lines, or at the very end ("Reporting by …")
_BOTTOM = 3


def _bylines(given: Sequence[Piece]) -> list[Piece]:
    out = list(given)
    began = False
    for index, each in enumerate(out):
        if each.sure or each.kind is not BlockKind.PARAGRAPH:
            continue
        if any(found.whole for found in find_relays(each.text, first=False, last=False)):
            out[index] = replace(each, kind=BlockKind.BYLINE)
            continue
        top, bottom = index < _TOP and not began, index >= len(out) - _BOTTOM
        if (top and is_byline(each.text)) or (bottom and (is_credit(each.text) or tells_helpers(each.text))):
            out[index] = replace(each, kind=BlockKind.BYLINE)
        elif ends_sentence(each.text) and len(each.text.split()) > 12:
            began = True
    return out


def _about(given: list[Piece], authors: Sequence[str]) -> list[Piece]:
    """A last paragraph about an author whom the story doesn't name ("Ada Penrose covers the coast.") is a byline."""
    out = list(given)
    for index in range(max(0, len(out) - _BOTTOM), len(out)):
        each = out[index]
        if each.kind is not BlockKind.PARAGRAPH or each.sure:
            continue
        for author in authors:
            inside = any(author in other.text for other in out[:index] if other.kind is BlockKind.PARAGRAPH)
            if " " in author and each.text.startswith(author) and not inside:
                out[index] = replace(each, kind=BlockKind.BYLINE)
    return out


# ---- furniture -----------------------------------------------------------------------------------------------------


def _furniture(given: Sequence[Piece]) -> list[Piece]:
    out: list[Piece] = []
    section = False
    for each in given:
        if each.kind in (BlockKind.TITLE, BlockKind.BYLINE):
            out.append(each)
            continue
        bare = squash_line(each.text)
        short = len(each.text.split()) <= 20 and not ends_sentence(each.text)
        if is_furniture(each.text) or (section and short):
            each = replace(each, kind=BlockKind.HEADING, furniture=True)
            section = section or bare in words("read", "furniture.sections")
        else:
            section = False
        out.append(each)
    return out


def is_furniture(text: str) -> bool:
    """Whether a line belongs to the page and not to its story: "Read more: …", "Share this", "Advertisement"."""
    bare = squash_line(text)
    if bare in words("read", "furniture.whole") or bare in words("read", "furniture.sections"):
        return True
    if len(text.split()) > table("read")["furniture"]["max_words"] * 2:
        return False
    if any(rule.search(text) for rule in _rules("furniture", "regex")):
        return True
    match = _starts().match(text)
    if match is None:
        return False
    return match["colon"] is not None or (
        len(text.split()) <= table("read")["furniture"]["max_words"] and not _is_told(text)
    )


def _is_told(text: str) -> bool:
    """Whether a line that starts like furniture is a sentence about the past: "Recommended doses were halved." """
    return ends_sentence(text) and _has_finite(_tokens(text))


def squash_line(text: str) -> str:
    """The line in lower case, without the marks round it."""
    return text.strip(" :.»›>→|-–—•*#[]()").casefold()


@functools.cache
def _starts() -> re.Pattern[str]:
    phrases = sorted(words("read", "furniture.starts"), key=lambda p: (-len(p), p))
    return re.compile(rf"[\[(>»→•*\s]*(?:{'|'.join(map(re.escape, phrases))})(?!\w)(?P<colon>\s?:)?", re.I)


@functools.cache
def _rules(section: str, key: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rule, re.I) for rule in table("read")[section][key])
