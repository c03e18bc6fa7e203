"""`dateline stories` and `dateline remove`: which articles tell one story, and articles taken out of a store."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from dateline.cli.options import json_option, store_option
from dateline.errors import OptionError

if TYPE_CHECKING:
    from dateline.model import Story
    from dateline.store import Purged, Removed
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
    from dateline.opening import open_stories
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
@click.option("--purge", is_flag=True, help="Leave no byte of their text in the store, in judgements neither.")
@json_option
def remove(names: Sequence[str], store: str, undo: bool, purge: bool, as_json: bool) -> None:
    """Take articles out, by their ids or by the files that hold them, and tell their stories anew without them.

    No later build of the same files brings them back, until --undo. The bytes of the files stay in the store, as
    evidence does. Without a name, what was taken out is listed.

    With --purge nothing of their text stays: the bytes of their files go, earlier builds can't be compared any more,
    and judgements that quote them stay in the log without these words. Copies and exports of the store are elsewhere.

    \b
    dateline remove 8ed4169691fae977 --store story.dateline
    dateline remove old/page.html --undo --store story.dateline
    dateline remove old/page.html --purge --store story.dateline
    """
    from dateline.cli.renewal import renewed
    from dateline.pipeline import let_in_articles, purge_articles, remove_articles, removed_articles

    if purge:
        if undo or not names:
            raise OptionError("--purge needs the id or the file of an article, and --undo can't stand beside it")
        renewed(store)
        return _show_purged(purge_articles(store, names), as_json)
    if undo:
        if not names:
            raise OptionError("--undo needs the id or the file of an article that was taken out")
        found = let_in_articles(store, names)
        return _show(found, "let in: ", as_json)
    if names:
        renewed(store)
        return _show(remove_articles(store, names), "taken out: ", as_json)
    return _show(removed_articles(store), "", as_json)


def _show_purged(found: Sequence[Purged], as_json: bool) -> None:
    import msgspec

    from dateline.cli import layout

    if as_json:
        for each in found:
            click.echo(msgspec.json.encode(each, order="sorted").decode())
        return
    _show([each.removed for each in found], "purged: ", as_json)
    gone = {each.removed.article for each in found}
    lines = sorted({line for each in found for line in each.judgements})
    if lines:
        numbers = ", ".join(map(str, lines))
        layout.note(f"judgements that quoted them stay in the log without these words, and fit nothing: {numbers}")
    if bare := sorted({id for each in found for id in each.bare} - gone):
        layout.note(f"articles of the same files stay, without the bytes that they were read from: {', '.join(bare)}")
    if alike := sorted({id for each in found for id in each.alike} - gone):
        layout.note(f"articles that share words with them stay (copies, other texts of a file): {', '.join(alike)}")
    layout.note("builds before this one can't be compared with it; copies and exports of the store are not reached")


def _show(found: Sequence[Removed], what: str, as_json: bool) -> None:
    import msgspec

    for each in found:
        if as_json:
            click.echo(msgspec.json.encode(each, order="sorted").decode())
        else:
            title = "purged" if each.purged else each.title
            click.echo(f"{what}{each.article}  {', '.join(each.paths)}: {title}")
    if not found and not as_json:
        click.echo("nothing was taken out")
