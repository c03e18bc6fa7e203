"""From a story to the timelines of SemEval-2015 task 4: whose events they are, which words carry them, and their dates.

A story keeps intervals, the task wants one date at one granularity: so a projection has to choose. What it chooses:

- **Entity**: what `dateline timeline --about` selects by the id of each entity of the story that a name or a word with
  a capital calls so: the same last word, and all words of the one among those of the other ("Jobs", "Apple Corps" for
  "Beatles Apple Corps", "iTunes Music Store" for "iTunes store").
- **Events**: claims in which the entity acts or is acted upon; the words that report what it says; what it does in
  clauses without a subject of their own ("chose to step down", "began by hinting"); nouns of events that it has ("his
  resignation"). Denied, uncertain, expected and supposed ones are no events of the task, nor are
  those of the headline (sentence 0).
- **Dates**: a day, month or year as it is; an interval by what its ends have in common, or by the expression that the
  text has ("since 2004"). Something that merely happened before the article was published is taken for part of what the
  article tells: it has the day that the text named last, if that is within a week of the publication, else the day of
  the publication itself. Claims of one event share the sharpest date.
- **Order**: by date. What has none is in line 0.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePath

from benchmarks._story_gold import letters
from benchmarks._temporal_awareness import Timeline, normal_date, ordered
from benchmarks._timeline_data import Document
from dateline.errors import OptionError
from dateline.link.text import stems
from dateline.model import (
    Annotations,
    Article,
    Certainty,
    Claim,
    Facts,
    Form,
    Mention,
    Phase,
    Polarity,
    Role,
    Story,
    Token,
)
from dateline.span import Span
from dateline.tell.asked import asked
from dateline.tell.index import Index
from dateline.tell.selection import Selection, has_part
from dateline.when import Basis, When

UNKNOWN_DATE = "XXXX-XX-XX"
NEAR = datetime.timedelta(days=7)
PARTS = frozenset({Role.AGENT, Role.PATIENT})
_COMPLEMENTS = {"xcomp", "advcl"}  # of a verb: what its subject does too
_OWN = {"nsubj", "csubj"}
_VALUE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Found:
    """An event word of an article in which an entity takes part; `key` is the story's event, where it has one."""

    document: str
    id: str
    at: int
    date: str
    key: str = ""


