"""The shipped reader on sentences of our own: what it must see, and that it breaks on nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import ModelError
from dateline.model import Annotations, Article, Block, BlockKind, TimexType
from dateline.understand import Reader

TEXT = "\n".join(
    [
        "Mara Quint leaves band after row",
        "Singer Mara Quint has left the band Hollow Pines, The Harbour Post reported on Tuesday. "
        '"It was over in March 2014," a source told the newspaper.',
        "Her manager, Bill O'Hare, denied the claims. According to Mr. O'Hare, the singer will return in two weeks. "
        "She didn't say why.",
    ]
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def page(text: str, id: str = "a", kinds: dict[int, BlockKind] | None = None) -> Article:
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            kind = (kinds or {}).get(number, BlockKind.PARAGRAPH)
            blocks.append(Block(kind, start, start + len(line.strip())))
        at += len(line) + 1
    return Article(id, text, "", tuple(blocks))


def words_of(annotations: Annotations, sentence: int) -> list[str]:
    first, last = annotations.sentences[sentence]
    return [token.text for token in annotations.tokens[first:last]]


@pytest.fixture(scope="module")
def seen(reader: Reader) -> Annotations:
    return reader.annotate(page(TEXT, kinds={0: BlockKind.TITLE}))


def test_sentences_end_at_blocks_and_stops(seen: Annotations) -> None:
    assert words_of(seen, 0) == ["Mara", "Quint", "leaves", "band", "after", "row"]
    assert len(seen.sentences) == 6
    assert words_of(seen, 5) == ["She", "did", "n't", "say", "why", "."]


def test_trees_have_one_root_a_sentence_and_stay_inside(seen: Annotations) -> None:
    for number, (first, last) in enumerate(seen.sentences):
        tokens = seen.tokens[first:last]
        assert [t.deprel for t in tokens].count("root") == 1
        assert all(first <= t.head < last and t.sentence == number for t in tokens)


def test_words_have_tags_lemmas_and_heads(seen: Annotations) -> None:
    left = next(t for t in seen.tokens if t.text == "left")
    singer = next(t for t in seen.tokens if t.text == "Quint" and t.sentence == 1)
    assert (left.lemma, left.upos, left.xpos) == ("leave", "VERB", "VBN")
    assert left.factuality is not None and left.factuality > 0.5
    assert singer.upos == "PROPN"
    assert singer.factuality is None


def test_names_are_people_organisations_and_places(seen: Annotations) -> None:
    names = {(name.span.of(TEXT), name.label) for name in seen.names}
    assert ("Mara Quint", "PER") in names
    assert ("Bill O'Hare", "PER") in names


def test_time_expressions_have_types(seen: Annotations) -> None:
    found = {(timex.span.of(TEXT), timex.type) for timex in seen.timexes}
    assert ("Tuesday", TimexType.DATE) in found
    assert ("March 2014", TimexType.DATE) in found
    assert ("two weeks", TimexType.DURATION) in found


def test_attributions_join_source_cue_and_content(seen: Annotations) -> None:
    found = {
        (
            "".join(s.of(TEXT) for s in a.source),
            a.cue.of(TEXT) if a.cue else "",
            " … ".join(s.of(TEXT) for s in a.content),
        )
        for a in seen.attributions
    }
    assert any(source == "a source" and cue == "told" and "It was over" in content for source, cue, content in found)
    assert any("Post" in source and cue == "reported" and "has left" in content for source, cue, content in found)
    assert any("O'Hare" in source and cue == "According to" and "return" in content for source, cue, content in found)


def test_events_are_words_with_a_class(seen: Annotations) -> None:
    heads = {seen.tokens[event.token].text: event.label for event in seen.events}
    assert {"left", "told", "denied"} <= set(heads)
    assert heads["told"] == "REPORTING"


def test_captions_and_bylines_are_not_read(reader: Reader) -> None:
    text = "Photo of Mara Quint\nBy Ann Orr\nMara Quint has left."
    found = reader.annotate(page(text, kinds={0: BlockKind.CAPTION, 1: BlockKind.BYLINE}))
    assert [t.text for t in found.tokens] == ["Mara", "Quint", "has", "left", "."]
    assert found.tokens[0].start == text.rindex("Mara")


def test_an_article_is_the_same_alone_and_among_others(reader: Reader, seen: Annotations) -> None:
    others = [page(f"Story {n} of the town. " * (n + 1), id=str(n)) for n in range(4)]
    for other in others:
        reader.annotate(other)
    assert reader.annotate(page(TEXT, kinds={0: BlockKind.TITLE})) == seen
    assert Reader.load().annotate(page(TEXT, kinds={0: BlockKind.TITLE})) == seen


def test_two_threads_see_what_one_sees(seen: Annotations) -> None:
    assert Reader.load(threads=2).annotate(page(TEXT, kinds={0: BlockKind.TITLE})) == seen


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "x",
        "?",
        "\u200b",
        "\x00\x01",
        "👍🏽👩‍👩‍👧",
        "שלום עולם",
        "一二三四五",
        "a\u202eb\u202c",
        "n't",
        "--- *** ===",
        "é\u0301\u0301",
    ],
)
def test_odd_input_breaks_nothing(reader: Reader, text: str) -> None:
    found = reader.annotate(page(text))
    assert [i for t in found.tokens for i in range(t.start, t.end)] == [
        i for i, char in enumerate(text) if not char.isspace()
    ]


def test_an_article_without_blocks_has_no_words(reader: Reader) -> None:
    found = reader.annotate(Article("a", "Mara left.", "", ()))
    assert (found.tokens, found.sentences, found.reader) == ((), (), reader.version)


def test_a_sentence_reads_alike_at_a_seam_between_windows(reader: Reader) -> None:
    plain = "Bill O'Hare met Mara Quint in Boston on Tuesday."
    for before in range(20, 60, 8):
        text = "\n".join(["The town was quiet and the rain went on."] * before + [plain])
        found = reader.annotate(page(text))
        first, last = found.sentences[-1]
        assert " ".join(t.text for t in found.tokens[first:last]) == "Bill O'Hare met Mara Quint in Boston on Tuesday ."
        names = [n.span.of(text) for n in found.names if n.span.start >= len(text) - len(plain)]
        assert names[:2] == ["Bill O'Hare", "Mara Quint"], before
        assert any(t.span.of(text) == "Tuesday" for t in found.timexes)


def test_a_long_text_keeps_every_word_and_its_sentences(reader: Reader) -> None:
    line = "Mara Quint said on Monday that she left."
    text = "\n".join([line] * 700)  # 6,300 words: two sections
    found = reader.annotate(page(text))
    assert len(found.tokens) == 9 * 700
    assert len(found.sentences) == 700
    assert all(token.start == 0 or token.start > found.tokens[i - 1].end - 1 for i, token in enumerate(found.tokens))
    assert all(first <= found.tokens[i].head < last for first, last in found.sentences for i in range(first, last))
    assert all(found.tokens[event.token].text for event in found.events)


def test_one_endless_line_is_cut(reader: Reader) -> None:
    found = reader.annotate(page("word " * 1000))
    assert len(found.tokens) == 1000
    assert max(last - first for first, last in found.sentences) <= 160


def test_words_given_by_hand_are_kept(reader: Reader) -> None:
    found = reader.annotate_words([["Mara", "did", "n't", "go"], ["Why", "?"]])
    assert [t.text for t in found.tokens] == ["Mara", "did", "n't", "go", "Why", "?"]
    assert found.sentences == ((0, 4), (4, 6))


def test_a_missing_or_other_model_is_told_apart(tmp_path: Path, reader: Reader) -> None:
    with pytest.raises(ModelError, match="no reader for language 'xx'; there are: en"):
        Reader.load(language="xx")
    with pytest.raises(ModelError, match=r"has no config\.json, reader\.onnx"):
        Reader.load(directory=tmp_path)
    for name in ("reader.onnx", "pairs.npz", "tokenizer.json", "lemmas.json", "config.json"):
        (tmp_path / name).write_bytes(b"broken")
    with pytest.raises(ModelError, match="is damaged"):
        Reader.load(directory=tmp_path)
    (tmp_path / "config.json").write_text('{"format": 99, "labels": {}}')
    with pytest.raises(ModelError, match="is of format 99, this version reads 2"):
        Reader.load(directory=tmp_path)


def test_the_version_names_the_weights(reader: Reader, seen: Annotations) -> None:
    assert reader.version == Reader.load().version == seen.reader
    assert replace(seen, reader="") != seen
