"""How well the date stage reads time expressions whose extents are given (TempEval-3 format, JSON lines).

    python -m benchmarks.timex_values --data DIR [--part all|rest|aside] [--rules] [--verbose] [--kinds]

DIR holds *.jsonl: {"id", "dct", "text", "timexes": [{"start", "end", "type", "value", "mod"}]}. Figures, over `part`
(`aside`: the ids that benchmarks/splits.toml keeps for measuring; `rest`: all others):

- value_accuracy_gold_spans, type_accuracy_gold_spans: percent of expressions with exactly the gold value, type.
- value_same_gold_spans: with the gold value or another notation for the same days (`same_value`).
- dated_pct: percent of datable expressions (see `gold_days`) for which both bounds are known.
- interval_contains_gold_pct: of these, percent in which the gold days lie inside Dateline's.
- median_width_ratio: the median of Dateline's width over the gold width.

- gold_against_text: how many more name days, but not those that their own words name (see `against_text`): left out.

Tense comes from the shipped reader's words; with `--rules`, from the plain text alone. Interval figures leave out
lengths, sets, PAST_REF, PRESENT_REF, FUTURE_REF, values with X and quarters "ended" on a day. `--verbose` lists errors,
never those of ids that are set aside.
"""

from __future__ import annotations

import argparse
import calendar
import collections
import datetime
import pathlib
import re
import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from benchmarks._data import jsonl, scored_files, set_aside
from benchmarks._run import article as raw_article
from dateline.date import date_article
from dateline.date.periods import OutOfCalendarError, containing, nth
from dateline.model import Annotations, Article, TimeExpression, TimexSpan, TimexType
from dateline.span import Span
from dateline.understand import Reader
from dateline.when import Day, When, from_edtf


@dataclass(frozen=True)
class Scored:
    """One gold expression beside Dateline's."""

    id: str
    aside: bool
    text: str
    context: str
    dct: str
    gold: dict[str, Any]
    found: TimeExpression


def main(arguments: list[str] | None = None) -> int:
    options = argparse.ArgumentParser(description="Values of time expressions with gold extents.")
    options.add_argument("--data", type=pathlib.Path, required=True)
    options.add_argument("--part", choices=("all", "rest", "aside"), default="all")
    options.add_argument("--rules", action="store_true", help="without the reader")
    options.add_argument("--verbose", action="store_true", help="list errors (but never of ids set aside)")
    options.add_argument("--kinds", action="store_true", help="a table by kind of expression")
    chosen = options.parse_args(arguments)
    annotate = unread if chosen.rules else Reader.load().annotate
    scored = [s for s in score(chosen.data, annotate) if chosen.part == "all" or s.aside == (chosen.part == "aside")]
    if not scored:
        print(f"no time expressions in {chosen.data}: need *.jsonl with 'timexes'", file=sys.stderr)
        return 2
    for name, value in figures(scored).items():
        print(f"{name}: {value}")
    if chosen.kinds:
        print_kinds(scored)
    if chosen.verbose:
        kept = set_aside(chosen.data.name)
        print_errors([s for s in scored if not s.aside and s.id not in kept])
    return 0


def unread(article: Article) -> Annotations:
    """No annotations at all."""
    return Annotations(article.id, (), ())


def score(data: pathlib.Path, annotate: Callable[[Article], Annotations]) -> Iterator[Scored]:
    """Every gold expression of the articles in a folder with what the date stage reads there."""
    files, _ = scored_files(data, ".jsonl")
    aside = set_aside(data.name, "rules_set_aside")
    for path in files:
        for row in jsonl(path):
            yield from score_article(row, row["id"] in aside, annotate)


def score_article(row: dict[str, Any], aside: bool, annotate: Callable[[Article], Annotations]) -> Iterator[Scored]:
    text, id = row["text"], row["id"]
    article = replace(raw_article(text, id), published=from_edtf(row["dct"][:10]), language="en")
    golds = {(t["start"], t["end"]): t for t in row["timexes"]}
    marked = tuple(TimexSpan(Span(id, s, e), TimexType(t["type"]), 1.0) for (s, e), t in sorted(golds.items()))
    # The type is not given away: every expression is marked a DATE.
    blind = tuple(TimexSpan(m.span, TimexType.DATE, 1.0) for m in marked)
    for found in date_article(article, replace(annotate(article), timexes=blind), detect=False):
        start, end = found.span.start, found.span.end
        context = " ".join(text[max(0, start - 100) : start].split()) + " <<" + text[start:end] + ">> "
        yield Scored(id, aside, text[start:end], context + " ".join(text[end : end + 50].split()), row["dct"][:10],
                     golds[start, end], found)  # fmt: skip


