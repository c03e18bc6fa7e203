"""Files into the store: each that is new, or that another program read, with its bytes, its articles and its status."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Protocol

from dateline.errors import DatelineError, OptionError
from dateline.model import Article, Unread
from dateline.ownership import Said, keep_tables, said_in
from dateline.stages import File, Keep, Stages
from dateline.when import from_edtf
from dateline.workers import Workers

if TYPE_CHECKING:
    from dateline.store import FileRead, Reading, Store

log = logging.getLogger(__name__)

STDIN = "-"
PASTED = "pasted"  # what came by standard input is a file of this name and the beginning of its SHA-256
_STORE_FILES = ("", "-wal", "-shm", "-journal")  # what SQLite writes beside its file


class Progress(Protocol):
    """Is told how far a build is: `step` is reading, understanding or linking, `name` what it is at."""

    def __call__(self, step: str, done: int, total: int, name: str = "") -> None: ...


@dataclass(slots=True)
class Tally:
    """What a build has seen so far: the ids of articles whose texts are new, and the places of its files.

    `large` are archives that are left to be read page by page.
    """

    new: set[str] = field(default_factory=set)
    places: list[str] = field(default_factory=list)
    large: list[Task] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Digest:
    """Of a file's bytes and of the sidecars that may tell its metadata (`whole`); SHA-256 of the bytes alone."""

    whole: str
    sha256: str


def read_new(
    store: Store,
    stages: Stages,
    paths: Sequence[str],
    published: Mapping[str, str],
    progress: Progress,
    *,
    copies: bool,
    workers: Workers,
    pasted: Mapping[str, str] | None = None,
) -> Tally:
    """Read each file that the store doesn't have as it is: the same bytes, date given by the user, and program.
    Large archives are left to `paging.read_large`.

    `pasted` is what the user says of what comes by standard input, as a sidecar would; it is not kept for the next.
    Raises OptionError where `published` names no listed file, DateFormatError where it gives no date.
    """
    listed = list(stages.list_files(paths)) if paths else []
    listed = [_told(item, pasted) if pasted else item for item in listed]
    own = {os.path.realpath(store.path + ending) for ending in _STORE_FILES if not store.shared}
    files = [item for item in listed if not isinstance(item, Unread) and os.path.realpath(item.path) not in own]
    for file, value in dated(published, files):
        store.set_published(place_of(file.path), file.name, value)
    remarks = keep_tables(store, tables_in(stages, paths, files)) if paths else ()
    store.set_not_found([*(item for item in listed if isinstance(item, Unread)), *remarks])
    tally = Tally()
    if not all(Path(file.path).is_file() for file in files):
        workers = Workers(1)  # standard input and pipes can be read in this process only
    for task, taken in workers.map(Intake(stages.read), _new(store, stages, files, tally, progress, copies)):
        _keep(store, tally, task, taken if isinstance(taken, Taken) else Taken(error=taken))
    progress("reading", len(files), len(files))
    return tally


def tables_in(stages: Stages, paths: Sequence[str], files: Sequence[File]) -> tuple[Said, ...]:
    """What is said of outlets in the folders of these files."""
    return tuple(said_in(place_of(table.path), table) for table in stages.outlet_tables(paths, files))


def _told(item: File | Unread, pasted: Mapping[str, str]) -> File | Unread:
    """The listed file; standard input with what the user says of it."""
    from dateline.read.files import File as Listed

    return item if isinstance(item, Unread) or item.path != STDIN else Listed(item.path, item.name, dict(pasted))


@dataclass(frozen=True, slots=True)
class Task:
    """A file that is to be read: its place and digest, the date that the user gives it, and whether bytes are kept."""

    file: File
    place: str
    digest: Digest | None
    published: str | None
    program: str
    copies: bool


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file holds, and what doesn't; the SHA-256 of its bytes, where they were read, and these if wanted.

    A defect of the reader is listed with its file; `error` says that a process ended over it.
    """

    readings: tuple[Reading, ...] = ()
    unread: tuple[Unread, ...] = ()
    sha256: str | None = None
    content: bytes | None = None
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class Intake:
    """Reads files; with several processes `read` is a function of a module."""

    read: Callable[[File, str | None, Keep], Iterator[Article | Unread]]

    def prepare(self) -> Callable[[Task], Taken]:
        return self.take

    def take(self, task: Task) -> Taken:
        from dateline.store import Reading

        readings: list[Reading] = []
        unread: list[Unread] = []
        read: list[bytes] = []
        try:
            for item in self.read(task.file, task.published, read.append):
                if isinstance(item, Unread):
                    unread.append(item)
                else:
                    readings.append(Reading(task.file.name, item, task.published is not None))
        except DatelineError:
            raise
        except Exception as error:
            log.error("%s could not be read", task.file.name, exc_info=error)
            unread.append(Unread(task.file.name, defect(error)))
        sha256 = hashlib.sha256(read[0]).hexdigest() if read else None
        return Taken(tuple(readings), tuple(unread), sha256, read[0] if read and task.copies else None)


def _new(
    store: Store, stages: Stages, files: Sequence[File], tally: Tally, progress: Progress, copies: bool
) -> Iterator[Task]:
    """The files that the store doesn't have as they are."""
    program = stages.versions.reading
    for done, file in enumerate(files):
        progress("reading", done, len(files), file.name)
        place, digest = place_of(file.path), file_digest(file.path)
        whole = digest.whole if digest else ""
        published = store.published(place, whole or None)
        tally.places.append(place)
        if not digest or not store.has_file(place, whole, published, program, copies=copies):
            task = Task(file, place, digest, published, program, copies)
            if stages.large(file):
                tally.large.append(task)
            else:
                yield task


