"""Pairs of articles that one was made from the other, and how linking is scored on them."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from benchmarks import copies
from benchmarks._rewriting import Pair, Text, make_pairs, text_of

WORDS = [
    *(
        "harbour",
        "wall",
        "ferry",
        "council",
        "mayor",
        "engineer",
        "storm",
        "quay",
        "stone",
        "report",
        "letter",
        "diver",
    ),
    *("swell", "rope", "crane", "tide", "island", "school", "bridge", "market", "doctor", "train", "river", "garden"),
    *("says", "builds", "closes", "opens", "repairs", "loses", "finds", "sells", "moves", "counts", "leaves", "draws"),
]


def texts(count: int = 12) -> list[Text]:
    """Invented articles of some length, each with a quotation."""
    rng = random.Random(3)
    made = []
    for n in range(count):
        sentences = [" ".join(rng.choices(WORDS, k=14)).capitalize() + f" {rng.randrange(9999)}." for _ in range(20)]
        sentences[5] = f"“{' '.join(rng.choices(WORDS, k=16))}.”"
        body = "\n\n".join(" ".join(sentences[i : i + 4]) for i in range(0, 20, 4))
        made.append(text_of(f"Headline {n}", f"Headline {n}.\n\n{body}"))
    return made


def by_kind(count: int = 36) -> dict[str, list[Pair]]:
    found: dict[str, list[Pair]] = {}
    for pair in make_pairs(texts(), count, 5):
        found.setdefault(pair.kind, []).append(pair)
    return found


def test_the_same_seed_makes_the_same_pairs_and_another_others() -> None:
    assert list(make_pairs(texts(), 24, 5)) == list(make_pairs(texts(), 24, 5))
    assert list(make_pairs(texts(), 24, 5)) != list(make_pairs(texts(), 24, 6))


def test_the_headline_is_no_part_of_the_story() -> None:
    assert text_of("Quay closed", "Quay closed.\n\nIt rained. The quay is closed.").paragraphs == (
        ("It rained.", "The quay is closed."),
    )


@pytest.mark.parametrize("kind", ["headline", "cut", "reordered"])
def test_cut_and_turned_texts_are_wholly_the_first_ones(kind: str) -> None:
    for pair in by_kind()[kind]:
        assert pair.reuse == 1
        assert set(pair.second.sentences) <= set(pair.first.sentences)


@pytest.mark.parametrize("kind", ["rewritten", "reworded", "mixed"])
def test_reuse_is_the_share_of_words_that_are_left(kind: str) -> None:
    for pair in by_kind(120)[kind]:
        ours = {word for sentence in pair.first.sentences for word in sentence.split()}
        words = [word for sentence in pair.second.sentences for word in sentence.split()]
        assert 0.3 < pair.reuse < 1
        assert sum(word in ours for word in words) / len(words) >= pair.reuse


def test_what_is_not_made_from_the_other_has_no_reuse_but_may_share_a_quotation() -> None:
    found = by_kind()
    assert {
        pair.reuse for kind in ("same_topic", "unrelated", "boilerplate", "same_formula") for pair in found[kind]
    } == {0}
    for pair in found["same_quote"]:
        assert pair.quoted in " ".join(pair.first.sentences)


def corpus(folder: Path) -> Path:
    rows = [
        {"id": str(n), "title": text.title, "text": "\n".join(" ".join(p) for p in text.paragraphs)}
        for n, text in enumerate(texts())
    ]
    (folder / "dev.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return folder


def test_the_benchmark_prints_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copies.main(["--data", str(corpus(tmp_path)), "--limit", "36"])
    figures = dict(line.split(": ") for line in capsys.readouterr().out.splitlines())
    assert figures["pairs"] == "36"
    assert float(figures["recall"]) > 90 and float(figures["precision"]) == 100


def test_linking_that_sees_copies_everywhere_or_nowhere_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(copies, "find_copies", lambda articles: ((), ()))
    copies.main(["--data", str(corpus(tmp_path)), "--limit", "24"])
    assert "recall: 0.00" in capsys.readouterr().out


def test_a_folder_without_articles_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no articles in"):
        copies.articles_of(tmp_path)
