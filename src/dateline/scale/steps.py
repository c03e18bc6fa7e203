"""The steps of a job, each a function from record batches to record batches: what a build does, article by article.

A step takes rows of a batch as items, has a process do its work with each (`Workers`), and gives what came of it as
rows of tables. What an item does to its process (an exception, a crash, too much memory) is told in its own row. The
work itself is the build's: `intake`, `extraction` and `linking`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from dateline.errors import DatelineError
from dateline.extraction import Extract, Found, facts_key, nothing_told, reason, understood
from dateline.extraction import Task as Understanding
from dateline.intake import Intake, Taken, as_read, defect, file_digest, place_of
from dateline.intake import Task as Reading_
from dateline.linking import annotations_key, linked, story_key
from dateline.model import Annotations, Article, Facts, Link
from dateline.packing import pack, unpack
from dateline.scale.tables import Row, batch_of, slot_of
from dateline.stages import Stages
from dateline.store import FileRead, Reading, merge
from dateline.workers import Work, Workers

if TYPE_CHECKING:
    import pyarrow

LoadStages = Callable[[], Stages]  # a function of a module: every process calls it for itself
Tables = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Listed:
    """A file as a step takes it: `stages.read` wants its path, its name, and what the user says of it."""

    path: str
    name: str
    told: dict[str, str]


class Step(Protocol):
    """One step. `source` is the table whose parts it takes, `targets` are those that it makes, the last one last."""

    @property
    def source(self) -> str: ...

    @property
    def targets(self) -> tuple[str, ...]: ...

    @property
    def load(self) -> LoadStages: ...

    def work(self) -> Work[Any, Tables]:
        """What is done with an item."""
        ...

    def lost(self, item: Row, error: DatelineError) -> Tables:
        """What is told of an item that its process died of."""
        ...


def run(step: Step, batch: pyarrow.RecordBatch, workers: Workers) -> dict[str, pyarrow.RecordBatch]:
    """What a step makes of a batch, by table: the same whatever the batch holds besides, and wherever it runs."""
    made: Tables = {target: [] for target in step.targets}
    for item, found in workers.map(step.work(), batch.to_pylist()):
        for table, rows in (step.lost(item, found) if isinstance(found, DatelineError) else found).items():
            made[table] += rows
    return {table: batch_of(table, rows) for table, rows in made.items()}


# ---- read: a file → what it holds ----


@dataclass(frozen=True, slots=True)
class Read:
    """Files, each with the articles in it."""

    load: LoadStages
    copies: bool
    source = "listing"
    targets = ("reading", "file")

    def work(self) -> Work[Row, Tables]:
        return self

    def prepare(self) -> Callable[[Row], Tables]:
        stages = self.load()
        take = Intake(stages.read).prepare()

        def read(row: Row) -> Tables:
            task = self._task(row, stages.versions.reading)
            return _file_rows(row["seq"], as_read(task, take(task)))

        return read

    def lost(self, item: Row, error: DatelineError) -> Tables:
        task = self._task(item, self.load().versions.reading)
        return _file_rows(item["seq"], as_read(task, Taken(error=error)))

    def _task(self, row: Row, program: str) -> Reading_:
        file = Listed(os.fsdecode(row["path"]), row["name"], json.loads(row["told"]))
        return Reading_(file, place_of(file.path), file_digest(file.path), row["published"], program, self.copies)


def _file_rows(seq: int, found: FileRead) -> Tables:
    rows: list[Row] = [
        {"article": each.article.id, "slot": slot_of(each.article.id), "seq": seq, "reading": pack(each)}
        for each in found.readings
    ]
    bare = replace(found, readings=(), content=None)
    file = {"seq": seq, "name": found.name, "place": found.place, "sha256": found.sha256, "articles": len(rows)}
    return {"reading": rows, "file": [file | {"content": found.content, "read": pack(bare)}]}


# ---- understand: an article's readings → what it says, and what it is compared by ----


@dataclass(frozen=True, slots=True)
class Understand:
    """Articles, each put together from all files that hold it."""

    load: LoadStages
    source = "readings"
    targets = ("key", "sketch", "article")

    def work(self) -> Work[Row, Tables]:
        return self

    def prepare(self) -> Callable[[Row], Tables]:
        stages = self.load()
        find = Extract.of(stages).prepare()

        def understand(row: Row) -> Tables:
            article = _merged(row)
            task = Understanding(article, facts_key(article, stages), annotations_key(article, stages), None)
            spoken = understood(article.language)
            found = find(task) if spoken else nothing_told(article, stages)
            sketches = [found.sketch] if found.sketch is not None else []
            return {
                "article": [_article_row(task, found)],
                "sketch": [{"article": s.article, "slot": slot_of(s.article), "sketch": s.content} for s in sketches],
                "key": [{"key": k, "day": d, "article": s.article} for s in sketches for k, d in s.days()],
            }

        return understand

    def lost(self, item: Row, error: DatelineError) -> Tables:
        article, stages = _merged(item), self.load()
        task = Understanding(article, facts_key(article, stages), annotations_key(article, stages), None)
        return {"article": [_article_row(task, Found(error=error))]}


def _merged(row: Row) -> Article:
    return merge([unpack(each["reading"], Reading) for each in row["rows"]])


def _article_row(task: Understanding, found: Found) -> Row:
    article, facts = task.article, found.facts
    seen = None if found.annotations is None else pack(found.annotations)
    return {
        "article": article.id,
        "path": article.paths[0],
        "title": article.title,
        "published": article.published.edtf,
        "claims": len(facts.claims) if facts else 0,
        "facts_key": task.facts_key,
        "annotations_key": task.annotations_key,
        "error": reason(article, found.error) if found.error else None,
        "content": pack(article),
        "facts": None if facts is None else pack(facts),
        "annotations": seen,
        "asked": None if article.published.known else seen,
    }


# ---- compare: pairs of sketches → who is like whom ----


@dataclass(frozen=True, slots=True)
class Compare:
    """An article (`left`) with those that share two keys with it."""

    load: LoadStages
    source = "pairs"
    targets = ("likeness",)

    def work(self) -> Work[Row, Tables]:
        return self

    def prepare(self) -> Callable[[Row], Tables]:
        stages = self.load()

        def compare(row: Row) -> Tables:
            left, others = row["left"], row["rows"]
            sketches = {left: row["sketch"]} | {each["right"]: each["sketch"] for each in others}
            found = stages.alike(sketches, [({}, [(left, each["right"]) for each in others])])
            return {
                "likeness": [{"left": e.left, "right": e.right, "score": e.score, "because": e.because} for e in found]
            }

        return compare

    def lost(self, item: Row, error: DatelineError) -> Tables:
        raise error  # no article's defect: who is like whom must be known of all


# ---- link: the articles of a story → what holds over them ----


@dataclass(frozen=True, slots=True)
class LinkStory:
    """Stories, each from its own articles alone."""

    load: LoadStages
    source = "stories"
    targets = ("story",)

    def work(self) -> Work[Row, Tables]:
        return self

    def prepare(self) -> Callable[[Row], Tables]:
        stages = self.load()

        def link(row: Row) -> Tables:
            try:
                return {"story": [_linked(row, stages)]}
            except DatelineError:
                raise
            except Exception as error:
                return self.lost(row, DatelineError(defect(error)))

        return link

    def lost(self, item: Row, error: DatelineError) -> Tables:
        count = len(item["rows"])
        return {"story": [{"story": item["story"], "articles": count, "events": 0, "error": str(error)}]}


def _linked(row: Row, stages: Stages) -> Row:
    members = sorted(row["rows"], key=lambda each: each["article"])
    seen = {each["article"]: each["asked"] for each in members}

    def see(article: Article) -> Annotations | None:
        content = seen[article.id]
        return None if content is None else unpack(content, Annotations)

    links, snapshot = linked(
        see,
        stages,
        [unpack(each["content"], Article) for each in members],
        [unpack(each["facts"], Facts) for each in members],
        [link for each in members if each["joined"] for link in unpack(each["joined"], list[Link])],
    )
    keys = {each["article"]: each["facts_key"] for each in members}
    return {
        "story": row["story"],
        "key": story_key(keys, stages),
        "articles": len(members),
        "events": len(links.events),
        "error": None,
        "links": pack(links),
        "snapshot": pack(snapshot),
    }
