"""Addresses of articles: what an archive or a cache wraps is taken out; trackers and the marks of forms are left out.

An address is only ever shortened: nothing is put into it that no page gave.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, unquote, urljoin, urlsplit, urlunsplit

from dateline.lang import words
from dateline.model import Rendition

_ABSOLUTE = re.compile(r"https?://[^/?#\s]++", re.I)
_ARTICLE = re.compile(r"https?://[^/?#\s]++/*+[^/#\s]", re.I)
_WAYBACK = re.compile(
    r"(?:https?:)?//(?:web|wayback|liveweb)\.archive\.org(?::\d+)?/web/(?P<stamp>\d{4,14})(?:[a-z]{2}_|\*)?/(?P<url>.+)",
    re.I | re.S,
)
_ARCHIVE = re.compile(
    r"(?:https?:)?//archive\.(?:today|ph|is|md|li|vn|fo)/(?:o/\w+/)?(?P<stamp>\d{14}|\d{4}\.\d\d\.\d\d-\d{6})/(?P<url>.+)",
    re.I | re.S,
)
_VIEWER = re.compile(r"https?://(?:www\.)?google\.[a-z.]{2,6}/amp/(?P<secure>s/)?(?P<url>[^/]+\..+)", re.I)
_CACHE = re.compile(r"https?://[^/]+\.cdn\.ampproject\.org/[a-z]/(?P<secure>s/)?(?P<url>[^/]+\..+)", re.I)
_FIRST_LABELS = {"www", "m", "mobile", "amp", "print", "edition"}


def unwrapped(url: str) -> tuple[str, str]:
    """The address inside an archive's or a cache's, and the archive's time stamp ("" where there is none)."""
    url = url.strip()
    for pattern in (_WAYBACK, _ARCHIVE):
        match = pattern.match(url)
        if match:
            # "http:/x" and "http%3A//x" are left by servers that clean paths; a bare host is a page of the web
            inner = re.sub(r"^(https?):/+", r"\1://", unquote(match["url"][:12]) + match["url"][12:], flags=re.I)
            return inner if _ABSOLUTE.match(inner) else f"http://{inner}", re.sub(r"\D", "", match["stamp"])
    for pattern in (_VIEWER, _CACHE):
        match = pattern.match(url)
        if match:
            return f"http{'s' if match['secure'] else ''}://{match['url']}", ""
    return url, ""


def absolute(href: str, base: str | None) -> str | None:
    """The whole address of a link on a page, if it is one on the web."""
    href = href.strip()
    whole = urljoin(base, href) if base and href else href
    return whole if _ABSOLUTE.match(whole) else None


def is_article_address(url: str) -> bool:
    """Whether it leads to more than a site's start page, which is the address of no article."""
    return bool(_ARTICLE.match(url))


def normal(url: str, rendition: Rendition = Rendition.PAGE) -> str:
    """The address without fragment and trackers, and without what only says which form of the page it is."""
    parts = _split(url)
    if parts is None:
        return url
    path, host = parts.path, parts.netloc.lower()
    query = [pair for pair in parts.query.split("&") if pair and not _is_tracker(pair)]
    for form in (Rendition.AMP, Rendition.PRINT):
        query = [pair for pair in query if not _marks(pair, form)]
        if rendition is form:
            path = _plain_path(path, form)
            first, _, rest = host.partition(".")
            host = rest if first in _words(form, "hosts") and "." in rest else host
    return urlunsplit((parts.scheme.lower(), host, path, "&".join(query), ""))


def form_of(url: str) -> Rendition:
    """The form that an address asks for: "/amp/", "amp.", "?print=1"."""
    parts = _split(url)
    if parts is None:
        return Rendition.PAGE
    for form in (Rendition.AMP, Rendition.PRINT):
        host = parts.netloc.lower().partition(".")[0] in _words(form, "hosts")
        if host or _plain_path(parts.path, form) != parts.path or any(_marks(q, form) for q in parts.query.split("&")):
            return form
    return Rendition.PAGE


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one site: the same host but for "www." and the like, or hosts of one domain."""
    a, b = _split(one), _split(other)
    if a is None or b is None:
        return False
    first, second = _domain(a.hostname or ""), _domain(b.hostname or "")
    return bool(first) and first == second


def key_of(url: str) -> str:
    """What the addresses of one article have in common: host and path in lower case, whatever the form and the way."""
    parts = _split(normal(url, form_of(url)))
    if parts is None:
        return url
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    return f"{host}{parts.path.rstrip('/').lower()}?{parts.query}"


def host_of(url: str) -> str:
    """The site as people name it, "gazette.example", or "" where the text is no address."""
    parts = _split(url)
    host = (parts.hostname or "") if parts else ""
    return host.removeprefix("www.")


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
        return parts if parts.scheme and parts.netloc and parts.hostname else None
    except ValueError:  # "http://[x" is no address
        return None


def _domain(host: str) -> str:
    """The part of a host that one owner has: two labels, three behind a short second one ("co.uk", "com.au")."""
    labels = host.lower().rstrip(".").split(".")
    while len(labels) > 2 and labels[0] in _FIRST_LABELS:
        labels.pop(0)
    short = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3 if short else -2 :])


def _words(form: Rendition, key: str) -> frozenset[str]:
    return words("saved", f"address.{form.value}.{key}", "mul")


def _is_tracker(pair: str) -> bool:
    key = unquote(pair.partition("=")[0]).lower()
    return key in words("saved", "address.trackers", "mul") or key.startswith(
        tuple(sorted(words("saved", "address.tracker_starts", "mul")))
    )


def _marks(pair: str, form: Rendition) -> bool:
    key, _, value = unquote(pair).lower().partition("=")
    off = value in ("0", "false", "no", "off")
    return (key in _words(form, "keys") and not off and len(value) <= 5) or f"{key}={value}" in _words(form, "pairs")


def _plain_path(path: str, form: Rendition) -> str:
    """The path without a first or last part that names the form, and without its ending."""
    parts = path.split("/")
    names = [index for index, part in enumerate(parts) if part]
    if len(names) > 1 and parts[names[-1]].lower() in _words(form, "segments"):
        return "/".join(parts[: names[-1]]) + ("/" if path.endswith("/") else "")
    if len(names) > 1 and parts[names[0]].lower() in _words(form, "segments"):
        return "/".join(parts[: names[0]] + parts[names[0] + 1 :])
    for ending in sorted(_words(form, "endings"), key=lambda each: (-len(each), each)):
        if path.lower().endswith(ending) and len(path) > len(ending) + 1:
            return path[: -len(ending)] + (".html" if ending.endswith(".html") else "")
    return path
