"""Reports by phrases of saying: "made it clear that", "is convinced that", "in her view", "by his account",
"in a poll", "the case that".

Each finder looks at one token as the cue, as those of `syntax` do.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.attribute.cues import VERBAL, Report, certainties, noun_certainty, word_span
from dateline.attribute.tree import Tree, subject_of
from dateline.lang import words
from dateline.model import Certainty

_CLAUSES = ("acl", "ccomp", "csubj")
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def phrase_report(tree: Tree, i: int) -> Report | None:
    """The report of which a token is the cue, by any of the phrases."""
    for find in (_made_clear, _is_convinced, _in_view, _by_account, _in_poll, _noun_is_that, _noun_that):
        report = find(tree, i)
        if report is not None and report.content:
            return None if _by_author(tree, report) else report
    return None


def _by_author(tree: Tree, report: Report) -> bool:
    """ "In my view": the author's own, where nobody is quoted."""
    source = report.source
    own = ("first", "first_plural")
    if source is None or tree.quotation(source) is not None:
        return False
    return any(tree.lower(source) in words("people", f"pronouns.{person}") for person in own)


def _made_clear(tree: Tree, i: int) -> Report | None:
    """ "The mayor made (it) clear that …"."""
    verb = tree.head(i)
    if tree.relation(i) != "xcomp" or verb is None or tree.lemma(i) not in words("speech", "cues.phrases.clear"):
        return None
    if tree.lemma(verb) not in words("speech", "cues.phrases.making") or tree.child(verb, "aux:pass") is not None:
        return None
    said = [c for c in (*tree.kids(i, "ccomp"), *tree.kids(verb, "ccomp")) if c > i]
    return _told(tree, i, said, subject_of(tree, verb), Certainty.CERTAIN)


def _is_convinced(tree: Tree, i: int) -> Report | None:
    """ "The mayor is convinced that …", "he remains hopeful that …"; of who only seems so, less is sure."""
    if tree.tokens[i].upos not in ("ADJ", "VERB"):
        return None
    known = certainties("adjectives")
    found = {known.get(tree.lemma(i)), known.get(tree.lower(i))}
    certainty = next((c for c in Certainty if c in found), None)
    seeming = _seems(tree, i)
    if certainty is None or not (seeming is not None or tree.kids(i, "cop", "aux")):
        return None
    said = [c for c in tree.kids(i, "ccomp") if c > i and _is_clause(tree, c)]
    subject = tree.child(i, "nsubj") if seeming is None else tree.child(seeming, "nsubj")
    if seeming is not None and certainty is Certainty.CERTAIN:
        certainty = Certainty.PROBABLE
    if subject is None:
        return None
    near = {*_near(tree, i, subject), *(_near(tree, seeming, subject) if seeming is not None else ())}
    if any(tree.lower(c) in words("speech", "negation.words") for c in near):
        return None  # "not everyone is convinced that", "did not seem sure that"
    return _told(tree, i, said, subject, certainty)


def _seems(tree: Tree, i: int) -> int | None:
    """The verb of which an adjective says what somebody seems to be."""
    verb = tree.head(i)
    seems = verb is not None and tree.lemma(verb) in words("speech", "frames.seeming")
    return verb if seems and tree.relation(i) == "xcomp" else None


def _near(tree: Tree, i: int, subject: int) -> list[int]:
    return [*tree.kids(i, "advmod", "aux", "cop"), subject, *tree.kids(subject, "det", "advmod", "amod")]


def _in_view(tree: Tree, i: int) -> Report | None:
    """ "In her view, …": the clause that the phrase hangs on."""
    if tree.relation(i) != "obl" or tree.lemma(i) not in words("speech", "cues.phrases.views"):
        return None
    case, owner, clause = tree.child(i, "case"), tree.child(i, "nmod:poss"), tree.head(i)
    if case is None or owner is None or clause is None:
        return None
    if tree.lower(case) not in words("speech", "cues.phrases.within"):
        return None
    content = frozenset(tree.subtree(clause)) - frozenset(tree.subtree(i))
    return Report(content, owner, i, "according", Certainty.CERTAIN, cue_span=word_span(tree, i))


