from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import DatelineError, OptionError
from dateline.judge.lines import checked, from_line, made, to_line, undo_of
from dateline.model import Anchor, Judgement, Kind, Record, active

AT = "2024-05-31T09:30:00Z"
EVENT = Anchor(Record.EVENT, "a1", "Ada left", "On Monday ", ".", 10, 4, "https://example.org/a", ("news/a.html",))
ENTITY = replace(EVENT, record=Record.ENTITY, head=-1)
DATE = made(Kind.DATE, (EVENT,), ("2013-11-08/2013-11-08",), "ann", AT, 1)


def test_a_line_gives_the_judgement_back() -> None:
    assert from_line(to_line(DATE)) == DATE
    assert DATE.values == ("2013-11-08",)  # in the shortest form
    undo = undo_of(DATE, "bo", AT, 2)
    assert from_line(to_line(undo)) == undo


def test_the_same_words_are_another_judgement_in_another_line_of_the_log() -> None:
    assert made(Kind.KEEP, (EVENT,), (), "ann", AT, 1).id != made(Kind.KEEP, (EVENT,), (), "ann", AT, 2).id


@pytest.mark.parametrize(
    ("kind", "anchors", "values", "words"),
    [
        (Kind.DATE, (EVENT,), ("2013-13",), "no date of the calendar"),
        (Kind.DATE, (EVENT,), ("../..",), "is no date"),
        (Kind.DATE, (EVENT,), ("2014/2013",), "ends before it starts"),
        (Kind.DATE, (EVENT,), (), "needs 1 value"),
        (Kind.DATE, (ENTITY,), ("2013",), "can't be said of entity"),
        (Kind.KEEP, (), (), "can't be said of nothing"),
        (Kind.SAME, (EVENT, ENTITY), (), "can't be said of event and entity"),
        (Kind.RETITLE, (EVENT,), (" ",), "without words"),
        (Kind.RETITLE, (EVENT,), ("He left\nat noon",), "U+000A"),
        (Kind.RETITLE, (EVENT,), ("He \u202etfel",), "U+202E"),
        (Kind.RETITLE, (EVENT,), ("He left\ud800",), "U+D800"),
        (Kind.NOTE, (EVENT,), ("x" * 2001,), "2001 characters"),
        (Kind.SOURCE, (replace(EVENT, record=Record.CLAIM),), ("\0",), "U+0000"),
        (Kind.KEEP, (replace(EVENT, quote=""),), (), "needs a quote"),
        (Kind.KEEP, (replace(EVENT, quote="x" * 20_001),), (), "needs a quote"),
        (Kind.KEEP, (replace(EVENT, start=-1),), (), "starts in its article"),
        (Kind.KEEP, (replace(EVENT, head=8),), (), "head in its quote"),
        (Kind.KEEP, (replace(EVENT, paths=("/home/ann/a.html",)),), (), "not relative"),
        (Kind.KEEP, (replace(EVENT, paths=("C:\\a.html",)),), (), "not relative"),
    ],
)
def test_what_is_no_judgement(kind: Kind, anchors: tuple[Anchor, ...], values: tuple[str, ...], words: str) -> None:
    with pytest.raises(DatelineError, match=words.replace("+", r"\+")):
        made(kind, anchors, values, "ann", AT, 1)


@pytest.mark.parametrize("line", ["", "{}", "[]", "nonsense", '{"id":1}', "\ud800", b"\xff\xfe", "[" * 5000])
def test_a_line_that_is_none(line: str | bytes) -> None:
    with pytest.raises(OptionError, match="no judgement"):
        from_line(line)


@given(st.recursive(st.none() | st.booleans() | st.text(max_size=8), lambda x: st.lists(x, max_size=3)), st.data())
def test_a_line_with_anything_in_any_field_is_refused_or_read(value: object, data: st.DataObject) -> None:
    record = json.loads(to_line(DATE))
    field = data.draw(st.sampled_from(sorted(record)))
    try:
        assert isinstance(from_line(json.dumps({**record, field: value})), Judgement)
    except DatelineError as error:
        assert str(error)


def test_who_and_when_must_be_told() -> None:
    for by, at in (("", AT), ("an\nn", AT), ("ann", "yesterday"), ("ann", "2024-05-31")):
        with pytest.raises(OptionError):
            made(Kind.KEEP, (EVENT,), (), by, at, 1)
    with pytest.raises(OptionError, match="id"):
        checked(replace(DATE, id="../../etc"))


def test_an_undo_can_be_undone() -> None:
    keep = made(Kind.KEEP, (EVENT,), (), "ann", AT, 1)
    undo = undo_of(keep, "ann", AT, 2)
    redo = undo_of(undo, "ann", AT, 3)
    assert active((keep,)) == (keep,)
    assert active((keep, undo)) == ()
    assert active((keep, undo, redo)) == (keep,)
    assert active((keep, undo, redo, undo_of(redo, "ann", AT, 4))) == ()
