"""Fetching, only when somebody asks for it: robots.txt, a pause a host, conditional requests, bounds for everything.

Needs the extra `watch`. A page that a feed names may lie anywhere but on this machine or in the private network, unless
the feed itself lies there: a stranger's feed must not make this program look around at home.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from dateline import __version__
from dateline.errors import DatelineError, OptionError

if TYPE_CHECKING:
    from httpx2 import Client
    from protego import Protego

AGENT = f"Dateline/{__version__}"
_ROBOTS_BYTES = 500_000  # as much of robots.txt as RFC 9309 asks to be read
_MAX_BYTES = 20_000_000  # of a page
_HOPS = 5  # redirects in a row
_SECONDS = 30.0  # without an answer
_MOST_PAUSE = 60.0  # seconds between two requests that a host may ask for


class FetchError(DatelineError):
    """A page that was not fetched, and why. `lasting`: asking again will not help."""

    def __init__(self, reason: str, *, lasting: bool = False) -> None:
        super().__init__(reason)
        self.lasting = lasting


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer as it came: where from, its status, its headers, and its body as it was sent (not unpacked)."""

    url: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """A header's value, "" where there is none."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")


@dataclass(slots=True)
class Fetcher:
    """Fetches one page after another; a context manager. `pause`: seconds between two requests to a host, at least."""

    pause: float = 5.0
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _client: Client | None = None
    _robots: dict[str, Protego] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)
    _closed: dict[str, str] = field(default_factory=dict)

    def __enter__(self) -> Fetcher:
        try:
            import httpx2
            import protego as _  # noqa: F401 (so that what is missing is said before anything is fetched)
        except ImportError as error:
            raise OptionError(
                f"fetching needs the package '{error.name}', which is not installed: pip install 'dateline[watch]'"
            ) from error
        self._client = httpx2.Client(
            headers={"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate"}, timeout=_SECONDS, trust_env=False
        )
        return self

    def __exit__(self, *_: object) -> None:
        if self._client is not None:
            self._client.close()

    def fetch(self, url: str, *, known: Mapping[str, str] | None = None, beside: str = "") -> Fetched:
        """The answer for an address; status 304 where it is as `known` ("etag", "modified") has it.

        `beside` is the feed that names it. Raises FetchError: not of the web, not allowed, not there, too large, …
        """
        asked = {"If-None-Match": (known or {}).get("etag", ""), "If-Modified-Since": (known or {}).get("modified", "")}
        headers = {name: value for name, value in asked.items() if value}
        first = url
        for _ in range(_HOPS):
            _check(url, beside or (first if url != first else ""))
            if not self._may(url):
                raise FetchError("its robots.txt does not allow this program to fetch it", lasting=True)
            answer = self._get(url, headers)
            if answer.status not in (301, 302, 303, 307, 308):
                break
            url = urljoin(url, answer.header("Location"))
        else:
            raise FetchError(f"it leads on more than {_HOPS} times", lasting=True)
        if answer.status in (429, 503):
            self._closed[_host(url)] = f"its host asked to wait (status {answer.status})"
        if answer.status not in (200, 304):
            raise FetchError(f"it answers with status {answer.status}", lasting=400 <= answer.status < 429)
        return answer

    def _may(self, url: str) -> bool:
        """Whether robots.txt of the host lets this program fetch the address (RFC 9309)."""
        import protego

        host = _host(url)
        if host not in self._robots:
            try:
                answer = self._get(f"{host}/robots.txt", {})
                if answer.status >= 500:
                    raise FetchError(
                        f"its robots.txt answers with status {answer.status}: nothing is fetched there now"
                    )
                text = _plain(answer)[:_ROBOTS_BYTES].decode("utf-8", "replace") if answer.status == 200 else ""
            except FetchError as error:
                self._closed[host] = str(error)
                raise
            self._robots[host] = protego.Protego.parse(text)
        return bool(self._robots[host].can_fetch(url, AGENT))

    def _get(self, url: str, headers: Mapping[str, str]) -> Fetched:
        import httpx2

        assert self._client is not None, "a Fetcher is entered before it fetches"
        host = _host(url)
        if host in self._closed:
            raise FetchError(self._closed[host])
        self._wait(host)
        try:
            with self._client.stream("GET", url, headers=dict(headers)) as answer:
                body = b""
                for part in answer.iter_raw():
                    body += part
                    if len(body) > _MAX_BYTES:
                        raise FetchError(f"it has more than {_MAX_BYTES / 1e6:.0f} MB", lasting=True)
                told = tuple((name, value) for name, value in answer.headers.multi_items())
                return Fetched(url, answer.status_code, answer.reason_phrase, told, body)
        except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
            raise FetchError(f"it can't be fetched: {error or type(error).__name__}") from error
        finally:
            self._last[host] = self.clock()

    def _wait(self, host: str) -> None:
        if host in self._last:
            robots = self._robots.get(host)
            asked = float((robots.crawl_delay(AGENT) if robots else None) or 0)
            left = self._last[host] + min(_MOST_PAUSE, max(self.pause, asked)) - self.clock()
            if left > 0:
                self.sleep(left)


def _plain(answer: Fetched) -> bytes:
    """The body without its content coding; as it is where that can't be undone."""
    import httpx2

    try:
        made: Any = httpx2.Response(200, headers=list(answer.headers), content=answer.body)
        return bytes(made.content)
    except httpx2.DecodingError:
        return answer.body


def plain_body(answer: Fetched) -> bytes:
    """The body of an answer without its content coding; as it is where that can't be undone."""
    return _plain(answer)


def _host(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _check(url: str, beside: str) -> None:
    """Raise FetchError for an address that is none of the web, or one at home that a stranger names."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise FetchError(f"it has no address that can be read ({error})", lasting=True) from error
    if parts.scheme not in ("http", "https") or not host:
        raise FetchError("its address is none of the web (http, https)", lasting=True)
    if not beside or urlsplit(beside).netloc == parts.netloc:
        return
    try:
        found = {info[4][0] for info in socket.getaddrinfo(host, port, proto=socket.IPPROTO_TCP)}
    except OSError as error:
        raise FetchError(f"its host is not known ({error.strerror or error})") from error
    if any(not ipaddress.ip_address(str(each).partition("%")[0]).is_global for each in found):
        raise FetchError("it lies on this machine or in the private network, and its feed does not", lasting=True)
