"""Forms of the verb that look like others: short auxiliaries, "would" of habit, and what is demanded.

"He's late" holds no perfect and "he'd go" no pluperfect; "she would often stop" tells what happened again and again;
"insisted that he go" tells what is wanted and not what was done (Huddleston & Pullum 2002, chapters 3 and 11).
"""

from __future__ import annotations

from dateline.attribute.tree import Tree
from dateline.attribute.units import is_condition
from dateline.lang import table, words

_SINGULAR = ("NN", "NNP")
_UNMARKED = ("obl:unmarked", "obl:tmod")  # "tomorrow", "next week": what no preposition opens is mostly a time


def was_unable(tree: Tree, head: int) -> bool:
    """ "She could not be reached": what somebody was unable to do, told outside of quotations. What one could never do
    is what may come."""
    return tree.quotation(head) is None and could_not(tree, head)


def could_not(tree: Tree, head: int) -> bool:
    """ "It could not be sold": what was not possible, without a condition, is certain; not so "could not be clearer",
    "could not have met", "nothing suggests that he could not win"."""
    could = [c for c in tree.kids(head, "aux") if tree.lower(c) in words("speech", "hedges.modals_past")]
    above = tree.head(head) if tree.relation(head) in ("ccomp", "acl") else None
    if tree.tokens[head].upos != "VERB" or (above is not None and _speaks_of_now(tree, above)):
        return False
    if not could or any(tree.lower(c) in _have() for c in tree.kids(head, "aux")):
        return False
    denied = [c for c in tree.children[head] if tree.lower(c) in words("speech", "negation.adverbs") and c > could[0]]
    return bool(denied) and not any(is_condition(tree, c) for c in tree.kids(head, "advcl"))


def may_be_now(tree: Tree, head: int) -> bool:
    """ "She may be ill", "may be losing ground": what is perhaps so now; not "may be ill tomorrow", nor what depends on
    a condition. "Could be" mostly looks ahead. (Palmer 2001, epistemic against deontic and dynamic modality.)"""
    now, helping = words("speech", "hedges.modals_now"), [tree.lower(c) for c in tree.kids(head, "aux")]
    if not any(each in now for each in helping) or any(each in _have() for each in helping):
        return False
    lasts = tree.tokens[head].xpos == "VBG" or tree.child(head, "cop") is not None
    ready = tree.lower(head) in words("speech", "future.states") | words("speech", "future.able")
    return lasts and not ready and not tells_when(tree, head) and not _looks_ahead(tree, head)


def _looks_ahead(tree: Tree, head: int) -> bool:
    """Whether a clause tells of what is next, or depends on something."""
    soon = any(tree.lower(i) in words("speech", "future.soon") for i in tree.subtree(head))
    return soon or any(is_condition(tree, c) for c in tree.kids(head, "advcl"))


def tells_when(tree: Tree, head: int) -> bool:
    """Whether a clause tells when: by a time, by what was then ("until he met her", "during the war"), by "once"."""
    times = {i for t in tree.annotations.timexes for i in tree.within(t.span)}
    inside = tree.subtree(head)
    if any(i in times or tree.kind(i) == "time" for i in inside if i != head):
        return True
    beside = tree.kids(head, "obl", "advmod", "advcl")
    opened = words("speech", "governors.times") | words("speech", "tense.during")
    marked = any(tree.lower(k) in opened for c in beside for k in tree.kids(c, "mark", "advmod", "case"))
    past = any(tree.lower(c) in words("speech", "tense.over") for c in beside)
    return marked or past or any(tree.tokens[c].deprel in _UNMARKED for c in beside)


def _speaks_of_now(tree: Tree, verb: int) -> bool:
    return tree.tokens[verb].xpos in ("VBZ", "VBP")


def _have() -> frozenset[str]:
    return words("speech", "tense.infinitive_have")


