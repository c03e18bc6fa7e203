"""The words of Dateline as frozen dataclasses: what stages hand to each other. See docs/words.md for the plain meaning.

Evidence first: everything that a person may see carries a `Span`. What one article says (`Article`, `Annotations`,
`Facts`) is never rewritten; what holds over articles (`Links`) is kept apart and can be recomputed or taken back.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from dateline.span import Span
from dateline.when import UNKNOWN, When

# ---- read: an article ----


class BlockKind(enum.StrEnum):
    """What a piece of the page is. Only title, paragraph, quotation and list items can carry claims."""

    TITLE = "title"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTATION = "quotation"
    LIST = "list"
    CAPTION = "caption"
    BYLINE = "byline"  # bylines, datelines and relay lines ("Via: X")


@dataclass(frozen=True, slots=True)
class Block:
    """One block of an article's text; blocks are in order, don't overlap and have no surrounding white space."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Relay:
    """An outlet that the page names as where it has the story from ("Via: X", "(Reuters)", "h/t X")."""

    name: str
    span: Span


class Rendition(enum.StrEnum):
    """Which of the forms of a page it is: sites show one article as a page, as AMP and for printing."""

    PAGE = "page"
    AMP = "amp"
    PRINT = "print"


@dataclass(frozen=True, slots=True)
class Article:
    """One version of one text. `text` is canonical (NFC, plain spaces, blocks joined by newlines); offsets refer to it.

    `id` hashes text and URL (else the outlet and date that the page itself gives), never what the user says.
    `published` is UNKNOWN or has its evidence in `because`; so has `captured`, when the page was saved.
    `language` is an ISO 639-1 code or "" if not told. `partial` says why the text is not the whole article ("" if it
    is). `paths` are the files that hold it: the first is the one it is read from, the others repeat it.
    """

    id: str
    text: str
    title: str
    blocks: tuple[Block, ...]
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: When = UNKNOWN
    url: str | None = None
    via: tuple[Relay, ...] = ()
    paths: tuple[str, ...] = ()
    language: str = ""
    captured: When = UNKNOWN
    partial: str = ""
    rendition: Rendition = Rendition.PAGE

    def span(self, start: int, end: int) -> Span:
        """A span of this article."""
        return Span(self.id, start, end)


class FileStatus(enum.StrEnum):
    """What became of a file. Each file has exactly one."""

    READ = "read"
    COPY = "copy"  # its article stands in another file too (or is another's text)
    PARTIAL = "partial"  # the stub of an article: the rest is behind a paywall
    NOT_ARTICLE = "not_article"  # consent wall, index, error page
    OTHER_LANGUAGE = "other_language"  # stored, searchable and dated, but not understood
    NOT_READ = "not_read"


@dataclass(frozen=True, slots=True)
class Unread:
    """A file (or record of one) that gave no article, and why, in a sentence for people.

    `status` is NOT_READ, or NOT_ARTICLE where it was read and is something else.
    """

    path: str
    reason: str
    status: FileStatus = FileStatus.NOT_READ


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What became of one file: its status, the reason in words ("" for READ), and its article's id, if it has one."""

    path: str
    status: FileStatus
    reason: str = ""
    article: str | None = None


# ---- understand: what the reader sees ----


@dataclass(frozen=True, slots=True)
class Token:
    """A word: code points [start, end) of the article's text, Universal Dependencies tags.

    `head` is the index of the governing token in `Annotations.tokens`, or its own index for the root of a sentence.
    `factuality` is −3 (did not happen) … 3 (happened) for predicates, None elsewhere (UDS-IH2 scale).
    """

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    sentence: int
    factuality: float | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity as the reader marks it: label PER, ORG, LOC or MISC (CoNLL-2003)."""

    span: Span
    label: str
    score: float


class TimexType(enum.StrEnum):
    """TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class TimexSpan:
    """A time expression as the reader marks it, not yet normalised."""

    span: Span
    type: TimexType
    score: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to say what (PARC3, PolNeAR): any part may be missing, parts may be discontinuous, they nest."""

    source: tuple[Span, ...]
    cue: Span | None
    content: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class EventHead:
    """The word that carries an event; `label` is a TimeML class (OCCURRENCE, STATE, REPORTING, I_ACTION, …)."""

    token: int
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Annotations:
    """What the reader sees in one article. `sentences` are [first, last) ranges of token indices, in order."""

    article: str
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    names: tuple[Name, ...] = ()
    timexes: tuple[TimexSpan, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[EventHead, ...] = ()
    reader: str = ""  # version of the reader that made them


# ---- date ----


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


class Form(enum.StrEnum):
    """How a mention refers."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


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


