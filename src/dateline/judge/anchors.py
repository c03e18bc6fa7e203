"""Between records and anchors: what a judgement points at when it is made, and what that is in the facts of today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.judge.quotes import Found, context, locate
from dateline.lang import table
from dateline.model import Anchor, Article, Claim, Facts, Record
from dateline.span import Span

_OVERLAP = 0.5  # share of the characters of both that two clauses or names have in common, to be one
_SAME_CLAUSE = 0.8  # the same, where another word is taken for the predicate
_NEAR = 2  # characters by which a word may be moved where a slip was mended before it
_BEGINNING = 120  # characters by which an article is known


# ---- made


def anchor_at(record: Record, article: Article, start: int, end: int, head: int = -1) -> Anchor:
    """An anchor on words of an article."""
    prefix, suffix = context(article.text, start, end)
    quote = article.text[start:end]
    return Anchor(record, article.id, quote, prefix, suffix, start, head, article.url, article.paths)


def of_claim(claim: Claim, article: Article, record: Record = Record.CLAIM) -> Anchor:
    """An anchor on a claim, or on the event that it tells of."""
    head = claim.head.start - claim.span.start
    inside = claim.span.contains(claim.head)
    return anchor_at(record, article, claim.span.start, claim.span.end, head if inside else -1)


def of_article(article: Article) -> Anchor:
    """An anchor on an article: how it begins."""
    end = min(len(article.text), _BEGINNING)
    while end < len(article.text) and article.text[end].isalnum():
        end += 1
    return anchor_at(Record.ARTICLE, article, 0, end)


# ---- found


@dataclass(frozen=True, slots=True)
class Hit:
    """What an anchor means now: ids of claims, referents or articles, or a span; else why it means nothing."""

    ids: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    because: str = ""


class Finder:
    """Finds what anchors mean in some articles and their facts."""

    def __init__(self, articles: Sequence[Article], facts: Sequence[Facts]) -> None:
        self._articles = {article.id: article for article in articles}
        self._facts = {each.article: each for each in facts}

    def hit(self, anchor: Anchor, places: Sequence[str], *, everywhere: bool = False) -> Hit:
        """What an anchor means in the articles that may be its own, the likeliest first: in the first that has it.

        `everywhere`: in all of them, for what is said of a sentence holds in each capture of its page.
        """
        known = [self._articles[id] for id in places if id in self._articles]
        if not known:
            return Hit(because=unfit("no_article"))
        hits = [self._in(anchor, article) for article in known]
        good = [hit for hit in hits if not hit.because]
        if not good:
            return hits[0]
        if not everywhere:
            return good[0]
        return Hit(tuple(id for hit in good for id in hit.ids), tuple(span for hit in good for span in hit.spans))

    def _in(self, anchor: Anchor, article: Article) -> Hit:
        same = article.id == anchor.article or bool(anchor.url and article.url == anchor.url)
        if anchor.record is Record.ARTICLE and same:
            return Hit((article.id,))
        found = locate(article.text, anchor.quote, anchor.prefix, anchor.suffix, anchor.start)
        name = article.paths[0] if article.paths else article.id
        if found.times != 1:
            return Hit(because=unfit("unclear" if found.times else "no_words", article=name, times=found.times))
        if anchor.record is Record.ARTICLE:
            return Hit((article.id,))
        span = article.span(found.start, found.end)
        if anchor.record is Record.WORDS:
            return Hit((), (span,))
        facts = self._facts.get(article.id)
        if anchor.record is Record.ENTITY:
            referent = _referent_at(facts, span) if facts else None
            return Hit((referent,), (span,)) if referent else Hit(because=unfit("no_entity", article=name))
        claim = _claim_at(facts.claims, span, _head(anchor, found, article)) if facts else None
        return Hit((claim.id,), (claim.span,)) if claim else Hit(because=unfit("no_claim", article=name))


def _head(anchor: Anchor, found: Found, article: Article) -> int | None:
    """Where the predicate's word is now: after as many letters of the quote as it was."""
    if anchor.head < 0:
        return None
    letters = sum(c.isalnum() for c in anchor.quote[: anchor.head])
    place = found.start
    while place < found.end and (letters or not article.text[place].isalnum()):
        letters -= article.text[place].isalnum()
        place += 1
    return place


def _claim_at(claims: Sequence[Claim], span: Span, head: int | None) -> Claim | None:
    """The claim that these words carry: by its predicate's word, else by the clause that has most in common."""
    near = [c for c in claims if c.span.overlaps(span)]
    if head is not None:
        at_head = [c for c in near if abs(c.head.start - head) <= _NEAR]
        if at_head:
            return min(at_head, key=lambda c: (abs(c.head.start - head), -_common(c.span, span), c.id))
    ranked = sorted(near, key=lambda c: (-_common(c.span, span), c.id))
    if not ranked or _common(ranked[0].span, span) < (_OVERLAP if head is None else _SAME_CLAUSE):
        return None
    unclear = len(ranked) > 1 and _common(ranked[1].span, span) == _common(ranked[0].span, span)
    return None if unclear else ranked[0]


def _referent_at(facts: Facts, span: Span) -> str | None:
    """Whom these words mean, or the words that have most in common with them."""
    shares = [(-_common(m.span, span), r.id) for r in facts.referents for m in r.mentions if m.span.overlaps(span)]
    best = min(shares, default=None)
    return best[1] if best is not None and -best[0] >= _OVERLAP else None


def _common(left: Span, right: Span) -> float:
    """What two spans share, of what either has (Jaccard 1901)."""
    both = min(left.end, right.end) - max(left.start, right.start)
    return max(0, both) / (max(left.end, right.end) - min(left.start, right.start) or 1)


def unfit(why: str, /, **parts: object) -> str:
    """Why a judgement does not fit any more, in words."""
    reasons: Mapping[str, str] = table("judgements")["unfit"]
    return reasons[why].format(**parts)
