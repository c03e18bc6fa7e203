"""What governs a predicate: the words that deny it, doubt it, plan it, ask for it or make it depend on something.

A unit is cut as small as the proposition that it tells, so that what governs it may stand outside: the auxiliary that
joined verbs share ("may resign and leave"), the frame of a clause ("is said to", "there is no evidence that"), the
condition of the clause before. A title that lost them would tell as a fact what its evidence doesn't say.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.attribute.tree import Tree, once
from dateline.lang import either, words

_COMPLEMENT = ("xcomp", "ccomp", "csubj")
_LINKING = ("mark", "case")
# "about" of "about the wall" bounds nothing, nor does "likely" what is said of the likely
_NO_BOUNDS = ("conj", "nmod", "obl", "case", "mark", "ccomp", "csubj", "advcl", "acl")
_APOSTROPHES = ("'", "’")
_QUESTIONS = ("WP", "WDT", "WP$", "WRB")


@dataclass(frozen=True)
class Governors:
    """`tokens` must stand in a title beside the unit's own words; `frames` are the verbs, adjectives and nouns among
    them that the unit stands under, nearest first; those in `raised` share its subject ("is said to", "failed to")."""

    tokens: frozenset[int]
    frames: tuple[int, ...]
    raised: frozenset[int]


@once
def governors(tree: Tree, head: int) -> Governors:
    """The governors of a predicate, wherever they stand in its sentence."""
    tokens = _own(tree, head)
    frames: list[int] = []
    raised: set[int] = set()
    node, below, same_subject, apart = head, head, True, False
    for above in tree.ancestors(head):
        relation = tree.relation(node)
        if node != head and (opened := _opened_by(tree, node, "governors.open_marks")):
            tokens |= opened | cluster(tree, node) | _linking(tree, below)  # "if he decides that …"
            frames.append(node)
        below = node
        if relation == "conj":
            shared = _shared(tree, node, above)
            # "people are working and wages rising, and he said that they had hope": no "are" of theirs
            tokens |= {c for c in shared if not (apart and _is_plain(tree, c))}
            apart = apart or tree.child(node, "nsubj", "csubj", "expl") is not None
            node = above
            continue
        if relation == "parataxis":
            tokens |= _around(tree, node, above)
            break
        if relation == "advcl" and _not_yet(tree, above):
            tokens |= _opened_by(tree, node, "governors.when")
        same_subject = same_subject and relation == "xcomp" and tree.child(above, "obj", "iobj") is None
        same_subject = same_subject and tree.child(node, "nsubj") is None
        found = _over(tree, node, above, relation)
        if found is None:
            break
        if found:
            tokens |= found | _linking(tree, node)
            frames.append(above)
            if same_subject:
                raised |= found | _linking(tree, node)
        node = above
    tokens |= _opening(tree, head)
    return Governors(frozenset(tokens - {head}), tuple(frames), frozenset(raised))


def _over(tree: Tree, node: int, above: int, relation: str) -> set[int] | None:
    """What the token above adds: nothing where it only carries its complement, None where it governs it no more."""
    if relation in _COMPLEMENT or _complement_of_noun(tree, node, above) or _that_clause(tree, node, relation):
        doubted = _own(tree, above) | _frame(tree, above) | _asked(tree, node, above)
        return doubted | cluster(tree, above) if doubted else set()
    if relation == "advcl":
        if tree.tokens[node].xpos != "VBG" or node < above or tree.child(node, "mark", "aux", "nsubj") is not None:
            return None
        doubted = _modals(tree, above) | _conditions(tree, above)
        return doubted | cluster(tree, above) if doubted else set()
    if tree.tokens[node].upos not in ("NOUN", "PROPN"):
        return None
    if relation in ("nmod", "obl", "obj") and (frame := _frame(tree, above)):
        return frame | cluster(tree, above) | _own(tree, above)
    if relation in ("nsubj", "obj"):
        doubted = _own(tree, above) | ({above} if is_taken_back(tree, above) or is_untrue(tree, above) else set())
        return doubted | cluster(tree, above) if doubted else None
    return None


def is_taken_back(tree: Tree, i: int) -> bool:
    """Whether a predicate says of words that they stand no more: "a report that he left was withdrawn"."""
    return tree.lemma(i) in words("speech", "governors.undone")


def is_untrue(tree: Tree, i: int) -> bool:
    """Whether a predicate says of words that they are not so: "the claim that he left is false"."""
    return bool({tree.lemma(i), tree.lower(i)} & words("speech", "governors.untrue"))


def said_of_words(tree: Tree, head: int) -> int | None:
    """The predicate of the noun that a clause stands with: "withdrawn" of "a report that he left was withdrawn"."""
    noun = tree.head(head)
    if noun is None or tree.relation(head) not in ("acl", "ccomp") or tree.tokens[noun].upos != "NOUN":
        return None
    return tree.head(noun) if tree.relation(noun) in ("nsubj", "obj") else None


def _own(tree: Tree, i: int) -> set[int]:
    """What governs a predicate from below: negations, hedges, modals, conditions, and "no one", "nothing"."""
    out = {c for c in tree.children[i] if _bounds(tree, c) and tree.relation(c) not in _NO_BOUNDS}
    for argument in tree.kids(i, "nsubj", "obj"):
        denied = [c for c in tree.kids(argument, "det", "advmod") if tree.lower(c) in words("speech", "negation.words")]
        out |= {argument, *denied} if denied else set()
    return out | _modals(tree, i) | _conditions(tree, i)


def _bounds(tree: Tree, i: int) -> bool:
    known = either("speech", "negation.words", "hedges.probable", "hedges.possible", "governors.restrictions")
    return tree.lower(i) in known or is_hoped(tree, i)


def is_hoped(tree: Tree, i: int) -> bool:
    """Whether a clause is only hoped: "Hopefully, she will stay"; not how somebody did it: "looked up hopefully"."""
    opens = i == next((j for j in tree.sentence(i) if tree.relation(j) != "punct"), i)
    return opens and tree.lower(i) in words("speech", "hedges.hoped")


def _modals(tree: Tree, i: int) -> set[int]:
    """ "may", "would": with the auxiliaries that follow ("may have")."""
    verbs = tree.kids(i, "aux")
    return set(verbs) if any(tree.tokens[c].xpos == "MD" for c in verbs) else set()


def _conditions(tree: Tree, i: int) -> set[int]:
    """The words of the clauses on which a predicate depends, also where they close a list of verbs with one subject
    ("will meet and decide if …")."""
    joined = [c for c in tree.kids(i, "conj") if tree.child(c, "nsubj", "csubj", "expl") is None]
    clauses = tree.kids(i, "advcl") + [c for j in joined for c in tree.kids(j, "advcl") if c > j]
    return {j for c in clauses if _opened_by(tree, c, "governors.conditions") for j in tree.subtree(c)}


def _opened_by(tree: Tree, i: int, key: str) -> set[int]:
    """The words of a list that open a clause, with what belongs to them ("in case")."""
    found = [c for c in tree.kids(i, "mark", "advmod", "case") if c < i]
    found = [c for c in found for c in tree.subtree(c)]
    return set(found) if any(tree.lower(c) in words("speech", key) for c in found) else set()


def _opening(tree: Tree, head: int) -> set[int]:
    """The word that opens the predicate's own clause where it makes it open ("until", "before") or asks ("who"), and
    the auxiliaries of a predicate that alone is quoted (is “obsessed”)."""
    out = _opened_by(tree, head, "governors.open_marks") | set(tree.kids(head, "aux", "cop"))
    if tree.tokens[head].deprel != "acl:relcl":
        asked = [c for c in tree.kids(head, "nsubj") if tree.tokens[c].xpos in _QUESTIONS]
        out |= {c for c in asked if antecedent(tree, c) is None}
    return out


def antecedent(tree: Tree, i: int) -> int | None:
    """The noun just before a relative pronoun, where its clause isn't the object of a verb of asking."""
    verb = tree.head(i)
    if verb is None or tree.relation(verb) in _COMPLEMENT or tree.tokens[i].xpos not in _QUESTIONS:
        return None
    first = tree.sentence(i)[0]
    before = [j for j in (i - 1, i - 2) if j >= first and tree.relation(j) not in ("punct", "case")]
    return before[0] if before and tree.tokens[before[0]].upos in ("NOUN", "PROPN") else None


