"""Who is who over the articles: unresolved beats wrong."""

from __future__ import annotations

from dateline.model import EntityKind
from tests.link.build import ORG, OTHER, PERSON, PLACE, article, claim, entity, links


def met(name: str, text: str = "") -> object:
    return claim("meet", text or f"{name} met the press", agent=name)


def one(id: str, name: str, kind: EntityKind = PERSON):  # type: ignore[no-untyped-def]
    return article(id, claim("meet", f"{name} met the press", agent=name), kinds={name: kind})


def test_the_same_full_name_is_one_entity_with_all_its_mentions() -> None:
    found = links(one("a", "Ann Lee"), one("b", "Mrs Ann Lee"), one("c", "Lee"))
    lee = entity(found, "Lee")
    assert (lee.name, lee.kind, {s.article for s in lee.mentions}) == ("Ann Lee", PERSON, {"a", "b", "c"})
    assert lee.aliases == ("Lee", "Mrs Ann Lee")


def test_two_people_with_one_surname_stay_two_and_the_surname_alone_goes_to_neither() -> None:
    found = links(one("a", "Ann Lee"), one("b", "Bo Lee"), one("c", "Lee"))
    assert sorted(e.name for e in found.entities) == ["Ann Lee", "Bo Lee", "Lee"]


def test_a_surname_that_fits_two_is_not_one_in_two_articles_either() -> None:
    found = links(one("a", "Ann Lee"), one("b", "Bo Lee"), one("c", "Lee"), one("d", "Lee"))
    assert len(found.entities) == 4


def test_a_surname_without_a_full_name_is_one_person_in_all_articles() -> None:
    assert len(links(one("c", "Lee"), one("d", "Lee")).entities) == 1


def test_an_initial_that_fits_two_goes_to_neither() -> None:
    assert len(links(one("a", "Joan Lee"), one("b", "James Lee"), one("c", "J. Lee")).entities) == 3


def test_forms_of_a_name_that_one_article_tells_apart_stay_apart() -> None:
    both = article("a", claim("meet", "William Orr met Bill Orr", agent="William Orr", patient="Bill Orr"))
    assert len(links(both, one("b", "William Orr")).entities) == 2
    assert len(links(one("a", "William Orr"), one("b", "Bill Orr")).entities) == 1


def test_a_place_is_no_person() -> None:
    found = links(one("a", "Ann Jackson"), one("b", "Jackson", PLACE))
    assert len(found.entities) == 2


def test_acronyms_and_parts_of_names_of_organizations() -> None:
    found = links(
        one("a", "National River Safety Board", ORG),
        one("b", "NRSB", ORG),
        one("c", "Ostmark Rovers", ORG),
        one("d", "Rovers", ORG),
        one("e", "L.A. Harriers", ORG),
        one("f", "Los Angeles Harriers", ORG),
    )
    assert sorted(e.name for e in found.entities) == [
        "Los Angeles Harriers",
        "National River Safety Board",
        "Ostmark Rovers",
    ]


def test_a_part_of_two_names_goes_to_neither() -> None:
    found = links(one("a", "Torr Line", ORG), one("b", "Torr Bank", ORG), one("c", "Torr", ORG))
    assert len(found.entities) == 3


def test_a_towns_name_is_no_short_form_of_its_companies() -> None:
    found = links(one("a", "Torr Line", ORG), one("b", "Torr", PLACE), one("c", "Torr", ORG))
    assert "Torr Line" in {e.name for e in found.entities}
    assert len(found.entities) == 2


def test_abbreviated_names_can_be_found_spelled_out() -> None:
    assert entity(links(one("a", "L.A. Harriers", ORG)), "Los Angeles Harriers").name == "L.A. Harriers"


def test_what_no_article_names_stays_its_articles_own() -> None:
    found = links(one("a", "a friend", OTHER), one("b", "a friend", OTHER))
    assert len(found.entities) == 2


