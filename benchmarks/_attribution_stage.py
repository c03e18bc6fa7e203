"""Attributions on PolNeAR through the whole stage: from raw text to quotes with resolved sources.

    python -m benchmarks.attribution --stage --data DIR

What `dateline quotes` finds, against the gold attributions. As for the head, the first row of an article counts, what
annotators discarded is left out, and nested gold annotations are all kept. In per cent:

- stage_f1, stage_precision, stage_recall: quotes with the right source and an overlapping content. A source is right if
  the words that the quote names it by overlap the gold source, or if another mention of the entity that they are
  resolved to does; for a gold source that is a relative pronoun ("officials who say"), so does the noun that it stands
  for in Dateline's tree. Of a chain the last counts, who says the words. Quotes and gold attributions pair off one to
  one, the most alike contents first (Dice of their characters). The cue does not count.
  The pieces of a discontinuous content are one content: overlapping one of them is enough.
  A gold attribution without a source (hearsay, passives) is matched by a quote that names nobody, and by no other; a
  quote that names nobody matches no gold attribution with a source. Gold attributions without content are left out.
  Scare quotes attribute nothing, so they count neither as found nor as wrong.
- direct_without_speaker_pct, direct_right_speaker_pct: of the gold attributions with a source more than half of whose
  characters stand between double quotation marks (a mark that its paragraph leaves open ends with it). The quote that
  speaks for one is that which shares most of its characters, of equals the shortest. Without speaker: no quote shares
  any, or that one names nobody. Right: its source is right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import _data
from benchmarks._run import Counts, Errors, Figures, article, one_to_one
from dateline.attribute.hearing import hear
from dateline.attribute.quoting import quotes_in
from dateline.attribute.tree import Tree
from dateline.model import Quote, QuoteKind
from dateline.understand import Reader

Piece = tuple[int, int]
_BLANK = " \n\t\"'“”‘’`"
_QUOTED = re.compile(r'“[^”\n]*|"([^"\n]*)"?')


@dataclass(frozen=True)
class Said:
    """A found quote or a gold attribution: `mentions` are the spans its source is known by, the nearest first."""

    content: tuple[Piece, ...]
    mentions: tuple[Piece, ...]

    @property
    def size(self) -> int:
        return sum(end - start for start, end in self.content)


def score(reader: Reader, folder: Path, limit: int | None, errors: Errors) -> Figures:
    files, _ = _data.scored_files(folder, ".jsonl")
    rows: dict[str, dict[str, Any]] = {}
    for file in files:
        for row in _data.jsonl(file):
            rows.setdefault(row["id"], row)
    tally = Tally()
    for row in list(rows.values())[:limit]:
        made = article(row["text"], row["id"])
        heard = hear(made, reader.annotate(made))
        known = {r.id: tuple((m.span.start, m.span.end) for m in r.mentions) for r in heard.referents.values()}
        found = [_said(q, known) for q in quotes_in(heard) if q.kind is not QuoteKind.SCARE]
        tally.add(row, found, errors, heard.tree)
    return tally.figures()


class Tally:
    """Counts over articles."""

    def __init__(self) -> None:
        self.all, self.direct, self.right, self.silent = Counts(), 0, 0, 0

    def add(self, row: dict[str, Any], found: Sequence[Said], errors: Errors, tree: Tree) -> None:
        """One article: its gold row, what was found in it, and its trees."""
        text = row["text"]
        discarded = [tuple(piece) for region in row.get("discard_regions", ()) for piece in region]
        found = [f for f in found if not overlap(f.content, discarded)]
        gold = [g for each in row["attributions"] if (g := _gold(tree, each)).content]
        paired = pairs(found, gold)
        self.all.add(len(paired), len(found), len(gold))
        for g in direct(text, gold):
            self.direct += 1
            best = speaks(found, g)
            self.silent += best is None or not best.mentions
            self.right += best is not None and _right(best, g)
            if best is None or not _right(best, g):
                errors.show(f"speaker {_line(text, g)} >> {_line(text, best) if best else 'nobody'}")
        for i, f in enumerate(found):
            if i not in {a for a, _ in paired}:
                errors.show(f"wrong   {_line(text, f)}")
        for j, g in enumerate(gold):
            if j not in {b for _, b in paired}:
                errors.show(f"missed  {_line(text, g)}")

    def figures(self) -> Figures:
        """In per cent."""
        return {
            "stage_f1": self.all.f1,
            "stage_precision": self.all.precision,
            "stage_recall": self.all.recall,
            "direct_without_speaker_pct": 100 * self.silent / max(1, self.direct),
            "direct_right_speaker_pct": 100 * self.right / max(1, self.direct),
            "scored_attributions": int(self.all.gold),
            "scored_direct": self.direct,
        }


def _said(quote: Quote, known: dict[str, tuple[Piece, ...]]) -> Said:
    content = tuple((s.start, s.end) for s in quote.content)
    source = quote.source
    if source is None or source.span is None or source.span == source.cue:
        return Said(content, ())
    return Said(content, ((source.span.start, source.span.end), *known.get(source.referent or "", ())))


def _gold(tree: Tree, attribution: dict[str, Any]) -> Said:
    text = tree.article.text
    source = _trimmed(text, attribution["source"])
    return Said(_trimmed(text, attribution["content"]), (*source, *_stood_for(tree, source)))


def _stood_for(tree: Tree, source: Sequence[Piece]) -> list[Piece]:
    """The noun that a relative pronoun stands for."""
    tokens = [i for start, end in source for i in tree.within(tree.article.span(start, end))]
    if len(tokens) != 1 or tree.tokens[tokens[0]].xpos not in ("WP", "WDT"):
        return []
    clauses = [i for i in tree.ancestors(tokens[0]) if tree.tokens[i].deprel == "acl:relcl"]
    nouns = [tree.tokens[tree.tokens[i].head] for i in clauses[:1]]
    return [(noun.start, noun.end) for noun in nouns]


def _trimmed(text: str, pieces: Sequence[Sequence[int]]) -> tuple[Piece, ...]:
    """Without white space and quotation marks at the ends; pieces of nothing else are dropped."""
    trimmed = []
    for start, end in pieces:
        inner = text[start:end].strip(_BLANK)
        if inner:
            at = text.index(inner, start)
            trimmed.append((at, at + len(inner)))
    return tuple(trimmed)


def overlap(left: Sequence[Piece], right: Sequence[Piece]) -> int:
    """How many characters two lists of pieces share."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in left for c, d in right)


