"""What a story was at a build, as far as two builds are compared, and what changed between them."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class SeenArticle:
    """An article: what to call it, when it was published (EDTF), and where it stands (address, paths).

    `sentences` are marks that stand for its sentences, in order: equal in two captures of one page.
    """

    id: str
    name: str
    title: str
    published: str
    places: tuple[str, ...]
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SeenClaim:
    """A claim. `mark` stands for its words (case and white space apart): equal in two captures of one page.

    `sentences` are the places of the first of its article's sentences that it stands in, and of the one after the last.
    `title` and `byline` are kept of claims in a conflict or an answer only, else "".
    """

    id: str
    article: str
    mark: str
    title: str = ""
    byline: str = ""
    sentences: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class SeenEvent:
    """An event: its title with who says it (`byline` is "" where the title names both sides), date (EDTF), standing."""

    id: str
    title: str
    byline: str
    when: str
    standing: str
    claims: tuple[str, ...]
    salience: float


@dataclass(frozen=True, slots=True)
class SeenOrigin:
    """An origin: what to call it, and its claims."""

    id: str
    name: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeenState:
    """A state: its relation, of whom by name, when (EDTF), whether it holds, and its claims."""

    relation: str
    names: tuple[str, ...]
    when: str
    force: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeenConflict:
    """Two claims that can't both hold."""

    claims: tuple[str, str]
    about: str
    because: str


@dataclass(frozen=True, slots=True)
class SeenAnswer:
    """A claim that answers an allegation: a denial, correction, withdrawal or acquittal."""

    claim: str
    allegation: str
    kind: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A story, or all of a store, at a build."""

    articles: tuple[SeenArticle, ...] = ()
    claims: tuple[SeenClaim, ...] = ()
    events: tuple[SeenEvent, ...] = ()
    origins: tuple[SeenOrigin, ...] = ()
    states: tuple[SeenState, ...] = ()
    conflicts: tuple[SeenConflict, ...] = ()
    answers: tuple[SeenAnswer, ...] = ()


def united(parts: Iterable[Snapshot]) -> Snapshot:
    """Several stories as one, in their order."""
    each = tuple(parts)
    return Snapshot(*(tuple(r for part in each for r in getattr(part, f.name)) for f in fields(Snapshot)))


class ChangeKind(enum.StrEnum):
    """What changed, in the order in which it is told."""

    ARTICLE_NEW = "article_new"
    ARTICLE_REPLACED = "article_replaced"  # another text at the same place
    ARTICLE_GONE = "article_gone"
    CONFLICT_NEW = "conflict_new"
    CONFLICT_GONE = "conflict_gone"
    ANSWER_NEW = "answer_new"  # a denial, correction, withdrawal or acquittal
    ANSWER_GONE = "answer_gone"
    STATE_NEW = "state_new"
    STATE_CHANGED = "state_changed"  # begun, ended, or no longer known
    STATE_GONE = "state_gone"
    STANDING = "standing"
    ORIGINS_MORE = "origins_more"
    ORIGINS_FEWER = "origins_fewer"
    DATE_SHARPER = "date_sharper"
    DATE_WIDER = "date_wider"
    DATE_OTHER = "date_other"
    EVENT_NEW = "event_new"
    EVENT_SPLIT = "event_split"  # what was told as one is told as two
    EVENT_MERGED = "event_merged"  # what was told as two is told as one
    EVENT_GONE = "event_gone"


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `id` is an article's, event's or claim's: in the later build, or in the earlier of what is gone.

    `title` with `byline` says what it is about. `before` and `after` are codes: dates (EDTF), standings, forces,
    numbers of origins, "" for nothing. `because` is a code that says why ("article_gone", "read_anew", a conflict's
    `about`, an answer's kind), `others` are further ids (the event that it went into, the other side's claim) and
    `names` are words of articles (new origins, both sides, the people of a state).
    """

    kind: ChangeKind
    id: str
    title: str
    byline: str = ""
    before: str = ""
    after: str = ""
    because: str = ""
    others: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    salience: float = 0.0


@dataclass(frozen=True, slots=True)
class Kept:
    """A build that can be compared: its number, and how many articles the store had then."""

    build: int
    articles: int
