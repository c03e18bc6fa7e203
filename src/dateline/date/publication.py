"""When articles without a date were published: bounds from their clues, the story's events and what the user knows.

Everything said is a constraint of the network of dates; the tightest bounds are shown with the constraints that give
them, one line each. Where not all can hold the least sure steps back, and is told. Nothing is guessed: an article
whose words bound nothing has no date.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.date.begun import begun
from dateline.date.network import CALENDAR, Bounds, Calendar, Constraint, Difference, Network
from dateline.date.offices import offices
from dateline.date.patterns import Pattern
from dateline.date.periods import units_after
from dateline.date.sameday import same_day
from dateline.date.steps import steps
from dateline.date.told import Told, told_of_events
from dateline.lang import table
from dateline.model import Article, Background, Clue, ClueKind, Facts, Links, Publication, Relation
from dateline.span import Span
from dateline.when import UNKNOWN, Basis, Day, Reason, When, from_edtf, to_edtf

_USER, _PAGE = 0.99, 0.95
_SEASONS = {"SP": (3, 4, 5, 6), "SU": (6, 7, 8, 9), "FA": (9, 10, 11, 12), "WI": (12, 1, 2, 3)}
_VALUE = re.compile(r"XXXX-(?:(\d\d)(?:-(\d\d))?|(SP|SU|FA|WI))")


@dataclass(frozen=True, slots=True)
class Born:
    """The days on which somebody may have been born, why, and how sure that is."""

    earliest: Day
    latest: Day
    why: str
    sure: float
    key: str


@dataclass
class _Said:
    """Constraints of one story, and the words for each: a key may share its line with others (`line`)."""

    constraints: list[Constraint] = field(default_factory=list)
    reasons: dict[str, Reason] = field(default_factory=dict)
    line: dict[str, str] = field(default_factory=dict)

    def say(self, line: str, text: str, span: Span | None, *constraints: Constraint) -> None:
        """Add constraints that one line of words stands for."""
        self.reasons[line] = Reason(text, span)
        for each in constraints:
            self.constraints.append(each)
            self.line[each.key] = line


def publications(
    articles: Sequence[Article], facts: Sequence[Facts], links: Links, known: Sequence[Background] = ()
) -> tuple[Publication, ...]:
    """Bounds for each article that has no date of its own and for which something tells any, in id order. Pure."""
    undated = sorted((a for a in articles if not a.published.known), key=lambda a: a.id)
    if not undated:
        return ()
    by_id = {article.id: article for article in articles}
    clues = {each.article: each.clues for each in facts}
    births = _births(by_id, clues, links, known)
    said = _Said()
    for article in undated:
        _captured(article, said)
        for clue in clues.get(article.id, ()):
            _day(article, clue, said)
            _person(article, clue, links, births, said)
    of_others = (told_of_events(by_id, facts, links), begun(by_id, facts, links), offices(by_id, facts, links))
    for told in (each for found in (*of_others, steps(by_id, facts, links), same_day(by_id, facts)) for each in found):
        said_ = told.span.of(by_id[told.article].text)
        words = _reason(told.how, words=said_, article=told.other, day=told.day, **dict(told.parts))
        said.say(told.key, words, told.span, *_constraints(told))
    network = Network(said.constraints)
    return tuple(found for article in undated if (found := _publication(article, network, said)) is not None)


def point(article: str) -> str:
    """The network's name for the publication of an article."""
    return f"published {article}"


def _constraints(told: Told) -> Iterator[Constraint]:
    yield Difference(told.key, told.left, told.right, told.least, told.most, told.sure)
    if told.pattern is not None:
        yield Calendar(f"{told.key} day", told.left, told.pattern, told.sure)


def _reason(which: str, /, **parts: str) -> str:
    return str(table("publication")["reason"][which]).format(**parts)


