"""A claim as one side of a comparison: its proposition, the words and names around it, and the texts to be embedded."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.link.entities import Entities
from dateline.link.material import Material
from dateline.link.propositions import Proposition
from dateline.link.text import content_stems, stem, tokens
from dateline.model import Article, Block
from dateline.when import When

_AHEAD, _BEHIND = 3, 3  # words after and before the predicate that say what it means here
_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[^\W\da-z])")


@dataclass(frozen=True, slots=True)
class Side:
    """`sentence` numbers the sentence in its article by its first character; `nearby` are the entities told of in it,
    `words` its stems. `heads` are stems of the predicate: its lemma's and the word's own. `names` are those of who
    takes part and of places: the entity, and the stems of one of its names.

    What is embedded: the `predicate`, its `word` as it stands, `phrase` (with the words after it) and `window` (with
    those before it, too).
    """

    said: Proposition
    sentence: int
    words: frozenset[str]
    nearby: frozenset[str]
    heads: frozenset[str]
    amounts: frozenset[str]
    names: tuple[tuple[str, frozenset[str]], ...]
    published: When
    predicate: str
    word: str
    phrase: str
    window: str

    @property
    def texts(self) -> tuple[str, str, str, str]:
        """What is embedded."""
        return self.predicate, self.word, self.phrase, self.window


def sides(material: Material, entities: Entities, said: Mapping[str, Proposition]) -> dict[str, Side]:
    """The sides of all claims by claim id, in id order."""
    where = _Whereabouts(material, entities)
    return {id: where.side(each) for id, each in said.items()}


class _Whereabouts:
    def __init__(self, material: Material, entities: Entities) -> None:
        self._material = material
        self._sentences: dict[str, list[tuple[int, int]]] = {a.id: _sentences(a) for a in material.articles}
        self._told: dict[tuple[str, int], set[str]] = defaultdict(set)
        for referent in material.referents.values():
            for mention in referent.mentions:
                start, _ = self._around(mention.span.article, mention.span.start)
                self._told[mention.span.article, start].add(entities.of[referent.id])
        self._words: dict[tuple[str, int], frozenset[str]] = {}
        self._names = {e.id: [content_stems(name) for name in (e.name, *e.aliases)] for e in entities.entities}

    def side(self, said: Proposition) -> Side:
        claim = said.claim
        article = self._material.article[claim.span.article]
        start, end = self._around(article.id, claim.head.start)
        key = (article.id, start)
        if key not in self._words:
            self._words[key] = content_stems(article.text[start:end])
        word = claim.head.of(article.text)
        phrase = article.text[claim.head.start : end].split()[: _AHEAD + 1]
        window = article.text[start : claim.head.start].split()[-_BEHIND:] + phrase
        return Side(
            said,
            start,
            self._words[key],
            frozenset(self._told[key]),
            frozenset(stem(parts[0]) for text in (word, claim.predicate) if (parts := tokens(text))),
            frozenset(amount.value for amount in claim.amounts),
            tuple((id, name) for id in sorted(said.who | said.places) for name in self._names.get(id, ()) if name),
            article.published,
            claim.predicate,
            word,
            " ".join(phrase),
            " ".join(window),
        )

    def _around(self, article: str, offset: int) -> tuple[int, int]:
        """The sentence that holds a place, or what stands there outside of all blocks: nothing."""
        found = self._sentences[article]
        at = bisect.bisect_right(found, (offset, 10**9)) - 1
        return found[at] if at >= 0 and offset < found[at][1] else (offset, offset)


def _sentences(article: Article) -> list[tuple[int, int]]:
    return sorted(cut for block in article.blocks for cut in _cut(article.text, block))


def _cut(text: str, block: Block) -> list[tuple[int, int]]:
    ends = [m.end() for m in _END.finditer(text, block.start, block.end)]
    return list(zip([block.start, *ends], [*ends, block.end], strict=True))
