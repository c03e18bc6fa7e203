"""Where a store lies: a file, or a database of a PostgreSQL server by its URL. What is shown of it has no password."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

SCHEMES = ("postgresql://", "postgresql+psycopg://", "postgres://")
_SECRET = ("password", "sslpassword")


def on_server(store: str | Path) -> bool:
    """Whether this names a database of a server, not a file."""
    return isinstance(store, str) and store.startswith(SCHEMES)


def shown(store: str | Path) -> str:
    """The address as it may be told to anybody: a file's path, or a URL without the password.

    A URL that is told so leads to the same store for whoever keeps the password where PostgreSQL looks for it.
    """
    if not on_server(store):
        return str(store)
    scheme, _, rest = str(store).partition("://")
    # The last @ of the authority ends the user's part: a password that was not encoded may hold @, / and ? itself.
    user, at, place = rest.rpartition("@") if "@" in rest else ("", "", rest)
    name = user.partition(":")[0]
    parts = urlsplit(f"//{place}")
    query = urlencode(
        [(key, value) for key, value in parse_qsl(parts.query) if key not in _SECRET], safe="/", quote_via=quote
    )
    return f"{scheme}://{name}{at}{parts.netloc}{parts.path}{f'?{query}' if query else ''}"
