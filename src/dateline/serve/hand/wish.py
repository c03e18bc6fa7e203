"""What a form asks to be decided, as it was typed: checked for what it must have, and kept where it can't be done."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from dateline.errors import OptionError
from dateline.model import Kind
from dateline.serve.safety import Form

DONE = "done"  # the name in an address that tells which line of the log was just written
_EVENT = "/event/"
_PAIRS = (Kind.SAME, Kind.DIFFERENT)


@dataclass(frozen=True, slots=True)
class Wish:
    """A judgement that a form asks for. Ids may begin with "claim:".

    `sort` is what the page shows under `id` ("event", "claim", "article", "entity"). `seen` is how many lines the log
    had when the page was made, `back` the address of that page, `then` where to go instead once it is done ("" for
    `back`).
    """

    kind: Kind
    id: str
    sort: str
    other: str = ""
    words: str = ""
    value: str = ""
    author: bool = False
    seen: int | None = None
    back: str = "/"
    then: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """The records that it is about, as `judge` wants them."""
        first = f"claim:{self.id}" if self.sort == "claim" else self.id
        if self.kind in _PAIRS:
            return first, (f"claim:{self.other}" if self.sort == "claim" else self.other)
        return (first, self.other) if self.kind is Kind.WHO else (first,)

    @property
    def values(self) -> tuple[str, ...]:
        """The date, title or note that it gives; the names of a chain, of which each has a line."""
        if self.kind is Kind.SOURCE:
            return () if self.author else tuple(name for line in self.value.splitlines() if (name := line.strip()))
        return (self.value.strip(),) if self.kind in (Kind.DATE, Kind.RETITLE, Kind.NOTE) else ()


def wish_of(form: Form) -> Wish:
    """What a form asks for. Raises OptionError where something is missing that no page leaves out."""
    kinds = [kind.value for kind in Kind if kind is not Kind.UNDO]
    kind = form.get("kind", "")
    if kind not in kinds:
        raise OptionError(f"kind={kind}: give one of {', '.join(kinds)}")
    sort, seen = form.get("sort", "event"), form.get("seen", "")
    if sort not in ("event", "claim", "article", "entity"):
        raise OptionError(f"sort={sort}: give event, claim, article or entity")
    return Wish(
        Kind(kind),
        form.get("id", "").strip(),
        sort,
        other=_id_of(form.get("typed", "")) or form.get("other", "").strip(),
        words=form.get("words", "").strip(),
        value=form.get("value", "").replace("\r\n", "\n"),
        author=form.get("author") == "yes",
        seen=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else None,
        back=inside(form.get("back", "")),
        then=inside(form.get("then", "")) if form.get("then") else "",
    )


def _id_of(typed: str) -> str:
    """An id that was typed, or that of the event page whose address was pasted."""
    path = urlsplit(typed.strip()).path if _EVENT in typed else typed.strip()
    return unquote(path.rpartition(_EVENT)[2]) if _EVENT in path else path


def inside(address: str) -> str:
    """An address of these pages; "/" for any other, so that no form sends a person elsewhere."""
    plain = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if plain and address.isprintable() and "\\" not in address else "/"


def without_done(path: str, query: str) -> str:
    """An address without the name of what was done."""
    left = [pair for pair in parse_qsl(query, keep_blank_values=True) if pair[0] != DONE]
    return path + ("?" + urlencode(left) if left else "")


def telling(address: str, number: int) -> str:
    """An address whose page tells what line of the log was just written."""
    parts = urlsplit(inside(address))
    bare = without_done(parts.path, parts.query)
    joint = "&" if "?" in bare else "?"
    return f"{bare}{joint}{DONE}={number}" + (f"#{parts.fragment}" if parts.fragment else "")
