"""The units that carry claims: clauses, and the nouns that name a happening ("his arrest", "reports of a divorce").

A unit is the smallest clause that says one thing: joined clauses, relative clauses, reported contents and clauses of
time are units of their own; infinitives, conditions ("unless …") and complements of wanting or trying stay with
their verb. Universal Dependencies, version 2.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dateline.attribute.binding import whose_antecedent
from dateline.attribute.cues import is_rate
from dateline.attribute.governors import governors, is_clitic
from dateline.attribute.hyphens import HYPHENS
from dateline.attribute.paired import in_one_breath
from dateline.attribute.persons import stands_for_person
from dateline.attribute.phrased import is_account
from dateline.attribute.reports import Report
from dateline.attribute.sure import sure_subject
from dateline.attribute.tree import Tree, once, subject_of
from dateline.lang import words
from dateline.model import BlockKind
from dateline.span import Span

_READABLE = (BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST)
_DEPENDENT = ("advcl", "ccomp", "dep", "conj", "parataxis")  # relations of a condition to what depends on it
_BEFORE_NOUN = ("det", "compound", "amod")
_LINKERS = ("cc", "mark", "punct")
_RELATIVES = ("WDT", "WP", "WP$", "WRB")
_DASHES = ("—", "–", "―", "-", "--", "−")
_SHORTEST_CITY = 4  # letters in capitals
_LONGEST_DATELINE = 14  # tokens
_NEAR = 8  # tokens between "as" and "as"
_SIGNING = (*_DASHES, "―")
_CLOSING = ("”", "''", '"', "»")
_KEPT = ("(", ")", "$", "£", "€", "%")  # marks that belong to the words beside them


@dataclass(frozen=True)
class Unit:
    """`head` is the predicate's token, `own` the tokens of the unit without nested units, `subject` the token of who
    does it (perhaps outside of the unit: shared, controlled or relative). `kind`: clause, noun or utterance."""

    head: int
    own: tuple[int, ...]
    span: Span
    subject: int | None
    kind: str


def find_units(tree: Tree, reports: Sequence[Report]) -> list[Unit]:
    """All units of an article in text order."""
    cues = {r.cue for r in reports if r.cue is not None and r.kind in ("verb", "passive")}
    contents = _content_heads(tree, reports)
    clauses = {
        i for i in range(len(tree.tokens)) if tree.block(i).kind in _READABLE and _is_clause(tree, i, cues, contents)
    }
    nouns = {i for i in _noun_heads(tree, reports) if tree.block(i).kind in _READABLE} - clauses
    utterances = {
        c for c in cues if c is not None and tree.tokens[c].upos == "VERB" and tree.block(c).kind in _READABLE
    }
    utterances = {c for c in utterances if tree.relation(c) != "xcomp" or is_finite(tree, c)}  # "told him to deny it"
    out = []
    cut = frozenset(clauses | utterances)
    for head in sorted(clauses):
        own = _own(tree, head, cut)
        if own:
            subject = sure_subject(tree, head)
            out.append(Unit(head, own, _reached(tree, head, _trimmed(tree, head, own), subject), subject, "clause"))
    for head in sorted(nouns):
        own = _noun_own(tree, head, cut | frozenset(nouns))
        out.append(Unit(head, own, _trimmed(tree, head, own), _owner(tree, head), "noun"))
    for head in sorted(utterances):
        own = _own(tree, head, cut)
        out.append(Unit(head, own, _trimmed(tree, head, own), subject_of(tree, head), "utterance"))
    return sorted(out, key=lambda u: (u.span.start, u.span.end, u.head))


def units_at(tree: Tree, reports: Sequence[Report], heads: Collection[int]) -> list[Unit]:
    """A unit for each of these words, whatever it tells: of a verb or a copula’s complement its clause, else a phrase.

    Words that have a unit anyway have the same one.
    """
    known = find_units(tree, reports)
    units = {u.head: u for u in known if u.head in heads}
    cut = frozenset(u.head for u in known if u.kind != "noun") | frozenset(heads)
    for head in sorted(set(heads) - units.keys()):
        clause = tree.tokens[head].upos in ("VERB", "AUX") or tree.child(head, "cop") is not None
        own = _own(tree, head, cut) if clause else _noun_own(tree, head, cut)
        owner = subject_of(tree, head) if clause else _owner(tree, head)
        units[head] = Unit(head, own, _trimmed(tree, head, own), owner, "clause" if clause else "noun")
    return sorted(units.values(), key=lambda u: (u.span.start, u.span.end, u.head))


def is_finite(tree: Tree, i: int) -> bool:
    """Whether a clause has tense: a finite verb, or an auxiliary or copula that is."""
    finite = ("VBD", "VBZ", "VBP", "MD")
    return tree.tokens[i].xpos in finite or any(tree.tokens[c].xpos in finite for c in tree.kids(i, "aux", "cop"))


def is_condition(tree: Tree, i: int) -> bool:
    """Whether a clause is the condition of another: "if …", "unless …", also "that if …"."""
    marks = [c for c in tree.kids(i, "mark", "advmod") if c < i]
    if tree.tokens[i].upos == "ADJ" and len(marks) > 1 and marks[-1] == marks[0] + 1 == i - 1:
        return False  # "difficult, if not impossible"
    if tree.relation(i) not in _DEPENDENT or (tree.relation(i) == "ccomp" and len(marks) < 2):
        return False  # "asked if she left"
    return any(tree.lower(c) in words("speech", "conditional.marks") for c in marks)


def _content_heads(tree: Tree, reports: Sequence[Report]) -> set[int]:
    """The top tokens of reported contents: they are units whatever their relation. Of "ordered Lee to go" what is
    ordered is "to go", not its first word."""
    tops = {top for r in reports if (top := tree.top(r.content)) is not None}
    return tops | {i for r in reports for i in r.content if tree.head(i) == r.cue and tree.relation(i) == "xcomp"}


def _is_clause(tree: Tree, i: int, cues: set[int], contents: set[int]) -> bool:
    relation, token = tree.relation(i), tree.tokens[i]
    predicate = token.upos == "VERB" or tree.child(i, "cop", "nsubj") is not None
    if not predicate or i in cues or relation in ("amod", "compound", "case", "fixed", "discourse"):
        return False
    if _is_frame(tree, i) or is_condition(tree, i):
        return False
    if relation in ("root", "parataxis"):
        return is_finite(tree, i) or token.upos == "VERB" or tree.child(i, "cop") is not None
    if relation == "conj":
        head = tree.head(i)
        return (
            head is not None
            and (head in cues or _is_clause(tree, head, cues, contents))
            and (is_finite(tree, i) or token.upos == "VERB")
            and not in_one_breath(tree, i)
        )
    if relation == "ccomp":
        return is_finite(tree, i) or i in contents
    if relation == "csubj":
        return is_finite(tree, i) and _framed(tree, i)
    if relation == "advcl":
        return (is_finite(tree, i) or _goes_on(tree, i)) and not _compares(tree, i) and not _only_dates(tree, i)
    if token.deprel == "acl:relcl" or (relation == "appos" and _relative(tree, i)):
        return is_finite(tree, i) and not _restricts(tree, i)
    if relation == "acl":
        return (
            i in contents
            or is_finite(tree, i)
            or (token.xpos == "VBG" and tree.child(i, "xcomp", "obj", "obl") is not None and _of_person(tree, i))
        )
    if relation in ("xcomp", "nmod", "obl", "obj", "appos", "dep"):
        return i in contents and (token.upos == "VERB" or tree.child(i, "cop", "nsubj") is not None)
    return False


def _compares(tree: Tree, i: int) -> bool:
    """Whether a clause only tells how much: "more than he earns", "as rich as he claims to be"."""
    mark = tree.child(i, "mark")
    if mark is None or mark > i:
        return False
    if tree.lower(mark) in words("speech", "relatives.comparing"):
        return True
    alike = words("speech", "relatives.alike")
    between = range(max(tree.sentence(i)[0], mark - _NEAR), mark)
    first = [j for j in between if tree.lower(j) in alike and tree.tokens[j + 1].upos in ("ADJ", "ADV")]
    return tree.lower(mark) in alike and bool(first) and all(tree.tokens[j].text != "," for j in range(first[-1], mark))


def _only_dates(tree: Tree, i: int) -> bool:
    """Whether a clause of time only tells when another happens, and nothing that has happened: "before the month is
    out", "since she was nine"."""
    mark = tree.child(i, "mark", "advmod")
    if mark is None or mark > i:
        return False
    if tree.child(i, "cop") is not None and tree.tokens[i].upos == "NUM":
        return tree.lower(mark) in words("speech", "connectives.aging")
    if _contrasts(tree, i, mark):
        return False
    verbs = tree.kids(i, "aux", "cop") or [i]
    present = any(tree.tokens[c].xpos in ("VBZ", "VBP") for c in verbs)
    perfect = any(tree.lower(c) in words("speech", "tense.have") for c in verbs if c != i)
    return present and not perfect and tree.lower(mark) in words("speech", "connectives.dating")