def _captured(article: Article, said: _Said) -> None:
    latest = article.captured.latest
    if latest is not None:
        key = f"{article.id} captured"
        span = next((r.span for r in article.captured.because if r.span is not None), None)
        said.say(
            key,
            _reason("captured"),
            span,
            Difference(key, CALENDAR, point(article.id), None, latest.toordinal(), _PAGE),
        )


# ---- days that the text names


def _day(article: Article, clue: Clue, said: _Said) -> None:
    """A day told as past or as coming, with its year or as a day of some year."""
    if clue.kind is not ClueKind.DAY or not clue.value:
        return
    line = f"{clue.span.article} {clue.span.start:07d}"
    words, here = clue.span.of(article.text), point(article.id)
    pattern = _pattern(clue)
    way = ("past" if clue.least == 0 else "future") + ("_day" if pattern and pattern.day else "")
    text = _reason(way, words=words)
    if pattern is not None:
        at = f"day {line}"
        said.say(
            line,
            text,
            clue.span,
            Calendar(f"{line} day", at, pattern, clue.sure),
            Difference(f"{line} told", at, here, clue.least, clue.most, clue.sure),
        )
        return
    when = from_edtf(clue.value)
    if clue.least == 0 and clue.most and when.earliest is not None and when.latest is not None:
        text = _reason("period_news" if when.days == 1 else "year_news", words=words)
        least, most = when.earliest.toordinal(), when.latest.toordinal() + clue.most
    elif clue.least == 0 and when.earliest is not None:
        least, most = when.earliest.toordinal(), None
    elif clue.most == 0 and when.latest is not None:
        least, most = None, when.latest.toordinal()
    else:
        return
    said.say(line, text, clue.span, Difference(f"{line} told", CALENDAR, here, least, most, clue.sure))


def _pattern(clue: Clue) -> Pattern | None:
    match = _VALUE.fullmatch(clue.value)
    if match is None:
        return None
    months = _SEASONS[match[3]] if match[3] else (int(match[1]),)
    return Pattern(months, int(match[2]) if match[2] else None, clue.weekday or None)


# ---- people's years


def _births(
    articles: Mapping[str, Article],
    clues: Mapping[str, Sequence[Clue]],
    links: Links,
    known: Sequence[Background],
) -> dict[str, list[Born]]:
    """What is known of people's births, by entity: the user's facts, what texts say, ages in articles with a date."""
    found: dict[str, list[Born]] = defaultdict(list)
    for fact in known:
        if fact.relation is Relation.BORN:
            when = from_edtf(fact.value)
            for entity in _named(fact.name, links):
                if when.earliest and when.latest:
                    why = _reason("fact_user", day=fact.value)
                    found[entity].append(Born(when.earliest, when.latest, why, _USER, f"fact {fact.name}"))
    for id, all_ in sorted(clues.items()):
        for clue in all_ if id in articles else ():
            whose = links.entity_of.get(clue.referent or "")
            born = _born(articles[id], clue)
            if whose is not None and born is not None:
                found[whose].append(born)
    return found


def _born(article: Article, clue: Clue) -> Born | None:
    key = f"born {clue.span.article} {clue.span.start:07d}"
    if clue.kind is ClueKind.BORN:
        when = from_edtf(clue.value)
        if when.earliest and when.latest:
            return Born(when.earliest, when.latest, _reason("fact_text", day=clue.value), clue.sure, key)
    published = article.published
    if clue.kind is ClueKind.AGE and published.earliest and published.latest:
        first = Day.fromordinal(_years(published.earliest, -clue.number - 1).toordinal() + 1)
        last = _years(published.latest, -clue.number)
        return Born(first, last, _reason("fact_age", day=to_edtf(first, last)), clue.sure, key)
    return None


def _named(name: str, links: Links) -> Iterator[str]:
    """The entity of that name or alias, if there is one only."""
    wanted = name.casefold()
    full = [entity.id for entity in links.entities if entity.name.casefold() == wanted]
    found = full or [e.id for e in links.entities if wanted in (alias.casefold() for alias in e.aliases)]
    if len(found) == 1:
        yield found[0]


