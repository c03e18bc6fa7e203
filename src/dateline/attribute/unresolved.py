"""Who takes part in a unit and is only pointed to: pronouns that the article doesn't resolve.

They are told as what they are, with their role: an honest record has no gap where its evidence has a word.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from dateline.attribute.binding import either_sex, owns
from dateline.attribute.register import Register
from dateline.attribute.roles import Roles
from dateline.attribute.things import stands_for_clause, stands_for_nothing
from dateline.attribute.tree import Tree
from dateline.attribute.units import Unit
from dateline.lang import words
from dateline.model import Participant, Referent, Role, Unresolved
from dateline.span import Span

_PERSONS = ("male", "female", "plural", "neuter", "first", "first_plural", "second")
_SAME = ("first", "first_plural", "second")
_RELATIVES = ("WDT", "WP", "WP$")
_CORE = ("nsubj", "obj", "iobj")
_ASIDE = ("discourse", "vocative", "dislocated", "reparandum", "fixed", "det")


class Pointers:
    """The pronouns of one article that stand for somebody and are nobody's mention."""

    def __init__(self, tree: Tree, register: Register, referents: Mapping[int, Referent], roles: Roles) -> None:
        self._tree, self._register, self._referents, self._roles = tree, register, referents, roles

    def of(self, unit: Unit, parts: Collection[Participant], *, speaks: bool) -> tuple[Unresolved, ...]:
        """The unresolved of a unit in text order, each once, in its strongest role; `parts` are its participants,
        `speaks` whether it is known who says it, and so who an "I" is."""
        known, order = {part.span for part in parts}, list(Role)
        found: dict[str, tuple[Role, Span]] = {}  # who is "we" and "us" in a clause is one
        for i in self._words(unit):
            if self._is_open(i, speaks=speaks) and not self._is_told(i, known):
                role, who = self._role(unit, i), self._person(i)
                if role is None or role is Role.OTHER:
                    continue  # "our" of "our country": the words of the title show it, and it takes no part
                if who not in found or order.index(role) < order.index(found[who][0]):
                    found[who] = role, self._tree.span([i])
        return tuple(Unresolved(role, span) for role, span in sorted(found.values(), key=lambda each: each[1]))

    def _person(self, i: int) -> str:
        """The grammatical person of a pronoun that means the same wherever it stands ("we" and "us"), of any other the
        word itself: in "he hit him" they are two."""
        word = self._tree.lower(i)
        return next((person for person in _SAME if word in words("people", f"pronouns.{person}")), word)

    def _words(self, unit: Unit) -> Iterator[int]:
        """The subject, wherever it stands, and the words of the unit with those of the clauses within."""
        subject = unit.subject
        noun = self._tree.head(unit.head)
        if subject is not None:
            relative = self._tree.tokens[subject].xpos in _RELATIVES and noun is not None
            yield noun if relative and noun is not None else subject
        yield from self._tree.within(unit.span)

    def _is_open(self, i: int, *, speaks: bool) -> bool:
        """Whether a word points to somebody and the article doesn't tell to whom."""
        tree, word = self._tree, self._tree.lower(i)
        if tree.tokens[i].upos not in ("PRON", "DET") or tree.relation(i) in _ASIDE or i in self._register.inside:
            return False
        draft = self._register.of.get(i)
        if draft is not None and draft in self._referents:
            return False
        if either_sex(tree, i):
            return False
        if word in words("people", "pronouns.reflexive") or stands_for_nothing(tree, i) or stands_for_clause(tree, i):
            return False
        if word in words("people", "pronouns.first") and speaks and tree.quotation(i) is not None:
            return False
        return any(word in words("people", f"pronouns.{person}") for person in _PERSONS) or self._points(i)

    def _points(self, i: int) -> bool:
        """Whether a word stands alone for some that are spoken of: "those left", "all of these failed"."""
        tree, word = self._tree, self._tree.lower(i)
        verb = tree.head(i)
        behind = i - 1 in tree.sentence(i) and tree.tokens[i - 1].upos in ("NOUN", "PROPN")
        tied = behind or (verb is not None and tree.relation(verb) == "acl")
        if tied and word in words("people", "pronouns.relative"):
            return False  # "workers that want a union"
        alone = tree.tokens[i].upos == "PRON" and tree.tokens[i].xpos not in (*_RELATIVES, "EX")
        alone = alone or (tree.relation(i) in _CORE and not tree.kids(i, "nmod"))
        known = word in words("people", "determiners.pointing_plural")  # "that" is what was said, and nobody
        return alone and (known or word in words("roles", "people.some") or word in words("roles", "people.counted"))

    def _is_told(self, i: int, known: Collection[Span]) -> bool:
        """Whether a participant's words hold a pointer: "many of them". An owner in them is told beside them."""
        if owns(self._tree, i):
            return False
        at = self._tree.tokens[i].start
        return any(span.start <= at < span.end for span in known)

    def _role(self, unit: Unit, i: int) -> Role | None:
        inside = i in unit.own or i == unit.subject
        if owns(self._tree, i) and unit.kind != "noun":
            return Role.OTHER
        if self._tree.tokens[i].start < unit.span.start or self._tree.tokens[i].start >= unit.span.end:
            return self._roles.of(unit, unit.subject) if unit.subject is not None else None
        return self._roles.of(unit, i) if inside else Role.OTHER
