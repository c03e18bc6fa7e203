"""What linking works on: the articles and facts of a story in id order, with the look-ups that every step needs."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.model import Article, Claim, Facts, Form, Referent
from dateline.span import Span


@dataclass(frozen=True)
class Material:
    """Articles and facts of one story, in id order; claims and referents by id."""

    articles: tuple[Article, ...]
    facts: tuple[Facts, ...]

    @staticmethod
    def of(articles: Sequence[Article], facts: Sequence[Facts]) -> Material:
        """The same for any order of the input. Facts without their article are left out."""
        known = {a.id: a for a in articles}
        told = {f.article: f for f in facts if f.article in known}
        return Material(tuple(known[i] for i in sorted(known)), tuple(told[i] for i in sorted(told)))

    @cached_property
    def article(self) -> dict[str, Article]:
        """Articles by id."""
        return {a.id: a for a in self.articles}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Claims by id, in id order."""
        return {c.id: c for c in sorted((c for f in self.facts for c in f.claims), key=lambda c: c.id)}

    @cached_property
    def referents(self) -> dict[str, Referent]:
        """Referents by id, in the order of their first mentions."""
        found = [r for f in self.facts for r in f.referents]
        return {r.id: r for r in sorted(found, key=lambda r: (r.mentions[0].span, r.id))}

    @cached_property
    def claims_of(self) -> dict[str, tuple[Claim, ...]]:
        """The claims of each article, in text order."""
        return {f.article: tuple(sorted(f.claims, key=lambda c: (c.span, c.id))) for f in self.facts}

    def referents_in(self, span: Span) -> tuple[str, ...]:
        """The ids of the referents that are mentioned in a span, in text order."""
        spans = self._mentions.get(span.article, ())
        inside = spans[bisect.bisect_left(spans, (span.start,)) : bisect.bisect_left(spans, (span.end,))]
        return tuple(dict.fromkeys(id for _, end, id in inside if end <= span.end))

    @cached_property
    def _mentions(self) -> dict[str, list[tuple[int, int, str]]]:
        """Start, end and referent of the mentions of each article, in text order."""
        found: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for referent in self.referents.values():
            for mention in referent.mentions:
                found[mention.span.article].append((mention.span.start, mention.span.end, referent.id))
        return {article: sorted(spans) for article, spans in found.items()}

    def words_of(self, claim: Claim) -> str:
        """The words of a claim's span."""
        return claim.span.of(self.article[claim.span.article].text)


def is_named(referent: Referent) -> bool:
    """Whether an article names a referent, rather than only describing it."""
    return any(m.form is Form.NAME for m in referent.mentions)
