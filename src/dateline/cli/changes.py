"""`dateline changes`: what changed in the story between two builds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dateline.cli.options import store_option, story_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.comparing import Compared
    from dateline.export.atom import Built
    from dateline.model.changes import Kept
    from dateline.store import Store

LAST = "last"
_MOST = 12  # lines of a kind, where not all are asked for


@click.command(short_help="What changed in the story since an earlier build.")
@store_option
@story_option
@click.option(
    "--since",
    default=LAST,
    show_default=True,
    metavar="BUILD",
    help="A build's number, 'last' (the one before the newest), or a date: what articles told by then.",
)
@click.option("--until", metavar="BUILD", help="Up to this build, instead of the newest.")
@click.option("--all", "whole", is_flag=True, help=f"Every change, and not only the first {_MOST} of each kind.")
@click.option("--builds", "listed", is_flag=True, help="List the builds that can be compared.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def changes(store: str, one: str | None, since: str, until: str | None, whole: bool, listed: bool, form: str) -> None:
    """What changed in the story between two builds: articles, contradictions, answers, states, standings, origins,
    dates and events that are new, other or gone.

    Events are the same where their claims are: what is only called otherwise, or stands in a page that was saved again,
    is no change. The store keeps what it takes of the last 50 builds that changed something. With a date, the story as
    the articles told it by then (those surely published) is compared with that of now. With --story what concerns this
    story alone is told: its articles as it stands, and those that it had and no other story has now.
    """
    from dateline.comparing import compared
    from dateline.store import Store

    with Store(store) as opened:
        if listed:
            return _list(opened.snapshots())
        found = compared(opened, since, until or "", one)
    _show(found, whole, form)


def builds(store: Store, one: str | None) -> Iterator[Built]:
    """Each build that can be compared with the one before it, in order: all of the store, or what concerns a story.

    Raises OptionError where there is none, UnknownIdError where the newest has no such story.
    """
    from dateline.comparing import newest_build
    from dateline.export.atom import Built
    from dateline.model.changes import Snapshot, united
    from dateline.tell.within import articles_of, named, within

    kept = store.snapshots()
    newest = store.story_snapshots(newest_build(kept))
    earlier = (story for each in kept for story in store.story_snapshots(each.build).values())
    articles = None if one is None else articles_of(named(one, newest), earlier, newest)
    before = Snapshot() if kept[0].build == 1 else None
    for each in kept:
        whole = united(store.story_snapshots(each.build).values())
        after = whole if articles is None else within(whole, articles)
        if before is not None:
            yield Built(each.build, before, after)
        before = after


def _list(kept: tuple[Kept, ...]) -> None:
    from dateline.cli import layout

    layout.rows([("build", "articles"), *((str(each.build), str(each.articles)) for each in kept)])


def _show(found: Compared, whole: bool, form: str) -> None:
    from dateline.tell.changed import changed, summary
    from dateline.tell.words import Words

    if form == "json":
        import msgspec

        record = {
            "format": "dateline-changes/1",
            "since": found.since,
            "build": found.until,
            "changes": list(found.changes),
        }
        click.echo(msgspec.json.encode(record, order="sorted").decode())
        return
    from dateline.cli import layout

    words = Words()
    before, after = (words.counted("article", n) for n in (found.before, found.after))
    from_there = f"build {found.since}" if found.since.isdigit() else f"what was known on {found.since}"
    began = (
        f"In build {found.until}" if found.since == "0" else f"Since {from_there} ({before}), in build {found.until}"
    )
    layout.heading(f"{began} ({after})")
    layout.note(summary(found.changes, words) or "nothing changed")
    for section in changed(found.changes, words, None if whole else _MOST):
        layout.heading(section.heading)
        for line in section.lines:
            layout.entry(line.when, line.title, (*line.notes, line.id), byline=line.byline)
        if section.more:
            layout.entry("", "", (section.more,))
