"""What follows what in a series tells of a publication: the Merle 4 is launched before there is a Merle 5.

An article that tells the launch of one as news is not from after a dated article that has the next; and one that has
the next is not from before the day on which a dated article has an earlier one launched. A series counts only where no
dated article speaks against its order.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.date.ahead import looks_ahead
from dateline.date.launches import NEWS, Launch
from dateline.date.told import Told, bound
from dateline.lang import languages, table
from dateline.model import Article, Phase
from dateline.span import Span
from dateline.when import Day

_NAME = re.compile(r"(?P<series>.+?) (?P<number>\d{1,2}(?:\.\d{1,2}){0,2})(?P<suffix>[a-z]{0,2})")
_NEAR = 3  # numbers that follow one another; "Merle 95" is no successor of "Merle 3"
_GAP = 28  # days between the launches of two whole numbers, at least
_SURE = 0.45


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """Which one of its series a thing is: "3GS" comes behind "3G", and "10.5" behind "10.4"."""

    numbers: tuple[int, ...]
    suffix: str

    def follows(self, other: Version) -> bool:
        """Whether it is a successor of another one, of the same way of counting."""
        return self > other and self.numbers[0] - other.numbers[0] <= _NEAR


@dataclass(frozen=True, slots=True)
class _Had:
    """An article has a version: names it as one that is there or new."""

    article: str
    version: Version
    span: Span


Series = tuple[str, bool]  # the words before the number, and whether it has points


def versions(
    articles: Mapping[str, Article], told: Sequence[Launch], days: Mapping[int, tuple[Day, Day]]
) -> Iterator[Told]:
    """The constraints, in the order of series and articles; `days` are those of launches, by their place in `told`."""
    launched: dict[Series, list[tuple[Version, Launch, tuple[Day, Day] | None]]] = defaultdict(list)
    for place, launch in enumerate(told):
        found = version(launch.name)
        if found is not None:
            launched[found[0]].append((found[1], launch, days.get(place)))
    for series, all_ in sorted(launched.items()):
        had = list(_had(articles, series))
        if not _in_order(articles, all_, had):
            continue
        for which, launch, _ in all_:
            if not articles[launch.claim.span.article].published.known and _tells_as_news(launch):
                yield from _next(articles, which, launch, had)
        for each in had:
            if not articles[each.article].published.known:
                new = any(_is_of(each, which, launch) for which, launch, _ in all_)
                yield from _after(articles, each, all_, _GAP if new and not series[1] else 0)


def version(name: str) -> tuple[Series, Version] | None:
    """The series of a name in small letters, and which one of it: "merle 3gs"; None where it has no number."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    numbers = tuple(int(number) for number in match["number"].split("."))
    return (match["series"], len(numbers) > 1), Version(numbers, match["suffix"])


def _had(articles: Mapping[str, Article], series: Series) -> Iterator[_Had]:
    """Where articles have versions of a series: the first mention of each that does not look ahead."""
    words = re.compile(rf"(?<![\w-])(?:{re.escape(series[0])}) \d[\w.]*(?<!\.)(?!\w|-\w)", re.IGNORECASE)
    for id, article in sorted(articles.items()):
        if article.language and article.language not in languages():
            continue
        newest = tuple(f"{word} " for word in table("publication", article.language or "en")["find"]["newest"])
        seen: set[Version] = set()
        for match in words.finditer(article.text):
            several = match.group()[-2:-1].isdigit() and match.group().endswith("s")  # "all Merle 4s"
            end = match.end() - several
            found = version(" ".join(article.text[match.start() : end].casefold().split()))
            if found is None or found[0] != series or found[1] in seen:
                continue
            new = article.text[max(0, match.start() - 12) : match.start()].lower().endswith(newest)
            if new or not looks_ahead(article, match.start()):
                seen.add(found[1])
                yield _Had(id, found[1], article.span(match.start(), end))


def _is_of(had: _Had, which: Version, launch: Launch) -> bool:
    """Whether what an article has is what it tells to be launched, as its news."""
    return launch.news and which == had.version and launch.claim.span.article == had.article


def _tells_as_news(launch: Launch) -> bool:
    return launch.news or (launch.renewed and launch.claim.phase is Phase.ONGOING)


def _in_order(
    articles: Mapping[str, Article],
    launched: Sequence[tuple[Version, Launch, tuple[Day, Day] | None]],
    had: Sequence[_Had],
) -> bool:
    """Whether no dated article has a later one before an earlier one is launched: then the numbers tell no order."""
    for which, _, days in launched:
        for each in had:
            day = articles[each.article].published.latest
            if days is not None and day is not None and each.version > which and day < days[0]:
                return False
    return True


def _next(articles: Mapping[str, Article], which: Version, launch: Launch, had: Sequence[_Had]) -> Iterator[Told]:
    """Not after the first dated article that has a successor."""
    found = [
        (day, each)
        for each in had
        if each.version.follows(which) and (day := articles[each.article].published.latest) is not None
    ]
    if found:
        day, each = min(found, key=lambda pair: (pair[0], pair[1].span))
        later = each.span.of(articles[each.article].text)
        days = None, day.toordinal() + NEWS
        yield bound(articles, launch.span, "version_next", each.article, day, days, _SURE, later, (("later", later),))


def _after(
    articles: Mapping[str, Article],
    each: _Had,
    launched: Sequence[tuple[Version, Launch, tuple[Day, Day] | None]],
    gap: int,
) -> Iterator[Told]:
    """Not before the last day on which a dated article has an earlier one launched, and `gap` days behind it."""
    found = [(days[0], launch) for which, launch, days in launched if days is not None and each.version.follows(which)]
    if found:
        day, launch = max(found, key=lambda pair: (pair[0], pair[1].claim.span))
        other = launch.claim.span.article
        earlier = launch.span.of(articles[other].text)
        days = day.toordinal() + gap, None
        parts = (("earlier", earlier),)
        yield bound(articles, each.span, "version_before", other, day, days, _SURE, earlier, parts)
