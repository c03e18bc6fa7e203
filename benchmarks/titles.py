"""Titles of claims: whether they stand in their evidence and keep what governs them.

    python -m benchmarks.titles --data DIR

DIR holds articles as JSON lines (PolNeAR) or a treebank of whole documents (GUM); `dev` parts only. In per cent:

- words_unfounded_pct: of the words of all titles those that stand neither in the claim's evidence (its span; for words
  in brackets its sentence, or the words that tell its source) nor in a name of somebody who is spoken of there.
- governors_missing_pct: of the words that negate, hedge, modalize, restrict or condition a title's predicate those that
  the title doesn't hold. Which words these are, `_governing.py` reads from the reader's trees with lists of its own. On
  a treebank it reads them from the gold trees, so that what the parser got wrong counts as lost too.
- titles_flawed_pct: titles with a slip of form (half a pair of brackets, a word said twice, no capital …).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import _data
from benchmarks._governing import Sentence, Word, governing, missing
from benchmarks._run import Errors, Figures, article, main
from benchmarks._title_check import Told, flaws, gold_tree, lost, told_by, unfounded, words
from dateline.model import Claim
from dateline.understand import Reader


@dataclass(slots=True)
class Tally:
    """Counts over articles."""

    errors: Errors
    titles: int = 0
    flawed: int = 0
    words: int = 0
    unfounded: int = 0
    governors: int = 0
    missing: int = 0
    lacking: int = 0

    def add(self, told: Told, gold: tuple[Sentence, dict[int, int]] | None) -> None:
        """The titles of one article, against gold trees where there are some."""
        for claim in told.facts.claims:
            if gold is not None and claim.head.start not in gold[1]:
                continue  # a word that the treebank cuts elsewhere
            strange, slips = unfounded(told, claim), flaws(told, claim)
            found, gone = _governors(told, claim, gold)
            self.titles += 1
            self.words += len(words(claim.title))
            self.unfounded += len(strange)
            self.governors += found
            self.missing += len(gone)
            self.lacking += bool(gone)
            self.flawed += bool(slips)
            first, last = told.sentence(claim)
            for what in [f"adds '{w}'" for w in strange] + [f"lost '{w}'" for w in gone] + slips:
                self.errors.show(f"{what}: {claim.title} | {told.article.text[first:last]}")

    def figures(self) -> Figures:
        """In per cent."""
        return {
            "titles": self.titles,
            "words_unfounded_pct": 100 * self.unfounded / max(1, self.words),
            "governors": self.governors,
            "governors_missing_pct": 100 * self.missing / max(1, self.governors),
            "titles_lacking_pct": 100 * self.lacking / max(1, self.titles),
            "titles_flawed_pct": 100 * self.flawed / max(1, self.titles),
        }


def _governors(told: Told, claim: Claim, gold: tuple[Sentence, dict[int, int]] | None) -> tuple[int, list[str]]:
    """How many words govern a claim, and those that its title lost."""
    if gold is None:
        gone = lost(told, claim)
        return max(len(governing(told.tree, told.head(claim))), len(gone)), gone
    tree, at = gold
    found = governing(tree, at[claim.head.start])
    return len(found), [tree.words[i].lower for i in missing(tree, at[claim.head.start], claim.title, found)]


def score(reader: Reader, folder: Path, limit: int | None, errors: Errors) -> Figures:
    tally = Tally(errors)
    for told, gold in _told(reader, folder, limit):
        tally.add(told, gold)
    return tally.figures()


def _told(
    reader: Reader, folder: Path, limit: int | None
) -> Iterator[tuple[Told, tuple[Sentence, dict[int, int]] | None]]:
    if any(folder.glob("*.conllu")):
        files, _ = _data.scored_files(folder, ".conllu")
        for document in [d for file in files for d in _data.treebank(file)][:limit]:
            text, starts = _data.document_text(document)
            yield (
                told_by(reader, article(text)),
                gold_tree([_words(t, at) for t, at in zip(document, starts, strict=True)]),
            )
        return
    files, _ = _data.scored_files(folder, ".jsonl")
    texts = {row["id"]: row["text"] for file in files for row in _data.jsonl(file)}
    for id, text in list(texts.items())[:limit]:
        yield told_by(reader, article(text, id)), None


def _words(tree: _data.Tree, at: int) -> tuple[int, tuple[tuple[int, int], ...], list[Word]]:
    rows = zip(tree.words, tree.lemmas, tree.upos, tree.xpos, tree.heads, tree.relations, strict=True)
    own = [Word(w, lemma, u, x, h if h >= 0 else i, r) for i, (w, lemma, u, x, h, r) in enumerate(rows)]
    return at, tree.spans, own


if __name__ == "__main__":
    main(__doc__, ("polnear", "gum"), score)