def figures(scored: list[Scored]) -> dict[str, float]:
    """The figures, percents to one decimal."""
    datable = [(s, days) for s in scored if (days := datable_days(s)) is not None]
    dated = [(s.found.when, days) for s, days in datable if s.found.when.closed]
    ratios = [(when.days or 0) / ((last - first).days + 1) for when, (first, last) in dated]
    return {
        "expressions": len(scored),
        "value_accuracy_gold_spans": _percent(sum(right(s) for s in scored), len(scored)),
        "value_same_gold_spans": _percent(
            sum(same_value(s.found.value, str(s.gold["value"])) for s in scored), len(scored)
        ),
        "type_accuracy_gold_spans": _percent(sum(s.found.type == s.gold["type"] for s in scored), len(scored)),
        "dated_pct": _percent(len(dated), len(datable)),
        "interval_contains_gold_pct": _percent(sum(_inside(when, days) for when, days in dated), len(dated)),
        "median_width_ratio": round(statistics.median(ratios), 2) if ratios else 0.0,
        "gold_against_text": sum(_left_out(s) for s in scored),
    }


def _left_out(scored: Scored) -> bool:
    days = gold_days(scored.gold, scored.dct)
    return days is not None and against_text(scored.text, days)


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def right(scored: Scored) -> bool:
    """Whether the value is exactly the gold one."""
    return scored.found.value == str(scored.gold["value"])


_UNPADDED = re.compile(r"-W(\d)(?=$|-|T)")
_UNSAID = re.compile(r"^(\d{4}(?:-\d\d)?)(?:-XX)+$")  # "some day of 1949": the year's days
_DECADE_X = re.compile(r"^(\d{3})X$")
_HOUR_ALONE = re.compile(r"(T\d\d)$")


_OPEN = re.compile(r"\d{4}-(?:WXX|QX)")  # a week, a quarter of that year: which one is left open


def same_value(found: str, gold: str) -> bool:
    """Whether a value is the gold one, in any notation for the same days, or one that the gold value leaves open.

    W7 is W07, 1949-XX 1949, 199X 199, T17 T17:00 (the corpus writes both; ISO 8601 and TIMEX3 have one of them).
    "Last week" with the gold value 1989-WXX may be any week of 1989, 1989-QX any quarter.
    """
    found, gold = _plain(found), _plain(gold)
    return found == gold or (bool(_OPEN.fullmatch(gold)) and found[:6] == gold[:6] and found[6:].isdigit())


def _plain(value: str) -> str:
    value = _UNPADDED.sub(r"-W0\1", value)
    value = _UNSAID.sub(r"\1", value)
    value = _DECADE_X.sub(r"\1", value)
    return _HOUR_ALONE.sub(r"\1:00", value)


def _inside(when: When, days: tuple[Day, Day]) -> bool:
    assert when.earliest is not None and when.latest is not None
    return when.earliest <= days[0] and days[1] <= when.latest


_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d?)(-WE)?")
_NAMED = re.compile(r"(\d{4})-([QH])([1-4])")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")


_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"(?i)({'|'.join(_NAMES)})(?: (morning|afternoon|evening|night))?")
_WEEK_DAYS = 7
_MONTHS = tuple(name.lower() for name in calendar.month_name[1:])
_YEAR = re.compile(r"(?<![\d,.$])[12]\d{3}(?![\d,%])")
_WEEK_TEXT = re.compile(r"(?i)(this|last|next) week")
_LONGER = 10  # days: longer than a week
_LABEL = re.compile(r"\d{4}-[QH]\d")


def datable_days(scored: Scored) -> tuple[Day, Day] | None:
    """First and last day of a gold value; None where it names none.

    None too for a quarter that goes on with the day it ends on (its value is the company's label, not the calendar's),
    and for a bare weekday more than a week from the document's date (it was counted from another date).
    """
    words = scored.context.rpartition(">>")[2].split()
    if _LABEL.fullmatch(str(scored.gold["value"])) and words and words[0] in ("ended", "ending"):
        return None
    days = gold_days(scored.gold, scored.dct)
    dct = Day.fromisoformat(scored.dct)
    if days is None or far_weekday(scored.text, days, (dct, dct)) or against_text(scored.text, days):
        return None
    return days


def far_weekday(text: str, days: tuple[Day, Day], published: tuple[Day, Day]) -> bool:
    """Whether a bare weekday lies more than a week from the document's date: it was counted from another date."""
    away = max((published[0] - days[0]).days, (days[0] - published[1]).days)
    return bool(_WEEKDAY.fullmatch(text)) and away > _WEEK_DAYS


def against_text(text: str, days: tuple[Day, Day]) -> bool:
    """Whether the gold days contradict the expression's own words: the annotator's slip, whatever anybody reads.

    The words name exactly one year (four digits, not a fiscal one), month or weekday, and none of the days lies in it;
    or they are "this week", "last week" or "next week" and the days are more than ten.
    """
    low = text.lower()
    years, months, weekdays = set(_YEAR.findall(low)), _said(low, _MONTHS), _said(low, _NAMES)
    if _WEEK_TEXT.fullmatch(text):
        return (days[1] - days[0]).days > _LONGER
    if len(years) == 1 and "fiscal" not in low and not days[0].year <= int(min(years)) <= days[1].year:
        return True
    short = (days[1] - days[0]).days < 31
    if len(months) == 1 and short and months.isdisjoint({days[0].month, days[1].month}):
        return True
    return len(weekdays) == 1 and days[0] == days[1] and days[0].isoweekday() not in weekdays


