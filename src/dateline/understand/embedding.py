"""`Embedder`: sentences and claims as vectors whose cosine says how alike they are in meaning.

The vectors are those of the sentence encoder all-MiniLM-L6-v2 (Reimers and Gurevych 2019; Wang et al. 2020), made small
by `recipes/train_embedder.py`; the reader's own encoder has forgotten them. What is multiplied are whole numbers of
eight bits, with scales that are the same for all texts. A short text alone takes three times as long as among others of
its length, for all weights are read for it: embed only what is compared, and many texts at once.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from dateline.errors import ModelError
from dateline.understand.network import session

Vectors = npt.NDArray[np.float32]
FILES = ("embedder.onnx", "tokenizer.json")  # the word pieces are the reader's
LONGEST = 256  # pieces of a text that are read, the two markers among them: about 190 words of news
_MARKERS = 2
_TOGETHER = 512  # pieces that are run at once: more are no faster
_WORD = 20  # letters of what is kept
_KEPT = 8192  # words whose vectors are kept, 12 MB: every story asks for the same verbs again


class Embedder:
    """Embeds texts. The same text gets the same vector, to the last bit, alone and among any others.

    Texts of one length are run together, without padding: rows of a matrix product do not know of each other.
    """

    def __init__(self, directory: Path, threads: int = 1) -> None:
        missing = [name for name in FILES if not (directory / name).is_file()]
        if missing:
            raise ModelError(
                f"the embedder in {directory} has no {', '.join(missing)}; it needs {', '.join(FILES)}: "
                "install dateline again, or make one with recipes/train_embedder.py"
            )
        try:
            self._tokenizer = _tokenizer(directory / "tokenizer.json")
            self._session = session(directory / "embedder.onnx", threads)
            self.width = int(self._run([[0] * _MARKERS]).shape[1])
        except Exception as error:  # the libraries' errors on broken files have no common base
            raise ModelError(f"the embedder in {directory} is damaged ({error}): install dateline again") from error
        self._words: dict[str, Vectors] = {}
        self.directory = directory
        self.version = _digest(directory)

    @classmethod
    def load(cls, language: str = "en", directory: Path | None = None, threads: int = 1) -> Embedder:
        """The shipped embedder of a language, or one from a directory that holds FILES.

        `threads`: of one network run; for many texts take processes with one thread each. Raises ModelError.
        """
        if directory is None:
            directory = Path(str(resources.files("dateline") / "models" / language))
            if not directory.is_dir():
                shipped = sorted(p.parent.name for p in directory.parent.glob(f"*/{FILES[0]}"))
                raise ModelError(f"no embedder for language '{language}'; there are: {', '.join(shipped) or 'none'}")
        return cls(directory, threads)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """A row for each text, of length 1, so that the product of two rows is their cosine.

        Of a long text only the first 254 word pieces count. A text in which nothing can be read (empty, white space,
        control characters) gets a row of zeros: it is like nothing, itself included.
        """
        rows = {text: row for text in texts if (row := self._words.get(text)) is not None}
        lengths: dict[int, list[tuple[str, list[int]]]] = defaultdict(list)
        for text in dict.fromkeys(texts):
            if text not in rows:
                # Half a surrogate pair, which some JSON holds, is no text that can be encoded.
                pieces = self._tokenizer.encode(text.encode("utf-8", "replace").decode()).ids
                lengths[len(pieces)].append((text, pieces))
        for length, known in sorted(lengths.items()):
            if length <= _MARKERS:
                rows |= {text: np.zeros(self.width, np.float32) for text, _ in known}
                continue
            count = max(_TOGETHER // length, 1)
            for some in (known[first : first + count] for first in range(0, len(known), count)):
                rows |= zip((text for text, _ in some), self._run([pieces for _, pieces in some]), strict=True)
        self._keep(rows)
        return np.stack([rows[text] for text in texts]) if texts else np.zeros((0, self.width), np.float32)

    def _keep(self, rows: Mapping[str, Vectors]) -> None:
        """Keep the vectors of single words; those that came first make room."""
        for text, row in rows.items():
            if text not in self._words and len(text) <= _WORD and text.isalpha():
                self._words[text] = row.copy()  # a view would hold all that was run with it
        for text in [*self._words][: max(len(self._words) - _KEPT, 0)]:
            self._words.pop(text, None)  # threads may embed side by side

    def _run(self, pieces: list[list[int]]) -> Vectors:
        """A row for each text; all have the same number of pieces."""
        # onnxruntime takes the mean of a lone text's pieces in another order than of several: none is alone.
        given = pieces if len(pieces) > 1 else pieces * 2
        vectors: Vectors = self._session.run(["vectors"], {"pieces": np.array(given, np.int64)})[0]
        return vectors[: len(pieces)]


def _tokenizer(file: Path) -> Any:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return tokenizer


def _digest(directory: Path) -> str:
    total = hashlib.sha256()
    for name in FILES:
        with (directory / name).open("rb") as file:
            total.update(hashlib.file_digest(file, "sha256").digest())
    return total.hexdigest()[:12]
