"""Things that are launched bound the articles that name them."""

from __future__ import annotations

from dataclasses import replace

from dateline.date.publication import publications
from dateline.model import (
    Article,
    Certainty,
    Claim,
    Entity,
    EntityKind,
    Event,
    Facts,
    Form,
    Links,
    Mention,
    Participant,
    Phase,
    Polarity,
    Referent,
    Role,
    Standing,
)
from dateline.when import UNKNOWN, When, from_edtf
from tests.date.build import article


def told(of: Article, *names: str, launch: str = "", when: When = UNKNOWN, phase: Phase = Phase.HAPPENED) -> Facts:
    """The facts of an article that names things; `launch` are the words that tell how the first of them is shown."""
    mentions = [of.span(of.text.index(name), of.text.index(name) + len(name)) for name in names]
    things = tuple(
        Referent(f"{of.id}:{n}", name, EntityKind.WORK, (), (Mention(span, Form.NAME),))
        for n, (name, span) in enumerate(zip(names, mentions, strict=True))
    )
    claims: tuple[Claim, ...] = ()
    if launch:
        start = of.text.index(launch)
        head = of.span(start, start + len(launch.split()[0]))
        part = Participant(things[0].id, Role.PATIENT, mentions[0])
        span = of.span(start, start + len(launch))
        sure = Certainty.CERTAIN
        claims = (
            Claim(f"c{of.id}", span, head, "unveil", launch, (part,), when, sure, Polarity.POSITIVE, phase),
        )  # fmt: skip
    return Facts(of.id, things, (), claims)


def bounds(*pairs: tuple[Article, Facts]) -> dict[str, str]:
    facts = [each for _, each in pairs]
    claims = [claim for each in facts for claim in each.claims]
    links = Links(
        events=tuple(Event(c.id, "", c.when, (), Standing.REPORTED, (c.id,), (), type="launch") for c in claims),
        entities=tuple(Entity(r.id, r.name, r.kind, (), (), ()) for each in facts for r in each.referents),
    )
    return {each.article: each.when.edtf for each in publications([a for a, _ in pairs], facts, links)}


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
