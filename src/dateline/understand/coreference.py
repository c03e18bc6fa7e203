"""Coreference within an article: which mentions mean the same, each linked to the best earlier one or to none.

A mention-ranking model (Denis & Baldridge 2008; Wiseman et al. 2015): every mention takes the antecedent that scores
highest, "none" being one of the answers. Two mentions are scored from the vectors of their words and from what can be
seen on the page (same words, distance, kinds of pronouns): `Pairs`. The same features are used to train and to read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dateline.lang import table

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

NEAREST = 40  # mentions before one that may be its antecedent
ALIKE = 8  # and the latest ones that share a word with it, however far
AT_ONCE = 1_000  # pairs scored together: what stays in a processor's cache, and little memory for a book
PRONOUN, NAME, NOMINAL = range(3)
FORMS = 3
_SENTENCES = np.array([1, 2, 3, 5, 9, 17])  # where classes of distance begin
_MENTIONS = np.array([2, 3, 5, 9, 17, 33, 65])
_OPENING, _CLOSING, _EITHER = ("“", "``", "«", "„"), ("”", "''", "»"), ('"',)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible mention: words [first, last), and whether it is a pronoun, a name or a nominal."""

    first: int
    last: int
    form: int


@dataclass(frozen=True, slots=True)
class Pairs:
    """What may corefer. `anaphor` and `antecedent` index the candidates; `core` are the first and last word that a
    candidate's vector is taken from; `single` are features of each candidate, `pair` of each pair, 0 or 1 all of
    them, `pair` as truth values since a book has millions of pairs."""

    core: Ints  # candidates × 2
    single: Floats  # candidates × SINGLE
    anaphor: Ints
    antecedent: Ints
    pair: Bools  # pairs × PAIR


