"""What a person decided, at a build: which judgements concern a story, and its articles and facts as they have them."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dateline.model import Annotations, Applied, Article, Facts, Judgement, Kind, Links, active
from dateline.stages import Stages

if TYPE_CHECKING:
    from dateline.judge import Case
    from dateline.store import Store

See = Callable[[Article], Annotations | None]

_REMARKS = (Kind.KEEP, Kind.RETITLE, Kind.NOTE)  # links rest on them only where one takes back what was put aside
_LINKED = "linked_judgements"  # the setting: what judgements led to when the stories were last looked through


@dataclass(frozen=True, slots=True)
class Docket:
    """The judgements that hold, and for each of their anchors the articles that may be its own, the likeliest first."""

    judgements: tuple[Judgement, ...] = ()
    places: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict)

    def of(self, articles: Collection[str]) -> tuple[Judgement, ...]:
        """Those that concern one of these articles, in the order of the log."""
        wanted = set(articles)
        return tuple(
            each for each in self.judgements if any(wanted.intersection(places) for places in self.places[each.id])
        )


def docket(store: Store) -> Docket:
    """The judgements of a store that hold, with where they lead."""
    held = tuple(each for each in active(store.judgements()) if not each.purged)
    places = iter(store.places(anchor for each in held for anchor in each.anchors) if held else ())
    return Docket(held, {each.id: [next(places) for _ in each.anchors] for each in held})


def drop_judged(store: Store, known: Docket) -> dict[str, set[str]]:
    """Take back the stories of which something else was decided than when they were made.

    Those of which only remarks changed stay: their ids, each with the remarks that came or went, are returned.
    """
    now = {each.id: [id for places in known.places[each.id] for id in places] for each in known.judgements}
    then: dict[str, list[str]] = json.loads(store.setting(_LINKED) or "{}")
    if list(now.items()) == list(then.items()):
        return {}
    order = [id for id in now if id in then] == [id for id in then if id in now]
    changed = {id for id in (*now, *then) if now.get(id) != then.get(id) or not order}
    remarks = {each.id for each in store.judgements() if each.kind in _REMARKS} if order else set()
    stories = {id: set(store.stories_of({*now.get(id, ()), *then.get(id, ())}).values()) for id in changed}
    gone = {story for id in changed - remarks for story in stories[id]}
    store.set_setting(_LINKED, json.dumps(now), gone)
    left = sorted({story for found in stories.values() for story in found} - gone)
    return {story: {id for id in changed if story in stories[id]} for story in left}


def remarked(links: Links, case: Case, changed: Collection[str]) -> tuple[Applied, ...] | None:
    """What judgements come to in a story whose links are made, where only these remarks came or went.

    None where that may change the links: where one that came is on what is put aside (and may bring it back), where one
    fits no more, or where one went that may have kept something from being put aside.
    """
    from dateline.judge import settled

    now = settled(links, case).judged
    held = {each.id for each in case.judgements}
    if replace(now, applied=links.judged.applied) != links.judged:
        return None
    if any(each.judgement in changed and not each.records for each in now.applied):
        return None
    idle = any(each.kind in (Kind.HIDE, Kind.WRONG) and not each.records for each in now.applied)
    return None if idle and not held.issuperset(changed) else now.applied


def heard(stages: Stages, articles: Sequence[Article], facts: Sequence[Facts], known: Docket, see: See) -> Case:
    """Articles and facts as the judgements have them that concern one of them; `see` gives what was seen in one."""
    from dateline.judge import Case

    case = Case(known.of({article.id for article in articles}), known.places, tuple(articles), tuple(facts))
    if not case.judgements:
        return case
    case.date_articles()
    by_id = {article.id: article for article in case.articles}
    for id in case.published:
        if (annotations := see(by_id[id])) is not None:
            case.redate(stages.attribute(by_id[id], annotations, stages.date(by_id[id], annotations)))
    for asked in case.asked():
        article = by_id[asked.span.article]
        if (annotations := see(article)) is None:
            case.add(asked, Facts(article.id, (), (), ()))
            continue
        timexes = stages.date(article, annotations)
        case.add(asked, stages.find_claim(article, annotations, timexes, asked.span.start, asked.span.end))
    case.decide()
    return case


def dated(articles: Sequence[Article], known: Docket) -> tuple[Article, ...]:
    """Articles, published when a person says they were, where one does."""
    from dateline.judge import Case

    case = Case(known.of({article.id for article in articles}), known.places, tuple(articles), ())
    case.date_articles()
    return case.articles


def unfit(store: Store) -> int:
    """How many judgements hold and concern nothing any more."""
    held = active(store.judgements())
    applied = store.applied() if held else {}
    return sum(not any(each.records for each in applied.get(judgement.id, ())) for judgement in held)
