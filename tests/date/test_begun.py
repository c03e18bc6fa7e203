"""Things that are launched bound the articles that name them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.model import Article, Facts, Phase, Role
from dateline.when import UNKNOWN, When, from_edtf
from tests.date.build import article, bounded, claim, referent, says


def told(of: Article, *names: str, launch: str = "", when: When = UNKNOWN, phase: Phase = Phase.HAPPENED) -> Facts:
    """The facts of an article that names things; `launch` are the words that tell how the first of them is shown."""
    things = tuple(referent(of, name) for name in names)
    part = (things[0], Role.PATIENT) if launch else None
    claims = (claim(of, launch, "unveil", part, when=when, phase=phase),) if part else ()
    return Facts(of.id, things, (), claims)


def bounds(*pairs: tuple[Article, Facts]) -> dict[str, str]:
    return {id: each.when.edtf for id, each in bounded(*pairs, types={"unveil": "launch"}).items()}


SHOWN = article("Orla unveiled the Merle 4 on Monday.", "2019-05-08", "shown")
LAUNCH = told(SHOWN, "Merle 4", launch="unveiled the Merle 4 on Monday", when=from_edtf("2019-05-06"))


def test_who_names_a_thing_is_not_from_before_it_was_first_shown() -> None:
    later = article("Queues for the Merle 4 are long.", id="later")
    assert bounds((SHOWN, LAUNCH), (later, told(later, "Merle 4"))) == {"later": "2019-05-06/.."}


def test_another_thing_of_a_like_name_tells_nothing() -> None:
    for words, name in (("Queues for the Merle 4 Pro are long.", "Merle 4"), ("The Merle is red.", "Merle")):
        other = article(words, id="other")
        assert bounds((SHOWN, LAUNCH), (other, told(other, name))) == {}


def test_what_was_named_before_did_not_begin_with_that_launch() -> None:
    before = article("A new Merle 4 is built.", "2018-02-01", "before")
    later = article("Queues for the Merle 4 are long.", id="later")
    assert bounds((SHOWN, LAUNCH), (before, told(before)), (later, told(later, "Merle 4"))) == {}


def test_who_tells_it_as_news_is_not_from_after_those_who_know_it() -> None:
    title = article("Orla unveils the Merle 4", id="news")
    news = told(title, "Merle 4", launch="unveils the Merle 4", phase=Phase.ONGOING)
    known = article("Queues for the Merle 4 are long.", "2019-06-01", "known")
    assert bounds((title, news), (known, told(known, "Merle 4"))) == {"news": "../2019-06-08"}


def test_an_article_in_a_language_that_is_not_understood_tells_nothing() -> None:
    other = replace(article("Il Merle 4 è rosso.", id="it"), language="it")
    assert bounds((SHOWN, LAUNCH), (other, told(other))) == {}


def test_what_is_only_to_come_need_not_be_there_yet() -> None:
    for words in ("Orla will launch the Merle 4.", "The upcoming Merle 4 is red.", "A Merle 4 is rumored."):
        early = article(words, id="early")
        assert bounds((SHOWN, LAUNCH), (early, told(early, "Merle 4"))) == {}
    later = article("Orla plans to sell the Merle 4 abroad.", id="later")
    assert bounds((SHOWN, LAUNCH), (later, told(later, "Merle 4"))) == {"later": "2019-05-06/.."}


def test_a_launch_in_one_more_country_is_no_beginning() -> None:
    abroad = article("Orla unveiled the Merle 4 in Norway on Monday.", "2019-05-08", "abroad")
    words = "unveiled the Merle 4 in Norway on Monday"
    brought = told(abroad, "Merle 4", launch=words, when=from_edtf("2019-05-06"))
    later = article("Queues for the Merle 4 are long.", id="later")
    assert bounds((abroad, brought), (later, told(later, "Merle 4"))) == {}


def test_a_name_that_is_no_common_word_is_found_where_the_reader_sees_none() -> None:
    later = article("Queues for the Merle 4 are long.", id="later")
    assert bounds((SHOWN, LAUNCH), (later, Facts("later", (), (), ()))) == {"later": "2019-05-06/.."}


@pytest.mark.parametrize(
    "text",
    [
        "The Merle 4 was first unveiled in 2019.",
        "Orla unveiled the Merle 4 phone in 2019.",
        "Orla unveiled its latest phone, the Merle 4 in 2019.",
    ],
)
def test_what_is_launched_is_named_behind_its_verb_or_before_it(text: str) -> None:
    known = article(text, "2021-05-08", "known")
    thing = referent(known, "Merle 4")
    shown = claim(known, text, "unveil", (thing, Role.PATIENT), head="unveiled", when="2019")
    later = article("Queues for the Merle 4 are long.", id="later")
    found = bounds((known, says(known, [thing], [shown])), (later, told(later, "Merle 4")))
    assert found == {"later": "2019-01-01/.."}, "a year is enough"


def test_part_of_a_thing_is_not_the_thing() -> None:
    cover = article("Orla unveiled the Merle 4 cover on Monday.", "2019-05-08", "cover")
    whole, name = referent(cover, "the Merle 4 cover"), referent(cover, "Merle 4")
    words = "unveiled the Merle 4 cover on Monday"
    shown = claim(cover, words, "unveil", (whole, Role.PATIENT), (name, Role.OTHER), when="2019-05-06")
    later = article("Queues for the Merle 4 are long.", id="later")
    assert bounds((cover, says(cover, [name, whole], [shown])), (later, told(later, "Merle 4"))) == {}


def ago(text: str, words: str, predicate: str = "unveil", day: str = "2019-05-06") -> str:
    """The bounds of an article that tells some days later what another one tells of a day."""
    undated = article(text, id="ago")
    thing, other = referent(undated, "Merle 4"), referent(SHOWN, "Merle 4")
    mine = claim(undated, words, predicate, (thing, Role.PATIENT))
    launch = claim(SHOWN, "unveiled the Merle 4 on Monday", "unveil", (other, Role.PATIENT), when=day)
    types = {"unveil": "launch", "release": "launch"}
    found = bounded((SHOWN, says(SHOWN, [other], [launch])), (undated, says(undated, [thing], [mine])), types=types)
    return found["ago"].when.edtf if "ago" in found else ""


def test_a_launch_of_some_days_ago_has_its_day_from_another_article() -> None:
    assert ago("Orla unveiled the Merle 4 last week.", "unveiled the Merle 4 last week") == "2019-05-06/2019-05-19"
    assert ago("Orla presented the Merle 4 last week.", "presented the Merle 4 last week", "present") == (
        "2019-05-06/2019-05-19"
    )


def test_what_is_sold_now_may_have_been_shown_long_ago() -> None:
    assert ago("Orla released the Merle 4 yesterday.", "released the Merle 4 yesterday", "release") == "../2019-05-15"


def test_what_stands_is_there_whatever_else_the_sentence_looks_to() -> None:
    later = article("It will be sold beside the previous Merle 4.", id="later")
    assert bounds((SHOWN, LAUNCH), (later, told(later, "Merle 4"))) == {"later": "2019-05-06/.."}


def test_a_name_in_small_letters_is_known_from_capitals() -> None:
    first = article("Orla unveiled the Merle lite on Monday.", "2019-05-08", "first")
    name = referent(first, "Merle")
    shown = claim(first, "unveiled the Merle lite on Monday", "unveil", (name, Role.PATIENT), when="2019-05-06")
    merle, lite = article("The Merle is red.", id="merle"), article("The Merle Lite is red.", id="lite")
    pairs = [(first, says(first, [name], [shown])), (merle, told(merle, "Merle")), (lite, told(lite, "Merle Lite"))]
    assert bounds(*pairs) == {"lite": "2019-05-06/.."}


def test_what_has_just_happened_is_news_where_an_article_begins() -> None:
    words = "Orla have announced the brand new Merle 4"
    news = article(f"A day at Orla\n{words}.", id="news")
    thing = referent(news, "Merle 4")
    mine = claim(news, words, "announce", (thing, Role.PATIENT), head="announced")
    known = article("Queues for the Merle 4 are long.", "2019-06-01", "known")
    assert bounds((news, says(news, [thing], [mine])), (known, told(known, "Merle 4"))) == {"news": "../2019-06-08"}
