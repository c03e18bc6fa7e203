"""What the trees of referents look at: a row of numbers for each of those whom a pronoun may mean.

What the rules say of a rival stands beside what the text says, so that the trees learn when the rules are right. Whom
pronouns before this one were taken to mean counts, too: a text goes on speaking of one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from dateline.attribute.binding import clause_of, looks_ahead, own_subject, owns, subject_above
from dateline.attribute.cues import is_speaker, says
from dateline.attribute.questions import Question, Rival
from dateline.attribute.register import Draft, DraftMention, Register, is_person_noun
from dateline.attribute.tree import subject_of
from dateline.lang import words
from dateline.model import EntityKind, Form

FEATURES = (
    # of the pronoun
    "kind", "place", "owns", "reflexive", "quoted", "speaks", "opens", "rivals", "open", "told", "lead", "of_sex",
    "near",
    # of what the rules say
    "answer", "score", "below",
    # of the rival
    "named", "what", "sex", "seen_as", "many", "mentions", "share", "first_told", "in_title",
    # of its mentions before
    "distance", "named_distance", "words_between", "rank", "paragraphs", "last_place", "last_form", "last_quoted",
    "same_quotation", "same_place", "subject_here", "subject_before", "opens_paragraph", "subjects_between",
    "mentions_rank", "recent", "linked", "link_share", "clauses", "ahead", "definite",
    # of what stands around both
    "own_subject", "above", "teller", "goes_on", "goes_on_distance", "spoke", "spoke_last", "spoke_before", "members",
)  # fmt: skip
_PLACES = ("nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos", "compound")
_KINDS = ("person", "several", "thing")
_WHAT = tuple(EntityKind)
_SEEN = ("", "person", "organization", "place", "object", "abstract", "event", "time", "animal", "substance", "plant")
_FORMS = tuple(Form)
_FAR = 9  # sentences: farther is as far
_RECENT = 5  # sentences


def rows(register: Register, question: Question) -> list[list[float]]:
    """A row for each rival of a question, in the order of FEATURES."""
    return _Rows(register, question).all()


class _Rows:
    def __init__(self, register: Register, question: Question) -> None:
        self.register, self.tree, self.question = register, register.tree, question
        self.linked = frozenset(self.tree.chain(question.i))
        tree, i = self.tree, question.i
        self.sentence, self.quotation = tree.sentence(i), tree.quotation(i)
        self.block = tree.block_of(i)
        said = [score for score in question.scores if score is not None]
        self.best = max(said, default=0.0)
        self.lead = self.best - sorted(said)[-2] if len(said) > 1 else 9.0
        self.said = [self._heads(rival) for rival in question.rivals]
        self.latest = [max((m.head for m in said), default=rival.at) for said, rival in self._pairs()]
        self.subjects = [at for at in self.latest if self._subject(at)]
        self.members = {m for r in question.rivals if (draft := self._draft(r)) is not None for m in draft.members}
        self.own = self._name(own_subject(tree, i) if owns(tree, i) else None)
        self.over = self._name(subject_above(tree, i))
        self.ahead = self._name(looks_ahead(tree, i))
        self.teller = self._name(self._told_by())
        alike = words("people", f"pronouns.{self._row()}")
        before = range(tree.annotations.sentences[max(0, tree.tokens[i].sentence - _FAR)][0], i)
        pronouns = (j for j in reversed(before) if tree.lower(j) in alike and tree.quotation(j) == self.quotation)
        self.same_word = next(pronouns, None)
        speakers = (j for j in reversed(before) if j in register.of and tree.quotation(j) is None)
        self.speaker = next((register.of[j] for j in speakers if is_speaker(tree, j)), None)

    def all(self) -> list[list[float]]:
        ranks = sorted(range(len(self.latest)), key=lambda n: -self.latest[n])
        total = sum(len(said) for said in self.said)
        return [self._pronoun() + self._row_of(n, ranks.index(n), total) for n in range(len(self.question.rivals))]

    def _row_of(self, n: int, rank: int, total: int) -> list[float]:
        return [*self._of_rules(n), *self._of_rival(n, total), *self._of_mentions(n, rank), *self._around(n)]

    # -- the pronoun

    def _pronoun(self) -> list[float]:
        tree, i, question = self.tree, self.question.i, self.question
        return [
            _KINDS.index(question.kind),
            self._place(i),
            owns(tree, i),
            tree.lower(i) in words("people", "pronouns.reflexive"),
            self.quotation is not None,
            is_speaker(tree, i),
            i - self.sentence[0],
            len(question.rivals),
            question.answer is None,
            question.told,
            self.lead,
            sum(d is not None and d.sex == question.sex for d in map(self._draft, question.rivals)),
            sum(self.register.distance(question.i, at) <= 1 for at in self.latest),
        ]

    def _row(self) -> str:
        if self.question.sex:
            return "male" if self.question.sex == "m" else "female"
        return "plural" if self.question.kind == "several" else "neuter"

    def _told_by(self) -> int | None:
        """Who tells what the pronoun's clause says: "Lee said the firm would sell its yard"."""
        tree = self.tree
        clause = clause_of(tree, self.question.i)
        if clause is None or tree.relation(clause) != "ccomp":
            return None
        cue = tree.tokens[clause].head
        said = says(tree.lemma(cue))
        return subject_of(tree, cue) if said else None

    # -- a rival

    def _of_rules(self, n: int) -> list[float]:
        score = self.question.scores[n]
        return [
            self.question.answer == n,
            -9.0 if score is None else score,
            9.0 if score is None else self.best - score,
        ]

    def _of_rival(self, n: int, total: int) -> list[float]:
        rival = self.question.rivals[n]
        draft, said = self._draft(rival), self.said[n]
        tree = self.tree
        kind = tree.kind(rival.at)
        plural = tree.tokens[rival.at].xpos in ("NNS", "NNPS")
        people = any(map(is_person_noun, draft.nouns)) if draft is not None else is_person_noun(tree.lemma(rival.at))
        first = min((m.head for m in draft.mentions), default=rival.at) if draft is not None else rival.at
        sex = 0.0 if draft is None or not self.question.sex or not draft.sex else 1.0
        return [
            draft is not None and draft.named,
            _WHAT.index(draft.kind) if draft is not None else -1,
            sex,
            _SEEN.index(kind) if kind in _SEEN else -1,
            3 if rival.joined or (draft is not None and draft.members) else 2 if plural else 1 if people else 0,
            min(len(said), 12),
            len(said) / max(total, 1),
            math.log1p(first),
            self.tree.article.title != "" and draft is not None and draft.named and self._titled(draft),
        ]

    def _titled(self, draft: Draft) -> bool:
        return draft.name.split()[-1].lower() in self.tree.article.title.lower()

    def _of_mentions(self, n: int, rank: int) -> list[float]:
        tree, i, register = self.tree, self.question.i, self.register
        rival, said, last = self.question.rivals[n], self.said[n], self.latest[n]
        names = [m.head for m in said if m.form is not Form.PRONOUN]
        block = tree.block_of(last)
        quotation = tree.quotation(last)
        before = [m.head for m in said if register.distance(i, m.head) == 1]
        here = [m.head for m in said if register.distance(i, m.head) == 0]
        form = next((_FORMS.index(m.form) for m in reversed(said) if m.head == last), 3)
        opening = [m.head for m in said if tree.block_of(m.head) == self.block]
        linked = [m for m in said if m.head in self.linked]
        return [
            min(register.distance(i, last), _FAR),
            min(register.distance(i, max(names, default=rival.at)), _FAR),
            math.log1p(abs(i - last)),
            rank,
            min(self.block - block, _FAR),
            self._place(last),
            form,
            quotation is not None,
            quotation is not None and quotation == self.quotation,
            self._place(last) == self._place(i),
            any(self._subject(at) for at in here),
            any(self._subject(at) for at in before),
            bool(opening) and self._subject(min(opening)),
            sum(at > last for at in self.subjects),
            sum(len(other) > len(said) for other in self.said),
            sum(register.distance(i, m.head) < _RECENT for m in said),
            bool(linked) or rival.at in self.linked,
            len(linked) / max(len(said), 1),
            self._clauses(last),
            last > i or rival.at > i,
            register.definite(rival.at),
        ]

    def _around(self, n: int) -> list[float]:
        register, tree, i = self.register, self.tree, self.question.i
        rival, said = self.question.rivals[n], self.said[n]
        heads = {m.head for m in said} | {rival.at}
        goes_on = self.same_word is not None and self.same_word in heads
        spoken = [m.head for m in said if is_speaker(tree, m.head) and tree.quotation(m.head) is None]
        return [
            self.own in heads,
            self.over in heads,
            self.teller in heads,
            goes_on,
            _FAR if self.same_word is None else min(register.distance(i, self.same_word), _FAR),
            _FAR if not spoken else min(register.distance(i, max(spoken)), _FAR),
            rival.draft is not None and rival.draft == self.speaker,
            any(register.distance(i, at) == 1 for at in spoken),
            rival.draft in self.members,
        ]

    # -- where tokens stand

    def _pairs(self) -> Sequence[tuple[list[DraftMention], Rival]]:
        return list(zip(self.said, self.question.rivals, strict=True))

    def _draft(self, rival: Rival) -> Draft | None:
        return self.register.drafts[rival.draft] if rival.draft is not None else None

    def _heads(self, rival: Rival) -> list[DraftMention]:
        draft = self._draft(rival)
        before = [m for m in draft.mentions if m.head < self.question.i] if draft is not None else []
        return sorted(before, key=lambda m: m.head)

    def _name(self, at: int | None) -> int | None:
        return self.register.name_head(at) if at is not None else None

    def _place(self, at: int) -> int:
        if self.tree.tokens[at].deprel == "nmod:poss":
            return -1
        if self.tree.tokens[at].deprel in ("nsubj:pass", "obl:agent"):
            return -2 if self.tree.tokens[at].deprel == "nsubj:pass" else -3
        relation = self.tree.relation(at)
        return _PLACES.index(relation) if relation in _PLACES else len(_PLACES)

    def _subject(self, at: int) -> bool:
        tree = self.tree
        return tree.relation(at) == "nsubj" or (
            tree.relation(at) == "conj" and tree.relation(tree.tokens[at].head) == "nsubj"
        )

    def _clauses(self, at: int) -> int:
        """How many clauses of one sentence lie between a mention and the pronoun; −1 in another sentence."""
        tree, i = self.tree, self.question.i
        if tree.tokens[at].sentence != tree.tokens[i].sentence:
            return -1
        above = [i, *tree.ancestors(i)]
        other = {at, *tree.ancestors(at)}
        path = above[: next((n for n, a in enumerate(above) if a in other), len(above))]
        return sum(tree.tokens[a].upos == "VERB" for a in path)
