"""Where a title ends though the text doesn't: what stands right behind its last word belongs to what it tells.

A clause's words are cut from its sentence by the tree, and trees are at times wrong. The text shows a wrong cut by what
it has there: no mark, and a word that opens no clause.
"""

from __future__ import annotations

from collections.abc import Collection

from dateline.attribute.gaps import gap_of
from dateline.attribute.tree import Tree
from dateline.attribute.units import Unit, is_finite, tells_source
from dateline.lang import words

_MARKS = "\"“”'‘’`«»"
_ENDS = (".", ";", ":", "!", "?", "…", "...")
_RELATIVES = ("WDT", "WP", "WP$")
_OWN = ("nsubj", "csubj", "expl")
_BEFORE_NOUN = ("det", "amod", "nummod", "case", "aux", "cop")
_BESIDE = ("conj", "parataxis", "root", "discourse")


def is_cut(tree: Tree, unit: Unit, last: int, shown: Collection[int]) -> bool:
    """Whether what stands right behind a token belongs to what stands before it: "asked Lee | to go"."""
    begin, sentence = _beside(tree, last, 1), tree.sentence(last)
    if begin not in sentence or tree.block(begin) != tree.block(last) or tree.tokens[begin].text in _ENDS:
        return False
    if _lacks_its_clause(tree, last, shown) or _leads_to_a_clause(tree, last, begin):
        return True
    above = tree.tokens[last].head
    if tree.relation(last) in _BEFORE_NOUN and last < above and above not in shown:
        return True  # "one of the most loyal | and best-paid guards"
    if tree.tokens[begin].upos == "PUNCT":
        return any(
            c > last and tree.relation(c) in ("xcomp", "ccomp", "obj") and tree.tokens[i].upos == "VERB"
            for i in shown
            for c in tree.children[i]
            if last in (i, i + 1)
        )
    if tree.tokens[begin].upos == "CCONJ":
        return _shares_its_object(tree, last, begin) or _joins_nouns(tree, begin, shown)
    top = _top(tree, begin, last)
    if last < above and above not in shown and unit.head not in tree.subtree(last) and tree.relation(last) != "punct":
        return True  # "and we | will see"
    if tree.relation(top) in _BESIDE or tells_source(tree, top) or unit.head in tree.subtree(top):
        return False
    if tree.lower(begin) in words("speech", "governors.when"):
        return False  # whatever the parser hangs it on
    return not _is_beside(tree, top, begin)


def is_glued(tree: Tree, unit: Unit, last: int, shown: Collection[int]) -> bool:
    """Whether a title ends where nothing in the text ends, whatever the tree says: no mark stands there, and the next
    word opens no clause of its own ("now it is up | to Lee", "she helped | drive voters", "in States like Ohio | there
    were charges")."""
    begin, sentence = _beside(tree, last, 1), tree.sentence(last)
    if begin not in sentence or tree.block(begin) != tree.block(last) or begin in shown:
        return False
    token, top = tree.tokens[begin], _top(tree, begin, last)
    if token.upos in ("PUNCT", "CCONJ", "SCONJ") or token.text in _ENDS or token.xpos in ("WRB", *_RELATIVES):
        return False
    return not tells_source(tree, top) and not _ends_a_subject(tree, unit, begin)


def _ends_a_subject(tree: Tree, unit: Unit, begin: int) -> bool:
    """Whether the verb of a sentence stands right behind a relative clause that ends its subject: "the boats that Lee
    sold | sank"."""
    clause = unit.head
    while tree.relation(clause) == "conj" and tree.child(clause, *_OWN) is None and tree.head(clause) is not None:
        clause = tree.tokens[clause].head
    if tree.tokens[clause].deprel != "acl:relcl" or tree.tokens[begin].upos not in ("VERB", "AUX", "ADV", "PART"):
        return False
    own = tree.child(clause, *_OWN)
    relates = own is None or tree.lower(own) in words("people", "pronouns.relative")
    return relates or gap_of(tree, unit) is not None


def is_glued_before(tree: Tree, unit: Unit, first: int, shown: Collection[int]) -> bool:
    """Whether a title begins where nothing in the text begins: right behind a word that belongs to a noun which follows
    ("her | entire plan would fail"), or with a phrase before its subject that goes on with what stands before ("when
    you have | a captive crowd, there is no need")."""
    before = _beside(tree, first, -1)
    if before not in tree.sentence(first) or tree.block(before) != tree.block(first) or before in shown:
        return False
    token = tree.tokens[before]
    if token.upos in ("PUNCT", "CCONJ", "SCONJ") or token.xpos in ("WRB", *_RELATIVES) or token.text in _ENDS:
        return False
    if token.head >= first and tree.relation(before) in ("det", "amod", "nummod", "nmod", "compound", "advmod"):
        return token.upos != "ADV" or tree.tokens[first].upos in ("ADJ", "ADV", "NUM")
    own = tree.child(unit.head, *_OWN)
    if own is None or own < first or first in tree.subtree(own) or tree.relation(before) in ("mark", "cc"):
        return False
    tied = tree.head(unit.head) == before and tree.relation(unit.head) == "ccomp"
    return not tied and first not in tree.kids(unit.head, "mark", "cc", "aux", "cop", "advmod")


