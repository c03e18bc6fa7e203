"""Names compared: when two of them can be one person's or one body's, and how sure that is."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from dateline.lang import table, words
from dateline.link.text import fold, tokens

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Two names that fit: how sure (0 to 1), and why."""

    score: float
    because: str


@functools.lru_cache(maxsize=65536)
def person_key(name: str) -> tuple[str, ...]:
    """The words of a person's name without titles, generations and dots: "Mrs. Ann B. Lee Jr" is (ann, b, lee)."""
    parts = [w.replace(".", "") for w in tokens(name)]
    while len(parts) > 1 and _is_title(parts[0]):
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in words("link", "names.generations"):
        parts = parts[:-1]
    return tuple(parts)


def _is_title(word: str) -> bool:
    return any(word in words("people", f"titles.{sex}") for sex in ("male", "female", "either")) or word in words(
        "link", "names.articles"
    )


@functools.lru_cache(maxsize=65536)
def body_keys(name: str) -> frozenset[tuple[str, ...]]:
    """The forms of an organization's or place's name that are one: as written, with abbreviations spelled out.

    "The L.A. Lakers" is {(la, lakers), (los, angeles, lakers)}. Company endings and leading articles are left out.
    """
    spaced = _CAMEL.sub(" ", name)
    forms = {tuple(_body_words(text, spell)) for text in (name, spaced) for spell in (False, True)}
    return frozenset(form for form in forms if form)


def _body_words(name: str, spell: bool) -> list[str]:
    spelled: dict[str, str] = table("link")["names"]["abbreviations"]
    out: list[str] = []
    for raw in name.split():
        for word in tokens(raw):
            bare = word.replace(".", "")
            written_short = "." in raw or (raw.isupper() and len(bare) <= 3)
            out += spelled[bare].split() if spell and written_short and bare in spelled else [bare]
    while len(out) > 1 and out[0] in words("link", "names.articles"):
        out = out[1:]
    while len(out) > 1 and out[-1] in words("link", "names.companies"):
        out = out[:-1]
    return out


def spelled_out(name: str) -> str | None:
    """The name with its abbreviations of places spelled out ("L.A. Lakers" → "Los Angeles Lakers"), else None."""
    spelled: dict[str, str] = table("link")["names"]["abbreviations"]
    out = []
    for raw in name.split():
        bare = fold(raw).replace(".", "") if "." in raw.rstrip(".") else ""
        out.append(spelled[bare].title() if bare in spelled else raw)
    said = " ".join(out)
    return said if said != name else None


def same_person(left: str, right: str) -> NameMatch | None:
    """Whether two full names of persons can be one person's; None where they can't. Single words are no full names.

    The surnames are equal; the given names are equal, a known short form, or an initial; middle names don't disagree.
    """
    a, b = person_key(left), person_key(right)
    if len(a) < 2 or len(b) < 2:
        return None
    if a == b:
        return NameMatch(1.0, f"the same name, '{' '.join(a)}'")
    if a[-1] != b[-1] or not _middles_fit(a[1:-1], b[1:-1]):
        return None
    if a[0] == b[0]:
        return NameMatch(0.9, f"'{left}' and '{right}' differ by a middle name only")
    if _nickname(a[0], b[0]):
        return NameMatch(0.85, f"'{a[0]}' and '{b[0]}' are forms of one given name, with the same surname")
    if min(len(a[0]), len(b[0])) == 1 and a[0][0] == b[0][0]:
        return NameMatch(0.75, f"'{left}' and '{right}': an initial that fits, with the same surname")
    return None


def _middles_fit(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if not a or not b:
        return True
    return len(a) == len(b) and all(
        x == y or (min(len(x), len(y)) == 1 and x[0] == y[0]) for x, y in zip(a, b, strict=True)
    )


def _nickname(a: str, b: str) -> bool:
    return any(a in forms and b in forms for forms in _nicknames())


@functools.cache
def _nicknames() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(forms) for forms in table("link")["names"]["nicknames"])


def short_person(short: str, full: str) -> NameMatch | None:
    """Whether a single word can be the short name of a person: the surname, the given name or a form of it."""
    a, b = person_key(short), person_key(full)
    if len(a) != 1 or len(b) < 2:
        return None
    if a[0] == b[-1]:
        return NameMatch(0.8, f"'{short}' is the surname of '{full}'")
    if a[0] == b[0]:
        return NameMatch(0.75, f"'{short}' is the given name of '{full}'")
    if _nickname(a[0], b[0]):
        return NameMatch(0.6, f"'{short}' is a form of the given name of '{full}'")
    return None


def same_body(left: str, right: str) -> NameMatch | None:
    """Whether two names of organizations, places or works are the same name, spelled out or not."""
    common = body_keys(left) & body_keys(right)
    if common:
        return NameMatch(1.0, f"the same name, '{' '.join(min(common))}'")
    joined = {"".join(k) for k in body_keys(left)} & {"".join(k) for k in body_keys(right)}
    return NameMatch(0.95, f"'{left}' and '{right}' have the same letters") if joined else None


def short_body(short: str, full: str) -> NameMatch | None:
    """Whether a name is an organization's short one: its acronym, or its first or last words."""
    acronym = short.replace(".", "")
    if acronym.isupper() and 2 <= len(acronym) <= 6 and acronym.casefold() in _acronyms(full):
        return NameMatch(0.85, f"'{short}' are the first letters of '{full}'")
    for a in body_keys(short):
        if all(w in words("link", "names.generic") for w in a):
            return None
        for b in body_keys(full):
            if len(a) < len(b) and a in (b[: len(a)], b[-len(a) :]):
                return NameMatch(0.75, f"'{short}' is a part of the name '{full}'")
    return None


@functools.lru_cache(maxsize=65536)
def _acronyms(name: str) -> frozenset[str]:
    out = set()
    for key in body_keys(name):
        if len(key) > 1:
            out |= {"".join(w[0] for w in key), "".join(w[0] for w in key if w not in words("link", "names.particles"))}
    return frozenset(out)