class Polarity(enum.StrEnum):
    POSITIVE = "+"
    NEGATIVE = "-"


class Phase(enum.StrEnum):
    HAPPENED = "happened"
    ONGOING = "ongoing"
    EXPECTED = "expected"
    HYPOTHETICAL = "hypothetical"


class Role(enum.StrEnum):
    AGENT = "agent"  # who does it (subject of an active verb, "by" of a passive)
    PATIENT = "patient"  # whom or what it is done to
    PARTNER = "partner"  # "with X", "to X", "from X"
    PLACE = "place"
    OTHER = "other"  # possessors and the like


@dataclass(frozen=True, slots=True)
class Participant:
    """A referent's part in a claim; `span` is its mention in the claim or the nearest one before it."""

    referent: str
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


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one article says."""

    article: str
    referents: tuple[Referent, ...]
    timexes: tuple[TimeExpression, ...]
    claims: tuple[Claim, ...]


# ---- link: what holds over articles ----


@dataclass(frozen=True, slots=True)
class Link:
    """One reversible decision: `left` and `right` (ids of articles, referents or claims) are the same `kind` of thing.

    kind: "copy" (articles), "entity" (referents), "event" (claims), "origin" (claims), "quote" (claims).
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
    """`article` and `earlier` are captures of one address with other words; `earlier` was saved (or is dated) before."""

    article: str
    earlier: str
    because: str


class AnswerKind(enum.StrEnum):
    """How a claim answers an allegation or a charge."""

    DENIAL = "denial"
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"  # dropped, retracted, dismissed
    ACQUITTAL = "acquittal"  # acquitted, cleared, found not guilty, overturned


@dataclass(frozen=True, slots=True)
class Answer:
    """`claim` answers `allegation` (a claim's id): whoever is shown the one must be shown the other."""

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
    """Where claims come from once relays, copies and shared quotes are traced back."""

    id: str
    source: str | None  # a Source's id; None is the author's own voice
    claims: tuple[str, ...]
    because: str


class Standing(enum.StrEnum):
    SEVERAL_ORIGINS = "several_origins"
    REPORTED = "reported"
    DISPUTED = "disputed"
    DENIED = "denied"
    EXPECTED = "expected"


@dataclass(frozen=True, slots=True)
class Event:
    """The claims, over all articles, that speak of the same happening. `participants` are entity ids."""

    id: str
    title: str
    when: When
    participants: tuple[str, ...]
    standing: Standing
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    salience: float = 0.0


@dataclass(frozen=True, slots=True)
class State:
    """A relation that holds for an interval (`when`), and when it is told to hold (`holds_at`)."""

    relation: str
    entities: tuple[str, ...]
    when: When
    holds_at: When
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims that can't both hold. `about`: date, place, amount, duration, polarity or stance."""

    claims: tuple[str, str]
    about: str
    because: str


@dataclass(frozen=True, slots=True)
class Links:
    """All that holds over the articles of a story; recomputed whole from its facts, in id order.

    `sources_of` maps a claim's id to the source ids of its attribution, hop by hop; `entity_of` a referent's id to its
    entity; `event_of` and `origin_of` a claim's id to its event and origin.
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
    entity_of: dict[str, str] = field(default_factory=dict)
    sources_of: dict[str, tuple[str, ...]] = field(default_factory=dict)
    event_of: dict[str, str] = field(default_factory=dict)
    origin_of: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Story:
    """Articles, what each says, and what holds over them: all that a view or an export needs."""

    articles: tuple[Article, ...]
    facts: tuple[Facts, ...]
    links: Links
    unread: tuple[Unread, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims in id order."""
        return tuple(sorted((c for f in self.facts for c in f.claims), key=lambda c: c.id))
