"""Timelines of entities from raw articles, as SemEval-2015 task 4 has it: `python -m benchmarks.timelines --data DIR`.

DIR has one or more parts, each a folder with `articles/` (XML of the task) and `timelines/`, or is such a folder. The
text of a part's articles is built into a story; `_timeline_projection` says how a story becomes timelines of the task,
`_temporal_awareness` how these are scored. Prints `name: value` lines; lines with `#` are remarks.

    micro_f1, micro_precision, micro_recall  temporal awareness over all entities
    ENTITY_f1                                of one entity
    events_f1, …_precision, …_recall         event words of the timelines, whatever their dates and order
    dates_right_pct                          of the gold's dated events that were found, those with exactly its date

    name_alone_micro_f1         of the events that `--about NAME` gives: one entity has the name, and others like it not

What a step loses is what the figure gains when the gold does that step:

    gold_dates_micro_f1         the events found, where they are the gold's with its dates and order
    gold_coreference_micro_f1   events that the gold has as one share the sharpest date found
    gold_words_micro_f1         only event words that the articles' own annotation has as events
    gold_events_micro_f1        exactly the gold's events, with the dates that were found or that their place suggests
    gold_events_dates_micro_f1  both: what is lost then is lost by the order
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks._run import Counts, Errors, Figures, show
from benchmarks._temporal_awareness import Awareness, Timeline, awareness, micro, normal_date, ordered
from benchmarks._timeline_data import Document, Part, parts
from benchmarks._timeline_projection import (
    Found,
    Page,
    anchored,
    by_name,
    events_of,
    pages,
    selections,
    share_dates,
    timeline,
)
from dateline.model import Annotations, Article, Facts, Story, TimeExpression
from dateline.pipeline import build_story, default_stages
from dateline.tell.index import Index


def read(documents: Sequence[Document]) -> tuple[Story, list[Page]]:
    """The story of documents that are written to files as text, and what was made of each."""
    seen: dict[str, Annotations] = {}
    stages = default_stages()

    def attribute(article: Article, annotations: Annotations, timexes: tuple[TimeExpression, ...]) -> Facts:
        seen[article.id] = annotations
        return stages.attribute(article, annotations, timexes)

    with tempfile.TemporaryDirectory() as folder:
        for document in documents:
            (Path(folder) / f"{document.id}.txt").write_text(document.text + "\n", encoding="utf-8")
        story = build_story([folder], stages=replace(stages, attribute=attribute))
    for unread in story.unread:
        print(f"# not read: {unread.path}: {unread.reason}")
    return story, pages(story, documents, seen)


@dataclass(frozen=True, slots=True)
class Entity:
    """A gold timeline, what was found for its entity, and all pages (for events that were not found)."""

    gold: Timeline
    found: tuple[Found, ...]
    pages: tuple[Page, ...]
    named: tuple[Found, ...] = ()  # what `--about` with the name alone gives

    @property
    def score(self) -> Awareness:
        return awareness(timeline(self.gold.entity, self.found), self.gold)

    @property
    def dates(self) -> dict[str, tuple[int, str]]:
        """The line and the date that the gold gives each event."""
        return {event: (line.order, line.date) for line in reversed(self.gold.lines) for event in line.events}


def entities(part: Part) -> list[Entity]:
    """The timelines of a part, built from its articles."""
    story, made = read(part.documents)
    index = Index(story)
    return [_entity(index, made, gold) for gold in part.timelines]


def _entity(index: Index, made: Sequence[Page], gold: Timeline) -> Entity:
    found = events_of(index, made, selections(index, gold.entity))
    return Entity(gold, tuple(found), tuple(made), tuple(events_of(index, made, by_name(index, gold.entity))))


# ---- what a step loses -----------------------------------------------------------------------------------------------


def with_gold_dates(entity: Entity) -> Awareness:
    """What was found, with the gold's dates and lines where the gold has them."""
    gold = entity.dates
    dates = {each.id: each.date for each in entity.found}
    # a line of the gold stands at its date, and one without a date behind the line before it
    key_of: dict[int, tuple[str, int]] = {}
    last = ""
    for order, date in sorted({(order, normal_date(date)) for order, date in gold.values() if order > 0}):
        last = max(last, date)
        key_of[order] = (last, order)
    placed: dict[str, tuple[tuple[str, int] | None, str]] = {}
    for event, date in dates.items():
        if event in gold:
            order, given = gold[event]
            placed[event] = (key_of[order] if order > 0 else None, given)
        else:
            normal = normal_date(date)
            same = [key for key in key_of.values() if key[0] == normal]
            placed[event] = ((min(same) if same else (normal, 0)) if normal else None, date)
    return awareness(ordered(entity.gold.entity, placed), entity.gold)


