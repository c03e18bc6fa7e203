"""Words, sentences, tags and dependencies on a Universal Dependencies treebank (CoNLL-U).

    python -m benchmarks.parse --data DIR

On gold sentences and words, in per cent: uas, las (main relation without subtype; with punctuation), upos, xpos, lemma.
From raw text (paragraphs are given): word_f1 and sentence_f1, the F1 of exact spans.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks import _data
from benchmarks._run import Counts, Errors, Figures, article, main
from dateline.understand import Reader

GROUP = 8  # gold sentences read together: as in a text, a sentence sees its neighbours


def score(reader: Reader, folder: Path, limit: int | None, errors: Errors) -> Figures:
    files, _ = _data.scored_files(folder, ".conllu")
    documents = [document for file in files for document in _data.treebank(file)][:limit]
    right = dict.fromkeys(("uas", "las", "upos", "xpos", "lemma"), 0)
    words, sentences = Counts(), Counts()
    total = 0
    for document in documents:
        for first in range(0, len(document), GROUP):
            total += _score_gold(reader, document[first : first + GROUP], right, errors)
        _score_raw(reader, document, words, sentences)
    figures: Figures = {name: 100 * count / max(total, 1) for name, count in right.items()}
    return {**figures, "word_f1": words.f1, "sentence_f1": sentences.f1, "scored_words": total}


def _score_gold(reader: Reader, trees: list[_data.Tree], right: dict[str, int], errors: Errors) -> int:
    tokens = reader.annotate_words([tree.words for tree in trees]).tokens
    at = 0
    for tree in trees:
        for i, gold in enumerate(tree.heads):
            token = tokens[at + i]
            head = token.head - at if token.head != at + i else -1
            attached = head == gold
            labelled = attached and token.deprel.split(":")[0] == tree.relations[i].split(":")[0]
            right["uas"] += attached
            right["las"] += labelled
            right["upos"] += token.upos == tree.upos[i]
            right["xpos"] += token.xpos == tree.xpos[i]
            right["lemma"] += token.lemma == tree.lemmas[i]
            if not labelled:
                under = tree.words[head] if head >= 0 else "ROOT"
                wanted = tree.words[gold] if gold >= 0 else "ROOT"
                errors.show(
                    f"{token.text}: {token.deprel} of {under}, should be {tree.relations[i]} of {wanted} | {tree.text}"
                )
        at += len(tree.words)
    return at


def _score_raw(reader: Reader, document: list[_data.Tree], words: Counts, sentences: Counts) -> None:
    text, starts = _data.document_text(document)
    found = reader.annotate(article(text))
    words.add_sets(
        {(t.start, t.end) for t in found.tokens},
        {(at + a, at + b) for at, tree in zip(starts, document, strict=True) for a, b in tree.spans},
    )
    sentences.add_sets(
        {(found.tokens[a].start, found.tokens[b - 1].end) for a, b in found.sentences},
        {(at + tree.spans[0][0], at + tree.spans[-1][1]) for at, tree in zip(starts, document, strict=True)},
    )


if __name__ == "__main__":
    main(__doc__, ("ud_ewt", "gum"), score)