def _by_account(tree: Tree, i: int) -> Report | None:
    """ "By his own account, …", "by one estimate": the clause that the phrase hangs on is told by whose it is, else by
    the account itself."""
    case, clause = tree.child(i, "case"), tree.head(i)
    if case is None or clause is None or not is_account(tree, i):
        return None
    owner = tree.child(i, "nmod:poss")
    others = {j for c in tree.kids(clause, "conj") if tree.child(c, "nsubj") is not None for j in tree.subtree(c)}
    content = frozenset(tree.subtree(clause)) - frozenset(tree.subtree(i)) - others
    source = i if owner is None else owner
    return Report(content, source, case, "according", Certainty.CERTAIN, cue_span=word_span(tree, case))


def is_account(tree: Tree, i: int) -> bool:
    """Whether a phrase at the edge of a clause, or between commas, tells by whose account it is told ("by one
    estimate"). "Was hurt by the account of the sale" tells what hurt, "ruled by a 5-4 count" how narrowly."""
    accounts, counts = words("speech", "cues.phrases.accounts"), words("speech", "cues.phrases.counts")
    if tree.relation(i) != "obl" or tree.lemma(i) not in accounts | counts:
        return False
    case, owner = tree.child(i, "case"), tree.child(i, "nmod:poss")
    if case is None or tree.lower(case) not in words("speech", "cues.phrases.counted_by"):
        return False
    beside = [c for c in tree.kids(i, "det", "amod", "nummod", "nmod", "acl", "compound", "appos") if c != owner]
    which = {tree.lower(c) for c in beside}
    official = tree.lemma(i) in accounts and bool(which & words("speech", "cues.phrases.official"))
    known = owner is not None or official or bool(which & words("speech", "cues.phrases.some"))
    plain = which <= words("speech", "cues.phrases.some") | words("speech", "cues.phrases.official")
    before, after = _edges(tree, tree.subtree(i))
    return known and plain and ((before and after == ",") or (after == "." and tree.lemma(i) in accounts))


def _edges(tree: Tree, phrase: Sequence[int]) -> tuple[bool, str]:
    """Whether a sentence or a comma stands before a phrase, and what mark behind it: "." at the end of a sentence."""
    said = [i for i in phrase if tree.relation(i) != "punct"]
    first, last, sentence = said[0], said[-1], tree.sentence(said[0])
    before = first == sentence[0] or tree.lower(first - 1) == ","
    return before, tree.lower(last + 1) if last + 1 < sentence.stop else "."


def _in_poll(tree: Tree, i: int) -> Report | None:
    """ "In a poll last month, half of the voters …": what a poll tells, where it opens the sentence."""
    if tree.relation(i) != "obl" or tree.lemma(i) not in words("speech", "cues.phrases.polls"):
        return None
    case, clause = tree.child(i, "case"), tree.head(i)
    if case is None or clause is None:
        return None
    last = max(tree.subtree(i))
    commas = any(tree.lower(j) == "," for j in (last, last + 1) if j in tree.sentence(i))
    if case != tree.sentence(i)[0] or clause < i or not commas:
        return None
    if tree.lower(case) not in words("speech", "cues.phrases.within"):
        return None
    if not _is_clause(tree, clause) or tree.tokens[clause].upos not in VERBAL:
        return None
    content = frozenset(tree.subtree(clause)) - frozenset(tree.subtree(i))
    return Report(content, i, case, "according", Certainty.CERTAIN, cue_span=word_span(tree, case))


def _noun_is_that(tree: Tree, i: int) -> Report | None:
    """ "My impression is that …", "the promise that she made is that …": whose noun it is says it; "one view is
    that …", of nobody: somebody holds it."""
    held = _held(tree.lemma(i))
    if tree.tokens[i].upos != "NOUN" or not (held or tree.lemma(i) in words("speech", "cues.nouns.clausal")):
        return None
    said: list[int] = []
    if tree.relation(i) in ("root", "ccomp", "parataxis"):
        said = [c for c in tree.kids(i, "ccomp", "acl") if c > i and _is_that(tree, c)]
    elif tree.relation(i) == "nsubj" and tree.head(i) is not None:
        above = tree.tokens[i].head
        said = [above] if above > i and _is_that(tree, above) else []
        if not said and tree.lemma(above) in words("speech", "tense.be"):
            said = [c for c in tree.kids(above, "ccomp") if c > above]
    source = _owner(tree, i)
    if not said or (source is None and held is None):
        return None
    sure = Certainty.CERTAIN if source is not None or held is None else held
    own = frozenset(tree.subtree(i, frozenset(said)))
    content = frozenset(j for c in said for j in tree.subtree(c, frozenset({i}))) - own
    return Report(content, source, i, "noun", sure, cue_span=word_span(tree, i))


