"""The numbers of a series tell which of its launches came first."""

from __future__ import annotations

import itertools

import pytest

from dateline.date.versions import version
from dateline.model import Article, Facts, Role
from tests.date.build import article, bounded, claim, referent, says

LAUNCHES = {"unveil": "launch"}


def launch(name: str, day: str = "", id: str = "a") -> tuple[Article, Facts]:
    """An article that tells today's launch of a thing as its news; `day` is its own, "" for unknown."""
    words = f"Orla unveiled the {name} today"
    of = article(f"{words}.", day, id)
    thing = referent(of, name)
    return of, says(of, [thing], [claim(of, words, "unveil", (thing, Role.PATIENT), head="unveiled", when=day)])


def names(text: str, day: str = "", id: str = "b") -> tuple[Article, Facts]:
    of = article(text, day, id)
    return of, says(of)


def found(*told: tuple[Article, Facts]) -> dict[str, str]:
    return {id: each.when.edtf for id, each in bounded(*told, types=LAUNCHES).items()}


def test_a_launch_is_not_news_after_the_next_is_there() -> None:
    assert found(launch("Merle 4"), names("Queues for the Merle 5 are long.", "2020-06-01")) == {"a": "../2020-06-08"}


def test_the_next_is_not_there_before_the_launch_of_the_one_before() -> None:
    shown = launch("Merle 4", "2019-05-06", "shown")
    assert found(shown, names("Queues for the Merle 5 are long.")) == {"b": "2019-05-06/.."}
    assert found(shown, names("It bought all Merle 5s.")) == {"b": "2019-05-06/.."}


def test_two_launches_of_a_series_are_weeks_apart() -> None:
    assert found(launch("Merle 4", "2019-05-06", "shown"), launch("Merle 5")) == {"a": "2019-06-03/.."}


def test_a_number_far_off_or_of_another_kind_is_no_successor() -> None:
    shown = launch("Merle 4", "2019-05-06", "shown")
    for name in ("Merle 95", "Merle 3", "Merle 5.1", "Vanto 5", "Merle 747"):
        assert found(shown, names(f"Queues for the {name} are long.")) == {}, name


def test_what_may_be_still_to_come_tells_nothing() -> None:
    shown = launch("Merle 4", "2019-05-06", "shown")
    assert found(shown, names("Orla may unveil a Merle 5.")) == {}
    assert found(shown, names("It will be unveiled with the new Merle 5.")) == {"b": "2019-05-06/.."}


def test_a_series_that_a_dated_article_has_in_another_order_tells_nothing() -> None:
    small = names("The Merle 5 is larger.", "2018-01-01", "small")
    assert found(small, launch("Merle 4", "2019-05-06", "shown"), names("Queues for the Merle 5 are long.")) == {}


@pytest.mark.parametrize(
    ("name", "series", "numbers", "suffix"),
    [
        ("merle 4", ("merle", False), (4,), ""),
        ("merle 3gs", ("merle", False), (3,), "gs"),
        ("merle os x 10.5", ("merle os x", True), (10, 5), ""),
    ],
)
def test_names_with_numbers(name: str, series: tuple[str, bool], numbers: tuple[int, ...], suffix: str) -> None:
    read = version(name)
    assert read is not None
    assert (read[0], read[1].numbers, read[1].suffix) == (series, numbers, suffix)


def test_names_without_a_version() -> None:
    for name in ("merle", "merle 2019", "merle 747", "4"):
        assert version(name) is None


def test_which_comes_behind_which() -> None:
    order = ["merle 3", "merle 3g", "merle 3gs", "merle 4"]
    read = [each for name in order if (each := version(name))]
    assert [each for _, each in read] == sorted(each for _, each in read)
    assert all(later.follows(one) and not one.follows(later) for (_, one), (_, later) in itertools.pairwise(read))
