"""How often a timeline like this is wrong, in words that follow from measured figures (measured.toml)."""

from __future__ import annotations

import functools
import importlib.resources
import tomllib
from typing import Any

from dateline.tell.words import Words, plural


@functools.cache
def figures() -> dict[str, Any]:
    """The figures by name, each with the command that prints it (shared: don't change them)."""
    file = importlib.resources.files(__package__) / "measured.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def measured_errors(words: Words, measured: dict[str, Any] | None = None) -> tuple[str, ...]:
    """The measured errors, a sentence each, and what follows from it for a reader; `measured` are others' figures."""
    known, phrases = measured or figures(), words["measured"]
    missed = [100 - found for found in known["claims_found"]["per_cent"]]
    wrong = [100 - right for right in known["chains_right"]["per_cent"]]
    planted = known["contradictions_found"]
    return (
        phrases["claims"].format(n=one_in(missed, phrases["to"])),
        phrases["chains"].format(n=one_in(wrong, phrases["to"])),
        phrases["dates"].format(n=one_in(known["dates_wrong"]["per_cent"], phrases["to"])),
        _found(phrases["contradictions"], planted["found"], planted["of"]),
    )


def _found(forms: list[str], n: int, of: int) -> str:
    none, *some = forms
    return plural(some, n, of=of) if n else none.format(of=of)


def one_in(per_cent: list[float], to: str) -> str:
    """'9 to 13' for 7.5 to 11.2 per cent: one in so many, rounded to whole ones; one number where the ends agree."""
    counts = sorted(round(100 / share) for share in per_cent)
    low, high = counts[0], counts[-1]
    return str(low) if low == high else to.format(low=low, high=high)
