"""Which names of an article are outlets: known ones, ones named like outlets, and ones that are treated as such."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.attribute.names import looks_like_outlet
from dateline.attribute.register import Draft, Register
from dateline.attribute.reports import Report
from dateline.attribute.tree import Tree
from dateline.lang import words
from dateline.model import EntityKind


def mark_outlets(tree: Tree, reports: Sequence[Report], register: Register) -> None:
    """Mark the drafts that are outlets; one that the reader took for a person becomes an organization.

    The text treats a name as an outlet where it "reports that …", where a source without a name tells it something,
    and where the page names it as a relay.
    """
    used = {register.of.get(register.name_head(i)) for report in reports for i in _treated_as_outlets(tree, report)}
    relays = {relay.name.lower() for relay in tree.article.via}
    for number, draft in enumerate(register.drafts):
        if not draft.named or draft.members:
            continue
        if looks_like_outlet(draft.name) and draft.kind is not EntityKind.PERSON:
            draft.outlet = True
        elif draft.name.lower() in relays or (number in used and _may_be_outlet(draft)):
            draft.outlet = True
            draft.kind = EntityKind.ORGANIZATION


def _treated_as_outlets(tree: Tree, report: Report) -> list[int]:
    """The tokens of a report that stand where only outlets stand."""
    if report.cue is None or report.kind != "verb":
        return []
    lemma = tree.lemma(report.cue)
    if report.source is None:
        return []
    if lemma in words("speech", "sources.outlet_verbs"):
        return [report.source]
    unnamed = tree.lemma(report.source) in words("speech", "sources.anonymous")
    return list(report.hearers) if unnamed and lemma in words("speech", "sources.tell") else []


def _may_be_outlet(draft: Draft) -> bool:
    """Not a person whom the article knows as one: by two names, a title, or he and she."""
    if draft.kind is EntityKind.PERSON:
        return " " not in draft.name and not draft.sex and not draft.nouns
    return draft.kind in (EntityKind.ORGANIZATION, EntityKind.OTHER, EntityKind.WORK)
