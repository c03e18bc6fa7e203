"""The records of `dateline/1`, the JSON form of a story: what other programs and the scorers read.

Names, order and meaning are a contract. The JSON Schema beside this file is made from these records.
"""

from __future__ import annotations

from typing import Literal

import msgspec

FORMAT = "dateline/1"


class Span(msgspec.Struct, frozen=True):
    """A piece of an article's text: code points, `end` exclusive."""

    article: str
    start: int
    end: int


class Reason(msgspec.Struct, frozen=True):
    """One step of the reason for a date; `span` is its evidence, null where it is metadata or the user's word."""

    text: str
    span: Span | None


class When(msgspec.Struct, frozen=True):
    """An interval of days, both ends inclusive; null is unknown. `edtf` is ISO 8601-2, "" where nothing is known."""

    edtf: str
    earliest: str | None
    latest: str | None
    basis: Literal["stated", "relative", "inferred", "none"]
    because: list[Reason]


# What of a record a person decided, whose word it is then and no article's: see docs/judgements.md.
Decision = Literal["keep", "same", "different", "source", "who", "date", "add"]


class Retitled(msgspec.Struct, frozen=True):
    """What a person calls an event, in words that no article has to have."""

    title: str
    by: Literal["editor"]


class Page(msgspec.Struct, frozen=True):
    """A page of a printed article: its number, from 1, and where in the text it begins."""

    number: int
    start: int


class Article(msgspec.Struct, frozen=True):
    """One version of one text. `via` are the outlets that the page names as where it has the story from.

    `paths`: the file that it is read from, then those that repeat it. `language` is an ISO 639-1 code or "". `captured`
    is when the page was saved. `partial` says why the text is not the whole article, "" if it is. `copy_of` is the
    article whose text it repeats, `version_of` the earlier capture of the same address. `pages` are those of print.
    `owner` and `grade` are what the user's outlets.csv says of its outlet.
    """

    id: str
    paths: list[str]
    url: str | None
    title: str
    outlet: str | None
    via: list[str]
    published: When
    text: str
    copy_of: str | None
    language: str
    captured: When
    partial: str
    rendition: Literal["page", "amp", "print"]
    version_of: str | None
    judged: list[Decision]
    pages: list[Page] = []  # not in files of an earlier program
    owner: str = ""
    grade: str = ""


class File(msgspec.Struct, frozen=True):
    """What became of a file, or of a record of one ("wire.jsonl:3"): its status, why, and its article, if it has one.

    The status `read` has no reason. `not_read` includes articles that the program could not digest.
    """

    path: str
    status: Literal["read", "copy", "partial", "not_article", "other_language", "not_read"]
    reason: str
    article: str | None


class Entity(msgspec.Struct, frozen=True):
    """Who or what is spoken of; `members` are the entities of a group."""

    id: str
    name: str
    kind: Literal["person", "organization", "place", "group", "work", "other"]
    aliases: list[str]
    members: list[str]
    mentions: list[Span]
    judged: list[Decision]


class Source(msgspec.Struct, frozen=True):
    """Who is said to say it; `entity` is its entity where it is one.

    `owner` and `grade` are what the user's outlets.csv says of the outlet that it is; "" where it says nothing.
    """

    id: str
    name: str
    kind: Literal["outlet", "person", "organization", "anonymous", "document", "hearsay"]
    entity: str | None
    owner: str = ""
    grade: str = ""


class Participant(msgspec.Struct, frozen=True):
    """An entity's part in a claim."""

    entity: str
    role: Literal["agent", "patient", "partner", "place", "other"]
    span: Span


class Unresolved(msgspec.Struct, frozen=True):
    """A part in a claim of somebody to whom the words only point, by a pronoun that the article doesn't resolve."""

    role: Literal["agent", "patient", "partner", "place", "other"]
    span: Span


class Hop(msgspec.Struct, frozen=True):
    """One step of a chain of sources, with the words that name the source and the word that says it speaks."""

    source: str
    cue: Span | None
    span: Span | None


