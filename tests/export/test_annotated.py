"""Annotated articles in the forms that other programs read."""

from __future__ import annotations

import json
import re

import pytest

from dateline import annotate
from dateline.export.annotated import brat, conllu, jsonl
from dateline.model import Annotations, Article
from dateline.understand import plain_article

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


def test_conllu_has_one_root_a_sentence_and_gives_the_text_back(article: Article, seen: Annotations) -> None:
    written = conllu(article, seen)
    assert written.startswith("# newdoc id = fenn\n# newpar\n") and written.endswith("\n\n")
    sentences = written.strip().split("\n\n")
    assert len(sentences) == len(seen.sentences)
    rebuilt = ""
    for sentence in sentences:
        rows = rows_of(sentence)
        assert all(len(row) == 10 and all(row) for row in rows)
        assert [int(row[0]) for row in rows] == list(range(1, len(rows) + 1))
        heads = [int(row[6]) for row in rows]
        assert heads.count(0) == 1 and all(0 <= head <= len(rows) for head in heads)
        assert [row[7] == "root" for row in rows] == [head == 0 for head in heads]
        if "# newpar" in sentence and rebuilt:
            rebuilt = rebuilt.rstrip(" ") + "\n"
        for row in rows:
            rebuilt += row[1] + ("" if "SpaceAfter=No" in row[9].split("|") else " ")
    assert rebuilt.rstrip(" ") == TEXT


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
    assert conllu(article, seen).startswith("# newdoc")
    assert "\n\n" not in brat(article, seen)
