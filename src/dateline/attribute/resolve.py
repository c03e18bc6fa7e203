"""Who is meant, within one article: names, nominals and pronouns gathered into referents by careful rules.

Unresolved beats wrong: a pronoun with two equally good antecedents stays a referent of nobody, and a description
("the athlete") joins a person only where one person fits. Sentences are searched backwards, subjects first, as in
Hobbs (1978) and Lappin & Leass (1994), cut down to what holds well on news.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.attribute.names import NameCluster, NameMention, cluster_names, find_names, looks_like_outlet, sex_of
from dateline.attribute.tree import Tree
from dateline.lang import words
from dateline.model import EntityKind, Form, Mention, Referent

_SUBJECT = ("nsubj",)
_LOOK_BACK = 3  # sentences; beyond, a pronoun's antecedent is guesswork
_MARGIN = 0.5  # how much better the best antecedent must be than the next
_JOIN = " & "  # between the names of a group that the text has no word for
_AGE = re.compile(r"(\d{1,3})-year-old")


@dataclass(frozen=True)
class DraftMention:
    """A mention: tokens [first, last), its head token, its form."""

    first: int
    last: int
    head: int
    form: Form


@dataclass
class Draft:
    """A referent while the article is being read; indices of drafts are stable."""

    name: str
    kind: EntityKind
    sex: str = ""
    plural: bool = False
    named: bool = False
    age: int | None = None
    nouns: set[str] = field(default_factory=set)
    members: tuple[int, ...] = ()
    mentions: list[DraftMention] = field(default_factory=list)
    spouse: int | None = None


class Resolver:
    """Reads one article's trees; `resolve` once, then `resolve_quoted` with the speakers, then `referents`."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.drafts: list[Draft] = []
        self.of: dict[int, int] = {}  # head token of a mention → draft
        self._names: dict[int, tuple[NameMention, int]] = {}
        self._inside: dict[int, int] = {}  # any token of a name → head token of the name
        self._groups: dict[frozenset[int], int] = {}
        self._pairs: list[tuple[int, tuple[int, ...]]] = []  # where persons are coordinated: (token, drafts)
        self._kin: dict[tuple[int | None, str], int] = {}

    def name_head(self, i: int) -> int:
        """The head token of the name that token i belongs to, else i itself."""
        return self._inside.get(i, i)

    # -- first pass: everything but pronouns in quotations

    def resolve(self) -> None:
        """Find names, nominals and pronouns outside quotations, left to right."""
        for cluster in cluster_names(find_names(self.tree)):
            self._open_name(cluster)
        for i, token in enumerate(self.tree.tokens):
            if i in self._names:
                self._name(i)
            elif i in self._inside:
                continue
            elif token.upos == "NOUN" or (
                token.upos == "NUM" and self.tree.lower(i) in words("people", "couple.nouns")
            ):
                self._nominal(i)
            elif token.upos in ("PRON", "DET") and self.tree.quotation(i) is None:
                self._pronoun(i, None)

    # -- second pass: pronouns in quotations, which need the speaker

    def resolve_quoted(self, speakers: dict[int, int]) -> None:
        """Resolve pronouns inside quotations; `speakers` maps a quotation's start to the draft of its speaker."""
        for i, token in enumerate(self.tree.tokens):
            if token.upos not in ("PRON", "DET") or i in self.of or i in self._inside:
                continue
            quotation = self.tree.quotation(i)
            if quotation is not None:
                self._pronoun(i, speakers.get(quotation.start))

    def referents(self) -> dict[int, Referent]:
        """The finished referents by draft; a draft without a mention is none. Members come with their groups."""
        tree, out = self.tree, {}
        ids: dict[int, str] = {}
        for number, draft in enumerate(self.drafts):
            if draft.mentions:
                first = min(draft.mentions, key=lambda m: (tree.tokens[m.first].start, m.last))
                span = tree.span(range(first.first, first.last))
                ids[number] = f"{tree.article.id}:{span.start}-{span.end}"
        for number, draft in enumerate(self.drafts):
            if number not in ids:
                continue
            mentions = sorted(
                {Mention(tree.span(range(m.first, m.last)), m.form) for m in draft.mentions}, key=lambda m: m.span
            )
            text = tree.article.text
            aliases = sorted({m.span.of(text) for m in mentions if m.form is not Form.PRONOUN} - {draft.name})
            members = tuple(ids[m] for m in draft.members if m in ids)
            out[number] = Referent(ids[number], draft.name, draft.kind, tuple(aliases), tuple(mentions), members)
        return out

    # -- names

    def _open_name(self, cluster: NameCluster) -> None:
        """A draft for a name-bearer; plural family names ("the Odoms") are groups and wait for their members."""
        full = cluster.full
        draft = Draft(" ".join(self._words(full)), cluster.kind, sex_of(cluster), named=True)
        number = len(self.drafts)
        self.drafts.append(draft)
        for mention in cluster.mentions:
            self._names[mention.head] = (mention, number)
            for i in range(mention.first, mention.last):
                self._inside[i] = mention.head

    def _words(self, mention: NameMention) -> list[str]:
        """The name as it stands in the text, white space as there."""
        tokens = self.tree.tokens
        return self.tree.article.text[tokens[mention.first].start : tokens[mention.last - 1].end].split()

    def _name(self, i: int) -> None:
        mention, number = self._names[i]
        family = self._family(mention)
        if family is not None:
            number = family
        self._add(number, mention.first, mention.last, i, Form.NAME)
        draft = self.drafts[number]
        if draft.kind is not EntityKind.PERSON:
            return
        tree = self.tree
        after = mention.last
        if after + 1 < len(tree.tokens) and tree.lower(after) == "," and tree.tokens[after + 1].text.isdigit():
            draft.age = draft.age or int(tree.tokens[after + 1].text)
        for j in (*range(max(mention.first - 4, tree.sentence(i)[0]), mention.first), *tree.kids(i, "appos")):
            if tree.tokens[j].upos == "NOUN" and (tree.head(j) == i or tree.head(i) == j):
                draft.nouns.add(tree.lemma(j))
                draft.sex = draft.sex or _noun_sex(tree.lemma(j))
        self._coordinate(i, number)
        head = tree.head(i)
        if head is not None and tree.relation(i) in ("appos", "flat") and head in self.of:
            self._merge(self.of[head], number)

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
            for n, d in enumerate(self.drafts)
            if d.kind is EntityKind.PERSON and d.name.lower().endswith(" " + surname)
        ]
        if not bearers:
            return None
        if len(bearers) == 1:
            couples = [m for _, m in self._pairs if bearers[0] in m and len(m) == 2]
            bearers = list(couples[-1]) if couples else bearers
        return self._group(bearers, f"the {mention.words[0]}")

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
        joined = [self.of[j] for j in (head, *self.tree.kids(head, "conj")) if j in self.of]
        persons = tuple(dict.fromkeys(n for n in (*joined, number) if self.drafts[n].kind is EntityKind.PERSON))
        if len(persons) > 1:
            self._pairs.append((i, persons))

    def _group(self, members: Iterable[int], name: str) -> int:
        """The draft of a group with these members, made at its first use."""
        key = frozenset(members)
        if key not in self._groups:
            self._groups[key] = len(self.drafts)
            self.drafts.append(Draft(name, EntityKind.GROUP, plural=True, members=tuple(sorted(key))))
        return self._groups[key]

    def _named_group(self, members: tuple[int, ...]) -> int:
        """A group known by its members' names: "Ann Lee and Ben Lee"."""
        return self._group(members, _JOIN.join(self.drafts[m].name for m in members))

    # -- nominals

    def _nominal(self, i: int) -> None:
        tree = self.tree
        lemma, lower = tree.lemma(i), tree.lower(i)
        if lemma in words("people", "couple.nouns") or lower in words("people", "couple.nouns"):
            if self._definite(i) and (couple := self._couple(i)) is not None:
                self._add(couple, *self._phrase(i), i, Form.NOMINAL)
            return
        owner = tree.child(i, "nmod:poss")
        if owner is not None and _is_kin(lemma):
            self._relative(i, owner, lemma)
        elif _is_person_noun(lemma):
            self._person_noun(i, lemma)
        elif lemma in words("speech", "sources.outlet") and self._definite(i):
            known = self._latest(i, lambda d: d.kind is EntityKind.ORGANIZATION and looks_like_outlet(d.name))
            if known is not None:
                self._add(known, *self._phrase(i), i, Form.NOMINAL)
        elif lemma in words("speech", "sources.organization"):
            self._organization_noun(i, lemma)
        elif tree.relation(i) in ("nsubj", "obj") or tree.tokens[i].deprel in ("obl:agent",):
            self._thing(i, lemma, EntityKind.OTHER)

    def _relative(self, i: int, owner: int, lemma: str) -> None:
        """ "his wife", "Odom's friend": a spouse may be known; any other relative is one of that owner."""
        tree = self.tree
        if owner not in self.of and tree.tokens[owner].upos in ("PRON", "DET"):
            self._pronoun(owner, None)
        possessor = self.of.get(owner)
        named = next((self._names[c][1] for c in tree.kids(i, "appos", "flat") if c in self._names), None)
        partner = lemma in words("people", "spouse.male") | words("people", "spouse.female") | words(
            "people", "spouse.either"
        )
        if partner and possessor is not None:
            other = named if named is not None else self._partner(possessor, _noun_sex(lemma))
            if other is not None and other != possessor:
                self.drafts[possessor].spouse, self.drafts[other].spouse = other, possessor
                self.drafts[other].sex = self.drafts[other].sex or _noun_sex(lemma)
                self._pairs.append((i, (possessor, other)))
                self._add(other, *self._phrase(i), i, Form.NOMINAL)
                return
        if possessor is None:
            return
        number = self._kin.get((possessor, lemma))
        if number is None:
            number = len(self.drafts)
            name = f"{self.drafts[possessor].name}'s {tree.tokens[i].text}"
            definite = lemma in words("people", "spouse.male") | words("people", "spouse.female") | words(
                "people", "kin.male"
            ) | words("people", "kin.female")
            kind = EntityKind.PERSON if definite and not self._plural(i) else EntityKind.OTHER
            self.drafts.append(Draft(name, kind, _noun_sex(lemma), self._plural(i), nouns={lemma}))
            self._kin[possessor, lemma] = number
        self._add(number, *self._phrase(i), i, Form.NOMINAL)

    def _partner(self, person: int, sex: str) -> int | None:
        """The known husband or wife of a person: told so before, or the only other one of its couples."""
        draft = self.drafts[person]
        if draft.spouse is not None:
            return draft.spouse
        others = {m for _, pair in self._pairs if len(pair) == 2 and person in pair for m in pair if m != person}
        others = {o for o in others if not sex or self.drafts[o].sex in ("", sex)}
        return others.pop() if len(others) == 1 else None

    def _person_noun(self, i: int, lemma: str) -> None:
        """ "the mayor", "the 33-year-old athlete", "a lawyer": a known person where one fits, else somebody new."""
        tree = self.tree
        head = tree.head(i)
        if head in self._names and tree.relation(i) in ("compound", "flat", "amod", "nmod"):
            return  # a title before a name: part of that name's description
        if head is not None and tree.relation(i) == "appos" and head in self.of:
            self._describe(self.of[head], i, lemma)
            return
        if tree.child(i, "cop") is not None and (subject := tree.child(i, "nsubj")) is not None and subject in self.of:
            self.drafts[self.of[subject]].nouns.add(lemma)
            return
        if not self._definite(i) or self._plural(i):
            self._thing(i, lemma, EntityKind.OTHER)
            return
        known = self._latest(i, lambda d: lemma in d.nouns and not d.plural, sentences=None)
        if known is None and lemma not in words("speech", "sources.anonymous"):
            known = self._described(i)
        if known is not None:
            self._describe(known, i, lemma)
        else:
            self._thing(i, lemma, EntityKind.PERSON)

    def _describe(self, number: int, i: int, lemma: str) -> None:
        self.drafts[number].nouns.add(lemma)
        self.drafts[number].sex = self.drafts[number].sex or _noun_sex(lemma)
        self._add(number, *self._phrase(i), i, Form.NOMINAL)

    def _described(self, i: int) -> int | None:
        """The person whom a new definite description means: the only one in reach, or the subject before it."""
        phrase = range(*self._phrase(i))
        text = self.tree.span(phrase).of(self.tree.article.text)
        age = int(found.group(1)) if (found := _AGE.search(text)) else None
        sex = _noun_sex(self.tree.lemma(i))
        return self._antecedent(i, sex, age=age, banned=set(), reach=2, strict=age is None)

    def _organization_noun(self, i: int, lemma: str) -> None:
        known = self._latest(i, lambda d: lemma in d.nouns, sentences=None) if self._definite(i) else None
        if known is None and self._definite(i):
            organizations = {
                n
                for n, d in enumerate(self.drafts)
                if d.kind is EntityKind.ORGANIZATION and d.named and lemma in d.name.lower().split()
            }
            known = organizations.pop() if len(organizations) == 1 else None
        if known is not None:
            self._describe(known, i, lemma)
        else:
            self._thing(
                i,
                lemma,
                EntityKind.ORGANIZATION if self._definite(i) or self.tree.child(i, "det") is None else EntityKind.OTHER,
            )

    def _thing(self, i: int, lemma: str, kind: EntityKind) -> None:
        """Anything else that takes part in events; "the wall" is the wall spoken of before."""
        known = (
            self._latest(i, lambda d: lemma in d.nouns and not d.named, sentences=None) if self._definite(i) else None
        )
        if known is None:
            known = len(self.drafts)
            first, last = self._phrase(i)
            name = self.tree.span(range(first, last)).of(self.tree.article.text)
            self.drafts.append(Draft(name, kind, _noun_sex(lemma), self._plural(i), nouns={lemma}))
        elif kind is EntityKind.PERSON and self.drafts[known].kind is EntityKind.OTHER:
            self.drafts[known].kind = kind
        self._add(known, *self._phrase(i), i, Form.NOMINAL)

    def _couple(self, i: int) -> int | None:
        """The two persons that "the couple" means: those last joined by "and" or by marriage."""
        pairs = [m for at, m in self._pairs if at < i and len(m) == 2]
        if pairs:
            return self._group(pairs[-1], self.tree.span(range(*self._phrase(i))).of(self.tree.article.text))
        persons = [
            n
            for n, d in enumerate(self.drafts)
            if d.kind is EntityKind.PERSON and d.named and any(m.head < i for m in d.mentions)
        ]
        return self._named_group(tuple(persons)) if len(persons) == 2 else None

    # -- pronouns

    def _pronoun(self, i: int, speaker: int | None) -> None:
        word = self.tree.lower(i)
        number: int | None = None
        if word in words("people", "pronouns.first"):
            number = speaker
        elif word in words("people", "pronouns.first_plural"):
            number = self._we(i, speaker)
        elif word in words("people", "pronouns.plural"):
            number = self._they(i, speaker)
        else:
            sex = (
                "m"
                if word in words("people", "pronouns.male")
                else "f"
                if word in words("people", "pronouns.female")
                else ""
            )
            if sex:
                banned = {speaker} if speaker is not None else set()
                number = self._antecedent(i, sex, banned=banned | self._bound(i))
                if number is not None and not self.drafts[number].sex and self.drafts[number].named:
                    self.drafts[number].sex = sex
            elif word in words("people", "pronouns.neuter"):
                number = self._it(i)
        if number is not None:
            self._add(number, i, i + 1, i, Form.PRONOUN)

    def _we(self, i: int, speaker: int | None) -> int | None:
        """A speaker's "we": the couple of the speaker, where the article knows one."""
        if speaker is None:
            return None
        if self.drafts[speaker].members:
            return speaker
        pairs = [m for at, m in self._pairs if speaker in m and len(m) == 2]
        return self._named_group(pairs[-1]) if pairs else None

    def _they(self, i: int, speaker: int | None) -> int | None:
        """The nearest several: persons joined by "and", a group, or a plural noun; subjects before others."""
        scored: list[tuple[float, int, int]] = []
        for at, members in self._pairs:
            if at < i and speaker not in members and (score := self._score(i, at, plural=True)) is not None:
                scored.append((score, at, -1 - self._pairs.index((at, members))))
        for number, draft in enumerate(self.drafts):
            if not draft.plural or number == speaker:
                continue
            for m in draft.mentions:
                if m.head < i and (score := self._score(i, m.head, plural=True)) is not None:
                    # a bare plural noun ("reports", "cells") is a weaker antecedent than people
                    weight = (
                        0.0
                        if draft.members
                        else 1.0
                        if draft.kind is EntityKind.OTHER and not _is_person_noun(min(draft.nouns, default=""))
                        else 0.25
                    )
                    scored.append((score - weight, m.head, number))
        if not scored:
            couples = [n for key, n in self._groups.items() if len(key) == 2]
            if len(couples) == 1 and not (speaker is not None and speaker in self.drafts[couples[0]].members):
                return couples[0]
            return None
        best = max(scored)[2]
        return best if best >= 0 else self._named_group(self._pairs[-1 - best][1])

    def _it(self, i: int) -> int | None:
        """Only the organization or thing that is the subject just before; "it" is too often nobody."""
        if self.tree.tokens[i].deprel == "expl" or self.tree.quotation(i) is not None:
            return None
        candidates = {
            n
            for n, d in enumerate(self.drafts)
            if not d.plural and d.kind in (EntityKind.ORGANIZATION, EntityKind.WORK)
            for m in d.mentions
            if m.head < i and 0 <= self._distance(i, m.head) <= 1 and self.tree.relation(m.head) in _SUBJECT
        }
        return candidates.pop() if len(candidates) == 1 else None

    def _antecedent(
        self,
        i: int,
        sex: str,
        *,
        banned: set[int],
        age: int | None = None,
        reach: int = _LOOK_BACK,
        strict: bool = False,
    ) -> int | None:
        """The person whom token i means, or None where two are as likely. A known sex or age must agree."""
        scores: dict[int, float] = {}
        for number, draft in enumerate(self.drafts):
            if draft.kind is not EntityKind.PERSON or draft.plural or number in banned:
                continue
            if (sex and draft.sex and draft.sex != sex) or (
                age is not None and draft.age is not None and draft.age != age
            ):
                continue
            options = [
                s for m in draft.mentions if m.head < i and (s := self._score(i, m.head, reach=reach)) is not None
            ]
            if options:
                surety = 0.0 if sex and draft.sex == sex else -1.5 if sex else 0.0
                scores[number] = (
                    max(options) + surety + 0.1 * min(len(draft.mentions), 5) - (0.5 if not draft.named else 0.0)
                )
        if not scores or (strict and len(scores) > 1 and not self._subject_just_before(i, scores)):
            return None
        ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN:
            return None
        return ranked[0][0]

    def _subject_just_before(self, i: int, scores: dict[int, float]) -> bool:
        return (
            sum(
                any(
                    self._distance(i, m.head) == 1 and self.tree.relation(m.head) in _SUBJECT
                    for m in self.drafts[n].mentions
                )
                for n in scores
            )
            == 1
        )

    def _score(self, i: int, at: int, *, reach: int = _LOOK_BACK, plural: bool = False) -> float | None:
        """How good a mention at token `at` is as antecedent of token i: near sentences and subjects first."""
        distance = self._distance(i, at)
        if not 0 <= distance <= reach + (1 if plural else 0):
            return None
        relation = self.tree.relation(at)
        place = (
            1.5
            if relation in _SUBJECT or (relation == "conj" and self._conj_of_subject(at))
            else 0.5
            if relation in ("obj", "iobj")
            else 0.0
        )
        nearness = (3.0, 2.25, 1.25, 0.5, 0.0)[distance]
        return nearness + place + 0.001 * min(at, 500) * (distance == 0)

    def _conj_of_subject(self, at: int) -> bool:
        return any(self.tree.relation(a) in _SUBJECT for a in self.tree.ancestors(at))

    def _distance(self, i: int, at: int) -> int:
        return self.tree.tokens[i].sentence - self.tree.tokens[at].sentence

    def _bound(self, i: int) -> set[int]:
        """Who a pronoun can't be: another argument of the same verb (Chomsky 1981, principle B)."""
        tree = self.tree
        head = tree.head(i)
        if head is None or tree.tokens[i].deprel == "nmod:poss" or tree.lower(i).endswith("self"):
            return set()
        arguments = tree.kids(head, "nsubj", "obj", "iobj", "obl")
        return {self.of[a] for a in arguments if a != i and a in self.of}

    # -- helpers

    def _latest(self, i: int, fits: object, *, sentences: int | None = 6) -> int | None:
        """The draft with the latest mention before token i of those that fit, within some sentences."""
        assert callable(fits)
        best: tuple[int, int] | None = None
        for number, draft in enumerate(self.drafts):
            if not fits(draft):
                continue
            for m in draft.mentions:
                if (
                    m.head < i
                    and (sentences is None or self._distance(i, m.head) <= sentences)
                    and (best is None or m.head > best[0])
                ):
                    best = (m.head, number)
        return best[1] if best else None

    def _definite(self, i: int) -> bool:
        determiner = self.tree.child(i, "det")
        return determiner is not None and self.tree.lower(determiner) in words("people", "determiners.definite")

    def _plural(self, i: int) -> bool:
        return self.tree.tokens[i].xpos in ("NNS", "NNPS")

    def _phrase(self, i: int) -> tuple[int, int]:
        """The noun phrase of head i without clauses, appositions and what follows the head: (first, last)."""
        tree = self.tree
        left = [
            j
            for c in tree.children[i]
            if c < i and tree.relation(c) in ("det", "amod", "compound", "nummod", "nmod")
            for j in tree.subtree(c)
        ]
        first = min((j for j in left if j < i), default=i)
        return first, i + 1

    def _add(self, number: int, first: int, last: int, head: int, form: Form) -> None:
        self.of[head] = number
        self.drafts[number].mentions.append(DraftMention(first, last, head, form))

    def _merge(self, gone: int, kept: int) -> None:
        """Two drafts turn out to be one: the mentions of `gone` go to `kept`."""
        if gone == kept or self.drafts[gone].named:
            return
        draft, into = self.drafts[gone], self.drafts[kept]
        into.mentions += draft.mentions
        into.nouns |= draft.nouns
        into.sex = into.sex or draft.sex
        into.spouse = into.spouse if into.spouse is not None else draft.spouse
        draft.mentions = []
        self.of = {head: kept if number == gone else number for head, number in self.of.items()}
        self._kin = {key: kept if number == gone else number for key, number in self._kin.items()}


def _is_kin(lemma: str) -> bool:
    return any(
        lemma in words("people", f"{group}.{sex}")
        for group in ("spouse", "kin")
        for sex in ("male", "female", "either")
    )


def _is_person_noun(lemma: str) -> bool:
    return lemma in words("speech", "sources.anonymous") or any(
        lemma in words("people", f"nouns.{sex}") for sex in ("male", "female", "either")
    )


def _noun_sex(lemma: str) -> str:
    for sex, key in (("m", "male"), ("f", "female")):
        if any(lemma in words("people", f"{group}.{key}") for group in ("nouns", "spouse", "kin")):
            return sex
    return ""
