"""What was or is planned: "is due to open", "is to travel", "was supposed to meet", "sales begin on Friday".

A plan that is told in the past needn't have come about: what is planned is expected, whenever it was planned.
"""

from __future__ import annotations

from dateline.attribute.tree import Tree
from dateline.lang import words


def was_supposed_to(tree: Tree, head: int) -> bool:
    """ "He was supposed to meet her": an infinitive, not of the perfect, under a word that tells of a plan."""
    plan = next((i for i in (head, tree.head(head)) if i is not None and _tells_a_plan(tree, i)), None)
    if plan is None:
        return False
    return plan == head or tree.relation(head) == "xcomp"


def is_planned(tree: Tree, i: int) -> bool:
    """Whether a passive of supposing tells of a plan, and not of what people say: "is supposed to leave" does,
    "is supposed to have left" and "is supposed to be rich" don't."""
    if tree.lemma(i) not in words("speech", "hedges.planned"):
        return False
    infinitives = [c for c in tree.kids(i, "xcomp") if any(tree.tokens[k].xpos == "TO" for k in tree.kids(c, "mark"))]
    past = any(tree.tokens[c].xpos == "VBD" for c in tree.kids(i, "aux"))
    return any(
        not any(tree.lower(k) in words("speech", "tense.infinitive_have") for k in tree.kids(c, "aux"))
        and (past or tree.child(c, "cop") is None)
        for c in infinitives
    )


def _tells_a_plan(tree: Tree, i: int) -> bool:
    return is_planned(tree, i) and any(tree.tokens[c].deprel == "aux:pass" for c in tree.children[i])


def is_ahead(tree: Tree, head: int) -> bool:
    """ "is due to open", "is set for June", "is likely to fall": a present state of what is to come."""
    be = [c for c in tree.kids(head, "cop", "aux") if tree.tokens[c].xpos in ("VBZ", "VBP")]
    be = [c for c in be if tree.lower(c) not in words("speech", "tense.have")]  # "has set money aside"
    return (
        bool(be)
        and tree.lower(head) in words("speech", "future.states")
        and tree.child(head, "xcomp", "obl") is not None
    )


def is_due(tree: Tree, head: int) -> bool:
    """ "is due to be heard" where "due to" is read as one word of reason: the verb behind it is in the infinitive."""
    at = head - 1
    while at > 0 and tree.tokens[at].deprel.startswith("aux"):
        at -= 1
    state = tree.tokens[at].head
    if tree.tokens[at].deprel != "fixed" or tree.lower(state) not in words("speech", "future.states"):
        return False
    infinitive = tree.tokens[at + 1].xpos == "VB"
    return infinitive and tree.tokens[state - 1].xpos in ("VBZ", "VBP") and state > 0


def is_timetable(tree: Tree, head: int) -> bool:
    """ "Sales begin on Friday": a simple present, with its date, of what a timetable tells."""
    if tree.tokens[head].xpos not in ("VBZ", "VBP") or tree.kids(head, "aux", "cop"):
        return False
    if tree.lemma(head) not in words("speech", "future.timetable"):
        return False
    days = [t for t in tree.annotations.timexes if t.type in ("DATE", "TIME")]
    inside = {i for t in days for i in tree.within(t.span)}
    dated = [c for c in tree.kids(head, "obl", "nmod", "advmod") if c > head and c in inside]
    return any(tree.lower(c) not in words("speech", "tense.now") for c in dated)


def is_after_what_comes(tree: Tree, head: int) -> bool:
    """ "After it opens, rents will rise": the present of a clause of time beside what is to come is no present."""
    above = tree.head(head)
    if above is None or tree.relation(head) != "advcl" or tree.tokens[head].xpos not in ("VBZ", "VBP"):
        return False
    opened = [c for c in tree.kids(head, "mark", "advmod") if tree.lower(c) in words("speech", "governors.times")]
    modal = [c for c in tree.kids(above, "aux") if tree.lower(c) in words("speech", "future.modals")]
    return bool(opened) and (bool(modal) or is_going_to(tree, above))


def is_going_to(tree: Tree, head: int) -> bool:
    """ "is going to …": the future of spoken English."""
    return (
        tree.lemma(head) in words("speech", "future.going")
        and tree.tokens[head].xpos == "VBG"
        and any(tree.tokens[c].upos == "VERB" or tree.kids(c, "mark") for c in tree.kids(head, "xcomp"))
    )


def is_to(tree: Tree, head: int) -> bool:
    """ "are to travel", "is to be held", "was to have left in May": an infinitive under a copula; "was to become mayor"
    tells what came."""
    subject = tree.child(head, "nsubj")
    named = subject is not None and tree.tokens[subject].upos == "PROPN"  # "the goal is to win" is none
    relations = ("aux", "cop") if named else ("aux",)
    copula = next((c for c in tree.kids(head, *relations) if _is_or_was(tree, c)), None)
    infinitive = tree.tokens[head].xpos == "VB" or any(tree.tokens[c].xpos == "VB" for c in tree.kids(head, "aux"))
    if copula is None or not infinitive:
        return False
    came = tree.tokens[copula].xpos == "VBD" and tree.lemma(head) in words("speech", "future.destined")
    return not came and any(tree.tokens[c].xpos == "TO" and c > copula for c in tree.kids(head, "mark"))


def _is_or_was(tree: Tree, i: int) -> bool:
    """Whether an auxiliary is one of the present, or "was"; "had to" tells what was done."""
    past = tree.tokens[i].xpos == "VBD" and tree.lower(i) in words("speech", "future.was")
    return past or tree.tokens[i].xpos in ("VBZ", "VBP")
