"""Language data: one folder a language, one TOML table a need. No word of a language stands in the logic."""

from __future__ import annotations

import functools
import importlib.resources
import tomllib
from typing import Any

from dateline.errors import OptionError


def table(name: str, language: str = "en") -> dict[str, Any]:
    """The table `name`.toml of a language, as plain dicts and lists (shared: don't change it).

    Raises OptionError where the language or the table doesn't exist.
    """
    return _read(name, language)  # a cache of its own would read a table once for each way of asking for it


@functools.cache
def _read(name: str, language: str) -> dict[str, Any]:
    file = importlib.resources.files(__package__) / language / f"{name}.toml"
    if not file.is_file():
        raise OptionError(f"no language data '{name}' for language '{language}'; add lang/{language}/{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


@functools.cache
def words(name: str, key: str, language: str = "en") -> frozenset[str]:
    """The list `key` of a table as a set; keys may be dotted ('cues.verbs')."""
    value: Any = table(name, language)
    for part in key.split("."):
        value = value[part]
    return frozenset(value)


@functools.cache
def either(name: str, *keys: str) -> frozenset[str]:
    """The words of several lists of a table as one set, in the project's first language."""
    return frozenset().union(*(words(name, key) for key in keys))


@functools.cache
def languages() -> frozenset[str]:
    """The languages that are understood, as ISO 639-1 codes: those that have a folder here."""
    folder = importlib.resources.files(__package__)
    return frozenset(each.name for each in folder.iterdir() if (each / "tell.toml").is_file())
