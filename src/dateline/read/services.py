"""Exports of press archives (Nexis, Factiva): many articles in one file, each with its own header.

Known are Nexis' older form ("3 of 10 DOCUMENTS" before an article, labels in capitals), its newer one ("End of
Document" behind it, the headline first), and Factiva's (its number behind an article), with field codes or without. The
words are those of lang/mul/services.toml. Where a header can't be read, the article is read as plain text: nothing is
lost.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.lang import table, words
from dateline.model import BlockKind
from dateline.read import bylines
from dateline.read.dates import parse
from dateline.read.draft import Draft, Piece, piece, pieces
from dateline.read.text import from_pieces, paragraphs

_DATE = re.compile(r"(?:[^\W\d]+,? )?([^\W\d]+ \d{1,2},? \d{4}|\d{1,2} [^\W\d]+ \d{4}|[^\W\d]+ \d{4})(?:\b.{0,40})")
_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?(?: \w{1,4})?")
_LABEL = re.compile(r"\s{0,3}([^\W\d_][\w /-]{2,24}?)\s?:(?:\s+(.*))?")
_CODE = re.compile(r"([A-Z]{2,3})(?:[ \t]{2,}|\t|\s*$)(.*)")
_CODES = frozenset(
    [
        *("SE", "HD", "CR", "BY", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD", "CT", "RF"),
        *("CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "ART", "CX", "DLN", "CLM"),
    ]
)
_TEXT_CODES = ("LP", "TD")
_TOP = 12  # lines in which a header gives outlet and date
_SHORT = 8  # words of a section's name, or of an author's line


@dataclass(frozen=True, slots=True)
class Clipping:
    """One article of an export: what its header says ("" is: nothing), and the lines of its text."""

    body: tuple[str, ...]
    title: str = ""
    outlet: str = ""
    published: str = ""
    authors: str = ""
    page: int = 0


def clippings(lines: Sequence[str]) -> list[Clipping]:
    """The articles of an export, or [] where these lines are none."""
    plain = [line.strip() for line in lines]
    if any(_counter().fullmatch(line) for line in plain):
        return [_older(block) for block in _split(lines, before=_counter())]
    if any(line == _nexis()["end"] for line in plain) and any(_above(line) for line in plain):
        return [_newer(block) for block in _split(lines, behind=re.compile(re.escape(_nexis()["end"])))]
    if any(_factiva_end().fullmatch(line) for line in plain):
        blocks = _split(lines, behind=_factiva_end())
        made = [_coded(block) or _factiva(block) for block in blocks]
        return [each for each in made if each]
    return []


def drafts(lines: Sequence[str]) -> Iterator[tuple[int, Draft]]:
    """A draft an article with its number, 0 where it is the only one; none where these lines are no export."""
    found = clippings(lines)
    for number, each in enumerate(found, 1):
        yield (number if len(found) > 1 else 0), _draft(each)


def spaced(lines: Iterable[str]) -> list[str]:
    """Lines of which each is a paragraph, with blank ones between."""
    return [part for line in lines for part in (line, "")]


def unjoined(lines: Iterable[str]) -> Iterator[str]:
    """Lines of print: where a header's labels were run together to a paragraph, each begins a line again."""
    for line in lines:
        if len(_joined().findall(line)) < 2:
            yield line
            continue
        *parts, last = _joined().sub("\n", line).split("\n")
        yield from parts
        body = next(
            (word for word in words("services", "nexis.body", "mul") if last.casefold().startswith(word + " ")), ""
        )
        yield from (last[: len(body)], last[len(body) :].strip()) if body else (last,)


