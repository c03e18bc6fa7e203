"""Which reports report something: of "named the dead", "ordered her staff to go" the deed itself is the claim.

The reader marks as content whatever stands with a word of saying. A thing named ("announced the deal") or a deed
ordered ("told him to leave") is no proposition that somebody vouches for: the clause itself tells what happened.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.attribute.cues import Report, noun_certainty
from dateline.attribute.tree import Tree
from dateline.lang import words

_PLAIN = ("punct", "cc", "mark", "case")
_VERBAL = ("V", "MD")


def tellings(tree: Tree, reports: Sequence[Report]) -> list[Report]:
    """The reports without those that only tell a deed."""
    deeds = (_orders, _undertakes, _only_names, _cites)
    return [r for r in reports if not any(is_deed(tree, r) for is_deed in deeds)]


def _orders(tree: Tree, report: Report) -> bool:
    """ "ordered her staff to delete it", "asked the state for money": a deed with an infinitive or a thing."""
    cue = report.cue
    if cue is None or report.kind != "verb" or tree.lemma(cue) not in words("speech", "cues.directives"):
        return False
    if tree.kids(cue, "ccomp", "parataxis") or any(tree.quotation(i) != tree.quotation(cue) for i in report.content):
        return False
    return tree.relation(cue) not in ("parataxis",) and all(i in tree.subtree(cue) for i in report.content)


def _undertakes(tree: Tree, report: Report) -> bool:
    """ "agreed to buy it", "offered to stay": what somebody did, in words or not; nobody vouches for the infinitive."""
    cue = report.cue
    if cue is None or report.kind != "verb" or tree.lemma(cue) not in words("speech", "cues.undertakings"):
        return False
    to_do = [c for c in tree.kids(cue, "xcomp") if tree.child(c, "mark") is not None and c > cue]
    quoted = any(tree.quotation(i) != tree.quotation(cue) for i in report.content)
    return bool(to_do) and not quoted and not tree.kids(cue, "ccomp", "parataxis")


def _only_names(tree: Tree, report: Report) -> bool:
    """ "announced the deal", "denied entry": nothing in the content says anything of anybody."""
    if report.kind != "verb" or report.cue is None:
        return False
    if report.denied and tree.lemma(report.cue) in words("speech", "cues.denials.of_things"):
        return False
    if any(tree.quotation(i) != tree.quotation(report.cue) for i in report.content):
        return False
    if tree.lemma(report.cue) in words("speech", "cues.verbs.of_deeds"):
        return False
    if tree.child(report.cue, "ccomp") is not None:
        return False
    tops = [i for i in report.content if tree.tokens[i].head not in report.content or tree.head(i) is None]
    tops += [c for i in tops for c in tree.kids(i, "conj") if c in report.content]
    tops = [i for i in tops if tree.relation(i) not in _PLAIN]
    if report.denied and any(noun_certainty(tree.lemma(i)) is not None for i in tops):
        return False  # "rejected the claims"
    return not any(_predicates(tree, i) for i in tops)


def _predicates(tree: Tree, i: int) -> bool:
    verb = tree.tokens[i].upos in ("VERB", "AUX") and tree.relation(i) not in ("amod", "compound")
    verb = verb and tree.tokens[i].xpos.startswith(_VERBAL)  # "found him guilty", where one tag takes it for a verb
    return (verb and tree.tokens[i].deprel != "acl:relcl") or tree.child(i, "cop", "nsubj") is not None


def _cites(tree: Tree, report: Report) -> bool:
    """ "…, citing two officials": a step of the chain, no report of its own."""
    cue = report.cue
    if cue is None or tree.tokens[cue].xpos != "VBG":
        return False
    return tree.lemma(cue) in words("speech", "sources.citing") and tree.relation(cue) in ("advcl", "acl", "parataxis")
