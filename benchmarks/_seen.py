"""Runs a benchmark with what the reader sees kept in a folder: those of one run that read the same articles do it once.

    python -m benchmarks._seen FOLDER NAME [options of the benchmark]

An article is the same where all that the reader looks at is, and so is the reader; what it sees of it is then the same,
too. Nothing is kept longer than `check` runs, and what measures time is not run so.
"""

from __future__ import annotations

import hashlib
import os
import runpy
import sys
from pathlib import Path

import msgspec

from dateline.model import Annotations, Article
from dateline.understand import Reader

_DECODER = msgspec.msgpack.Decoder(Annotations)


def remember(folder: Path) -> None:
    """From now on readers of this process look into the folder before they read."""
    annotate = Reader.annotate

    def remembered(self: Reader, article: Article) -> Annotations:
        file = folder / key(self.version, article)
        if file.is_file():
            return _DECODER.decode(file.read_bytes())
        found = annotate(self, article)
        part = file.with_suffix(f".{os.getpid()}")
        part.write_bytes(msgspec.msgpack.encode(found))
        part.replace(file)  # whole or not at all: others read beside this one
        return found

    setattr(Reader, "annotate", remembered)  # noqa: B010 (mypy lets no method be assigned)


def key(reader: str, article: Article) -> str:
    """Stands for a reader and all that it looks at."""
    seen = (reader, article.id, article.text, article.title, article.language, article.blocks)
    return hashlib.sha256(repr(seen).encode()).hexdigest()


if __name__ == "__main__":
    place, name, *arguments = sys.argv[1:]
    remember(Path(place))
    sys.argv = [name, *arguments]
    runpy.run_module(f"benchmarks.{name}", run_name="__main__", alter_sys=True)
