"""What a report is, and the words and forms of saying that all finders of reports share."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.attribute.tree import Tree, once
from dateline.lang import words
from dateline.model import Certainty
from dateline.span import Span

VERBAL = ("VERB", "AUX")
RELATIVES = ("WP", "WDT")


@dataclass(frozen=True)
class Report:
    """`content` is said by `source` (its head token, or None: nobody named), told by `cue` (its head token, or None).

    `hearers` are head tokens of those to whom it is told. `kind`: verb, noun, according, adverb, passive or floating.
    """

    content: frozenset[int]
    source: int | None
    cue: int | None
    kind: str
    certainty: Certainty = Certainty.CERTAIN
    denied: bool = False
    hearers: tuple[int, ...] = ()
    cue_span: Span | None = None
    source_span: Span | None = None
    said: tuple[Span, ...] = ()  # the content as the reader marks it; () where the syntax found it


def verb_certainty(lemma: str) -> Certainty | None:
    """How sure a verb of saying makes what is said; None for other verbs."""
    return certainties("verbs").get(lemma)


def noun_certainty(lemma: str) -> Certainty | None:
    """How sure a noun of saying makes what it stands for; None for other nouns."""
    known = certainties("nouns").get(lemma)
    return Certainty.CERTAIN if known is None and denies_noun(lemma) else known


@functools.cache
def certainties(kind: str) -> Mapping[str, Certainty]:
    """The words of saying of a kind ("verbs", "nouns", "adjectives"), each with the first certainty that lists it."""
    lists = ((certainty, words("speech", f"cues.{kind}.{certainty.value}")) for certainty in reversed(Certainty))
    return {word: certainty for certainty, listed in lists for word in listed}


def says(lemma: str) -> bool:
    """Whether a verb is one of saying, however sure what is said is."""
    return lemma in certainties("verbs")


def denies(lemma: str) -> bool:
    return lemma in words("speech", "cues.denials.verbs")


def denies_noun(lemma: str) -> bool:
    return lemma in words("speech", "cues.nouns.denial")


@once
def is_speaker(tree: Tree, i: int) -> bool:
    """Whether a token is the subject of a verb of saying or denying."""
    head = tree.head(i)
    if head is None or tree.relation(i) != "nsubj":
        return False
    lemma = tree.lemma(head)
    return says(lemma) or denies(lemma)


def is_passive(tree: Tree, i: int) -> bool:
    head = tree.head(i)
    if (
        head is not None
        and tree.relation(i) == "conj"
        and tree.tokens[i].xpos == "VBN"
        and not tree.kids(i, "nsubj", "aux")
    ):
        return is_passive(tree, head) or _is_reduced(tree, i)  # "was taken aside and told that …"
    if _is_reduced(tree, i):
        return True
    return any(tree.tokens[c].deprel in ("aux:pass", "nsubj:pass", "csubj:pass") for c in tree.children[i])


def _is_reduced(tree: Tree, i: int) -> bool:
    """ "when asked if he left", "widely expected to win": a participle without auxiliary and subject, passive."""
    if tree.kids(i, "nsubj", "aux", "expl", "obj") or tree.relation(i) not in ("advcl", "acl", "conj"):
        return False
    opened = tree.lower(i - 1) in words("speech", "cues.passive_marks") if i > tree.sentence(i)[0] else True
    return tree.tokens[i].xpos in ("VBN", "VBD") and opened


def hearers_of(tree: Tree, i: int) -> tuple[int, ...]:
    """To whom it is told: "told X", "confirmed to X", "in an interview with X"."""
    out = list(tree.kids(i, "obj", "iobj"))
    for c in tree.kids(i, "obl"):
        if has_case(tree, c, "hearer_cases"):
            out.append(c)
        elif tree.lemma(c) in words("speech", "sources.interview"):
            out += [d for d in tree.kids(c, "nmod", "obl") if has_case(tree, d, "hearer_cases")]
    for c in tree.kids(i, "advcl"):
        if tree.lemma(c) in words("speech", "sources.tell"):
            out += tree.kids(c, "obj", "obl")
    return tuple(out)


def word_span(tree: Tree, i: int) -> Span:
    return tree.span([i])


def has_case(tree: Tree, i: int, key: str) -> bool:
    """Whether a noun stands with one of the prepositions that a table lists."""
    case = tree.child(i, "case")
    return case is not None and tree.lower(case) in words("speech", f"cues.{key}")


def is_rate(tree: Tree, i: int) -> bool:
    """Whether a noun, without "the" or an owner, tells so much of each: "per month", "per working day"."""
    bare = tree.tokens[i].xpos == "NN" and tree.child(i, "det", "nmod:poss") is None
    return bare and has_case(tree, i, "according.rates")
