"""What offices tell of a publication: who is called chief executive, mayor or president holds that office by then.

An article that calls somebody the holder of an office is not from after the day on which a dated article tells that
this is over, and one that calls somebody a former holder is not from before a dated article in which it still goes on.
An office of one body has one holder at a time: a dated article that has another one there bounds, too.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.date.network import CALENDAR
from dateline.date.told import Told
from dateline.lang import languages, table
from dateline.model import Article, Certainty, EntityKind, Facts, Form, Links, Phase, Polarity
from dateline.span import Span
from dateline.when import Day

_NEWS = 14  # days for which the old holder may still be called so, where the end itself is told
_HABIT = 31  # days for which habit may still call somebody so, or already former
_OUTLETS = 2  # that call somebody former before it counts that nobody calls the holder so anew
_FRESH = 62  # an end is told as news; older ones may have been followed by a return
_BEFORE, _BEHIND = 60, 60  # code points that are looked at beside a name
_SURE = 0.5


@dataclass(frozen=True, slots=True)
class Use:
    """An article calls somebody the holder of an office, or a former one. `body` is the entity, where it is named.

    `name` is how the article names the person at the fullest.
    """

    article: str
    person: str
    office: str
    body: str
    former: bool
    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class _Shown:
    """A day by which a dated article shows something."""

    day: Day
    article: str


def offices(articles: Mapping[str, Article], facts: Sequence[Facts], links: Links) -> Iterator[Told]:
    """The constraints on articles without a date, in the order of articles and places."""
    uses = [use for each in facts if each.article in articles for use in _uses(articles[each.article], each, links)]
    by_article = {each.article: each for each in facts}
    if all(articles[use.article].published.known for use in uses):
        return
    names = {entity.id: entity.name for entity in links.entities}
    known = _Known(articles, uses, list(_ends(articles, facts, links)))
    called = {(use.article, use.person, use.former) for use in uses}
    done: set[tuple[str, str, str, bool]] = set()
    for use in uses:
        key = (use.article, use.person, use.office, use.former)
        if articles[use.article].published.known or key in done:
            continue
        done.add(key)
        if (use.article, use.person, not use.former) not in called:
            yield from known.bounds(use, names)
    for use in uses:
        if not articles[use.article].published.known and not use.former:
            yield from _in_office(use, articles[use.article], by_article[use.article])


class _Known:
    """What the articles with a date show of offices."""

    def __init__(
        self, articles: Mapping[str, Article], uses: Sequence[Use], ends: Sequence[tuple[str, _Shown]]
    ) -> None:
        self._articles = articles
        self._held: dict[tuple[str, str], list[_Shown]] = defaultdict(list)
        self._former: dict[tuple[str, str], list[_Shown]] = defaultdict(list)
        self._holders: dict[tuple[str, str], dict[str, list[_Shown]]] = defaultdict(lambda: defaultdict(list))
        self._ends: dict[str, list[_Shown]] = defaultdict(list)
        for use in uses:
            day = articles[use.article].published.latest
            if day is None or not articles[use.article].published.closed:
                continue
            shown = _Shown(day, use.article)
            (self._former if use.former else self._held)[use.person, use.office].append(shown)
            if use.body and not use.former:
                self._holders[use.body, use.office][use.person].append(shown)
        for person, shown in ends:
            self._ends[person].append(shown)

    def bounds(self, use: Use, names: Mapping[str, str]) -> Iterator[Told]:
        """The constraints that one use gives."""
        held = self._held[use.person, use.office]
        former = self._former[use.person, use.office]
        ends = [(_later(s.day, _NEWS), s) for s in self._ends[use.person]]
        outlets = {self._articles[s.article].outlet or s.article for s in former}
        calls = [(_later(s.day, _HABIT), s) for s in former if len(outlets) >= _OUTLETS]
        last = max((shown.day for shown in held), default=None)
        name = names.get(use.person, "")
        if use.former:
            if last is not None and not any(shown.day < last for shown in former):
                shown = max((s for s in held), key=lambda s: (s.day, s.article))
                yield self._told(use, "office_ended", shown, shown.day.toordinal() - _HABIT, None, name)
                left = [s for s in self._ends[use.person] if s.day >= last]
                if left:
                    shown = min(left, key=lambda s: (s.day, s.article))
                    yield self._told(use, "office_left", shown, shown.day.toordinal() - _FRESH, None, name)
            return
        over = [(by, shown) for by, shown in (*ends, *calls) if last is None or last <= by]
        if over:
            by, shown = min(over, key=lambda each: (each[0], each[1].article))
            yield self._told(use, "office_over", shown, None, by.toordinal(), name)
        yield from self._others(use, held, names)

    def _others(self, use: Use, held: Sequence[_Shown], names: Mapping[str, str]) -> Iterator[Told]:
        """Other holders of the same office of the same body: those that came after, and those that went before."""
        if not use.body or not held:
            return
        first, last = min(s.day for s in held), max(s.day for s in held)
        name = names.get(use.person, "")
        for other, shown in sorted(self._holders[use.body, use.office].items()):
            if other == use.person:
                continue
            begin = min(shown, key=lambda s: (s.day, s.article))
            end = max(shown, key=lambda s: (s.day, s.article))
            if begin.day > last:
                most = begin.day.toordinal() + _HABIT
                yield self._told(use, "office_before", begin, None, most, name, names.get(other, ""))
            elif end.day < first:
                least = end.day.toordinal() - _HABIT
                yield self._told(use, "office_after", end, least, None, name, names.get(other, ""))

    def _told(
        self, use: Use, how: str, shown: _Shown, least: int | None, most: int | None, name: str, other: str = ""
    ) -> Told:
        source = self._articles[shown.article]
        outlet = source.outlet or source.title or source.id
        key = f"{use.article} {use.span.start:07d} {how} {shown.article}"
        point = f"published {use.article}"
        office = str(table("offices")["office"][use.office][0])
        parts = (("name", name), ("office", office), ("other", other))
        return Told(
            key, use.article, use.span, how, outlet, shown.day.isoformat(), CALENDAR, point, least, most, _SURE, parts
        )


def _later(day: Day, days: int) -> Day:
    return Day.fromordinal(day.toordinal() + days)


# ---- who is called what


def _uses(article: Article, facts: Facts, links: Links) -> Iterator[Use]:
    """Each name of a person with an office beside it, in the order of the text."""
    if not _is_understood(article):
        return
    bodies = _bodies(facts, links)
    for referent in facts.referents:
        person = links.entity_of.get(referent.id)
        for mention in referent.mentions if person and referent.kind is EntityKind.PERSON else ():
            if mention.form is Form.NAME:
                assert person is not None
                yield from _use(article, mention.span, referent.name, person, bodies)


def _is_understood(article: Article) -> bool:
    return not article.language or article.language in languages()


def _bodies(facts: Facts, links: Links) -> dict[int, tuple[int, str]]:
    """Where a body is named: its end and its entity, by its start."""
    kinds = (EntityKind.ORGANIZATION, EntityKind.PLACE)
    return {
        mention.span.start: (mention.span.end, links.entity_of.get(referent.id, ""))
        for referent in facts.referents
        if referent.kind in kinds
        for mention in referent.mentions
        if mention.form is Form.NAME
    }


def _use(article: Article, name: Span, full: str, person: str, bodies: Mapping[int, tuple[int, str]]) -> Iterator[Use]:
    words = _Words.of(article.language or "en")
    end, of_body = _behind_body(article, name.start, bodies, words)
    first = max(0, end - _BEFORE)
    before = article.text[first:end]
    match = words.before.search(before)
    if match is not None:
        found = words.held(before[: match.start("office")])
        if found is not None:
            at = first + match.start("office")
            of = (entity for start, (end, entity) in bodies.items() if start < at and end in (at - 1, at))
            body = of_body or next(of, "")
            span = article.span(at, name.end)
            yield Use(article.id, person, words.office[match["office"].lower()], body, found, span, full)
        return
    behind = article.text[name.end : name.end + _BEHIND]
    match = words.behind.match(behind)
    if match is not None and words.open(behind[match.end("office") :]):
        found = words.held(match["modifiers"] or "")
        if found is not None:
            at = name.end + match.end("office")
            body = next((entity for start, (_, entity) in sorted(bodies.items()) if at < start <= at + 12), "")
            span = article.span(name.start, at)
            yield Use(article.id, person, words.office[match["office"].lower()], body, found, span, full)


def _behind_body(article: Article, start: int, bodies: Mapping[int, tuple[int, str]], words: _Words) -> tuple[int, str]:
    """Where what stands before a name ends, and the body that is named between ("mayor of Port Aldo Reed"), if any."""
    for begin, (end, entity) in bodies.items():
        if end < start <= end + 2 and article.text[end:start].strip(" ,") == "":
            match = words.of_body.search(article.text[max(0, begin - _BEFORE) : begin])
            if match is not None:
                return begin - len(match.group()) + 1, entity
    return start, ""


@dataclass(frozen=True, slots=True)
class _Words:
    """The patterns of a language."""

    office: Mapping[str, str]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    of_body: re.Pattern[str]
    former: frozenset[str]
    other: frozenset[str]
    between: frozenset[str]
    not_yet: tuple[str, ...]

    @staticmethod
    @functools.cache
    def of(code: str) -> _Words:
        data = table("offices", code)
        office = {form: name for name, forms in data["office"].items() for form in forms}
        words = data["words"]
        forms = "|".join(re.escape(each) for each in sorted(office, key=lambda form: (-len(form), form)))
        with_ = "|".join(re.escape(each) for each in sorted(words["with"], key=lambda form: (-len(form), form)))
        of, articles = ("|".join(map(re.escape, words[key])) for key in ("of", "articles"))
        return _Words(
            office,
            re.compile(rf"(?<!\w)(?P<office>{forms})(?: (?:{with_}))* $", re.IGNORECASE),
            re.compile(
                rf"^,? (?:(?:{articles}) )?(?P<modifiers>(?:[\w.'’-]+ ){{0,3}}?)(?P<office>{forms})"
                rf"(?=,| (?:{of}) |\.\s)",
                re.IGNORECASE,
            ),
            re.compile(rf" (?:{of}) (?:(?:{articles}) )?$", re.IGNORECASE),
            frozenset(words["former"]),
            frozenset(words["other"]),
            frozenset(words["between"]),
            tuple(words["not_yet"]),
        )

    def held(self, before: str) -> bool | None:
        """Whether the words of the noun phrase before an office make it a former one; None: another office, or none."""
        phrase = re.split(r"[,;:.!?“”\"()\n](?:\s|$)", before)[-1]
        tokens = re.findall(r"[\w’'-]+", phrase.lower())[-6:]
        if tokens and (tokens[-1] in self.other or tokens[-1].split("-")[-1] in self.other):
            return None
        near = tokens[-4:]
        at = [n for n, token in enumerate(near) if token in self.former or token.startswith(("ex-", "then-"))]
        if at:  # "the former adviser to Mayor Reed": nobody tells since when there is another mayor
            return None if any(token in self.between for token in near[at[-1] + 1 :]) else True
        return None if any(token in self.other for token in near[-2:]) else False

    def open(self, behind: str) -> bool:
        """Whether what follows an office leaves it one that is held."""
        return not behind.lower().startswith(self.not_yet)


# ---- who is known to have been in office when


def _in_office(use: Use, article: Article, facts: Facts) -> Iterator[Told]:
    """The time in office of one whom what is news calls its holder, if it is on record (lang/*/terms.toml)."""
    code = article.language or "en"
    term = _terms(code).get((use.office, use.name.casefold()))
    if term is None or not _in_the_news(use.span, article, facts):
        return
    begin, end = term
    office = str(table("offices", code)["office"][use.office][0])
    until = "" if end is None else str(table("publication", code)["reason"]["office_until"]).format(day=end)
    most = None if end is None else end.toordinal() + _NEWS
    yield Told(
        f"{use.article} {use.span.start:07d} term",
        use.article,
        use.span,
        "office_term",
        "",
        begin.isoformat(),
        CALENDAR,
        f"published {use.article}",
        begin.toordinal(),
        most,
        _SURE,
        (("name", use.name), ("office", office), ("begin", begin.isoformat()), ("end", until)),
    )


def _in_the_news(span: Span, article: Article, facts: Facts) -> bool:
    """Whether a place is in a claim that is told of the last days, or as the title has it."""
    for claim in facts.claims:
        if claim.span.start <= span.start and span.end <= claim.span.end:
            if claim.phase is Phase.ONGOING and claim.span.end <= len(article.text.split("\n", 1)[0]):
                return True
            inside = [c for c in facts.clues if claim.span.start <= c.span.start and c.span.end <= claim.span.end]
            if any(c.least is not None and c.most is not None and 0 <= c.least <= c.most <= _NEWS for c in inside):
                return True
    return False


@functools.cache
def _terms(code: str) -> Mapping[tuple[str, str], tuple[Day, Day | None]]:
    rows = table("terms", code)["term"]
    return {(row["office"], name.casefold()): (row["begin"], row.get("end")) for row in rows for name in row["names"]}


# ---- what ends


def _ends(articles: Mapping[str, Article], facts: Sequence[Facts], links: Links) -> Iterator[tuple[str, _Shown]]:
    """Who gave up, lost or left behind what they held, and by which day, as articles with a date tell it as news."""
    types = {id: event.type for event in links.events for id in event.claims}
    for each in facts:
        article = articles.get(each.article)
        if article is None or not article.published.closed or not _is_understood(article):
            continue
        roles: Mapping[str, str] = table("offices", article.language or "en")["ends"]
        published = article.published.latest
        assert published is not None
        for claim in each.claims:
            role = roles.get(types.get(claim.id, ""))
            if role is None or claim.polarity is not Polarity.POSITIVE or claim.certainty is not Certainty.CERTAIN:
                continue
            if claim.phase not in (Phase.HAPPENED, Phase.ONGOING):
                continue
            day = min(claim.when.latest or published, published)
            first = claim.when.earliest
            if first is None or first.toordinal() < published.toordinal() - _FRESH:
                continue
            for participant in claim.participants:
                person = links.entity_of.get(participant.referent or "")
                if participant.role == role and person is not None:
                    yield person, _Shown(day, each.article)
