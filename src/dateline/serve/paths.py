"""Where each view is: the table of addresses, and how one is written."""

from __future__ import annotations

from urllib.parse import quote

# By the names that `at` and `dateline.serve.app` use. What is filled in are the ids of the export.
PATHS = {
    "stories": "/",
    "search": "/search",
    "log": "/log",
    "timeline": "/story/{story}",
    "event": "/story/{story}/event/{event}",
    "article": "/story/{story}/article/{article}",
    "entity": "/story/{story}/entity/{entity}",
    "origin": "/story/{story}/origin/{origin}",
    "entities": "/story/{story}/entities",
    "articles": "/story/{story}/articles",
    "sources": "/story/{story}/sources",
    "conflicts": "/story/{story}/conflicts",
    "states": "/story/{story}/states",
    "changes": "/story/{story}/changes",
    "review": "/story/{story}/review",
    "mine": "/story/{story}/mine",
    "judge": "/story/{story}/judge",
    "undo": "/undo",
    "export": "/story/{story}/export/{form}",
    "static": "/static/{file}",
}


def at(view: str, query: object = "", **ids: str) -> str:
    """The address of a view, with a query that begins with '?' or is empty: at("event", story=…, event=…)."""
    return PATHS[view].format_map({name: quote(id, safe="") for name, id in ids.items()}) + str(query)