def _shared(tree: Tree, node: int, first: int) -> set[int]:
    """What a joined predicate shares with the first: a condition around both; without a subject of its own, hedges;
    as a bare form like the first, modals and negations too."""
    out = _around(tree, node, first)
    if tree.child(node, "nsubj", "csubj", "expl") is not None:
        return out
    before = [c for c in tree.kids(first, "advmod", "aux", "cc") if c < first]
    if not tree.kids(node, "aux", "cop") and (_same_form(tree, node, first) or _neither(tree, node, first)):
        out |= {c for c in before if tree.relation(c) == "aux" or _bounds(tree, c)}
    hedges = words("speech", "hedges.probable") | words("speech", "hedges.possible")
    return out | {c for c in before if tree.lower(c) in hedges}


def _is_plain(tree: Tree, i: int) -> bool:
    """Whether a word is an auxiliary that neither doubts nor denies."""
    return tree.relation(i) == "aux" and tree.tokens[i].xpos != "MD" and not _bounds(tree, i)


def _around(tree: Tree, node: int, first: int) -> set[int]:
    """The words of a condition around two clauses that stand side by side: "if …, she will pay, he will leave"."""
    around = [c for c in tree.kids(first, "advcl") if c < min(first, node) or c > max(first, node)]
    return {j for c in around if _opened_by(tree, c, "governors.conditions") for j in tree.subtree(c)}


