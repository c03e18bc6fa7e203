"""The commands that show a story: timeline, claims, sources, entities, conflicts, states."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from dateline.cli.options import json_option, store_option

if TYPE_CHECKING:
    from dateline.model import Story
    from dateline.tell import Entry, Section


@click.command(short_help="What happened, when, and who says so.")
@store_option
@json_option
@click.option("--top", type=click.IntRange(1), metavar="N", help="Only the N events that matter most.")
def timeline(store: str, as_json: bool, top: int | None) -> None:
    """What happened, when (as an honest interval), and who says so, in the order of time."""
    from dateline.tell import timeline as tell

    story = _open(store)
    told = tell(story, prominent=top or len(story.links.events))
    shown = [entry for entry in told.entries if entry.prominent]
    if as_json:
        from dateline.export.json import events

        by_id = {event.id: event for event in events(story)}
        return _json_lines(by_id[entry.event.id] for entry in shown)
    for year in told.years:
        for section in year.sections:
            _section(section.heading, section)
    if told.undated:
        _heading("Without a date")
        for entry in told.undated:
            _entry(entry)
    hidden = len(story.links.events) - len(shown)
    if hidden:
        click.echo(f"\n{hidden} more: run it without --top")
    if not shown:
        click.echo("no events: the articles of this store tell of none")
    return None


@click.command(short_help="Every claim with its date, certainty and chain of sources.")
@store_option
@json_option
def claims(store: str, as_json: bool) -> None:
    """Every claim with its date, its certainty, and the chain of its sources; by article, in the order of its text."""
    story = _open(store)
    if as_json:
        from dateline.export.json import claims as records

        return _json_lines(records(story))
    from dateline.cli import layout
    from dateline.tell.accounts import account
    from dateline.tell.index import Index, page_name
    from dateline.tell.words import Words

    index, words = Index(story), Words()
    said = {facts.article: facts.claims for facts in story.facts}
    for article in story.articles:
        layout.heading(page_name(article) or article.id)
        for claim in sorted(said.get(article.id, ()), key=lambda c: (c.span, c.id)):
            shown = account(claim, index, words)
            status = ", ".join(
                part for part in (shown.certainty, shown.phase, "negated" if shown.denial else "") if part
            )
            chain = layout.sources(shown.steps)
            layout.entry(words.short_when(claim.when), shown.title, (status, chain, claim.id))
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
            layout.entry(words.short_when(shown.when), shown.title, (layout.sources(shown.steps), claim))
    if not story.links.conflicts:
        click.echo("no conflicts found")
    return None


@click.command(short_help="Relations that hold for a time: married, employed, charged.")
@store_option
@json_option
def states(store: str, as_json: bool) -> None:
    """Relations that hold for a time (married, employed by, charged with), with what begins, ends and tells them."""
    story = _open(store)
    if as_json:
        from dateline.export.json import states as records

        return _json_lines(records(story))
    from dateline.cli import layout
    from dateline.tell.accounts import account
    from dateline.tell.index import Index
    from dateline.tell.words import Words

    index, words = Index(story), Words()
    for state in sorted(story.links.states, key=lambda s: (s.relation, s.entities, s.claims)):
        names = ", ".join(index.entities[entity].name for entity in state.entities)
        told = (account(index.claims[claim], index, words) for claim in state.claims)
        notes = [f"told to hold: {words.when(state.holds_at)}" if state.holds_at.known else ""]
        notes += [f"{each.title} ({layout.sources(each.steps)})" for each in told]
        layout.entry(words.short_when(state.when), f"{state.relation.replace('_', ' ')}: {names}", notes)
    if not story.links.states:
        click.echo("no states found")
    return None


def _open(store: str) -> Story:
    from dateline.pipeline import open_story

    return open_story(store)


def _json_lines(records: Iterable[object]) -> None:
    import msgspec

    encoder = msgspec.json.Encoder(order="sorted")
    for record in records:
        click.echo(encoder.encode(record).decode())


def _heading(words: str) -> None:
    from dateline.cli import layout

    layout.heading(words)


def _section(heading: str, section: Section) -> None:
    _heading(heading)
    for entry in section.entries:
        _entry(entry)


def _entry(entry: Entry) -> None:
    from dateline.cli import layout

    # The account that gives the title comes first; a title is never shown without its source.
    first = entry.supporting[0] if entry.supporting else entry.opposing[0]
    standing = ", ".join(part for part in (entry.standing, entry.certainty, entry.phase) if part)
    against = [
        f"against it: {each.title} ({layout.sources(each.steps)})" for each in entry.opposing if each is not first
    ]
    chain = layout.sources(first.steps) + entry.more_origins
    layout.entry(entry.short_when, entry.title, (standing, chain, *against, entry.event.id))
