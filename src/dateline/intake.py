"""Files into the store: each that is new, or that another program read, with its bytes, its articles and its status."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Protocol

from dateline.errors import DatelineError, OptionError
from dateline.model import Unread
from dateline.stages import File, Stages
from dateline.when import from_edtf

if TYPE_CHECKING:
    from dateline.store import Reading, Store

log = logging.getLogger(__name__)

STDIN = "-"
_STORE_FILES = ("", "-wal", "-shm", "-journal")  # what SQLite writes beside its file


class Progress(Protocol):
    """Is told how far a build is: `step` is reading, understanding or linking, `name` what it is at."""

    def __call__(self, step: str, done: int, total: int, name: str = "") -> None: ...


@dataclass(slots=True)
class Tally:
    """What a build has seen so far: the ids of articles whose texts are new, and the places of its files."""

    new: set[str] = field(default_factory=set)
    places: list[str] = field(default_factory=list)


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
) -> Tally:
    """Read each file that the store doesn't have as it is: the same bytes, date given by the user, and program.

    Raises OptionError where `published` names no listed file, DateFormatError where it gives no date.
    """
    listed = list(stages.list_files(paths)) if paths else []
    own = {os.path.realpath(store.path + ending) for ending in _STORE_FILES}
    files = [item for item in listed if not isinstance(item, Unread) and os.path.realpath(item.path) not in own]
    for file, value in _dated(published, files):
        store.set_published(place_of(file.path), file.name, value)
    store.set_not_found([item for item in listed if isinstance(item, Unread)])
    tally = Tally()
    for done, file in enumerate(files):
        progress("reading", done, len(files), file.name)
        _read_file(store, stages, file, tally, copies)
    progress("reading", len(files), len(files))
    return tally


def _read_file(store: Store, stages: Stages, file: File, tally: Tally, copies: bool) -> None:
    from dateline.store import FileRead

    place, digest = place_of(file.path), file_digest(file.path)
    whole = digest.whole if digest else ""
    published = store.published(place, whole or None)
    tally.places.append(place)
    if digest and store.has_file(place, whole, published, stages.versions.reading, copies=copies):
        return
    read: list[bytes] = []
    readings, unread = _articles(stages, file, published, read)
    # What was read is what counts, should the file have changed since its digest was taken.
    sha256 = hashlib.sha256(read[0]).hexdigest() if read else digest.sha256 if digest else None
    found = FileRead(
        place=place,
        name=file.name,
        digest=whole,
        program=stages.versions.reading,
        published=published,
        readings=readings,
        unread=unread,
        sha256=sha256,
        content=read[0] if read and copies else None,
        unwanted=bool(read) and not copies,
    )
    try:
        tally.new |= store.add_file(found)
    except DatelineError:
        raise
    except Exception as error:  # what a reader gave can't be stored: a defect of its file alone
        log.error("%s could not be stored", file.name, exc_info=error)
        store.add_file(replace(found, readings=(), unread=[Unread(file.name, defect(error))]))


def _articles(
    stages: Stages, file: File, published: str | None, read: list[bytes]
) -> tuple[list[Reading], list[Unread]]:
    """What a file holds; its bytes go to `read`. A defect of the reader is listed with its file, the rest goes on."""
    from dateline.store import Reading

    readings: list[Reading] = []
    unread: list[Unread] = []
    try:
        for item in stages.read(file, published, read.append):
            if isinstance(item, Unread):
                unread.append(item)
            else:
                readings.append(Reading(file.name, item, published is not None))
    except DatelineError:
        raise
    except Exception as error:
        log.error("%s could not be read", file.name, exc_info=error)
        unread.append(Unread(file.name, defect(error)))
    return readings, unread


def defect(error: Exception) -> str:
    """The reason that is told where the program itself fails on a file or an article."""
    return f"a defect of dateline, please report it: {type(error).__name__}: {error}"


def place_of(path: str) -> str:
    """Stands for where a file lies: two files of one name stay apart, and no path of somebody's machine is kept."""
    return hashlib.sha256((path if path == STDIN else os.path.realpath(path)).encode()).hexdigest()[:32]


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
                total.update(each.name.encode() + b"\0" + content.digest())
    except OSError:
        return None
    return Digest(total.hexdigest()[:32], own)


def _dated(published: Mapping[str, str], files: Sequence[File]) -> Iterator[tuple[File, str]]:
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
