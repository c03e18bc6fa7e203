"""Sentences and their dependency trees from the network's scores."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from dateline.understand import starts, trees
from dateline.understand.network import Floats, Network

UNLIKELY = 8.0  # taken off an arc's score
MAX_SENTENCE = 160  # words; a longer one (a list without stops) is cut where a new one most likely begins


def sentences(
    start: Floats, forced: Sequence[bool], words: Sequence[str], glued: Sequence[bool] | None = None
) -> list[tuple[int, int]]:
    """Ranges of words, from the scores of (goes on, begins) and the words that must begin one.

    `glued`: which words touch the one before, without white space. Where a mark must begin a sentence (see `starts`),
    one begins. Marks alone (a quotation mark between two sentences) are no sentence: they go to the one that follows.
    """
    lead = start[:, 1] - start[:, 0]
    sure = starts.begins(words, forced, glued)
    begins: list[int] = []
    for i in range(len(lead)):
        if i == 0 or forced[i] or ((lead[i] > 0 or sure[i]) and _has_letters(words[begins[-1] : i])):
            begins.append(i)
    found: list[tuple[int, int]] = []
    for first, last in pairwise([*begins, len(lead)]):
        while last - first > MAX_SENTENCE:
            cut = first + 1 + int(lead[first + 1 : first + MAX_SENTENCE + 1].argmax())
            found.append((first, cut))
            first = cut
        found.append((first, last))
    return found


def _has_letters(words: Sequence[str]) -> bool:
    return any(char.isalnum() for word in words for char in word)


def parse(
    network: Network,
    vectors: Floats,
    sentences: Sequence[tuple[int, int]],
    labels: list[str],
    unlikely: tuple[Sequence[bool], Sequence[bool]] | None = None,
) -> tuple[list[int], list[str]]:
    """The head (a word of the text, −1 for a root) and the relation of each word of the sentences.

    `unlikely`: words of which one of the first kind hardly ever hangs on one of the second (an article on a verb).
    """
    pairs = network.pairs
    arc_word, arc_head, relation_word, relation_head, _, _ = network.split(vectors)
    root_arcs = arc_word @ pairs["arc_root"]
    below, above = (np.array(kind, np.bool_) for kind in unlikely or ((), ()))
    found: list[int] = []
    for first, last in sentences:
        scores = np.empty((last - first, last - first + 1))
        scores[:, 0] = root_arcs[first:last]
        scores[:, 1:] = arc_word[first:last] @ arc_head[first:last].T
        if unlikely:
            scores[:, 1:] -= UNLIKELY * (below[first:last, None] & above[first:last])
        found += [head + first if head >= 0 else -1 for head in trees.heads(scores)]
    heads = np.array(found, np.int64)
    is_root = heads < 0
    hidden = _gelu(relation_word + np.where(is_root[:, None], pairs["relation_root"], relation_head[heads]))
    kinds = hidden @ pairs["relation_weight"].T + pairs["relation_bias"]
    root = labels.index("root")
    kinds[~is_root, root] = -np.inf
    chosen = np.where(is_root, root, kinds.argmax(1))
    return found, [labels[i] for i in chosen.tolist()]


def _gelu(x: Floats) -> Floats:
    return np.asarray(0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x * x * x))), dtype=np.float32)
