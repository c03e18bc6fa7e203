"""A story as one self-contained HTML page: no script is needed to read it, and nothing is fetched from anywhere.

The page forbids itself all else: its content security policy allows the style and the script that are in it, by their
hashes, and no attribute styles. What comes from articles is escaped everywhere and isolated from the page's own
direction of writing.
"""

from __future__ import annotations

import base64
import hashlib
import importlib.resources
import re
from collections.abc import Callable
from types import BuiltinMethodType, MethodType
from typing import TYPE_CHECKING, TextIO

import dateline
from dateline.export.bars import bar, strip
from dateline.export.web import web_address
from dateline.model import Standing, Story
from dateline.tell import ALL, Fold, Group, Overview, Selection, Timeline, Year, overview_of, timeline
from dateline.tell.labels import Label
from dateline.tell.outlets import said_of
from dateline.tell.words import Words, plural
from dateline.when import When

if TYPE_CHECKING:
    from jinja2 import Environment

_TITLE_CHARS = 300  # above it a "title" is a whole page run together; it is cut, and says so
CONFLICTS_SHOWN = 2  # both sides of so many stand open in an entry; further ones fold
_NAMES_SHOWN = 24  # people, sources and articles in the first view of their lists
_STATES_SHOWN = 12
_STANDINGS = tuple(standing.value for standing in Standing)
_LABELS = tuple(label.value for label in Label)

# What no HTML text may hold (HTML Standard, 13.2.3.5) or no UTF-8 file can: controls, surrogates, non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def write(story: Story, out: TextIO, selection: Selection = ALL) -> None:
    """Write the page of a story; same story, same bytes. With a selection its timeline is of the events that it leaves,
    and the people, sources, articles and states are those of these.
    """
    told, around = timeline(story, selection=selection), overview_of(story, selection)
    words = Words()
    style, script = asset("page.css"), asset("page.js")
    page = environment(words, asset).get_template("page.html.j2")
    for piece in page.generate(
        version=dateline.__version__,
        language=words.language,
        policy=_policy(style, script),
        style=style,
        script=script,
        story=around,
        timeline=told,
        strip=_strip(told),
        lead=_coverage_line(around, words),
        words=words,
        page=words["page"],
        initials=words["dates"]["initials"],
        standings=_STANDINGS,
        labels=_LABELS,
        names_shown=_NAMES_SHOWN,
        states_shown=_STATES_SHOWN,
        conflicts_shown=CONFLICTS_SHOWN,
        unread=story.unread,
        titles={entry.event.id: entry for entry in told.entries},
        to_event=lambda id: "#" + anchor(id, "e"),
        to_article=lambda id: "#" + anchor(id, "a"),
    ):
        out.write(piece)


def environment(words: Words, load: Callable[[str], str | None]) -> Environment:
    """How pages are filled in: everything escaped and cleaned, a name that nobody gave is an error.

    `load` gives a template's text by its name, or None. The macros of parts.html.j2 ask their page for `words`, `page`
    (the section of that name), `language`, `titles` (entries by the ids of events), `conflicts_shown`, and for
    `to_event` and `to_article`, which make the address of what has an id. What is for the user's `own_eyes` is shown by
    no page that may leave the machine.
    """
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_clean,
    )
    environment.filters.update(
        anchor=anchor, web=web_address, cut=lambda text: _cut(text, words["page"]["cut"]), when=words.when
    )
    environment.tests["fold"] = lambda part: isinstance(part, Fold)
    environment.globals.update(
        bar=bar, counted=words.counted, plural=plural, said_of=lambda outlet: said_of(outlet, words), own_eyes=False
    )
    return environment


def asset(name: str) -> str:
    """A template, the style or the script of the page."""
    return (importlib.resources.files("dateline.export") / "templates" / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """The content security policy of the page: only its own style and script, an empty icon, and nothing else."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _clean(value: object) -> object:
    """What a page can't hold becomes U+FFFD; all else stays as the article has it.

    A method is none of the page's words: a template says table["copy"] where table.copy is the table's own.
    """
    if isinstance(value, BuiltinMethodType | MethodType):
        raise TypeError(f"a template shows {value!r}: write the key in brackets")
    if type(value) is str:  # Markup is the template's own
        return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", value)
    return value


def _cut(text: str, ending: str) -> str:
    return text if len(text) <= _TITLE_CHARS else text[:_TITLE_CHARS].rstrip() + ending


def anchor(id: str, prefix: str) -> str:
    """An id as an HTML id and link target: letters, digits and '-', other characters by their code."""
    return prefix + "-" + re.sub(r"[^A-Za-z0-9]", lambda m: "-" if m[0] in ":-_." else f"-{ord(m[0]):x}-", id)


def _strip(told: Timeline) -> object:
    shown: list[tuple[str, int, When]] = [
        (entry.event.id, year.year, entry.when)
        for year in told.parts
        if isinstance(year, Year)
        for group in year.parts
        if isinstance(group, Group)
        for section in group.sections
        for entry in section.entries
    ]
    return strip(shown)


def _coverage_line(around: Overview, words: Words) -> tuple[str, ...]:
    """What was read, in counted words."""
    read = around.coverage
    outlets = words.counted("outlet", len(read.outlets)) if read.outlets else str(words["page"]["no_outlet"])
    parts = [words.counted("article", read.articles), outlets]
    parts += [words.counted(kind, n) for kind, n in (("claim", read.claims), ("event", read.events))]
    return (*parts, words.counted("origin", read.origins))
