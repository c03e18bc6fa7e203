"""The shipped embedder on texts of our own: what is near what, and that it breaks on nothing."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import ModelError
from dateline.understand import Embedder, embedding
from dateline.understand.embedding import FILES

SHIPPED = Path(__file__).parents[2] / "src" / "dateline" / "models" / "en"
TEXTS = (
    "Mara Quint has left the band Hollow Pines.",
    "The singer Mara Quint quit Hollow Pines, her band of nine years.",
    "Council approves the new bridge over the Wend",
    "The bridge across the river Wend was given the green light by councillors on Monday evening.",
    "Shares of Orlo Freight fell 12 percent after the merger was called off.",
    "Orlo Freight's takeover collapsed, and its stock dropped by an eighth.",
    "no",
    "“What?” 🙃 — she asked … in Zürich, МОСКВА and 東京",
    "Seven people were hurt when a tram left the rails in Kessary. " * 6,
)


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return Embedder.load()


def test_a_text_has_one_vector_whatever_it_stands_among(embedder: Embedder) -> None:
    alone = np.concatenate([embedder.embed([text]) for text in TEXTS])
    together = embedder.embed(TEXTS)
    order = list(range(len(TEXTS))) * 2
    random.Random(3).shuffle(order)
    assert alone.tobytes() == together.tobytes()
    assert embedder.embed([TEXTS[i] for i in order]).tobytes() == together[order].tobytes()
    assert Embedder.load(threads=2).embed(TEXTS) == pytest.approx(together, abs=1e-5)


def test_texts_of_one_length_that_are_run_together_have_the_vectors_that_they_have_alone(embedder: Embedder) -> None:
    chance = random.Random(5)
    words = ("tram", "council", "bridge", "river", "court", "sued", "fell", "said", "mayor", "letter", "band")
    texts = [" ".join(chance.choices(words, k=length)) for length in (1, 2, 3, 5, 7, 8, 9, 16, 31, 100, 200) * 24]
    together = embedder.embed(texts)
    for count in (1, 2, 3, 40):
        some = [embedder.embed(texts[first : first + count]) for first in range(0, len(texts), count)]
        assert np.concatenate(some).tobytes() == together.tobytes()


def test_a_word_that_was_asked_for_before_has_the_vector_that_it_has_afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "_KEPT", 2)  # the first words make room
    words = ["resigned", "quit", "merger", "resigned", "takeover", "quit"]
    once = Embedder.load()
    for word in words:
        asked = once.embed([word, "Orlo Freight's takeover collapsed", "resigned"])
        assert np.array_equal(asked, Embedder.load().embed([word, "Orlo Freight's takeover collapsed", "resigned"]))


def test_vectors_have_length_one(embedder: Embedder) -> None:
    vectors = embedder.embed(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(TEXTS), embedder.width) == (len(TEXTS), 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)


@pytest.mark.parametrize("first", [0, 2, 4])
def test_two_ways_to_say_a_thing_are_nearest_to_each_other(embedder: Embedder, first: int) -> None:
    vectors = embedder.embed(TEXTS)
    cosines = vectors @ vectors[first]
    others = np.delete(cosines, [first, first + 1])
    assert cosines[first + 1] > 0.6
    assert others.max() < 0.3


@pytest.mark.parametrize("text", ["", "  \n\t ", "\x00\x07", "\u200b"])
def test_where_nothing_can_be_read_the_vector_is_zero(embedder: Embedder, text: str) -> None:
    assert not embedder.embed([text]).any()
    assert embedder.embed([text, TEXTS[0]])[1].tobytes() == embedder.embed([TEXTS[0]])[0].tobytes()


def test_no_texts_no_rows(embedder: Embedder) -> None:
    assert embedder.embed([]).shape == (0, 384)


def test_of_a_long_text_the_first_254_pieces_count(embedder: Embedder) -> None:
    # "tram" is one piece
    full, longer, shorter = ("tram " * 254, "tram " * 254 + "Orlo Freight fell. " * 30_000, "tram " * 253 + "fell")
    vectors = embedder.embed([full, longer, shorter])
    assert vectors[0].tobytes() == vectors[1].tobytes()
    assert vectors[0].tobytes() != vectors[2].tobytes()


@given(text=st.text(max_size=60))
@settings(max_examples=40, deadline=None)
def test_any_text_has_a_vector(embedder: Embedder, text: str) -> None:
    vector = embedder.embed([text])[0]
    assert np.isfinite(vector).all()
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5) or not vector.any()


def test_half_a_surrogate_pair_is_no_crash(embedder: Embedder) -> None:
    assert embedder.embed(["left \ud83d the band"]).any()


def test_the_version_says_which_files_these_are(embedder: Embedder, tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / name).write_bytes((SHIPPED / name).read_bytes())
    assert Embedder.load(directory=tmp_path).version == embedder.version
    (tmp_path / "tokenizer.json").write_bytes((SHIPPED / "tokenizer.json").read_bytes() + b"\n")
    assert Embedder.load(directory=tmp_path).version != embedder.version


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"has no embedder\.onnx, tokenizer\.json; it needs .*install dateline again"):
        Embedder.load(directory=tmp_path)


def test_a_damaged_file_is_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_bytes((SHIPPED / "tokenizer.json").read_bytes())
    (tmp_path / "embedder.onnx").write_bytes((SHIPPED / "embedder.onnx").read_bytes()[:100_000])
    with pytest.raises(ModelError, match="is damaged"):
        Embedder.load(directory=tmp_path)


def test_an_unknown_language_says_which_there_are() -> None:
    with pytest.raises(ModelError, match="no embedder for language 'xx'; there are: en"):
        Embedder.load("xx")