def _contrasts(tree: Tree, i: int, mark: int) -> bool:
    """Whether a clause is set against the one before it: "Lee has 45 percent, while Moe has 44"."""
    own = tree.child(i, "nsubj")
    behind = mark > tree.sentence(i)[0] and tree.lower(mark - 1) == "," and tree.tokens[i].head < i
    return behind and own is not None and tree.lower(mark) in words("speech", "connectives.contrasting")


def _goes_on(tree: Tree, i: int) -> bool:
    """Whether a bare participle tells what came of a clause or what went with it ("…, killing two"): behind its verb,
    and more than a manner or a means ("using an average", "based on polls")."""
    above = tree.head(i)
    if tree.tokens[i].xpos not in ("VBG", "VBN") or tree.child(i, "mark", "case") is not None or above is None:
        return False
    first = min(tree.subtree(i))
    behind = first > above and ("," in (tree.lower(first), tree.lower(first - 1)) or tree.child(i, "cc") is not None)
    return behind and tree.lemma(i) not in words("speech", "frames.beside")


def _relative(tree: Tree, i: int) -> bool:
    """Whether a clause that the parser takes for an apposition has a relative pronoun: "Lee, who was elected mayor"."""
    return any(tree.tokens[c].xpos in _RELATIVES for c in tree.kids(i, "nsubj", "obj"))


