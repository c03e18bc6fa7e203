"""Which files are articles: files, folders, globs; what is left out is told with its reason."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dateline.model import Unread
from dateline.read.companions import companions
from dateline.read.sidecar import TABLE, strangers

STDIN = "-"
OUTLETS = "outlets.csv"  # what the user says of outlets: `dateline.read.outlets` reads it


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: `path` opens it, `name` is what people see: relative to the given folder, with "/".

    `told` is what the user says of it, as a sidecar would: title, outlet, authors, published, url, via.
    """

    path: str
    name: str
    told: Mapping[str, str] = field(default_factory=dict)


def list_files(paths: Sequence[str], suffixes: Sequence[str]) -> Iterator[File | Unread]:
    """The files under paths in their order, a folder's sorted by name; each file once, however it was given.

    Hidden files, sidecars (NAME.json, articles.csv), outlets.csv, and the folders that browsers save beside a page are
    passed over. Bytes of a name that aren't UTF-8 are shown as escapes ("caf\\xe9.txt"), for no store or terminal takes
    them; `path` keeps them.
    """
    seen: set[str] = set()
    for path in paths:
        for item in _expand(path, suffixes):
            key = os.path.realpath(item.path) if isinstance(item, File) and item.path != STDIN else item.path
            if isinstance(item, Unread) or key not in seen:
                seen.add(key)
                yield _shown(item)


def _shown(item: File | Unread) -> File | Unread:
    """The same with a name that can be written as UTF-8."""
    if isinstance(item, File):
        return replace(item, name=printable(item.name))
    return replace(item, path=printable(item.path))


def printable(name: str) -> str:
    """A file's name or path as UTF-8; other bytes as escapes."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _expand(path: str, suffixes: Sequence[str]) -> Iterator[File | Unread]:
    if path == STDIN:
        yield File(STDIN, STDIN)
    elif Path(path).is_dir():
        yield from _folder(Path(path), suffixes)
    elif Path(path).name == OUTLETS and Path(path).is_file():
        return  # "news/*", as a shell spells it out
    elif os.path.lexists(path):
        yield File(path, Path(path).name)
    elif any(mark in path for mark in "*?["):
        yield from _glob(path, suffixes)
    else:
        yield Unread(path, "there is no such file or folder: check the spelling")


def _glob(pattern: str, suffixes: Sequence[str]) -> Iterator[File | Unread]:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (absolute patterns too)
    fixed = []
    for part in Path(pattern).parts[:-1]:
        if any(mark in part for mark in "*?["):
            break
        fixed.append(part)
    root = Path(*fixed) if fixed else Path()
    if not found:
        yield Unread(pattern, "no file fits this pattern")
    known: dict[Path, frozenset[str]] = {}
    for path in found:
        if _in_companion(Path(path), root, known):
            continue
        if Path(path).is_dir():
            if "**" not in pattern:  # "**" lists what is in the folders itself
                yield from _folder(Path(path), suffixes)
        elif not _is_sidecar(Path(path), suffixes):
            yield File(path, Path(path).relative_to(root).as_posix())


def _in_companion(path: Path, root: Path, known: dict[Path, frozenset[str]]) -> bool:
    """Whether a path below `root` is a companion folder or lies in one; `known` keeps each folder's companions."""
    place = root
    for part in path.relative_to(root).parts:
        if place not in known:
            known[place] = companions(_entries(place)) if place.is_dir() else frozenset()
        if part in known[place]:
            return True
        place = place / part
    return False


def _entries(folder: Path) -> list[Path]:
    return sorted(folder.iterdir(), key=lambda entry: entry.name)


def _folder(folder: Path, suffixes: Sequence[str]) -> Iterator[File | Unread]:
    count = 0
    for item in _walk(folder, folder, frozenset([os.path.realpath(folder)]), suffixes):
        count += isinstance(item, File)
        yield item
    if not count:
        why = f"there is no article in this folder: read are {', '.join(suffixes)}"
        yield Unread(folder.as_posix(), why, remark=True)


def _walk(folder: Path, root: Path, above: frozenset[str], suffixes: Sequence[str]) -> Iterator[File | Unread]:
    try:
        entries = _entries(folder)
    except OSError as error:
        yield Unread(_name(folder, root), f"this folder can't be opened: {error.strerror}")
        return
    yield from (replace(row, path=_name(folder / row.path, root)) for row in strangers(folder))
    passed_over = companions(entries)
    for entry in entries:
        if entry.name.startswith(".") or _is_sidecar(entry, suffixes):
            continue
        if not entry.is_dir():
            yield File(str(entry), _name(entry, root))
        elif entry.name in passed_over:
            continue
        elif (real := os.path.realpath(entry)) in above:
            why = "this link leads back to a folder above it: it is not followed"
            yield Unread(_name(entry, root), why, remark=True)
        else:
            yield from _walk(entry, root, above | {real}, suffixes)


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path != root else path.as_posix()


def _is_sidecar(file: Path, suffixes: Sequence[str]) -> bool:
    """Whether a file tells of articles beside it and is none itself."""
    if file.name in (TABLE, OUTLETS):
        return True
    return file.suffix == ".json" and any(file.with_suffix(suffix).exists() for suffix in suffixes)
