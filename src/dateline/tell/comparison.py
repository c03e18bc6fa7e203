"""The accounts of one event compared: in what they agree, what may all hold, and where they contradict each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from dateline.model import Claim, Event, Role
from dateline.tell.accounts import Account
from dateline.tell.index import Index
from dateline.tell.words import Words
from dateline.when import When


class Verdict(StrEnum):
    """How accounts lie to each other in one respect."""

    AGREE = "agree"
    FIT = "fit"  # other words or another width, that may all hold
    APART = "apart"  # not the same, and no contradiction was found
    DIFFER = "differ"  # a conflict that was found
    ALONE = "alone"  # one account alone tells it


@dataclass(frozen=True, slots=True)
class Telling:
    """What some accounts say in one respect, in words, and which of them (`claims`) say it."""

    words: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Respect:
    """One respect (its `key` is a conflict's `about`, or "certainty"), and what is told in it, the most told first."""

    key: str
    verdict: Verdict
    tellings: tuple[Telling, ...]


def comparison(event: Event, accounts: Sequence[Account], index: Index, words: Words) -> tuple[Respect, ...]:
    """In which respects the accounts of an event can be compared; none where there is one alone."""
    if len(accounts) < 2:
        return ()
    return tuple(_respects(event, accounts, index, words))


def _respects(event: Event, accounts: Sequence[Account], index: Index, words: Words) -> Iterator[Respect]:
    claims = [account.claim for account in accounts]
    phrases = words["comparison"]
    happened = [(str(phrases["denied" if each.opposes or each.denial else "told"]), each) for each in accounts]
    if len({said for said, _ in happened}) > 1:
        yield _respect("polarity", event, index, [(said, each.claim) for said, each in happened], lambda: False)
    dated = [(each.when_words, each.claim) for each in accounts if each.when.known]
    if dated:
        yield _respect("date", event, index, dated, lambda: _all_meet([c.when for _, c in dated]))
    placed = [(place, claim) for claim in claims if (place := _places(claim, index))]
    if placed:
        yield _respect("place", event, index, placed, lambda: True)
    for unit, told in _amounts(claims).items():
        said = [(f"{value} {unit}".strip(), claim) for value, claim in told]
        yield _respect("amount", event, index, said, lambda: False, Verdict.APART)
    sure = [(each.certainty, each.claim) for each in accounts]
    if len({said for said, _ in sure}) > 1:
        yield _respect("certainty", event, index, sure, lambda: False, Verdict.APART)


def _respect(
    key: str,
    event: Event,
    index: Index,
    said: Sequence[tuple[str, Claim]],
    fits: Callable[[], bool],
    other: Verdict = Verdict.DIFFER,
) -> Respect:
    """What is told in one respect; `other` is the verdict where tellings don't fit and no conflict was found."""
    by_words: dict[str, list[str]] = {}
    for words, claim in said:
        by_words.setdefault(words, []).append(claim.id)
    order = {words: place for place, words in enumerate(by_words)}
    told = tuple(
        Telling(words, tuple(dict.fromkeys(by_words[words])))
        for words in sorted(by_words, key=lambda each: (-len(by_words[each]), order[each]))
    )
    return Respect(key, _verdict(key, event, index, told, said, fits, other), told)


def _verdict(
    key: str,
    event: Event,
    index: Index,
    told: Sequence[Telling],
    said: Sequence[tuple[str, Claim]],
    fits: Callable[[], bool],
    other: Verdict,
) -> Verdict:
    mine = set(event.claims)
    conflicts = {conflict for claim in event.claims for conflict in index.conflicts_of.get(claim, ())}
    of_claim = {claim: each.words for each in told for claim in each.claims}
    if any(
        conflict.about == key
        and mine.issuperset(conflict.claims)
        and len({of_claim.get(claim, "") for claim in conflict.claims}) > 1
        for conflict in conflicts
    ):
        return Verdict.DIFFER
    if len(told) > 1:
        return Verdict.FIT if fits() else other
    return Verdict.AGREE if len({claim.id for _, claim in said}) > 1 else Verdict.ALONE


def _all_meet(dates: Sequence[When]) -> bool:
    return all(left.meets(right) for left, right in combinations(dates, 2))


def _places(claim: Claim, index: Index) -> str:
    names = []
    for part in claim.participants:
        if part.role is Role.PLACE:
            entity = index.entities.get(index.story.links.entity_of.get(part.referent, ""))
            names.append(entity.name if entity else part.span.of(index.article_of(claim).text))
    return ", ".join(sorted(set(names)))


def _amounts(claims: Sequence[Claim]) -> dict[str, list[tuple[str, Claim]]]:
    """What is counted, by its unit, where two articles count it. A claim that counts two of a unit ("two dead, nine
    hurt") can't be held against one that counts one.
    """
    found: dict[str, list[tuple[str, Claim]]] = {}
    for claim in claims:
        units = [amount.unit for amount in claim.amounts]
        for amount in claim.amounts:
            if units.count(amount.unit) == 1:
                found.setdefault(amount.unit, []).append((amount.value, claim))
    return {unit: told for unit, told in sorted(found.items()) if len({claim.span.article for _, claim in told}) > 1}
