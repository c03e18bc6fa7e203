"""Are copies, passages and shared quotations seen, and nothing else? `python -m benchmarks.copies --data DIR`.

DIR holds JSON lines with `title` and `text` (as PolNeAR's); of its articles `_rewriting` makes pairs of which one took
the other's text over (cut, in another order, rewritten …) or did not. Each pair is linked on its own.

    recall                 of the pairs with a reuse of half or more, those that are linked (as copy or passage)
    precision              of the pairs that are linked, those of which one was made from the other
    recall_KIND            of one kind of pair, with a reuse of half or more
    recall_less            of the pairs with a reuse of less than half
    copies_precision       of the pairs that are called copies, those with a reuse of half or more
    first_right_pct        of the pairs that are called copies, those whose earlier text is the original
    quotes_precision       of the links between claims in quotation marks, those that join the same words
    quotes_recall          of the quotations that both articles of a pair have, those with a link

Claims are the clauses of the texts as commas and points divide them: this asks the linking, not the reader.
"""

from __future__ import annotations

import argparse
import datetime
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks import _data
from benchmarks._rewriting import Pair, Text, make_pairs, text_of
from benchmarks._run import Counts, Errors, Figures, show
from dateline.link.copies import find_copies
from dateline.link.material import Material
from dateline.link.reuse import How, find_reuse
from dateline.link.text import tokens
from dateline.model import Article, Block, BlockKind, Certainty, Claim, Facts, Phase, Polarity
from dateline.span import Span
from dateline.when import UNKNOWN, Basis, When

PAIRS = 2000
SEED = 7
HALF = 0.5
_CLAUSE = re.compile(r"[^,;:.!?“”]+")
_CLAUSE_WORDS = 3
_SAME_RUN = 8  # words in a row by which claims are the same utterance, though nobody planted it
_SAME_CLAUSE = 5  # words of a clause that may stand in another's as a whole
_DAY = datetime.date(2020, 3, 2)


def articles_of(folder: Path) -> list[Text]:
    """The articles of a folder's JSON lines, each once."""
    seen: dict[str, Text] = {}
    for file in sorted(folder.glob("*.jsonl")):
        for row in _data.jsonl(file):
            seen.setdefault(row["id"], text_of(row["title"], row["text"]))
    if not seen:
        raise SystemExit(f"no articles in {folder}: give a folder with *.jsonl whose rows have id, title and text")
    return [seen[id] for id in sorted(seen)]


def article(id: str, text: Text, day: datetime.date) -> Article:
    """A text as the reader of pages hands it on."""
    written, blocks = text.title, [Block(BlockKind.TITLE, 0, len(text.title))]
    for paragraph in text.paragraphs:
        words = " ".join(paragraph)
        blocks.append(Block(BlockKind.PARAGRAPH, len(written) + 1, len(written) + 1 + len(words)))
        written = f"{written}\n{words}"
    return Article(id, written, text.title, tuple(blocks), published=When(day, day, Basis.STATED))


def facts(article: Article) -> Facts:
    """The clauses of an article as claims."""
    claims = tuple(_claims(article))
    return Facts(article.id, (), (), claims)


def _claims(article: Article) -> Iterator[Claim]:
    for block in article.blocks[1:]:
        for match in _CLAUSE.finditer(article.text, block.start, block.end):
            said = match.group().strip()
            if len(said.split()) < _CLAUSE_WORDS:
                continue
            start = match.start() + match.group().index(said)
            longest = max(said.split(), key=len)
            at = start + said.index(longest)
            yield Claim(
                id=f"{article.id}{start}",
                span=Span(article.id, start, start + len(said)),
                head=Span(article.id, at, at + len(longest)),
                predicate=longest.lower(),
                title=said,
                participants=(),
                when=UNKNOWN,
                certainty=Certainty.CERTAIN,
                polarity=Polarity.POSITIVE,
                phase=Phase.HAPPENED,
            )


