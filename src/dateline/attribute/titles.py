"""A claim's title: the words of its evidence, with what governs them, and full names for pronouns and short names.

Nothing is added but brackets, quotation marks and possessive endings:

- Resolved pronouns and short names give way to the full name; in a quotation, or beside a contraction, it stands in
  brackets ("[Ann Lee] left", "Delphie [Marlowe] saved my life", "We’re [the couple] leaving").
- What is told already in the title is not told again: its pronoun and its short name stay.
- A pronoun whose referent isn't known, or has no name, stays in quotation marks: “they” left.
- The subject that the clause leaves unsaid, and the words elsewhere in the sentence that deny it, doubt it or make it
  depend on something, stand in brackets: "[Ann Lee may] leave", "[denied that] she lied". They are the sentence's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from dateline.attribute.chains import Chain
from dateline.attribute.gaps import gap_of
from dateline.attribute.governors import Governors, antecedent, belying, cluster, governors, in_order, is_clitic
from dateline.attribute.naming import Naming, noun_phrase
from dateline.attribute.register import Register
from dateline.attribute.reports import Report
from dateline.attribute.standing import is_doubtful, stretches
from dateline.attribute.tree import Tree
from dateline.attribute.units import Unit, is_finite, leads_on
from dateline.lang import words
from dateline.model import Certainty, Referent, SourceKind

_LONG = 200  # characters; beyond, a title ends with a clause that can be left out
_PHRASE = 16  # words of "according to …"; more are the clause behind it, hung on it
_LABEL = 3  # words of who speaks, before a colon
_CLAUSES = ("advcl", "acl", "conj", "parataxis", "appos")
_INDEPENDENT = ("ccomp", "parataxis", "root")  # with tense, they have subjects of their own
_APART = ("CCONJ", "PUNCT")
_KEPT = (")", "%", "$", "£", "€")
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_BRACKETS = re.compile(r"[()\[\]{}]")
_DASHES = ("—", "–", "-", "--")
_EDGES = " ,;:.–—-‑…/*_•·"


@dataclass(frozen=True, slots=True)
class Title:
    """A title, and whether it can be understood by itself: whole, and without a pronoun of somebody of whom nothing is
    known.

    `torn`: the words are no sentence or say another thing, and no stretch of the sentence around them does better.
    `shown` are its tokens, `unclear` those of them that stand for nobody known for sure, `named` those told by a name
    or with one behind them.
    """

    text: str
    sound: bool
    torn: bool = False
    shown: frozenset[int] = frozenset()
    unclear: frozenset[int] = frozenset()
    named: frozenset[int] = frozenset()


def title(
    tree: Tree, unit: Unit, register: Register, referents: Mapping[int, Referent], covering: Sequence[Chain]
) -> Title:
    """The title of a unit; `covering` are the chains of those who say it, shown beside it and so not in it."""
    found = governors(tree, unit.head)
    body = _body(tree, unit, covering, found.tokens)
    outside = _outside(tree, unit, found, covering, set(body))
    front = [i for i in outside if i < body[0]]
    back = [i for i in outside if i > body[0]]
    naming = Naming(tree, register, referents, speaker=_speaker(covering))
    naming.coming = frozenset([*body, *outside])
    subject = _unsaid(tree, unit, set(body) | set(outside))
    before = _bracket(naming, front, subject)
    said = _told(tree, unit, naming, body)
    if before and tree.tokens[body[0]].upos not in ("PROPN", "PRON") and body[0] == tree.sentence(body[0])[0]:
        said = said[:1].lower() + said[1:]
    if before and subject is not None and _is_aside(tree, unit, body):
        before += ","
    short = _upper(_clean(" ".join(filter(None, (before, said, _bracket(naming, back, None))))))
    doubtful = is_doubtful(tree, unit, body, front, back, found)
    shown = {*body, *outside}
    best = _made(short, naming, shown if subject is None else {*shown, subject}, torn=doubtful)
    if not naming.unclear and not doubtful:
        return best
    unclear = len(naming.unclear) - (not doubtful)
    for stretch in stretches(tree, unit, shown, covering, doubtful=doubtful):
        naming = Naming(tree, register, referents, speaker=_speaker(covering))
        naming.coming = frozenset(stretch)
        wide = _upper(_clean(_within(tree, naming, stretch, body)))
        if not naming.unclear:
            return _made(wide, naming, stretch, torn=False)
        if len(naming.unclear) <= unclear:
            best, unclear = _made(wide, naming, stretch, torn=False), len(naming.unclear) - 1
    return best


def _made(text: str, naming: Naming, shown: Iterable[int], *, torn: bool) -> Title:
    unclear = frozenset(naming.unclear)
    unknown = unclear - naming.unsure
    return Title(text, not unknown and not torn, torn, frozenset(shown), unclear, frozenset(naming.named))


def _within(tree: Tree, naming: Naming, stretch: Sequence[int], body: Sequence[int]) -> str:
    """The words of a unit with those of its sentence around them, which stand in brackets."""
    front = [i for i in stretch if i < body[0]]
    back = [i for i in stretch if i > body[-1]]
    inside = set(stretch)
    before = _bracket(naming, front, None)
    said = _balanced(naming.text([i for i in range(body[0], body[-1] + 1) if i in inside or i in body]))
    parts = (before + _mark(tree, body[0] - 1) if before else "", said + (_mark(tree, back[0]) if back else ""))
    return " ".join(filter(None, (*parts, _bracket(naming, back, None))))


def _mark(tree: Tree, i: int) -> str:
    """The mark that parts what stands in brackets from the rest, as the text writes it."""
    text = tree.tokens[i].text if i >= 0 else ""
    return text if text in (",", ";", ":") else f" {text}" if text in _DASHES else ""


def _speaker(covering: Sequence[Chain]) -> str | None:
    """The name of the person whose words they are, so that an "I" can be told."""
    hops = [hop for chain in covering for hop in chain.hops]
    name = hops[-1].name if hops and hops[-1].kind is SourceKind.PERSON else ""
    return name if " " in name and name[0].isupper() else None


def _is_aside(tree: Tree, unit: Unit, body: Sequence[int]) -> bool:
    """Whether a unit is a bare participle of what was done to its subject: "[the bill], blocked by senators", where
    without a comma the bill would seem to have blocked."""
    bare = tree.tokens[unit.head].xpos == "VBN" and not tree.kids(unit.head, "aux", "cop")
    return bare and body[0] == unit.head and tree.relation(unit.head) in ("acl", "advcl", "parataxis")


def _told(tree: Tree, unit: Unit, naming: Naming, body: Sequence[int]) -> str:
    """The words of a unit; what a relative clause is about stands in brackets where the clause lacks it: "the books
    that Lee sold in May" tells "Lee sold [the books] in May"."""
    gap = gap_of(tree, unit)
    if gap is None or gap.noun in body:
        return naming.text(body)
    first, rest = [i for i in body if i <= gap.after], [i for i in body if i > gap.after]
    return " ".join(filter(None, (naming.text(first), f"[{naming.phrase(gap.noun, within=True)}]", naming.text(rest))))


