"""A story in the model of FollowTheMoney: what becomes what, for its entities and its statements.

An article is an `Article`, whoever has a name a `Person` or `Organization`, an event an `Event` and a claim a `Note` on
it that quotes its words. A `Mention` says which names an article has for whom. Links say who is told to say a claim,
what contradicts or answers it, and what states hold (`Family`, `Employment`, else `UnknownLink`). Places are the
`location` of events. Descriptions ("the woman"), works and groups are nobody to be looked up and are left out; of a
group its named members take part.

The model knows days, months and years, and the begin and end of what lasts, but not "some time between". So an interval
that is exactly a day, a month or a year is the `date`; of any other the known bounds are `startDate` and `endDate`,
which must be read as "not before" and "not after", and the `description` says so in words and in EDTF. A date of
publication that was worked out is not given.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from dateline.export.clean import plain
from dateline.export.references import Reference, references
from dateline.export.web import plain_address
from dateline.model import Article, Claim, Entity, EntityKind, Event, Form, Role, State, Story
from dateline.tell import ALL, Selection
from dateline.tell.chain import byline, chain
from dateline.tell.context import context, context_line
from dateline.tell.editor import retitled
from dateline.tell.headings import heading
from dateline.tell.index import Index
from dateline.tell.labels import event_labels, labels
from dateline.tell.lead import lead
from dateline.tell.selection import articles_of, claims_of, select
from dateline.tell.words import Words
from dateline.when import When

_SCHEMA = {EntityKind.PERSON: "Person", EntityKind.ORGANIZATION: "Organization"}
_FAMILY = ("married", "engaged")
_EMPLOYED = "employed"
_LONGEST = {"name": 384, "string": 1024, "text": 65_000, "address": 250, "url": 4096}  # characters, as the model has it
_NOT_OF_AN_ID = re.compile(r"[^0-9A-Za-z.-]")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a property, of a type of the model; `origin` is the article or claim that it rests on, or ""."""

    property: str
    type: str
    value: str
    origin: str = ""


@dataclass(slots=True)
class Thing:
    """An entity of the model. `add` leaves out empty values and those that it has."""

    id: str
    schema: str
    origin: str
    values: list[Value] = field(default_factory=list)

    def add(self, property: str, type: str, values: str | Iterable[str], origin: str = "") -> None:
        """Add values as the model takes them: one line where it is no text, and no longer than it allows."""
        known = {each.value for each in self.values if each.property == property}
        for value in (values,) if isinstance(values, str) else values:
            clean = _clean(value, type)
            if clean and clean not in known:
                known.add(clean)
                self.values.append(Value(property, type, clean, origin or self.origin))

    def name(self, name: str) -> None:
        """Add what it is called, which the model asks for; its id where the name is blank."""
        self.add("name", "name", name)
        if not any(each.property == "name" for each in self.values):
            self.add("name", "name", self.id)

    def date(self, when: When, origin: str = "") -> None:
        """Add an interval: a date where it is exactly a day, month or year, else its known bounds."""
        if when.known and "/" not in when.edtf:
            self.add("date", "date", when.edtf, origin)
            return
        self.add("startDate", "date", when.earliest.isoformat() if when.earliest else "", origin)
        self.add("endDate", "date", when.latest.isoformat() if when.latest else "", origin)


def things(story: Story, selection: Selection = ALL) -> Iterator[Thing]:
    """All entities of a story, or of the events that a selection leaves: what is pointed at before what points."""
    yield from _Made(story, selection).things()


def key(sort: str, id: str) -> str:
    """An id as the model takes it, told apart by its sort: 'event-5766d9c1c6342643'."""
    return f"{sort}-{_NOT_OF_AN_ID.sub('.', id).strip('.-') or 'none'}"


def _clean(value: str, type: str) -> str:
    shown = plain(value)
    return (shown if type == "text" else " ".join(shown.split()))[: _LONGEST.get(type)].strip()


