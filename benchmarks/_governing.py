"""What a title may not lose, read from a dependency tree alone: an independent check of `dateline.attribute.titles`.

`governing(words, head)` gives the words that negate, hedge, modalize, restrict or condition the predicate `head`: its
own dependents, what stands right before it, what it shares with the verb that it is joined to, and what it stands under
(Universal Dependencies, version 2). Own lists, own code: nothing here is read from the package's language tables, and
the trees may be those of a treebank as well as the reader's.

The lists follow the literature where there is one: implicative and non-factive verbs (Karttunen 1971; Nairn,
Condoravdi and Karttunen 2006), non-veridical contexts (Giannakidou 1998), hedges (Hyland 1998).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

NEGATIONS = {
    "not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "barely", "scarcely", "rarely", "seldom", "cannot",
    "none", "nobody", "nothing", "nowhere",
}  # fmt: skip
HEDGES = {
    "reportedly", "allegedly", "apparently", "possibly", "perhaps", "maybe", "probably", "likely", "unlikely",
    "supposedly", "seemingly", "presumably", "purportedly", "potentially", "conceivably", "ostensibly", "evidently",
    "arguably", "hopefully", "tentatively", "theoretically", "hypothetically", "falsely", "wrongly", "rumoredly",
    "doubtless", "surely", "necessarily",
}  # fmt: skip
RESTRICTIONS = {"only", "almost", "nearly", "about", "roughly", "approximately", "virtually", "practically", "merely"}
ADJECTIVES = {
    "alleged", "suspected", "possible", "rumored", "rumoured", "purported", "supposed", "potential", "likely",
    "so-called", "would-be", "reputed", "fake", "false",
}  # fmt: skip
CONDITIONS = {
    "if", "unless", "provided", "providing", "once", "until", "till", "lest", "whether", "assuming", "case",
    "supposing",
}  # fmt: skip
OF_CLAUSES = {"if", "unless", "whether", "once", "until", "till", "before", "lest", "without"}  # isn't so, or not yet
CASES = {"pending", "barring", "unless", "absent"}  # prepositions of what a predicate depends on
MODALS = {"may", "might", "could", "would", "should", "must", "can", "will", "wo", "ca", "shall", "'ll", "'d", "ought"}
FRAMES = {
    # implicatives and what keeps from doing
    "fail", "refuse", "decline", "neglect", "prevent", "avoid", "stop", "forget", "resist", "refrain", "forbid",
    "prohibit", "ban", "bar", "discourage", "dissuade", "deter", "hesitate", "struggle", "cease", "delay", "postpone",
    # what may come or is only wished, ordered, planned, allowed
    "threaten", "plan", "expect", "intend", "hope", "want", "wish", "seek", "try", "attempt", "promise", "vow",
    "pledge", "agree", "offer", "propose", "consider", "ask", "order", "demand", "urge", "request", "require", "need",
    "set", "due", "schedule", "slate", "poise", "bind", "bound", "able", "unable", "ready", "willing", "unwilling",
    "reluctant", "aim", "aspire", "long", "yearn", "dream", "desire", "prepare", "contemplate", "mull", "anticipate",
    "recommend", "beg", "advise", "invite", "instruct", "encourage", "authorize", "authorise", "allow",
    "permit", "entitle", "eligible", "eager", "keen", "anxious", "apt", "prone", "volunteer",
    # what only seems
    "seem", "appear", "likely", "unlikely", "possible", "impossible", "probable", "improbable", "true", "untrue",
    "false", "unclear", "uncertain", "doubtful", "doubt", "suppose", "believe", "suspect", "think", "fear", "allege",
    "accuse", "rumor", "rumour", "speculate", "guess", "predict", "forecast", "imagine", "pretend", "afraid", "assume",
    "presume", "conceivable", "plausible", "implausible", "unthinkable", "unsure", "purport", "profess",
    # what is denied
    "deny", "reject", "dispute", "refute", "rebut", "disavow",
}  # fmt: skip
PASSIVE_FRAMES = {"say", "report", "repute", "understand", "claim", "suppose", "believe", "think", "allege", "consider"}
FRAME_NOUNS = {
    "rumor", "rumour", "allegation", "accusation", "suspicion", "speculation", "possibility", "chance", "likelihood",
    "threat", "fear", "risk", "plan", "proposal", "promise", "hope", "claim", "evidence", "proof", "indication",
    "suggestion", "denial", "doubt", "gossip", "attempt", "effort", "intention", "decision", "charge", "bid", "call",
    "request", "demand", "offer", "refusal", "failure", "inability", "ability", "desire", "wish", "ambition", "pledge",
    "vow", "prospect", "opportunity", "right", "permission", "willingness", "reluctance", "unwillingness", "need",
    "expectation", "prediction", "belief", "assumption", "theory", "danger", "goal", "aim", "idea",
}  # fmt: skip
ASIDES = {"seem", "appear", "think", "believe", "suppose", "guess", "suspect", "hope", "presume", "imagine"}
NOT_OF_ALL = {"no", "nobody", "none", "any", "anyone", "anybody", "anything", "nothing", "whoever", "few"}
COMPLEMENTS = {"xcomp", "ccomp", "csubj"}
RELATIVES = {"who", "whom", "which", "that", "whose"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a tree. `head` is an index of the same list, its own for a root; `relation` may have a subtype."""

    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    relation: str

    @property
    def lower(self) -> str:
        return self.text.lower().replace("’", "'")

    @property
    def main(self) -> str:
        """The relation without its subtype."""
        return self.relation.split(":")[0]