def shared_auxiliaries(tree: Tree, head: int) -> list[int]:
    """The auxiliaries and negations that a joined predicate shares with the first: "may" of "may resign and leave"."""
    first = tree.head(head)
    if first is None or tree.relation(head) != "conj" or tree.child(head, "nsubj", "csubj", "expl", "aux", "cop"):
        return []
    if not (_same_form(tree, head, first) or _neither(tree, head, first)):
        return []
    return [
        c for c in tree.kids(first, "aux", "advmod") if c < first and (tree.relation(c) == "aux" or _bounds(tree, c))
    ]


def _not_yet(tree: Tree, i: int) -> bool:
    """Whether a predicate only may come, or is only planned: then so is what is told with "when"."""
    above = tree.head(i)
    planned = tree.tokens[i].xpos == "VB" and above is not None and bool(_frame(tree, above))
    return bool(_modals(tree, i)) or (planned and tree.relation(i) == "xcomp")


def _same_form(tree: Tree, node: int, first: int) -> bool:
    """Whether two verbs have the form that goes with one auxiliary; an infinitive is easily read as a present."""
    this, that = tree.tokens[node].xpos, tree.tokens[first].xpos
    return (this == that and this in ("VB", "VBN", "VBG")) or (this == "VBP" and that == "VB")


def _neither(tree: Tree, node: int, first: int) -> bool:
    """ "hasn't endorsed Lee or left the race": a negation goes on behind "or", whatever form the parser saw
    (Huddleston & Pullum 2002, 15.2.1)."""
    joint = tree.child(node, "cc")
    either = joint is not None and tree.lower(joint) in words("speech", "negation.either")
    return either and any(tree.lower(c) in words("speech", "negation.words") for c in tree.kids(first, "advmod", "aux"))


