"""What holds over articles: entities, sources, origins, events, states, conflicts."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.model.article import Article, FileRecord, Unread
from dateline.model.clues import Publication
from dateline.model.facts import Claim, EntityKind, Facts, SourceKind
from dateline.model.judgements import NOTHING_JUDGED, Judged
from dateline.model.outlets import KnownOutlet
from dateline.span import Span
from dateline.when import When

JOINED = "story"  # the kind of the links that make one story of articles


@dataclass(frozen=True, slots=True)
class Link:
    """One reversible decision: `left` and `right` (ids of articles, referents or claims) are the same `kind` of thing.

    kind: "copy" and "passage" (articles: the text for the most part, or a good part of it, stands in both), "entity"
    (referents), "event" (claims), "origin" (claims), "quote" (claims), "story" (articles that tell one story).
    """

    kind: str
    left: str
    right: str
    score: float
    because: str


@dataclass(frozen=True, slots=True)
class Copy:
    """`article` repeats the text of `original` (the earlier by date, else by id)."""

    article: str
    original: str
    because: str


@dataclass(frozen=True, slots=True)
class Version:
    """`article` and `earlier` are captures of one address with other words; `earlier` was saved or is dated before."""

    article: str
    earlier: str
    because: str


class AnswerKind(enum.StrEnum):
    """How a claim answers an allegation or a charge, or what became of what was told ahead."""

    DENIAL = "denial"
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"  # dropped, retracted, dismissed
    ACQUITTAL = "acquittal"  # acquitted, cleared, found not guilty, overturned
    OUTCOME = "outcome"  # a promise or forecast that came about
    FAILING = "failing"  # one that did not in its time


@dataclass(frozen=True, slots=True)
class Answer:
    """`claim` answers `allegation` (a claim's id): whoever is shown the one must be shown the other.

    Of an outcome or a failing `allegation` is the promise or forecast.
    """

    claim: str
    allegation: str
    kind: AnswerKind
    because: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Referents of several articles that are one. `id` is the smallest mention id; `members` are entity ids."""

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...]
    members: tuple[str, ...]
    mentions: tuple[Span, ...]
    referents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Who is said to say it. `entity` is its entity's id where it is one."""

    id: str
    name: str
    kind: SourceKind
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where claims come from once relays, copies and shared quotes are traced back.

    `owner`: whose outlets tell it, where the user says that several of them have one; `source` is one of them then.
    """

    id: str
    source: str | None  # a Source's id; None is the author's own voice
    claims: tuple[str, ...]
    because: str
    owner: str = ""


class Standing(enum.StrEnum):
    SEVERAL_ORIGINS = "several_origins"
    REPORTED = "reported"
    DISPUTED = "disputed"
    DENIED = "denied"
    EXPECTED = "expected"


@dataclass(frozen=True, slots=True)
class Event:
    """The claims, over all articles, that speak of the same happening. `participants` are entity ids.

    `type` is its class in lang/*/link.toml ("arrest", "wedding"), or "".
    """

    id: str
    title: str
    when: When
    participants: tuple[str, ...]
    standing: Standing
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    salience: float = 0.0
    type: str = ""


@dataclass(frozen=True, slots=True)
class Precedence:
    """One event began before another, or on its day, as two claims tell (`claims`, in that order).

    `span` is the word that says so, or None where it is the reader's judgement. `left_out` says why the order does not
    hold ("" where it does): surer dates or orders are against it. The orders that hold have no circle.
    """

    earlier: str
    later: str
    claims: tuple[str, str]
    sure: float
    span: Span | None = None
    left_out: str = ""


class Force(enum.StrEnum):
    """Whether a state goes on, as far as the articles tell."""

    IN_FORCE = "in_force"  # it has begun, or is told in the present, and nothing told after that ends it
    ENDED = "ended"
    UNKNOWN = "unknown"  # told of the past only, or followed by what may have taken its place


@dataclass(frozen=True, slots=True)
class State:
    """A relation that holds for an interval (`when`), and when it is told to hold (`holds_at`).

    Of its claims, `told_by` tell that it is in force (the latest first), and `ended_by` that it has ended.
    """

    relation: str
    entities: tuple[str, ...]
    when: When
    holds_at: When
    claims: tuple[str, ...]
    force: Force = Force.UNKNOWN
    told_by: tuple[str, ...] = ()
    ended_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims that can't both hold. `about`: date, place, amount, duration, polarity, stance or identity."""

    claims: tuple[str, str]
    about: str
    because: str


@dataclass(frozen=True, slots=True)
class Links:
    """All that holds over the articles of a story; recomputed whole from its facts, in id order.

    `sources_of` maps a claim's id to the source ids of its attribution, hop by hop; `entity_of` a referent's id to its
    entity; `event_of` and `origin_of` a claim's id to its event and origin. `dates` are those of claims that follow
    from the bounds of their article's publication (`publications`). `judged` is what a person's decisions came to.
    `outlets` are those of which the user says something, in the order of their names.
    """

    entities: tuple[Entity, ...] = ()
    sources: tuple[Source, ...] = ()
    events: tuple[Event, ...] = ()
    origins: tuple[Origin, ...] = ()
    states: tuple[State, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    copies: tuple[Copy, ...] = ()
    versions: tuple[Version, ...] = ()
    answers: tuple[Answer, ...] = ()
    links: tuple[Link, ...] = ()
    publications: tuple[Publication, ...] = ()
    orders: tuple[Precedence, ...] = ()
    dates: dict[str, When] = field(default_factory=dict)
    entity_of: dict[str, str] = field(default_factory=dict)
    sources_of: dict[str, tuple[str, ...]] = field(default_factory=dict)
    event_of: dict[str, str] = field(default_factory=dict)
    origin_of: dict[str, str] = field(default_factory=dict)
    judged: Judged = NOTHING_JUDGED
    outlets: tuple[KnownOutlet, ...] = ()

    @property
    def before(self) -> dict[str, tuple[str, ...]]:
        """The events that are told to come before an event, by its id, where there are any; all in id order."""
        found: dict[str, list[str]] = {}
        for order in sorted((o for o in self.orders if not o.left_out), key=lambda o: (o.later, o.earlier)):
            found.setdefault(order.later, []).append(order.earlier)
        return {later: tuple(earlier) for later, earlier in found.items()}


@dataclass(frozen=True, slots=True, repr=False)
class Story:
    """Articles, what each says, and what holds over them: all that a view or an export needs.

    `files` tells what became of each file (or record of one), in the order of their paths; `unread` are those of them
    that gave no article, and articles that a stage could not digest, and remarks on what stands beside articles.
    """

    articles: tuple[Article, ...]
    facts: tuple[Facts, ...]
    links: Links
    unread: tuple[Unread, ...] = ()
    files: tuple[FileRecord, ...] = ()

    def __repr__(self) -> str:
        """How much it holds: its articles' whole texts are nothing to be shown in a prompt or a notebook by chance."""
        claims = sum(len(each.claims) for each in self.facts)
        return f"<Story: {len(self.articles)} articles, {claims} claims, {len(self.links.events)} events>"

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims in id order."""
        return tuple(sorted((c for f in self.facts for c in f.claims), key=lambda c: c.id))


def with_dates(facts: Sequence[Facts], dates: Mapping[str, When]) -> tuple[Facts, ...]:
    """Facts in which these claims (by id) have these dates."""
    if not dates:
        return tuple(facts)
    return tuple(
        replace(each, claims=tuple(replace(c, when=dates[c.id]) if c.id in dates else c for c in each.claims))
        if any(c.id in dates for c in each.claims)
        else each
        for each in facts
    )


def as_judged(facts: Sequence[Facts], judged: Judged) -> tuple[Facts, ...]:
    """Facts, those of articles that a person's judgements changed as these have them."""
    changed = {each.article: each for each in judged.facts}
    return tuple(changed.get(each.article, each) for each in facts)


def with_published(articles: Sequence[Article], judged: Judged) -> tuple[Article, ...]:
    """Articles, published when a person says they were, where one does."""
    given = dict(judged.published)
    return tuple(replace(each, published=given[each.id]) if each.id in given else each for each in articles)
