"""The stages that a build runs, each a function of its input; those that ship are imported when first called."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from dateline.model import (
    NOTHING_DECIDED,
    Annotations,
    Article,
    Background,
    Decided,
    Facts,
    Link,
    Links,
    Outlet,
    Sketch,
    Story,
    TimeExpression,
    Unread,
)
from dateline.model.changes import Snapshot
from dateline.model.sketch import Beside
from dateline.versions import Versions, versions
from dateline.when import When
from dateline.workers import Reader

if TYPE_CHECKING:
    from dateline.understand import Embedder
    from dateline.understand.embedding import Vectors

Keep = Callable[[bytes], object]  # is handed the bytes of a file as they were read


class File(Protocol):
    """A listed file: `path` opens it, `name` is what people see, relative to the folder that was given.

    `told` is what the user says of it, as a sidecar would.
    """

    @property
    def path(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def told(self) -> Mapping[str, str]: ...


class Page(Protocol):
    """A page of an archive, to be read by this process or another: `number` in its file, `place` for people."""

    @property
    def number(self) -> int: ...

    @property
    def place(self) -> str: ...


class OutletTable(Protocol):
    """What the user says of outlets: `path` opens the table, `name` is what people see.

    `rows` have their lines, and are none where no table lies there; `unread` is what of it does not count.
    """

    @property
    def path(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def rows(self) -> Sequence[tuple[int, Outlet]]: ...

    @property
    def unread(self) -> Sequence[Unread]: ...


def _outlet_tables(paths: Sequence[str], files: Sequence[File]) -> Sequence[OutletTable]:
    from dateline.read.files import File as Listed
    from dateline.read.outlets import outlet_tables

    return outlet_tables(paths, [Listed(file.path, file.name) for file in files])


def _bound(articles: Sequence[Article], facts: Sequence[Facts], links: Links, known: Sequence[Background]) -> Links:
    from dateline.date.publication import publications

    return replace(links, publications=publications(articles, facts, links, known))


def _order(articles: Sequence[Article], facts: Sequence[Facts], links: Links) -> Links:
    from dateline.date.linked import order_events

    return order_events(articles, facts, links)


def _redate(links: Links, facts: Sequence[Facts], dates: Mapping[str, When]) -> Links:
    from dateline.link.redate import redate

    return redate(links, facts, dates)


def _snapshot(story: Story) -> Snapshot:
    from dateline.tell.snapshots import snapshot

    return snapshot(story)


def _sketch(articles: Sequence[Article], facts: Sequence[Facts]) -> list[Sketch]:
    from dateline.link.heaps import sketches

    return sketches(articles, facts)


def _alike(sketches: Mapping[str, bytes], beside: Iterable[Beside]) -> list[Link]:
    from dateline.link.heaps import likenesses

    return likenesses(sketches, beside)


def _joined(weighed: Iterable[Link], likenesses: Iterable[Link]) -> list[Link]:
    from dateline.link.heaps import joined

    return joined(weighed, likenesses)


def _part(ids: Iterable[str], likenesses: Iterable[Link]) -> list[tuple[tuple[str, ...], tuple[Link, ...]]]:
    from dateline.link.heaps import parted

    return parted(ids, likenesses)


def _keep_nothing() -> None:
    """These stages recall nothing."""


def _name_words(name: str) -> tuple[str, ...]:
    from dateline.link.heaps import name_words

    return name_words(name)


def _find_claim(
    article: Article, annotations: Annotations, timexes: tuple[TimeExpression, ...], start: int, end: int
) -> Facts:
    from dateline.attribute.given import claim_in

    return claim_in(article, annotations, timexes, article.span(start, end))


def _large(file: File) -> bool:
    from dateline.read.refusing import is_large

    return is_large(file.path)


def _pages(file: File, published: str | None, skip: int) -> Iterator[Page | Unread]:
    from dateline.read.archives import pages
    from dateline.read.files import File as Listed

    return pages(Listed(file.path, file.name, file.told), published, skip=skip)


def _read_page(page: Page) -> Article | Unread:
    from dateline.read.archives import Captured, read_page

    assert isinstance(page, Captured)  # as `_pages` gives them
    return read_page(page)


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages that a build runs, each a function of its input; `load_reader` is called when first needed.

    `read` is given the user's date for the file, and hands the bytes that it reads to a function that keeps them.
    `versions` tells which stages a result rests on: another version, and the result is made anew. Which articles tell
    one story: `sketch` gives what they are compared by, `alike` which pairs of them are, `joined` by which of some
    likenesses articles are joined, given all that these have, `part` the stories, and `name_words` the words by which a
    name is looked up. `link` is told what a person decided; `find_claim` gives the claim that a person sees in some
    words of an article, as facts with one or none.
    `outlet_tables` gives what is said of outlets in the folders that are read. `keep` is called when a decision is
    done: stages that recall what they gave write down what is new.
    """

    list_files: Callable[[Sequence[str]], Iterable[File | Unread]]
    read: Callable[[File, str | None, Keep], Iterator[Article | Unread]]
    load_reader: Callable[[], Reader]
    date: Callable[[Article, Annotations], tuple[TimeExpression, ...]]
    attribute: Callable[[Article, Annotations, tuple[TimeExpression, ...]], Facts]
    link: Callable[[Sequence[Article], Sequence[Facts], Decided], Links]
    tell: Callable[[Story], Story]
    versions: Versions
    bound: Callable[[Sequence[Article], Sequence[Facts], Links, Sequence[Background]], Links] = _bound
    redate: Callable[[Links, Sequence[Facts], Mapping[str, When]], Links] = _redate
    order: Callable[[Sequence[Article], Sequence[Facts], Links], Links] = _order
    sketch: Callable[[Sequence[Article], Sequence[Facts]], list[Sketch]] = _sketch
    alike: Callable[[Mapping[str, bytes], Iterable[Beside]], list[Link]] = _alike
    joined: Callable[[Iterable[Link], Iterable[Link]], list[Link]] = _joined
    part: Callable[[Iterable[str], Iterable[Link]], list[tuple[tuple[str, ...], tuple[Link, ...]]]] = _part
    name_words: Callable[[str], tuple[str, ...]] = _name_words
    find_claim: Callable[[Article, Annotations, tuple[TimeExpression, ...], int, int], Facts] = _find_claim
    snapshot: Callable[[Story], Snapshot] = _snapshot
    outlet_tables: Callable[[Sequence[str], Sequence[File]], Sequence[OutletTable]] = _outlet_tables
    large: Callable[[File], bool] = _large
    pages: Callable[[File, str | None, int], Iterator[Page | Unread]] = _pages
    read_page: Callable[[Page], Article | Unread] = _read_page
    keep: Callable[[], None] = _keep_nothing