def _restricts(tree: Tree, i: int) -> bool:
    """Whether a relative clause only says which one is meant ("any deal that moved jobs", "families who hold a third"):
    of nobody in particular, or a bare present of nobody named. It stays with its noun."""
    noun = tree.head(i)
    if noun is None or tree.tokens[noun].upos == "PROPN":
        return False
    tokens = tree.subtree(i)
    first = min(tokens)
    if tree.lower(first) == "," or (first > 0 and tree.lower(first - 1) == ","):
        return False
    nobody = words("speech", "governors.nobody")
    if tree.lower(noun) in nobody or any(tree.lower(c) in nobody for c in tree.kids(noun, "det")):
        return True
    verbs = tree.kids(i, "aux", "cop") or [i]
    perfect = any(tree.lower(c) in words("speech", "tense.have") for c in verbs if c != i)
    present = all(tree.tokens[c].xpos in ("VBZ", "VBP", "VBN", "VBG", "VB") for c in verbs) and not perfect
    present = present and any(tree.tokens[c].xpos in ("VBZ", "VBP") for c in verbs)
    return present and not any(tree.tokens[j].upos in ("PROPN", "NUM") for j in tokens)


def _of_person(tree: Tree, i: int) -> bool:
    """Whether a participle tells of a person ("the agent going missing"), as far as the noun shows it."""
    head = tree.head(i)
    first = min(tree.subtree(i))
    if head is None or tree.child(i, "mark") is not None or "," in (tree.lower(first), tree.lower(first - 1)):
        return False
    lemma = tree.lemma(head)
    return tree.tokens[head].upos == "PROPN" or stands_for_person(lemma, "nouns")