class Sentence:
    """The words of a text with their children."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.children: list[list[int]] = [[] for _ in words]
        for i, word in enumerate(words):
            if word.head != i:
                self.children[word.head].append(i)

    def kids(self, i: int, *relations: str) -> list[int]:
        return [c for c in self.children[i] if self.words[c].main in relations]

    def below(self, i: int) -> list[int]:
        out = [i]
        for j in out:
            out += self.children[j]
        return sorted(out)


def governing(s: Sentence, head: int) -> set[int]:
    """The words that govern whether, how surely and on what condition the predicate `head` holds."""
    out = _own(s, head) | _quantities(s, head) | _just_before(s, head) | _of_nobody(s, head)
    node, steps = head, 0
    while s.words[node].head != node and steps < 12:
        above, relation, steps = s.words[node].head, s.words[node].main, steps + 1
        if relation == "conj":
            out |= _shared(s, node, above)
        elif relation in COMPLEMENTS or _complement_of_noun(s, node, above) or _that_clause(s, node):
            out |= _marks(s, node, {"whether", "if"}) | _frame(s, above) | _own(s, above)
        elif relation == "advcl":
            out |= _marks(s, node, OF_CLAUSES)
            if _not_yet(s, above):
                out |= _marks(s, node, {"when", "whenever"})
            if _goes_on(s, node, above):
                out |= _modals(s, above) | _conditions(s, above)
            break
        elif s.words[node].upos == "NOUN" and relation in ("nsubj", "obj") and node != head:
            out |= _own(s, above)  # "found no evidence that …", "there is no proof that …"
            break
        else:
            break
        node = above
    return {i for i in out if i != head}


def missing(s: Sentence, head: int, title: str, governors: set[int] | None = None) -> list[int]:
    """The governing words that a title doesn't hold."""
    said = title.lower().replace("’", "'")
    found = governing(s, head) if governors is None else governors
    return [i for i in sorted(found) if not _stands(s.words[i].lower, said)]


def _stands(word: str, said: str) -> bool:
    if word.startswith(("'", "n'")):
        return word in said
    return re.search(rf"(?<!\w)(can)?{re.escape(word)}(n't|not)?(?!\w)", said) is not None


def _own(s: Sentence, i: int) -> set[int]:
    adverbs = {c for c in s.kids(i, "advmod", "det", "cc") if s.words[c].lower in NEGATIONS | HEDGES | RESTRICTIONS}
    adverbs -= {c for c in adverbs if s.words[c].main == "cc" and s.words[c].relation != "cc:preconj"}
    return adverbs | _modals(s, i) | _conditions(s, i) | _negative_arguments(s, i) | _asides(s, i)


def _modals(s: Sentence, i: int) -> set[int]:
    return {c for c in s.kids(i, "aux") if s.words[c].xpos == "MD" or s.words[c].lower in MODALS - {"'d"}}


def _just_before(s: Sentence, i: int) -> set[int]:
    """Modals, negations and hedges in the run of auxiliaries and adverbs that ends at the predicate or its copula."""
    at, found = min([i, *s.kids(i, "cop")]) - 1, set()
    while at >= 0 and s.words[at].upos in ("AUX", "PART", "ADV"):
        word = s.words[at]
        if word.lower in NEGATIONS | HEDGES or word.xpos == "MD":
            found.add(at)
        at -= 1
    return found


def _conditions(s: Sentence, i: int) -> set[int]:
    joined = [c for c in s.kids(i, "conj") if not s.kids(c, "nsubj", "csubj", "expl")]
    clauses = s.kids(i, "advcl") + [c for j in joined for c in s.kids(j, "advcl") if c > j]
    marks = {m for c in clauses for m in _marks(s, c, CONDITIONS)}
    return marks | {m for c in s.kids(i, "obl") for m in s.kids(c, "case") if s.words[m].lower in CASES}


