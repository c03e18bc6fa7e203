"""Pairs of articles of which one was made from the other, or was not: seeded, from the texts of a corpus.

What editors do to a text that they take over: another headline, a cut, another order, sentences or single words put
otherwise, parts of it in a text of their own. And what only looks like it: two articles on one topic, two that end with
the same lines of their outlet, two that quote the same words.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dateline.link.text import content_stems, tokens

_SENTENCE = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"'”’)]))\s+(?=[\"'“‘(A-Z0-9])")
_QUOTED = re.compile(r"“([^“”]{60,400})”")
_QUOTED_WORDS = 10
LEAST = 150  # words of a text that pairs are made of
TOPIC_POOL = 12  # the closest articles from which the other of a topic is drawn
_FORMULAS = (
    "I think it is going to be",
    "We are very proud of what we have done, but",
    "At the end of the day,",
    "The safety of our customers is our first concern:",
    "We do not comment on matters before the courts, and",
    "I have said it many times before:",
)
_TRIES = 100
_ALL_ALIKE = "hardly two of these articles are different texts: give a folder with articles of several stories"
_COMMON_RUN = 8  # words in a row that two unrelated articles hardly share
_COMMON = 0.03  # of the smaller text in such runs: more, and the corpus itself has one text twice


@dataclass(frozen=True, slots=True)
class Text:
    """An article: headline, and paragraphs of sentences."""

    title: str
    paragraphs: tuple[tuple[str, ...], ...]

    @property
    def sentences(self) -> list[str]:
        return [sentence for paragraph in self.paragraphs for sentence in paragraph]

    @property
    def words(self) -> int:
        return sum(len(sentence.split()) for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts and how they were made. `reuse` is the share of the second's words that are the first's, as they were.

    `quoted` are the words that both have in quotation marks, as the first has them.
    """

    kind: str
    first: Text
    second: Text
    reuse: float
    quoted: str = ""


def text_of(title: str, body: str) -> Text:
    """An article of a corpus, cut into paragraphs and sentences."""
    blocks = [block.strip() for block in body.split("\n") if block.strip()]
    if blocks and tokens(blocks[0]) == tokens(title):
        blocks = blocks[1:]
    return Text(title, tuple(tuple(_SENTENCE.split(block)) for block in blocks))


def make_pairs(texts: Sequence[Text], count: int, seed: int) -> Iterator[Pair]:
    """That many pairs, of all kinds in turn."""
    return _Maker(texts, random.Random(seed)).pairs(count)