def _upper(said: str) -> str:
    """The first letter in upper case, behind a bracket or a quotation mark too."""
    for at, char in enumerate(said):
        if char.isalnum():
            return said[:at] + char.upper() + said[at + 1 :]
    return said


def _clean(said: str) -> str:
    """Without the marks that a cut leaves over."""
    said = _balanced(re.sub(r"``|''", "", said))
    said = re.sub(r"\s+([,;:!?)]|\.(?!\.))", r"\1", re.sub(r"([(\[])\s+", r"\1", said))
    said = re.sub(r"\(\)|\[\]", "", said)
    return " ".join(said.split()).strip(_EDGES)


def _balanced(said: str) -> str:
    """Without brackets that open or close nothing: a unit may be cut within a parenthesis."""
    if not _BRACKETS.search(said):
        return said
    gone, opened = set(), []
    for at, char in enumerate(said):
        if char in _PAIRS:
            opened.append(at)
        elif char in _PAIRS.values():
            if opened and _PAIRS[said[opened[-1]]] == char:
                opened.pop()
            else:
                gone.add(at)
    gone.update(opened)
    return "".join(char for at, char in enumerate(said) if at not in gone)


# ---- the words of the unit ----


def _body(tree: Tree, unit: Unit, covering: Sequence[Chain], kept: Set[int]) -> list[int]:
    """The unit's tokens without an enclosed "…, X said, …" (the source stands beside the title); cut where long."""
    inside = list(tree.within(unit.span))
    while len(inside) > 1 and tree.relation(inside[0]) == "mark" and _is_that(tree, inside[0]):
        if is_clitic(tree, inside[1]):
            break  # "that’s what it is"
        inside.pop(0)
    for chain in covering:
        cue = chain.report.cue
        if cue is None or not chain.hops or cue not in inside or cue in kept or unit.head in tree.subtree(cue):
            continue
        said = _saying(tree, chain.report)
        if said and not said & (set(unit.own) | set(kept)):
            inside = _without(tree, unit, inside, said)
    return _shortened(tree, unit, _unlabelled(tree, unit, inside), kept)


