"""How those are told who take part in a claim and to whom its words only point."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model import Claim, Role
from dateline.tell.index import Index
from dateline.tell.words import Words


def unresolved(claim: Claim, index: Index, words: Words) -> Iterator[tuple[Role, str]]:
    """The role of each, and how it is told: 'agent', '“they” (not resolved)'."""
    text = index.article_of(claim).text
    for each in claim.unresolved:
        yield each.role, str(words["unresolved"]["told"]).format(word=each.span.of(text))