class Claim(msgspec.Struct, frozen=True):
    """One proposition of one article. `quote` is the text of `span`; `byline` says in words who says it,
    `labels` what it is to be handled with care for.

    `attribution`: nearest the reader first, origin last; [] is the author's own voice. `unresolved` take part beside
    the `participants`, and it isn't known who they are. `context` is the sentence, mostly the one before, that open
    words of the title point back to ("they", "the move"), with what follows up to them, to be read with it, null where
    the title tells all;
    `context_quote` is its text.
    """

    id: str
    event: str
    span: Span
    quote: str
    title: str
    byline: str
    participants: list[Participant]
    when: When
    certainty: Literal["certain", "probable", "possible"]
    polarity: Literal["+", "-"]
    phase: Literal["happened", "ongoing", "expected", "hypothetical"]
    attribution: list[Hop]
    origin: str
    direct_quote: bool
    labels: list[Literal["crime", "health", "sexuality", "minors"]]
    judged: list[Decision]
    unresolved: list[Unresolved] = []  # not in files of an earlier program, and so below
    context: Span | None = None
    context_quote: str = ""


class Event(msgspec.Struct, frozen=True):
    """The claims, over all articles, that speak of the same happening. `participants` are entities.

    `after` are the events that are told to have begun before it, or on its day; there is no circle of them.

    A title is what a source says, so `byline` goes with it wherever it is shown; that of a dispute names both sides.
    `context` is that of the claim whose title it is, with its text; null where that has none, and of a dispute.
    """

    id: str
    title: str
    byline: str
    when: When
    participants: list[str]
    standing: Literal["several_origins", "reported", "disputed", "denied", "expected"]
    claims: list[str]
    origins: list[str]
    salience: float
    labels: list[Literal["crime", "health", "sexuality", "minors"]]
    after: list[str]
    judged: list[Decision]
    retitled: Retitled | None
    context: Span | None = None  # not in files of an earlier program, and so below
    context_quote: str = ""


class Origin(msgspec.Struct, frozen=True):
    """Where claims come from, once relays, copies and shared quotes are traced back; no source is an author's voice.

    `owner`: whose outlets tell it, where several of one owner do by the user's outlets.csv; `source` is one of them.
    """

    id: str
    source: str | None
    claims: list[str]
    because: str
    owner: str = ""  # not in files of an earlier program, and so below


class State(msgspec.Struct, frozen=True):
    """A relation that holds for an interval (`when`), and when it is told to hold (`holds_at`).

    `force` says whether it goes on as far as the articles tell. Of its claims, `told_by` tell that it is in force, the
    latest first, and `ended_by` that it has ended.
    """

    relation: str
    entities: list[str]
    when: When
    holds_at: When
    claims: list[str]
    force: Literal["in_force", "ended", "unknown"]
    told_by: list[str]
    ended_by: list[str]


class Conflict(msgspec.Struct, frozen=True):
    """Two claims that can't both hold."""

    claims: tuple[str, str]
    about: str
    because: str


class Answer(msgspec.Struct, frozen=True):
    """A claim that answers another: an allegation, or (`outcome`, `failing`) a promise or forecast.

    Whoever is shown the one must be shown the other.
    """

    claim: str
    allegation: str
    kind: Literal["denial", "correction", "withdrawal", "acquittal", "outcome", "failing"]
    because: str


class Export(msgspec.Struct, frozen=True):
    """A story: articles, what each says, and what holds over them. Records are in the order of their ids.

    `files`, in the order of their paths, are all that the articles were read from, and all that gave none.
    """

    format: Literal["dateline/1"]
    files: list[File]
    articles: list[Article]
    entities: list[Entity]
    sources: list[Source]
    claims: list[Claim]
    events: list[Event]
    origins: list[Origin]
    states: list[State]
    conflicts: list[Conflict]
    answers: list[Answer] = []


SECTIONS = tuple(sorted(name for name in Export.__struct_fields__ if name != "format"))
