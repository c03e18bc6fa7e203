"""What a format's reader hands over: pieces of text and what the page says of itself; and how it becomes an Article."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from dateline.config import Limits
from dateline.errors import UnreadableError
from dateline.model import Article, Block, BlockKind, Page, Relay, Rendition
from dateline.read.canonical import JOINER, canonical, squash
from dateline.read.language import language_of
from dateline.read.relays import Found, find_relays, is_agency, same_outlet
from dateline.span import Span
from dateline.when import UNKNOWN, Basis, Day, Reason, When


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of canonical text (never empty, one line); `sure` where markup says what it is.

    `furniture` is what a page says around its story ("Read more: …"): no claim, so it counts as a heading.
    """

    kind: BlockKind
    text: str
    sure: bool = False
    furniture: bool = False
    pages: tuple[tuple[int, int], ...] = ()  # where in the text which page begins, in print


@dataclass(frozen=True, slots=True)
class Dated:
    """One thing that dates the publication: `text` is the reason for people, `quote` its words in the article."""

    earliest: Day | None
    latest: Day | None
    text: str
    quote: str = ""

    @property
    def universal(self) -> bool:
        """Whether it gives an hour in universal time, whose day may not be the outlet's."""
        return bool(re.search(r"T\d\d:?\d\d\S*?(?:Z|[+-]00:?00)$", self.text))


@dataclass(frozen=True, slots=True)
class Draft:
    """A page before it is an article. `dates` are in the order in which they are believed.

    `captured` is when the page was saved, `partial` why its text is not the whole article ("" if it is).
    """

    pieces: tuple[Piece, ...]
    title: str = ""
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    dates: tuple[Dated, ...] = ()
    captured: Dated | None = None
    partial: str = ""
    rendition: Rendition = Rendition.PAGE
    page_language: str = ""  # what the page says of itself, which is often wrong