def _marks(s: Sentence, i: int, of: set[str]) -> set[int]:
    return {m for m in s.kids(i, "mark", "advmod") if s.words[m].lower in of and m < i}


def _negative_arguments(s: Sentence, i: int) -> set[int]:
    arguments = s.kids(i, "nsubj", "obj")
    return {a for a in arguments if s.words[a].lower in NEGATIONS} | {
        d for a in arguments for d in s.kids(a, "det", "advmod") if s.words[d].lower in NEGATIONS
    }


def _asides(s: Sentence, i: int) -> set[int]:
    """ "The mayor, it seems, has left": a clause thrown in that makes it somebody's guess."""
    asides = [c for c in s.kids(i, "parataxis") if s.words[c].lemma.lower() in ASIDES]
    return {c for c in asides if len(s.below(c)) <= 5 and not s.kids(c, "ccomp", "xcomp", "obj")}


def _quantities(s: Sentence, i: int) -> set[int]:
    """ "about 40 people", "only the mayor", "alleged bribes": what bounds or doubts an argument of the predicate."""
    found = set()
    for a in s.kids(i, "nsubj", "obj", "obl"):
        for b in (a, *s.kids(a, "nummod")):
            found |= {c for c in s.kids(b, "advmod") if s.words[c].lower in RESTRICTIONS}
        if s.words[a].main in ("nsubj", "obj"):
            found |= {c for c in s.kids(a, "amod") if s.words[c].lower in ADJECTIVES}
    return found


def _of_nobody(s: Sentence, i: int) -> set[int]:
    """ "Nobody who met her", "any firm that paid": the relative pronoun, without which it would be told of somebody."""
    noun = s.words[i].head
    if s.words[i].relation != "acl:relcl" or noun == i:
        return set()
    open_ = any(s.words[c].lower in NOT_OF_ALL for c in (noun, *s.kids(noun, "det", "advmod", "amod")))
    return {c for c in s.kids(i, "nsubj", "obj") if open_ and s.words[c].lower in RELATIVES}


def _shared(s: Sentence, node: int, first: int) -> set[int]:
    """What a joined verb shares with the first one."""
    subject = s.kids(node, "nsubj", "csubj", "expl")
    around = {c for c in s.kids(first, "advcl") if c < first or c > node}
    out = {m for c in around for m in _marks(s, c, CONDITIONS)}
    if subject:
        return out
    bare = not s.kids(node, "aux", "cop") and s.words[node].xpos in ("VB", "VBN", "VBG")
    if bare and s.words[node].xpos == s.words[first].xpos:
        out |= _modals(s, first)
        out |= {c for c in s.kids(first, "advmod") if s.words[c].lower in NEGATIONS and c < first}
    return out | {c for c in s.kids(first, "advmod") if s.words[c].lower in HEDGES and c < first}


def _frame(s: Sentence, i: int) -> set[int]:
    word = s.words[i]
    lemma = word.lemma.lower()
    passive = any(s.words[c].relation.endswith(":pass") for c in s.children[i])
    noun = word.upos == "NOUN" and lemma in FRAME_NOUNS
    verb = word.upos in ("VERB", "ADJ") and (
        lemma in FRAMES or word.lower in FRAMES or (passive and lemma in PASSIVE_FRAMES)
    )
    return {i} if noun or verb else set()


def _complement_of_noun(s: Sentence, node: int, above: int) -> bool:
    """ "no evidence that he lied", "a threat to leave"."""
    clause = s.words[node].main == "acl" and bool(s.kids(node, "mark"))
    return clause and s.words[above].upos == "NOUN"


def _that_clause(s: Sentence, node: int) -> bool:
    """ "It is not true that …", read as an adverbial clause."""
    return s.words[node].main == "advcl" and any(s.words[m].lower == "that" for m in s.kids(node, "mark"))


def _not_yet(s: Sentence, i: int) -> bool:
    """ "will leave when he comes", "plans to leave when …": what is dated may never be."""
    infinitive = (
        s.words[i].xpos == "VB"
        and s.words[i].main == "xcomp"
        and any(s.words[m].lower == "to" for m in s.kids(i, "mark"))
    )
    return bool(_modals(s, i)) or (infinitive and bool(_frame(s, s.words[i].head)))


def _goes_on(s: Sentence, node: int, above: int) -> bool:
    """ "…, leaving two dead": a participle that goes on with the verb before it."""
    return s.words[node].xpos == "VBG" and above < node and not s.kids(node, "mark", "aux", "nsubj")
