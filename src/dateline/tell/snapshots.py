"""Story → Snapshot: the little of it that two builds are compared by."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from dateline.model import Article, Claim, Origin, Story
from dateline.model.changes import (
    SeenAnswer,
    SeenArticle,
    SeenClaim,
    SeenConflict,
    SeenEvent,
    SeenOrigin,
    SeenState,
    Snapshot,
)
from dateline.tell.chain import byline, chain, teller
from dateline.tell.headings import heading
from dateline.tell.index import Index
from dateline.tell.lead import lead
from dateline.tell.words import Words

_MARK = 8  # bytes: two of a million claims of one page share one by chance once in a hundred million pages
_END = re.compile(r"[.!?…]+[\"”’)\]]*\s+|\n+")


def snapshot(story: Story, *, language: str = "en") -> Snapshot:
    """What is kept of a story. Same story, same snapshot; each kind of record is in the order of its ids."""
    index, words = Index(story), Words(language)
    links = story.links
    answers = tuple(answer for answer in links.answers if answer.claim in index.claims)
    both = {id for conflict in links.conflicts for id in conflict.claims}
    sentences = {article.id: _sentences(article.text) for article in story.articles}
    both |= {id for answer in answers for id in (answer.claim, answer.allegation)}
    return Snapshot(
        articles=tuple(
            _article(article, sentences[article.id], words) for article in sorted(story.articles, key=lambda a: a.id)
        ),
        claims=tuple(_claim(c, c.id in both, sentences[c.span.article], index, words) for c in story.claims),
        events=tuple(sorted((_event(id, index, words) for id in index.events), key=lambda e: e.id)),
        origins=tuple(sorted((_origin(origin, index, words) for origin in links.origins), key=lambda o: o.id)),
        states=tuple(
            sorted(
                (
                    SeenState(
                        state.relation,
                        tuple(index.entities[id].name for id in state.entities if id in index.entities),
                        state.when.edtf,
                        state.force.value,
                        tuple(sorted(state.claims)),
                    )
                    for state in links.states
                ),
                key=lambda s: (s.claims, s.relation, s.names),
            )
        ),
        conflicts=tuple(
            sorted(
                (SeenConflict(c.claims, c.about, c.because) for c in links.conflicts), key=lambda c: (c.claims, c.about)
            )
        ),
        answers=tuple(
            sorted(
                (SeenAnswer(a.claim, a.allegation, a.kind.value) for a in answers),
                key=lambda a: (a.claim, a.allegation, a.kind),
            )
        ),
    )


def _sentences(text: str) -> tuple[int, ...]:
    """Where what lies between full stops or the ends of lines begins: near enough to sentences to know one again."""
    return (0, *(found.end() for found in _END.finditer(text)))


def _article(article: Article, starts: Sequence[int], words: Words) -> SeenArticle:
    places = tuple(place for place in (article.url, *article.paths) if place)
    text, ends = article.text, (*starts[1:], len(article.text))
    sentences = tuple(_mark(text[start:end]) for start, end in zip(starts, ends, strict=True))
    return SeenArticle(article.id, teller(article, words), article.title, article.published.edtf, places, sentences)


def _claim(claim: Claim, told: bool, starts: Sequence[int], index: Index, words: Words) -> SeenClaim:
    span, text = claim.span, index.article_of(claim).text
    mark = _mark(span.of(text), claim.head.of(text))
    within = (bisect_right(starts, span.start) - 1, bisect_left(starts, span.end))
    if not told:
        return SeenClaim(claim.id, span.article, mark, sentences=within)
    return SeenClaim(claim.id, span.article, mark, claim.title, byline(chain(claim, index, words), words), within)


def _mark(*parts: str) -> str:
    """Stands for words, whatever their case and the white space between them."""
    words = "\n".join(" ".join(part.casefold().split()) for part in parts)
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[: 2 * _MARK]


def _event(id: str, index: Index, words: Words) -> SeenEvent:
    event = index.events[id]
    called = heading(event, lead(event, index), index, words)
    return SeenEvent(
        event.id,
        called.title,
        "" if called.sides else called.byline,
        event.when.edtf,
        event.standing.value,
        tuple(sorted(event.claims)),
        event.salience,
    )


def _origin(origin: Origin, index: Index, words: Words) -> SeenOrigin:
    if origin.owner:
        name = origin.owner
    elif origin.source and origin.source in index.sources:
        name = index.sources[origin.source].name
    else:
        name = teller(index.article_of(index.claims[min(origin.claims)]), words) if origin.claims else ""
    return SeenOrigin(origin.id, name, tuple(sorted(origin.claims)))
