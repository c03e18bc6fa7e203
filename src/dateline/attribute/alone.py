"""Which clauses tell a claim of their own, and which stay in the claim of their sentence.

A clause that only says which one is meant ("the crews that cleared the road"), in what way or while what ("as he had
promised"), what is asked, or what is hoped or feared, is asserted by nobody as far as it goes; cut out, it tells of
all, or as so, what its sentence doesn't (Huddleston & Pullum 2002, chapters 12 and 17). The title of the clause that it
belongs to reaches over it. What is dated is told all the same: it happened, and then.
"""

from __future__ import annotations

from collections.abc import Collection

from dateline.attribute.governors import is_taken_back, is_untrue, said_of_words
from dateline.attribute.sure import joins_an_aim
from dateline.attribute.tree import Tree
from dateline.attribute.units import Unit, is_finite
from dateline.lang import words

_APART = (",", "(", "[", ";", ":", "—", "–", "―", "-", "--", "−")
_ASKING = ("WRB", "WP", "WP$", "WDT")


def stands_alone(tree: Tree, unit: Unit, timed: Collection[int], cues: Collection[int]) -> bool:
    """Whether a clause may be a claim of its own; `timed` are the tokens of time expressions, `cues` the words that
    introduce what the unit reports."""
    first = _first(tree, unit.head)
    if not _goes_with(tree, unit.head, first) or joins_an_aim(tree, unit.head) or _only_asked(tree, unit.head):
        return False
    above, dated = tree.head(first), bool(set(timed) & set(unit.own))
    if above is None:
        return True
    if above in cues:
        return dated or tree.child(first, "mark") is not None or not _asked(tree, first)
    relation = tree.relation(first)
    if relation == "acl":
        if _of_words(tree, first):
            return True
        more = dated or _whole(tree, first) or _counts(tree, unit) or _done(tree, first)
        return _apart(tree, first) or _of_fact(tree, first) or (more and _past(tree, unit.head))
    if relation == "advcl":
        return _tells_beside(tree, unit, first) or (dated and is_finite(tree, unit.head))
    if relation in ("ccomp", "csubj"):
        return not _asked(tree, first) and not _made(tree, above)
    return True


def _only_asked(tree: Tree, i: int) -> bool:
    """ "When asked about it, …", "pressed by reporters, …": that somebody was asked, beside what the answer was."""
    bare = tree.tokens[i].xpos in ("VBN", "VBD") and not tree.kids(i, "nsubj", "csubj", "expl", "aux", "cop")
    return bare and tree.relation(i) == "advcl" and tree.lemma(i) in words("speech", "alone.asked")


def _first(tree: Tree, i: int) -> int:
    """The first of the joined predicates that share a subject."""
    while tree.relation(i) == "conj" and tree.child(i, "nsubj", "csubj", "expl") is None:
        i = tree.tokens[i].head
    return i


def _goes_with(tree: Tree, i: int, first: int) -> bool:
    """Whether a joined verb has tense, the form of a verb that it is joined to, or something that it is done to: not
    "[she] humbled" of "was honored and humbled"."""
    above, form = tree.head(i), tree.tokens[i].xpos
    if i == first or above is None or is_finite(tree, i) or form == tree.tokens[above].xpos:
        return True
    if form == "VB":
        joined = [i, *(a for a in tree.ancestors(i) if a >= first)]
        verbs = [above, *(c for j in joined for c in tree.kids(j, "aux"))]
        return any(tree.tokens[j].xpos in ("MD", "VB", "VBP") for j in verbs)
    return form in ("VBG", "VBN") and tree.child(i, "obj", "obl", "xcomp", "ccomp") is not None


def _apart(tree: Tree, i: int) -> bool:
    """Whether a mark sets a clause on a noun apart: then it tells something more of what is known already."""
    noun, begin = tree.tokens[i].head, min(tree.subtree(i))
    marks = {tree.lower(j) for j in (begin, begin - 1) if j > noun}
    return bool(marks & set(_APART)) and tree.child(i, "mark") is None


def _of_words(tree: Tree, i: int) -> bool:
    """Whether a clause is on words that are said to be untrue or not there ("there is no evidence that"), or on the
    source that is named beside a clause ("according to papers that Lee found"): no other claim tells it."""
    noun, said = tree.tokens[i].head, said_of_words(tree, i)
    verb = tree.head(noun)
    if verb is not None and tree.child(i, "mark") is not None and tree.child(verb, "expl") is not None:
        return True
    if said is not None and (is_untrue(tree, said) or is_taken_back(tree, said)):
        return True
    return any(tree.lower(c) in words("speech", "cues.according.words") for c in tree.kids(noun, "case"))


