"""The names of known outlets, and what tells that a name is one's."""

from __future__ import annotations

import functools

from dateline.lang import table, words


def find_outlet(text: str) -> str | None:
    """The canonical name of a known outlet for a name as written, or None."""
    return _outlets().get(squash(text))


def fits_kind(noun: str, outlet: str) -> bool:
    """Whether a noun for outlets ("the agency") fits an outlet's name: not if that is known to be of another kind."""
    wanted = table("outlets")["kind_of"].get(noun)
    return wanted is None or _outlet_kinds().get(find_outlet(outlet) or "", wanted) == wanted


def looks_like_outlet(text: str) -> bool:
    """Whether a name is a known outlet or ends or begins in a word that only outlets' names have ("… Gazette")."""
    if find_outlet(text):
        return True
    parts = text.lower().replace(".", " .").split()
    known = words("speech", "sources.outlet_words")
    return len(parts) > 1 and (parts[-1] in known or parts[0] in words("speech", "sources.outlet_first_words"))


def squash(text: str) -> str:
    """A name without marks, spaces and capitals: "E! News" is "e!news"."""
    return "".join(c.lower() for c in text if c.isalnum() or c == "!")


@functools.cache
def _outlets() -> dict[str, str]:
    """Squashed name or alias → canonical name."""
    out: dict[str, str] = {}
    for row in table("outlets")["outlet"]:
        for alias in (*row.get("aliases", []), row["name"]):
            out[squash(alias)] = row["name"]
    return out


@functools.cache
def _outlet_kinds() -> dict[str, str]:
    """Canonical name → kind."""
    return {row["name"]: row["kind"] for row in table("outlets")["outlet"]}
