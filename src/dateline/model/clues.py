"""What bears on a date that no page gives: clues in a text, facts that the user knows, and the bounds that follow."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from dateline.span import Span
from dateline.when import When


class ClueKind(enum.StrEnum):
    """What words of an article tell of days."""

    DAY = "day"  # a day that lies before or after the publication ("went there on Nov. 8")
    AGE = "age"  # how old somebody is at the publication ("Reed, 29,")
    BIRTHDAY = "birthday"  # somebody's nth birthday, told as past or as coming
    BORN = "born"  # when somebody was born


@dataclass(frozen=True, slots=True)
class Clue:
    """Words of an article that bear on the day of its publication.

    `value` is what they name: EDTF where the text gives the year; TIMEX3 with "XXXX" where it doesn't ("XXXX-11-08");
    "" where it is only relative ("yesterday"). `weekday` (ISO) is one that stands with it, 0 if none does. The
    publication lies from `least` to `most` days after it (None: not told). `referent` is whose age, `number` how many
    years. `sure` is 0 to 1.
    """

    kind: ClueKind
    span: Span
    value: str = ""
    weekday: int = 0
    least: int | None = None
    most: int | None = None
    referent: str | None = None
    number: int = 0
    sure: float = 0.5


class Relation(enum.StrEnum):
    """What a background fact tells of somebody."""

    BORN = "born"


@dataclass(frozen=True, slots=True)
class Background:
    """A fact that the user gives: when the birth of `name` was, as EDTF."""

    name: str
    relation: Relation
    value: str


@dataclass(frozen=True, slots=True)
class Publication:
    """When an article without a date was published, as far as its text and the story tell: bounds with their reasons.

    `left_out`: what its text says that can't hold beside surer words, each with those words.
    """

    article: str
    when: When
    left_out: tuple[str, ...] = ()
