"""Articles and facts made by hand, as the stages before would hand them on. All people and outlets are invented."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dateline.link import link
from dateline.model import (
    Amount,
    Article,
    Block,
    BlockKind,
    Certainty,
    Claim,
    Decided,
    Entity,
    EntityKind,
    Event,
    Facts,
    Form,
    Hop,
    Links,
    Mention,
    Origin,
    Outlet,
    Participant,
    Phase,
    Polarity,
    Referent,
    Relay,
    Role,
    SourceKind,
)
from dateline.span import Span
from dateline.when import UNKNOWN, Basis, When, from_edtf

ORG, PLACE, PERSON, OTHER = EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.PERSON, EntityKind.OTHER


@dataclass(frozen=True)
class Said:
    """A claim before it has an article."""

    predicate: str
    text: str
    agent: tuple[str, ...] = ()
    patient: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    when: str = ""
    source: tuple[str, ...] = ()
    polarity: Polarity = Polarity.POSITIVE
    phase: Phase = Phase.HAPPENED
    certainty: Certainty = Certainty.CERTAIN
    quote: bool = False
    amount: tuple[str, str] | None = None


def claim(
    predicate: str,
    text: str,
    *,
    agent: str | Sequence[str] = (),
    patient: str | Sequence[str] = (),
    partner: str | Sequence[str] = (),
    place: str = "",
    when: str = "",
    source: str | Sequence[str] = (),
    denied: bool = False,
    phase: Phase = Phase.HAPPENED,
    certainty: Certainty = Certainty.CERTAIN,
    quote: bool = False,
    amount: tuple[str, str] | None = None,
) -> Said:
    """A sentence that is a claim. Sources: "outlet:X", "anonymous:KEY", "hearsay:", "document:X", else a person."""
    polarity = Polarity.NEGATIVE if denied else Polarity.POSITIVE
    parts = [tuple([x] if isinstance(x, str) else x) for x in (agent, patient, partner, source)]
    places = (place,) if place else ()
    return Said(
        predicate, text, parts[0], parts[1], parts[2], places, when, parts[3], polarity, phase, certainty, quote, amount
    )


@dataclass(frozen=True)
class Told:
    """One article with its facts."""

    article: Article
    facts: Facts

    def id(self, words: str) -> str:
        """The id of the claim whose sentence has these words."""
        (found,) = [c.id for c in self.facts.claims if words in c.span.of(self.article.text)]
        return found


def article(
    id: str,
    *said: Said,
    outlet: str | None = None,
    published: str = "",
    via: Sequence[str] = (),
    kinds: Mapping[str, EntityKind] | None = None,
    groups: Mapping[str, Sequence[str]] | None = None,
    same: Mapping[str, Sequence[str]] | None = None,
    title: str = "",
    more: Sequence[str] = (),
) -> Told:
    """An article whose paragraphs are its claims. Names in lower case are nominals; `same` gives further mentions.

    `kinds` of names other than persons; `groups` their members; `more`: paragraphs without claims.
    """
    lines = [title or f"Article {id}", *(s.text for s in said), *more, *(f"Via: {v}" for v in via)]
    text, blocks = "", []
    for n, line in enumerate(lines):
        text += "\n" if text else ""
        kind = BlockKind.TITLE if n == 0 else BlockKind.BYLINE if line.startswith("Via: ") else BlockKind.PARAGRAPH
        blocks.append(Block(kind, len(text), len(text) + len(line)))
        text += line
    relays = tuple(Relay(v, Span(id, text.rindex(v), text.rindex(v) + len(v))) for v in via)
    when = from_edtf(published) if published else UNKNOWN
    made = Article(id, text, lines[0], tuple(blocks), outlet, (), when, None, relays, (f"{id}.txt",), "en")
    return Told(made, _Maker(made, kinds or {}, groups or {}, same or {}).facts(said, blocks[1:]))


@dataclass
class _Maker:
    article: Article
    kinds: Mapping[str, EntityKind]
    groups: Mapping[str, Sequence[str]]
    same: Mapping[str, Sequence[str]]
    referents: dict[str, Referent] = field(default_factory=dict)

    def facts(self, said: Sequence[Said], blocks: Sequence[Block]) -> Facts:
        spoken = {p for s in said for p in s.source if ":" not in p or p.startswith("outlet:")}
        names = {n for s in said for n in (*s.agent, *s.patient, *s.partner, *s.place)}
        names |= {p.removeprefix("outlet:") for p in spoken} | {m for g in self.groups.values() for m in g}
        for name in sorted(names | set(self.same) | set(self.groups)):
            self._referent(name, outlet=f"outlet:{name}" in spoken)
        for name, members in self.groups.items():
            old = self.referents[name]
            ids = tuple(self.referents[m].id for m in members)
            self.referents[name] = Referent(old.id, name, EntityKind.GROUP, old.aliases, old.mentions, ids)
        claims = [self._claim(s, b) for s, b in zip(said, blocks, strict=False)]
        return Facts(self.article.id, tuple(self.referents.values()), (), tuple(claims))

    def _referent(self, name: str, *, outlet: bool) -> None:
        text, mentions = self.article.text, []
        for form in (name, *self.same.get(name, ())):
            kind = Form.NOMINAL if form[0].islower() else Form.NAME
            for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
                mentions.append(Mention(Span(self.article.id, *match.span()), kind))
        if not mentions:  # told by a pronoun or by what stands around: its mention is the title
            mentions = [Mention(Span(self.article.id, 0, 1), Form.NAME)]
        mentions.sort(key=lambda m: m.span)
        first = mentions[0].span
        default = ORG if outlet else OTHER if name[0].islower() else PERSON
        self.referents[name] = Referent(
            f"{self.article.id}:{first.start}-{first.end}-{name}",
            name,
            self.kinds.get(name, default),
            tuple(sorted(self.same.get(name, ()))),
            tuple(mentions),
        )

    def _claim(self, said: Said, block: Block) -> Claim:
        span = Span(self.article.id, block.start, block.end)
        parts = [
            (Role.AGENT, said.agent),
            (Role.PATIENT, said.patient),
            (Role.PARTNER, said.partner),
            (Role.PLACE, said.place),
        ]
        who = tuple(
            Participant(self.referents[n].id, role, self._near(n, span)) for role, names in parts for n in names
        )
        amounts = (Amount(*said.amount, self._number(said.amount[0], span)),) if said.amount else ()
        return Claim(
            id=f"{self.article.id}.{block.start:04d}",
            span=span,
            head=self._head(said.predicate, span),
            predicate=said.predicate,
            title=said.text,
            participants=who,
            when=_when(said.when),
            certainty=said.certainty,
            polarity=said.polarity,
            phase=said.phase,
            attribution=tuple(self._hop(s) for s in said.source),
            direct_quote=said.quote,
            amounts=amounts,
        )

    def _head(self, predicate: str, span: Span) -> Span:
        """The word that looks like the predicate, else the first word."""
        found = [m for m in re.finditer(r"\w+", self.article.text) if span.start <= m.start() < span.end]
        head = next((m for m in found if m.group()[:3].lower() == predicate[:3]), found[0])
        return Span(self.article.id, *head.span())

    def _near(self, name: str, span: Span) -> Span:
        mentions = [m.span for m in self.referents[name].mentions]
        return next((m for m in mentions if span.contains(m)), mentions[0])

    def _number(self, value: str, span: Span) -> Span:
        at = self.article.text.find(value, span.start, span.end)
        return Span(self.article.id, at, at + len(value)) if at >= 0 else span

    def _hop(self, source: str) -> Hop:
        kind, colon, key = source.partition(":")
        if colon and kind == "hearsay":
            return Hop("", SourceKind.HEARSAY, f"hearsay:{self.article.id}:{key}")
        if colon and kind == "anonymous":
            return Hop("a source", SourceKind.ANONYMOUS, f"anonymous:{self.article.id}:{key}")
        if colon and kind == "document":
            return Hop(key, SourceKind.DOCUMENT, f"document:{self.article.id}:{key}")
        referent = self.referents[key if colon else source]
        outlet = colon and kind == "outlet"
        named = SourceKind.ORGANIZATION if referent.kind is ORG else SourceKind.PERSON
        return Hop(referent.name, SourceKind.OUTLET if outlet else named, referent.id, referent.id)


def _when(edtf: str) -> When:
    return from_edtf(edtf, Basis.STATED) if edtf else UNKNOWN


def links(*told: Told, outlets: Sequence[Outlet] = ()) -> Links:
    """What linking makes of some articles, with what the user says of outlets."""
    return link([t.article for t in told], [t.facts for t in told], decided=Decided(outlets=tuple(outlets)))


def entity(found: Links, name: str) -> Entity:
    """The only entity that has a name, as its own or as an alias."""
    (one,) = [e for e in found.entities if name == e.name or name in e.aliases]
    return one


def event_of(found: Links, id: str) -> Event:
    """The event of a claim."""
    return next(e for e in found.events if id in e.claims)


def origin_of(found: Links, id: str) -> Origin:
    """The origin of a claim."""
    return next(o for o in found.origins if id in o.claims)
