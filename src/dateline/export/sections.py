"""The records of a story as `dateline/1` has them, by section."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from dateline import model
from dateline.export import records as r
from dateline.span import Span
from dateline.tell.chain import byline, chain
from dateline.tell.editor import retitled
from dateline.tell.headings import heading
from dateline.tell.index import Index
from dateline.tell.labels import event_labels, labels
from dateline.tell.lead import lead
from dateline.tell.words import Words
from dateline.when import When

_DECIMALS = 3
_NOTHING_SAID = model.Outlet("")


def files(story: model.Story) -> Iterator[r.File]:
    """What became of each file, in the order of their paths."""
    for each in story.files:
        yield file(each)


def file(record: model.FileRecord) -> r.File:
    """What became of one file."""
    return r.File(record.path, record.status.value, record.reason, record.article)


def claims(story: model.Story) -> Iterator[r.Claim]:
    """The claims in id order, with what the links say of them."""
    index, words = Index(story), Words()
    for claim in story.claims:
        yield _claim(claim, byline(chain(claim, index, words), words), index)


def entities(story: model.Story) -> Iterator[r.Entity]:
    """The entities in id order."""
    index = Index(story)
    for e in sorted(story.links.entities, key=_id):
        mentions = [_span(span) for span in sorted(e.mentions)]
        judged = _judged(model.Record.ENTITY, e.id, index)
        yield r.Entity(e.id, e.name, e.kind.value, list(e.aliases), list(e.members), mentions, judged)


def sources(story: model.Story) -> Iterator[r.Source]:
    """The sources in id order."""
    said = {id: each.outlet for each in story.links.outlets for id in each.sources}
    for source in sorted(story.links.sources, key=_id):
        outlet = said.get(source.id, _NOTHING_SAID)
        yield r.Source(source.id, source.name, source.kind.value, source.entity, outlet.owner, outlet.grade)


def events(story: model.Story) -> Iterator[r.Event]:
    """The events in id order."""
    index, words = Index(story), Words()
    before = story.links.before
    for e in sorted(story.links.events, key=_id):
        called = heading(e, lead(e, index), index, words)
        context = called.claim.context if called.claim else None
        yield r.Event(
            id=e.id,
            title=e.title,
            byline=called.byline,
            when=_when(e.when),
            participants=list(e.participants),
            standing=e.standing.value,
            claims=list(e.claims),
            origins=list(e.origins),
            salience=round(float(e.salience), _DECIMALS),
            labels=[label.value for label in event_labels(e, index)],
            after=list(before.get(e.id, ())),
            judged=_judged(model.Record.EVENT, e.id, index),
            retitled=r.Retitled(title, "editor") if (title := retitled(e.id, index)) else None,
            context=_maybe_span(context),
            context_quote=_quote(context, index),
        )


def states(story: model.Story) -> Iterator[r.State]:
    """The states in the order of relation, entities and claims."""
    for state in sorted(story.links.states, key=lambda s: (s.relation, s.entities, s.claims)):
        yield r.State(
            state.relation,
            list(state.entities),
            _when(state.when),
            _when(state.holds_at),
            list(state.claims),
            state.force.value,
            list(state.told_by),
            list(state.ended_by),
        )


def conflicts(story: model.Story) -> Iterator[r.Conflict]:
    """The conflicts in the order of their claims."""
    for conflict in sorted(story.links.conflicts, key=lambda c: (c.claims, c.about, c.because)):
        yield r.Conflict(conflict.claims, conflict.about, conflict.because)


def answers(story: model.Story) -> Iterator[r.Answer]:
    """What answers an allegation or became of a forecast, in the order of the claims."""
    for answer in sorted(story.links.answers, key=lambda a: (a.claim, a.allegation, a.kind.value)):
        yield r.Answer(answer.claim, answer.allegation, answer.kind.value, answer.because)


def sections(story: model.Story) -> dict[str, Iterator[Any]]:
    """The records of a story by section, each in the order in which it is written."""
    return {
        "files": files(story),
        "articles": _articles(story),
        "entities": entities(story),
        "sources": sources(story),
        "claims": claims(story),
        "events": events(story),
        "origins": _origins(story),
        "states": states(story),
        "conflicts": conflicts(story),
        "answers": answers(story),
    }


def _id(record: model.Entity | model.Source | model.Event | model.Origin) -> str:
    return record.id


def _articles(story: model.Story) -> Iterator[r.Article]:
    copies = {copy.article: copy.original for copy in story.links.copies}
    earlier = _earlier(story.links)
    bounded = {each.article: each.when for each in story.links.publications}
    index = Index(story)
    for article in sorted(story.articles, key=lambda a: a.id):
        yield r.Article(
            id=article.id,
            paths=list(article.paths),
            url=article.url,
            title=article.title,
            outlet=article.outlet,
            via=[relay.name for relay in article.via],
            published=_when(bounded.get(article.id, article.published)),
            text=article.text,
            copy_of=copies.get(article.id),
            language=article.language,
            captured=_when(article.captured),
            partial=article.partial,
            rendition=article.rendition.value,
            version_of=earlier.get(article.id),
            judged=_judged(model.Record.ARTICLE, article.id, index),
            pages=[r.Page(page.number, page.start) for page in article.pages],
            owner=index.outlet_of_article.get(article.id, _NOTHING_SAID).owner,
            grade=index.outlet_of_article.get(article.id, _NOTHING_SAID).grade,
        )


def _earlier(links: model.Links) -> dict[str, str]:
    """The version before each: where several are known, that which is itself a version of the others."""
    before: dict[str, list[str]] = {}
    for version in links.versions:
        before.setdefault(version.article, []).append(version.earlier)
    return {
        article: max(found, key=lambda id: (len({*before.get(id, ())} & {*found}), id))
        for article, found in before.items()
    }


def _origins(story: model.Story) -> Iterator[r.Origin]:
    for origin in sorted(story.links.origins, key=_id):
        yield r.Origin(origin.id, origin.source, list(origin.claims), origin.because, origin.owner)


def _claim(claim: model.Claim, said_by: str, index: Index) -> r.Claim:
    links = index.story.links
    hops = zip(links.sources_of.get(claim.id, ()), claim.attribution, strict=True)
    return r.Claim(
        id=claim.id,
        event=links.event_of[claim.id],
        span=_span(claim.span),
        quote=claim.span.of(index.article_of(claim).text),
        title=claim.title,
        byline=said_by,
        participants=[
            r.Participant(links.entity_of[p.referent], p.role.value, _span(p.span)) for p in claim.participants
        ],
        when=_when(claim.when),
        certainty=claim.certainty.value,
        polarity=claim.polarity.value,
        phase=claim.phase.value,
        attribution=[r.Hop(source, _maybe_span(hop.cue), _maybe_span(hop.span)) for source, hop in hops],
        origin=links.origin_of[claim.id],
        direct_quote=claim.direct_quote,
        labels=[label.value for label in labels(claim, index.article_of(claim))],
        judged=_judged(model.Record.CLAIM, claim.id, index),
        unresolved=[r.Unresolved(u.role.value, _span(u.span)) for u in claim.unresolved],
        context=_maybe_span(claim.context),
        context_quote=_quote(claim.context, index),
    )


def _judged(record: model.Record, id: str, index: Index) -> list[r.Decision]:
    """What of a record a person decided, each once; no note and no name."""
    kinds = {each.kind.value for each in index.judged.get((record, id), ())}
    return [decision for decision in get_args(r.Decision) if decision in kinds]


def _span(span: Span) -> r.Span:
    return r.Span(span.article, span.start, span.end)


def _quote(span: Span | None, index: Index) -> str:
    """The text of a span; "" of none."""
    return span.of(index.articles[span.article].text) if span is not None else ""


def _maybe_span(span: Span | None) -> r.Span | None:
    return None if span is None else _span(span)


def _when(when: When) -> r.When:
    return r.When(
        edtf=when.edtf,
        earliest=when.earliest.isoformat() if when.earliest else None,
        latest=when.latest.isoformat() if when.latest else None,
        basis=when.basis.value,
        because=[r.Reason(reason.text, _maybe_span(reason.span)) for reason in when.because],
    )
