"""What one article says: dates, referents, claims with their chains of sources."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from dateline.model.annotations import Form, Polarity, TimexType
from dateline.model.clues import Clue
from dateline.span import Span
from dateline.when import UNKNOWN, When


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3: span, type, value, and the interval it means in this article, with the reason.

    `value` is the TIMEX3 value ("2013-11-08", "P3W", "PAST_REF", "XXXX-11-08" where the year is unknown).
    `mod` is the TIMEX3 modifier (MORE_THAN, START, APPROX, …) or "".
    `when` is the interval of a DATE or TIME, or of a DURATION that is tied to the publication ("the past two months");
    UNKNOWN for other durations, sets and what can't be dated.
    `relation` says how a clause that the expression governs lies to `when`: "in" (inside it), "since" (from it on),
    "before" (up to its end: "by", "until", "more than ten months ago"), "after".
    """

    span: Span
    type: TimexType
    value: str
    mod: str = ""
    when: When = UNKNOWN
    relation: str = "in"


# ---- attribute: what one article says ----


class EntityKind(enum.StrEnum):
    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    GROUP = "group"
    WORK = "work"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that refers to an entity."""

    span: Span
    form: Form


@dataclass(frozen=True, slots=True)
class Referent:
    """An entity as one article knows it: its mentions there. `id` is "article:start" of the smallest mention.

    `name` is the fullest name (or the longest nominal where none is named); `members` are ids of referents.
    """

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    members: tuple[str, ...] = ()


class SourceKind(enum.StrEnum):
    OUTLET = "outlet"
    PERSON = "person"
    ORGANIZATION = "organization"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"
    HEARSAY = "hearsay"  # said, nobody named


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a chain of sources, as the text names it: the source's words and the cue's ("told", "according to").

    `referent` is the id of the article's referent that the source is, or None (hearsay, a class of anonymous source).
    `key` tells hops apart that are not referents: equal keys are the same source of one article ("the source added").
    """

    name: str
    kind: SourceKind
    key: str
    referent: str | None = None
    cue: Span | None = None
    span: Span | None = None


class Certainty(enum.StrEnum):
    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class Phase(enum.StrEnum):
    HAPPENED = "happened"
    ONGOING = "ongoing"
    EXPECTED = "expected"
    HYPOTHETICAL = "hypothetical"


class Eventuality(enum.StrEnum):
    """Whether a clause tells something that takes place or something that is the case (Bach 1986).

    States are what holds, habits and properties: they tell a story's background, not its course.
    """

    EVENT = "event"
    STATE = "state"


class Role(enum.StrEnum):
    AGENT = "agent"  # who does it (subject of an active verb, "by" of a passive)
    PATIENT = "patient"  # whom or what it is done to, what it is about ("asked for a vote")
    PARTNER = "partner"  # who else has part in it: "with X", "to X", "from X"
    PLACE = "place"
    OTHER = "other"  # possessors and the like


@dataclass(frozen=True, slots=True)
class Participant:
    """A referent's part in a claim; `span` is its mention in the claim or the nearest one before it."""

    referent: str
    role: Role
    span: Span


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Somebody who takes part in a claim and of whom the words give no more than a pronoun, which the article doesn't
    resolve; `span` is that word."""

    role: Role
    span: Span


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit as the text gives it: ("4000000", "$"), ("3", "week"), ("12", "people")."""

    value: str
    unit: str
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition of one article. `span` is the clause that carries it, `head` its predicate's word.

    `attribution`: nearest the reader first, origin last; () is the author's own voice. `rule` names what decided
    certainty, polarity and phase. `predicate` is the lemma of the head (with a particle or negation-free noun).
    `unresolved` take part as well, but nobody knows who they are. `context` is the sentence, mostly one before, that
    the open words of the title point back to ("they", "the move"), with what follows up to them, to be read with it;
    None where the title tells all.
    """

    id: str
    span: Span
    head: Span
    predicate: str
    title: str
    participants: tuple[Participant, ...]
    when: When
    certainty: Certainty
    polarity: Polarity
    phase: Phase
    attribution: tuple[Hop, ...] = ()
    direct_quote: bool = False
    amounts: tuple[Amount, ...] = ()
    rule: str = ""
    eventuality: Eventuality = Eventuality.EVENT
    unresolved: tuple[Unresolved, ...] = ()
    context: Span | None = None


@dataclass(frozen=True, slots=True)
class ClaimOrder:
    """What one claim tells began before what another tells, or on its day. `sure` is 0 to 1.

    `span` is the word that says so ("before", "then", "had"), or None where it is the reader's judgement.
    """

    earlier: str
    later: str
    sure: float
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one article says."""

    article: str
    referents: tuple[Referent, ...]
    timexes: tuple[TimeExpression, ...]
    claims: tuple[Claim, ...]
    clues: tuple[Clue, ...] = ()
    orders: tuple[ClaimOrder, ...] = ()
