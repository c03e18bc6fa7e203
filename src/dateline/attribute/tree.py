"""A view of one article's annotations as dependency trees: children, subtrees, spans. It adds no knowledge."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from dateline.lang import words
from dateline.model import Annotations, Article, Block, Form, Token
from dateline.span import Span

T = TypeVar("T")

_OPENING = "“«„"
_CLOSING = "”»"
_STRAIGHT = ('"', "''")
_MARKS = re.compile(rf"[{_OPENING}{_CLOSING}\"]|(?<!\d)''")


@dataclass(frozen=True, eq=False)  # each stands once in its tree: the same one, or another
class Quotation:
    """Words between quotation marks: character offsets of the words, marks left out."""

    start: int
    end: int
    block: int


@dataclass(frozen=True)
class Tree:
    """Dependency trees of an article. Indices are token indices; `children[i]` are in text order.

    What is asked of each token many times over is looked up: worked out at the start, or when it is first asked.
    """

    article: Article
    annotations: Annotations
    tokens: tuple[Token, ...] = field(init=False)
    children: tuple[tuple[int, ...], ...] = field(init=False)
    starts: tuple[int, ...] = field(init=False)
    quotations: tuple[Quotation, ...] = field(init=False)
    _relations: tuple[str, ...] = field(init=False)
    _deprels: tuple[str, ...] = field(init=False)
    _lowers: tuple[str, ...] = field(init=False)
    _lemmas: tuple[str, ...] = field(init=False)
    _heads: tuple[int | None, ...] = field(init=False)
    _block_starts: tuple[int, ...] = field(init=False)
    _block_of: tuple[int, ...] = field(init=False)
    _quoted: tuple[Quotation | None, ...] = field(init=False)
    # see `once`
    answers: dict[Callable[[Tree, int], object], dict[int, Any]] = field(init=False, repr=False, compare=False)
    _above: dict[int, tuple[int, ...]] = field(init=False, repr=False, compare=False)
    _below: dict[int, tuple[int, ...]] = field(init=False, repr=False, compare=False)
    _chains: Mapping[int, tuple[int, ...]] = field(init=False)
    _kinds: Mapping[int, str] = field(init=False)

    def __post_init__(self) -> None:
        tokens = self.annotations.tokens
        children: list[list[int]] = [[] for _ in tokens]
        for i, token in enumerate(tokens):
            if token.head != i:
                children[token.head].append(i)
        put = object.__setattr__
        put(self, "tokens", tokens)
        put(self, "_relations", tuple(t.deprel.partition(":")[0] for t in tokens))
        put(self, "_deprels", tuple(t.deprel for t in tokens))
        put(self, "_lowers", tuple(t.text.lower().replace("’", "'") for t in tokens))
        put(self, "_lemmas", tuple(t.lemma.lower() for t in tokens))
        put(self, "children", tuple(tuple(c) for c in children))
        put(self, "starts", tuple(t.start for t in tokens))
        put(self, "_block_starts", tuple(b.start for b in self.article.blocks))
        put(self, "quotations", tuple(_quotations(self.article)))
        put(self, "_heads", tuple(None if t.head == i else t.head for i, t in enumerate(tokens)))
        put(self, "_block_of", tuple(self.block_index(start) for start in self.starts))
        put(self, "_quoted", tuple(_quoted(self.starts, self.quotations)))
        put(self, "answers", {})
        put(self, "_above", {})
        put(self, "_below", {})
        put(self, "_chains", _chains(self.annotations))
        put(self, "_kinds", {m.token: m.kind for m in self.annotations.mentions})

    def chain(self, i: int) -> tuple[int, ...]:
        """The heads of the names and nouns that mean the same as the mention at token i, as the reader sees it."""
        return self._chains.get(i, ())

    def kind(self, i: int) -> str:
        """What the mention at token i is, as the reader sees it ("person", "place", …); "" where there is none."""
        return self._kinds.get(i, "")

    def relation(self, i: int) -> str:
        """The main relation of token i to its head, without its subtype ("nsubj:pass" → "nsubj")."""
        return self._relations[i]

    def lower(self, i: int) -> str:
        """The word, lower case, with a straight apostrophe."""
        return self._lowers[i]

    def lemma(self, i: int) -> str:
        """The lemma, lower case."""
        return self._lemmas[i]

    def sentence(self, i: int) -> range:
        """The token indices of the sentence that holds token i."""
        first, last = self.annotations.sentences[self.tokens[i].sentence]
        return range(first, last)

    def head(self, i: int) -> int | None:
        """The governing token, or None for the root of a sentence."""
        return self._heads[i]

    def ancestors(self, i: int) -> tuple[int, ...]:
        """The governors of token i, nearest first."""
        known = self._above.get(i)
        if known is None:
            path = [i]
            while (head := self._heads[path[-1]]) is not None and head not in path:
                path.append(head)
            known = self._above[i] = tuple(path[1:])
        return known

    def subtree(self, i: int, without: frozenset[int] = frozenset()) -> Sequence[int]:
        """Token i and all that depends on it, in text order; `without` are tokens that are cut with what is below."""
        if not self.children[i]:
            return (i,)
        if without:
            return self._cut_subtree(i, without)
        known = self._below.get(i)
        if known is None:
            known = self._below[i] = tuple(self._cut_subtree(i, without))
        return known

    def _cut_subtree(self, i: int, without: frozenset[int]) -> list[int]:
        out = [i]
        for j in out:
            out += [c for c in self.children[j] if c not in without] if without else self.children[j]
        return sorted(out)

    def child(self, i: int, *relations: str) -> int | None:
        """The first child with one of the relations (main or with subtype), or None."""
        main, full = self._relations, self._deprels
        for c in self.children[i]:
            if main[c] in relations or full[c] in relations:
                return c
        return None

    def kids(self, i: int, *relations: str) -> list[int]:
        """All children with one of the relations (main or with subtype)."""
        if not (below := self.children[i]):
            return []  # more than half of all words
        main, full = self._relations, self._deprels
        return [c for c in below if main[c] in relations or full[c] in relations]

    def at(self, offset: int) -> int | None:
        """The token that holds or follows a character offset, or None past the last."""
        i = bisect.bisect_right(self.starts, offset) - 1
        if i >= 0 and self.tokens[i].end > offset:
            return i
        return i + 1 if i + 1 < len(self.tokens) else None

    def within(self, span: Span) -> range:
        """The tokens that lie in a span, at least in part."""
        first = bisect.bisect_left(self.starts, span.start)
        if first > 0 and self.tokens[first - 1].end > span.start:
            first -= 1
        return range(first, bisect.bisect_left(self.starts, span.end))

    def top(self, indices: Iterable[int]) -> int | None:
        """The token of a group that governs the group: the first one whose head lies outside of it."""
        group = set(indices)
        for i in sorted(group):
            if self.tokens[i].head == i or self.tokens[i].head not in group:
                if self.relation(i) == "punct":
                    continue
                return i
        return min(group, default=None)

    def span(self, indices: Iterable[int]) -> Span:
        """The smallest span around some tokens."""
        if isinstance(indices, range):
            first, last = indices[0], indices[-1]
        else:
            group = list(indices)
            first, last = min(group), max(group)
        return self.article.span(self.tokens[first].start, self.tokens[last].end)

    def block_index(self, offset: int) -> int:
        """The index of the block that holds a character offset."""
        return max(0, bisect.bisect_right(self._block_starts, offset) - 1)

    def by_block(self, span: Span) -> list[Span]:
        """A span cut where paragraphs end; white space between them falls out."""
        last = self.block_index(max(span.start, span.end - 1))
        blocks = self.article.blocks[self.block_index(span.start) : last + 1]
        return [self.article.span(max(b.start, span.start), min(b.end, span.end)) for b in blocks if b.end > span.start]

    def block(self, i: int) -> Block:
        """The block that holds token i."""
        return self.article.blocks[self._block_of[i]]

    def block_of(self, i: int) -> int:
        """The index of the block that holds token i."""
        return self._block_of[i]

    def quotation(self, i: int) -> Quotation | None:
        """The quotation that holds token i, or None."""
        return self._quoted[i]


def _chains(annotations: Annotations) -> dict[int, tuple[int, ...]]:
    """For each mention in a chain, the heads of all in it that are no pronouns, in text order."""
    said: dict[int, list[int]] = {}
    for mention in annotations.mentions:
        if mention.chain >= 0 and mention.form is not Form.PRONOUN:
            said.setdefault(mention.chain, []).append(mention.token)
    whole = {chain: tuple(heads) for chain, heads in said.items()}
    return {m.token: whole[m.chain] for m in annotations.mentions if m.chain in whole}


def _quotations(article: Article) -> Iterator[Quotation]:
    """Quotations block by block. One that a block leaves open ends with it (the next block opens it again). Two
    apostrophes, as wire texts have them, are a straight mark, but behind a figure a measure."""
    for number, block in enumerate(article.blocks):
        opened: int | None = None
        closing = ""
        for found in _MARKS.finditer(article.text, block.start, block.end):
            mark = found[0]
            if opened is None and (mark in _STRAIGHT or mark in _OPENING):
                opened, closing = found.end(), mark if mark in _STRAIGHT else _CLOSING
            elif opened is not None and mark in closing:
                yield Quotation(opened, found.start(), number)
                opened = None
        if opened is not None and opened < block.end:
            yield Quotation(opened, block.end, number)


def _quoted(starts: Sequence[int], quotations: Sequence[Quotation]) -> Iterator[Quotation | None]:
    """For tokens in text order, the quotation that each begins in."""
    at = 0
    for start in starts:
        while at < len(quotations) and quotations[at].end <= start:
            at += 1
        yield quotations[at] if at < len(quotations) and quotations[at].start <= start else None


def once(ask: Callable[[Tree, int], T]) -> Callable[[Tree, int], T]:
    """Makes a question about a token one that a tree answers once for each: the answer must hang on the two alone, and
    be nothing that somebody could change. What is known is forgotten with the tree."""

    @functools.wraps(ask)
    def asked(tree: Tree, i: int) -> T:
        known = tree.answers.get(ask)
        if known is None:
            known = tree.answers[ask] = {}
        if i not in known:
            known[i] = ask(tree, i)
        answer: T = known[i]
        return answer

    return asked


@once
def subject_of(tree: Tree, i: int) -> int | None:
    """The token of who does it: own subject, the relative's antecedent, or the subject of the governing clause."""
    own = tree.child(i, "nsubj", "csubj")
    if tree.tokens[i].deprel == "acl:relcl":
        if own is None or tree.lower(own) in words("people", "pronouns.relative"):
            return tree.head(i)
        return own
    if own is not None:
        return own
    head = tree.head(i)
    if head is None:
        return None
    if tree.relation(i) == "acl":
        return head
    if tree.relation(i) in ("ccomp", "conj", "parataxis") and tree.child(i, "expl") is not None:
        return None  # "Lee said that there were no plans", "Lee left, and there were no plans"
    if tree.relation(i) in ("conj", "xcomp", "advcl", "parataxis", "ccomp"):
        if tree.relation(i) == "advcl" and (doer := _result_subject(tree, i, head)) is not None:
            return doer
        if tree.relation(i) == "xcomp" and (obj := tree.child(head, "obj")) is not None:
            return obj
        return subject_of(tree, head)
    return None


def _result_subject(tree: Tree, i: int, head: int) -> int | None:
    """Of "police asked why the wall fell, killing two": the participle goes on with the clause nearest before it."""
    if tree.tokens[i].xpos != "VBG" or tree.child(i, "mark") is not None:
        return None
    between = [c for c in tree.kids(head, "advcl", "ccomp") if head < c < i and tree.child(c, "nsubj") is not None]
    return tree.child(between[-1], "nsubj") if between else None
