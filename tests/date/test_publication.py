"""Articles without a date, bounded by their words, by other articles and by what the user knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from dateline.date.publication import publications
from dateline.model import (
    Article,
    Background,
    ClueKind,
    EntityKind,
    Event,
    Facts,
    Link,
    Links,
    Phase,
    Publication,
    Relation,
    Role,
    Standing,
)
from dateline.when import Basis, from_edtf
from tests.date.build import article, claim, linked, referent, says


def read(of: Article, *people: str) -> Facts:
    """The facts of an article in which these people are named (each "Jane Reed|Reed|Her": a name and its mentions)."""
    return says(
        of, [referent(of, name, EntityKind.PERSON, *others) for name, *others in (p.split("|") for p in people)]
    )


def bounds(text: str, *people: str, known: Sequence[Background] = ()) -> Publication | None:
    """What an article without a date, by itself, is bounded to."""
    alone = article(text)
    told = read(alone, *people)
    found = publications([alone], [told], linked([told]), known)
    return found[0] if found else None


def edtf(found: Publication | None) -> str:
    return found.when.edtf if found else ""


def born(name: str, day: str) -> Background:
    return Background(name, Relation.BORN, day)


REED = born("Jane Reed", "1984-06-27")
COLE = born("Max Cole", "1979-11-06")


# ---- the text alone


def test_what_tells_nothing_has_no_date() -> None:
    assert bounds("The mayor opened the bridge on Friday.") is None
    assert bounds("They met on Nov. 8 and parted in October.") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The bridge was opened in March 2011.", "2011-03-01/.."),
        ("The bridge was opened in March 2011 and closed on May 4, 2013.", "2013-05-04/.."),
        ("The bridge will be opened in March 2011.", "../2011-03-31"),
        ("The bridge was begun in 2009. It will be opened in March 2011.", "2009-01-01/2011-03-31"),
        ("They met in 2003. It would be opened by 2005.", "2003-01-01/.."),
    ],
)
def test_dates_told_as_past_and_as_coming(text: str, found: str) -> None:
    assert edtf(bounds(text)) == found


def test_a_weekday_with_a_day_narrows_the_years() -> None:
    found = bounds("She joined in March 2012. The jury met on Friday, November 8. A vote will be held in May 2017.")
    assert edtf(found) == "2013-11-08/2014-10-04"  # the next one is in 2019: so this was 2013's, not a year before
    assert found is not None
    bare = "“Friday, November 8”, which has no year, is told as past: less than eleven months before"
    assert [reason.text for reason in found.when.because] == [
        "“March 2012” is told as past",
        f"not before 2013-11-08: {bare}",
        "“May 2017” is told as coming",
        f"not after 2014-10-04: {bare}",
    ]
    assert found.when.basis is Basis.INFERRED


def test_the_least_sure_words_step_back_and_are_told() -> None:
    found = bounds("The works will be finished in May 2001. They began in June 2005.")
    assert edtf(found) == "2005-06-01/.."
    assert found is not None
    assert found.left_out == ("“May 2001” is told as coming does not fit: “June 2005” is told as past",)


def test_the_day_on_which_the_page_was_saved_is_an_upper_bound() -> None:
    saved = replace(article("It was opened in March 2011."), captured=from_edtf("2014-02-03"))
    facts = read(saved)
    assert edtf(publications([saved], [facts], linked([facts]))[0]) == "2011-03-01/2014-02-03"


def test_an_article_with_a_date_is_left_alone() -> None:
    dated = article("It was opened in March 2011.", "2012-01-01")
    facts = read(dated)
    assert publications([dated], [facts], linked([facts])) == ()


# ---- people's ages


def test_an_age_against_a_birthday_that_the_user_knows() -> None:
    found = bounds("Jane Reed, 29, sang in Hull.", "Jane Reed", known=[REED])
    assert edtf(found) == "2013-06-27/2014-06-26"
    assert found is not None
    assert found.when.because[0].text == (
        "not before 2013-06-27: “Jane Reed, 29”: Jane Reed, born 1984-06-27 (your fact), is 29"
    )
    assert found.when.because[0].span is not None


@pytest.mark.parametrize("words", ["Jane Reed (29) sang.", "Jane Reed is 29.", "Jane Reed, aged 29, sang."])
def test_ways_of_giving_an_age(words: str) -> None:
    assert edtf(bounds(words, "Jane Reed", known=[REED])) == "2013-06-27/2014-06-26"


@pytest.mark.parametrize(
    "words", ["Jane Reed, 29 others and he sang.", "Jane Reed is 29 minutes late.", "Jane Reed sang."]
)
def test_what_is_no_age(words: str) -> None:
    assert bounds(words, "Jane Reed", known=[REED]) is None


def test_a_birthday_told_as_past_bounds_together_with_a_day_of_the_year() -> None:
    text = "Jane Reed, 29, sang. Max Cole's 34th birthday on Nov. 6 was loud. They met on Nov. 8."
    found = bounds(text, "Jane Reed", "Max Cole", known=[REED, COLE])
    assert edtf(found) == "2013-11-08/2014-06-26"
    assert found is not None
    assert len(found.when.because) == 3


def test_a_birth_that_the_text_gives() -> None:
    text = "Jane Reed was born on June 27, 1984. Jane Reed is 29."
    assert edtf(bounds(text, "Jane Reed")) == "2013-06-27/2014-06-26"


def test_an_age_in_an_article_with_a_date_bounds_one_without() -> None:
    dated, undated = article("Jane Reed, 29, sang.", "2013-12-01", "b"), article("Jane Reed, 31, left.", id="c")
    told = [read(dated, "Jane Reed"), read(undated, "Jane Reed")]
    (found,) = publications([dated, undated], told, linked(told))
    assert edtf(found) == "2014-12-02/2016-11-30"


def test_a_fact_about_a_name_that_several_share_bounds_nothing() -> None:
    alone = article("Jane Reed, 29, sang.")
    facts = read(alone, "Jane Reed")
    links = linked([facts])
    twice = replace(links, entities=(*links.entities, replace(links.entities[0], id="other")))
    assert publications([alone], [facts], twice, [REED]) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The firm was sure of its earnings for 2011 and beyond.",
        "He was made the front-runner for the nomination in 2011.",
        "Analysts were predicting that it fell in 2011.",
        "It was not used until 2011.",
        "The law, which can be used in 2011, stands.",
    ],
)
def test_a_year_that_lies_ahead_of_what_is_told_in_the_past_bounds_nothing(text: str) -> None:
    assert edtf(bounds(text)) == ""


def test_weeks_are_counted_to_the_day() -> None:
    found = read(article("He left last week. She left two weeks ago.")).clues
    assert [(clue.least, clue.most) for clue in found] == [(0, 13), (8, 20)]


# ---- other articles


@pytest.mark.parametrize(
    ("text", "words", "phase", "found"),
    [
        ("Bo was arrested at home.", "Bo was arrested", Phase.HAPPENED, "2013-11-05/.."),
        ("Bo was arrested yesterday.", "Bo was arrested yesterday", Phase.HAPPENED, "2013-11-06"),
        ("Bo will be arrested.", "Bo will be arrested", Phase.EXPECTED, "../2013-11-05"),
    ],
)
def test_an_event_that_another_article_dates(text: str, words: str, phase: Phase, found: str) -> None:
    dated, undated = article("Bo was arrested on Tuesday.", "2013-11-08", "b"), article(text, id="c")
    told = claim(dated, "Bo was arrested on Tuesday", "arrest", when="2013-11-05")
    mine = claim(undated, words, "arrest", phase=phase)
    event = Event(told.id, "", told.when, (), Standing.REPORTED, (told.id, mine.id), (), type="arrest")
    facts = [replace(read(dated), claims=(told,)), replace(read(undated), claims=(mine,))]
    links = Links(events=(event,), links=(Link("event", told.id, mine.id, 0.9, "the same arrest"),))
    (bounded,) = publications([dated, undated], facts, links)
    assert edtf(bounded) == found
    assert "which b dates to 2013-11-05" in bounded.when.because[0].text
    loose = replace(links, links=(replace(links.links[0], score=0.7),))
    assert publications([dated, undated], facts, loose) == ()


def test_what_is_only_told_in_like_words_may_be_another_thing() -> None:
    dated, undated = (
        article("Orla mended the pier.", "2013-11-08", "b"),
        article("Orla mended the bridge today.", id="c"),
    )
    things = {of.id: referent(of, name) for of, name in ((dated, "pier"), (undated, "bridge"))}
    told = claim(dated, "mended the pier", "mend", (things["b"], Role.PATIENT), when="2013-11-05")
    mine = claim(undated, "mended the bridge today", "mend", (things["c"], Role.PATIENT))
    event = Event(told.id, "", told.when, (), Standing.REPORTED, (told.id, mine.id), (), type="repair")
    facts = [says(dated, [things["b"]], [told]), says(undated, [things["c"]], [mine])]
    link = Link("event", told.id, mine.id, 0.9, "alike")
    links = replace(linked(facts), events=(event,), links=(link,))
    assert publications([dated, undated], facts, links) == ()
    one = replace(links, entity_of=dict.fromkeys(links.entity_of, "pier"))
    assert [edtf(each) for each in publications([dated, undated], facts, one)] == ["2013-11-05"]


def test_the_order_of_articles_and_facts_does_not_matter() -> None:
    texts = ("It was opened in March 2011.", "Jane Reed, 29, sang.", "It will be closed in May 2012.")
    all_ = [article(text, id=str(n)) for n, text in enumerate(texts)]
    facts = [read(each, "Jane Reed") for each in all_]
    links = linked(facts)
    found = publications(all_, facts, links, [REED, COLE])
    assert found == publications(all_[::-1], facts[::-1], links, [COLE, REED])
    assert [each.article for each in found] == ["0", "1", "2"]


# ---- clues


def test_clues_point_at_their_words() -> None:
    one = article("Jane Reed, 29, met him on Nov. 8.")
    found = read(one, "Jane Reed").clues
    assert [(clue.kind, clue.span.of(one.text), clue.value) for clue in found] == [
        (ClueKind.AGE, "Jane Reed, 29", ""),
        (ClueKind.DAY, "Nov. 8", "XXXX-11-08"),
    ]


def test_what_counts_from_the_publication_lies_so_many_days_before_it() -> None:
    found = read(article("He left yesterday.")).clues
    assert [(clue.value, clue.least, clue.most) for clue in found] == [("", 1, 1)]


def test_an_age_at_a_death_that_is_news() -> None:
    known = [Background("Jane Reed", Relation.BORN, "1980-03-01")]
    assert edtf(bounds("Jane Reed dies aged 29", "Jane Reed", known=known)) == "2009-03-01/2010-02-28"
    assert edtf(bounds("Jane Reed died at the age of 29.", "Jane Reed", known=known)) == ""


def test_results_are_news_for_four_months() -> None:
    text = "Sales rose in the quarter, which ended December 30, 2006, from the quarter ended December 31, 2005."
    assert edtf(bounds(text)) == "2006-12-30/2007-04-29"


def test_what_is_news_takes_place_at_the_edition_that_it_names() -> None:
    of = article("Orla showed it at the 2010 Merle Games yesterday.")
    told = says(of, claims=[claim(of, of.text, "show")])
    (found,) = publications([of], [told], linked([told]))
    assert edtf(found) == "2010-01-01/2011-01-01"


def test_a_headline_has_as_news_what_another_article_dates() -> None:
    dated, undated = article("Jane Reed resigned on Tuesday.", "2013-11-08", "b"), article("Jane Reed resigns", id="c")
    reed = [(referent(of, "Jane Reed", EntityKind.PERSON), Role.AGENT) for of in (dated, undated)]
    told = claim(dated, "Jane Reed resigned on Tuesday", "resign", reed[0], when="2013-11-05")
    mine = claim(undated, "Jane Reed resigns", "resign", reed[1], phase=Phase.ONGOING)
    facts = [replace(read(of, "Jane Reed"), claims=(c,)) for of, c in ((dated, told), (undated, mine))]
    (found,) = publications([dated, undated], facts, linked(facts, {"resign": "resignation"}))
    assert edtf(found) == "2013-11-05/2013-11-19"
    assert "its headline has “Jane Reed resigns” as news" in found.when.because[0].text


def test_what_is_left_is_not_to_whom_it_happens() -> None:
    """Who leaves a post is the same in a headline that doesn't say what was left."""
    dated = article("Jane Reed resigned from her post on Tuesday.", "2013-11-08", "b")
    undated = article("Jane Reed resigns", id="c")
    reed, mine = (referent(of, "Jane Reed", EntityKind.PERSON) for of in (dated, undated))
    post = referent(dated, "her post", EntityKind.OTHER)
    words = "Jane Reed resigned from her post on Tuesday"
    told = claim(dated, words, "resign", (reed, Role.AGENT), (post, Role.PATIENT), when="2013-11-05")
    headline = claim(undated, "Jane Reed resigns", "resign", (mine, Role.AGENT), phase=Phase.ONGOING)
    facts = [says(dated, [reed, post], claims=[told]), says(undated, [mine], claims=[headline])]
    (found,) = publications([dated, undated], facts, linked(facts, {"resign": "resignation"}))
    assert edtf(found) == "2013-11-05/2013-11-19"


