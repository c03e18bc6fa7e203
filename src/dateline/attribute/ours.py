"""Whom a speaker's "we" means: the couple that he is one of, or the body that he speaks for, as the text says it ("Ann
Lee, chief executive of Harrow Ferries"). Else it stays open: the speaker is one of them, and the text tells no more.

A "we" of everybody is nobody's in particular, whoever says it: "our country", "we have to act".
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.attribute.cues import says
from dateline.attribute.outlet_names import looks_like_outlet
from dateline.attribute.register import Draft, Register, is_over, speaks_for
from dateline.attribute.tree import subject_of
from dateline.lang import words
from dateline.model import EntityKind

_REACH = 3  # sentences back to the body that "the chief executive" is of
_BESIDE = ("appos", "compound", "flat", "nmod")


def whose_we(register: Register, i: int, speaker: int) -> int | None:
    """The draft that "we" or "our" at token i means in the words of one speaker; None where nothing tells."""
    pairs = [m for at, m in register.pairs if speaker in m and len(m) == 2]
    pairs = [m for m in pairs if frozenset(m) in register.couples or _married(register, m)]
    if pairs:
        return register.named_group(pairs[-1])
    if _of_all(register, i) or _others_say(register, i):
        return None
    for noun in _posts(register, speaker):
        spokesman = register.tree.lemma(noun) in words("speech", "sources.spokesman")
        if not spokesman and _asked_of_all(register, i):
            return None
        return _body_of(register, noun)
    return None


def is_of_some(register: Register, i: int) -> bool:
    """Whether a "we" that nothing tells the meaning of may be that of some who were spoken of, and not of everybody."""
    return not (_of_all(register, i) or _asked_of_all(register, i))


def _married(register: Register, pair: tuple[int, ...]) -> bool:
    return any(register.drafts[m].spouse in pair for m in pair)


# -- a "we" of everybody


def _of_all(register: Register, i: int) -> bool:
    """Whether an "our" is that of everybody: "our country"."""
    tree = register.tree
    noun = tree.head(i)
    return noun is not None and tree.tokens[i].deprel == "nmod:poss" and tree.lemma(noun) in words("people", "ours.all")


def _asked_of_all(register: Register, i: int) -> bool:
    """Whether "we" are to do something: "we must act", "we have to be humble"."""
    tree = register.tree
    verb = tree.head(i)
    if verb is None or tree.relation(i) != "nsubj":
        return False
    asked = words("people", "ours.asked")
    below = tree.child(verb, "xcomp")
    has_to = below is not None and tree.lemma(verb) in words("people", "ours.asked_to")
    return has_to or any(tree.lemma(at) in asked for at in (verb, *tree.kids(verb, "aux")))


def _others_say(register: Register, i: int) -> bool:
    """Whether a quotation tells who else says or thinks what "we" stands in: "most economists thought we need it"."""
    tree, quotation = register.tree, register.tree.quotation(i)
    for clause in tree.ancestors(i):
        if tree.relation(clause) != "ccomp" or tree.quotation(tree.tokens[clause].head) != quotation:
            continue
        cue = tree.tokens[clause].head
        teller = subject_of(tree, cue)
        said = says(tree.lemma(cue))
        if said and teller is not None and tree.tokens[teller].upos in ("NOUN", "PROPN"):
            return True
    return False


# -- the speaker's body


def _posts(register: Register, speaker: int) -> Iterator[int]:
    """The nouns that say for whom a speaker speaks: "spokeswoman", "president"."""
    tree = register.tree
    for mention in register.drafts[speaker].mentions:
        over = tree.head(mention.head) if tree.relation(mention.head) in ("appos", "flat", "nmod") else None
        for noun in (mention.head, *tree.kids(mention.head, *_BESIDE), over):
            if noun is not None and _speaks_for(tree.lemma(noun)) and not is_over(tree, noun):
                yield noun


def _speaks_for(lemma: str) -> bool:
    return speaks_for(lemma) or lemma in words("people", "ours.posts")


def _body_of(register: Register, noun: int) -> int | None:
    """The body that a post is one of; "the chief executive" is that of the body told of last."""
    tree, lemma = register.tree, register.tree.lemma(noun)
    kids = tree.kids(noun, "nmod", "compound", "nmod:poss")
    country = lemma in words("people", "ours.of_countries")
    numbers = [register.of.get(register.name_head(at)) for at in kids]
    known = [n for n in numbers if n is not None and _may_speak(register.drafts[n], country=country)]
    if known or kids:
        return known[0] if known else None
    if lemma not in words("speech", "sources.spokesman") | words("speech", "sources.head"):
        return None  # "the president" is that of no body told of last
    return register.latest(noun, _body, sentences=_REACH)


def _may_speak(draft: Draft, *, country: bool) -> bool:
    """Whether a body is told of as one that is known: by name, or as "the council"; "state chairman" names none. A
    minister speaks for a country, too."""
    told = draft.name.split(" ", 1)[0].lower() in words("people", "determiners.told")
    if country and draft.kind is EntityKind.PLACE:
        return draft.named
    return draft.kind is EntityKind.ORGANIZATION and (draft.named or told)


def _body(draft: Draft) -> bool:
    return draft.kind is EntityKind.ORGANIZATION and draft.named and not looks_like_outlet(draft.name)
