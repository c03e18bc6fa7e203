"""An article as it is read beside its claims: its blocks in order, each cut where claims, relays and pages begin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.model import Article, Block, BlockKind, Claim, Event
from dateline.tell.headings import drawn
from dateline.tell.index import Index
from dateline.tell.lead import lead


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of an article, unchanged. `marks` are the claims (ids) that they carry, the innermost first.

    `begins` are the claims whose words begin here, `pages` the numbers of the pages of print that do. `relay` is the
    outlet that these words name as where the page has it from, "" elsewhere.
    """

    text: str
    marks: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    relay: str = ""
    pages: tuple[int, ...] = ()

    @property
    def mark(self) -> str:
        """The claim that the words lead to: the innermost; "" where there is none."""
        return self.marks[0] if self.marks else ""


@dataclass(frozen=True, slots=True)
class Passed:
    """A block of an article in pieces, with the claims (ids) that begin in it, in the order of its words."""

    kind: BlockKind
    pieces: tuple[Piece, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's blocks. `standings` tells how the event of each claim in it is drawn, by the claim's id."""

    article: Article
    blocks: tuple[Passed, ...]
    standings: dict[str, str]


def reading(article: Article, index: Index) -> Reading:
    """The article cut into pieces: joined, those of a block are its text as it stands."""
    claims = claims_in(article, index)
    events = {index.story.links.event_of.get(claim.id, "") for claim in claims}
    told = {id: _drawn(index.events[id], index) for id in events if id in index.events}
    return Reading(
        article,
        tuple(_passed(block, article, claims) for block in _blocks(article)),
        {c.id: told.get(index.story.links.event_of.get(c.id, ""), "") for c in claims},
    )


def claims_in(article: Article, index: Index) -> tuple[Claim, ...]:
    """The claims of an article, in the order of its words, what holds others before them."""
    mine = (claim for claim in index.story.claims if claim.span.article == article.id)
    return tuple(sorted(mine, key=lambda c: (c.span.start, -c.span.end, c.id)))


def _drawn(event: Event, index: Index) -> str:
    return drawn(event, lead(event, index), index).value


def _blocks(article: Article) -> Iterable[Block]:
    """The blocks; of a text without any, the whole of it."""
    return article.blocks or ([Block(BlockKind.PARAGRAPH, 0, len(article.text))] if article.text else [])


def _passed(block: Block, article: Article, claims: Sequence[Claim]) -> Passed:
    touching = [c for c in claims if c.span.start < block.end and block.start < c.span.end]
    begun = tuple(c.id for c in touching if c.span.start >= block.start)
    return Passed(block.kind, tuple(_pieces(block, article, touching)), begun)


def _pieces(block: Block, article: Article, claims: Sequence[Claim]) -> Iterator[Piece]:
    relays = [relay for relay in article.via if relay.span.start < block.end and block.start < relay.span.end]
    pages: defaultdict[int, list[int]] = defaultdict(list)
    for page in article.pages:
        if block.start <= page.start < block.end:
            pages[page.start].append(page.number)
    spans = [*(claim.span for claim in claims), *(relay.span for relay in relays)]
    edges = {block.start, block.end, *pages, *(edge for span in spans for edge in (span.start, span.end))}
    cuts = sorted(edge for edge in edges if block.start <= edge <= block.end)
    for start, end in pairwise(cuts):
        over = sorted(
            (c for c in claims if c.span.start <= start and end <= c.span.end), key=lambda c: (len(c.span), c.id)
        )
        yield Piece(
            article.text[start:end],
            tuple(c.id for c in over),
            tuple(c.id for c in claims if c.span.start == start),
            next((relay.name for relay in relays if relay.span.start <= start and end <= relay.span.end), ""),
            tuple(pages[start]) if start in pages else (),
        )
