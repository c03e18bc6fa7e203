"""Bylines: who wrote it, when it was published. Words: lang/en/read.toml."""

from __future__ import annotations

import functools
import re

from dateline.lang import words
from dateline.read.canonical import squash
from dateline.read.dates import Found, find
from dateline.read.draft import Dated
from dateline.read.relays import is_agency, is_outlet

_MAX_WORDS = 24
_FEW = 2  # small words that a byline has behind a name: "of the Gazette"
_WORD = re.compile(r"[^\W_][\w.’'-]*|&")


def authors_in(line: str) -> tuple[str, ...]:
    """The authors of "By Ada Penrose and Tom Rook, Staff Writers"; none where the line names no author."""
    match = _by().match(line)
    if match is None or match["by"].lower() in words("read", "byline.not_author"):
        return ()
    ends = [found.start for found in find(line) if found.start > match.end()]
    rest = re.split(r"\s*(?:[|·•—–(]|\s-\s|\d)", line[match.end() : min(ends, default=None)], maxsplit=1)[0]
    names: list[str] = []
    for part in _parts(rest):
        # behind a role stands the outlet: "…, Staff Writer, The Gazette"
        if _has_role(part) or not _is_person(part) or len(names) == 8:
            break
        names.append(part)
    return tuple(names[:-1] if len(names) > 1 and names[-1] == outlet_in(line) else names)


def outlet_in(line: str) -> str | None:
    """The outlet that ends "By Ada Penrose, The Gazette"; an agency is none, for others print it too."""
    match = _by().match(line)
    ends = [found.start for found in find(line)]
    _, *behind = re.split(r"[,;|]", line[match.end() : min(ends, default=None)] if match else "")
    named = [part.strip(" .:,") for part in behind if part.strip(" .:,")]
    return named[-1] if named and _is_outlet(named[-1]) else None


def _is_outlet(part: str) -> bool:
    """Whether a part of a byline is an outlet's name, and no agency's."""
    said = part.lower().split()
    called = len(said) > 1 and said[-1] in words("speech", "sources.outlet_words") and part[:1].isupper()
    return (called or is_outlet(part)) and not is_agency(part)


def split_authors(told: str) -> list[str]:
    """The authors in a page's own field: "By Ada Penrose and Tom Rook"."""
    match = _by().match(told)
    return [part for part in _parts(told[match.end() :] if match else told) if len(part) <= 60 and not _has_role(part)]


def _parts(text: str) -> list[str]:
    joiners = "|".join(map(re.escape, sorted(words("read", "byline.joiners"))))
    return [part for part in (part.strip(" .:,") for part in re.split(rf",|;|\||\s(?:{joiners})\s", text)) if part]


def _has_role(part: str) -> bool:
    low = f" {part.lower()} "
    return any(f" {role} " in low for role in words("read", "byline.roles"))


def dates_in(line: str, *, day_first: bool = False) -> tuple[Dated, ...]:
    """The publication dates in a byline; one behind "Updated" or "Retrieved" is none."""
    out: list[Dated] = []
    before = 0
    for found in find(line, day_first=day_first):
        if not is_modified(line[before : found.start]):
            quote = line[found.start : found.end]
            out.append(Dated(found.earliest, found.latest, f"the byline has “{quote}”", quote))
        before = found.end
    return tuple(out[:1])


def is_byline(line: str) -> bool:
    """Whether a line near the title is a byline: "By Ada Penrose", "Posted 8 May 2013", "A. Penrose | Nov. 8, 2013"."""
    count = len(line.split())
    if count > _MAX_WORDS or line.endswith(("?", "!", "”", '"')):
        return False
    if is_credit(line):
        return True
    found = find(line)
    return bool(found) and _only_dates(line, found)


def says_published(line: str) -> bool:
    """Whether a short line has a date with a word before it that makes it the publication's ("Posted on 8 May")."""
    if len(line.split()) > _MAX_WORDS:
        return False
    found = find(line)
    before = line[: found[0].start] if found else ""
    return bool(_published().search(before)) and not is_modified(before)


