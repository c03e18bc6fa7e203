"""What a title may not lose, computed from the dependency tree alone: an independent check of `attribute.titles`.

`governing(tokens, head)` gives the tokens that negate, hedge, modalize, restrict or condition the predicate `head`:
its own dependents, what it shares with the verb that it is joined to, and what it stands under (Universal
Dependencies, version 2). Own lists, own code: nothing here is read from the package's language tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import Token

NEGATIONS = {"not", "n't", "never", "no", "neither", "nor", "hardly", "barely", "scarcely", "cannot", "none", "nobody"}
HEDGES = {
    "reportedly", "allegedly", "apparently", "possibly", "perhaps", "maybe", "probably", "likely", "supposedly",
    "seemingly", "presumably", "purportedly", "potentially", "conceivably", "ostensibly", "evidently",
}  # fmt: skip
RESTRICTIONS = {"only", "almost", "nearly", "about", "roughly", "approximately", "virtually"}
ADJECTIVES = {"alleged", "suspected", "possible", "rumored", "rumoured", "purported", "supposed", "potential", "likely"}
CONDITIONS = {"if", "unless", "provided", "once", "until", "till", "lest", "whether", "assuming", "case"}
OF_CLAUSES = {
    "if",
    "unless",
    "whether",
    "once",
    "until",
    "till",
    "before",
    "lest",
}  # a clause that isn't so, or not yet
FRAMES = {
    # implicatives and what keeps from doing
    "fail", "refuse", "decline", "neglect", "prevent", "avoid", "stop", "forget",
    # what may come or is only wished, ordered, planned
    "threaten", "plan", "expect", "intend", "hope", "want", "wish", "seek", "try", "attempt", "promise", "vow",
    "pledge", "agree", "propose", "consider", "ask", "order", "demand", "urge", "request", "require", "need", "set",
    "due", "schedule", "slate", "poise", "bind", "able", "unable", "ready", "willing", "unwilling", "reluctant",
    # what only seems
    "seem", "appear", "likely", "unlikely", "possible", "impossible", "probable", "improbable", "true", "untrue",
    "false", "unclear", "uncertain", "doubtful", "doubt", "suppose", "believe", "suspect", "think", "fear", "allege",
    "accuse", "rumor", "rumour", "speculate", "guess", "predict", "forecast", "imagine", "pretend", "afraid",
    # what is denied
    "deny", "reject", "dispute", "refute", "rebut", "disavow",
}  # fmt: skip
PASSIVE_FRAMES = {"say", "report", "repute", "understand", "claim", "suppose", "believe", "think", "allege"}
FRAME_NOUNS = {
    "rumor", "rumour", "allegation", "accusation", "suspicion", "speculation", "possibility", "chance", "likelihood",
    "threat", "fear", "risk", "plan", "proposal", "promise", "hope", "claim", "evidence", "proof", "indication",
    "suggestion", "denial", "doubt", "gossip", "attempt", "effort", "intention", "decision", "charge",
}  # fmt: skip
COMPLEMENTS = {"xcomp", "ccomp", "csubj"}


class Sentence:
    """The tokens of an article with their children."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.children: list[list[int]] = [[] for _ in tokens]
        for i, token in enumerate(tokens):
            if token.head != i:
                self.children[token.head].append(i)

    def word(self, i: int) -> str:
        return self.tokens[i].text.lower().replace("’", "'")

    def relation(self, i: int) -> str:
        return self.tokens[i].deprel.split(":")[0]

    def kids(self, i: int, *relations: str) -> list[int]:
        return [c for c in self.children[i] if self.relation(c) in relations]

    def below(self, i: int) -> list[int]:
        out = [i]
        for j in out:
            out += self.children[j]
        return sorted(out)


def governing(tokens: Sequence[Token], head: int) -> set[int]:
    """The tokens that govern whether, how surely and on what condition the predicate `head` holds."""
    s = Sentence(tokens)
    out = _own(s, head) | _quantities(s, head)
    node, steps = head, 0
    while tokens[node].head != node and steps < 12:
        above, relation, steps = tokens[node].head, s.relation(node), steps + 1
        if relation == "conj":
            out |= _shared(s, node, above)
        elif relation in COMPLEMENTS or _complement_of_noun(s, node, above) or _that_clause(s, node):
            out |= _marks(s, node, {"whether", "if"}) | _frame(s, above) | _own(s, above)
        elif relation == "advcl":
            out |= _marks(s, node, OF_CLAUSES)
            if _goes_on(s, node, above):
                out |= _modals(s, above) | _conditions(s, above)
            break
        elif s.tokens[node].upos == "NOUN" and relation in ("nsubj", "obj") and node != head:
            out |= _own(s, above)  # "found no evidence that …", "there is no proof that …"
            break
        else:
            break
        node = above
    return {i for i in out if i != head}


