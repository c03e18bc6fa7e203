"""What the words of an article tell of the day of its publication: days told as past or coming, ages, birthdays.

Each clue is relative to the publication and stands by itself; `date.publication` brings them together.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.date.dating import date_article
from dateline.date.lexicon import Lexicon, lexicon
from dateline.date.parse import plain
from dateline.date.tense import Direction, direction, syntax
from dateline.lang import table
from dateline.model import (
    Annotations,
    Article,
    Clue,
    ClueKind,
    EntityKind,
    Facts,
    Phase,
    Polarity,
    Referent,
    TimeExpression,
    TimexType,
)
from dateline.span import Span
from dateline.when import Basis, Day, Reason, When

BARE = 330  # days: a day of the year stands without its year where no other is nearer; the last month may be either
_BLANK = re.compile(r"XXXX-(?:(\d\d)(?:-(\d\d))?|(SP|SU|FA|WI))")
_WEEKS = re.compile(r"\d{4}-W\d\d")
_YEAR = re.compile(r"(?<![\d$£€#.,-])(?:1[5-9]|20|21)\d\d(?!\d|[,.]\d)")
_SURE, _COMING, _TOLD, _AGE, _INSIDE, _BIRTHDAY = 0.8, 0.6, 0.5, 0.7, 0.55, 0.85
_ASSUMED = tuple(Day(2010, 1, 4).toordinal() + 97 * n for n in range(8))  # all weekdays, all seasons, two years
_WEEK, _NEWS, _MONTH = 7, 14, 31
_BESIDE = 40  # code points beside an expression
_RESULTS = 120  # days after the end of a period for which its results are news


def clues(article: Article, annotations: Annotations, facts: Facts) -> tuple[Clue, ...]:
    """The clues of an article in text order. Days are looked for only where the article has no date of its own."""
    code = article.language or "en"
    people = [referent for referent in facts.referents if referent.kind is EntityKind.PERSON]
    told = _Told(article, annotations, lexicon(code))
    found = [*_ages(article, people, code), *_births(article, people, facts, code)]
    birthdays = list(_birthdays(article, people, facts, told, code))
    taken = {clue.span.end for clue in birthdays}
    if not article.published.known:
        relative = _relative(article, annotations)
        days = [told.clue(timex, relative.get(timex.span)) for timex in facts.timexes]
        plain_ = [clue for clue in days if clue is not None and clue.span.end not in taken]
        closed = {c.span: c for c in (*_editions(article, facts, plain_, code), *_periods(article, facts, code))}
        found += [clue for clue in plain_ if clue.span not in closed]
        found += closed.values()
    return tuple(sorted([*found, *birthdays], key=lambda clue: (clue.span, clue.kind)))


class _Told:
    """Whether an article tells an expression as past or as coming."""

    def __init__(self, article: Article, annotations: Annotations, lex: Lexicon) -> None:
        self._article, self._lex = article, lex
        self._words = syntax(annotations.tokens)
        self._tokens = annotations.tokens
        self._starts = [token.start for token in annotations.tokens]
        self._sentences = annotations.sentences

    def direction(self, span: Span) -> Direction:
        """Back, ahead or not told, by the verb that governs it."""
        first, last = (bisect.bisect_left(self._starts, at) for at in (span.start, span.end))
        if first >= len(self._tokens):
            return Direction(0, "")
        begin, end = self._sentences[self._tokens[first].sentence]
        text = self._article.text
        before = plain(text[self._tokens[begin].start : span.start])
        after = plain(text[span.end : self._tokens[end - 1].end])
        return direction(self._words, range(first, last), before, after, self._lex)

    def clue(self, timex: TimeExpression, relative: tuple[int, int] | None) -> Clue | None:
        """What an expression tells of the publication; None where it tells nothing."""
        if timex.type in (TimexType.DURATION, TimexType.SET):
            return None
        words = timex.span.of(self._article.text)
        way = self.direction(timex.span)
        sign = -1 if timex.relation == "since" else way.sign
        sure = _SURE if way.sure or timex.relation == "since" else _TOLD
        if _YEAR.search(words) and timex.when.closed and timex.when.basis is not Basis.NONE:
            surely = sign and sure == _SURE and timex.relation != "before"
            if not surely or self._names(timex.span) or (sign > 0 and self._is_weak(way)):
                return None
            if sign < 0 and self._leads_on(timex.span):
                return None
            sure = _SURE if sign < 0 else _COMING
            least, most = (0, None) if sign < 0 else (None, 0)
            return Clue(ClueKind.DAY, timex.span, timex.when.edtf, self._weekday(words), least, most, sure=sure)
        if relative is None:
            return None
        named = _BLANK.match(timex.value)
        if named is None or timex.mod or timex.relation != "in":
            return Clue(ClueKind.DAY, timex.span, "", 0, *relative, sure=_SURE)
        if not sign:
            return None
        slack = BARE if named.group(2) else BARE + 31 if named.group(1) else BARE + 92
        least, most = (0, slack) if sign < 0 else (-slack, 0)
        return Clue(ClueKind.DAY, timex.span, named.group(), self._weekday(words), least, most, sure=sure)

    def _names(self, span: Span) -> bool:
        """Whether a year only tells things apart ("the 2011 version", "the 1991 agreement"), before their noun."""
        first, last = (bisect.bisect_left(self._starts, at) for at in (span.start, span.end))
        if last >= len(self._tokens) or first >= last:
            return False
        heads = {self._tokens[i].head for i in range(first, last)} - set(range(first, last))
        return any(last <= head < last + 4 and self._tokens[head].upos in ("NOUN", "PROPN") for head in heads)

    def _leads_on(self, span: Span) -> bool:
        """Whether what is told in the past has its date ahead ("money for 1990 and beyond", "the race in 2020")."""
        find = table("publication", self._lex.code)["find"]
        before = re.findall(r"[\w’'-]+", self._article.text[max(0, span.start - _BESIDE) : span.start].lower())
        inside = re.findall(r"[\w’'-]+", span.of(self._article.text).lower())
        after = " ".join(self._article.text[span.end : span.end + _BESIDE].lower().split())
        if any(word.startswith(tuple(find["foretelling"])) for word in before):
            return True
        towards = any(word in find["towards"] for word in (*before[-1:], *inside[:1]))
        contest = any(word in find["contests"] for word in before[-3:])
        return towards or contest or after.startswith(tuple(find["onward"]))

    def _is_weak(self, way: Direction) -> bool:
        """Whether what is ahead may be ahead of an earlier day only ("agreed that it would …")."""
        weak = table("publication", self._lex.code)["find"]["weak_future"]
        return any(word in weak for word in re.findall(r"[a-z]+", way.cue.lower()))

    def _weekday(self, words: str) -> int:
        names = self._lex.classes["weekday"]
        return next((names[word] for word in re.findall(r"[a-z]+", words.lower()) if word in names), 0)


def _relative(article: Article, annotations: Annotations) -> dict[Span, tuple[int, int]]:
    """How many days before the publication what is counted from it lies, whatever day that is.

    Seen by dating the article as of days of all weekdays and seasons: rules for words stay in one place.
    """
    seen: dict[Span, list[tuple[int, int]]] = {}
    days: dict[Span, set[tuple[Day, Day]]] = {}
    weeks: dict[Span, bool] = {}
    for ordinal in _ASSUMED:
        day = Day.fromordinal(ordinal)
        assumed = replace(article, published=When(day, day, Basis.STATED, (Reason("assumed"),)))
        for timex in date_article(assumed, annotations):
            when = timex.when
            if when.earliest and when.latest and timex.type not in (TimexType.DURATION, TimexType.SET):
                apart = (ordinal - when.latest.toordinal(), ordinal - when.earliest.toordinal())
                seen.setdefault(timex.span, []).append(apart)
                days.setdefault(timex.span, set()).add((when.earliest, when.latest))
                weeks[timex.span] = weeks.get(timex.span, True) and _WEEKS.fullmatch(timex.value) is not None
    return {
        span: _widened(min(least for least, _ in all_), max(most for _, most in all_), weeks[span])
        for span, all_ in seen.items()
        if len(all_) == len(_ASSUMED) and len(days[span]) > 1  # what counts from a day that is named stays where it is
    }


def _widened(least: int, most: int, weeks: bool) -> tuple[int, int]:
    """Weekdays are all among the days assumed; months and seasons of every length are not. Past stays past."""
    if weeks or most - least < _WEEK:
        return least, most
    first = max(0, least - _MONTH) if least >= 0 else least - _MONTH
    last = min(0, most + _MONTH) if most <= 0 else most + _MONTH
    return first, last


def _ages(article: Article, people: Sequence[Referent], code: str) -> Iterator[Clue]:
    """ "Reed, 29, said", "the 33-year-old athlete"."""
    find = table("publication", code)["find"]
    for referent, span in _mentions(people):
        for pattern in find["age_behind"]:
            match = re.match(pattern, article.text[span.end : span.end + 40])
            if match:
                start, end = (span.end + match.start("age"), span.end + match.end("age"))
                number = int(match["age"])
                yield Clue(
                    ClueKind.AGE,
                    article.span(span.start, end) if end - span.start < 60 else article.span(start, end),
                    referent=referent.id,
                    number=number,
                    sure=_AGE,
                )
                break
        for pattern in find["age_inside"]:
            match = re.search(pattern, span.of(article.text))
            if match and not _within_other(span, match.end(), people):
                yield Clue(ClueKind.AGE, span, referent=referent.id, number=int(match["age"]), sure=_INSIDE)


def _editions(article: Article, facts: Facts, days: Sequence[Clue], code: str) -> Iterator[Clue]:
    """ "At the 2010 Orla Games yesterday": what is news takes place in that year."""
    patterns = table("publication", code)["find"]["edition"]
    for claim in facts.claims:
        if claim.phase not in (Phase.HAPPENED, Phase.ONGOING) or claim.polarity is not Polarity.POSITIVE:
            continue
        inside = [c for c in days if claim.span.start <= c.span.start and c.span.end <= claim.span.end]
        news = [c.most for c in inside if c.least is not None and c.most is not None and 0 <= c.least <= c.most]
        title = claim.span.end <= len(article.text.split("\n", 1)[0]) and claim.phase is Phase.ONGOING
        if not title and (len(news) != 1 or news[0] > 2 * _MONTH):
            continue
        for pattern in patterns:
            for match in re.finditer(pattern, claim.span.of(article.text)):
                span = article.span(claim.span.start + match.start(), claim.span.start + match.end())
                yield Clue(ClueKind.DAY, span, match["year"], least=0, most=news[0] if news else _NEWS, sure=_TOLD)


def _periods(article: Article, facts: Facts, code: str) -> Iterator[Clue]:
    """ "The quarter, which ended December 30, 2006": the latest one whose results are told."""
    pattern = re.compile(table("publication", code)["find"]["period_ended"])
    found = [
        (timex.when.latest, timex)
        for timex in facts.timexes
        if timex.when.days == 1 and timex.when.basis is Basis.STATED
        if pattern.search(article.text[max(0, timex.span.start - 40) : timex.span.start])
    ]
    if found:
        _, timex = max(found, key=lambda each: (each[0], each[1].span))
        yield Clue(ClueKind.DAY, timex.span, timex.when.edtf, least=0, most=_RESULTS, sure=_TOLD)


def _within_other(span: Span, end: int, people: Sequence[Referent]) -> bool:
    """Whether the age belongs to another mention that stands inside ("the mother of the 9-year-old boy")."""
    at = span.start + end
    return any(
        inner != span and span.start <= inner.start < at <= inner.end <= span.end for _, inner in _mentions(people)
    )


def _births(article: Article, people: Sequence[Referent], facts: Facts, code: str) -> Iterator[Clue]:
    """ "Reed was born on June 27, 1984"."""
    patterns = table("publication", code)["find"]["born_behind"]
    dated = [t for t in facts.timexes if t.when.closed and t.when.basis is Basis.STATED]
    for referent, span in _mentions(people):
        for timex in dated:
            between = article.text[span.end : timex.span.start] if 0 <= timex.span.start - span.end < 40 else None
            if between is not None and any(re.match(pattern, between) for pattern in patterns):
                yield Clue(
                    ClueKind.BORN,
                    article.span(span.start, timex.span.end),
                    timex.when.edtf,
                    referent=referent.id,
                    sure=_SURE,
                )


def _birthdays(article: Article, people: Sequence[Referent], facts: Facts, told: _Told, code: str) -> Iterator[Clue]:
    """ "Reed's 34th birthday on Nov. 6", told as past or as coming."""
    find = table("publication", code)["find"]
    for referent, span in _mentions(people):
        for pattern in find["birthday_behind"]:
            match = re.match(pattern, article.text[span.end : span.end + 40])
            if match is None:
                continue
            behind = span.end + match.end()
            for timex in facts.timexes:
                if 0 <= timex.span.start - behind < 30 and _BLANK.match(timex.value):
                    between = article.text[behind : timex.span.start]
                    sign = told.direction(timex.span).sign
                    if sign and any(re.match(p, between) for p in find["birthday_date"]):
                        yield Clue(
                            ClueKind.BIRTHDAY,
                            article.span(span.start, timex.span.end),
                            timex.value,
                            least=0 if sign < 0 else -BARE,
                            most=BARE if sign < 0 else 0,
                            referent=referent.id,
                            number=int(match["nth"]),
                            sure=_BIRTHDAY,
                        )


def _mentions(people: Sequence[Referent]) -> Iterator[tuple[Referent, Span]]:
    for referent in people:
        for mention in referent.mentions:
            yield referent, mention.span
