"""Documents with events that are linked over documents: ECB+ (JSON lines) and the Gun Violence Corpus (CoNLL and JSON).

Only what was checked by the annotators is gold: in ECB+ the mentions of `eval_sentences`.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import _data
from dateline.model import Article, Block, BlockKind
from dateline.when import UNKNOWN, When, from_edtf

_TIGHT_BEFORE = re.compile(r"[,.;:!?%)\]]|['’](?:s|S|re|ve|ll|d|m|t)?|n['’]t")
_TIGHT_AFTER = frozenset("([$£€")
_BREAK = "//n"
_ADDRESS = frozenset({"http", "https", "www"})


@dataclass(frozen=True, slots=True)
class Mention:
    """An event of the gold: its words as indices of the document's words, and its chain ("" where it is alone)."""

    words: tuple[int, ...]
    chain: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text cut into words and sentences; `checked` are the indices of the words whose events the gold knows.

    `story` is the gold's: the subtopic. `published` is "" where the document doesn't give its date.
    """

    id: str
    story: str
    sentences: tuple[tuple[str, ...], ...]
    mentions: tuple[Mention, ...]
    checked: frozenset[int]
    published: str = ""

    @property
    def words(self) -> list[str]:
        """All words in order."""
        return [word for sentence in self.sentences for word in sentence]

    def spaced(self) -> Article:
        """The article as its words joined by spaces, as `Reader.annotate_words` counts; each sentence a paragraph."""
        return self._article([" ".join(sentence) for sentence in self.sentences], " ")

    def written(self) -> tuple[Article, list[tuple[int, int]]]:
        """The article as it would be written, a sentence a line, and where each of its words stands."""
        lines, places, at = [], [], 0
        for sentence in self.sentences:
            line, spots = _written(sentence)
            places += [(at + start, at + end) for start, end in spots]
            lines.append(line)
            at += len(line) + 1
        return self._article(lines, "\n"), places

    def _article(self, lines: Sequence[str], between: str) -> Article:
        ends = list(itertools.accumulate(len(line) + len(between) for line in lines))
        spans = [(end - len(between) - len(line), end - len(between)) for line, end in zip(lines, ends, strict=True)]
        blocks = tuple(Block(BlockKind.PARAGRAPH, start, end) for start, end in spans if end > start)
        return Article(self.id, between.join(lines), "", blocks, published=self._date())

    def _date(self) -> When:
        return from_edtf(self.published) if self.published else UNKNOWN


def _written(words: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Words as a line, without the spaces that cutting put before marks and endings; where each word stands."""
    line, places = "", list[tuple[int, int]]()
    for word in words:
        if line and line[-1] not in _TIGHT_AFTER and not _TIGHT_BEFORE.fullmatch(word):
            line += " "
        places.append((len(line), len(line) + len(word)))
        line += word
    return line, places


def documents(folder: Path, limit: int | None = None) -> list[Document]:
    """The documents of a corpus in the order of its files: ECB+ from *.jsonl, else the Gun Violence Corpus."""
    if all_events(folder):
        files, _ = _data.scored_files(folder, ".jsonl")
        rows = list(itertools.chain.from_iterable(ecb(file) for file in files))
    else:
        files, _ = _data.scored_files(folder, ".conll")
        rows = list(itertools.chain.from_iterable(gun_violence(file) for file in files))
    return rows[:limit]


def all_events(folder: Path) -> bool:
    """Whether a corpus has every event of what was checked (ECB+), and not those of one domain alone."""
    return any(folder.glob("*.jsonl"))


def ecb(file: Path) -> list[Document]:
    """The documents of an ECB+ file, without the page's address that many begin with: it is no text.

    What is no event by the corpus's classes is left out; events that no other mention means are not.
    """
    out = []
    for row in _data.jsonl(file):
        address = row["tokens"][0].lower() in _ADDRESS
        skipped = row["sent"].count(row["sent"][0]) if address else 0
        words, sentence_of = row["tokens"][skipped:], row["sent"][skipped:]
        groups = [tuple(words[i] for i in g) for _, g in itertools.groupby(range(len(words)), sentence_of.__getitem__)]
        checked = frozenset(row["eval_sentences"])
        mentions = tuple(
            Mention(tuple(i - skipped for i in m["tokens"]), m.get("coref") or "")
            for m in row["mentions"]
            if m["type"].startswith(("ACTION", "NEG_ACTION")) and m["sent"] in checked
        )
        shown = frozenset(i for i, sentence in enumerate(sentence_of) if sentence in checked)
        out.append(Document(row["doc"], f"{row['topic']}{row['subtopic']}", tuple(groups), mentions, shown))
    return out


def gun_violence(file: Path) -> list[Document]:
    """The documents of the Gun Violence Corpus: the words of the CoNLL file, the mentions of the JSON file beside it.

    The first sentence is the date of the report: it is the article's date, and no text. "//n" ends a paragraph.
    """
    named = json.loads(file.with_name(file.stem + "_event_mentions.json").read_text(encoding="utf-8"))
    mentions: dict[str, list[dict[str, object]]] = {}
    for mention in named:
        mentions.setdefault(str(mention["doc_id"]), []).append(mention)
    out = []
    for block in re.split(r"#begin document ", file.read_text(encoding="utf-8"))[1:]:
        heading, *lines = block.split("\n")
        _, story, id = heading[1 : heading.index(")")].split("/")
        rows = [line.split("\t") for line in lines if line.count("\t") >= 4]
        published = next((row[3] for row in rows if row[1] == "0"), "")
        kept = [row for row in rows if row[1] != "0" and row[3] != _BREAK]
        index = {(int(row[1]), int(row[2])): n for n, row in enumerate(kept)}
        groups = tuple(tuple(row[3] for row in g) for _, g in itertools.groupby(kept, key=lambda row: row[1]))
        found = tuple(
            Mention(tuple(sorted(_indices(mention, index))), str(mention["coref_chain"])) for mention in mentions[id]
        )
        out.append(Document(id, story, groups, found, frozenset(range(len(kept))), published))
    return out


def _indices(mention: dict[str, object], index: dict[tuple[int, int], int]) -> Iterable[int]:
    sentence, numbers = mention["sent_id"], mention["tokens_number"]
    assert isinstance(sentence, int) and isinstance(numbers, list)
    return (index[sentence, number] for number in numbers if (sentence, number) in index)
