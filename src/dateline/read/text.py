"""Plain text: paragraphs by blank lines or by lines, a title, header lines."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.lang import table
from dateline.model import BlockKind
from dateline.read import bylines
from dateline.read.canonical import canonical
from dateline.read.dates import parse
from dateline.read.draft import Dated, Draft, Piece, piece, pieces
from dateline.read.lines import ends_sentence, is_furniture, judge
from dateline.read.relays import find_relays, is_outlet
from dateline.read.walls import cut

_MAX_TITLE_WORDS = 30
_MAX_WRAP = 132  # characters in a line that a mail program, a formatter or a wide terminal broke
_ITEM = re.compile(r"(?:[-*•·‣▪–]|\(?\d{1,2}[.)])\s+(?=\S)")
_TOP = 6


def read_text(text: str) -> Draft:
    """A draft of plain text."""
    headers, body = split_headers(text.splitlines())
    found = [piece(BlockKind.PARAGRAPH, paragraph) for paragraph in paragraphs(body)]
    return from_pieces([_item(each) for each in pieces(found)], headers)


def from_pieces(given: Sequence[Piece], headers: dict[str, str], source: str = "the file's header") -> Draft:
    """A draft of pieces whose kinds are still to be judged, and of what "Title: …" lines say."""
    kept, title = _title(list(given), canonical(headers.get("title", "")))
    told = cut(judge(kept))
    judged = told.pieces
    return Draft(
        pieces=judged,
        partial=told.partial,
        title=title,
        outlet=headers.get("outlet") or _outlet(judged),
        authors=_authors(headers.get("authors", ""), judged),
        url=headers.get("url"),
        dates=(*header_dates(headers, source), *byline_dates(judged)),
    )


def header_dates(headers: dict[str, str], source: str) -> tuple[Dated, ...]:
    """The date that a header line gives; what is no date is no evidence."""
    value = headers.get("published", "")
    days = parse(value) if value else None
    return (Dated(*days, f"{source} gives published {value}"),) if days else ()


def byline_dates(judged: Sequence[Piece]) -> tuple[Dated, ...]:
    """The dates of the bylines at the top."""
    top = [each for each in judged[:_TOP] if each.kind is BlockKind.BYLINE]
    return tuple(dated for each in top for dated in bylines.dates_in(each.text))


def split_headers(lines: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """The header lines at the top ("Date: 2013-11-08") by what they tell, and the other lines.

    A single line "Source: X" or "By: X" is none: it is a relay or a byline.
    """
    names = _header_names()
    found: dict[str, str] = {}
    count = 0
    last = 0
    for index, line in enumerate(lines):
        if not line.strip():
            continue
        match = re.fullmatch(r"\s*([^\W\d][\w ]{1,20}?)\s*:\s+(\S.*)", line)
        key = names.get(match.group(1).lower()) if match else None
        if match is None or key is None:
            break
        value = match.group(2).strip()
        # clippers write the page's address as its source
        found.setdefault("url" if key == "outlet" and value.startswith(("http://", "https://")) else key, value)
        count, last = count + 1, index + 1
    if count < 2 and not found.keys() & {"title", "published", "url"}:
        return {}, list(lines)
    return found, list(lines[last:])


@functools.cache
def _header_names() -> dict[str, str]:
    return {name: key for key, forms in table("read")["headers"].items() for name in forms}


def paragraphs(lines: Sequence[str]) -> list[str]:
    """The paragraphs: blank lines divide them, and so does every line break where lines aren't wrapped."""
    out: list[str] = []
    for block in _groups(lines):
        out += _wrapped(block) if _is_wrapped(block) else block
    return out


def _groups(lines: Sequence[str]) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            groups[-1].append(line.expandtabs(4).rstrip())
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _is_wrapped(block: Sequence[str]) -> bool:
    """Whether the line breaks in a block were put in by a program: lines of like length that break sentences."""
    inner = block[:-1]
    if not inner or max(map(len, block)) > _MAX_WRAP or any(_ITEM.match(line.lstrip()) for line in block[1:]):
        return False
    ended = sum(ends_sentence(line) for line in inner)
    longest = max(len(line.strip()) for line in block)
    full = sum(len(line.strip()) > 0.6 * longest for line in inner)
    continued = sum(line.lstrip()[:1].islower() for line in block[1:])
    return ended <= 0.5 * len(inner) and full >= 0.6 * len(inner) and (longest > 50 or continued > 0) and continued > 0


def _wrapped(block: Sequence[str]) -> list[str]:
    """The paragraphs of wrapped lines: one, or several where first lines are indented."""
    margin = min(len(line) - len(line.lstrip()) for line in block)
    out: list[list[str]] = []
    for line in block:
        if not out or len(line) - len(line.lstrip()) >= margin + 2:
            out.append([])
        out[-1].append(line)
    return [" ".join(group) for group in out]


def _item(each: Piece) -> Piece:
    match = _ITEM.match(each.text)
    if match is None or any(found.whole for found in find_relays(each.text, first=False, last=False)):
        return each  # "- Reuters" is a credit
    return replace(each, kind=BlockKind.LIST, text=each.text[match.end() :])


def _title(given: list[Piece], told: str) -> tuple[list[Piece], str]:
    """The pieces with the title marked, and the title: the header's, or a first line that isn't a sentence."""
    if told:
        same = [i for i, each in enumerate(given[:_TOP]) if each.text.casefold() == told.casefold()]
        rest = [each for i, each in enumerate(given) if i not in same]
        return [Piece(BlockKind.TITLE, told, sure=True), *rest], told
    for index, each in enumerate(given[:_TOP]):
        if each.kind is not BlockKind.PARAGRAPH or index == len(given) - 1:
            break
        if is_outlet(each.text) or bylines.is_byline(each.text) or is_furniture(each.text):
            continue
        if any(found.whole for found in find_relays(each.text, first=False, last=False)):
            continue
        if _could_be_title(each.text):
            out = [replace(one, kind=BlockKind.TITLE, sure=True) if i == index else one for i, one in enumerate(given)]
            return out, each.text
        break
    return given, ""


def _could_be_title(text: str) -> bool:
    if len(text.split()) > _MAX_TITLE_WORDS:
        return False
    return not ends_sentence(text) or (text.endswith(("?", "!")) and text.count(". ") == 0)


def _outlet(judged: Sequence[Piece]) -> str | None:
    """The outlet that a byline at the top names behind its authors."""
    top = (each.text for each in judged[:_TOP] if each.kind is BlockKind.BYLINE)
    return next(filter(None, map(bylines.outlet_in, top)), None)


def _authors(told: str, judged: Sequence[Piece]) -> tuple[str, ...]:
    if told:
        return tuple(name.strip() for name in re.split(r";|,|\s(?:and|&)\s", told) if name.strip())
    for each in judged[:_TOP]:
        names = bylines.authors_in(each.text) if each.kind is BlockKind.BYLINE else ()
        if names:
            return names
    return ()
