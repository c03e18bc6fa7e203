"""Which names of an article are outlets: known ones, ones named like outlets, and ones that are treated as such."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.attribute.outlet_names import looks_like_outlet
from dateline.attribute.register import Draft, Register
from dateline.attribute.reports import Report
from dateline.attribute.tree import Tree
from dateline.lang import words
from dateline.model import EntityKind, Form


def mark_outlets(tree: Tree, reports: Sequence[Report], register: Register) -> None:
    """Mark the drafts that are outlets; one that the reader took for a person becomes an organization.

    The text treats a name as an outlet where it "reports that …", where a source without a name tells it something,
    where it is called one, and where the page names it as a relay.
    """
    used = {register.of.get(register.name_head(i)) for report in reports for i in _treated_as_outlets(tree, report)}
    relays = {relay.name.lower() for relay in tree.article.via}
    for number, draft in enumerate(register.drafts):
        if not draft.named or draft.members:
            continue
        if looks_like_outlet(draft.name) and draft.kind is not EntityKind.PERSON:
            draft.outlet = True
        elif (
            draft.name.lower() in relays
            or (number in used and _may_be_outlet(draft))
            or any(m.form is Form.NAME and is_called_outlet(tree, m.head) for m in draft.mentions)
        ):
            draft.outlet = True
            draft.kind = EntityKind.ORGANIZATION


def is_called_outlet(tree: Tree, i: int) -> bool:
    """ "Vantry, a magazine that …", "Vantry is a weekly": whether the noun beside a name makes its bearer an outlet."""
    above = tree.head(i)
    nouns = [c for c in tree.kids(i, "appos") if tree.child(c, "case") is None]
    if above is not None and tree.relation(i) == "nsubj" and tree.child(above, "cop") is not None:
        nouns.append(above)
    return any(tree.tokens[c].xpos == "NN" and tree.lemma(c) in words("speech", "sources.periodical") for c in nouns)


def keeper(tree: Tree, report: Report) -> int | None:
    """Whose source it is that speaks: the subject of "Vantry has an insider who says that …", "quotes a man who …"."""
    if report.cue is None or tree.tokens[report.cue].deprel != "acl:relcl":
        return None
    noun = tree.head(report.cue)
    verb = tree.head(noun) if noun is not None and tree.relation(noun) == "obj" else None
    if verb is None or tree.lemma(verb) not in words("speech", "sources.keeping"):
        return None
    return tree.child(verb, "nsubj") if tree.child(report.cue, "nsubj") is not None else None


def _treated_as_outlets(tree: Tree, report: Report) -> list[int]:
    """The tokens of a report that stand where only outlets stand."""
    if report.kind == "according" and report.source is not None:
        token = tree.tokens[report.source]
        alone = tree.child(report.source, "compound", "flat", "nmod", "amod", "appos", "det", "conj") is None
        alone = alone and token.deprel != "nmod:poss"  # "in Harrow's view": anybody has views
        return [report.source] if alone and token.upos == "PROPN" and not token.text.isupper() else []
    if report.cue is None or report.kind != "verb":
        return []
    lemma = tree.lemma(report.cue)
    if report.source is None:
        return []
    if lemma in words("speech", "sources.outlet_verbs"):
        return [report.source]
    called = [
        c for h in report.hearers if tree.lemma(h) in words("speech", "sources.outlet") for c in named_in(tree, h)
    ]
    if called:
        return called  # "told Harrow magazine"
    unnamed = tree.lemma(report.source) in words("speech", "sources.anonymous")
    return list(report.hearers) if unnamed and lemma in words("speech", "sources.tell") else []


def named_in(tree: Tree, i: int) -> list[int]:
    """The names before a noun: "Harrow" of "Harrow magazine"."""
    return [c for c in tree.kids(i, "compound", "nmod", "flat", "amod") if c < i and tree.tokens[c].upos == "PROPN"]


def _may_be_outlet(draft: Draft) -> bool:
    """Not a person whom the article knows as one: by two names, a title, a description, or he and she."""
    if draft.kind is EntityKind.PERSON:
        described = draft.sex or draft.nouns or any(m.form is not Form.NAME for m in draft.mentions)
        return " " not in draft.name and not described
    return draft.kind in (EntityKind.ORGANIZATION, EntityKind.OTHER, EntityKind.WORK)