class _Made:
    """Makes the entities of a story."""

    def __init__(self, story: Story, selection: Selection) -> None:
        self.story, self.selection = story, selection
        self.index, self.words = Index(story), Words()
        self.cited = references(story)
        self.events = select(selection, self.index)
        self.chosen = claims_of(selection, self.index)
        self.claims = [claim for claim in story.claims if claim.id in self.chosen]
        self.articles = articles_of(selection, story)

    def things(self) -> Iterator[Thing]:
        named = [entity for entity in self._involved() if self._is_somebody(entity)]
        for article in self.articles:
            yield self._article(article, self.cited[article.id])
        for entity in named:
            yield self._entity(entity)
        for event in self.events:
            yield self._event(event)
        for claim in self.claims:
            yield self._claim(claim)
        for entity in named:
            yield from self._mentions(entity)
        yield from self._links()
        for state in self.story.links.states:
            yield from self._state(state)

    @cached_property
    def names_of(self) -> dict[str, set[tuple[str, str]]]:
        """By which names the articles call an entity: pairs of article and name, descriptions left out."""
        found: dict[str, set[tuple[str, str]]] = {}
        entity_of, articles = self.story.links.entity_of, self.index.articles
        for facts in self.story.facts:
            for referent in facts.referents:
                for mention in referent.mentions:
                    if mention.form is Form.NAME and referent.id in entity_of and mention.span.article in articles:
                        name = mention.span.of(articles[mention.span.article].text)
                        found.setdefault(entity_of[referent.id], set()).add((mention.span.article, name))
        return found

    # ---- entities ----------------------------------------------------------------------------------------------------

    def _is_somebody(self, entity: Entity) -> bool:
        return entity.kind in _SCHEMA and entity.id in self.names_of

    def _involved(self) -> Iterator[Entity]:
        """Who takes part in what is told, says it, or is in a state, in id order."""
        entity_of, sources_of = self.story.links.entity_of, self.story.links.sources_of
        found = {entity_of.get(each.referent, "") for claim in self.claims for each in claim.participants}
        said = (self.index.sources.get(id) for claim in self.claims for id in sources_of.get(claim.id, ()))
        found |= {source.entity for source in said if source and source.entity}
        found |= {id for event in self.events for id in event.participants}
        found |= {id for state in self.story.links.states if self._tells(state) for id in state.entities}
        found |= {member for id in found for member in self.index.members_of(id)}
        yield from (self.index.entities[id] for id in sorted(found) if id in self.index.entities)

    def _somebodies(self, ids: Iterable[str]) -> list[str]:
        """The ids, as the model has them, of those who can be named; of a group those of its members."""
        each = [part for id in ids for part in (id, *self.index.members_of(id))]
        known = (self.index.entities[id] for id in dict.fromkeys(each) if id in self.index.entities)
        return [key("entity", entity.id) for entity in known if self._is_somebody(entity)]

    def _article(self, article: Article, cited: Reference) -> Thing:
        made = Thing(key("article", article.id), "Article", article.id)
        made.add("title", "string", cited.title)
        made.name(cited.title)
        made.add("author", "string", cited.authors)
        made.add("publisher", "string", cited.outlet)
        made.add("sourceUrl", "url", plain_address(cited.url))
        if cited.date and "/" not in cited.date.edtf:
            made.add("publishedAt", "date", cited.date.edtf)
        made.add("retrievedAt", "date", cited.accessed.isoformat() if cited.accessed else "")
        return made

    def _entity(self, entity: Entity) -> Thing:
        made = Thing(key("entity", entity.id), _SCHEMA[entity.kind], min(m.article for m in entity.mentions))
        made.name(entity.name)
        made.add("alias", "name", sorted({name for _, name in self.names_of[entity.id]} - {entity.name}))
        return made

    def _mentions(self, entity: Entity) -> Iterator[Thing]:
        """One an article: the names that it has for somebody."""
        shown = {article.id for article in self.articles}
        forms: dict[str, list[str]] = {}
        for article, name in sorted(self.names_of[entity.id]):
            forms.setdefault(article, []).append(name)
        for article, names in forms.items():
            if article in shown:
                made = Thing(key("mention", f"{article}.{entity.id}"), "Mention", article)
                made.add("document", "entity", key("article", article))
                made.add("name", "name", names)
                made.add("resolved", "entity", key("entity", entity.id))
                made.add("detectedSchema", "string", _SCHEMA[entity.kind])
                yield made

    # ---- events and claims -------------------------------------------------------------------------------------------

    def _event(self, event: Event) -> Thing:
        best = lead(event, self.index)
        made = Thing(key("event", event.id), "Event", best.id)
        made.name(retitled(event.id, self.index) or event.title)
        made.add("summary", "text", heading(event, best, self.index, self.words).byline)
        made.add("description", "text", self._dated(event.when))
        made.date(event.when)
        made.add("keywords", "string", event.standing.value)
        made.add("keywords", "string", (label.value for label in event_labels(event, self.index)))
        made.add("involved", "entity", self._somebodies(event.participants))
        for claim in self.index.claims_of(event):
            made.add("location", "address", self._places(claim), claim.id)
            made.add("proof", "entity", key("article", claim.span.article), claim.id)
            cited = self.cited[claim.span.article]
            made.add("publisher", "string", cited.outlet, claim.id)
            made.add("sourceUrl", "url", plain_address(cited.url), claim.id)
        return made

    def _dated(self, when: When) -> str:
        """'between June and 8 November 2013 [2013-06-01/2013-11-08]: told so in …'."""
        if not when.known:
            return ""
        why = "; ".join(dict.fromkeys(reason.text for reason in when.because))
        return f"{self.words.when(when)} [{when.edtf}]" + (f": {why}" if why else "")

    def _places(self, claim: Claim) -> Iterator[str]:
        entity_of = self.story.links.entity_of
        for each in claim.participants:
            entity = self.index.entities.get(entity_of.get(each.referent, ""))
            if each.role is Role.PLACE and entity and entity.kind is EntityKind.PLACE:
                yield entity.name

    def _claim(self, claim: Claim) -> Thing:
        article = self.index.article_of(claim)
        cited = self.cited[article.id]
        made = Thing(key("claim", claim.id), "Note", claim.id)
        made.name(claim.title)
        made.add("description", "text", claim.span.of(article.text))
        made.add("summary", "text", byline(chain(claim, self.index, self.words), self.words))
        made.add("notes", "text", self._dated(claim.when))
        made.add("notes", "text", context_line(context(claim, self.index, self.words), self.words))
        made.add("keywords", "string", (claim.certainty.value, claim.polarity.name.lower(), claim.phase.value))
        made.add("keywords", "string", (label.value for label in labels(claim, article)))
        made.add("entity", "entity", key("event", self.story.links.event_of[claim.id]))
        made.add("proof", "entity", key("article", article.id))
        made.add("publisher", "string", cited.outlet)
        made.add("sourceUrl", "url", plain_address(cited.url))
        return made

    # ---- links -------------------------------------------------------------------------------------------------------

    def _links(self) -> Iterator[Thing]:
        """Who is told to say what, and which claims contradict or answer each other."""
        for claim in self.claims:
            sources = (self.index.sources.get(id) for id in self.story.links.sources_of.get(claim.id, ()))
            for hop, source in zip(claim.attribution, sources, strict=False):
                cue = hop.cue.of(self.index.article_of(claim).text) if hop.cue else ""
                for speaker in self._somebodies([source.entity] if source and source.entity else []):
                    yield _link(speaker, key("claim", claim.id), cue or "source", claim.id)
        for conflict in self.story.links.conflicts:
            if self.chosen.issuperset(conflict.claims):
                first, second = conflict.claims
                made = _link(key("claim", first), key("claim", second), f"contradicts: {conflict.about}", first)
                made.add("summary", "text", conflict.because)
                yield made
        for answer in self.story.links.answers:
            if self.chosen.issuperset((answer.claim, answer.allegation)):
                ends = key("claim", answer.claim), key("claim", answer.allegation)
                yield _link(*ends, answer.kind.value, answer.claim)

    def _tells(self, state: State) -> bool:
        return not self.chosen.isdisjoint(state.claims)

    def _state(self, state: State) -> Iterator[Thing]:
        who = [self.index.entities[id] for id in state.entities if id in self.index.entities]
        if not self._tells(state) or not who or not all(self._is_somebody(entity) for entity in who):
            return
        origin = min(self.chosen.intersection(state.claims))
        ids = [key("entity", entity.id) for entity in who]
        phrase = self.words["relation"].get(state.relation, state.relation).replace("{other}", "").strip()
        kinds = [entity.kind for entity in who]
        if state.relation in _FAMILY and kinds == [EntityKind.PERSON] * 2:
            made = Thing(_hashed("state", state.relation, *ids, origin), "Family", origin)
            ends = ("person", "relative")
            made.add("relationship", "string", phrase)
        elif state.relation == _EMPLOYED and kinds == [EntityKind.PERSON, EntityKind.ORGANIZATION]:
            made = Thing(_hashed("state", state.relation, *ids, origin), "Employment", origin)
            ends = ("employee", "employer")
        elif len(ids) == 2:
            made, ends = _link(ids[0], ids[1], phrase, origin), ("", "")
        else:
            made = Thing(_hashed("state", state.relation, *ids, origin), "Note", origin)
            made.name(f"{who[0].name}: {phrase}")
            made.add("entity", "entity", ids)
            ends = ("", "")
        for end, id in zip(ends, ids, strict=False):
            if end:
                made.add(end, "entity", id)
        if made.schema != "Note":
            made.date(state.when)
        made.add("description", "text", self._dated(state.when))
        told = sorted(self.chosen.intersection(state.claims))
        made.add("proof", "entity", (key("article", self.index.claims[id].span.article) for id in told))
        yield made


def _link(subject: str, object: str, role: str, origin: str) -> Thing:
    made = Thing(_hashed("link", subject, object, role, origin), "UnknownLink", origin)
    made.add("subject", "entity", subject)
    made.add("object", "entity", object)
    made.add("role", "string", role)
    return made


def _hashed(sort: str, *parts: str) -> str:
    return key(sort, hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:16])
