"""The shipped network: an int8 ONNX graph for all labels of words, small matrices for what holds between two words."""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from dateline.errors import ModelError
from dateline.understand import windows as win
from dateline.understand.lemmas import Lemmatizer
from dateline.understand.pieces import Pieces
from dateline.understand.shapes import shape

Floats = npt.NDArray[np.float32]
FILES = ("config.json", "reader.onnx", "pairs.npz", "tokenizer.json", "lemmas.json")
FORMAT = 2
# A fusion of onnxruntime's that takes longer than what it replaces: sum and normalisation in one took an eighth of the
# encoder's time, apart they take a thirtieth; without it the encoder is a tenth faster (recipes/LOG.md, "fusion").
SLOWER_FUSIONS = ("SkipLayerNormFusion",)
HEADS = (
    "upos", "xpos", "lemma", "start", "name", "timex", "part", "event", "factuality", "mention", "entity",
)  # fmt: skip


class Scores:
    """What the network says of the words of one text: by window, and how to look a word or sentence up."""

    def __init__(self, windows: list[tuple[int, int]], rows: list[tuple[Floats, Floats]], count: int) -> None:
        self._windows = windows
        self._rows = rows
        self._count = count

    def words(self) -> Floats:
        """Label scores of all words, each from the window in whose middle it stands most."""
        labels, at = [], 0
        for number, (start, end) in enumerate(self._windows):
            last = (end + self._windows[number + 1][0] + 1) // 2 if number + 1 < len(self._windows) else end
            labels.append(self._rows[number][0][at - start : last - start])
            at = last
        return np.concatenate(labels)

    def gather(self, ranges: Sequence[tuple[int, int]]) -> tuple[Floats, Floats]:
        """Label scores and vectors of all words; each range of words comes from the window that sees it best."""
        stretches: list[tuple[int, int, int]] = []
        for first, last in ranges:
            whole = win.best(self._windows, first, last, self._count)
            for start, end, number in [(first, last, whole)] if whole >= 0 else self._alone(first, last):
                if stretches and stretches[-1][1:] == (start, number):
                    start = stretches.pop()[0]
                stretches.append((start, end, number))
        labels, vectors = [], []
        for start, end, number in stretches:
            at = self._windows[number][0]
            labels.append(self._rows[number][0][start - at : end - at])
            vectors.append(self._rows[number][1][start - at : end - at])
        return np.concatenate(labels), np.concatenate(vectors)

    def _alone(self, first: int, last: int) -> list[tuple[int, int, int]]:
        return [(i, i + 1, win.best(self._windows, i, i + 1, self._count)) for i in range(first, last)]


