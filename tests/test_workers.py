"""Items in order, whatever process they are worked on; a process that dies takes no other item with it."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from dateline.errors import UnreadableError
from dateline.pipeline import build_story
from dateline.workers import Workers
from tests.toy import stages


@dataclass(frozen=True)
class Double:
    """Doubles numbers; dies of one, and fails on another."""

    poison: int = -1
    wrong: int = -1

    def prepare(self) -> Callable[[int], int]:
        return self.double

    def double(self, number: int) -> int:
        if number == self.poison:
            os.kill(os.getpid(), signal.SIGKILL)
        if number == self.wrong:
            raise ZeroDivisionError("not this one")
        return 2 * number


@pytest.mark.parametrize("count", [1, 2])
def test_results_come_in_the_order_of_the_items(count: int) -> None:
    with Workers(count) as pool:
        assert list(pool.map(Double(), range(40))) == [(n, 2 * n) for n in range(40)]


@pytest.mark.parametrize("count", [1, 2])
def test_items_are_taken_as_they_are_needed(count: int) -> None:
    taken = []

    def numbers() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    with Workers(count) as pool:
        assert next(pool.map(Double(), numbers())) == (0, 0)
        assert len(taken) <= 8 * count


@pytest.mark.parametrize("count", [1, 2])
def test_an_error_of_the_work_is_raised(count: int) -> None:
    with Workers(count) as pool, pytest.raises(ZeroDivisionError, match="not this one"):
        list(pool.map(Double(wrong=3), range(9)))


@pytest.mark.parametrize("poison", [0, 5, 19])
@pytest.mark.parametrize("count", [1, 2])
def test_an_item_that_kills_its_process_is_told_and_the_others_are_done(count: int, poison: int) -> None:
    with Workers(count, apart=True) as pool:
        results = dict(pool.map(Double(poison=poison), range(20)))
    assert isinstance(results.pop(poison), UnreadableError)
    assert results == {n: 2 * n for n in range(20) if n != poison}


def test_whoever_stops_early_leaves_no_process_behind() -> None:
    with Workers(2) as pool:
        results = pool.map(Double(), range(100))
        next(results)
        results.close()  # type: ignore[attr-defined]
        assert list(pool.map(Double(), range(5))) == [(n, 2 * n) for n in range(5)], "nothing of the first comes late"
    assert not multiprocessing.active_children()


@dataclass(frozen=True)
class Same:
    """Gives back what it is given."""

    def prepare(self) -> Callable[[object], object]:
        return self.same

    def same(self, item: object) -> object:
        return item


@dataclass(frozen=True)
class Unsendable:
    """Gives what no pipe takes."""

    def prepare(self) -> Callable[[object], object]:
        return self.made

    def made(self, item: object) -> object:
        return lambda: item


def test_what_cant_be_sent_back_is_an_error_and_no_death() -> None:
    with Workers(2) as pool, pytest.raises((AttributeError, pickle.PicklingError)):
        list(pool.map(Unsendable(), range(3)))


def test_records_come_back_as_they_were_sent(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Bo Lind left Marby on 3 March 2021, Ada Kerr said.")
    made = stages()
    story = build_story([tmp_path], stages=made)
    (article,), (facts,) = story.articles, story.facts
    seen = made.load_reader().annotate(article)
    records = [article, seen, facts, story.links, made.snapshot(story), *made.sketch([article], [facts])]
    records.append(replace(article, paths=("b\udcff.txt",)))  # a file's name in no encoding
    with Workers(2) as pool:
        assert list(pool.map(Same(), records)) == [(each, each) for each in records]
