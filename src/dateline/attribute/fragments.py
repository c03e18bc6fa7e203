"""Which units are no propositions: questions, orders, and what is left of clauses that were torn or cut apart."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from dateline.attribute.cues import says
from dateline.attribute.governors import antecedent
from dateline.attribute.tree import Tree
from dateline.attribute.units import Unit, is_finite
from dateline.lang import words

_ENDS = (".", "!", "?")
_ASKED = ("WP", "WDT", "WP$", "WRB", "IN")
_ASKING = ("WP", "WDT", "WP$")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_PREDICATES = ("VERB", "AUX")
_OPENING = 6  # words at the beginning of a clause: a speaker's name, a conjunction
_LEADING = ("CCONJ", "PUNCT", "INTJ", "PROPN", "ADV")
_SAYING = ("NOUN", "PROPN", "ADJ", "NUM", "VERB")


def is_asked(tree: Tree, unit: Unit) -> bool:
    """Whether a unit is a question, or what an answer to one would tell: "what the car would cost"."""
    head = unit.head
    end = next((i for i in tree.sentence(head) if i > head and tree.lower(i) in _ENDS), None)
    if end is not None and tree.lower(end) == "?":
        return True
    if tree.tokens[head].deprel == "acl:relcl":
        noun = tree.head(head)
        return noun is not None and any(tree.tokens[c].xpos in _ASKING for c in tree.kids(noun, "det"))
    if _inverted(tree, unit):
        return True
    asking = [i for i in unit.own if i < head and tree.tokens[i].xpos in _ASKING]
    near = [i for i in asking if tree.head(i) == head or tree.head(tree.tokens[i].head) == head]
    return any(antecedent(tree, i) is None and not _behind_a_noun(tree, i) for i in near)


def _inverted(tree: Tree, unit: Unit) -> bool:
    """ "So why would she leave": an auxiliary between what asks and the subject."""
    own = tree.child(unit.head, "nsubj", "expl")
    why = [c for c in tree.kids(unit.head, "advmod") if tree.tokens[c].xpos == "WRB" and c < unit.head]
    return bool(why) and own is not None and any(why[0] < c < own for c in tree.kids(unit.head, "aux", "cop"))


def _behind_a_noun(tree: Tree, i: int) -> bool:
    """Whether a word that may ask relates to the noun before its comma, wherever it was hung: "Lee, who did not …"."""
    comma = i >= 2 and tree.tokens[i - 1].text == "," and tree.tokens[i - 1].sentence == tree.tokens[i - 2].sentence
    return comma and tree.tokens[i - 2].upos in ("NOUN", "PROPN") and tree.tokens[i].xpos.startswith("WP")


def is_order(tree: Tree, unit: Unit) -> bool:
    """ "Don't shoot him": a bare verb of nobody. "Let's go": what the speaker asks of himself and others."""
    if _lets_us(tree, unit):
        return True
    head = unit.head
    first = head
    while tree.relation(first) == "conj":
        first = tree.tokens[first].head
    if tree.tokens[head].xpos != "VB" or tree.kids(head, "nsubj", "expl"):
        return False
    helping = {tree.lemma(c) for i in (head, first) for c in tree.kids(i, "aux")}
    if unit.subject is not None and (
        tree.relation(first) not in ("root", "ccomp", "parataxis") or tree.kids(first, "nsubj")
    ):
        return False
    return not helping - words("speech", "tense.do") and not tree.kids(first, "mark")


def _lets_us(tree: Tree, unit: Unit) -> bool:
    """Whether a clause begins with "let's", perhaps behind a conjunction or who speaks in a script."""
    for i, j in pairwise(tree.within(unit.span)[:_OPENING]):
        if tree.lower(i) in words("speech", "orders.let") and tree.lower(j) in words("speech", "orders.us"):
            return tree.tokens[i].xpos in ("VB", "VBP")
        if tree.tokens[i].upos not in _LEADING:
            return False
    return False


def is_torn(tree: Tree, unit: Unit, heads: Collection[int]) -> bool:
    """What is left of a clause that the parser tore or that was cut apart: its verb outside, nothing but an auxiliary,
    a noun with a subject and no verb, a verb whose whole complement is a unit of its own ("he doubted that …").
    `heads` are the predicates of all clauses."""
    inside = tree.within(unit.span)
    if unit.head not in inside or _nothing_but_auxiliary(tree, unit):
        return True
    if tree.tokens[unit.head].upos not in _PREDICATES and not any(tree.tokens[i].upos == "AUX" for i in inside):
        return True
    if _free_relative(tree, unit) or _byline(tree, unit):
        return True
    return _stump(tree, unit, heads) or _disagrees(tree, unit) or lacks_subject(tree, unit)


def is_headless(tree: Tree, unit: Unit, title: str) -> bool:
    """Whether a title begins with its finite verb: nothing tells of whom it is said ("would be hurt by the tax")."""
    first = tree.within(unit.span)[0]
    if tree.tokens[first].xpos not in _FINITE or first not in (unit.head, *tree.kids(unit.head, "aux", "cop")):
        return False
    asked = any(first < c for c in tree.kids(unit.head, "nsubj", "csubj", "expl"))
    return not asked and title[:1].isalpha()


def _free_relative(tree: Tree, unit: Unit) -> bool:
    """ "What he sees as a threat", "what looked like a lead": a thing, no proposition, unless it is asked for."""
    first = tree.within(unit.span)[0]
    before = first - 1
    free = before in tree.sentence(unit.head) and tree.lower(before) in words("speech", "relatives.free")
    return free and tree.tokens[before].upos == "PRON" and unit.kind == "clause"


def _byline(tree: Tree, unit: Unit) -> bool:
    """ "Reporting by Ann Lee": a gerund of nobody that is a sentence."""
    head = unit.head
    bare = tree.tokens[head].xpos == "VBG" and not tree.kids(head, "aux", "cop", "nsubj", "csubj", "expl")
    return bare and tree.relation(head) in ("root", "parataxis")


def _nothing_but_auxiliary(tree: Tree, unit: Unit) -> bool:
    if tree.lemma(unit.head) not in words("speech", "tense.auxiliaries") or tree.child(unit.head, "obj", "xcomp"):
        return False
    return not any(i > unit.head and tree.tokens[i].upos in _SAYING for i in tree.within(unit.span))


def _stump(tree: Tree, unit: Unit, heads: Collection[int]) -> bool:
    """Whether what a verb is about was cut off, and nothing else is left behind it."""
    inside = tree.within(unit.span)
    last = inside[-1]
    if tree.tokens[last].upos == "VERB" and last != unit.head and tree.child(last, "obj", "nsubj:pass") is None:
        cut = [c for c in tree.kids(last, "ccomp", "xcomp") if c not in inside]
        if cut:
            return True  # "many nations left feeling", "seems to think"
    if (
        _tells_hearer(tree, unit)
        or _says_nothing(tree, unit)
        or _without_object(tree, unit)
        or _emptied(tree, last, heads)
    ):
        return True
    cut = [c for c in tree.kids(unit.head, "ccomp", "xcomp") if c > unit.head and c in heads and c not in inside]
    left = tree.kids(unit.head, "obj", "cop", "nsubj:pass", "aux:pass", "obl")
    led = any(tree.lower(i) in words("speech", "governors.plain_marks") for i in inside if i > unit.head)
    return bool(cut) and (not left or tree.tokens[last].xpos in _ASKED or led)


def is_general(tree: Tree, unit: Unit) -> bool:
    """What is said of a kind and at no time: "few marriages survive", "all scars can heal", "love is hard"."""
    subject, head = unit.subject, unit.head
    if subject is None or tree.tokens[subject].upos != "NOUN" or tree.child(subject, "nmod:poss") is not None:
        return False
    if tree.child(head, "expl") is not None:
        return False  # "there is no evidence"
    for noun in (subject, head):
        first = tree.child(noun, "det")
        if first is not None and tree.lower(first) in words("people", "determiners.definite"):
            return False  # "the scar can heal", "closure is the likeliest end"
    helping = tree.kids(head, "aux", "cop")
    tags = {tree.tokens[c].xpos for c in helping} or {tree.tokens[head].xpos}
    able = all(tree.lower(c) in words("speech", "hedges.modals_able") for c in helping if tree.tokens[c].xpos == "MD")
    lasting = tags <= {"VBZ", "VBP", "MD", "VB"} and able
    return (
        lasting
        and tree.tokens[head].xpos != "VBG"
        and not any(tree.lower(c) in words("speech", "tense.have") for c in helping)
    )


def _tells_hearer(tree: Tree, unit: Unit) -> bool:
    """ "told a young woman", with what was told left out; "never told his wife" leaves out nothing."""
    head, inside = unit.head, tree.within(unit.span)
    if any(tree.lower(c) in words("speech", "negation.words") for c in tree.kids(head, "advmod")):
        return False
    teller = tree.lemma(head) in words("speech", "cues.hearer_first") and tree.child(head, "nsubj:pass") is None
    return teller and not any(c in inside and c > head for c in tree.kids(head, "ccomp", "xcomp", "obl", "parataxis"))


def _says_nothing(tree: Tree, unit: Unit) -> bool:
    """ "As the Gazette wrote", "as she put it": a verb of saying in the active with nothing behind it."""
    head, mark = unit.head, tree.child(unit.head, "mark")
    it = tree.child(head, "obj")
    if mark is not None and it is not None and tree.lower(it) in words("people", "pronouns.neuter"):
        return tree.lower(mark) in words("speech", "relatives.alike") and tree.within(unit.span)[-1] == it
    if tree.within(unit.span)[-1] != head or tree.kids(head, "aux:pass", "cop", "nsubj:pass"):
        return False
    said = says(tree.lemma(head))
    return said and mark is not None and mark < head


def _without_object(tree: Tree, unit: Unit) -> bool:
    """A verb whose object the next joined verb has: "either did not support or flatly contradicted half of it"."""
    head = unit.head
    joined = [c for c in tree.kids(head, "conj") if c > head and tree.child(c, "nsubj") is None]
    bare = not tree.kids(head, "obj", "obl", "xcomp", "ccomp", "cop", "nsubj:pass", "aux:pass", "compound:prt")
    either = any(tree.relation(c) == "cc" for c in (*tree.kids(head, "cc"), *tree.kids(head, "cc:preconj")) if c < head)
    return bool(joined) and bare and either


def _emptied(tree: Tree, last: int, heads: Collection[int]) -> bool:
    """Whether a unit ends with a noun that says nothing without the clause cut off behind it: "died at a time"."""
    cut = any(c in heads and c > last and tree.tokens[c].deprel == "acl:relcl" for c in tree.children[last])
    return cut and tree.lemma(last) in words("speech", "relatives.empty")


def is_remark(tree: Tree, unit: Unit) -> bool:
    """What an author says of what is said, or asks: "it is a mystery that …", "it would take luck to …", "whether she
    comes back"."""
    head = unit.head
    asked = [c for c in tree.kids(head, "mark") if tree.lower(c) in words("speech", "governors.asking")]
    if asked and tree.relation(head) in ("ccomp", "csubj"):
        return True
    it = next(
        (c for c in tree.kids(head, "nsubj", "expl") if tree.lower(c) in words("people", "pronouns.neuter")), None
    )
    if it is None or not expletive(tree, it):
        return False
    supposed = any(tree.lower(c) in words("speech", "future.would") for c in tree.kids(head, "aux"))
    copular = tree.tokens[head].upos != "VERB" or tree.child(head, "cop") is not None
    return supposed or copular or tree.child(head, "xcomp", "obj", "ccomp") is None or _become(tree, head)


