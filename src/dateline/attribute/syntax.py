"""Reports by the syntax of reporting: what the reader doesn't mark. Each finder looks at one token as the cue."""

from __future__ import annotations

from dateline.attribute.cues import (
    RELATIVES,
    VERBAL,
    Report,
    denies,
    denies_noun,
    has_case,
    hearers_of,
    is_passive,
    is_rate,
    noun_certainty,
    verb_certainty,
    word_span,
)
from dateline.attribute.plans import is_planned
from dateline.attribute.register import is_person_noun
from dateline.attribute.tree import Tree, subject_of
from dateline.lang import words
from dateline.model import Certainty


def verb_report(tree: Tree, i: int) -> Report | None:
    """ "X said that …", "…, X said", "reports X": a reporting verb with its complement or its quotation."""
    if tree.tokens[i].upos != "VERB":
        return None
    lemma = tree.lemma(i)
    certainty = verb_certainty(lemma) or _heard_by_outlet(tree, i)
    if (certainty is None and not denies(lemma)) or is_passive(tree, i):
        return None
    if tree.tokens[i].xpos == "VB" and tree.relation(i) == "acl" and tree.child(i, "nsubj") is None:
        return None  # "a vote to determine whether …": a purpose, nobody speaks
    content = {j for c in _said_heads(tree, i) for j in tree.subtree(c, frozenset({i}))}
    source = subject_of(tree, i)
    if source is not None and (tree.relation(source) == "csubj" or tree.tokens[source].xpos == "WRB"):
        return None  # "How it ends will determine whether …"
    if not content or (source is None and lemma not in words("speech", "cues.verbs.possible")):
        return None
    certain = certainty or Certainty.CERTAIN
    return Report(
        frozenset(content), source, i, "verb", certain, denies(lemma), hearers_of(tree, i), cue_span=word_span(tree, i)
    )


def _heard_by_outlet(tree: Tree, i: int) -> Certainty | None:
    """ "The Gazette hears that …": what an outlet has heard from it doesn't say whom."""
    if tree.lemma(i) not in words("speech", "sources.outlet_verbs") or tree.tokens[i].xpos != "VBZ":
        return None
    subject = tree.child(i, "nsubj")
    named = subject is not None and tree.tokens[subject].upos == "PROPN"
    return Certainty.PROBABLE if named and tree.child(i, "ccomp") is not None else None


def _said_heads(tree: Tree, i: int) -> list[int]:
    """The tokens that govern what a verb reports: its complement, the clause it interrupts, what it denies."""
    lemma = tree.lemma(i)
    heads = [c for c in tree.kids(i, "ccomp", "parataxis") if tree.relation(c) == "ccomp" or tree.quotation(c)]
    head = tree.head(i)
    if not heads and tree.relation(i) == "parataxis" and tree.child(i, "obj", "ccomp") is None and head is not None:
        heads = [head] if tree.tokens[head].upos in ("VERB", "ADJ", "NOUN", "AUX", "PROPN") else []
    if not heads and _parenthetical(tree, i) and head is not None:
        heads = [head]  # "In court papers, the Gazette reports, Lee says that …"
    if not heads and lemma in words("speech", "cues.denials.of_things"):
        heads = tree.kids(i, "obj", "xcomp")
    elif not heads and denies(lemma):
        heads = [c for c in tree.kids(i, "obj") if noun_certainty(tree.lemma(c)) is not None]
    if not heads and lemma in words("speech", "cues.verbs.of_deeds"):
        heads = tree.kids(i, "obl", "advcl")[:1]
    return heads


def _parenthetical(tree: Tree, i: int) -> bool:
    """Whether a verb of saying with its subject stands between two commas, before the clause that it hangs on."""
    if tree.relation(i) not in ("ccomp", "advcl", "dep") or tree.tokens[i].head < i or tree.child(i, "obj", "mark"):
        return False
    inside = [j for j in tree.subtree(i) if tree.relation(j) != "punct"]
    sentence = tree.sentence(i)
    if tree.child(i, "nsubj") is None or inside[0] <= sentence[0] or inside[-1] >= sentence[-1]:
        return False
    return tree.lower(inside[0] - 1) == "," and tree.lower(inside[-1] + 1) == ","


def noun_report(tree: Tree, i: int) -> Report | None:
    """ "rumors that …", "reports of …", "allegations he …", "cheating rumors spread": a noun that stands for words."""
    if tree.tokens[i].upos != "NOUN":
        return None
    lemma = tree.lemma(i)
    told = tree.child(i, "cop") is not None and lemma in words("speech", "cues.nouns.talk")  # "word is that …"
    certainty = noun_certainty(lemma) or (Certainty.POSSIBLE if told else None)
    if certainty is None:
        return None
    bare = tree.tokens[i].xpos == "NN" and tree.child(i, "det", "nmod:poss", "amod") is None
    if bare and has_case(tree, i, "idle_cases"):
        return None  # "in charge of the yard"
    content = _complement(tree, i) or _moved_complement(tree, i)
    if not content and certainty is Certainty.POSSIBLE:
        content = _rumored_clause(tree, i)
    source = tree.child(i, "nmod:poss")
    denied = denies_noun(lemma)
    return (
        Report(frozenset(content), source, i, "noun", certainty, denied, cue_span=word_span(tree, i))
        if content
        else None
    )


