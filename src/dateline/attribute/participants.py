"""Who takes part in what a unit tells, and as what."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.attribute.register import Register
from dateline.attribute.tree import Tree
from dateline.attribute.units import Unit
from dateline.lang import words
from dateline.model import EntityKind, Form, Participant, Referent, Role

_HYPHENS = ("-", "‑", "‐")


class Cast:
    """The participants of one article's units."""

    def __init__(self, tree: Tree, register: Register, referents: Mapping[int, Referent]) -> None:
        self._tree, self._register, self._referents = tree, register, referents

    def of(self, unit: Unit) -> tuple[Participant, ...]:
        """The referents that the unit names or points to, each once, with the strongest role."""
        found: dict[str, Participant] = {}
        if unit.subject is not None and unit.subject not in unit.own:
            self._add(found, unit, self._register.name_head(unit.subject), self._role(unit, unit.subject), outside=True)
        for i in unit.own:
            self._add(found, unit, i, self._role(unit, i))
        return tuple(sorted(found.values(), key=lambda p: (list(Role).index(p.role), p.span)))

    def is_named(self, participant: Participant) -> bool:
        """Whether a participant has a name, or is a group of those who have."""
        drafts = [n for n, r in self._referents.items() if r.id == participant.referent]
        return any(self._register.drafts[n].named or self._register.drafts[n].members for n in drafts)

    def knows(self, i: int) -> bool:
        """Whether a token stands for somebody or something that the article speaks of."""
        return self._register.of.get(self._register.name_head(i)) in self._referents

    def _add(self, found: dict[str, Participant], unit: Unit, i: int, role: Role, *, outside: bool = False) -> None:
        draft = self._register.of.get(i)
        if draft is None or draft not in self._referents or i == unit.head:
            return
        mention = next((m for m in self._register.drafts[draft].mentions if m.head == i), None)
        if mention is None:
            return
        if mention.form is Form.NOMINAL and self._tree.relation(i) == "compound":
            return  # "tax" of "tax relief"
        if mention.form is Form.NOMINAL and i + 1 < len(self._tree.tokens) and self._glued(i):
            return  # "game" of "game-changer"
        if self._strays(unit, i, draft) or mention.first <= unit.head < mention.last:
            return  # the phrase holds what is told: a clause, and nobody
        span = self._tree.span(range(mention.first, mention.last))
        if not outside and not (unit.span.start <= span.start and span.end <= unit.span.end):
            return
        referent = self._referents[draft]
        order = list(Role)
        before = found.get(referent.id)
        if before is None or order.index(role) < order.index(before.role):
            found[referent.id] = Participant(referent.id, role, span)

    def _glued(self, i: int) -> bool:
        this, after = self._tree.tokens[i], self._tree.tokens[i + 1]
        return this.end == after.start and after.text in _HYPHENS

    def _strays(self, unit: Unit, i: int, draft: int) -> bool:
        """Whether a reflexive was taken for somebody else than its clause's subject (Chomsky 1981, principle A)."""
        if self._tree.lower(i) not in words("people", "pronouns.reflexive") or unit.subject in (None, i):
            return False
        assert unit.subject is not None
        return self._register.of.get(self._register.name_head(unit.subject)) != draft

    def _role(self, unit: Unit, i: int) -> Role:
        """The role of a token's phrase in the unit, by its path to the head."""
        tree = self._tree
        if i == unit.subject:
            return Role.PATIENT if _passive(tree, unit.head) else Role.AGENT
        if self._describes(unit, i):
            return Role.OTHER
        path = i
        while (
            tree.head(path) is not None
            and tree.head(path) != unit.head
            and not self._within(path)
            and tree.relation(path) in ("conj", "flat", "compound", "appos")
        ):
            path = tree.tokens[path].head
        if tree.head(path) != unit.head and unit.kind != "noun":
            governor = tree.head(path)
            complement = governor is not None and tree.relation(governor) == "xcomp"
            if self._at_subject(unit, path, i):
                return Role.PLACE
            if not complement and not self._beside_object(unit, path, i):
                return Role.OTHER
        relation = tree.tokens[path].deprel
        if relation == "obl:agent":
            return Role.AGENT
        if relation.startswith("nsubj"):
            return Role.PATIENT if relation == "nsubj:pass" else Role.AGENT
        if relation in ("obj", "iobj"):
            return Role.PATIENT
        if relation.startswith(("obl", "nmod")):
            if relation == "nmod:poss":
                return Role.AGENT if unit.kind == "noun" else Role.OTHER
            if unit.kind != "noun" and self._belongs(path, i):
                return Role.OTHER
            draft = self._register.of.get(i)
            place = draft is not None and draft in self._referents and self._referents[draft].kind is EntityKind.PLACE
            return Role.PLACE if place else Role.PARTNER
        return Role.OTHER

    def _describes(self, unit: Unit, i: int) -> bool:
        """Whether a name only describes another one: "Harrow" of "Harrow mayor Ann Lee"."""
        above = self._tree.head(i)
        part = self._tree.relation(i) in ("compound", "amod") or self._tree.tokens[i].deprel == "nmod:desc"
        return part and above is not None and i < above and unit.kind != "noun"

    def _within(self, i: int) -> bool:
        """Whether a name is only a part of another mention: "Dunmere" of "the Dunmere clinic"."""
        head = i
        while self._tree.relation(head) == "compound":
            head = self._tree.tokens[head].head
        return head != i and head in self._register.of and self._register.of[head] != self._register.of.get(i)

    def _beside_object(self, unit: Unit, i: int, name: int) -> bool:
        """Whether a phrase with a preposition stands behind the predicate's object: whether "with Lee" of "signed a
        deal with Lee" hangs on the verb or on the deal is the same to who takes part."""
        tree = self._tree
        if i < unit.head or tree.relation(i) != "nmod" or self._case(i, name) is None:
            return False
        for above in tree.ancestors(i):
            if above == unit.head or tree.relation(above) == "xcomp":
                return True
            if above < unit.head or tree.relation(above) not in ("obj", "obl", "nmod"):
                return False
        return False

    def _at_subject(self, unit: Unit, i: int, name: int) -> bool:
        """Whether a phrase says where those are who do it: "voters in Harrow rejected it"."""
        case, above = self._case(i, name), self._tree.head(i)
        place = case is not None and self._tree.lower(case) in words("people", "places.cases")
        known = self._referents.get(self._register.of.get(name, -1))
        return place and above == unit.subject and known is not None and known.kind is EntityKind.PLACE

    def _belongs(self, i: int, name: int) -> bool:
        """Whether a phrase says whose or of what something is: "of the party"."""
        case = self._case(i, name)
        return case is not None and self._tree.lower(case) in words("speech", "roles.belonging")

    def _case(self, i: int, name: int) -> int | None:
        """The preposition of a phrase, which may hang on the first word of a name."""
        on_phrase = self._tree.child(i, "case")
        return on_phrase if on_phrase is not None else self._tree.child(name, "case")


