"""Whether the words of a clause can stand alone as a title, and the wider stretches of its sentence that can.

A clause is cut as small as the proposition that it tells. Some of these can't be understood, or aren't true, by
themselves: a clause of time without what it dates, "voters who had backed her" without which voters, a verb whose
object or preposition was left behind. Such a title is told with more of its sentence, in the text's own words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from dateline.attribute.chains import Chain
from dateline.attribute.cues import says
from dateline.attribute.gaps import gap_of
from dateline.attribute.governors import Governors
from dateline.attribute.seams import is_cut, is_glued, is_glued_before
from dateline.attribute.sure import lacks_subject
from dateline.attribute.tree import Tree
from dateline.attribute.units import Unit, after_dateline, is_finite
from dateline.lang import words

_WIDE = 36  # words of a title that is told with more of its sentence, where there is one as short
_WIDEST = 50  # else
_LONGEST = 80  # else, where the words of the clause are no sentence or say another thing
_BARE = ("VBG", "VBN")
_MARKS = "\"“”'‘’`«»"
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_CLOSING = (")", "%")
_ENDS = (".", ";", ":", "!", "?", "…", "...")
_RELATIVES = ("WDT", "WP", "WP$")
_OWN = ("nsubj", "csubj", "expl")
_NEEDED = ("obj", "iobj", "xcomp", "ccomp", "cop", "flat", "fixed", "nmod", "compound")
_BESIDE = ("conj", "parataxis", "root", "discourse")
_HUNG = ("advcl", "acl", "xcomp")


def is_doubtful(
    tree: Tree, unit: Unit, body: Sequence[int], front: Sequence[int], back: Sequence[int], found: Governors
) -> bool:
    """Whether the words of a unit (`body`), with those that stand in brackets before and behind it, don't make a
    sentence of their own or say another thing than the text."""
    if unit.kind == "noun":
        return True  # "a fall in sales": no sentence
    if unit.kind != "clause":
        return False
    shown = {*front, *body, *back}
    return (
        _is_misread(tree, unit, body, shown)
        or not any(tree.tokens[i].xpos in _FINITE for i in shown)
        or _ends_open(tree, unit, body[-1], shown)
        or is_cut(tree, unit, max([*body, *back]), shown)
        or is_glued(tree, unit, max([*body, *back]), shown)
        or is_glued_before(tree, unit, body[0], shown)
        or _is_opened(tree, unit, body, front)
        or _is_torn_bracket(tree, body, front, found)
        or _tells_which(tree, unit, body)
        or _is_bare(tree, unit)
        or lacks_subject(tree, unit.head)
    )


# ---- what makes a clause no sentence ----


def _is_opened(tree: Tree, unit: Unit, body: Sequence[int], front: Sequence[int]) -> bool:
    """Whether a clause is opened by a word that makes it no statement ("when they work", "rather than offer"), and
    what it is a part of isn't told."""
    clause = unit.head
    while tree.relation(clause) == "conj" and tree.child(clause, "mark") is None:
        above = tree.head(clause)
        if above is None or tree.child(clause, *_OWN) is not None:
            break
        clause = above
    if tree.relation(clause) not in ("advcl", "acl", "ccomp", "obl", "nmod", "dep"):
        return False
    marks = [c for c in tree.kids(clause, "mark", "case", "advmod", "cc") if c < clause and _opens(tree, c)]
    if tree.relation(clause) == "ccomp":
        asked = [c for c in marks if tree.tokens[c].xpos in ("WRB", *_RELATIVES)]
        return bool(asked) and not any(c in front for c in asked)
    plain = words("speech", "governors.plain_openers")
    past = any(tree.tokens[c].xpos == "VBD" for c in (unit.head, *tree.kids(unit.head, "aux", "cop")))
    dated = words("speech", "governors.when") | words("speech", "relatives.where")
    return any(not (tree.lower(c) in plain or (past and tree.lower(c) in dated)) for c in marks)


def _opens(tree: Tree, i: int) -> bool:
    return tree.tokens[i].upos in ("SCONJ", "ADP") or tree.tokens[i].xpos in ("WRB", "IN", *_RELATIVES)


