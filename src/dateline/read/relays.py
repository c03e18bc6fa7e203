"""Relays: the outlet that a page names as where it has the story from. Patterns: lang/en/read.toml, outlets.toml."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from dateline.lang import table, words
from dateline.read.canonical import squash

_MAX_LINE = 14  # words in a line that only names a relay
_LETTERS = r"(?:[\w’'&!+/-]|\.(?=\w))*"


@dataclass(frozen=True, slots=True)
class Found:
    """A relay in a piece: code points [start, end) of its name; `whole` where the piece says nothing else."""

    name: str
    start: int
    end: int
    whole: bool = False


def find_relays(text: str, *, first: bool, last: bool, byline: bool = False) -> tuple[Found, ...]:
    """The relays that one block names; `first` and `last` tell whether it begins or ends the story."""
    line = _line(text)
    if line:
        return line
    out = [*_brackets(text), *_sentences(text)]
    if first:
        out += _dateline(text)
    if last or len(text.split()) <= 3:
        out += _ending(text)
    if byline:
        out += _agencies(text)
    return tuple(sorted(set(out), key=lambda found: found.start))


def same_outlet(one: str, other: str) -> bool:
    """Whether two names are of one outlet: the same letters, or forms of one known outlet."""
    names = _known()
    a, b = squash(one), squash(other)
    return names.get(a, (a,))[0] == names.get(b, (b,))[0]


def is_outlet(name: str) -> bool:
    """Whether the name is a known outlet's."""
    return squash(name) in _known()


def _line(text: str) -> tuple[Found, ...]:
    """ "Via: The Gazette", "Source: The Gazette and The Echo", "[h/t The Gazette]": the whole line names relays."""
    inner = re.fullmatch(r"[\[(]?(?P<inner>.*?)[\])]?\.?", text)
    if inner is None or len(text.split()) > _MAX_LINE:
        return ()
    match = _line_pattern().fullmatch(inner["inner"])
    if match is None:
        return ()
    start = inner.start("inner") + match.start("names")
    found = [Found(name, start + at, start + at + length, whole=True) for name, at, length in _names(match["names"])]
    if not found or any(squash(each.name) in _pictures() for each in found):
        return ()
    # without a colon, "Via the old road" is a sentence's start: a name must follow
    return tuple(found) if match["colon"] or all(_is_name(each.name) for each in found) else ()


def _names(text: str) -> list[tuple[str, int, int]]:
    """The names in "X, Y and Z", with where they stand; "Smith and Jones" stays one unless both are outlets."""
    parts = [(m.group(), m.start()) for m in re.finditer(r"[^,;|]+", text)]
    out: list[tuple[str, int, int]] = []
    for part, at in parts:
        joint = _joint().search(part)
        halves = [(part[: joint.start()], at), (part[joint.end() :], at + joint.end())] if joint else []
        known = bool(halves) and all(is_outlet(half) for half, _ in halves)
        for name, start in halves if known else [(part, at)]:
            bare = name.strip(" .[]()")
            start += name.find(bare)
            shown = _host(bare)
            if any(c.isalnum() for c in bare) and len(bare.split()) <= 7:
                out.append((shown, start, len(bare)))
    return out


def _host(name: str) -> str:
    """The site of an address; other names as they are."""
    if "://" in name or name.startswith("www."):
        host = urlsplit(name if "://" in name else f"//{name}").netloc
        return host.removeprefix("www.")
    return name


def _is_name(name: str) -> bool:
    """Whether it is written like a name: a capital, a digit, "@" or a site's address first."""
    return name[:1].isupper() or name[:1] in "@#" or name[:1].isdigit() or "." in name.strip(".")


def _brackets(text: str) -> list[Found]:
    return [
        Found(_host(name), match.start("names") + at, match.start("names") + at + length)
        for match in _bracket_pattern().finditer(text)
        for name, at, length in _names(match["names"])
        if _is_name(name) and squash(name) not in _pictures()
    ]


def _sentences(text: str) -> list[Found]:
    out: list[Found] = []
    for pattern in _sentence_patterns():
        for match in pattern.finditer(text):
            group = "agency" if "agency" in pattern.groupindex else "name"
            name = match[group].rstrip(" .")
            if group == "name" or is_agency(name):
                whole = len(text) - len(match.group()) < 40
                out.append(Found(name, match.start(group), match.start(group) + len(name), whole))
    return out


