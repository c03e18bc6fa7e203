"""Which stretches of text are time expressions: what the reader marks, widened or trimmed, and what rules find."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.date.lexicon import Lexicon, lexicon
from dateline.date.parse import MAX_LENGTH, Form, parse, plain
from dateline.model import TimexType

_WORD = re.compile(
    r"\d+(?:[.,:/-]\d+)*(?:st|nd|rd|th|s\b|'s\b)?|'\d0s|(?:[^\W\d_]\.){2,}|[^\W\d_]\d\b|[^\W\d_]+(?:'[^\W\d_]+)*\.?"
)
_JOIN = re.compile(r",? ?|-| - | ?- ?")
# What lies on other days where it is counted from something ("the night before he died", "the first half of my term").
_RELATIVE = frozenset(
    [
        "anaphor_unit",
        "part_anaphor",
        "part_alone",
        "the_unit",
        "shift",
        "half",
        "quarter",
        "season",
        "holiday",
        "stretch",
    ]
)
_MOST = 12  # words of an expression that rules find


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of text [start, end) and its form; `type` is the reader's, or None where rules found it.

    `form` is None where the reader marks what no rule reads.
    """

    start: int
    end: int
    form: Form | None
    type: TimexType | None = None


def find(
    text: str,
    marked: Iterable[tuple[int, int, TimexType]],
    lex: Lexicon,
    language: str,
    names: Iterable[tuple[int, int]] = (),
    ages: bool = False,
) -> list[Found]:
    """The time expressions of a text in order, without overlaps: the longest reading wins, then the reader's mark.

    `names` are stretches of which a part is no time where only rules find it ("Jan Kosar", "This Week With Ida Fenn").
    With `ages`, rules find ages and birthdays too, which TimeML leaves unmarked.
    """
    low = plain(text)
    spans = [_marked(low, start, end, type, lex, language) for start, end, type in marked]
    runs = list(_runs(low, lex))
    found = [f for run in runs for f in _search(text, low, run, lex, language, ages)]
    candidates = [*spans, *_unnamed(found, sorted(names))]
    for span in spans:
        candidates.extend(_widened(low, span, runs, lex, language))
    return _disjoint(candidates)


def _unnamed(found: list[Found], names: list[tuple[int, int]]) -> Iterator[Found]:
    """What isn't a part of a name; names are sorted and don't overlap."""
    starts = [start for start, _ in names]
    for each in found:
        at = bisect.bisect_right(starts, each.start) - 1
        start, end = names[at] if at >= 0 else (0, 0)
        if not (start <= each.start and each.end <= end and end - start > each.end - each.start):
            yield each


def exact(text: str, marked: Iterable[tuple[int, int, TimexType]], language: str) -> list[Found]:
    """What the reader marks and nothing else, in order."""
    low = plain(text)
    return sorted((_read(low, s, e, t, language) for s, e, t in marked), key=lambda f: (f.start, f.end))


def _read(low: str, start: int, end: int, type: TimexType, language: str) -> Found:
    """A marked stretch, read whole or by the longest part of it that a rule reads."""
    form = parse(low[start:end], language)
    counted_from = lexicon(language).find["counted_from"]
    if form is None and end - start <= MAX_LENGTH:
        words = [m.span() for m in re.finditer(r"[^\s,;()]+", low[start:end])][:_MOST]
        parts = ((a, b) for i, (a, _) in enumerate(words) for _, b in words[i:])
        for a, b in sorted(parts, key=lambda p: (p[0] - p[1], p[0])):
            form = parse(low[start + a : start + b], language)
            if form is not None:
                rest = low[start + b : end].split()
                if form.op in _RELATIVE and (
                    form.text.split()[-1] in counted_from or (rest[:1] and rest[0] in counted_from)
                ):
                    form = None  # "the first half of my mandate": counted from what no rule reads
                break
    return Found(start, end, form, type)


