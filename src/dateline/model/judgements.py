"""What a person decides, kept apart from evidence: judgements, what they point at, and what they come to now.

A judgement points at words, not at ids: an `Anchor` holds the quoted words with those around them, as the TextQuote
selector of the W3C Web Annotation Data Model does (https://www.w3.org/TR/annotation-model/#text-quote-selector), and
several ways to its article, so that it outlives another model and a page that was saved again.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model.facts import Claim, Facts
from dateline.model.outlets import Outlet
from dateline.when import When


class Kind(enum.StrEnum):
    """What a person can decide."""

    KEEP = "keep"  # an event or a claim: it belongs to the person's own timeline
    HIDE = "hide"  # it is not shown; as evidence it still tells which claims belong together and where they come from
    WRONG = "wrong"  # it is not what the article says, or not so: neither shown nor used as evidence
    SAME = "same"  # two events, or two entities, are one
    DIFFERENT = "different"  # they are two
    SOURCE = "source"  # who says a claim, nearest the reader first; nobody: the author's own voice
    WHO = "who"  # whom some words mean
    DATE = "date"  # when an event was, or when an article was published
    RETITLE = "retitle"  # an event in the person's own words
    NOTE = "note"  # a remark beside a record
    ADD = "add"  # a claim that was missed
    UNDO = "undo"  # another judgement is taken back


VERDICTS = (Kind.KEEP, Kind.HIDE, Kind.WRONG)  # of what is judged so more than once, the latest holds


class Record(enum.StrEnum):
    """What sort of thing an anchor means by its words."""

    ARTICLE = "article"  # the article that begins with these words
    CLAIM = "claim"  # the claim that these words carry
    EVENT = "event"  # the event that this claim tells of
    ENTITY = "entity"  # whom these words mean
    WORDS = "words"  # the words themselves


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of an article, found again wherever they stand later.

    `article` is its id when the judgement was made; `url` and `paths` (relative) lead to another capture of it.
    `prefix` and `suffix` are what stood around the quote, `start` its offset then: a hint, no more. `head` is the
    offset of the predicate's word in the quote of a claim, -1 elsewhere: claims that share a clause differ by it.
    """

    record: Record
    article: str
    quote: str
    prefix: str = ""
    suffix: str = ""
    start: int = 0
    head: int = -1
    url: str | None = None
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """One line of the log. `at` is ISO 8601 in UTC, `by` who decided it: both come from outside, no stage makes them.

    `values` are the words that it gives: a date (EDTF), a title, a note, the names of a chain of sources. `undoes` is
    the id of the judgement that it takes back.
    """

    id: str
    kind: Kind
    anchors: tuple[Anchor, ...]
    values: tuple[str, ...]
    by: str
    at: str
    undoes: str | None = None

    @property
    def value(self) -> str:
        """The only value, or ""."""
        return self.values[0] if self.values else ""

    @property
    def purged(self) -> bool:
        """Whether words that it quotes went with their article, at a person's word: it holds, and fits nothing."""
        return any(not anchor.quote for anchor in self.anchors)


def active(log: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that hold, in the order of the log: all but what was undone. An undo can be undone."""
    undone: set[str] = set()
    for each in reversed(log):
        if each.kind is Kind.UNDO and each.undoes is not None and each.id not in undone:
            undone.add(each.undoes)
    return tuple(each for each in log if each.kind is not Kind.UNDO and each.id not in undone)


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person says to linking: judgements in ids of facts (pairs of referents and of claims, verdicts on events),
    and who owns which outlets.

    A pair that is the same is joined whatever rules say, and one that is different never is. `verdicts` are on the
    event that a claim tells of, in the order of the log; of several on one event the last holds. `hidden` claims take
    part in linking, and are in no record that is shown. `because` stands for the reason of each joining.
    """

    same_entities: tuple[tuple[str, str], ...] = ()
    different_entities: tuple[tuple[str, str], ...] = ()
    same_events: tuple[tuple[str, str], ...] = ()
    different_events: tuple[tuple[str, str], ...] = ()
    verdicts: tuple[tuple[str, Kind], ...] = ()
    hidden: frozenset[str] = frozenset()
    because: str = ""
    outlets: tuple[Outlet, ...] = ()


NOTHING_DECIDED = Decided()


@dataclass(frozen=True, slots=True)
class Applied:
    """What a judgement comes to now: the ids of the records that it concerns, or () and why it doesn't fit any more.

    `record` is what sort they are: events, entities, articles or claims, as they are shown. Of an event that is hidden
    or wrong it is the claim by which it is known; WHO concerns the claims that it changed, else whom it means.
    """

    judgement: str
    kind: Kind
    records: tuple[str, ...]
    values: tuple[str, ...] = ()
    because: str = ""
    record: Record = Record.CLAIM


@dataclass(frozen=True, slots=True)
class Aside:
    """A claim that a person put aside: `kind` is HIDE or WRONG. `event`: with the whole event that it tells of."""

    claim: Claim
    kind: Kind
    event: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """What judgements made of a story.

    `applied` are the active ones that concern it, in the order of the log. `facts` are those of the articles that
    judgements changed, as they are shown; the evidence itself stays as it was. `added` are ids of claims, `made` of
    referents, that only judgements know. `published`: the days that they give for articles.
    """

    applied: tuple[Applied, ...] = ()
    facts: tuple[Facts, ...] = ()
    aside: tuple[Aside, ...] = ()
    added: tuple[str, ...] = ()
    made: tuple[str, ...] = ()
    published: tuple[tuple[str, When], ...] = ()


NOTHING_JUDGED = Judged()
