"""`Reading`: an article's annotations, and what else the network can be asked about its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from dateline.model import Annotations, EventOrder, Form, MentionHead
from dateline.span import Span
from dateline.understand import coreference, order
from dateline.understand.coreference import Candidate, Comparison
from dateline.understand.mentions import Mentioned
from dateline.understand.network import Floats
from dateline.understand.spans import softmax

_FORMS = {Form.PRONOUN: coreference.PRONOUN, Form.NAME: coreference.NAME, Form.NOMINAL: coreference.NOMINAL}
# Events of one sentence and of the next are put in order, as far as MATRES judged them.
SENTENCES_APART = 1
NO_VERB = frozenset({"STATE", "I_STATE", "PERCEPTION"})


class Reading:
    """What the network saw in one article. `annotations` are all that it says unasked."""

    def __init__(
        self,
        annotations: Annotations,
        mentioned: Sequence[Mentioned],
        vectors: Floats,
        blocks: Sequence[bool],
        weights: dict[str, Floats],
        compare: Comparison,
    ) -> None:
        self._tokens = annotations.tokens
        self._words = [token.text for token in annotations.tokens]
        self._sentences = [token.sentence for token in annotations.tokens]
        self._blocks = blocks
        self._vectors = vectors
        self._weights = weights
        self._compare = compare
        width = len(weights["coref"])
        self._coref = vectors[:, : 2 * width]
        half = (vectors.shape[1] - 2 * width) // 2
        self._first = vectors[:, 2 * width : 2 * width + half]
        self._second = vectors[:, 2 * width + half :]
        self.annotations = replace(
            annotations, mentions=self._linked(annotations.article, mentioned), orders=self._orders(annotations)
        )

    def order(self, pairs: Sequence[tuple[int, int]]) -> list[tuple[str, float]]:
        """BEFORE, AFTER, EQUAL or VAGUE, of the first to the second of each pair of event tokens, and its chance."""
        if not pairs:
            return []
        asked = np.array(pairs, np.int64)
        swapped = asked[:, 0] > asked[:, 1]
        first, second = asked.min(1), asked.max(1)
        sentences = np.array(self._sentences)
        near = order.nearness(first, second, sentences[first] == sentences[second])
        chances = softmax(order.scores(self._first[first], self._second[second], near, self._weights))
        labels = [order.LABELS[i] for i in chances.argmax(1).tolist()]
        return [
            (order.INVERSE[label] if turned else label, round(chance, 3))
            for label, turned, chance in zip(labels, swapped.tolist(), chances.max(1).tolist(), strict=True)
        ]

    def meant(self, pronoun: tuple[int, int], names: Sequence[tuple[int, int]]) -> int | None:
        """Which of some names (ranges of tokens) a pronoun means, None for none of them.

        What else the article calls a name's bearer by name speaks for that name; its other names are rivals, and so is
        that the pronoun means nobody named.
        """
        asked = [pronoun, *names]
        mentioned = [
            (m, n - 1)
            for n, m in enumerate(
                Candidate(a, b, coreference.PRONOUN if n == 0 else coreference.NAME) for n, (a, b) in enumerate(asked)
            )
        ]
        mentioned += [
            (Candidate(mention.first, mention.last, coreference.NAME), bearer)
            for mention, bearer in self._bearers(asked, names)
        ]
        mentioned = [mentioned[n] for n in self._compare.ordered([m for m, _ in mentioned], self._words)]
        place = next(i for i, (_, number) in enumerate(mentioned) if number == -1)
        pairs = self._compare.pairs([m for m, _ in mentioned], self._words, self._sentences, self._blocks)
        found, none = coreference.scores(pairs, self._coref, self._weights)
        sums = np.full(len(names) + 1, -np.inf)
        sums[len(names)] = none[place]
        for a, b, score in zip(pairs.anaphor, pairs.antecedent, found, strict=True):
            if place in (a, b):
                number = mentioned[int(b if a == place else a)][1]
                sums[number] = np.logaddexp(sums[number], score)
        best = int(sums.argmax())
        return best if best < len(names) else None

    def _bearers(
        self, asked: Sequence[tuple[int, int]], names: Sequence[tuple[int, int]]
    ) -> list[tuple[Mentioned, int]]:
        """The names of the article that are not asked for, each with the number of the one name that it means too.

        That is one which it is short or long for, or one of its chain; their count where it means none or several.
        """
        named = [
            (mention, head.chain)
            for mention, head in zip(self._ranges, self.annotations.mentions, strict=True)
            if mention.form is Form.NAME
        ]
        chains: list[set[int]] = [
            {c for m, c in named if c >= 0 and m.first < last and first < m.last} for first, last in names
        ]
        found = []
        for mention, chain in named:
            if any(mention.first < last and first < mention.last for first, last in asked):
                continue
            place = (mention.first, mention.last)
            alike = [n for n, name in enumerate(names) if self._compare.short_for(self._words, place, name)]
            meant = alike or [n for n, known in enumerate(chains) if chain in known]
            found.append((mention, meant[0] if len(meant) == 1 else len(names)))
        return found

    def _linked(self, article: str, mentioned: Sequence[Mentioned]) -> tuple[MentionHead, ...]:
        """The mentions with their chains, in order of their heads."""
        self._ranges = list(mentioned)
        candidates = [Candidate(m.first, m.last, _FORMS[m.form]) for m in mentioned]
        places = self._compare.ordered(candidates, self._words)
        pairs = self._compare.pairs([candidates[n] for n in places], self._words, self._sentences, self._blocks)
        chains = coreference.chains(pairs, *coreference.scores(pairs, self._coref, self._weights))
        chain_of = dict(zip(places, chains, strict=True))
        return tuple(
            MentionHead(
                m.head,
                Span(article, self._tokens[m.first].start, self._tokens[m.last - 1].end),
                m.form,
                m.kind,
                m.score,
                chain_of[n],
            )
            for n, m in enumerate(mentioned)
        )

    def _orders(self, annotations: Annotations) -> tuple[EventOrder, ...]:
        """The order of neighbouring events that happen or are told (states lie on no line of time)."""
        events = [e.token for e in annotations.events if e.label not in NO_VERB]
        pairs = [
            (a, b)
            for n, a in enumerate(events)
            for b in events[n + 1 : n + 13]
            if self._sentences[b] - self._sentences[a] <= SENTENCES_APART
        ]
        return tuple(
            EventOrder(a, b, label, score)
            for (a, b), (label, score) in zip(pairs, self.order(pairs), strict=True)
            if label != "VAGUE"
        )
