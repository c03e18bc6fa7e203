"""Who may ask, and what a page may do: the Host is this machine's, what changes something comes from our own form.

A page of the web can make a browser ask this machine for anything (cross-site requests), and can give its own name the
address of this machine (DNS rebinding). So a request's Host must be a name that nobody else can claim, and one that
changes something must come from the same origin and carry the token of this process, which no other page can read.
"""

from __future__ import annotations

import hmac
import ipaddress
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, ImmutableMultiDict, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.errors import OptionError

Form = ImmutableMultiDict[str, str]
TOKEN = "token"  # the field of every form that carries the token
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_MOST_BYTES, _MOST_FIELDS = 1_000_000, 1000
_FORM = "application/x-www-form-urlencoded"
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # with none at all browsers send forms as of no origin
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class RefusedError(Exception):
    """A request that may have been made by another page; its message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Guard:
    """What this process knows of its own: the name it listens at, and the token of its forms."""

    host: str
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    def knows(self, host: str) -> bool:
        """Whether a Host header is one that no other page can claim: loopback, the name listened at, or an address."""
        name = _name(host)
        if name in _LOOPBACK or name == self.host.lower():
            return True
        return self.host not in _LOOPBACK and _is_address(name)

    def check(self, headers: Headers, form: Form) -> None:
        """Raises RefusedError where a form was not sent by a page of this process."""
        site = headers.get("sec-fetch-site")
        if site is not None and site != "same-origin":
            raise RefusedError("this was sent by another page: nothing was changed")
        origin = headers.get("origin")
        if origin is None and site is None:
            raise RefusedError("it isn't said which page sent this (no Origin): nothing was changed")
        if origin is not None and origin not in (f"http://{headers.get('host')}", f"https://{headers.get('host')}"):
            raise RefusedError("this was sent by a page of another origin: nothing was changed")
        if not hmac.compare_digest(form.get(TOKEN, "").encode(), self.token.encode()):
            raise RefusedError("the form is of another run of this program: load the page anew and do it again")


def _name(host: str) -> str:
    """The name in a Host header, without its port and brackets."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower()


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Secured:
    """The application behind the check of the Host, with the security headers on every answer."""

    app: ASGIApp
    guard: Guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
            await send(message)

        if scope["type"] == "http" and not self.guard.knows(Headers(scope=scope).get("host", "")):
            refusal = PlainTextResponse("this server is asked under a name that is not its own\n", 421)
            await refusal(scope, receive, sealed)
        else:
            await self.app(scope, receive, sealed)


def posted(view: Callable[[Request, Form], Response]) -> Callable[[Request], object]:
    """A view that changes something, behind the check of where its form comes from; it runs in a thread."""

    async def checked(request: Request) -> Response:
        form = await _form(request)
        request.app.state.guard.check(request.headers, form)
        answer = await run_in_threadpool(view, request, form)
        if story := request.path_params.get("story"):  # what was done is to be seen on the next page
            await run_in_threadpool(request.app.state.shelf.retell, story)
        return answer

    return checked


async def _form(request: Request) -> Form:
    """The fields of a form. Raises OptionError for what is none, or too large."""
    sent = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if sent != _FORM:
        raise OptionError(f"a form is sent as {_FORM}, not as '{sent}'")
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MOST_BYTES:
            raise OptionError(f"the form is larger than {_MOST_BYTES:,} bytes: send less at once")
    try:
        text = body.decode("utf-8")
        return ImmutableMultiDict(parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError as error:
        raise OptionError(f"the form can't be read: {error}") from error