def _marked(low: str, start: int, end: int, type: TimexType, lex: Lexicon, language: str) -> Found:
    """A marked stretch, trimmed to what a rule reads where the text has it in one piece."""
    found = _read(low, start, end, type, language)
    form = found.form
    if form is not None and _leans_on(form, low, end):  # "two days after the arrest" is marked for "two days"
        shorter = low.rfind(" ", start, end)
        if shorter > start and (length := parse(low[start:shorter], language)):
            return Found(start, shorter, length, type)
    while form is not None and form.op == "wrapped":  # "on Friday" is marked for "Friday"
        form = form.rest[0]
    if form is None or form.text == re.sub(r" +", " ", low[start:end].strip()):
        return found
    at = low.find(form.text, start, end)
    return Found(at, at + len(form.text), form, type) if at >= 0 else found


def _runs(low: str, lex: Lexicon) -> Iterator[list[tuple[int, int]]]:
    """Runs of neighbouring words that the language's time words and their glue make up, with one time word at least."""
    run: list[tuple[int, int]] = []
    seen = False
    for match in _WORD.finditer(low):
        start, end = match.span()
        word = match.group()
        if word.endswith(".") and word not in lex.words and word.count(".") == 1:
            end, word = end - 1, word[:-1]
        bare = word.removesuffix("'s").removesuffix("s'")
        time = word in lex.words or bare in lex.words or bare.removesuffix("s") in lex.words or word[0].isdigit()
        time = time or word[0] == "'" or any(p in lex.words for p in word.split("-"))
        if not (time or word in lex.glue):
            if run and seen:
                yield run
            run, seen = [], False
            continue
        if run and not _JOIN.fullmatch(low[run[-1][1] : start]):
            if seen:
                yield run
            run, seen = [], False
        run.append((start, end))
        seen = seen or time
    if run and seen:
        yield run


def _search(
    text: str, low: str, run: list[tuple[int, int]], lex: Lexicon, language: str, ages: bool
) -> Iterator[Found]:
    """The longest readings in a run from left to right that may be found without the reader."""
    at = 0
    while at < len(run):
        for last in range(min(len(run), at + _MOST), at, -1):
            start, end = run[at][0], run[last - 1][1]
            form = parse(low[start:end], language)
            if form is not None and _may_find(form, text, low, start, end, lex, ages):
                yield _owner(low, Found(start, end, form), lex, language)
                at = last - 1
                break
        at += 1


def _owner(low: str, found: Found, lex: Lexicon, language: str) -> Found:
    """Without the mark of a possessor: "Friday's ruling" is dated by "Friday" ("New Year's" keeps its own)."""
    for mark in lex.tense["possessive"]:
        end = found.end - len(mark)
        if low.endswith(mark, found.start, found.end) and (form := parse(low[found.start : end], language)):
            return Found(found.start, end, form, found.type)
    return found


def _may_find(form: Form, text: str, low: str, start: int, end: int, lex: Lexicon, ages: bool) -> bool:
    find = _strictest(form)
    if find == "no" or (find == "age" and not ages) or not _cased(form, text, low, start):
        return False
    before = re.findall(r"[^\s]+", low[max(0, start - 40) : start])[-1:] or [""]
    after = re.findall(r"[^\s,.;:]+", low[end : end + 30])[:1] or [""]
    if re.match(r"\d|[.,:]\d|[-/]\w|%| ?per", low[end : end + 4]) or re.search(
        r"[\d$£€#/]$|\d[.,:-]$", low[:start][-3:]
    ):
        return False
    if find == "clock" and not form.rest and not form.has("zone") and form.parts["clock"][-1].isdigit():
        return False  # "10:35" alone may be a score
    if find == "length" and _no_length(form, after[0], lex):
        return False
    if find == "after":
        opening = form.op in ("year", "year_range") and (
            not before[0] or before[0][-1] in ".:;(\"'" or low[start - 1 : start] == "("
        )
        known = before[0].strip("(\"'") in lex.find["before_date"] or (form.op != "month" and opening)
        known = known or _listed(form, low[end : end + 30], lex)
        return known and after[0] not in lex.find["not_after_number"]
    return not _leans_on(form, low, end)


