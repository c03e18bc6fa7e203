"""A story as tables: a row a claim, a row an event, each value in plain words, for spreadsheets and data frames."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model import Claim, Event, Record, Role, Story
from dateline.tell.chain import byline, chain
from dateline.tell.context import context_quote
from dateline.tell.course import in_order
from dateline.tell.editor import decided, retitled
from dateline.tell.headings import heading
from dateline.tell.index import Index
from dateline.tell.labels import event_labels, labels
from dateline.tell.lead import lead
from dateline.tell.selection import ALL, Selection, select
from dateline.tell.unresolved import unresolved
from dateline.tell.words import Words
from dateline.when import When

ARROW = " ← "  # from the reader back to the origin
_PARTS = "; "


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim with its event, its date, its sources and where its words stand. "" is: none, or not known.

    `event_title` is what the event is called (a person's own words, where there are any: `retitled`), `event_said_by`
    who says that. `date` is EDTF; `date_earliest` and `date_latest` are its ends, both inclusive. `chain` goes from the
    page back to the origin; `origin` is where the claim comes from, with `origin_kind`, and `origin_id` is shared by
    the claims that come from there. `outlet_owner` and `outlet_grade` are what the user says of the page's outlet.
    `contradicts` and `answered_by` are ids of claims. `page` is that of print, `start`
    and `end` count code points in the article's text (SHA-256 of its UTF-8: `text_sha256`), and `quote` has the words.
    `context` is the sentence, mostly before them, that open words of the title point back to ("they", "the move").
    """

    event: str
    event_title: str
    event_said_by: str
    standing: str
    origins: int
    date: str
    date_earliest: str
    date_latest: str
    date_words: str
    date_basis: str
    date_because: str
    claim: str
    title: str
    said_by: str
    chain: str
    origin: str
    origin_kind: str
    origin_id: str
    certainty: str
    polarity: str
    phase: str
    rule: str
    participants: str
    places: str
    amounts: str
    labels: str
    contradicts: str
    answered_by: str
    quote: str
    article: str
    article_title: str
    outlet: str
    url: str
    published: str
    published_basis: str
    file: str
    page: int | str
    start: int
    end: int
    text_sha256: str
    decided: str
    retitled: str
    outlet_owner: str = ""
    outlet_grade: str = ""
    context: str = ""


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event: what it is called and by whom, when it lies, how it stands, and how much tells it.

    `context` is the sentence that open words of its title point back to, "" where that is a dispute's or a person's.
    """

    event: str
    title: str
    said_by: str
    standing: str
    origins: int
    articles: int
    claims: int
    date: str
    date_earliest: str
    date_latest: str
    date_words: str
    date_basis: str
    date_because: str
    participants: str
    labels: str
    salience: float
    decided: str
    retitled: str
    context: str = ""


def event_rows(story: Story, *, selection: Selection = ALL, language: str = "en") -> Iterator[EventRow]:
    """The events of a story that a selection leaves, in the order of the timeline."""
    index, words = Index(story), Words(language)
    for event in in_order(select(selection, index), index):
        own = retitled(event.id, index)
        names = (index.entities[id].name for id in event.participants if id in index.entities)
        called = heading(event, lead(event, index), index, words)
        yield EventRow(
            event=event.id,
            title=own or event.title,
            said_by=called.byline,
            standing=event.standing.value,
            origins=len(event.origins),
            articles=len({claim.span.article for claim in index.claims_of(event)}),
            claims=len(event.claims),
            **_dates(event.when, words),
            participants=_PARTS.join(dict.fromkeys(names)),
            labels=_PARTS.join(label.value for label in event_labels(event, index, language=language)),
            salience=round(float(event.salience), 3),
            decided=_PARTS.join(decided(Record.EVENT, event.id, index, words)),
            retitled=own,
            context=context_quote(called.claim, index) if called.claim and not own else "",
        )


def claim_rows(story: Story, *, selection: Selection = ALL, language: str = "en") -> Iterator[ClaimRow]:
    """The claims of the events that a selection leaves: by event in the order of the timeline, its lead first."""
    index, words = Index(story), Words(language)
    hashes: dict[str, str] = {}
    for event in in_order(select(selection, index), index):
        best = lead(event, index)
        said_by = heading(event, best, index, words).byline
        for claim in sorted(index.claims_of(event), key=lambda each: (each.id != best.id, each.id)):
            article = index.article_of(claim)
            if article.id not in hashes:
                hashes[article.id] = text_hash(article.text)
            yield _row(claim, event, said_by, hashes[article.id], index, words)


def text_hash(text: str) -> str:
    """The SHA-256 of a text as UTF-8; half a character, which has no bytes there, counts as U+FFFD."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode()).hexdigest()


