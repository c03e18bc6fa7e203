"""Which outlets the user speaks of: names, short names and domains of one outlet brought together.

The names are those that lang/*/outlets.toml knows for an outlet, compared whatever their case, article and
abbreviations; a domain is that of an article's address or of one above it ("example.org" has "news.example.org").
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from urllib.parse import urlsplit

from dateline.lang import table
from dateline.link.entities import Entities
from dateline.link.names import body_keys
from dateline.link.sources import Sources
from dateline.link.text import fold
from dateline.model import Article, KnownOutlet, Outlet, OutletRow, Settled, Source, SourceKind, Unsettled

_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[^\W\d_]{2,})\.?(?:[/:?#].*)?")
_SPEAKING = (SourceKind.OUTLET, SourceKind.ORGANIZATION, SourceKind.DOCUMENT)  # what a text may take an outlet for


# ---- names ----


@functools.lru_cache(maxsize=65536)
def outlet_key(name: str) -> str:
    """The same for all names that are known for one outlet: 'NYT', 'New York Times', 'www.nytimes.com'."""
    key = domain_of(name) or name_key(name)
    return _same().get(key, key)


@functools.lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """The same for a name in any case, with or without its article, in full or abbreviated: also of an owner."""
    return max(("".join(form) for form in body_keys(name)), key=lambda form: (len(form), form), default=fold(name))


def domain_of(name: str) -> str:
    """The domain that a name or an address is, without 'www.': 'example.org'; "" where it is none."""
    found = _DOMAIN.fullmatch(name.strip().casefold())
    return found[1] if found else ""


@functools.cache
def _same() -> dict[str, str]:
    """Other names of known outlets, each with the key of the name; what two of them have leads to neither."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for row in table("outlets")["outlet"]:
        key = name_key(row["name"])
        for alias in (row["name"], *row["aliases"]):
            names[domain_of(alias) or name_key(alias)].add(key)
    return {alias: key for alias, keys in names.items() for key in keys if len(keys) == 1 or alias == key}


