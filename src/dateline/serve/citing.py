"""A claim's source as words to be copied: the citation of its article, and its quote with who says it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from dateline.export.clean import plain
from dateline.export.references import Reference, reference
from dateline.model import Article, Claim
from dateline.tell.accounts import Account
from dateline.tell.index import Index, is_outlet_known
from dateline.tell.report import cut
from dateline.tell.words import Words

_LONGEST = 300  # characters of a name or title
_LONGEST_QUOTE = 1_000


@dataclass(frozen=True, slots=True)
class Cited:
    """`citation` names the article; `quote` has the claim's own words, through whom they come, and the citation."""

    citation: str
    quote: str


@dataclass
class Citing:
    """Citations of a story's articles; each article is looked at once. Any thread may ask."""

    index: Index
    words: Words
    phrases: Mapping[str, str]

    def __post_init__(self) -> None:
        self._outlets: Collection[str] = frozenset(a.outlet for a in self.index.story.articles if a.outlet)
        self._known: dict[str, Reference] = {}

    def of(self, told: Account) -> Cited:
        """What can be copied of an account."""
        return self._cited(told.claim, told.article, told.passage.quote, told.byline)

    def claim(self, claim: Claim, byline: str) -> Cited:
        """What can be copied of a claim that goes through `byline`."""
        article = self.index.article_of(claim)
        return self._cited(claim, article, claim.span.of(article.text), byline)

    def _cited(self, claim: Claim, article: Article, words: str, byline: str) -> Cited:
        where = self.citation(article, article.page_at(claim.span.start))
        quote = cut(plain(words), _LONGEST_QUOTE)
        return Cited(
            where, self.phrases["quote"].format(quote=quote, byline=cut(plain(byline), _LONGEST), citation=where)
        )

    def citation(self, article: Article, page: int | None = None) -> str:
        """'Ann Orr, “A pier falls”, The Courier, 3 May 2019, page 4, https://… (archived …).'; what is known of it."""
        found = self._reference(article)
        told = self.phrases
        title = told["title"].format(title=cut(plain(found.title), _LONGEST)) if found.title else ""
        outlet = found.outlet if is_outlet_known(article) or found.outlet else self.words["source"]["outlet_unknown"]
        archived = told["archived"].format(url=found.archive_url, day=found.archived_words) if found.archive_url else ""
        parts = (
            told["and"].join(plain(name) for name in found.authors[:3]),
            title,
            cut(plain(outlet), _LONGEST) if outlet else "",
            told["agency"].format(name=plain(found.agency)) if found.agency else "",
            found.date_words or told["undated"],
            told["page"].format(n=page) if page else "",
            found.url,
            archived,
            told["accessed"].format(day=found.accessed_words) if found.accessed_words and not archived else "",
        )
        return told["list"].join(part for part in parts if part) + told["end"]

    def _reference(self, article: Article) -> Reference:
        if article.id not in self._known:
            self._known[article.id] = reference(article, self.words, self._outlets)
        return self._known[article.id]
