"""What is wrong with a claim's title: words that its evidence doesn't hold, governing words that it lost, slips."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from benchmarks._governing import Sentence, Word, governing, missing
from dateline.attribute import attribute
from dateline.attribute.repair import repaired
from dateline.date import date_article
from dateline.model import Annotations, Article, Claim, Facts, Token
from dateline.understand import Reader


@dataclass(frozen=True)
class Told:
    """An article, the words that its claims were made from, and what it says."""

    article: Article
    tokens: tuple[Token, ...]
    facts: Facts

    @cached_property
    def tree(self) -> Sentence:
        """The trees of the reader, as the rules mended them."""
        return Sentence([Word(t.text, t.lemma, t.upos, t.xpos, t.head, t.deprel) for t in self.tokens])

    def head(self, claim: Claim) -> int:
        """The index of the claim's predicate."""
        return next(i for i, t in enumerate(self.tokens) if t.start <= claim.head.start < t.end)

    def sentence(self, claim: Claim) -> tuple[int, int]:
        """The offsets of the sentence that holds the claim's predicate."""
        number = self.tokens[self.head(claim)].sentence
        own = [t for t in self.tokens if t.sentence == number]
        return own[0].start, own[-1].end

    def names(self, claim: Claim) -> set[str]:
        """The words of the names of all who are spoken of in the claim's sentence or take part in the claim."""
        first, last = self.sentence(claim)
        taking = {part.referent for part in claim.participants}
        near = [
            r for r in self.facts.referents if r.id in taking or any(first <= m.span.start < last for m in r.mentions)
        ]
        named = {r.id: r for r in self.facts.referents}
        near += [named[m] for r in near for m in r.members if m in named]
        return {w for r in near for name in (r.name, *r.aliases) for w in words(name)}


def tell(article: Article, annotations: Annotations) -> Told:
    """What the stages make of an article."""
    tokens = repaired(article, annotations.tokens, annotations.names, annotations.timexes)
    return Told(article, tokens, attribute(article, annotations, date_article(article, annotations)))


def told_by(reader: Reader, article: Article) -> Told:
    """What an article says, from its text."""
    return tell(article, reader.annotate(article))


def words(text: str) -> list[str]:
    """Words without brackets and apostrophes: "[w]e", "Lee’s" and "Lees’" are told by their letters."""
    return re.findall(r"\w+", re.sub(r"[\[\]]", "", text.lower()))


def unfounded(told: Told, claim: Claim) -> list[str]:
    """Words of a title that its evidence doesn't hold: outside of brackets the claim's span and the names of those it
    speaks of, within brackets its sentence, what tells its source and that source's name ("we [Ann Lee] lost"); the
    ending of a possessive is the only other."""
    names = told.names(claim) | {"s"}
    span = set(words(claim.span.of(told.article.text))) | names
    cues = {w for hop in claim.attribution if hop.cue for w in words(hop.cue.of(told.article.text))}
    sources = {w for hop in claim.attribution for w in words(hop.name)}
    first, last = told.sentence(claim)
    around = set(words(told.article.text[first:last])) | names | cues | sources
    plain = re.sub(r"\[[^\]]*\]", " ", claim.title)
    bracketed = " ".join(re.findall(r"\[([^\]]*)\]", claim.title))
    return [w for w in words(plain) if w not in span] + [w for w in words(bracketed) if w not in around]


def lost(told: Told, claim: Claim) -> list[str]:
    """The governing words that a title doesn't hold, by the reader's trees, and the cue of a denial."""
    found = [told.tree.words[i].lower for i in missing(told.tree, told.head(claim), claim.title)]
    return found + [w for w in re.findall(r"denied by (\w+)", claim.rule) if w not in claim.title.lower()]


def governors(told: Told, claim: Claim) -> int:
    """How many words govern a claim's predicate."""
    return len(governing(told.tree, told.head(claim)))


def flaws(told: Told, claim: Claim) -> list[str]:
    """What a reader would stumble over."""
    title, text = claim.title, told.article.text
    found = []
    if any(title.count(a) != title.count(b) for a, b in ("[]", "()", "“”")):
        found.append("a bracket or quotation mark without its other half")
    if title.count('"') % 2 and not re.search(r'\d"', title):
        found.append("a straight quotation mark without its other half")
    first = re.search(r"\w", title)
    if first is None or (first.group().islower()):
        found.append("no capital at the beginning")
    if re.search(r"[,;:–—]$|\s[,;:]|[\[(]\s|\s[\])]|\[\]|,,", title):
        found.append("a mark left over")
    if re.search(r"\]\s?[’'](?:s|re|ve|d|ll|m)\b", title):
        found.append("a name before its contraction")
    doubled = re.search(r"(?<![\w-])(\w+) \1(?![\w-])", title, re.IGNORECASE)
    if doubled and not re.search(rf"\b{doubled[1]}\W+{doubled[1]}\b", text, re.IGNORECASE):
        found.append(f"'{doubled[0]}'")
    return found


def faults(told: Told) -> list[str]:
    """All that is wrong with the titles of an article, each with the title and its evidence."""
    out = []
    for claim in told.facts.claims:
        first, last = told.sentence(claim)
        wrong = [f"adds '{w}'" for w in unfounded(told, claim)] + [f"lost '{w}'" for w in lost(told, claim)]
        wrong += flaws(told, claim)
        out += [f"{w}: {claim.title!r} of {told.article.text[first:last]!r}" for w in wrong]
    return out


def gold_tree(
    trees: Sequence[tuple[int, Sequence[tuple[int, int]], Sequence[Word]]],
) -> tuple[Sentence, dict[int, int]]:
    """A treebank's document as one list of words, and the index of each word by its offset.

    `trees` are (offset of the sentence in the text, its words' offsets in the sentence, its words).
    """
    out: list[Word] = []
    at: dict[int, int] = {}
    for start, spans, own in trees:
        base = len(out)
        for (first, _), word in zip(spans, own, strict=True):
            at.setdefault(start + first, len(out))
            out.append(Word(word.text, word.lemma, word.upos, word.xpos, base + word.head, word.relation))
    return Sentence(out), at
