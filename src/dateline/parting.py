"""Which articles tell one story: those that wait are put into stories again, with those that they are like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from dateline.model import Link
from dateline.model.sketch import MOST
from dateline.stages import Stages

if TYPE_CHECKING:
    from dateline.store import Store

Group = tuple[tuple[str, ...], tuple[Link, ...]]  # the articles of a story, and what joined them

WHOLE = "one_story"  # the setting: all articles of the store are one story
_SKETCHES, _COMPARED, _BESIDE = 200, 4000, 3000  # articles whose facts, sketches, and others' sketches are in memory


def hold_together(store: Store, whole: bool) -> None:
    """Have all articles of a store be one story, whatever they tell, or let them be parted; kept for later builds."""
    value = "yes" if whole else ""
    if store.setting(WHOLE) != value:
        store.set_setting(WHOLE, value, drop=None)


def sketch_new(store: Store, stages: Stages) -> None:
    """What articles are compared by, where it wasn't made with their facts, and whom those are like that are new."""
    rules = stages.versions.links
    missing = store.unsketched(rules)
    for first in range(0, len(missing), _SKETCHES):
        some = missing[first : first + _SKETCHES]
        store.set_sketches(stages.sketch(store.articles(some), store.facts(some)), rules)
    waiting = store.uncompared(rules)
    later = set(waiting)
    for first in range(0, len(waiting), _COMPARED):
        some = waiting[first : first + _COMPARED]
        later -= set(some)
        store.set_likenesses(some, _found_alike(store, stages, set(some), later), rules)


def _found_alike(store: Store, stages: Stages, some: Collection[str], later: Collection[str]) -> list[Link]:
    """Whom these articles are like, of those that don't come later themselves: a few sketches at a time."""
    near = store.sketch_pairs(some)
    others = [id for id in near if id not in later]
    few = (others[first : first + _BESIDE] for first in range(0, len(others), _BESIDE))
    beside = ((store.sketches(ids), [pair for id in ids for pair in _pairs(id, near[id])]) for ids in few)
    return stages.alike(store.sketches(some), beside)


def _pairs(id: str, others: Sequence[str]) -> list[tuple[str, str]]:
    """An article with each of the others, the smaller id first."""
    return [(id, other) if id < other else (other, id) for other in others]


def new_groups(store: Store, stages: Stages) -> list[Group]:
    """The stories that are to be made of the articles that wait; those that can't stay as they are are taken back."""
    waiting, touched = store.waiting(), store.touched()
    if not waiting and not touched:
        return []
    if store.setting(WHOLE):
        ids = {*waiting, *(id for story in store.stories() for id in story.articles)}
        groups = held(stages, ids, store.likenesses(ids))
    else:
        groups = _gathered(store, stages, {*waiting, *touched})
        ids = {id for members, _ in groups for id in members}
    standing = store.stories_of(ids)
    sizes = Counter(standing.values())
    fresh, gone, kept = [], set(), dict[str, tuple[Link, ...]]()
    for members, joined in groups:
        now = {standing.get(id) for id in members}
        if len(now) > 1 or None in now or sizes[standing[members[0]]] != len(members):
            fresh.append((members, joined))
            gone |= now - {None}
        else:
            kept[standing[members[0]]] = joined
    store.set_joined(kept)
    store.drop_stories((id for id in gone if id), looked_through=True)
    return fresh


def _gathered(store: Store, stages: Stages, touched: Collection[str]) -> list[Group]:
    """The stories of these articles as they were, and of those that they are joined with now: these may have changed,
    and no others. What joins two others rests on what is as before; what joined one of these and no longer does was
    within a story. So of articles of these stories that aren't touched themselves, whatever isn't in their story is not
    joined with them, unless both stories together were too large.
    """
    near, home, seen = _Near(store), dict[str, str](), set[str]()
    changed = {*touched, *store.articles_of_large(MOST // 2)}
    made: dict[tuple[str, str], Link] = {}
    front = set(touched)
    while front:
        front = _there(store, _with_stories(store, front, home)) - seen
        near.load(front)
        beside = near.to(front)
        near.load(near.to(front & changed) | (beside & changed))
        weighed = [k for k in near.links if (k.left in front or k.right in front) and _may_differ(k, changed, home)]
        found = stages.joined(weighed, near.links)
        made |= {(link.left, link.right): link for link in found}
        seen |= front
        front = {id for link in found for id in (link.left, link.right)} - seen
    groups = stages.part(seen, made.values())
    told = {(k.left, k.right): k for k in store.with_reasons(k for _, links in groups for k in links)}
    gone = {id for _, links in groups for k in links if (k.left, k.right) not in told for id in (k.left, k.right)}
    if gone:  # another build made their sketches anew since they were read: what they are like is read again
        return _gathered(store, stages, {*touched, *gone})
    return [(members, tuple(told[k.left, k.right] for k in links)) for members, links in groups]


def _with_stories(store: Store, ids: Collection[str], home: dict[str, str]) -> set[str]:
    """Articles with all that are in their stories, each of which is noted."""
    standing = sorted(set(store.stories_of(ids).values()) - set(home.values()))
    members = {story: store.articles_in(story) for story in standing}
    home |= {id: story for story, articles in members.items() for id in articles}
    return {*ids, *(id for articles in members.values() for id in articles)}


def _may_differ(link: Link, changed: Collection[str], home: Mapping[str, str]) -> bool:
    """Whether a likeness may join two stories that are two: one of its articles has others than before, or it is
    within a story.
    """
    one = home.get(link.left)
    return link.left in changed or link.right in changed or (one is not None and one == home.get(link.right))


class _Near:
    """Likenesses without their reasons, each read once: all of them are in memory where a whole store is parted."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._whole: set[str] = set()  # articles whose likenesses are all here
        self.links: list[Link] = []

    def load(self, ids: Collection[str]) -> None:
        """Have all likenesses of these articles."""
        missing = set(ids) - self._whole
        if missing:
            known, found = self._whole, self._store.likenesses(missing, told=False)
            self.links += [k for k in found if k.left not in known and k.right not in known]
            self._whole |= missing

    def to(self, ids: Collection[str]) -> set[str]:
        """The articles that these are like, and they themselves."""
        return {id for k in self.links if k.left in ids or k.right in ids for id in (k.left, k.right)}


def _there(store: Store, ids: Collection[str]) -> set[str]:
    """Those of these articles that tell something still."""
    return set(store.facts_keys(ids))


def parted(stages: Stages, ids: Collection[str], likenesses: Sequence[Link]) -> list[Group]:
    """The stories that these articles would be if there were no others; `likenesses` are all that they have."""
    among = [link for link in likenesses if link.left in ids and link.right in ids]
    return stages.part(ids, stages.joined(among, among))


def held(stages: Stages, ids: Collection[str], likenesses: Sequence[Link]) -> list[Group]:
    """All articles as one story, as the user wants it; what joins them is what there is."""
    joined = [link for _, links in parted(stages, ids, likenesses) for link in links]
    return [(tuple(sorted(ids)), tuple(joined))] if ids else []
