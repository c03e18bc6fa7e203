"""A claim's title: the words of its evidence, with pronouns and short names replaced by full names at most."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.attribute.register import Register
from dateline.attribute.tree import Tree
from dateline.attribute.units import Unit
from dateline.lang import words
from dateline.model import EntityKind, Referent

_MARKS = '“”"«»„'


def title(tree: Tree, unit: Unit, register: Register, referents: Mapping[int, Referent]) -> str:
    """The unit's words; who does it stands in brackets before a clause that leaves it unsaid."""
    text = tree.article.text
    pieces: list[str] = []
    at = unit.span.start
    for i in tree.within(unit.span):
        token = tree.tokens[i]
        name = _name_for(tree, i, register, referents)
        pieces.append("".join(c for c in text[at : token.start] if c not in _MARKS))
        if name is None:
            pieces.append("".join(c for c in token.text if c not in _MARKS))
        else:
            pieces.append(name)
        at = max(at, token.end)
    pieces.append(text[at : unit.span.end])
    said = " ".join("".join(pieces).split())
    subject = _subject_name(tree, unit, register, referents)
    if subject:
        said = f"[{subject}] {said}"
    return said[:1].upper() + said[1:]


def _subject_name(tree: Tree, unit: Unit, register: Register, referents: Mapping[int, Referent]) -> str | None:
    """The full name of a subject that stands outside of the unit's words."""
    if unit.subject is None:
        return None
    head = register.name_head(unit.subject)
    token = tree.tokens[head]
    if unit.span.start <= token.start < unit.span.end:
        return None
    if tree.lower(head) in words("people", "pronouns.relative"):
        return None
    draft = register.of.get(head)
    if draft is not None and draft in referents:
        return _inside(referents[draft].name)
    return None


def _name_for(tree: Tree, i: int, register: Register, referents: Mapping[int, Referent]) -> str | None:
    """The full name in place of a resolved pronoun or of a short person's name; None keeps the word."""
    if i not in register.of or register.of[i] not in referents:
        return f"“{tree.tokens[i].text}”" if _unresolved(tree, i) else None
    referent = referents[register.of[i]]
    token = tree.tokens[i]
    if token.upos in ("PRON", "DET"):
        lower = tree.lower(i)
        if lower in words("people", "pronouns.reflexive") or lower in words("people", "pronouns.first_possessive"):
            return None
        if lower in words("people", "pronouns.first") or lower in words("people", "pronouns.first_plural"):
            return f"{token.text} [{_inside(referent.name)}]"  # the verb agrees with the word: keep it
        if lower in words("people", "pronouns.possessive") and token.deprel == "nmod:poss":
            return _possessive(_inside(referent.name))
        return _inside(referent.name)
    single = referent.kind is EntityKind.PERSON and token.upos == "PROPN" and _alone(register, i)
    return referent.name if single and token.text in referent.name.split() else None


def _unresolved(tree: Tree, i: int) -> bool:
    """A personal pronoun whose referent is not told: it stays, in quotation marks."""
    personal = ("male", "female", "plural")
    return tree.tokens[i].upos == "PRON" and any(tree.lower(i) in words("people", f"pronouns.{p}") for p in personal)


def _inside(name: str) -> str:
    """A name within a sentence: "The couple" is written "the couple"."""
    first = name.split(" ", 1)[0]
    return name[0].lower() + name[1:] if first.lower() in words("people", "determiners.any") else name


def _possessive(name: str) -> str:
    return name + ("’" if name.endswith("s") else "’s")


def _alone(register: Register, i: int) -> bool:
    """Whether a name's word is the whole name in the text ("Odom"), not part of a fuller one."""
    mentions = register.drafts[register.of[i]].mentions
    return any(m.head == i and m.last - m.first == 1 for m in mentions)
