"""Annotated articles in the forms that other programs read."""

from __future__ import annotations

import json
import re
import time
from dataclasses import replace
from typing import Any

import pytest

from dateline import annotate
from dateline.export.annotated import brat, conllu, jsonl
from dateline.model import (
    Annotations,
    Article,
    Attribution,
    EventHead,
    EventOrder,
    Form,
    MentionHead,
    Name,
    Polarity,
    Tense,
    Token,
)
from dateline.span import Span
from dateline.understand import plain_article
from tests.export.conllu_check import problems

TEXT = (
    "Mayor Ida Fenn resigned on Tuesday, the Aldmoor Courier reported.\n"
    "“I have done nothing wrong,” she told reporters.“Nothing.” Her lawyer said she won't appear before March 3."
)


@pytest.fixture(scope="module")
def article() -> Article:
    return plain_article(TEXT, "fenn")


@pytest.fixture(scope="module")
def seen(article: Article) -> Annotations:
    return annotate(article)


def test_a_line_of_json_holds_the_text_and_the_words_of_every_span(article: Article, seen: Annotations) -> None:
    line = jsonl(article, seen)
    assert line.endswith("\n") and "\n" not in line[:-1]
    record = json.loads(line)
    assert (record["format"], record["text"]) == ("dateline-annotations/1", TEXT)
    spans = [
        *(each["span"] for kind in ("names", "timexes", "mentions") for each in record[kind]),
        *(span for each in record["attributions"] for span in (*each["source"], *each["content"], each["cue"]) if span),
    ]
    assert len(spans) > 8
    assert all(TEXT[span["start"] : span["end"]] == span["text"] for span in spans)
    assert {"Ida Fenn", "Tuesday", "the Aldmoor Courier", "Her lawyer"} <= {span["text"] for span in spans}


def rows_of(sentence: str) -> list[list[str]]:
    return [line.split("\t") for line in sentence.split("\n") if line and not line.startswith("#")]


def test_conllu_is_valid_and_gives_the_text_back(article: Article, seen: Annotations) -> None:
    written = conllu(article, seen)
    assert problems(written) == []
    assert written.startswith("# newdoc id = fenn\n# global.Entity = eid-etype-head-other\n# newpar\n")
    sentences = written.strip().split("\n\n")
    assert len(sentences) == len(seen.sentences)
    rebuilt = ""
    for sentence in sentences:
        if "# newpar" in sentence and rebuilt:
            rebuilt = rebuilt.rstrip(" ") + "\n"
        for row in rows_of(sentence):
            rebuilt += row[1] + ("" if "SpaceAfter=No" in row[9].split("|") else " ")
    assert rebuilt.rstrip(" ") == TEXT


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        ("\n\n", "\n", "blank line"),
        ("# newdoc", "# doc", "begins with a document"),
        ("fenn-2", "fenn-1", "one id of its own"),
        ("\tPROPN\t", "\tNAME\t", "tag, relation"),
        ("\t0\troot\t", "\t1\troot\t", "one word is the root"),
        ("\t0\troot\t", "\t99\troot\t", "heads are words of the sentence"),
        ("SpaceAfter=No", "Space=No", "its words give"),
        ("Name=B-PER", "Name B-PER", "last column"),
        ("\tresign\t", "\t\t", "ten columns"),
        ("\n2\t", "\n3\t", "counted from 1"),
    ],
)
def test_the_check_of_conllu_finds_what_is_wrong(
    right: str, wrong: str, words: str, article: Article, seen: Annotations
) -> None:
    written = conllu(article, seen)
    assert right in written
    assert any(words in found for found in problems(written.replace(right, wrong)))


def made(text: str, **layers: Any) -> tuple[Article, Annotations]:
    """Words divided by spaces, all of one sentence and hanging on the first, with layers given by hand."""
    article = plain_article(text, "made")
    places = [match.span() for match in re.finditer(r"\S+", text)]
    tokens = tuple(
        Token(a, b, text[a:b], text[a:b], "X", "FW", 0, "dep" if n else "root", 0) for n, (a, b) in enumerate(places)
    )
    return article, Annotations("made", tokens, ((0, len(tokens)),), **layers)


