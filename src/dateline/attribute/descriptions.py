"""Whom a definite description means: "the senator", "the company", "the second wall", by what those told before are
called. Unresolved beats wrong: of two that it may mean none is taken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set

from dateline.attribute.bodies import just_told
from dateline.attribute.outlet_names import looks_like_outlet
from dateline.attribute.persons import is_title
from dateline.attribute.pronouns import Pronouns
from dateline.attribute.register import Draft, DraftMention, Register, is_over, noun_sex, speaks_for
from dateline.attribute.tree import Tree, once
from dateline.lang import either, table, words
from dateline.model import EntityKind, Form

_AGE = re.compile(r"(\d{1,3})-year-old")
_NEAR = 8  # words around a name that tell more of its bearer: "Lee, the senator from Harrow"
_APART = 2  # by how many sentences one must be nearer than the next
_REACH = 3  # sentences in which a body or place is meant by what it is alone
_INSIDE = ("compound", "amod", "nmod:desc", "flat")  # "the Ohio governor" speaks of no place
_LONG = 10  # and in which one is meant by a word of its name
_STEM = 5  # letters that a place and its people share: "Florida", "Floridian"


class Descriptions:
    """Finds the draft of a register that a description means."""

    def __init__(self, register: Register, pronouns: Pronouns) -> None:
        self.register, self.tree = register, register.tree
        self._pronouns = pronouns
        self._guessed: set[tuple[int, str]] = set()  # who is taken to be called so for being near

    def person(self, i: int, lemma: str) -> int | None:
        """The person told before whom "the mayor" means: who is called so, else the only one in reach."""
        if any(self.tree.lower(c) in words("people", "titles.coming") for c in self.tree.kids(i, "amod")):
            return None
        over = self.over(i)
        called = [n for n, d in self._said(i) if not d.plural and lemma in (d.was if over else d.nouns)]
        named = [n for n in called if self.register.drafts[n].named]
        whose = self._told_apart(i)
        if named:
            found = self._nearest(i, [*self._fitting(i, lemma, named), *(n for n in called if self._definite(n))])
            if found in named and not self._guessed & {(found, lemma)}:
                self.register.called.add(i)
            return found
        marks = set(_marks_of_place(self.tree, i))
        called = [n for n in called if marks <= _words_of(self.register.drafts[n])]  # not the senator of another state
        if called and not whose:
            return max(called, key=lambda n: (self._latest(i, n), n))
        office = lemma in words("people", "titles.offices")
        if whose or office or (speaks_for(lemma) and self._of_body(i)) or lemma in words("speech", "sources.anonymous"):
            return None
        found = self._in_reach(i)
        if found is not None:
            self._guessed.add((found, lemma))
        return found

    def _of_body(self, i: int) -> bool:
        """Whether a body's name stands before a noun: "the Harrow Ferries director" is not he who is told of last."""
        heads = map(self.register.name_head, self.tree.kids(i, "compound", "nmod:poss"))
        known = [self.register.drafts[self.register.named[h]] for h in heads if h in self.register.named]
        return any(d.kind is EntityKind.ORGANIZATION for d in known)

    def _told_apart(self, i: int) -> bool:
        """Whether what is added tells which one is meant: "the president of the club", not "the groom, who …"."""
        tree = self.tree
        clause = tree.child(i, "acl")
        added = clause is not None and tree.lower(min(tree.subtree(clause))) != ","
        if added and clause is not None:
            added = tree.lower(min(tree.subtree(clause)) - 1) != ","
        return added or tree.child(i, "nmod", "appos") is not None

    def _fitting(self, i: int, lemma: str, named: Sequence[int]) -> list[int]:
        """Of persons called alike those whom what is added to a description fits, or doesn't tell apart."""
        marks, banned = _marks_of_place(self.tree, i), self._above(i)
        fits = [n for n in named if n not in banned]
        if not marks:
            return fits if self.tree.child(i, "nmod", "acl") is None else []
        near = [n for n in fits if self._near(n, marks)]
        alone = len(named) == 1 and lemma not in words("people", "titles.heads") and not self.over(i)
        return near or (fits if alone else [])

    def _definite(self, number: int) -> bool:
        """Whether a draft is somebody without a name who was told of as one that is known: "the senator"."""
        draft = self.register.drafts[number]
        told = draft.name.split(" ", 1)[0].lower() in words("people", "determiners.told")
        return not draft.named and told and draft.kind is EntityKind.PERSON

    def over(self, i: int) -> bool:
        """Whether what a noun says is over: "the former Harrow mayor"."""
        return is_over(self.tree, i)

    def body(self, i: int, lemma: str) -> int | None:
        """The body told before that "the company" means: called so, with the word in its name, or alone in reach."""
        many = self.register.plural(i)
        marks = self._marks(i)
        said = [(n, d) for n, d in self._said(i) if d.plural == many]
        called = [n for n, d in said if lemma in d.nouns]
        called = [n for n in called if self._may_be(i, n, marks)]
        if called:
            known = max(called, key=lambda n: (self._latest(i, n), n))
            since = None if many or marks or self.register.drafts[known].named else just_told(self.register, i, lemma)
            later = since is not None and self._latest(i, since) > self._latest(i, known)
            return since if later or (since is not None and lemma in words("people", "bodies.party")) else known
        every = enumerate(self.register.drafts)
        bodies = {n: d for n, d in every if not many and d.kind is EntityKind.ORGANIZATION and d.named}
        fits = [n for n, d in bodies.items() if lemma in _heads_of(d) and self._may_add(i, n)]
        said = [(n, d) for n, d in said if not d.named or self._may_add(i, n)]
        told = {n for n, _ in said}
        fits = [n for n in fits if n not in told or self._distance(i, n) <= _LONG]
        if fits or marks:
            return fits[0] if len(fits) == 1 else None
        last = table("people")["bodies"]["kinds"].get(lemma, ())
        met = [n for n, _ in said if n in bodies and not looks_like_outlet(self.register.drafts[n].name)]
        near = [n for n in met if self._distance(i, n) < _REACH]
        alike = [n for n in near if any(w in last for w in _words_of(self.register.drafts[n]))]
        if len(alike) == 1:
            return alike[0]
        return just_told(self.register, i, lemma) if not many else None

    def _may_be(self, i: int, number: int, marks: Set[str]) -> bool:
        """Whether one who is called so may be meant by what is added to the noun."""
        draft = self.register.drafts[number]
        return self._may_add(i, number) if draft.named else marks <= _words_of(draft)

    def place(self, i: int, lemma: str) -> int | None:
        """The state or country told before, the only one in reach: "the state"."""
        known = table("places")["are"].get(lemma)
        plain = not self.register.plural(i) and not self._marks(i) and self.tree.child(i, "nmod", "acl") is None
        if known is None or not plain or self.tree.tokens[i].text[:1].isupper():
            return None
        near: dict[int, int] = {}
        for number, draft in self._said(i):
            said = [m.head for m in draft.mentions if m.head < i and not self._before_title(m)]
            if draft.name.lower() in known and said and self.register.distance(i, max(said)) <= _REACH:
                near[number] = self.register.distance(i, max(said))
        nearest = [n for n in near if near[n] <= 1] if len(near) > 1 else list(near)
        country = lemma not in words("places", "parts")
        often = [n for n in nearest if not country or len(self.register.drafts[n].mentions) > 1]
        return often[0] if len(often) == 1 == len(nearest) else None

    def _before_title(self, mention: DraftMention) -> bool:
        """Whether a place only tells whose senator somebody is: "Ohio Gov. Ann Lee"."""
        follows = self.tree.lower(mention.last) if mention.last < len(self.tree.tokens) else ""
        return self.tree.relation(mention.head) in _INSIDE or is_title(follows)

    def thing(self, i: int, lemma: str) -> int | None:
        """Anything else told before: "the wall" is the wall spoken of, "the second half" not the first."""
        if not self.register.definite(i) or lemma in words("people", "determiners.ones"):
            return None
        marks, many, after = self._marks(i), self.register.plural(i), self._behind(i)
        drafts = enumerate(self.register.drafts)
        called = [(n, d) for n, d in drafts if lemma in d.nouns and not d.named and d.plural == many]
        fits = [
            n
            for n, d in called
            if self._is_said(i, d) and marks <= _words_of(d)
            if not after or after <= self._behind(d.mentions[0].head)
        ]
        return max(fits, key=lambda n: (self._latest(i, n), n), default=None)

    # -- candidates

    def _said(self, i: int) -> Iterable[tuple[int, Draft]]:
        """The drafts told before a token."""
        return ((n, draft) for n, draft in enumerate(self.register.drafts) if self._is_said(i, draft))

    def _is_said(self, i: int, draft: Draft) -> bool:
        """Whether a draft is told before a token; "any other mayor" is nobody to be spoken of again."""
        return any(m.head < i for m in draft.mentions) and (draft.named or not _is_nobody(draft))

    def _latest(self, i: int, number: int) -> int:
        return max(m.head for m in self.register.drafts[number].mentions if m.head < i)

    def _distance(self, i: int, number: int) -> int:
        return self.register.distance(i, self._latest(i, number))

    def _nearest(self, i: int, fits: Sequence[int]) -> int | None:
        """Of several the one that is told of clearly nearer than the next, or is the subject just before."""
        ranked = sorted((self._distance(i, n), n) for n in fits)
        if not ranked:
            return None
        if len(ranked) == 1 or ranked[1][0] - ranked[0][0] >= _APART:
            return ranked[0][1]
        near = [n for distance, n in ranked if distance - ranked[0][0] < _APART]
        subjects = [n for n in near if self.register.distance(i, at := self._latest(i, n)) == 1 and self._subject(at)]
        return subjects[0] if len(subjects) == 1 else None

    def _subject(self, at: int) -> bool:
        return self.tree.relation(at) == "nsubj"

    def _above(self, i: int) -> set[int]:
        """Who does what a description stands in: "Lee praised the mayor" is about somebody else (Chomsky 1981)."""
        tree, found = self.tree, set()
        below = i
        for above in (i, *tree.ancestors(i)):
            if above != below and tree.relation(below) == "advcl":
                break  # "Lee left before the senator spoke" may be about one
            below = above
            subject = tree.child(above, "nsubj")
            if subject is not None and subject != i and i not in tree.subtree(subject):
                found.add(self.register.of.get(self.register.name_head(subject), -1))
        return found

    # -- what tells descriptions apart

    def _marks(self, i: int) -> set[str]:
        """What a description adds to its noun: "the second half" is not "the first half"."""
        tree = self.tree
        return {
            tree.lower(c)
            for c in tree.kids(i, "amod", "nummod", "compound", "nmod:poss")
            if tree.tokens[c].upos != "PUNCT"
        }

    def _may_add(self, i: int, number: int) -> bool:
        """Whether what stands before a noun may be said of a body: nouns of its name, places beside it."""
        own = _words_of(self.register.drafts[number])
        if not _nouns_before(self.tree, i) <= own:
            return False
        marks = [mark for mark in _marks_of_place(self.tree, i) if mark not in own]
        return not marks or self._near(number, marks)

    def _behind(self, i: int) -> set[str]:
        """The noun behind a description that only a part is of: "the majority of the voters"."""
        return {self.tree.lemma(c) for c in self.tree.kids(i, "nmod") if c > i}

    def _near(self, number: int, marks: Sequence[str]) -> bool:
        """Whether all of some words, or a piece of each, stand beside a name of a draft; none is none."""
        near: set[str] = set()
        for mention in self.register.drafts[number].mentions:
            sentence = self.tree.sentence(mention.head)
            if mention.form is Form.NAME:
                span = range(max(mention.first - _NEAR, sentence[0]), min(mention.last + _NEAR, sentence[-1] + 1))
                own = (j for j in span if not self._of_another(j, mention.head))
                near.update(self.tree.lower(j).strip(".").split("-")[-1] for j in own)
        return bool(marks) and all(any(_alike(mark, word) for word in near) for mark in marks)

    def _of_another(self, j: int, head: int) -> bool:
        """Whether a word belongs to the name of somebody else: "Ohio" of "Ohio Gov. Ann Lee"."""
        tree = self.tree
        for above in (j, *tree.ancestors(j)):
            if tree.tokens[above].upos in ("VERB", "AUX"):
                return False
            bearer = self.register.named.get(self.register.name_head(above))
            if bearer is not None and self.register.drafts[bearer].kind is EntityKind.PERSON:
                return self.register.name_head(above) != head
        return False

    # -- by reach alone

    def _in_reach(self, i: int) -> int | None:
        """The person whom a new definite description means: the only one in reach, or the subject before it."""
        text = self.tree.span(range(*self.register.phrase(i))).of(self.tree.article.text)
        age = int(found.group(1)) if (found := _AGE.search(text)) else None
        sex = noun_sex(self.tree.lemma(i))
        tellers = self._tellers(i)
        spoken_for = {d for t in tellers for d in self._spoken_for(t, sex)}
        if len(spoken_for) == 1:
            return spoken_for.pop()
        banned = {self.register.of[t] for t in tellers if t in self.register.of}
        if age is None and not self._alone(i, sex, banned):
            return None
        return self._pronouns.antecedent(i, sex, age=age, banned=banned, reach=2, strict=age is None)

    def _alone(self, i: int, sex: str, banned: set[int]) -> bool:
        """Whether one person at most is named shortly before a new description, which is not "the same guy"."""
        people = [(n, d) for n, d in self._said(i) if d.named and d.kind is EntityKind.PERSON and n not in banned]
        near = [n for n, d in people if self._distance(i, n) <= 1 and (not sex or d.sex in ("", sex))]
        other = any(self.tree.lower(c) in words("people", "determiners.ones") for c in self.tree.children[i])
        return len(near) <= 1 and not other

    def _tellers(self, i: int) -> set[int]:
        """Who tells what a description stands in: "a spokeswoman said the singer …" is about somebody else (Chomsky
        1981, principle C)."""
        tree = self.tree
        above = [tree.tokens[a].head for a in (i, *tree.ancestors(i)) if tree.relation(a) == "ccomp"]
        subjects = [tree.child(a, "nsubj") for a in above]
        return {self.register.name_head(s) for s in subjects if s is not None}

    def _spoken_for(self, teller: int, sex: str) -> set[int]:
        """The persons whom an unnamed teller belongs to: "a spokeswoman for Ann Lee said the singer …"."""
        kids = self.tree.kids(teller, "nmod", "nmod:poss")
        near = {self.register.of[h] for h in map(self.register.name_head, kids) if h in self.register.of}
        drafts = self.register.drafts
        people = {d for d in near if drafts[d].named and drafts[d].kind is EntityKind.PERSON}
        named = self.tree.tokens[teller].upos == "PROPN"
        return set() if named else {d for d in people if not sex or drafts[d].sex in ("", sex)}


