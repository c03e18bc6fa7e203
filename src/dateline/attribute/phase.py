"""Phase of a claim, from tense, aspect and mood: whether it happened, goes on, is expected or only supposed."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.attribute.asserted import is_supposed
from dateline.attribute.chains import Chain
from dateline.attribute.governors import shared_auxiliaries
from dateline.attribute.moods import full_form, has_to, is_demanded, is_habit, may_be_now, tells_when, was_unable
from dateline.attribute.plans import (
    is_after_what_comes,
    is_ahead,
    is_due,
    is_going_to,
    is_timetable,
    is_to,
    was_supposed_to,
)
from dateline.attribute.tree import Tree
from dateline.attribute.units import Unit, is_condition
from dateline.lang import words
from dateline.model import Phase


def phase(tree: Tree, unit: Unit, chains: Sequence[Chain], past_speech: bool) -> tuple[Phase, str]:
    """Whether a unit happened, goes on, is expected or only supposed, with what decided it."""
    if unit.kind == "noun":
        adjectives = [tree.lower(c) for c in tree.kids(unit.head, "amod")]
        ahead = [a for a in adjectives if a in words("speech", "future.adjectives")]
        return (Phase.EXPECTED, f"adjective {ahead[0]}") if ahead else (Phase.HAPPENED, "noun")
    head = unit.head
    auxiliaries = [full_form(tree, c) for c in (*tree.kids(head, "aux", "cop"), *shared_auxiliaries(tree, head))]
    if is_demanded(tree, head):
        return Phase.EXPECTED, "demanded"
    if is_supposed(tree, head):
        return Phase.HYPOTHETICAL, "supposed"
    if _any(auxiliaries, "future.would") and not _any(auxiliaries, "tense.had"):
        return _would(tree, head, auxiliaries, chains, past_speech)
    if tree.tokens[head].xpos == "MD":
        auxiliaries = [*auxiliaries, full_form(tree, head)]  # "Yes, I will"
    if _any(auxiliaries, "future.modals") or is_going_to(tree, head):
        return Phase.EXPECTED, "future"
    if was_unable(tree, head):
        return Phase.HAPPENED, "inability"
    if may_be_now(tree, head):
        return Phase.ONGOING, "perhaps now"
    if _any(auxiliaries, "hedges.modals_possible") and not _any(auxiliaries, "tense.infinitive_have"):
        return (Phase.HYPOTHETICAL, "unreal condition") if _unreal(tree, head) else (Phase.EXPECTED, "modal")
    if is_to(tree, head):
        return Phase.EXPECTED, "is to"
    if was_supposed_to(tree, head):
        return Phase.EXPECTED, "supposed to"
    if _any(auxiliaries, "advice.modals") or _had_better(tree, head, auxiliaries):
        return Phase.EXPECTED, "advice"
    if _any(auxiliaries, "hedges.modals_able") and not _any(auxiliaries, "tense.infinitive_have"):
        return Phase.ONGOING, "ability"
    if _any(auxiliaries, "hedges.modals_duty") and not _any(auxiliaries, "tense.infinitive_have"):
        return Phase.EXPECTED, "duty"
    if has_to(tree, head):
        return Phase.EXPECTED, "duty"
    if _has_condition(tree, head):
        return Phase.EXPECTED, "condition"
    if _promised(tree, head, chains):
        return Phase.EXPECTED, "promise"
    if tree.lemma(head) in words("speech", "future.verbs") and tree.child(head, "xcomp") is not None:
        return Phase.EXPECTED, f"verb {tree.lemma(head)}"
    if is_ahead(tree, head):
        return Phase.EXPECTED, f"state {tree.lower(head)}"
    if is_due(tree, head):
        return Phase.EXPECTED, "state before an infinitive"
    if is_after_what_comes(tree, head):
        return Phase.EXPECTED, "beside what is to come"
    if is_timetable(tree, head):
        return Phase.EXPECTED, "timetable"
    if _aimed_at(tree, head):
        return Phase.EXPECTED, "infinitive"
    return _aspect(tree, head, auxiliaries, past_speech)


def _would(
    tree: Tree, head: int, auxiliaries: Sequence[str], chains: Sequence[Chain], past_speech: bool
) -> tuple[Phase, str]:
    """ "would": supposed, but the future of the past where a verb in the past or a promise reports it."""
    conditional = _has_condition(tree, head) or _any(auxiliaries, "tense.infinitive_have")
    if not conditional and is_habit(tree, head, past_speech=past_speech):
        return Phase.HAPPENED, "would of habit"
    if conditional or not chains:
        return Phase.HYPOTHETICAL, "would"
    cue = chains[-1].report.cue
    promised = cue is not None and tree.lemma(cue) in words("speech", "cues.future.verbs")
    if promised or past_speech:
        return Phase.EXPECTED, "would under a report"
    return Phase.HYPOTHETICAL, "would"


def _aspect(tree: Tree, head: int, auxiliaries: Sequence[str], past_speech: bool) -> tuple[Phase, str]:
    """Happened or ongoing, from the tense of the first verb and the form of the head."""
    tags = [tree.tokens[c].xpos for c in tree.kids(head, "aux", "cop")]
    progressive = tree.tokens[head].xpos == "VBG"
    present = any(t in ("VBZ", "VBP") for t in tags) or (not tags and tree.tokens[head].xpos in ("VBZ", "VBP"))
    perfect = present and _any(auxiliaries, "tense.have")
    backshifted = past_speech and _any(auxiliaries, "tense.had")  # "said he had led it since May"
    passive = any(tree.tokens[c].deprel == "aux:pass" for c in tree.children[head])
    copular = tree.child(head, "cop") is not None
    negated = any(tree.lower(c) in words("speech", "negation.words") for c in tree.children[head])
    since = (_since(tree, head) and (copular or not _counted(tree, head))) or _lasting(tree, head)
    stays = tree.lemma(head) in words("speech", "tense.staying") and not _counted(tree, head)
    if (perfect and (progressive or stays or ((copular or since) and not negated))) or (
        backshifted and since and not negated
    ):
        return Phase.ONGOING, "perfect of what goes on"
    if perfect:
        return Phase.HAPPENED, "perfect"
    if not tags and not progressive and copular and past_speech:
        return Phase.ONGOING, "infinitive of a state"
    if _said_of_now(tree, head, copular or progressive):
        return Phase.ONGOING, "infinitive under hearsay"  # "is said to favour it", "are thought to be planning"
    if past_speech and progressive and "VB" in tags:
        return Phase.ONGOING, "infinitive progressive"  # "is said to be planning"
    if present and not passive:
        return Phase.ONGOING, "present"
    if present:
        return (Phase.ONGOING, "present passive")
    if progressive and not tags:
        governor = tree.head(head)
        if governor is not None and tree.relation(head) in ("advcl", "conj", "acl", "parataxis"):
            return (
                _aspect(tree, governor, [full_form(tree, c) for c in tree.kids(governor, "aux", "cop")], past_speech)
                if tree.tokens[governor].upos in ("VERB", "ADJ", "NOUN")
                else (Phase.HAPPENED, "participle")
            )
        return Phase.ONGOING, "participle"
    state = copular or (tree.lemma(head) in words("speech", "tense.states") and not tells_when(tree, head))
    if past_speech and (progressive or state) and not _any(auxiliaries, "tense.had"):
        return Phase.ONGOING, "backshifted present"
    return Phase.HAPPENED, "past"


def _said_of_now(tree: Tree, head: int, lasting: bool) -> bool:
    """Whether a predicate is what somebody is now said to do or be, without "have": no past."""
    governor = tree.head(head)
    if governor is None or tree.relation(head) != "xcomp" or tree.child(head, "mark") is None:
        return False
    if tree.lemma(governor) not in words("speech", "hedges.passive_hearsay"):
        return False
    now = any(
        tree.tokens[c].xpos in ("VBZ", "VBP") and tree.tokens[c].deprel == "aux:pass" for c in tree.children[governor]
    )
    bare = tree.tokens[head].xpos == "VB" and tree.child(head, "aux") is None
    perfect = any(_any([tree.lower(c)], "tense.infinitive_have") for c in tree.kids(head, "aux"))
    return now and (bare or lasting) and not perfect


def _counted(tree: Tree, head: int) -> bool:
    """Whether a verb tells how many or how much of something was done: "fell by a fifth", "met twice", "cut 340"."""
    parts = [c for c in tree.kids(head, "obj", "obl", "advmod", "obl:unmarked") if not _is_since(tree, c)]
    times = {i for t in tree.annotations.timexes for i in tree.within(t.span)}
    return any(
        i not in times and (tree.tokens[i].upos == "NUM" or tree.lower(i) in words("speech", "tense.counts"))
        for c in parts
        for i in tree.subtree(c)
    )


def _is_since(tree: Tree, i: int) -> bool:
    return any(tree.lower(c) in words("speech", "tense.since") for c in tree.kids(i, "case", "mark"))


def _lasting(tree: Tree, head: int) -> bool:
    """ "has long opposed it": the present perfect of what still holds."""
    return any(tree.lower(c) in words("speech", "tense.lasting") and c < head for c in tree.kids(head, "advmod"))


def _had_better(tree: Tree, head: int, auxiliaries: Sequence[str]) -> bool:
    """ "We had better leave": advice."""
    better = [c for c in tree.kids(head, "advmod", "aux") if tree.lower(c) in words("speech", "advice.better")]
    return bool(better) and bool({*auxiliaries} & (words("speech", "tense.had") | words("speech", "future.would")))


def _aimed_at(tree: Tree, head: int) -> bool:
    """ "urged them to leave", "a plan to leave": an infinitive that no verb over it makes a fact."""
    to = any(tree.tokens[c].xpos == "TO" for c in tree.kids(head, "mark"))
    governor = tree.head(head)
    if not to or governor is None or tree.tokens[head].xpos != "VB" or tree.kids(head, "aux"):
        return False
    if tree.relation(head) not in ("xcomp", "ccomp", "acl", "advcl"):
        return False
    hearsay = tree.lemma(governor) in words("speech", "hedges.passive_hearsay")
    return not hearsay and not {tree.lemma(governor), tree.lower(governor)} & words("speech", "tense.achieving")


def _since(tree: Tree, head: int) -> bool:
    """Whether an expression with "since" hangs on the verb: the present perfect of what still holds."""
    return any(_is_since(tree, k) for k in tree.kids(head, "obl", "advcl", "advmod"))


def _any(found: Sequence[str], key: str) -> bool:
    """Whether one of some words stands in a list of the language."""
    return any(word in words("speech", key) for word in found)


def _has_condition(tree: Tree, head: int) -> bool:
    return any(is_condition(tree, c) for c in tree.kids(head, "advcl"))


def _unreal(tree: Tree, head: int) -> bool:
    """ "If they asked, we could save them months": a condition in the past beside a modal of what may come."""
    conditions = [c for c in tree.kids(head, "advcl") if is_condition(tree, c)]
    return any(tree.tokens[i].xpos == "VBD" for c in conditions for i in (c, *tree.kids(c, "aux", "cop")))


def _promised(tree: Tree, head: int, chains: Sequence[Chain]) -> bool:
    """The complement of a promise or forecast without tense of its own ("vowed to fight")."""
    if not chains or chains[-1].report.cue is None:
        return False
    infinitive = tree.tokens[head].xpos == "VB" and tree.child(head, "aux") is None
    return tree.lemma(chains[-1].report.cue) in words("speech", "cues.future.verbs") and infinitive
