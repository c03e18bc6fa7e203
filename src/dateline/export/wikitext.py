"""A story as wikitext: a list of dated lines with `{{cite news}}` references, for a draft on Wikipedia.

An article is one named reference. As the template's documentation asks, `agency=` is a wire service that the page
credits, `work=` the outlet that was read, and `date=` only a date that the page states, of a form that the template
takes (a day, a month, a year, days of one month); `page=` is one of print; `via=` (a delivery database) is not used.
Who an outlet names as its source stands in the sentence and in `quote=`, never in these. An `archive-url` is given
only where the page was read from an archive. An event that has a title of the editor's has it first, and below it who
says what.
https://en.wikipedia.org/wiki/Template:Cite_news
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TextIO

from dateline.export.clean import plain
from dateline.export.references import Reference, references
from dateline.export.web import plain_address
from dateline.model import Story
from dateline.tell import ALL, Item, Line, Report, Selection, report
from dateline.tell.index import Index
from dateline.tell.words import Words

_MARKS = re.compile(r"[\[\]{}|<>&~=*#:;'\"_]")  # what wikitext or a template takes for its own
_QUOTE_WORDS = 40


def write(story: Story, out: TextIO, selection: Selection = ALL, *, whole: bool = False) -> None:
    """Write the list: what the first view has, or all that a selection leaves, or all there is (`whole`)."""
    words = Words()
    told = report(story, selection=selection, whole=whole)
    for line in _Draft(story, told, words).lines():
        out.write(line + "\n")


def text(words: str) -> str:
    """The words as wikitext that shows them as they are, in one line: marks become character references."""
    line = plain(" ".join(words.split()))
    return re.sub(r"(?i)\b(https?|ftp)(?=&#58;)", r"\1", _MARKS.sub(lambda mark: f"&#{ord(mark[0])};", line))


def comment(words: str) -> str:
    """The words for who edits the draft and not for its readers: no mark means anything there but the comment's end."""
    return f"<!-- {plain(' '.join(words.split())).replace('-->', '--&gt;')} -->"


class _Draft:
    """Writes the lines; the first use of an article defines its reference."""

    def __init__(self, story: Story, told: Report, words: Words) -> None:
        index = Index(story)
        self.told, self.words = told, words
        self.article_of = {note.number: index.claims[note.claim].span.article for note in told.notes}
        self.quote_of = {note.number: note.quote for note in told.notes}
        self.references = references(story, words)
        self.used: set[str] = set()

    def lines(self) -> Iterator[str]:
        for chapter in self.told.chapters:
            yield f"== {text(chapter.heading)} =="
            for item in chapter.items:
                yield from self.item(item)
            yield ""
        yield f"== {text(self.words['report']['references'])} =="
        yield "{{reflist}}"

    def item(self, item: Item) -> Iterator[str]:
        if item.retitled:
            yield from self.retitled(item)
            return
        first, *others = item.lines
        yield f"* '''{text(item.when)}''': {self.line(first)}"
        for line in others:
            yield f"** {self.line(line)}"

    def retitled(self, item: Item) -> Iterator[str]:
        """What the editor calls it, with the references of all that it rests on; below it who says what."""
        stop = "" if item.retitled.endswith((".", "!", "?")) else "."
        first_of = {self.article_of[line.note]: line.note for line in reversed(item.lines)}
        refs = "".join(self.ref(note) for note in reversed(first_of.values()))
        yield f"* '''{text(item.when)}''': {text(item.retitled)}{stop}{refs} <!-- {item.retitled_by} -->"
        for line in item.lines:
            yield f"** {self.line(line)}"

    def line(self, line: Line) -> str:
        label = f"''{text(line.label)}'': " if line.label else ""
        remarks = f" ({text('; '.join(line.remarks))})" if line.remarks else ""
        said = self.words["report"]["according"].format(
            title=text(line.title), remarks=remarks, byline=text(line.byline)
        )
        context = f" {comment(line.context)}" if line.context else ""
        return f"{label}{said}.{self.ref(line.note)}{context}"

    def ref(self, note: int) -> str:
        """The named reference of a note's article, defined where it is first used."""
        article = self.article_of[note]
        cited = self.references[article]
        if article in self.used:
            return f'<ref name="{cited.key}" />'
        self.used.add(article)
        return f'<ref name="{cited.key}">{cite_news(cited, self.quote_of[note])}</ref>'


def cite_news(cited: Reference, quote: str) -> str:
    """The template of one article."""
    parameters = {
        "title": cited.title,
        "author": cited.authors[0] if len(cited.authors) == 1 else "",
        **{f"author{n}": name for n, name in enumerate(cited.authors, 1) if len(cited.authors) > 1},
        "work": cited.outlet,
        "agency": cited.agency,
        "date": _date(cited),
        "page": str(cited.page) if cited.page else "",
        "quote": _short(quote),
    }
    addresses = {
        "url": plain_address(cited.url),
        "archive-url": plain_address(cited.archive_url),
        "archive-date": cited.archived_words,
        "access-date": cited.accessed_words if cited.url else "",
    }
    told = [f"{name}={text(value)}" for name, value in parameters.items() if value]
    told += [f"{name}={value.replace('|', '%7C')}" for name, value in addresses.items() if value]
    return "{{cite news |" + " |".join(told) + "}}"


def _date(cited: Reference) -> str:
    """The date in words, where the template understands it; it takes no "between June and November"."""
    first, last = (cited.date.earliest, cited.date.latest) if cited.date else (None, None)
    if not cited.date or first is None or last is None:
        return ""
    one_month = (first.year, first.month) == (last.year, last.month)
    return cited.date_words if one_month or "/" not in cited.date.edtf else ""


def _short(quote: str) -> str:
    words = quote.split()
    return " ".join(words) if len(words) <= _QUOTE_WORDS else " ".join(words[:_QUOTE_WORDS]) + " …"
