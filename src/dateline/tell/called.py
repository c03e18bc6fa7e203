"""Which entity of a story a user means: by its id, its name, another name, or words of these."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence

from dateline.errors import OptionError
from dateline.model import Entity
from dateline.tell.index import Index

_SHOWN = 6  # candidates in an error
_LIKE = 0.7  # of a misspelt name: share of its letters that stand in another in the same order


def entity_called(name: str, index: Index) -> Entity:
    """The one entity that is meant.

    An id, then a name in full, another name in full, words of one, the start of an id: the first that fits anything
    that takes part in an event decides. Case and accents don't matter. Raises OptionError where it fits several or
    none, with candidates.
    """
    wanted = _plain(name)
    if not wanted:
        raise OptionError("no name is given: 'dateline entities' lists the names")
    idle: dict[str, Entity] = {}  # what has such a name, and takes part in nothing
    for fits in _ways(name.strip(), wanted):
        found = [entity for entity in index.story.links.entities if fits(entity)]
        acting = [entity for entity in found if entity.id in index.share_of or entity.id == name.strip()]
        if len(acting) == 1:
            return acting[0]
        if acting:
            raise _ambiguous(name, acting, index)
        idle |= {entity.id: entity for entity in found}
    if len(idle) == 1:
        return next(iter(idle.values()))
    if idle:
        raise _ambiguous(name, list(idle.values()), index)
    near = _alike(wanted, index)
    if near:
        raise OptionError(f"nobody and nothing is called '{name}'; near it: {_listed(near, index)}")
    common = [entity for entity in index.story.links.entities if index.share_of.get(entity.id)]
    there = f"there are: {_listed(common, index)}; " if common else ""
    raise OptionError(f"nobody and nothing is called '{name}'; {there}'dateline entities' lists all")


def _ambiguous(name: str, found: Sequence[Entity], index: Index) -> OptionError:
    return OptionError(
        f"'{name}' may mean {len(found)} of them: {_listed(found, index)}; give more of a name, or an id"
    )


def _ways(id: str, wanted: str) -> tuple[Callable[[Entity], bool], ...]:
    words = set(wanted.split())
    return (
        lambda entity: entity.id == id,
        lambda entity: _plain(entity.name) == wanted,
        lambda entity: wanted in map(_plain, entity.aliases),
        lambda entity: any(words.issubset(_plain(each).split()) for each in (entity.name, *entity.aliases)),
        lambda entity: entity.id.startswith(id),
    )


def _alike(wanted: str, index: Index) -> list[Entity]:
    """Entities with a name, or a word of one, that is spelt about like what was asked for."""
    from difflib import SequenceMatcher

    def like(entity: Entity) -> float:
        names = [_plain(each) for each in (entity.name, *entity.aliases)]
        words = {word for each in names for word in (each, *each.split())}
        return max((SequenceMatcher(None, wanted, word, autojunk=False).ratio() for word in words), default=0.0)

    return [entity for entity in index.story.links.entities if like(entity) >= _LIKE]


def _listed(found: Sequence[Entity], index: Index) -> str:
    """'Maren Tolworthy (person, 20 events, id 4f…:12); …': those of most events first."""
    events = Counter(id for event in index.story.links.events for id in set(event.participants))
    ordered = sorted(found, key=lambda entity: (-events[entity.id], -len(entity.mentions), entity.name, entity.id))
    shown = [
        f"{entity.name} ({entity.kind.value}, {events[entity.id]} event{'' if events[entity.id] == 1 else 's'}, "
        f"id {entity.id})"
        for entity in ordered[:_SHOWN]
    ]
    return "; ".join(shown) + (f"; and {len(found) - _SHOWN} more" if len(found) > _SHOWN else "")


def _plain(text: str) -> str:
    """Without case, accents and signs: 'Müller’s' and 'muller s' are the same."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", bare.casefold()))