def _is_frame(tree: Tree, i: int) -> bool:
    """ "It would appear that …", "it has become clear that …": the frame of a clause, no proposition of its own."""
    complements = [c for h in (i, *tree.kids(i, "xcomp")) for c in tree.kids(h, "ccomp", "csubj")]
    return any(c > i for c in complements) and _expletive_subject(tree, i)


def _framed(tree: Tree, i: int) -> bool:
    heads = list(tree.ancestors(i))[:2]
    return any(_is_frame(tree, h) for h in heads)


def _expletive_subject(tree: Tree, i: int) -> bool:
    subject = tree.child(i, "nsubj", "expl")
    return (
        subject is None
        or tree.tokens[subject].deprel == "expl"
        or tree.lower(subject) in words("people", "pronouns.neuter")
    )


# ---- happenings that are nouns ----


def _noun_heads(tree: Tree, reports: Sequence[Report]) -> set[int]:
    """Nouns that name a happening: reported ones ("reports of his arrest and a divorce"), and those of somebody
    that stand beside the clause ("after her resignation")."""
    out = set()
    for report in reports:
        top = tree.top(report.content) if report.kind == "noun" or report.denied else None
        if top is not None and tree.tokens[top].upos in ("NOUN", "PROPN"):
            joined = {i for i in report.content if tree.relation(i) == "conj" and _under(tree, i, top)}
            out |= {i for i in {top} | joined if tree.tokens[i].upos == "NOUN"}
    for event in tree.annotations.events:
        i = event.token
        case = tree.child(i, "case")
        beside = case is not None and tree.lower(case) in words("speech", "happenings.cases")
        noun = tree.tokens[i].upos == "NOUN" and tree.relation(i) in ("obl", "nmod")
        if noun and beside and tree.child(i, "nmod:poss", "nmod"):
            out.add(i)
    return out


def _under(tree: Tree, i: int, top: int) -> bool:
    """Whether only nouns stand between a noun and the one at the top of a list."""
    for a in tree.ancestors(i):
        if a == top:
            return True
        if tree.tokens[a].upos not in ("NOUN", "PROPN"):
            return False
    return False


def _owner(tree: Tree, head: int) -> int | None:
    """Whose happening it is: the possessor, "of X", or the possessor of a noun that it is joined to."""
    for i in (head, *tree.ancestors(head)):
        if tree.tokens[i].upos not in ("NOUN", "PROPN"):
            return None
        owner = tree.child(i, "nmod:poss")
        if owner is not None:
            return owner
        for c in tree.kids(i, "nmod"):
            if (case := tree.child(c, "case")) is not None and tree.lower(case) in words("speech", "happenings.of"):
                return c
    return None


def _noun_own(tree: Tree, head: int, cut: frozenset[int]) -> tuple[int, ...]:
    """The noun's phrase without its preposition, and without what stands before that: "(nine days after) the death"."""
    case = tree.child(head, "case")
    begin = case if case is not None and case < head else -1
    return tuple(
        i
        for i in tree.subtree(head, cut - {head})
        if i > begin and not (i != head and tree.relation(i) in ("case", "cc") and tree.head(i) == head)
    )


# ---- what belongs to a unit ----


def _own(tree: Tree, head: int, cut: frozenset[int]) -> tuple[int, ...]:
    """The tokens of a clause without its nested units; one stretch around the head."""
    aside = frozenset(c for c in tree.children[head] if tells_source(tree, c))
    return tuple(tree.subtree(head, (cut - {head}) | aside))


