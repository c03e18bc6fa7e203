"""A count that only grows tells of a publication: with three million sold so far it is earlier than with four.

Only totals that the words count on from a beginning ("since its launch", "so far") are put beside each other, of one
kind of thing and about something that both name; numbers that rounding may have moved tell nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.date.ahead import sentence
from dateline.date.launches import NEWS, Names, things_of
from dateline.date.told import Told, bound
from dateline.lang import languages, table
from dateline.model import Article, Claim, Facts, Phase, Polarity
from dateline.span import Span
from dateline.when import Day

_ROUNDED = 1.15  # how many times more it is, at least
_AROUND = 300  # code points before a count in which what it counts for is named
_SURE = 0.4


@dataclass(frozen=True, slots=True)
class _Count:
    """A total of an article: so many of a noun, and the names of things that stand around it."""

    article: str
    span: Span
    value: float
    noun: str
    names: frozenset[str]

    def same(self, other: _Count) -> bool:
        """Whether both count one thing: a name of one begins one of the other."""
        of_one = any(
            f"{a} ".startswith(f"{b} ") or f"{b} ".startswith(f"{a} ") for a in self.names for b in other.names
        )
        return self.noun == other.noun and of_one


def counts(articles: Mapping[str, Article], facts: Sequence[Facts], names: Names) -> Iterator[Told]:
    """The constraints, in the order of articles and counts."""
    found = [c for each in facts if each.article in articles for c in _counts(articles[each.article], each, names)]
    dated = [(day, each) for each in found if (day := articles[each.article].published.latest) is not None]
    for count in found:
        if articles[count.article].published.known:
            continue
        alike = [(day, other) for day, other in dated if count.same(other)]
        if not _grows(alike):
            continue
        more = [(day, other) for day, other in alike if other.value >= count.value * _ROUNDED]
        less = [(day, other) for day, other in alike if count.value >= other.value * _ROUNDED]
        if more:
            day, other = min(more, key=lambda pair: (pair[0], pair[1].span))
            yield _bound(articles, count, "count_before", other, day, (None, day.toordinal() + NEWS))
        if less:
            day, other = max(less, key=lambda pair: (pair[0], pair[1].span))
            yield _bound(articles, count, "count_after", other, day, (day.toordinal() - NEWS, None))


def _grows(alike: Sequence[tuple[Day, _Count]]) -> bool:
    """Whether the dated counts grow with their days: others count something else."""
    return all(one.value <= other.value * _ROUNDED for day, one in alike for later, other in alike if later > day)


def _counts(article: Article, facts: Facts, names: Names) -> Iterator[_Count]:
    """The running totals of an article."""
    if article.language and article.language not in languages():
        return
    find = table("publication", article.language or "en")["find"]
    for claim in facts.claims:
        if claim.polarity is not Polarity.POSITIVE or claim.phase not in (Phase.HAPPENED, Phase.ONGOING):
            continue
        if not claim.amounts or not re.search(find["running"], sentence(article.text, claim.head.start)):
            continue
        for amount in claim.amounts:
            behind = article.text[amount.span.end : amount.span.end + 60]
            noun = re.match(find["counted"], behind)
            value = _value(amount.value)
            if noun is not None and value is not None:
                before = re.search(r"[\w.,]+ $", article.text[: amount.span.start])
                digits = before is not None and not any(c.isdigit() for c in amount.span.of(article.text))
                start = before.start() if before is not None and digits else amount.span.start
                span = article.span(start, amount.span.end + noun.end())
                yield _Count(article.id, span, value, noun["noun"], _named(claim, facts, names))


def _named(claim: Claim, facts: Facts, names: Names) -> frozenset[str]:
    """The things that are named in a claim or a little before it."""
    first = claim.span.start - _AROUND
    return frozenset(names.whole(span) for span in things_of(facts) if first <= span.start < claim.span.end)


def _value(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _bound(
    articles: Mapping[str, Article],
    count: _Count,
    how: str,
    other: _Count,
    day: Day,
    days: tuple[int | None, int | None],
) -> Told:
    parts = (("count", other.span.of(articles[other.article].text)),)
    return bound(articles, count.span, how, other.article, day, days, _SURE, count.noun, parts)
