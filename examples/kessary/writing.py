"""The articles as their outlets wrote them: what is told, in which words, by whom, on which day; not yet the pages."""

from __future__ import annotations

import datetime
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from examples.kessary.data import Feature, Happening, Outlet, Piece, Story, Telling, furniture, story
from examples.kessary.wording import MONTHS, Evidence, Worded, Writer

_ALIKE = 0.22  # of the five-word shingles of the shorter of two articles
_TRIES = 12
_LEADING = {"accident": 3, "leak": 3, "charges": 3, "verdict": 3, "resign": 3, "raid": 3, "mayor_illness": 3}


@dataclass(frozen=True)
class Told:
    """A sentence's evidence: what it tells, as what, and the words. `title` is for what has no happening of its own."""

    id: str
    kind: str
    words: str
    title: str
    when: datetime.date | None = None


@dataclass(frozen=True)
class Paragraph:
    text: str
    told: tuple[Told, ...]


Planned = Callable[[], Paragraph]  # a paragraph that has its place, but no words yet


@dataclass(frozen=True)
class Draft:
    """One article. `time` is the hour and minute of publication; `url` is its whole address."""

    outlet: Outlet
    headline: str
    headline_told: tuple[Told, ...]
    paragraphs: tuple[Paragraph, ...]
    day: datetime.date
    time: datetime.time
    author: str
    number: int
    hard: bool = False
    links: bool = False
    credit: str = ""

    @property
    def slug(self) -> str:
        return "-".join(re.findall(r"[a-z0-9]+", self.headline.lower().replace("’", "")))[:60].strip("-")

    def url(self, evidence: Collection[str]) -> str:
        """The address on a page that gives its day in these ways.

        Where the outlet's carries the day, or the month, and the page must not give it so, an older form without it.
        """
        pattern = self.outlet.url
        told = "url" in evidence if "{d}" in pattern else bool(evidence)
        if "{y}" in pattern and not told:
            pattern = "/?p={n}"
        path = pattern.format(
            y=self.day.year,
            m=f"{self.day.month:02}",
            mon=MONTHS[self.day.month - 1][:3].lower(),
            d=f"{self.day.day:02}",
            slug=self.slug,
            n=self.number,
        )
        return f"https://{self.outlet.host}{path}"

    @property
    def shingles(self) -> frozenset[tuple[str, ...]]:
        words = re.findall(r"\w+", " ".join(each.text for each in self.paragraphs).lower())
        return frozenset(zip(*(words[k:] for k in range(5)), strict=False))


def alike(one: Draft, other: Draft) -> float:
    """The share of the shorter article's five-word shingles that the other has too."""
    a, b = one.shingles, other.shingles
    return len(a & b) / max(1, min(len(a), len(b)))


