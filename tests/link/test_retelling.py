"""What two outlets tell in nearly the same words is one happening, also where a number, a day or a denial differs."""

from __future__ import annotations

from tests.link.build import Said, article, claim, links

WORDS = "Ann Lee opened the northern harbour bridge before invited guests and reporters"


def conflicts(*said: Said) -> list[str]:
    told = [article(f"a{n}", each, outlet=f"Outlet {n}") for n, each in enumerate(said)]
    return [conflict.about for conflict in links(*told).conflicts]


def test_another_day_of_what_is_told_word_for_word_is_another_dating() -> None:
    first = claim("open", f"{WORDS} on Monday", agent="Ann Lee", when="2018-03-05")
    other = claim("open", f"{WORDS} on Thursday", agent="Ann Lee", when="2018-03-08")
    assert conflicts(first, other) == ["date"]


def test_a_month_later_it_is_another_happening() -> None:
    first = claim("open", f"{WORDS} on Monday", agent="Ann Lee", when="2018-03-05")
    other = claim("open", f"{WORDS} on Monday", agent="Ann Lee", when="2018-04-02")
    assert conflicts(first, other) == []


def test_a_like_telling_of_few_words_may_be_of_another_day() -> None:
    first = claim("meet", "Ann Lee met reporters on Monday", agent="Ann Lee", when="2018-03-05")
    other = claim("meet", "Ann Lee met reporters on Thursday", agent="Ann Lee", when="2018-03-08")
    assert conflicts(first, other) == []


def test_a_denial_of_what_is_told_word_for_word() -> None:
    first = claim("open", WORDS, agent="Ann Lee", when="2018-03-05")
    other = claim("open", WORDS.replace("opened", "did not open"), when="2018-03-05", denied=True)
    assert conflicts(first, other) == ["polarity"]


def test_a_number_in_words_is_compared_as_a_number() -> None:
    first = claim("hire", "Velm hired seven former drivers", when="2018-03-05", amount=("7", "driver"))
    other = claim("hire", "Velm hired nine former drivers", when="2018-03-05", amount=("9", "driver"))
    assert conflicts(first, other) == ["amount"]
