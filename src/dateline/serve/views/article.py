"""An article with its claims marked, what stands around its text, and the list of all articles."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from dateline.model import Article, Claim
from dateline.serve.citing import Cited
from dateline.serve.views.asked import Asked, asked, citing_of
from dateline.tell.chain import byline, chain
from dateline.tell.overview import ArticleRow
from dateline.tell.reading import reading

_PAGE = 100


@dataclass(frozen=True, slots=True)
class Noted:
    """A claim beside its paragraph: where it leads, who says it, when it lies, and what else is to be known; and what
    can be copied of it."""

    claim: Claim
    event: str
    byline: str
    when: str
    certainty: str
    quotes: bool
    cited: Cited


def article(request: Request) -> Response:
    """The article that the address names."""
    page = asked(request)
    told, id = page.told, page.named("article")
    found = told.index.articles.get(id)
    if found is None:
        phrases = page.pages.phrases["missing"]
        return page.missing(phrases["article_then"] if told.known_on else phrases["article"].format(id=id))
    rows = told.overview.articles
    place = next(n for n, row in enumerate(rows) if row.article.id == id)
    read = reading(found, told.index)
    return page.page(
        "article.html.j2",
        row=rows[place],
        read=read,
        noted={id: _noted(told.index.claims[id], page) for block in read.blocks for id in block.claims},
        events=len({told.story.links.event_of.get(claim) for block in read.blocks for claim in block.claims}),
        citation=citing_of(page).citation(found),
        copies=_copies(found, rows),
        before=rows[place - 1] if place else None,
        after=rows[place + 1] if place + 1 < len(rows) else None,
    )


def _noted(claim: Claim, page: Asked) -> Noted:
    told = page.told
    steps = chain(claim, told.index, told.words)
    said_by = byline(steps, told.words)
    certain = claim.certainty.value == "certain"
    return Noted(
        claim,
        told.story.links.event_of.get(claim.id, ""),
        said_by if len(steps) > 1 else "",
        told.words.short_when(claim.when),
        "" if certain else str(told.words["certainty"][claim.certainty.value]),
        claim.direct_quote,
        citing_of(page).claim(claim, said_by),
    )


def _copies(article: Article, rows: tuple[ArticleRow, ...]) -> tuple[ArticleRow, ...]:
    """The articles that copy it."""
    return tuple(row for row in rows if row.copy_of and row.copy_of.id == article.id)


def articles(request: Request) -> Response:
    """The articles of a story, a hundred a page, and the files that gave none."""
    page = asked(request)
    rows, number = page.told.overview.articles, page.query.number("page")
    return page.page(
        "articles.html.j2",
        rows=rows[(number - 1) * _PAGE : number * _PAGE],
        coverage=page.told.overview.coverage,
        first=(number - 1) * _PAGE + 1,
        number=number,
        last=max(1, -(-len(rows) // _PAGE)),
    )
