"""Where an undated "Friday" or "October" lies, back or ahead, told by tense: never by which date is nearer.

With tagged words the governing verb decides (its auxiliaries, its tense, what governs an infinitive or participle);
without them the nearest telling word of the sentence does. Where nothing tells, the direction is 0 and `cue` says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.date.lexicon import Lexicon
from dateline.model import Token

_CLIMB = 8  # heads above an expression that may govern it


@dataclass(frozen=True, slots=True)
class Direction:
    """-1 back, 1 ahead, 0 not told; `cue` is the reason in words; `sure` where the expression hangs on that verb.

    `torn`: two readings are good, back and ahead ("they meet Monday", "the vigil planned for Monday was called off").
    `lasting`: what is told still holds ("has given them until Friday", "extended the deadline until Friday"), or is a
    plan that is told in the past ("was postponed until Friday").
    """

    sign: int
    cue: str
    sure: bool = False
    lasting: bool = False
    torn: bool = False


@dataclass(frozen=True, slots=True)
class Syntax:
    """An article's words with their dependents."""

    tokens: Sequence[Token]
    children: Mapping[int, tuple[int, ...]]


def syntax(tokens: Sequence[Token]) -> Syntax:
    """Index an article's words once."""
    children: dict[int, list[int]] = {}
    for number, token in enumerate(tokens):
        if token.head != number:
            children.setdefault(token.head, []).append(number)
    return Syntax(tokens, {head: tuple(below) for head, below in children.items()})


def direction(words: Syntax, inside: range, before: str, after: str, lex: Lexicon) -> Direction:
    """The direction of an expression made of the words `inside`, else from the plain text around it."""
    if any(after.startswith(mark) for mark in lex.tense["possessive"]):
        return Direction(0, lex.reason["cue_possessive"], sure=True)
    last = "".join(before.split()[-1:])
    if last in lex.tense["back"]:
        return Direction(-1, lex.reason["cue_back"].format(word=last), sure=True)
    beside = _beside(before, lex)
    if beside is not None:
        return beside
    found = _governed(words, inside, lex) if len(inside) else None
    return found or _nearest(before, after, lex) or Direction(0, lex.reason["cue_default"])


def _beside(before: str, lex: Lexicon) -> Direction | None:
    """A telling form right in front of the expression ("announced Friday", "payable Dec. 1")."""
    found = _WORD.findall(before)
    if not found or before.rstrip()[-1:] in ",;:":
        return None
    if found[-1] in lex.tense["beside_ahead"]:
        return replace(_ahead(found[-1], lex), sure=True)
    back = _sign(found[-1], "".join(found[-2:-1]), lex) < 0
    return replace(_back(found[-1], lex), sure=True) if back else None


def _governed(words: Syntax, inside: range, lex: Lexicon) -> Direction | None:
    at = next((i for i in inside if words.tokens[i].head not in inside), inside[0])
    if _auxiliaries(words, at):  # the date itself is what is told: "the vote was on Dec. 3"
        found = _verb(words, at, lex, 0)
        return replace(found, sure=True) if found else Direction(0, lex.reason["cue_default"])
    if _is_adjunct(words, at):
        at = words.tokens[at].head
    for step in range(_CLIMB):
        head = words.tokens[at].head
        if head == at:
            break
        at = head
        token = words.tokens[at]
        if at not in inside and (token.upos in ("VERB", "AUX") or _auxiliaries(words, at) or _plans(token, lex)):
            found = _verb(words, at, lex, 0)
            if found is None and step == 0 and _present(words, at):
                # "the vote is on Dec. 3": no word further off decides
                return Direction(0, lex.reason["cue_present"].format(word=token.text), torn=True)
            return found and replace(found, sure=step == 0 and not _marked(words, at, lex))
    return None


def _is_adjunct(words: Syntax, at: int) -> bool:
    """Whether an expression that is hung on a noun is the verb's: as an adjunct, which no noun has, or over another
    phrase of the verb ("went on strike over pay on 2 May", with the day on "strike": arcs don't cross)."""
    noun = words.tokens[at].head
    verb = words.tokens[noun].head
    if not verb < noun < at or words.tokens[noun].upos != "NOUN" or words.tokens[verb].upos != "VERB":
        return False
    return words.tokens[at].deprel == "obl" or any(noun < i < at for i in words.children.get(verb, ()))


