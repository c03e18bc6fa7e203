"""Made-up stories for measuring scale: articles with their facts, without a reader, the same for the same seed.

A story has 5 to 20 articles, a cast of its own (people, two companies) and a course of happenings; each article tells
some of them, in words of its own, with days, amounts and sources. What stories share is what real ones share: surnames
and given names, places, institutions (a few of them in very many), outlets.

A `Shape` says how large articles and stories are: `SMALL` ones are the claims and little else, `LONG` ones have the 600
words of a real article, most of which no claim is made of here, and name in passing what other stories tell of.
"""

from __future__ import annotations

import datetime
import itertools
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from dateline.model import (
    Article,
    Block,
    BlockKind,
    Certainty,
    Claim,
    EntityKind,
    Facts,
    Form,
    Hop,
    Mention,
    Participant,
    Phase,
    Polarity,
    Referent,
    Role,
    SourceKind,
)
from dateline.span import Span
from dateline.when import Basis, Reason, When, from_edtf

START = datetime.date(2015, 1, 1)
DAYS = 3000
FEWEST, MOST = 5, 20
VERBS = (
    ("sue", "sued"), ("arrest", "arrested"), ("meet", "met"), ("marry", "married"), ("charge", "charged"),
    ("visit", "visited"), ("leave", "left"), ("buy", "bought"), ("sell", "sold"), ("accuse", "accused"),
    ("praise", "praised"), ("dismiss", "dismissed"), ("question", "questioned"), ("elect", "elected"),
    ("appoint", "appointed"), ("warn", "warned"), ("attack", "attacked"), ("pay", "paid"), ("hire", "hired"),
    ("reject", "rejected"), ("acquit", "acquitted"), ("support", "supported"), ("replace", "replaced"),
    ("evacuate", "evacuated"),
)  # fmt: skip
ASIDES = (
    "The {} of the {} was seen as {} by the {}, as the {} of {name} had shown.",
    "Few who knew {name} had heard of the {} or the {}, and fewer of its {} and {}.",
    "Between the {} and the {} stood {name}, where every {} has a {} and a {}.",
    "What the {} makes of {name} is a {} of another {}, more {} than {}.",
    "It was {name} who first wrote of the {} at the {}, the {} and the {}.",
)  # fmt: skip
FRAMES = (
    "over the {} and the {}", "after a {} of {}", "in the dispute about {} and {}", "before the {} at the {}",
    "because of {} in the {}", "with {} for the {}", "despite a {} on {}", "when the {} of the {} failed",
)  # fmt: skip
_SOUNDS = (
    "ba", "ro", "ke", "li", "mo", "ta", "ves", "dun", "har", "wick", "sel", "or", "an", "quill", "mar", "tor",
    "fen", "gil", "hol", "ness", "pel", "stra", "ula", "wen", "yar", "zan", "bri", "cor",
)  # fmt: skip


_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True)
class Shape:
    """How many articles a story has, how many words an article has at least, how many claims that it alone makes."""

    fewest: int = FEWEST
    most: int = MOST
    words: int = 0
    own: int = 0


SMALL, LONG = Shape(), Shape(fewest=5, most=35, words=600)  # 20 articles a story on the average: 100,000 in 5,000


@dataclass(frozen=True, slots=True)
class Made:
    """An article with its facts; `story` numbers the story that it is of."""

    article: Article
    facts: Facts
    story: int


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class _Happening:
    who: _Name
    whom: _Name
    verb: tuple[str, str]
    rest: str
    where: _Name
    day: datetime.date
    amount: int


def stories(seed: int, shape: Shape = SMALL) -> Iterator[list[Made]]:
    """Stories without end; each is the same whatever was taken before it."""
    world = _World(random.Random(f"{seed} world"))
    for number in itertools.count():
        yield _story(world, random.Random(f"{seed} {number}"), number, shape)


def one_story(seed: int, number: int) -> list[Made]:
    """The story of a number: that which `stories` gives in its place."""
    return _story(_World(random.Random(f"{seed} world")), random.Random(f"{seed} {number}"), number, SMALL)


