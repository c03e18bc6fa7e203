"""Articles and gold timelines of SemEval-2015 task 4: folders with `articles/*.xml` and `timelines/*.txt`.

Of an article's XML the raw-text run reads `<token>` alone: sentence 0 is its title, 1 the date it was published. The
gold events and dates (`<Markables>`, the timelines) are read where a figure says that it was given them.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks._temporal_awareness import Timeline, parse

_NO_SPACE_BEFORE = re.compile(r"[.,;:!?%)\]}]|'|'(?:s|S|re|ve|ll|d|m|t)|n't|''|’s?")
_NO_SPACE_AFTER = {"(", "[", "{", "$", "``", "#", "£", "€"}


@dataclass(frozen=True, slots=True)
class Word:
    """A token: its sentence, the words of it as the task counts them, and where it stands in the text."""

    sentence: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """An article as a page would show it: title, date and the story, each a paragraph, with its words' places."""

    id: str
    title: str
    date: str
    text: str
    words: tuple[Word, ...]
    events: tuple[tuple[int, ...], ...]  # the gold's event mentions as indices of words

    def event_id(self, *indices: int) -> str:
        """The task's id of an event with these words as its head."""
        return f"{self.id}-{self.words[indices[0]].sentence}-{'_'.join(self.words[i].text for i in indices)}"


@dataclass(frozen=True, slots=True)
class Part:
    """A corpus of the task."""

    name: str
    documents: tuple[Document, ...]
    timelines: tuple[Timeline, ...]


def parts(folder: Path) -> list[Part]:
    """The parts of a folder, or the folder itself where it is one. Ends the program where there is none."""
    found = (
        [each for each in (folder, *sorted(folder.iterdir())) if (each / "articles").is_dir()]
        if (folder.is_dir())
        else []
    )
    if not found:
        raise SystemExit(f"no part in {folder}: give a folder with articles/ and timelines/, or one with such folders")
    return [_part(each) for each in found]


def _part(folder: Path) -> Part:
    documents = tuple(document(each) for each in sorted((folder / "articles").glob("*.xml")))
    timelines = sorted((folder / "timelines").glob("*.txt"))
    return Part(folder.name, documents, tuple(parse(each.read_text(encoding="utf-8-sig")) for each in timelines))


def document(path: Path) -> Document:
    """One article of the task."""
    root = ET.parse(path).getroot()
    tokens = [(int(t.attrib["sentence"]), t.text or "", t.attrib["t_id"]) for t in root.iter("token")]
    index = {id: n for n, (_, _, id) in enumerate(tokens)}
    events = tuple(
        tuple(index[a.attrib["t_id"]] for a in mention.iter("token_anchor"))
        for mention in root.iter("EVENT_MENTION")
        if mention.find("token_anchor") is not None
    )
    text, words = "", []
    for at, word, gap in _spaced([(sentence, word) for sentence, word, _ in tokens]):
        text += gap
        words.append(Word(at, word, len(text), len(text) + len(word)))
        text += word
    title, date = (" ".join(w.text for w in words if w.sentence == n) for n in (0, 1))
    return Document(root.attrib["doc_id"], title, date, text, tuple(words), events)


def _spaced(tokens: list[tuple[int, str]]) -> Iterator[tuple[int, str, str]]:
    """Each token with what stands before it: nothing, a space, or an empty line between title, date and story."""
    before, quoted = -1, False
    glue = True
    for sentence, word in tokens:
        opens = word == '"' and not quoted
        quoted = quoted != (word == '"')
        if sentence != before and min(sentence, 2) != min(before, 2):
            gap = "\n\n" if before >= 0 else ""
            quoted = word == '"'
        elif glue or _NO_SPACE_BEFORE.fullmatch(word) or (word == '"' and not opens):
            gap = ""
        else:
            gap = " "
        yield sentence, word, gap
        glue = opens or word in _NO_SPACE_AFTER
        before = sentence