def _present(words: Syntax, at: int) -> bool:
    """Whether a verb, or the copula or first auxiliary of what it governs, is in the present."""
    first = next(iter(_auxiliaries(words, at)), words.tokens[at])
    return first.xpos in ("VBZ", "VBP")


def in_the_present(words: Syntax, inside: range) -> int:
    """How many sentences have their main predicate among the words `inside`, and have it in the present."""
    return sum(words.tokens[i].head == i and _present(words, i) for i in inside)


def _auxiliaries(words: Syntax, at: int) -> list[Token]:
    below = (words.tokens[i] for i in words.children.get(at, ()))
    return [t for t in below if t.deprel.split(":")[0] in ("aux", "cop")]


def _forms(words: Syntax, at: int) -> frozenset[str]:
    return frozenset(form for t in _auxiliaries(words, at) for form in (t.text.lower(), t.lemma.lower()))


def _negated(words: Syntax, at: int, lex: Lexicon) -> bool:
    """Whether a negation hangs on the verb or on one of its arguments ("neither could")."""
    below = words.children.get(at, ())
    near = [*below, *(i for each in below for i in words.children.get(each, ()))]
    return any(words.tokens[i].text.lower() in lex.tense["negation"] for i in near)


def _is(token: Token, what: str, lex: Lexicon) -> bool:
    return token.lemma.lower() in lex.tense[what] or token.text.lower() in lex.tense[what]


def _plans(token: Token, lex: Lexicon) -> bool:
    return _is(token, "planning", lex)


def _verb(words: Syntax, at: int, lex: Lexicon, depth: int) -> Direction | None:
    """What a verb's own form tells; infinitives and participles ask the word that governs them."""
    token = words.tokens[at]
    helpers = _auxiliaries(words, at)
    forms = _forms(words, at)
    word = " ".join([*(t.text for t in helpers), token.text])
    perfect = bool(forms & lex.tense["perfect"])
    if not helpers and token.deprel == "conj" and token.xpos in ("VBN", "VBD") and token.head != at:
        forms = _forms(words, token.head) & lex.tense["before_past"]  # "had ruled and set Friday as the deadline"
    if forms & lex.tense["past_modal"] and _negated(words, at, lex):
        return _back(word, lex)  # "could not be reached Friday"
    if _planned_before(words, at, lex) and not forms & lex.tense["before_past"]:
        return _ahead(word, lex)  # "is due to be finished in March"
    if forms & lex.tense["present_be"] and _marked(words, at, lex) and not perfect:
        return _ahead(word, lex)  # "is to be held on Nov. 20"
    if forms & lex.tense["future_aux"] or (forms & lex.tense["modal"] and not perfect):
        return _ahead(word, lex)
    above = words.tokens[token.head]
    governed = token.head != at and depth < 4
    if _marked(words, at, lex) and governed:
        if _plans(above, lex) and _forms(words, token.head) & lex.tense["before_past"]:
            return _back(f"{above.text} … {token.text}", lex)  # "had been set to close Friday"
        if _plans(above, lex) or _is(above, "deciding", lex):
            return replace(_ahead(f"{above.text} … {token.text}", lex), torn=_undone(words, at, lex))
        if above.text.lower() in lex.tense["present_be"]:
            return _ahead(f"{above.text} … {token.text}", lex)  # "are to travel"
        if not depth and token.deprel == "acl" and above.upos == "NOUN" and not _picked(words, token.head, lex):
            return replace(_ahead(word, lex), torn=_undone(words, at, lex))  # "a report to be published in January"
        return _verb(words, token.head, lex, depth + 1)
    participle = token.xpos in ("VBN", "VBG") or bool(helpers)
    if _plans(token, lex) and participle and not forms & lex.tense["before_past"]:
        told = bool(forms & lex.tense["past_aux"])
        return replace(_ahead(word, lex), torn=_undone(words, at, lex), lasting=told)
    if not helpers and token.xpos == "VBD" and _is(token, "intending", lex):
        return _ahead(word, lex)  # "planned a march on Saturday"
    if forms & lex.tense["past_aux"] or (not helpers and _is_past(token, lex) and token.xpos == "VBD"):
        lasting = _plans(token, lex) or any(t.text.lower() in lex.tense["present_perfect"] for t in helpers)
        return replace(_back(word, lex), lasting=lasting)
    if _plans(token, lex):
        return _ahead(word, lex)
    if not helpers and participle and governed:
        return _verb(words, token.head, lex, depth + 1)
    return _back(word, lex) if not helpers and _is_past(token, lex) else None


