"""Temporal awareness of timelines, on graphs small enough to work out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks._temporal_awareness import Timeline, awareness, micro, normal_date, ordered, parse


def timeline(*rows: str) -> Timeline:
    """Rows of "order date event…"."""
    return parse("Ada Brennock\n" + "\n".join("\t".join(row.split()) for row in rows))


GOLD = timeline("0 XXXX-XX-XX 9-1-hope", "1 2004 1-2-born", "2 2010-05 1-3-left 2-7-leaving", "3 XXXX-XX-XX 2-8-died")


def test_the_gold_itself_is_perfect() -> None:
    scored = awareness(GOLD, GOLD)
    assert (scored.precision, scored.recall, scored.f1) == (100, 100, 100)
    assert scored.gold.gold == 1 + 2 + 2, "born = 2004, two events = 2010-05, and a relation between lines 1-2 and 2-3"


def test_reversed_order_without_dates_is_nothing() -> None:
    forth = timeline("1 XXXX 1-1-a", "2 XXXX 1-2-b", "3 XXXX 1-3-c")
    back = timeline("1 XXXX 1-3-c", "2 XXXX 1-2-b", "3 XXXX 1-1-a")
    scored = awareness(back, forth)
    assert (scored.precision, scored.recall, scored.f1) == (0, 0, 0)


def test_an_order_that_leaves_one_out_is_right_as_far_as_it_goes() -> None:
    gold = timeline("1 XXXX a", "2 XXXX b", "3 XXXX c")
    found = timeline("1 XXXX a", "2 XXXX c")
    scored = awareness(found, gold)
    assert scored.precision == 100, "a before c follows from a before b before c"
    assert scored.recall == 0, "neither a before b nor b before c does"


def test_line_zero_is_in_no_relation() -> None:
    moved = timeline("0 2004 1-2-born", "0 2010-05 1-3-left")
    assert awareness(moved, GOLD).found.predicted == 0
    with_more = timeline("0 2001-01-01 5-5-other", "1 2004 1-2-born")
    assert awareness(with_more, GOLD).precision == 100


def test_one_wrong_date_costs_its_own_relations_alone() -> None:
    found = timeline("1 2005 1-2-born", "2 2010-05 1-3-left 2-7-leaving", "3 XXXX-XX-XX 2-8-died")
    scored = awareness(found, GOLD)
    assert (scored.found.right, scored.found.predicted) == (4, 5)
    assert (scored.gold.right, scored.gold.gold) == (4, 5)


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("2007-09-XX", "2007-09"),
        ("2007-09", "2007-09"),
        ("2007-09-05", "2007-09-05"),
        ("2010-XX-XX", "2010"),
        ("XXXX-XX-XX", ""),
        ("XXX-XX-XX", ""),
        ("xxxx-xx-xx", ""),
    ],
)
def test_dates_without_their_unknown_parts(written: str, normal: str) -> None:
    assert normal_date(written) == normal


def test_dates_of_another_granularity_are_other_dates() -> None:
    month, day = timeline("1 2007-09-XX a"), timeline("1 2007-09-05 a")
    assert awareness(month, day).f1 == 0
    assert awareness(timeline("1 2007-09 a"), month).f1 == 100


def test_lines_with_one_date_keep_their_order() -> None:
    gold = timeline("1 2005-06-06 a", "2 2005-06-06 b")
    together = timeline("1 2005-06-06 a b")
    scored = awareness(together, gold)
    assert scored.precision == 100, "both are on that day"
    assert scored.gold.right == 2 and scored.gold.gold == 3, "that a was before b is lost"


def test_simultaneous_events_without_a_date_need_one_relation_less_than_they_are() -> None:
    gold = timeline("1 XXXX a b c")
    scored = awareness(timeline("1 XXXX a b", "2 XXXX c"), gold)
    assert (scored.found.right, scored.found.predicted) == (1, 2), "a = b holds, a before c does not"
    assert scored.gold.gold == 2
    assert scored.gold.right == pytest.approx(2 / 3), "of the three pairs that can stand for two relations, one holds"


def test_between_two_lines_any_pair_may_stand_for_the_order() -> None:
    gold = timeline("1 XXXX a", "2 XXXX b")
    scored = awareness(timeline("1 XXXX a", "2 XXXX b x"), gold)
    assert scored.found.right == pytest.approx(0.5), "a before b holds, a before x doesn't; b = x doesn't"
    assert scored.found.predicted == 2


def test_an_event_in_two_lines_is_in_the_first() -> None:
    assert awareness(timeline("1 2004 1-2-born", "2 2010-05 1-2-born"), GOLD).found.predicted == 1


def test_micro_counts_relations_not_entities() -> None:
    large = awareness(GOLD, GOLD)
    small = awareness(timeline("1 2001 a"), timeline("1 2002 a"))
    assert micro([large, small]).precision == pytest.approx(100 * 5 / 6)
    assert micro([]).f1 == 0


def test_ordered_numbers_what_sorts_and_puts_the_rest_in_line_zero() -> None:
    made = ordered("x", {"b": ("2010", "2010"), "a": ("2004", "2004"), "c": (None, "XXXX-XX-XX")})
    assert [(line.order, line.events) for line in made.lines] == [(0, ("c",)), (1, ("a",)), (2, ("b",))]


_NAMES = st.sampled_from("abcdefgh")
_ROWS = st.lists(st.tuples(st.integers(0, 4), st.sampled_from(["2001", "2002-03", "XXXX-XX-XX"]), _NAMES), max_size=8)


@given(_ROWS, _ROWS)
def test_precision_of_one_is_recall_of_the_other(
    left: list[tuple[int, str, str]], right: list[tuple[int, str, str]]
) -> None:
    a, b = (timeline(*(f"{order} {date} {event}" for order, date, event in rows)) for rows in (left, right))
    there, back = awareness(a, b), awareness(b, a)
    assert there.precision == pytest.approx(back.recall)
    assert 0 <= there.f1 <= 100.0001
    same = awareness(a, a)
    assert same.found.right == pytest.approx(same.found.predicted)
