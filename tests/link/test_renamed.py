"""What two outlets tell word for word but for a name."""

from __future__ import annotations

import pytest

from dateline.model import Phase
from tests.link.build import PLACE, Said, article, claim, links

KINDS = dict.fromkeys(("Leeds", "Ghent", "Kelm", "Torr"), PLACE)


def spoke(who: str, place: str, *, tail: str = "", phase: Phase = Phase.HAPPENED) -> Said:
    text = f"{who} opened a library with a garden and a cafe for young readers in {place}{tail}"
    return claim("open", text, agent=who, place=place, when="2018-02-10", phase=phase)


def about(left: Said, right: Said, *more: Said) -> list[str]:
    """What two outlets contradict each other about; `more` are further claims of the second."""
    found = links(
        article("a", left, outlet="Tide", published="2018-02-11", kinds=KINDS),
        article("b", right, *more, outlet="Gull", published="2018-02-12", kinds=KINDS),
    )
    return [each.about for each in found.conflicts]


def test_one_name_differs() -> None:
    assert about(spoke("Carl Reed", "Leeds"), spoke("Dan Hale", "Leeds")) == ["identity"]
    assert about(spoke("Carl Reed", "Leeds"), spoke("Carl Reed", "Ghent")) == ["place"]


@pytest.mark.parametrize(
    "other",
    [
        spoke("Dan Hale", "Ghent"),  # two names
        spoke("Carl Reed", "Kelm"),  # nothing tells what it is
        spoke("Reed", "Leeds"),  # perhaps his short name
        spoke("Dan Hale", "Leeds", tail=" and a shop"),
        spoke("Dan Hale", "Leeds", phase=Phase.HYPOTHETICAL),
        claim("open", "Dan Hale opened a shop in Leeds", agent="Dan Hale", place="Leeds", when="2018-02-10"),
    ],
)
def test_more_differs_or_it_may_be_one(other: Said) -> None:
    assert about(spoke("Carl Reed", "Leeds"), other) == []


def test_what_the_outlet_itself_tells_later_is_news() -> None:
    found = links(
        article("a", spoke("Carl Reed", "Leeds"), outlet="Tide", published="2018-02-11", kinds=KINDS),
        article("b", spoke("Dan Hale", "Leeds"), outlet="Tide", published="2018-02-12", kinds=KINDS),
    )
    assert found.conflicts == ()


def test_who_tells_it_of_both_tells_two_things() -> None:
    again = claim("open", "Carl Reed opened a library", agent="Carl Reed")
    assert about(spoke("Carl Reed", "Leeds"), spoke("Dan Hale", "Leeds"), again) == []
