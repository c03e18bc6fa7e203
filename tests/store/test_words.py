"""Words for a server's index are those of SQLite's, and so is what is shown around them."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.store.words import LAST, passage, vector, words

# Letters of languages that news is written in; of rare ones SQLite knows the cases and accents of Unicode 6.1 alone.
LETTERS = st.characters(min_codepoint=32, max_codepoint=0x17F) | st.sampled_from(
    "ΆάΣσςЙйЇїЩщ가漢字ابج٣½²–—'’“”…№£€_-.:,\n"
)
texts = st.text(LETTERS, max_size=60)


def indexed(text: str) -> list[str]:
    """The words that FTS5 finds, in their order."""
    raw = sqlite3.connect(":memory:")
    raw.execute("CREATE VIRTUAL TABLE t USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')")
    raw.execute("CREATE VIRTUAL TABLE v USING fts5vocab (t, 'instance')")
    raw.execute("INSERT INTO t VALUES (?)", (text,))
    return [row[0] for row in raw.execute('SELECT term FROM v ORDER BY "offset"')]


@pytest.mark.parametrize(
    "text",
    [
        "Ada didn't meet Bo-Peep at 3.14 p.m.; e-mail: ada@example.org, https://example.org/a_b?c=d",
        "Zoë café CAFÉ naïve Ångström “quoted” ‘single’ — dash… 1,234 №5 50% £3bn",
        "Ελλάδα Москва Київ İstanbul straße ﬁre",
        "",
        " — … ",
    ],
)
def test_words_are_those_of_sqlite(text: str) -> None:
    assert [word.text for word in words(text)] == indexed(text)


@given(texts)
def test_words_are_those_of_sqlite_whatever_the_text(text: str) -> None:
    assert [word.text for word in words(text)] == indexed(text)


sentences = st.lists(
    st.sampled_from(["ada", "bo", "met", "left", "sang", "in", "hull.", "said:", "then,", "Cy.", "\n"]), max_size=60
)


SENTENCES = ["ada", "bo", "met", "left", "sang", "in", "hull.", "said:", "then,", "Cy.", "\n"]


@given(
    st.lists(st.sampled_from(SENTENCES), max_size=60),
    st.lists(st.sampled_from(["ada", "met bo", "hull", "said then", "cy"]), min_size=1, max_size=3),
)
def test_passages_are_those_of_sqlite(some: list[str], phrases: list[str]) -> None:
    text = " ".join(some)
    raw = sqlite3.connect(":memory:")
    raw.execute("CREATE VIRTUAL TABLE t USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')")
    raw.execute("INSERT INTO t VALUES (?)", (text,))
    query = " ".join(f'"{each}"' for each in phrases)
    shown = raw.execute("SELECT snippet(t, 0, '', '', '…', 10) FROM t WHERE t MATCH ?", (query,)).fetchone()
    if shown is not None:
        assert passage(text, [each.split() for each in phrases], 10) == shown[0]


def test_a_long_text_is_indexed_as_far_as_there_is_room() -> None:
    assert vector(words("ada met ada")) == "'ada':1,3 'met':2"
    assert vector(words("x " * (LAST + 10) + "late")).endswith(f"'late':{LAST}")
    assert len(vector(words(" ".join(f"word{n}" for n in range(300_000)))).encode()) < 1_400_000
