"""Outlets of one owner: what rests on their word alone has one origin."""

from __future__ import annotations

import itertools

from dateline.model import Links, Outlet, Standing
from tests.link.build import Told, article, claim, event_of, links, origin_of

HARROW = (Outlet("Gull Post", "Harrow Media"), Outlet("The Tide Weekly", "harrow media ltd"))
BOTH = "Gull Post and Tide Weekly both belong to Harrow Media (your outlets.csv)"


def won(id: str, outlet: str | None, *source: str, words: str = "Ann Lee won the cup") -> Told:
    return article(id, claim("win", words, agent="Ann Lee", patient="the cup", source=source), outlet=outlet)


def standing(found: Links, told: Told) -> tuple[Standing, int]:
    event = event_of(found, told.facts.claims[0].id)
    return event.standing, len(event.origins)


def test_two_voices_of_one_owner_are_one_origin_and_say_why() -> None:
    a, b = won("a", "Gull Post"), won("b", "Tide Weekly", words="Ann Lee has won the cup")
    assert standing(links(a, b), a) == (Standing.SEVERAL_ORIGINS, 2)
    found = links(a, b, outlets=HARROW)
    assert standing(found, a) == (Standing.REPORTED, 1)
    (origin,) = found.origins
    assert origin.because.startswith(BOTH)
    assert origin.owner == "Harrow Media"
    assert [link.because for link in found.links if link.kind == "origin"] == [BOTH]


def test_a_grade_alone_a_single_outlet_and_other_owners_change_nothing() -> None:
    a, b = won("a", "Gull Post"), won("b", "Tide Weekly")
    bare = links(a, b)
    for said in (
        (Outlet("Gull Post", "", "F"), Outlet("Tide Weekly", "", "F")),
        (Outlet("Gull Post", "Harrow"),),
        (Outlet("Gull Post", "Harrow"), Outlet("Tide Weekly", "Vale")),
        (Outlet("Nobody Times", "Harrow"), Outlet("No Weekly", "Harrow")),
    ):
        found = links(a, b, outlets=said)
        assert (found.origins, found.events, found.links) == (bare.origins, bare.events, bare.links)


def test_three_outlets_are_one_whatever_their_order() -> None:
    told = [won(id, outlet) for id, outlet in zip("abc", ("Gull Post", "Tide Weekly", "Sand Blog"), strict=True)]
    said = (*HARROW, Outlet("Sand Blog", "Harrow Media"))
    results = {
        repr(links(*some, outlets=owners)) for some in itertools.permutations(told) for owners in (said, said[::-1])
    }
    assert len(results) == 1
    (origin,) = links(*told, outlets=said).origins
    assert origin.because.startswith(
        "Gull Post, Sand Blog and Tide Weekly all belong to Harrow Media (your outlets.csv)"
    )


def test_whoever_is_named_stays_an_origin_of_his_own() -> None:
    a, b = won("a", "Gull Post", "Tom Orr"), won("b", "Tide Weekly", "Eve Hale")
    assert standing(links(a, b, outlets=HARROW), a) == (Standing.SEVERAL_ORIGINS, 2)


def test_one_named_by_one_paper_and_the_other_papers_own_voice_are_two() -> None:
    a, b = won("a", "Gull Post", "Tom Orr"), won("b", "Tide Weekly")
    assert standing(links(a, b, outlets=HARROW), a) == (Standing.SEVERAL_ORIGINS, 2)


def test_unnamed_sources_of_two_papers_of_one_owner_are_one_for_nobody_else_vouches_for_them() -> None:
    a, b = won("a", "Gull Post", "anonymous:0"), won("b", "Tide Weekly", "anonymous:0")
    assert standing(links(a, b), a) == (Standing.SEVERAL_ORIGINS, 2)
    assert standing(links(a, b, outlets=HARROW), a) == (Standing.REPORTED, 1)


def test_an_unnamed_source_and_the_other_papers_own_voice_are_one() -> None:
    a, b = won("a", "Gull Post", "anonymous:0"), won("b", "Tide Weekly")
    found = links(a, b, outlets=HARROW)
    assert standing(found, a) == (Standing.REPORTED, 1)
    assert [s.name for s in found.sources if s.id == found.origins[0].source] == ["Tide Weekly"]


def test_unnamed_sources_of_one_paper_stay_two_and_so_do_those_on_other_events() -> None:
    same = won("a", "Gull Post", "anonymous:0"), won("b", "Gull Post", "anonymous:0")
    assert standing(links(*same, outlets=HARROW), same[0])[1] == 2
    a = won("a", "Gull Post", "anonymous:0")
    b = article("b", claim("die", "Tom Orr died", agent="Tom Orr", source="anonymous:0"), outlet="Tide Weekly")
    found = links(a, b, outlets=HARROW)
    assert len(found.origins) == 2


def test_an_unnamed_source_that_somebody_named_has_is_his() -> None:
    a, b = won("a", "Gull Post", "Tom Orr", "anonymous:0"), won("b", "Tide Weekly")
    assert standing(links(a, b, outlets=HARROW), a)[1] == 2


def test_the_paper_that_is_told_vouches_and_not_the_page_that_repeats_it() -> None:
    told = article(
        "a",
        claim("win", "Ann Lee won the cup, a source told Gull Post", agent="Ann Lee", patient="the cup",
              source=["outlet:Gull Post", "anonymous:0"]),
        outlet="Sand Blog",
    )  # fmt: skip
    b = won("b", "Tide Weekly")
    assert standing(links(told, b, outlets=HARROW), b)[1] == 1
    assert standing(links(told, b, outlets=(Outlet("Sand Blog", "Vale"), Outlet("Tide Weekly", "Vale"))), b)[1] == 2


def test_hearsay_supports_nothing_as_before() -> None:
    a, b = won("a", "Gull Post", "hearsay:1"), won("b", "Tide Weekly")
    found = links(a, b, outlets=HARROW)
    assert standing(found, a)[0] is Standing.REPORTED
    assert len(found.origins) == 2


def test_pages_of_one_domain_that_name_no_outlet_are_one() -> None:
    from tests.link.test_outlets import on

    a, b = on("a", "https://example.org/1"), on("b", "https://www.example.org/2")
    assert len(links(a, b).origins) == 2
    (origin,) = links(a, b, outlets=(Outlet("example.org", "Harrow"),)).origins
    assert origin.because.startswith("example.org belongs to Harrow (your outlets.csv)")


def test_two_papers_of_one_owner_can_contradict_each_other() -> None:
    a, b = won("a", "Gull Post"), article(
        "b", claim("win", "Ann Lee did not win the cup", agent="Ann Lee", patient="the cup", denied=True),
        outlet="Tide Weekly")  # fmt: skip
    bare = links(a, b)
    assert bare.conflicts and links(a, b, outlets=HARROW).conflicts == bare.conflicts


def test_the_origin_of_another_outlet_that_copies_goes_with_it() -> None:
    a, b = (
        won("a", "Gull Post"),
        won("b", "Sand Blog", "outlet:Gull Post", words="Ann Lee won the cup, Gull Post reports"),
    )
    c = won("c", "Tide Weekly")
    found = links(a, b, c, outlets=HARROW)
    assert len(found.origins) == 1
    assert origin_of(found, b.facts.claims[0].id).claims == tuple(sorted(t.facts.claims[0].id for t in (a, b, c)))
