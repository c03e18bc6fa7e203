"""Any text has an answer, and every offset in it is exact."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import annotate
from dateline.model import Annotations

PIECES = st.sampled_from(
    [
        "Mara Quint", " said ", "that ", "she ", "left", ".", ".”", "“", '"', "...", "…", "\n", " ", "\u00a0", "QUITS",
        "on Monday", "3 March 2013", "n't", "\u200f", "שלום", "日本", "🙂", "\x00", "\u0301", "$40m", "--", "(", ")",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=80))


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


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_text(text: str) -> None:
    hold(text, annotate(text))


@pytest.mark.parametrize(
    "text",
    [
        "word " * 3000,  # no end of a sentence
        "a" * 20_000,
        "“No,” she said.“Never.” He left...She stayed…He came back.”And?",
        "MAYOR RESIGNS AFTER LANDSLIDE. COUNCIL MEETS TUESDAY.",
        "\n".join(["Mara Quint said on Monday that she left. He did not."] * 600),
    ],
    ids=["no stops", "one word", "no spaces", "capitals", "long"],
)
def test_hard_texts(text: str) -> None:
    hold(text, annotate(text))


def test_half_a_character_is_read_like_any_other() -> None:
    hold("Mara \ud800 left.", annotate("Mara \ud800 left."))
