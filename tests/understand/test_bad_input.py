"""Any text has an answer, every offset in it is exact, and every form that it is written in holds."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import annotate
from dateline.export.annotated import brat, conllu, jsonl
from dateline.model import Annotations
from dateline.understand import plain_article
from tests.export.conllu_check import problems

PIECES = st.sampled_from(
    [
        "Mara Quint", " said ", "that ", "she ", "left", ".", ".”", "“", '"', "...", "…", "....", "\n", " ", "\u00a0",
        "QUITS", "on Monday", "3 March 2013", "n't", "\u200f", "שלום", "日本", "🙂", "\x00", "\u0301", "$40m", "--",
        "(", ")", "\ud83d", "U.S.", "Mr.", "ida@vale.example", "|", "=", "\t", "\u2028", "\x1c", "\x85", "_", "#",
        ":", "—", "Bo: ",
    ]
)  # fmt: skip
# half characters too: a program that cuts texts by bytes makes them
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(st.characters(), max_size=80))


def hold(text: str, seen: Annotations) -> None:
    """What holds of the annotations of every text."""
    tokens = seen.tokens
    assert [i for t in tokens for i in range(t.start, t.end)] == [i for i, c in enumerate(text) if not c.isspace()]
    assert all(t.text == text[t.start : t.end] for t in tokens)
    assert [i for first, last in seen.sentences for i in range(first, last)] == list(range(len(tokens)))
    for first, last in seen.sentences:
        roots = [i for i in range(first, last) if tokens[i].head == i]
        assert len(roots) == 1 and all(first <= tokens[i].head < last for i in range(first, last))
        for i in range(first, last):
            for _ in range(last - first):
                i = tokens[i].head
            assert i == roots[0]
    spans = [
        *(name.span for name in seen.names),
        *(timex.span for timex in seen.timexes),
        *(mention.span for mention in seen.mentions),
        *(s for each in seen.attributions for s in (*each.source, *each.content, *([each.cue] if each.cue else []))),
    ]
    starts, ends = {t.start for t in tokens}, {t.end for t in tokens}
    assert all(s.start < s.end and s.start in starts and s.end in ends for s in spans)
    assert all(0 <= event.token < len(tokens) for event in seen.events)
    assert all(0 <= mention.token < len(tokens) for mention in seen.mentions)
    assert all(each.first != each.second for each in seen.orders)


def written(text: str, seen: Annotations) -> None:
    """What holds of the forms for other programs."""
    article = plain_article(text)
    assert problems(conllu(article, seen)) == []
    record = json.loads(jsonl(article, seen))
    assert len(record["text"]) == len(text) and len(record["tokens"]) == len(seen.tokens)
    lines = brat(article, seen).split("\n")
    assert lines.pop() == ""
    for line in lines:
        if line.startswith("T"):
            _, place, words = line.split("\t")
            pieces = [piece.split() for piece in place.partition(" ")[2].split(";")]
            assert " ".join(text[int(a) : int(b)] for a, b in pieces) == words
        else:
            assert re.fullmatch(r"[ERA#]\d+\t.+", line, re.DOTALL)


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_any_text(text: str) -> None:
    seen = annotate(text)
    hold(text, seen)
    written(text, seen)


NEWS = "Mara Quint said on Monday that she left. “He did not,” Bo Orr told The Harbour Post.“Never.” "


@pytest.mark.parametrize(
    "text",
    [
        "word " * 5000,  # no end of a sentence
        "word " * 6500,  # longer than what is decoded at once, in one paragraph
        "Quint\n" * 3000,
        NEWS * 100,
        "\n".join([NEWS] * 100),
        "a" * 20_000,
        "a. " * 3000,
        "“" * 3000,
        "(" * 1500 + ")" * 1500,
        "\u0301" * 2000,
        "🙂 " * 2000,
        "\x00\x01\x02 " * 500,
        "שלום עולם, אמר ראש העיר. " * 100,
        "\u202eMara Quint left.\u202c " * 100,
        "市長は火曜日に辞任した。" * 100,
        "Le maire a démissionné mardi, a indiqué le journal. " * 50,
        "“No,” she said.“Never.” He left...She stayed…He came back.”And?",
        "MAYOR RESIGNS AFTER LANDSLIDE. COUNCIL MEETS TUESDAY. “I AM DONE,” HE SAID.\n" * 30,
        "Bo: Why?\nAda: No.\n" * 200,
    ],
    ids=[
        "no stops", "two sections", "lines", "one line", "long", "one word", "letters", "marks", "brackets",
        "marks on nothing", "emoji", "control", "right to left", "turned", "no spaces", "French", "run together",
        "capitals", "transcript",
    ],
)  # fmt: skip
def test_hard_texts(text: str) -> None:
    seen = annotate(text)
    hold(text, seen)
    written(text, seen)


def test_half_a_character_is_read_like_any_other() -> None:
    hold("Mara \ud800 left.", annotate("Mara \ud800 left."))


def test_a_text_of_20_000_words_keeps_the_offsets_of_its_end() -> None:
    text = "\n".join("Ida Fenn left the town." for _ in range(3334)) + "\nRolf Marsh, who is 🙂, stayed."
    seen = annotate(text)
    hold(text, seen)
    assert len(seen.sentences) == 3335
    assert seen.names[-1].span.of(text) == "Rolf Marsh"
