"""Names that the reader missed, where the article has them marked elsewhere: a person's family name standing alone, a
name as it is written in full.

A reader sees each mention by itself: of twenty times that a page says "Reddy" it marks eighteen, and who is named in
the other two takes part in nothing and is no "he". That the word names him there, too, the article itself tells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from dateline.attribute.persons import is_title
from dateline.lang import words
from dateline.model import Article, Name, Token
from dateline.span import Span

_PERSON, _OTHER = "PER", "MISC"
_BOUND = ("flat", "compound")
_OFTEN = 2  # how often a person's name of a single word is marked, for it to be one
_LONGEST = 6  # words of a name that is looked for


def names_again(article: Article, tokens: Sequence[Token], names: Sequence[Name]) -> Iterator[Name]:
    """The names that stand unmarked in an article, with the label that they have elsewhere."""
    search = _Search(article, tokens, names)
    end = 0  # of the name found before
    for i, token in enumerate(tokens):
        if token.text in search.first_words and i >= end and (size := search.size_at(i)):
            yield search.name(i, size)
            end = i + size


class _Search:
    def __init__(self, article: Article, tokens: Sequence[Token], names: Sequence[Name]) -> None:
        self._article, self._tokens = article, tokens
        at = {token.start: i for i, token in enumerate(tokens)}
        ends = {token.end: i for i, token in enumerate(tokens)}
        self._taken: set[int] = set()
        self._labels: dict[tuple[str, ...], Counter[str]] = {}
        scores: dict[tuple[str, ...], float] = {}
        for name in names:
            first, last = at[name.span.start], ends[name.span.end]
            self._taken.update(range(first, last + 1))
            said = tuple(token.text for token in tokens[first : last + 1])
            for text in {said, _family(said, name.label)}:
                alone = len(said) == 1 and name.label == _PERSON  # a family name that is written in full once is one
                weight = 1 if alone else _OFTEN
                self._labels.setdefault(text, Counter())[name.label] += weight
                scores[text] = max(scores.get(text, 0.0), name.score)
        self._scores = scores
        self._sizes: dict[str, set[int]] = {}  # of the names that are looked for, by their first words
        for text in self._labels:
            if self._is_looked_for(text):
                self._sizes.setdefault(text[0], set()).add(len(text))

    @property
    def first_words(self) -> Collection[str]:
        """The words that the names begin with which are looked for."""
        return self._sizes.keys()

    def size_at(self, i: int) -> int:
        """How many words of a known name stand unmarked from token i on, the longest; 0 where none does."""
        sizes = sorted(self._sizes.get(self._tokens[i].text, ()), reverse=True)
        left = len(self._tokens) - i
        return next((size for size in sizes if size <= left and self._is_name(i, size)), 0)

    def name(self, i: int, size: int) -> Name:
        text = self._text(i, size)
        span = Span(self._article.id, self._tokens[i].start, self._tokens[i + size - 1].end)
        return Name(span, self._label(text), self._scores[text])

    def _text(self, i: int, size: int) -> tuple[str, ...]:
        return tuple(token.text for token in self._tokens[i : i + size])

    def _label(self, text: tuple[str, ...]) -> str:
        counts = self._labels[text]
        return min(counts, key=lambda label: (-counts[label], label))

    def _is_looked_for(self, text: tuple[str, ...]) -> bool:
        often = self._labels[text].total() >= _OFTEN
        return often and len(text) <= _LONGEST and text[0][:1].isupper() and self._label(text) != _OTHER

    def _is_name(self, i: int, size: int) -> bool:
        tokens, here = self._tokens, range(i, i + size)
        text = self._text(i, size)
        if text not in self._labels or not self._is_looked_for(text) or not self._taken.isdisjoint(here):
            return False
        if any(tokens[j].sentence != tokens[i].sentence for j in here):
            return False
        proper = [tokens[j].upos == "PROPN" for j in here]
        alone = all(proper) if size == 1 else any(proper)
        return alone and not (self._goes_on(i, -1) or self._goes_on(i + size - 1, 1))

    def _goes_on(self, i: int, step: int) -> bool:
        """Whether the word beside a name belongs to a longer one, which it is no mention of: "Reddy" of "Reddy Hall",
        of "Ann Reddy"."""
        j = i + step
        if not 0 <= j < len(self._tokens) or self._tokens[j].sentence != self._tokens[i].sentence:
            return False
        beside = self._tokens[j]
        first, last = sorted((i, j))
        if "\n" in self._article.text[self._tokens[first].end : self._tokens[last].start]:
            return False
        titled = step < 0 and (is_title(beside.text) or beside.text.lower() in words("people", "titles.former"))
        bound = beside.head == i or self._tokens[i].head == j
        apart = j in self._taken and not (bound and beside.deprel.partition(":")[0] in _BOUND)
        return beside.upos == "PROPN" and beside.text[:1].isupper() and not (apart or titled)


def _family(said: tuple[str, ...], label: str) -> tuple[str, ...]:
    """The family name of a person's name in full, else the name itself; "the 2nd Earl" has none."""
    plain = said[:-1] if len(said) > 2 and said[-1].lower() in words("people", "titles.suffixes") else said
    family = label == _PERSON and len(plain) > 1 and not is_title(plain[-1]) and plain[0][:1].isupper()
    return plain[-1:] if family else said
