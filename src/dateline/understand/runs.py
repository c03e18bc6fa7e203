"""Runs of people that a list or a caption sets side by side, which a reader of names takes for one.

"Ann Lee Tom Harlow" is cut where the article itself names the people apart: both of them, or one of them where what is
left begins with a given name. A run that nothing else in the article explains stays whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.lang import words
from dateline.model import Name, Token
from dateline.span import Span

_PERSON = "PER"
_LEAST = 2  # words of a full name


def cut_runs(names: Sequence[Name], tokens: Sequence[Token], language: str = "en") -> tuple[Name, ...]:
    """The names of an article, with runs of full names as names of their own."""
    starts = {token.start: i for i, token in enumerate(tokens)}
    ends = {token.end: i + 1 for i, token in enumerate(tokens)}
    ranges = [(starts[name.span.start], ends[name.span.end]) for name in names]
    given = words("people", "given.male", language) | words("people", "given.female", language)
    forms = [tuple(token.text.lower() for token in tokens[first:last]) for first, last in ranges]
    full = {form for name, form in zip(names, forms, strict=True) if name.label == _PERSON and len(form) >= _LEAST}
    found: list[Name] = []
    for name, form, (first, last) in zip(names, forms, ranges, strict=True):
        at = _cut(form, full, given) if name.label == _PERSON else None
        if at is None:
            found.append(name)
            continue
        for a, b in ((first, first + at), (first + at, last)):
            found.append(replace(name, span=Span(name.span.article, tokens[a].start, tokens[b - 1].end)))
    return tuple(found)


def _cut(form: tuple[str, ...], full: set[tuple[str, ...]], given: frozenset[str]) -> int | None:
    """Where a name falls into two full names, the shorter first name first, or None."""
    places = range(_LEAST, len(form) - _LEAST + 1)
    both = [n for n in places if form[:n] in full and form[n:] in full]
    begins = [n for n in places if form[n] in given]
    one = [
        n for n in begins if form[:n] in full or (form[n:] in full and form[0] in given and form[n - 1] not in given)
    ]
    return next(iter(both or one), None)