@dataclass(frozen=True)
class Page:
    """A document of the task with what the build made of it."""

    document: Document
    article: Article
    facts: Facts
    annotations: Annotations

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return self.annotations.tokens

    @cached_property
    def _letter_words(self) -> list[int]:
        """For each letter of the document, the index of its word."""
        return [n for n, word in enumerate(self.document.words) for _ in letters(word.text)]

    @cached_property
    def _letters_before(self) -> list[int]:
        counts = [0]
        for char in self.article.text:
            counts.append(counts[-1] + len(letters(char)))
        return counts

    def words(self, start: int, end: int) -> list[int]:
        """The document's words in a stretch of the article's text."""
        first, last = self._letters_before[start], self._letters_before[end]
        return list(dict.fromkeys(self._letter_words[first:last]))

    @cached_property
    def token_at(self) -> dict[int, int]:
        """Tokens by where they start."""
        return {token.start: n for n, token in enumerate(self.tokens)}

    @cached_property
    def children(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {n: [] for n in range(len(self.tokens))}
        for n, token in enumerate(self.tokens):
            if token.head != n:
                found[token.head].append(n)
        return found

    def relation(self, token: int) -> str:
        return self.tokens[token].deprel.partition(":")[0]

    def head_of(self, span: Span) -> int | None:
        """The token of a span that no other of the span governs."""
        inside = [n for n, t in enumerate(self.tokens) if t.start < span.end and span.start < t.end]
        tops = [n for n in inside if self.tokens[n].head == n or self.tokens[n].head not in inside]
        return tops[0] if tops else None

    @cached_property
    def event_heads(self) -> frozenset[int]:
        return frozenset(event.token for event in self.annotations.events)

    def event_id(self, token: int) -> str | None:
        """The task's id of an event word, with the particle that belongs to it; None for the headline and the date."""
        tokens = sorted([token, *(c for c in self.children[token] if self.tokens[c].deprel == "compound:prt")])
        words = [w for t in tokens for w in self.words(self.tokens[t].start, self.tokens[t].end)]
        if not words or self.document.words[words[0]].sentence < 2:
            return None
        return self.document.event_id(*dict.fromkeys(words))


def pages(story: Story, documents: Iterable[Document], annotations: Mapping[str, Annotations]) -> list[Page]:
    """The documents with their articles, which are known by their files' names."""
    articles = {PurePath(article.paths[0]).stem: article for article in story.articles}
    facts = {each.article: each for each in story.facts}
    return [
        Page(document, article, facts[article.id], annotations[article.id])
        for document in documents
        if (article := articles.get(document.id)) is not None and article.id in facts and article.id in annotations
    ]


# ---- whose events ----------------------------------------------------------------------------------------------------


def called(name: str, target: str) -> bool:
    """Whether a name calls a target: the same last word, and all words of the one are words of the other."""
    ours, theirs = stems(name), stems(target)
    if not ours or not theirs:
        return False
    few, many = sorted((set(ours), set(theirs)), key=len)
    return few <= many and (ours[-1] == theirs[-1] or few == many)


def selections(index: Index, target: str) -> tuple[Selection, ...]:
    """What is asked for: for each entity that a name calls as the target, what `--about` with its id asks for."""
    story = index.story
    texts = {article.id: article.text for article in story.articles}
    entity_of = story.links.entity_of
    named = {
        entity_of.get(referent.id, referent.id)
        for facts in story.facts
        for referent in facts.referents
        if any(_is_name(m, texts) and called(m.span.of(texts[m.span.article]), target) for m in referent.mentions)
    }
    return tuple(Selection(about=(id,)) for id in sorted(named))


def by_name(index: Index, target: str) -> tuple[Selection, ...]:
    """What `--about` with the target's name asks for; nothing where that means nobody, or several."""
    try:
        return (asked(index, about=(target,)),)
    except OptionError:
        return ()


def referents_of(index: Index, wanted: Sequence[Selection]) -> frozenset[str]:
    """The referents of all who have part in what is asked for, themselves or as a group that they are of."""
    entity_of = index.story.links.entity_of
    every = {referent.id for facts in index.story.facts for referent in facts.referents}
    return frozenset(id for id in every if any(has_part([entity_of.get(id, id)], each.about, index) for each in wanted))


def _is_name(mention: Mention, texts: Mapping[str, str]) -> bool:
    return mention.form is Form.NAME or mention.span.of(texts[mention.span.article])[:1].isupper()


# ---- which words -----------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Finder:
    """Collects the event words of one article in which an entity takes part."""

    page: Page
    story: Story
    referents: frozenset[str]
    found: dict[int, tuple[Claim | None, When]] = field(default_factory=dict)

    def run(self) -> Iterator[Found]:
        for each in sorted(self.page.facts.claims, key=lambda c: c.head):
            self._claim(each)
        for each in self.page.facts.claims:
            self._sayings(each)
        self._possessed()
        anchors = _Anchors(self.page)
        for token in sorted(self.found):
            claim, when = self.found[token]
            id = self.page.event_id(token)
            if id is not None:
                at = self.page.tokens[token].start
                key = self.story.links.event_of.get(claim.id, "") if claim and token == self._token(claim.head) else ""
                yield Found(self.page.document.id, id, at, anchors.date(when, at), key)

    def _claim(self, claim: Claim) -> None:
        if not _real(claim) or not any(p.referent in self.referents and p.role in PARTS for p in claim.participants):
            return
        head = self._token(claim.head)
        if head is None:
            return
        self.found[head] = (claim, claim.when)
        if any(p.referent in self.referents and p.role is Role.AGENT for p in claim.participants):
            for token in self._complements(head):
                self.found.setdefault(token, (claim, claim.when))

    def _complements(self, head: int) -> Iterator[int]:
        """Event words without a subject of their own that hang on a verb, and what hangs on these."""
        for child in self.page.children[head]:
            if self.page.relation(child) not in _COMPLEMENTS:
                continue
            if any(self.page.relation(each) in _OWN for each in self.page.children[child]):
                continue
            if child in self.page.event_heads:
                yield child
            if self.page.tokens[child].upos in {"VERB", "AUX"}:
                yield from self._complements(child)

    def _sayings(self, claim: Claim) -> None:
        for hop in claim.attribution:
            if hop.referent in self.referents and hop.cue is not None:
                token = self._cue(hop.cue)
                if token is not None:
                    own = next((c for c in self.page.facts.claims if self._token(c.head) == token), None)
                    past = When(None, self.page.article.published.latest, Basis.INFERRED)
                    self.found.setdefault(token, (own, own.when if own else past))

    def _cue(self, span: Span) -> int | None:
        inside = [n for n, t in enumerate(self.page.tokens) if span.start <= t.start < span.end]
        events = [n for n in inside if n in self.page.event_heads]
        return events[0] if events else self.page.head_of(span)

    def _possessed(self) -> None:
        """Nouns of events that the entity has: "his resignation"."""
        mentions = {m.span for r in self.page.facts.referents if r.id in self.referents for m in r.mentions}
        for span in sorted(mentions):
            token = self.page.head_of(span)
            if token is None or self.page.tokens[token].deprel != "nmod:poss":
                continue
            head = self.page.tokens[token].head
            if head in self.page.event_heads and self.page.tokens[head].upos == "NOUN":
                past = When(None, self.page.article.published.latest, Basis.INFERRED)
                self.found.setdefault(head, (None, past))

    def _token(self, span: Span) -> int | None:
        return self.page.token_at.get(span.start)


def _real(claim: Claim) -> bool:
    """Whether the task counts a claim: asserted, certain, of what has happened or goes on."""
    return (
        claim.polarity is Polarity.POSITIVE
        and claim.certainty is Certainty.CERTAIN
        and claim.phase in {Phase.HAPPENED, Phase.ONGOING}
    )


# ---- dates -----------------------------------------------------------------------------------------------------------


class _Anchors:
    """The day that an article's story is at, place by place."""

    def __init__(self, page: Page) -> None:
        self._page = page
        published = page.article.published
        self._published = published.latest if published.days == 1 else None
        self._named = sorted(self._days_named())

    def _days_named(self) -> Iterator[tuple[int, datetime.date]]:
        """Where the text names a day shortly before the publication, and the day."""
        told = {Basis.STATED, Basis.RELATIVE}
        for claim in self._page.facts.claims:
            day = claim.when.earliest
            near = self._published and day and self._published - NEAR <= day <= self._published
            if near and day and claim.when.days == 1 and claim.when.basis in told:
                yield claim.head.start, day

    def date(self, when: When, at: int) -> str:
        """A date as the task writes it: of an event word at a place of the text."""
        stated = self._expression(when)
        if when.closed:
            common = _common(str(when.earliest), str(when.latest))
            return common or stated or UNKNOWN_DATE
        if when.basis is Basis.INFERRED and when.latest is not None and when.latest == self._published:
            return str(max((each for each in self._named if each[0] <= at), default=(0, self._published))[1])
        return stated or UNKNOWN_DATE

    def _expression(self, when: When) -> str:
        """The date that the expression which gave an interval says itself ("since 2004")."""
        spans = {reason.span for reason in when.because if reason.span is not None}
        values = [t.value for t in self._page.facts.timexes if t.span in spans and _VALUE.fullmatch(t.value)]
        return values[0] if values else ""


def _common(earliest: str, latest: str) -> str:
    """What two days have in common: the day, the month, the year or nothing."""
    ours, theirs = earliest.split("-"), latest.split("-")
    same = [a == b for a, b in zip(ours, theirs, strict=True)]
    return "-".join(ours[: next((n for n, each in enumerate(same) if not each), 3)])


# ---- the timeline ----------------------------------------------------------------------------------------------------


def events_of(index: Index, read: Sequence[Page], wanted: Sequence[Selection]) -> list[Found]:
    """All event words in which those take part who are asked for, with their dates; those of one event share the
    sharpest.
    """
    referents = referents_of(index, wanted)
    found = [each for page in read for each in _Finder(page, index.story, referents).run()]
    return share_dates(found, {each.id: each.key for each in found if each.key})


def share_dates(found: Sequence[Found], same: Mapping[str, str]) -> list[Found]:
    """Events that are the same (by id → key) have the date of the one that says most; of those, the earliest."""
    best: dict[str, str] = {}
    for each in found:
        key = same.get(each.id, "")
        if key:
            best[key] = min(best.get(key, each.date), each.date, key=_sharpness)
    return [replace(each, date=best[same[each.id]]) if each.id in same else each for each in found]


def _sharpness(date: str) -> tuple[int, str]:
    return -len(normal_date(date)), date


def timeline(target: str, found: Iterable[Found]) -> Timeline:
    """The events in the order of their dates; those of one date in one line."""
    placed: dict[str, tuple[str | None, str]] = {}
    for each in found:
        placed.setdefault(each.id, (normal_date(each.date) or None, each.date))
    return ordered(target, placed)


def anchored(page: Page, wanted: set[str]) -> list[Found]:
    """Events of a page that are known by their ids alone, with the date of the claim that they head or stand in."""
    anchors = _Anchors(page)
    found = []
    for token in range(len(page.tokens)):
        id = page.event_id(token)
        if id in wanted and id is not None:
            start = page.tokens[token].start
            heads = [c for c in page.facts.claims if c.head.start <= start < c.head.end]
            around = [c for c in page.facts.claims if c.span.start <= start < c.span.end]
            claim = min(heads or around, key=lambda c: c.span.end - c.span.start, default=None)
            past = When(None, page.article.published.latest, Basis.INFERRED)
            when = claim.when if claim and claim.when.known else past
            found.append(Found(page.document.id, id, start, anchors.date(when, start)))
    return found
