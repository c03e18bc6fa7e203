"""Whom a pronoun means, by trees that were trained on texts in which it is marked (models/*/referents.json, made by
recipes/train_referents.py), stacked on the rules: what the rules take is one of the things that the trees look at.

The rules alone decide where syntax tells ("Lee himself", "Lee and his wife") and who the "he" of "he said" is, or
whether that stays open: it is told by who spoke last, and no text in which it is marked is like the news in it.
"""

from __future__ import annotations

from dateline import trees
from dateline.attribute.cues import is_speaker
from dateline.attribute.questions import Question, Verdict, by_rules
from dateline.attribute.register import Register
from dateline.attribute.rivalry import rows

# the chance from which on the likeliest rival is taken, how much likelier than the next it is to be (of two as likely
# none is taken), and the chance from which on the rules' answer is kept where no rival is likely enough
SURE = {"person": 0.45, "several": 0.4, "thing": 0.55}
OWNER = 0.3  # from which on whose thing it is ("its members") is taken: "its" is never nobody's
LEAD = {"person": 0.2, "several": 0.15, "thing": 0.1}
KEPT = 0.3
# the chance from which on a title says the name; of the pronouns of news that were read (benchmarks/news_pronouns.tsv)
# and are taken at a lower one, a third of the persons and of the several mean others, and almost half of the things
NAMED = {"person": 0.7, "several": 0.8, "thing": 0.8}


def by_trees(register: Register, question: Question) -> Verdict | None:
    """The rival that the trees find likeliest, else the rules' answer; None where both are too unlikely."""
    import numpy as np

    if ruled(register, question):
        return by_rules(register, question)
    chances = trees.load("referents").chances(np.array(rows(register, question))).tolist()
    number = chosen(question, chances)
    return Verdict(question.rivals[number], chances[number] >= NAMED[question.kind]) if number is not None else None


def ruled(register: Register, question: Question) -> bool:
    """Whether the rules alone decide."""
    says_so = register.tree.quotation(question.i) is None and is_speaker(register.tree, question.i)
    return question.told or says_so


def chosen(question: Question, chances: list[float]) -> int | None:
    """The number of the rival to take when each has such a chance."""
    order = sorted(range(len(chances)), key=lambda n: (-chances[n], -question.rivals[n].at))
    best, next_best = chances[order[0]], max((chances[n] for n in order[1:]), default=0.0)
    sure = OWNER if question.kind == "thing" and question.owns else SURE[question.kind]
    if best >= sure and (best - next_best >= LEAD[question.kind] or order[0] == question.answer):
        return order[0]
    return question.answer if question.answer is not None and chances[question.answer] >= KEPT else None
