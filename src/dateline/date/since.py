"""How long ago something was shown tells of a publication: "just one year after launching the Merle", "within a month".

The length counts from the day that another article gives; it must be told of the publication itself (in the present, or
with a day of the news), for "two years after the launch, Orla fell" may be long past.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dateline.date.launches import NEWS, Names, things_of
from dateline.date.periods import units_after
from dateline.date.told import Told, bound
from dateline.lang import languages, table
from dateline.model import Article, Facts, Phase, Polarity, Role, TimeExpression, TimexType
from dateline.span import Span
from dateline.when import Day, to_edtf

_LENGTH = re.compile(r"P(\d{1,3})([YMWD])")
_BEHIND = 60  # code points between a length and the name
_LATE = 62  # days by which a thing may be late
_ABOUT = {"Y": 183, "M": 16, "W": 4, "D": 2}  # days by which a length in these units may be rounded
_SURE = 0.45

Shown = Mapping[str, tuple[Day, Day, str]]  # the first and last day on which a thing may have been shown, and who tells


def since(articles: Mapping[str, Article], facts: Sequence[Facts], names: Names, shown: Shown) -> Iterator[Told]:
    """The constraints, in the order of the articles and their expressions."""
    planned = _planned(articles, facts, names)
    for each in facts:
        article = articles.get(each.article)
        if article is None or article.published.known or not _is_understood(article):
            continue
        named = {span.start: names.whole(span) for span in things_of(each)}
        for timex in each.timexes:
            length = _LENGTH.fullmatch(timex.value) if timex.type is TimexType.DURATION else None
            if length is None:
                continue
            yield from _out_for(articles, article, timex, named, int(length[1]), length[2], planned)
            if not _is_now(timex.span, article, each):
                continue
            for start, name in sorted(named.items()):
                days = shown.get(name)
                if days is not None and days[2] != article.id and 0 < start - timex.span.end <= _BEHIND:
                    yield from _counted(article, timex, start, int(length[1]), length[2], articles, days)


def _counted(
    article: Article,
    timex: TimeExpression,
    name: int,
    count: int,
    unit: str,
    articles: Mapping[str, Article],
    days: tuple[Day, Day, str],
) -> Iterator[Told]:
    """The constraint of one length that counts from when a thing was shown, if it does."""
    find = table("publication", article.language or "en")["find"]
    between = article.text[timex.span.end : name]
    before = article.text[max(0, timex.span.start - 12) : timex.span.end].lower()
    within = re.search(find["within"], before) is not None
    match = re.match(find["within_behind" if within else "since_behind"], between)
    if match is None or (unit != "Y" and not within and not match.groupdict().get("shown")):
        return
    first, last, other = days
    half = {"Y": ("M", 6), "M": ("D", 16), "W": ("D", 4), "D": ("D", 1)}[unit]
    low = first if within else units_after(units_after(first, unit, count), half[0], -half[1])
    high = units_after(units_after(last, unit, count + (unit == "Y" and not within)), half[0], half[1] * (unit != "Y"))
    span = article.span(timex.span.start, _end(article.text, name))
    bounds = low.toordinal(), high.toordinal() + NEWS
    yield bound(articles, span, "thing_since", other, to_edtf(first, last), bounds, _SURE)


def _planned(articles: Mapping[str, Article], facts: Sequence[Facts], names: Names) -> dict[str, tuple[Day, str]]:
    """The day from which a thing is to be had, as the first dated article tells that gives one."""
    found: dict[str, tuple[Day, Day, str]] = {}
    for each in facts:
        article = articles.get(each.article)
        if article is None or article.published.earliest is None:
            continue
        outs = table("publication", article.language or "en")["find"]["outs"] if _is_understood(article) else ()
        for claim in each.claims:
            day = claim.when.earliest
            if (
                claim.predicate not in outs
                or day is None
                or day != claim.when.latest
                or claim.phase is not Phase.EXPECTED
            ):
                continue
            for part in claim.participants:
                if part.role in (Role.AGENT, Role.PATIENT) and claim.polarity is Polarity.POSITIVE:
                    name, told = names.whole(part.span), (article.published.earliest, day, article.id)
                    found[name] = max(found.get(name, told), told)
    return {name: (day, id) for name, (_, day, id) in found.items()}


def _out_for(
    articles: Mapping[str, Article],
    article: Article,
    timex: TimeExpression,
    named: Mapping[int, str],
    count: int,
    unit: str,
    planned: Mapping[str, tuple[Day, str]],
) -> Iterator[Told]:
    """ "The Merle has been out for 22 days": so long after the day that was told before; it may have been late."""
    pattern = table("publication", article.language or "en")["find"]["out_for"]
    for start, name in sorted(named.items()):
        day, other = planned.get(name, (None, ""))
        behind = article.text[start + len(name) : timex.span.start]
        if day is None or other == article.id or re.match(pattern, behind) is None:
            continue
        low = units_after(day, unit, count).toordinal() - _ABOUT[unit]
        high = units_after(day, unit, count + (unit != "D")).toordinal() + _LATE
        yield bound(articles, article.span(start, timex.span.end), "thing_out", other, day, (low, high), _SURE)


def _is_understood(article: Article) -> bool:
    return not article.language or article.language in languages()


def _end(text: str, name: int) -> int:
    match = re.compile(r"[\w-]+(?: [A-Z0-9][\w-]*)*").match(text, name)
    return match.end() if match else name


def _is_now(span: Span, article: Article, facts: Facts) -> bool:
    """Whether a length is told of the publication: the claim around it is in the present, or has a day of the news."""
    for claim in facts.claims:
        if claim.span.start <= span.start and span.end <= claim.span.end:
            if claim.phase is Phase.ONGOING:
                return True
            inside = [c for c in facts.clues if claim.span.start <= c.span.start and c.span.end <= claim.span.end]
            if any(c.least is not None and c.most is not None and 0 <= c.least <= c.most <= NEWS for c in inside):
                return True
    return False
