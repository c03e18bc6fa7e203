"""The articles of a story in the RIS format (Research Information Systems), which reference managers read.

A line a field: two characters, two spaces, a hyphen, a space, the value; records are of type NEWS and end with ER.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TextIO

from dateline.export.references import Reference, references
from dateline.model import Story
from dateline.tell import ALL, Selection
from dateline.tell.selection import articles_of

_FORBIDDEN = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]+")


def write(story: Story, out: TextIO, selection: Selection = ALL) -> None:
    """Write a record an article, of those that tell what a selection leaves, in the order of their publication."""
    cited = references(story)
    for article in articles_of(selection, story):
        for tag, value in record(cited[article.id]):
            out.write(f"{tag}  - {_FORBIDDEN.sub(' ', value).strip()}\r\n")
        out.write("ER  - \r\n\r\n")


def record(cited: Reference) -> Iterator[tuple[str, str]]:
    """The fields of one article that are known."""
    yield "TY", "NEWS"
    yield "ID", cited.key
    fields = [("TI", cited.title), ("T2", cited.outlet), *(("AU", name) for name in cited.authors)]
    if cited.date and cited.date.earliest:
        first = cited.date.earliest
        exact = cited.date.earliest == cited.date.latest
        fields += [("PY", f"{first.year}"), *([("DA", f"{first:%Y/%m/%d}")] if exact else [])]
    fields += [("DP", cited.agency), ("UR", cited.url), ("LK", cited.archive_url), ("LA", cited.language)]
    if cited.page:
        fields.append(("SP", f"{cited.page}"))
    if cited.accessed:
        fields.append(("Y2", f"{cited.accessed:%Y/%m/%d}"))
    yield from ((tag, value) for tag, value in fields if value)
