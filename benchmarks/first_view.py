"""Is the first view of a story the story? `python -m benchmarks.first_view [--data DIR]… [--verbose]`.

DIR holds a `gold.json` that marks `main` events, and the articles beside it, in `articles/` or in `pages/`; by default
the example story is measured, and the mixed folder of 150 files, made with
seed 1. Prints `name: value` lines; lines with `#` are remarks.

    main_found_pct   of the happenings marked `main`, those that an event of the first view tells
    happenings_pct   of the events in the first view, those that are real happenings: no moods, opinions, background,
                     and nothing that the gold doesn't know
    twice            events of the first view that tell a happening which another of them tells too
    merged           events of the first view that join claims of two happenings
"""

from __future__ import annotations

import argparse
import io
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from benchmarks._happenings import REAL, Happening, Told, load_happenings
from benchmarks._story_score import Texts, likeness, percent
from benchmarks.stories import EXAMPLES
from dateline.export import EXPORTERS
from dateline.export import records as r
from dateline.model import Story
from dateline.pipeline import build_story
from dateline.tell.index import Index
from dateline.tell.lead import lead
from dateline.tell.rank import rank
from dateline.tell.words import Words
from examples.kessary.generate import write


@dataclass(frozen=True, slots=True)
class Match:
    """What the gold says of one claim: the happening that its words tell, and as what."""

    happening: Happening
    kind: str


@dataclass(frozen=True, slots=True)
class Shown:
    """An event of the first view: its title, what its title's claim tells, and what each of its claims tells.

    One claim may hold the words of two happenings ("two were killed and nine injured").
    """

    id: str
    title: str
    leading: tuple[Match, ...]
    told: tuple[tuple[Match, ...], ...]

    @property
    def happening(self) -> str:
        """The happening that most of its claims tell, that of its title among equals; "" where the gold knows none."""
        said = Counter(matched[0].happening.id for matched in self.told)
        held = Counter(match.happening.id for matched in self.told for match in matched)
        own = self.leading[0].happening.id if self.leading else ""
        return max(said, key=lambda id: (held[id], said[id], id == own, id), default="")

    @property
    def real(self) -> bool:
        matched = self.leading or tuple(match for matched in self.told for match in matched)
        return any(match.kind in REAL for match in matched)

    @property
    def merged(self) -> bool:
        """Whether a claim tells another happening than the others, and not this one."""
        return any(self.happening not in {match.happening.id for match in matched} for matched in self.told)


def matches(story: Story, gold: Sequence[Happening]) -> dict[str, tuple[Match, ...]]:
    """For each claim, the happenings that its words tell, first the one in whose words its predicate stands.

    A claim tells a happening whose words it has for the most part, or whose words hold its own; further ones count only
    where the claim has all their words.
    """
    export = export_of(story)
    texts = Texts(export)
    heads = {claim.id: texts.at(claim.span.article, claim.head.start) for claim in story.claims}
    told: defaultdict[str, list[tuple[int, int, Happening, Told]]] = defaultdict(list)
    for happening in gold:
        for each in happening.told:
            article = texts.article(each.file)
            start = texts.find(article.id, each.evidence) if article else -1
            if article and start >= 0:
                told[article.id].append((start, start + texts.size(each.evidence), happening, each))
    found: dict[str, tuple[Match, ...]] = {}
    for claim in export.claims:
        low, high = texts.reach(claim)
        near = []
        for start, end, happening, each in told[claim.span.article]:
            alike = likeness(start, end, low, high)
            if alike is None and start <= low and high <= end:
                alike = (high - low) / (end - start)  # a clause of the sentence that the gold gives
            if alike is not None:
                apart = not start <= heads[claim.id] < end
                whole = low <= start and end <= high
                near.append((apart, -alike, happening.id, whole, Match(happening, each.kind)))
        near.sort(key=lambda row: row[:3])
        if near:
            found[claim.id] = (near[0][-1], *(match for *_, whole, match in near[1:] if whole))
    return found


def first_view(story: Story, gold: Sequence[Happening]) -> list[Shown]:
    """The events of the first view in the order of their rank, with what the gold says of them."""
    known = matches(story, gold)
    index = Index(story)
    shown = []
    for id in rank(index, Words()).first:
        event = index.events[id]
        told = tuple(known[claim] for claim in sorted(event.claims) if claim in known)
        best = lead(event, index)
        shown.append(Shown(id, best.title, known.get(best.id, ()), told))
    return shown


def export_of(story: Story) -> r.Export:
    written = io.StringIO()
    EXPORTERS["json"](story, written)
    return msgspec.json.decode(written.getvalue(), type=r.Export)


def figures(shown: Sequence[Shown], gold: Sequence[Happening]) -> dict[str, float]:
    """The figures by name."""
    main = {happening.id for happening in gold if happening.main}
    told = Counter(each.happening for each in shown if each.happening)
    return {
        "main_events": len(main),
        "first_view": len(shown),
        "main_found_pct": percent(len(main & set(told)), len(main)),
        "happenings_pct": percent(sum(each.real for each in shown), len(shown)),
        "twice": sum(count - 1 for count in told.values()),
        "merged": sum(each.merged for each in shown),
    }


def explain(shown: Sequence[Shown], gold: Sequence[Happening]) -> Iterator[str]:
    """A line for each event of the first view, then for each main happening that is not in it."""
    seen: dict[str, int] = {}
    for number, each in enumerate(shown, 1):
        ids = Counter(matched[0].happening.id for matched in each.told)
        marks = [
            "" if each.real else "NOT REAL",
            f"TWICE {seen.get(each.happening)}" * (each.happening in seen),
            "MERGED" * each.merged,
        ]
        if each.happening:
            seen.setdefault(each.happening, number)
        told = ", ".join(f"{id} {n}" for id, n in ids.most_common()) or "unknown to the gold"
        yield f"# {number:2} {' '.join(filter(None, marks)):9} | {each.title} | {told} | {each.id}"
    for happening in gold:
        if happening.main and happening.id not in {each.happening for each in shown}:
            yield f"# MISSED {happening.id}: {happening.title}"


def story_of(folder: Path) -> Story:
    """The story of a folder's articles."""
    places = [folder / name for name in ("pages", "articles") if (folder / name).is_dir()]
    return build_story(places[:1] or [folder])


def main(arguments: list[str] | None = None) -> None:
    """Measure the first view of the folders given, else of the example story and the mixed folder."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.first_view", description="Measures the first view.")
    parser.add_argument("--data", type=Path, action="append", metavar="DIR", help="folder with articles and gold.json")
    parser.add_argument("--verbose", action="store_true", help="a line for each event of the first view")
    options = parser.parse_args(arguments)
    if options.data:
        for folder in options.data:
            measure(folder, f"{folder.resolve().name}_" if len(options.data) > 1 else "", options.verbose)
        return
    measure(EXAMPLES / "hesterwick", "hesterwick_", options.verbose)
    with tempfile.TemporaryDirectory() as made:
        write(Path(made))
        measure(Path(made), "kessary_", options.verbose)


def measure(folder: Path, prefix: str, verbose: bool) -> None:
    """Print the figures of one folder."""
    gold = load_happenings(folder)
    shown = first_view(story_of(folder), gold)
    for name, value in figures(shown, gold).items():
        print(f"{prefix}{name}: {value}")
    if verbose:
        print("\n".join(explain(shown, gold)))


if __name__ == "__main__":
    main()