class Newsroom:
    """Writes articles one after the other, with words that the earlier ones used least."""

    def __init__(self, rng: random.Random) -> None:
        self.story: Story = story()
        self._rng = rng
        self._used: Counter[str] = Counter()
        self._numbers = iter(rng.sample(range(10_000, 99_999), 2_000))
        self.drafts: list[Draft] = []

    def write(self, count: int) -> list[Draft]:
        """`count` articles in the order of their days."""
        orders = [*self._pieces(), *self._features()]
        news = self._news()
        orders += news[: max(0, count - len(orders))]
        for order in orders[:count]:
            self._add(order)
        return sorted(self.drafts, key=lambda draft: (draft.day, draft.time, draft.number))

    def _add(self, order: Callable[[], tuple[Draft, list[str]]]) -> None:
        best: tuple[float, Draft, list[str]] | None = None
        for _ in range(_TRIES):
            draft, used = order()
            likeness = max((alike(draft, other) for other in self.drafts), default=0.0)
            if best is None or likeness < best[0]:
                best = (likeness, draft, used)
            if likeness <= _ALIKE:
                break
        assert best is not None
        self.drafts.append(best[1])
        self._used.update(best[2])

    # ---- what is ordered ----

    def _news(self) -> list[Callable[[], tuple[Draft, list[str]]]]:
        """Orders for news about each main happening: first one or two for each, then more for the greater ones."""
        happened = [each for each in self.story.main if each.fresh]
        plan: list[tuple[Happening, Outlet, int]] = []
        takers: defaultdict[str, set[str]] = defaultdict(set)
        for turn in range(4):
            for happening in self._rng.sample(happened, len(happened)):
                if turn == 0 or turn < _LEADING.get(happening.id, 2):
                    outlet = self._outlet_for(happening, takers[happening.id])
                    takers[happening.id].add(outlet.key)
                    plan.append((happening, outlet, self._rng.choice([0, 0, 1, 1, 2])))
        return [lambda row=row: self._news_article(*row) for row in plan]  # type: ignore[misc]

    def _outlet_for(self, happening: Happening, taken: set[str]) -> Outlet:
        fitting = [
            outlet
            for outlet in self.story.outlets.values()
            if "news" in outlet.kinds
            and outlet.key not in taken
            and (outlet.key != "Glintz" or happening.id in {"mayor_illness", "resign", "arrest_harrel", "verdict"})
            and (outlet.key != "Girder" or happening.id in _TRADE)
            and (outlet.key != "Echo" or happening.id != "correction")
        ]
        if happening.id == "leak" and not taken:
            return self.story.outlets["Lantern"]
        if happening.id == "mayor_illness" and not taken:
            return self.story.outlets["Glintz"]
        return self._rng.choices(fitting, [outlet.weight for outlet in fitting])[0]

    def _features(self) -> list[Callable[[], tuple[Draft, list[str]]]]:
        return [lambda feature=feature: self._feature(feature) for feature in self.story.features]  # type: ignore[misc]

    def _pieces(self) -> list[Callable[[], tuple[Draft, list[str]]]]:
        return [lambda piece=piece: self._piece(piece) for piece in self.story.pieces]  # type: ignore[misc]

    # ---- how it is written ----

    def _news_article(self, happening: Happening, outlet: Outlet, days: int) -> tuple[Draft, list[str]]:
        assert happening.when is not None
        if happening.id == "mayor_illness" and outlet.key != "Glintz":
            days = max(days, 1)  # the denial came a day after the rumour
        if happening.id == "leak" and outlet.key == "Lantern":
            days = 0  # it printed them
        day = happening.told_first + datetime.timedelta(days=days)
        desk = _Desk(self, outlet, day)
        lead = desk.choose(happening.fresh)
        paragraphs = [desk.tell(happening, lead, happening.told_first)] if lead else []
        details = [each for each in happening.details if desk.writer.fits(each)]
        for detail in self._least_used(details)[: min(5, max(2, (len(details) + 1) // 2))]:
            paragraphs.append(desk.detail(happening, detail))
        order = self._rng.choice(["forth", "forth", "back"])
        recap = desk.recap(self._before(day, {happening.id}), self._rng.randint(5, 7), order)
        margin = desk.margins(self._rng.randint(1, 2) if len(recap) > 3 else 4)
        at = self._rng.randint(0, len(recap))
        paragraphs += recap[:at] + margin + recap[at:]
        chosen = desk.choose(happening.headlines)
        assert chosen is not None, f"no headline of {happening.id} fits {outlet.name}"
        worded = desk.writer.plain(chosen.text)
        told = desk.headline(worded, happening)
        return desk.draft(worded.text, told, paragraphs), [*desk.used, chosen.text]

    def _feature(self, feature: Feature) -> tuple[Draft, list[str]]:
        desk = _Desk(self, self.story.outlets[feature.outlet], feature.date)
        key = f"feature_{feature.date:%Y%m%d}"
        opening = [desk.own(key, telling) for telling in feature.opening]
        recap = desk.recap(self._before(desk.day, set()), feature.recap, "forth")
        margins = desk.margins(feature.items)
        closing = [desk.own(key, telling) for telling in feature.closing]
        paragraphs = [*opening, *_interleaved(recap, margins, self._rng), *closing]
        return desk.draft(desk.writer.plain(feature.headline).text, (), paragraphs), desk.used

    def _piece(self, piece: Piece) -> tuple[Draft, list[str]]:
        desk = _Desk(self, self.story.outlets[piece.outlet], piece.date)
        headline = desk.writer.plain(piece.headline)
        paragraphs = [desk.own(piece.id, telling) for telling in piece.paragraphs]
        recap = desk.recap(self._before(piece.date, set()), piece.recap, "forth")
        at = 1 if piece.links else len(paragraphs) - 1
        paragraphs[at:at] = recap
        told: tuple[Told, ...] = ()
        if piece.paragraphs[0].kind == "minor":
            told = tuple(desk.told(each, f"{piece.id}_1", "minor", headline.text, None) for each in headline.evidence)
        draft = desk.draft(headline.text, told, paragraphs)
        return replace(draft, hard=piece.hard, links=piece.links), desk.used

    def _before(self, day: datetime.date, without: set[str]) -> list[Happening]:
        """What has happened and is known on a day."""
        return [each for each in self.story.main if each.later and each.told_first < day and each.id not in without]

    def _least_used(self, tellings: Sequence[Telling]) -> list[Telling]:
        return sorted(tellings, key=lambda each: (self._used[each.text], self._rng.random()))


_TRADE = {
    "contract",
    "complaint",
    "tribunal",
    "work_starts",
    "merger",
    "accident",
    "halted",
    "merger_off",
    "contract_off",
    "arrest_maske",
    "acquittal",
    "verdict",
    "raid",
}


class _Desk:
    """One article in the making."""

    def __init__(self, room: Newsroom, outlet: Outlet, day: datetime.date) -> None:
        self._room, self.outlet, self.day = room, outlet, day
        self._rng = room._rng
        self.writer = Writer(room.story, outlet, day, room._rng)
        self.used: list[str] = []

    def choose(self, tellings: Iterable[Telling]) -> Telling | None:
        """The least used that fits, one that only this outlet prints before all others."""
        fitting = [each for each in tellings if self.writer.fits(each) and each.text not in self.used]
        own = [each for each in fitting if each.only]
        return next(iter(self._room._least_used(own or fitting)), None)

    def tell(self, happening: Happening, telling: Telling, day: datetime.date | None = None) -> Planned:
        """`day` is the one that "on Tuesday" means, where it isn't that of the happening."""
        self.used.append(telling.text)

        def write() -> Paragraph:
            worded = self.writer.word(telling, day or happening.when)
            return self._paragraph(worded, happening.id, happening.kind, happening.title, happening.when)

        return write

    def detail(self, happening: Happening, telling: Telling) -> Planned:
        self.used.append(telling.text)
        number = happening.details.index(telling) + 1
        return self._aside(f"{happening.id}_{number}", telling, happening.told_first)

    def own(self, key: str, telling: Telling) -> Planned:
        """A paragraph of a piece that is written out."""
        number = self.used.count(key) + 1
        self.used.append(key)
        return self._aside(f"{key}_{number}", telling, None)

    def _aside(self, id: str, telling: Telling, when: datetime.date | None) -> Planned:
        def write() -> Paragraph:
            worded = self.writer.word(telling, when)
            return self._paragraph(worded, id, telling.kind, worded.evidence[0].words, None)

        return write

    def headline(self, worded: Worded, happening: Happening) -> tuple[Told, ...]:
        about = (happening.id, happening.kind, happening.title, happening.when)
        return tuple(self.told(each, *about) for each in worded.evidence)

    def recap(self, happened: list[Happening], count: int, order: str) -> list[Planned]:
        """Earlier happenings, the later ones and those least told first in the choice."""
        room = self._room
        weighed = sorted(
            happened,
            key=lambda each: sum(room._used[t.text] for t in each.later) / len(each.later) + self._rng.random() * 1.5,
        )
        told: list[tuple[Happening, Telling]] = []
        for happening in weighed:
            telling = self.choose(happening.later) if len(told) < count else None
            if telling:
                told.append((happening, telling))
        told.sort(key=lambda row: (row[0].when or self.day, row[0].id), reverse=order == "back")
        return [self.tell(*row) for row in told]

    def margins(self, count: int) -> list[Planned]:
        room = self._room
        open_items = [each for each in room.story.items if each.since <= self.day <= each.until]
        chosen: list[Planned] = []
        for item in sorted(
            open_items,
            key=lambda each: (sum(room._used[t.text] for t in each.later) / len(each.later), self._rng.random()),
        ):
            fitting = [each for each in item.later if self.writer.fits(each) and room._used[each.text] < 2]
            if fitting and len(chosen) < count:
                chosen.append(self.tell(item, room._least_used(fitting)[0]))
        return chosen

    def draft(self, headline: str, told: tuple[Told, ...], paragraphs: list[Planned]) -> Draft:
        clock = datetime.time(self._rng.randint(5, 19), self._rng.choice(range(0, 60)))
        author = self._rng.choice(self.outlet.staff)
        written = tuple(write() for write in paragraphs)  # in this order: whoever comes first is named in full
        return Draft(self.outlet, headline, told, written, self.day, clock, author, next(self._room._numbers))

    def _paragraph(self, worded: Worded, id: str, kind: str, title: str, when: datetime.date | None) -> Paragraph:
        return Paragraph(worded.text, tuple(self.told(each, id, kind, title, when) for each in worded.evidence))

    def told(self, evidence: Evidence, id: str, kind: str, title: str, when: datetime.date | None) -> Told:
        if evidence.about.startswith("#"):
            aside, name = evidence.about[1:].split(".")
            return Told(f"{id}_{name}", aside, evidence.words, evidence.words)
        if evidence.about:
            known = (*self._room.story.main, *self._room.story.items)
            other = next(each for each in known if each.id == evidence.about)
            return Told(other.id, other.kind, evidence.words, other.title, other.when)
        return Told(id, kind, evidence.words, title, when)


def _interleaved(many: list[Planned], few: list[Planned], rng: random.Random) -> list[Planned]:
    """The few spread among the many, whose order stays."""
    mixed = list(many)
    for each in few:
        mixed.insert(rng.randint(1, len(mixed)), each)
    return mixed


def shortened(text: str, words: int) -> str:
    """The beginning of a text, as a teaser."""
    parts = text.split()
    return text if len(parts) <= words else " ".join(parts[:words]).rstrip(",;:") + " …"


def headlines_of_others(rng: random.Random, count: int) -> list[str]:
    return rng.sample(furniture()["other"], count)
