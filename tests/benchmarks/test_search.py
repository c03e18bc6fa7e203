"""The queries of the search benchmark each ask for something that an article tells, and the ranks are counted right."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from benchmarks import search
from tests.export.story import ferry_story

ROOT = Path(__file__).parents[2]
STORIES = tomllib.loads(search.QUERIES.read_text(encoding="utf-8"))["story"]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: str(story["folder"]))
def test_what_a_query_asks_for_stands_in_the_articles_in_other_words(story: dict[str, object]) -> None:
    files = sorted((ROOT / str(story["folder"]) / "articles").iterdir())
    text = " ".join(" ".join(file.read_text(encoding="utf-8").split()) for file in files)
    text = text.replace("&rsquo;", "’").replace("&pound;", "£")
    for query in story["queries"]:  # type: ignore[attr-defined]
        assert any(words in text for words in query["found"]), query
        assert query["ask"] not in text


def test_a_claim_is_right_where_its_clause_touches_the_words() -> None:
    story = ferry_story()
    assert search.right(["the north pier"], story) >= {"a1:00050"}
    assert search.right(["no such words"], story) == set()


def test_figures_of_ranks() -> None:
    found = [("words", 0), ("words", 2), ("meaning", 1), ("meaning", 6), ("both", 1), ("both", 4)]
    values = search.figures([*found, ("own_words", 1), ("own_words", 2), ("embedding_us", 5000)])
    assert values["queries"] == 2
    assert (values["words_recall_at_5"], values["words_mrr"]) == (50, 25)
    assert (values["meaning_recall_at_5"], round(values["meaning_mrr"], 1)) == (50, 58.3)
    assert (values["both_recall_at_5"], values["own_words_found_pct"]) == (100, 50)
    assert values["embedding_ms"] == 5
