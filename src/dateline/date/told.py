"""What linked events tell of a publication: an article without a date reports what another one dates.

An event that is linked over articles has one day: told as past by the one and dated by the other, it bounds from
below; told as coming, from above; and where the first names its day relative to itself ("yesterday"), from both sides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from dateline.date.network import CALENDAR
from dateline.date.patterns import Pattern
from dateline.lang import table
from dateline.model import Article, Certainty, Claim, Clue, ClueKind, EntityKind, Facts, Links, Phase, Polarity, Role
from dateline.span import Span
from dateline.when import Basis, Day

_NARROW = 62  # days: an event whose date is wider tells little, and may be two
_NEWS = 14  # days for which what a headline tells is news
_SURE_DAY, _SURE_PAST, _SURE_COMING = 0.45, 0.4, 0.35
_ALIKE = 0.8  # how alike two claims must be: without dates, one launch is much like another


@dataclass(frozen=True, slots=True)
class Told:
    """A constraint from what other articles tell: `how` names its reason, `other` the article that gives the day.

    `parts` are further words of the reason. Where `pattern` is given, `left` is a day of it.
    """

    key: str
    article: str
    span: Span
    how: str
    other: str
    day: str
    left: str
    right: str
    least: int | None
    most: int | None
    sure: float
    parts: tuple[tuple[str, str], ...] = ()
    pattern: Pattern | None = None


def bound(
    articles: Mapping[str, Article],
    span: Span,
    how: str,
    other: str,
    day: Day | str,
    days: tuple[int | None, int | None],
    sure: float,
    key: str = "",
    parts: tuple[tuple[str, str], ...] = (),
) -> Told:
    """What another article tells of the publication of the one that a span is of: its first and last day (ordinals).

    `key` tells it apart from what the same words and the same article tell otherwise.
    """
    source = articles[other]
    line = f"{span.article} {span.start:07d} {how} {other} {key}"
    outlet = source.outlet or source.title or other
    point = f"published {span.article}"
    return Told(line, span.article, span, how, outlet, str(day), CALENDAR, point, *days, sure, parts)


def told_of_events(articles: Mapping[str, Article], facts: Sequence[Facts], links: Links) -> Iterator[Told]:
    """The constraints of all events that an article without a date shares with one that dates them, in id order."""
    claims = {claim.id: claim for each in facts for claim in each.claims}
    alike = {(k.left, k.right) for k in links.links if k.kind == "quote" or (k.kind == "event" and k.score >= _ALIKE)}
    clues: dict[str, list[Clue]] = defaultdict(list)
    for each in facts:
        clues[each.article] += [clue for clue in each.clues if clue.kind is ClueKind.DAY]
    kinds = {entity.id: entity.kind for entity in links.entities}
    befalls = {row["name"] for row in table("link")["class"] if row.get("once")}
    once = befalls - set(table("publication")["find"]["launches"])  # who launches one thing launches others, too
    yield from _headlines(articles, facts, links, once, kinds)
    for event in links.events:
        members = [claims[id] for id in event.claims if id in claims and claims[id].span.article in articles]
        known = [claim for claim in members if event.type and _knows(claim, articles)]
        dated = [claim for claim in known if _dates(claim, articles)]
        for claim in members:
            if articles[claim.span.article].published.known or not _asserted(claim):
                continue
            for other in known:
                same = event.type in once and _befalls_one(claim, other, links, kinds)
                pair = (min(claim.id, other.id), max(claim.id, other.id))
                if same or (pair in alike and _of_one_thing(claim, other, links)):
                    told = clues[claim.span.article]
                    yield from (
                        _between(claim, other, told, articles) if other in dated else _by(claim, other, told, articles)
                    )


def _headlines(
    articles: Mapping[str, Article],
    facts: Sequence[Facts],
    links: Links,
    once: Set[str],
    kinds: Mapping[str, EntityKind],
) -> Iterator[Told]:
    """What a headline has happen to somebody once ("Reed resigns") is news: a dated article gives its day."""
    types = {id: event.type for event in links.events for id in event.claims}
    claims = [claim for each in facts for claim in each.claims if types.get(claim.id) in once and _asserted(claim)]
    dated = [claim for claim in claims if claim.span.article in articles and _dates(claim, articles)]
    for claim in claims:
        article = articles.get(claim.span.article)
        if article is None or article.published.known or claim.phase not in (Phase.HAPPENED, Phase.ONGOING):
            continue
        if claim.span.end > len(article.text.split("\n", 1)[0]):
            continue
        same = [o for o in dated if types[o.id] == types[claim.id] and _befalls_one(claim, o, links, kinds)]
        if not same:
            continue
        other = min(same, key=lambda o: (o.when.days or 0, o.id))
        first, last = other.when.earliest, other.when.latest
        assert first is not None and last is not None
        source = articles[other.span.article]
        yield Told(
            f"{article.id} {claim.span.start:07d} headline {other.id}",
            article.id,
            claim.span,
            "event_headline",
            source.outlet or source.title or source.id,
            other.when.edtf,
            CALENDAR,
            f"published {article.id}",
            first.toordinal(),
            last.toordinal() + _NEWS,
            _SURE_DAY,
        )


def _befalls_one(claim: Claim, other: Claim, links: Links, kinds: Mapping[str, EntityKind]) -> bool:
    """Whether two claims may tell what befell one: both the same to whom or what it is done; where one doesn't tell
    that, who does it there and what is done to him, or who leaves a thing, in the other ("resigned from his post")."""
    (done, doers), (others, agents) = _parts_of(claim, links), _parts_of(other, links)
    if done is not None and others is not None:
        return bool(done & others)
    if done is None and others is None:
        return bool(doers & agents)
    told, his, alone = (done, doers, agents) if done is not None else (others or set(), agents, doers)
    left = all(kinds[entity] is EntityKind.OTHER for entity in told)
    return bool(told & alone) or (left and bool(his & alone))


def _parts_of(claim: Claim, links: Links) -> tuple[set[str] | None, set[str]]:
    """To whom or what something is done, as entities, None where nothing is; and who does it."""
    found = {
        role: {entity for p in claim.participants if p.role is role and (entity := links.entity_of.get(p.referent))}
        for role in (Role.PATIENT, Role.AGENT)
    }
    done_to = any(p.role is Role.PATIENT for p in claim.participants)
    return (found[Role.PATIENT] if done_to else None), found[Role.AGENT]


def _of_one_thing(claim: Claim, other: Claim, links: Links) -> bool:
    """Whether the same is told to be done to the same: of what is only alike, one may be the next of its kind."""
    left, right = (
        {entity for p in each.participants if p.role is not Role.AGENT and (entity := links.entity_of.get(p.referent))}
        for each in (claim, other)
    )
    return claim.predicate == other.predicate and left == right


def _knows(claim: Claim, articles: Mapping[str, Article]) -> bool:
    """Whether an article with a date tells an event as past."""
    return articles[claim.span.article].published.known and _asserted(claim) and claim.phase is Phase.HAPPENED


def _dates(claim: Claim, articles: Mapping[str, Article]) -> bool:
    """Whether a claim gives its event a day or a few weeks, by words of its own."""
    when = claim.when
    return (
        _knows(claim, articles)
        and when.days is not None
        and when.days <= _NARROW
        and when.basis in (Basis.STATED, Basis.RELATIVE)
    )


def _asserted(claim: Claim) -> bool:
    return claim.polarity is Polarity.POSITIVE and claim.certainty is Certainty.CERTAIN


def _between(claim: Claim, other: Claim, clues: Sequence[Clue], articles: Mapping[str, Article]) -> Iterator[Told]:
    first, last = other.when.earliest, other.when.latest
    if first is None or last is None:
        return
    key = f"{claim.span.article} {claim.span.start:07d} event {other.id}"
    here = f"published {claim.span.article}"
    named = articles[other.span.article]
    outlet = named.outlet or named.title or named.id
    day = other.when.edtf
    low, high = first.toordinal(), last.toordinal()
    inside = [c for c in clues if claim.span.start <= c.span.start and c.span.end <= claim.span.end]
    if claim.phase is Phase.HAPPENED:
        yield Told(
            f"{key} past",
            claim.span.article,
            claim.span,
            "event_past",
            outlet,
            day,
            CALENDAR,
            here,
            low,
            None,
            _SURE_PAST,
        )
        if len(inside) == 1 and inside[0].least is not None and inside[0].most is not None:
            clue = inside[0]
            assert clue.least is not None and clue.most is not None
            yield Told(
                f"{key} day", claim.span.article, claim.span, "event_same", outlet, day, CALENDAR, here,
                low + clue.least, high + clue.most, _SURE_DAY,
            )  # fmt: skip
    elif claim.phase is Phase.EXPECTED:
        yield Told(
            f"{key} coming",
            claim.span.article,
            claim.span,
            "event_future",
            outlet,
            day,
            CALENDAR,
            here,
            None,
            high,
            _SURE_COMING,
        )


def _by(claim: Claim, other: Claim, clues: Sequence[Clue], articles: Mapping[str, Article]) -> Iterator[Told]:
    """What is news here, or still to come, is past in an article with a date: this one is not much later."""
    named, article = articles[other.span.article], articles[claim.span.article]
    if named.published.latest is None:
        return
    inside = [c for c in clues if claim.span.start <= c.span.start and c.span.end <= claim.span.end]
    if claim.phase is Phase.EXPECTED:
        how, slack = "event_coming_by", 0
    elif len(inside) == 1 and inside[0].least is not None and 0 <= (inside[0].most or 0) <= _NEWS:
        how, slack = "event_news_by", inside[0].most or 0
    else:
        return
    outlet = named.outlet or named.title or named.id
    key = f"{article.id} {claim.span.start:07d} by {other.id}"
    most = named.published.latest.toordinal() + slack
    day, here = named.published.latest.isoformat(), f"published {article.id}"
    yield Told(key, article.id, claim.span, how, outlet, day, CALENDAR, here, None, most, _SURE_COMING)
