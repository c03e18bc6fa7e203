"""What an article tells to come before what: by connectives and tense, and as the reader's order head saw it.

All orders are of beginnings (MATRES; Ning, Wu and Roth 2018): "stayed until the trial" began before it. What may not
have happened has no order.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping, Sequence

from dateline.lang import words
from dateline.model import Annotations, Article, Claim, ClaimOrder, Eventuality, Facts, Phase, Polarity, Token
from dateline.span import Span

# Of the orders that the reader is that sure of, 87 of 100 are those of MATRES on the articles set aside, and 5 are
# turned round (`python -m benchmarks.order`).
LEARNED = 0.9
_CONNECTIVE, _PERFECT, _THEN, _NEXT = 0.9, 0.8, 0.8, 0.7
_WEIGHT = 0.5  # of a learned order: below all that words say
_CLIMB = 4  # heads above a clause or noun among which the clause is that it is told beside
_FRONT = 2  # words at the beginning of a sentence among which "then" is told of the sentence before
_THROUGH = frozenset(["advcl", "acl", "obl", "nmod", "xcomp", "ccomp", "conj", "parataxis", "compound"])

Found = tuple[int, int, float, int | None]  # tokens of what is earlier and later, sureness, the telling word


def orders(article: Article, annotations: Annotations, facts: Facts) -> tuple[ClaimOrder, ...]:
    """The orders between the claims of an article, in the order of their claims; the surest where it says one twice."""
    tokens = annotations.tokens
    claims = _by_head(tokens, facts.claims)
    found: dict[tuple[str, str], ClaimOrder] = {}
    told = [*_connected(tokens, claims), *_perfect(tokens, claims), *_then(annotations, claims)]
    for first, second, sure, word in [*told, *_learned(annotations, claims)]:
        pair = (claims[first].id, claims[second].id)
        if pair[0] == pair[1] or pair[::-1] in found or pair in found:
            continue  # what is told first here is the surer
        span = None if word is None else Span(article.id, tokens[word].start, tokens[word].end)
        found[pair] = ClaimOrder(*pair, sure, span)
    return tuple(found[pair] for pair in sorted(found))


def _by_head(tokens: Sequence[Token], claims: Sequence[Claim]) -> dict[int, Claim]:
    """What is told to take place, by the word that carries it."""
    starts = [token.start for token in tokens]
    found: dict[int, Claim] = {}
    for claim in sorted(claims, key=lambda c: c.id):
        at = bisect.bisect_left(starts, claim.head.start)
        real = claim.polarity is Polarity.POSITIVE and claim.phase is not Phase.HYPOTHETICAL
        if real and at < len(tokens) and tokens[at].start == claim.head.start:
            found.setdefault(at, claim)
    return found


def _connected(tokens: Sequence[Token], claims: Mapping[int, Claim]) -> Iterator[Found]:
    """ "left before the vote was held", "left after the vote", "stayed until the vote"."""
    before, after, since = (words("order", f"find.{key}") for key in ("before", "after", "after_noun"))
    for at, token in enumerate(tokens):
        word = token.text.lower()
        below = token.head
        if token.deprel not in ("mark", "case") or at >= below or below not in claims:
            continue
        governor = _above(tokens, claims, below)
        if governor is None:
            continue
        if word in before:
            yield governor, below, _CONNECTIVE, at
        elif word in after or (word in since and token.deprel == "case"):
            yield below, governor, _CONNECTIVE, at


def _above(tokens: Sequence[Token], claims: Mapping[int, Claim], below: int) -> int | None:
    """The claim that a clause or noun is told beside."""
    at = below
    for _ in range(_CLIMB):
        if tokens[at].head == at or tokens[at].deprel.split(":")[0] not in _THROUGH:
            return None
        at = tokens[at].head
        if at in claims:
            return at
    return None


def _perfect(tokens: Sequence[Token], claims: Mapping[int, Claim]) -> Iterator[Found]:
    """ "was dismissed because he had lied": what had been lies before what was."""
    had = words("order", "find.had")
    helped = {t.head: n for n, t in enumerate(tokens) if t.deprel == "aux" and t.text.lower() in had}
    for below, word in helped.items():
        above = _above(tokens, claims, below) if below in claims else None
        if above is None or tokens[below].deprel == "conj" or tokens[below].xpos != "VBN":
            continue
        if _past(tokens, above) and above not in helped and _happened(claims[above], claims[below]):
            yield below, above, _PERFECT, word


def _past(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb, or an auxiliary of it, is in the past tense."""
    return tokens[at].xpos == "VBD" or any(
        t.head == at and t.xpos == "VBD" and t.deprel.split(":")[0] == "aux" for t in tokens[max(0, at - _CLIMB) : at]
    )


def _then(annotations: Annotations, claims: Mapping[int, Claim]) -> Iterator[Found]:
    """ "resigned and then left", "He resigned. Later he left.": in the order in which it is told."""
    tokens, then = annotations.tokens, words("order", "find.then")
    for word, token in enumerate(tokens):
        at = token.head
        if token.deprel != "advmod" or token.text.lower() not in then or at not in claims:
            continue
        before = tokens[at].head
        if tokens[at].deprel == "conj" and before in claims and before < word and _happened(claims[before], claims[at]):
            yield before, at, _THEN, word
        elif word - annotations.sentences[token.sentence][0] < _FRONT and token.sentence > 0:
            first, last = annotations.sentences[token.sentence - 1]
            told = next((n for n in range(first, last) if tokens[n].head == n), None)
            if told is not None and told in claims and tokens[at].head == at and _happened(claims[told], claims[at]):
                yield told, at, _NEXT, word


def _happened(*both: Claim) -> bool:
    return all(claim.phase is Phase.HAPPENED for claim in both)


def _learned(annotations: Annotations, claims: Mapping[int, Claim]) -> Iterator[Found]:
    """What the reader is sure of, between what happened."""
    for each in sorted(annotations.orders, key=lambda o: (-o.score, o.first, o.second)):
        if each.score < LEARNED or each.label not in ("BEFORE", "AFTER"):
            continue
        if each.first not in claims or each.second not in claims:
            continue
        both = (claims[each.first], claims[each.second])
        if _happened(*both) and all(claim.eventuality is Eventuality.EVENT for claim in both):
            first, second = (each.first, each.second) if each.label == "BEFORE" else (each.second, each.first)
            yield first, second, round(_WEIGHT * each.score, 3), None
