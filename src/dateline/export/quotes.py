"""The quotes of an article as one line of JSON: who says what, through whom, and how the text puts it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dateline.export.lines import line
from dateline.model import Article, Hop, Quote
from dateline.span import Span

FORMAT = "dateline-quotes/1"


def jsonl(article: Article, quotes: Sequence[Quote]) -> str:
    """The line, with its newline. Spans are code points of the article's text; keys are sorted."""
    return line(
        {
            "format": FORMAT,
            "article": article.id,
            "path": article.paths[0] if article.paths else "",
            "title": article.title,
            "language": article.language,
            "published": article.published.edtf,
            "quotes": [_quote(each, article.text) for each in quotes],
        }
    )


def _quote(quote: Quote, text: str) -> dict[str, Any]:
    return {
        "kind": quote.kind.value,
        "stance": quote.stance.value,
        "content": [_span(span, text) for span in quote.content],
        "cue": _span(quote.cue, text),
        "anonymity": quote.anonymity.value,
        "sources": [_hop(hop, text) for hop in quote.sources],
    }


def _hop(hop: Hop, text: str) -> dict[str, Any]:
    return {"name": hop.name, "kind": hop.kind.value, "referent": hop.referent, "span": _span(hop.span, text)}


def _span(span: Span | None, text: str) -> dict[str, Any] | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.of(text)}
