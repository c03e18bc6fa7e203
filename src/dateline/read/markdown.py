"""Markdown: front matter, headings, quotations, lists, pictures with their captions. Inline marks are taken off."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dateline.model import BlockKind
from dateline.read.draft import Draft, Piece, piece, pieces
from dateline.read.text import from_pieces, paragraphs, split_headers

_FENCE = re.compile(r"\s*(?:```|~~~)")
_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*$")
_ITEM = re.compile(r"\s{0,6}(?:[-*+•]|\d{1,3}[.)])\s+(\S.*)")
_PICTURE = re.compile(r"!\[([^\]]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+[\"'“]([^\"”]*)[\"'”])?\)")
_LINK = re.compile(r"(?<!!)\[([^\]]+)\](?:\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)|\[[^\]]*\])")
_MARKS = re.compile(r"(\*\*|__|~~|`)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*_])([*_])(?=\S)(.+?)(?<=\S)\1(?![\w*_])")
_TAG = re.compile(r"<!--.*?-->|</?[a-z][^<>]*>", re.I | re.S)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")


def read_markdown(text: str) -> Draft:
    """A draft of Markdown (CommonMark's blocks; fenced code and raw HTML tags are left out)."""
    headers, lines = _front_matter(text.splitlines())
    found = pieces(_pieces(_without_code(lines)))
    first = found[0] if found else None
    if first is not None and first.kind is BlockKind.HEADING and not headers.get("title"):
        headers["title"] = first.text
        found = found[1:]
    return from_pieces(found, headers)


def _front_matter(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """What stands between two "---" lines at the top, or plain header lines."""
    if not lines or lines[0].strip() != "---":
        return split_headers(lines)
    for end, line in enumerate(lines[1:], 1):
        if line.strip() in ("---", "..."):
            plain = [_unquoted(row) for row in lines[1:end] if row.strip() and not row[:1].isspace()]
            known = [row for row in plain if split_headers(["date: 2000", row])[1] == []]
            return split_headers(["id: front matter", *known])[0], lines[end + 1 :]
    return split_headers(lines)


def _unquoted(row: str) -> str:
    """A line of YAML without quotes and brackets round its value: title: "A. B." → title: A. B."""
    key, colon, value = row.partition(":")
    value = value.strip()
    if value[:1] == "[" and value[-1:] == "]":
        value = "; ".join(part.strip(" \"'") for part in value[1:-1].split(","))
    elif len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    return f"{key}{colon} {value}"


def _without_code(lines: Sequence[str]) -> list[str]:
    out: list[str] = []
    inside = False
    for line in lines:
        if _FENCE.match(line):
            inside = not inside
            line = ""
        out.append("" if inside else line)
    return out


def _pieces(lines: Sequence[str]) -> list[Piece | None]:
    out: list[Piece | None] = []
    plain: list[str] = []

    def flush() -> None:
        for paragraph in paragraphs(plain):
            out.extend(_paragraph(paragraph))
        plain.clear()

    index = 0
    while index < len(lines):
        line = lines[index]
        heading, item = _HEADING.match(line), _ITEM.match(line)
        below = lines[index + 1] if index + 1 < len(lines) else ""
        if heading:
            flush()
            out.append(piece(BlockKind.HEADING, _inline(heading.group(2)), sure=True))
        elif line.strip() and _UNDERLINE.match(below) and not plain:
            out.append(piece(BlockKind.HEADING, _inline(line), sure=True))
            index += 1
        elif line.lstrip().startswith(">"):
            flush()
            block, index = _run(lines, index, lambda row: row.lstrip().startswith(">"))
            quoted = [re.sub(r"^\s*(?:>\s?)+", "", row) for row in block]
            out += [piece(BlockKind.QUOTATION, _inline(each), sure=True) for each in paragraphs(quoted)]
        elif item and not plain:
            block, index = _run(lines, index, lambda row: bool(row.strip()) and not _ITEM.match(row))
            out.append(piece(BlockKind.LIST, _inline(" ".join([item.group(1), *block[1:]])), sure=True))
        else:
            plain.append(line)
            if not line.strip():
                flush()
        index += 1
    flush()
    return out


def _run(lines: Sequence[str], index: int, belongs: Callable[[str], bool]) -> tuple[list[str], int]:
    """The lines from `index` on that belong together, and the index of the last."""
    end = index + 1
    while end < len(lines) and belongs(lines[end]):
        end += 1
    return list(lines[index:end]), end - 1


def _paragraph(text: str) -> list[Piece | None]:
    """A paragraph; the captions of the pictures in it come first, and a line in italics behind one is its caption."""
    captions = [match.group(2) or match.group(1) for match in _PICTURE.finditer(text)]
    rest = _PICTURE.sub(" ", text).strip()
    out = [piece(BlockKind.CAPTION, _inline(caption), sure=True) for caption in captions]
    slanted = re.fullmatch(r"([*_])([^*_].*?)\1", rest)
    if captions and slanted:
        return [*out, piece(BlockKind.CAPTION, _inline(rest), sure=True)]
    return [*out, piece(BlockKind.PARAGRAPH, _inline(rest))]


def _inline(text: str) -> str:
    text = _AUTOLINK.sub(r"\1", _PICTURE.sub(" ", text))
    text = _LINK.sub(r"\1", _TAG.sub(" ", text))
    for pattern in (_MARKS, _EMPHASIS, _MARKS):
        text = pattern.sub(r"\2", text)
    return _ESCAPE.sub(r"\1", text)