def _is_torn_bracket(tree: Tree, body: Sequence[int], front: Sequence[int], found: Governors) -> bool:
    """Whether the bracket before a title leaves out words of its own, or tells a verb without who does it."""
    if not front:
        return False
    last = tree.tokens[front[-1]].upos
    apart = tree.lower(front[-1] + 1) == ","  # “Maybe,” Lee said, “she was ill”
    loose = last in ("ADV", "PART") and body[0] > front[-1] + 1 and not apart
    if (last == "NOUN" and front[-1] not in found.raised) or loose:
        return True  # "[the fact] he left", "[not] she was ill": what tied the two isn't told
    kept = [i for i in range(front[0], body[0]) if tree.relation(i) not in ("punct", "cc")]
    left_out = [i for i in kept if i not in front and not _is_light(tree, i)]
    frames = [f for f in front if f not in found.raised and (f in found.frames or tree.tokens[f].upos == "VERB")]
    frames = [f for f in frames if tree.tokens[f].upos in ("VERB", "ADJ", "AUX")]
    relative = words("people", "pronouns.relative")
    owned = [f for f in frames if (own := tree.child(f, *_OWN)) in {*front, *body} and own is not None
             and tree.lower(own) not in relative]  # fmt: skip
    alone = set(frames) - set(owned)
    over = [f for f in frames if f in found.frames]
    return bool(alone) or (bool(over) and bool(left_out)) or _phrase_cut(tree, front, kept)


def _is_light(tree: Tree, i: int) -> bool:
    """A word that ties, or tells when or how: left out of a bracket without harm."""
    return tree.tokens[i].upos in ("ADV", "SCONJ", "PART", "INTJ")


def _phrase_cut(tree: Tree, front: Sequence[int], kept: Sequence[int]) -> bool:
    """ "[It would basically end] we know", "[Concerns claims that]": a verb of the bracket whose object isn't in it, or
    a subject without its verb."""
    gone = set(kept) - set(front)
    subjects = [i for i in front if tree.relation(i) == "nsubj" and tree.tokens[i].upos == "NOUN"]
    return any(tree.head(i) in gone for i in subjects) or any(
        tree.head(i) in front and tree.tokens[tree.tokens[i].head].upos in ("VERB", "NOUN") and tree.relation(i) in
        ("obj", "nmod", "obl", "compound", "acl") for i in gone
    )  # fmt: skip


def _is_relative(tree: Tree, clause: int) -> bool:
    own = tree.child(clause, *_OWN)
    who = own is not None and tree.lower(own) in words("people", "pronouns.personal_relative")
    return tree.tokens[clause].deprel == "acl:relcl" or (tree.relation(clause) == "acl" and who)


def _tells_which(tree: Tree, unit: Unit, body: Sequence[int]) -> bool:
    """Whether a relative clause only tells which ones are meant: of several, of one of a kind, of those counted or
    denied. Without its noun's clause it would be told of all of them, or of none that there are."""
    clause = unit.head
    while tree.relation(clause) == "conj" and tree.child(clause, *_OWN) is None and tree.head(clause) is not None:
        clause = tree.tokens[clause].head
    noun = tree.head(clause)
    if noun is None or not _is_relative(tree, clause) or not is_finite(tree, clause):
        return False
    if noun in body:
        return noun < clause and tree.relation(noun) not in ("root", "ccomp")  # "the insults he sprays": no sentence
    first = min(tree.subtree(clause))
    if tree.tokens[first].upos == "ADP" and tree.tokens[first + 1].xpos in _RELATIVES:
        return False  # "breaches in which they took files": whole
    if tree.tokens[first].text == "," or tree.tokens[first - 1].text in (",", "—", "-", "--", "–", "("):
        return False
    own = tree.child(clause, *_OWN)
    has_own = own is not None and tree.lower(own) not in words("people", "pronouns.relative")
    if has_own:
        free = tree.lemma(noun) in words("speech", "relatives.adverbial") - words("speech", "relatives.manner")
        return not free and gap_of(tree, unit) is None
    if tree.tokens[noun].upos == "PROPN":
        return False
    single = tree.tokens[noun].xpos == "NN" and not tree.kids(noun, "nummod", "conj")
    determiner = tree.child(noun, "det", "nmod:poss")
    chosen = determiner is not None and tree.lower(determiner) in words("people", "determiners.choosing")
    described = any(tree.lower(c) in words("speech", "relatives.singling") for c in tree.children[noun])
    return not (single and chosen) or described or tree.child(noun, "nsubj", "cop") is not None


def _is_misread(tree: Tree, unit: Unit, body: Sequence[int], shown: Collection[int]) -> bool:
    """Whether the tree can't be right: a clause on a noun behind it, a verb among the words of another clause whose
    subject stands before them, a noun right before a clause that lacks its subject and isn't on that noun."""
    head, first = unit.head, body[0]
    if tree.relation(head) == "acl" and tree.tokens[head].head > head:
        return True
    denied = any(tree.lower(c) in words("speech", "negation.not") for c in tree.kids(head, "advmod") if c < head)
    if denied and tree.tokens[head].xpos == "VBD" and not tree.kids(head, "aux", "cop"):
        return True  # "a claim not recognized abroad" has no verb with tense
    for i in body:
        if i == head or not is_finite(tree, i) or tree.tokens[i].upos not in ("VERB", "AUX"):
            continue
        own = tree.child(i, *_OWN)
        if own is not None and own < first and i in tree.ancestors(head):
            return True
        if own is None and tree.relation(i) == "ccomp" and tree.tokens[i].upos == "VERB":
            return True  # "which he hoped would spark a revival"
    if tree.child(head, *_OWN) is not None or not is_finite(tree, head) or first - 1 not in tree.sentence(head):
        return False
    beside = first - 1
    told = unit.subject is not None and beside in tree.subtree(unit.subject)
    return tree.tokens[beside].upos in ("NOUN", "PROPN") and beside not in shown and not told


