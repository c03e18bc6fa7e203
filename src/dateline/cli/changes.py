"""`dateline changes`: what changed in the story between two builds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from dateline.cli.options import store_option, story_option
from dateline.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.export.atom import Built
    from dateline.model.changes import Kept, Snapshot
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
    from dateline.store import Store

    with Store(store) as opened:
        kept = opened.snapshots()
        if listed:
            return _list(kept)
        newest = _number(until, kept) if until else _newest(kept)
        after = opened.story_snapshots(newest)
        if since == LAST or since.isdigit():
            earlier = _before(newest, kept) if since == LAST else _number(since, kept)
            since, before = str(earlier), opened.story_snapshots(earlier) if earlier else {}
        else:
            before = {"": _known(store, since)}
    _show(*_compared(before, after, one), since, newest, whole, form)


def _compared(
    before: Mapping[str, Snapshot], after: Mapping[str, Snapshot], one: str | None
) -> tuple[Snapshot, Snapshot]:
    """Both builds, or of both what concerns one story."""
    from dateline.model.changes import united
    from dateline.tell.within import articles_of, named, within

    whole = united(before.values()), united(after.values())
    if one is None:
        return whole
    articles = articles_of(named(one, after), before.values(), after)
    return within(whole[0], articles), within(whole[1], articles)


def builds(store: Store, one: str | None) -> Iterator[Built]:
    """Each build that can be compared with the one before it, in order: all of the store, or what concerns a story.

    Raises OptionError where there is none, UnknownIdError where the newest has no such story.
    """
    from dateline.export.atom import Built
    from dateline.model.changes import Snapshot, united
    from dateline.tell.within import articles_of, named, within

    kept = store.snapshots()
    newest = store.story_snapshots(_newest(kept))
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


def _newest(kept: tuple[Kept, ...]) -> int:
    if not kept:
        raise OptionError("this store keeps no builds to compare: run 'dateline build' with this version first")
    return kept[-1].build


def _before(build: int, kept: tuple[Kept, ...]) -> int:
    """The build before another; where that is the first of the store, the empty one."""
    earlier = [each.build for each in kept if each.build < build]
    if earlier:
        return earlier[-1]
    if build == 1:
        return 0
    raise OptionError(f"of what was before build {build} nothing is kept: {_there(kept)}")


def _number(text: str, kept: tuple[Kept, ...]) -> int:
    if text == LAST:
        return _newest(kept)
    if not re.fullmatch(r"\d{1,9}", text):
        raise OptionError(f"'{text}' is no build: give its number, or '{LAST}'; {_there(kept)}")
    number = int(text)
    if number not in {each.build for each in kept} and not (number == 0 and kept and kept[0].build == 1):
        raise OptionError(f"build {number} can't be compared: {_there(kept)}")
    return number


def _there(kept: tuple[Kept, ...]) -> str:
    if not kept:
        return "this store keeps no builds to compare"
    first, last = kept[0].build, kept[-1].build
    return f"only build {first} is kept" if first == last else f"builds {first} to {last} are kept"


def _known(store: str, text: str) -> Snapshot:
    """The story as the articles told it that were surely published by a day."""
    from dateline.pipeline import open_story
    from dateline.tell.snapshots import snapshot
    from dateline.when import parse_prefix

    return snapshot(open_story(store, known_on=parse_prefix(text)[1]))


def _show(before: Snapshot, after: Snapshot, since: str, newest: int, whole: bool, form: str) -> None:
    from dateline.tell.changed import changed, summary
    from dateline.tell.changes import changes as compare
    from dateline.tell.words import Words

    found = compare(before, after)
    if form == "json":
        import msgspec

        record = {"format": "dateline-changes/1", "since": since, "build": newest, "changes": list(found)}
        click.echo(msgspec.json.encode(record, order="sorted").decode())
        return
    from dateline.cli import layout

    words = Words()
    numbers = [len(snapshot.articles) for snapshot in (before, after)]
    articles = [words.counted("article", n) for n in numbers]
    from_there = f"build {since}" if since.isdigit() else f"what was known on {since}"
    began = f"In build {newest}" if since == "0" else f"Since {from_there} ({articles[0]}), in build {newest}"
    layout.heading(f"{began} ({articles[1]})")
    layout.note(summary(found, words) or "nothing changed")
    for section in changed(found, words, None if whole else _MOST):
        layout.heading(section.heading)
        for line in section.lines:
            layout.entry(line.when, line.title, (*line.notes, line.id), byline=line.byline)
        if section.more:
            layout.entry("", "", (section.more,))
