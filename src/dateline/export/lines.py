"""A record as one line of JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO


def line(record: dict[str, Any]) -> str:
    """The line, with its newline; keys are sorted. U+FFFD stands for each half of a character, so that offsets hold."""
    import msgspec

    try:
        text = msgspec.json.encode(record, order="sorted")
    except UnicodeEncodeError:  # half a character (a lone surrogate) has no bytes
        text = msgspec.json.encode(whole(record), order="sorted")
    return text.decode() + "\n"


def stream(out: TextIO, head: dict[str, Any], name: str, rows: Iterable[dict[str, Any]]) -> None:
    """Write a JSON object whose last member is a list of records, one a line: they need not be held together."""
    opened = line(head).removesuffix("}\n")
    out.write(opened + ("," if head else "") + line({name: 0}).removesuffix("0}\n").removeprefix("{") + "[")
    for place, row in enumerate(rows):
        out.write((",\n" if place else "\n") + line(row).removesuffix("\n"))
    out.write("]}\n")


def whole_text(text: str) -> str:
    """The text with U+FFFD in place of each half of a character: as long, so that offsets hold."""
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)


def whole(value: Any) -> Any:
    """The same value with U+FFFD in place of each half of a character."""
    if isinstance(value, str):
        return whole_text(value)
    if isinstance(value, dict):
        return {name: whole(each) for name, each in value.items()}
    return [whole(each) for each in value] if isinstance(value, list) else value
