"""Interval soundness: do the days that `dateline.date` gives hold the gold days, and how much wider are they?

    python -m benchmarks.dates [--data DIR]

On TempEval-3 articles (JSON lines: text, dct, timexes) and on GUM (CoNLL-U, `XML=<date …>` in MISC, all parts: no
training has seen these dates), with gold extents; counted from the document's date. GUM: `meta::dateCreated` and the
days that its gold dates call "today", from the first of them to the last (a vlog of a week was made in that week).

- dated_pct: per cent of datable expressions for which both bounds are known.
- contains_gold_pct: of these, per cent in which the gold days lie inside Dateline's.
- median_width_ratio: the median of Dateline's width over the gold width.
- gold_against_text: how many are left out as their gold contradicts their own words.

Not datable, and left out, is what names no closed stretch of days by itself (`LEFT_OUT`).
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks import _data
from benchmarks._run import Errors, Figures, article, main
from benchmarks.timex_values import against_text, datable_days, far_weekday, gold_days, score
from dateline.date import date_article
from dateline.errors import DateFormatError
from dateline.model import TimexSpan, TimexType
from dateline.span import Span
from dateline.understand import Reader
from dateline.when import Day, When, from_edtf, parse_prefix

# The values that are no closed stretch of days: whole values, or what they begin with or hold.
LEFT_OUT = {
    "TimeML": "type DURATION or SET; PAST_REF, PRESENT_REF, FUTURE_REF; P…; X for anything but the years of a decade; "
    "mod BEFORE, AFTER, ON_OR_BEFORE, ON_OR_AFTER and the like; quarters and halves that go on with 'ended' or "
    "'ending' (a company's label)",
    "GUM": "without a year (--06); from, to, notBefore or notAfter alone; before the year 1 (-400); no date at all (w)",
    "both": "a bare weekday more than a week from the document's date (it counts from another date); gold days that "
    "contradict the words (`timex_values.against_text`: another year, month or weekday, or a week of over ten days)",
}
# GUM's genres that are speech over several days, or whose date is a placeholder (2000-01-01): in the figures, and left
# out of `written_contains_gold_pct`.
SPOKEN = ("GUM_conversation", "GUM_vlog")


@dataclass(frozen=True)
class Dated:
    """A gold stretch of days beside Dateline's."""

    id: str
    text: str
    words: str  # with those before
    gold: tuple[Day, Day]
    found: When


def measure(reader: Reader, folder: Path, limit: int | None, errors: Errors) -> Figures:
    conllu = sorted(folder.glob("*.conllu"))
    every = list(_gum(conllu, reader, limit) if conllu else _tempeval(folder, reader))
    scored = [each for each in every if not against_text(each.text, each.gold)]
    dated = [each for each in scored if each.found.closed]
    inside = [each for each in dated if _inside(each)]
    ratios = [(each.found.days or 0) / ((each.gold[1] - each.gold[0]).days + 1) for each in dated]
    for each in scored if conllu else ():  # TempEval's are shown by timex_values, but for those set aside
        if each not in inside:
            errors.show(f"{each.id} {each.words} gold {each.gold[0]}/{each.gold[1]} found {each.found.edtf or 'none'}")
    written = [each for each in dated if not each.id.startswith(SPOKEN)]
    figures = {
        "datable": len(scored),
        "gold_against_text": len(every) - len(scored),
        "dated_pct": 100 * len(dated) / len(scored) if scored else 0.0,
        "contains_gold_pct": 100 * len(inside) / len(dated) if dated else 0.0,
        "median_width_ratio": statistics.median(ratios) if ratios else 0.0,
    }
    if len(written) < len(dated):
        figures["written_contains_gold_pct"] = 100 * sum(map(_inside, written)) / len(written) if written else 0.0
    return figures


def _inside(each: Dated) -> bool:
    first, last = each.found.earliest, each.found.latest
    return first is not None and last is not None and first <= each.gold[0] and each.gold[1] <= last


def _tempeval(folder: Path, reader: Reader) -> Iterator[Dated]:
    for each in score(folder, reader.annotate):
        days = gold_days(each.gold, each.dct)
        if days is not None and (datable_days(each) or against_text(each.text, days)):
            yield Dated(each.id, each.text, each.text, days, each.found.when)


def _gum(files: list[Path], reader: Reader, limit: int | None) -> Iterator[Dated]:
    documents = [pair for file in files for pair in zip(_data.treebank(file), _data.gum_dates(file), strict=True)]
    for trees, (id, created, marks) in documents[:limit]:
        text, starts = _data.document_text(trees)
        words = [(at + a, at + b) for tree, at in zip(trees, starts, strict=True) for a, b in tree.spans]
        marked = {(words[m.first][0], words[m.last - 1][1]): gum_days(m.value) for m in marks}
        gold = {place: days for place, days in marked.items() if days}
        if not gold:
            continue
        first, last = _published(text, gold, created)
        page = replace(article(text, id), published=from_edtf(f"{first}/{last}"), language="en")
        blind = tuple(TimexSpan(Span(id, a, b), TimexType.DATE, 1.0) for a, b in sorted(marked))
        for found in date_article(page, replace(reader.annotate(page), timexes=blind), detect=False):
            a, b = found.span.start, found.span.end
            days = gold.get((a, b))
            if days and not far_weekday(text[a:b], days, (first, last)):
                yield Dated(id, text[a:b], f"{text[max(0, a - 40) : a]}<<{text[a:b]}>>", days, found.when)


def _published(text: str, gold: dict[tuple[int, int], tuple[Day, Day]], created: str) -> tuple[Day, Day]:
    """From the first to the last of the day a document was made and those that its gold dates call "today"."""
    said = {first for (a, b), (first, last) in gold.items() if text[a:b].lower() == "today" and first == last}
    days = {Day.fromisoformat(created), *said}
    return min(days), max(days)


def gum_days(value: dict[str, str]) -> tuple[Day, Day] | None:
    """First and last day of a GUM date's attributes; None where it is left out."""
    pairs = (("when", "when"), ("from", "to"), ("notBefore", "notAfter"), ("from", "notAfter"))
    for first, last in pairs:
        if first in value and last in value:
            try:
                return parse_prefix(_padded(value[first]))[0], parse_prefix(_padded(value[last]))[1]
            except DateFormatError:
                return None
    return None


def _padded(value: str) -> str:
    """The year in four digits, without a time of day."""
    year, rest = re.fullmatch(r"(\d*)(.*)", value.partition("T")[0]).groups()  # type: ignore[union-attr]
    return f"{year:0>4}{rest}" if year else value


if __name__ == "__main__":
    main(__doc__, ("tempeval3", "gum"), measure)
