"""Whom "they" and "we" mean: several joined by "and", a group, a plural noun, a body, the side of who speaks.

As for one person, sentences are searched backwards and subjects first (Lappin and Leass 1994); people and bodies are
spoken of as "they" sooner than things are.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.attribute.binding import arguments_beside, joined_owner, looks_ahead, own_subject, owns, subject_above
from dateline.attribute.cues import says
from dateline.attribute.ours import whose_we
from dateline.attribute.questions import Question, Rival
from dateline.attribute.register import Register, is_person_noun
from dateline.attribute.tree import subject_of
from dateline.lang import words
from dateline.model import EntityKind

_NEARNESS = (3.0, 2.25, 1.25, 0.5)  # by sentences between; farther back the rules take nobody
_WIDE = 5  # sentences; nobody told of before them is asked about
_PEOPLE = 1.0  # what it counts to be people or a body
_SUBJECT, _AGENT, _OBJECT = 1.5, 1.0, 0.5
_SINGLE = 1.0  # how much weaker one body is
_OWN = 1.25  # to be the subject of the pronoun's own clause
_LINKED = 1.0  # to be in one chain with it, as the reader sees it
_MARGIN = 1.0  # how much better the best must be than the next
_AGENTS = ("person", "organization", "animal")


class Plurals:
    """Resolves the pronouns of several against the drafts of a register."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.tree = register.tree

    def ask(self, i: int, speaker: int | None) -> Question:
        """Whom "they" or "their" at token i may mean, and whom the rules take."""
        own = self._own(i)
        scored: dict[tuple[int, ...], tuple[float, Rival]] = {}
        every: dict[tuple[int, ...], Rival] = {}
        for rival in self._candidates(i, speaker):
            every[rival.key] = rival
            score = self._score(i, rival, own)
            if score is not None and (rival.key not in scored or score > scored[rival.key][0]):
                scored[rival.key] = score, rival
        told = self._told(i)
        chosen = told if told is not None else self._best(i, speaker, [*scored.values()])
        if chosen is not None:
            every.setdefault(chosen.key, chosen)
        rivals = tuple(scored[key][1] if key in scored else rival for key, rival in every.items())
        scores = tuple(scored[key][0] if key in scored else None for key in every)
        answer = [*every].index(chosen.key) if chosen is not None else None
        return Question(i, "several", "", speaker, rivals, scores, answer, told is not None)

    def _told(self, i: int) -> Rival | None:
        """Who they are where the syntax of their sentence tells."""
        teller = self._teller(i)
        if teller is not None and self._many(teller):
            return Rival(self.register.latest_at(i, teller), teller)
        first = joined_owner(self.tree, i)
        if first is not None and self._plural_noun(first) and self.register.name_head(first) == first:
            return Rival(first, self.register.of.get(first))
        return None

    def _best(self, i: int, speaker: int | None, scored: list[tuple[float, Rival]]) -> Rival | None:
        """Who is clearly the likeliest, else the couple of an article that tells of one."""
        scored = sorted(scored, key=lambda each: (-each[0], -each[1].at))
        if not scored or any(scored[0][0] - score < _MARGIN for score, _ in scored[1:]):
            couple = self._couple(i, speaker)
            return Rival(self.register.latest_at(i, couple), couple) if couple is not None else None
        return scored[0][1]

    def _couple(self, i: int, speaker: int | None) -> int | None:
        """The couple of an article that tells of one: who else is not clearly meant."""
        couples = [n for key, n in self.register.groups.items() if len(key) == 2]
        acting = self.tree.relation(i) in ("nsubj", "nmod")
        if len(couples) != 1 or not acting or speaker in self.register.drafts[couples[0]].members:
            return None
        told = (couples[0], *self.register.drafts[couples[0]].members)
        near = (self.register.distance(i, m.head) for n in told for m in self.register.drafts[n].mentions if m.head < i)
        return couples[0] if any(distance < len(_NEARNESS) for distance in near) else None

    def we(self, i: int, speaker: int | None) -> int | None:
        """A speaker's "we": several who speak, or whom the one who speaks speaks for."""
        if speaker is None or self._many(speaker):
            return speaker
        return whose_we(self.register, i, speaker)

    def _many(self, number: int) -> bool:
        draft = self.register.drafts[number]
        named = any(self.tree.tokens[m.head].xpos == "NNPS" for m in draft.mentions)  # "Democrats"
        return draft.plural or bool(draft.members) or named or draft.kind is EntityKind.ORGANIZATION

    def _teller(self, i: int) -> int | None:
        """Who speaks of himself: the subject of "said" in "X said that they …"."""
        tree = self.tree
        clause = tree.head(i)
        if clause is None or tree.relation(i) != "nsubj" or tree.relation(clause) != "ccomp":
            return None
        cue = tree.tokens[clause].head
        if not says(tree.lemma(cue)):
            return None
        teller = subject_of(tree, cue)
        return self.register.of.get(self.register.name_head(teller)) if teller is not None else None

    # -- candidates

    def _candidates(self, i: int, speaker: int | None) -> Iterator[Rival]:
        register, tree = self.register, self.tree
        beside, above = arguments_beside(tree, i), frozenset(tree.ancestors(i))
        banned = {register.of[a] for a in beside if a in register.of}
        banned |= {speaker} if speaker is not None else set()
        for at, members in register.pairs:
            if at < i and speaker not in members and register.distance(i, at) < _WIDE:
                yield Rival(at, None, members)
        ahead = looks_ahead(tree, i)
        reach = tree.annotations.sentences[max(0, tree.tokens[i].sentence - _WIDE + 1)][0]
        for at in (*range(reach, i), *([ahead] if ahead is not None else [])):
            head = register.name_head(at)
            number = register.of.get(head, register.named.get(head))
            if head != at or number in banned or at in beside or at in above:
                continue
            if number is not None and self._many(number) and not self._timed(at):
                yield Rival(at, number)
            elif number is None and self._plural_noun(at):
                yield Rival(at, None)

    def _plural_noun(self, at: int) -> bool:
        """Whether a token is a plural noun that nobody has been told by yet; no span of time, no part of another."""
        tree = self.tree
        return (
            tree.tokens[at].xpos in ("NNS", "NNPS")
            and tree.relation(at) not in ("compound", "amod", "flat", "appos")
            and tree.lower(at) not in words("rank", "kinds.lengths")
            and not self._timed(at)
        )

    def _timed(self, at: int) -> bool:
        start = self.tree.tokens[at].start
        return any(t.span.start <= start < t.span.end for t in self.tree.annotations.timexes)

    # -- scores

    def _score(self, i: int, candidate: Rival, subject_near: int | None) -> float | None:
        tree, at = self.tree, candidate.at
        distance = self.register.distance(i, at)
        if not 0 <= distance < len(_NEARNESS):
            return None
        relation = tree.relation(at)
        subject = relation == "nsubj" or (relation == "conj" and self._joined_subject(at))
        agent = tree.tokens[at].deprel == "obl:agent"
        score = _NEARNESS[distance]
        score += _SUBJECT if subject else _AGENT if agent else _OBJECT if relation in ("obj", "iobj") else 0.0
        score -= _SINGLE if self._single(candidate) else 0.0
        people = bool(candidate.joined) or self._people(candidate)
        if at > i and not people:
            return None  # "in their favour, the talks may help": things are seldom looked ahead to
        own = people and relation in ("nsubj", "conj") and subject_near in (at, *tree.ancestors(at))
        score += (_PEOPLE if people else 0.0) + (_OWN if own else 0.0)
        score += _LINKED if at in tree.chain(i) else 0.0
        return score + 0.001 * min(at, 500) * (distance == 0)

    def _own(self, i: int) -> int | None:
        if owns(self.tree, i):
            return own_subject(self.tree, i)
        return subject_above(self.tree, i) if self.tree.relation(i) == "nsubj" else None

    def _joined_subject(self, at: int) -> bool:
        return any(self.tree.relation(a) == "nsubj" for a in self.tree.ancestors(at))

    def _single(self, candidate: Rival) -> bool:
        """Whether a candidate is one body: "the company" is an "it" sooner."""
        draft = self.register.drafts[candidate.draft] if candidate.draft is not None else None
        many = self.tree.tokens[candidate.at].xpos in ("NNS", "NNPS")
        return draft is not None and not draft.plural and not draft.members and not many

    def _people(self, candidate: Rival) -> bool:
        """Whether a candidate is people or a body, by its noun or as the reader sees it."""
        if self.tree.kind(candidate.at) in _AGENTS or is_person_noun(self.tree.lemma(candidate.at)):
            return True
        draft = self.register.drafts[candidate.draft] if candidate.draft is not None else None
        return draft is not None and (bool(draft.members) or draft.kind is not EntityKind.OTHER)