@once
def _marks_of_place(tree: Tree, i: int) -> tuple[str, ...]:
    """The words with a capital that belong to a description: "the Harrow senator", "the mayor of Harrow"."""
    inside = (j for j in tree.subtree(i) if j != i and abs(j - i) < _NEAR and tree.tokens[j].text[:1].isupper())
    return tuple(word for j in inside if (word := tree.lower(j)) not in words("people", "determiners.any"))


@once
def _nouns_before(tree: Tree, i: int) -> frozenset[str]:
    """The nouns and owners that stand before the noun of a description."""
    return frozenset(tree.lower(c) for c in tree.kids(i, "compound", "nmod:poss", "nmod:desc"))


def _is_nobody(draft: Draft) -> bool:
    """Whether somebody is only thought of: "no mayor", "the next mayor"."""
    said = draft.name.lower().split()
    return said[0] in words("people", "determiners.nobody") or any(w in words("people", "titles.coming") for w in said)


def _words_of(draft: Draft) -> set[str]:
    return set(draft.name.lower().replace("'s", "").replace("’s", "").split())


def _heads_of(draft: Draft) -> set[str]:
    """The words of a body's name that say what it is: "council" of "Harrow City Council", but not "city"; "bank" of
    "Bank of Harrow"."""
    heads: set[str] = set()
    parts = either("speech", "roles.belonging", "roles.for_whom")
    last = ""
    for word in (*draft.name.lower().replace("’s", "").replace("'s", "").replace(",", " of").split(), "of"):
        heads |= {last} if word in parts else set()
        last = last if word.endswith(".") and last else word
    return heads


def _alike(mark: str, word: str) -> bool:
    """Whether a word is another, short for it ("Tex" for "Texas"), or from the same stem ("Floridian")."""
    if len(word) > 2 and mark.startswith(word):
        return True
    return len(word) >= _STEM and len(mark) >= _STEM and mark[:_STEM] == word[:_STEM]