def _beside(tree: Tree, i: int, step: int) -> int:
    """The next token behind (1) or before (-1) another one that is no quotation mark; perhaps of another sentence."""
    sentence, i = tree.sentence(i), i + step
    while i in sentence and all(c in _MARKS for c in tree.tokens[i].text):
        i += step
    return i


def _lacks_its_clause(tree: Tree, last: int, shown: Collection[int]) -> bool:
    """Whether a clause behind the last word belongs to what is shown: to a relative pronoun ("a case in which a clerk |
    - who was new - left"), or to an adjective with something between ("was aware, however, | that")."""
    for i in shown:
        if tree.tokens[i].xpos in _RELATIVES and tree.relation(i) in (*_OWN, "obj", "obl", "nmod"):
            clause = next((a for a in (i, *tree.ancestors(i)) if tree.tokens[a].deprel == "acl:relcl"), None)
            if clause is not None and clause > last and i < last:
                return True
        knows = tree.lemma(i) in words("speech", "relatives.knowing") and tree.child(i, "cop") is not None
        if knows and any(_begins_with_that(tree, c, last) for c in tree.kids(i, "ccomp", "advcl")):
            return True
    return False


def _leads_to_a_clause(tree: Tree, last: int, begin: int) -> bool:
    """Whether the last word stands before a clause that is its own: "starting with | how it will be paid", "in part |
    because they left"."""
    if begin != last + 1:
        return False
    if tree.tokens[last].upos == "ADP" and tree.relation(last) != "compound":
        return tree.tokens[begin].xpos in ("WRB", *_RELATIVES)
    narrows = tree.lower(last) in words("speech", "relatives.narrowing")
    return narrows and tree.tokens[begin].upos == "SCONJ" and tree.relation(begin) == "mark"


def _begins_with_that(tree: Tree, clause: int, last: int) -> bool:
    """Whether a clause behind a token is opened by a word that only ties it: "that"."""
    plain = words("speech", "governors.plain_marks")
    return any(c > last and tree.lower(c) in plain for c in tree.kids(clause, "mark"))


def _top(tree: Tree, i: int, last: int) -> int:
    """The token that governs all that begins at a token, behind another one."""
    while (above := tree.head(i)) is not None and above > last:
        i = above
    return i


def _is_beside(tree: Tree, top: int, begin: int) -> bool:
    """Whether a clause of time or reason begins there, which tells something of its own."""
    if tree.relation(top) != "advcl" or not is_finite(tree, top) or tree.tokens[begin].xpos in _RELATIVES:
        return False
    if _measures(tree, begin):
        return False
    marks = [c for c in tree.kids(top, "mark", "advmod") if c < top]
    tied = words("speech", "relatives.comparing") | words("speech", "governors.plain_marks")
    return not any(tree.lower(c) in tied for c in marks)


def _measures(tree: Tree, begin: int) -> bool:
    """Whether a clause tells how much what stands right before it is: "as far | as it goes"."""
    alike = words("speech", "relatives.alike")
    if tree.lower(begin) not in alike or begin - 2 < tree.sentence(begin)[0]:
        return False
    return tree.lower(begin - 2) in alike and tree.tokens[begin - 1].upos in ("ADJ", "ADV")


def _shares_its_object(tree: Tree, last: int, joiner: int) -> bool:
    """ "Was charged with | nor convicted of fraud": what the last word needs stands behind the second verb."""
    token = tree.tokens[last]
    if token.upos == "ADP":
        return tree.relation(last) != "compound" and not tree.children[last]
    joined = tree.head(joiner)
    if token.upos != "VERB" or joined is None or tree.tokens[joined].upos != "VERB":
        return False
    if tree.lemma(last) in words("speech", "relatives.objectless"):
        return False
    bare = not tree.kids(last, "obj", "obl", "xcomp", "ccomp", "nsubj:pass", "aux:pass", "compound:prt", "advmod")
    return bare and joined > joiner and tree.child(joined, "nsubj") is None and tree.child(joined, "obj") is not None


def _joins_nouns(tree: Tree, joiner: int, shown: Collection[int]) -> bool:
    """Whether an "and" goes on with a list of nouns, and with no clause."""
    joined = tree.head(joiner)
    first = tree.head(joined) if joined is not None else None
    if joined is None or first not in shown or tree.relation(joined) != "conj" or joined < joiner:
        return False
    clause = tree.tokens[joined].upos in ("VERB", "AUX") or tree.child(joined, "cop", *_OWN) is not None
    return not clause