@dataclass(frozen=True, slots=True)
class Told:
    """What the user says of an article (sidecar, articles.csv, --published): believed first, never in the id."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    via: tuple[str, ...] = ()
    dates: tuple[Dated, ...] = field(default=())

    def over(self, weaker: Told) -> Told:
        """This, and what only the weaker one says."""
        return Told(
            self.title or weaker.title,
            self.outlet or weaker.outlet,
            self.authors or weaker.authors,
            self.url or weaker.url,
            self.via or weaker.via,
            self.dates + weaker.dates,
        )


def piece(kind: BlockKind, text: str, *, sure: bool = False) -> Piece | None:
    """A piece of canonical text; None where it has no letter or digit (rules, stars, arrows)."""
    clean = canonical(text)
    return Piece(kind, clean, sure) if any(c.isalnum() for c in clean) else None


def pieces(items: Iterable[Piece | None]) -> tuple[Piece, ...]:
    """The pieces that hold text."""
    return tuple(item for item in items if item is not None)


def to_article(draft: Draft, path: str, told: Told, limits: Limits) -> Article:
    """The article of a draft: text, blocks, relays, dates with their reasons, id.

    Raises UnreadableError where the text is too short to be an article or over the limit.
    """
    kept, relays = _with_relays(draft.pieces)
    _check(kept, limits)
    text = JOINER.join(each.text for each in kept)
    blocks = _blocks(kept)
    own = When() if not draft.dates else _when(draft.dates, "", text, blocks)
    identity = draft.url or f"{draft.outlet or ''}\0{own.edtf}"
    article = hashlib.sha256(f"{text}\0{identity}".encode()).hexdigest()[:16]
    outlet = canonical(told.outlet or draft.outlet or "") or None
    return Article(
        id=article,
        text=text,
        title=canonical(told.title or draft.title),
        blocks=blocks,
        outlet=outlet,
        authors=tuple(name for name in map(canonical, told.authors or draft.authors) if name),
        published=_when(told.dates + draft.dates, article, text, blocks),
        url=told.url or draft.url,
        via=_via(relays, (*told.via, *filter(is_agency, draft.authors)), outlet, article, text, blocks),
        paths=(path,),
        language=language_of(_running(kept), draft.page_language),
        captured=_captured(draft.captured),
        partial=draft.partial,
        rendition=draft.rendition,
        pages=_pages(kept, blocks),
    )


def _running(kept: Sequence[Piece]) -> str:
    """The running text, by which the language is told; names and headings come behind it."""
    story = [each.text for each in kept if each.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST)]
    return "\n".join(story or [each.text for each in kept])


def _captured(dated: Dated | None) -> When:
    """When the page was saved, with the words that say so."""
    if dated is None:
        return UNKNOWN
    return When(dated.earliest, dated.latest, Basis.STATED, (Reason(dated.text),))


def _check(kept: Sequence[Piece], limits: Limits) -> None:
    words = sum(len(each.text.split()) for each in kept if not each.furniture)
    chars = sum(len(each.text) for each in kept)
    if words < limits.min_article_words:
        raise UnreadableError(
            f"no article text found ({words} words): an article has at least {limits.min_article_words} words"
        )
    if chars > limits.max_article_chars:
        raise UnreadableError(
            f"the text has {chars:,} characters, the limit is {limits.max_article_chars:,}: split it into its articles"
        )


def _blocks(kept: Sequence[Piece]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    start = 0
    for each in kept:
        blocks.append(Block(each.kind, start, start + len(each.text)))
        start += len(each.text) + len(JOINER)
    return tuple(blocks)


def _pages(kept: Sequence[Piece], blocks: Sequence[Block]) -> tuple[Page, ...]:
    """The pages of print that the pieces stand on, each where its first words do; a title stands on the first."""
    found: dict[int, int] = {}
    for each, block in zip(kept, blocks, strict=True):
        for offset, number in each.pages:
            found.setdefault(number, block.start + min(offset, len(each.text)))
    if found:
        found[min(found)] = 0
    return tuple(Page(number, start) for number, start in sorted(found.items()))


# ---- relays --------------------------------------------------------------------------------------------------------


def _with_relays(given: Sequence[Piece]) -> tuple[list[Piece], list[tuple[int, Found]]]:
    """The pieces, those that only name a relay made bylines; and the relays with the piece that names them."""
    out: list[Piece] = []
    relays: list[tuple[int, Found]] = []
    body = [i for i, each in enumerate(given) if each.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTATION)]
    for index, each in enumerate(given):
        found = find_relays(each.text, first=bool(body) and index == body[0], last=bool(body) and index == body[-1],
                            byline=each.kind is BlockKind.BYLINE)  # fmt: skip
        if each.kind in (BlockKind.TITLE, BlockKind.CAPTION):
            found = ()
        relays += [(index, one) for one in found]
        whole = any(one.whole for one in found)
        out.append(replace(each, kind=BlockKind.BYLINE, furniture=False) if whole else each)
    return out, relays


def _via(
    relays: Sequence[tuple[int, Found]],
    told: Sequence[str],
    outlet: str | None,
    article: str,
    text: str,
    blocks: Sequence[Block],
) -> tuple[Relay, ...]:
    """Each other outlet once, where it is first named; the page's own outlet is no relay.

    `told` are those of the user, and agencies that the page gives as its author: where the text doesn't have their
    name, the span is empty, at the start.
    """
    out: list[Relay] = []
    for index, found in relays:
        start = blocks[index].start
        out.append(Relay(found.name, Span(article, start + found.start, start + found.end)))
    for name in told:
        start = max(text.find(name), 0)
        out.append(Relay(name, Span(article, start, start + len(name) if text.startswith(name, start) else start)))
    seen: list[str] = [outlet] if outlet else []
    kept: list[Relay] = []
    for relay in out:
        if squash(relay.name) and not any(same_outlet(relay.name, other) for other in seen):
            seen.append(relay.name)
            kept.append(relay)
    return tuple(kept)


# ---- the publication date ------------------------------------------------------------------------------------------


def _when(dates: Sequence[Dated], article: str, text: str, blocks: Sequence[Block]) -> When:
    """The most believed date; a finer one that agrees sharpens it; what differs is told beside it."""
    dates = _local_first([each for each in dates if each.earliest or each.latest])
    if not dates:
        return UNKNOWN
    first = dates[0]
    told: set[tuple[Day | None, Day | None]] = set()
    best, reasons = When(first.earliest, first.latest), [_reason(first, article, text, blocks)]
    for each in dates[1:]:
        both = best.intersect(When(each.earliest, each.latest))
        if both is None and (each.earliest, each.latest) not in told:
            told.add((each.earliest, each.latest))
            reasons.append(_reason(replace(each, text=f"otherwise {each.text}"), article, text, blocks))
        elif both is not None and (both.earliest, both.latest) != (best.earliest, best.latest):
            best = both
            reasons.append(_reason(each, article, text, blocks))
    return When(best.earliest, best.latest, Basis.STATED, tuple(reasons))


def _local_first(dates: list[Dated]) -> list[Dated]:
    """Where the first date is an hour in universal time and another is the day beside it, that day comes first.

    It is the day where the outlet is, to which the text's "yesterday" and "Tuesday" refer.
    """
    first = dates[0] if dates else None
    if first is None or first.earliest is None or not first.universal:
        return dates
    for each in dates[1:]:
        if each.earliest and each.earliest == each.latest and abs((each.earliest - first.earliest).days) == 1:
            return [each, *(other for other in dates if other is not each)]
        if each.earliest == first.earliest and not each.universal:
            break  # the outlet's own day confirms it
    return dates


def _reason(dated: Dated, article: str, text: str, blocks: Sequence[Block]) -> Reason:
    """The reason with its words in a byline, if they stand there."""
    for block in blocks if dated.quote and article else ():
        if block.kind is BlockKind.BYLINE:
            start = text.find(dated.quote, block.start, block.end)
            if start >= 0:
                return Reason(dated.text, Span(article, start, start + len(dated.quote)))
    return Reason(dated.text)
