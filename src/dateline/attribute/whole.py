"""Clauses made whole: what a unit’s last words need belongs to its evidence and title, though it tells a claim itself.

"She gave up the house that her father built" is two claims, but "She gave up the house" isn't what the sentence says.
Without a comma between, a clause or phrase behind the last word goes on with it: the evidence reaches to where it ends.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dateline.attribute.hyphens import HYPHENS
from dateline.attribute.tree import Tree
from dateline.attribute.units import Unit, is_finite, leads_on, tells_source
from dateline.lang import words
from dateline.span import Span

_LONGEST = 200  # characters of a unit with what makes it whole
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_BESIDE = ("conj", "cc", "parataxis", "punct", "discourse", "root", "appos")  # goes on with something else
_QUOTING = "\"“”'‘’`"


def whole_span(tree: Tree, unit: Unit) -> Span:
    """The span of a unit with the words behind it that its last words need."""
    inside = tree.within(unit.span)
    last = whole = inside[-1]
    while more := _rest(tree, unit, whole):
        whole = more[-1]
        if tree.tokens[whole].end - unit.span.start > _LONGEST:
            more = _shorter(tree, more, unit.span.start + _LONGEST)
            last = more[-1] if more and not _lacks_verb(tree, _top(tree, more[0], more[0] - 1), more) else last
            break
        last = last if leads_on(tree, whole) else whole
    return tree.span([inside[0], last]) if last != inside[-1] else unit.span


def _rest(tree: Tree, unit: Unit, last: int) -> list[int]:
    """The words right behind a token that go on with its clause, up to the next mark."""
    head, sentence = unit.head, tree.sentence(unit.head)
    begin = last + 1 + _opens_quotation(tree, unit, last + 1)
    if begin not in sentence or tree.block(begin) != tree.block(head) or begin <= head:
        return []
    token = tree.tokens[begin]
    quoted = tree.quotation(begin) != tree.quotation(last) and tree.quotation(begin - 1) is not None
    if quoted or token.xpos in _FINITE or token.upos in ("CCONJ", "PUNCT"):
        return []
    top = _top(tree, begin, last)
    if tree.relation(top) in _BESIDE or top in tree.ancestors(head) or not _needed(tree, top, last):
        return []
    if tells_source(tree, top) and tree.child(top, "case") == begin and not tree.kids(top, "acl"):
        return []  # "fell by half according to Lee": who says so stands beside it
    inside, out = set(tree.subtree(top)), []
    for i in range(begin, sentence[-1] + 1):
        if i not in inside or (_stops(tree, i) and not _goes_on(tree, i, inside)):
            break
        out.append(i)
    while out and _leads_on(tree, out):
        out.pop()
    return [] if _lacks_verb(tree, top, out) else out


def _lacks_verb(tree: Tree, top: int, out: Collection[int]) -> bool:
    """Whether a clause of time was cut before its verb: "when her rival, Ben Fox | , left"."""
    return tree.relation(top) == "advcl" and is_finite(tree, top) and top not in out


def _shorter(tree: Tree, more: list[int], most: int) -> list[int]:
    """The words up to where a phrase or clause begins that would be too long: `most` is the last character."""
    fitting = [i for i in more if tree.tokens[i].end <= most]
    ends = [i for i in fitting[1:] if _begins(tree, i + 1) and not leads_on(tree, i) and not _leads_on(tree, [i])]
    return [i for i in fitting if ends and i <= ends[-1]]


def _begins(tree: Tree, i: int) -> bool:
    """Whether a token begins a phrase or clause: a preposition, a conjunction, a relative pronoun."""
    return tree.tokens[i].upos in ("ADP", "SCONJ", "CCONJ", "PUNCT") or tree.tokens[i].xpos in ("WDT", "WP", "WRB")


def _opens_quotation(tree: Tree, unit: Unit, i: int) -> bool:
    """Whether what goes on is quoted, and the clause's own predicate isn't: she is “more interested in …”."""
    if i + 1 not in tree.sentence(unit.head) or tree.tokens[i].text[0] not in _QUOTING or unit.kind != "clause":
        return False
    return tree.quotation(unit.head) is None and tree.quotation(i + 1) is not None


def _stops(tree: Tree, i: int) -> bool:
    """Whether a token is a mark that ends a phrase; no hyphen, no quotation mark."""
    this = tree.tokens[i]
    if this.upos != "PUNCT" or this.text[0] in _QUOTING:
        return False
    glued = i + 1 < len(tree.tokens) and this.end == tree.tokens[i + 1].start and tree.tokens[i - 1].end == this.start
    return not (glued and this.text in HYPHENS)


def _goes_on(tree: Tree, i: int, inside: Collection[int]) -> bool:
    """Whether a clause or phrase goes on behind a comma: all but with a clause of its own."""
    if tree.tokens[i].text != "," or i + 1 not in inside:
        return False
    top = _top(tree, i + 1, i)
    if tree.tokens[top].upos not in ("VERB", "AUX") and tree.child(top, "nsubj", "cop") is None:
        return True
    return tree.relation(top) not in _BESIDE and not (tree.relation(top) == "advcl" and is_finite(tree, top))


def _leads_on(tree: Tree, out: Sequence[int]) -> bool:
    """Whether the last of some tokens belongs to what was left out behind them."""
    last = out[-1]
    return tree.tokens[last].upos in ("CCONJ", "PUNCT") or tree.tokens[last].head > last


def _top(tree: Tree, i: int, last: int) -> int:
    """The token that governs all that begins at a token, behind another one."""
    while (above := tree.head(i)) is not None and above > last:
        i = above
    return i


def _needed(tree: Tree, top: int, last: int) -> bool:
    """Whether what begins behind a token belongs to it: all but a clause of time or reason, which can be left out
    where it tells neither when alone the rest holds nor what happened."""
    if tree.relation(top) != "advcl" or not is_finite(tree, top):
        return True
    marks = [c for c in tree.kids(top, "mark", "advmod") if c < top]
    said = {tree.lower(c) for c in marks}
    if said & words("speech", "relatives.comparing"):
        return True
    if said & words("speech", "relatives.whenever") and not _happened(tree, tree.head(top)):
        return True
    happens = tree.lemma(last) in words("speech", "relatives.happening") and bool(marks)
    return happens or tree.lemma(last) in words("speech", "relatives.empty")


def _happened(tree: Tree, i: int | None) -> bool:
    """Whether a verb is in the past, or denied there ("did not drown"): what happened, happened whatever happened at
    the same time."""
    if i is None or tree.tokens[i].upos != "VERB":
        return False
    did = any(tree.tokens[c].xpos == "VBD" for c in tree.kids(i, "aux")) and tree.tokens[i].xpos == "VB"
    return did or tree.tokens[i].xpos in ("VBD", "VBN")
