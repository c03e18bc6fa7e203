"""What linked things tell of a publication: nobody speaks of a thing as there before it was first shown.

An article that names a thing is not from before the day on which a dated article has it launched; and one that tells
the launch as news is not from after a dated article that already names the thing. Where it tells how long ago the
launch was, it lies so many days behind the day that another gives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dateline.date.ahead import looks_ahead, stands
from dateline.date.annual import annual
from dateline.date.counts import counts
from dateline.date.launches import NEWS, Launch, Names, launches
from dateline.date.since import since
from dateline.date.told import Told, bound
from dateline.date.versions import versions
from dateline.lang import languages, table
from dateline.model import Article, Facts, Links, Phase
from dateline.span import Span
from dateline.when import Basis, Day, to_edtf

_NARROW = 31
_WIDE = 366  # a year that the text names
_FRESH = 62  # days: what was shown longer ago may have been shown anew
_SURE = 0.5
_SHOWN = ("shows", "sells")
_WORD = re.compile(r"\w+")
_LONGER = re.compile(r"[ -][A-Z]")  # the name of another thing goes on: the Merle Pro may be older than the Merle


def begun(articles: Mapping[str, Article], facts: Sequence[Facts], links: Links) -> Iterator[Told]:
    """The constraints, in the order of articles and names."""
    undated = [id for id, article in sorted(articles.items()) if not article.published.known]
    if not undated:
        return
    facts = sorted(facts, key=lambda each: each.article)
    names = Names(articles, facts)
    types = {id: event.type for event in links.events for id in event.claims}
    told = [each for of in facts if of.article in articles for each in launches(articles[of.article], of, types, names)]
    things = Things(articles, names, {each.name: each.distinct for each in told})
    shown = {name: days for name, days in _shown(articles, told).items() if not things.known_before(name, days[0])}
    for id in undated:
        own = {each.name: each for each in told if each.news and each.claim.span.article == id}
        for name, days in sorted(shown.items()):
            span = things.there(id, name) if name not in own else None
            if span is not None:
                began, _, other = days
                yield bound(articles, span, "thing_there", other, began, (began.toordinal(), None), _SURE, name)
        for name, each in sorted(own.items()):
            first_named = things.first_named(name)
            if first_named is not None:
                day, by = first_named
                yield bound(articles, each.span, "thing_new", by, day, (None, day.toordinal() + NEWS), _SURE, name)
        for each in told:
            if each.claim.span.article == id:
                yield from _same(articles, each, told)
    yield from since(articles, facts, names, shown)
    of = {n: found for n, each in enumerate(told) if (found := _days(articles[each.claim.span.article], each))}
    yield from versions(articles, told, of)
    yield from annual(articles, told)
    yield from counts(articles, facts, names)


def _same(articles: Mapping[str, Article], launch: Launch, told: Sequence[Launch]) -> Iterator[Told]:
    """The launch that an article tells of some days ago has its day from another one that tells it in like words."""
    if launch.ago is None or launch.ago[1] > _FRESH or (launch.renewed and not any(c.isdigit() for c in launch.name)):
        return
    dated: dict[tuple[int, int], str] = {}
    for each in told:
        days = _days(articles[each.claim.span.article], each) if each.name == launch.name else None
        if days is not None:
            dated[days[0].toordinal(), days[1].toordinal()] = each.claim.span.article
    alike = {d: id for d, id in dated.items() if _alike(launch, told, articles, id)}
    if not alike or max(last for _, last in dated) - min(first for first, _ in dated) > _FRESH:
        return
    first, last = min(alike, key=lambda d: (d[1] - d[0], d))
    least, most = launch.ago
    when = to_edtf(Day.fromordinal(first), Day.fromordinal(last))
    bounds = first + least, last + most
    yield bound(articles, launch.claim.span, "thing_ago", alike[first, last], when, bounds, _SURE, launch.name)


def _alike(launch: Launch, told: Sequence[Launch], articles: Mapping[str, Article], id: str) -> bool:
    """Whether an article tells the launch by a word that means the same: what is shown now may be sold later."""
    code = articles[launch.claim.span.article].language or "en"
    find = table("publication", code)["find"]
    one = launch.claim.predicate
    groups = [{*find[key]} for key in _SHOWN if one in find[key]] or [{one}]
    return any(
        each.claim.predicate in group
        for each in told
        if each.claim.span.article == id and each.name == launch.name
        for group in groups
    )


def _shown(articles: Mapping[str, Article], launches: Sequence[Launch]) -> dict[str, tuple[Day, Day, str]]:
    """The days on which each thing may first be shown, at the narrowest, and the first article that tells them."""
    found: dict[str, list[tuple[Day, Day, str]]] = {}
    for each in launches:
        id = each.claim.span.article
        days = (_days(articles[id], each) or _year(articles[id], each)) if each.first else None
        if days is not None:
            found.setdefault(each.name, []).append((*days, id))
    return {
        name: min((low, high, id) for low, high, id in all_ if not _inside(low, high, all_))
        for name, all_ in found.items()
    }


def _inside(low: Day, high: Day, others: Sequence[tuple[Day, Day, str]]) -> bool:
    """Whether other words tell the same more narrowly."""
    return any(low <= first and last <= high and (last - first) < (high - low) for first, last, _ in others)


class Things:
    """Where the articles name things that some of them have launched.

    A name that no common words make ("Merle 4", "iPad") is found wherever it stands, also with a number behind it; any
    other only where the reader sees a name. Where a sentence looks ahead, the thing need not be there yet.
    """

    def __init__(self, articles: Mapping[str, Article], names: Names, distinct: Mapping[str, bool]) -> None:
        self._articles, self._named, self._distinct = articles, names.of, distinct
        self._has = {id: {*_WORD.findall(article.text.casefold())} for id, article in articles.items()}
        self._first = {name: next(iter(_WORD.findall(name)), "") for name in distinct}
        self._words = {name: re.compile(rf"(?<![\w-]){re.escape(name)}(?!\w|-\w)", re.IGNORECASE) for name in distinct}

    def there(self, id: str, name: str) -> Span | None:
        """The first mention in an article that does not look ahead, if the thing is named there."""
        article = self._articles[id]
        if self._first[name] not in self._has[id] or (article.language and article.language not in languages()):
            return None
        if not self._distinct[name] and name not in self._named.get(id, {}):
            return None
        for match in self._words[name].finditer(article.text):
            ahead = looks_ahead(article, match.start()) and not stands(article, match.start())
            if not _LONGER.match(article.text, match.end()) and not ahead:
                return article.span(match.start(), match.end())
        return None

    def known_before(self, name: str, day: Day) -> bool:
        """Whether an article from before a day has the name in any form: then that day was no beginning."""
        return any(
            (at := article.published.latest) is not None
            and at < day
            and self._first[name] in self._has[id]
            and self._words[name].search(article.text)
            for id, article in self._articles.items()
        )

    def first_named(self, name: str) -> tuple[Day, str] | None:
        """The first article with a date that names a thing as one that is there, with its day."""
        found = [
            (article.published.latest, id)
            for id, article in self._articles.items()
            if article.published.latest is not None and self.there(id, name) is not None
        ]
        return min(found, default=None)


def _days(article: Article, launch: Launch) -> tuple[Day, Day] | None:
    """The days of a launch in an article with a date: by the claim's own words, or those of the news."""
    when, published = launch.claim.when, article.published
    if not published.closed or not when.closed or (when.days or 0) > _NARROW:
        return None
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return None
    if launch.claim.phase is Phase.ONGOING:
        return Day.fromordinal(first.toordinal() - NEWS), last
    return Day.fromordinal(
        first.toordinal() - (when.basis is Basis.RELATIVE)
    ), last  # "today" may be yesterday elsewhere


def _year(article: Article, launch: Launch) -> tuple[Day, Day] | None:
    """The year that words of the claim give to a launch that is long past."""
    when = launch.claim.when
    if not article.published.closed or launch.claim.phase is not Phase.HAPPENED or when.basis is not Basis.STATED:
        return None
    if when.earliest is None or when.latest is None or (when.days or 0) > _WIDE:
        return None
    return when.earliest, when.latest
