"""What pages say round and instead of articles, in many languages: lang/mul/pages.toml, as compiled rules."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from dateline.lang import table

_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\u00a0": " "})


def plain(text: str) -> str:
    """The text with plain quotes and apostrophes, as the rules are written; of the same length."""
    return text.translate(_PLAIN)


@functools.cache
def rules(section: str, key: str) -> tuple[re.Pattern[str], ...]:
    """The rules of a list in the table."""
    return tuple(re.compile(rule, re.I | re.M) for rule in table("pages", "mul")[section][key])


def said(section: str, key: str, texts: Iterable[str]) -> list[str]:
    """What the texts say of a list, once for each of its rules."""
    lines = plain("\n".join(texts))
    found = (match.group() if (match := rule.search(lines)) else None for rule in rules(section, key))
    return [words for words in found if words]


def is_said(section: str, key: str, text: str) -> bool:
    """Whether the text says something of a list."""
    line = plain(text)
    return any(rule.search(line) for rule in rules(section, key))


def is_hinted(section: str, text: str) -> bool:
    """Whether the text has one of the words without which it says nothing of the section (that is found out fast)."""
    low = text.casefold()
    return any(hint in low for hint in _hints(section))


@functools.cache
def _hints(section: str) -> tuple[str, ...]:
    return tuple(table("pages", "mul")[section]["hints"])


def is_wholly(section: str, key: str, text: str) -> bool:
    """Whether the text says nothing but something of a list."""
    line = plain(text).strip(" .!?:;,|-–—·•×✕→»›>")
    return bool(line) and any(rule.fullmatch(line) for rule in rules(section, key))