def _right(found: Said, gold: Said) -> bool:
    if not gold.mentions or not found.mentions:
        return not gold.mentions and not found.mentions
    return overlap(found.mentions, gold.mentions) > 0


def pairs(found: Sequence[Said], gold: Sequence[Said]) -> list[tuple[int, int]]:
    """Which found quote is which gold attribution, one to one, the most alike first."""
    return one_to_one(
        (-2 * shared / (f.size + g.size), i, j)
        for i, f in enumerate(found)
        for j, g in enumerate(gold)
        if (shared := overlap(f.content, g.content)) and _right(f, g)
    )


def direct(text: str, gold: Sequence[Said]) -> list[Said]:
    """The gold attributions with a source that are mostly between quotation marks."""
    marked = [(m.start() + 1, m.end()) for m in _QUOTED.finditer(text)]
    return [g for g in gold if g.mentions and 2 * overlap(g.content, marked) > g.size]


def speaks(found: Sequence[Said], gold: Said) -> Said | None:
    """The found quote that shares most with a gold content, of equals the shortest."""
    fits = [(overlap(f.content, gold.content), -f.size, -i) for i, f in enumerate(found)]
    best = max((fit for fit in fits if fit[0] > 0), default=None)
    return found[-best[2]] if best else None


def _line(text: str, said: Said) -> str:
    content = " … ".join(text[a:b] for a, b in said.content)
    return f"{text[slice(*said.mentions[0])] if said.mentions else '-'} : {content}"
