"""Which states hold and which have ended, on short stories of `states.toml`: `python -m benchmarks.states`.

In per cent: of the states that are claimed to be in force, how many are (now_precision); of those that are, how many
are claimed (now_recall); of those that are told to have ended, how many are known to (ended_recall). `--verbose` names
what is wrong, a line for each story.
"""

from __future__ import annotations

import argparse
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks._run import Counts, show
from dateline.attribute import attribute
from dateline.date import date_article
from dateline.link import link
from dateline.model import Article, Block, BlockKind, Facts, Force, Links
from dateline.understand import Reader
from dateline.when import UNKNOWN, from_edtf

CASES = Path(__file__).with_name("states.toml")


@dataclass(frozen=True, slots=True)
class Found:
    """The states of a story as "relation: names", by what is known of them."""

    now: frozenset[str]
    ended: frozenset[str]


def cases(file: Path = CASES) -> list[dict[str, Any]]:
    """The stories with their gold."""
    found: list[dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8"))["case"]
    return found


def find(reader: Reader, case: dict[str, Any]) -> Found:
    """What the program makes of a story."""
    articles = [_article(number, *told) for number, told in enumerate(case["articles"])]
    links = link(articles, [_facts(reader, article) for article in articles])
    return Found(_states(links, Force.IN_FORCE), _states(links, Force.ENDED))


def _article(number: int, published: str, text: str) -> Article:
    when = from_edtf(published) if published else UNKNOWN
    blocks = (Block(BlockKind.PARAGRAPH, 0, len(text)),)
    return Article(f"a{number}", text, "", blocks, f"Outlet {number}", (), when, None, (), (f"a{number}.txt",), "en")


def _facts(reader: Reader, article: Article) -> Facts:
    seen = reader.annotate(article)
    return attribute(article, seen, date_article(article, seen))


def _states(links: Links, force: Force) -> frozenset[str]:
    names = {entity.id: entity.name for entity in links.entities}
    return frozenset(
        f"{state.relation.replace('_', ' ')}: {', '.join(sorted(names[entity] for entity in state.entities))}"
        for state in links.states
        if state.force is force
    )


def main(arguments: list[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.states", description=__doc__)
    parser.add_argument("--verbose", action="store_true", help="a line for each story with an error")
    chosen = parser.parse_args(arguments)
    reader = Reader.load()
    now, ended = Counts(), Counts()
    told = cases()
    for case in told:
        found = find(reader, case)
        now.add_sets(set(found.now), set(case["now"]))
        over = set(case.get("ended", ()))
        ended.add_sets(set(found.ended & over), over)
        if chosen.verbose and (found.now != set(case["now"]) or not over <= found.ended):
            print(f"# {case['name']}: now {sorted(found.now)}, ended {sorted(found.ended)}")
    figures = {"now_precision": now.precision, "now_recall": now.recall, "ended_recall": ended.recall}
    show({**figures, "scored_stories": len(told)})


if __name__ == "__main__":
    main()
