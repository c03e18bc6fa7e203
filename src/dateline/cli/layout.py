"""How a terminal shows a story: a date gutter, a title, its standing and its sources; colour only where it is seen."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Sequence

import click

from dateline.tell import Entry, Fold, Group, Overview, Section, Timeline, Year
from dateline.tell.chain import Step
from dateline.tell.context import context_line
from dateline.tell.outlets import said_of
from dateline.tell.words import Words

GUTTER = 20  # wide enough for '28 November 2013' and '8 Nov – 30 Nov 2013'
WIDEST = 110  # longer lines are hard to follow
NARROWEST = 12  # of a last column; below it a long word per line is all there is
ARROW = " ← "


def width() -> int:
    """The width of the terminal, within reason; 80 where there is none."""
    return max(50, min(shutil.get_terminal_size((80, 24)).columns, WIDEST))


def entry(gutter: str, title: str, notes: Iterable[str], *, byline: str = "") -> None:
    """One record: its date at the left, who says it, its title, and notes in a quieter tone below."""
    room = width() - GUTTER - 2
    left = textwrap.wrap(gutter, GUTTER) or [""]
    lines = [({}, f"{byline}:" if byline else ""), ({"bold": True}, title)]
    lines += [({"dim": True}, note) for note in notes]
    right = [(line, style) for style, text in lines if text for line in textwrap.wrap(text, room)]
    for row in range(max(len(left), len(right))):
        date = left[row] if row < len(left) else ""
        line, style = right[row] if row < len(right) else ("", {})
        start = click.style(date.rjust(GUTTER), fg="cyan") if date else " " * GUTTER
        click.echo(f"{start}  {click.style(line, **style)}" if line else start)


def heading(words: str) -> None:
    """A heading with a line of space before it."""
    click.echo()
    for line in textwrap.wrap(words, width()):
        click.echo(click.style(line, bold=True, underline=True))


def note(words: str) -> None:
    """A quiet line beside the records, wrapped."""
    for line in textwrap.wrap(words, width()):
        click.echo(click.style(line, dim=True))


def paragraph(words: str) -> None:
    """A few sentences, wrapped, with a line of space before them."""
    click.echo()
    for line in textwrap.wrap(words, width()):
        click.echo(line)


def opening(around: Overview) -> None:
    """What was read and how often such a timeline is wrong, before anything is told."""
    heading(around.name)
    for line in (*around.coverage.lines, *around.trust):
        for part in textwrap.wrap(f"- {line}", width(), subsequent_indent="  "):
            click.echo(click.style(part, dim=True))


def timeline(told: Timeline) -> None:
    """The first view of a timeline, with the counts of what is not in it."""
    for top in told.parts:
        for part in top.parts if isinstance(top, Year) else (top,):
            if isinstance(part, Fold):
                click.echo()
                note(part.words)
            else:
                _group(part)
    if told.undated:
        heading(told.undated_heading)
        for entry in told.undated:
            event(entry)
    if told.undated_more_words:
        click.echo()
        note(told.undated_more_words)


def _group(group: Group) -> None:
    for section in group.sections:
        _section(section)
    if group.more_words:
        entry("", "", (group.more_words,))


def _section(section: Section) -> None:
    heading(section.heading)
    for each in section.entries:
        event(each)


def event(shown: Entry) -> None:
    """An event: its title after its source, what answers it, its standing, what weighs for it, labels and its id."""
    standing = "; ".join(part for part in (shown.standing, shown.certainty, shown.phase, shown.order) if part)
    words = Words()
    notes = [context_line(shown.context, words)]
    notes += [f"{side.byline}, {context_line(side.context, words)}" for side in shown.sides if side.context]
    for reply in shown.replies:
        notes += with_context(f"{reply.told}: {reply.byline}: {reply.title} ({reply.certainty})", reply.context, words)
    notes.append(shown.more_replies)
    for each in shown.against:
        notes += with_context(f"against it: {each.byline}: {each.title} ({each.certainty})", each.context, words)
    notes += [shown.unanswered, standing + shown.more_origins, shown.why]
    labels = f"[{', '.join(shown.labels)}]" if shown.labels else ""
    notes += ["; ".join(shown.decided), *(f"“{note}”" for note in shown.notes)]
    notes.append(" ".join(part for part in (shown.event.id, labels) if part))
    if shown.retitled:
        return entry(shown.short_when, shown.retitled, [shown.line, *notes], byline=shown.retitled_by)
    return entry(shown.short_when, shown.title, notes, byline=shown.byline if not shown.sides else "")


def with_context(told: str, context: str, words: Words) -> list[str]:
    """A claim in a line, and below it, further in, the sentence that open words of its title point back to."""
    return [told, f"  {context_line(context, words)}"] if context else [told]


def sources(steps: Sequence[Step], words: Words) -> str:
    """The chain from the page back to the origin: 'Example Post (owner Harrow) ← People ← an unnamed source'."""
    said = ((step.name, said_of(step.said, words)) for step in steps)
    return ARROW.join(f"{name} ({about})" if about else name for name, about in said)


def rows(cells: Sequence[Sequence[str]]) -> None:
    """Columns, the last one wrapped to the width of the terminal."""
    if not cells:
        return
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]) - 1)]
    indent = sum(widths) + 2 * len(widths)
    for row in cells:
        start = "  ".join(cell.ljust(size) for cell, size in zip(row, widths, strict=False))
        room = max(width() - indent, NARROWEST)
        text = textwrap.wrap(row[-1], room) or [""]
        for number, line in enumerate(text):
            click.echo(((start + "  ") if not number else " " * indent).rstrip("\n") + line.rstrip())
