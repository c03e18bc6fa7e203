"""What speed is measured on is news of the length that is asked for, and what is timed is counted once."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

import pytest

from benchmarks._speed_data import of_length, pages
from benchmarks.speed import Parts, Took
from dateline.model import Article
from dateline.read import read_bytes


def test_pages_read_as_articles_of_their_length() -> None:
    made = pages(6, 600)
    assert made == pages(6, 600)
    articles = [each for n, page in enumerate(made) for each in read_bytes(page.encode(), f"{n}.html")]
    assert all(isinstance(each, Article) and each.published.known for each in articles)
    lengths = [len(each.text.split()) for each in articles if isinstance(each, Article)]
    assert len({each.id for each in articles if isinstance(each, Article)}) == 6
    assert all(500 <= length <= 800 for length in lengths), lengths


def test_texts_go_on_when_all_paragraphs_were_told() -> None:
    first, *rest = islice(of_length(300), 40)
    assert first.words >= 300 and first.title
    assert len({each.paragraphs for each in rest}) > 20


def test_a_part_is_timed_however_often_it_is_done_and_even_where_it_fails() -> None:
    parts = Parts()
    work = parts.timed("work", lambda n: [*range(n)] or 1 / 0)
    assert work(3) == [0, 1, 2]
    for _ in range(3):
        work(200_000)
    before = parts.spent["work"]
    with pytest.raises(ZeroDivisionError):
        work(0)
    assert parts.spent["work"] >= before > 0


def test_a_command_takes_processor_time_and_at_least_as_long_by_the_clock(tmp_path: Path) -> None:
    took = Took([sys.executable, "-c", "import dateline, time; time.sleep(0.2)"], tmp_path)
    assert list(tmp_path.rglob("dateline/__init__*.pyc"))
    assert took.wall >= 0.2
    assert 0 < took.processor < took.wall + 0.1
