"""The commands that show a story: timeline, claims, sources, entities, conflicts, states."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.options import SELECTION, json_option, known_option, selection_options, store_option, story_option

if TYPE_CHECKING:
    from dateline.model import Story
    from dateline.store import Counts
    from dateline.tell.index import Index
    from dateline.tell.selection import Selection


@click.command(short_help="What happened, when, and who says so.")
@store_option
@story_option
@json_option
@click.option("--top", type=click.IntRange(1), metavar="N", help="The N events that matter most, in the order of time.")
@click.option("--all", "whole", is_flag=True, help="Every event, and not only those that carry the story.")
@selection_options(*SELECTION)
@known_option
def timeline(
    store: str, one: str | None, as_json: bool, top: int | None, whole: bool, known_on: str | None, **asked: Any
) -> None:
    """What happened, when (as an honest interval), and who says so, in the order of time.

    Shown are the 40 happenings that carry the story most; all else is counted below each month. The options choose
    among the story's events, and hold together. Of a store of many stories, if none is named and nothing is asked for,
    shown is what weighs most in any of them. --about tells a story of its own: what matters is then how much a part
    somebody has in it. --standing, --min-origins and --label show all that they leave, however small. What may lie
    between --from and --to stays; what nothing dates doesn't, and is counted. With --as-known-on, the story as the
    articles told it by then; those without a date are left out.
    """
    from dateline.tell import overview
    from dateline.tell import timeline as tell
    from dateline.tell.index import Index

    many = None if one or known_on or whole or _asks(asked) else _weightiest(store, top)
    story = many[0] if many else _open(store, one, known_on)
    selection = _selection(Index(story), asked)
    told = tell(story, most=top, whole=whole or many is not None, selection=selection)
    if as_json:
        from dateline.export.sections import events

        by_id = {event.id: event for event in events(story)}
        return _json_lines(by_id[entry.event.id] for entry in told.first)
    from dateline.cli import layout

    if many:
        _say_many(many[1])
    else:
        layout.opening(overview(story))
    _say_known(story, known_on)
    if told.asked and told.entries:
        layout.note(f"- {told.asked}")
    layout.timeline(told)
    if not told.entries and not _say_nothing(story, selection):
        click.echo("no events: the articles of this store tell of none")
    if told.rest:
        click.echo()
        layout.note(f"not shown: {', '.join(told.rest)}. See them with --all.")
    return None


@click.command(short_help="Every claim with its date, certainty and chain of sources.")
@store_option
@story_option
@json_option
@selection_options(*SELECTION)
def claims(store: str, one: str | None, as_json: bool, labels: tuple[str, ...], **asked: Any) -> None:
    """Every claim with its date, its certainty, and the chain of its sources; by article, in the order of its text.

    The options choose among events, and all claims of an event are shown. --label asks of each claim.
    """
    from dateline.tell.index import Index
    from dateline.tell.labels import labels as labels_of
    from dateline.tell.selection import claims_of

    story = _open(store, one)
    index = Index(story)
    selection = _selection(index, asked)
    chosen = claims_of(selection, index)
    kept = [
        (claim, care)
        for claim in story.claims
        if claim.id in chosen
        for care in [labels_of(claim, index.article_of(claim))]
        if not labels or not set(labels).isdisjoint(care)
    ]
    if as_json:
        from dateline.export.sections import claims as records

        wanted = {claim.id for claim, _ in kept}
        return _json_lines(record for record in records(story) if record.id in wanted)
    from dateline.cli import layout
    from dateline.tell.accounts import account
    from dateline.tell.context import context_line
    from dateline.tell.index import page_name
    from dateline.tell.words import Words

    words = Words()
    for article in story.articles:
        said = sorted((each for each in kept if each[0].span.article == article.id), key=lambda e: (e[0].span, e[0].id))
        if said or (selection.is_open and not labels):
            layout.heading(page_name(article) or article.id)
        for claim, care in said:
            shown = account(claim, index, words)
            status = ", ".join(
                part for part in (shown.certainty, shown.phase, "negated" if shown.denial else "") if part
            )
            chain = layout.sources(shown.steps, words)
            id = f"{claim.id} [{', '.join(care)}]" if care else claim.id
            notes = (context_line(shown.context, words), status, chain, id)
            layout.entry(words.short_when(claim.when), shown.title, notes, byline=shown.byline)
    if not chosen:
        _say_nothing(story, selection)
    elif labels and not kept:
        click.echo(f"no claim has the label {' or '.join(labels)}")
    return None


@click.command(short_help="Who is said to say it, and how much comes down to each.")
@store_option
@story_option
@json_option
def sources(store: str, one: str | None, as_json: bool) -> None:
    """Who is said to say it: how many claims name each source, and how many come down to it."""
    story = _open(store, one)
    if as_json:
        from dateline.export.sections import sources as records

        return _json_lines(records(story))
    from dateline.cli import layout
    from dateline.tell import overview

    rows = [("claims", "origin of", "kind", "source")]
    for each in overview(story).sources:
        name = f"{each.source.name} ({each.about})" if each.about else each.source.name
        rows.append((str(each.claims), str(each.originates), each.kind, name))
    layout.rows(rows)
    return None


@click.command(short_help="People, organizations, places and groups.")
@store_option
@story_option
@json_option
def entities(store: str, one: str | None, as_json: bool) -> None:
    """Whom and what the articles speak of: in how many events, how often, and by which names."""
    story = _open(store, one)
    if as_json:
        from dateline.export.sections import entities as records

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
@story_option
@json_option
@selection_options("about", "first", "last", "undated")
def conflicts(store: str, one: str | None, as_json: bool, **asked: Any) -> None:
    """Claims that can't both hold, with both sides and their sources.

    The options choose among events: shown is what either side of is told under one that they leave.
    """
    from dateline.tell.index import Index
    from dateline.tell.selection import claims_of

    story = _open(store, one)
    index = Index(story)
    selection = _selection(index, asked)
    chosen = claims_of(selection, index)
    if as_json:
        from dateline.export.sections import conflicts as records

        return _json_lines(record for record in records(story) if not chosen.isdisjoint(record.claims))
    from dateline.cli import layout
    from dateline.tell.accounts import account
    from dateline.tell.context import context_line
    from dateline.tell.reasons import worded
    from dateline.tell.words import Words

    words = Words()
    kept = [conflict for conflict in story.links.conflicts if not chosen.isdisjoint(conflict.claims)]
    for conflict in sorted(kept, key=lambda c: (c.about, c.claims)):
        left, right = (index.claims[claim] for claim in conflict.claims)
        layout.heading(f"{conflict.about}: {worded(conflict, left, right, words)}")
        for claim in conflict.claims:
            shown = account(index.claims[claim], index, words)
            before = context_line(shown.context, words)
            notes = (before, shown.certainty, layout.sources(shown.steps, words), claim)
            layout.entry(words.short_when(shown.when), shown.title, notes, byline=shown.byline)
    if not kept and (chosen or not _say_nothing(story, selection)):
        click.echo("no conflicts found" if selection.is_open else "no conflicts among these events")
    return None


@click.command(short_help="Relations that hold for a time: married, employed, charged.")
@store_option
@story_option
@json_option
@selection_options("about", "first", "last")
@known_option
def states(store: str, one: str | None, as_json: bool, known_on: str | None, **asked: Any) -> None:
    """Relations that hold for a time (married, employed by, charged with), with what begins, ends and tells them.

    Of each it says who told last that it holds, that it has ended, or that neither is told. With --from and --to,
    those that may have held in between.
    """
    from dataclasses import replace

    from dateline.tell.index import Index
    from dateline.tell.selection import select_states

    story = _open(store, one, known_on)
    index = Index(story)
    selection = _selection(index, asked)
    kept = select_states(selection, index)
    if as_json:
        from dateline.export.sections import states as records

        return _json_lines(records(replace(story, links=replace(story.links, states=kept))))
    from dateline.cli import layout
    from dateline.model import Force
    from dateline.tell.overview import holding
    from dateline.tell.words import Words

    _say_known(story, known_on)
    words = Words()
    for state in sorted(kept, key=lambda s: (list(Force).index(s.force), s.relation, s.entities)):
        told = holding(state, index, words)
        title = f"{words['page']['and'].join(told.names)}: {' '.join((told.relation, *told.others))}"
        notes = [told.told]
        for each in told.accounts:
            notes += layout.with_context(f"{each.byline}: {each.title} ({each.certainty})", each.context, words)
        layout.entry(words.short_when(state.when), title, notes)
    if not kept:
        there = len(story.links.states)
        click.echo(
            "no states found" if selection.is_open or not there else f"none of the story's {there} states is that"
        )
    return None


def _open(store: str, one: str | None, known_on: str | None = None) -> Story:
    from dateline.when import parse_prefix

    if known_on is None:
        from dateline.opening import open_told  # without what a build needs

        return open_told(store, one)
    from dateline.pipeline import open_story

    return open_story(store, story=one, known_on=parse_prefix(known_on)[1])


def _asks(asked: Mapping[str, Any]) -> bool:
    """Whether an option chooses among events."""
    given = {name: value for name, value in asked.items() if value not in (None, (), False, "")}
    return given.pop("min_origins", 1) != 1 or bool(given)


def _weightiest(store: str, top: int | None) -> tuple[Story, Counts] | None:
    from dateline.opening import open_weightiest
    from dateline.tell.rank import FIRST_VIEW

    return open_weightiest(store, top or FIRST_VIEW)


def _say_many(counts: Counts) -> None:
    """What is there, of which only the weightiest is shown."""
    from dateline.cli import layout

    there = f"{counts.articles:,} articles in {counts.stories:,} stories, which tell of {counts.events:,} events"
    layout.note(f"- {there}: what weighs most in any of them")
    layout.note("- see one with --story ID: 'dateline stories' lists them")


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


def _selection(index: Index, asked: Mapping[str, Any]) -> Selection:
    """What the options ask for: those that a command has."""
    from dateline.tell.asked import asked as read

    return read(index, **asked)


def _say_nothing(story: Story, selection: Selection) -> bool:
    """Where a selection leaves nothing of a story that has events: what is there. Whether that was the case."""
    from dateline.tell.asked import what_is_there
    from dateline.tell.index import Index
    from dateline.tell.words import Words

    if selection.is_open or not story.links.events:
        return False
    from dateline.cli import layout

    layout.paragraph(what_is_there(selection, Index(story), Words()))
    return True


def _json_lines(records: Iterable[object]) -> None:
    import msgspec

    encoder = msgspec.json.Encoder(order="sorted")
    for record in records:
        click.echo(encoder.encode(record).decode())
