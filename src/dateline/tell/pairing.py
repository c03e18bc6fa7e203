"""Which claims and events of two builds are the same: by id, and where a page was saved anew, by their words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.model.changes import SeenArticle, SeenClaim, Snapshot


@dataclass(frozen=True, slots=True)
class Pairing:
    """`claims`, `events`, `articles`: ids of the earlier build → the same in the later one.

    An event is the same as the one that has most of its claims; of two that went into one only one is, and of two that
    came of one, too. `into` are all later events that have a claim of an earlier one, `of` the reverse; the one that
    has most first. `articles` are those whose place has another text now.
    """

    claims: Mapping[str, str]
    events: Mapping[str, str]
    articles: Mapping[str, str]
    into: Mapping[str, tuple[str, ...]]
    of: Mapping[str, tuple[str, ...]]


def pair(before: Snapshot, after: Snapshot) -> Pairing:
    """What is the same in two builds. `pair(a, b)` has the pairs of `pair(b, a)`, turned round."""
    articles = _replaced(before, after)
    claims = _claims(before, after, articles)
    event_of = {claim: event.id for event in after.events for claim in event.claims}
    common = Counter(
        (event.id, event_of[claims[claim]])
        for event in before.events
        for claim in event.claims
        if claims.get(claim) in event_of
    )
    ranked = sorted(common, key=lambda both: (-common[both], *sorted(both), both))
    into, of = defaultdict(list), defaultdict(list)
    events: dict[str, str] = {}
    taken: set[str] = set()
    for old, new in ranked:
        into[old].append(new)
        of[new].append(old)
        if old not in events and new not in taken:
            events[old] = new
            taken.add(new)
    return Pairing(
        claims,
        events,
        articles,
        {id: tuple(found) for id, found in into.items()},
        {id: tuple(found) for id, found in of.items()},
    )


def _replaced(before: Snapshot, after: Snapshot) -> dict[str, str]:
    """Articles that are gone, and the new one at the same address or path, where there is exactly one each."""
    stay = {article.id for article in before.articles} & {article.id for article in after.articles}
    gone, new = _by_place(before.articles, stay), _by_place(after.articles, stay)
    found: dict[str, set[str]] = defaultdict(set)
    back: dict[str, set[str]] = defaultdict(set)
    for place in gone.keys() & new.keys():
        for old in gone[place]:
            found[old] |= new[place]
            for each in new[place]:
                back[each].add(old)
    pairs = ((old, next(iter(ids))) for old, ids in sorted(found.items()) if len(ids) == 1)
    return {old: id for old, id in pairs if len(back[id]) == 1}


def _by_place(articles: Iterable[SeenArticle], stay: set[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        if article.id not in stay:
            for place in article.places:
                found[place].add(article.id)
    return found


def _claims(before: Snapshot, after: Snapshot, articles: Mapping[str, str]) -> dict[str, str]:
    """The same ids; and in an article that was replaced, the same words, the first to the first and so on."""
    there = {claim.id for claim in after.claims}
    same = {claim.id: claim.id for claim in before.claims if claim.id in there}
    # What an article says now in other places, as its text was read anew, has another id and the same words.
    places = {**{article.id: article.id for article in before.articles}, **articles}
    old = _by_words((c for c in before.claims if c.id not in same), places)
    new = _by_words(
        (c for c in after.claims if c.id not in same), {article.id: article.id for article in after.articles}
    )
    for key, ids in old.items():
        same |= zip(ids, new.get(key, ()), strict=False)
    return same


def _by_words(claims: Iterable[SeenClaim], places: Mapping[str, str]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for claim in claims:
        if claim.article in places:
            found[places[claim.article], claim.mark].append(claim.id)
    return found