def _person(article: Article, clue: Clue, links: Links, births: Mapping[str, Sequence[Born]], said: _Said) -> None:
    """An age against each birth that is known of its person; a birthday against those known to the day."""
    entity = links.entity_of.get(clue.referent or "")
    if entity is None or clue.kind not in (ClueKind.AGE, ClueKind.BIRTHDAY):
        return
    name = next((e.name for e in links.entities if e.id == entity), "")
    words, here = clue.span.of(article.text), point(article.id)
    for born in births.get(entity, ()):
        line = f"{clue.span.article} {clue.span.start:07d} {born.key}"
        sure = min(clue.sure, born.sure)
        if clue.kind is ClueKind.AGE:
            first = _years(born.earliest, clue.number)
            last = Day.fromordinal(_years(born.latest, clue.number + 1).toordinal() - 1)
            text = _reason("age", words=words, name=name, fact=born.why, years=str(clue.number))
            age = Difference(f"{line} age", CALENDAR, here, first.toordinal(), last.toordinal(), sure)
            said.say(line, text, clue.span, age)
        elif born.earliest == born.latest:
            day = _years(born.earliest, clue.number)
            if clue.value != f"XXXX-{day:%m-%d}":
                continue
            way = "birthday_past" if clue.least == 0 else "birthday_future"
            text = _reason(way, words=words, name=name, fact=born.why, day=day.isoformat())
            ordinal, least, most = day.toordinal(), clue.least, clue.most
            bound = Difference(f"{line} birthday", CALENDAR, here, _plus(ordinal, least), _plus(ordinal, most), sure)
            said.say(line, text, clue.span, bound)


def _plus(ordinal: int, days: int | None) -> int | None:
    return None if days is None else ordinal + days


def _years(day: Day, years: int) -> Day:
    return units_after(day, "Y", years)


# ---- what comes out


def _publication(article: Article, network: Network, said: _Said) -> Publication | None:
    bounds = network.bounds(point(article.id))
    left_out = tuple(_left_out(article, network, said))
    if bounds.earliest is None and bounds.latest is None:
        return Publication(article.id, UNKNOWN, left_out) if left_out else None
    return Publication(article.id, _when(bounds, said), left_out)


def _when(bounds: Bounds, said: _Said) -> When:
    """The interval, a line for each thing that a bound rests on: those of the earliest day, then of the latest."""
    reasons: list[Reason] = []
    ends = (
        ("not_before", bounds.earliest, bounds.earliest_because),
        ("not_after", bounds.latest, bounds.latest_because),
    )
    for way, ordinal, keys in ends:
        if ordinal is None:
            continue
        lines = list(dict.fromkeys(said.line[key] for key in keys))
        for place, line in enumerate(lines):
            reason = said.reasons[line]
            last = place == len(lines) - 1
            bound = Day.fromordinal(ordinal).isoformat()
            reasons.append(Reason(_reason(way, bound=bound, why=reason.text), reason.span) if last else reason)
    first, last_day = (None if n is None else Day.fromordinal(n) for n in (bounds.earliest, bounds.latest))
    return When(first, last_day, Basis.INFERRED, tuple(dict.fromkeys(reasons)))


def _left_out(article: Article, network: Network, said: _Said) -> Iterator[str]:
    """What the article says that can't hold beside surer words."""
    told: dict[str, None] = {}
    for conflict in network.conflicts:
        line = said.line[conflict.left_out]
        span = said.reasons[line].span
        if span is None or span.article != article.id or line in told:
            continue
        told[line] = None
        against = "; ".join(dict.fromkeys(said.reasons[said.line[key]].text for key in conflict.against))
        yield _reason("left_out", left=said.reasons[line].text, against=against)
