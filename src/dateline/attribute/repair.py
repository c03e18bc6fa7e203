"""Mends the slips of a parser that would lose who speaks or who does it. Each mend is one well-known pattern of news.

- A dateline ("LONDON (Reuters) — ") takes part in no clause.
- "After the wall fell, …": a noun read as "after the wall" becomes the subject of its verb.
- "X was cleared a year after the wall fell and killed two": the last verb is read as X's, and X as the killer.
- "denied the firm had paid", "left as the roof fell": the noun just before a finite clause without a subject, read as
  the verb's own object or adjunct, becomes its subject.
- "The bid failed, two officials said": a second subject of the reported clause becomes the subject of "said".
- "Sailings were suspended": what has no ending of a participle is a noun, and the subject of the verb that lacks one.
- "who reportedly remain hopeful": a verb with a subject, no auxiliary and no ending is no participle, but a present.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from dateline.attribute.arcs import Arcs
from dateline.attribute.forms import retag
from dateline.attribute.pieces import put_together
from dateline.attribute.slips import mend
from dateline.lang import words
from dateline.model import Article, Name, TimexSpan, Token

_DATELINE = re.compile(r"(?=[^a-z(]*[A-Z]{3}|[^.!?]{0,40}\()[^.!?\n—–]{2,60}?(?:\.[^.!?\n—–]{0,20})?\s(?:—|–|--)\s")
_NEAR = 4  # words behind a phrase among which its verb stands: auxiliaries and adverbs come between
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_PHRASE = ("flat", "compound", "nmod", "amod", "appos")  # relations inside of a noun's phrase


def repaired(
    article: Article, tokens: Sequence[Token], names: Sequence[Name] = (), timexes: Sequence[TimexSpan] = ()
) -> tuple[Token, ...]:
    """The same tokens with mended heads and relations; names and times tell which words belong together."""
    arcs = Arcs(tokens)
    retag(arcs)
    if _cut_datelines(article, arcs.tokens):
        arcs = Arcs(arcs.tokens)
    put_together(arcs, names, timexes)
    arcs.put_in_order()
    mend(arcs)
    arcs.put_in_order()
    out, children = arcs.tokens, arcs.children
    starts = [token.start for token in out]
    persons = frozenset(
        i
        for name in names
        if name.label == "PER"
        for i in range(bisect_left(starts, name.span.start), bisect_left(starts, name.span.end))
    )
    for i in range(len(out)):
        _present_as_participle(out, children, i)
        _noun_as_participle(out, children, i)
        _relative_as_complement(out, children, i, persons)
        _subject_after_subordinator(out, children, i)
        _subject_of_next_clause(out, children, i)
        _second_subject(out, children, i)
        _far_conjunct(out, children, i)
    return tuple(out)


def _cut_datelines(article: Article, tokens: list[Token]) -> bool:
    """The words of a dateline hang on its first word, which hangs on nothing; whether there is one."""
    at, cut = 0, False
    for block in article.blocks:
        match = _DATELINE.match(article.text, block.start, block.end)
        while at < len(tokens) and tokens[at].start < block.start:
            at += 1
        if match is None:
            continue
        inside = [i for i in range(at, min(at + 20, len(tokens))) if tokens[i].start < match.end()]
        if not inside or inside[-1] + 1 >= len(tokens):
            continue
        rest = inside[-1] + 1
        for i in inside:
            tokens[i] = replace(tokens[i], head=inside[0], deprel="dep")
        for i in range(rest, len(tokens)):
            if tokens[i].sentence != tokens[rest].sentence:
                break
            if tokens[i].head in inside:
                tokens[i] = replace(tokens[i], head=i, deprel="root")
        _subject_behind_dateline(tokens, rest)
        cut = True
    return cut


def _subject_behind_dateline(tokens: list[Token], rest: int) -> None:
    """What was read with the dateline and stands before a finite verb without a subject is that verb's subject."""
    inside = range(
        rest, next((i for i in range(rest, len(tokens)) if tokens[i].sentence != tokens[rest].sentence), len(tokens))
    )
    noun = next((i for i in inside if tokens[i].head == i), None)
    if noun is None or tokens[noun].upos not in ("NOUN", "PROPN", "PRON"):
        return
    for verb in inside:
        kids = [i for i in inside if tokens[i].head == verb and i != verb]
        finite = tokens[verb].xpos in _FINITE or any(
            tokens[i].xpos in _FINITE and tokens[i].deprel.startswith(("aux", "cop")) for i in kids
        )
        under = tokens[verb].head == verb or tokens[verb].deprel.partition(":")[0] in (
            "root",
            "ccomp",
            "parataxis",
            "acl",
        )
        if verb > noun and finite and under and not any(tokens[i].deprel.startswith(("nsubj", "mark")) for i in kids):
            passive = any(tokens[i].deprel == "aux:pass" for i in kids)
            tokens[noun] = replace(tokens[noun], head=verb, deprel="nsubj:pass" if passive else "nsubj")
            if tokens[verb].head == verb or noun in _heads(tokens, verb):
                tokens[verb] = replace(tokens[verb], head=verb, deprel="root")
            return


