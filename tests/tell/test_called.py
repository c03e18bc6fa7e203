"""Which entity is meant by a name, and what is said where that isn't clear."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.errors import OptionError
from dateline.model import Entity, EntityKind
from dateline.tell import tell
from dateline.tell.called import entity_called
from dateline.tell.index import Index
from tests.export.story import ferry_story

INDEX = Index(tell(ferry_story()))


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Helena Marsh", "n-helena-marsh"),
        ("helena  MARSH", "n-helena-marsh"),
        ("marsh", "n-helena-marsh"),
        ("the mayor", "n-helena-marsh"),
        ("mayor", "n-helena-marsh"),
        ("Héléna", "n-helena-marsh"),
        ("n-helena-marsh", "n-helena-marsh"),
        ("n-hel", "n-helena-marsh"),
        ("Aldane", "n-viktor-aldane"),  # another name in full, and a word of "Aldane Lines"
        ("Noor Abadi", "n-noor-abadi"),  # takes part in nothing
    ],
)
def test_the_one_that_is_meant(name: str, id: str) -> None:
    assert entity_called(name, INDEX).id == id


def with_entities(*more: Entity) -> Index:
    story = INDEX.story
    return Index(replace(story, links=replace(story.links, entities=(*story.links.entities, *more))))


def test_a_name_of_several_lists_them() -> None:
    other = Entity("n-the-other", "Otto Marsh", EntityKind.PERSON, ("Marsh",), (), ())
    event = replace(INDEX.story.links.events[0], participants=("n-the-other",))
    story = with_entities(other).story
    index = Index(replace(story, links=replace(story.links, events=(event, *story.links.events[1:]))))
    with pytest.raises(OptionError) as caught:
        entity_called("Marsh", index)
    assert str(caught.value) == (
        "'Marsh' may mean 2 of them: Helena Marsh (person, 5 events, id n-helena-marsh); "
        "Otto Marsh (person, 1 event, id n-the-other); give more of a name, or an id"
    )
    assert entity_called("Otto Marsh", index).id == "n-the-other"


def test_one_that_takes_part_in_something_comes_before_one_that_does_not() -> None:
    other = Entity("n-the-other", "Marsh", EntityKind.OTHER, (), (), ())
    assert entity_called("Marsh", with_entities(other)).id == "n-helena-marsh"
    assert entity_called("n-the-other", with_entities(other)).id == "n-the-other"


def test_a_misspelt_name_lists_what_is_near() -> None:
    with pytest.raises(OptionError, match=r"called 'Helena Mash'; near it: Helena Marsh \(person, 5 events"):
        entity_called("Helena Mash", INDEX)


def test_an_unknown_name_lists_those_of_most_events() -> None:
    with pytest.raises(OptionError, match=r"called 'Quux'; there are: Viktor Aldane \(person, 1\d events"):
        entity_called("Quux", INDEX)


@pytest.mark.parametrize("name", ["", "  ", "?!"])
def test_no_name_is_an_error(name: str) -> None:
    with pytest.raises(OptionError, match="no name"):
        entity_called(name, INDEX)
