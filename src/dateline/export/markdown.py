"""A story as a report in Markdown (CommonMark with the footnotes that GitHub, Pandoc and others share)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TextIO

from dateline.export.clean import plain
from dateline.export.web import plain_address
from dateline.model import Story
from dateline.tell import ALL, Item, Line, Note, Report, Selection, report
from dateline.tell.words import Words

# Every character that CommonMark lets a backslash take the meaning from, but for those that mean nothing in a line.
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~$^@&!]|:(?=//)|(?<=www)\.)")
_LIST = re.compile(r"^(\d*)([-+=.)])")


def write(story: Story, out: TextIO, selection: Selection = ALL, *, whole: bool = False) -> None:
    """Write the report: what the first view has, or all that a selection leaves, or all there is (`whole`)."""
    words = Words()
    told = report(story, selection=selection, whole=whole)
    for line in _lines(told, words):
        out.write(line + "\n")


def text(words: str) -> str:
    """The words as Markdown that shows them as they are, in one line: no mark, link, tag or list begins in them."""
    line = plain(" ".join(words.split()))
    return _LIST.sub(r"\1\\\2", _MARKS.sub(r"\\\1", line))


def _lines(told: Report, words: Words) -> Iterator[str]:
    phrases, page = words["report"], words["page"]
    yield f"# {text(told.name)}\n"
    yield f"{text(page['generated'])}\n"
    yield f"{text(phrases['read'].format(parts=phrases['list'].join(told.read)))}. {text(told.asked)}".rstrip() + "\n"
    yield f"**{text(page['trust'])}.** {text('. '.join(told.trust))}. {text(page['trust_note'])}\n"
    for chapter in told.chapters:
        yield f"## {text(chapter.heading)}\n"
        for item in chapter.items:
            yield from _item(item, words)
    if not told.chapters:
        yield f"{text(page['no_events'])}\n"
    if told.left_out:
        yield f"*{text(phrases['left_out'].format(parts=phrases['list'].join(told.left_out)))}.*\n"
    if told.notes:
        yield f"## {text(phrases['notes'])}\n"
    for note in told.notes:
        yield f"[^{note.number}]: {_note(note, words)}\n"


def _item(item: Item, words: Words) -> Iterator[str]:
    first, *others = item.lines
    own = f"{text(item.retitled)} *({text(item.retitled_by)})* " if item.retitled else ""
    labels = [words["report"]["care"].format(labels=words["report"]["list"].join(item.labels))] if item.labels else []
    remarks = [each for each in (item.standing, *item.remarks, *labels) if each]
    told = f"*{text('; '.join(remarks))}.*" if remarks else ""
    opening = f"**{text(item.when)}.** {own}{_line(first)}"
    if not others:
        yield f"{opening} {told}".rstrip() + "\n"
        return
    yield opening + "\n"
    for line in others:
        yield f"- {_line(line)}"
    yield ""
    if told:
        yield told + "\n"


def _line(line: Line) -> str:
    label = f"*{text(line.label)}:* " if line.label else ""
    remarks = f" ({text('; '.join(line.remarks))})" if line.remarks else ""
    context = f" *({text(line.context)})*" if line.context else ""
    return f"{label}{text(line.byline)}: {text(line.title)}{remarks}[^{line.note}]{context}"


def _note(note: Note, words: Words) -> str:
    phrases = words["report"]
    address = plain_address(note.url)
    parts = [
        text(note.cited) + (f", <{address}>" if address else ""),
        text(phrases["quote"].format(words=note.quote)),
        text(phrases["sources"].format(chain=note.chain)) if note.chain else "",
        text(note.dated),
        text(phrases["outlets"].format(said=note.outlets)) if note.outlets else "",
        text(phrases["claim"].format(id=note.claim)),
    ]
    return ". ".join(part for part in parts if part) + "."
