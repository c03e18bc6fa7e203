"""Exports: one file a form, each with `write(story, out, …)`. To add one, write its file and its row in EXPORTERS."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

from dateline.errors import OptionError
from dateline.model import FileRecord, Story

if TYPE_CHECKING:
    from dateline.tell import Selection


@dataclass(frozen=True, slots=True)
class Exporter:
    """One form of a story. `module` has its `write`, loaded when it is first needed.

    `binary`: it writes bytes. `reports`: it tells the first view, and all only where that is asked for (`whole`).
    `texts`: it may hold whole texts. `streams`: it can be written of a whole store with one story in memory.
    """

    name: str
    module: str
    about: str
    binary: bool = False
    reports: bool = False
    texts: bool = False
    streams: bool = False

    def __call__(
        self,
        story: Story,
        out: IO[Any],
        selection: Selection | None = None,
        *,
        whole: bool = False,
        full_text: bool = False,
    ) -> None:
        """Write a story, or what a selection leaves of it; same story, same bytes.

        Raises OptionError where the form has no place for a part of what is asked.
        """
        asked = self._asked(selection, whole=whole, full_text=full_text)
        importlib.import_module(f"dateline.export.{self.module}").write(story, out, **asked)

    def write_all(
        self, stories: Iterable[Story], out: IO[Any], files: Iterable[FileRecord], *, full_text: bool = False
    ) -> None:
        """Write the stories of a store, of which these are the files, one after another, where the form `streams`."""
        asked = self._asked(None, whole=False, full_text=full_text)
        importlib.import_module(f"dateline.export.{self.module}").write_all(stories, out, files, **asked)

    def _asked(self, selection: Selection | None, *, whole: bool, full_text: bool) -> dict[str, Any]:
        """The options as the form's module takes them. Raises OptionError."""
        asked: dict[str, Any] = {}
        if selection is not None and not selection.is_open:
            asked["selection"] = selection
        if whole:
            if not self.reports:
                raise OptionError(f"the form {self.name} always holds all: leave out --all")
            asked["whole"] = True
        if full_text:
            if not self.texts:
                having = " or ".join(each.name for each in EXPORTERS.values() if each.texts)
                raise OptionError(
                    f"the form {self.name} quotes and holds no whole texts: take --format {having}, or json"
                )
            asked["full_text"] = True
        return asked


EXPORTERS: dict[str, Exporter] = {
    each.name: each
    for each in (
        Exporter("json", "json", "the form dateline/1, with a JSON Schema", streams=True),
        Exporter("html", "html", "one page for a browser"),
        Exporter("csv", "csv", "a table, a row a claim", streams=True),
        Exporter("parquet", "parquet", "the same table for data frames (needs pyarrow)", binary=True, streams=True),
        Exporter("xlsx", "xlsx", "a workbook: claims, events, sources, articles", binary=True),
        Exporter("docx", "docx", "a report with footnotes", binary=True, reports=True),
        Exporter("md", "markdown", "the same report as Markdown", reports=True),
        Exporter("wikitext", "wikitext", "the same as a draft with {{cite news}}", reports=True),
        Exporter("csl-json", "csl", "the articles, for citation programs"),
        Exporter("ris", "ris", "the articles, for reference managers"),
        Exporter("timelinejs", "timelinejs", "the first view, for TimelineJS", reports=True),
        Exporter("webannotation", "webannotation", "the claims as W3C Web Annotations"),
        Exporter("jsonld", "jsonld", "articles and claims in schema.org's words, chains in PROV-O's"),
        Exporter("ftm", "ftm", "FollowTheMoney entities, one a line"),
        Exporter("ftm-statements", "statements", "the same as FollowTheMoney statements (CSV): each value's evidence"),
        Exporter("ical", "ical", "what lies on a known day, as a calendar"),
        Exporter("gexf", "gexf", "who relays whom, as a network"),
        Exporter(
            "jsonl",
            "jsonl",
            "the records of dateline/1, one a line, with --full-text the texts, too",
            texts=True,
            streams=True,
        ),
    )
}
