"""What the reader sees in one article."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from dateline.span import Span


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
    """A named entity as the reader marks it: label PER, ORG, LOC or MISC (CoNLL-2003).

    `kind` tells more: PER, ORG, LOC, WORK, EVENT, GROUP, or MISC where it is none of these ("" in older records).
    """

    span: Span
    label: str
    score: float
    kind: str = ""


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


class Polarity(enum.StrEnum):
    POSITIVE = "+"
    NEGATIVE = "-"


class Tense(enum.StrEnum):
    """Tense of an event word, with the non-finite forms, as TimeML has it; NONE for nouns and under a modal."""

    PAST = "PAST"
    PRESENT = "PRESENT"
    FUTURE = "FUTURE"
    INFINITIVE = "INFINITIVE"
    PRESENT_PARTICIPLE = "PRESPART"
    PAST_PARTICIPLE = "PASTPART"
    NONE = "NONE"


class Aspect(enum.StrEnum):
    """Grammatical aspect of an event word (TimeML)."""

    NONE = "NONE"
    PROGRESSIVE = "PROGRESSIVE"
    PERFECTIVE = "PERFECTIVE"
    PERFECTIVE_PROGRESSIVE = "PERFECTIVE_PROGRESSIVE"


@dataclass(frozen=True, slots=True)
class EventHead:
    """The word that carries an event; `label` is a TimeML class (OCCURRENCE, STATE, REPORTING, I_ACTION, …).

    `tense`, `aspect` and `polarity` are those of the wording (TimeML); `modality` is the modal's dictionary form
    ("would", "have to"), "" where there is none.
    """

    token: int
    label: str
    score: float
    tense: Tense = Tense.NONE
    aspect: Aspect = Aspect.NONE
    modality: str = ""
    polarity: Polarity = Polarity.POSITIVE


class Form(enum.StrEnum):
    """How a mention refers."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class MentionHead:
    """A mention of an entity as the reader marks it: its span, and the token that heads it. Mentions nest.

    `kind` is one of GUM's ten (person, place, organization, object, event, time, substance, animal, plant, abstract).
    Mentions of one `chain` mean the same entity (OntoGUM's scheme); −1 is a mention that corefers with no other.
    """

    token: int
    span: Span
    form: Form
    kind: str
    score: float
    chain: int = -1


@dataclass(frozen=True, slots=True)
class EventOrder:
    """Whether the event of token `first` began BEFORE, AFTER or at the time of (EQUAL) that of token `second`.

    MATRES (Ning, Wu and Roth 2018), by start points; pairs of which nothing can be said (VAGUE) are left out.
    """

    first: int
    second: int
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
    mentions: tuple[MentionHead, ...] = ()
    orders: tuple[EventOrder, ...] = ()
    reader: str = ""  # version of the reader that made them
