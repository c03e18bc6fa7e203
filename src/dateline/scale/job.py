"""A build by an engine: the same steps as `pipeline` takes, over a folder of Parquet instead of a store.

    files → read → by article → understand → pairs that share two keys → compare → stories → by story → link

What is done is there as a part of a table: a job that was killed goes on where it stood, and what was done twice was
written over, not added.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from dateline import __version__
from dateline.errors import DatelineError, OptionError
from dateline.intake import STDIN, Progress, dated, tables_in
from dateline.model import Link, Unread
from dateline.ownership import Said
from dateline.packing import pack, unpack
from dateline.parting import Group, parted
from dateline.scale.engines import Engine, EngineError, Gathering, Pairing, Task
from dateline.scale.steps import Compare, LinkStory, LoadStages, Read, Step, Understand
from dateline.scale.tables import SLOTS, Row, Table, arrow, batch_of, missing, schema, write_buckets
from dateline.stages import File, Stages
from dateline.store import FileRead
from dateline.versions import Versions

FORMAT = "dateline-results/1"
_JOB = "job.json"
_TRIES = 3  # of an engine that gets nothing done
_PASSING = ("listing", "readings", "key", "sketch", "pairs", "stories")  # what only later steps need


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many files, articles and articles of stories are a part, which is done, and done again, as one."""

    files: int = 64
    articles: int = 256
    linked: int = 512


@dataclass(frozen=True, slots=True)
class JobReport:
    """What a job came to: `unread` gave no article, `failed` are articles and stories that a step could not digest."""

    folder: str
    files: int
    articles: int
    claims: int
    stories: int
    events: int
    unread: tuple[Unread, ...]
    failed: tuple[Unread, ...]


class Job(msgspec.Struct, frozen=True):
    """What a folder holds the results of. Another program's, or other files', are another job's."""

    format: str
    program: str
    versions: Versions
    files: int
    listing: str
    copies: bool
    not_found: tuple[Unread, ...] = ()
    done: bool = False
    outlets: tuple[Said, ...] = ()  # what is said of outlets beside the files: no step rests on it, `load` does


def run(
    paths: Sequence[str],
    folder: str | Path,
    engine: Engine,
    load: LoadStages,
    *,
    published: Mapping[str, str] | None = None,
    copies: bool = True,
    sizes: Sizes = Sizes(),
    progress: Progress,
) -> JobReport:
    """Read, understand and link the articles under `paths`, with the results in a folder.

    Raises OptionError where the folder holds those of another job, or an option fits nothing; DatelineError where the
    engine gets nothing done.
    """
    stages = load()
    place = str(Path(folder).absolute())
    job, rows = _listed(stages, paths, place, published or {}, copies)
    known = job_in(place)
    if known is not None and msgspec.structs.replace(known, done=False, outlets=job.outlets) != job:
        raise OptionError(
            f"{folder} holds the results of another job (other files, options or program): give a new folder"
        )
    if known is None or not known.done:
        _write_job(place, job)
        _steps(_Running(place, engine, load, stages, sizes, progress), rows, copies)
    _write_job(place, msgspec.structs.replace(job, done=True))
    for name in _PASSING:
        Table(place, name).remove()
    return report(place)


def job_in(folder: str | Path) -> Job | None:
    """The job whose results a folder holds; None where it is empty or there is none.

    Raises OptionError where it holds something else.
    """
    place = Path(folder)
    file = place / _JOB
    if file.is_file():
        try:
            return msgspec.json.decode(file.read_bytes(), type=Job)
        except msgspec.DecodeError as error:
            raise OptionError(f"{file} is none of this program's: {error}") from error
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise OptionError(f"{folder} holds no results of 'dateline build --engine': give a new folder, or an empty one")
    return None


def report(folder: str | Path) -> JobReport:
    """What the job of a folder came to."""
    job = job_in(folder)
    assert job is not None
    place = str(folder)
    unread, failed = list(job.not_found), []
    for row in Table(place, "file").rows(columns=["read"]):
        unread += unpack(row["read"], FileRead).unread
    articles = claims = stories = events = 0
    for row in Table(place, "article").rows(columns=["path", "claims", "error"]):
        articles, claims = articles + 1, claims + row["claims"]
        failed += [Unread(row["path"], row["error"])] if row["error"] else []
    for row in Table(place, "story").rows(columns=["story", "events", "error"]):
        stories, events = stories + bool(row["events"]), events + row["events"]
        failed += [Unread(f"story {row['story']}", row["error"])] if row["error"] else []
    return JobReport(place, job.files, articles, claims, stories, events, tuple(unread), tuple(failed))


# ---- the steps, in their order ----