def _heads(tokens: Sequence[Token], i: int) -> list[int]:
    """The governors of a token, nearest first; a root governs itself, and a circle ends where it comes back."""
    out = [tokens[i].head]
    while tokens[out[-1]].head not in (out[-1], i):
        out.append(tokens[out[-1]].head)
    return out


def _subject_after_subordinator(tokens: list[Token], children: list[list[int]], i: int) -> None:
    """A noun with "after", "before" … before the finite verb that it hangs on is that verb's subject."""
    verb = tokens[i].head
    if verb <= i or not tokens[i].deprel.startswith("obl") or tokens[verb].xpos not in _FINITE:
        return
    relations = {tokens[c].deprel.partition(":")[0] for c in children[verb]}
    clause = tokens[verb].deprel.partition(":")[0]
    if "nsubj" in relations or "mark" in relations or clause not in ("advcl", "acl", "xcomp"):
        return
    for c in children[i]:
        if tokens[c].deprel == "case" and tokens[c].text.lower() in words("speech", "connectives.subordinators"):
            _give(tokens, children, c, verb, "mark")
            tokens[i] = replace(tokens[i], deprel="nsubj")
            if clause == "xcomp":  # a clause with tense and a conjunction is nothing that somebody begins
                tokens[verb] = replace(tokens[verb], deprel="advcl")
            return


def _subject_of_next_clause(tokens: list[Token], children: list[list[int]], i: int) -> None:
    """An object or adjunct of a verb that ends where the verb's clause without a subject begins, is its subject."""
    verb, relation = tokens[i].head, tokens[i].deprel.partition(":")[0]
    if verb >= i or relation not in ("obj", "obl"):
        return
    linkers = [c for c in children[i] if tokens[c].deprel == "case"]
    wanted = "advcl" if relation == "obl" else "ccomp"
    if relation == "obl" and not all(
        t in words("speech", "connectives.subordinators") for t in _lower(tokens, linkers)
    ):
        return
    if bool(linkers) != (relation == "obl"):
        return
    end = max(_below(children, i)) + 1
    for c in children[verb]:
        kids = {tokens[k].deprel.partition(":")[0]: k for k in children[c]}
        finite = tokens[c].xpos in _FINITE or any(tokens[k].xpos in _FINITE for k in children[c])
        if tokens[c].deprel != wanted or not finite or kids.keys() & {"nsubj", "csubj", "expl", "mark"}:
            continue
        if end == min((k for k in _below(children, c)), default=c):
            _give(tokens, children, i, c, "nsubj")
            for case in linkers:
                _give(tokens, children, case, c, "mark")
            return


def _present_as_participle(tokens: list[Token], children: list[list[int]], i: int) -> None:
    """A bare form that is tagged as a participle where only a finite verb can stand; "cut" and "set" may be past."""
    token = tokens[i]
    if token.xpos != "VBN" or token.text.lower() != token.lemma.lower():
        return
    relations = {tokens[c].deprel.partition(":")[0] for c in children[i]}
    alike = token.text.lower().endswith(tuple(words("verbs", "unchanged.endings")))
    if "nsubj" in relations and not relations & {"aux", "cop"} and not alike:
        tokens[i] = replace(token, xpos="VBP")


def _relative_as_complement(tokens: list[Token], children: list[list[int]], i: int, persons: frozenset[int]) -> None:
    """ "Lee, who did not come, is expected to …", "said Lee, who added that …": a clause with "who" behind a comma is
    about the person before it; it is nothing that is expected or said."""
    verb = tokens[i].head
    relation = tokens[verb].deprel
    if i < 2 or verb <= i or tokens[i - 1].text != "," or relation not in ("ccomp", "advcl", "parataxis"):
        return
    if tokens[i].xpos not in ("WP", "WP$") or (relation != "ccomp" and not tokens[i].deprel.startswith("nsubj")):
        return
    noun = i - 2
    while (head := tokens[noun].head) < noun and tokens[noun].deprel.partition(":")[0] in _PHRASE:
        if noun in persons and tokens[noun].deprel not in ("flat", "compound"):
            break
        noun = head
    while tokens[noun].deprel in ("flat", "compound") and 0 < tokens[noun].head - noun < _NEAR:
        noun = tokens[noun].head
    if tokens[noun].upos not in ("PROPN", "NOUN", "PRON") or noun in _below(children, verb):
        return
    _give(tokens, children, verb, noun, "acl:relcl")