def _passive(tree: Tree, head: int) -> bool:
    """Whether something is done to the subject of a predicate: a passive, a participle without auxiliary ("if
    convicted", "have him charged") or one joined to a passive ("was arrested and released")."""
    if tree.tokens[head].xpos == "VBG" or _perfect(tree, head):
        return False
    if any(tree.tokens[c].deprel in ("aux:pass", "nsubj:pass") for c in tree.children[head]):
        return True
    if tree.tokens[head].xpos != "VBN" or tree.kids(head, "aux", "cop"):
        return False
    above = tree.head(head)
    if tree.relation(head) == "conj" and above is not None and tree.child(head, "nsubj") is None:
        return _passive(tree, above)
    return tree.relation(head) in ("acl", "advcl", "xcomp", "ccomp", "parataxis")


def _perfect(tree: Tree, head: int) -> bool:
    """Whether a past form, with a subject and no passive auxiliary, has an object or nothing before it but "have": a
    perfect, or a past that is tagged as a participle."""
    if tree.tokens[head].xpos != "VBN" or any(tree.tokens[c].deprel == "aux:pass" for c in tree.children[head]):
        return False
    helping = tree.kids(head, "aux", "cop")
    be = any(tree.lemma(c) in words("speech", "tense.be") for c in helping)
    active = any(tree.tokens[c].deprel == "nsubj" for c in tree.children[head]) and not be
    return active or (bool(helping) and tree.child(head, "obj") is not None)
