"""The commands that show a story: timeline, claims, sources, entities, conflicts, states."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from dateline.cli.options import json_option, known_option, store_option

LABELS = ("crime", "health", "sexuality", "minors")  # as dateline.tell.labels.Label, which is not loaded for --help

label_option = click.option(
    "--label", type=click.Choice(LABELS), help="Only what is to be handled with care for this reason."
)

if TYPE_CHECKING:
    from dateline.model import Story


@click.command(short_help="What happened, when, and who says so.")
@store_option
@json_option
@click.option("--top", type=click.IntRange(1), metavar="N", help="The N happenings that matter most, instead of 40.")
@click.option("--all", "whole", is_flag=True, help="Every event, and not only those that carry the story.")
@label_option
@known_option
def timeline(store: str, as_json: bool, top: int | None, whole: bool, label: str | None, known_on: str | None) -> None:
    """What happened, when (as an honest interval), and who says so, in the order of time.

    Shown are the happenings that carry the story; all else is counted below each month. With --label, all events with a
    claim of that label. With --as-known-on, the story as the articles told it by then; those without a date are left
    out.
    """
    from dateline.tell import FIRST_VIEW, overview
    from dateline.tell import timeline as tell

    story = _open(store, known_on)
    only = _labelled(story, label) if label else None
    told = tell(story, most=top or FIRST_VIEW, whole=whole or label is not None, only=only)
    if as_json:
        from dateline.export.json import events

        by_id = {event.id: event for event in events(story)}
        return _json_lines(by_id[entry.event.id] for entry in told.first)
    from dateline.cli import layout

    layout.opening(overview(story))
    _say_known(story, known_on)
    layout.timeline(told)
    if not told.entries and label:
        click.echo(f"no event has the label {label}")
    elif not told.entries:
        click.echo("no events: the articles of this store tell of none")
    if told.rest:
        click.echo()
        layout.note(f"not shown: {', '.join(told.rest)}. See them with --all.")
    return None


@click.command(short_help="Every claim with its date, certainty and chain of sources.")
@store_option
@json_option
@label_option
def claims(store: str, as_json: bool, label: str | None) -> None:
    """Every claim with its date, its certainty, and the chain of its sources; by article, in the order of its text."""
    story = _open(store)
    if as_json:
        from dateline.export.json import claims as records

        return _json_lines(record for record in records(story) if not label or label in record.labels)
    from dateline.cli import layout
    from dateline.tell.accounts import account
    from dateline.tell.index import Index, page_name
    from dateline.tell.labels import labels
    from dateline.tell.words import Words

    index, words = Index(story), Words()
    said = {facts.article: facts.claims for facts in story.facts}
    for article in story.articles:
        kept = [claim for claim in said.get(article.id, ()) if not label or label in labels(claim, article)]
        if kept or not label:
            layout.heading(page_name(article) or article.id)
        for claim in sorted(kept, key=lambda c: (c.span, c.id)):
            shown = account(claim, index, words)
            status = ", ".join(
                part for part in (shown.certainty, shown.phase, "negated" if shown.denial else "") if part
            )
            chain = layout.sources(shown.steps)
            care = ", ".join(labels(claim, article))
            notes = (status, chain, f"{claim.id} [{care}]" if care else claim.id)
            layout.entry(words.short_when(claim.when), shown.title, notes, byline=shown.byline)
    return None


@click.command(short_help="Who is said to say it, and how much comes down to each.")
@store_option
@json_option
def sources(store: str, as_json: bool) -> None:
    """Who is said to say it: how many claims name each source, and how many come down to it."""
    story = _open(store)
    if as_json:
        from dateline.export.json import sources as records

        return _json_lines(records(story))
    from dateline.cli import layout
    from dateline.tell import overview

    head = ("claims", "origin of", "kind", "source")
    layout.rows([head, *((str(s.claims), str(s.originates), s.kind, s.source.name) for s in overview(story).sources)])
    return None


@click.command(short_help="People, organizations, places and groups.")
@store_option
@json_option
def entities(store: str, as_json: bool) -> None:
    """Whom and what the articles speak of: in how many events, how often, and by which names."""
    story = _open(store)
    if as_json:
        from dateline.export.json import entities as records

        return _json_lines(records(story))
    from dateline.cli import layout
    from dateline.tell import overview

    head = ("events", "mentions", "kind", "name")
    lines = [head]
    for row in overview(story).entities:
        also = f" (also {'; '.join(row.aliases)})" if row.aliases else ""
        members = f" = {', '.join(row.members)}" if row.members else ""
        lines.append((str(row.events), str(row.mentions), row.kind, row.entity.name + members + also))
    layout.rows(lines)
    return None


@click.command(short_help="Claims that can't both hold, both sides told.")
@store_option
@json_option
def conflicts(store: str, as_json: bool) -> None:
    """Claims that can't both hold, with both sides and their sources."""
    story = _open(store)
    if as_json:
        from dateline.export.json import conflicts as records

        return _json_lines(records(story))
    from dateline.cli import layout
    from dateline.tell.accounts import account
    from dateline.tell.index import Index
    from dateline.tell.words import Words

    index, words = Index(story), Words()
    for conflict in sorted(story.links.conflicts, key=lambda c: (c.about, c.claims)):
        layout.heading(f"{conflict.about}: {conflict.because}")
        for claim in conflict.claims:
            shown = account(index.claims[claim], index, words)
            notes = (shown.certainty, layout.sources(shown.steps), claim)
            layout.entry(words.short_when(shown.when), shown.title, notes, byline=shown.byline)
    if not story.links.conflicts:
        click.echo("no conflicts found")
    return None


