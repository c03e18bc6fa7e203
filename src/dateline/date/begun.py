"""What linked things tell of a publication: nobody speaks of a thing as there before it was first shown.

An article that names a thing is not from before the day on which a dated article has it launched; and one that tells
the launch as news is not from after a dated article that already names the thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.date.network import CALENDAR
from dateline.date.told import Told
from dateline.lang import languages, table
from dateline.model import Article, Claim, Clue, EntityKind, Facts, Form, Links, Phase, Polarity, Role
from dateline.span import Span
from dateline.when import Day

_NEWS = 7  # days for which a launch is news
_NARROW = 31
_SURE = 0.5
_GOES_ON = re.compile(r"(?:[ -](?=[A-Z0-9])[\w+]+)+")
_LONGER = re.compile(r"[ -][A-Z]")  # the name of another thing goes on: the Merle Pro may be older than the Merle
_KINDS = (EntityKind.WORK, EntityKind.OTHER, EntityKind.ORGANIZATION)


@dataclass(frozen=True, slots=True)
class _Launch:
    """A claim that a thing of that name is first shown; `news`: the article tells it of its own days.

    `distinct`: the name can't be mistaken for common words. `first`: its words tell that it was not there before.
    """

    name: str
    claim: Claim
    news: bool
    distinct: bool
    first: bool


def begun(articles: Mapping[str, Article], facts: Sequence[Facts], links: Links) -> Iterator[Told]:
    """The constraints, in the order of articles and names."""
    undated = [id for id, article in sorted(articles.items()) if not article.published.known]
    launches = [each for facts_ in facts for each in _launches(articles, facts_, links)] if undated else []
    named = {each.article: _names(articles, each) for each in facts if each.article in articles}
    things = _Things(articles, named, {each.name: each.distinct for each in launches})
    shown = {name: days for name, days in _shown(articles, launches).items() if not things.known_before(name, days[0])}
    for id in undated:
        own = {each.name: each for each in launches if each.news and each.claim.span.article == id}
        for name, since in sorted(shown.items()):
            span = things.there(id, name) if name not in own else None
            if span is not None:
                began, other = since
                yield _told(articles, id, span, "thing_there", other, began, began.toordinal(), None)
        for name, each in sorted(own.items()):
            first_named = things.first_named(name)
            if first_named is not None:
                day, by = first_named
                yield _told(articles, id, each.claim.span, "thing_new", by, day, None, day.toordinal() + _NEWS)


def _shown(articles: Mapping[str, Article], launches: Sequence[_Launch]) -> dict[str, tuple[Day, str]]:
    """The day from which each thing may be there, and the article that tells it: the first to, at its narrowest."""
    narrowest: dict[tuple[str, str], tuple[int, Day]] = {}
    for each in launches:
        id = each.claim.span.article
        days = _days(articles[id], each) if each.first else None
        if days is not None:
            width = (days[1] - days[0]).days
            narrowest[each.name, id] = min(narrowest.get((each.name, id), (width, days[0])), (width, days[0]))
    found: dict[str, tuple[Day, str]] = {}
    for (name, id), (_, day) in narrowest.items():
        found[name] = min(found.get(name, (day, id)), (day, id))
    return found


class _Things:
    """Where the articles name things that some of them have launched.

    A name that no common words make ("Merle 4", "iPad") is found wherever it stands, also with a number behind it; any
    other only where the reader sees a name. Where a sentence looks ahead, the thing need not be there yet.
    """

    def __init__(
        self, articles: Mapping[str, Article], named: Mapping[str, Mapping[str, Span]], names: Mapping[str, bool]
    ) -> None:
        self._articles, self._named, self._distinct = articles, named, names
        self._words = {name: re.compile(rf"(?<![\w-]){re.escape(name)}(?!\w|-\w)", re.IGNORECASE) for name in names}

    def there(self, id: str, name: str) -> Span | None:
        """The first mention in an article that does not look ahead, if the thing is named there."""
        article = self._articles[id]
        if article.language and article.language not in languages():
            return None
        if not self._distinct[name] and name not in self._named.get(id, {}):
            return None
        for match in self._words[name].finditer(article.text):
            if not _LONGER.match(article.text, match.end()) and not _looks_ahead(article, match.start()):
                return article.span(match.start(), match.end())
        return None

    def known_before(self, name: str, day: Day) -> bool:
        """Whether an article from before a day has the name in any form: then that day was no beginning."""
        return any(
            (at := article.published.latest) is not None and at < day and self._words[name].search(article.text)
            for article in self._articles.values()
        )

    def first_named(self, name: str) -> tuple[Day, str] | None:
        """The first article with a date that names a thing as one that is there, with its day."""
        found = [
            (article.published.latest, id)
            for id, article in self._articles.items()
            if article.published.latest is not None and self.there(id, name) is not None
        ]
        return min(found, default=None)


def _distinct(name: str) -> bool:
    """Whether a name can't be mistaken for common words: several words, a digit or a capital inside ("Merle 4")."""
    inside = any(letter.isupper() for letter in name[1:]) and not name.isupper()
    return " " in name or inside or any(letter.isdigit() for letter in name)