def _saying(tree: Tree, report: Report) -> set[int]:
    """The words of a report beside its content: "Lee said", "according to Lee"; of a phrase that the parser makes long,
    the preposition alone."""
    cue = report.cue
    assert cue is not None
    tops = (tree.tokens[cue].head, cue) if report.kind == "according" else (cue,)
    found = [set(tree.subtree(top, report.content)) - report.content for top in tops]
    return next((said for said in found if len(said) <= _PHRASE), found[-1])


def _unlabelled(tree: Tree, unit: Unit, inside: list[int]) -> list[int]:
    """The tokens without who speaks in a script, in capitals before a colon: "LEE: You left.", "Q: …"."""
    end = next((n for n, i in enumerate(inside[: _LABEL + 1]) if tree.tokens[i].text == ":"), 0)
    label = inside[:end]
    said = "".join(tree.tokens[i].text for i in label)
    capitals = said.isupper() and all(c.isupper() or not c.isalpha() for c in said)
    return inside[end + 1 :] if capitals and unit.head not in label and len(inside) > end + 1 else inside


def _without(tree: Tree, unit: Unit, inside: list[int], gone: Set[int]) -> list[int]:
    """The tokens without an enclosed clause and its commas; one comma stays where it ends a clause or phrase of its
    own ("If he left, …, she would stay")."""
    before = [i for i in inside if i < min(gone)]
    after = [i for i in inside if i > min(gone) and i not in gone]
    while after and tree.lower(after[0]) == ",":
        after.pop(0)
    last = len(before) - 1
    while last >= 0 and tree.lower(before[last]) == ",":
        last -= 1
    subject = tree.child(unit.head, "nsubj")
    whole = subject is not None and last >= 0 and before[last] in tree.subtree(subject)
    return before[: last + 1 if whole or not after else last + 2] + after


def _is_that(tree: Tree, i: int) -> bool:
    return tree.lower(i) in words("speech", "governors.plain_marks")


def _shortened(tree: Tree, unit: Unit, inside: list[int], kept: Set[int]) -> list[int]:
    """A long title ends before a last clause that governs nothing."""
    while tree.tokens[inside[-1]].end - tree.tokens[inside[0]].start > _LONG:
        ends = [
            set(tree.subtree(i))
            for i in inside
            if i > unit.head and _is_clause(tree, i) and max(tree.subtree(i)) >= inside[-1]
        ]
        loose = [e for e in ends if min(e) > unit.head and not e & kept]
        if not loose:
            break
        apart = [e for e in loose if tree.tokens[min(e)].upos in _APART or tree.tokens[min(e) - 1].upos in _APART]
        cut = min(apart or loose, key=len)
        inside = [i for i in inside if i < min(cut)]
    while len(inside) > 1 and inside[-1] > unit.head and _leads_on(tree, inside[-1]):
        inside.pop()
    return inside


def _is_clause(tree: Tree, i: int) -> bool:
    """Whether a phrase may be left out at the end of a long title; of "between a, b and c" nothing may."""
    if tree.relation(i) != "conj":
        return tree.relation(i) in _CLAUSES
    return tree.tokens[i].upos in ("VERB", "AUX") or tree.child(i, "cop", "nsubj") is not None


def _leads_on(tree: Tree, last: int) -> bool:
    """Whether the last token of a title only leads on to what was cut off: "and", "in" of "in which"."""
    token = tree.tokens[last]
    if token.upos in _APART:
        return token.text not in _KEPT
    if leads_on(tree, last):
        return True
    goes_on = last + 1 in tree.sentence(last) and tree.tokens[last + 1].upos not in _APART
    if token.xpos == "VBG" and tree.tokens[last - 1].text == "," and goes_on:
        return True  # ", choosing | instead to use it"
    return token.head > last and tree.relation(last) in ("case", "mark", "det", "amod")