class Comparison:
    """Makes `Pairs` of candidates with the word lists of a language."""

    def __init__(self, language: str = "en") -> None:
        data = table("mentions", language)
        self._classes = {word: n for n, row in enumerate(data["pronouns"].values(), 1) for word in row}
        self._definite = frozenset(data["determiners"]["definite"]) | frozenset(data["determiners"]["possessive"])
        self._indefinite = frozenset(data["determiners"]["indefinite"])
        self._empty = self._definite | self._indefinite | frozenset(data["core"]["empty"])
        self._ends = frozenset(data["core"]["ends"])
        classes = len(data["pronouns"]) + 1
        # Offsets of the groups of features: classes of pronouns, form, article, repeated words, quotation.
        self.single = 2 * classes + FORMS + 2 + 2 + 1
        self.pair = FORMS * FORMS + 2 * classes + len(_SENTENCES) + 1 + len(_MENTIONS) + 1 + len(_PAIR_TESTS)
        self._count = classes

    def form(self, words: Sequence[str], first: int, last: int) -> int:
        """The form of a mention by its words alone: a pronoun, else a name where the last word of its core is one."""
        if last - first == 1 and words[first].lower() in self._classes:
            return PRONOUN
        start, end = self.core(words, first, last)
        shown = words[end - 1]
        return NAME if shown[:1].isupper() and (end - 1 > first or start > 0) else NOMINAL

    def core(self, words: Sequence[str], first: int, last: int) -> tuple[int, int]:
        """The part of a mention that names it: without determiners before and what follows the first complement."""
        end = first + 1
        while end < last and words[end].lower() not in self._ends:
            end += 1
        start = first
        while start < end - 1 and words[start].lower() in self._empty:
            start += 1
        while end > start + 1 and words[end - 1].lower() in self._empty:
            end -= 1
        return start, end

    def ordered(self, candidates: Sequence[Candidate], words: Sequence[str]) -> list[int]:
        """The places of candidates in the order in which one may refer back to another."""
        return sorted(
            range(len(candidates)), key=lambda n: (self._core_of(candidates[n], words)[1], candidates[n].first)
        )

    def short_for(self, words: Sequence[str], one: tuple[int, int], other: tuple[int, int]) -> bool:
        """Whether one of two names (ranges of words) is the other or a part of it: "Ida" and "Ai Ida"."""
        left, right = ({w.lower() for w in words[a:b]} - self._empty for a, b in (one, other))
        return bool(left and right) and (left <= right or right <= left)

    def _core_of(self, candidate: Candidate, words: Sequence[str]) -> tuple[int, int]:
        if candidate.last - candidate.first == 1:
            return candidate.first, candidate.last
        return self.core(words, candidate.first, candidate.last)

    def _content(self, words: Sequence[str], first: int, last: int) -> list[str]:
        """The words of a core that say something, in lower case; its last word where none does."""
        lower = [word.lower() for word in words[first:last]]
        return lower if last - first == 1 else [word for word in lower if word not in self._empty] or lower[-1:]

    def pairs(
        self, candidates: Sequence[Candidate], words: Sequence[str], sentence: Sequence[int], blocks: Sequence[bool]
    ) -> Pairs:
        """Candidates must be in order of their last words of the core; `sentence` numbers and `blocks` are by word."""
        count = len(candidates)
        cores = [self._core_of(c, words) for c in candidates]
        content = [self._content(words, a, b) for a, b in cores]
        form = np.array([c.form for c in candidates], np.int64).reshape(-1)
        kind = np.array(
            [
                self._classes.get(words[a].lower(), 0) if c.form == PRONOUN else 0
                for c, (a, _) in zip(candidates, cores, strict=True)
            ],
            np.int64,
        )
        numbers: dict[str, int] = {}

        def number(text: str) -> int:
            return numbers.setdefault(text, len(numbers))

        text = np.array([number(" ".join(each)) for each in content], np.int64)
        head = np.array([number(each[-1]) for each in content], np.int64)
        acronym = np.array(
            [number("".join(w[0] for w in each)) if len(each) > 1 else -1 - n for n, each in enumerate(content)],
            np.int64,
        )
        sizes = np.array([len(set(each)) for each in content], np.int64)
        at = np.array([sentence[a] for a, _ in cores], np.int64)
        inside = _inside_quotes(words, blocks)
        quoted = np.array([inside[a] for a, _ in cores], np.bool_)
        opener = [words[c.first].lower() for c in candidates]
        definite = np.array([w in self._definite for w in opener], np.bool_)
        indefinite = np.array([w in self._indefinite for w in opener], np.bool_)
        shared, seen_text, seen_head = _shared(content, form, text, head)
        anaphor, antecedent = _choices(count, shared)

        single = np.zeros((count, self.single), np.float32)
        rows = np.arange(count)
        single[rows, kind] = 1
        single[rows, self._count + form] = 1
        base = self._count + FORMS
        for n, test in enumerate((definite, indefinite, seen_text, seen_head, quoted)):
            single[:, base + n] = test

        a, b = anaphor, antecedent
        first = np.array([c.first for c in candidates], np.int64)
        last = np.array([c.last for c in candidates], np.int64)
        common = np.zeros(len(a), np.int64)
        if shared:
            keys = np.array([i * count + j for i, j in shared], np.int64)
            common[np.searchsorted(a * count + b, keys)] = list(shared.values())
        both = (kind[a] > 0) & (kind[b] > 0)
        tests: dict[str, Bools] = {
            "same text": text[a] == text[b],
            "same head": head[a] == head[b],
            "common": common > 0,
            "all of anaphor": common == sizes[a],
            "all of antecedent": common == sizes[b],
            "acronym": (acronym[a] == text[b]) | (acronym[b] == text[a]),
            "same pronoun": both & (kind[a] == kind[b]),
            "other pronoun": both & (kind[a] != kind[b]),
            "nested": (first[a] < last[b]) & (first[b] < last[a]),
            "both quoted": quoted[a] & quoted[b],
            "anaphor quoted": quoted[a] & ~quoted[b],
            "antecedent quoted": quoted[b] & ~quoted[a],
            "other names": (form[a] == NAME) & (form[b] == NAME) & (common == 0),
            "anaphor definite": definite[a],
            "anaphor indefinite": indefinite[a],
            "antecedent indefinite": indefinite[b],
        }
        pair = np.zeros((self.pair, len(a)), np.bool_)  # by feature, so that each is written in one stretch
        columns, base = np.arange(len(a)), 0
        for value, size in (
            (FORMS * form[a] + form[b], FORMS * FORMS),
            (kind[a], self._count),
            (kind[b], self._count),
            (_classes(_SENTENCES, at[a] - at[b]), len(_SENTENCES) + 1),
            (_classes(_MENTIONS, a - b), len(_MENTIONS) + 1),
        ):
            pair[base + value, columns] = True
            base += size
        for n, name in enumerate(_PAIR_TESTS):
            pair[base + n] = tests[name]
        core = np.array([(start, end - 1) for start, end in cores], np.int64).reshape(-1, 2)
        return Pairs(core, single, anaphor, antecedent, pair.T)


_PAIR_TESTS = (
    "same text", "same head", "common", "all of anaphor", "all of antecedent", "acronym", "same pronoun",
    "other pronoun", "nested", "both quoted", "anaphor quoted", "antecedent quoted", "other names",
    "anaphor definite", "anaphor indefinite", "antecedent indefinite",
)  # fmt: skip


def _classes(begin: Ints, distances: Ints) -> Ints:
    """The class of each distance: how many of `begin` it reaches (from a table: there are many pairs)."""
    most = int(begin[-1])
    reached = np.searchsorted(begin, np.arange(most + 1), "right")
    return np.asarray(reached[np.clip(distances, 0, most)])


def _inside_quotes(words: Sequence[str], blocks: Sequence[bool]) -> list[bool]:
    """Whether each word stands in a quotation; one ends with its block at the latest."""
    found, inside = [], False
    for word, begins in zip(words, blocks, strict=True):
        inside = inside and not begins
        if word in _OPENING:
            inside = True
        elif word in _CLOSING:
            inside = False
        elif word in _EITHER:
            inside = not inside
        found.append(inside)
    return found


