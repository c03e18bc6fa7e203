"""Which dates of publication the benchmark hands to a build."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks._story_gold import Gold, GoldArticle
from benchmarks.stories import load_gold, published_by_gold


def gold(**articles: str | None) -> Gold:
    return Gold({name.replace("_", "."): GoldArticle(published=date) for name, date in articles.items()}, [], [])


def test_plain_text_takes_its_date_from_the_gold(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text")
    assert published_by_gold(tmp_path, gold(a_txt="2013-11")) == {str(tmp_path / "a.txt"): "2013-11"}


def test_pages_and_records_carry_their_own_dates(tmp_path: Path) -> None:
    assert published_by_gold(tmp_path, gold(a_html="2013-11", b_jsonl="2013-11")) == {}


def test_a_sidecar_or_a_row_of_the_table_is_the_date(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"published": "2013-11-01"}')
    (tmp_path / "articles.csv").write_text("path,published\nb.txt,2013-11-02\n")
    given = published_by_gold(tmp_path, gold(a_txt="2013-11", b_txt="2013-11", c_txt="2013-11"))
    assert given == {str(tmp_path / "c.txt"): "2013-11"}


def test_an_undated_article_stays_undated(tmp_path: Path) -> None:
    assert published_by_gold(tmp_path, gold(a_txt=None)) == {}


def test_a_folder_without_gold_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"no gold\.json in"):
        load_gold(tmp_path)
