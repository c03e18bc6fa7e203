"""What comes in one order tells of a publication: who sues has not yet lost or settled, who bids not yet bought.

An article whose news is one step stands before a dated article whose news is a later step of the same course, and
behind one whose news is an earlier step. The course is the same where the same take part; where dated articles have
its steps in another order, it was gone through more than once, and tells nothing. The steps are a table
(`lang/*/steps.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.date.launches import NEWS, is_news
from dateline.date.told import Told, bound
from dateline.lang import languages, table
from dateline.model import (
    Article,
    Certainty,
    Claim,
    EntityKind,
    Facts,
    Form,
    Links,
    Phase,
    Polarity,
)
from dateline.when import Day

_KINDS = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.GROUP, EntityKind.OTHER)
_SHORT = 4  # letters of a word of content, at least
_SURE = 0.4


@dataclass(frozen=True, slots=True)
class _Step:
    """A claim that tells one step of a course as news. `place` is its place in the order, `of` the course."""

    of: str
    place: int
    name: str
    claim: Claim
    who: frozenset[str]
    words: frozenset[str]
    parties: int
    shared: int

    def same(self, other: _Step) -> frozenset[str]:
        """Who takes part in both, if both are of one course; none otherwise."""
        who = self.who & other.who
        alike = self.of == other.of and len(who) >= self.parties
        return who if alike and len(self.words & other.words) >= self.shared else frozenset()


def steps(articles: Mapping[str, Article], facts: Sequence[Facts], links: Links) -> Iterator[Told]:
    """The constraints, in the order of articles and claims."""
    found = [step for each in facts if each.article in articles for step in _steps(articles[each.article], each, links)]
    names = {entity.id: entity.name for entity in links.entities}
    dated = [(day, step) for step in found if (day := articles[step.claim.span.article].published.latest) is not None]
    for step in found:
        if articles[step.claim.span.article].published.known:
            continue
        course = [(day, other) for day, other in dated if step.same(other)]
        if not _in_order(course):
            continue
        later = [(day, other) for day, other in course if other.place > step.place]
        earlier = [(day, other) for day, other in course if other.place < step.place]
        if later:
            day, other = min(later, key=lambda pair: (pair[0], pair[1].claim.id))
            yield _bound(articles, step, "step_before", day, other, (None, day.toordinal() + NEWS), names)
        if earlier:
            day, other = max(earlier, key=lambda pair: (pair[0], pair[1].claim.id))
            yield _bound(articles, step, "step_after", day, other, (day.toordinal() - NEWS, None), names)


def _in_order(course: Sequence[tuple[Day, _Step]]) -> bool:
    """Whether the dated articles have the steps in their order."""
    return all(one.place <= other.place for day, one in course for later, other in course if later > day)


def _steps(article: Article, facts: Facts, links: Links) -> Iterator[_Step]:
    """The steps that an article tells as its news."""
    code = article.language or "en"
    if code not in languages():
        return
    named = {r.id for r in facts.referents if any(m.form is Form.NAME for m in r.mentions) and r.kind in _KINDS}
    stop = table("link", code)["words"]["stop"]
    for claim in facts.claims:
        if claim.polarity is not Polarity.POSITIVE or claim.certainty is not Certainty.CERTAIN:
            continue
        if claim.phase not in (Phase.HAPPENED, Phase.ONGOING) or not is_news(claim, facts.clues, article):
            continue
        clause = re.findall(r"[^\W\d_]+", claim.span.of(article.text).lower())
        who = frozenset(e for p in claim.participants if p.referent in named and (e := links.entity_of.get(p.referent)))
        words = frozenset(word for word in clause if len(word) >= _SHORT and word not in stop)
        for process in table("steps", code)["process"]:
            for place, step in enumerate(process["step"]):
                if any(_fits(pattern, claim, clause) for pattern in step["patterns"]):
                    parts = process["parties"], process["shared"]
                    yield _Step(process["name"], place, step["name"], claim, who, words, *parts)


def _fits(pattern: str, claim: Claim, clause: Sequence[str]) -> bool:
    predicate, *others = pattern.split()
    return claim.predicate == predicate and all(any(word.startswith(o) for word in clause) for o in others)


def _bound(
    articles: Mapping[str, Article],
    step: _Step,
    how: str,
    day: Day,
    other: _Step,
    days: tuple[int | None, int | None],
    names: Mapping[str, str],
) -> Told:
    who = ", ".join(sorted(names[each] for each in step.same(other)))
    parts = (("step", step.name), ("other", other.name), ("who", who))
    span = step.claim.span
    return bound(articles, span, how, other.claim.span.article, day, days, _SURE, f"{step.of} {other.claim.id}", parts)