def _held(lemma: str) -> Certainty | None:
    """How sure a noun makes what is held by nobody named; None of a noun for no such thing."""
    if lemma in words("speech", "cues.nouns.held"):
        return Certainty.PROBABLE
    return Certainty.POSSIBLE if lemma in words("speech", "cues.nouns.held_possible") else None


def _noun_that(tree: Tree, i: int) -> Report | None:
    """ "repeated her warning that …", "with the assertion that …", "made the case that": a noun and its clause."""
    if tree.tokens[i].upos != "NOUN" or tree.lemma(i) not in words("speech", "cues.nouns.clausal"):
        return None
    said = [c for c in tree.kids(i, *_CLAUSES) if c > i and _opened_by_that(tree, c) and _is_clause(tree, c)]
    source = noun_source(tree, i)
    if not said or source is None:
        return None
    certainty = noun_certainty(tree.lemma(i)) or Certainty.CERTAIN
    content = frozenset(j for c in said for j in tree.subtree(c))
    return Report(content, source, i, "noun", certainty, cue_span=word_span(tree, i))


def noun_source(tree: Tree, i: int) -> int | None:
    """Whose words a noun of saying stands for: its owner, or who makes, repeats or raises them."""
    owner = tree.child(i, "nmod:poss")
    if owner is not None:
        return owner
    verb = tree.head(i)
    if verb is None or tree.tokens[verb].upos not in VERBAL or tree.child(verb, "aux:pass") is not None:
        return None
    if tree.relation(i) == "obj" and tree.lemma(verb) in words("speech", "cues.phrases.making"):
        return subject_of(tree, verb)
    case = tree.child(i, "case")
    brought = tree.relation(i) == "obl" and case is not None
    brought = brought and case is not None and tree.lower(case) in words("speech", "cues.phrases.bringing")
    return tree.child(verb, "nsubj") if brought else None


def _owner(tree: Tree, i: int) -> int | None:
    """ "my impression", "the promise she made", "the sense of the campaign"."""
    owner = tree.child(i, "nmod:poss")
    if owner is not None:
        return owner
    made = [c for c in tree.kids(i, "acl") if tree.lemma(c) in words("speech", "cues.phrases.making")]
    doers = [d for c in made if (d := tree.child(c, "nsubj")) is not None]
    if doers:
        return doers[0]
    of = [c for c in tree.kids(i, "nmod") if (k := tree.child(c, "case")) is not None and tree.lower(k) in _of()]
    return of[0] if of else None


def _of() -> frozenset[str]:
    return words("speech", "roles.belonging")


def _told(tree: Tree, cue: int, said: list[int], source: int | None, certainty: Certainty) -> Report | None:
    if not said or source is None:
        return None
    content = frozenset(j for c in said for j in tree.subtree(c, frozenset({cue})))
    return Report(content, source, cue, "verb", certainty, cue_span=word_span(tree, cue))


def _opened_by_that(tree: Tree, c: int) -> bool:
    marks = [k for k in tree.kids(c, "mark") if k < c]
    return any(tree.lower(k) in words("speech", "governors.plain_marks") for k in marks)


def _is_that(tree: Tree, c: int) -> bool:
    """Whether a clause is opened by "is that": the parser takes the copula for a word of the clause."""
    marks = [k for k in tree.kids(c, "mark") if tree.lower(k) in words("speech", "governors.plain_marks")]
    if not marks or not _is_clause(tree, c):
        return False
    before = marks[0] - 1
    return before >= 0 and tree.lemma(before) in words("speech", "tense.be")


def _is_clause(tree: Tree, c: int) -> bool:
    return tree.tokens[c].xpos in _FINITE or any(tree.tokens[k].xpos in _FINITE for k in tree.kids(c, "aux", "cop"))
