"""The time expressions of an article as one line of JSON: what each means, the days it may be, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dateline.export.lines import line
from dateline.model import Article, TimeExpression
from dateline.when import When

FORMAT = "dateline-dates/1"


def jsonl(article: Article, dates: Sequence[TimeExpression]) -> str:
    """The line, with its newline. Spans are code points of the article's text; keys are sorted."""
    record = {
        "format": FORMAT,
        "article": article.id,
        "path": article.paths[0] if article.paths else "",
        "title": article.title,
        "language": article.language,
        "published": _when(article.published),
        "dates": [_date(each, article.text) for each in dates],
    }
    return line(record)


def _date(each: TimeExpression, text: str) -> dict[str, Any]:
    return {
        "start": each.span.start,
        "end": each.span.end,
        "text": each.span.of(text),
        "type": each.type.value,
        "value": each.value,
        "mod": each.mod,
        "relation": each.relation,
        "when": _when(each.when),
    }


def _when(when: When) -> dict[str, Any]:
    return {
        "edtf": when.edtf,
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
        "basis": when.basis.value,
        "because": [reason.text for reason in when.because],
    }