def lines_of_page(text: str) -> list[str]:
    """The lines that a page shows, where it may be an export's; [] where it surely is none."""
    if not _may_be_export().search(text):
        return []
    from lxml import html

    tree = html.fromstring(text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    for each in tree.xpath("//script | //style"):
        each.drop_tree()
    for each in tree.iter("br", "p", "div", "tr", "td", "th", "li", "h1", "h2", "h3"):
        each.tail = "\n" + (each.tail or "")
        each.text = "\n" + (each.text or "")
    return spaced(line.strip() for line in tree.text_content().splitlines() if line.strip())


def _draft(each: Clipping) -> Draft:
    told = {"title": each.title, "outlet": each.outlet, "published": each.published, "authors": each.authors}
    top = [piece(BlockKind.TITLE, each.title, sure=True)] if each.title else []
    body = [piece(BlockKind.PARAGRAPH, text) for text in paragraphs(each.body)]
    made = from_pieces(
        pieces([*top, *body]), {key: value for key, value in told.items() if value}, "the export's header"
    )
    return replace(made, pieces=_paged(made.pieces, each.page))


def _paged(given: Sequence[Piece], page: int) -> tuple[Piece, ...]:
    """The pieces, the first of them on the page of print that the header names."""
    if not page or not given:
        return tuple(given)
    return (replace(given[0], pages=((0, page),)), *given[1:])


# ---- Nexis -----------------------------------------------------------------------------------------------------------


def _older(block: Sequence[str]) -> Clipping:
    """Outlet, date and edition stand in the middle of their lines, then the headline; labels follow."""
    above, labels, body = _parted(block)
    date = _date_at(above)
    if date is None:
        return Clipping(tuple(block))
    outlet = " ".join(above[date - 1].split()) if date else ""
    behind = above[date + 1 :]
    margin = min((len(line) - len(line.lstrip()) for line in behind), default=0)
    # the edition stands in the middle, a headline at the margin; where all do, the headline is the last
    heads = [line for line in behind if len(line) - len(line.lstrip()) == margin]
    title = " ".join(" ".join(heads).split()) if len(heads) < len(behind) or len(behind) == 1 else behind[-1].strip()
    return _clipping(title if behind else "", outlet, above[date], labels, body)


def _newer(block: Sequence[str]) -> Clipping:
    """The headline, the outlet, the date; then labels. Before the first article stands a list of all."""
    above, labels, body = _parted(block)
    date = _date_at(above)
    if date is None or date < 1:
        return Clipping(tuple(block))
    title = above[date - 2].strip() if date >= 2 else ""
    return _clipping(title, " ".join(above[date - 1].split()), above[date], labels, body)


def _clipping(title: str, outlet: str, date: str, labels: dict[str, list[str]], body: Sequence[str]) -> Clipping:
    found = _DATE.fullmatch(date.strip())
    names = "; ".join(map(_author, labels.get("authors", [])))
    page = next((int(m[1]) for line in labels.get("section", []) if (m := _page().search(line))), 0)
    return Clipping(tuple(body), title, outlet, found[1] if found else "", names, page)


def _parted(block: Sequence[str]) -> tuple[list[str], dict[str, list[str]], list[str]]:
    """The lines above the labels, the labels that are of use with their values, and the lines of the text."""
    above: list[str] = []
    labels: dict[str, list[str]] = {}
    at = 0
    while at < len(block) and not _above(block[at].strip()):
        if block[at].strip() and not _is_rights(block[at]):
            above.append(block[at])
        at += 1
    if at == len(block):  # no label: what stands under the date is the text
        date = _date_at(above)
        at = 0 if date is None else next(i for i, line in enumerate(block) if line == above[date]) + 1
        return above, labels, _until_below(block[at:])
    last = at
    while at < len(block):
        found = _above(block[at].strip())
        if found:
            what, value = found
            at += 1
            while at < len(block) and block[at].strip() and not _above(block[at].strip()) and not _is_body(block[at]):
                value += " " + block[at].strip()  # a value may take several lines
                at += 1
            labels.setdefault(what, []).append(value.strip())
            last = at
        elif not block[at].strip() or _is_rights(block[at]):
            at += 1
        else:
            last = at + 1 if _is_body(block[at]) else at
            break
    return above, labels, _until_below(block[last:])


def _until_below(lines: Sequence[str]) -> list[str]:
    """The lines of the text, without what is said of the article below it and without rights."""
    kept: list[str] = []
    labels, alone = words("services", "nexis.below.labels", "mul"), words("services", "nexis.below.lines", "mul")
    for line in lines:
        label = _LABEL.fullmatch(line)
        if (label and label[1].casefold() in labels) or line.strip().casefold() in alone:
            break
        kept.append(line)
    while kept and (not kept[-1].strip() or _is_rights(kept[-1])):
        kept.pop()
    return kept


def _above(line: str) -> tuple[str, str] | None:
    """What a label above the text tells, and its value."""
    found = _LABEL.fullmatch(line)
    what = _labels_above().get(found[1].casefold()) if found else None
    return (what, found[2] or "") if found and what else None


def _date_at(lines: Sequence[str]) -> int | None:
    """The first line of a header that is a date."""
    for place, line in enumerate(lines[-_TOP:], max(0, len(lines) - _TOP)):
        found = _DATE.fullmatch(line.strip())
        if found and place and parse(found[1]):
            return place
    return None


# ---- Factiva ---------------------------------------------------------------------------------------------------------


def _coded(block: Sequence[str]) -> Clipping | None:
    """An article whose fields have codes; None where it has none."""
    fields: dict[str, list[str]] = {}
    code = ""
    for line in block:
        found = _CODE.fullmatch(line.rstrip())
        if found and found[1] in _CODES:
            code = found[1]
            fields.setdefault(code, []).append(found[2].strip())
        elif code:
            fields[code].append(line.strip())
    if "HD" not in fields or not any(code in fields for code in _TEXT_CODES):
        return None

    def value(code: str) -> str:
        return " ".join(part for part in fields.get(code, []) if part)

    body = [line for code in _TEXT_CODES for line in ("", *fields.get(code, []))]
    page = re.match(r"\d{1,3}\b", value("PG"))
    return Clipping(
        tuple(body), value("HD"), value("SN"), value("PD"), _author(value("BY")), int(page[0]) if page else 0
    )


def _factiva(block: Sequence[str]) -> Clipping | None:
    """An article without codes: headline, byline, "735 words", date, hour, outlet, …, language, rights, text."""
    lines = [line for line in block if line.strip()]
    if not lines:
        return None
    length = next((i for i, line in enumerate(lines[:_TOP]) if _length().fullmatch(line.strip())), None)
    date = None if length is None else _date_at(lines[: length + 4])
    if length is None or date is None or date < length:
        return Clipping(tuple(block))
    title, author = _headline([line.strip() for line in lines[:length]])
    rest = [line.strip() for line in lines[date + 1 : date + 1 + _TOP]]
    at = 1 if rest and _TIME.fullmatch(rest[0]) else 0
    outlet = rest[at] if at < len(rest) else ""
    ends = [i for i, line in enumerate(rest) if line.casefold() in words("services", "factiva.languages", "mul")]
    ends += [i for i, line in enumerate(rest) if _is_rights(line)]
    begins = max(ends, default=at)
    page = next((int(line) for line in rest[at + 1 : begins] if re.fullmatch(r"\d{1,3}", line)), 0)
    first = lines[date + 1 + begins]
    body = block[next(i for i, line in enumerate(block) if line is first) + 1 :]
    return Clipping(tuple(body), title, outlet, lines[date].strip(), author, page)


def _headline(lines: Sequence[str]) -> tuple[str, str]:
    """Headline and author of the lines above the length: a section's name may stand first, a byline last."""
    *before, last = lines or [""]
    short = len(last.split()) <= _SHORT
    if before and short and (bylines.is_byline(last) or len(before[-1].split()) > len(last.split())):
        return before[-1], _author(last)
    return last, ""


def _author(line: str) -> str:
    """The names of a byline, with or without "By"; what somebody is ("Crime Correspondent") is none."""
    return "; ".join(bylines.authors_in(line) or bylines.split_authors(line)) or line


# ---- what both have --------------------------------------------------------------------------------------------------


def _split(
    lines: Sequence[str], *, before: re.Pattern[str] | None = None, behind: re.Pattern[str] | None = None
) -> list[list[str]]:
    """The lines between marks; what stands before the first, or behind the last, is of no article."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        mark = before or behind
        assert mark is not None
        if mark.fullmatch(line.strip()):
            blocks.append([])
        else:
            blocks[-1].append(line)
    kept = blocks[1:] if before else blocks[:-1]
    return [block for block in kept if any(line.strip() for line in block)]


def _is_rights(line: str) -> bool:
    return line.strip().casefold().startswith(tuple(words("services", "rights.begins", "mul")))


def _is_body(line: str) -> bool:
    return line.strip().casefold() in words("services", "nexis.body", "mul")


def _nexis() -> dict[str, str]:
    found: dict[str, str] = table("services", "mul")["nexis"]
    return found


@functools.cache
def _labels_above() -> dict[str, str]:
    return {name: what for what, names in table("services", "mul")["nexis"]["above"].items() for name in names}


@functools.cache
def _may_be_export() -> re.Pattern[str]:
    factiva = table("services", "mul")["factiva"]
    return re.compile(rf"\b(?:{_nexis()['counter']}|{re.escape(_nexis()['end'])}|{factiva['end']})\b")


@functools.cache
def _joined() -> re.Pattern[str]:
    """The space before a label, or before the line after which the text begins."""
    labels = "|".join(re.escape(name) for name in sorted(_labels_above()))
    body = "|".join(re.escape(word) for word in sorted(words("services", "nexis.body", "mul")))
    return re.compile(rf"\s(?=(?i:{labels}):\s)|\s(?=(?i:{body})\s[A-Z“\"])")


@functools.cache
def _counter() -> re.Pattern[str]:
    return re.compile(_nexis()["counter"])


@functools.cache
def _factiva_end() -> re.Pattern[str]:
    return re.compile(table("services", "mul")["factiva"]["end"])


@functools.cache
def _length() -> re.Pattern[str]:
    return re.compile(table("services", "mul")["factiva"]["length"])


@functools.cache
def _page() -> re.Pattern[str]:
    return re.compile(table("services", "mul")["page"]["named"], re.IGNORECASE)
