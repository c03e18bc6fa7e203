"""What the benchmark of events over articles reads and counts, on documents made by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks._clusters import chains, conll, without_single
from benchmarks._event_coref_data import Document, Mention, documents, gun_violence
from benchmarks.event_coref import gold_chains

TEXT = Document(
    "d",
    "s",
    (("The", "wall", "(", "old", ")", "fell", "."), ("Lee", "'s", "boat", "sank", ",", "too", ".")),
    (),
    frozenset(),
)


def test_words_are_written_as_a_text_would_have_them() -> None:
    article, places = TEXT.written()
    assert article.text == "The wall (old) fell.\nLee's boat sank, too."
    assert [article.text[start:end] for start, end in places] == TEXT.words
    assert [article.text[b.start : b.end] for b in article.blocks] == article.text.split("\n")


def test_words_joined_by_spaces_stand_where_the_reader_counts_them() -> None:
    article = TEXT.spaced()
    assert article.text == " ".join(TEXT.words)
    assert article.text[article.blocks[1].start : article.blocks[1].end] == "Lee 's boat sank , too ."


def test_ecb_gives_checked_events_without_the_address(tmp_path: Path) -> None:
    row = {
        "doc": "1_1", "topic": 1, "subtopic": "ecb",
        "tokens": ["http", ":", "x", "A", "wall", "fell", ".", "It", "sank"], "sent": [0, 0, 0, 1, 1, 1, 1, 2, 2],
        "eval_sentences": [1],
        "mentions": [
            {"type": "ACTION_OCCURRENCE", "tokens": [5], "coref": "A1", "sent": 1},
            {"type": "NON_HUMAN_PART", "tokens": [4], "coref": "N1", "sent": 1},
            {"type": "ACTION_OCCURRENCE", "tokens": [8], "sent": 2},
        ],
    }  # fmt: skip
    (tmp_path / "dev.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (document,) = documents(tmp_path)
    assert document.sentences == (("A", "wall", "fell", "."), ("It", "sank"))
    assert document.mentions == (Mention((2,), "A1"),)
    assert document.checked == {0, 1, 2, 3}
    assert document.story == "1ecb"


def test_gun_violence_has_its_date_beside_the_text(tmp_path: Path) -> None:
    words = ("0\t0\t2014-06-15\t-", "", "1\t0\tTwo\t-", "1\t1\tshot\t(5)", "1\t2\t//n\t-", "")
    lines = [
        "#begin document (0/77/abc); part 0",
        *(f"0/77/abc\t{row}" if row else "" for row in words),
        "#end document",
        "",
    ]
    (tmp_path / "dev.conll").write_text("\n".join(lines), encoding="utf-8")
    named = [{"doc_id": "abc", "sent_id": 1, "tokens_number": [1], "coref_chain": "5"}]
    (tmp_path / "dev_event_mentions.json").write_text(json.dumps(named), encoding="utf-8")
    (document,) = gun_violence(tmp_path / "dev.conll")
    assert (document.published, document.story, document.sentences) == ("2014-06-15", "77", (("Two", "shot"),))
    assert document.mentions == (Mention((1,), "5"),)


def test_single_events_are_groups_of_one() -> None:
    rows = [Document("a", "s", (), (Mention((3,), "X"), Mention((5,), "")), frozenset()),
            Document("b", "s", (), (Mention((3,), "X"), Mention((5,), "")), frozenset())]  # fmt: skip
    assert sorted(map(sorted, gold_chains(rows))) == [[(0, 3), (1, 3)], [(0, 5)], [(1, 5)]]
    assert without_single(gold_chains(rows)) == [frozenset({(0, 3), (1, 3)})]


def test_the_mean_of_three_measures() -> None:
    gold = chains({(0, 1): "x", (0, 2): "x", (0, 3): "y"})
    assert conll(gold, gold)["conll_f1"] == 100
    apart = conll(gold, chains({(0, 1): 1, (0, 2): 2, (0, 3): 3}))
    # B³: all right, half of two mentions recalled; CEAFe: two of three groups, 2/3 and 1 alike
    assert apart["muc_f1"] == 0 and apart["b3_f1"] == pytest.approx(80)
    assert apart["ceafe_f1"] == pytest.approx(100 * 2 * (5 / 3) / (3 + 2))
    assert apart["conll_f1"] == pytest.approx((80 + 200 / 3) / 3)
