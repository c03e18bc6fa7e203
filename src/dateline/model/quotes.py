"""Who says what in one article, as the text tells it: quotes with their sources."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from dateline.model.facts import Hop
from dateline.span import Span


class QuoteKind(enum.StrEnum):
    """How the words stand in the text."""

    DIRECT = "direct"  # all of them between quotation marks
    MIXED = "mixed"  # some of them
    INDIRECT = "indirect"  # none
    SCARE = "scare"  # a word or two between marks in the author's own sentence: used, but not said by anybody named


class Stance(enum.StrEnum):
    """What a source does with what it is said to say."""

    STATED = "stated"
    CLAIMED = "claimed"
    CONFIRMED = "confirmed"
    DENIED = "denied"
    ALLEGED = "alleged"
    PREDICTED = "predicted"
    PROMISED = "promised"
    WONDERED = "wondered"
    THOUGHT = "thought"  # believed, wanted, feared: told of a mind, not of words
    WITHHELD = "withheld"  # "declined to say", "did not confirm": the words were not said


class Anonymity(enum.StrEnum):
    """Which class of unnamed source says it."""

    NONE = "none"  # has a name, or is a body or a text that can be looked up
    CLOSE = "close"  # told only by what they are near: "people familiar with the talks"
    POLICE = "police"
    FAMILY = "family"  # relatives and friends
    OFFICIAL = "official"
    INSIDER = "insider"  # works or speaks for somebody
    EXPERT = "expert"
    WITNESS = "witness"
    SOURCE = "source"  # nothing else is told: "a source", "a person"
    PEOPLE = "people"  # many of a kind: "voters", "some", "42 percent"
    NOBODY = "nobody"  # hearsay


@dataclass(frozen=True, slots=True)
class Quote:
    """Something that is said, and who is said to say it.

    `content` are the words, in pieces where the text says it in pieces, without the quotation marks around them.
    `sources`: nearest the reader first, who said the words last; () where the text names nobody. `cue` is the word of
    saying, None where there is none (a quotation that goes on, or that nobody is named for). `anonymity` is that of who
    said them.
    """

    content: tuple[Span, ...]
    kind: QuoteKind
    stance: Stance
    sources: tuple[Hop, ...]
    cue: Span | None = None
    anonymity: Anonymity = Anonymity.NOBODY

    @property
    def source(self) -> Hop | None:
        """Who said the words."""
        return self.sources[-1] if self.sources else None
