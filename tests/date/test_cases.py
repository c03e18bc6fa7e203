"""The table of own sentences: what each expression means."""

from __future__ import annotations

import collections
import datetime
import pathlib
import tomllib
from typing import Any

import pytest

from dateline.date import date_article
from tests.date.build import article, nothing

_TABLE = pathlib.Path(__file__).with_name("cases.toml")
CASES: list[dict[str, Any]] = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['kind']}: {c['expression']} in {c['published'] or '?'}")
def test_expression_means_what_the_table_says(case: dict[str, Any]) -> None:
    text = article(case["text"], case["published"])
    found = {e.span.of(text.text): e for e in date_article(text, nothing(text), ages=True)}

    assert case["expression"] in found
    meant = found[case["expression"]]
    assert (meant.type, meant.value, meant.mod) == (case["type"], case["value"], case.get("mod", ""))
    assert (meant.when.earliest, meant.when.latest) == tuple(_day(case[end]) for end in ("earliest", "latest"))
    assert meant.relation == case.get("relation", "in")


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


KINDS = {
    "about", "age", "ago, from now", "anniversary", "before last, same time", "birthday", "date before",
    "day named", "day of a month", "decade, century", "explicit", "fiscal", "holiday", "length", "month",
    "not of the calendar", "numbered part", "one-sided", "part", "publication", "publication unknown",
    "quarter, half, fiscal", "range", "season", "set", "stretch", "time of day", "vague", "weekday", "year",
}  # fmt: skip


def test_every_kind_has_ten_cases() -> None:
    kinds = collections.Counter(case["kind"] for case in CASES)
    assert len(CASES) >= 300
    assert {kind: kinds[kind] for kind in KINDS if kinds[kind] < 10} == {}