def _keep(store: Store, tally: Tally, task: Task, taken: Taken) -> None:
    found = as_read(task, taken)
    if task.file.path == STDIN and found.readings:
        found = _as_pasted(found)
        tally.places.append(found.place)
    keep(store, tally, found)


def as_read(task: Task, taken: Taken) -> FileRead:
    """A file as the store is told of it."""
    from dateline.store import FileRead

    name = task.file.name
    return FileRead(
        place=task.place,
        name=name,
        digest=task.digest.whole if task.digest else "",
        program=task.program,
        published=task.published,
        readings=taken.readings,
        unread=[Unread(name, str(taken.error))] if taken.error else taken.unread,
        # What was read is what counts, should the file have changed since its digest was taken.
        sha256=taken.sha256 or (task.digest.sha256 if task.digest else None),
        content=taken.content,
        unwanted=taken.sha256 is not None and not task.copies,
    )


def _as_pasted(found: FileRead) -> FileRead:
    """Standard input under a name of its own, by its bytes: what comes next is another file and no capture of this."""
    name = f"{PASTED}-{(found.sha256 or '')[:12]}"

    def called(path: str) -> str:
        return name + path.removeprefix(STDIN)  # "-:3" is the third record

    readings = [
        replace(each, path=name, article=replace(each.article, paths=tuple(map(called, each.article.paths))))
        for each in found.readings
    ]
    unread = [replace(each, path=called(each.path)) for each in found.unread]
    return replace(found, place=place_of(name), name=name, readings=readings, unread=unread)


def keep(store: Store, tally: Tally, found: FileRead) -> None:
    """Put a file into the store, or, where that fails, why not."""
    try:
        tally.new |= store.add_file(found)
    except DatelineError:
        raise
    except Exception as error:  # what a reader gave can't be stored: a defect of its file alone
        log.error("%s could not be stored", found.name, exc_info=error)
        store.add_file(replace(found, readings=(), unread=[Unread(found.name, defect(error))]))


def defect(error: Exception) -> str:
    """The reason that is told where the program itself fails on a file or an article."""
    return f"a defect of dateline, please report it: {type(error).__name__}: {error}"


def place_of(path: str) -> str:
    """Stands for where a file lies: two files of one name stay apart, and no path of somebody's machine is kept."""
    return hashlib.sha256(os.fsencode(path if path == STDIN else os.path.realpath(path))).hexdigest()[:32]


def file_digest(path: str) -> Digest | None:
    """The digest of a file, None for what can't be read, or once only (standard input, pipes).

    Reading such a file will say why, and is always tried.
    """
    file = Path(path)
    if path == STDIN or not file.is_file():
        return None
    total, own = hashlib.sha256(), ""
    try:
        for each in (file, file.with_suffix(".json"), file.with_name("articles.csv")):
            if each.is_file():
                with each.open("rb") as stream:
                    content = hashlib.file_digest(stream, "sha256")
                own = own or content.hexdigest()
                total.update(os.fsencode(each.name) + b"\0" + content.digest())
    except OSError:
        return None
    return Digest(total.hexdigest()[:32], own)


def dated(published: Mapping[str, str], files: Sequence[File]) -> Iterator[tuple[File, str]]:
    """The user's dates by file: a key is a path, or the end of one ("x.html", "2013/x.html").

    Raises OptionError where a key names no listed file or several, DateFormatError where a value is no date.
    """
    for key, value in published.items():
        from_edtf(value)
        named = [file for file in files if _fits(key, file.path) or _fits(key, file.name)]
        exact = [file for file in named if key in (file.path, file.name)]
        if not named:
            raise OptionError(
                f"--published {key}={value} names no file that is read here; "
                f"there are {', '.join(file.name for file in files[:10]) or 'none'}{', …' if len(files) > 10 else ''}"
            )
        if len(named) > 1 and len(exact) != 1:
            raise OptionError(
                f"--published {key}={value} fits {len(named)} files, {named[0].path} and {named[1].path} among them: "
                "give a longer path"
            )
        yield (exact or named)[0], value


def _fits(key: str, path: str) -> bool:
    parts = PurePath(key).parts
    return bool(parts) and PurePath(path).parts[-len(parts) :] == parts
