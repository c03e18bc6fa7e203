"""Which cue a source and a content belong to."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import numpy as np

from dateline.understand import attributions
from dateline.understand.spans import WordSpan

# Pair vectors of width 1 that say nothing: what decides is the distance, of which nearer is better.
NETWORK = cast(
    Any,
    SimpleNamespace(
        pairs={
            "link": np.zeros((1, 1), np.float32),
            "link_distance": -np.abs(np.arange(19, dtype=np.float32) - 9)[None].repeat(2, 0),
        },
        split=lambda vectors: [vectors[:, :1]] * 6,
    ),
)


def grouped(text: str, **parts: str) -> list[tuple[str, str, str]]:
    """`text` has sentences divided by "|"; each part gives the words of its spans divided by "/", in order."""
    sentence_of = [n for n, sentence in enumerate(text.split(" | ")) for _ in sentence.split()]
    words = text.replace(" | ", " ").split()
    found = []
    for kind, spans in parts.items():
        for span in spans.split("/"):
            wanted = span.split()
            at = next(i for i in range(len(words)) if words[i : i + len(wanted)] == wanted)
            found.append(WordSpan(at, at + len(wanted), kind.upper(), 0.9))
    found.sort(key=lambda span: span.first)
    groups = attributions.group(NETWORK, np.zeros((len(words), 1), np.float32), found, sentence_of, words)

    def joined(spans: list[WordSpan]) -> str:
        return " … ".join(" ".join(words[s.first : s.last]) for s in spans)

    return [(joined(g.sources), joined([g.cue] if g.cue else []), joined(g.contents)) for g in groups]


def test_each_cue_takes_the_source_of_its_own_sentence() -> None:
    found = grouped("Ann said so . | Bill denied that .", source="Ann/Bill", cue="said/denied", content="so/that")
    assert found == [("Ann", "said", "so"), ("Bill", "denied", "that")]


def test_a_cue_takes_one_source() -> None:
    found = grouped("Ann and Bill said so .", source="Ann/Bill", cue="said", content="so")
    assert found == [("Bill", "said", "so")]


def test_a_quotation_that_runs_on_belongs_to_the_cue_before() -> None:
    found = grouped(
        '" Gone , " Ann said . | " For good . "', source="Ann", cue="said", content='" Gone , "/" For good . "'
    )
    assert found == [("Ann", "said", '" Gone , " … " For good . "')]


def test_a_quotation_without_cue_stands_alone() -> None:
    text = '" Gone . " | ' + "Rain fell on the town . | " * 20 + "Ann said so ."
    assert grouped(text, source="Ann", cue="said", content='" Gone . "/so') == [
        ("", "", '" Gone . "'),
        ("Ann", "said", "so"),
    ]


def test_plain_words_of_another_sentence_are_nobodys() -> None:
    assert grouped("He left . | Ann said so .", source="Ann", cue="said", content="He left/so") == [
        ("Ann", "said", "so")
    ]


def test_a_small_hole_in_a_content_is_closed_but_not_over_the_cue() -> None:
    found = grouped("Ann said he has not left .", source="Ann", cue="said", content="he has/left")
    assert found == [("Ann", "said", "he has not left")]
    found = grouped("He has , Ann said , left .", source="Ann", cue="said", content="He has ,/left")
    assert found == [("Ann", "said", "He has , … left")]


def test_a_cue_alone_is_no_attribution() -> None:
    assert grouped("They said .", cue="said") == []