def test_what_one_does_to_two_is_not_one_thing() -> None:
    dated = article("Uber fired 40 workers on Tuesday.", "2013-11-08", "b")
    undated = article("Uber fires two drivers", id="c")
    firms = [referent(of, "Uber", EntityKind.ORGANIZATION) for of in (dated, undated)]
    fired = [referent(dated, "40 workers", EntityKind.OTHER), referent(undated, "two drivers", EntityKind.OTHER)]
    told = claim(dated, dated.text[:-1], "fire", (firms[0], Role.AGENT), (fired[0], Role.PATIENT), when="2013-11-05")
    news = claim(undated, undated.text, "fire", (firms[1], Role.AGENT), (fired[1], Role.PATIENT), phase=Phase.ONGOING)
    facts = [says(dated, [firms[0], fired[0]], claims=[told]), says(undated, [firms[1], fired[1]], claims=[news])]
    assert not [p for p in publications([dated, undated], facts, linked(facts, {"fire": "dismissal"})) if p.when.edtf]


def test_what_counts_from_a_day_that_is_named_tells_nothing_of_the_publication() -> None:
    found = read(article("He came in 1984. One year later he left. Last year he died.")).clues
    assert [(clue.span.start, clue.least, clue.most) for clue in found if not clue.value] == [(41, 0, 713)]


@pytest.mark.parametrize(
    ("text", "words", "phase", "found"),
    [
        ("Bo was arrested yesterday.", "Bo was arrested yesterday", Phase.HAPPENED, "../2013-11-09"),
        ("Bo will be arrested.", "Bo will be arrested", Phase.EXPECTED, "../2013-11-08"),
        ("Bo was arrested at home.", "Bo was arrested", Phase.HAPPENED, ""),
    ],
)
def test_what_is_news_here_and_past_in_another_article(text: str, words: str, phase: Phase, found: str) -> None:
    dated, undated = article("Bo was arrested.", "2013-11-08", "b"), article(text, id="c")
    told = claim(dated, "Bo was arrested", "arrest", when="../2013-11-08")
    mine = claim(undated, words, "arrest", phase=phase)
    event = Event(told.id, "", told.when, (), Standing.REPORTED, (told.id, mine.id), (), type="arrest")
    facts = [replace(read(dated), claims=(told,)), replace(read(undated), claims=(mine,))]
    links = Links(events=(event,), links=(Link("event", told.id, mine.id, 0.9, "the same arrest"),))
    bounded = publications([dated, undated], facts, links)
    assert [edtf(each) for each in bounded] == ([found] if found else [])