def is_credit(line: str) -> bool:
    """Whether a line only names those who made the story: "By Ada Penrose", "Editing by Tom Rook"."""
    short = len(line.split()) <= _MAX_WORDS and not line.endswith(("?", "!", "”", '"'))
    credits = authors_in(line) or (_not_author().match(line) and len(line.split()) <= 12)
    return short and bool(credits) and not _tells_more(line)


def tells_helpers(line: str) -> bool:
    """Whether a line at an article's end only says who helped: "Rook reported from Saltmere."."""
    return len(line.split()) <= 2 * _MAX_WORDS and _helped().fullmatch(line.strip()) is not None


def _tells_more(line: str) -> bool:
    """Whether a sentence goes on behind what could be a name: "By Friday, Lee had left the board."."""
    if not line.rstrip().endswith("."):
        return False
    _, *behind = re.split(r"[,;]", line)
    return any(sum(word[0].islower() for word in part.split()) > _FEW and not _has_role(part) for part in behind)


def _only_dates(line: str, found: list[Found]) -> bool:
    """Whether beside its dates the line has only names, numbers and the small words of a byline."""
    rest = "".join(c if not any(f.start <= i < f.end for f in found) else " " for i, c in enumerate(line))
    small = {word for key in ("published", "not_published", "around") for phrase in words("read", f"byline.{key}")
             for word in phrase.split()}  # fmt: skip
    plain = [
        word for word in _WORD.findall(rest) if word.lower() not in small and word.lower().rstrip(".") not in small
    ]
    low = [word for word in plain if not (word[0].isupper() or any(c.isdigit() for c in word))]
    return not low and len(plain) <= 8


def is_modified(text: str) -> bool:
    """Whether the words before a date make it another date than the publication's."""
    last = -1
    verdict = False
    for key, value in (("not_published", True), ("published", False)):
        for phrase in words("read", f"byline.{key}"):
            for match in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, re.I):
                if match.end() > last or (match.end() == last and value):
                    last, verdict = match.end(), value
    return verdict


def _is_person(part: str) -> bool:
    """Whether it looks like a name: one to five words, the first with a capital, and no small word of a sentence."""
    tokens = part.split()
    if not 1 <= len(tokens) <= 5 or not tokens[0][0].isupper() or not squash(part):
        return False
    return sum(token[0].islower() for token in tokens) <= 2


@functools.cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"(?P<by>{_phrases('byline.by')})(?:\s*:|(?=\s))\s*(?=[A-Z@])", re.I)


@functools.cache
def _published() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_phrases('byline.published')})(?:\s+(?:on|at))?\s*:?\s*(?:\w+,?\s*)?$", re.I)


@functools.cache
def _helped() -> re.Pattern[str]:
    name = r"[A-Z][\w.’'-]*"
    who = rf"(?!(?i:{_phrases('byline.nobody')})\b){name}(?:,?\s+(?:{name}|{_phrases('byline.helpers')}))*"
    where = rf",?\s+(?:from|in)\s+{name}(?:,?\s+(?:and\s+)?(?:from\s+)?{name})*"
    # behind the first the verb may be left out: "Rook reported from Saltmere; Penrose, from Harrow."
    did = rf"(?:(?:{_phrases('byline.helped')})(?:{where})?|(?:{_phrases('byline.from')}){where})"
    said = rf"{who}\s+{did}(?:;\s+{who}{where})*"
    return re.compile(rf"(?:{said}[.;]?(?:\s+|$))+")


@functools.cache
def _not_author() -> re.Pattern[str]:
    return re.compile(rf"(?:{_phrases('byline.not_author')})\s*:?\s+(?-i:[A-Z])", re.I)


def _phrases(key: str) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(words("read", key), key=lambda p: (-len(p), p)))
