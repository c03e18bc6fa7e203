"""Where events are drawn: nothing is drawn that isn't there, and nothing is left out without being counted."""

from __future__ import annotations

import datetime
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Event, Standing
from dateline.serve.drawing import SINGLY, Unit, Window, core, draw, whole
from dateline.tell.course import Passing
from dateline.tell.rank import Kind
from dateline.tell.slots import slot
from dateline.when import When, from_edtf


def passing(n: int, when: When) -> Passing:
    event = Event(f"e{n}", "", when, (), Standing.REPORTED, (), ())
    return Passing(event, slot(when), when, ("", "", n), Kind.HAPPENING, Standing.REPORTED)


DAY = st.dates(datetime.date(1900, 1, 1), datetime.date(2030, 12, 31))
WHENS = st.builds(
    lambda first, length, opens, ends: When(
        None if opens else first, None if ends else first + datetime.timedelta(days=length)
    ),
    DAY,
    st.integers(0, 900),
    st.booleans(),
    st.booleans(),
)


@given(st.lists(WHENS, min_size=1, max_size=60), st.sampled_from(Unit), st.booleans())
def test_every_event_of_a_window_is_drawn_or_counted(whens: list[When], unit: Unit, crowded: bool) -> None:
    events = [passing(n, when) for n, when in enumerate(whens * (6 if crowded else 1))]
    window = whole(events)
    if window is None:
        assert not any(when.known for when in whens)
        return
    (lane,) = draw([("", events)], window, unit if unit in window.units else window.unit).lanes
    assert lane.count == sum(when.known for when in whens) * (6 if crowded else 1)
    assert lane.undated == len(events) - lane.count
    drawn = sum(mark.count for mark in lane.marks) + sum(column.count for column in lane.columns)
    assert drawn + lane.more == lane.count
    for mark in lane.marks:
        assert 0 <= mark.bar.start <= mark.bar.end <= 100.01
    for column in lane.columns:
        assert 0 <= column.start < 100 and 0 < column.height <= 100


def test_few_are_drawn_singly_and_many_are_counted_in_columns() -> None:
    start = datetime.date(2015, 1, 1)
    days = [passing(n, from_edtf((start + datetime.timedelta(days=n)).isoformat())) for n in range(SINGLY + 10)]
    few = draw([("", days[:200:10])], Window(start, datetime.date(2015, 12, 31)), Unit.MONTHS)
    assert few.tallest == 0 and len(few.lanes[0].marks) == 20
    many = draw([("", days)], Window(start, datetime.date(2015, 12, 31)), Unit.MONTHS)
    assert many.tallest == 31
    assert [column.count for column in many.lanes[0].columns][:3] == [31, 28, 31]


def test_a_bound_that_is_not_known_fades_after_a_short_way() -> None:
    window = Window(datetime.date(2015, 1, 1), datetime.date(2015, 12, 31))
    by = passing(1, When(None, datetime.date(2015, 7, 1)))
    since = passing(2, When(datetime.date(2015, 7, 1), None))
    first, second = draw([("", [by, since])], window, Unit.MONTHS).lanes[0].marks
    assert first.bar.soft_start and not first.bar.soft_end and 49 < first.bar.end < 51 and first.bar.start > 40
    assert second.bar.soft_end and not second.bar.soft_start and 49 < second.bar.start < 51 and second.bar.end < 60


def test_a_few_that_lie_far_off_do_not_squeeze_the_others() -> None:
    near = [passing(n, from_edtf(f"2018-{1 + n % 12:02d}-05")) for n in range(40)]
    far = [passing(90, from_edtf("1884")), passing(91, from_edtf("1962-03"))]
    found = core([*far, *near])
    assert found is not None and found.first >= datetime.date(2018, 1, 1) and found.last <= datetime.date(2018, 12, 31)
    assert core(near) == whole(near)
    assert core([replace(near[0], when=When())]) is None


def test_units_are_offered_where_there_is_room() -> None:
    assert Window(datetime.date(1884, 1, 1), datetime.date(2019, 12, 31)).units == (Unit.YEARS,)
    assert Window(datetime.date(2019, 1, 1), datetime.date(2019, 12, 31)).units == tuple(Unit)