@dataclass(slots=True)
class Tally:
    """What became of the pairs."""

    recall: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    precision: Counts = field(default_factory=Counts)
    copies: Counts = field(default_factory=Counts)
    first: Counts = field(default_factory=Counts)
    quotes: Counts = field(default_factory=Counts)
    quoted: Counts = field(default_factory=Counts)

    def add(self, pair: Pair, number: int, errors: Errors) -> None:
        """Link one pair, its original the earlier in half of the cases by id, in all by date."""
        ids = ("a", "b") if number % 2 else ("b", "a")
        first, second = article(ids[0], pair.first, _DAY), article(ids[1], pair.second, _DAY + datetime.timedelta(1))
        both = sorted((first, second), key=lambda a: a.id)
        copies, links = find_copies(both)
        linked = {link.kind for link in links}
        if pair.reuse:
            which = ("all", pair.kind) if pair.reuse >= HALF else ("less",)
            for each in which:
                self.recall[each].add(bool(linked), 0, 1)
        if linked:
            self.precision.add(pair.reuse > 0, 1, 0)
        if copies:
            self.copies.add(pair.reuse >= HALF, 1, 0)
            self.first.add(copies[0].original == first.id, 1, 0)
        if bool(linked) != (pair.reuse >= HALF) and (pair.reuse == 0 or pair.reuse >= HALF):
            said = "; ".join(link.because for link in links) or "no link"
            errors.show(f"{pair.kind}, reuse {pair.reuse:.2f}: {said} | {pair.first.title} | {pair.second.title}")
        if not pair.reuse:
            self._quotes(pair, first, second, errors)

    def _quotes(self, pair: Pair, first: Article, second: Article, errors: Errors) -> None:
        material = Material.of([first, second], [facts(first), facts(second)])
        found = False
        for reuse in find_reuse(material, ()):
            if reuse.how is not How.QUOTE:
                continue
            claims = {c.span.article: c for c in (material.claims[reuse.left], material.claims[reuse.right])}
            ours, theirs = (material.words_of(claims[a.id]) for a in (first, second))
            planted = bool(pair.quoted) and _planted(claims, pair, first, second)
            right = planted or _one_utterance(ours, theirs)
            found |= planted
            self.quotes.add(right, 1, 0)
            if not right:
                errors.show(f"quotation of {pair.kind}: {reuse.because} ({reuse.score}) | {ours} | {theirs}")
        if pair.quoted:
            self.quoted.add(found, 0, 1)


def _planted(claims: dict[str, Claim], pair: Pair, first: Article, second: Article) -> bool:
    """Whether two claims stand at the same place of the quotation that was put into both articles."""
    places = []
    for each, opening in ((first, pair.quoted.split()[0]), (second, "")):
        span = claims[each.id].span
        start = each.text.rfind("“", 0, span.start + 1)
        end = each.text.find("”", span.start)
        if opening and not each.text.startswith(pair.quoted, start + 1):
            return False
        size = max(1, end - start)
        places.append(((span.start - start) / size, (span.end - start) / size))
    (a, b), (c, d) = places
    return min(b, d) - max(a, c) > 0.5 * min(b - a, d - c)


def _one_utterance(ours: str, theirs: str) -> bool:
    """Whether the clauses have a long run of words in common, or the shorter stands in the other whole."""
    short, long = sorted((list(tokens(each)) for each in (ours, theirs)), key=len)
    if short == long:
        return True
    size = _SAME_RUN if len(short) >= _SAME_RUN else max(len(short), _SAME_CLAUSE)
    runs = {tuple(short[i : i + size]) for i in range(len(short) - size + 1)}
    return any(tuple(long[i : i + size]) in runs for i in range(len(long) - size + 1))


def score(folder: Path, count: int, seed: int, errors: Errors) -> Figures:
    """The figures of so many pairs of a folder's articles; shares of 1."""
    tally = Tally()
    for number, pair in enumerate(make_pairs(articles_of(folder), count, seed)):
        tally.add(replace(pair), number, errors)
    recalls = {("recall" if kind == "all" else f"recall_{kind}"): c.recall for kind, c in tally.recall.items()}
    return {
        "pairs": count,
        "precision": tally.precision.precision,
        **{name: recalls[name] for name in sorted(recalls)},
        "copies_precision": tally.copies.precision,
        "first_right_pct": tally.first.precision,
        "quotes_precision": tally.quotes.precision,
        "quotes_recall": tally.quoted.recall,
        "quotes_links": int(tally.quotes.predicted),
    }


def main(arguments: list[str] | None = None) -> None:
    """Score pairs of a folder's articles."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.copies", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="a folder of JSON lines with id, title and text")
    parser.add_argument("--limit", type=int, default=PAIRS, help=f"how many pairs are made ({PAIRS})")
    parser.add_argument("--seed", type=int, default=SEED, help="another seed makes other pairs")
    parser.add_argument("--errors", type=int, default=0, help="show N errors")
    chosen = parser.parse_args(arguments)
    show(score(chosen.data, chosen.limit, chosen.seed, Errors(chosen.errors)))


if __name__ == "__main__":
    main()
