"""`Reader`: what the shipped model sees in an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib import resources
from itertools import pairwise
from pathlib import Path

import numpy as np

from dateline.errors import ModelError
from dateline.lang import words
from dateline.model import (
    Annotations,
    Article,
    Attribution,
    BlockKind,
    EventHead,
    Name,
    TimexSpan,
    TimexType,
    Token,
)
from dateline.span import Span
from dateline.understand import attributions, extents, kinds, mentions, parse
from dateline.understand.coreference import Comparison
from dateline.understand.dependents import Dependents, dependents
from dateline.understand.factuality import factuality
from dateline.understand.mentions import Mentioned
from dateline.understand.network import Floats, Network
from dateline.understand.reading import Reading
from dateline.understand.runs import cut_runs
from dateline.understand.spans import Chances, WordSpan, mean, softmax, spans
from dateline.understand.tokenizer import Tokenizer
from dateline.understand.verbs import Inflections

READ = (BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.QUOTATION, BlockKind.LIST)
SECTION = 6000  # words decoded together: bounds memory for a book; a news article is one section
LEMMAS_TRIED = 8  # edits, the likeliest first
MAYBE_EVENT = 0.01  # chance of being an event from which on a word gets a factuality
DECODER = "12"  # raised when the same weights give other scores, or scores are decoded otherwise


class Reader:
    """Annotates articles. The same article gives the same annotations, alone and among any others."""

    def __init__(self, network: Network, tokenizer: Tokenizer) -> None:
        self.network = network
        self._tokenizer = tokenizer
        self._compare = Comparison(tokenizer.language)
        self.version = f"{network.digest}-{DECODER}"

    @classmethod
    def load(cls, language: str = "en", directory: Path | None = None, threads: int = 1) -> Reader:
        """The shipped reader of a language, or one from a directory that `recipes/train_reader.py` wrote.

        `threads`: of one network run; for many articles take processes with one thread each. Raises ModelError.
        """
        if directory is None:
            directory = Path(str(resources.files("dateline") / "models" / language))
            if not directory.is_dir():
                shipped = sorted(p.name for p in directory.parent.iterdir() if (p / "config.json").is_file())
                raise ModelError(f"no reader for language '{language}'; there are: {', '.join(shipped) or 'none'}")
        return cls(Network(directory, threads), Tokenizer(language))

    def annotate(self, article: Article) -> Annotations:
        """Words, sentences, trees, names, time expressions, attributions, events and mentions of an article."""
        return self.read(article).annotations

    def annotate_words(self, sentences: Sequence[Sequence[str]], id: str = "words") -> Annotations:
        """The same for sentences that are cut into words already; offsets are into the words joined by spaces."""
        return self.read_words(sentences, id).annotations

    def read(self, article: Article) -> Reading:
        """An article's readable blocks: their annotations, and what else can be asked of its words."""
        words: list[tuple[int, int]] = []
        blocks: list[bool] = []
        for block in article.blocks:
            if block.kind in READ:
                found = self._tokenizer.spans(article.text, block.start, block.end)
                words += found
                blocks += [True, *[False] * (len(found) - 1)] if found else []
        return self._read(article.id, article.text, words, blocks, None)

    def read_words(self, sentences: Sequence[Sequence[str]], id: str = "words") -> Reading:
        """The same for sentences that are cut into words already; offsets are into the words joined by spaces."""
        at, words, starts = 0, [], []
        for sentence in sentences:
            for number, word in enumerate(sentence):
                words.append((at, at + len(word)))
                starts.append(number == 0)
                at += len(word) + 1
        return self._read(id, " ".join(word for sentence in sentences for word in sentence), words, starts, starts)

    def _read(
        self, article: str, text: str, words: list[tuple[int, int]], blocks: list[bool], starts: list[bool] | None
    ) -> Reading:
        whole = Annotations(article, (), (), reader=self.version)
        mentioned: list[Mentioned] = []
        vectors = []
        with self.network.one_thread():
            for first, last in _sections(blocks):
                given = starts[first:last] if starts is not None else None
                section = _Section(self.network, self._tokenizer.language, article, text, words[first:last])
                # a section that begins within a block is read as if one began there
                part, found, seen = section.decode([True, *blocks[first + 1 : last]], given)
                mentioned += found if not first else [_moved(mention, first) for mention in found]
                vectors.append(seen)
                whole = _joined(whole, part)
            entities = {mention.head: mention.kind for mention in mentioned}
            names = cut_runs(whole.names, whole.tokens, self._tokenizer.language)
            whole = replace(whole, names=kinds.with_kinds(names, whole.tokens, entities))
            width = sum(self.network.widths[3:]) * 2
            seen = np.concatenate(vectors) if len(vectors) > 1 else [*vectors, np.zeros((0, width), np.float32)][0]
            return Reading(whole, mentioned, seen, blocks, self.network.pairs, self._compare)


