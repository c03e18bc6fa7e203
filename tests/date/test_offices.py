"""Offices that people hold bound the articles that call them so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from dateline.model import (
    Article,
    Certainty,
    Claim,
    Clue,
    ClueKind,
    EntityKind,
    Facts,
    Phase,
    Polarity,
    Publication,
    Role,
)
from dateline.when import UNKNOWN
from tests.date.build import article, bounded, claim, referent

PEOPLE, BODIES = ("Ann Reed", "Bo Cole", "Barack Obama"), ("Harbour", "Orla")


def read(of: Article) -> Facts:
    """The facts of an article: the people and bodies that it names."""
    found = [referent(of, name, EntityKind.PERSON) for name in PEOPLE]
    found += [referent(of, name, EntityKind.ORGANIZATION) for name in BODIES]
    return Facts(of.id, tuple(r for r in found if r.mentions), (), ())


def resigned(of: Article, who: str, day: str) -> Facts:
    """The facts of an article that tells, as news of a day, that somebody resigned."""
    facts = read(of)
    (person,) = (r for r in facts.referents if r.name == who)
    return replace(facts, claims=(claim(of, of.text, "resign", (person, Role.AGENT), when=day),))


def bound(*told: tuple[Article, Facts]) -> dict[str, Publication]:
    """What the articles without a date are bounded to; each claim is a resignation."""
    return bounded(*told, types={"resign": "resignation"})


def bounds(*texts: tuple[str, str]) -> str:
    """What the first of some texts, each with its day, is bounded to."""
    articles = [article(text, day, str(n)) for n, (text, day) in enumerate(texts)]
    found = bound(*((each, read(each)) for each in articles))
    return found["0"].when.edtf if "0" in found else ""


def test_a_holder_is_called_so_until_it_is_over() -> None:
    held, over = ("Harbour chief executive Ann Reed sang.", ""), "Former chief executive Ann Reed sang."
    assert bounds(held, (over, "2019-05-01"), (over, "2019-06-01")) == "../2019-06-01"
    assert bounds(held, (over, "2019-05-01")) == "", "one outlet may be ahead of the others"


def test_a_former_holder_is_called_so_after_it_was_over() -> None:
    assert bounds(("Former mayor Ann Reed sang.", ""), ("Mayor Ann Reed sang.", "2019-05-01")) == "2019-03-31/.."


@pytest.mark.parametrize(
    "words",
    [
        "Ann Reed, chief executive of Harbour, sang.",
        "Ann Reed, the chief executive, sang.",
        "CEO and co-founder Ann Reed sang.",
        "Harbour CEO Ann Reed sang.",
    ],
)
def test_an_office_stands_before_the_name_or_behind_it(words: str) -> None:
    over = "Ann Reed, former chief executive of Harbour, sang."
    assert bounds((words, ""), (over, "2019-05-01"), (over, "2019-06-01")) == "../2019-06-01"


@pytest.mark.parametrize(
    "words",
    [
        "Deputy mayor Ann Reed sang.",
        "Acting mayor Ann Reed sang.",
        "Ann Reed, mayor-elect, sang.",
        "Ann Reed became mayor.",
        "The mayor and Ann Reed sang.",
        "Then-mayor Ann Reed sang.",
    ],
)
def test_another_office_or_none_tells_nothing(words: str) -> None:
    over = "Former mayor Ann Reed sang."
    assert bounds((words, ""), (over, "2019-05-01"), (over, "2019-06-01")) == ""


def test_who_came_back_bounds_nothing() -> None:
    former, again = "Former mayor Ann Reed sang.", ("Mayor Ann Reed sang.", "2021-05-01")
    assert bounds(("Mayor Ann Reed sang.", ""), (former, "2019-05-01"), (former, "2019-06-01"), again) == ""


def test_a_resignation_that_is_news_ends_an_office() -> None:
    held = article("Harbour chief executive Ann Reed sang.", id="held")
    news = article("Ann Reed resigned on Monday.", "2019-05-08", "news")
    found = bound((held, read(held)), (news, resigned(news, "Ann Reed", "2019-05-06")))["held"]
    assert found.when.edtf == "../2019-05-20"
    assert [reason.text for reason in found.when.because] == [
        "not after 2019-05-20: “chief executive Ann Reed”: "
        "that Ann Reed is chief executive no longer, news tells by 2019-05-06"
    ]


def test_an_old_resignation_may_have_been_followed_by_a_return() -> None:
    held = article("Harbour chief executive Ann Reed sang.", id="held")
    told = article("Ann Reed resigned in 1998.", "2019-05-08", "told")
    assert bound((held, read(held)), (told, resigned(told, "Ann Reed", "1998"))) == {}


def test_an_office_of_one_body_has_one_holder_at_a_time() -> None:
    reed, cole = "Harbour chief executive Ann Reed sang.", "Harbour chief executive Bo Cole sang."
    assert bounds((reed, ""), (reed, "2018-01-01"), (cole, "2019-05-01")) == "../2019-06-01"
    assert bounds((cole, ""), (reed, "2018-01-01"), (cole, "2019-05-01")) == "2017-12-01/.."
    assert bounds((reed, ""), (reed, "2018-01-01"), (cole.replace("Harbour", "Orla"), "2019-05-01")) == ""


def test_what_is_on_record_of_an_office_bounds_what_is_news() -> None:
    text = "President Barack Obama sang yesterday."
    told = article(text, id="told")
    facts, span = read(told), told.span(0, len(text))
    sure = (Certainty.CERTAIN, Polarity.POSITIVE, Phase.HAPPENED)
    claim = Claim("told-0", span, span, "sing", text, (), UNKNOWN, *sure)
    day = Clue(ClueKind.DAY, told.span(text.index("yesterday"), len(text) - 1), least=1, most=1)
    (found,) = bound((told, replace(facts, claims=(claim,), clues=(day,)))).values()
    assert found.when.edtf == "2009-01-20/2017-02-03"
    assert "Barack Obama was president from 2009-01-20 to 2017-01-20" in found.when.because[0].text
    assert bound((told, replace(facts, claims=(claim,)))) == {}


def test_the_order_of_articles_does_not_matter() -> None:
    texts: Sequence[tuple[str, str]] = (
        ("Mayor Ann Reed sang.", ""),
        ("Former mayor Ann Reed sang.", "2019-05-01"),
        ("Mayor Ann Reed sang.", "2018-05-01"),
    )
    articles = [article(text, day, str(n)) for n, (text, day) in enumerate(texts)]
    pairs = [(each, read(each)) for each in articles]
    assert bound(*pairs) == bound(*pairs[::-1])


def test_an_article_in_a_language_that_is_not_understood_tells_nothing() -> None:
    held = article("Mayor Ann Reed sang.", id="held")
    for day in ("", "2019-05-08"):
        other = replace(article("Ann Reed resigned.", day, "de"), language="de")
        assert bound((held, read(held)), (other, resigned(other, "Ann Reed", "2019-05-06"))) == {}


def test_an_office_before_a_comma_may_be_that_of_then() -> None:
    over = "Former mayor Ann Reed sang."
    assert bounds(("The mayor, Ann Reed, sang.", ""), (over, "2019-05-01"), (over, "2019-06-01")) == ""


def test_the_body_of_an_office_may_stand_between_it_and_the_name() -> None:
    over = "Former chief executive Ann Reed sang."
    told = ("The chief executive of Harbour Ann Reed sang.", "")
    assert bounds(told, (over, "2019-05-01"), (over, "2019-06-01")) == "../2019-06-01"
    former = ("The founder and former mayor of Harbour, Ann Reed, sang.", "")
    assert bounds(former, ("Mayor Ann Reed sang.", "2019-05-01")) == "2019-03-31/.."


def test_former_may_be_said_of_another_office() -> None:
    told = ("The former chairman of Mayor Ann Reed's council sang.", "")
    assert bounds(told, ("Mayor Ann Reed sang.", "2019-05-01")) == ""


def test_nobody_is_called_former_before_it_was_over() -> None:
    former = article("Former chief executive Ann Reed sang.", id="former")
    held = article("Chief executive Ann Reed sang.", "2018-05-01", "held")
    news = article("Ann Reed resigned on Monday.", "2019-05-08", "news")
    found = bound((former, read(former)), (held, read(held)), (news, resigned(news, "Ann Reed", "2019-05-06")))
    assert found["former"].when.edtf == "2019-03-05/.."
