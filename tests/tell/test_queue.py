"""What a person has still to look at: the order, what counts as decided, and what comes next."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Applied, Aside, Judged, Kind, Record, Standing, Story
from dateline.tell import tell
from dateline.tell.index import Index
from dateline.tell.queue import Doubt, Queue, doubts, queue
from dateline.tell.rank import rank
from dateline.tell.words import Words
from dateline.when import UNKNOWN
from tests.export.story import ferry_story


def story() -> Story:
    return tell(ferry_story())


def judged(told: Story, *applied: Applied, aside: tuple[Aside, ...] = ()) -> Story:
    return replace(told, links=replace(told.links, judged=Judged(applied, aside=aside)))


def reviewed(told: Story) -> Queue:
    return queue(Index(told), Words())


def test_the_main_events_come_first_in_the_order_of_their_weight() -> None:
    told = story()
    found = reviewed(told)
    first = rank(Index(told), Words()).first
    assert tuple(each.event.id for each in found.waiting[: len(first)]) == first
    assert all(each.main for each in found.waiting[: len(first)])
    assert not any(each.main for each in found.waiting[len(first) :])
    assert (found.decided, found.total) == (0, len(told.links.events))
    assert (found.main_decided, found.main_total) == (0, len(first))


def test_behind_them_what_is_least_sure_comes_first() -> None:
    rest = [each for each in reviewed(story()).waiting if not each.main]
    assert rest
    assert [len(each.doubts) for each in rest] == sorted((len(each.doubts) for each in rest), reverse=True)


def test_what_is_kept_or_put_aside_leaves_the_queue() -> None:
    told = story()
    before = reviewed(told)
    kept = before.waiting[0].event
    now = reviewed(judged(told, Applied("j1", Kind.KEEP, (kept.id,), record=Record.EVENT)))
    assert kept.id not in {each.event.id for each in now.waiting}
    assert (now.decided, now.total) == (1, before.total)
    assert now.main_decided == 1

    gone = before.waiting[-1].event
    claims = {claim.id: claim for claim in told.claims}
    left = replace(
        told,
        facts=tuple(replace(f, claims=tuple(c for c in f.claims if c.id not in gone.claims)) for f in told.facts),
        links=replace(
            told.links,
            events=tuple(e for e in told.links.events if e.id != gone.id),
            judged=Judged(
                (Applied("j2", Kind.HIDE, (gone.claims[0],)),),
                aside=tuple(Aside(claims[id], Kind.HIDE, True) for id in gone.claims),
            ),
        ),
    )
    now = reviewed(left)
    assert (now.decided, now.total) == (1, before.total)


def test_a_date_a_title_or_a_note_decides_nothing_and_a_claim_alone_neither() -> None:
    told = story()
    before = reviewed(told)
    first, last = before.waiting[0].event, before.waiting[-1].event
    said = [
        Applied(f"j{n}", kind, (first.id,), ("x",), record=Record.EVENT)
        for n, kind in enumerate((Kind.DATE, Kind.NOTE))
    ]
    assert reviewed(judged(told, *said)) == before
    half = reviewed(judged(told, Applied("j9", Kind.KEEP, (last.claims[0],))))
    assert half.decided == 0
    assert half.waiting[0].event.id == last.id  # whoever keeps a claim of it wants to see it


def test_what_comes_next_goes_round() -> None:
    found = reviewed(story())
    ids = [each.event.id for each in found.waiting]
    following = [found.after(id) for id in ids]
    assert [each.event.id for each in following if each] == [*ids[1:], ids[0]]
    nowhere = found.after("no such event")
    assert nowhere is not None
    assert nowhere.event.id == ids[0]
    assert Queue((), 3, 3, 1, 1).after("x") is None


def test_doubts_say_what_is_open() -> None:
    told = story()
    index = Index(told)
    event = next(e for e in told.links.events if e.standing is Standing.REPORTED)
    assert Doubt.UNDATED in doubts(replace(event, when=UNKNOWN), index)
    assert Doubt.DISPUTED in doubts(replace(event, standing=Standing.DENIED), index)
    assert Doubt.INFERRED not in doubts(replace(event, when=UNKNOWN), index)


def test_the_order_is_that_of_the_story_whatever_the_order_of_its_articles() -> None:
    told = story()
    turned = replace(told, articles=told.articles[::-1], facts=told.facts[::-1])
    assert [each.event.id for each in reviewed(turned).waiting] == [each.event.id for each in reviewed(told).waiting]
