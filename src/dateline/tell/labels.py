"""What a claim has to be handled with care for: crime, health, sexuality, minors.

A label is a filter for a person's review and no finding: it says which words stand in the claim, not that they are
true. The lists of phrases are in lang/*/labels.toml. Injuries are no label: an accident would be nothing else.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection
from enum import StrEnum
from typing import Any

from dateline.lang import table, words
from dateline.model import Article, Claim, Event, Phase, Polarity
from dateline.tell.index import Index, per_event
from dateline.tell.patterns import holds, patterns, plain
from dateline.tell.predicates import is_listed

_CLAUSE = 2000  # characters: no clause is longer, and a page that runs into one is not searched for minutes


class Label(StrEnum):
    """What is to be handled with care."""

    CRIME = "crime"
    HEALTH = "health"
    SEXUALITY = "sexuality"
    MINORS = "minors"


def labels(claim: Claim, article: Article, *, language: str = "en") -> tuple[Label, ...]:
    """The labels of a claim, by the words of its clause and of what names its participants, in the order of Label."""
    return _in_order(_by_words(_said(claim, article), language) | _by_ages(claim, article, language))


@per_event
def event_labels(event: Event, index: Index, *, language: str = "en") -> tuple[Label, ...]:
    """The labels of all claims of an event. What several tell in the same words is looked at once."""
    told = [(claim, index.article_of(claim)) for claim in index.claims_of(event)]
    by_words = (_by_words(said, language) for said in {_said(*each) for each in told})
    by_ages = (_by_ages(*each, language) for each in told)
    return _in_order(frozenset().union(*by_words, *by_ages))


def _in_order(found: Collection[Label]) -> tuple[Label, ...]:
    return tuple(label for label in Label if label in found)


def _by_words(said: str, language: str) -> frozenset[Label]:
    """The labels of what is said."""
    found = {label for label in Label if holds(said, label.value, language)}
    return frozenset({*found, Label.MINORS} if _has_young_age(said, language) else found)


def _by_ages(claim: Claim, article: Article, language: str) -> frozenset[Label]:
    """The labels of ages that stand beside the names of who takes part."""
    young = any(_is_young(part.span.end, article, language) for part in claim.participants)
    return frozenset({Label.MINORS} if young else ())


def is_allegation(claim: Claim, article: Article, *, language: str = "en") -> bool:
    """Whether a claim accuses somebody: it is not shown without what they answer, or that no answer was found."""
    if claim.polarity is Polarity.NEGATIVE or claim.phase not in (Phase.HAPPENED, Phase.ONGOING):
        return False
    if is_listed(claim.predicate, words("labels", "allegation.answering", language)):
        return False
    said = _said(claim, article)
    innocent = any(pattern.search(said) for pattern in patterns("allegation", "not", language))
    if not innocent and is_listed(claim.predicate, words("labels", "allegation.predicates", language)):
        return True
    cues = plain(" ; ".join(hop.cue.of(article.text) for hop in claim.attribution if hop.cue))
    return holds(f"{said} ; {cues}", "allegation", language)


def _said(claim: Claim, article: Article) -> str:
    """The clause, and the words that name who takes part where they stand outside of it."""
    outside = [
        part.span.of(article.text)
        for part in claim.participants
        if part.span.end <= claim.span.start or part.span.start >= claim.span.end
    ]
    clause = article.text[claim.span.start : min(claim.span.end, claim.span.start + _CLAUSE)]
    return plain(" ; ".join([clause, *(words[:_CLAUSE] for words in outside)]))


@functools.cache
def _ages(key: str, language: str) -> re.Pattern[str]:
    forms: list[str] = table("labels", language)["minors"][key]
    numbered = (re.escape(form).replace(re.escape("{n}"), r"(\d{1,2})") for form in forms)
    return re.compile("|".join(rf"\b{form}\b" for form in numbered), re.IGNORECASE)


def _has_young_age(said: str, language: str) -> bool:
    """Whether an age under that of adults is told of a person: "his 9-year-old son", and not "a 9-year-old ship"."""
    words = table("labels", language)["minors"]
    young = (match for match in _ages("ages", language).finditer(said) if _age(match) < words["under"])
    if any(_tells_of_a_person(said[match.end() :], words) for match in young):
        return True
    spoken = set(re.findall(r"\w+", said.lower()))
    persons = not spoken.isdisjoint(words["people"]) or not spoken.isdisjoint(words["persons"])
    return persons and any(_age(m) < words["under"] for m in _ages("ages_of_anything", language).finditer(said))


def _age(match: re.Match[str]) -> int:
    return next(int(group) for group in match.groups() if group is not None)


def _tells_of_a_person(after: str, words: dict[str, Any]) -> bool:
    """Whether what follows an age is no thing: a person's noun or name, a verb, a sign, or nothing."""
    noun = re.match(r"\s*([\w'-]+)", after)
    if not noun:
        return True
    known = noun[1].lower() in words["people"] or noun[1].lower() in words["without_noun"]
    return known or noun[1][:1].isupper() or noun[1].endswith(tuple(words["endings_without_noun"]))


def _is_young(end: int, article: Article, language: str) -> bool:
    """Whether the age that stands beside a name is a minor's: "Tom Ashe, 9, …"."""
    match = re.match(r", (?:\w+ )?(\d{1,2})(?=[,.;)])", article.text[end : end + 16])
    return match is not None and 0 < int(match[1]) < int(table("labels", language)["minors"]["under"])