def _listed(form: Form, after: str, lex: Lexicon) -> bool:
    """Whether another of its kind follows in a list ("in the years 2012 and 2013", "it rained July and August")."""
    words = after.replace(",", " ").split()[:2]
    if form.op not in ("month", "year") or len(words) < 2 or words[0] not in lex.find["listing"]:
        return False
    other = parse(words[1].strip(".;:"), lex.code)
    return other is not None and other.op == form.op


def _leans_on(form: Form, low: str, end: int) -> bool:
    """Whether "two days after" goes on with what it counts from: it is a length then."""
    return _strictest(form) == "adverb" and not re.match(r"\s*(?:[,.;:]|$)", low[end : end + 9])


def _no_length(form: Form, after: str, lex: Lexicon) -> bool:
    """Ages, fractions and ordinals that look like a length."""
    core = form.rest[0] if form.rest else form
    if after in lex.find["age"]:
        return True
    if not core.has("qty") or not core.has("unit"):
        return False
    return core.unit() in lex.find["ambiguous"] and (core.quantity().high <= 1 or "-" in core.text)


def _strictest(form: Form) -> str:
    found = {form.find, *(_strictest(inner) for inner in form.rest)}
    if form.op in (
        "part_of",
        "about",
        "between",
        "week_of",
        "part_of_day",
        "nested_year",
        "clock",
        "anniversary",
        "days_from",
        "weekday_from",
        "nth_of",
    ):
        found -= {"after"}  # the words around are context enough
    if form.op == "nth_of" and form.rest[0].op in ("the_unit", "half", "season"):
        found -= {"no"}
    if form.op == "part_of":
        found -= {"no"} if form.rest[0].op in ("the_unit", "half") else set()
    return next((f for f in ("no", "age", "after", "adverb", "length", "clock") if f in found), "yes")


def _cased(form: Form, text: str, low: str, start: int) -> bool:
    """Names of months and days begin with a capital ("march" and "may" are words too)."""
    if form.parts.keys() & {"month", "weekday"}:
        word = form.parts["month"] if form.has("month") else form.parts["weekday"]
        at = low.find(word, start)
        return at >= 0 and text[at].isupper()
    return all(_cased(inner, text, low, start) for inner in form.rest)


def _widened(low: str, span: Found, runs: list[list[tuple[int, int]]], lex: Lexicon, language: str) -> Iterator[Found]:
    """What the reader marked together with the words around it, where a rule reads more."""
    for run in runs:
        if run[-1][1] <= span.start or run[0][0] >= span.end:
            continue
        starts = [s for s, _ in run if s <= span.start][-4:]
        ends = [e for _, e in run if e >= span.end][:4]
        for start in starts:
            for end in ends:
                form = parse(low[start:end], language) if (start, end) != (span.start, span.end) else None
                if form is None or form.op == "wrapped" or _leans_on(form, low, end) or _preposition(form):
                    continue
                yield _owner(low, Found(start, end, form, span.type), lex, language)


def _preposition(form: Form) -> bool:
    """Whether a form begins with a word that belongs to the sentence ("on Friday night")."""
    return any(inner.op == "wrapped" and form.text.startswith(inner.text) for inner in form.rest)


def _disjoint(candidates: list[Found]) -> list[Found]:
    chosen: list[Found] = []
    for found in sorted(candidates, key=lambda f: (f.form is None, f.start - f.end, f.type is None, f.start)):
        if all(found.end <= other.start or found.start >= other.end for other in chosen):
            chosen.append(found)
    return sorted(chosen, key=lambda f: f.start)
