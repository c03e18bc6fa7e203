"""The names that the reader marked, with their edges and labels mended: one bearer a span, and the title left out.

A reader takes "Vermont Sen." for a person and "Mrs. Lee" for a body, cuts "Tom | Devon" in two and drags along what
stands behind a name, and misses one in ten. What tells better is on the page: a title, a note of party and state in
brackets, a given name, the same name marked elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.attribute.body_names import Marked, whole_bodies
from dateline.attribute.hyphens import joins
from dateline.attribute.persons import is_title
from dateline.attribute.unmarked import names_again
from dateline.lang import words
from dateline.model import Article, Name, Token
from dateline.span import Span

_PERSON, _PLACE, _BODY, _OTHER = "PER", "LOC", "ORG", "MISC"
_NICK = frozenset({'"', "“", "”", "``", "''"})
_NICKNAMED = 6  # tokens of a name with a nickname in marks
_PIECES = 2  # words of a name that may be cut in pieces
_NOTE = re.compile(r"[A-Z]-[A-Z][\w.]*")  # party and state: "D-N.C."
_DASHES = ("-", "–", "—", "--")
_SAYS = ("VERB", "AUX", "ADV", "SCONJ", "PRON")  # no part of a body's name in lower case


def mended_names(article: Article, tokens: Sequence[Token], names: Sequence[Name]) -> tuple[Name, ...]:
    """The names of an article, in the order of their spans."""
    return _Mending(article, tokens).mended(names)


def _is_written_short(word: str) -> bool:
    """Whether a word can only be a title: "Mrs", "Sen."."""
    return word.lower() in words("people", "titles.short")


class _Mending:
    def __init__(self, article: Article, tokens: Sequence[Token]) -> None:
        self._article, self._tokens = article, tokens
        self._at = {t.start: i for i, t in enumerate(tokens)}
        self._begun: frozenset[int] = frozenset()  # tokens that a marked name begins with

    def mended(self, names: Sequence[Name]) -> tuple[Name, ...]:
        ranges = [r for n in sorted(names, key=lambda n: n.span) if (r := self._range(n)) is not None]
        ranges = self._completed(ranges)
        self._begun = frozenset(r.first for r in ranges)
        whole = [cut for r in self._joined(ranges) for part in self._parts(r) if (cut := self._cut(part)) is not None]
        whole = whole_bodies(self._tokens, whole)
        known = _Known(self, whole)
        found = [self._name(replace(r, label=known.label(r))) for r in whole]
        return tuple(sorted((*found, *names_again(self._article, self._tokens, found)), key=lambda n: n.span))

    def text(self, each: Marked) -> tuple[str, ...]:
        """The words of a name."""
        return tuple(t.text for t in self._tokens[each.first : each.last])

    def _range(self, name: Name) -> Marked | None:
        first = self._at.get(name.span.start)
        if first is None:
            return None
        last = first
        while last < len(self._tokens) and self._tokens[last].end <= name.span.end:
            last += 1
        return Marked(first, last, name.label, name.score) if last > first else None

    def _name(self, each: Marked) -> Name:
        span = Span(self._article.id, self._tokens[each.first].start, self._tokens[each.last - 1].end)
        return Name(span, each.label, each.score)

    # -- one bearer a span

    def _completed(self, ranges: Sequence[Marked]) -> list[Marked]:
        """Names of which the reader marked the beginning only, or pieces, as long as they are marked elsewhere."""
        longer = {self.text(r): r.label for r in ranges if r.last - r.first >= _PIECES}
        out: list[Marked] = []
        for each in ranges:
            if out and each.first < out[-1].last:
                if each.last > out[-1].last:
                    out.append(each)
                continue
            own = self.text(each)
            here = [w for w in longer if len(w) > len(own) and w[: len(own)] == own and self._stands(each.first, w)]
            best = max(here, key=len, default=None)
            out.append(replace(each, last=each.first + len(best), label=longer[best]) if best is not None else each)
        return out

    def _stands(self, first: int, name: tuple[str, ...]) -> bool:
        """Whether the words of a name stand from a token on, in one sentence."""
        here = self._tokens[first : first + len(name)]
        return tuple(t.text for t in here) == name and here[0].sentence == here[-1].sentence

    def _joined(self, ranges: Sequence[Marked]) -> list[Marked]:
        """Names that the reader cut in two, joined: a given name and the family name, the parts of a body's name."""
        out: list[Marked] = []
        for each in ranges:
            before = out[-1] if out else None
            if before is not None and (
                (before.last == each.first and self._one(before, each)) or self._around_nickname(before, each)
            ):
                out[-1] = replace(before, last=each.last)
            else:
                out.append(each)
        return out

    def _around_nickname(self, left: Marked, right: Marked) -> bool:
        """Whether a mark of a nickname parts what is one name: 'Ann "Nan | " Lee', 'Ann " | Nan" Lee'."""
        between = self._tokens[left.last : right.first]
        persons = left.label == right.label == _PERSON and right.last - left.first <= _NICKNAMED
        apart = self._tokens[left.first].sentence != self._tokens[right.first].sentence
        if not persons or apart or any(t.text not in _NICK for t in between):
            return False
        marks = sum(t.text in _NICK for t in self._tokens[left.first : right.last])
        inside = any(t.text in _NICK for t in self._tokens[left.first : left.last]) or left.last - left.first == 1
        return marks == 2 and inside and self._tokens[right.last - 1].text not in _NICK

    def _one(self, left: Marked, right: Marked) -> bool:
        apart = self._tokens[left.first].sentence != self._tokens[right.first].sentence
        if apart or left.label != right.label or self._broken(left.last - 1):
            return False
        if left.label == _PERSON:
            return (
                left.last - left.first == 1 and _given(self._tokens[left.first].text) and right.last - right.first < 3
            )
        head = self._tokens[left.last - 1]
        inner = head.deprel in ("compound", "amod", "nmod:desc", "nmod:poss") and right.first <= head.head < right.last
        capital = all(self._tokens[i].text[:1].isupper() for i in (left.first, right.first))
        return left.label == _BODY and inner and capital

    def _broken(self, i: int) -> bool:
        """Whether a line ends behind a token."""
        return "\n" in self._article.text[self._tokens[i].end : self._tokens[i + 1].start]

    def _parts(self, each: Marked) -> Iterator[Marked]:
        """A name cut at the titles in it, and behind the place that opens an article: "Vermont Sen. Tom Devon" is a
        place and a person, "HARROW - Lee" too."""
        written = self._written_at(each)
        if written is not None:
            yield replace(each, last=written, label=_PLACE)
            each = replace(each, first=written + 1)
        found = self.text(each)
        places = [n for n, word in enumerate(found) if self._cuts(each, n, word)]
        if not places:
            yield each
            return
        if places[0] > 0:
            adjective = self._tokens[each.first + places[0] - 1].upos == "ADJ"
            yield replace(each, last=each.first + places[0], label=_OTHER if adjective else _PLACE)
        for n, place in enumerate(places):
            last = each.first + places[n + 1] if n + 1 < len(places) else each.last
            first = each.first + place + 1
            if first == last:
                last = self._bearer(last)
            if first < last:
                yield replace(each, first=first, last=last, label=_PERSON)

    def _written_at(self, each: Marked) -> int | None:
        """The dash behind the place where a paragraph says that it was written, in a name that was marked over it."""
        starts = {block.start for block in self._article.blocks}
        if self._tokens[each.first].start not in starts:
            return None
        inside = range(each.first + 1, each.last - 1)
        return next((i for i in inside if self._tokens[i].text in _DASHES and not joins(self._tokens, i)), None)

    def _cuts(self, each: Marked, n: int, word: str) -> bool:
        """Whether the n-th word of a name is a title that stands before a person's name, or right behind a place."""
        if not word[:1].isupper():
            return False
        at = each.first + n
        person = each.label == _PERSON
        if _is_written_short(word):
            return n > 0 or not person or each.last - each.first == 1
        if not is_title(word):
            return False
        if at + 1 == each.last:  # "Harrow Mayor | Ann Lee", "Senator | Lee"
            return self._names_next(at) and (n > 0 or person)
        given = _given(self._tokens[at + 1].text) and at + 2 < each.last
        return given and (n > 0 or not person)

    def _names_next(self, i: int) -> bool:
        """Whether a capital follows a token, in its sentence."""
        if i + 1 >= len(self._tokens) or self._tokens[i + 1].sentence != self._tokens[i].sentence:
            return False
        return self._tokens[i + 1].upos == "PROPN" and self._tokens[i + 1].text[:1].isupper()

    def _bearer(self, first: int) -> int:
        """The end of the name behind a title that was marked alone."""
        last = first
        while last not in self._begun and self._names_next(last - 1) and not self._broken(last - 1):
            last += 1
        return last if last not in self._begun else first

    # -- edges

    def _cut(self, each: Marked) -> Marked | None:
        """A name without what is no part of it; None where nothing is left."""
        first, last = each.first, each.last
        if _NOTE.fullmatch(self._article.text[self._tokens[first].start : self._tokens[last - 1].end]):
            return None if self._opened(first) else each
        first = self._behind_description(first, last)
        if each.label == _PERSON:
            last = self._person_end(first, last)
        elif each.label in (_BODY, _PLACE):
            while last - first > 1 and self._tokens[first].upos == "ADJ" and self._tokens[first].text.islower():
                first += 1
            said = (i for i in range(first + 1, last) if self._tokens[i].upos in _SAYS and self._lower(i))
            last = next(said, last)
            if last < each.last and not any(self._tokens[i].text[:1].isupper() for i in range(first, last)):
                return None
        return replace(each, first=first, last=last) if first < last else None

    def _behind_description(self, first: int, last: int) -> int:
        """Where a name begins that its sentence opens with a common noun: "Retailer | Marlow", "Hedge fund | Arrow"."""
        opens = first == 0 or self._tokens[first - 1].sentence != self._tokens[first].sentence
        if not opens:
            return first
        after = first + 1
        while after < last and self._tokens[after].upos == "NOUN" and self._lower(after):
            after += 1
        told = after > first + 1 or self._tokens[first].text.lower() in words("people", "nouns.before_names")
        return after if told and after < last and self._tokens[after].text[:1].isupper() else first

    def _lower(self, i: int) -> bool:
        return self._tokens[i].text.islower()

    def _person_end(self, first: int, last: int) -> int:
        """Where a person's name ends: before a comma or bracket that only adds party and state, before "of Florida"."""
        for i in range(first + 1, last):
            follows = self._tokens[i + 1].text.lower() if i + 1 < last else ""
            if self._tokens[i].text in ",([" and follows not in words("people", "titles.suffixes"):
                return i
            of = self._tokens[i].text in words("people", "conjunctions.in_names") and i - first > 1
            if of or (self._tokens[i].upos in _SAYS and self._lower(i)):
                return i
        return last

    def _opened(self, first: int) -> bool:
        return first > 0 and self._tokens[first - 1].text in ",(["


class _Known:
    """What the names of the whole article tell of one of them."""

    def __init__(self, mending: _Mending, names: Sequence[Marked]) -> None:
        self._mending = mending
        self._labels: dict[tuple[str, ...], Counter[str]] = {}
        for each in names:
            self._labels.setdefault(mending.text(each), Counter())[each.label] += 1

    def label(self, each: Marked) -> str:
        """A given name with a family name that a person bears elsewhere is a person."""
        text = self._mending.text(each)
        if each.label == _PERSON or not 2 <= len(text) <= 3 or not _given(text[0]):
            return each.label
        own, family = self._labels[text], self._labels.get(text[-1:], Counter())
        known = own[_PERSON] or family[_PERSON] > family[_BODY] + family[_PLACE]
        return _PERSON if known else each.label


def _given(word: str) -> bool:
    return any(word.lower() in words("people", f"given.{sex}") for sex in ("male", "female"))
