"""Whom pronouns mean, learned: src/dateline/models/en/referents.json.

    python -m recipes.train_referents --corpora DIR [--out FOLDER] [--news]

From the training parts of OntoGUM, GAP and ECB+ (`recipes.referent_texts`), with `--news` from news in which pronouns
were read as well: the product's rules ask about each pronoun, and 150 boosted trees tell of each of those whom it may
mean whether it does (`dateline.attribute.rivalry` says what they look at). The reader was trained on the chains of all
but the news, and links pronouns better there than in other texts: in three of ten the link is drawn by chance, so that
the trees trust it, and the rules that use it, as far as it deserves.

Documents are left out in turn (four parts) to see what the trees do with texts that they don't know: printed for each
corpus and kind of pronoun are precision and recall of the rules, and of rules and trees together. Takes about eight
minutes on one core; `benchmarks/coref.py` and `benchmarks/pronouns.py` say what comes of it.
"""

from __future__ import annotations

import argparse
import random
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks import _data
from benchmarks._news_pronouns import heads, is_meant
from benchmarks._run import Counts
from dateline.attribute.hearing import hear
from dateline.attribute.judging import chosen, ruled
from dateline.attribute.questions import Question, Rival, by_rules
from dateline.attribute.register import Register
from dateline.attribute.rivalry import FEATURES, rows
from dateline.lang import words
from dateline.model import Annotations, Form, MentionHead
from dateline.trees import Trees
from dateline.understand import Reader
from recipes.boosting import Settings, boosted
from recipes.referent_texts import Marked, training
from recipes.train_links import write