def _sections(blocks: Sequence[bool]) -> list[tuple[int, int]]:
    """Ranges of at most SECTION words, cut before a block where there is one."""
    found, first = [], 0
    while len(blocks) - first > SECTION:
        ends = [i for i in range(first + 1, first + SECTION + 1) if blocks[i]]
        last = ends[-1] if ends else first + SECTION
        found.append((first, last))
        first = last
    return [*found, (first, len(blocks))] if len(blocks) > first else found


def _moved(mention: Mentioned, by: int) -> Mentioned:
    return replace(mention, first=mention.first + by, last=mention.last + by, head=mention.head + by)


def _joined(left: Annotations, right: Annotations) -> Annotations:
    """Two stretches of one article as one; the right one's word indices move up."""
    by, sentences = len(left.tokens), len(left.sentences)
    if not by:
        return replace(right, reader=left.reader)
    tokens = tuple(replace(t, head=t.head + by, sentence=t.sentence + sentences) for t in right.tokens)
    return replace(
        left,
        tokens=left.tokens + tokens,
        sentences=left.sentences + tuple((a + by, b + by) for a, b in right.sentences),
        names=left.names + right.names,
        timexes=left.timexes + right.timexes,
        attributions=left.attributions + right.attributions,
        events=left.events + tuple(replace(e, token=e.token + by) for e in right.events),
    )


def _highest(scores: Floats, count: int) -> list[int]:
    """The labels with the highest scores of a word, the best first."""
    some = np.argpartition(-scores, min(count, len(scores) - 1))[:count]
    highest: list[int] = some[np.argsort(-scores[some], kind="stable")].tolist()
    return highest