def has_to(tree: Tree, head: int) -> bool:
    """ "We have got to go": what has to be done."""
    got = tree.lower(head) in words("speech", "tense.got") and any(
        full_form(tree, c) in words("speech", "tense.have") for c in tree.kids(head, "aux")
    )
    return got and any(tree.tokens[k].xpos == "TO" for c in tree.kids(head, "xcomp") for k in tree.kids(c, "mark"))


def full_form(tree: Tree, i: int) -> str:
    """An auxiliary or copula, lower case; a short one that may stand for two is written out by what it helps."""
    short, head = tree.lower(i), tree.head(i)
    if head is None:
        return short
    forms = table("speech")["short"]
    if short in forms["be_or_have"]:
        been = any(tree.tokens[c].xpos == "VBN" for c in tree.kids(head, "aux", "cop") if c > i)
        active = tree.tokens[i].deprel == "aux" or tree.child(head, "obj") is not None or _is_be(tree, head)
        perfect = been or (tree.tokens[head].xpos in ("VBN", "VBD", "VB") and active)
        return str(forms["have" if perfect else "be"])
    if short in forms["had_or_would"]:
        bare = any(tree.tokens[c].xpos == "VB" for c in (head, *tree.kids(head, "aux", "cop")) if c > i)
        better = any(tree.lower(c) in words("speech", "advice.better") for c in tree.kids(head, "advmod", "aux"))
        return str(forms["would" if bare and not better else "had"])
    return short


def _is_be(tree: Tree, i: int) -> bool:
    return tree.lemma(i) in words("speech", "tense.be") or tree.lower(i) in words("speech", "short.been")


def is_habit(tree: Tree, head: int, *, past_speech: bool) -> bool:
    """Whether "would" tells what was done again and again: with a word for how often, beside a clause of time in the
    past, or where the paragraph tells what "used to" be. What was said of the future may be said to be often too."""
    if past_speech:
        return False
    aside = tree.kids(head, "advmod", "obl")
    if any(tree.lower(i) in words("speech", "habit.often") for i in aside):
        return True
    every = [c for i in aside for c in tree.kids(i, "det") if tree.lower(c) in words("speech", "habit.every")]
    if every or any(_past_time(tree, c) for c in tree.kids(head, "advcl")):
        return True
    block = tree.block(head)
    return any(
        tree.lower(i) in words("speech", "habit.used")
        and tree.tokens[i].xpos in ("VBD", "VBN")
        and any(tree.tokens[c].xpos == "VB" for c in tree.kids(i, "xcomp"))
        and tree.child(i, "aux:pass") is None
        for i in tree.within(tree.article.span(block.start, block.end))
        if tree.quotation(i) == tree.quotation(head)
    )


def _past_time(tree: Tree, i: int) -> bool:
    """ "Whenever she came": a clause of time in the past."""
    opened = [c for c in tree.kids(i, "mark", "advmod") if c < i and tree.lower(c) in words("speech", "governors.when")]
    return bool(opened) and any(tree.tokens[c].xpos == "VBD" for c in (i, *tree.kids(i, "aux", "cop")))


def is_demanded(tree: Tree, head: int) -> bool:
    """Whether a clause is what somebody insists, urges or recommends that be done: a verb without tense, though it may
    look like a present that doesn't go with its subject."""
    above, subject = tree.head(head), tree.child(head, "nsubj")
    if above is None or subject is None or tree.relation(head) not in ("ccomp", "acl"):
        return False
    if tree.lemma(above) not in words("speech", "advice.urging") or subject < above:
        return False
    verbs = sorted((*tree.kids(head, "aux", "cop"), head))
    first = verbs[0]
    if tree.tokens[first].xpos == "VB":
        return True
    one = tree.tokens[subject].xpos in _SINGULAR and tree.child(subject, "conj") is None
    one = one or tree.lower(subject) in words("people", "pronouns.male") | words("people", "pronouns.female")
    return one and first == head and tree.tokens[head].xpos == "VBP"
