"""As what a phrase takes part in what a unit tells, by its path to the predicate, the voice and the preposition."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.attribute.adjuncts import included_in, is_language, is_opposed, is_when
from dateline.attribute.nominals import complements, is_object, is_somebody
from dateline.attribute.passive import is_done_to
from dateline.attribute.persons import is_title
from dateline.attribute.register import Register, is_person_noun
from dateline.attribute.tree import Tree
from dateline.attribute.units import Unit
from dateline.lang import words
from dateline.model import EntityKind, Form, Referent, Role

_PARTS = ("conj", "flat", "compound", "appos")
_RELATIVES = ("WDT", "WP")
_FINITE = ("VBD", "VBZ", "VBP", "MD")


class Roles:
    """The roles of one article's phrases."""

    def __init__(self, tree: Tree, register: Register, referents: Mapping[int, Referent]) -> None:
        self._tree, self._register, self._referents = tree, register, referents

    def of(self, unit: Unit, i: int) -> Role | None:
        """The role of a token's phrase in the unit; None where it is no part in it."""
        tree = self._tree
        if i == unit.subject:
            if self._is_nothing(unit, i):
                return None
            return Role.OTHER if self._is_outer(unit, i) else self._subject(unit, i)
        if self._is_department(i):
            return None
        if i == unit.head and tree.child(i, "cop") is not None:
            if self.is_where(i):
                return self._oblique(unit, i, i)
            return Role.AGENT if self._is_identified(unit, i) else Role.OTHER
        if self._in_title(i) or tree.relation(i) == "vocative":
            return None
        if tree.tokens[i].upos == "ADJ" and self._describes(unit, self._first_joined(i)):
            return None
        if self._describes(unit, i):
            body = self._kind(i) in (EntityKind.PERSON, EntityKind.ORGANIZATION) and not self._names_body(i)
            body = body and not self._in_name(i)
            return Role.OTHER if body and tree.tokens[i].upos != "ADJ" else None
        path = self._path(unit, i)
        if (several := included_in(tree, unit, path, self._case(path, i), self._is_somebody)) is not None:
            return self.of(unit, several) or Role.OTHER
        if self._is_aside(path, i):
            return Role.OTHER if self._is_named(i) and self._is_compared(path, i) else None
        if self._is_being(unit, path, i):
            return None
        if self._is_part_of_place(unit, path, i):
            return Role.PLACE
        if tree.head(path) != unit.head and unit.kind != "noun":
            governor = tree.head(path)
            complement = governor is not None and self._goes_with(unit, governor, path)
            if self._at_subject(unit, path, i):
                return Role.PLACE
            if not complement and not self._beside_object(unit, path, i):
                return Role.OTHER
        return Role.OTHER if self.is_thing_beside(unit, i) else self._by_relation(unit, path, i)

    def is_thing_beside(self, unit: Unit, i: int) -> bool:
        """Whether a phrase is a thing without a name that another verb is about, of what the subject does in the same
        breath: "visited Lee to see the boats". It is told of beside what the clause is about."""
        path = self._path(unit, i)
        verb = self._tree.head(path)
        if verb is None or verb == unit.head or unit.kind == "noun" or self._is_somebody(i):
            return False
        top = self._governing(verb)
        return self._tree.relation(top) == "advcl" and self._does_too(unit, top, path)

    def _is_somebody(self, i: int) -> bool:
        """Whether a phrase stands for people, a body or a place, or has a name."""
        draft = self._register.of.get(i)
        known = draft is not None and (self._register.drafts[draft].named or bool(self._register.drafts[draft].members))
        known = known or is_person_noun(self._tree.lemma(i)) or is_somebody(self._tree, i)
        return known or self._kind(i) not in (None, EntityKind.OTHER)

    def _goes_with(self, unit: Unit, verb: int, path: int) -> bool:
        """Whether a phrase hangs on what the unit's verb governs ("wants to sell it"), or on what the subject does
        in the same breath."""
        top = self._governing(verb)
        if top == unit.head or self._does_too(unit, top, path):
            return not is_opposed(self._tree, verb)
        tree = self._tree
        able = top != verb and tree.tokens[top].upos == "ADJ" and tree.head(top) == unit.head
        return able and tree.relation(top) != "advcl"  # "the only candidate ready to break up banks"

    def _governing(self, verb: int) -> int:
        """The verb that governs a chain of complements: "wants" of "wants to try to sell it", at "sell"."""
        tree = self._tree
        while tree.relation(verb) == "xcomp" and (above := tree.head(verb)) is not None:
            verb = above
        return verb

    def _does_too(self, unit: Unit, verb: int, path: int) -> bool:
        """Whether a phrase is the object of what the subject does in the same breath: "left, taking the papers", "used
        it to pay a lawyer", "vowed to sell it and go after the lender". What is told of behind a conjunction ("after
        meeting Lee", "blamed him for not backing Lee") is another happening."""
        tree, above = self._tree, self._tree.head(verb)
        joined = tree.relation(verb) == "conj"
        direct = tree.relation(path) in ("obj", "iobj") or (joined and complements(tree, path))
        if not direct or above is None or tree.relation(verb) not in ("advcl", "conj"):
            return False
        if tree.child(verb, "nsubj", "csubj", "aux", "cop") is not None or tree.tokens[verb].xpos not in ("VB", "VBG"):
            return False
        return tree.tokens[verb].upos == "VERB" and self._governing(above) == unit.head and not self._is_apart(verb)

    def _is_apart(self, verb: int) -> bool:
        """Whether a participle tells why, when or how behind a preposition: "after meeting Lee", "blamed him for not
        backing Lee"; what a verb is about is none ("talked about selling it")."""
        tree, above = self._tree, self._tree.head(verb)
        marks = [c for c in tree.kids(verb, "mark", "case") if c < verb and tree.tokens[c].xpos != "TO"]
        if tree.relation(verb) != "advcl" or not marks or above is None:
            return False
        mark = tree.lower(marks[0])
        about = mark in words("roles", "cases.complement") | words("roles", "cases.being") and verb > above
        blamed = mark in words("roles", "cases.reason") and tree.child(above, "obj") is not None
        return not about or blamed

    def beside(self, unit: Unit, i: int) -> bool:
        """Whether a phrase hangs on another verb than the unit's own."""
        return self._tree.head(self._path(unit, i)) != unit.head

    def _in_title(self, i: int) -> bool:
        """Whether a word only ends what somebody is: "secretary of state", "chief of staff"."""
        tree, above, case = self._tree, self._tree.head(i), self._tree.child(i, "case")
        if above is None or case is None or self._is_named(i) or tree.relation(i) != "nmod":
            return False
        bare = tree.tokens[i].xpos in ("NN", "NNP") and all(tree.relation(c) == "case" for c in tree.children[i])
        of = tree.lower(case) in words("speech", "roles.belonging") and case == above + 1
        return bare and of and (is_title(tree.lower(above)) or is_person_noun(tree.lemma(above)))

    def _is_department(self, i: int) -> bool:
        """Whether a word is that of the department whose head stands before it, in whatever letters: "State" of "the
        secretary of State"."""
        tree = self._tree
        if tree.lower(i) not in words("people", "titles.departments") or i - 2 not in tree.sentence(i):
            return False
        of = tree.lower(i - 1) in words("speech", "roles.belonging")
        return of and (is_title(tree.lower(i - 2)) or is_person_noun(tree.lemma(i - 2)))

    def from_outside(self, unit: Unit, i: int) -> Role | None:
        """The role of a phrase in the unit's words that hangs on a verb outside of them: an object that joined verbs
        share ("sought or received help"), or one hung too far off."""
        tree, path = self._tree, self._path(unit, i)
        governor = tree.head(path)
        if governor is None or governor in tree.within(unit.span) or path < unit.head or unit.kind == "noun":
            return None
        if tree.tokens[governor].upos != "VERB" or self._is_being(unit, path, i) or self._is_aside(path, i):
            return None
        direct = tree.relation(path) == "obj" and tree.tokens[path].upos != "PRON"
        adjunct = tree.relation(path) == "obl" and self._case(path, i) is not None
        return self._by_relation(unit, path, i) if direct or adjunct else None

    def is_where(self, i: int) -> bool:
        """Whether a predicate tells with whom or where something is: "talks were with Lee", "she is from Harrow"."""
        tree, case = self._tree, self._tree.child(i, "case")
        if case is None or tree.child(i, "cop") is None:
            return False
        facing = tree.lower(case) in words("roles", "cases.facing") and is_somebody(tree, i)
        return self._is_named(i) or facing or self._kind(i) is EntityKind.PLACE

    def _is_identified(self, unit: Unit, i: int) -> bool:
        """Whether a predicate tells who somebody without a name is: "one partner was Ann Lee"."""
        subject, known = unit.subject, (EntityKind.PERSON, EntityKind.ORGANIZATION)
        tree = self._tree
        noun = subject is not None and tree.tokens[subject].upos == "NOUN" and not self._is_named(subject)
        if any(
            tree.tokens[c].xpos == "MD" or tree.lower(c) in words("speech", "negation.words") for c in tree.children[i]
        ):
            return False  # "the killer was not Ann Lee", "could be Ann Lee"
        return noun and self._is_named(i) and self._kind(i) in known and self._tree.child(i, "det", "case") is None

    def is_being(self, unit: Unit, i: int) -> bool:
        """Whether a phrase only says what somebody is: "as president"."""
        return self._is_being(unit, self._path(unit, i), i)

    def _subject(self, unit: Unit, i: int) -> Role:
        tree = self._tree
        if unit.kind != "noun":
            return Role.PATIENT if is_done_to(tree, unit.head) else Role.AGENT
        lemma = tree.lemma(unit.head)
        if tree.tokens[i].deprel == "nmod:poss":
            return Role.PATIENT if lemma in words("roles", "undergone.nouns") else Role.AGENT
        return Role.PATIENT if lemma in words("roles", "undergone.nouns") else Role.AGENT

    def _is_nothing(self, unit: Unit, i: int) -> bool:
        """Whether a thing is only said not to be there: "there is no chance"."""
        tree, no = self._tree, self._tree.child(i, "det")
        denied = no is not None and tree.lower(no) in words("speech", "negation.none")
        return denied and tree.child(unit.head, "expl") is not None and not self._is_somebody(i)

    def _is_outer(self, unit: Unit, i: int) -> bool:
        """Whether a clause only is what its first subject is said to be: "the fact is that Lee left"."""
        tree = self._tree
        if unit.kind != "clause" or self._is_named(i) or is_somebody(tree, i) or tree.tokens[i].upos != "NOUN":
            return False
        beside = tree.kids(unit.head, "cop", "aux")
        be = next((c for c in beside if i < c and tree.lemma(c) in words("speech", "tense.be")), None)
        if tree.tokens[i].deprel == "nsubj:outer":
            be = i  # with "is" wherever it was hung
        inner = [c for c in tree.kids(unit.head, "nsubj") if be is not None and be < c < unit.head]
        if not inner or tree.tokens[inner[0]].xpos in _RELATIVES:
            return False
        finite = (unit.head, *(c for c in beside if c > inner[0]))
        return any(tree.tokens[c].xpos in _FINITE for c in finite)

    def _is_added(self, unit: Unit, path: int) -> bool:
        """Whether a noun read as a second subject, behind the predicate, only adds to the clause: "they played, wide
        smiles on their faces"; not right behind another verb ("as did Lee") or behind "for" ("for Lee to go")."""
        tree, subject = self._tree, unit.subject
        if subject is None or not subject < unit.head < path or tree.head(path) != unit.head:
            return False
        before = next(i for i in tree.subtree(path) if tree.relation(i) != "punct") - 1
        return tree.tokens[before].xpos not in _FINITE and tree.child(path, "case", "mark") is None

    def _path(self, unit: Unit, i: int) -> int:
        """The head of the phrase whose part a token is: "Ben" of "Ann and Ben"."""
        tree, path = self._tree, i
        while (
            tree.head(path) is not None
            and tree.head(path) != unit.head
            and not self._within(path)
            and tree.relation(path) in _PARTS
        ):
            path = tree.tokens[path].head
        return path

    def _by_relation(self, unit: Unit, path: int, i: int) -> Role:
        tree = self._tree
        relation = tree.tokens[path].deprel
        if relation == "obl:agent" and self._is_by(path, i):
            return Role.AGENT
        if relation.startswith("nsubj"):
            if self._belongs(path, i) or self._is_added(unit, path):
                return Role.OTHER
            verb = tree.tokens[path].head
            return Role.PATIENT if is_done_to(tree, verb) else Role.AGENT
        if self._receives(path, i):
            return Role.PARTNER
        if relation in ("obj", "iobj") or is_object(tree, path):
            return Role.PATIENT
        if not relation.startswith(("obl", "nmod")):
            return Role.OTHER
        if relation == "nmod:poss" or tree.tokens[path].xpos == "PRP$":
            return self._owner(unit)
        if unit.kind != "noun" and self._belongs(path, i):
            return Role.OTHER
        return self._oblique(unit, path, i)

    def _is_by(self, path: int, i: int) -> bool:
        """Whether a phrase names the doer: not "over three others" of "was chosen over three others"."""
        case = self._case(path, i)
        return case is None or self._tree.lower(case) in words("roles", "cases.by")

    def _receives(self, path: int, i: int) -> bool:
        """Whether somebody is given or told what stands behind him: "gave Lee a house", as "gave a house to Lee"."""
        tree, verb = self._tree, self._tree.tokens[path].head
        given = any(c > path for c in tree.kids(verb, "obj"))
        gives = tree.relation(path) in ("obj", "iobj") and tree.lemma(verb) in words("roles", "cases.giving")
        return given and gives and self._is_somebody(i)

    def _owner(self, unit: Unit) -> Role:
        if unit.kind != "noun":
            return Role.OTHER
        return Role.PATIENT if self._tree.lemma(unit.head) in words("roles", "undergone.nouns") else Role.AGENT

    def _oblique(self, unit: Unit, path: int, i: int) -> Role:
        """By the preposition: who does it in a passive, where it is done, else beside whom."""
        case = self._case(path, i)
        said = self._tree.lower(case) if case is not None else ""
        kind = self._kind(i)
        if self._gives(path, i):
            return Role.PARTNER
        if is_language(self._tree, i, said):
            return Role.OTHER
        if kind is EntityKind.PLACE and said not in words("roles", "cases.facing"):
            return Role.PLACE
        governor = self._tree.tokens[path].head
        if said in words("roles", "cases.by") and is_done_to(self._tree, governor):
            return Role.AGENT
        when = kind in (None, EntityKind.OTHER) and self._is_named(i) and is_when(self._tree, i, said)
        if said in words("roles", "cases.like") or when:
            return Role.OTHER  # "states like Ohio", "on Election Day"
        known = "cases.at" if kind is EntityKind.ORGANIZATION else "cases.within"
        told = i != unit.head and self._tree.tokens[i].upos == "NOUN" and self._tree.child(i, "acl") is not None
        if told and kind is EntityKind.OTHER and not complements(self._tree, path):
            return Role.OTHER  # "on the day that …": only the clause on it tells of it
        if not (
            self._is_named(i) or kind in (EntityKind.PERSON, EntityKind.GROUP) or is_person_noun(self._tree.lemma(i))
        ):
            hears = self._is_somebody(i) or self._tree.lemma(i) in words("roles", "cases.hearing")
            if said in words("roles", "cases.heard") and hears:
                return Role.PARTNER  # "testified before a committee"
            if said in words("roles", "cases.adjunct"):
                return Role.OTHER  # "during the service"
            if self._tree.lemma(i) in words("places", "of_names") and said in words("roles", "cases.within"):
                return Role.PLACE  # "in his state"
        somewhere = kind is not EntityKind.PERSON and self._tree.kind(i) in ("place", "event", "organization")
        somewhere = somewhere or (self._tree.tokens[i].upos == "PROPN" and kind is EntityKind.OTHER)
        if somewhere and said in words("roles", known):
            return Role.PLACE
        if unit.kind != "noun" and self._only_tells(unit, path, said):
            return Role.OTHER
        role, pronoun = self.beside_whom(i), self._tree.tokens[i].upos == "PRON"
        about = pronoun or complements(self._tree, path)
        about = unit.kind == "noun" or (about and said in words("roles", "cases.about"))
        return Role.OTHER if role is Role.PATIENT and not about else role

    def beside_whom(self, i: int) -> Role:
        """The role of a phrase behind a preposition: who does it too or whom it reaches is a party to it; a thing is
        what it is about, or what it is done to ("focused on the issue", "asked for a vote")."""
        token = self._tree.tokens[i]
        pronoun = token.upos in ("PRON", "DET") and self._tree.lower(i) not in words("people", "pronouns.neuter")
        party = self._is_somebody(i) or token.upos == "PROPN" or pronoun
        return Role.PARTNER if party else Role.PATIENT

    def _only_tells(self, unit: Unit, path: int, said: str) -> bool:
        """Whether a phrase on a noun only tells who somebody is ("politicians from the party"), or which time, topic or
        manner is meant ("after a defeat by Lee", "entered it with harsh words about Lee")."""
        tree, noun = self._tree, self._tree.head(path)
        if tree.relation(path) != "nmod" or noun is None or noun == unit.head:
            return False
        body = is_somebody(tree, noun) or self._kind(noun) in (EntityKind.PERSON, EntityKind.GROUP)
        if body and said in words("roles", "cases.belonging"):
            return True
        case = self._case(noun, noun)
        if tree.relation(noun) != "obl" or case is None:
            return False
        if said in words("roles", "cases.by") and is_done_to(tree, unit.head):
            return False  # "attacked on the plan by Lee"
        return tree.lower(case) in words("roles", "cases.adjunct") or said not in words("roles", "cases.shared")

    def _kind(self, i: int) -> EntityKind | None:
        draft = self._register.of.get(i)
        return self._referents[draft].kind if draft is not None and draft in self._referents else None

    def _is_being(self, unit: Unit, path: int, i: int) -> bool:
        """Whether a phrase only says what somebody is: "as president", "ran for governor", "became a delegate"."""
        tree = self._tree
        if tree.child(i, "cop") is not None:
            return True
        if self._is_named(i):
            return False  # "named the dead as Ann Lee", "a lender called Harrow Finance"
        relation = tree.relation(path)
        case = self._case(path, i)
        if case is not None and tree.lower(case) in words("roles", "cases.being") and relation in ("obl", "nmod"):
            return True
        if case is not None and tree.lower(case) in words("roles", "cases.while") and self._is_post(i):
            return True  # "said it while secretary"
        if case is not None and tree.lower(case) in words("roles", "cases.post") and self._is_office(i):
            return True  # "the nomination for president"
        governor = tree.head(path)
        becomes = governor is not None and tree.lemma(governor) in words("roles", "posts.becoming")
        if relation == "xcomp" or (becomes and relation == "obj"):
            return True
        post = governor is not None and tree.lemma(governor) in words("roles", "posts.verbs")
        return post and relation in ("obj", "obl", "nmod") and self._is_post(i)

    def _is_aside(self, path: int, i: int) -> bool:
        """ "without a deal", "unlike the robots": what is not there takes no part."""
        case = self._case(path, i)
        if case is None or self._tree.relation(path) not in ("obl", "nmod"):
            return False
        said = self._tree.lower(case)
        alike = said in words("roles", "cases.like") and self._tree.relation(path) == "obl"
        return alike or said in words("roles", "cases.without")

    def _is_compared(self, path: int, i: int) -> bool:
        """ "Like Lee, she left": who is told of beside what is done."""
        case = self._case(path, i)
        return case is not None and self._tree.lower(case) in words("roles", "cases.like") | words(
            "roles", "cases.unlike"
        )

    def _is_part_of_place(self, unit: Unit, path: int, i: int) -> bool:
        """Whether a place tells where that is in which something is done: "met in an arena in Harrow", "in Harrow’s
        old port"."""
        tree, where = self._tree, self._tree.head(path)
        if self._kind(i) is not EntityKind.PLACE or where is None or tree.head(where) != unit.head:
            return False
        case, inner = tree.child(where, "case"), self._case(path, i)
        within = case is not None and tree.lower(case) in words("roles", "cases.within")
        at_place = within and tree.relation(where) == "obl" and tree.kind(where) == "place"
        whose = tree.tokens[path].deprel == "nmod:poss"
        known = words("roles", "cases.within") | words("roles", "measures.of")
        of_it = whose or (inner is not None and tree.lower(inner) in known)
        return at_place and of_it and tree.lemma(where) not in words("places", "elsewhere")

    def _is_post(self, i: int) -> bool:
        """Whether a noun is a post and nobody: a word for a person, in the singular, with nothing before it."""
        tree = self._tree
        bare = tree.child(i, "det", "nmod:poss", "nummod") is None and tree.tokens[i].xpos in ("NN", "NNP")
        return bare and is_person_noun(tree.lemma(i))

    def _is_office(self, i: int) -> bool:
        """Whether a noun is an office and nobody: the word for who holds one, in the singular, with no article."""
        tree = self._tree
        bare = tree.child(i, "det", "nmod:poss", "nummod", "flat", "appos") is None
        singular = tree.tokens[i].xpos in ("NN", "NNP") and tree.relation(i) != "conj"
        return bare and singular and is_title(tree.lower(i))

    def _is_named(self, i: int) -> bool:
        draft = self._register.of.get(i)
        return draft is not None and any(
            m.head == i and m.form is Form.NAME for m in self._register.drafts[draft].mentions
        )

    def _describes(self, unit: Unit, i: int) -> bool:
        """Whether a name only describes another one: "Harrow" of "Harrow mayor Ann Lee"."""
        above = self._tree.head(i)
        part = self._tree.relation(i) in ("compound", "amod") or self._tree.tokens[i].deprel == "nmod:desc"
        return part and above is not None and i < above and unit.kind != "noun"

    def _first_joined(self, i: int) -> int:
        """The first of some that are joined: "American" of "the American and Cuban sides", at "Cuban"."""
        tree = self._tree
        while tree.relation(i) == "conj" and (above := tree.head(i)) is not None:
            i = self._register.name_head(above)
        return i

    def _in_name(self, i: int) -> bool:
        """Whether a name is only a word of another one: "Harrow" of "the Harrow Statement"."""
        above = self._tree.tokens[i].head
        return self._tree.tokens[above].upos == "PROPN" and self._tree.tokens[above].text[:1].isupper()

    def _names_body(self, i: int) -> bool:
        """Whether a name only tells which body is meant: "Dunmere" of "the Dunmere clinic"."""
        head = self._tree.tokens[i].head
        body = self._tree.lemma(head) in words("speech", "sources.organization")
        return body or (self._within(i) and self._kind(head) is EntityKind.ORGANIZATION)

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
        if self._kind(name) is EntityKind.PLACE:
            return self._behind(unit, i)
        above = tree.tokens[i].head
        verb = tree.head(above)
        if above < unit.head or verb is None or tree.relation(above) not in ("obj", "obl"):
            return False
        return verb == unit.head or tree.relation(verb) == "xcomp"

    def _behind(self, unit: Unit, i: int) -> bool:
        """Whether only phrases stand between one behind the predicate and it: a place is where it is done, on whatever
        it hangs ("threw it at a man outside a bar in Harrow")."""
        tree = self._tree
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
        return place and above == unit.subject and self._kind(name) is EntityKind.PLACE

    def _gives(self, path: int, i: int) -> bool:
        """Whether somebody is who gives what is spoken of, whatever kind of name it is and wherever it hangs: "an offer
        from Halden"."""
        case, above = self._case(path, i), self._tree.head(path)
        if not case or self._tree.lower(case) not in words("speech", "roles.givers"):
            return False
        return any(self._tree.lemma(j) in words("speech", "roles.given") for j in (case - 1, above) if j is not None)

    def _belongs(self, path: int, i: int) -> bool:
        """Whether a phrase says whose or of what something is: "of the party"."""
        case, above = self._case(path, i), self._tree.head(path)
        complement = self._tree.relation(path) == "obl" and above is not None and case == above + 1  # "thought of Lee"
        known = case is not None and self._tree.lower(case) in words("speech", "roles.belonging")
        return known and not complement

    def _case(self, path: int, i: int) -> int | None:
        """The preposition of a phrase, which may hang on the first word of a name."""
        on_phrase = self._tree.child(path, "case")
        return on_phrase if on_phrase is not None else self._tree.child(i, "case")