def _domains(url: str | None) -> Iterator[str]:
    """The domain of an address, and those above it, but for the last part alone."""
    try:
        host = (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:  # "http://[": not an address
        return
    parts = host.split(".")
    yield from (".".join(parts[n:]) for n in range(len(parts) - 1))


# ---- what all rows come to ----


def settled(rows: Iterable[OutletRow]) -> Settled:
    """Each outlet once, and an owner by one name. What is said by command goes before tables; where tables say
    otherwise, neither counts.

    The same whatever the order of the rows, and whichever way they lie on a machine.
    """
    of: defaultdict[str, list[OutletRow]] = defaultdict(list)
    for row in rows:
        of[outlet_key(row.outlet.name)].append(row)
    outlets, unsettled = [], []
    for found in of.values():
        said = sorted(found, key=lambda row: (row.said_in, row.line, row.outlet, row.place))
        first = [row for row in said if not row.place]
        name = min(row.outlet.name for row in first or said)
        cells = {}
        for about, same in _CELLS.items():
            by_word = _said(first, about, same)
            values = by_word or _said(said, about, same)
            cells[about] = min(next(iter(values.values()))[1]) if len(values) == 1 else ""
            if len(values) > 1:
                rows_of = tuple(row for each, _ in values.values() for row in each)
                unsettled.append(Unsettled(name, about, tuple(sorted(rows_of, key=lambda r: (r.said_in, r.line)))))
        outlets.append(Outlet(name, **cells))
    called: dict[str, str] = {}
    for owner in sorted(each.owner for each in outlets):
        called.setdefault(name_key(owner), owner)
    outlets = [replace(each, owner=called[name_key(each.owner)]) for each in outlets]
    return Settled(tuple(sorted(outlets)), tuple(sorted(unsettled, key=lambda each: (each.name, each.about))))


_CELLS: dict[str, Callable[[str], str]] = {each.name: str for each in fields(Outlet) if each.name != "name"}
_CELLS["owner"] = name_key


def _said(
    rows: Sequence[OutletRow], about: str, same: Callable[[str], str]
) -> dict[str, tuple[list[OutletRow], list[str]]]:
    """What rows say about something, with those that say it and how they spell it."""
    found: dict[str, tuple[list[OutletRow], list[str]]] = {}
    for row in rows:
        if value := getattr(row.outlet, about):
            said_by, spelled = found.setdefault(same(value), ([], []))
            said_by.append(row)
            spelled.append(value)
    return found


# ---- whom they are in a story ----


@dataclass(frozen=True, slots=True)
class Known:
    """The outlets of a story of which the user says something, by the ids of sources and of articles."""

    outlets: tuple[KnownOutlet, ...] = ()
    of_source: Mapping[str, Outlet] = field(default_factory=dict)
    of_article: Mapping[str, Outlet] = field(default_factory=dict)


NOTHING_KNOWN = Known()


def find_known(outlets: Sequence[Outlet], articles: Sequence[Article], sources: Sources, entities: Entities) -> Known:
    """Which sources and articles are an outlet that the user speaks of; where two can be meant, none is."""
    if not outlets:
        return NOTHING_KNOWN
    said = {outlet_key(each.name): each for each in outlets}
    domains = {domain_of(each.name): each for each in outlets}
    domains.pop("", None)
    pages = _pages(articles, sources, domains)
    names = {entity.id: (entity.name, *entity.aliases) for entity in entities.entities}
    of_source = {}
    for source in sources.sources:
        if source.kind in _SPEAKING and not sources.is_nameless(source.id):
            found = _named(source, names.get(source.entity or "", ()), said) or pages.get(source.id)
            if found is not None:
                of_source[source.id] = found
    of_article = {}
    for article in articles:
        found = said.get(outlet_key(article.outlet)) if article.outlet else None
        if found is None:
            voice = sources.voice.get(article.id)
            found = of_source.get(voice) if voice else _by_address(article, said)
        if found is not None:
            of_article[article.id] = found
    met = sorted({*of_source.values(), *of_article.values()})
    known = (KnownOutlet(each, _ids(of_source, each), _ids(of_article, each)) for each in met)
    return Known(tuple(known), of_source, of_article)


def keys_of(name: str, url: str | None = None) -> frozenset[str]:
    """The keys of outlets that an article's outlet, a source of this name, or an address may be."""
    keys = {outlet_key(domain) for domain in _domains(url)}
    return frozenset({*keys, outlet_key(name)} if name else keys)


def _named(source: Source, names: Sequence[str], said: Mapping[str, Outlet]) -> Outlet | None:
    """The outlet that a source's name is, else the one that its other names are."""
    own = said.get(outlet_key(source.name))
    if own is not None:
        return own
    others = {said[key] for key in map(outlet_key, (n for n in names if n[:1].isupper())) if key in said}
    return next(iter(others)) if len(others) == 1 else None


def _pages(articles: Sequence[Article], sources: Sources, domains: Mapping[str, Outlet]) -> dict[str, Outlet]:
    """The outlets (sources) all of whose pages lie on a domain that the user names."""
    found: defaultdict[str, set[Outlet | None]] = defaultdict(set)
    for article in articles if domains else ():
        if article.id in sources.voice and article.url:
            on = next((domains[each] for each in _domains(article.url) if each in domains), None)
            found[sources.voice[article.id]].add(on)
    alone = ((source, next(iter(each))) for source, each in found.items() if len(each) == 1)
    return {source: outlet for source, outlet in alone if outlet is not None}


def _by_address(article: Article, said: Mapping[str, Outlet]) -> Outlet | None:
    """The outlet of a page that doesn't name its own."""
    return next((said[key] for key in map(outlet_key, _domains(article.url)) if key in said), None)


def _ids(of: Mapping[str, Outlet], outlet: Outlet) -> tuple[str, ...]:
    return tuple(sorted(id for id, each in of.items() if each == outlet))
