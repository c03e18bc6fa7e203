"""Whom the pronouns of news mean, as somebody read them: `news_pronouns.tsv`.

The articles are of PolNear's training part, none longer than 900 words; asked for were all pronouns of the third person
but those that the rules alone decide ("he said"). A line has the article's id and for each pronoun its characters and,
behind "=", those of a head word of who is meant: "+" between several who are meant together, "|" between names of the
same one, nothing for a pronoun of nobody (a clause, the weather, people in general). No text is in it.

One article in five is kept apart for `benchmarks.news_pronouns`; of the others `recipes.train_referents` learns.
"""

from __future__ import annotations

import csv
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks import _data
from benchmarks.claims_read import written
from dateline.attribute.register import Register
from dateline.model import Article

ANSWERS = Path(__file__).with_name("news_pronouns.tsv")
APART = 5
Place = tuple[int, int]
Means = tuple[tuple[Place, ...], ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """An article, and for the place of each pronoun that was read whom it means."""

    article: Article
    means: Mapping[Place, Means]


def answered(folder: Path, *, apart: bool) -> Iterator[Answered]:
    """The articles that are kept `apart`, or the others; `folder` is PolNear's."""
    told = dict(_read(ANSWERS))
    wanted = {name for name in told if (zlib.crc32(name.encode()) % APART == 0) is apart}
    for name, article in written(row for row in _data.jsonl(folder / "train.jsonl") if row["id"] in wanted):
        yield Answered(article, told[name])


def _read(file: Path) -> Iterator[tuple[str, Mapping[Place, Means]]]:
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            answers = (each.split("=") for each in row["means"].split(" "))
            yield row["article"], {_place(pronoun): _means(told) for pronoun, told in answers}


def _means(told: str) -> Means:
    return tuple(tuple(map(_place, each.split("+"))) for each in told.split("|") if each)


def _place(told: str) -> Place:
    start, end = told.split("-")
    return int(start), int(end)


def heads(article: Article, register: Register, places: Iterable[Place]) -> frozenset[int]:
    """The head words of mentions."""
    tree = register.tree
    tops = (tree.top(tree.within(article.span(*place))) for place in places)
    return frozenset(register.name_head(top) for top in tops if top is not None)


def is_meant(register: Register, own: int | None, members: Collection[int], meant: Collection[int]) -> bool:
    """Whether a draft (`own`), or several together (`members`), is who has these head words: one for one, or one for
    each of several."""
    if len(meant) == 1:
        return own is not None and _holds(register, own, next(iter(meant)))
    together = {next((n for n in members if _holds(register, n, head)), None) for head in meant}
    return bool(members) and together == set(members)


def _holds(register: Register, draft: int, head: int) -> bool:
    return any(m.head == head for m in register.drafts[draft].mentions)
