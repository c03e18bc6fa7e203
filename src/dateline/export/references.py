"""An article as a bibliographic reference: what the forms for citations have in common."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from dateline.export.web import web_address
from dateline.lang import table
from dateline.model import Article, Story
from dateline.tell.words import Words
from dateline.when import Basis, When

_AGENCY = "agency"
# The Wayback Machine's addresses: /web/20140302101500id_/http://…
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/(\d{4})(\d{2})(\d{2})\d*(?:[a-z]{2}_)?/(https?:/?/?.+)")
_NOT_OF_A_KEY = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Reference:
    """An article to be cited. "" and None are: not known.

    `key` is unique and made of letters, digits and '-'. `date` is the publication date as the page states it, never one
    that was worked out; `agency` is a wire service that the page credits. `url` is the page's own address and
    `archive_url` that of the archived copy that was read. `accessed` is the day on which the page was saved. `page` is
    the page of print on which the article begins, 0 where none is known.
    """

    key: str
    id: str
    title: str
    outlet: str
    agency: str
    authors: tuple[str, ...]
    date: When | None
    date_words: str
    url: str
    archive_url: str
    archived_words: str
    accessed: datetime.date | None
    accessed_words: str
    language: str
    page: int = 0


def references(story: Story, words: Words | None = None) -> dict[str, Reference]:
    """The references of a story's articles by their ids. A byline that is an outlet of the story is a wire service."""
    outlets = frozenset(article.outlet for article in story.articles if article.outlet)
    return {article.id: reference(article, words, outlets) for article in story.articles}


def reference(article: Article, words: Words | None = None, outlets: Collection[str] = ()) -> Reference:
    """The reference of an article; `outlets` are known as such besides those of lang/*/outlets.toml."""
    words = words or Words()
    wires = [name for name in article.authors if name in outlets or is_agency(name)]
    relayed = [relay.name for relay in article.via if is_agency(relay.name)]
    url, archive_url, archived = _addresses(article.url)
    stated = article.published if article.published.known and article.published.basis is Basis.STATED else None
    saved = article.captured.earliest if article.captured.earliest == article.captured.latest else None
    return Reference(
        key=_key(article),
        id=article.id,
        title=article.title,
        outlet=article.outlet or "",
        agency=next(iter((*relayed, *wires)), ""),
        authors=tuple(name for name in article.authors if name not in wires),
        date=stated,
        date_words=words.when(stated) if stated else "",
        url=url,
        archive_url=archive_url,
        archived_words=words.day(archived) if archived else "",
        accessed=saved,
        accessed_words=words.day(saved) if saved else "",
        language=article.language,
        page=_page(article),
    )


def _page(article: Article) -> int:
    """The page that an article's header names; the pages of a PDF file are counted from 1, whatever print has there."""
    if len(article.pages) != 1:
        return 0
    (page,) = article.pages
    counted = page.number == 1 and any(path.lower().endswith(".pdf") for path in article.paths)
    return 0 if counted else page.number


def is_agency(name: str, language: str = "en") -> bool:
    """Whether a name is that of a wire service, as far as lang/*/outlets.toml knows."""
    called = name.casefold()
    return any(
        row["kind"] == _AGENCY and called in (row["name"].casefold(), *(each.casefold() for each in row["aliases"]))
        for row in table("outlets", language)["outlet"]
    )


def _addresses(url: str | None) -> tuple[str, str, datetime.date | None]:
    """The page's own address, that of its archived copy, and the day of the copy."""
    known = web_address(url)
    found = _ARCHIVED.match(known)
    if not found:
        return known, "", None
    try:
        day = datetime.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return known, "", None
    own = re.sub(r"^(https?):/*", r"\1://", found[4])
    return own, known, day


def _key(article: Article) -> str:
    """'calder-courier-2018-02-10-9f86d0': what it is, when, and the beginning of its id."""
    name = unicodedata.normalize("NFKD", article.outlet or "page").encode("ascii", "ignore").decode().lower()
    slug = _NOT_OF_A_KEY.sub("-", name).strip("-") or "page"
    date = article.published.earliest.isoformat() + "-" if article.published.earliest else ""
    return f"{slug}-{date}{_NOT_OF_A_KEY.sub('', article.id.lower())[:8]}"
