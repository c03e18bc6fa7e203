"""An annotated article as one line of JSON: the text, and every span with its words."""

from __future__ import annotations

from typing import Any

from dateline.export.lines import line
from dateline.model import Annotations, Article

FORMAT = "dateline-annotations/1"


def jsonl(article: Article, annotations: Annotations) -> str:
    """The line, with its newline. Spans are code points of `text`; tokens are named by their index; keys are sorted.

    What names tokens has their words beside it: an event as `text`, the two events of an order as `texts`.
    """
    import msgspec

    seen = _quoted(msgspec.to_builtins(annotations), article.text)
    words = [token["text"] for token in seen["tokens"]]
    for event in seen["events"]:
        event["text"] = words[event["token"]]
    for order in seen["orders"]:
        order["texts"] = [words[order["first"]], words[order["second"]]]
    record = {
        "format": FORMAT,
        "article": article.id,
        "path": article.paths[0] if article.paths else "",
        "title": article.title,
        "language": article.language,
        "published": article.published.edtf,
        "text": article.text,
        **{name: value for name, value in seen.items() if name != "article"},
    }
    return line(record)


def _quoted(value: Any, text: str) -> Any:
    """The same with the words of each span in place of the article's id."""
    if isinstance(value, dict):
        if value.keys() == {"article", "start", "end"}:
            start, end = value["start"], value["end"]
            return {"start": start, "end": end, "text": text[start:end]}
        return {name: _quoted(each, text) for name, each in value.items()}
    return [_quoted(each, text) for each in value] if isinstance(value, list | tuple) else value
