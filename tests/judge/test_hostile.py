"""Judgements that come from elsewhere and mean no good: they are refused, or listed as not fitting; nothing breaks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import open_story
from dateline.judge.lines import made, to_line
from dateline.judging import import_judgements, judgements
from dateline.model import Anchor, Kind, Record

AT = "2024-05-31T09:30:00Z"
NASTY = (
    '" OR 1=1 --',
    "article_words MATCH 'x' NEAR(a b) * ^ - AND OR NOT",
    "(((((.*)+)+)+)$",
    "'; DROP TABLE judgement; --",
    "<script>alert(1)</script> and some more words",
    "{{ 7*7 }} {% raw %} ${jndi:ldap://x} %s %n",
    "\x00\x01 control characters in a quote of some length",
    "\u202eegap eht fo sdrow eht\u202c and others",
    "a " * 9_000,
    "a" * 19_999,
    "Ａ 𝒲ide ﬁeld of l\u0301etters é è",
    "=cmd|' /C calc'!A0 of some cell",
)


def anchors(record: Record, quote: str) -> Anchor:
    return Anchor(record, "nowhere", quote, quote[:40], quote[:40], 3, -1, "javascript:alert(1)", ("../../etc/passwd",))


@pytest.mark.parametrize("kind", [Kind.HIDE, Kind.DATE, Kind.NOTE, Kind.ADD, Kind.WHO, Kind.SAME, Kind.SOURCE])
def test_quotes_that_are_code_somewhere(store: Path, kind: Kind) -> None:
    was = open_story(store)
    record = {
        Kind.ADD: (Record.WORDS,),
        Kind.WHO: (Record.WORDS, Record.ENTITY),
        Kind.SAME: (Record.EVENT, Record.EVENT),
        Kind.SOURCE: (Record.CLAIM,),
    }.get(kind, (Record.EVENT,))
    values = {Kind.DATE: ("2019",), Kind.NOTE: ("<script>",), Kind.SOURCE: ("'; DROP TABLE claim; --",)}.get(kind, ())
    lines = [
        to_line(made(kind, tuple(anchors(each, quote) for each in record), values, "ann", AT, number))
        for number, quote in enumerate(NASTY, 1)
    ]
    assert import_judgements(store, lines) == len(NASTY)
    assert all(line.holds and line.because for line in judgements(store))
    now = open_story(store)
    assert (now.claims, now.links.events, now.links.entities) == (was.claims, was.links.events, was.links.entities)


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_anchors_of_any_words(built: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    store = Path(shutil.copy(built / "s", tmp_path_factory.mktemp("any") / "s"))
    text = open_story(store).articles[0].text
    words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40) | st.sampled_from(
        text.split(". ")
    )
    quotes = data.draw(st.lists(words.filter(str.strip), min_size=1, max_size=5))
    head = st.integers(-1, 0)
    lines = [
        to_line(
            made(
                data.draw(st.sampled_from((Kind.WRONG, Kind.HIDE, Kind.KEEP))),
                (
                    Anchor(
                        data.draw(st.sampled_from((Record.EVENT, Record.CLAIM))),
                        data.draw(st.sampled_from([a.id for a in open_story(store).articles])),
                        quote,
                        start=data.draw(st.integers(0, 2**40)),
                        head=data.draw(head),
                    ),
                ),
                (),
                "ann",
                AT,
                number,
            )
        )
        for number, quote in enumerate(quotes, 1)
    ]
    import_judgements(store, lines)
    assert len(judgements(store)) == len(lines)
    story = open_story(store)
    assert {claim.id for claim in story.claims} == set(story.links.event_of) == set(story.links.origin_of)
