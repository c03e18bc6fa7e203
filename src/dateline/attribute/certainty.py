"""Certainty, polarity and phase of a claim, each with the name of the rule that decided it.

Certainty is the source's own, as worded: hedges, modals and the verb of saying. Polarity is the wording's: a denial is
the denied claim with "-". Phase comes from tense, aspect and mood.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.attribute.asserted import doubts, is_supposed, turns
from dateline.attribute.chains import Chain
from dateline.attribute.governors import is_taken_back, is_untrue, said_of_words, shared_auxiliaries
from dateline.attribute.moods import (
    could_not,
    full_form,
    has_to,
    is_demanded,
    is_habit,
    may_be_now,
    tells_when,
    was_unable,
)
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
from dateline.model import Certainty, Phase, Polarity

_ORDER = (Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE)


@dataclass(frozen=True)
class Modality:
    """How a claim is held: the three words and the rules that decided them, joined by "; "."""

    certainty: Certainty
    polarity: Polarity
    phase: Phase
    rule: str


def judge(tree: Tree, unit: Unit, chains: Sequence[Chain], *, past_speech: bool) -> Modality:
    """Decide all three for a unit; `past_speech` says that it is indirect speech under a verb in the past."""
    certainty, why_certain = _certainty(tree, unit, chains)
    polarity, why_polar = _polarity(tree, unit, chains)
    phase, why_phase = _phase(tree, unit, chains, past_speech)
    return Modality(certainty, polarity, phase, "; ".join((why_certain, why_polar, why_phase)))


# ---- certainty ----


def _certainty(tree: Tree, unit: Unit, chains: Sequence[Chain]) -> tuple[Certainty, str]:
    marks: list[tuple[Certainty, str]] = []
    for i in _scope(tree, unit):
        lower = tree.lower(i)
        if lower in words("speech", "hedges.possible"):
            marks.append((Certainty.POSSIBLE, f"hedge {lower}"))
        elif lower in words("speech", "hedges.probable"):
            marks.append((Certainty.PROBABLE, f"hedge {lower}"))
        elif (
            (tree.relation(i) == "aux" or tree.tokens[i].xpos == "MD")
            and lower in words("speech", "hedges.modals_possible")
            and not could_not(tree, unit.head)
        ):
            marks.append((Certainty.POSSIBLE, f"modal {lower}"))
    for i in shared_auxiliaries(tree, unit.head):
        if tree.lower(i) in words("speech", "hedges.modals_possible"):
            marks.append((Certainty.POSSIBLE, f"modal {tree.lower(i)}"))
    if unit.kind == "noun":
        for c in tree.kids(unit.head, "amod"):
            if tree.lower(c) in words("speech", "hedges.adjectives_possible"):
                marks.append((Certainty.POSSIBLE, f"adjective {tree.lower(c)}"))
            elif tree.lower(c) in words("speech", "hedges.adjectives_probable"):
                marks.append((Certainty.PROBABLE, f"adjective {tree.lower(c)}"))
    for frame in (*_frames(tree, unit.head), *_states(tree, unit.head), *_doubts(tree, unit.head)):
        marks.append((Certainty.PROBABLE, f"frame {tree.lower(frame)}"))
    marks += doubts(tree, unit.head, [c.report for c in chains])
    if (said := said_of_words(tree, unit.head)) is not None and is_taken_back(tree, said):
        marks.append((Certainty.POSSIBLE, f"taken back: {tree.lower(said)}"))
    if chains:
        report = chains[-1].report
        weakest = max(
            (c.report for c in chains if c.report.source is None),
            key=lambda r: _ORDER.index(r.certainty),
            default=report,
        )
        stance = max((report, weakest), key=lambda r: _ORDER.index(r.certainty))
        cue = f"cue {tree.lower(stance.cue)}" if stance.cue is not None else "quotation"
        if not stance.denied:
            marks.append((stance.certainty, cue))
    if not marks:
        return Certainty.CERTAIN, "stated"
    return max(marks, key=lambda m: _ORDER.index(m[0]))


def _scope(tree: Tree, unit: Unit) -> list[int]:
    """The words that can hedge or negate a unit: direct dependents of its head and of its complement verbs."""
    heads = {unit.head, *(c for c in tree.kids(unit.head, "xcomp"))}
    return [
        i
        for i in unit.own
        if tree.head(i) in heads
        or (
            tree.head(i) is not None
            and tree.relation(i) == "advmod"
            and tree.head(tree.tokens[i].head) in heads
            and not _sentence_remark(tree, tree.tokens[i].head)
        )
        or (tree.tokens[i].xpos == "MD" and i < unit.head and tree.head(tree.tokens[i].head) in heads)
    ]


def _sentence_remark(tree: Tree, i: int) -> bool:
    """ "perhaps most important, wages rose": what is hedged is the remark before the comma, and not the clause."""
    last = max(tree.subtree(i))
    apart = "," in (tree.lower(last), tree.lower(min(last + 1, len(tree.tokens) - 1)))
    return tree.tokens[i].upos == "ADJ" and (apart or tree.tokens[i].xpos == "JJS")


def _frames(tree: Tree, head: int) -> list[int]:
    """Verbs and adjectives of seeming that a unit stands under, or that it is itself ("seems to be")."""
    out = [head] if _seems(tree, head, tree.child(head, "xcomp", "ccomp")) else []
    governor = tree.head(head)
    if governor is not None and tree.relation(head) in ("ccomp", "csubj", "xcomp", "advcl", "conj"):
        compared = [c for c in tree.kids(head, "mark") if tree.lower(c) in words("speech", "frames.comparing")]
        under = tree.relation(head) in ("ccomp", "csubj", "xcomp") or bool(compared)
        if under and _seems(tree, governor, head):
            out.append(governor)
        elif tree.relation(head) in ("conj", "advcl") and tree.child(head, "nsubj") is None:
            out += [f for f in _frames(tree, governor) if f != governor]
    return out


def _seems(tree: Tree, i: int, complement: int | None) -> bool:
    """Whether a word is one of seeming with this complement; "looking to leave" is a wish."""
    if complement is None or tree.lemma(i) not in words("speech", "frames.seeming"):
        return False
    to = any(tree.tokens[c].xpos == "TO" for c in tree.kids(complement, "mark"))
    return not (to and tree.lemma(i) in words("speech", "frames.looking"))


def _states(tree: Tree, head: int) -> list[int]:
    """ "is likely to fall", "it is expected that she goes": the word of likelihood that a unit is or stands under."""
    above = tree.head(head) if tree.relation(head) in ("xcomp", "ccomp", "csubj") else None
    return [
        i
        for i, complement in ((head, tree.child(head, "xcomp", "ccomp", "csubj")), (above, head))
        if i is not None
        and complement is not None
        and tree.lower(i) in words("speech", "hedges.states_probable")
        and any(tree.relation(c) == "cop" or tree.tokens[c].deprel == "aux:pass" for c in tree.children[i])
    ]


def _doubts(tree: Tree, head: int) -> list[int]:
    """The verb of an opinion that a unit is not so: "I doubt that they will sell"."""
    above = tree.head(head)
    doubted = above is not None and tree.relation(head) == "ccomp"
    return (
        [above] if above is not None and doubted and tree.lemma(above) in words("speech", "negation.doubting") else []
    )


# ---- polarity ----


def _polarity(tree: Tree, unit: Unit, chains: Sequence[Chain]) -> tuple[Polarity, str]:
    negations = [
        i for i in unit.own if tree.lower(i) in words("speech", "negation.words") and _negates(tree, i, unit.head)
    ] or _negative_subject(tree, unit)
    negations = negations or [i for i in shared_auxiliaries(tree, unit.head) if _denies(tree, i)]
    negative = bool(negations)
    why = f"negation {tree.lower(negations[0])}" if negations else "no negation"
    if tree.lemma(unit.head) in words("speech", "negation.implicative") and tree.child(unit.head, "xcomp") is not None:
        negative, why = not negative, f"verb {tree.lemma(unit.head)}"
    for i in (*_states(tree, unit.head), *_doubts(tree, unit.head)):
        if tree.lower(i) in words("speech", "negation.states") or tree.lemma(i) in words("speech", "negation.doubting"):
            negative, why = not negative, f"frame {tree.lower(i)}"
        if i != unit.head and _negated(tree, i):
            negative, why = not negative, f"negated frame {tree.lower(i)}"
    for turn in turns(tree, unit.head):
        negative, why = not negative, turn
    if (said := said_of_words(tree, unit.head)) is not None and is_untrue(tree, said) and not _negated(tree, said):
        negative, why = not negative, f"said to be {tree.lower(said)}"
    denials = [c.report for c in chains if c.report.denied]
    promise = _promise(tree, unit.head, chains)
    if promise is not None and not denials and _negated(tree, promise):  # "did not agree to withdraw it"
        negative, why = not negative, f"negated {tree.lower(promise)}"
    if denials:
        cue = denials[-1].cue
        denied_denial = cue is not None and _negated(tree, cue)
        if not denied_denial:
            negative, why = not negative, f"denied by {tree.lower(cue) if cue is not None else 'source'}"
    return (Polarity.NEGATIVE if negative else Polarity.POSITIVE), why


def _promise(tree: Tree, head: int, chains: Sequence[Chain]) -> int | None:
    """The cue of which a unit is the infinitive: "agreed to withdraw"."""
    cue = chains[-1].report.cue if chains else None
    return cue if cue is not None and tree.relation(head) == "xcomp" and tree.head(head) == cue else None


def _negated(tree: Tree, i: int) -> bool:
    return any(tree.lower(c) in words("speech", "negation.words") for c in tree.children[i])


def _denies(tree: Tree, i: int) -> bool:
    return tree.lower(i) in words("speech", "negation.words")


def _negative_subject(tree: Tree, unit: Unit) -> list[int]:
    """ "Nobody has called or bought a ticket": a subject that the unit shares with the clause above negates both."""
    subject = unit.subject
    if subject is None or subject in unit.own:
        return []
    return [
        i for i in (subject, *tree.kids(subject, "det", "cc")) if tree.lower(i) in words("speech", "negation.words")
    ]


def _negates(tree: Tree, i: int, head: int) -> bool:
    """Whether a negative word negates the unit's predicate: at the head, its auxiliary or complement, or "no one"."""
    governor = tree.head(i)
    if governor is None or tree.quotation(i) != tree.quotation(head):
        return False  # "said “no more waiting”"
    if (
        _only_one_of_two(tree, i)
        or _either_way(tree, i)
        or _whatever(tree, i)
        or (i + 1 < len(tree.tokens) and tree.tokens[i + 1].upos == "PUNCT" and i < head)
    ):
        return False  # "not only", "No. She left"
    if tree.tokens[governor].xpos == "VBG" and tree.child(governor, "mark") is not None and governor != head:
        return False  # "blamed him for not paying"
    if i > head and tree.lower(i - 1) == ",":
        return False  # "it was Lee, not Fox"
    if governor == head:
        return tree.relation(i) != "obl"
    if tree.head(governor) == head and tree.relation(governor) in ("xcomp", "aux", "cop"):
        return True
    if tree.head(governor) == head and tree.relation(governor) == "advmod":
        subject = tree.child(head, "nsubj", "expl")  # "no longer", not "spoke … not far", "not long ago she spoke"
        return governor < head and (subject is None or subject < governor)
    if tree.relation(i) == "cc":  # "neither Ann nor Ben left", "sold to neither Ann nor Ben"
        return tree.head(governor) == head and tree.relation(governor) in ("nsubj", "obj", "obl")
    return (
        tree.relation(i) in ("det", "advmod", "nsubj")
        and tree.relation(governor) in ("nsubj", "obj")
        and tree.head(governor) == head
    )


def _either_way(tree: Tree, i: int) -> bool:
    """ "May or may not": neither is said."""
    first = i - 3
    return (
        first >= 0
        and tree.tokens[first].xpos == "MD"
        and tree.lower(first) == tree.lower(i - 1)
        and tree.lower(i - 2) in words("speech", "negation.either")
    )


def _whatever(tree: Tree, i: int) -> bool:
    """ "No matter what": whatever it is."""
    none = tree.lower(i) in words("speech", "negation.none")
    return none and i + 1 < len(tree.tokens) and tree.lower(i + 1) in words("speech", "negation.whatever")


def _only_one_of_two(tree: Tree, i: int) -> bool:
    """ "Not only": what follows is so."""
    after = i + 1
    return after < len(tree.tokens) and tree.lower(after) in words("speech", "negation.not_alone")


# ---- phase ----


def _phase(tree: Tree, unit: Unit, chains: Sequence[Chain], past_speech: bool) -> tuple[Phase, str]:
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
