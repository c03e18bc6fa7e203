"""Which class of unnamed source somebody is, on sources that a person labelled: `python -m benchmarks.anonymity`.

    python -m benchmarks.anonymity [--data DIR] [--errors N]

The labels are in `anonymity.toml` beside this file, by the places of gold sources of PolNeAR's development part: 100,
of which 27 are unnamed. Each article is read from its raw text through the whole stage. What Dateline says of a source
is what the quotes say that name it by words which overlap the gold ones, of several the most; where no quote does, what
its words would have as the source of a quote. In per cent:

- named_or_not_right_pct: unnamed or not, as the label says.
- class_right_pct: the label's very class ("none" for all that has a name or can be looked up).
- unnamed_class_right_pct: of the unnamed ones, those with the right class.
- in_a_quote_pct: how many a quote names; the others are judged by their words.
- CLASS_right, CLASS_labelled: counts.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import _data
from benchmarks._run import Errors, Figures, article, main
from dateline.attribute.anonymity import anonymity
from dateline.attribute.chains import Chains
from dateline.attribute.hearing import Hearing, hear
from dateline.attribute.quoting import quotes_in
from dateline.attribute.reports import Report
from dateline.model import Anonymity, Quote
from dateline.span import Span
from dateline.understand import Reader

LABELS = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A gold source and its label."""

    id: str
    start: int
    end: int
    label: Anonymity


def labels() -> tuple[Labelled, ...]:
    """The labelled sources, in the order of the file."""
    rows = tomllib.loads(LABELS.read_text(encoding="utf-8"))["source"]
    return tuple(Labelled(r["id"], r["start"], r["end"], Anonymity(r["label"])) for r in rows)


def score(reader: Reader, folder: Path, limit: int | None, errors: Errors) -> Figures:
    files, _ = _data.scored_files(folder, ".jsonl")
    rows: dict[str, dict[str, Any]] = {}
    for file in files:
        for row in _data.jsonl(file):
            rows.setdefault(row["id"], row)
    right, labelled, named, quoted = Counter[Anonymity](), Counter[Anonymity](), 0, 0
    heard: dict[str, tuple[Hearing, tuple[Quote, ...]]] = {}
    for each in labels()[:limit]:
        if each.id not in heard:
            made = article(rows[each.id]["text"], each.id)
            listened = hear(made, reader.annotate(made))
            heard[each.id] = (listened, quotes_in(listened))
        found = _quoted(each, heard[each.id][1])
        quoted += found is not None
        said = found or _by_words(each, heard[each.id][0])
        labelled[each.label] += 1
        right[each.label] += said is each.label
        named += (said is Anonymity.NONE) == (each.label is Anonymity.NONE)
        if said is not each.label:
            words = rows[each.id]["text"][each.start : each.end]
            errors.show(f"{words} : {said.value}, not {each.label.value}{'' if found else ' (in no quote)'}")
    total = max(1, labelled.total())
    unnamed = labelled.total() - labelled[Anonymity.NONE]
    return {
        "named_or_not_right_pct": 100 * named / total,
        "class_right_pct": 100 * right.total() / total,
        "unnamed_class_right_pct": 100 * (right.total() - right[Anonymity.NONE]) / max(1, unnamed),
        "in_a_quote_pct": 100 * quoted / total,
        "sources": labelled.total(),
        "unnamed": unnamed,
        **{
            f"{label.value}_{name}": count[label]
            for label in Anonymity
            if labelled[label]
            for name, count in (("right", right), ("labelled", labelled))
        },
    }


def _quoted(gold: Labelled, quotes: tuple[Quote, ...]) -> Anonymity | None:
    """What the quote says that names the source by the most of its words."""
    fits = [
        (shared, -n)
        for n, quote in enumerate(quotes)
        if quote.source is not None and quote.source.span is not None and (shared := _shared(gold, quote.source.span))
    ]
    return quotes[-max(fits)[1]].anonymity if fits else None


def _shared(gold: Labelled, span: Span) -> int:
    return max(0, min(gold.end, span.end) - max(gold.start, span.start))


def _by_words(gold: Labelled, heard: Hearing) -> Anonymity:
    """What the gold words have as the source of a quote."""
    tree = heard.tree
    span = tree.article.span(gold.start, gold.end)
    head = tree.top(tree.within(span))
    if head is None:
        return Anonymity.NOBODY
    report = Report(frozenset({head}), head, None, "floating", source_span=span)
    chains = Chains(tree, heard.register, heard.referents, [report])
    hops = [hop for chain in chains.all for hop in chain.hops]
    return anonymity(tree, heard.register, hops[-1]) if hops else Anonymity.NONE


if __name__ == "__main__":
    main(__doc__, ["polnear"], score)
