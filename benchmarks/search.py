"""Search over the claims of example stories, by queries in other words than theirs: `python -m benchmarks.search`.

Queries (benchmarks/search.toml) were written by hand from the articles before any search was run, as a reader would ask
who remembers what was said and not its words; each names words of the clauses that tell it. A claim is right where its
clause touches them. For search by words, by meaning and by both:

    WAY_recall_at_5   of the queries, those with a right claim among the first five
    WAY_mrr           the mean of 1 / the rank of the first right one (Voorhees 1999), 0 below the twentieth
    own_words_found_pct   of claims that are asked for by their own title, those found first, by both (or another of the
                          same words, brackets apart)
    embedding_ms      a claim, at its first search
"""

from __future__ import annotations

import argparse
import tempfile
import time
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks._run import Errors, Figures, show
from dateline.model import Story
from dateline.pipeline import build, open_story
from dateline.searching import By, search
from dateline.understand import Embedder

QUERIES = Path(__file__).with_name("search.toml")
SHOWN, DEEP = 5, 20
_OWN = 20  # claims of a story that are asked for by their own words


def right(found: Sequence[str], story: Story) -> set[str]:
    """The claims whose clauses touch any of these words, in whatever article they stand."""
    places = []
    for article in story.articles:
        for words in found:
            start = article.text.find(words)
            while start >= 0:
                places.append((article.id, start, start + len(words)))
                start = article.text.find(words, start + 1)
    return {
        claim.id
        for claim in story.claims
        for article, start, end in places
        if claim.span.article == article and claim.span.start < end and start < claim.span.end
    }


def unbracketed(title: str) -> str:
    """The words of a title: brackets only say which of them are taken from around its clause."""
    return title.replace("[", "").replace("]", "")


def rank(store: str, asked: str, wanted: set[str], by: By, embedder: Embedder) -> int:
    """The rank of the first right claim; 0 where none is among the first twenty."""
    hits = search(store, asked, by=by, limit=DEEP, load=lambda: embedder).hits
    return next((n for n, hit in enumerate(hits, 1) if hit.id in wanted), 0)


def ranks(root: Path, errors: Errors, embedder: Embedder) -> Iterator[tuple[str, int]]:
    """The rank of each query of each story, by each way of searching."""
    for each in tomllib.loads(QUERIES.read_text(encoding="utf-8"))["story"]:
        with tempfile.TemporaryDirectory() as folder:
            store = f"{folder}/story.dateline"
            build([root / each["folder"] / "articles"], store)
            story = open_story(store)
            start, titles = time.process_time(), len({claim.title for claim in story.claims})
            search(store, "anything", by=By.MEANING, load=lambda: embedder)
            yield "embedding_us", round(1e6 * (time.process_time() - start) / titles)
            for query in each["queries"]:
                wanted = right(query["found"], story)
                if not wanted:
                    errors.show(f"{each['folder']}: no claim tells what '{query['ask']}' asks for")
                found = {by: rank(store, query["ask"], wanted, by, embedder) for by in By}
                yield from ((by.value, found[by]) for by in By)
                if not 0 < found[By.BOTH] <= SHOWN:
                    errors.show(f"{query['ask']}: rank {found[By.BOTH] or 'over 20'}; {query['found'][0]}")
            step = max(1, len(story.claims) // _OWN)
            for claim in story.claims[::step]:
                same = {other.id for other in story.claims if unbracketed(other.title) == unbracketed(claim.title)}
                yield "own_words", rank(store, claim.title, same, By.BOTH, embedder)


def figures(found: Sequence[tuple[str, int]]) -> Figures:
    """All figures of the ranks found."""
    values: Figures = {}
    for by in By:
        mine = [n for name, n in found if name == by.value]
        values["queries"] = len(mine)
        values[f"{by.value}_recall_at_5"] = 100 * sum(0 < n <= SHOWN for n in mine) / len(mine)
        values[f"{by.value}_mrr"] = 100 * sum(1 / n for n in mine if n) / len(mine)
    own = [n for name, n in found if name == "own_words"]
    values["own_words_found_pct"] = 100 * sum(n == 1 for n in own) / len(own)
    values["embedding_ms"] = max(n for name, n in found if name == "embedding_us") / 1000
    return values


def main(arguments: list[str] | None = None) -> None:
    """Score the queries on the examples."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.search", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[1], help="where the folder examples/ is")
    parser.add_argument("--errors", type=int, default=0, help="show N queries whose claim is not among the first five")
    chosen = parser.parse_args(arguments)
    show(figures(list(ranks(chosen.data, Errors(chosen.errors), Embedder.load()))))


if __name__ == "__main__":
    main()