# ---- the words outside of the unit ----


def _outside(tree: Tree, unit: Unit, found: Governors, covering: Sequence[Chain], body: Set[int]) -> list[int]:
    """The tokens that stand in brackets: what governs the unit from elsewhere in its sentence, and whose view it is
    where the sources beside the title don't tell."""
    wanted = set(found.tokens)
    for frame in found.frames:
        if frame not in found.raised:
            wanted |= _subject_phrase(tree, frame)
    sources = {c.report.source for c in covering}
    elsewhere: set[int] = set()  # a denial in the sentence before: its word is never lost
    for chain in covering:
        cue = chain.report.cue
        if cue is not None and (belied := belying(tree, cue)) is not None:
            wanted |= {*cluster(tree, cue), *_subject_phrase(tree, cue), belied}
        if cue in sources:
            continue  # "a report says": the report stands beside the title
        doubtful = chain.report.denied or chain.report.certainty is not Certainty.CERTAIN
        if cue is not None and doubtful and cue not in wanted:
            seems = tree.head(cue) if tree.relation(cue) == "xcomp" and tree.tokens[cue].upos == "ADJ" else None
            verb = cue if tree.tokens[cue].upos == "VERB" else seems  # "looked confident that"
            wanted |= cluster(tree, cue) | (
                cluster(tree, verb) | _subject_phrase(tree, verb) if verb is not None else set()
            )
            elsewhere |= cluster(tree, cue) if chain.report.denied else set()
    if (relative := _after_nobody(tree, unit)) is not None:
        wanted.add(relative)
    shown = sorted({*in_order(tree, wanted - body, unit.head), *elsewhere - body})
    return [i for i in shown if tree.relation(i) != "punct" or i - 1 in wanted]


def _after_nobody(tree: Tree, unit: Unit) -> int | None:
    """The relative pronoun of "nobody who has left": without it the title would say of nobody what is said of some."""
    clause = unit.head
    while tree.relation(clause) == "conj" and tree.child(clause, "nsubj") is None:
        clause = tree.tokens[clause].head
    noun = tree.head(clause)
    if noun is None or tree.tokens[clause].deprel != "acl:relcl":
        return None
    denied = {tree.lower(i) for i in (noun, *tree.kids(noun, "det", "advmod"))} & words("speech", "governors.nobody")
    own = tree.child(clause, "nsubj", "obj")
    return own if denied and own is not None and tree.lower(own) in words("people", "pronouns.relative") else None


def _subject_phrase(tree: Tree, verb: int) -> set[int]:
    """The subject of a frame, without clauses on it; with how many they are ("almost everyone")."""
    subject = tree.child(verb, "nsubj")
    if subject is None:
        return set()
    return {*noun_phrase(tree, subject), *(c for c in tree.kids(subject, "advmod") if c == subject - 1)}


def _unsaid(tree: Tree, unit: Unit, shown: Set[int]) -> int | None:
    """The subject of a unit that doesn't say it; a clause with "it", "there" or a subject of its own lacks none."""
    subject = unit.subject
    if subject is not None and tree.lower(subject) in words("people", "pronouns.relative"):
        subject = antecedent(tree, subject)
    if subject is None or subject in shown:
        return None
    if tree.relation(unit.head) in _INDEPENDENT and is_finite(tree, unit.head):
        return None  # whose subject the tree doesn't tell, isn't that of the clause above
    own = [c for c in tree.kids(unit.head, "nsubj", "csubj", "expl") if c in shown]
    if any(tree.lower(c) not in words("people", "pronouns.relative") for c in own):
        return None
    return subject


def _bracket(naming: Naming, tokens: Sequence[int], subject: int | None) -> str:
    """Words in brackets, in the order of the text; the subject in its place among them."""
    tokens = [] if all(naming.only_ties(i) for i in tokens) else tokens
    if subject is None:
        said = naming.text(tokens, bracketed=True)
    else:
        first = [i for i in tokens if i < subject]
        rest = [i for i in tokens if i > subject]
        parts = (naming.text(first, bracketed=True), naming.phrase(subject), naming.text(rest, bracketed=True))
        said = " ".join(filter(None, parts))
    said = _balanced(re.sub(r"[\[\]]", "", said)).strip(_EDGES)
    return f"[{said}]" if said else ""