def _said(low: str, names: tuple[str, ...]) -> set[int]:
    return {number for number, name in enumerate(names, 1) if re.search(rf"\b{name}\b", low)}


def gold_days(gold: dict[str, Any], dct: str) -> tuple[Day, Day] | None:
    """First and last day of a gold value with its modifier; None where it names no days of the calendar.

    START, MID and END are the first, middle and last third; a START that reaches past the document's date (an END that
    begins before it) is cut there.
    """
    if gold["type"] in ("DURATION", "SET"):
        return None
    try:
        days = _value_days(str(gold["value"]))
    except (ValueError, OutOfCalendarError):
        return None
    mod = gold.get("mod")
    if days is None or mod not in ("START", "MID", "END", None):
        return days if mod in ("APPROX", "EQUAL_OR_LESS") else None
    first, last = days
    third = datetime.timedelta((last - first).days // 3)
    today = Day.fromisoformat(dct)
    if mod == "START":
        last = first + third
        last = today if first <= today < last else last
    elif mod == "END":
        first = last - third
    elif mod == "MID":
        first, last = first + third, last - third
    return first, last


def _value_days(value: str) -> tuple[Day, Day] | None:
    if match := _DAY.fullmatch(value):
        day = Day(*(int(part) for part in match.groups()))
        return day, day
    if match := _WEEK.fullmatch(value):
        week = containing("W", Day.fromisocalendar(int(match[1]), int(match[2]), 1))
        return (Day.fromordinal(week.end.toordinal() - 1) if match[3] else week.start), week.end
    if match := _NAMED.fullmatch(value):
        kind, size = ("Q", 4) if match[2] == "Q" else ("HY", 2)
        found = nth(kind, int(match[1]) * size + int(match[3]) - 1)
        return found.start, found.end
    if match := _SEASON.fullmatch(value):
        found = nth("S3", int(match[1]) * 4 + ("WI", "SP", "SU", "FA").index(match[2]))
        return found.start, found.end
    if re.fullmatch(r"\d{4}(-\d\d)?", value):
        when = from_edtf(value)
        assert when.earliest and when.latest
        return when.earliest, when.latest
    if re.fullmatch(r"\d{3}X?", value):
        decade = nth("E", int(value[:3]))
        return decade.start, decade.end
    return None


def kind(text: str) -> str:
    """A rough class of expressions for the table."""
    for name, pattern in _KINDS:
        if re.search(pattern, " ".join(text.lower().split())):
            return name
    return "other"


_KINDS = (
    ("ago, earlier, later", r"\b(ago|earlier|later|before|after)$|year-(ago|earlier)"),
    ("last, this, next", r"\b(last|this|next|current|coming|past|recent|previous|following)\b"),
    ("quarter, half, fiscal", r"quarter|half|fiscal|period"),
    ("day of a month", r"\b(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d"),
    ("month", r"\b(january|february|march|april|may|june|july|august|september|october|november|december)\b"),
    ("weekday", r"(mon|tues|wednes|thurs|fri|satur|sun)day"),
    ("day word", r"\b(today|yesterday|tomorrow|tonight)\b"),
    ("year, decade", r"\b(19|20)\d\d|\d0s|nineteen"),
    ("vague", r"\b(now|recently|currently|future|soon|already|then|once|present|previously)\b"),
    ("length", r"(second|minute|hour|day|week|month|year|decade|centur)"),
)


def print_kinds(scored: list[Scored]) -> None:
    """kind, how many, percent of values right."""
    groups = collections.defaultdict(list)
    for each in scored:
        groups[kind(each.text)].append(each)
    for name, group in sorted(groups.items(), key=lambda item: -len(item[1])):
        print(f"  {name:24} {len(group):5} {_percent(sum(map(right, group)), len(group)):6}")


def print_errors(scored: list[Scored]) -> None:
    for each in scored:
        days = datable_days(each)
        when = each.found.when
        wide = days is not None and when.closed and not _inside(when, days)
        if right(each) and each.found.type == each.gold["type"] and not wide:
            continue
        gold = f"{each.gold['type']}:{each.gold['value']}/{each.gold.get('mod', '')}"
        found = f"{each.found.type}:{each.found.value}/{each.found.mod} [{when.edtf}]"
        mark = "OUTSIDE " if wide else "undated " if days and not when.closed else ""
        print(f"{mark}{each.text!r} gold {gold} found {found} ({each.dct} {each.id}) {each.context!r}")
        print(f"    {'; '.join(reason.text for reason in when.because[-1:])}")


if __name__ == "__main__":
    sys.exit(main())