def _ends_open(tree: Tree, unit: Unit, last: int, shown: Collection[int]) -> bool:
    """Whether the last word needs another: a preposition without its noun, an auxiliary, "saying" with nothing said."""
    token = tree.tokens[last]
    if token.xpos in ("MD", "DT", "TO", "CC", "PRP$") and token.head > last and token.head not in shown:
        return True
    if token.upos == "ADP" and tree.relation(last) in ("case", "obl", "advmod", "mark") and not tree.children[last]:
        gap = gap_of(tree, unit)
        return gap is None or gap.after != last
    after = last + 1
    goes_on = after in tree.sentence(last) and tree.tokens[after].upos not in ("PUNCT", "CCONJ")
    if goes_on and (token.xpos == "VBG" or tree.relation(last) in ("aux", "cop")):
        return True
    if tree.tokens[last - 1].xpos == "WRB" and token.upos in ("ADJ", "ADV"):
        return True  # "on how much | and how soon they sell"
    tied = after in tree.sentence(last) and tree.lower(after) in words("speech", "governors.plain_marks")
    return (tied and token.upos == "VERB") or _says_nothing(tree, last)


def _says_nothing(tree: Tree, last: int) -> bool:
    """Whether the last word is a participle of saying with nothing said behind it: "have taken to saying"."""
    if tree.tokens[last].xpos != "VBG" or tree.kids(last, "obj", "ccomp", "xcomp", "obl"):
        return False
    return says(tree.lemma(last))


def _is_bare(tree: Tree, unit: Unit) -> bool:
    """Whether a unit is a participle or an infinitive that hangs on another clause ("…, leaving two behind", "to meet
    and draw in voters"), or nothing tells who does it."""
    head = unit.head
    if tree.tokens[head].upos != "VERB" or is_finite(tree, head):
        return False
    if unit.subject is None and tree.child(head, *_OWN, "aux:pass") is None:
        return True
    clause = head
    while tree.relation(clause) == "conj" and tree.child(clause, *_OWN) is None and tree.head(clause) is not None:
        clause = tree.tokens[clause].head
    joined = clause != head or tree.tokens[clause].xpos in _BARE
    return joined and tree.relation(clause) in _HUNG and not is_finite(tree, clause)


# ---- wider stretches ----


def stretches(
    tree: Tree, unit: Unit, shown: Collection[int], covering: Sequence[Chain], *, doubtful: bool
) -> Iterator[list[int]]:
    """The stretches of the sentence around the shown words that may stand alone, those of few words first: the clauses
    above, and the sentence, long ones only for a `doubtful` title. Who says so is left out where it stands beside the
    words."""
    sentence = tree.sentence(unit.head)
    begin = after_dateline(tree, unit.head)
    begin = begin if begin in sentence else sentence[0]
    tops = [h for h in (unit.head, *tree.ancestors(unit.head)) if _is_statement(tree, h)]
    ranges = [(max(begin, min(tree.subtree(h))), max(tree.subtree(h)), h) for h in tops]
    ranges.append((begin, sentence[-1], next(h for h in sentence if tree.head(h) is None)))
    found: list[list[int]] = []
    for low, high, top in ranges:
        for first in (low, _subject_start(tree, top, low)):
            end = _end(tree, unit, first, max(*shown, top), high)
            inside = _trimmed(tree, top, [i for i in range(first, end + 1) if tree.block(i) == tree.block(unit.head)])
            if not inside or not set(shown) <= set(inside):
                continue
            inside = _without_saying(tree, inside, shown, covering)
            if _begins_whole(tree, inside[0], tops) and not is_cut(tree, unit, inside[-1], inside):
                found.append(inside)
    for least, most in ((0, _WIDE), (_WIDE, _WIDEST), *([(_WIDEST, _LONGEST)] if doubtful else [])):
        yield from (each for each in found if least < _words(tree, each) <= most)


def _words(tree: Tree, inside: Sequence[int]) -> int:
    return sum(tree.tokens[i].upos != "PUNCT" for i in inside)