def long_story(seed: int, events: int, *, told_by: int = 2, per_article: int = 12) -> list[Made]:
    """One story of so many happenings, a quarter of a day apart, each told by `told_by` articles."""
    world, dice = _World(random.Random(f"{seed} world")), random.Random(f"{seed} long")
    people = [world.person(dice) for _ in range(60)]
    cast = [*people, *(world.company(dice) for _ in range(20)), *world.bodies[:20]]
    course = []
    for n in range(events):
        who, whom = dice.sample(cast, 2)
        rest = dice.choice(FRAMES).format(*dice.sample(world.nouns, 2))
        day = START + datetime.timedelta(days=n // 4)
        what = dice.choice(VERBS), rest, _often(dice, world.places)
        course.append(_Happening(who, whom, *what, day, dice.randrange(2, 900) * 1000))
    articles = []
    for turn in range(told_by):
        shift = turn * per_article // told_by
        for first in range(-shift, events, per_article):
            told = range(max(0, first), min(events, first + per_article))
            if told:
                articles.append(_telling(world, dice, f"long {seed} {turn} {first}", told, course, people, -1))
    return articles


class _World:
    """What stories share: names of which the first are met most (Zipf)."""

    def __init__(self, dice: random.Random) -> None:
        self.given = _words(dice, 300, 2)
        self.nouns = [word.lower() for word in _words(dice, 3000, 3)]
        self.surnames = _words(dice, 4000, 3)
        self.places = [_Name(f"{w}ham", EntityKind.PLACE) for w in _words(dice, 400, 2)]
        self.bodies = [
            _Name(f"{w} {e}", EntityKind.ORGANIZATION) for w in _words(dice, 150, 2) for e in ("Court", "Council")
        ]
        self.outlets = [f"{w} {e}" for w in _words(dice, 40, 2) for e in ("Herald", "Post")]

    def person(self, dice: random.Random) -> _Name:
        return _Name(f"{dice.choice(self.given)} {dice.choice(self.surnames)}", EntityKind.PERSON)

    def company(self, dice: random.Random) -> _Name:
        return _Name(
            f"{dice.choice(self.surnames)} {dice.choice(('Group', 'Line', 'Bank', 'Works'))}", EntityKind.ORGANIZATION
        )


def _words(dice: random.Random, count: int, sounds: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        found["".join(dice.choice(_SOUNDS) for _ in range(sounds)).capitalize()] = None
    return list(found)


def _often(dice: random.Random, things: Sequence[_Thing]) -> _Thing:
    """One of them, the first far more often than the last."""
    return things[int(len(things) * dice.random() ** 2)]


def _story(world: _World, dice: random.Random, number: int, shape: Shape) -> list[Made]:
    people, companies = [world.person(dice) for _ in range(5)], [world.company(dice) for _ in range(2)]
    bodies = [_often(dice, world.bodies) for _ in range(2)]
    cast = [*people, *people[:2], *companies, *bodies]
    places = [_often(dice, world.places) for _ in range(3)]
    nouns = [_often(dice, world.nouns) for _ in range(8)] + dice.sample(world.nouns, 16)
    first = START + datetime.timedelta(days=dice.randrange(DAYS))

    def happening(earliest: int, days: int, nouns: Sequence[str]) -> _Happening:
        who, whom = dice.sample(cast, 2)
        if who == whom:
            whom = next(name for name in cast if name != who)
        day = first + datetime.timedelta(days=earliest + dice.randrange(days))
        rest = dice.choice(FRAMES).format(*dice.sample(nouns, 2))
        what = dice.choice(VERBS), rest, dice.choice(places)
        return _Happening(who, whom, *what, day, dice.randrange(2, 900) * 1000)

    course = [happening(n * 5, 5, nouns) for n in range(12)]
    found = []
    for n in range(dice.randint(shape.fewest, shape.most)):
        told = sorted(dice.sample(range(len(course)), dice.randint(4, 8)))
        own = [happening(-300, 300, world.nouns) for _ in range(shape.own)]
        found.append(_telling(world, dice, f"{number} {n}", told, course, people, number, own, shape.words))
    return found


def _telling(
    world: _World,
    dice: random.Random,
    name: str,
    told: Sequence[int],
    course: Sequence[_Happening],
    people: Sequence[_Name],
    story: int,
    own: Sequence[_Happening] = (),
    words: int = 0,
) -> Made:
    """An article that tells some of a story's happenings, by their numbers, published soon after the last; happenings
    of its `own`, and asides until it has so many words.
    """
    writing = _Writing(f"{random.Random(name).getrandbits(64):016x}")
    published = course[told[-1]].day + datetime.timedelta(days=dice.randrange(1, 4))
    title = f"{course[told[-1]].who.text} {course[told[-1]].verb[1]} {course[told[-1]].whom.text}"
    writing.line(BlockKind.TITLE, title)
    for n in told:
        writing.tell(course[n], dice, dice.choice(people) if dice.random() < 0.35 else None)
    for each in own:
        writing.tell(each, dice, dice.choice(people) if dice.random() < 0.35 else None)
    while writing.text.count(" ") < words:
        met = dice.choice((world.person(dice), world.company(dice), _often(dice, world.places), dice.choice(people)))
        writing.aside(dice.choice(ASIDES), met, dice.sample(world.nouns, 6))
    return writing.done(title, dice.choice(world.outlets), published, story)


@dataclass
class _Writing:
    """An article in the making: its text, and what is said where."""

    id: str
    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    mentions: dict[_Name, list[Mention]] = field(default_factory=dict)
    claims: list[tuple[_Happening, Span, Span, Span, Span, Span, tuple[_Name, Span, Span] | None]] = field(
        default_factory=list
    )

    def line(self, kind: BlockKind, text: str) -> int:
        self.text += "\n" if self.text else ""
        start = len(self.text)
        self.text += text
        self.blocks.append(Block(kind, start, len(self.text)))
        return start

    def tell(self, event: _Happening, dice: random.Random, source: _Name | None) -> None:
        """A sentence: who did what to whom, where, when, for how much; and who says so."""
        day = f"{event.day.day} {event.day:%B %Y}"
        words = (event.who.text, event.verb[1], event.whom.text, event.rest, f"in {event.where.text}", f"on {day}")
        order = words if dice.random() < 0.5 else (*words[:3], words[4], words[5], words[3])
        said = f"{source.text} said " if source else ""
        at = self.line(BlockKind.PARAGRAPH, f"{said}{' '.join(order)}, for {event.amount} pounds.")
        clause = Span(self.id, at + len(said), len(self.text) - 1)
        who, whom, where = (self._mention(n, clause.start) for n in (event.who, event.whom, event.where))
        verb = self._find(event.verb[1], who.end)
        told = (source, self._mention(source, at), self._find("said", at + len(source.text))) if source else None
        self.claims.append((event, clause, verb, who, whom, where, told))

    def aside(self, frame: str, name: _Name, nouns: Sequence[str]) -> None:
        """A sentence of which no claim is made: a name among nouns."""
        self._mention(name, self.line(BlockKind.PARAGRAPH, frame.format(*nouns, name=name.text)))

    def _find(self, words: str, start: int) -> Span:
        found = re.compile(rf"\b{re.escape(words)}\b").search(self.text, start)
        assert found is not None
        return Span(self.id, *found.span())

    def _mention(self, name: _Name, start: int) -> Span:
        span = self._find(name.text, start)
        self.mentions.setdefault(name, []).append(Mention(span, Form.NAME))
        return span

    def done(self, title: str, outlet: str, published: datetime.date, story: int) -> Made:
        """The article with its facts."""
        referents = {
            name: Referent(f"{self.id}:{spans[0].span.start}", name.text, name.kind, (), tuple(spans))
            for name, spans in self.mentions.items()
        }
        when = from_edtf(published.isoformat())
        article = Article(
            self.id, self.text, title, tuple(self.blocks), outlet, published=_told(when, None), language="en"
        )
        return Made(article, Facts(self.id, tuple(referents.values()), (), tuple(self._claims(referents))), story)

    def _claims(self, referents: dict[_Name, Referent]) -> Iterator[Claim]:
        for event, clause, verb, who, whom, where, told in self.claims:
            parts = ((event.who, Role.AGENT, who), (event.whom, Role.PATIENT, whom), (event.where, Role.PLACE, where))
            hops: tuple[Hop, ...] = ()
            if told:
                name, span, cue = told
                hops = (Hop(name.text, SourceKind.PERSON, name.text, referents[name].id, cue, span),)
            yield Claim(
                id=f"c{self.id}-{clause.start:05d}",
                span=clause,
                head=verb,
                predicate=event.verb[0],
                title=clause.of(self.text),
                participants=tuple(Participant(referents[name].id, role, span) for name, role, span in parts),
                when=_told(from_edtf(event.day.isoformat()), clause),
                certainty=Certainty.PROBABLE if told else Certainty.CERTAIN,
                polarity=Polarity.POSITIVE,
                phase=Phase.HAPPENED,
                attribution=hops,
            )


def _told(when: When, span: Span | None) -> When:
    return When(when.earliest, when.latest, Basis.STATED, (Reason("told", span),))
