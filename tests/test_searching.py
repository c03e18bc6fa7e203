"""Search by words, by meaning and by both: what each finds, in which order, and what is kept of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import searching
from dateline.errors import OptionError, StoreError
from dateline.pipeline import build
from dateline.searching import By, Memory, fused, packed, search, unpacked
from dateline.store import Store
from tests import toy

TEXTS = {"a.txt": "Ada met Bo in Hull.\nBo wed Ada.\nThe boat sank.", "b.txt": "Cy said Ada left."}
MEANINGS = {"wed": 0, "marriage": 0, "sank": 1, "shipwreck": 1, "left": 2, "departure": 2, "met": 3}


class ToyEmbedder:
    """Knows a few words; what means the same has the same vector."""

    version = "toy"

    def __init__(self) -> None:
        self.seen: list[str] = []

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        self.seen += texts
        rows = np.zeros((len(texts), 5), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.lower().split():
                row[MEANINGS.get(word.strip(".,?"), 4)] += 3.0 if word.strip(".,?") in MEANINGS else 0.1
            row /= np.linalg.norm(row)
        return rows


@pytest.fixture
def store(tmp_path: Path, address: str | Path) -> str:
    (tmp_path / "news").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "news" / name).write_text(text)
    build([tmp_path / "news"], address, stages=toy.stages())
    return str(address)


def titles(store: str, asked: str, by: By) -> list[str]:
    hits = search(store, asked, by=by, load=ToyEmbedder).hits
    with Store(store) as opened:
        known = opened.titles()
    return [known[hit.id] for hit in hits if hit.kind == "claim"]


def test_words_find_what_holds_all_of_them(store: str) -> None:
    assert titles(store, "ADA met", By.WORDS) == ["Ada met Bo in Hull"]
    assert titles(store, "marriage", By.WORDS) == []


def test_meaning_finds_it_in_other_words(store: str) -> None:
    assert titles(store, "a marriage", By.MEANING) == ["Bo wed Ada"]
    assert titles(store, "shipwreck?", By.MEANING) == ["The boat sank"]


def test_both_find_what_either_finds_and_what_both_find_first(store: str) -> None:
    assert titles(store, "Ada wed", By.BOTH)[0] == "Bo wed Ada"
    assert titles(store, "departure", By.BOTH) == ["Cy said Ada left"]
    (hit,) = (h for h in search(store, "left", load=ToyEmbedder).hits if h.kind == "claim")
    assert (hit.words, hit.meaning) == (1, 1)


def test_articles_that_hold_the_words_come_last(store: str) -> None:
    assert [hit.kind for hit in search(store, "boat sank", load=ToyEmbedder).hits] == ["claim", "article"]
    assert all(hit.kind == "claim" for hit in search(store, "boat sank", by=By.MEANING, load=ToyEmbedder).hits)


def test_nothing_alike_is_nothing_found(store: str) -> None:
    assert search(store, "marriage", by=By.WORDS).hits == ()
    with Store(store) as opened:
        met = {id for id, title in opened.titles().items() if "met" in title}
    assert {hit.id for hit in search(store, "met", by=By.MEANING, load=ToyEmbedder).hits} == met


@pytest.mark.parametrize("asked", ["", "  ", "?!", '"*"'])
def test_no_words_are_an_error(store: str, asked: str) -> None:
    with pytest.raises(OptionError, match="nothing is asked for"):
        search(store, asked)


@pytest.mark.parametrize("asked", ['"Ada', "Ada*", "-Ada", "(Ada", "^Ada", "Ada;--"])
def test_signs_are_no_words(store: str, asked: str) -> None:
    assert titles(store, asked, By.WORDS) == titles(store, "Ada", By.WORDS) != []


@pytest.mark.parametrize("asked", ["Ada AND Cy", "Ada OR Bo", "NEAR(Ada Bo)", "title:Ada", "NOT Ada"])
def test_words_of_the_index_are_words_like_any_other(store: str, asked: str) -> None:
    assert titles(store, asked, By.WORDS) == [], "no claim has the word itself"


def test_what_was_embedded_is_kept_and_not_embedded_again(store: str) -> None:
    first, second = ToyEmbedder(), ToyEmbedder()
    told: list[int] = []
    search(store, "marriage", load=lambda: first, tell=told.append)
    search(store, "marriage", load=lambda: second, tell=told.append)
    assert told == [4]
    assert len(first.seen) == 5
    assert second.seen == ["marriage"]


def test_another_embedder_embeds_anew(store: str) -> None:
    search(store, "marriage", load=ToyEmbedder)
    other = ToyEmbedder()
    other.version = "other"
    search(store, "marriage", load=lambda: other)
    assert len(other.seen) == 5
    with Store(store) as opened:
        assert len(opened.meanings("other")) == 4
        assert opened.meanings("toy") == {}


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_a_store_that_may_not_be_written_is_searched_all_the_same(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: False)
    assert titles(store, "a marriage", By.MEANING) == ["Bo wed Ada"]
    monkeypatch.undo()
    with Store(store) as opened:
        assert opened.meanings("toy") == {}


def test_a_store_that_another_writes_to_is_searched_all_the_same(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(self: Store, embedder: str, vectors: object) -> None:
        raise StoreError("another build is writing to it")

    monkeypatch.setattr(Store, "keep_meanings", busy)
    assert titles(store, "a marriage", By.MEANING) == ["Bo wed Ada"]


def test_in_a_large_store_what_holds_the_words_is_compared_first(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "NEW", 1)
    first = search(store, "boat", load=ToyEmbedder)
    assert first.left == 3
    with Store(store) as opened:
        assert list(opened.meanings("toy")) == ["The boat sank"]
    assert [search(store, "boat", load=ToyEmbedder).left for _ in range(4)] == [2, 1, 0, 0]


def test_reciprocal_ranks_are_fused() -> None:
    assert fused({"a": 1, "b": 2}, {"b": 1, "c": 2}) == ["b", "a", "c"]
    assert fused({}, {"b": 1, "a": 2}) == ["b", "a"]


@given(st.lists(st.lists(st.floats(-1, 1, width=32), min_size=8, max_size=8), min_size=1, max_size=4))
def test_a_packed_vector_points_the_same_way(rows: list[list[float]]) -> None:
    vectors = np.array(rows, np.float32)
    back = unpacked([packed(row) for row in vectors])
    for row, again in zip(vectors, back, strict=True):
        length = float(np.linalg.norm(row))
        if length > 1e-6:
            assert float(row @ again) / length > 0.999
        else:
            assert not np.isnan(again).any()


def test_one_story_alone_is_searched(tmp_path: Path) -> None:
    for name, text in {
        "a.txt": "Ada met Bo in Hull.\nBo wed Ada.",
        "b.txt": "Zed met Yul in Rome.\nYul wed Zed.",
    }.items():
        (tmp_path / name).write_text(text)
    path = str(tmp_path / "s.dateline")
    build([tmp_path / "a.txt", tmp_path / "b.txt"], path, stages=toy.stages())
    with Store(path) as opened:
        stories = [each.id for each in opened.stories()]
        known = {claim: found.story for claim, found in opened.briefs(opened.titles()).items()}
    assert len(stories) == 2
    for by in By:
        for story in stories:
            hits = search(path, "wed", by=by, load=ToyEmbedder, story=story).hits
            assert hits
            assert {known[hit.id] for hit in hits if hit.kind == "claim"} == {story}
    assert len(search(path, "wed", by=By.WORDS).hits) == 4, "two claims and two articles"


def test_a_memory_sees_what_was_added_since(store: str, tmp_path: Path) -> None:
    memory = Memory(ToyEmbedder)
    assert len(search(store, "marriage", by=By.MEANING, memory=memory).hits) == 1
    (tmp_path / "news" / "c.txt").write_text("Di wed Ed.")
    build([tmp_path / "news"], store, stages=toy.stages())
    assert len(search(store, "marriage", by=By.MEANING, memory=memory).hits) == 2
    assert len(search(store, "marriage", by=By.MEANING, memory=memory).hits) == 2