def test_mentions_nest_orders_point_and_events_tell_their_tense() -> None:
    text = "the | mayor's sister left before she called"
    mentions = (
        MentionHead(2, Span("made", 0, 13), Form.NOMINAL, "person", 0.9),
        MentionHead(3, Span("made", 0, 20), Form.NOMINAL, "person", 0.9, 4),
        MentionHead(6, Span("made", 33, 36), Form.PRONOUN, "person", 0.9, 4),
    )
    events = (
        EventHead(4, "OCCURRENCE", 0.9, Tense.PAST, modality="have to", polarity=Polarity.NEGATIVE),
        EventHead(7, "REPORTING", 0.8),
    )
    article, seen = made(text, mentions=mentions, events=events, orders=(EventOrder(4, 7, "BEFORE", 0.7),))
    written = conllu(article, seen)
    assert problems(written) == []
    marks = {row[1]: row[9] for row in rows_of(written.strip())}
    assert marks["the"] == "Entity=(c4xmade-person-4-form:nominal(m1xmade-person-3-form:nominal"
    assert (marks["mayor's"], marks["sister"]) == ("Entity=m1xmade)", "Entity=c4xmade)")
    assert marks["she"] == "Entity=(c4xmade-person-1-form:pronoun)"
    assert marks["left"] == "Event=OCCURRENCE|Modality=have_to|Order=BEFORE:1-8|Polarity=-|Tense=PAST"
    assert marks["called"] == "Event=REPORTING"

    record = json.loads(jsonl(article, seen))
    assert [event["text"] for event in record["events"]] == ["left", "called"]
    assert record["events"][0]["modality"] == "have to"
    assert record["orders"][0]["texts"] == ["left", "called"]

    lines = [re.sub(r"[TR#A]\d+", "·", line) for line in brat(article, seen).splitlines()]
    assert {"·\tTense · PAST", "·\tPolarity · -", "·\tAnnotatorNotes ·\tmodality=have to"} <= set(lines)
    assert {"·\tBefore Arg1:· Arg2:·", "·\tCoreference Arg1:· Arg2:·", "·\tKind · person"} <= set(lines)


def test_what_goes_over_lines_stands_in_pieces_for_brat() -> None:
    article, seen = made("Ida said\nthat she left")
    said = Attribution((Span("made", 0, 3),), Span("made", 4, 8), (Span("made", 4, 22),), 1.0)
    lines = brat(article, replace(seen, attributions=(said,))).splitlines()
    assert "T2\tContent 4 8;9 22\tsaid that she left" in lines
    assert "E1\tCue:T3 Source:T1 Content:T2" in lines


def test_half_characters_are_replaced_and_offsets_hold() -> None:
    article, seen = made("Ida \ud800 left")
    record = json.loads(jsonl(replace(article, paths=("a\udcff.txt",)), seen))
    assert (record["text"], record["path"]) == ("Ida \ufffd left", "a\ufffd.txt")
    assert [token["text"] for token in record["tokens"]] == ["Ida", "\ufffd", "left"]


def test_a_long_article_is_written_in_time_that_grows_with_its_length() -> None:
    text = "word " * 20_000
    names = tuple(Name(Span("made", 5 * n, 5 * n + 4), "PER", 1.0) for n in range(20_000))
    article, seen = made(text, names=names)
    began = time.process_time()
    assert conllu(article, seen).count("Name=B-PER") == 20_000
    assert time.process_time() - began < 5


def test_conllu_tells_names_times_and_who_says_what_in_its_last_column(article: Article, seen: Annotations) -> None:
    told = {row[1]: row[9].split("|") for sentence in conllu(article, seen).split("\n\n") for row in rows_of(sentence)}
    assert "Name=B-PER" in told["Ida"] and "Name=I-PER" in told["Fenn"]
    assert "Timex=B-DATE" in told["Tuesday"]
    assert any(mark.startswith("Attribution=") and ":cue" in mark for mark in told["reported"])
    assert "Event=OCCURRENCE" in told["resigned"] and "Tense=PAST" in told["resigned"]


def test_brat_has_the_words_of_each_piece_and_only_names_that_exist(article: Article, seen: Annotations) -> None:
    lines = [line.split("\t") for line in brat(article, seen).splitlines()]
    assert len({name for name, *_ in lines}) == len(lines)
    for name, content, *words in lines:
        if name[0] == "T":
            place = content.split(" ", 1)[1]
            pieces = [tuple(map(int, piece.split())) for piece in place.split(";")]
            assert " ".join(TEXT[a:b] for a, b in pieces) == words[0] and "\n" not in words[0]
    known = {name for name, *_ in lines}
    used = {name for _, content, *_ in lines for name in re.findall(r"\b([TE]\d+)\b", content)}
    assert used <= known
    assert any(
        line[0].startswith("E") and re.fullmatch(r"Cue:T\d+ Source:T\d+ Content:T\d+", line[1]) for line in lines
    )


@pytest.mark.parametrize("text", ["", "\n", "?", "x"])
def test_next_to_nothing_is_written_too(text: str) -> None:
    article = plain_article(text)
    seen = annotate(article)
    assert json.loads(jsonl(article, seen))["text"] == text
    assert problems(conllu(article, seen)) == []
    assert (conllu(article, seen) == "") == (not text.strip())
    assert "\n\n" not in brat(article, seen)
