"""Claims drawn at random, for a person to read: `python -m benchmarks.claims_read --seed N [--show] [--data DIR]`.

The articles are PolNear's development part, each read as a file of its own with its outlet and date, as a build reads
it. All claims of all of them are in one list, ordered by article and place, and `--count` of them are drawn without
putting back. With `--show` each is printed under its article's headline, as `dateline claims` lists it, with the
sentence and the paragraph that carry it, and the context that is told beside its title: a reader judges title,
participants, source (the whole chain) and certainty (with polarity and phase), each right or wrong. Whom the words only
name beside what the predicate says (role "other": owners, those of inner clauses) stand in a line of their own.

What was judged is in `claims_read.toml` beside this file: seed, counts and classes of error, and no text. Without
`--show`, the counts of the seed's reading are printed, if there was one. A change of the rules makes another draw of
the same seed, so a reading holds for the rules of its day.
"""

from __future__ import annotations

import argparse
import pickle
import random
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import _data
from dateline.attribute import attribute
from dateline.date import date_article
from dateline.model import Annotations, Article, Claim, Facts, Role, Unread
from dateline.read import read_bytes
from dateline.understand import Reader

READINGS = Path(__file__).with_suffix(".toml")
COLUMNS = ("title", "participants", "source", "certainty")
Seen = list[tuple[Article, Annotations]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A claim with the article that it stands in and what the article's referents are called."""

    article: Article
    claim: Claim
    names: dict[str, str]

    @property
    def paragraph(self) -> str:
        """The block that holds the claim."""
        at = self.claim.head.start
        block = next(b for b in self.article.blocks if b.start <= at < b.end)
        return self.article.text[block.start : block.end]


def load(folder: Path, model: Path | None, seen: Path | None) -> Seen:
    """The articles with what the reader sees in them; kept in the file `seen`, where that is given."""
    if seen is not None and seen.is_file():
        kept: Seen = pickle.loads(seen.read_bytes())
        return kept
    reader = Reader.load(directory=model)
    found = [(each, reader.annotate(each)) for each in articles(folder)]
    if seen is not None:
        seen.write_bytes(pickle.dumps(found))
    return found


def articles(folder: Path) -> Iterator[Article]:
    """The articles of the folder's scored part, as files with header lines; the first record of each id."""
    files, _ = _data.scored_files(folder, ".jsonl")
    return (each for _, each in written(row for file in files for row in _data.jsonl(file)))


def written(records: Iterable[dict[str, Any]]) -> Iterator[tuple[str, Article]]:
    """PolNear's records as articles, by their ids; the first record of each."""
    rows: dict[str, dict[str, Any]] = {}
    for row in records:
        rows.setdefault(row["id"], row)
    for name, row in sorted(rows.items()):
        title, _, body = row["text"].partition("\n")
        # the corpus ends the headline with a full stop that its page hadn't
        written = f"Outlet: {row['publisher']}\nDate: {row['date']}\n\n{title.removesuffix('.')}\n{body}"
        for each in read_bytes(written.encode(), f"{name}.txt"):
            if not isinstance(each, Unread):
                yield name, each


def draw(seen: Seen, seed: int, count: int) -> tuple[list[Drawn], int]:
    """The claims drawn, in the order of the articles, and how many there are."""
    everything: list[Drawn] = []
    for each, found in seen:
        facts: Facts = attribute(each, found, date_article(each, found))
        names = {r.id: r.name for r in facts.referents}
        everything += [Drawn(each, claim, names) for claim in facts.claims]
    chosen = sorted(random.Random(seed).sample(range(len(everything)), min(count, len(everything))))
    return [everything[n] for n in chosen], len(everything)


def shown(number: int, drawn: Drawn) -> Iterator[str]:
    """The lines of one claim, for reading."""
    claim, text = drawn.claim, drawn.article.text
    parts = [p for p in claim.participants if p.role is not Role.OTHER]
    who = [f"{p.role.value} {drawn.names[p.referent]} ({p.span.of(text)})" for p in parts]
    who += [f"{u.role.value} “{u.span.of(text)}” (not resolved)" for u in claim.unresolved]
    beside = [f"{drawn.names[p.referent]} ({p.span.of(text)})" for p in claim.participants if p not in parts]
    chain = " <- ".join(f"{hop.name or 'nobody named'} [{hop.kind.value}]" for hop in claim.attribution)
    held = f"{claim.certainty.value} {claim.polarity.value} {claim.phase.value}"
    yield f"--- {number} {claim.id}"
    yield f"headline:     {drawn.article.title}"
    yield f"title:        {claim.title}"
    if claim.context is not None:
        yield f"  context:    {claim.context.of(text)}"
    yield f"participants: {'; '.join(who) or '-'}"
    if beside:
        yield f"  named also: {'; '.join(beside)}"
    yield f"source:       {chain or '(the author)'}"
    yield f"certainty:    {held}   ({claim.rule})"
    yield f"clause:       {claim.span.of(text)}"
    yield f"paragraph:    {drawn.paragraph}"


def reading(seed: int) -> dict[str, Any] | None:
    """What was judged of a seed's draw."""
    table = tomllib.loads(READINGS.read_text(encoding="utf-8"))
    return next((each for each in table["readings"] if each["seed"] == seed), None)


def figures(judged: dict[str, Any]) -> Iterator[str]:
    """Per cent right in each column, and the classes of error."""
    for column in COLUMNS:
        yield f"{column}_right_pct: {100 * judged['right'][column] / judged['read']:.2f}"
    for column, classes in judged["errors"].items():
        for name, number in classes.items():
            yield f"# {column}: {number} {name}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Draw, and show or count."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.claims_read", description="Draws claims to be read.")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=100, help="how many claims are drawn (default: 100)")
    parser.add_argument("--show", action="store_true", help="print the claims with their paragraphs")
    parser.add_argument("--data", type=Path, help="the folder of PolNear")
    parser.add_argument("--corpora", type=Path, help="the folder of all corpora (default: DATELINE_CORPORA)")
    parser.add_argument("--model", type=Path, help="the folder of another reader than the shipped one")
    parser.add_argument("--seen", type=Path, help="a file that keeps what the reader sees, for a second run")
    options = parser.parse_args(arguments)
    folder = options.data or _data.corpora_root(options.corpora) / "polnear"
    drawn, total = draw(load(folder, options.model, options.seen), options.seed, options.count)
    print(f"claims: {total}\ndrawn: {len(drawn)}\narticles_drawn_from: {len({d.article.id for d in drawn})}")
    if options.show:
        for number, each in enumerate(drawn, 1):
            print("\n".join(shown(number, each)))
        return
    judged = reading(options.seed)
    print("\n".join(figures(judged)) if judged else "# nobody has read this draw")


if __name__ == "__main__":
    main()