class _Section:
    """Decodes one stretch of an article."""

    def __init__(self, network: Network, language: str, article: str, text: str, words: list[tuple[int, int]]) -> None:
        self._network = network
        self._language = language
        self._article = article
        self._text = text
        self._spans = words
        self._words = [text[a:b] for a, b in words]

    def decode(self, blocks: list[bool], starts: list[bool] | None) -> tuple[Annotations, list[Mentioned], Floats]:
        """The stretch's annotations without chains and orders, its mentions, and the vectors to link them by."""
        network = self._network
        scores = network.run(self._words, blocks)
        if starts is None:
            glued = [False, *(left[1] == right[0] for left, right in pairwise(self._spans))]
            sentences = parse.sentences(network.head(scores.words(), "start"), blocks, self._words, glued)
        else:
            firsts = [i for i, start in enumerate(starts) if start]
            sentences = list(zip(firsts, [*firsts[1:], len(starts)], strict=True))
        labels, vectors = scores.gather(sentences)
        breaks = np.zeros(len(self._words), dtype=np.bool_)
        breaks[[first for first, _ in sentences]] = True
        chances = softmax(network.head(labels, "event"))
        nothing = chances[:, network.labels["event"].index("O")]
        maybe = {int(i) for i in np.flatnonzero(1 - nothing >= MAYBE_EVENT)}
        tokens = self._tokens(labels, vectors, sentences, maybe)
        below = dependents(tokens)
        annotations = Annotations(
            article=self._article,
            tokens=tokens,
            sentences=tuple(sentences),
            names=tuple(
                Name(self._span(s), s.label, s.score)
                for s in spans(network.head(labels, "name"), network.labels["name"], breaks)
            ),
            timexes=tuple(
                TimexSpan(self._span(s), TimexType(s.label), s.score)
                for s in extents.refined(
                    spans(network.head(labels, "timex"), network.labels["timex"], breaks), tokens, self._language
                )
            ),
            attributions=self._attributions(network.head(labels, "part"), vectors, tokens, blocks, below),
            events=self._events(chances, tokens, below),
        )
        mentioned = mentions.find(
            network.head(labels, "mention"),
            network.head(labels, "entity"),
            network.labels["mention"],
            network.labels["entity"],
            tokens,
            below,
        )
        return annotations, mentioned, network.discourse(vectors)

    def _span(self, words: WordSpan) -> Span:
        return Span(self._article, self._spans[words.first][0], self._spans[words.last - 1][1])

    def _tokens(
        self, labels: Floats, vectors: Floats, sentences: list[tuple[int, int]], events: set[int]
    ) -> tuple[Token, ...]:
        network, sets = self._network, self._network.labels
        tags, xpos = (
            [sets[name][n] for n in network.head(labels, name).argmax(1).tolist()] for name in ("upos", "xpos")
        )
        lemmas = self._lemmas(tags, network.head(labels, "lemma"))
        articles = words("verbs", "articles", self._language)
        unlikely = [word.lower() in articles for word in self._words], [tag in ("VERB", "AUX") for tag in tags]
        heads, relations = parse.parse(network, vectors, sentences, sets["relation"], unlikely)
        predicates = events | {i for i, tag in enumerate(tags) if tag == "VERB"}
        values = factuality(network.head(labels, "factuality"))
        predicates |= {heads[i] for i, relation in enumerate(relations) if relation == "cop"}
        columns = (
            *zip(*self._spans, strict=True),
            self._words,
            lemmas,
            tags,
            xpos,
            [head if head >= 0 else i for i, head in enumerate(heads)],
            relations,
            [number for number, (first, last) in enumerate(sentences) for _ in range(first, last)],
            [values[i] if i in predicates else None for i in range(len(tags))],
        )
        return tuple(map(Token, *columns))

    def _lemmas(self, tags: Sequence[str], scores: Floats) -> list[str]:
        """Known lemmas, and for the other words what the likeliest edits make."""
        lemmatizer, edits = self._network.lemmatizer, self._network.labels["lemma"]
        found: list[str] = []
        for i, (word, tag, best) in enumerate(zip(self._words, tags, scores.argmax(1).tolist(), strict=True)):
            lemma = lemmatizer.likely(word, tag, edits[best])
            if lemma is None:
                ranked = [edits[n] for n in _highest(scores[i], LEMMAS_TRIED)]
                lemma = lemmatizer.guessed(word, tag, ranked.__iter__)
            found.append(lemma or word)
        return found

    def _events(self, chances: Chances, tokens: Sequence[Token], below: Dependents) -> tuple[EventHead, ...]:
        labels = self._network.labels["event"]
        verbs = Inflections(tokens, self._language, below)
        found = []
        for i, (best, score) in enumerate(zip(chances.argmax(1).tolist(), chances.max(1).tolist(), strict=True)):
            if labels[best] != "O":
                put = verbs.of(i)
                found.append(
                    EventHead(i, labels[best], round(score, 3), put.tense, put.aspect, put.modality, put.polarity)
                )
        return tuple(found)

    def _attributions(
        self, scores: Floats, vectors: Floats, tokens: Sequence[Token], blocks: Sequence[bool], below: Dependents
    ) -> tuple[Attribution, ...]:
        found = attributions.group(self._network, vectors, scores, tokens, blocks, self._language, below)
        return tuple(
            Attribution(
                source=tuple(self._span(s) for s in each.sources),
                cue=self._span(each.cue) if each.cue else None,
                content=tuple(self._span(s) for s in each.contents),
                score=mean(np.array([s.score for s in each.spans()])),
            )
            for each in found
        )
