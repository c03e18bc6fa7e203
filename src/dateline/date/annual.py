"""What is held once a year tells the time of year: "at its annual Orla Forum", where others date one or more of them.

An article in which such a meeting is the place of the news stands in the weeks around the days of the year on which
dated articles have it: two of them or more, of several years, or one and the word "annual".
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.date.ahead import sentence
from dateline.date.launches import NEWS, Launch
from dateline.date.network import CALENDAR
from dateline.date.patterns import Pattern
from dateline.date.told import Told
from dateline.date.versions import Series, Version, version
from dateline.lang import languages, table
from dateline.model import Article
from dateline.span import Span
from dateline.when import Day

_LEAD = 500  # code points of the text behind its title, in which its news stands
_AROUND = 31  # days by which a meeting may be earlier or later from year to year
_MOVED = 62  # days by which a year between two of them may be shorter
_APART = 45  # days of the year between two of them, at most
_YEAR = 365
_LEAP = 29  # a day that not all months have
_SHOWN = 3  # articles that a reason names, at most
_SURE = 0.45


@dataclass(frozen=True, slots=True)
class _Held:
    """An article has a meeting as the place of its news; `yearly`: it says so."""

    article: str
    name: str
    span: Span
    yearly: bool


def annual(articles: Mapping[str, Article], launched: Sequence[Launch]) -> Iterator[Told]:
    """The constraints, in the order of meetings and articles. `launched`: what the articles tell to be launched."""
    understood = [a for _, a in sorted(articles.items()) if not a.language or a.language in languages()]
    if all(article.published.known for article in understood):
        return
    short: dict[str, str] = {}
    for article in understood:
        for match in _Words.of(article.language or "en").named.finditer(article.text):
            if match["short"]:
                short[match["short"]] = _squeezed(match["name"])
    meetings: dict[str, list[_Held]] = defaultdict(list)
    for article in understood:
        for held in _held(article, short):
            meetings[held.name].append(held)
    news = _versions(launched)
    for _, all_ in sorted(meetings.items()):
        dated = {h.article: day for h in all_ if (day := articles[h.article].published.earliest) is not None}
        about = _around(sorted(dated.items()), any(held.yearly for held in all_))
        done: set[str] = set()
        for held in all_ if about else ():
            if not articles[held.article].published.known and held.article not in done:
                done.add(held.article)
                others = sorted((day, id) for id, day in dated.items())
                assert about is not None
                pattern, least, most = about
                yield _told(articles, held, "annual", others, least, most, pattern=pattern)
                yield from _other_year(articles, held, others, news)


@dataclass(frozen=True, slots=True)
class _Words:
    """The patterns of a language: a meeting's full name, with its short form in brackets, and what stands before it."""

    named: re.Pattern[str]
    before: re.Pattern[str]
    plain: frozenset[str]

    @staticmethod
    @functools.cache
    def of(code: str) -> _Words:
        find = table("publication", code)["find"]
        ends = "|".join(find["meetings"])
        word = r"(?:[A-Z][\w’'&-]*|" + "|".join(find["inner"]) + ")"
        named = rf"(?P<name>\b[A-Z][\w’'&-]*(?: {word}){{0,5}} (?:{ends}))\b(?: \((?P<short>[A-Z]{{3,}})\))?"
        return _Words(re.compile(named), re.compile(find["held_before"]), frozenset(find["any_meeting"]))


def _held(article: Article, short: Mapping[str, str]) -> Iterator[_Held]:
    """The meetings at which the news of an article takes place: named in its lead behind "at", and not to come."""
    find = table("publication", article.language or "en")["find"]
    words = _Words.of(article.language or "en")
    end = len(article.text.split("\n", 1)[0]) + _LEAD
    places = [
        (m.start("name"), m.end("name"), _squeezed(m["name"])) for m in words.named.finditer(article.text, 0, end)
    ]
    for form, name in short.items():
        places += [(m.start(), m.end(), name) for m in re.finditer(rf"\b{form}\b", article.text[:end])]
    for start, last, name in sorted(places):
        before = words.before.search(article.text[max(0, start - 60) : start])
        around = sentence(article.text, start).lower()
        own = {word.lower() for word in re.findall(r"[A-Z]\w+", article.text[start:last])}
        if before is None or own <= words.plain or not {*re.findall(r"\w+", around)}.isdisjoint(find["ahead"]):
            continue
        if not any(word in around for word in find["not_this_year"]):
            full = next((each for each in short.values() if name.endswith(each)), name)
            yearly = not {*find["yearly"]}.isdisjoint(before.group().lower().split())
            yield _Held(article.id, full, article.span(start, last), yearly)


def _squeezed(name: str) -> str:
    """A name however it is written: "World Wide", "Worldwide"; "Developers", "Developer's"."""
    return re.sub(r"\W", "", name).casefold()


def _around(dated: Sequence[tuple[str, Day]], yearly: bool) -> tuple[Pattern, int, int] | None:
    """A day of the year, and how many days after it news from there may be published; None where none is told."""
    days = sorted(day for _, day in dated)
    several = bool(days) and (days[-1] - days[0]).days >= _YEAR - _APART
    if not days or not (several or yearly):
        return None
    first = days[0].timetuple().tm_yday
    offsets = [(day.timetuple().tm_yday - first + _YEAR // 2) % _YEAR - _YEAR // 2 for day in days]
    if max(offsets) - min(offsets) > _APART:
        return None
    around = NEWS + (_AROUND if several else 2 * _AROUND)
    day = days[0] if days[0].day < _LEAP else days[0].replace(day=_LEAP - 1)
    return Pattern((day.month,), day.day), min(offsets) - around, max(offsets) + around


def _versions(launched: Sequence[Launch]) -> Mapping[str, Mapping[Series, Version]]:
    """What each article tells to be launched as news, of series that are numbered."""
    found: dict[str, dict[Series, Version]] = defaultdict(dict)
    for launch in launched:
        which = version(launch.name)
        if which is not None and launch.news:
            found[launch.claim.span.article][which[0]] = which[1]
    return found


def _other_year(
    articles: Mapping[str, Article],
    held: _Held,
    others: Sequence[tuple[Day, str]],
    news: Mapping[str, Mapping[Series, Version]],
) -> Iterator[Told]:
    """Where two articles have one after the other of a series launched there, the meetings are of different years."""
    own = news.get(held.article, {})
    for day, id in others:
        for series, which in sorted(news.get(id, {}).items()):
            least = most = None
            if series in own and own[series].follows(which):
                least = day.toordinal() + _YEAR - _MOVED
            elif series in own and which.follows(own[series]):
                most = day.toordinal() - _YEAR + _MOVED
            if least is not None or most is not None:
                yield _told(articles, held, "annual_next", [(day, id)], least, most, f" {id} {series[0]}")


def _told(
    articles: Mapping[str, Article],
    held: _Held,
    how: str,
    others: Sequence[tuple[Day, str]],
    least: int | None = None,
    most: int | None = None,
    key: str = "",
    pattern: Pattern | None = None,
) -> Told:
    named = [(articles[id].outlet or articles[id].title or id, day) for day, id in others[:_SHOWN]]
    form = table("publication", articles[held.article].language or "en")["reason"]["annual_at"]
    where = ", ".join(str(form).format(article=name, day=day.isoformat()) for name, day in named)
    point, day = f"published {held.article}", others[0][0].isoformat()
    line = f"{held.article} {held.span.start:07d} {how} {held.name}{key}"
    left = CALENDAR if pattern is None else f"day {line}"
    return Told(line, held.article, held.span, how, where, day, left, point, least, most, _SURE, pattern=pattern)