def _complement(tree: Tree, i: int) -> set[int]:
    """What hangs on the noun itself: a clause, or "of …"."""
    out: set[int] = set()
    for c in tree.children[i]:
        participle = tree.tokens[c].xpos in ("VBN", "VBG") and not tree.kids(c, "aux", "mark", "nsubj")
        clause = tree.relation(c) in ("acl", "ccomp") and tree.tokens[c].upos in ("VERB", "ADJ", "NOUN", "AUX")
        clause = clause and not participle  # "accounts filed last week": not what they say
        clause = clause and not _says_of_noun(tree, c) and not _main_verb(tree, i, c)
        told = tree.relation(c) == "nmod" and has_case(tree, c, "noun_cases") and not _speaks(tree, i, c)
        if clause or told:
            out.update(tree.subtree(c))
    return out


def _speaks(tree: Tree, i: int, c: int) -> bool:
    """ "the words of Ann Lee", "an account of the commander": who is meant by it, and no content."""
    if tree.lemma(i) not in words("speech", "cues.nouns.of_speakers") or not has_case(tree, c, "of_speakers_cases"):
        return False
    return tree.tokens[c].upos == "PROPN" or tree.kind(c) in ("person", "organization") or is_person_noun(tree.lemma(c))


def _main_verb(tree: Tree, i: int, c: int) -> bool:
    """ "Rumours that he left began in May", where the parser hangs "began" on the noun, which is its subject."""
    told = [d for d in tree.kids(i, "acl", "ccomp") if d < c and tree.child(d, "mark") is not None]
    return bool(told) and tree.tokens[c].xpos in ("VBD", "VBZ", "VBP") and not tree.kids(c, "nsubj", "mark", "expl")


def _says_of_noun(tree: Tree, c: int) -> bool:
    """Whether a clause on a noun is about the noun and not what it says: "the report, which came on Friday"."""
    if tree.tokens[c].deprel != "acl:relcl":
        return False
    relatives = [d for d in tree.kids(c, "nsubj", "obj", "obl") if tree.tokens[d].xpos in RELATIVES]
    return bool(relatives)


def _moved_complement(tree: Tree, i: int) -> set[int]:
    """ "Reports surfaced of …", "reports began surfacing of …": the complement hangs on the verb."""
    head = tree.head(i)
    if head is None or tree.relation(i) != "nsubj":
        return set()
    verbs = [head, *tree.kids(head, "xcomp")]
    found = [c for v in verbs for c in tree.children[v] if c > i and has_case(tree, c, "noun_cases")]
    found = [c for c in found if tree.tokens[c].upos in ("NOUN", "PROPN")]
    if verb_certainty(tree.lemma(head)) is None:
        found += tree.kids(head, "ccomp")  # "rumours spread that …"; what a report says, its verb tells
    return {j for c in found for j in tree.subtree(c)}


def _rumored_clause(tree: Tree, i: int) -> set[int]:
    """ "Cheating rumors spread": the whole clause tells the rumour."""
    head = tree.head(i)
    before = [c for c in (*tree.kids(i, "compound", "amod"), i - 1) if 0 <= c < i and tree.sentence(i)[0] <= c]
    named = any(tree.tokens[c].upos == "NOUN" or tree.tokens[c].xpos == "VBG" for c in before)
    if not named or head is None:
        return set()
    return set(tree.subtree(head)) if tree.relation(i) == "nsubj" else set(tree.subtree(i))


def according_report(tree: Tree, i: int) -> Report | None:
    """ "According to X, …": the clause that the phrase hangs on."""
    if tree.lower(i) not in words("speech", "cues.according.words"):
        return None
    head = tree.head(i)
    if head is None or tree.relation(i) != "case" or tree.tokens[head].upos in VERBAL:
        return None
    if is_rate(tree, head):
        return None
    clause = tree.head(head)
    if clause is None:
        return None
    if tree.tokens[clause].xpos == "VBG" and not tree.kids(clause, "aux"):
        while tree.relation(clause) in ("advcl", "conj", "xcomp"):
            clause = tree.tokens[clause].head  # "… fell, killing two, according to X": the whole is X's
    phrase = frozenset(tree.subtree(head))
    content = frozenset(tree.subtree(clause)) - phrase
    return Report(content, head, i, "according", Certainty.CERTAIN, cue_span=word_span(tree, i))


def adverb_report(tree: Tree, i: int) -> Report | None:
    """ "reportedly", "allegedly": said by nobody named; the content is the clause of the word."""
    lower = tree.lower(i)
    if lower not in words("speech", "hedges.hearsay"):
        return None
    head = tree.head(i)
    if head is None:
        return None
    certainty = Certainty.POSSIBLE if lower in words("speech", "hedges.possible") else Certainty.PROBABLE
    content = set(tree.subtree(head)) - {i}
    subject = tree.child(head, "nsubj")
    if subject is not None and subject < i:  # "he reportedly left and she joined him": that she joined is told plainly
        for c in tree.kids(head, "conj", "parataxis"):
            if tree.child(c, "nsubj") is not None:
                content -= set(tree.subtree(c))
    return Report(frozenset(content), None, i, "adverb", certainty, cue_span=word_span(tree, i))


def passive_report(tree: Tree, i: int) -> Report | None:
    """ "is said to have …", "it was reported that …": said by nobody named, unless "by X"."""
    lemma = tree.lemma(i)
    if lemma not in words("speech", "hedges.passive_hearsay") or not is_passive(tree, i) or is_planned(tree, i):
        return None
    content = {j for c in tree.kids(i, "xcomp", "ccomp", "csubj") for j in tree.subtree(c)}
    if not content:
        return None
    by = tree.child(i, "obl:agent")
    possible = lemma in words("speech", "cues.verbs.possible")
    return Report(
        frozenset(content), by, i, "verb" if by is not None else "passive",
        Certainty.POSSIBLE if possible else Certainty.PROBABLE, cue_span=word_span(tree, i),
    )  # fmt: skip
