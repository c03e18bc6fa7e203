"""Who is said to say it, over the articles: a name is one source wherever it stands, somebody unnamed is one article's.

Source ids: `source:ENTITY` for whom or what articles name, `outlet:NAME` for an outlet that only metadata tell
of, `KIND:ARTICLE…` for what has no name, so that no two articles share it; `hearsay:ARTICLE` where nobody is named.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from dateline.link.entities import Entities
from dateline.link.material import Material, is_named
from dateline.link.names import body_keys, person_key
from dateline.model import Claim, Entity, EntityKind, Hop, Source, SourceKind

EDITOR = "editor:"  # before the name of a source that a person gives and no article names: one over all articles


@dataclass(frozen=True)
class Sources:
    """The sources of a story. `of`: the source ids of each claim's chain; `voice`: the outlet whose own voice an
    article is; `relays`: the outlets that it names as where it has the story from; `by_id`: the sources by id.
    """

    sources: tuple[Source, ...]
    of: dict[str, tuple[str, ...]]
    voice: dict[str, str]
    relays: dict[str, tuple[str, ...]]
    by_id: dict[str, Source]
    nameless: frozenset[str]

    def is_nameless(self, id: str) -> bool:
        """Whether a source is known to one article only, because no text names it."""
        return id in self.nameless


def find_sources(material: Material, entities: Entities) -> Sources:
    """The sources of all chains, of the articles' own outlets and of what they relay."""
    finder = _Finder(material, entities)
    of = {id: tuple(finder.of_hop(hop, claim) for hop in claim.attribution) for id, claim in material.claims.items()}
    voice = {a.id: finder.of_outlet(a.outlet) for a in material.articles if a.outlet}
    relays = {a.id: tuple(finder.of_outlet(v.name) for v in a.via) for a in material.articles if a.via}
    sources = finder.sources()
    return Sources(sources, of, voice, relays, {s.id: s for s in sources}, finder.nameless())


class _Finder:
    def __init__(self, material: Material, entities: Entities) -> None:
        self._of = entities.of
        self._entities = {e.id: e for e in entities.entities}
        self._by_name = self._names()
        self._named = {entities.of[r.id] for r in material.referents.values() if is_named(r) or r.members}
        self._kinds: dict[str, Counter[SourceKind]] = defaultdict(Counter)
        self._names_of: dict[str, Counter[str]] = defaultdict(Counter)

    def _names(self) -> dict[str, str]:
        """Entities by every form of their full names; a form that two of them have leads to neither."""
        found: dict[str, set[str]] = defaultdict(set)
        for entity in self._entities.values():
            for name in (entity.name, *(a for a in entity.aliases if a[:1].isupper())):
                for form in _forms(name):
                    found[form].add(entity.id)
        return {form: min(ids) for form, ids in found.items() if len(ids) == 1}

    def of_hop(self, hop: Hop, claim: Claim) -> str:
        """The source that a hop of a claim's chain is."""
        article = claim.span.article
        if hop.kind is SourceKind.HEARSAY:
            return self._note(f"hearsay:{article}", hop.kind, "")
        if hop.kind is SourceKind.ANONYMOUS:
            return self._note(_own_key(hop, article), hop.kind, hop.name)
        if hop.referent is not None and hop.referent in self._of:
            return self._note(f"source:{self._of[hop.referent]}", hop.kind, hop.name)
        if hop.kind is SourceKind.OUTLET:
            return self.of_outlet(hop.name)
        entity = next((self._by_name[f] for f in _forms(hop.name) if f in self._by_name), None)
        # "The report" at the start of a sentence is no name
        if entity is not None and hop.name[:1].isupper() and self._is_named(entity):
            return self._note(f"source:{entity}", hop.kind, hop.name)
        if hop.key.startswith(EDITOR):
            return self._note(hop.key, hop.kind, hop.name)
        return self._note(_own_key(hop, article), hop.kind, hop.name)

    def of_outlet(self, name: str) -> str:
        """The source that an outlet's name is: an entity of the texts, or only a name."""
        forms = _forms(name)
        for form in forms:
            entity = self._by_name.get(form)
            if entity is not None and self._entities[entity].kind is not EntityKind.PERSON:
                return self._note(f"source:{entity}", SourceKind.OUTLET, name)
        return self._note(f"outlet:{min(forms, default=name)}", SourceKind.OUTLET, name)

    def _note(self, id: str, kind: SourceKind, name: str) -> str:
        self._kinds[id][kind] += 1
        self._names_of[id][name] += 1
        return id

    def sources(self) -> tuple[Source, ...]:
        """All sources that were met, in id order."""
        return tuple(self._source(id) for id in sorted(self._kinds))

    def nameless(self) -> frozenset[str]:
        """The sources that have no name."""
        return frozenset(
            id
            for id in self._kinds
            if not id.startswith(("outlet:", EDITOR))
            and not (id.startswith("source:") and self._is_named(id.removeprefix("source:")))
        )

    def _is_named(self, entity: str) -> bool:
        return entity in self._named or not self._entities[entity].referents  # an outlet of a relay line

    def _source(self, id: str) -> Source:
        kinds = self._kinds[id]
        outlet = SourceKind.OUTLET in kinds
        kind = SourceKind.OUTLET if outlet else min(kinds, key=lambda k: (-kinds[k], k.value))
        names = self._names_of[id]
        name = min(names, key=lambda n: (-names[n], -len(n), n))
        entity: Entity | None = self._entities.get(id.removeprefix("source:"))
        return Source(id, entity.name if entity and not outlet else name, kind, entity.id if entity else None)


def _own_key(hop: Hop, article: str) -> str:
    """The key of a source that only this article knows."""
    return hop.key if article in hop.key else f"{hop.kind.value}:{article}:{hop.key}"


def _forms(name: str) -> list[str]:
    return sorted({"".join(key) for key in body_keys(name)} | {"".join(person_key(name))})