def _subject_start(tree: Tree, top: int, low: int) -> int:
    """Where the subject of a clause begins, behind phrases of time and place."""
    own = tree.child(top, *_OWN)
    start = min(tree.subtree(own)) if own is not None and own < top else low
    return max(low, start)


def _end(tree: Tree, unit: Unit, first: int, last: int, high: int) -> int:
    """The first place behind what is shown where a stretch may end."""
    for end in range(last, high + 1):
        after = end + 1
        while after <= high and all(c in _MARKS for c in tree.tokens[after].text):
            after += 1
        if after > high:
            return end
        token = tree.tokens[after]
        parts = token.upos in ("PUNCT", "CCONJ", "SCONJ") or token.xpos == "WRB"
        parts = parts and not (token.text in ("-", "‑", "‐") and token.start == tree.tokens[end].end)
        inside = range(first, end + 1)
        if parts and not is_cut(tree, unit, end, inside) and not _in_list(tree, after, inside):
            return end
    return high


def _in_list(tree: Tree, mark: int, inside: Collection[int]) -> bool:
    """Whether a mark or an "and" stands in a list of nouns that goes on behind it."""
    nominal = ("NOUN", "PROPN", "ADJ", "NUM", "PRON")
    joined = [c for i in inside for c in tree.kids(i, "conj", "appos") if c > mark]
    return any(tree.tokens[c].upos in nominal and tree.tokens[tree.tokens[c].head].upos in nominal for c in joined)


def _begins_whole(tree: Tree, first: int, tops: Collection[int]) -> bool:
    """Whether nothing right before a stretch belongs to it: a mark, a conjunction, or the verb whose content it is."""
    before = first - 1
    while before in tree.sentence(first) and all(c in _MARKS for c in tree.tokens[before].text):
        before -= 1
    if before not in tree.sentence(first) or tree.tokens[before].upos in ("PUNCT", "CCONJ", "SCONJ"):
        return True
    if tree.relation(before) == "mark" or before < after_dateline(tree, first):
        return True
    top = next((h for h in tops if min(tree.subtree(h)) <= first <= max(tree.subtree(h)) and before not in
                tree.subtree(h)), None)  # fmt: skip
    if top is None or tree.relation(top) != "ccomp":
        return False
    verb = tree.tokens[top].head
    hearer = tree.head(before) == verb and tree.lemma(verb) in words("speech", "cues.hearer_first")
    return before == verb or hearer or (tree.relation(before) in ("compound", "advmod") and tree.head(before) == verb)


def _is_statement(tree: Tree, h: int) -> bool:
    """Whether a clause may stand alone: with tense, and not hung on another by a word that opens it."""
    if not is_finite(tree, h) or tree.tokens[h].deprel == "acl:relcl" or tree.relation(h) in ("acl", "csubj", "xcomp"):
        return False
    own = tree.child(h, *_OWN)
    if own is None or tree.lower(own) in words("people", "pronouns.relative") - {"that"}:
        return False
    marks = [c for c in tree.kids(h, "mark", "advmod") if c < h and _opens(tree, c)]
    plain = words("speech", "governors.plain_openers")
    return all(tree.lower(c) in plain for c in marks)


def _trimmed(tree: Tree, top: int, inside: list[int]) -> list[int]:
    """Without marks and openers of the clause at the edges."""
    plain = words("speech", "governors.plain_openers")
    while inside and (
        tree.tokens[inside[0]].upos in ("PUNCT", "CCONJ")
        or (tree.relation(inside[0]) == "mark" and tree.head(inside[0]) == top and tree.lower(inside[0]) in plain)
    ):
        inside = inside[1:]
    while (
        inside and tree.tokens[inside[-1]].upos in ("PUNCT", "CCONJ") and tree.tokens[inside[-1]].text not in _CLOSING
    ):
        inside = inside[:-1]
    return inside


def _without_saying(tree: Tree, inside: list[int], shown: Collection[int], covering: Sequence[Chain]) -> list[int]:
    """Without "X said" where it stands beside what is said, and nothing of it is shown."""
    for chain in covering:
        cue = chain.report.cue
        if cue is None or not chain.hops or cue not in inside or cue in shown:
            continue
        said = set(tree.subtree(cue, frozenset(chain.report.content))) - chain.report.content
        if not said or said & set(shown) or len(said) > len(inside) // 2:
            continue
        if max(said) >= inside[-1] or min(said) <= inside[0]:
            rest = [i for i in inside if i not in said]
            if rest == list(range(rest[0], rest[-1] + 1)):
                while rest and tree.tokens[rest[0]].upos in ("PUNCT", "CCONJ"):
                    rest = rest[1:]
                while rest and tree.tokens[rest[-1]].upos == "PUNCT" and tree.tokens[rest[-1]].text not in _CLOSING:
                    rest = rest[:-1]
                inside = rest
    return inside
