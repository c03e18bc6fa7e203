"""Who takes part in what a unit tells, and as what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.attribute.gaps import gap_of
from dateline.attribute.hyphens import HYPHENS
from dateline.attribute.nominals import is_somebody
from dateline.attribute.persons import is_title
from dateline.attribute.register import DraftMention, Register, counted_in, is_person_noun
from dateline.attribute.roles import Roles
from dateline.attribute.tree import Tree
from dateline.attribute.units import Unit
from dateline.attribute.unresolved import Pointers
from dateline.lang import words
from dateline.lang.peoples import is_people
from dateline.model import EntityKind, Form, Participant, Referent, Role, Unresolved

_RELATIVES = ("WDT", "WP", "WP$")
_JOINED = 4  # words back from the last of a title to its first: "commander-in-chief"
_TITLES = 3  # words of a title behind its first
_CORE = ("nsubj", "obj", "iobj")
_PHRASES = ("nsubj", "obj", "iobj", "obl", "nmod", "conj")
_ORDER = tuple(Role)  # the strongest first
_BODIES = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.GROUP)


@dataclass(frozen=True, slots=True)
class _Part:
    """A phrase that takes part: tokens [first, last), its head, whom it means, and as what."""

    first: int
    last: int
    head: int
    draft: int
    role: Role
    beside: bool = False  # of another verb than the clause's own


class Cast:
    """The participants of one article's units."""

    def __init__(self, tree: Tree, register: Register, referents: Mapping[int, Referent]) -> None:
        self._tree, self._register, self._referents = tree, register, referents
        self._roles = Roles(tree, register, referents)
        self._pointers = Pointers(tree, register, referents, self._roles)
        self._drafts = {referent.id: number for number, referent in referents.items()}
        self._known: dict[tuple[Unit, int | None], tuple[Participant, ...]] = {}  # asked for again by who judges a unit
        self._speaker: int | None = None  # the draft of who says the unit that is being read

    def of(self, unit: Unit, speaker: str | None = None) -> tuple[Participant, ...]:
        """The referents that the unit names or points to, each once, with the strongest role; `speaker` is the referent
        whose words they are, and who is meant by an "I"."""
        self._speaker = self._drafts.get(speaker) if speaker is not None else None
        key = (unit, self._speaker)
        if key not in self._known:
            self._known[key] = self._found(unit)
        return self._known[key]

    def _found(self, unit: Unit) -> tuple[Participant, ...]:
        found: dict[str, Participant] = {}
        parts = list(self._parts(unit))
        for part in self._under_names(parts):
            if self._is_less(part, parts) or self._is_apposition(part, parts) or self._is_label(part, parts):
                continue
            referent = self._referents[part.draft]
            before = found.get(referent.id)
            stronger = before is None or _ORDER.index(part.role) < _ORDER.index(before.role)
            if stronger and (before is None or not part.beside or before.role is Role.OTHER):
                span = self._tree.span(range(part.first, part.last))
                found[referent.id] = Participant(referent.id, part.role, span)
        return tuple(sorted(found.values(), key=lambda p: (_ORDER.index(p.role), p.span)))

    def unresolved(
        self, unit: Unit, parts: Sequence[Participant], speaker: str | None = None
    ) -> tuple[Unresolved, ...]:
        """Who else takes part, beside the participants of a unit (`parts`), and is only pointed to."""
        return self._pointers.of(unit, parts, speaks=speaker in self._drafts)

    def is_named(self, participant: Participant) -> bool:
        """Whether a participant has a name, or is a group of those who have."""
        drafts = [n for n, r in self._referents.items() if r.id == participant.referent]
        return any(self._register.drafts[n].named or self._register.drafts[n].members for n in drafts)

    def knows(self, i: int) -> bool:
        """Whether a token stands for somebody or something that the article speaks of."""
        return self._register.of.get(self._register.name_head(i)) in self._referents

    # -- the phrases

    def _parts(self, unit: Unit) -> Iterator[_Part]:
        """The phrases that take part, those outside of the unit's own words first."""
        subject = self._subject(unit)
        if subject is not None and unit.subject is not None:
            role = self._roles.of(unit, unit.subject)
            joined = [] if subject in unit.own else self._joined(subject)
            for i in (subject, *joined):
                yield from self._part(unit, self._register.name_head(i), role, outside=True)
        gap = gap_of(self._tree, unit)
        if gap is not None:
            stranded = self._tree.tokens[gap.after].upos == "ADP"
            noun = self._register.name_head(gap.noun)
            lacking = self._roles.beside_whom(noun) if stranded else Role.PATIENT
            yield from self._part(unit, noun, lacking, outside=True)
        for i in unit.own:
            owner = self._tree.relation(i) == "nmod"
            if i in self._register.of or (self._draft(i) is not None and not owner):
                yield from self._part(unit, i, self._role(unit, i))
        yield from self._told_beside(unit)

    def _subject(self, unit: Unit) -> int | None:
        """The subject of a unit; of a clause on a noun, the noun that its relative pronoun stands for."""
        tree, subject = self._tree, unit.subject
        noun = tree.head(unit.head)
        relative = subject is not None and tree.tokens[subject].xpos in _RELATIVES and not self._means(subject)
        on_noun = noun is not None and tree.relation(unit.head) == "acl"
        return noun if relative and on_noun else subject

    def _goes_on(self, unit: Unit, i: int) -> bool:
        """Whether a word is the object of a verb that goes on with the unit's, in its words: "came and sold it"."""
        tree = self._tree
        verb = tree.head(i)
        joined = verb is not None and tree.relation(verb) == "conj" and tree.head(verb) == unit.head
        return joined and verb is not None and tree.relation(i) == "obj" and tree.child(verb, "nsubj") is None

    def _told_beside(self, unit: Unit) -> Iterator[_Part]:
        """Persons and bodies that only a clause within the unit's words names: "after a defeat by Lee"."""
        own = frozenset(unit.own)
        for i in self._tree.within(unit.span):
            draft = self._draft(i)
            if i in own or draft is None or draft not in self._referents or self._tree.tokens[i].upos == "ADJ":
                continue
            mention = self._mention(draft, i)
            role = self._roles.from_outside(unit, i)
            if role is not None or self._goes_on(unit, i):
                yield from self._part(unit, i, role or Role.OTHER)
                continue
            if mention is not None and self._is_told(unit, i, draft, mention.form):
                yield from self._part(unit, i, Role.OTHER)

    def _is_told(self, unit: Unit, i: int, draft: int, form: Form) -> bool:
        """Whether a phrase that only stands within the unit's words is somebody told of there: a name, a pronoun that
        the title gives a name for, people or a body."""
        tree, register = self._tree, self._register
        if form is Form.NAME:
            known = self._referents[draft].kind in (EntityKind.PERSON, EntityKind.ORGANIZATION)
            return known or (tree.tokens[i].upos == "PROPN" and tree.relation(i) in _PHRASES)
        if form is Form.PRONOUN:
            known = register.drafts[draft].named or bool(register.drafts[draft].members)
            return known or any(is_somebody(tree, m.head) for m in register.drafts[draft].mentions)
        return is_somebody(tree, i) and not self._roles.is_being(unit, i)

    def _draft(self, i: int) -> int | None:
        """Whom a token means: what the article says of it, else whoever says "I"."""
        draft = self._register.of.get(i)
        return self._speaker if draft is None and self._is_first(i) else draft

    def _is_first(self, i: int) -> bool:
        tree = self._tree
        said = tree.lower(i) in words("people", "pronouns.first")
        return said and tree.tokens[i].upos == "PRON" and tree.quotation(i) is not None

    def _role(self, unit: Unit, i: int) -> Role | None:
        """The role of a phrase of the unit; an owner is nobody who does it, whatever it was read as ("Lee’s plan")."""
        role = self._roles.of(unit, i)
        after = self._register.drafts[self._register.of[i]].mentions if i in self._register.of else []
        last = next((m.last for m in after if m.head == i), i + 1)
        owns = last < len(self._tree.tokens) and self._tree.tokens[last].xpos == "POS"
        plain = role is not None and unit.kind != "noun" and i != unit.subject
        return Role.OTHER if owns and plain else role

    def _joined(self, i: int) -> list[int]:
        """The others of several who do something, where the first of them stands for all."""
        tree = self._tree
        return [c for c in tree.kids(i, "conj") if tree.child(c, "nsubj", "cop", "aux") is None]

    def _part(self, unit: Unit, i: int, role: Role | None, *, outside: bool = False) -> Iterator[_Part]:
        draft = self._draft(i)
        if role is None or draft is None or draft not in self._referents:
            return
        if i == unit.head and not self._is_said_to_be(i, draft):
            return
        mention = self._mention(draft, i)
        if mention is None or self._is_fragment(i, mention, unit, role) or self._only_titles(i, mention):
            return
        if (i in self._register.of and self._relates(i)) or self._speaks_next(i, mention):
            return
        if self._strays(unit, i, draft) or (mention.first <= unit.head < mention.last and i != unit.head):
            return  # the phrase holds what is told: a clause, and nobody
        start, end = self._tree.tokens[mention.first].start, self._tree.tokens[mention.last - 1].end
        if outside or (unit.span.start <= start and end <= unit.span.end):
            yield _Part(mention.first, mention.last, i, draft, role, not outside and self._roles.beside(unit, i))

    def _is_said_to_be(self, i: int, draft: int) -> bool:
        """Whether somebody's name is the predicate, or stands in it behind a preposition: "the winner is Ann Lee", "she
        is from Harrow"."""
        if self._roles.is_where(i):
            return True
        mention = self._mention(draft, i)
        named = mention is not None and mention.form is Form.NAME and self._referents[draft].kind in _BODIES
        return named and self._tree.child(i, "cop") is not None and self._tree.child(i, "det") is None

    def _relates(self, i: int) -> bool:
        """Whether a pronoun only ties its clause to the noun before it, which takes part instead."""
        tree, verb = self._tree, self._tree.head(i)
        tied = verb is not None and tree.tokens[verb].deprel == "acl:relcl" and i < verb
        known = tree.lower(i) in words("people", "pronouns.relative")
        if self._means(i):
            return False  # "who" is Ann Lee
        return tree.tokens[i].xpos in _RELATIVES or (known and tied and not tree.children[i])

    def _means(self, i: int) -> bool:
        """Whether a pronoun stands for somebody with another name than the word itself."""
        draft = self._register.of.get(i)
        known = self._referents.get(draft) if draft is not None else None
        return known is not None and known.name.lower() != self._tree.lower(i)

    def _speaks_next(self, i: int, mention: DraftMention) -> bool:
        """Whether a name only says who speaks, as scripts have it: "LEE: You left." """
        tree = self._tree
        opens = mention.first == tree.sentence(i)[0] or tree.tokens[mention.first - 1].upos == "PUNCT"
        return opens and mention.last < len(tree.tokens) and tree.tokens[mention.last].text == ":"

    def _mention(self, draft: int, i: int) -> DraftMention | None:
        """The mention at a token; the "we" of a speaker is one of the speaker."""
        found = self._register.mention(draft, i)
        if found is None and i not in self._register.of:
            found = DraftMention(i, i + 1, i, Form.PRONOUN)
        if found is None or found.form is Form.NAME or counted_in(self._tree, i) is None:
            return found
        return DraftMention(*self._register.phrase(i), i, found.form)

    def _is_fragment(self, i: int, mention: DraftMention, unit: Unit, role: Role) -> bool:
        """Whether a mention is no phrase of its own: "tax" of "tax relief", "game" of "game-changer"."""
        tree = self._tree
        if mention.form is not Form.NOMINAL:
            return False
        if tree.relation(i) == "compound" or (i + 1 < len(tree.tokens) and self._glued(i)):
            return True
        if tree.lower(i) in words("people", "titles.lesser") and self._is_title(i + 1):
            return True  # "vice" of "a vice chairman"
        named = tree.tokens[i].upos == "PROPN" and tree.relation(i) in _PHRASES
        named = named or self._roles.is_thing_beside(unit, i)
        return role is Role.OTHER and unit.kind != "noun" and not named and not self._is_body(i)

    def _only_titles(self, i: int, mention: DraftMention) -> bool:
        """Whether a bare title only says what somebody is or would be, and tells of nobody: "unfit to be president",
        "the founder and chairman", the last word of "the commander in chief"."""
        tree = self._tree
        if mention.form is Form.NAME or mention.last - mention.first > 1 or tree.tokens[i].xpos not in ("NN", "NNP"):
            return False
        if i > 0 and (tree.tokens[i - 1].xpos in ("POS", "PRP$") or tree.tokens[i - 1].upos == "DET"):
            return False
        if (
            tree.relation(i) in _CORE
            or tree.child(i, "det", "nmod:poss", "amod", "compound", "flat", "acl") is not None
        ):
            return False
        if is_title(tree.lower(i)) and tree.lower(i) not in words("people", "titles.behind"):
            return True
        before = i - 1
        while before > i - _JOINED and (tree.tokens[before].upos == "ADP" or tree.tokens[before].text in HYPHENS):
            before -= 1
        return tree.lower(i) in words("people", "titles.behind") and before < i - 1 and self._is_title(before)

    def _is_body(self, i: int) -> bool:
        """Whether a noun is people or a body: the only ones without a name who take part besides the clause's own."""
        draft = self._register.drafts[self._register.of[i]]
        known = draft.kind in _BODIES or draft.named or bool(draft.members)
        return known or is_person_noun(self._tree.lemma(i)) or is_somebody(self._tree, i)

    def _is_less(self, part: _Part, parts: list[_Part]) -> bool:
        """Whether a phrase is only a piece of another one, or stands for the one right behind it."""
        for other in parts:
            if other.head == part.head:
                continue
            inside = other.first <= part.first and part.last <= other.last
            if inside and part.role is other.role and self._is_loose(part) and not self._is_name(other):
                return True  # a phrase that was read in two
            if inside and self._is_counted(part, other):
                return True
            if self._leads_to(part, other) or self._joins_title(part, other):
                return True  # "Vice" of "Vice President Ann Lee"
            if part.last != other.first or other.role is Role.OTHER:
                continue
            if self._is_title(part.head) and self._is_name(other) and self._kind(other) is EntityKind.PERSON:
                return True  # "Harrow’s former mayor Ann Lee"
            if part.role is other.role and self._beside(part, other):
                return True
        return False

    def _under_names(self, parts: list[_Part]) -> list[_Part]:
        """The parts, whoever is told of by what he is and by name behind it as one, in the stronger role, under the
        name: "took orders from Harrow aide Ann Lee", "the rivals Ann Lee and Tom Moss"."""
        out = parts
        for part in parts:
            begins = self._behind_title(part)
            name = next((o for o in out if o.first in begins and self._is_person(o)), None)
            if name is None or self._is_name(part) or not self._is_title(part.head) or self._owns(name):
                continue
            heads = {name.head, *map(self._register.name_head, self._tree.kids(name.head, "conj"))}
            out = [
                replace(o, role=min(part.role, o.role, key=_ORDER.index), beside=part.beside)
                if o is name or (self._register.plural(part.head) and o.head in heads and self._is_person(o))
                else o
                for o in out
                if o is not part
            ]
        return out

    def _behind_title(self, part: _Part) -> range:
        """Where a name may begin behind a title: right behind it, or behind what it is the title of, as in "secretary
        of state Ann Lee"."""
        tree, last = self._tree, part.last
        word = tree.lower(last) if last in tree.sentence(part.head) else ""
        if word not in words("speech", "roles.belonging") or self._register.plural(part.head):
            return range(last, last + 1)
        behind = range(last + 1, min(last + _TITLES, tree.sentence(part.head)[-1] + 1))
        nouns = [i for i in behind if tree.tokens[i].upos in ("NOUN", "PROPN") and not is_title(tree.lower(i))]
        return range(last + 2, last + 2 + len(nouns)) if nouns[:1] == [last + 1] else range(last, last + 1)

    def _is_person(self, part: _Part) -> bool:
        mention = self._mention(part.draft, part.head)
        return mention is not None and mention.form is Form.NAME and self._kind(part) is EntityKind.PERSON

    def _owns(self, part: _Part) -> bool:
        return part.last < len(self._tree.tokens) and self._tree.tokens[part.last].xpos == "POS"

    def _is_loose(self, part: _Part) -> bool:
        """Whether a phrase has neither a name, a preposition nor an owner's mark."""
        tree = self._tree
        tied = tree.child(part.head, "case") is not None or tree.tokens[part.head].deprel == "nmod:poss"
        return not (tied or self._is_name(part) or self._register.drafts[part.draft].named)

    def _leads_to(self, part: _Part, other: _Part) -> bool:
        """Whether a phrase is one word of a title, with only such words between it and a name."""
        tree = self._tree
        if (
            part.last - part.first > 1
            or not part.last <= other.first <= part.last + _TITLES
            or not self._is_name(other)
        ):
            return False
        between = range(part.first, other.first)
        return all(
            (
                tree.tokens[i].upos == "PROPN"
                and (is_title(tree.lower(i)) or tree.lower(i) in words("people", "titles.lesser"))
            )
            or tree.lower(i).rstrip(".") + "." in words("people", "titles.short")
            or tree.tokens[i].text == "."
            for i in between
        )

    def _joins_title(self, part: _Part, other: _Part) -> bool:
        """Whether a bare title is joined to that before a name: "candidate and former governor Ann Lee"."""
        tree, i = self._tree, part.head
        bare = tree.tokens[i].xpos == "NN" and tree.child(i, "det", "nmod:poss", "nummod") is None
        if self._is_name(part) or not (bare and self._is_title(i)) or not self._is_person(other):
            return False
        between = range(part.last, other.first)
        titles = {j for j in between if self._is_title(j) and tree.tokens[j].xpos == "NN"}
        return bool(titles) and between[-1] in titles and tree.tokens[part.last].upos == "CCONJ"

    def _is_apposition(self, part: _Part, parts: list[_Part]) -> bool:
        """Whether a description only says who another one is: "a research firm" behind "Harrow Data", or the other way
        round; names that stand beside each other are a list."""
        tree = self._tree
        for other in parts:
            if other.head == part.head or other.draft == part.draft or (self._is_name(part) and not self._is_one(part)):
                continue
            if self._stands_for(part.head) == other.head:
                return True
            weaker = _ORDER.index(part.role) >= _ORDER.index(other.role)
            if other.role is Role.AGENT and tree.relation(part.head) in ("obj", "iobj"):
                continue  # "Lee left the child": nobody is the noun that he does something to
            if weaker and self._is_name(other) and not self._is_name(part) and other.head in tree.chain(part.head):
                return True  # "praised Ann Lee, … the winner of the night", as the reader sees it
            if self._is_name(other) and part.head in self._apposed_to(other.head):
                return True
        return False

    def _apposed_to(self, i: int) -> list[int]:
        """The nouns that a word stands beside, one after another: "guest" and "actress" of "his guest, the actress Ann
        Lee"."""
        out: list[int] = []
        while self._tree.relation(i) == "appos" and (above := self._tree.head(i)) is not None:
            out.append(i := above)
        return out

    def _stands_for(self, i: int) -> int | None:
        """Whom a word is said to be behind a comma, or is joined to what is: "editor" and "owner" of "Ann Lee, an
        editor and owner"."""
        tree = self._tree
        while tree.relation(i) == "conj" and tree.tokens[i].upos == "NOUN" and (above := tree.head(i)) is not None:
            i = above
        return tree.head(i) if tree.relation(i) == "appos" else None

    def _is_one(self, part: _Part) -> bool:
        """Whether a name stands for one of a kind: "a Harrow Democrat"."""
        tree, before = self._tree, part.first - 1
        return before >= 0 and tree.lower(before) in words("people", "determiners.indefinite")

    def _is_label(self, part: _Part, parts: list[_Part]) -> bool:
        """Whether a name only tells where somebody is from or what he is: "Ohio" of "Ohio Gov. Ann Lee", "(Fla.)"."""
        tree, last = self._tree, part.last
        mention = self._mention(part.draft, part.head)
        if mention is None or mention.form is not Form.NAME:
            return False
        if part.first > 0 and tree.tokens[part.first - 1].text == "(" and self._closes(last):
            return True
        if part.first > 1 and tree.tokens[part.first - 1].text == "[" and any(o.last == part.first - 1 for o in parts):
            return True  # "Ann [Lee]": an editor's
        while self._leads_on(last):
            last += 1
        while self._is_title(last):
            last += 1
        if (
            self._is_title(part.last)
            and tree.tokens[part.last].upos == "NOUN"
            and self._kind(part) is not EntityKind.PERSON
        ):
            return True  # "U.S. senator"
        return last > part.last and any(
            other.first == last and self._is_name(other) and self._kind(other) is EntityKind.PERSON for other in parts
        )

    def _closes(self, last: int) -> bool:
        after = self._tree.tokens[last : last + 2]
        return any(token.text == ")" for token in after)

    def _is_title(self, i: int) -> bool:
        tree = self._tree
        if i >= len(tree.tokens) or tree.tokens[i].upos not in ("NOUN", "PROPN"):
            return False
        titled = is_title(tree.lower(i))
        return titled or is_person_noun(tree.lemma(i))

    def _leads_on(self, i: int) -> bool:
        """Whether a word may stand between a place and the title of somebody from it: "Danish Prime Minister"."""
        tree = self._tree
        if i >= len(tree.tokens) or tree.tokens[i].upos not in ("NOUN", "PROPN", "ADJ"):
            return False
        prime = tree.lower(i) in words("people", "titles.prime") | words("people", "titles.lesser")
        return prime or (tree.tokens[i].text[:1].isupper() and is_people(tree.tokens[i].text))

    def _kind(self, part: _Part) -> EntityKind:
        return self._referents[part.draft].kind

    def _is_name(self, part: _Part) -> bool:
        mention = self._mention(part.draft, part.head)
        return mention is not None and mention.form is not Form.NOMINAL

    def _is_counted(self, part: _Part, other: _Part) -> bool:
        """Whether a phrase is what another one counts: "voters" of "half of the voters"."""
        whole = other.head < part.head and part.last == other.last
        return whole and not self._is_name(part) and not self._register.drafts[part.draft].named

    def _beside(self, part: _Part, other: _Part) -> bool:
        """Whether two phrases side by side are one: "billionaire" and "Ann Lee" as two subjects."""
        tree = self._tree
        relation = tree.relation(part.head)
        if relation != tree.relation(other.head) or tree.head(part.head) != tree.head(other.head):
            return False
        return relation == "nsubj" or (relation == "obj" and self._is_name(other) and not self._is_name(part))

    def _glued(self, i: int) -> bool:
        this, after = self._tree.tokens[i], self._tree.tokens[i + 1]
        return this.end == after.start and after.text in HYPHENS

    def _strays(self, unit: Unit, i: int, draft: int) -> bool:
        """Whether a reflexive was taken for somebody else than its clause's subject (Chomsky 1981, principle A)."""
        if self._tree.lower(i) not in words("people", "pronouns.reflexive") or unit.subject in (None, i):
            return False
        assert unit.subject is not None
        return self._register.of.get(self._register.name_head(unit.subject)) != draft