@click.command(short_help="Relations that hold for a time: married, employed, charged.")
@store_option
@json_option
@known_option
def states(store: str, as_json: bool, known_on: str | None) -> None:
    """Relations that hold for a time (married, employed by, charged with), with what begins, ends and tells them.

    Of each it says who told last that it holds, that it has ended, or that neither is told.
    """
    story = _open(store, known_on)
    if as_json:
        from dateline.export.json import states as records

        return _json_lines(records(story))
    from dateline.cli import layout
    from dateline.model import Force
    from dateline.tell.index import Index
    from dateline.tell.overview import holding
    from dateline.tell.words import Words

    _say_known(story, known_on)
    index, words = Index(story), Words()
    for state in sorted(story.links.states, key=lambda s: (list(Force).index(s.force), s.relation, s.entities)):
        told = holding(state, index, words)
        title = f"{words['page']['and'].join(told.names)}: {' '.join((told.relation, *told.others))}"
        notes = [told.told, *(f"{each.byline}: {each.title} ({each.certainty})" for each in told.accounts)]
        layout.entry(words.short_when(state.when), title, notes)
    if not story.links.states:
        click.echo("no states found")
    return None


def _open(store: str, known_on: str | None = None) -> Story:
    from dateline.pipeline import open_story
    from dateline.when import parse_prefix

    return open_story(store, known_on=parse_prefix(known_on)[1]) if known_on else open_story(store)


def _say_known(story: Story, known_on: str | None) -> None:
    """How many articles a story rests on that is told as it was known on a day."""
    if known_on is None:
        return
    from dateline.cli import layout
    from dateline.tell.words import Words
    from dateline.when import parse_prefix

    words = Words()
    day = words.day(parse_prefix(known_on)[1])
    layout.note(f"- {words.counted('known_article', len(story.articles), day=day)}")


def _labelled(story: Story, label: str) -> frozenset[str]:
    """The events that have a claim with a label."""
    from dateline.tell.index import Index
    from dateline.tell.labels import event_labels

    index = Index(story)
    return frozenset(event.id for event in story.links.events if label in event_labels(event, index))


def _json_lines(records: Iterable[object]) -> None:
    import msgspec

    encoder = msgspec.json.Encoder(order="sorted")
    for record in records:
        click.echo(encoder.encode(record).decode())