def _looks_ahead(article: Article, at: int) -> bool:
    """Whether the sentence around a place speaks of what may be still to come."""
    text = article.text
    start = max(text.rfind(". ", 0, at), text.rfind("\n", 0, at)) + 1
    ends = [end for end in (text.find(". ", at), text.find("\n", at)) if end >= 0]
    words = {*re.findall(r"[\w’'-]+", text[start : min(ends, default=len(text))].lower())}
    find = table("publication", article.language or "en")["find"]
    apart = words.isdisjoint(find["ahead"]) or words.isdisjoint(find["bringing"])
    return not (apart and words.isdisjoint(find["not_there"]))


def _told(
    articles: Mapping[str, Article],
    id: str,
    span: Span,
    how: str,
    other: str,
    day: Day,
    least: int | None,
    most: int | None,
) -> Told:
    source = articles[other]
    key = f"{id} {span.start:07d} {how} {other}"
    outlet = source.outlet or source.title or other
    return Told(key, id, span, how, outlet, day.isoformat(), CALENDAR, f"published {id}", least, most, _SURE)


def _launches(articles: Mapping[str, Article], facts: Facts, links: Links) -> Iterator[_Launch]:
    article = articles.get(facts.article)
    if article is None or (article.language and article.language not in languages()):
        return
    types = {id: event.type for event in links.events for id in event.claims}
    names = _names(articles, facts)
    words = table("publication", article.language or "en")["find"]
    for claim in facts.claims:
        new = types.get(claim.id) in words["launches"]
        if not (new or claim.predicate in words["announces"]) or claim.polarity is not Polarity.POSITIVE:
            continue
        if claim.phase not in (Phase.HAPPENED, Phase.ONGOING):
            continue
        at = claim.head.end
        for participant in sorted(claim.participants, key=lambda p: p.span):
            name = _whole(participant.span, article.text)
            if participant.span.start < at or name not in names:
                continue
            between = {*re.findall(r"\w+", article.text[at : participant.span.start].lower())}
            version = {*words["version"]} if any(letter.isdigit() for letter in name) else set()
            apposed = at > claim.head.end and re.fullmatch(r", \w+ ", article.text[at : participant.span.start])
            if not between <= {*words["plain"]} | version or not (participant.role is Role.PATIENT or apposed):
                break
            at = participant.span.end
            if not _elsewhere(article, participant.span, claim):
                news, own = _is_news(claim, facts.clues, article), participant.span.of(article.text)
                if new or news:
                    yield _Launch(name, claim, news, _distinct(own) or _distinct(name), new)


def _elsewhere(article: Article, name: Span, claim: Claim) -> bool:
    """Whether a thing is only brought to one more place ("launched the Merle 4 in Port Aldo")."""
    behind = article.text[name.end : claim.span.end]
    return re.match(table("publication", article.language or "en")["find"]["brought_to"], behind) is not None


def _is_news(claim: Claim, clues: Sequence[Clue], article: Article) -> bool:
    """Whether the claim is told of the days before the publication: by its words, or as the title has it."""
    if claim.phase is Phase.ONGOING and claim.span.end <= len(article.text.split("\n", 1)[0]):
        return True
    inside = [c for c in clues if claim.span.start <= c.span.start and c.span.end <= claim.span.end]
    return any(c.least is not None and c.most is not None and 0 <= c.least <= c.most <= _NEWS for c in inside)


def _days(article: Article, launch: _Launch) -> tuple[Day, Day] | None:
    """The days of a launch in an article with a date: by the claim's own words, or those of the news."""
    when, published = launch.claim.when, article.published
    if not published.closed or not when.closed or (when.days or 0) > _NARROW:
        return None
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return None
    if launch.claim.phase is Phase.ONGOING:
        first = Day.fromordinal(first.toordinal() - _NEWS)
    return first, last


def _whole(span: Span, text: str) -> str:
    """A name with what goes on from it ("Orla" of "Orla 4", "Orla Pro"), so that no part of a name is taken for it."""
    match = _GOES_ON.match(text, span.end)
    return " ".join(text[span.start : match.end() if match else span.end].casefold().split())


def _names(articles: Mapping[str, Article], facts: Facts) -> dict[str, Span]:
    """The things that an article names, each with its first mention.

    A name that begins a longer one there may be its short form: "the Orla" where the Orla Pro is spoken of.
    """
    text = articles[facts.article].text
    found: dict[str, Span] = {}
    for referent in facts.referents:
        for mention in referent.mentions if referent.kind in _KINDS else ():
            if mention.form is Form.NAME:
                found.setdefault(_whole(mention.span, text), mention.span)
    return {name: span for name, span in found.items() if not any(other.startswith(f"{name} ") for other in found)}