def _frame(tree: Tree, i: int) -> set[int]:
    """The token itself where what it says of its complement is less than that it is so."""
    upos, lemma = tree.tokens[i].upos, tree.lemma(i)
    if upos == "NOUN":
        return {i} if lemma in words("speech", "governors.nouns") else set()
    if upos not in ("VERB", "ADJ"):
        return set()
    frames = words("speech", "governors.frames")
    passive = any(tree.tokens[c].deprel.endswith(":pass") for c in tree.children[i])
    passive = passive or (tree.tokens[i].xpos == "VBN" and tree.relation(i) == "acl")  # "pages said to be missing"
    hearsay = passive and lemma in words("speech", "hedges.passive_hearsay")
    forms = {lemma, lemma.removesuffix("e"), tree.lower(i)}  # a lemma is a guess: "doubte" of "doubted"
    return {i} if hearsay or forms & frames else set()


def _asked(tree: Tree, node: int, above: int) -> set[int]:
    """The word that makes a complement an indirect question; what is quoted asks nothing of the verb above."""
    return _opened_by(tree, node, "governors.asking") if tree.quotation(node) == tree.quotation(above) else set()


def cluster(tree: Tree, i: int) -> set[int]:
    """A frame with what makes it readable: auxiliaries and negation, copula, particle, "it" and "there"."""
    verbs = tree.kids(i, "aux", "cop")
    between = [c for c in tree.kids(i, "advmod") if verbs and min(verbs) < c < i]  # "is widely believed"
    denied = [c for c in tree.children[i] if tree.lower(c) in words("speech", "negation.words")]
    return {i, *verbs, *between, *denied, *tree.kids(i, "compound:prt", "expl")}


def belying(tree: Tree, cue: int) -> int | None:
    """The adverb by which an author says that what is said isn't so: "falsely claimed"."""
    said = tree.kids(cue, "advmod")
    return next((i for i in said if tree.lower(i) in words("speech", "governors.belying")), None)


def _linking(tree: Tree, node: int) -> set[int]:
    """What ties a complement to its frame: "that", "to", "of", "whether"."""
    questions = [c for c in tree.children[node] if tree.tokens[c].xpos in _QUESTIONS and c < node]
    return {*tree.kids(node, *_LINKING), *questions, *_that(tree, node)}


def _complement_of_noun(tree: Tree, node: int, above: int) -> bool:
    """ "no evidence that he lied", "a threat to leave"; what is marked is no relative clause, whatever its subtype, and
    a "that" on such a noun, whatever its relation, opens what the noun stands for."""
    if tree.relation(node) != "acl" or tree.tokens[above].upos != "NOUN":
        return False
    return tree.child(node, "mark") is not None or bool(_frame(tree, above) and _that(tree, node))


def _that(tree: Tree, node: int) -> list[int]:
    return [c for c in tree.children[node] if c < node and tree.lower(c) in words("speech", "governors.plain_marks")]


def _that_clause(tree: Tree, node: int, relation: str) -> bool:
    """ "It is not true that …", "not so ill that …", where the parser takes the clause for an adverbial."""
    mark = tree.child(node, "mark")
    return relation == "advcl" and mark is not None and tree.lower(mark) in words("speech", "governors.plain_marks")


def in_order(tree: Tree, tokens: Iterable[int], head: int) -> list[int]:
    """Tokens in text order, only those of the head's sentence; contracted words ("don’t") as a whole."""
    sentence = tree.sentence(head)
    wanted = {i for i in tokens if i in sentence}
    for i in sorted(wanted):
        for j in (i, i + 1):
            if j in sentence and is_clitic(tree, j):
                wanted |= {j - 1, j}
    return sorted(wanted)


def is_clitic(tree: Tree, i: int) -> bool:
    """Whether a token leans on the word before it: "n’t", "’s", "not" of "cannot"; behind the last there is none."""
    if not 0 < i < len(tree.tokens):
        return False
    before = tree.tokens[i - 1]
    if before.end != tree.tokens[i].start or not before.text[-1:].isalnum():
        return False
    return tree.tokens[i].upos != "PUNCT" and (tree.lower(i).isalpha() or any(c in _APOSTROPHES for c in tree.lower(i)))
