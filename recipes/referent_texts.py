"""Texts in which it is marked who is meant, as articles: OntoGUM, ECB+, GAP, and news. The trees of referents learn
from their training parts (`recipes.train_referents`).

Mentions are told by their characters: the reader cuts the text into words as it does in any article.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import _data
from benchmarks._event_coref_data import Document
from benchmarks._news_pronouns import Means, Place, answered
from benchmarks._run import article
from dateline.model import Article


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and its chains, each as the places of its mentions. `whole`: every chain is marked, and a pronoun in none
    means nobody; else only pronouns in a chain are asked for.

    `answers`: of a text without chains, for the place of a pronoun whom it means (see `benchmarks._news_pronouns`).
    """

    article: Article
    chains: tuple[tuple[Place, ...], ...]
    whole: bool
    corpus: str
    answers: Mapping[Place, Means] = field(default_factory=dict)


def training(root: Path, *, news: bool = False) -> Iterator[Marked]:
    """The texts to learn from, with `news` those in which pronouns were read too; none of them is scored."""
    yield from ontogum(root / "gum", "train")
    yield from names_meant(root / "gap" / "train.tsv")
    yield from checked_news(root / "ecbplus" / "train.jsonl")
    for read in answered(root / "polnear", apart=False) if news else ():
        yield Marked(read.article, (), False, "news", read.means)


def ontogum(folder: Path, part: str) -> Iterator[Marked]:
    """Whole documents of many genres, with their paragraphs."""
    documents = _data.treebank(folder / f"{part}.conllu")
    for trees, (_, _, linked) in zip(documents, _data.chains(folder / f"{part}.ontogum.conll"), strict=True):
        text, starts = _data.document_text(trees)
        places = [(at + a, at + b) for at, tree in zip(starts, trees, strict=True) for a, b in tree.spans]
        yield Marked(article(text, trees[0].id), _grouped(linked, places), True, "gum")


def checked_news(file: Path) -> Iterator[Marked]:
    """ECB+: news in which some sentences were checked, each a paragraph. Chains go over documents."""
    for row in _data.jsonl(file):
        sentences: list[list[str]] = [[] for _ in range(max(row["sent"]) + 1)]
        for word, number in zip(row["tokens"], row["sent"], strict=True):
            sentences[number].append(word)
        cut = tuple(tuple(sentence) for sentence in sentences)
        written, places = Document(row["doc"], "", cut, (), frozenset()).written()
        chains: dict[str, list[Place]] = {}
        for mention in row["mentions"]:
            if mention["type"].startswith(("HUMAN", "NON_HUMAN", "LOC")) and mention.get("coref"):
                place = (places[min(mention["tokens"])][0], places[max(mention["tokens"])][1])
                chains.setdefault(mention["coref"], []).append(place)
        yield Marked(written, tuple(map(tuple, chains.values())), False, "ecb")


def names_meant(file: Path) -> Iterator[Marked]:
    """GAP: one pronoun a text, and two names of which it means one or neither."""
    for row in _data.rows_of(file):
        place = {n: (int(row[f"{n}-offset"]), int(row[f"{n}-offset"]) + len(row[n])) for n in ("Pronoun", "A", "B")}
        same = {n for n in "AB" if row[f"{n}-coref"].upper() == "TRUE"}
        chains = [tuple(place[n] for n in ("Pronoun", *sorted(same)))]
        chains += [(place[n],) for n in "AB" if n not in same]
        yield Marked(article(row["Text"], row["ID"]), tuple(chains), False, "gap")


def _grouped(linked: list[_data.GoldMention], places: list[Place]) -> tuple[tuple[Place, ...], ...]:
    chains: dict[int, list[Place]] = {}
    for mention in linked:
        chains.setdefault(mention.chain, []).append((places[mention.first][0], places[mention.last - 1][1]))
    return tuple(map(tuple, chains.values()))
