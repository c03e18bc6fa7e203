"""An annotated article as brat stand-off (brat.nlplab.org/standoff.html): what belongs into the .ann beside the text.

T lines are names, time expressions, events, mentions and the parts of attributions. An attribution is an E line with
its cue as trigger, or an R line from source to content where it has none; chains are R lines from mention to mention,
orders of events R lines too. A lines hold the kinds of names and mentions, and class, tense, aspect, polarity and
factuality of events; what has no closed list of values (modality) is a # line. Offsets are code points, as brat counts.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import fields

from dateline.model import Annotations, Article, EventHead
from dateline.span import Span


def brat(article: Article, annotations: Annotations) -> str:
    """The lines of the .ann file; the .txt beside it is `article.text`."""
    return _Standoff(article.text).written(annotations)


class _Standoff:
    """Numbers its lines as they are made; one T line a label and span."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines: list[str] = []
        self._known: dict[tuple[str, str], str] = {}
        self._counts = dict.fromkeys("TERA#", 0)

    def written(self, annotations: Annotations) -> str:
        for name in annotations.names:
            word = self._textbound(f"Name_{name.label}", [name.span])
            if name.kind:
                self._add("A", f"Kind {word} {name.kind}")
        for timex in annotations.timexes:
            self._textbound(f"Timex_{timex.type}", [timex.span])
        self._events(annotations)
        self._attributions(annotations)
        self._mentions(annotations)
        return "".join(f"{line}\n" for line in self._lines)

    def _events(self, annotations: Annotations) -> None:
        events = {}
        for event in annotations.events:
            token = annotations.tokens[event.token]
            word = events[event.token] = self._bound("Event", [(token.start, token.end)])
            self._add("A", f"Class {word} {event.label}")
            self._told(word, event)
            if token.factuality is not None:
                self._add("A", f"Factuality {word} {token.factuality:g}")
        for order in annotations.orders:
            if order.first in events and order.second in events:
                relation = "Same_time" if order.label == "EQUAL" else order.label.capitalize()
                self._add("R", f"{relation} Arg1:{events[order.first]} Arg2:{events[order.second]}")

    def _told(self, word: str, event: EventHead) -> None:
        """What else an event's fields tell; defaults tell nothing."""
        for field in fields(event):
            value = getattr(event, field.name)
            if field.name in ("token", "label", "score") or value == field.default:
                continue
            if isinstance(value, enum.Enum):
                self._add("A", f"{field.name.capitalize()} {word} {value}")
            else:
                self._add("#", f"AnnotatorNotes {word}\t{field.name}={value}")

    def _attributions(self, annotations: Annotations) -> None:
        for each in annotations.attributions:
            source = self._textbound("Source", each.source) if each.source else ""
            content = self._textbound("Content", each.content) if each.content else ""
            if each.cue:
                cue = self._textbound("Cue", [each.cue])
                parts = [
                    f"Cue:{cue}",
                    *([f"Source:{source}"] if source else []),
                    *([f"Content:{content}"] if content else []),
                ]
                self._add("E", " ".join(parts))
            elif source and content:
                self._add("R", f"Says Arg1:{source} Arg2:{content}")

    def _mentions(self, annotations: Annotations) -> None:
        last: dict[int, str] = {}
        for mention in annotations.mentions:
            word = self._textbound(f"Mention_{mention.form}", [mention.span])
            self._add("A", f"Kind {word} {mention.kind}")
            if mention.chain in last:
                self._add("R", f"Coreference Arg1:{word} Arg2:{last[mention.chain]}")
            if mention.chain >= 0:
                last[mention.chain] = word

    def _textbound(self, label: str, spans: Iterable[Span]) -> str:
        return self._bound(label, [(span.start, span.end) for span in spans])

    def _bound(self, label: str, pieces: list[tuple[int, int]]) -> str:
        """The T line of a label over pieces of text; brat wants no line break within a piece."""
        parts = sorted(part for start, end in pieces for part in self._lines_of(start, end))
        place = ";".join(f"{a} {b}" for a, b in parts)
        known = self._known.get((label, place))
        if known is None:
            words = " ".join(self._text[a:b] for a, b in parts)
            known = self._known[label, place] = self._add("T", f"{label} {place}\t{words}")
        return known

    def _lines_of(self, start: int, end: int) -> list[tuple[int, int]]:
        found, at = [], start
        for line in self._text[start:end].split("\n"):
            inner = line.strip()
            if inner:
                first = at + line.index(inner[0])
                found.append((first, first + len(inner)))
            at += len(line) + 1
        return found or [(start, end)]

    def _add(self, kind: str, content: str) -> str:
        self._counts[kind] += 1
        name = f"{kind}{self._counts[kind]}"
        self._lines.append(f"{name}\t{content}")
        return name
