"""`dateline review`: the events that wait for your word, one at a time, with their evidence and a prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dateline.cli.judge import by_option
from dateline.cli.options import store_option, story_option
from dateline.errors import DatelineError

if TYPE_CHECKING:
    from dateline.stages import Stages
    from dateline.tell.index import Index
    from dateline.tell.queue import Queue, Waiting
    from dateline.tell.words import Words

# What is typed, the judgement that it makes, and what it asks for.
_CHOICES = {
    "k": ("keep", ""),
    "d": ("hide", ""),
    "w": ("wrong", ""),
    "t": ("date", "its date (2013, 2013-11, 2013-11-08 or 2013-06/2013-11)"),
    "r": ("retitle", "its title, in your words"),
    "m": ("note", "a note for yourself"),
}
_NEXT, _UNDO, _QUIT = "n", "u", "q"
_MENU = "[k]eep [d]ismiss [w]rong [t]ime [r]etitle [m]emo [n]ext [u]ndo [q]uit"
_ACCOUNTS = 3  # of an event, that are shown with their sentences


@click.command(short_help="Go through the events: keep, dismiss, correct, one at a time.")
@store_option
@story_option
@by_option
def review(store: str, one: str | None, by: str | None) -> None:
    """Go through the events that you have not decided yet: the main ones first, then what is least sure.

    \b
    k keep      it belongs to your own timeline
    d dismiss   it is not shown ('judge hide')
    w wrong     it isn't so, or the article doesn't say so
    t time      correct its date         r retitle   your own words
    m memo      a note for yourself      n next      leave it for later
    u undo      take back the last       q quit      go on another time

    What is decided is kept at once: to quit loses nothing. 'dateline judge list' shows all of it.
    """
    from dateline.cli.renewal import renewed
    from dateline.decider import decider
    from dateline.lasting import lasting_stages
    from dateline.tell.words import Words

    renewed(store)
    who, words, stages = decider(by), Words(), lasting_stages(store)
    later: set[str] = set()
    while True:
        index, left = _opened(store, one, words)
        here = next((each for each in left.waiting if each.event.id not in later), None)
        if here is None:
            click.echo(f"{len(later)} left for another time" if later else "nothing waits: every event is decided")
            return
        _show(here, left, index, words)
        typed = _asked(store, here, who, stages)
        if typed == _QUIT:
            return
        if typed == _NEXT:
            later.add(here.event.id)


def _asked(store: str, here: Waiting, who: str, stages: Stages) -> str:
    """Ask what to do with an event until something is done: what was typed."""
    while True:
        typed: str = click.prompt(_MENU, prompt_suffix=" > ", show_default=False, default=_NEXT).strip().lower()
        if typed in (_NEXT, _QUIT):
            return typed
        try:
            if _done(typed, store, here, who, stages):
                return typed
        except DatelineError as error:
            click.echo(f"not noted: {error}")
        else:
            click.echo(f"'{typed}' is no choice")


def _opened(store: str, one: str | None, words: Words) -> tuple[Index, Queue]:
    from dateline.pipeline import open_story
    from dateline.tell.index import Index
    from dateline.tell.queue import queue

    index = Index(open_story(store) if one is None else open_story(store, story=one))
    return index, queue(index, words)


def _done(typed: str, store: str, here: Waiting, who: str, stages: Stages) -> bool:
    """Carry out what was typed; whether it is a choice."""
    from dateline.decider import now
    from dateline.judging import judge, undo

    if typed == _UNDO:
        line = undo(store, by=who, at=now(), stages=stages)
        click.echo(f"taken back: {line.judgement.kind.value}")
        return True
    if typed not in _CHOICES:
        return False
    kind, asks = _CHOICES[typed]
    values = (click.prompt(asks).strip(),) if asks else ()
    line = judge(store, kind, here.event.id, values=values, by=who, at=now(), stages=stages)
    click.echo(f"noted: {kind}" + (f", but it changes nothing now: {line.because}" if line.because else ""))
    return True


def _show(here: Waiting, left: Queue, index: Index, words: Words) -> None:
    """How far it is, the event, why to look closely, and the sentences that tell it."""
    from dateline.cli.layout import note
    from dateline.cli.show import marked
    from dateline.lang import table
    from dateline.tell.accounts import accounts
    from dateline.tell.context import context_line
    from dateline.tell.headings import heading
    from dateline.tell.lead import lead

    phrases, event = table("hand")["review"], here.event
    best = lead(event, index)
    called = heading(event, best, index, words)
    click.echo()
    note(
        f"{phrases['progress'].format(done=left.decided, total=left.total)}; "
        f"{phrases['main'].format(done=left.main_decided, total=left.main_total)}"
    )
    click.echo(f"{words.when(event.when)}{'' if called.sides else f'  {called.byline}:'}")
    click.echo(click.style(called.title, bold=True))
    if called.context:
        note(f"  {context_line(called.context, words)}")
    if here.doubts:
        note(f"{phrases['why']} {', '.join(phrases['doubt'][each.value] for each in here.doubts)}")
    for told in accounts(event, best, index, words)[:_ACCOUNTS]:
        click.echo(f"{told.byline}; {told.when_words} ({told.basis}):")
        marked(told.passage.before, told.passage.quote, told.passage.after)
    more = len(event.claims) - _ACCOUNTS
    note(f"{f'{more} more: ' if more > 0 else ''}dateline show {event.id}")