def tells_source(tree: Tree, i: int) -> bool:
    """Whether a phrase at the top of a clause is "according to X" or "by X's account": who says so, and not what."""
    case = tree.child(i, "case")
    according = case is not None and tree.lower(case) in words("speech", "cues.according.words")
    return (according and not is_rate(tree, i)) or is_account(tree, i)


def _trimmed(tree: Tree, head: int, own: tuple[int, ...]) -> Span:
    """The stretch of a unit around its head: joined through what it encloses, cut where another block or quotation
    begins, without conjunctions, subordinators and marks at its edges."""
    quotation = tree.quotation(head)
    beside = [c for k in tree.kids(head, "nsubj", "aux", "cop") if k in own for c in (k, *tree.kids(k, *_BEFORE_NOUN))]
    if any(tree.quotation(c) != quotation for c in beside):
        quotation = None  # a piece of the clause is quoted, not the clause: she is “busy”
    inside = [i for i in own if (q := tree.quotation(i)) is None or q == quotation or quotation is None]
    if quotation is not None:
        inside = [i for i in inside if tree.quotation(i) == quotation]
    block, begin = tree.block(head), after_dateline(tree, head)
    inside = [i for i in inside if block.start <= tree.tokens[i].start < block.end and i >= begin] or [head]
    inside = _before_signature(tree, head, inside)
    if len(inside) > 2 and tree.lower(inside[0]) == "(" and inside[0] < head:
        inside = inside[1:-1] if tree.lower(inside[-1]) == ")" and inside[-1] > head else inside[1:]
    while inside[0] < head and _edge(tree, inside[0], head) and not is_clitic(tree, inside[0] + 1):
        inside.pop(0)
    inside = _behind_mark(tree, head, inside)
    while len(inside) > 1 and inside[-1] > head and _dangles(tree, inside[-1], inside):
        inside.pop()
    return tree.span(_whole_words(tree, inside[0], inside[-1]))


def _before_signature(tree: Tree, head: int, inside: list[int]) -> list[int]:
    """The tokens of a quotation without the name that signs it behind a dash."""
    signed = [i for i in inside if i > head and tree.tokens[i].text in _SIGNING and tree.tokens[i - 1].text in _CLOSING]
    return [i for i in inside if not signed or i < signed[0]]


def _behind_mark(tree: Tree, head: int, inside: list[int]) -> list[int]:
    """The tokens behind a conjunction with what measures it: "(two days before) she left", "(even as) he spoke"."""
    marks = [c for c in tree.kids(head, "mark", "advmod") if inside[0] < c < head and c in inside and _opens(tree, c)]
    if (
        not marks
        or not is_finite(tree, head)
        or any(tree.relation(i) in ("nsubj", "csubj", "expl", "punct") for i in inside if i < marks[0])
    ):
        return inside
    return [i for i in inside if i > marks[0]]


def _opens(tree: Tree, i: int) -> bool:
    return tree.tokens[i].upos == "SCONJ" or tree.tokens[i].xpos == "WRB"


@once
def after_dateline(tree: Tree, i: int) -> int:
    """The first token behind the line of place and agency with which a paragraph opens ("LOWMERE, May 2 (AP) — "),
    else its first token."""
    first = tree.at(tree.block(i).start) or 0
    city = tree.tokens[first].text
    if len(city) < _SHORTEST_CITY or not city.isupper():
        return first
    if tree.lower(first + 1) == ":":
        return first + 2  # who speaks, in the transcript of an interview
    for j in range(first + 1, min(first + _LONGEST_DATELINE, len(tree.tokens))):
        if tree.tokens[j].text in _DASHES:
            return j + 1
        if tree.tokens[j].upos in ("VERB", "AUX"):
            break
    return first


