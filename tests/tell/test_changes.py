"""What changed between two builds: nothing between equals, and each kind of change where it was made."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.changes import (
    Change,
    ChangeKind,
    SeenAnswer,
    SeenArticle,
    SeenClaim,
    SeenConflict,
    SeenEvent,
    SeenOrigin,
    SeenState,
    Snapshot,
)
from dateline.tell import tell
from dateline.tell.changed import changed, summary
from dateline.tell.changes import changes, ids_of
from dateline.tell.pairing import pair
from dateline.tell.snapshots import snapshot
from dateline.tell.words import Words
from tests.export.story import ferry_story

WORDS = Words()


def article(id: str, place: str = "") -> SeenArticle:
    return SeenArticle(id, "The Calder Courier", f"Article {id}", "2019-03-15", (place or f"{id}.html",))


def claim(id: str, mark: str = "") -> SeenClaim:
    """A claim of the article that its id begins with."""
    return SeenClaim(id, id[0], mark or f"words of {id}", f"title of {id}", "The Calder Courier")


def event(id: str, *claims: str, when: str = "2019-03", standing: str = "reported") -> SeenEvent:
    return SeenEvent(id, f"title of {id}", "The Calder Courier", when, standing, claims or (id,), 0.5)


def story(*events: SeenEvent, origins: tuple[SeenOrigin, ...] = ()) -> Snapshot:
    ids = sorted({id for each in events for id in each.claims})
    articles = tuple(article(id) for id in sorted({id[0] for id in ids}))
    return Snapshot(articles, tuple(claim(id) for id in ids), events, origins)


def kinds(found: tuple[Change, ...]) -> list[str]:
    return [change.kind.value for change in found]


def test_nothing_changed_between_equals() -> None:
    seen = snapshot(tell(ferry_story()))
    assert len(seen.events) == 31
    assert changes(seen, seen) == ()
    assert summary((), WORDS) == ""


def test_all_of_a_first_build_is_new() -> None:
    seen = snapshot(tell(ferry_story()))
    found = changes(Snapshot(), seen)
    assert {change.kind for change in found} <= {
        ChangeKind.ARTICLE_NEW,
        ChangeKind.EVENT_NEW,
        ChangeKind.STATE_NEW,
        ChangeKind.CONFLICT_NEW,
        ChangeKind.ANSWER_NEW,
    }
    assert sum(change.kind is ChangeKind.EVENT_NEW for change in found) == 31
    gone = changes(seen, Snapshot())
    assert sum(change.kind is ChangeKind.EVENT_GONE for change in gone) == 31
    assert {change.because for change in gone if change.kind is ChangeKind.EVENT_GONE} == {"article_gone"}


def test_a_new_event() -> None:
    (_, found) = changes(story(event("a1")), story(event("a1"), event("b1")))
    assert (found.kind, found.id, found.after) == (ChangeKind.EVENT_NEW, "b1", "2019-03")


def test_an_event_with_a_smaller_id_since_another_claim_joined_it_is_the_same() -> None:
    found = changes(story(event("b1", "b1")), story(event("a1", "a1", "b1")))
    assert kinds(found) == ["article_new"]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("2019", "2019-03", ChangeKind.DATE_SHARPER),
        ("", "../2019-03", ChangeKind.DATE_SHARPER),
        ("../2019-03", "2019-02/2019-03", ChangeKind.DATE_SHARPER),
        ("2019-03-14", "2019-03", ChangeKind.DATE_WIDER),
        ("2019-03-14", "", ChangeKind.DATE_WIDER),
        ("2019-03-14", "2019-03-15", ChangeKind.DATE_OTHER),
        ("../2019-03", "2019-01/..", ChangeKind.DATE_OTHER),
    ],
)
def test_another_date(before: str, after: str, kind: ChangeKind) -> None:
    (found,) = changes(story(event("a1", when=before)), story(event("a1", when=after)))
    assert (found.kind, found.before, found.after) == (kind, before, after)


def test_another_standing() -> None:
    (found,) = changes(story(event("a1")), story(event("a1", standing="denied")))
    assert (found.kind, found.before, found.after) == (ChangeKind.STANDING, "reported", "denied")


def test_an_event_that_has_two_origins_now() -> None:
    before = story(event("a1"), origins=(SeenOrigin("a1", "Ann Reed", ("a1",)),))
    after = story(
        event("a1", "a1", "b1"), origins=(SeenOrigin("a1", "Ann Reed", ("a1",)), SeenOrigin("b1", "a court", ("b1",)))
    )
    _, found = changes(before, after)
    assert (found.kind, found.before, found.after, found.names) == (ChangeKind.ORIGINS_MORE, "1", "2", ("a court",))
    assert kinds(changes(after, before)) == ["article_gone", "origins_fewer"]


def test_events_that_became_one_and_one_that_became_two() -> None:
    two, one = story(event("a1"), event("b1", "b1", "b2")), story(event("a1", "a1", "b1", "b2"))
    (merged,) = changes(two, one)
    assert (merged.kind, merged.id, merged.others) == (ChangeKind.EVENT_MERGED, "a1", ("a1",))
    assert merged.title == "title of a1"
    (split,) = changes(one, two)
    assert (split.kind, split.id, split.others) == (ChangeKind.EVENT_SPLIT, "a1", ("a1",))


def test_an_event_is_gone_with_its_article_or_as_it_is_read_anew() -> None:
    both, one = story(event("a1"), event("b1")), story(event("a1"))
    assert [c.because for c in changes(both, one) if c.kind is ChangeKind.EVENT_GONE] == ["article_gone"]
    other = replace(one, articles=both.articles)
    (found,) = changes(both, other)
    assert (found.kind, found.because) == (ChangeKind.EVENT_GONE, "read_anew")


def test_a_page_that_was_saved_again_changes_no_event() -> None:
    """The text differs a little, so that all ids are others; what it says is the same."""
    before = story(event("a1", "a1", "b1"), event("a2"))
    after = Snapshot(
        (article("b"), article("c", "a.html")),
        (claim("b1"), claim("c7", "words of a1"), claim("c9", "words of a2")),
        (event("b1", "b1", "c7"), event("c9")),
    )
    (found,) = changes(before, after)
    assert (found.kind, found.id, found.others) == (ChangeKind.ARTICLE_REPLACED, "c", ("a",))
    assert pair(before, after).claims == {"a1": "c7", "a2": "c9", "b1": "b1"}


def test_of_a_page_that_was_changed_what_is_told_no_more_is_gone() -> None:
    before = story(event("a1"), event("a2"))
    after = Snapshot((article("c", "a.html"),), (claim("c7", "words of a1"),), (event("c7"),))
    found = changes(before, after)
    assert kinds(found) == ["article_replaced", "event_gone"]
    assert found[1].because == "article_replaced"


def test_what_a_new_text_of_a_page_says_again_is_no_new_event() -> None:
    """The old text is kept, and linking may leave what both say apart."""
    before = story(event("a1"))
    after = Snapshot(
        (article("a"), article("c", "a.html")),
        (claim("a1"), claim("c1", "words of a1"), claim("c2")),
        (event("a1"), event("c1"), event("c2")),
    )
    found = changes(before, after)
    assert [(c.kind, c.id) for c in found] == [(ChangeKind.ARTICLE_REPLACED, "c"), (ChangeKind.EVENT_NEW, "c2")]


def saved(id: str, *sentences: str) -> SeenArticle:
    return replace(article(id, "page.html"), sentences=sentences)


def test_what_is_read_otherwise_in_a_sentence_that_stood_there_is_no_news() -> None:
    """The page was saved again with one sentence more, and the clause of another is cut elsewhere for it."""
    claims = (claim("a1"), replace(claim("b1", "a1, cut elsewhere"), sentences=(0, 1)))
    new = replace(claim("b2", "what is new"), sentences=(1, 2))
    old = Snapshot((saved("a", "one"),), claims[:1], (event("a1"),))
    held = Snapshot(
        (saved("a", "one"), saved("b", "one", "two")), (*claims, new), (event("a1"), event("b1"), event("b2"))
    )
    assert [(c.kind, c.id) for c in changes(old, held)] == [
        (ChangeKind.ARTICLE_REPLACED, "b"),
        (ChangeKind.EVENT_NEW, "b2"),
    ]
    over = replace(held, claims=(claims[0], replace(claims[1], sentences=(0, 2)), new))
    assert ChangeKind.EVENT_NEW in {c.kind for c in changes(old, over) if c.id == "b1"}, "it has words that are new"


def test_a_page_saved_again_with_a_sentence_more_is_marked_by_its_sentences() -> None:
    told = snapshot(tell(ferry_story()))
    for claim in told.claims:
        (where,) = (a for a in told.articles if a.id == claim.article)
        first, end = claim.sentences
        assert 0 <= first < end <= len(where.sentences)
    assert any(len(a.sentences) > 3 for a in told.articles)


def test_the_same_words_twice_are_two_claims() -> None:
    before = Snapshot((article("a"),), (claim("a1", "x"), claim("a2", "x")), (event("a1"), event("a2")))
    after = Snapshot((article("c", "a.html"),), (claim("c1", "x"), claim("c2", "x")), (event("c1"), event("c2")))
    assert pair(before, after).claims == {"a1": "c1", "a2": "c2"}


def test_contradictions_come_and_go() -> None:
    plain = story(event("a1"), event("b1"))
    told = replace(plain, conflicts=(SeenConflict(("a1", "b1"), "date", "9 March is not 10 March"),))
    (new,) = changes(plain, told)
    assert (new.kind, new.id, new.others, new.because) == (ChangeKind.CONFLICT_NEW, "a1", ("b1",), "date")
    (gone,) = changes(told, plain)
    assert (gone.kind, gone.after) == (ChangeKind.CONFLICT_GONE, "no_longer_found")
    left = [c for c in changes(told, story(event("a1"))) if c.kind is ChangeKind.CONFLICT_GONE]
    assert [c.after for c in left] == ["side_gone"]


def test_another_voice_on_a_side_is_no_new_contradiction() -> None:
    before = replace(story(event("a1"), event("b1")), conflicts=(SeenConflict(("a1", "b1"), "date", ""),))
    after = replace(
        story(event("a1", "a1", "c1"), event("b1")),
        conflicts=(SeenConflict(("a1", "b1"), "date", ""), SeenConflict(("b1", "c1"), "date", "")),
    )
    assert kinds(changes(before, after)) == ["article_new"]


def test_a_denial_that_came() -> None:
    plain = story(event("a1"), event("b1"))
    told = replace(plain, answers=(SeenAnswer("b1", "a1", "denial"),))
    (new,) = changes(plain, told)
    assert (new.kind, new.id, new.others, new.because) == (ChangeKind.ANSWER_NEW, "b1", ("a1",), "denial")
    assert kinds(changes(told, plain)) == ["answer_gone"]


def test_states_begin_and_end() -> None:
    def held(force: str, *claims: str) -> tuple[SeenState, ...]:
        return (SeenState("married", ("Ann", "Bo"), "2019/..", force, claims),)

    without = story(event("a1"), event("b1"))
    begun = replace(without, states=held("in_force", "a1"))
    ended = replace(without, states=held("ended", "a1", "b1"))
    assert kinds(changes(without, begun)) == ["state_new"]
    (found,) = changes(begun, ended)
    assert (found.kind, found.before, found.after) == (ChangeKind.STATE_CHANGED, "in_force", "ended")
    assert kinds(changes(begun, without)) == ["state_gone"]
    renamed = replace(without, states=(SeenState("married", ("Ann Reed", "Bo"), "2019/..", "in_force", ("a1",)),))
    assert changes(begun, renamed) == ()


# ---- any two builds --------------------------------------------------------------------------------------------------


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    """A story of some of three articles with up to four claims each, grouped into events at random."""
    ids = draw(st.sets(st.sampled_from([f"{a}{n}" for a in "abc" for n in range(4)])))
    groups: dict[int, list[str]] = {}
    for id in sorted(ids):
        groups.setdefault(draw(st.integers(0, 4)), []).append(id)
    events = tuple(
        event(members[0], *members, when=draw(st.sampled_from(["", "2019", "2019-03"]))) for members in groups.values()
    )
    pairs = [(x, y) for x in sorted(ids) for y in sorted(ids) if x < y]
    conflicts = draw(st.lists(st.sampled_from(pairs), max_size=3, unique=True)) if pairs else []
    return replace(
        story(*events),
        conflicts=tuple(SeenConflict(both, "date", "") for both in sorted(conflicts)),
        answers=tuple(SeenAnswer(y, x, "denial") for x, y in sorted(conflicts)[:1]),
        origins=tuple(SeenOrigin(id, "somebody", (id,)) for id in sorted(ids)),
        states=tuple(SeenState("married", ("Ann",), "", "in_force", (id,)) for id in sorted(ids)[:2]),
    )


@given(snapshots())
def test_no_build_differs_from_itself(seen: Snapshot) -> None:
    assert changes(seen, seen) == ()


@given(snapshots(), snapshots())
def test_every_id_is_of_one_of_the_builds(before: Snapshot, after: Snapshot) -> None:
    known = {each.id for seen in (before, after) for each in seen.articles}
    known |= {each.id for seen in (before, after) for each in seen.claims}
    assert ids_of(changes(before, after)) <= known


@given(snapshots(), snapshots())
def test_what_is_new_one_way_is_gone_the_other(before: Snapshot, after: Snapshot) -> None:
    there, back = changes(before, after), changes(after, before)

    def ids(found: tuple[Change, ...], kind: ChangeKind) -> set[str]:
        return {change.id for change in found if change.kind is kind}

    for new, gone in (
        (ChangeKind.EVENT_NEW, ChangeKind.EVENT_GONE),
        (ChangeKind.EVENT_SPLIT, ChangeKind.EVENT_MERGED),
        (ChangeKind.ARTICLE_NEW, ChangeKind.ARTICLE_GONE),
    ):
        assert ids(there, new) == ids(back, gone)


@given(snapshots(), snapshots())
def test_every_event_is_kept_new_split_merged_or_gone(before: Snapshot, after: Snapshot) -> None:
    found = changes(before, after)
    same = pair(before, after).events
    told = {c.id for c in found if c.kind in (ChangeKind.EVENT_NEW, ChangeKind.EVENT_SPLIT)}
    left = {c.id for c in found if c.kind in (ChangeKind.EVENT_GONE, ChangeKind.EVENT_MERGED)}
    assert {e.id for e in after.events} == told | set(same.values())
    assert {e.id for e in before.events} == left | set(same)


@given(snapshots())
def test_an_article_about_other_things_only_adds(seen: Snapshot) -> None:
    more = replace(
        seen,
        articles=(*seen.articles, article("d")),
        claims=(*seen.claims, claim("d1"), claim("d2")),
        events=(*seen.events, event("d1"), event("d2")),
        origins=(*seen.origins, SeenOrigin("d1", "somebody else", ("d1", "d2"))),
    )
    assert kinds(changes(seen, more)) == ["article_new", "event_new", "event_new"]


# ---- in words --------------------------------------------------------------------------------------------------------


def test_changes_in_words() -> None:
    before = story(event("a1", when="2019"), origins=(SeenOrigin("a1", "Ann Reed", ("a1",)),))
    after = story(
        event("a1", "a1", "b1", when="2019-03", standing="several_origins"),
        event("b2"),
        origins=(SeenOrigin("a1", "Ann Reed", ("a1",)), SeenOrigin("b1", "a court", ("b1",))),
    )
    found = changes(before, after)
    assert summary(found, WORDS) == (
        "1 new article; 1 event of another standing; 1 event with more origins; 1 sharper date; 1 new event"
    )
    sections = changed(found, WORDS)
    assert [section.heading for section in sections] == ["1 new article", "1 event told otherwise", "1 new event"]
    (line,) = sections[1].lines
    assert line.when == "Mar 2019"
    assert line.notes == (
        "now told by several origins; it was told by one origin",
        "2 origins; it had 1",
        "new: a court",
        "now March 2019; it was 2019",
    )


def test_every_kind_of_change_has_its_words() -> None:
    for kind in ChangeKind:
        assert len(WORDS["changes"]["kinds"][kind.value]) == 2
    full = snapshot(tell(ferry_story()))
    every = (*changes(Snapshot(), full), *changes(full, Snapshot()))
    for section in changed(every, WORDS):
        assert all(line.title for line in section.lines)


def test_only_what_matters_most_is_shown_and_the_rest_counted() -> None:
    (section,) = changed(changes(Snapshot(), story(event("a1"), event("a2"), event("a3")))[1:], WORDS, 2)
    assert len(section.lines) == 2
    assert section.more == "1 more; --all shows it"


def test_the_same_story_gives_the_same_snapshot_whatever_the_order_of_its_records() -> None:
    told = tell(ferry_story())
    links = told.links
    turned = replace(
        told,
        articles=told.articles[::-1],
        facts=told.facts[::-1],
        links=replace(
            links,
            events=links.events[::-1],
            origins=links.origins[::-1],
            states=links.states[::-1],
            conflicts=links.conflicts[::-1],
        ),
    )
    assert snapshot(turned) == snapshot(told)
