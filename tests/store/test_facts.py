"""What goes into a store comes out of it, to the last field."""

from __future__ import annotations

import contextlib
import datetime
import sqlite3
import zlib
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import (
    Amount,
    Annotations,
    Article,
    Aspect,
    Attribution,
    Block,
    BlockKind,
    Certainty,
    Claim,
    ClaimOrder,
    EntityKind,
    EventHead,
    Facts,
    Form,
    Hop,
    Mention,
    Name,
    Participant,
    Phase,
    Polarity,
    Referent,
    Role,
    SourceKind,
    Tense,
    TimeExpression,
    TimexSpan,
    TimexType,
    Token,
    Unresolved,
)
from dateline.span import Span
from dateline.store import MEMORY, Store
from dateline.when import UNKNOWN, Basis, Reason, When
from tests.store.filling import add

ARTICLE = Article("a1", "Ada met Bo. " * 20, "Ada met Bo.", (Block(BlockKind.TITLE, 0, 11),))
LENGTH = len(ARTICLE.text)

spans = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 30)).map(
    lambda p: Span("a1", p[0], min(p[0] + p[1], LENGTH))
)
words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
days = st.none() | st.dates(datetime.date(1800, 1, 1), datetime.date(2100, 1, 1))
reasons = st.builds(Reason, words, st.none() | spans)


@st.composite
def whens(draw: st.DrawFn) -> When:
    first, last = draw(days), draw(days)
    if first and last and first > last:
        first, last = last, first
    return When(first, last, draw(st.sampled_from(Basis)), tuple(draw(st.lists(reasons, max_size=2))))


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    ids = [f"a1:{n}" for n in range(draw(st.integers(1, 4)))]
    referents = tuple(
        Referent(
            id,
            draw(words),
            draw(st.sampled_from(EntityKind)),
            tuple(draw(st.lists(words, max_size=2))),
            tuple(draw(st.lists(st.builds(Mention, spans, st.sampled_from(Form)), max_size=3))),
            tuple(draw(st.lists(st.sampled_from(ids), max_size=2))),
        )
        for id in ids
    )
    hops = st.builds(
        Hop,
        words,
        st.sampled_from(SourceKind),
        words,
        st.none() | st.sampled_from(ids),
        st.none() | spans,
        st.none() | spans,
    )
    claims = tuple(
        Claim(
            id=f"c{number}",
            span=draw(spans),
            head=draw(spans),
            predicate=draw(words),
            title=draw(words),
            participants=tuple(
                draw(st.lists(st.builds(Participant, st.sampled_from(ids), st.sampled_from(Role), spans), max_size=3))
            ),
            when=draw(whens()),
            certainty=draw(st.sampled_from(Certainty)),
            polarity=draw(st.sampled_from(Polarity)),
            phase=draw(st.sampled_from(Phase)),
            attribution=tuple(draw(st.lists(hops, max_size=3))),
            direct_quote=draw(st.booleans()),
            amounts=tuple(draw(st.lists(st.builds(Amount, words, words, spans), max_size=2))),
            rule=draw(words),
            unresolved=tuple(draw(st.lists(st.builds(Unresolved, st.sampled_from(Role), spans), max_size=2))),
            context=draw(st.none() | spans),
        )
        for number in draw(st.permutations(range(draw(st.integers(0, 3)))))
    )
    timexes = st.builds(TimeExpression, spans, st.sampled_from(TimexType), words, words, whens(), words)
    orders = st.builds(ClaimOrder, words, words, st.floats(0, 1), st.none() | spans)
    return Facts(
        "a1",
        referents,
        tuple(draw(st.lists(timexes, max_size=3))),
        claims,
        orders=tuple(draw(st.lists(orders, max_size=3))),
    )


@settings(max_examples=40, deadline=None)
@given(facts(), facts())
def test_facts_come_back_as_they_went_in_and_replace_what_was_there(first: Facts, then: Facts) -> None:
    with Store(MEMORY, write=True) as store:
        add(store, ARTICLE)
        for each in (first, then):
            store.set_facts(each, "key")
            assert store.facts() == [each]
            assert store.facts(["a1"]) == [each]
        assert store.facts(["another"]) == []
        assert store.damage() == []


def test_annotations_come_back_as_they_went_in() -> None:
    seen = Annotations(
        "a1",
        (
            Token(0, 3, "Ada", "Ada", "PROPN", "NNP", 1, "nsubj", 0),
            Token(4, 7, "met", "meet", "VERB", "VBD", 1, "root", 0, 2.5),
        ),
        ((0, 2),),
        (Name(Span("a1", 0, 3), "PER", 0.875, "PER"),),
        (TimexSpan(Span("a1", 4, 7), TimexType.DATE, 0.5),),
        (Attribution((Span("a1", 0, 3),), None, (Span("a1", 4, 7), Span("a1", 8, 10)), 0.25),),
        (EventHead(1, "OCCURRENCE", 0.75, Tense.NONE, Aspect.PERFECTIVE, "may", Polarity.NEGATIVE),),
        reader="reader-1",
    )
    with Store(MEMORY, write=True) as store:
        add(store, ARTICLE)
        store.set_annotations(seen, "key")
        assert store.annotations("a1", "key") == seen
        assert store.annotations("a1", "another key") is None


def test_annotations_of_an_older_store_are_read(tmp_path: Path) -> None:
    seen = Annotations("a1", (Token(0, 3, "Ada", "Ada", "PROPN", "NNP", 0, "root", 0),), ((0, 1),), reader="reader-1")
    with Store(tmp_path / "s.dateline", write=True) as store:
        add(store, ARTICLE)
        store.set_annotations(seen, "key")
        with contextlib.closing(sqlite3.connect(tmp_path / "s.dateline")) as older, older:
            packed = zlib.compress(msgspec.msgpack.encode(seen))  # as stores kept them before
            older.execute("UPDATE annotation SET content = ?", (packed,))
        assert store.annotations("a1", "key") == seen


def test_evidence_of_another_article_is_refused() -> None:
    claim = Claim(
        "c",
        Span("a2", 0, 3),
        Span("a2", 0, 3),
        "",
        "",
        (),
        UNKNOWN,
        Certainty.CERTAIN,
        Polarity.POSITIVE,
        Phase.HAPPENED,
    )
    with Store(MEMORY, write=True) as store:
        add(store, ARTICLE)
        with pytest.raises(ValueError, match="rests on a span of article a2"):
            store.set_facts(Facts("a1", (), (), (claim,)), "key")
        assert store.facts() == [], "half of it is not kept"
