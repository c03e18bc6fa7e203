"""What a stored result rests on: digests of the files that made it, so that no version number can be forgotten.

A stage is a pure function of its input; its code, its language tables and its weights are all that it rests on. Two
programs with the same files give the same results; another byte in a rule, and what rests on it is made anew.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import platform
from dataclasses import dataclass
from pathlib import Path

_WORDS = ("model", "span.py", "when.py", "config.py", "trees.py", "lang")  # what all stages share
_NOT_CODE = {".pyc", ".md", ".log"}


@dataclass(frozen=True, slots=True)
class Versions:
    """`reader` for annotations, `rules` for what each article says, `links` for what holds over the articles.

    `reading` is for what is found in a file's bytes. `program` (all code and tables) and `weights` (the model's files)
    decide nothing: they are for the log of builds.
    """

    reader: str
    rules: str
    links: str
    reading: str = ""
    program: str = ""
    weights: str = ""


def versions() -> Versions:
    """The versions of this installation, without importing a stage.

    Kernels differ a little between kinds of processor and runtimes, so that the versions of what networks have a say in
    name both.
    """
    runtime = f"onnxruntime-{importlib.metadata.version('onnxruntime')}-{platform.machine()}"
    return Versions(
        reader=f"{digest_of('understand', 'models', *_WORDS)}+{runtime}",
        rules=digest_of("date", "attribute", "models", *_WORDS),
        links=f"{digest_of('link', 'judge', 'tell', 'models', 'understand', *_WORDS)}+{runtime}",
        reading=digest_of("read", *_WORDS),
        program=digest_of("", without=("models",)),
        weights=digest_of("models"),
    )


def digest_of(*parts: str, without: tuple[str, ...] = ()) -> str:
    """A digest of files and folders of this package ("" is all of it), without some of its folders."""
    root = Path(__file__).parent
    total = hashlib.sha256()
    for part in sorted(parts):
        for file in sorted([root / part, *(root / part).rglob("*")]):
            inside = file.relative_to(root).parts
            if file.is_file() and file.suffix not in _NOT_CODE and inside[0] not in without:
                total.update(file.relative_to(root).as_posix().encode() + b"\0" + _content(file))
    return total.hexdigest()[:16]


@functools.cache
def _content(file: Path) -> bytes:
    """The digest of a file; the model's are needed twice, and large."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").digest()