def _row(claim: Claim, event: Event, said_by: str, text_sha256: str, index: Index, words: Words) -> ClaimRow:
    article, links = index.article_of(claim), index.story.links
    steps = chain(claim, index, words)
    conflicts = {other for each in index.conflicts_of.get(claim.id, ()) for other in each.claims} - {claim.id}
    answers = sorted({answer.claim for answer in index.answers_of.get(claim.id, ())})
    own, said = retitled(event.id, index), index.outlet_of_article.get(article.id)
    return ClaimRow(
        event=event.id,
        event_title=own or event.title,
        event_said_by=said_by,
        standing=event.standing.value,
        origins=len(event.origins),
        **_dates(claim.when, words),
        claim=claim.id,
        title=claim.title,
        said_by=byline(steps, words),
        chain=ARROW.join(step.name for step in steps),
        origin=steps[-1].name,
        origin_kind=steps[-1].kind.value,
        origin_id=links.origin_of.get(claim.id, ""),
        certainty=claim.certainty.value,
        polarity=claim.polarity.name.lower(),
        phase=claim.phase.value,
        rule=claim.rule,
        participants=_participants(claim, index, words, places=False),
        places=_participants(claim, index, words, places=True),
        amounts=_PARTS.join(f"{amount.value} {amount.unit}".strip() for amount in claim.amounts),
        labels=_PARTS.join(label.value for label in labels(claim, article, language=words.language)),
        contradicts=_PARTS.join(sorted(conflicts)),
        answered_by=_PARTS.join(answers),
        quote=claim.span.of(article.text),
        article=article.id,
        article_title=article.title,
        outlet=article.outlet or "",
        url=article.url or "",
        published=article.published.edtf,
        published_basis=article.published.basis.value,
        file=article.paths[0] if article.paths else "",
        page=article.page_at(claim.span.start) or "",
        start=claim.span.start,
        end=claim.span.end,
        text_sha256=text_sha256,
        decided=_PARTS.join(decided(Record.CLAIM, claim.id, index, words)),
        retitled=own,
        outlet_owner=said.owner if said else "",
        outlet_grade=said.grade if said else "",
        context=context_quote(claim, index),
    )


def _dates(when: When, words: Words) -> dict[str, str]:
    """The columns of a date."""
    return {
        "date": when.edtf,
        "date_earliest": when.earliest.isoformat() if when.earliest else "",
        "date_latest": when.latest.isoformat() if when.latest else "",
        "date_words": words.when(when),
        "date_basis": when.basis.value,
        "date_because": _PARTS.join(dict.fromkeys(reason.text for reason in when.because)),
    }


def _participants(claim: Claim, index: Index, words: Words, *, places: bool) -> str:
    """'agent: Mara Quint; patient: the house; partner: “them” (not resolved)', or the names of the places alone."""
    entity_of = index.story.links.entity_of
    told = []
    for each in claim.participants:
        entity = index.entities.get(entity_of.get(each.referent, ""))
        name = entity.name if entity else each.span.of(index.article_of(claim).text)
        if (each.role is Role.PLACE) == places:
            told.append(name if places else f"{each.role.value}: {name}")
    for role, said in unresolved(claim, index, words):
        if (role is Role.PLACE) == places:
            told.append(said if places else f"{role.value}: {said}")
    return _PARTS.join(dict.fromkeys(told))
