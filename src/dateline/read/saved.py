"""Saved pages: where a page was saved from, and when, as the program that saved it wrote into it.

When a page was saved says nothing of when it was published.
Sources: the "mark of the web" comment of browsers; SingleFile and its older spelling; HTTrack; monolith; Save Page WE;
ScrapBook and WebScrapBook; the Wayback Machine's closing comment and the addresses of archives.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from dateline.read.address import unwrapped
from dateline.read.canonical import canonical
from dateline.read.dates import parse
from dateline.read.draft import Dated

_TOP = 30_000  # characters in which a program writes its comment: SingleFile's stands inside <html>
_BOTTOM = 6_000  # the Wayback Machine writes its at the end

_COMMENT = re.compile(r"<!--(.*?)-->", re.S)
_MARK_OF_THE_WEB = re.compile(r"\s*saved from url=\(\d+\)\s*(?P<url>\S+?)\s*$", re.I | re.S)
_SINGLE_FILE = re.compile(r"\s*(?:Page saved with|Archive processed by) SingleFile\b(?P<rest>.*)", re.S)
_LINE = re.compile(r"^[ \t]*(?P<key>url|saved date):[ \t]*(?P<value>\S[^\r\n]*?)[ \t]*$", re.M)
_HTTRACK = re.compile(r"\s*Mirrored from (?P<url>\S+) by HTTrack.*?, (?P<date>[A-Z][a-z]{2}, \d.+?)\s*$", re.S)
_MONOLITH = re.compile(r"\s*Saved from (?P<url>\S+) at (?P<date>\S+) using monolith", re.S)
_WAYBACK = re.compile(
    r"FILE ARCHIVED ON (?P<date>\d{1,2}:\d\d:\d\d [A-Z][a-z]{2}\w* \d{1,2}, \d{4}) AND RETRIEVED", re.I
)
_ATTRIBUTE = re.compile(r"\sdata-scrapbook-(?P<key>source|create)\s*=\s*[\"']?(?P<value>[^\"'\s>]+)", re.I)
_META = re.compile(
    r"<meta\s+name=[\"']?savepage-(?P<key>url|date)[\"']?\s+content=(?P<quote>[\"'])(?P<value>.*?)(?P=quote)",
    re.I | re.S,
)
_STAMP = re.compile(r"(\d{4})(\d{2})(\d{2})\d*")


@dataclass(frozen=True, slots=True)
class Saved:
    """Where a page was saved from (an archive's address unwrapped) and when; None where it doesn't say."""

    url: str | None = None
    captured: Dated | None = None


def read_saved(html: str) -> Saved:
    """What the program that saved a page wrote into it; what an archive says goes before who saved it from there."""
    found = list(_programs(html[:_TOP]))
    urls = [unwrapped(url) for url, _, _ in found if url]
    archived = _WAYBACK.search(html[-_BOTTOM:]) or _WAYBACK.search(html[:_TOP])
    dates = [_dated(archived["date"], "the archive's comment")] if archived else []
    dates += [_stamped(stamp, "the archive's address") for _, stamp in urls]
    dates += [_dated(date, program) for _, date, program in found]
    known = [url for url, _ in urls if re.match(r"https?://", url, re.I)]
    return Saved(known[0] if known else None, next((date for date in dates if date), None))


def archived(url: str) -> Dated | None:
    """When an archive took the page whose address this is."""
    return _stamped(unwrapped(url)[1], "the archive's address")


def _programs(top: str) -> list[tuple[str, str, str]]:
    """Address, date and program of each note at the top; "" for what it doesn't say."""
    out: list[tuple[str, str, str]] = []
    for comment in _COMMENT.findall(top):
        if (single := _SINGLE_FILE.match(comment)) is not None:
            said = {match["key"]: match["value"] for match in _LINE.finditer(single["rest"])}
            out.append((said.get("url", ""), said.get("saved date", ""), "SingleFile's comment"))
        elif (mark := _MARK_OF_THE_WEB.match(comment)) is not None:
            out.append((mark["url"], "", "the browser's comment"))
        elif (mirror := _HTTRACK.match(comment)) is not None:
            url = mirror["url"] if "://" in mirror["url"] else f"http://{mirror['url']}"
            out.append((url, mirror["date"], "HTTrack's comment"))
        elif (mono := _MONOLITH.match(comment)) is not None:
            out.append((mono["url"], mono["date"], "monolith's comment"))
    for pattern, program, keys in ((_ATTRIBUTE, "ScrapBook's mark", ("source", "create")),
                                   (_META, "Save Page WE's mark", ("url", "date"))):  # fmt: skip
        marks = {match["key"].lower(): unescape(match["value"]) for match in pattern.finditer(top)}
        if marks:
            out.append((marks.get(keys[0], ""), marks.get(keys[1], ""), program))
    return out


def _dated(value: str, program: str) -> Dated | None:
    text = canonical(value)
    if _STAMP.fullmatch(text):
        return _stamped(text, program)
    days = parse(re.sub(r"^[\d:]+ (?=[A-Z])", "", text)) if text else None
    return Dated(*days, f"{program} has “{text}”") if days else None


def _stamped(stamp: str, program: str) -> Dated | None:
    """The date of an archive's time stamp, YYYYMMDDhhmmss or the start of one."""
    parts = (stamp[:4], stamp[4:6], stamp[6:8])
    days = parse("-".join(part for part in parts if len(part) > 1)) if stamp else None
    return Dated(*days, f"{program} has {stamp}") if days else None
