"""Lists of phrases (lang/*/labels.toml) as regular expressions."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from dateline.lang import table

_GAP = r"(?:\W+[\w'-]+){0,3}?\W+"  # "..": up to three words between two


@functools.cache
def patterns(label: str, key: str, language: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a label: those that don't heed capitals, then those that do (either may be missing)."""
    loose, strict = _parted(label, key, language)
    return tuple(
        re.compile(_alternatives(group), flags) for group, flags in ((loose, re.IGNORECASE), (strict, 0)) if group
    )


def _parted(label: str, key: str, language: str) -> tuple[list[str], list[str]]:
    """The phrases of a label that don't heed capitals, and those that do."""
    found: list[str] = table("labels", language)[label][key]
    loose = [each for each in found if not each.startswith("=")]
    return loose, [each[1:] for each in found if each.startswith("=")]


def plain(text: str) -> str:
    """Text as patterns see it: with straight apostrophes and single spaces."""
    return " ".join(text.replace("’", "'").replace("‘", "'").split())


def holds(text: str, label: str, language: str) -> bool:
    """Whether a text (as `plain` gives it) has a phrase of a label, other than where it means something else."""
    if not _may_hold(text, label, language):
        return False  # most texts: the longer list of what means something else isn't needed
    wanted = patterns(label, "patterns", language)
    for innocent in patterns(label, "not", language):
        text = innocent.sub(" ; ", text)
    return any(pattern.search(text) for pattern in wanted)


def _may_hold(text: str, label: str, language: str) -> bool:
    """Whether a text has a phrase of a label, in small letters: to heed no capitals takes `re` three times as long."""
    small, strict = _quick(label, language)
    return bool((small and small.search(text.casefold())) or (strict and strict.search(text)))


@functools.cache
def _quick(label: str, language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    loose, strict = _parted(label, "patterns", language)
    small = [each.casefold() for each in loose]
    return tuple(re.compile(_alternatives(group)) if group else None for group in (small, strict))  # type: ignore[return-value]


def _alternatives(found: Iterable[str]) -> str:
    return rf"(?<![\w-])(?:{'|'.join(_expression(each) for each in found)})(?![\w-])"


def _expression(pattern: str) -> str:
    """'charged .. (with|over)' as an expression; brackets, bars and '?' keep their meaning."""
    parts = pattern.split(" .. ")
    return _GAP.join(r"\W+".join(_word(word) for word in part.split(" ")) for part in parts)


def _word(word: str) -> str:
    escaped = re.escape(word)
    for sign in "()|?":
        escaped = escaped.replace("\\" + sign, sign)
    return escaped.replace(r"\*", r"[\w'-]*")
