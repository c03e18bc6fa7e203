"""The results of a job into a store: what `build` would have made of the same files there, without making it again.

The build of the store goes its way; where it comes to what the job did already, of just the same, it takes that. So a
store may hold anything before, and a load that was killed, or is done twice, loses and doubles nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from dateline.errors import OptionError
from dateline.extraction import extract_pending, understandable
from dateline.intake import Progress, Tally, keep
from dateline.model import Annotations, Facts, Links
from dateline.model.changes import Snapshot
from dateline.ownership import keep_tables
from dateline.packing import unpack
from dateline.pipeline import BuildReport, told
from dateline.scale.job import Job, job_in
from dateline.scale.tables import Row, Table
from dateline.stages import Stages, default_stages
from dateline.store import FileRead, Reading, Store
from dateline.workers import Workers


def load(
    folder: str | Path, store: str | Path, *, progress: Progress, jobs: int = 1, stages: Stages | None = None
) -> BuildReport:
    """Add the results of a finished job to a store, and tell its stories anew.

    What the store knows besides (other files of an article, what a person decided) counts as in any build: what rests
    on it is made here, by `jobs` processes. Raises OptionError where the folder holds no results, or another program's
    than this.
    """
    stages = stages or default_stages()
    place = str(Path(folder).absolute())
    job = _finished(place, stages)
    with Store(store, write=True) as opened, opened.as_build(), Workers(jobs) as workers:
        tally = _add_files(opened, place, job, progress)
        failed = _add_facts(opened, place, stages, progress)
        extract_pending(opened, stages, workers, progress, without=failed)
        return told(opened, stages, tally, progress, _Made(place), workers)


def _finished(folder: str, stages: Stages) -> Job:
    job = job_in(folder)
    if job is None:
        raise OptionError(
            f"{folder} holds no results: make them with 'dateline build PATH… --engine … --results FOLDER'"
        )
    if not job.done:
        raise OptionError(f"the job of {folder} is not done: run its 'dateline build' again, it goes on where it stood")
    if job.versions != stages.versions:
        raise OptionError(
            f"{folder} holds results of another dateline (or model, or runtime): load them with that one, or build anew"
        )
    return job


# ---- files ----


def _add_files(store: Store, folder: str, job: Job, progress: Progress) -> Tally:
    store.set_not_found([*job.not_found, *keep_tables(store, job.outlets)])
    tally = Tally()
    for done, found in enumerate(_files(folder)):
        progress("reading", done, job.files, found.name)
        tally.places.append(found.place)
        if found.published is not None:
            store.set_published(found.place, found.name, found.published)
        if not store.has_file(found.place, found.digest, found.published, found.program, copies=job.copies):
            keep(store, tally, found)
    progress("reading", job.files, job.files)
    return tally


def _files(folder: str) -> Iterator[FileRead]:
    """The files in the order in which they were listed, with the articles in them."""
    files, readings = Table(folder, "file"), Table(folder, "reading")
    for part in files.parts():
        within = groupby(readings.rows(part), key=lambda row: row["seq"])
        seq, rows = next(within, (-1, iter(())))
        for file in files.rows(part):
            mine: list[Row] = []
            if seq == file["seq"]:
                mine = list(rows)
                seq, rows = next(within, (-1, iter(())))
            found = unpack(file["read"], FileRead)
            yield replace(found, readings=[unpack(each["reading"], Reading) for each in mine], content=file["content"])


# ---- what each article says ----


def _add_facts(store: Store, folder: str, stages: Stages, progress: Progress) -> set[str]:
    """Keep facts for the articles that wait for just these; those that could not be digested are returned."""
    waiting = {each.article: each.facts_key for each in understandable(store, stages)}
    failed: set[str] = set()
    done = 0
    columns = ["article", "path", "facts_key", "annotations_key", "error", "facts", "annotations"]
    for row in Table(folder, "article").rows(columns=columns):
        if waiting.get(row["article"]) != row["facts_key"]:
            continue
        progress("understanding", done, len(waiting), row["path"])
        done += 1
        if row["annotations"] is not None:
            store.set_annotations(unpack(row["annotations"], Annotations), row["annotations_key"])
        if row["error"]:
            store.set_failed(row["article"], row["error"])
            failed.add(row["article"])
        else:
            store.set_facts(unpack(row["facts"], Facts), row["facts_key"])
    return failed


# ---- what holds over them ----


class _Made:
    """The links of the job's stories, for whoever asks in the order of their ids."""

    def __init__(self, folder: str) -> None:
        self._rows = Table(folder, "story").rows()
        self._next = next(self._rows, None)

    def __call__(self, story: str, key: str) -> tuple[Links, Snapshot] | None:
        while self._next and self._next["story"] < story:
            self._next = next(self._rows, None)
        row = self._next
        if row is None or row["story"] != story or row["key"] != key or row["error"]:
            return None
        return unpack(row["links"], Links), unpack(row["snapshot"], Snapshot)
