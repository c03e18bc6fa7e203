"""Two builds → what changed in the story: a pure function of two snapshots.

Events are the same where their claims are, so that a better title, a new id or a page that was saved again change
nothing. What each change says is in codes and in words of articles; `tell.changed` puts them into sentences.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.model.changes import (
    Change,
    ChangeKind,
    SeenAnswer,
    SeenClaim,
    SeenConflict,
    SeenEvent,
    SeenOrigin,
    SeenState,
    Snapshot,
)
from dateline.tell.pairing import Pairing, pair
from dateline.when import from_edtf

_UNKNOWN = "unknown"  # Force.UNKNOWN


def changes(before: Snapshot, after: Snapshot) -> tuple[Change, ...]:
    """What changed, by kind in the order of ChangeKind; what matters more first, articles by their dates."""
    found = _Both(before, after, pair(before, after))
    every = (
        *_articles(found),
        *_conflicts(found),
        *_answers(found),
        *_states(found),
        *_events(found),
        *_kept_events(found),
    )
    order = {kind: number for number, kind in enumerate(ChangeKind)}
    return tuple(
        sorted(every, key=lambda c: (order[c.kind], -c.salience, _published(c), c.id, c.others, c.because, c.names))
    )


def _published(change: Change) -> str:
    """The date by which articles are told, those without one last; "" for all else."""
    return (change.after or change.before or "9999") if change.kind.value.startswith("article") else ""


@dataclass(frozen=True)
class _Both:
    """Two snapshots with look-ups. Not slotted: the tables are made when first asked for."""

    before: Snapshot
    after: Snapshot
    same: Pairing

    @cached_property
    def old_events(self) -> dict[str, SeenEvent]:
        return {event.id: event for event in self.before.events}

    @cached_property
    def new_events(self) -> dict[str, SeenEvent]:
        return {event.id: event for event in self.after.events}

    @cached_property
    def old_event_of(self) -> dict[str, str]:
        return {claim: event.id for event in self.before.events for claim in event.claims}

    @cached_property
    def new_event_of(self) -> dict[str, str]:
        return {claim: event.id for event in self.after.events for claim in event.claims}

    @cached_property
    def claims(self) -> dict[str, SeenClaim]:
        """All claims of both builds; one that is in both as it is told now."""
        return {claim.id: claim for claim in (*self.before.claims, *self.after.claims)}

    @cached_property
    def retold(self) -> frozenset[str]:
        """The claims of new texts of which an earlier text of the same place has the words, or all the sentences."""
        places = {article.id: article.places for article in (*self.before.articles, *self.after.articles)}
        known = {article.id for article in self.before.articles}
        said = {(place, claim.mark) for claim in self.before.claims for place in places.get(claim.article, ())}
        wrote = {(place, mark) for old in self.before.articles for place in old.places for mark in old.sentences}
        sentences = {article.id: article.sentences for article in self.after.articles}

        def stood(claim: SeenClaim, place: str) -> bool:
            within = sentences.get(claim.article, ())[slice(*claim.sentences)]
            return (place, claim.mark) in said or (bool(within) and all((place, mark) in wrote for mark in within))

        fresh = (claim for claim in self.after.claims if claim.article not in known)
        return frozenset(c.id for c in fresh if any(stood(c, place) for place in places.get(c.article, ())))

    def told_now(self, claim: str) -> str:
        """A claim of the earlier build as the later one calls it, or itself where it is gone."""
        return self.same.claims.get(claim, claim)

    def event_now(self, claim: str) -> str:
        """The event of a claim of the later build."""
        return self.new_event_of.get(claim, claim)

    def event_then(self, claim: str) -> str:
        """The event of a claim of the earlier build, as the later one has it where it has."""
        event = self.old_event_of.get(claim, claim)
        return self.new_event_of.get(self.told_now(claim), self.same.events.get(event, event))

    def salience(self, claim: str) -> float:
        """How much the event of a claim matters, in the later build where it is there."""
        new, old = self.new_events.get(self.event_now(claim)), self.old_events.get(self.old_event_of.get(claim, ""))
        event = new or old
        return event.salience if event else 0.0


# ---- articles --------------------------------------------------------------------------------------------------------


def _articles(both: _Both) -> Iterator[Change]:
    """A store keeps the old text of a page that was saved again: the new one is told as another text of its place."""
    old = {article.id: article for article in both.before.articles}
    new = {article.id: article for article in both.after.articles}
    at = {place: id for id, article in sorted(old.items()) for place in article.places}
    for id, article in new.items():
        if id not in old:
            others = tuple(dict.fromkeys(at[place] for place in article.places if place in at))
            kind = ChangeKind.ARTICLE_REPLACED if others else ChangeKind.ARTICLE_NEW
            yield Change(kind, id, article.title, article.name, after=article.published, others=others)
    for id, article in old.items():
        if id not in new and id not in both.same.articles:
            yield Change(ChangeKind.ARTICLE_GONE, id, article.title, article.name, before=article.published)


# ---- events ----------------------------------------------------------------------------------------------------------


def _events(both: _Both) -> Iterator[Change]:
    heirs = set(both.same.events.values())
    for event in both.after.events:
        if event.id in heirs:
            continue
        if event.id in both.same.of:
            others = both.same.of[event.id]
            yield _of_event(ChangeKind.EVENT_SPLIT, event, after=event.when, others=others)
        elif not both.retold.issuperset(event.claims):
            yield _of_event(ChangeKind.EVENT_NEW, event, after=event.when, because=event.standing)
    left = {article.id for article in both.after.articles}
    article_of = {claim.id: claim.article for claim in both.before.claims}
    for event in both.before.events:
        if event.id in both.same.events:
            continue
        if event.id in both.same.into:
            others = both.same.into[event.id]
            yield _of_event(ChangeKind.EVENT_MERGED, event, before=event.when, others=others)
        else:
            there = any(article_of[claim] in left for claim in event.claims)
            replaced = any(article_of[claim] in both.same.articles for claim in event.claims)
            because = "read_anew" if there else "article_replaced" if replaced else "article_gone"
            yield _of_event(ChangeKind.EVENT_GONE, event, before=event.when, because=because)


def _kept_events(both: _Both) -> Iterator[Change]:
    old_origins, new_origins = _origins_of(both.before.origins), _origins_of(both.after.origins)
    for old_id, new_id in both.same.events.items():
        old, new = both.old_events[old_id], both.new_events[new_id]
        if old.when != new.when:
            yield _of_event(_sharpened(old.when, new.when), new, before=old.when, after=new.when)
        if old.standing != new.standing:
            yield _of_event(ChangeKind.STANDING, new, before=old.standing, after=new.standing)
        yield from _origins(old, new, old_origins, new_origins, both)


def _sharpened(before: str, after: str) -> ChangeKind:
    then, now = from_edtf(before), from_edtf(after)
    if _inside(after, before):
        return ChangeKind.DATE_SHARPER if now.known else ChangeKind.DATE_WIDER
    return ChangeKind.DATE_WIDER if _inside(before, after) or (then.known and not now.known) else ChangeKind.DATE_OTHER


def _inside(inner: str, outer: str) -> bool:
    """Whether an interval says no less than another and nothing that this excludes."""
    a, b = from_edtf(inner), from_edtf(outer)
    begins = b.earliest is None or (a.earliest is not None and a.earliest >= b.earliest)
    ends = b.latest is None or (a.latest is not None and a.latest <= b.latest)
    return begins and ends


def _origins_of(origins: Sequence[SeenOrigin]) -> dict[str, SeenOrigin]:
    return {claim: origin for origin in origins for claim in origin.claims}


def _origins(
    old: SeenEvent,
    new: SeenEvent,
    old_origins: dict[str, SeenOrigin],
    new_origins: dict[str, SeenOrigin],
    both: _Both,
) -> Iterator[Change]:
    """How many origins an event has now, and which came: an origin is the same where it has one of the same claims."""
    then = {old_origins[claim].id: old_origins[claim] for claim in old.claims if claim in old_origins}
    now = {new_origins[claim].id: new_origins[claim] for claim in new.claims if claim in new_origins}
    if len(then) == len(now):
        return
    known = {both.told_now(claim) for origin in then.values() for claim in origin.claims}
    fresh = sorted({origin.name for origin in now.values() if known.isdisjoint(origin.claims)})
    kind = ChangeKind.ORIGINS_MORE if len(now) > len(then) else ChangeKind.ORIGINS_FEWER
    yield _of_event(kind, new, before=str(len(then)), after=str(len(now)), names=tuple(fresh))


def _of_event(
    kind: ChangeKind,
    event: SeenEvent,
    *,
    before: str = "",
    after: str = "",
    because: str = "",
    others: tuple[str, ...] = (),
    names: tuple[str, ...] = (),
) -> Change:
    return Change(kind, event.id, event.title, event.byline, before, after, because, others, names, event.salience)


# ---- contradictions and answers --------------------------------------------------------------------------------------


def _conflicts(both: _Both) -> Iterator[Change]:
    """A conflict is the same where the same two events have one about the same: who else joins a side is no news."""
    old = {(c.about, *sorted({both.event_then(id) for id in c.claims})): c for c in reversed(both.before.conflicts)}
    new = {(c.about, *sorted({both.event_now(id) for id in c.claims})): c for c in reversed(both.after.conflicts)}
    for key in new.keys() - old.keys():
        if not both.retold.issuperset(new[key].claims):
            yield _conflict(ChangeKind.CONFLICT_NEW, new[key], both)
    for key in old.keys() - new.keys():
        gone = any(claim not in both.same.claims for claim in old[key].claims)
        yield _conflict(ChangeKind.CONFLICT_GONE, old[key], both, "side_gone" if gone else "no_longer_found")


def _conflict(kind: ChangeKind, conflict: SeenConflict, both: _Both, after: str = "") -> Change:
    left, right = (both.claims[id] for id in conflict.claims)
    return Change(
        kind,
        left.id,
        left.title,
        left.byline,
        after=after,
        because=conflict.about,
        others=(right.id,),
        names=(right.title, right.byline, conflict.because),
        salience=max(both.salience(id) for id in conflict.claims),
    )


def _answers(both: _Both) -> Iterator[Change]:
    """An answer is the same where the same event answers the same event in the same way."""
    old = {(a.kind, both.event_then(a.claim), both.event_then(a.allegation)): a for a in reversed(both.before.answers)}
    new = {(a.kind, both.event_now(a.claim), both.event_now(a.allegation)): a for a in reversed(both.after.answers)}
    for key in new.keys() - old.keys():
        yield _answer(ChangeKind.ANSWER_NEW, new[key], both)
    for key in old.keys() - new.keys():
        yield _answer(ChangeKind.ANSWER_GONE, old[key], both)


def _answer(kind: ChangeKind, answer: SeenAnswer, both: _Both) -> Change:
    said, alleged = both.claims[answer.claim], both.claims[answer.allegation]
    return Change(
        kind,
        said.id,
        said.title,
        said.byline,
        because=answer.kind,
        others=(alleged.id,),
        names=(alleged.title, alleged.byline),
        salience=both.salience(answer.allegation),
    )


# ---- states ----------------------------------------------------------------------------------------------------------


def _states(both: _Both) -> Iterator[Change]:
    pairs = _same_states(both)
    old, new = both.before.states, both.after.states
    for a, b in pairs.items():
        if old[a].force != new[b].force:
            yield _state(ChangeKind.STATE_CHANGED, new[b], both.new_event_of, before=old[a].force, after=new[b].force)
    for b in set(range(len(new))) - set(pairs.values()):
        if new[b].claims and both.retold.issuperset(new[b].claims):
            continue  # a page that was saved again says it once more
        yield _state(ChangeKind.STATE_NEW, new[b], both.new_event_of, after=new[b].force)
    for a in set(range(len(old))) - pairs.keys():
        yield _state(ChangeKind.STATE_GONE, old[a], both.old_event_of, before=old[a].force)


def _same_states(both: _Both) -> dict[int, int]:
    """States of the earlier build (by place) → the same: one relation, and claims or names in common."""
    told: dict[tuple[str, str], list[int]] = defaultdict(list)
    named: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for b, state in enumerate(both.after.states):
        named[state.relation, tuple(sorted(state.names))].append(b)
        for claim in state.claims:
            told[state.relation, claim].append(b)
    found: dict[int, int] = {}
    for by_name in (False, True):
        for a, state in enumerate(both.before.states):
            near = [b for claim in state.claims for b in told.get((state.relation, both.told_now(claim)), ())]
            if by_name:
                near = named.get((state.relation, tuple(sorted(state.names))), [])
            free = [b for b in near if b not in found.values()]
            if a not in found and free:
                found[a] = min(free, key=lambda b: (-free.count(b), b))
    return found


def _state(
    kind: ChangeKind, state: SeenState, event_of: dict[str, str], *, before: str = "", after: str = ""
) -> Change:
    ids = tuple(dict.fromkeys(event_of[claim] for claim in state.claims if claim in event_of))
    return Change(
        kind,
        ids[0] if ids else "",
        state.relation,
        before=before,
        after=after,
        because=state.when,
        others=ids[1:],
        names=state.names,
    )


def ids_of(found: Iterable[Change]) -> set[str]:
    """All ids that changes name."""
    return {id for change in found for id in (change.id, *change.others) if id}
