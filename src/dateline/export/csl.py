"""The articles of a story as CSL-JSON, which Zotero, Pandoc and other citation programs read.

The items follow the schema of CSL 1.0.2 (https://github.com/citation-style-language/schema, csl-data.json): an article
is `article-newspaper`. `issued` is only what the page states; a wire service that it credits is its `source`.
"""

from __future__ import annotations

from typing import Any, TextIO

import msgspec

from dateline.export.lines import whole
from dateline.export.references import Reference, references
from dateline.model import Story
from dateline.tell import ALL, Selection
from dateline.tell.selection import articles_of
from dateline.when import When


def write(story: Story, out: TextIO, selection: Selection = ALL) -> None:
    """Write an item an article, of those that tell what a selection leaves, in the order of their publication."""
    cited = references(story)
    items = [item(cited[article.id]) for article in articles_of(selection, story)]
    out.write(msgspec.json.format(msgspec.json.encode(items), indent=1).decode() + "\n")


def item(cited: Reference) -> dict[str, Any]:
    """One article as a CSL item, without what is not known of it."""
    told: dict[str, Any] = {
        "id": cited.key,
        "type": "article-newspaper",
        "title": cited.title,
        "container-title": cited.outlet,
        "author": [{"literal": name} for name in cited.authors],
        "issued": {"date-parts": date_parts(cited.date)} if cited.date else None,
        "accessed": {"date-parts": [_day(cited.accessed)]} if cited.accessed else None,
        "page": str(cited.page) if cited.page else "",
        "source": cited.agency,
        "URL": cited.url,
        "archive_location": cited.archive_url,
        "language": cited.language,
    }
    return {name: whole(value) for name, value in told.items() if value}


def date_parts(when: When) -> list[list[int]]:
    """A date, a month, a year, or the two ends of a longer time."""
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return [_day(first or last)]
    if first == last:
        return [_day(first)]
    months = when.edtf.count("-")
    if "/" not in when.edtf and months < 2:
        return [[first.year, first.month][: months + 1]]
    return [_day(first), _day(last)]


def _day(day: Any) -> list[int]:
    return [day.year, day.month, day.day]
