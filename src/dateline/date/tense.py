"""Where an undated "Friday" or "October" lies, back or ahead, told by tense: never by which date is nearer.

With tagged words the governing verb decides (its auxiliaries, its tense, what governs an infinitive or participle);
without them the nearest telling word of the sentence does. Where nothing tells, the direction is 0 and `cue` says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.date.lexicon import Lexicon
from dateline.model import Token

_CLIMB = 8  # heads above an expression that may govern it


@dataclass(frozen=True, slots=True)
class Direction:
    """-1 back, 1 ahead, 0 not told; `cue` is the reason in words."""

    sign: int
    cue: str


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
    found = _governed(words, inside, lex) if len(inside) else None
    if found is None and not len(inside):
        found = _nearest(before, after, lex)
    return found or Direction(0, lex.reason["cue_default"])


def _governed(words: Syntax, inside: range, lex: Lexicon) -> Direction | None:
    at = next((i for i in inside if words.tokens[i].head not in inside), inside[0])
    for _ in range(_CLIMB):
        head = words.tokens[at].head
        if head == at:
            break
        at = head
        token = words.tokens[at]
        if at not in inside and (token.upos in ("VERB", "AUX") or _auxiliaries(words, at) or _plans(token, lex)):
            return _verb(words, at, lex, 0)
    return None


def _auxiliaries(words: Syntax, at: int) -> list[Token]:
    below = (words.tokens[i] for i in words.children.get(at, ()))
    return [t for t in below if t.deprel.split(":")[0] in ("aux", "cop")]


def _plans(token: Token, lex: Lexicon) -> bool:
    return token.lemma.lower() in lex.tense["planning"] or token.text.lower() in lex.tense["planning"]


def _verb(words: Syntax, at: int, lex: Lexicon, depth: int) -> Direction | None:
    """What a verb's own form tells; infinitives and participles ask the word that governs them."""
    token = words.tokens[at]
    helpers = _auxiliaries(words, at)
    forms = {form for t in helpers for form in (t.text.lower(), t.lemma.lower())}
    word = " ".join([*(t.text for t in helpers), token.text])
    if forms & lex.tense["future_aux"]:
        return Direction(1, lex.reason["cue_future"].format(word=word))
    if forms & lex.tense["modal"]:
        return Direction(1, lex.reason["cue_future"].format(word=word))
    governed = token.head != at and depth < 4
    if not helpers and token.xpos in ("VB", "VBG", "VBN") and governed:
        if _plans(token, lex) and token.xpos == "VBN":
            return Direction(1, lex.reason["cue_future"].format(word=token.text))
        above = words.tokens[token.head]
        if token.xpos == "VB" and _plans(above, lex):
            return Direction(1, lex.reason["cue_future"].format(word=f"{above.text} … {token.text}"))
        return _verb(words, token.head, lex, depth + 1)
    if _plans(token, lex) and token.xpos == "VBN" and not any(t.lemma.lower() == "have" for t in helpers):
        return Direction(1, lex.reason["cue_future"].format(word=word))
    if token.xpos == "VBD" or forms & lex.tense["past_aux"] or any(t.xpos == "VBD" for t in helpers):
        return Direction(-1, lex.reason["cue_past"].format(word=word))
    if _plans(token, lex):
        return Direction(1, lex.reason["cue_future"].format(word=word))
    return None


_WORD = re.compile(r"[a-z']+(?:-[a-z]+)*")


def _nearest(before: str, after: str, lex: Lexicon) -> Direction | None:
    """The nearest telling word: those before count at their distance in words, those after at twice it."""
    best: tuple[float, Direction] | None = None
    left = _WORD.findall(before)[::-1]
    right = _WORD.findall(after)
    for weight, side in ((1.0, left), (2.0, right)):
        for distance, word in enumerate(side):
            sign = _sign(word, lex)
            if sign and (best is None or distance * weight < best[0]):
                reason = lex.reason["cue_future" if sign > 0 else "cue_past"].format(word=word)
                best = (distance * weight, Direction(sign, reason))
            if sign:
                break
    return best[1] if best else None


def _sign(word: str, lex: Lexicon) -> int:
    if word in lex.tense["future_words"] or word.endswith("'ll"):
        return 1
    if word in lex.tense["past_words"]:
        return -1
    past = any(word.endswith(ending) and len(word) > len(ending) + 2 for ending in lex.tense["past_endings"])
    return -1 if past and word not in lex.tense["not_past"] else 0