def test_a_name_that_one_article_takes_for_another_kind_is_still_one() -> None:
    found = links(one("a", "Wick Centre", PERSON), one("b", "Wick Centre", PLACE), one("c", "Wick Centre", PLACE))
    assert [(e.name, e.kind) for e in found.entities] == [("Wick Centre", PLACE)]


def test_groups_with_the_same_members_are_one() -> None:
    groups = {"the couple": ("Ann Lee", "Bo Ray")}
    other = {"the Rays": ("Ann Lee", "Bo Ray")}
    found = links(
        article("a", claim("marry", "the couple, Ann Lee and Bo Ray, married", agent="the couple"), groups=groups),
        article("b", claim("leave", "the Rays, Ann Lee and Bo Ray, left", agent="the Rays"), groups=other),
        article(
            "c",
            claim("leave", "the pair, Ann Lee and Cy Orr, left", agent="the pair"),
            groups={"the pair": ("Ann Lee", "Cy Orr")},
        ),
    )
    pair = entity(found, "the Rays")
    assert pair.kind is EntityKind.GROUP and len(pair.referents) == 2
    assert {e.name for e in found.entities if e.id in pair.members} == {"Ann Lee", "Bo Ray"}
    assert entity(found, "the pair").id != pair.id


def test_a_relayed_outlet_is_one_entity_with_the_outlet_that_texts_name() -> None:
    found = links(
        article("a", claim("leave", "Ann Lee left", agent="Ann Lee"), via=["Tide Weekly"]),
        article("b", claim("say", "Tide Weekly said so", agent="Tide Weekly"), kinds={"Tide Weekly": ORG}),
        article("c", claim("leave", "Bo Ray left", agent="Bo Ray"), via=["Gull Post"]),
    )
    assert {s.article for s in entity(found, "Tide Weekly").mentions} == {"a", "b"}
    assert entity(found, "Gull Post").kind is ORG


def test_every_merge_says_why() -> None:
    (merge,) = [k for k in links(one("a", "Ann Lee"), one("c", "Lee")).links if k.kind == "entity"]
    assert merge.score < 1 and "surname of 'Ann Lee'" in merge.because


def test_a_surname_that_two_have_means_the_one_whom_the_story_is_about() -> None:
    def same(times: int, more: str = "") -> bool:
        often = [claim("speak", f"Bobby Scott spoke in hall {n}", agent="Bobby Scott") for n in range(times)]
        passing = claim("come", "Tim Scott came too", agent="Tim Scott")
        short = claim("win", "Scott won the vote", agent="Scott")
        last = [short, claim("go", f"{more} went", agent=more)] if more else [short]
        found = links(article("a", *often, passing), article("b", *last))
        bobby, scott = (
            next(e.id for e in found.entities if n in (e.name, *e.aliases)) for n in ("Bobby Scott", "Scott")
        )
        return bobby == scott

    assert same(12)
    assert not same(5), "not by far"
    assert not same(12, "Tim Scott"), "the article names another Scott"


def test_a_firms_short_name_is_the_firms_where_one_article_takes_it_for_a_person_or_a_place() -> None:
    def firms(*more: object, odd: EntityKind = PERSON, times: int = 4) -> int:
        often = [one(f"b{n}", "Brack", ORG) for n in range(times)]
        found = links(one("a", "Brack Civil", ORG), *often, one("c", "Brack", odd), *more)  # type: ignore[arg-type]
        return len({e.id for e in found.entities if "Brack" in (e.name, *e.aliases)})

    assert entity(links(one("a", "Brack Civil", ORG), one("b", "Brack", ORG)), "Brack").name == "Brack Civil"
    assert firms() == 1
    assert firms(odd=PLACE) == 1
    assert firms(times=2) > 1, "not by far"
    assert firms(one("d", "Ann Brack")) > 1, "somebody is called so"
    assert firms(one("d", "Mr Brack")) > 1, "a man is spoken of"
