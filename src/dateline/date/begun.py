"""What linked things tell of a publication: nobody speaks of a thing as there before it was first shown.

An article that names a thing is not from before the day on which a dated article has it launched; and one that tells
the launch as news is not from after a dated article that already names the thing.
"""

from __future__ import annotations

import re
from collections import defaultdict
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
_KINDS = (EntityKind.WORK, EntityKind.OTHER)


@dataclass(frozen=True, slots=True)
class _Launch:
    """A claim that a thing of that name is first shown; `news`: the article tells it of its own days."""

    name: str
    claim: Claim
    news: bool


def begun(articles: Mapping[str, Article], facts: Sequence[Facts], links: Links) -> Iterator[Told]:
    """The constraints, in the order of articles and names."""
    launches = [each for facts_ in facts for each in _launches(articles, facts_, links)]
    named = {each.article: _names(articles, each) for each in facts if each.article in articles}
    shown: dict[str, list[tuple[Day, Day, str]]] = defaultdict(list)
    for each in launches:
        days = _days(articles[each.claim.span.article], each)
        if days is not None:
            shown[each.name].append((*days, each.claim.span.article))
    first_named = _first_named(articles, named)
    shown = {name: days for name, days in shown.items() if not _known_before(name, min(days)[0], articles)}
    for id, names in sorted(named.items()):
        if articles[id].published.known:
            continue
        own = {each.name: each for each in launches if each.claim.span.article == id}
        for name, span in sorted(names.items()):
            if name in shown and name not in own:
                first, _, other = min(shown[name])
                yield _told(articles, id, span, "thing_there", other, first, first.toordinal(), None)
        for name, each in sorted(own.items()):
            if each.news and name in first_named:
                day, other = first_named[name]
                yield _told(articles, id, each.claim.span, "thing_new", other, day, None, day.toordinal() + _NEWS)


def _known_before(name: str, day: Day, articles: Mapping[str, Article]) -> bool:
    """Whether an article from before a day has the name in any form: then that day was no beginning."""
    words = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    return any(
        (at := article.published.latest) is not None and at < day and words.search(article.text) is not None
        for article in articles.values()
    )


def _first_named(
    articles: Mapping[str, Article], named: Mapping[str, Mapping[str, Span]]
) -> dict[str, tuple[Day, str]]:
    """The first article with a date that names each thing, with its day."""
    found: dict[str, tuple[Day, str]] = {}
    for id, names in named.items():
        day = articles[id].published.latest
        for name in names if day is not None else ():
            assert day is not None
            found[name] = min(found.get(name, (day, id)), (day, id))
    return found


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
        if types.get(claim.id) not in words["launches"] or claim.polarity is not Polarity.POSITIVE:
            continue
        if claim.phase not in (Phase.HAPPENED, Phase.ONGOING):
            continue
        for participant in claim.participants:
            name = _whole(participant.span, article.text)
            between = (
                article.text[claim.head.end : participant.span.start] if participant.role is Role.PATIENT else None
            )
            if between is None or name not in names or not {*re.findall(r"\w+", between.lower())} <= {*words["plain"]}:
                continue
            yield _Launch(name, claim, _is_news(claim, facts.clues, article))


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