class Network:
    """Runs the graph. `labels` are the label sets by head, `pairs` the matrices of arcs, relations and links."""

    def __init__(self, directory: Path, threads: int = 1) -> None:
        missing = [name for name in FILES if not (directory / name).is_file()]
        if missing:
            raise ModelError(
                f"the reader in {directory} has no {', '.join(missing)}; it needs {', '.join(FILES)}: "
                "install dateline again, or train one with recipes/train_reader.py"
            )
        try:
            self._load(directory, threads)
        except ModelError:
            raise
        except Exception as error:  # the libraries' errors on broken files have no common base
            raise ModelError(f"the reader in {directory} is damaged ({error}): install dateline again") from error
        self.directory = directory
        self.digest = _digest(directory)

    def _load(self, directory: Path, threads: int) -> None:
        config: dict[str, Any] = json.loads((directory / "config.json").read_text(encoding="utf-8"))
        if config.get("format") != FORMAT:
            raise ModelError(
                f"the reader in {directory} is of format {config.get('format')}, this version reads {FORMAT}: "
                "install the version of dateline that it was made with, or train it anew"
            )
        self.labels: dict[str, list[str]] = config["labels"]
        self._slices = self._places(config["sizes"])
        self._pieces = Pieces(directory / "tokenizer.json")
        seen = json.loads((directory / "lemmas.json").read_text(encoding="utf-8"))
        self.lemmatizer = Lemmatizer(seen["words"], seen["endings"], self._pieces.words())
        with np.load(directory / "pairs.npz") as arrays:
            self.pairs = {name: arrays[name].astype(np.float32) for name in arrays.files}
            self.widths = [int(n) for n in arrays["widths"]]
        self._threads = _blas()
        self.session = session(directory / "reader.onnx", threads, SLOWER_FUSIONS)

    def _places(self, sizes: dict[str, int]) -> dict[str, slice]:
        places, at = {}, 0
        for name in HEADS:
            places[name] = slice(at, at + sizes[name])
            at += sizes[name]
        return places

    def head(self, labels: Floats, name: str) -> Floats:
        """The scores of one head among all label scores."""
        return labels[:, self._slices[name]]

    def one_thread(self) -> AbstractContextManager[object]:
        """While it lasts, numpy's matrix products take one thread: they are small, and many readers may run at once."""
        return self._threads.limit(limits=1, user_api="blas")  # type: ignore[no-any-return]

    def split(self, vectors: Floats) -> list[Floats]:
        """Pair vectors: arc as word, arc as head, relation as word, relation as head, link as part, link as cue."""
        arc, relation, link = self.widths[:3]
        split = np.split(
            vectors[:, : 2 * sum(self.widths[:3])], np.cumsum([arc, arc, relation, relation, link]), axis=1
        )
        return split

    def discourse(self, vectors: Floats) -> Floats:
        """The vectors of mentions (as anaphor, as antecedent) and of events (as first, as second) of a pair."""
        return vectors[:, 2 * sum(self.widths[:3]) :]

    def run(self, words: list[str], first_in_block: Sequence[bool]) -> Scores:
        """Score the words of one text. Each window runs alone: what it says doesn't hang on its neighbours' scales."""
        rows: list[tuple[Floats, Floats]] = []
        windows = []
        for window, feed in self.feeds(words, first_in_block):
            labels, vectors = self.session.run(["labels", "vectors"], feed)
            rows.append((labels[0], vectors[0]))
            windows.append(window)
        return Scores(windows, rows, len(words))

    def plain_feeds(self, words: list[str]) -> list[dict[str, npt.NDArray[np.int64]]]:
        """A text in full windows without overlap: the least that an encoder can be given."""
        pieces, begins = self._pieces(words), [False] * len(words)
        windows = win.cut([len(each) for each in pieces], begins, overlap=0)
        return [feed for _, feed in self._fed(words, pieces, begins, windows)]

    def feeds(
        self, words: list[str], first_in_block: Sequence[bool]
    ) -> Iterator[tuple[tuple[int, int], dict[str, npt.NDArray[np.int64]]]]:
        """The windows of a text, ranges of its words, with what the graph is given for each."""
        pieces = self._pieces(words)
        windows = win.cut([len(each) for each in pieces], win.seams(words, first_in_block))
        return self._fed(words, pieces, first_in_block, windows)

    def _fed(
        self,
        words: list[str],
        pieces: list[list[int]],
        first_in_block: Sequence[bool],
        windows: list[tuple[int, int]],
    ) -> Iterator[tuple[tuple[int, int], dict[str, npt.NDArray[np.int64]]]]:
        shapes = np.array([shape(word, first) for word, first in zip(words, first_in_block, strict=True)], np.int64)
        sizes = np.array([len(each) for each in pieces], np.int64)
        for start, end in windows:
            ids = [self._pieces.first, *itertools.chain.from_iterable(pieces[start:end]), self._pieces.last]
            size = sizes[start:end]
            forms = np.zeros(len(ids), np.int64)
            forms[1:-1] = np.repeat(shapes[start:end], size)
            firsts = np.cumsum(size) - size + 1  # after the first marker
            yield (start, end), {"pieces": np.array([ids], np.int64), "shapes": forms[None], "firsts": firsts[None]}


def _blas() -> Any:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def session(file: Path, threads: int, without: Sequence[str] = ()) -> Any:
    """A graph ready to run, without some of onnxruntime's optimizers."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(
        str(file), options, providers=["CPUExecutionProvider"], disabled_optimizers=list(without)
    )


def _digest(directory: Path) -> str:
    total = hashlib.sha256()
    for name in FILES:
        with (directory / name).open("rb") as file:
            total.update(hashlib.file_digest(file, "sha256").digest())
    return total.hexdigest()[:12]