@dataclass(frozen=True)
class _Running:
    folder: str
    engine: Engine
    load: LoadStages
    stages: Stages
    sizes: Sizes
    progress: Progress

    def table(self, name: str) -> Table:
        return Table(self.folder, name)

    def step(self, name: str, step: Step) -> None:
        """Do all parts of a step that are not done, as often as the engine fails and gets on."""
        source, target = self.table(step.source), self.table(step.targets[-1])
        wanted, task = source.parts(), Task(self.folder, step, self.stages.versions)
        tries = 0
        while left := missing(wanted, target):
            done = len(wanted) - len(left)
            self.progress(name, done, len(wanted))
            try:
                for number, _ in enumerate(self.engine.each(task, left)):
                    self.progress(name, done + number + 1, len(wanted))
            except EngineError as error:
                tries = tries + 1 if len(missing(wanted, target)) == len(left) else 0
                if tries == _TRIES:
                    raise DatelineError(f"{name} got no further in {_TRIES} tries; {error}") from error
        self.progress(name, len(wanted), len(wanted))


def _steps(job: _Running, rows: Sequence[Row], copies: bool) -> None:
    listing, readings, articles = job.table("listing"), job.table("readings"), job.table("article")
    if not listing.there:
        _write_listing(job, rows)
    job.step("reading", Read(job.load, copies))
    count = sum(row["articles"] for row in job.table("file").rows(columns=["articles"]))
    if not readings.there:
        job.engine.gather(
            Gathering(job.table("reading"), readings, "article", ("reading",), _parts(count, job.sizes.articles))
        )
    job.step("understanding", Understand(job.load))
    if not job.table("pairs").there:
        job.engine.pair(
            Pairing(job.table("key"), job.table("sketch"), job.table("pairs"), _parts(count, job.sizes.articles))
        )
    job.step("comparing", Compare(job.load))
    if not job.table("member").there:
        _group(job)
    if not job.table("stories").there:
        columns = ("article", "facts_key", "content", "facts", "asked", "joined")
        member = job.table("member")
        buckets = _parts(member.count(), job.sizes.linked)
        job.engine.gather(Gathering(articles, job.table("stories"), "story", columns, buckets, member))
    job.step("linking", LinkStory(job.load))


def _parts(count: int, size: int) -> int:
    return max(-(-count // size), 1)


def _group(job: _Running) -> None:
    """Which articles are one story: all likenesses, in this process; see `parting.parted`."""
    known = job.table("article").rows(columns=["article", "error"])
    ids = [row["article"] for row in known if not row["error"]]
    likenesses = [Link("story", **row) for row in job.table("likeness").rows()]
    rows = batch_of("member", _members(parted(job.stages, ids, likenesses), len(ids)))
    job.table("member").write(0, arrow().Table.from_batches([rows]))


def _members(groups: Sequence[Group], count: int) -> Iterator[Row]:
    """The articles by their stories, in parts of about equal numbers of articles; a story's links with its first."""
    before = 0
    for members, joined in groups:
        story, slot = min(members), before * SLOTS // count
        before += len(members)
        for article in members:
            yield {
                "article": article,
                "story": story,
                "slot": slot,
                "joined": pack(joined) if article == story and joined else None,
            }


# ---- which files ----


def _listed(
    stages: Stages, paths: Sequence[str], folder: str, published: Mapping[str, str], copies: bool
) -> tuple[Job, list[Row]]:
    if STDIN in paths:
        raise OptionError("standard input can't be read by other processes: give files, or build without --engine")
    listed = list(stages.list_files(paths))
    own = os.path.realpath(folder) + os.sep
    files = [
        each for each in listed if not isinstance(each, Unread) and not os.path.realpath(each.path).startswith(own)
    ]
    dates = {file.path: value for file, value in dated(published, files)}
    rows = [_row(seq, file, dates.get(file.path)) for seq, file in enumerate(files)]
    total = hashlib.sha256(msgspec.msgpack.encode(rows)).hexdigest()
    gone = tuple(each for each in listed if isinstance(each, Unread))
    outlets = tables_in(stages, paths, files)
    return Job(FORMAT, __version__, stages.versions, len(rows), total, copies, gone, outlets=outlets), rows


def _row(seq: int, file: File, published: str | None) -> Row:
    told = json.dumps(dict(file.told)).encode()
    return {
        "seq": seq,
        "path": os.fsencode(Path(file.path).absolute()),
        "name": file.name,
        "told": told,
        "published": published or None,
    }


def _write_listing(job: _Running, rows: Sequence[Row]) -> None:
    unfinished = Table(job.folder, ".listing")
    unfinished.remove()
    unfinished.place.mkdir(parents=True)
    write_buckets(unfinished.place, ((row["seq"] // job.sizes.files, row) for row in rows), schema("listing"))
    unfinished.place.rename(job.table("listing").place)


def _write_job(folder: str, job: Job) -> None:
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    unfinished = place / f".{_JOB}"
    unfinished.write_bytes(msgspec.json.format(msgspec.json.encode(job)))
    unfinished.replace(place / _JOB)
