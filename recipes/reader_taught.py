"""Tags and trees for the texts that have none: a reader's own, of each sentence alone.

An encoder that is told nothing of tags and trees in windows of some kind of text learns to do without them there. Of
the sentences of such texts it still makes good trees if it reads each alone, as nothing then tells it what text they
are from. So these trees are taught for the windows. Where the teacher hesitates between two heads nothing is taught.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Mapping

import numpy as np

from dateline.lang import words as listed
from dateline.understand import Reader as Teacher
from dateline.understand import parse
from dateline.understand.network import Floats
from dateline.understand.parse import UNLIKELY
from recipes import reader_data as data

TAGS = ("upos", "xpos", "lemma")
SURE = 0.5  # the chance from which on a head, a relation or a tag is taught
SAME = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'"})
Taught = tuple[list[int], dict[str, list[int]]]  # heads in the sentence (−1 root, UNKNOWN), labels


class Teaching:
    """What a reader says of sentences, each read once."""

    def __init__(self, teacher: Teacher, labels: Mapping[str, list[str]]) -> None:
        self._network = teacher.network
        known = self._network.labels
        # from the teacher's labels to those of the student
        self._to = {
            name: np.array([labels[name].index(each) if each in labels[name] else data.UNKNOWN for each in known[name]])
            for name in (*TAGS, "relation")
        }
        self._articles = listed("verbs", "articles", "en")
        self._seen: dict[tuple[str, ...], Taught] = {}

    def sentence(self, words: list[str]) -> Taught:
        """Heads and labels of a sentence alone; quotation marks of either kind are read alike."""
        key = tuple(word.translate(SAME) for word in words)
        if key not in self._seen:
            self._seen[key] = self._read(words)
        return self._seen[key]

    def sentences(self, doc: data.Document) -> list[tuple[int, int]]:
        """Where the teacher sees sentences in a document of raw text."""
        scores = self._network.run(doc.words, doc.blocks)
        return parse.sentences(self._network.head(scores.words(), "start"), doc.blocks, doc.words)

    def _read(self, words: list[str]) -> Taught:
        network, whole = self._network, [(0, len(words))]
        first = [True] + [False] * (len(words) - 1)
        scores, vectors = network.run(words, first).gather(whole)
        tags = {name: self._sure(network.head(scores, name), name) for name in TAGS}
        upos = [network.labels["upos"][i] for i in network.head(scores, "upos").argmax(1)]
        unlikely = [word.lower() in self._articles for word in words], [tag in ("VERB", "AUX") for tag in upos]
        heads, relations = parse.parse(network, vectors, whole, network.labels["relation"], unlikely)
        chances = self._arcs(vectors, unlikely)
        taught = [
            head if chance >= SURE else data.UNKNOWN
            for head, chance in zip(heads, chances[np.arange(len(words)), np.array(heads) + 1], strict=True)
        ]
        places = {each: i for i, each in enumerate(network.labels["relation"])}
        tags["relation"] = [
            int(self._to["relation"][places[relation]]) if head != data.UNKNOWN else data.UNKNOWN
            for head, relation in zip(taught, relations, strict=True)
        ]
        return taught, tags

    def _sure(self, scores: Floats, name: str) -> list[int]:
        chances = _softmax(scores)
        best = np.where(chances.max(1) >= SURE, self._to[name][chances.argmax(1)], data.UNKNOWN)
        return [int(each) for each in best]

    def _arcs(self, vectors: Floats, unlikely: tuple[list[bool], list[bool]]) -> Floats:
        word, head, *_ = self._network.split(vectors)
        below, above = (np.array(each, np.bool_) for each in unlikely)
        scores = word @ head.T - UNLIKELY * (below[:, None] & above)
        return _softmax(np.concatenate([(word @ self._network.pairs["arc_root"])[:, None], scores], 1))


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(powers / powers.sum(1, keepdims=True), dtype=np.float32)


def teach(documents: list[data.Document], teaching: Teaching, name: str) -> None:
    """Gives documents the teacher's tags and trees; those of raw text its sentences, too."""
    begun = time.monotonic()
    for doc in documents:
        raw = not doc.sentences or doc.asked is not None
        found = teaching.sentences(doc) if raw else ranges(doc.sentences)
        if raw:
            doc.sentences = [number for number, (a, b) in enumerate(found) for _ in range(a, b)]
            if doc.asked is None:  # a text of GAP is never cut
                doc.cuts = [0, *(b for _, b in found)]
        doc.heads, doc.labels = [], {**doc.labels, **{tag: [] for tag in (*TAGS, "relation")}}
        for first, last in found:
            heads, labels = teaching.sentence(doc.words[first:last])
            doc.heads += [head + first if head >= 0 else head for head in heads]
            for tag, row in labels.items():
                doc.labels[tag] += row
    words = sum(len(doc.words) for doc in documents)
    known = sum(head != data.UNKNOWN for doc in documents for head in doc.heads)
    print(f"taught {name}: {known} heads of {words} words, {time.monotonic() - begun:.0f} s", flush=True)


def ranges(sentences: list[int]) -> list[tuple[int, int]]:
    """First and last word of each sentence, from the sentences' numbers."""
    starts = [i for i, number in enumerate(sentences) if i == 0 or number != sentences[i - 1]]
    return list(itertools.pairwise([*starts, len(sentences)]))