def _planned_before(words: Syntax, at: int, lex: Lexicon) -> bool:
    """Whether a plan and "to" stand right before a verb and its auxiliaries, whatever the tree makes of them."""
    first = at
    while first and words.tokens[first - 1].head == at and words.tokens[first - 1].upos == "AUX":
        first -= 1
    if first < 2 or words.tokens[first - 2].sentence != words.tokens[at].sentence:
        return False
    mark, plan = words.tokens[first - 1], words.tokens[first - 2]
    return mark.text.lower() in lex.tense["infinitive"] and plan.upos == "ADJ" and _plans(plan, lex)


def _picked(words: Syntax, noun: int, lex: Lexicon) -> bool:
    """Whether one of several is named: "the first man to be arrested in May" was arrested."""
    below = (words.tokens[i].lemma.lower() for i in words.children.get(noun, ()))
    return any(lemma in lex.classes["ordinal"] or lemma in lex.tense["picking"] for lemma in below)


def _undone(words: Syntax, at: int, lex: Lexicon) -> bool:
    """Whether what was planned is told on in the past ("the vigil planned for Monday was called off")."""
    noun = words.tokens[at].head
    if noun == at or words.tokens[at].deprel != "acl" or words.tokens[noun].deprel.split(":")[0] != "nsubj":
        return False
    above = words.tokens[noun].head
    return bool(_forms(words, above) & lex.tense["past_aux"]) or _is_past(words.tokens[above], lex)


def _ahead(word: str, lex: Lexicon) -> Direction:
    return Direction(1, lex.reason["cue_future"].format(word=word))


def _back(word: str, lex: Lexicon) -> Direction:
    return Direction(-1, lex.reason["cue_past"].format(word=word))


def _marked(words: Syntax, at: int, lex: Lexicon) -> bool:
    """Whether a verb is an infinitive: told by its mark ("to"), not by its tag alone."""
    below = (words.tokens[i] for i in words.children.get(at, ()))
    return any(t.text.lower() in lex.tense["infinitive"] and t.deprel in ("mark", "aux") for t in below)


def _is_past(token: Token, lex: Lexicon) -> bool:
    """Whether a verb's form is past: a tag alone, on a form that is its own lemma ("expire"), is not enough."""
    word = token.text.lower()
    return word in lex.tense["past_words"] or (token.xpos in ("VBD", "VBN") and word != token.lemma.lower())


_WORD = re.compile(r"[a-z']+(?:-[a-z]+)*")


def _nearest(before: str, after: str, lex: Lexicon) -> Direction | None:
    """The nearest telling word of the sentence before the expression, else of what follows it."""
    for side, step in ((_WORD.findall(before)[::-1], 1), (_WORD.findall(after), -1)):
        for number, word in enumerate(side):
            previous = side[number + step] if 0 <= number + step < len(side) else ""
            sign = _sign(word, previous, lex)
            if sign:
                between = {word, *side[:number]} if step > 0 else set()
                loose = lex.tense["infinitive"] | lex.tense["planning"] | lex.tense["deciding"]
                found = _ahead(word, lex) if sign > 0 else _back(word, lex)
                return replace(found, sure=step > 0 and not between & loose)
    return None


def _sign(word: str, previous: str, lex: Lexicon) -> int:
    if word in lex.tense["future_words"] or any(word.endswith(aux) for aux in lex.tense["future_aux"] if aux[0] == "'"):
        return 1
    past = any(word.endswith(ending) and len(word) > len(ending) + 2 for ending in lex.tense["past_endings"])
    past = word in lex.tense["past_words"] or (past and word not in lex.tense["not_past"])
    return -1 if past and previous not in lex.tense["bare"] else 0