def _dateline(text: str) -> list[Found]:
    """ "LONDON (Reuters) — ", "HESTERWICK, Feb. 12 (Northern Wire) - ", "(AP) — " at the start of a story.

    Behind a place in capitals any name counts; behind another, or none, only a known agency.
    """
    match = re.match(r"(?P<place>[^()“\"]{0,60}?)\s?\((?P<name>[^()]{2,40})\)\s*[—–:-]+\s*\S", text)
    if match is None:
        return []
    name, place = match["name"], match["place"].strip(" ,")
    town = place.split(",")[0]
    upper = len(town) > 2 and town == town.upper() and any(c.isalpha() for c in town)
    capital = not place or place[:1].isupper()
    if (upper and _is_name(name) and not any(c.isdigit() for c in name)) or (is_agency(name) and capital):
        return [Found(name, match.start("name"), match.end("name"))]
    return []


def _ending(text: str) -> list[Found]:
    """ "… said. (AFP)", "… said. — Reuters", "- AP" at the end of a story: known outlets only."""
    match = re.search(r"(?:^|[.!?”\"’]\s*)(?:[—–-]+\s?(?P<dash>[^—–().]{2,40})|\((?P<bracket>[^()]{2,40})\))\.?$", text)
    if match is None:
        return []
    group = "dash" if match["dash"] else "bracket"
    name = match[group].strip()
    if not is_outlet(name) or squash(name) in _pictures():
        return []
    start = match.start(group) + match[group].find(name)
    return [Found(name, start, start + len(name), whole=match.start() == 0)]


def _agencies(text: str) -> list[Found]:
    """Agencies in a byline: "By The Associated Press"."""
    out: list[Found] = []
    for match in re.finditer(rf"[A-Z]{_LETTERS}(?: (?:of|[A-Z]){_LETTERS}){{0,4}}", text):
        for name in _tails(match.group()):
            if is_agency(name):
                start = match.start() + match.group().rfind(name)
                out.append(Found(name, start, start + len(name)))
                break
    return out


def is_agency(name: str) -> bool:
    """Whether it is a known agency, or called one: "Northern Wire", "Coast News Agency"."""
    low = f" {name.lower()}"
    called = any(low.endswith(f" {word}") for word in words("read", "relay.agency_words"))
    return _known().get(squash(name), ("", ""))[1] == "agency" or (called and len(name.split()) > 1)


def _tails(name: str) -> list[str]:
    """The name, and what is left without its first words: "By The Associated Press" ends in an agency's."""
    parts = name.split(" ")
    while parts and parts[0].lower() in words("read", "byline.by"):
        parts.pop(0)
    return [" ".join(parts[i:]).rstrip(".,") for i in range(len(parts))]


@functools.cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{_choice('byline.joiners')})\s")


@functools.cache
def _known() -> dict[str, tuple[str, str]]:
    """Squashed name or short form → name and kind."""
    return {
        squash(form): (row["name"], row["kind"])
        for row in table("outlets")["outlet"]
        for form in (row["name"], *row["aliases"])
    }


@functools.cache
def _pictures() -> frozenset[str]:
    return frozenset(map(squash, words("read", "relay.pictures")))


def _choice(key: str) -> str:
    phrases = sorted(words("read", key), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in phrases)


@functools.cache
def _line_pattern() -> re.Pattern[str]:
    named = rf"(?:{_choice('relay.line')})\s?(?P<colon>:)"
    return re.compile(rf"(?:{named}|(?:{_choice('relay.bare')})(?=\s))\s*(?P<names>\S.*)", re.I)


@functools.cache
def _bracket_pattern() -> re.Pattern[str]:
    return re.compile(rf"[\[(](?:{_choice('relay.bracket')})\s?:?\s(?P<names>[^\[\]()]{{2,60}})[\])]", re.I)


@functools.cache
def _sentence_patterns() -> tuple[re.Pattern[str], ...]:
    small = _choice("relay.small")
    name = rf"(?-i:(?:[Tt]he )?[A-Z@]{_LETTERS}(?: (?:(?:{small}) )?[A-Z@&]{_LETTERS}){{0,5}})"
    return tuple(re.compile(rule.replace("NAME", name), re.I) for rule in table("read")["relay"]["regex"])