def _of_fact(tree: Tree, i: int) -> bool:
    """ "The fact that they are still married", "news that she had left": the noun says that it is so, as far as it
    isn't one of what is only hoped, feared or denied."""
    noun = tree.tokens[i].head
    that = any(tree.lower(c) in words("speech", "governors.plain_marks") for c in tree.kids(i, "mark"))
    denied = any(tree.lower(c) in words("speech", "governors.nobody") for c in tree.kids(noun, "det"))
    return that and not denied and tree.lemma(noun) not in words("speech", "governors.nouns")


def _whole(tree: Tree, i: int) -> bool:
    """Whether a clause on a noun has all its parts, and the noun is only its time or place: "a debate in which Lee
    lost", "the hours after the wall fell"."""
    own, noun = tree.child(i, "nsubj", "csubj", "expl"), tree.tokens[i].head
    begin = min(tree.subtree(i))
    if own is None or own <= begin or tree.tokens[own].xpos in _ASKING:
        return False
    if tree.child(noun, "case") is not None and tree.child(noun, "cop") is not None:
        return True  # "it was in the autumn that the firm closed"
    preposition = tree.tokens[begin].upos == "ADP" and tree.tokens[begin + 1].xpos in _ASKING
    plain = tree.lower(begin) in words("speech", "governors.plain_marks")
    return preposition or tree.tokens[begin].xpos == "WRB" or (tree.relation(begin) == "mark" and not plain)


def _counts(tree: Tree, unit: Unit) -> bool:
    """Whether a clause tells of how many something was done: "that killed 14"."""
    return any(tree.tokens[c].upos == "NUM" or tree.child(c, "nummod") is not None for c in tree.kids(unit.head, "obj"))


def _done(tree: Tree, i: int) -> bool:
    """Whether a clause on a noun tells what somebody once did to it, with whom or where ("the box Lee left at the
    inn"), what was done, or what the one thing that is meant did to another ("the law that doubled the fee")."""
    own, noun = tree.child(i, "nsubj"), tree.tokens[i].head
    once = any(tree.tokens[j].xpos == "VBD" for j in (i, *tree.kids(i, "aux")))
    if not once or own is None:
        return False
    if tree.tokens[own].xpos in _ASKING or tree.lower(own) in words("people", "pronouns.relative"):
        the = any(tree.lower(c) in words("people", "determiners.definite") for c in tree.kids(noun, "det"))
        return the and tree.child(i, "obj", "obl") is not None
    if tree.child(i, "aux:pass") is not None:
        return True
    behind = any(c > i for c in tree.kids(i, "obj", "obl", "xcomp"))
    return behind and tree.tokens[own].upos in ("PROPN", "PRON") and tree.tokens[i].deprel == "acl:relcl"


def _past(tree: Tree, i: int) -> bool:
    return any(tree.tokens[j].xpos in ("VBD", "VBN") for j in (i, *tree.kids(i, "aux", "cop")))


def _tells_beside(tree: Tree, unit: Unit, first: int) -> bool:
    """Whether an adverbial clause tells something beside its sentence's: not in what way it was, nor when it will be,
    and no verb without a subject that was taken for one with tense."""
    opened = [c for c in tree.kids(first, "mark", "advmod") if c < first and _opens(tree, c)]
    if not opened:
        own = tree.child(first, "nsubj", "csubj", "expl")
        return not is_finite(tree, first) or own is not None
    mark = tree.lower(opened[0])
    if mark in words("speech", "relatives.alike"):
        return _past(tree, unit.head) and tree.child(unit.head, "obj", "obl", "xcomp", "cop", "aux") is not None
    if tree.tokens[opened[0]].xpos == "WRB":
        return _past(tree, unit.head) or (mark not in words("speech", "governors.when") and _comma(tree, opened[0]))
    return True


def _comma(tree: Tree, i: int) -> bool:
    return i > 0 and tree.lower(i - 1) in _APART


def _opens(tree: Tree, i: int) -> bool:
    return tree.relation(i) == "mark" or tree.tokens[i].xpos == "WRB"


def _asked(tree: Tree, i: int) -> bool:
    """Whether a clause is the content of a question: "why she left", "how much it costs", "if she will"."""
    own = tree.child(i, "nsubj", "csubj", "expl")
    before = [c for c in tree.children[i] if c < (i if own is None else own)]
    marks = [c for c in before if tree.relation(c) == "mark" and tree.lower(c) in words("speech", "governors.asking")]
    before = [j for c in before if tree.tokens[c].upos != "VERB" for j in (c, *tree.kids(c, "advmod", "det"))]
    return bool(marks) or any(tree.tokens[j].xpos in _ASKING for j in before)


def _made(tree: Tree, above: int) -> bool:
    """Whether what stands above a clause only sees to it that it is so: "to make sure that", "ensured that"."""
    return tree.lemma(above) in words("speech", "alone.aimed")
