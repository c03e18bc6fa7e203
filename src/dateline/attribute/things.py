"""What "it" means: a body, a work or a thing that was told of just before, where one of them is clearly best.

"It" is often nobody ("it is clear that", "made it hard to leave", "when it comes to"): such is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.attribute.binding import arguments_beside, clause_of, looks_ahead, own_subject, owns, subject_above
from dateline.attribute.cues import says
from dateline.attribute.hyphens import HYPHENS
from dateline.attribute.questions import Question, Rival
from dateline.attribute.register import Register, is_person_noun
from dateline.attribute.tree import Tree, subject_of
from dateline.lang import words
from dateline.model import EntityKind

_NEARNESS = (3.0, 2.0)  # by sentences between; farther back the rules take nothing
_WIDE = 4  # sentences; nothing told of before them is asked about
_SUBJECT, _OBJECT = 1.5, 0.5
_BODY = 0.5  # what it counts to be an organization or a work
_DOES = 1.0  # where the pronoun does something to something: "it sold the yard"
_NAMED = 0.25
_OWN = 1.5  # to be the subject of the pronoun's own clause
_ABOVE = 1.0  # and of the clause above, for a pronoun that is a subject
_LINKED = 1.5  # to be in one chain with it, as the reader sees it
_MARGIN = 0.5  # how much better the best must be than the next
_INSIDE = ("compound", "amod", "flat", "appos", "fixed", "case")  # parts of another mention
_SPEAKING = (EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.WORK)
_CLAUSES = ("ccomp", "csubj", "xcomp", "advcl", "acl", "parataxis")


def stands_for_nothing(tree: Tree, i: int) -> bool:
    """Whether "it" at token i is nobody: a dummy, or stands for a clause that follows ("it is hard to say")."""
    if tree.lower(i) not in words("people", "pronouns.neuter"):
        return False
    if tree.tokens[i].deprel == "expl" or _glued(tree, i):
        return True
    if owns(tree, i):
        return False
    verb = tree.head(i)
    if verb is None:
        return False
    follows = [c for c in tree.kids(verb, *_CLAUSES) if c > verb]
    if tree.relation(i) == "nsubj":
        adjective = tree.tokens[verb].upos in ("ADJ", "NOUN") and tree.child(verb, "cop") is not None
        seems = tree.lemma(verb) in words("people", "dummies.subject")
        if tree.lemma(verb) in words("people", "dummies.comes") and any(
            tree.lower(c) in words("people", "dummies.comes_to") for c in _cases(tree, verb)
        ):
            return True
        if tree.child(verb, "cop") is not None and _timed(tree, verb):
            return True  # "it’s been ten years", "it was Monday"
        if any(tree.lower(c) in words("people", "dummies.whatever") for c in tree.kids(verb, "obj")):
            return True  # "whatever it takes"
        clauses = [c for c in follows if tree.relation(c) in ("ccomp", "csubj", "xcomp") or _to_do(tree, c)]
        return (bool(clauses) and (adjective or seems)) or tree.lemma(verb) in words("people", "dummies.weather")
    if tree.relation(i) == "obj":
        found = tree.lemma(verb) in words("people", "dummies.object") and any(
            c > i for c in tree.kids(verb, "xcomp", "ccomp", "advcl")
        )
        particle = tree.child(verb, "compound:prt")
        if particle is not None and f"{tree.lemma(verb)} {tree.lower(particle)}" in words("people", "dummies.phrasal"):
            return True
        put = tree.lemma(verb) in words("people", "dummies.put")
        return found or (put and not tree.kids(verb, "obl"))
    return False


def stands_for_clause(tree: Tree, i: int) -> bool:
    """Whether an "it" that nothing was told of stands for a clause, or only sets a phrase off: "it was clear that",
    "it was Lee who", "it was in May that"."""
    verb = tree.head(i)
    if verb is None or tree.lower(i) not in words("people", "pronouns.neuter") or tree.relation(i) != "nsubj":
        return False
    if tree.child(verb, "ccomp", "csubj", "xcomp") is not None:
        return True
    return tree.child(verb, "cop") is not None and tree.child(verb, "acl", "advcl") is not None


def _timed(tree: Tree, i: int) -> bool:
    return tree.kind(i) == "time" or any(i in tree.within(t.span) for t in tree.annotations.timexes)


def _cases(tree: Tree, verb: int) -> list[int]:
    return [c for obl in (verb, *tree.kids(verb, "obl", "advcl", "nmod")) for c in tree.kids(obl, "case", "mark")]


def _glued(tree: Tree, i: int) -> bool:
    """A part of a word with hyphens: "a first-of-its-kind vote"."""
    before = tree.tokens[i - 1] if i else None
    return before is not None and before.text in HYPHENS and before.end == tree.tokens[i].start


def _to_do(tree: Tree, i: int) -> bool:
    return any(tree.tokens[c].xpos == "TO" for c in tree.kids(i, "mark"))


class Things:
    """Resolves "it" and "its" against the drafts of a register."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.tree = register.tree

    def ask(self, i: int) -> Question | None:
        """What "it" or "its" at token i may mean, and what the rules take; None where it is nobody."""
        if stands_for_nothing(self.tree, i):
            return None
        scored: dict[tuple[int, ...], tuple[float, Rival]] = {}
        every: dict[tuple[int, ...], Rival] = {}
        near = self._favoured(i)
        candidates = list(self._candidates(i))
        reach = len(_NEARNESS) - 1  # an owner is told in the sentence, where anybody in it can be
        if owns(self.tree, i) and any(self.register.distance(i, c.at) <= 0 for c in candidates):
            reach = 0
        for rival in candidates:
            every[rival.key] = rival
            if self.register.distance(i, rival.at) <= reach:
                score = self._score(i, rival.at, rival.draft, near)
                if rival.key not in scored or score > scored[rival.key][0]:
                    scored[rival.key] = score, rival
        chosen = self._best(i, [*scored.values()])
        rivals = tuple(scored[key][1] if key in scored else rival for key, rival in every.items())
        scores = tuple(scored[key][0] if key in scored else None for key in every)
        answer = [*every].index(chosen.key) if chosen is not None else None
        return Question(i, "thing", "", None, rivals, scores, answer, told=False, owns=owns(self.tree, i))

    def _best(self, i: int, scored: list[tuple[float, Rival]]) -> Rival | None:
        """Which one is clearly the likeliest, and near enough."""
        ranked = sorted(scored, key=lambda each: (-each[0], -each[1].at))
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN):
            return None
        return ranked[0][1] if self._likely(i, ranked[0][1].at) else None

    def _speaks(self, i: int) -> bool:
        """Whether a pronoun is the subject of a verb of saying: things say little."""
        verb = self.tree.head(i)
        return self.tree.relation(i) == "nsubj" and verb is not None and says(self.tree.lemma(verb))

    def _candidates(self, i: int) -> Iterator[Rival]:
        register, tree = self.register, self.tree
        beside, above = arguments_beside(tree, i), frozenset(tree.ancestors(i))
        speaks = self._speaks(i)
        reach = tree.annotations.sentences[max(0, tree.tokens[i].sentence - _WIDE + 1)][0]
        ahead = looks_ahead(tree, i)
        for at in (*range(reach, i), *([ahead] if ahead is not None else [])):
            head = register.name_head(at)
            if head != at or at in beside or at in above or tree.relation(at) in _INSIDE:
                continue
            number = register.of.get(head, register.named.get(head))
            if speaks and not self._body(at, number):
                continue
            if number is None and self._noun(at):
                yield Rival(at, None)
            elif number is not None and self._one_thing(number) and not self._mere_place(at, number):
                yield Rival(at, number)

    def _likely(self, i: int, at: int) -> bool:
        """Whether a pronoun is near enough to its antecedent to be told: both subjects, or in one sentence with it and
        in one chain. What is said to be something ("it's a pity") is often what was said before, and no thing."""
        tree = self.tree
        above = self._above(i) == at
        if owns(tree, i) or above:
            return True
        verb = tree.head(i)
        if verb is not None and tree.relation(i) == "nsubj" and tree.child(verb, "cop") is not None:
            return False
        if tree.quotation(i) is not None:
            return False
        subject = tree.relation(at) == "nsubj"
        near = self.register.distance(i, at) <= 0
        return (subject and tree.relation(i) == "nsubj") or (near and at in tree.chain(i))

    def _favoured(self, i: int) -> dict[int, float]:
        """The subjects of a pronoun's own clause and of those above, with what that counts."""
        own = own_subject(self.tree, i) if owns(self.tree, i) else None
        near = {at: _ABOVE for at in (self._above(i), self._teller(i)) if at is not None}
        if own is not None:
            near[self.register.name_head(own)] = near.get(self.register.name_head(own), 0.0) + _OWN
        return near

    def _does(self, i: int) -> bool:
        verb = self.tree.head(i)
        return self.tree.tokens[i].deprel == "nsubj" and verb is not None and self.tree.child(verb, "obj") is not None

    def _teller(self, i: int) -> int | None:
        """Who tells what an owner stands in: "the firm says the deal will raise its profit"."""
        clause = clause_of(self.tree, i) if owns(self.tree, i) else None
        if clause is None or self.tree.relation(clause) != "ccomp":
            return None
        teller = subject_of(self.tree, self.tree.tokens[clause].head)
        return self.register.name_head(teller) if teller is not None else None

    def _above(self, i: int) -> int | None:
        """The subject of the clause above a pronoun that is a subject."""
        above = subject_above(self.tree, i) if self.tree.relation(i) == "nsubj" else None
        return self.register.name_head(above) if above is not None else None

    def _one_thing(self, number: int) -> bool:
        draft = self.register.drafts[number]
        person = draft.kind is EntityKind.PERSON or any(map(is_person_noun, draft.nouns))
        return not draft.plural and not draft.members and not person

    def _body(self, at: int, number: int | None) -> bool:
        known = number is not None and self.register.drafts[number].kind in _SPEAKING
        return known or self.tree.kind(at) in ("organization", "place")

    def _mere_place(self, at: int, number: int) -> bool:
        """Where something is ("the bridge in Harrow"): places are spoken of as "it" where they do or own something."""
        place = self.register.drafts[number].kind is EntityKind.PLACE or self.tree.kind(at) == "place"
        located = self.tree.relation(at) in ("obl", "nmod") and self.tree.tokens[at].deprel != "nmod:poss"
        return place and located

    def _noun(self, at: int) -> bool:
        """Whether a token is a noun for one thing that nobody has been told by yet; no span of time."""
        tree = self.tree
        return (
            tree.tokens[at].xpos in ("NN", "NNP")
            and tree.tokens[at].upos in ("NOUN", "PROPN")
            and tree.kind(at) not in ("person", "time", "")
            and not is_person_noun(tree.lemma(at))
            and not any(t.span.start <= tree.tokens[at].start < t.span.end for t in tree.annotations.timexes)
        )

    def _score(self, i: int, at: int, number: int | None, near: dict[int, float]) -> float:
        tree = self.tree
        distance = max(0, self.register.distance(i, at))
        relation = tree.relation(at)
        score = _NEARNESS[distance]
        score += _SUBJECT if relation == "nsubj" else _OBJECT if relation in ("obj", "iobj") else 0.0
        draft = self.register.drafts[number] if number is not None else None
        if draft is not None:
            body = draft.kind in (EntityKind.ORGANIZATION, EntityKind.WORK)
            score += (_DOES if self._does(i) else _BODY) if body else 0.0
            score += _NAMED if draft.named else 0.0
        score += near.get(at, 0.0)
        score += _LINKED if at in tree.chain(i) else 0.0
        return score + 0.001 * min(at, 500) * (distance == 0)