class _Maker:
    def __init__(self, texts: Sequence[Text], rng: random.Random) -> None:
        self._texts = [text for text in texts if text.words >= LEAST]
        self._rng = rng
        self._words = sorted({word for text in self._texts for s in text.sentences for word in s.split()})
        self._stems = [frozenset().union(*(content_stems(s) for s in text.sentences)) for text in self._texts]
        self._runs = [_runs(text) for text in self._texts]
        self._quotations = [quotation for text in self._texts for quotation in _quotations(text)]

    def pairs(self, count: int) -> Iterator[Pair]:
        kinds: list[Callable[[], Pair]] = [
            self._headline,
            self._cut,
            self._reordered,
            self._rewritten,
            self._reworded,
            self._mixed,
            self._embedded,
            self._same_topic,
            self._unrelated,
            self._boilerplate,
            self._same_quote,
            self._same_formula,
        ]
        for n in range(count):
            yield kinds[n % len(kinds)]()

    # ---- one made from the other ----

    def _headline(self) -> Pair:
        source = self._any()
        return Pair("headline", source, Text(self._headline_of(), source.paragraphs), 1.0)

    def _cut(self) -> Pair:
        """From the end, as wire texts are cut, or sentences here and there."""
        source = self._any()
        kept = self._shortened(source, self._rng.uniform(0.4, 0.9))
        return Pair("cut", source, kept, 1.0)

    def _reordered(self) -> Pair:
        source = self._any()
        return Pair("reordered", source, Text(source.title, self._shuffled(source.paragraphs)), 1.0)

    def _rewritten(self) -> Pair:
        """10 to 60 of 100 sentences are put otherwise."""
        source = self._any()
        text, reuse = self._put_otherwise(source, self._rng.uniform(0.1, 0.6))
        return Pair("rewritten", source, text, reuse)

    def _reworded(self) -> Pair:
        """10 to 60 of 100 words are others, throughout."""
        source = self._any()
        share = self._rng.uniform(0.1, 0.6)
        made = [[self._other_words(s, share) for s in paragraph] for paragraph in source.paragraphs]
        kept = sum(k for paragraph in made for _, k in paragraph)
        text = Text(source.title, tuple(tuple(s for s, _ in paragraph) for paragraph in made))
        return Pair("reworded", source, text, kept / text.words)

    def _mixed(self) -> Pair:
        """Cut, reordered, with another headline, and 10 to 60 of 100 sentences put otherwise."""
        source = self._any()
        short = self._shortened(source, self._rng.uniform(0.6, 1.0))
        text, reuse = self._put_otherwise(short, self._rng.uniform(0.1, 0.6))
        return Pair("mixed", source, Text(self._headline_of(), self._shuffled(text.paragraphs)), reuse)

    def _embedded(self) -> Pair:
        """Paragraphs of the one stand between an article's own."""
        source, own = self._any(), self._any()
        share = self._rng.uniform(0.3, 0.9)
        taken = self._shortened(source, self._rng.uniform(0.5, 1.0))
        wanted = taken.words * (1 - share) / share
        paragraphs = list(taken.paragraphs)
        added = 0
        for paragraph in own.paragraphs:
            if added >= wanted:
                break
            paragraphs.insert(self._rng.randint(0, len(paragraphs)), paragraph)
            added += sum(len(s.split()) for s in paragraph)
        text = Text(own.title, tuple(paragraphs))
        return Pair("embedded", source, text, taken.words / text.words)

    # ---- none made from the other ----

    def _same_topic(self) -> Pair:
        first, second = self._of_one_topic()
        return Pair("same_topic", first, second, 0.0)

    def _unrelated(self) -> Pair:
        at, other = self._two()
        return Pair("unrelated", self._texts[at], self._texts[other], 0.0)

    def _boilerplate(self) -> Pair:
        """Both end with the same lines: 25 to 60 words."""
        at, other = self._two()
        lines = self._any().sentences
        start = self._rng.randrange(len(lines))
        footer: list[str] = []
        while sum(len(s.split()) for s in footer) < 25 and start < len(lines):
            footer.append(lines[start])
            start += 1
        words = " ".join(footer).split()[:60]
        ended = [Text(t.title, (*t.paragraphs, (" ".join(words),))) for t in (self._texts[at], self._texts[other])]
        return Pair("boilerplate", ended[0], ended[1], 0.0)

    def _same_quote(self) -> Pair:
        """Both quote somebody in the same words, in the second sometimes a word of ten put otherwise."""
        first, second = self._of_one_topic()
        quote = self._quotation()
        again, _ = self._other_words(quote, self._rng.choice([0.0, 0.0, 0.08]))
        speaker = self._rng.choice(["a spokesman said", "she told reporters", "the statement read"])
        with_quote = [
            Text(text.title, self._inserted(text, (f"“{words}” {speaker}.",)))
            for text, words in ((first, quote), (second, again))
        ]
        return Pair("same_quote", with_quote[0], with_quote[1], 0.0, quote)

    def _same_formula(self) -> Pair:
        """Both quote somebody in other words that begin with the same formula of six or seven."""
        first, second = self._of_one_topic()
        formula = self._rng.choice(_FORMULAS)
        with_quote = [
            Text(text.title, self._inserted(text, (f"“{formula} {self._quotation()}” he said.",)))
            for text in (first, second)
        ]
        return Pair("same_formula", with_quote[0], with_quote[1], 0.0)

    # ---- pieces ----

    def _quotation(self) -> str:
        return self._rng.choice(self._quotations)

    def _any(self) -> Text:
        return self._rng.choice(self._texts)

    def _two(self) -> tuple[int, int]:
        for _ in range(_TRIES):
            at, other = self._rng.sample(range(len(self._texts)), 2)
            if self._apart(at, other):
                return at, other
        raise ValueError(_ALL_ALIKE)

    def _apart(self, at: int, other: int) -> bool:
        """Whether two articles of the corpus have hardly any passage in common."""
        common = len(self._runs[at] & self._runs[other])
        return common <= _COMMON * min(len(self._runs[at]), len(self._runs[other]))

    def _of_one_topic(self) -> tuple[Text, Text]:
        """An article and one of those whose words are the most like its own."""
        for _ in range(_TRIES):
            at = self._rng.randrange(len(self._texts))
            ours = self._stems[at]
            like = [(len(ours & theirs) / len(ours | theirs), n) for n, theirs in enumerate(self._stems) if n != at]
            near = [n for _, n in sorted(like, reverse=True)[:TOPIC_POOL] if self._apart(at, n)]
            if near:
                return self._texts[at], self._texts[self._rng.choice(near)]
        raise ValueError(_ALL_ALIKE)

    def _headline_of(self) -> str:
        return self._any().title

    def _shortened(self, source: Text, share: float) -> Text:
        """About a share of the words: the beginning, or sentences here and there."""
        if self._rng.random() < 0.5:
            kept: list[tuple[str, ...]] = []
            room = share * source.words
            for paragraph in source.paragraphs:
                if room <= 0:
                    break
                kept.append(paragraph)
                room -= sum(len(s.split()) for s in paragraph)
            return Text(source.title, tuple(kept))
        thinned = (tuple(s for s in paragraph if self._rng.random() < share) for paragraph in source.paragraphs)
        left = tuple(paragraph for paragraph in thinned if paragraph)
        return Text(source.title, left or source.paragraphs[:1])

    def _shuffled(self, paragraphs: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
        return tuple(self._rng.sample(list(paragraphs), len(paragraphs)))

    def _inserted(self, text: Text, paragraph: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        at = self._rng.randint(0, len(text.paragraphs))
        return (*text.paragraphs[:at], paragraph, *text.paragraphs[at:])

    def _put_otherwise(self, source: Text, share: float) -> tuple[Text, float]:
        """A share of the sentences with half of their words others and halves exchanged; the share as it was."""
        kept, made = 0, list[tuple[str, ...]]()
        for paragraph in source.paragraphs:
            sentences = []
            for sentence in paragraph:
                if self._rng.random() < share:
                    changed, same = self._other_words(sentence, 0.5)
                    words = changed.split()
                    middle = len(words) // 2
                    sentences.append(" ".join(words[middle:] + words[:middle]))
                    kept += same
                else:
                    sentences.append(sentence)
                    kept += len(sentence.split())
            made.append(tuple(sentences))
        text = Text(source.title, tuple(made))
        return text, kept / max(1, text.words)

    def _other_words(self, sentence: str, share: float) -> tuple[str, int]:
        """A sentence with about a share of its words others, and how many are as they were."""
        words = sentence.split()
        changed = [self._rng.choice(self._words) if self._rng.random() < share else word for word in words]
        return " ".join(changed), sum(a == b for a, b in zip(words, changed, strict=True))


def _quotations(text: Text) -> Iterator[str]:
    """Ten words or more that an article has in quotation marks."""
    for paragraph in text.paragraphs:
        for match in _QUOTED.finditer(" ".join(paragraph)):
            if len(match.group(1).split()) >= _QUOTED_WORDS:
                yield match.group(1)


def _runs(text: Text) -> frozenset[tuple[str, ...]]:
    words = [word for sentence in text.sentences for word in tokens(sentence)]
    return frozenset(tuple(words[i : i + _COMMON_RUN]) for i in range(len(words) - _COMMON_RUN + 1))
