"""Word pieces: the units that the encoder reads, through the `tokenizers` library."""

from __future__ import annotations

from pathlib import Path

from dateline.understand.shapes import MAX_PIECES

_MAX_CACHE = 200_000


class Pieces:
    """Piece ids of words. Words are cut one by one, so that a word has the same pieces in every text."""

    def __init__(self, file: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(file))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._cache: dict[str, list[int]] = {}
        self.first = self._id("[CLS]")
        self.last = self._id("[SEP]")
        self.unknown = self._id("[UNK]")

    def _id(self, token: str) -> int:
        found = self._tokenizer.token_to_id(token)
        if found is None:
            raise ValueError(f"the word-piece vocabulary has no {token}; a BERT vocabulary is needed")
        return int(found)

    def words(self) -> frozenset[str]:
        """The whole words among the pieces, in lower case."""
        return frozenset(piece for piece in self._tokenizer.get_vocab() if piece.isalpha())

    def __call__(self, words: list[str]) -> list[list[int]]:
        """The ids of each word's pieces: at least one, at most MAX_PIECES."""
        if len(self._cache) > _MAX_CACHE:
            self._cache.clear()
        new = sorted({word for word in words if word not in self._cache})
        # A word of thousands of letters is cut before it is read: only its first pieces count. Half a character (a lone
        # surrogate) has no bytes: it is read as a question mark.
        shown = [word[:100].encode("utf-8", "replace").decode() for word in new]
        encoded = self._tokenizer.encode_batch(shown, add_special_tokens=False)
        for word, encoding in zip(new, encoded, strict=True):
            self._cache[word] = encoding.ids[:MAX_PIECES] or [self.unknown]
        return [self._cache[word] for word in words]