def _noun_as_participle(tokens: list[Token], children: list[list[int]], i: int) -> None:
    """A plural that is tagged as a participle in -ing, right before a finite verb without a subject, is its subject."""
    token = tokens[i]
    if token.xpos != "VBG" or token.text.lower().endswith(tuple(words("verbs", "participle.endings"))):
        return
    inside = [c for c in children[i] if tokens[c].deprel != "punct"]
    last = max([i, *inside])
    for verb in range(last + 1, min(last + _NEAR, len(tokens))):
        if tokens[verb].deprel.startswith("aux"):
            continue
        relations = {tokens[c].deprel for c in children[verb]}
        finite = tokens[verb].xpos in _FINITE or any(
            tokens[c].deprel.startswith("aux") and tokens[c].xpos in _FINITE for c in children[verb]
        )
        near = tokens[verb].head in (i, token.head) or token.head == verb
        if near and finite and not any(r.startswith("nsubj") for r in relations):
            if tokens[verb].head == i:
                _give(tokens, children, verb, verb if token.head == i else token.head, token.deprel)
            _give(tokens, children, i, verb, "nsubj:pass" if "aux:pass" in relations else "nsubj")
            tokens[i] = replace(tokens[i], upos="NOUN", xpos="NNS")
            for c in inside:
                if c != verb and tokens[c].deprel == "obl":
                    tokens[c] = replace(tokens[c], deprel="nmod")
            return


def _lower(tokens: list[Token], chosen: list[int]) -> list[str]:
    return [tokens[c].text.lower() for c in chosen]


def _below(children: list[list[int]], i: int) -> list[int]:
    out = [i]
    for j in out:
        out += children[j]
    return out


def _give(tokens: list[Token], children: list[list[int]], i: int, head: int, relation: str) -> None:
    """Hang token i on another one, or on itself as a root; the caller knows that this closes no circle."""
    if tokens[i].head != i:
        children[tokens[i].head].remove(i)
    if head != i:
        children[head].append(i)
    tokens[i] = replace(tokens[i], head=head, deprel=relation)


def _second_subject(tokens: list[Token], children: list[list[int]], i: int) -> None:
    """Of two subjects of a reported clause, the one beside the verb of saying is its speaker."""
    said = tokens[i].head
    if said == i or tokens[i].deprel != "ccomp" or any(tokens[c].deprel.startswith("nsubj") for c in children[said]):
        return
    subjects = [c for c in children[i] if tokens[c].deprel.startswith("nsubj")]
    if len(subjects) > 1 and i < subjects[-1] < said:
        moved = subjects[-1]
        _give(tokens, children, moved, said, "nsubj")
        for c in children[i][:]:
            if tokens[c].deprel == "obl" and c > said:  # "…, they told the Post on Friday": said on Friday
                _give(tokens, children, c, said, "obl")


def _far_conjunct(tokens: list[Token], children: list[list[int]], i: int) -> None:
    """A verb without a subject of its own goes on with the nearest clause, where no comma parts the two.

    Right association (Kimball 1973). A wrong subject here says that somebody did what another did.
    """
    above = tokens[i].head
    if tokens[i].deprel != "conj" or above >= i or tokens[i].xpos not in ("VBD", "VBZ", "VBP"):
        return
    if any(tokens[c].deprel.startswith(("nsubj", "aux")) for c in children[i]):
        return
    joiner = next((c for c in children[i] if tokens[c].deprel == "cc" and c < i), None)
    if joiner is None:
        return
    below = _below(children, i)
    for verb in range(joiner - 1, above, -1):
        if tokens[verb].upos == "PUNCT":
            return
        own = any(tokens[c].deprel.startswith("nsubj") for c in children[verb])
        if verb in below:
            continue
        like = own and tokens[verb].xpos == tokens[i].xpos and tokens[verb].deprel.partition(":")[0] in ("advcl", "acl")
        if like or (tokens[i].xpos == "VBD" and _perfect_infinitive(tokens, children[verb], verb)):
            _give(tokens, children, i, verb, tokens[i].deprel)
            return


def _perfect_infinitive(tokens: list[Token], below: list[int], i: int) -> bool:
    """Whether a verb is one of "is believed to have resigned and met …": what is joined to it is no more certain."""
    return (
        tokens[i].xpos == "VBN"
        and tokens[i].deprel == "xcomp"
        and any(tokens[c].xpos == "TO" for c in below)
        and any(tokens[c].deprel == "aux" and tokens[c].xpos == "VB" for c in below)
    )
