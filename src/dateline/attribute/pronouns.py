"""Who a pronoun means, within one article. Unresolved beats wrong: of two equally good antecedents none is taken.

Sentences are searched backwards, subjects first, as in Hobbs (1978) and Lappin & Leass (1994), cut down to what holds
well on news.
"""

from __future__ import annotations

from dateline.attribute.register import Register, is_person_noun
from dateline.attribute.tree import subject_of
from dateline.lang import words
from dateline.model import Certainty, EntityKind, Form

_SUBJECT = ("nsubj",)
_LOOK_BACK = 3  # sentences; beyond, a pronoun's antecedent is guesswork
_OPEN_SEX = -0.75  # a person whose sex the article doesn't tell fits a little less
_IN_GROUP = 0.25  # how much weaker a mention of a person's group is than one of the person
_JUST_SPOKE = 3  # how much more it counts to have spoken in the sentence before than earlier
_MARGIN = 0.5  # how much better the best antecedent must be than the next


class Pronouns:
    """Resolves pronouns against the drafts of a register."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.tree = register.tree

    def resolve(self, i: int, speaker: int | None) -> None:
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
                number = self.antecedent(i, sex, banned=banned | self._bound(i))
                if number is not None and not self.register.drafts[number].sex and self.register.drafts[number].named:
                    self.register.drafts[number].sex = sex
            elif word in words("people", "pronouns.neuter"):
                number = self._it(i)
        if number is not None:
            self.register.add(number, i, i + 1, i, Form.PRONOUN)

    def antecedent(
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
        teller = self._teller(i)
        for number, draft in enumerate(self.register.drafts):
            if draft.kind is not EntityKind.PERSON or draft.plural or number in banned:
                continue
            if (sex and draft.sex and draft.sex != sex) or (
                age is not None and draft.age is not None and draft.age != age
            ):
                continue
            best = self._best_mention(i, number, reach)
            if best is not None:
                surety = 0.0 if not sex or draft.sex == sex else _OPEN_SEX
                told = (_MARGIN if number == teller else 0.0) - (0.0 if draft.named else 0.5)
                scores[number] = best + surety + told + 0.1 * min(len(draft.mentions), 10)
        if not scores or (strict and len(scores) > 1 and not self.subject_just_before(i, scores)):
            return None
        ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN:
            return None
        return ranked[0][0]

    def _best_mention(self, i: int, number: int, reach: int) -> float | None:
        """The score of a person's best mention before token i; who is in a group is spoken of with the group."""
        drafts = self.register.drafts
        own = [m.head for m in drafts[number].mentions if m.head < i and not self._quoted_beside(i, m.head)]
        grouped = [m.head for d in drafts if number in d.members for m in d.mentions if m.head < i]
        goes_on = _MARGIN if self._speaks(i) else 0.0  # who spoke just before, speaks on
        scores = [
            s + (goes_on * (_JUST_SPOKE if self.register.distance(i, at) <= 1 else 1) if self._speaks(at) else 0.0)
            for at in own
            if (s := self._score(i, at, reach=reach)) is not None
        ]
        scores += [s - _IN_GROUP for at in grouped if (s := self._score(i, at, reach=reach)) is not None]
        return max(scores, default=None)

    def _speaks(self, i: int) -> bool:
        """Whether a token is the subject of a verb of saying."""
        head = self.tree.head(i)
        if head is None or self.tree.relation(i) not in _SUBJECT:
            return False
        lemma = self.tree.lemma(head)
        said = any(lemma in words("speech", f"cues.verbs.{c.value}") for c in Certainty)
        return said or lemma in words("speech", "cues.denials.verbs")

    def _quoted_beside(self, i: int, at: int) -> bool:
        """A mention in the quotation that a pronoun outside of it speaks: "Ann is ill," he said."""
        apart = self.tree.quotation(at) is not None and self.tree.quotation(i) is None
        return apart and self.register.distance(i, at) == 0

    def _we(self, i: int, speaker: int | None) -> int | None:
        """A speaker's "we": the couple of the speaker, where the article knows one."""
        if speaker is None:
            return None
        if self.register.drafts[speaker].members:
            return speaker
        pairs = [m for at, m in self.register.pairs if speaker in m and len(m) == 2]
        pairs = [m for m in pairs if frozenset(m) in self.register.groups or self._married(m)]
        return self.register.named_group(pairs[-1]) if pairs else None

    def _married(self, pair: tuple[int, ...]) -> bool:
        return any(self.register.drafts[m].spouse in pair for m in pair)

    def _they(self, i: int, speaker: int | None) -> int | None:
        """The nearest several: persons joined by "and", a group, or a plural noun; subjects before others."""
        teller = self._teller(i)
        if teller is not None and (
            self.register.drafts[teller].plural or self.register.drafts[teller].kind is EntityKind.ORGANIZATION
        ):
            return teller
        scored: list[tuple[float, int, int]] = []
        for at, members in self.register.pairs:
            if at < i and speaker not in members and (score := self._score(i, at, plural=True)) is not None:
                scored.append((score, at, -1 - self.register.pairs.index((at, members))))
        for number, draft in enumerate(self.register.drafts):
            if not draft.plural or number == speaker:
                continue
            for m in draft.mentions:
                if m.head < i and (score := self._score(i, m.head, plural=True)) is not None:
                    # a bare plural noun ("reports", "cells") is a weaker antecedent than people
                    weight = (
                        0.0
                        if draft.members
                        else 2.0
                        if draft.kind is EntityKind.OTHER and not is_person_noun(min(draft.nouns, default=""))
                        else 0.25
                    )
                    scored.append((score - weight, m.head, number))
        couples = [n for key, n in self.register.groups.items() if len(key) == 2]
        couple = couples[0] if len(couples) == 1 else None
        if couple is not None and speaker is not None and speaker in self.register.drafts[couple].members:
            couple = None
        acting = self.tree.relation(i) in ("nsubj", "nmod")
        if not scored:
            return couple if couple is not None else self._it(i) if acting else None  # "the club said that they …"
        _, at, best = max(scored)
        if best >= 0 and not self._acts(i, best, at):
            return couple if couple is not None else self._it(i) if acting else None
        return best if best >= 0 else self.register.named_group(self.register.pairs[-1 - best][1])

    def _teller(self, i: int) -> int | None:
        """Who speaks of himself: the subject of "said" in "X said that he …", for the pronoun that is its subject."""
        tree = self.tree
        clause = tree.head(i)
        if clause is None or tree.relation(i) != "nsubj" or tree.relation(clause) != "ccomp":
            return None
        cue = tree.tokens[clause].head
        if not any(tree.lemma(cue) in words("speech", f"cues.verbs.{c.value}") for c in Certainty):
            return None
        teller = subject_of(tree, cue)
        return self.register.of.get(self.register.name_head(teller)) if teller is not None else None

    def _acts(self, i: int, number: int, at: int) -> bool:
        """Whether a plural draft can be "they": people, or what does something where it stands; no mere things."""
        draft, tree = self.register.drafts[number], self.tree
        if draft.members or draft.kind is not EntityKind.OTHER or any(is_person_noun(n) for n in draft.nouns):
            return True
        head = tree.head(at)
        near = self.register.distance(i, at) <= 1
        return near and tree.tokens[at].deprel == "nsubj" and head is not None and tree.tokens[head].upos == "VERB"

    def _it(self, i: int) -> int | None:
        """The organization or thing that is the subject of the sentence, or of the one before where no other thing
        stands between; "it" is too often nobody."""
        if self.tree.tokens[i].deprel == "expl" or self.tree.quotation(i) is not None:
            return None
        for distance in (0, 1):
            found = {
                n
                for n, d in enumerate(self.register.drafts)
                if not d.plural and d.kind in (EntityKind.ORGANIZATION, EntityKind.WORK)
                for m in d.mentions
                if m.head < i
                and self.register.distance(i, m.head) == distance
                and self.tree.relation(m.head) in _SUBJECT
            }
            if found or self._thing_before(i):
                return found.pop() if len(found) == 1 else None
        return None

    def _thing_before(self, i: int) -> bool:
        """Whether a singular thing that a pronoun may mean stands before it in its sentence: the bridge, the party."""
        tree, drafts = self.tree, self.register.drafts
        for j in range(tree.sentence(i)[0], i):
            number = self.register.of.get(j)
            if number is not None and drafts[number].kind in (EntityKind.PERSON, EntityKind.GROUP, EntityKind.PLACE):
                continue
            known = number is not None and not drafts[number].plural
            if known or (
                tree.tokens[j].xpos == "NN" and tree.relation(j) in ("obj", "nsubj") and self.register.definite(j)
            ):
                return True
        return False

    def subject_just_before(self, i: int, scores: dict[int, float]) -> bool:
        """Whether exactly one of some drafts is the subject of the sentence before."""
        return (
            sum(
                any(
                    self.register.distance(i, m.head) == 1 and self.tree.relation(m.head) in _SUBJECT
                    for m in self.register.drafts[n].mentions
                )
                for n in scores
            )
            == 1
        )

    def _score(self, i: int, at: int, *, reach: int = _LOOK_BACK, plural: bool = False) -> float | None:
        """How good a mention at token `at` is as antecedent of token i: near sentences and subjects first."""
        distance = self.register.distance(i, at)
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
        if self.tree.tokens[at].deprel == "nmod:poss" and self.tree.tokens[at].upos == "PROPN":
            place = -_MARGIN  # whose thing it is, is seldom who is spoken of next
        nearness = (3.0, 2.25, 1.25, 0.5, 0.0)[distance]
        return nearness + place + 0.001 * min(at, 500) * (distance == 0)

    def _conj_of_subject(self, at: int) -> bool:
        return any(self.tree.relation(a) in _SUBJECT for a in self.tree.ancestors(at))

    def _bound(self, i: int) -> set[int]:
        """Who a pronoun can't be: another argument of the same verb (Chomsky 1981, principle B)."""
        tree = self.tree
        head = tree.head(i)
        if (
            head is None
            or tree.tokens[i].deprel == "nmod:poss"
            or tree.lower(i) in words("people", "pronouns.reflexive")
        ):
            return set()
        arguments = tree.kids(head, "nsubj", "obj", "iobj", "obl")
        known = self.register.named | self.register.of  # names to the right count too: "he praised Lee"
        return {known[a] for a in arguments if a != i and a in known}