def _shared(
    content: list[list[str]], form: Ints, text: Ints, head: Ints
) -> tuple[dict[tuple[int, int], int], Bools, Bools]:
    """How many words the latest mentions have in common with each; whether its text and its head were there before."""
    latest: dict[str, list[int]] = {}
    texts: set[int] = set()
    heads: set[int] = set()
    shared: dict[tuple[int, int], int] = {}
    seen_text, seen_head = np.zeros(len(content), np.bool_), np.zeros(len(content), np.bool_)
    for i, words in enumerate(content):
        if form[i] == PRONOUN:
            continue
        seen_text[i], seen_head[i] = int(text[i]) in texts, int(head[i]) in heads
        texts.add(int(text[i]))
        heads.add(int(head[i]))
        keys = set(words)
        for word in keys:
            row = latest.setdefault(word, [])
            for j in row:
                shared[i, j] = shared.get((i, j), 0) + 1
        for word in keys:
            row = latest[word]
            row.append(i)
            if len(row) > ALIKE:
                row.pop(0)
        short = "".join(word[0] for word in words) if len(words) > 1 else None
        if short is not None:
            row = latest.setdefault(short, [])
            for j in row:
                if j != i:  # "Ai Ida" has its own initials
                    shared.setdefault((i, j), 0)
            row.append(i)
            if len(row) > ALIKE:
                row.pop(0)
    return shared, seen_text, seen_head


def _choices(count: int, shared: dict[tuple[int, int], int]) -> tuple[Ints, Ints]:
    """Anaphors with their possible antecedents, in order."""
    near_a = np.repeat(np.arange(count), NEAREST)
    near_b = near_a - np.tile(np.arange(NEAREST, 0, -1), count)
    kept = near_b >= 0
    anaphor, antecedent = near_a[kept], near_b[kept]
    far = sorted((i, j) for i, j in shared if i - j > NEAREST)
    if far:
        left, right = np.array(far, np.int64).T
        places = np.searchsorted(anaphor, left)  # before all that is near
        anaphor, antecedent = np.insert(anaphor, places, left), np.insert(antecedent, places, right)
    return anaphor, antecedent


def scores(pairs: Pairs, vectors: Floats, weights: dict[str, Floats]) -> tuple[Floats, Floats]:
    """The score of each pair, and of "none" for each candidate.

    `vectors`: words × 2 · width, a word as anaphor and as antecedent. `weights`: those of `recipes/reader_net.py`.
    """
    width = vectors.shape[1] // 2
    if not len(pairs.core):
        return np.zeros(0, np.float32), np.zeros(0, np.float32)
    mean = (vectors[pairs.core[:, 0]] + vectors[pairs.core[:, 1]]) / 2
    left, right = mean[:, :width], mean[:, width:]
    turned = left @ weights["coref"]
    found = np.empty(len(pairs.anaphor), np.float32)
    for start in range(0, len(found), AT_ONCE):
        rows = slice(start, start + AT_ONCE)
        a, pair = pairs.anaphor[rows], pairs.pair[rows].astype(np.float32)
        b = right.take(pairs.antecedent[rows], 0)
        hidden = left.take(a, 0)
        hidden += b
        hidden += pair @ weights["coref_pair"]
        np.maximum(hidden, 0, out=hidden)
        fit = np.einsum("ij,ij->i", turned.take(a, 0), b)
        found[rows] = fit + hidden @ weights["coref_out"] + pair @ weights["coref_direct"]
    none = left @ weights["coref_none"] + pairs.single @ weights["coref_single"]
    return found, none.astype(np.float32)


def chains(pairs: Pairs, found: Floats, none: Floats) -> list[int]:
    """The number of the chain that each candidate belongs to, −1 where it corefers with none; chains count from 0."""
    count = len(none)
    to = np.full(count, -1, np.int64)
    if len(found):  # pairs are in order of their anaphors, then antecedents; of equals the nearest is taken
        firsts = np.flatnonzero(np.diff(pairs.anaphor, prepend=-1))
        anaphor = pairs.anaphor[firsts]
        most = np.full(count, np.inf, found.dtype)
        most[anaphor] = np.maximum.reduceat(found, firsts)
        best = np.flatnonzero((found == most[pairs.anaphor]) & (found > none[pairs.anaphor]))
        to[pairs.anaphor[best]] = pairs.antecedent[best]  # where several are best, the last one stays
    of, chain, total = [-1] * count, [-1] * count, 0
    for i in range(count):
        of[i] = i if to[i] < 0 else of[int(to[i])]
    sizes = np.bincount(np.array(of, np.int64), minlength=count) if count else np.zeros(0, np.int64)
    numbers: dict[int, int] = {}
    for i in range(count):
        if sizes[of[i]] > 1:
            if of[i] not in numbers:
                numbers[of[i]] = total
                total += 1
            chain[i] = numbers[of[i]]
    return chain