def with_gold_coreference(entity: Entity) -> Awareness:
    """What was found, where mentions that the gold has in one row share their date."""
    row_of = {event: str(n) for n, line in enumerate(entity.gold.lines) for event in line.events}
    return awareness(timeline(entity.gold.entity, share_dates(entity.found, row_of)), entity.gold)


def with_name_alone(entity: Entity) -> Awareness:
    """What a user gets who asks for the name as the task has it."""
    return awareness(timeline(entity.gold.entity, entity.named), entity.gold)


def with_gold_words(entity: Entity) -> Awareness:
    """What was found, without words that the annotation of the articles has not as events."""
    known = {page.document.event_id(*event) for page in entity.pages for event in page.document.events}
    return awareness(timeline(entity.gold.entity, [f for f in entity.found if f.id in known]), entity.gold)


def gold_events(entity: Entity) -> list[Found]:
    """The gold's events (but those of line 0) with the dates found, or where there is none the date of their place."""
    found = {each.id: each for each in entity.found}
    wanted = [event for line in entity.gold.lines if line.order > 0 for event in line.events]
    suggested = {each.id: each for page in entity.pages for each in anchored(page, set(wanted))}
    return [found.get(event) or suggested[event] for event in wanted if event in found or event in suggested]


def with_gold_events(entity: Entity) -> Awareness:
    """Exactly the gold's events."""
    return awareness(timeline(entity.gold.entity, gold_events(entity)), entity.gold)


def with_gold_events_and_dates(entity: Entity) -> Awareness:
    """The gold's events and their dates, in the order of the dates."""
    gold = entity.dates
    dated = [replace(each, date=gold[each.id][1]) for each in gold_events(entity)]
    return awareness(timeline(entity.gold.entity, dated), entity.gold)


_STEPS = {
    "name_alone": with_name_alone,
    "gold_dates": with_gold_dates,
    "gold_coreference": with_gold_coreference,
    "gold_words": with_gold_words,
    "gold_events": with_gold_events,
    "gold_events_dates": with_gold_events_and_dates,
}

# ---- figures ---------------------------------------------------------------------------------------------------------


def figures(found: Sequence[Entity]) -> Figures:
    """All figures of the timelines of one or more parts."""
    total = micro(entity.score for entity in found)
    values: Figures = {
        "entities": len(found),
        "micro_f1": total.f1,
        "micro_precision": total.precision,
        "micro_recall": total.recall,
    }
    for entity in found:
        values[f"{_slug(entity.gold.entity)}_f1"] = entity.score.f1
    events, dates = Counts(), Counts()
    for entity in found:
        gold = {event for line in entity.gold.lines if line.order > 0 for event in line.events}
        ours = {each.id: each.date for each in entity.found if normal_date(each.date)}
        events.add_sets(set(ours), set(gold))
        dated = {event: normal_date(entity.dates[event][1]) for event in gold & set(ours)}
        dated = {event: date for event, date in dated.items() if date}
        dates.add(sum(normal_date(ours[event]) == date for event, date in dated.items()), len(dated), len(dated))
    values |= {"events_f1": events.f1, "events_precision": events.precision, "events_recall": events.recall}
    values["dates_right_pct"] = dates.precision
    for name, step in _STEPS.items():
        values[f"{name}_micro_f1"] = micro(map(step, found)).f1
    return values


def _slug(name: str) -> str:
    return re.sub(r"\W+", "_", name.lower()).strip("_")


def explain(entity: Entity, errors: Errors) -> None:
    """The first differences between a gold timeline and what was found."""
    gold = entity.dates
    ours = {each.id: each.date for each in entity.found}
    sentences: dict[str, str] = {}
    for page in entity.pages:
        for word in page.document.words:
            key = f"{page.document.id}-{word.sentence}"
            sentences[key] = f"{sentences.get(key, '')} {word.text}"
    for event in sorted(gold.keys() | ours.keys()):
        wanted = gold[event][1] if event in gold else "no event"
        if (event in gold and gold[event][0] == 0 and event not in ours) or normal_date(ours.get(event, "")) == wanted:
            continue
        text = sentences.get("-".join(event.split("-")[:2]), "")
        errors.show(f"{entity.gold.entity}: {event}: gold {wanted}, found {ours.get(event, 'no event')} |{text}")


def main(arguments: list[str] | None = None) -> None:
    """Score the parts of a folder."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.timelines", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="a part, or a folder of parts")
    parser.add_argument("--errors", type=int, default=0, help="show N errors")
    chosen = parser.parse_args(arguments)
    errors = Errors(chosen.errors)
    given = parts(chosen.data)
    found = {part.name: entities(part) for part in given}
    if len(given) > 1:
        for name, each in found.items():
            show({f"{_slug(name)}_{key}": value for key, value in figures(each).items()})
    every = [entity for each in found.values() for entity in each]
    show(figures(every))
    for entity in every:
        explain(entity, errors)


if __name__ == "__main__":
    main()
