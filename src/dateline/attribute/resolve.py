"""Who is meant, within one article: names, nominals and pronouns gathered into referents by careful rules.

Unresolved beats wrong: a description ("the athlete") joins a person only where one person fits.
"""

from __future__ import annotations

from dateline.attribute.bearers import NameCluster, NameMention, sex_of
from dateline.attribute.descriptions import Descriptions
from dateline.attribute.names import cluster_names, find_names
from dateline.attribute.outlet_names import fits_kind, looks_like_outlet
from dateline.attribute.outlets import is_called_outlet
from dateline.attribute.pronouns import Pronouns
from dateline.attribute.questions import Judge
from dateline.attribute.register import Draft, Register, counted_in, is_kin, is_person_noun, noun_sex
from dateline.attribute.tree import Tree
from dateline.attribute.twos import counts_two, joined_before, two_of
from dateline.lang import table, words
from dateline.model import EntityKind, Form

_BECOME = ("obj", "xcomp")  # what somebody becomes, as it is read
_REACH = 8  # sentences back to bodies that "the two firms" may be
_THINGS = ("abstract", "event", "object", "substance", "time")  # kinds of mentions, as the reader sees them


class Resolver:
    """Reads one article's trees into its register; `resolve` once, then `resolve_quoted` with the speakers."""

    def __init__(self, tree: Tree, judge: Judge) -> None:
        self.tree = tree
        self.register = Register(tree)
        self._pronouns = Pronouns(self.register, judge)
        self._descriptions = Descriptions(self.register, self._pronouns)
        self._names: dict[int, tuple[NameMention, int]] = {}
        self._kin: dict[tuple[int, str], int] = {}
        # "three years" takes part in nothing
        self._timed = frozenset(i for t in tree.annotations.timexes for i in tree.within(t.span))

    def resolve(self) -> None:
        """Find names, nominals and pronouns outside quotations, left to right."""
        for cluster in cluster_names(find_names(self.tree)):
            self._open_name(cluster)
        for i, token in enumerate(self.tree.tokens):
            if i in self._names:
                self._name(i)
            elif i in self.register.inside:
                continue
            elif (
                token.upos == "NOUN"
                or (token.upos == "PROPN" and token.text.islower())
                or (token.upos == "NUM" and self.tree.lower(i) in words("people", "couple.nouns"))
            ):
                self._nominal(i)
            elif self._is_both(i):
                self._both(i)
            elif token.upos in ("PRON", "DET") and self.tree.quotation(i) is None:
                self._pronouns.resolve(i, None)

        self._marry()

    def resolve_quoted(self, speakers: dict[int, int]) -> None:
        """Resolve pronouns inside quotations; `speakers` maps a quotation's start to the draft of its speaker."""
        for i, token in enumerate(self.tree.tokens):
            if token.upos not in ("PRON", "DET") or i in self.register.of or i in self.register.inside:
                continue
            quotation = self.tree.quotation(i)
            if quotation is not None:
                self._pronouns.resolve(i, speakers.get(quotation.start))

    def _open_name(self, cluster: NameCluster) -> None:
        """A draft for a name-bearer; plural family names ("the Odoms") are groups and wait for their members."""
        full = cluster.full
        name = _paired(" ".join(self._words(full)))
        kind = EntityKind.ORGANIZATION if self._is_outlet(cluster, name) else cluster.kind
        draft = Draft(name, kind, sex_of(cluster), named=True)
        number = len(self.register.drafts)
        self.register.drafts.append(draft)
        for mention in cluster.mentions:
            self._names[mention.head] = (mention, number)
            self.register.open_name(number, range(mention.first, mention.last), mention.head)
            if mention.title and kind is EntityKind.PERSON:
                self._call(draft, mention.first - 1, mention.title)

    def _is_outlet(self, cluster: NameCluster, name: str) -> bool:
        """Whether a name that the reader takes for a person's is an outlet's, as the page or the text says: nobody is
        "he" who is a relay or a magazine."""
        if cluster.kind is not EntityKind.PERSON or any(m.title for m in cluster.mentions):
            return False
        relayed = name.lower() in {relay.name.lower() for relay in self.tree.article.via}
        return relayed or any(is_called_outlet(self.tree, m.head) for m in cluster.mentions)

    def _words(self, mention: NameMention) -> list[str]:
        """The name as it stands in the text, white space as there."""
        tokens = self.tree.tokens
        return self.tree.article.text[tokens[mention.first].start : tokens[mention.last - 1].end].split()

    def _name(self, i: int) -> None:
        mention, number = self._names[i]
        family = self._family(mention)
        if family is not None:
            number = family
        self.register.add(number, mention.first, mention.last, i, Form.NAME)
        draft = self.register.drafts[number]
        if draft.kind is not EntityKind.PERSON:
            return
        tree = self.tree
        after = mention.last
        if after + 1 < len(tree.tokens) and tree.lower(after) == "," and tree.tokens[after + 1].text.isdigit():
            draft.age = draft.age or int(tree.tokens[after + 1].text)
        for j in (*range(max(mention.first - 4, tree.sentence(i)[0]), mention.first), *tree.kids(i, "appos")):
            body = tree.lemma(j) in words("speech", "sources.organization")  # nobody is a court
            if tree.tokens[j].upos == "NOUN" and not body and self._is_called(i, j):
                self._call(draft, j, tree.lemma(j))
        self._coordinate(i, number)
        head = tree.head(i) if tree.relation(i) in ("appos", "flat") else self._named_so(i)
        if head is not None and head in self.register.of:
            gone = self.register.of[head]
            body = self.register.drafts[gone].kind is EntityKind.ORGANIZATION
            if (self.register.plural(head) and not draft.plural) or body:
                return  # "two senators, Ann Lee and Tom Reddy": one of them; "the administration Lee"
            if self.register.merge(gone, number):
                self._kin = {key: number if known == gone else known for key, known in self._kin.items()}

    def _named_so(self, i: int) -> int | None:
        """The noun that a name is told of: "man" of "a man named Ann Lee"."""
        tree, verb = self.tree, self.tree.head(i)
        if verb is None or tree.relation(verb) != "acl" or tree.tokens[verb].xpos != "VBN" or verb > i:
            return None
        named = tree.lemma(verb) in words("people", "nouns.naming") and tree.relation(i) in ("xcomp", "obj", "obl")
        return tree.head(verb) if named and tree.child(i, "case") is None else None

    def _is_called(self, i: int, j: int) -> bool:
        """Whether a noun says what the bearer of a name is: "the painter Ann Lee", no "talks with Ann Lee", no "rivals
        like Ann Lee"."""
        tree = self.tree
        if self.register.plural(j):
            return False
        if tree.head(j) == i:
            return tree.relation(j) in ("compound", "flat", "amod", "nmod", "appos") and tree.child(j, "case") is None
        return tree.head(i) == j and tree.relation(i) in ("appos", "flat") and tree.child(i, "case") is None

    def _call(self, draft: Draft, at: int, lemma: str) -> None:
        """Note what a person is, or was ("former mayor Ann Lee")."""
        lemma = table("people")["titles"]["spelled"].get(lemma, lemma)
        if lemma.rstrip(".") in words("people", "titles.short"):
            return  # "Mr"
        if at > 0 and self.tree.lower(at - 1) in words("people", "titles.lesser"):
            return  # "Vice President Ann Lee" is no president
        (draft.was if self._descriptions.over(at) else draft.nouns).add(lemma)
        draft.sex = draft.sex or noun_sex(lemma)

    def _family(self, mention: NameMention) -> int | None:
        """The group that a plural family name means: the persons of that name, or the couple one of them belongs to."""
        tree, first = self.tree, mention.first
        if (
            len(mention.words) != 1
            or first == 0
            or tree.lower(first - 1) not in words("people", "determiners.definite")
            or not mention.words[0].endswith("s")
        ):
            return None
        surname = mention.key[0][:-1]
        bearers = [
            n
            for n, d in enumerate(self.register.drafts)
            if d.kind is EntityKind.PERSON and d.name.lower().endswith(" " + surname)
        ]
        if not bearers:
            return None
        if len(bearers) == 1:
            couples = [m for _, m in self.register.pairs if bearers[0] in m and len(m) == 2]
            bearers = list(couples[-1]) if couples else bearers
        return self.register.group(bearers, f"the {mention.words[0]}")

    def _coordinate(self, i: int, number: int) -> None:
        """Remember persons joined by "and": the ones that "they" and "the couple" may mean."""
        head = self.tree.head(i)
        if (
            head is None
            or self.tree.relation(i) != "conj"
            or not any(
                self.tree.tokens[c].upos == "CCONJ" and self.tree.lower(c) in words("people", "conjunctions.joining")
                for c in self.tree.children[i]
            )
        ):
            return
        joined = [self.register.of[j] for j in (head, *self.tree.kids(head, "conj")) if j in self.register.of]
        persons = tuple(
            dict.fromkeys(n for n in (*joined, number) if self.register.drafts[n].kind is EntityKind.PERSON)
        )
        if len(persons) > 1:
            self.register.pairs.append((i, persons))

    def _nominal(self, i: int) -> None:
        tree = self.tree
        lemma, lower = tree.lemma(i), tree.lower(i)
        if lemma in words("people", "couple.nouns") or lower in words("people", "couple.nouns"):
            if self.register.definite(i) and (couple := self._couple(i)) is not None:
                self.register.add(couple, *self.register.phrase(i), i, Form.NOMINAL)
                if lemma in words("people", "couple.married") or lower in words("people", "couple.married"):
                    self.register.couples.add(frozenset(self.register.drafts[couple].members))
            return
        two = two_of(self.register, i, lemma) if counts_two(self.register, i) else None
        if two is not None:
            self.register.add(two, *self.register.phrase(i), i, Form.NOMINAL)
            self.register.called.add(i)
            return
        named_place = self._place_behind(i, lemma)
        if named_place is not None:
            self.register.add(named_place, *self.register.phrase(i), i, Form.NOMINAL)
            return
        owner = tree.child(i, "nmod:poss")
        bearer = self._names.get(self.register.inside.get(i + 1, -1))
        if bearer is not None and owner is None and self._before_name(i, bearer[0]):
            self._describe(bearer[1], i, lemma)
        elif owner is not None and is_kin(lemma):
            self._relative(i, owner, lemma)
        elif is_person_noun(lemma):
            self._person_noun(i, lemma)
        elif lemma in words("speech", "sources.outlet") and self.register.definite(i):
            known = self.register.latest(i, lambda d: _is_outlet(d) and fits_kind(lemma, d.name))
            if known is not None and self._may_be_outlet(i, lemma, self.register.drafts[known]):
                self.register.add(known, *self.register.phrase(i), i, Form.NOMINAL)
            elif lemma in words("speech", "sources.organization"):
                self._organization_noun(i, lemma)
        elif self.register.definite(i) and (place := self._descriptions.place(i, lemma)) is not None:
            self.register.add(place, *self.register.phrase(i), i, Form.NOMINAL)
        elif lemma in words("speech", "sources.organization"):
            self._organization_noun(i, lemma)
        elif (tree.relation(i) in ("nsubj", "obj") or tree.tokens[i].deprel in ("obl:agent",)) and i not in self._timed:
            self._thing(i, lemma, EntityKind.OTHER)

    def _place_behind(self, i: int, lemma: str) -> int | None:
        """The place whose name says which one a noun means: "the city of Harrow"."""
        tree = self.tree
        if lemma not in words("places", "of_names") or self.register.plural(i):
            return None
        for c in tree.kids(i, "nmod"):
            case, number = tree.child(c, "case"), self.register.named.get(self.register.name_head(c))
            known = number is not None and self.register.drafts[number].kind is EntityKind.PLACE
            if known and case == i + 1 and tree.lower(case) in words("roles", "measures.of"):
                return number
        return None

    def _may_be_outlet(self, i: int, lemma: str, outlet: Draft) -> bool:
        """Whether an outlet may be meant by a noun: by that of a work ("the show") only where its name has it, and not
        where the noun is told apart ("the original site")."""
        own = outlet.name.lower().split()
        work = lemma in words("speech", "sources.outlet_works") and lemma not in own
        return not work and all(self.tree.lower(c) in own for c in self.tree.kids(i, "amod", "nummod"))

    def _before_name(self, i: int, name: NameMention) -> bool:
        """Whether a noun right before a name says what its bearer is: "oil trader Ann Lee", "the carmaker Harrow"."""
        tree = self.tree
        bound = tree.head(i) == name.head or (tree.head(name.head) == i and tree.child(name.head, "case") is None)
        if self.register.drafts[self._names[name.head][1]].kind is EntityKind.PERSON:
            bound = bound and self._may_be_person(i, name.head)
        return name.first == i + 1 and bound and not self.register.plural(i)

    def _may_be_person(self, i: int, name: int) -> bool:
        """Whether a noun right before a person's name may say what he is: no body ("the Lee administration"), no noun
        that he does something about ("the level Lee reached"), none inside of another ("secretary of state"), and no
        thing that is spoken of ("in this case Lee")."""
        tree, lemma = self.tree, self.tree.lemma(i)
        if is_person_noun(lemma):
            return True
        inner, outer = (i, name) if tree.head(i) == name else (name, i)
        beside = tree.relation(inner) in ("compound", "flat", "amod", "nmod", "appos") and tree.head(inner) == outer
        body = lemma in words("speech", "sources.organization")
        inside = tree.relation(i) == "nmod" and tree.child(i, "case") is not None
        thing = tree.kind(i) in _THINGS and tree.child(i, "det") is not None
        return beside and not body and not inside and not thing and tree.tokens[i].text[:1].isalpha()

    def _relative(self, i: int, owner: int, lemma: str) -> None:
        """ "his wife", "Odom's friend": a spouse may be known; any other relative is one of that owner."""
        tree = self.tree
        if owner not in self.register.of and tree.tokens[owner].upos in ("PRON", "DET"):
            self._pronouns.resolve(owner, None)
        possessor = self.register.of.get(owner)
        beside = [d for c in tree.kids(i, "appos", "flat") for d in (c, *tree.kids(c, "appos", "flat"))]
        named = next((self._names[c][1] for c in beside if c in self._names), None)
        if lemma in _spouses() and possessor is not None:
            other = named if named is not None else self._partner(possessor, noun_sex(lemma))
            if other is not None and other != possessor:
                self.register.drafts[possessor].spouse, self.register.drafts[other].spouse = other, possessor
                self.register.drafts[other].sex = self.register.drafts[other].sex or noun_sex(lemma)
                self.register.pairs.append((i, (possessor, other)))
                self.register.add(other, *self.register.phrase(i), i, Form.NOMINAL)
                return
        if possessor is None:
            return
        number = self._kin.get((possessor, lemma))
        if number is None:
            number = len(self.register.drafts)
            name = f"{self.register.drafts[possessor].name}'s {tree.tokens[i].text}"
            definite = lemma in words("people", "spouse.male") | words("people", "spouse.female") | words(
                "people", "kin.male"
            ) | words("people", "kin.female")
            kind = EntityKind.PERSON if definite and not self.register.plural(i) else EntityKind.OTHER
            self.register.drafts.append(Draft(name, kind, noun_sex(lemma), self.register.plural(i), nouns={lemma}))
            self._kin[possessor, lemma] = number
        self.register.add(number, *self.register.phrase(i), i, Form.NOMINAL)

    def _marry(self) -> None:
        """Wives and husbands spoken of before the article tells who they are."""
        for (possessor, lemma), number in list(self._kin.items()):
            draft = self.register.drafts[number]
            if draft.kind is EntityKind.PERSON and lemma in _spouses():
                other = self._partner(possessor, noun_sex(lemma))
                if other is not None and other not in (possessor, number):
                    self.register.merge(number, other)

    def _partner(self, person: int, sex: str) -> int | None:
        """The known husband or wife of a person: told so before, or the only other one of its couples; who is only
        named beside it ("Lee and her rival Moss") is none."""
        draft = self.register.drafts[person]
        if draft.spouse is not None:
            return draft.spouse
        pairs = [frozenset(pair) for _, pair in self.register.pairs if len(pair) == 2 and person in pair]
        others = {m for pair in pairs if self._may_be_married(pair) for m in pair if m != person}
        others = {o for o in others if not sex or self.register.drafts[o].sex in ("", sex)}
        return others.pop() if len(others) == 1 else None

    def _may_be_married(self, pair: frozenset[int]) -> bool:
        """Whether two who are named together are called a couple or share a family name."""
        return pair in self.register.couples or len({self.register.drafts[m].name.split()[-1] for m in pair}) == 1

    def _person_noun(self, i: int, lemma: str) -> None:
        """ "the mayor", "the 33-year-old athlete", "a lawyer": a known person where one fits, else somebody new."""
        tree = self.tree
        head = tree.head(i)
        if head in self._names and tree.relation(i) in ("compound", "flat", "amod", "nmod"):
            return  # a title before a name: part of that name's description
        beside = tree.relation(i) == "appos" and tree.child(i, "case") is None
        if head is not None and beside and head in self.register.of:
            bearer = self.register.drafts[self.register.of[head]]
            if bearer.kind is not EntityKind.PERSON or bearer.plural or not self.register.plural(i):
                self._describe(self.register.of[head], i, lemma)
                return
        if tree.child(i, "cop") is not None:
            subject = tree.child(i, "nsubj")
            if subject is not None and subject in self.register.of:
                self.register.drafts[self.register.of[subject]].nouns.add(lemma)
                return
            if subject is None and not self.register.definite(i):
                return  # "being a better father": what somebody is, and nobody else
        verb = tree.head(i)
        if verb is not None and tree.lemma(verb) in words("roles", "posts.becoming") and tree.relation(i) in _BECOME:
            subject = tree.child(verb, "nsubj")
            becoming = self.register.of.get(self.register.name_head(subject)) if subject is not None else None
            if becoming is not None:
                self.register.drafts[becoming].nouns.add(lemma)
            return
        if not self.register.definite(i) or self.register.plural(i):
            voice = lemma in words("speech", "sources.spokesman") and not self.register.plural(i)
            self._thing(i, lemma, EntityKind.PERSON if voice else EntityKind.OTHER)  # "she" may be a spokeswoman
            return
        known = self._descriptions.person(i, lemma)
        if known is not None:
            self._describe(known, i, lemma)
        else:
            self._thing(i, lemma, EntityKind.PERSON)

    def _describe(self, number: int, i: int, lemma: str) -> None:
        draft = self.register.drafts[number]
        (draft.was if self._descriptions.over(i) else draft.nouns).add(lemma)
        draft.sex = draft.sex or noun_sex(lemma)
        self.register.add(number, *self.register.phrase(i), i, Form.NOMINAL)

    def _organization_noun(self, i: int, lemma: str) -> None:
        """ "the company", "police": the organization described so before, or the only one with the word in its name."""
        bearer = self._called_so(i)
        if bearer is not None:
            self._describe(bearer, i, lemma)
            return
        definite = self.register.definite(i)
        known = self._descriptions.body(i, lemma) if definite else None
        if known is None and definite and self.register.plural(i):
            known = self._bodies(i, lemma)
        if known is not None:
            self._describe(known, i, lemma)
        else:
            body = definite or self.tree.child(i, "det") is None
            self._thing(i, lemma, EntityKind.ORGANIZATION if body else EntityKind.OTHER)

    def _called_so(self, i: int) -> int | None:
        """The named body that a noun right behind it says what it is: "Harrow, a shipping firm"."""
        tree, register = self.tree, self.register
        name = tree.head(i)
        if name is None or tree.relation(i) != "appos" or tree.child(i, "case") is not None or register.plural(i):
            return None
        number = register.of.get(name)
        known = number is not None and register.drafts[number].named
        return number if known and register.drafts[number or 0].kind is EntityKind.ORGANIZATION else None

    def _bodies(self, i: int, lemma: str) -> int | None:
        """ "The two airlines": those two that are called so, or the only two named before that may be."""
        register, number = self.register, self.tree.child(i, "nummod")
        if number is not None and self.tree.lower(number) not in words("people", "couple.nouns"):
            return None
        if self.tree.child(i, "nmod", "acl", "amod", "compound", "nmod:poss") is not None:
            return None
        drafts = register.drafts
        bodies = [n for n, d in enumerate(drafts) if d.kind is EntityKind.ORGANIZATION and d.named]
        bodies = [n for n in bodies if not looks_like_outlet(drafts[n].name)]
        others = words("speech", "sources.organization") - {lemma}  # no Ministry is an airline
        bodies = [n for n in bodies if drafts[n].name.lower().split()[-1] not in others]
        called = [n for n in bodies if lemma in drafts[n].nouns]
        if len(called) < 2:
            reach = [n for n in bodies if any(0 <= register.distance(i, m.head) <= _REACH for m in drafts[n].mentions)]
            called = [n for n in reach if any(m.head < i for m in drafts[n].mentions)]
        return register.named_group(tuple(called)) if len(called) == 2 else None

    def _thing(self, i: int, lemma: str, kind: EntityKind) -> None:
        """Anything else that takes part in events; "the wall" is the wall spoken of before."""
        register = self.register
        known = self._descriptions.thing(i, lemma) if counted_in(self.tree, i) is None else None
        if known is None:
            known = len(register.drafts)
            name = register.said(*register.phrase(i))
            draft = Draft(name, kind, noun_sex(lemma), register.plural(i), nouns={lemma})
            if self._descriptions.over(i):
                draft.was.add(lemma)
            register.drafts.append(draft)
        elif kind is EntityKind.PERSON and register.drafts[known].kind is EntityKind.OTHER:
            register.drafts[known].kind = kind
        register.add(known, *register.phrase(i), i, Form.NOMINAL)

    def _is_both(self, i: int) -> bool:
        """Whether a "both" stands alone for two that do something: "both left"."""
        tree = self.tree
        alone = tree.relation(i) == "nsubj" and not tree.children[i]
        return alone and tree.lower(i) in words("people", "couple.each")

    def _both(self, i: int) -> None:
        joined = joined_before(self.register, i, reach=1)
        if joined is not None:
            self.register.add(self.register.named_group(joined), i, i + 1, i, Form.NOMINAL)
            self.register.called.add(i)

    def _couple(self, i: int) -> int | None:
        """The two persons that "the couple" means: those last joined by "and" or by marriage, else the only two."""
        register = self.register
        pairs = [m for at, m in register.pairs if at < i and len(m) == 2]
        if pairs:
            phrase = self.tree.span(range(*register.phrase(i)))
            return register.group(pairs[-1], phrase.of(self.tree.article.text))
        persons = tuple(
            n
            for n, d in enumerate(register.drafts)
            if d.kind is EntityKind.PERSON and d.named and any(m.head < i for m in d.mentions)
        )
        if len(persons) != 2:
            return None
        register.pairs.append((i, persons))
        return register.named_group(persons)


def _paired(name: str) -> str:
    """A name without a quotation mark whose other half is no part of it."""
    if name.count("“") != name.count("”"):
        name = name.replace("“", "").replace("”", "")
    return (name if name.count('"') % 2 == 0 else name.replace('"', "")).strip() or name


def _is_outlet(draft: Draft) -> bool:
    return draft.kind is EntityKind.ORGANIZATION and looks_like_outlet(draft.name)


def _spouses() -> frozenset[str]:
    return words("people", "spouse.male") | words("people", "spouse.female") | words("people", "spouse.either")