def default_stages() -> Stages:
    """The stages of this package; each is imported when it is first called."""
    return Stages(_list_files, _read, _load_reader, _date, _attribute, link_articles, _tell, versions())


def _list_files(paths: Sequence[str]) -> Iterable[File | Unread]:
    from dateline.read import list_files

    return list_files(paths)


def _read(file: File, published: str | None, keep: Keep) -> Iterator[Article | Unread]:
    from dateline import read

    return read.read_file(read.File(file.path, file.name, file.told), published=published, keep=keep)


def _load_reader() -> Reader:
    from dateline.understand import Reader as Shipped

    return Shipped.load()


def _date(article: Article, annotations: Annotations) -> tuple[TimeExpression, ...]:
    from dateline.date import date_article

    return date_article(article, annotations)


def _attribute(article: Article, annotations: Annotations, timexes: tuple[TimeExpression, ...]) -> Facts:
    from dateline.attribute import attribute
    from dateline.date.clues import clues
    from dateline.date.sequence import orders

    facts = attribute(article, annotations, timexes)
    return replace(facts, clues=clues(article, annotations, facts), orders=orders(article, annotations, facts))


def link_articles(articles: Sequence[Article], facts: Sequence[Facts], decided: Decided = NOTHING_DECIDED) -> Links:
    """What holds over the articles of a story, by the shipped embedder."""
    from dateline.link import link

    return link(articles, facts, embed, decided)


def embed(texts: Sequence[str]) -> Vectors:
    """What texts mean, by the shipped embedder: a row of length 1 for each."""
    return _embedder().embed(texts)


@functools.cache
def _embedder() -> Embedder:
    """The shipped embedder, loaded when something is first compared by its meaning."""
    from dateline.understand import Embedder as Shipped

    return Shipped.load()


def _tell(story: Story) -> Story:
    from dateline.tell import tell

    return tell(story)
