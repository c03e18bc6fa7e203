"""From ids and quoted words, as a person gives them, to anchors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dateline.errors import OptionError, UnknownIdError
from dateline.model import VERDICTS, Anchor, Article, Claim, Entity, Event, Form, Kind, Mention, Record, Referent, Story
from dateline.span import Span

if TYPE_CHECKING:
    from dateline.tell.index import Index

_CLAIM = "claim:"  # before an id: the claim, and not the event that it names
_SHOWN = 3


def anchors_of(story: Story, kind: Kind, ids: Sequence[str], words: str) -> tuple[Anchor, ...]:
    """The anchors of a judgement.

    Raises UnknownIdError where an id names nothing, OptionError where it names what can't be judged so, or where words
    stand nowhere or more than once.
    """
    named = _Names(story)
    if kind in (Kind.SAME, Kind.DIFFERENT):
        return named.pair(*ids, apart=kind is Kind.DIFFERENT)
    if kind is Kind.WHO:
        place, entity = ids
        return named.words(place, words), named.entity(entity)
    (id,) = ids
    if kind is Kind.ADD:
        return (named.quote(id, words),)
    if kind is Kind.SOURCE:
        return (named.claim(id),)
    allowed = {
        Kind.DATE: (Record.EVENT, Record.ARTICLE),
        Kind.RETITLE: (Record.EVENT,),
        Kind.NOTE: (Record.EVENT, Record.CLAIM, Record.ENTITY, Record.ARTICLE),
        **dict.fromkeys(VERDICTS, (Record.EVENT, Record.CLAIM)),
    }
    return (named.record(id, allowed[kind]),)


@dataclass(frozen=True)
class _Names:
    """The records of a story by the ids that a person may give. Claims that were put aside are among them."""

    story: Story

    @cached_property
    def index(self) -> Index:
        from dateline.tell.index import Index

        return Index(self.story)

    @cached_property
    def _aside(self) -> dict[str, Record]:
        """What was put aside: with its event, or by itself."""
        aside = self.story.links.judged.aside
        return {each.claim.id: Record.EVENT if each.event else Record.CLAIM for each in aside}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        return {**self.index.claims, **{each.claim.id: each.claim for each in self.story.links.judged.aside}}

    @cached_property
    def referents(self) -> dict[str, Referent]:
        return {referent.id: referent for facts in self.story.facts for referent in facts.referents}

    def record(self, id: str, allowed: Sequence[Record]) -> Anchor:
        """An anchor on the record of an id, of the first of these sorts that has it; a file may name its article."""
        found, full = self._find(id, allowed)
        if found is Record.EVENT:
            return self._of_claim(self._lead(full), found)
        if found is Record.CLAIM:
            return self._of_claim(self.claims[full], found)
        if found is Record.ENTITY:
            return self.entity(full)
        from dateline.judge.anchors import of_article

        return of_article(self.index.articles[full])

    def claim(self, id: str) -> Anchor:
        """An anchor on a claim; an event's id is that of its first claim, and names it."""
        _, full = self._find(id, (Record.CLAIM,))
        return self._of_claim(self.claims[full], Record.CLAIM)

    def pair(self, left: str, right: str, *, apart: bool) -> tuple[Anchor, ...]:
        """Anchors on two events (or claims, for their events), or two entities (or what one article has of them)."""
        sorts = (Record.EVENT, Record.CLAIM, Record.ENTITY)
        found = [self._find(id, sorts) for id in (left, right)]
        entities = [sort is Record.ENTITY for sort, _ in found]
        if any(entities) and not all(entities):
            raise OptionError(f"'{left}' and '{right}' are an entity and an event: give two of a kind")
        if all(entities):
            anchors = tuple(self.entity(full) for _, full in found)
        else:
            of = self.story.links.event_of
            one = len({of.get(full) for _, full in found}) == 1
            claims = [
                self.claims[full] if sort is Record.CLAIM or (one and apart) else self._lead(full)
                for sort, full in found
            ]
            anchors = tuple(self._of_claim(claim, Record.EVENT) for claim in claims)
        if anchors[0] == anchors[1]:
            raise OptionError(f"'{left}' and '{right}' are the same record: give two")
        return anchors

    def entity(self, id: str) -> Anchor:
        """An anchor on somebody: on a mention by name, where there is one."""
        _, full = self._find(id, (Record.ENTITY,))
        if full in self.index.entities:
            entity: Entity = self.index.entities[full]
            spans = [m for r in entity.referents if r in self.referents for m in self.referents[r].mentions]
            name = entity.name
        else:
            spans, name = [*self.referents[full].mentions], self.referents[full].name
        if not spans:
            raise OptionError(
                f"'{id}' is named only as whom an article has its story from, and nothing is told of it: "
                "give an entity that 'dateline entities' shows with mentions"
            )

        def order(mention: Mention) -> tuple[bool, bool, Span]:
            return self._said(mention.span) != name, mention.form is not Form.NAME, mention.span

        return self._at(Record.ENTITY, min(spans, key=order).span)

    def words(self, id: str, words: str) -> Anchor:
        """An anchor on words of a claim or an article that mean somebody."""
        from dateline.judge.quotes import places

        sort, full = self._find(id, (Record.CLAIM, Record.ARTICLE))
        if sort is Record.ARTICLE:
            return self.quote(full, words)
        claim = self.claims[full]
        parts = {p.span for p in claim.participants if self._said(p.span).casefold() == words.casefold()}
        if len(parts) != 1:
            text = self._said(claim.span)
            here = [
                Span(claim.span.article, claim.span.start + a, claim.span.start + b) for a, b in places(text, words)
            ]
            parts = set(here)
        if len(parts) != 1:
            found = "don't stand" if not parts else f"stand {len(parts)} times"
            raise OptionError(f"the words '{words}' {found} in claim {full}: '{self._said(claim.span)}'")
        return self._at(Record.WORDS, parts.pop())

    def quote(self, id: str, words: str) -> Anchor:
        """An anchor on quoted words of an article."""
        from dateline.judge.quotes import places

        _, full = self._find(id, (Record.ARTICLE,))
        article = self.index.articles[full]
        found = places(article.text, words)
        if not found:
            raise OptionError(
                f"the words '{words}' don't stand in {_name(article)}: give them as they stand in its text"
            )
        if len(found) > 1:
            wider = article.text[max(0, found[0][0] - 20) : found[0][1] + 20]
            raise OptionError(
                f"the words '{words}' stand {len(found)} times in {_name(article)}: "
                f"give more of the sentence that you mean, such as '{' '.join(wider.split())}'"
            )
        return self._at(Record.WORDS, article.span(*found[0]))

    # ---- small steps

    def _find(self, id: str, sorts: Sequence[Record]) -> tuple[Record, str]:
        """Sort and full id of the record that is meant."""
        if id.startswith(_CLAIM):
            id, sorts = id.removeprefix(_CLAIM), [sort for sort in sorts if sort is Record.CLAIM] or sorts
        ids: dict[Record, Callable[[], set[str]]] = {
            Record.EVENT: lambda: {*self.index.events, *(c for c, sort in self._aside.items() if sort is Record.EVENT)},
            Record.CLAIM: lambda: {*self.claims},
            Record.ENTITY: lambda: {*self.index.entities, *self.referents},
            Record.ARTICLE: lambda: {*self.index.articles},
        }
        known = {sort: ids[sort]() for sort in sorts}
        for sort in sorts:
            if id in known[sort]:
                return sort, id
        if Record.ARTICLE in sorts:
            files = [article.id for article in self.story.articles if id and id in article.paths]
            if len(files) == 1:
                return Record.ARTICLE, files[0]
        near = sorted({full for each in known.values() for full in each if full.startswith(id)}) if id else []
        if len(near) > 1:
            raise UnknownIdError(
                f"{len(near)} records start with '{id}' ({', '.join(near[:_SHOWN])}, …): give more of the id"
            )
        if not near:
            wanted = " or ".join(sorts)
            raise UnknownIdError(
                f"no {wanted} has the id '{id}': 'dateline timeline', 'dateline claims' and 'dateline entities --json' "
                "show the ids"
            )
        return self._find(near[0], sorts)

    def _lead(self, event: str) -> Claim:
        """The claim that tells an event best: what is said of the event is said of what it tells."""
        from dateline.tell.lead import lead

        found: Event | None = self.index.events.get(event)
        return self.claims[event] if found is None else lead(found, self.index)

    def _of_claim(self, claim: Claim, record: Record) -> Anchor:
        from dateline.judge.anchors import of_claim

        return of_claim(claim, self.index.articles[claim.span.article], record)

    def _at(self, record: Record, span: Span) -> Anchor:
        from dateline.judge.anchors import anchor_at

        return anchor_at(record, self.index.articles[span.article], span.start, span.end)

    def _said(self, span: Span) -> str:
        return span.of(self.index.articles[span.article].text)


def _name(article: Article) -> str:
    return article.paths[0] if article.paths else article.id
