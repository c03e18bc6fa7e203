"""Which files are not read, and in which words that is told."""

from __future__ import annotations

import errno
import stat
from pathlib import Path, PurePosixPath

from dateline.config import DEFAULT_LIMITS, Limits
from dateline.errors import NotArticleError, UnreadableError
from dateline.model import FileStatus
from dateline.read.own import refuse_own_store

ARCHIVES = (".wacz", ".warc", ".warc.gz")  # of many pages: see `dateline.read.archives`


def is_large(path: str, limits: Limits = DEFAULT_LIMITS) -> bool:
    """Whether a file is an archive that is not read into memory whole: its pages are read one after another."""
    place = Path(path)
    return path.lower().endswith(ARCHIVES) and place.is_file() and place.stat().st_size > limits.max_file_bytes


def check(place: Path, limits: Limits) -> None:
    """Raise UnreadableError before reading what would block, or need more memory than an article may."""
    status = place.stat()
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError("this is no regular file (a folder, pipe or device)")
    refuse_own_store(place)
    if status.st_size > most(place.name, limits):
        raise UnreadableError(too_large(status.st_size, place.name, limits))


def suffix(path: str) -> str:
    """How a file's name ends, as readers are known by."""
    place = PurePosixPath(path.lower())
    return "".join(place.suffixes[-2:]) if place.suffix == ".gz" else place.suffix


def most(path: str, limits: Limits) -> int:
    """How many bytes a file of this name may have."""
    return limits.max_archive_bytes if suffix(path) in ARCHIVES else limits.max_file_bytes


def too_large(size: int, path: str, limits: Limits) -> str:
    """What is told of a file of this size that is over its limit."""
    archive = suffix(path) in ARCHIVES
    what = "part the archive into smaller ones" if archive else "save the page without its pictures, or only its text"
    return f"the file has {size / 1e6:.1f} MB, the limit is {most(path, limits) / 1e6:.1f} MB: {what}"


def why(error: Exception) -> str:
    """The reason that is told of a file that can't be read."""
    if not isinstance(error, OSError):
        return str(error)
    if error.errno == errno.ELOOP:
        return "this link leads back to itself"
    if error.errno == errno.ENOENT:
        return "there is no such file (a link to a file that was removed?)"
    if error.errno in (errno.EACCES, errno.EPERM):
        return "you have no right to read this file: change its permissions"
    return f"the file can't be opened: {error.strerror or error}"


def status(error: Exception) -> FileStatus:
    """What a file is that can't be read for this reason."""
    return FileStatus.NOT_ARTICLE if isinstance(error, NotArticleError) else FileStatus.NOT_READ