def _dangles(tree: Tree, i: int, inside: Sequence[int]) -> bool:
    """Whether the last token of a unit only leads on to what was cut off: a conjunction, "in" of "in which", "to"."""
    if tree.tokens[i].upos in ("PUNCT", "CCONJ"):
        return tree.lower(i) not in _KEPT
    if leads_on(tree, i) or (tree.tokens[i].upos == "AUX" and is_clitic(tree, i + 1)):
        return True
    above = tree.tokens[i].head
    if tree.relation(i) == "compound" or (above > i and above in inside):
        return False
    cut = tree.child(i, "ccomp", "xcomp", "obj")
    stump = tree.tokens[i].xpos == "VBG" and tree.relation(i) == "advcl" and cut is not None and cut not in inside
    return stump or (above > i and above not in inside)


def leads_on(tree: Tree, i: int) -> bool:
    """Whether a token can't be the last one of a clause: "when", "that", "to", "in" of "in which"."""
    if i + 1 not in tree.sentence(i) or tree.tokens[i + 1].upos == "PUNCT":
        return False
    token = tree.tokens[i]
    if token.upos in ("SCONJ", "PART") and token.xpos in ("IN", "TO"):
        return True
    before = token.upos == "ADP" and tree.relation(i) in ("case", "mark") and tree.tokens[i + 1].xpos in _RELATIVES[:3]
    return before or (token.xpos in _RELATIVES and whose_antecedent(tree, i) is None)


def _whole_words(tree: Tree, first: int, last: int) -> tuple[int, int]:
    """A stretch that ends within a compound ("profit" of "profit-taking") or begins with "’s" goes on to the end of
    the word."""
    while last + 2 < len(tree.tokens) and _joined(tree, last) and _joined(tree, last + 1):
        last += 2
    while first > 1 and _joined(tree, first - 1) and _joined(tree, first - 2):
        first -= 2
    while is_clitic(tree, first):
        first -= 1
    return first, last


def _joined(tree: Tree, i: int) -> bool:
    """Whether a token and the next one are written together, one of them a hyphen."""
    this, after = tree.tokens[i], tree.tokens[i + 1]
    return this.end == after.start and (this.text in HYPHENS) != (after.text in HYPHENS)


def _reached(tree: Tree, head: int, span: Span, subject: int | None) -> Span:
    """A unit whose verb is governed by the one just before, for the same subject ("is said to", "failed to"), holds
    that verb too, and the subject before it."""
    raised = governors(tree, head).raised
    named = set(tree.subtree(subject)) if subject is not None else set()
    at = first = tree.within(span)[0]
    while at > 0 and (at - 1 in raised or (at < first and at - 1 in named)) and _together(tree, at - 1, head):
        at -= 1
    if at in named and at != min(named):
        at = max(named) + 1  # a subject stands in the unit as a whole or not at all
    return tree.span([at, *tree.within(span)]) if at < first else span


def _together(tree: Tree, i: int, head: int) -> bool:
    """Whether a token stands in the block and the quotation of a unit's head."""
    return tree.block(i) == tree.block(head) and tree.quotation(i) == tree.quotation(head)


def _edge(tree: Tree, i: int, head: int) -> bool:
    """Whether the first token of a unit only links it to what stands before: "and", "that", "when", "in which"."""
    after = tree.tokens[i + 1].xpos if i + 1 < len(tree.tokens) else ""
    linker = tree.relation(i) in _LINKERS and tree.head(i) == head
    above = tree.tokens[i].head
    linker = linker or (tree.relation(i) == "fixed" and tree.relation(above) in _LINKERS and tree.head(above) == head)
    linker = linker or (above > i and tree.relation(above) == "mark" and tree.head(above) == head)  # "even as"
    linker = (
        linker
        or (tree.tokens[i].xpos in _RELATIVES and whose_antecedent(tree, i) is None)
        or (tree.tokens[i].upos == "ADP" and after in _RELATIVES)
    )
    return linker or (tree.tokens[i].upos == "PUNCT" and tree.lower(i) not in _KEPT)
