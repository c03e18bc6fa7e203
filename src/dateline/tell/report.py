"""A story as a report: its happenings in order, each line with who says so and a note that leads to the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.model import Claim, Story
from dateline.tell.accounts import Account, account
from dateline.tell.context import context_line
from dateline.tell.coverage import coverage
from dateline.tell.entries import Entry
from dateline.tell.groups import Fold, Group, Section, Year
from dateline.tell.index import Index, is_outlet_known
from dateline.tell.measured import measured_errors
from dateline.tell.outlets import said_of
from dateline.tell.overview import name_of
from dateline.tell.passage import ELLIPSIS
from dateline.tell.selection import ALL, Selection
from dateline.tell.timeline import timeline
from dateline.tell.words import Words

_LONGEST = 300  # characters of a title, a byline or a headline
_LONGEST_QUOTE = 1_000  # of what a note quotes: about a long paragraph


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a report: who says it, what, and what else is to be known ("denied", "told as probable").

    `label` says what it is to the line above ("Disputed", "Denied"); `claim` is the one that its note quotes. `context`
    is what the title points back to: 'context: “…”' ("" for nothing).
    """

    label: str
    byline: str
    title: str
    remarks: tuple[str, ...]
    claim: str
    note: int
    context: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A happening: when, its lines (the first says what it is), how it stands, and care to be taken.

    `retitled` is what a person calls it ("" where nobody does), `retitled_by` says that it is a person.
    """

    when: str
    lines: tuple[Line, ...]
    standing: str
    labels: tuple[str, ...]
    remarks: tuple[str, ...]
    retitled: str
    retitled_by: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """What lies under one heading of the timeline."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What a line rests on. `cited` names the article (outlet, headline, date), `url` where it stands ("" if unknown).

    `quote` are its own words there; `chain` goes from the page back to the origin, "" where the page speaks for itself;
    `dated` says how the date is known, `outlets` what the user says of those in the chain. `claim` is the claim's id:
    'dateline show' leads from there to the paragraph.
    """

    number: int
    claim: str
    cited: str
    url: str
    quote: str
    chain: str
    dated: str
    outlets: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """`read` says what was read, `trust` how often such a report is wrong, `left_out` what is not told: in words."""

    name: str
    read: tuple[str, ...]
    trust: tuple[str, ...]
    asked: str
    chapters: tuple[Chapter, ...]
    left_out: tuple[str, ...]
    notes: tuple[Note, ...]


def report(story: Story, *, selection: Selection = ALL, whole: bool = False, language: str = "en") -> Report:
    """The report of a story: what its first view has, or all that a selection leaves (`whole`: all there is)."""
    words, index = Words(language), Index(story)
    told = timeline(story, selection=selection, whole=whole or not selection.is_open, language=language)
    notes = _Notes(index, words)
    chapters = tuple(
        Chapter(heading, tuple(_item(each, notes, words) for each in shown))
        for heading, entries in _headed(told.parts, words)
        if (shown := [each for each in entries if each.prominent])
    )
    undated = tuple(_item(each, notes, words) for each in (*told.undated, *told.undated_more) if each.prominent)
    if undated:
        chapters += (Chapter(told.undated_heading, undated),)
    return Report(
        name=cut(name_of(story, language=language), _LONGEST),
        read=tuple(_read(story, words)),
        trust=measured_errors(words),
        asked=told.asked,
        chapters=chapters,
        left_out=told.rest,
        notes=notes.all,
    )


def cut(words: str, longest: int) -> str:
    """The words, or their beginning where what is to be a sentence is a whole page run together."""
    return words if len(words) <= longest else words[:longest].rpartition(" ")[0].rstrip() + ELLIPSIS


@dataclass(slots=True)
class _Notes:
    """Hands out notes: one a claim, numbered as they are first needed."""

    index: Index
    words: Words
    numbers: dict[str, int] = field(default_factory=dict)
    accounts: list[Account] = field(default_factory=list)

    def number(self, claim: str) -> int:
        if claim not in self.numbers:
            self.accounts.append(account(self.index.claims[claim], self.index, self.words))
            self.numbers[claim] = len(self.accounts)
        return self.numbers[claim]

    def told(self, claim: str) -> Account:
        return self.accounts[self.number(claim) - 1]

    @property
    def all(self) -> tuple[Note, ...]:
        return tuple(_note(number, each, self.words) for number, each in enumerate(self.accounts, 1))


def _note(number: int, told: Account, words: Words) -> Note:
    phrases, article, claim = words["report"], told.article, told.claim
    headline = phrases["headline"].format(title=cut(article.title, _LONGEST)) if article.title else ""
    published = words.when(article.published) if article.published.known else phrases["no_date"]
    because = phrases["separator"].join(dict.fromkeys(each.text for each in told.because))
    page = article.page_at(claim.span.start)
    printed = phrases["page"].format(n=page) if page else ""
    named = told.steps[0].name if is_outlet_known(article) else words["source"]["outlet_unknown"]
    return Note(
        number=number,
        claim=claim.id,
        cited=phrases["list"].join(part for part in (cut(named, _LONGEST), headline, published, printed) if part),
        url=article.url or "",
        quote=cut(claim.span.of(article.text), _LONGEST_QUOTE),
        chain=phrases["arrow"].join(cut(step.name, _LONGEST) for step in told.steps) if len(told.steps) > 1 else "",
        dated=phrases["dated"].format(when=told.when_words, because=because) if because else "",
        outlets=_outlets(told, words),
    )


def _outlets(told: Account, words: Words) -> str:
    """'The Courier: owner Harrow Media, grade B', of each outlet in the chain of which something is said."""
    said = {cut(step.name, _LONGEST): about for step in told.steps if (about := said_of(step.said, words))}
    parts = (words["outlets"]["of"].format(name=name, said=about) for name, about in said.items())
    return str(words["report"]["separator"]).join(parts)


def _headed(parts: tuple[Year | Fold, ...], words: Words) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """The headings of a timeline with all that lies under each."""
    for top in parts:
        for part in top.parts if isinstance(top, Year) else (top,):
            sections: tuple[Section, ...] = (*part.sections, *(part.more if isinstance(part, Group) else ()))
            for section in sections:
                yield section.heading, section.entries


def _item(entry: Entry, notes: _Notes, words: Words) -> Item:
    return Item(
        when=entry.when_words,
        lines=tuple(_lines(entry, notes, words)),
        standing="" if entry.sides else entry.standing,  # the first line says that it is disputed
        labels=tuple(words["labels"][label.value] for label in entry.labels),
        remarks=tuple(each for each in (entry.unanswered, entry.more_replies, entry.order) if each),
        retitled=entry.retitled,
        retitled_by=entry.retitled_by if entry.retitled else "",
    )


def _lines(entry: Entry, notes: _Notes, words: Words) -> Iterator[Line]:
    """The event as told, both sides where it is disputed; who else says so; then all that is said against it.

    A claim stands once.
    """
    shown: set[str] = set()
    for line in _told(entry, notes, words):
        if line.claim not in shown:
            shown.add(line.claim)
            yield line


def _told(entry: Entry, notes: _Notes, words: Words) -> Iterator[Line]:
    if entry.sides:
        for side in entry.sides:
            remarks = (side.note,) if side.note else ()
            title, number = cut(side.title, _LONGEST), notes.number(side.claim)
            said_by, before = cut(side.byline, _LONGEST), context_line(side.context, words)
            yield Line(entry.dispute, said_by, title, remarks, side.claim, number, before)
    else:
        best = next(iter(entry.supporting), None) or entry.opposing[0]
        yield _line(best.claim, "", notes)
        yield from _others(entry, best, notes, words)
    for both in entry.further:
        for each in (both.left, both.right):
            yield _line(each.claim, both.about, notes)
    for each in entry.against:
        yield _line(each.claim, words["report"]["against"], notes)
    for reply in entry.replies:
        yield _line(notes.told(reply.claim).claim, reply.told, notes)


def _others(entry: Entry, best: Account, notes: _Notes, words: Words) -> Iterator[Line]:
    """One account of each other origin that says so, too, but for those that stand in a disagreement."""
    differing = {each.claim.id for both in entry.disagreements for each in (both.left, both.right)}
    seen = {best.origin}
    for each in entry.supporting:
        if each.origin not in seen and each.claim.id not in differing:
            seen.add(each.origin)
            yield _line(each.claim, words["report"]["also"], notes)


def _line(claim: Claim, label: str, notes: _Notes) -> Line:
    told = notes.told(claim.id)
    sure = told.certainty if claim.certainty.value != "certain" else ""
    return Line(
        label=label,
        byline=cut(told.byline, _LONGEST),
        title=cut(told.title, _LONGEST),
        remarks=tuple(each for each in (sure, told.phase) if each),
        claim=claim.id,
        note=notes.number(claim.id),
        context=context_line(told.context, notes.words),
    )


def _read(story: Story, words: Words) -> Iterator[str]:
    read = coverage(story, words)
    yield words.counted("article", read.articles)
    if read.outlets:
        yield words.counted("outlet", len(read.outlets))
    for kind, n in (("claim", read.claims), ("event", read.events), ("origin", read.origins)):
        yield words.counted(kind, n)
