"""What stands over a clause and keeps it from being told as so: a question, a possibility, an illusion, a supposition.

Factuality is decided by the words above a clause as much as by its own (Saurí & Pustejovsky 2009): "whether he left",
"the chance that he left", "a trial to show that it works", "imagine that he left", "nobody said that he left".
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.attribute.reports import Report
from dateline.attribute.tree import Tree
from dateline.lang import words
from dateline.model import Certainty, Polarity

_COMPLEMENT = ("ccomp", "csubj", "acl", "xcomp")


def doubts(tree: Tree, head: int, reports: Sequence[Report]) -> list[tuple[Certainty, str]]:
    """The marks of less than certainty that stand over a clause, each with the rule that found it."""
    out: list[tuple[Certainty, str]] = []
    if (asked := _asked(tree, head)) is not None:
        out.append((Certainty.POSSIBLE, f"asked {asked}"))
    noun = _noun_above(tree, head)
    if noun is not None and (certainty := _of_noun(tree, noun)) is not None:
        out.append((certainty, f"noun {tree.lower(noun)}"))
    above = _verb_above(tree, head)
    if above is not None and tree.lemma(above) in words("speech", "governors.showing") and _is_purpose(tree, above):
        out.append((Certainty.POSSIBLE, f"purpose {tree.lower(above)}"))
    if above is not None and tree.lemma(above) in words("speech", "negation.implying") and _negated(tree, above):
        out.append((Certainty.POSSIBLE, f"not {tree.lower(above)}"))
    cue = reports[-1].cue if reports else None
    if cue is not None and above == cue and _is_unsaid(tree, cue):
        out.append((Certainty.POSSIBLE, f"not {tree.lower(cue)}"))
    return out


def turns(tree: Tree, head: int) -> list[str]:
    """The words over a clause that turn its polarity: "the illusion that", "no evidence that", "I don't think that"."""
    out = []
    noun = _noun_above(tree, head)
    if noun is not None and tree.lemma(noun) in words("speech", "governors.untrue_nouns"):
        out.append(f"noun {tree.lower(noun)}")
    elif noun is not None and tree.lemma(noun) in _grounds() and _is_none(tree, noun):
        out.append(f"no {tree.lower(noun)}")
    above = _verb_above(tree, head)
    if (
        above is not None
        and tree.relation(head) == "ccomp"
        and tree.lemma(above) in words("speech", "negation.raising")
    ):
        denied = [c for c in tree.kids(above, "advmod") if tree.lower(c) in words("speech", "negation.words")]
        if denied and tree.quotation(above) == tree.quotation(head):
            out.append(f"negated {tree.lower(above)}")
    return out


def _grounds() -> frozenset[str]:
    """What there is none of where something isn't so: "no evidence", "no chance"; "no doubt" is another thing."""
    grounds = words("speech", "governors.grounds") | words("speech", "governors.chances")
    return grounds - words("speech", "negation.doubting")


def is_supposed(tree: Tree, head: int) -> bool:
    """ "Suppose that he left", "let’s assume she wins and taxes rise": an order to think so."""
    while tree.relation(head) == "conj" and (first := tree.head(head)) is not None:
        head = first
    above = _verb_above(tree, head)
    if above is None or tree.relation(head) != "ccomp" or tree.tokens[above].xpos != "VB":
        return False
    if tree.lemma(above) not in words("speech", "governors.supposing"):
        return False
    let = tree.head(above)
    ordered = tree.child(above, "nsubj", "mark", "aux") is None
    return ordered or (let is not None and tree.lemma(let) in words("speech", "governors.letting"))


def negative(polarity: Polarity) -> Polarity:
    """The other one."""
    return Polarity.POSITIVE if polarity is Polarity.NEGATIVE else Polarity.NEGATIVE


def _verb_above(tree: Tree, head: int) -> int | None:
    above = tree.head(head)
    return above if above is not None and tree.relation(head) in ("ccomp", "csubj", "xcomp") else None


def _noun_above(tree: Tree, head: int) -> int | None:
    """The noun whose "that" clause a predicate is: "the possibility that"."""
    above = tree.head(head)
    if above is None or tree.tokens[above].upos != "NOUN" or tree.relation(head) not in _COMPLEMENT:
        return None
    marks = [c for c in tree.children[head] if c < head and tree.lower(c) in words("speech", "governors.plain_marks")]
    relative = any(tree.relation(c) in ("nsubj", "obj") for c in marks)
    return above if marks and not relative and above < min(marks) else None


def _of_noun(tree: Tree, noun: int) -> Certainty | None:
    lemma = tree.lemma(noun)
    if lemma in words("speech", "governors.chances"):
        sure = lemma in words("speech", "negation.doubting")  # "no doubt that"
        none = Certainty.CERTAIN if sure else Certainty.PROBABLE
        return none if _is_none(tree, noun) else Certainty.POSSIBLE
    if lemma in words("speech", "governors.thoughts") | words("speech", "governors.signs"):
        return Certainty.PROBABLE
    return Certainty.PROBABLE if lemma in words("speech", "governors.grounds") and _is_none(tree, noun) else None


def _is_none(tree: Tree, noun: int) -> bool:
    """ "no evidence", "little evidence", "did not find evidence"."""
    few = [c for c in tree.kids(noun, "det", "amod") if tree.lower(c) in words("speech", "governors.little")]
    above = tree.head(noun)
    denied = above is not None and tree.relation(noun) == "obj"
    denied = denied and any(tree.lower(c) in words("speech", "negation.words") for c in tree.kids(above or 0, "advmod"))
    return bool(few) or denied


def _is_purpose(tree: Tree, verb: int) -> bool:
    """ "a trial to show that …": an infinitive that tells what is aimed at."""
    to = any(tree.tokens[c].xpos == "TO" for c in tree.kids(verb, "mark"))
    return to and tree.tokens[verb].xpos == "VB" and tree.relation(verb) in ("acl", "advcl")


def _is_unsaid(tree: Tree, cue: int) -> bool:
    """ "didn't say that he left": words that were not said."""
    return tree.lemma(cue) in words("speech", "cues.verbs.plain") and _negated(tree, cue)


def _negated(tree: Tree, i: int) -> bool:
    return any(tree.lower(c) in words("speech", "negation.words") for c in tree.kids(i, "advmod"))


def _asked(tree: Tree, head: int) -> str | None:
    """The word that makes a clause a question: "whether", "if" of a verb of asking, the mark at its end."""
    above = tree.head(head)
    relation = tree.relation(head)
    if above is not None and relation in ("ccomp", "csubj", "acl", "xcomp"):
        marks = [
            c for c in tree.kids(head, "mark") if c < head and tree.lower(c) in words("speech", "governors.asking")
        ]
        if marks and above < marks[0]:
            return tree.lower(marks[0])
    if tree.child(head, "mark") is not None or relation not in ("root", "parataxis", "ccomp"):
        return None
    subject = tree.child(head, "nsubj")
    turned = [c for c in tree.kids(head, "aux", "cop") if subject is not None and c < subject]
    after = max(tree.subtree(head)) + 1
    last = next((i for i in (after - 1, after) if i < len(tree.tokens) and tree.lower(i) == "?"), None)
    return "?" if turned and last is not None else None
