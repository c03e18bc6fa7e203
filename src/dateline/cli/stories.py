"""`dateline stories` and `dateline remove`: which articles tell one story, and articles taken out of a store."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from dateline.cli.options import json_option, store_option
from dateline.errors import OptionError

if TYPE_CHECKING:
    from dateline.model import Story
    from dateline.store import Removed
    from dateline.tell.words import Words


@click.command(short_help="The stories that the articles are parted into, each linked by itself.")
@store_option
@json_option
def stories(store: str, as_json: bool) -> None:
    """The stories of a store: id, articles, claims, events, when they were published, and whom they are about.

    Where no page gives a date, the time is shown in which other words put them ('by 8 March 2019').

    The articles of a story are linked with one another, and with no others. --story ID shows one of them, at
    'timeline', 'claims', 'export' and their like. 'dateline build --one-story' holds all articles of a store together.
    """
    from dateline.cli import layout
    from dateline.pipeline import open_stories
    from dateline.tell.words import Words

    words = Words()
    lines: list[tuple[str, ...]] = [("story", "articles", "claims", "events", "published", "about")]
    silent = 0
    for id, story in open_stories(store):
        if as_json:
            click.echo(_json(id, story, words))
        elif story.claims:
            lines.append(_line(id, story, words))
        else:
            silent += len(story.articles)
    if as_json:
        return
    if len(lines) > 1:
        layout.rows(lines)
    else:
        click.echo("no stories: the articles of this store tell of nothing")
    if silent:
        layout.note(f"not shown: {silent} article{'s' if silent > 1 else ''} without a claim")


def _line(id: str, story: Story, words: Words) -> tuple[str, ...]:
    from dateline.tell.coverage import bounds, coverage
    from dateline.tell.overview import name_of

    read = coverage(story, words)
    told = bounds(story)
    published = words.when(told) if told.known else "undated"  # what no page says, and others bound
    if read.first and read.last:
        published = words.period(read.first, read.last)
    return id, str(read.articles), str(read.claims), str(read.events), published, name_of(story)


def _json(id: str, story: Story, words: Words) -> str:
    import msgspec

    from dateline.tell.coverage import bounds, coverage
    from dateline.tell.overview import name_of

    read = coverage(story, words)
    return msgspec.json.encode(
        {
            "id": id,
            "about": name_of(story),
            "articles": [article.id for article in story.articles],
            "claims": read.claims,
            "events": read.events,
            "first": read.first.edtf if read.first else "",
            "last": read.last.edtf if read.last else "",
            "bounds": bounds(story).edtf if read.undated else "",
        },
        order="sorted",
    ).decode()


@click.command(short_help="Take articles out of a store, for good or until --undo; without names, list them.")
@click.argument("names", metavar="[ARTICLE|FILE]...", nargs=-1)
@store_option
@click.option("--undo", is_flag=True, help="Let them in again: the next build of their files brings them back.")
@json_option
def remove(names: Sequence[str], store: str, undo: bool, as_json: bool) -> None:
    """Take articles out, by their ids or by the files that hold them, and tell their stories anew without them.

    No later build of the same files brings them back, until --undo. The bytes of the files stay in the store, as
    evidence does. Without a name, what was taken out is listed.

    \b
    dateline remove 8ed4169691fae977 --store story.dateline
    dateline remove old/page.html --undo --store story.dateline
    """
    from dateline.pipeline import let_in_articles, remove_articles, removed_articles

    if undo:
        if not names:
            raise OptionError("--undo needs the id or the file of an article that was taken out")
        found = let_in_articles(store, names)
        return _show(found, "let in: ", as_json)
    if names:
        return _show(remove_articles(store, names), "taken out: ", as_json)
    return _show(removed_articles(store), "", as_json)


def _show(found: Sequence[Removed], what: str, as_json: bool) -> None:
    import msgspec

    for each in found:
        if as_json:
            click.echo(msgspec.json.encode(each, order="sorted").decode())
        else:
            click.echo(f"{what}{each.article}  {', '.join(each.paths)}: {each.title}")
    if not found and not as_json:
        click.echo("nothing was taken out")
