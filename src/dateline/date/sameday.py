"""The year of a day without one: "On July 16, Reed promised a refund", where a dated article has that on a July 16.

Both must tell of the same: sentences that share a name and common words of content. A day on which periods end, and one
that dated articles have in several years, tells nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.date.ahead import sentence
from dateline.date.told import Told, bound
from dateline.lang import languages, table
from dateline.model import Article, ClueKind, Facts
from dateline.span import Span
from dateline.when import Day

_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)")
_SHARED, _COMMON = 3, 2  # words of content, at least; of them names of the story tell little
_LAST = 28  # days of a month from which on it may be the end of a period
_WORD = re.compile(r"[^\W\d_]{3,}")
_NAMED = 4  # shared words that a reason names, at most
_SURE = 0.45


@dataclass(frozen=True, slots=True)
class _Dated:
    """A sentence of a dated article about one day: its words of content, as written."""

    day: Day
    article: str
    words: frozenset[str]


def same_day(articles: Mapping[str, Article], facts: Sequence[Facts]) -> Iterator[Told]:
    """The constraints, in the order of the articles and their expressions."""
    understood = [f for f in facts if f.article in articles and _is_understood(articles[f.article])]
    wanted = {
        (int(match[1]), int(match[2]))
        for each in understood
        if not articles[each.article].published.known
        for timex in each.timexes
        if (match := _DAY.fullmatch(timex.value)) is not None
    }
    known = _known(articles, understood, wanted) if wanted else {}
    for each in understood:
        article = articles[each.article]
        for timex in each.timexes if not article.published.known else ():
            match = _DAY.fullmatch(timex.value)
            if match is not None:
                yield from _told(articles, each, timex.span, known.get((int(match[1]), int(match[2])), ()))


def _known(
    articles: Mapping[str, Article], facts: Sequence[Facts], wanted: set[tuple[int, int]]
) -> dict[tuple[int, int], list[_Dated]]:
    """What the dated articles tell of days of the year, where all of them mean one year."""
    found: dict[tuple[int, int], list[_Dated]] = defaultdict(list)
    for each in facts:
        article = articles[each.article]
        for timex in each.timexes if article.published.closed else ():
            day = timex.when.earliest
            if day is not None and day == timex.when.latest and (day.month, day.day) in wanted:
                found[day.month, day.day].append(_Dated(day, article.id, _words(article, timex.span)))
    return {at: all_ for at, all_ in found.items() if at[1] < _LAST and len({each.day.year for each in all_}) == 1}


def _told(articles: Mapping[str, Article], facts: Facts, span: Span, known: Sequence[_Dated]) -> Iterator[Told]:
    article = articles[facts.article]
    way = next((c for c in facts.clues if c.kind is ClueKind.DAY and c.span == span), None)
    if way is None or way.least is None or way.most is None:
        return
    own = _words(article, span)
    alike = [(len(own & each.words), each) for each in known if each.article != article.id and _alike(own & each.words)]
    if not alike:
        return
    _, other = max(alike, key=lambda pair: (pair[0], pair[1].article))
    shared = ", ".join(sorted(own & other.words)[:_NAMED])
    days = other.day.toordinal() + way.least, other.day.toordinal() + way.most
    yield bound(articles, span, "same_day", other.article, other.day, days, _SURE, parts=(("shared", shared),))


def _alike(shared: frozenset[str]) -> bool:
    """Whether words that two sentences share make them tell of one happening: common words, and a name."""
    names = [word for word in shared if not word.islower()]
    return len(shared) >= _SHARED and bool(names) and len(shared) - len(names) >= _COMMON


def _words(article: Article, span: Span) -> frozenset[str]:
    """The words of content of the sentence around an expression, without the expression."""
    text = sentence(article.text, span.start).replace(span.of(article.text), " ")
    stop = table("link", article.language or "en")["words"]["stop"]
    return frozenset(w for w in _WORD.findall(text) if w.lower() not in stop)


def _is_understood(article: Article) -> bool:
    return not article.language or article.language in languages()
