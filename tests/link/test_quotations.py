"""The same words in the quotation marks of two articles, and words that only begin alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.link.material import Material
from dateline.link.reuse import How, find_reuse
from dateline.model import Claim, Polarity
from dateline.span import Span
from tests.link.build import Told, article, claim

WALL = "the harbour wall will not stand another winter unless the council pays for the stone"


def quoting(id: str, quotation: str, *heads: str) -> Told:
    """An article with one quotation; its claims are the clauses that commas divide, `heads` their predicates' words."""
    made = article(id, claim(heads[0], f"“{quotation}” said Ann Lee.", quote=True))
    (whole,) = made.facts.claims
    claims, start = [], whole.span.start + 1
    for clause, head in zip(quotation.split(", "), heads, strict=True):
        claims.append(_clause(whole, made.article.text, start, clause, head))
        start += len(clause) + 2
    return Told(made.article, replace(made.facts, claims=tuple(claims)))


def _clause(whole: Claim, text: str, start: int, words: str, head: str) -> Claim:
    article, at = whole.span.article, text.index(head, start)
    span = Span(article, start, start + len(words))
    return replace(whole, id=f"{article}.{start}", span=span, head=Span(article, at, at + len(head)), predicate=head)


def shared(*told: Told) -> list[tuple[str, str]]:
    """The heads of the claims that a quotation joins."""
    material = Material.of([t.article for t in told], [t.facts for t in told])
    found = [r for r in find_reuse(material, ()) if r.how is How.QUOTE]
    return [(material.claims[r.left].predicate, material.claims[r.right].predicate) for r in found]


def test_each_claim_of_a_quotation_is_that_at_the_same_place_of_the_other() -> None:
    words = f"we have told them twice, {WALL}"
    assert shared(quoting("a", words, "told", "stand"), quoting("b", words, "told", "stand")) == [
        ("told", "told"),
        ("stand", "stand"),
    ]


def test_a_part_of_a_quotation_is_the_same_words() -> None:
    whole = quoting("a", f"we have told them twice, {WALL}", "told", "stand")
    assert shared(whole, quoting("b", WALL, "stand")) == [("stand", "stand")]


def test_a_word_put_otherwise_leaves_it_the_same() -> None:
    other = WALL.replace("winter", "year")
    assert shared(quoting("a", WALL, "stand"), quoting("b", other, "stand")) == [("stand", "stand")]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("I think it is going to be a very good year for the ferry", "I think it is going to be Maldon who loses"),
        ("at the end of the day the board decides on fares", "at the end of the day we all want a safe harbour"),
    ],
)
def test_a_formula_at_the_beginning_makes_no_shared_quotation(ours: str, theirs: str) -> None:
    assert shared(quoting("a", ours, ours.split()[-1]), quoting("b", theirs, theirs.split()[-1])) == []


def test_claims_beside_shared_words_are_not_shared() -> None:
    ours = f"{WALL}, nobody listens to divers"
    theirs = f"{WALL}, the ferry has to move by spring"
    assert shared(quoting("a", ours, "stand", "listens"), quoting("b", theirs, "stand", "move")) == [("stand", "stand")]


def test_a_claim_and_its_denial_are_never_one() -> None:
    said, other = quoting("a", WALL, "stand"), quoting("b", WALL, "stand")
    (denied,) = other.facts.claims
    facts = replace(other.facts, claims=(replace(denied, polarity=Polarity.NEGATIVE),))
    assert shared(said, Told(other.article, facts)) == []