def _become(tree: Tree, head: int) -> bool:
    """ "It has become clear"."""
    return any(tree.tokens[c].upos == "ADJ" for c in tree.kids(head, "xcomp"))


def lacks_subject(tree: Tree, unit: Unit) -> bool:
    """A clause with tense that nobody does anything in, as far as the tree shows: "might not be as strong"."""
    if unit.kind != "clause" or not is_finite(tree, unit.head) or tree.tokens[unit.head].deprel == "acl:relcl":
        return False
    own = tree.child(unit.head, "nsubj", "csubj", "expl")
    return own is None and (tree.relation(unit.head) == "ccomp" or unit.subject is None)


def _disagrees(tree: Tree, unit: Unit) -> bool:
    """Whether the subject that a clause shares or takes up doesn't go with its verb: "huge costs … was seeping"."""
    subject = unit.subject
    if subject is None or subject in unit.own or tree.tokens[subject].upos != "NOUN" or tree.child(subject, "conj"):
        return False
    many, verbs = tree.tokens[subject].xpos == "NNS", [unit.head, *tree.kids(unit.head, "aux", "cop")]
    first = min(verbs)
    if tree.tokens[first].xpos not in ("VBZ", "VBP", "VBD"):
        return False  # "said to have left"
    one = tree.tokens[first].xpos == "VBZ" or tree.lower(first) in words("speech", "tense.singular")
    several = tree.tokens[first].xpos == "VBP" or tree.lower(first) in words("speech", "tense.plural")
    group = tree.lemma(subject) in words("people", "couple.nouns") | words("speech", "sources.organization")
    return (many and one) or (tree.tokens[subject].xpos == "NN" and several and not group)  # "the couple remain"


def expletive(tree: Tree, i: int) -> bool:
    """ "It" or "there" that stands for nothing, or for the clause behind: "it is clear that"."""
    verb = tree.head(i)
    if tree.relation(i) == "expl":
        return True
    clause = verb is not None and any(c > i for c in tree.kids(verb, "ccomp", "csubj", "xcomp", "advcl"))
    return clause and tree.lower(i) in words("people", "pronouns.neuter")