def missing(tokens: Sequence[Token], head: int, title: str) -> list[str]:
    """The governing words that a title doesn't hold."""
    said = title.lower().replace("’", "'")
    return [
        w for i in sorted(governing(tokens, head)) if not _stands(w := tokens[i].text.lower().replace("’", "'"), said)
    ]


def _stands(word: str, said: str) -> bool:
    return (
        word in said
        if word.startswith(("'", "n'"))
        else re.search(rf"(?<!\w)(can)?{re.escape(word)}", said) is not None
    )


def _own(s: Sentence, i: int) -> set[int]:
    adverbs = {c for c in s.kids(i, "advmod", "det", "cc:preconj") if s.word(c) in NEGATIONS | HEDGES | RESTRICTIONS}
    return adverbs | _modals(s, i) | _conditions(s, i) | _negative_arguments(s, i)


def _modals(s: Sentence, i: int) -> set[int]:
    return {c for c in s.kids(i, "aux") if s.tokens[c].xpos == "MD"}


def _conditions(s: Sentence, i: int) -> set[int]:
    joined = [c for c in s.kids(i, "conj") if not s.kids(c, "nsubj", "csubj", "expl")]
    clauses = s.kids(i, "advcl") + [c for j in joined for c in s.kids(j, "advcl") if c > j]
    return {m for c in clauses for m in _marks(s, c, CONDITIONS)}


def _marks(s: Sentence, i: int, of: set[str]) -> set[int]:
    return {m for m in s.kids(i, "mark", "advmod") if s.word(m) in of and m < i}


def _negative_arguments(s: Sentence, i: int) -> set[int]:
    arguments = s.kids(i, "nsubj", "obj")
    return {a for a in arguments if s.word(a) in NEGATIONS} | {
        d for a in arguments for d in s.kids(a, "det", "advmod") if s.word(d) in NEGATIONS
    }


def _quantities(s: Sentence, i: int) -> set[int]:
    """ "about 40 people", "only the mayor", "alleged bribes": what bounds or doubts an argument of the predicate."""
    found = set()
    for a in s.kids(i, "nsubj", "obj", "obl"):
        for b in (a, *s.kids(a, "nummod")):
            found |= {c for c in s.kids(b, "advmod") if s.word(c) in RESTRICTIONS}
        if s.relation(a) in ("nsubj", "obj"):
            found |= {c for c in s.kids(a, "amod") if s.word(c) in ADJECTIVES}
    return found


def _shared(s: Sentence, node: int, first: int) -> set[int]:
    """What a joined verb shares with the first one."""
    subject = s.kids(node, "nsubj", "csubj", "expl")
    out = {c for c in s.kids(first, "advcl") if c < first or c > node}
    out = {m for c in out for m in _marks(s, c, CONDITIONS)}
    if subject:
        return out
    bare = not s.kids(node, "aux", "cop") and s.tokens[node].xpos in ("VB", "VBN", "VBG")
    if bare and s.tokens[node].xpos == s.tokens[first].xpos:
        out |= _modals(s, first)
        out |= {c for c in s.kids(first, "advmod") if s.word(c) in NEGATIONS and c < first}
    out |= {c for c in s.kids(first, "advmod") if s.word(c) in HEDGES and c < first}
    return out


def _frame(s: Sentence, i: int) -> set[int]:
    token = s.tokens[i]
    lemma = token.lemma.lower()
    passive = any(s.tokens[c].deprel.endswith(":pass") for c in s.children[i])
    noun = token.upos == "NOUN" and lemma in FRAME_NOUNS
    verb = token.upos in ("VERB", "ADJ") and (
        lemma in FRAMES or s.word(i) in FRAMES or (passive and lemma in PASSIVE_FRAMES)
    )
    return {i} if noun or verb else set()


def _complement_of_noun(s: Sentence, node: int, above: int) -> bool:
    """ "no evidence that he lied", "a threat to leave"."""
    clause = s.relation(node) == "acl" and bool(s.kids(node, "mark"))
    return clause and s.tokens[above].upos == "NOUN"


def _that_clause(s: Sentence, node: int) -> bool:
    """ "It is not true that …", read as an adverbial clause."""
    return s.relation(node) == "advcl" and any(s.word(m) == "that" for m in s.kids(node, "mark"))


def _goes_on(s: Sentence, node: int, above: int) -> bool:
    """ "…, leaving two dead": a participle that goes on with the verb before it."""
    return s.tokens[node].xpos == "VBG" and above < node and not s.kids(node, "mark", "aux", "nsubj")