FOLDS = 4
LOOSENED = 0.3  # of the reader's links of pronouns
REACH = 80  # words before a pronoun, from which a link is drawn by chance
SETTINGS = Settings(trees=150, depth=5, rate=0.08, leaf=25)
PRONOUNS = ("male", "female", "plural", "neuter", "first", "first_plural", "second", "relative")
Matrix = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its rows, and which rivals are right; of those that aren't `known`, nobody knows.

    `told`: whether the gold names or describes whom the pronoun means at all; `by_rules`: whether the rules decide.
    """

    corpus: str
    document: str
    question: Question
    rows: Matrix
    right: Flags
    known: Flags
    told: bool
    by_rules: bool


def questions(reader: Reader, texts: Iterable[Marked]) -> Iterator[Asked]:
    """All that is asked about pronouns in some texts, with the answers."""
    for number, text in enumerate(texts):
        seen = reader.annotate(text.article)
        learned = not text.answers  # the reader learned chains from it
        yield from asked_in(text, loosened(seen, random.Random(number)) if learned else seen)


def loosened(annotations: Annotations, chance: random.Random) -> Annotations:
    """The same with some pronouns linked to somebody by chance."""
    nouns = [m for m in annotations.mentions if m.form is not Form.PRONOUN]

    def drawn(pronoun: MentionHead) -> MentionHead:
        near = [m.chain for m in nouns if 0 < pronoun.token - m.token < REACH]
        return replace(pronoun, chain=chance.choice(near) if near else -1)

    return replace(
        annotations,
        mentions=tuple(
            drawn(m) if m.form is Form.PRONOUN and chance.random() < LOOSENED else m for m in annotations.mentions
        ),
    )


def asked_in(text: Marked, annotations: Annotations) -> Iterator[Asked]:
    """What is asked about the pronouns of one text, where it is marked whom they mean."""
    asked: list[tuple[Question, Matrix, bool]] = []

    def judge(register: Register, question: Question) -> Rival | None:
        asked.append((question, np.array(rows(register, question), np.float64), ruled(register, question)))
        return by_rules(register, question)

    register = hear(text.article, annotations, judge).register
    if text.answers:
        yield from _answered(text, register, asked)
        return
    chain_of, said = _gold(text, register)
    for question, compared, by_syntax in asked:
        chain = chain_of.get(question.i)
        if chain is None and not text.whole:
            continue
        told = said[chain] if chain is not None else frozenset()
        said_of = [_heads(register, rival) for rival in question.rivals]
        right = np.array([bool(h & told) for h in said_of])
        other = np.array([any(chain_of.get(at, chain) != chain for at in h) for h in said_of])
        known = np.full(len(said_of), text.whole or bool(right.any())) | other
        yield Asked(text.corpus, text.article.id, question, compared, right, known, bool(told), by_syntax)


def _answered(text: Marked, register: Register, asked: Iterable[tuple[Question, Matrix, bool]]) -> Iterator[Asked]:
    """What is asked about the pronouns that somebody read."""
    tree = register.tree
    for question, compared, by_syntax in asked:
        token = tree.tokens[question.i]
        means = text.answers.get((token.start, token.end))
        if means is None:
            continue
        names = [heads(text.article, register, each) for each in means]
        right = [any(_is_meant(register, rival, each) for each in names) for rival in question.rivals]
        known = np.ones(len(right), np.bool_)
        yield Asked(
            text.corpus, text.article.id, question, compared, np.array(right, np.bool_), known, bool(names), by_syntax
        )  # fmt: skip


def _is_meant(register: Register, rival: Rival, meant: frozenset[int]) -> bool:
    if rival.draft is None and not rival.joined:
        return meant == {rival.at}
    members = rival.joined if rival.draft is None else register.drafts[rival.draft].members
    return is_meant(register, rival.draft, members, meant)


def _gold(text: Marked, register: Register) -> tuple[dict[int, int], list[frozenset[int]]]:
    """The chain of each marked head word, and of each chain the heads that name or describe."""
    tree = register.tree
    pronouns = frozenset().union(*(words("people", f"pronouns.{row}") for row in PRONOUNS))
    chain_of: dict[int, int] = {}
    said = []
    for number, chain in enumerate(text.chains):
        told = heads(text.article, register, chain)
        chain_of |= dict.fromkeys(told, number)
        said.append(frozenset(at for at in told if tree.lower(at) not in pronouns))
    return chain_of, said


def _heads(register: Register, rival: Rival) -> set[int]:
    """The head words by which a rival is named or described."""
    if rival.draft is None and not rival.joined:
        return {rival.at}
    group = rival.joined if rival.draft is None else (rival.draft, *register.drafts[rival.draft].members)
    return {m.head for n in group for m in register.drafts[n].mentions if m.form is not Form.PRONOUN}


def train(asked: Sequence[Asked], settings: Settings) -> Trees:
    """The trees of some questions."""
    constant, grown = boosted(
        np.concatenate([a.rows[a.known] for a in asked]), np.concatenate([a.right[a.known] for a in asked]), settings
    )
    return Trees(FEATURES, round(constant, 5), tuple(tuple(tree) for tree in grown))


def left_out(asked: Sequence[Asked], settings: Settings) -> None:
    """Print what rules and trees do with documents that the trees don't know."""
    scored: dict[tuple[str, str], tuple[Counts, Counts]] = {}
    for fold in range(FOLDS):
        learned = train([a for a in asked if _fold(a) != fold], settings)
        for each in (a for a in asked if _fold(a) == fold):
            rules, both = scored.setdefault((each.corpus, each.question.kind), (Counts(), Counts()))
            _count(rules, each, each.question.answer)
            taken = None if each.by_rules else chosen(each.question, learned.chances(each.rows).tolist())
            _count(both, each, each.question.answer if each.by_rules else taken)
    for (corpus, kind), (rules, both) in sorted(scored.items()):
        told = (f"{c.precision:.1f}, {c.recall:.1f}" for c in (rules, both))
        print(f"left out, {corpus} {kind}: rules {', with trees '.join(told)} of {int(rules.gold)}", flush=True)


def _fold(asked: Asked) -> int:
    return zlib.crc32(asked.document.encode()) % FOLDS


def _count(counts: Counts, asked: Asked, answer: int | None) -> None:
    known = answer is not None and bool(asked.known[answer])
    counts.add(known and bool(asked.right[answer or 0]), known, asked.told)


def main() -> None:
    """Train, and write what ships."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, help="the folder of all corpora (default: DATELINE_CORPORA)")
    parser.add_argument("--out", type=Path, default=Path("src/dateline/models/en"), help="where referents.json goes")
    parser.add_argument("--news", action="store_true", help="learn from news in which pronouns were read, too")
    options = parser.parse_args()
    texts = training(_data.corpora_root(options.corpora), news=options.news)
    asked = [a for a in questions(Reader.load(), texts) if len(a.rows)]
    print(f"{len(asked)} questions", flush=True)
    left_out(asked, SETTINGS)
    write(train(asked, SETTINGS), options.out / "referents.json")


if __name__ == "__main__":
    main()
