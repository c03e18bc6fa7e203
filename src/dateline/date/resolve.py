"""Form + Context → Reading: the table of operations that the rules of time.toml name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dateline.date import ages, beside, compose, explicit, hours, lengths, named, ranges, relative, within
from dateline.date.closing import ended
from dateline.date.parse import Form
from dateline.date.periods import OutOfCalendarError
from dateline.date.reading import Context, Reading, undated
from dateline.model import TimexType

Op = Callable[[Form, Context], Reading | None]
Outer = Callable[[Form, Context, compose.Place], Reading | None]

OPS: Mapping[str, Op] = MappingProxyType({
    "iso": explicit.read_iso,
    "slash": explicit.read_slash,
    "date": explicit.read_date,
    "day_of": explicit.read_day_of,
    "day_range": ranges.read_day_range,
    "month": explicit.read_month,
    "month_range": ranges.read_month_range,
    "month_end": named.read_month_end,
    "year": explicit.read_year,
    "year_range": ranges.read_year_range,
    "year_end": named.read_year_end,
    "one_sided": explicit.read_one_sided,
    "fiscal": named.read_fiscal,
    "quarter": named.read_quarter,
    "half": named.read_half,
    "season": named.read_season,
    "decade": named.read_decade,
    "century": named.read_century,
    "holiday": named.read_holiday,
    "holiday_week": named.read_holiday_week,
    "era": explicit.read_era,
    "other_calendar": explicit.read_other_calendar,
    "before_christ": explicit.read_before_christ,
    "weekday": relative.read_weekday,
    "weekday_of_week": relative.read_weekday_of_week,
    "weekday_anaphor": relative.read_weekday_anaphor,
    "weekday_range": relative.read_weekday_range,
    "dayword": relative.read_dayword,
    "tonight": hours.read_tonight,
    "last_night": hours.read_last_night,
    "this_part": hours.read_this_part,
    "part_anaphor": hours.read_part_anaphor,
    "part_alone": hours.read_part_alone,
    "relative_unit": relative.read_relative_unit,
    "anaphor_unit": relative.read_anaphor_unit,
    "the_unit": relative.read_the_unit,
    "then": relative.read_then,
    "year_ago": relative.read_year_ago,
    "period_of": relative.read_period_of,
    "ago": relative.read_ago,
    "ago_weekday": relative.read_ago_weekday,
    "hence": relative.read_hence,
    "shift": relative.read_shift,
    "shift_loose": beside.read_shift_loose,
    "before_last": beside.read_before_last,
    "same_time": beside.read_same_time,
    "ref": relative.read_ref,
    "stretch": lengths.read_stretch,
    "recent": lengths.read_recent,
    "going_on": lengths.read_going_on,
    "so_far": lengths.read_so_far,
    "length": lengths.read_length,
    "length_half": lengths.read_length_half,
    "length_two": lengths.read_length_two,
    "length_range": lengths.read_length_range,
    "length_loose": lengths.read_length_loose,
    "length_plural": lengths.read_length_plural,
    "length_one": lengths.read_length_one,
    "age": ages.read_age,
    "set_unit": lengths.read_set_unit,
    "set_weekday": lengths.read_set_weekday,
    "set_month": lengths.read_set_month,
    "set_season": lengths.read_set_season,
    "set_part": lengths.read_set_part,
    "set_holiday": lengths.read_set_holiday,
    "set_rate": lengths.read_set_rate,
    "set_adverb": lengths.read_set_adverb,
    "set_weekends": lengths.read_set_weekends,
})  # fmt: skip

OUTER: Mapping[str, Outer] = MappingProxyType({
    "nth_of": within.read_nth_of,
    "weekday_from": compose.read_weekday_from,
    "part_of": compose.read_part_of,
    "about": compose.read_about,
    "wrapped": compose.read_wrapped,
    "nested_year": compose.read_nested_year,
    "week_of": compose.read_week_of,
    "days_from": compose.read_days_from,
    "part_of_day": hours.read_part_of_day,
    "clock": hours.read_clock,
    "between": compose.read_between,
    "birthday": ages.read_birthday,
    "anniversary": ages.read_anniversary,
})  # fmt: skip

# What may go on with the day it ends on ("the quarter ended Sept. 30").
PERIODS = frozenset(["quarter", "half", "the_unit", "year_ago", "fiscal", "length", "length_one", "length_range"])


def place(form: Form, context: Context) -> Reading | None:
    """Place a form in time; None where the words turn out to be no time expression.

    What is no date of the calendar ("Feb. 30", "10,000 years ago") keeps its text and says so: basis none.
    """
    try:
        return _place(form, context)
    except OutOfCalendarError:
        return undated("XXXX-XX-XX", context.say("impossible"), type=TimexType.DATE)


def _place(form: Form, context: Context) -> Reading | None:
    outer = OUTER.get(form.op)
    found = outer(form, context, _place) if outer else OPS[form.op](form, context)
    return ended(found, context, _place) if found and form.op in PERIODS else found
