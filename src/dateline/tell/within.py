"""A snapshot of a whole store, cut down to what concerns one story: its articles now, and those that it had."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from dateline.errors import UnknownIdError
from dateline.model.changes import SeenEvent, SeenOrigin, SeenState, Snapshot


def named(name: str, stories: Mapping[str, Snapshot]) -> str:
    """The id of the story that has this id, or an article whose id it is, or alone has some whose ids begin so.

    Raises UnknownIdError where it fits none, or several.
    """
    exact = [id for id, story in stories.items() if name == id or any(a.id == name for a in story.articles)]
    begin = [id for id, story in stories.items() if name and any(a.id.startswith(name) for a in story.articles)]
    found = exact or begin
    if len(found) == 1:
        return found[0]
    what = f"{len(found)} stories have articles whose ids begin with" if found else "no story has the id"
    raise UnknownIdError(f"{what} '{name}': 'dateline stories' lists them")


def articles_of(story: str, before: Iterable[Snapshot], after: Mapping[str, Snapshot]) -> frozenset[str]:
    """The articles of a story, and those that it had at an earlier build and that are in no other story now."""
    mine = {article.id for article in after[story].articles}
    others = {article.id for id, each in after.items() if id != story for article in each.articles}
    was = ({article.id for article in each.articles} for each in before)
    return frozenset(mine.union(*(ids - others for ids in was if not mine.isdisjoint(ids))))


def within(snapshot: Snapshot, articles: Collection[str]) -> Snapshot:
    """What a snapshot has of these articles."""
    claims = tuple(claim for claim in snapshot.claims if claim.article in articles)
    ids = {claim.id for claim in claims}

    def told(record: SeenEvent | SeenOrigin | SeenState) -> tuple[str, ...]:
        return tuple(claim for claim in record.claims if claim in ids)

    return Snapshot(
        articles=tuple(article for article in snapshot.articles if article.id in articles),
        claims=claims,
        events=tuple(replace(event, claims=told(event)) for event in snapshot.events if told(event)),
        origins=tuple(replace(origin, claims=told(origin)) for origin in snapshot.origins if told(origin)),
        states=tuple(replace(state, claims=told(state)) for state in snapshot.states if told(state)),
        conflicts=tuple(each for each in snapshot.conflicts if ids.issuperset(each.claims)),
        answers=tuple(each for each in snapshot.answers if ids.issuperset((each.claim, each.allegation))),
    )
