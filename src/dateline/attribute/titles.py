"""A claim's title: the words of its evidence, with pronouns and short names replaced by full names at most."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.attribute.resolve import Resolver
from dateline.attribute.tree import Tree
from dateline.attribute.units import Unit
from dateline.lang import words
from dateline.model import EntityKind, Referent

_MARKS = '“”"«»„'


def title(tree: Tree, unit: Unit, resolver: Resolver, referents: Mapping[int, Referent]) -> str:
    """The unit's words; who does it stands in brackets before a clause that leaves it unsaid."""
    text = tree.article.text
    pieces: list[str] = []
    at = unit.span.start
    for i in tree.within(unit.span):
        token = tree.tokens[i]
        name = _name_for(tree, i, resolver, referents)
        pieces.append(text[at : token.start])
        if name is None:
            pieces.append(token.text)
        else:
            pieces.append(name)
        at = max(at, token.end)
    pieces.append(text[at : unit.span.end])
    said = " ".join("".join(c for c in "".join(pieces) if c not in _MARKS).split())
    subject = _subject_name(tree, unit, resolver, referents)
    if subject:
        said = f"[{subject}] {said}"
    return said[:1].upper() + said[1:]


def _subject_name(tree: Tree, unit: Unit, resolver: Resolver, referents: Mapping[int, Referent]) -> str | None:
    """The full name of a subject that stands outside of the unit's words."""
    if unit.subject is None:
        return None
    head = resolver.name_head(unit.subject)
    token = tree.tokens[head]
    if unit.span.start <= token.start < unit.span.end:
        return None
    if tree.lower(head) in words("people", "pronouns.relative"):
        return None
    draft = resolver.of.get(head)
    if draft is not None and draft in referents:
        return referents[draft].name
    return None


def _name_for(tree: Tree, i: int, resolver: Resolver, referents: Mapping[int, Referent]) -> str | None:
    """The full name in place of a resolved pronoun or of a short person's name; None keeps the word."""
    if i not in resolver.of or resolver.of[i] not in referents:
        return None
    referent = referents[resolver.of[i]]
    token = tree.tokens[i]
    if token.upos in ("PRON", "DET"):
        lower = tree.lower(i)
        if lower in words("people", "pronouns.reflexive") or lower in words("people", "pronouns.first_possessive"):
            return None
        if lower in words("people", "pronouns.first") or lower in words("people", "pronouns.first_plural"):
            return f"{token.text} [{referent.name}]"  # the verb agrees with the word: keep it
        if lower in words("people", "pronouns.possessive") and token.deprel == "nmod:poss":
            return _possessive(referent.name)
        return referent.name
    single = referent.kind is EntityKind.PERSON and token.upos == "PROPN" and _alone(tree, i)
    return referent.name if single and token.text in referent.name.split() else None


def _possessive(name: str) -> str:
    return name + ("’" if name.endswith("s") else "’s")


def _alone(tree: Tree, i: int) -> bool:
    """Whether a name's word is the whole name in the text ("Odom"), not part of a fuller one."""
    near = (i - 1, i + 1)
    return not any(
        0 <= j < len(tree.tokens) and tree.tokens[j].upos == "PROPN" and (tree.head(j) == i or tree.head(i) == j)
        for j in near
    )
