"""The hand in the pages: each decision, where it leads, its undoing, and what is refused."""

from __future__ import annotations

import io
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.export import EXPORTERS
from dateline.judging import judge, judgements
from dateline.model import Kind
from dateline.pipeline import build
from dateline.renewing import behind
from dateline.serve.hand.out import TYPES
from dateline.serve.hand.wish import inside, telling
from tests.judge.story import claim, entity, event
from tests.serve.filled import HOST
from tests.serve.hand.conftest import Person


def exported(person: Person) -> str:
    out = io.StringIO()
    EXPORTERS["json"](person.story, out)
    return out.getvalue()


def review(person: Person, words: str = "") -> str:
    return f"/story/{person.id}/review" + (f"?event={event(person.story, words).id}" if words else "")


# ---- what is decided, and where it leads


def test_a_decision_leads_back_with_what_was_done_and_its_undoing(person: Person) -> None:
    kept = event(person.story, "met the families")
    before = exported(person)
    where = person.sends(f"/story/{person.id}/review?event={kept.id}", "kind=keep")
    assert where.endswith("done=1")
    page = person.sees(where)
    assert "Kept" in page
    assert "He met the families in the town hall" in page
    assert 'name="number" value="1"' in page
    assert "1 of " in page
    (line,) = judgements(person.store)
    assert (line.judgement.kind, line.judgement.by) == (Kind.KEEP, "Ada")

    back = person.sends(where, "", number="1")
    assert "Taken back: Kept" in person.sees(back)
    assert exported(person) == before
    again = person.sends(back, "", number="2")  # to undo the undo
    assert "Holds again: Kept" in person.sees(again)
    assert "Brandt" in person.sees(f"/story/{person.id}/mine")


def test_every_decision_undone_gives_the_bytes_of_before(person: Person) -> None:
    before = exported(person)
    fire = event(person.story, "caught fire")
    engine = event(person.story, "started in the engine room")
    warned = review(person, "had warned the council")
    person.sends(warned, "kind=date", value="2019-01-17")
    person.sends(warned, "kind=retitle", value="A warning in January")
    person.sends(warned, "kind=note", value="ask <b>Arkle</b>\nonce more")
    person.sends(f"/story/{person.id}/review?event={fire.id}", "kind=same", typed=f"{HOST}/story/x/event/{engine.id}")
    person.sends(review(person, "arrested"), "kind=hide")
    person.sends(review(person, "promised an inquiry"), "kind=wrong")
    story = person.story
    assert event(story, "had warned the council").when.edtf == "2019-01-17"
    assert event(story, "caught fire").id == event(story, "started in the engine room").id
    assert not [each for each in story.claims if "promised an inquiry" in each.title or "arrested" in each.title]
    page = person.sees(warned)
    assert "ask &lt;b&gt;Arkle&lt;/b&gt;" in page
    assert "A warning in January" in page
    for number in range(6, 0, -1):
        person.sends("/log", "", number=str(number))
    assert exported(person) == before
    assert [line.holds for line in judgements(person.store)] == [False] * 6 + [True] * 6


def test_what_was_decided_survives_a_build(person: Person) -> None:
    person.sends(review(person, "had warned the council"), "kind=date", value="2019-01-17")
    person.sends(review(person, "met the families"), "kind=keep")
    more = person.store.parent / "news" / "later.txt"
    more.write_text(
        "Inquiry begins\nSelby Gazette, 20 March 2019\n\nThe inquiry into the Osprey fire began on Monday.\n"
    )
    build([person.store.parent / "news"], person.store)
    assert event(person.story, "had warned the council").when.edtf == "2019-01-17"
    assert "1 event" in person.sees(f"/story/{person.id}/mine")


def test_my_timeline_has_my_words_with_their_source_and_every_form(person: Person) -> None:
    kept = event(person.story, "promised an inquiry")
    assert "You keep no event yet" in person.sees(f"/story/{person.id}/mine")
    mine = f"/story/{person.id}/mine"
    person.sends(review(person, "promised an inquiry"), "kind=keep")
    person.sends(mine, "kind=retitle", value="An inquiry is promised")
    page = person.sees(mine)
    assert "An inquiry is promised" in page
    assert "As the articles have it: <bdi>outlet not named (“Mayor of" in page  # never without its source
    for form in EXPORTERS.values():
        link = f"/story/{person.id}/export/{form.name}?kept=yes"
        assert link in page
        answer = person.browser.get(link)
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith("attachment")
        assert len(answer.content) > 40
    table = person.browser.get(f"/story/{person.id}/export/csv?kept=yes").text
    assert "promised an inquiry" in table
    assert "arrested" not in table
    assert "arrested" in person.browser.get(f"/story/{person.id}/export/csv").text
    assert person.sends(mine, "kind=retitle", value="They will ask").endswith(f"done=3#e-{kept.id}")


def test_the_log_tells_what_each_comes_to_now(person: Person) -> None:
    assert "Nothing was decided yet" in person.sees("/log")
    warned = event(person.story, "had warned the council")
    judge(person.store, Kind.DATE, warned.id, values=["2018"], by="ann", at="2024-05-31T09:30:00Z")
    person.sends(review(person, "had warned the council"), "kind=date", value="2019-01-17")
    page = person.sees("/log")
    assert page.index("2019-01-17") < page.index("2018")  # the latest first
    assert "ann, 2024-05-31" in page
    assert "a later judgement takes its place" in page
    assert f"/story/{person.id}/event/{warned.id}" in page
    assert "1 that fit no more" in page
    only = person.sees("/log?only=unfit")
    assert "2018" in only
    assert "2019-01-17" not in only
    assert person.browser.get("/log?page=2").status_code == 400


def test_the_review_goes_through_all_and_then_says_so(person: Person) -> None:
    total = len(person.story.links.events)
    seen = set()
    for number in range(total):
        address = f"/story/{person.id}/review"
        page = person.sees(address)
        assert f"{number} of {total} events decided" in page
        _, form = person.form(address, "kind=keep")
        seen.add(form["id"])
        person.sends(address, "kind=keep" if number % 3 else "kind=hide")
    assert len(seen) == total
    assert "Nothing waits" in person.sees(f"/story/{person.id}/review")


def test_to_skip_leaves_an_event_in_the_queue(person: Person) -> None:
    page = person.sees(f"/story/{person.id}/review")
    _, first = person.form(f"/story/{person.id}/review", "kind=keep")
    assert first["then"] in page
    _, second = person.form(first["then"], "kind=keep")
    assert second["id"] != first["id"]
    assert "0 of " in person.sees(first["then"])


# ---- what can't be done keeps what was typed


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [("date", "last Tuesday", "last Tuesday"), ("date", "2019-02-31", "2019-02-31"), ("retitle", "a\u202eb", "U+202E")],
)
def test_what_is_not_clear_is_said_and_kept(person: Person, kind: str, typed: str, said: str) -> None:
    page = person.sends(review(person, "had warned the council"), f"kind={kind}", 400, value=typed)
    assert "Not noted yet" in page
    assert said in page
    assert typed in page
    assert f'value="{kind}"' in page
    assert not judgements(person.store)


def test_an_id_that_nothing_has_is_said(person: Person) -> None:
    action, form = person.form(review(person), "kind=note", value="x")
    answer = person.browser.post(action, data={**form, "id": "f00d"}, headers={"origin": HOST})
    assert answer.status_code == 404
    assert "Nothing has the id f00d any more" in answer.text
    assert ">x</textarea>" in answer.text
    page = person.sends(review(person), "kind=same", 400, typed="")
    assert "two are needed" in page


def test_two_tabs_on_one_event_are_told_of_each_other(person: Person) -> None:
    here = review(person, "had warned the council")
    action, form = person.form(here, "kind=date", value="2019-01-17")
    person.sends(here, "kind=date", value="2018")
    answer = person.browser.post(action, data=form, headers={"origin": HOST})
    assert answer.status_code == 409
    assert "Ada decided about the same thing: Date 2018" in answer.text
    assert "2019-01-17" in answer.text
    assert event(person.story, "had warned the council").when.edtf == "2018"

    other = review(person, "met the families")  # what was decided about something else is no clash
    action, form = person.form(other, "kind=keep")
    person.sends(here, "kind=date", value="2017")
    assert person.browser.post(action, data=form, headers={"origin": HOST}).status_code == 303


def test_to_decide_all_the_same_is_one_button_more(person: Person) -> None:
    here = review(person, "arrested")
    action, form = person.form(here, "kind=keep")
    person.sends(here, "kind=hide")
    answer = person.browser.post(action, data=form, headers={"origin": HOST})
    assert answer.status_code == 409
    from tests.serve.hand.conftest import Forms

    page = Forms(answer.text)
    first = next(n for n, action in enumerate(page.actions) if action.endswith("/judge"))
    fields = {**page.forms[first], "kind": "keep"}
    assert person.browser.post(page.actions[first], data=fields, headers={"origin": HOST}).status_code == 303
    assert event(person.story, "arrested")


def test_an_event_that_was_joined_meanwhile_is_shown_as_it_is_now(person: Person) -> None:
    fire, engine = event(person.story, "caught fire"), event(person.story, "started in the engine room")
    gone = max(fire.id, engine.id)
    action, form = person.form(f"/story/{person.id}/review?event={gone}", "kind=keep")
    person.sends(f"/story/{person.id}/review?event={fire.id}", "kind=same", typed=engine.id)
    answer = person.browser.post(action, data=form, headers={"origin": HOST})
    assert answer.status_code == 409
    assert "told as one with another event now" in answer.text
    assert f'name="id" value="{min(fire.id, engine.id)}"' in answer.text


def test_nothing_is_decided_while_a_build_writes(person: Person) -> None:
    action, form = person.form(review(person, "had warned the council"), "kind=date", value="2019-01-17")
    with sqlite3.connect(person.store) as file:
        file.execute("DELETE FROM build")
    file.close()
    answer = person.browser.post(action, data=form, headers={"origin": HOST})
    assert answer.status_code == 503
    assert "Nothing was changed" in answer.text
    assert "2019-01-17" in answer.text


# ---- what is refused


FORGED: list[tuple[dict[str, str], dict[str, str], str]] = [
    ({"origin": HOST}, {"token": ""}, "another run"),
    ({"origin": HOST}, {"token": "guessed"}, "another run"),
    ({"origin": "http://evil.example"}, {}, "another origin"),
    ({"origin": "null"}, {}, "another origin"),
    ({}, {}, "no Origin"),
    ({"origin": HOST, "sec-fetch-site": "cross-site"}, {}, "another page"),
    ({"origin": HOST, "sec-fetch-site": "same-site"}, {}, "another page"),
]


@pytest.mark.parametrize(("headers", "fields", "said"), FORGED)
def test_forged_forms_are_refused(person: Person, headers: dict[str, str], fields: dict[str, str], said: str) -> None:
    action, form = person.form(review(person), "kind=keep")
    for address, sent in ((action, {**form, **fields}), ("/undo", {**form, "number": "1", **fields})):
        answer = person.browser.post(address, data=sent, headers=headers)
        assert answer.status_code == 403
        assert said in answer.text
    assert not judgements(person.store)


def test_a_get_and_another_host_change_nothing(person: Person) -> None:
    action, form = person.form(review(person), "kind=keep")
    assert person.browser.get(action, params=form).status_code == 405
    assert person.browser.get("/undo", params=form).status_code == 405
    answer = person.browser.post(action, data=form, headers={"origin": "http://evil.example", "host": "evil.example"})
    assert answer.status_code == 421
    assert person.browser.post(action, json=form, headers={"origin": HOST}).status_code == 400
    assert not judgements(person.store)


def test_odd_forms_are_named(person: Person) -> None:
    action, form = person.form(review(person), "kind=keep")
    for odd in ({"kind": "undo"}, {"kind": ""}, {"sort": "planet"}):
        assert person.browser.post(action, data={**form, **odd}, headers={"origin": HOST}).status_code == 400
    for number in ("", "x", "0", "7", "-1", "9" * 30):
        sent = {**form, "number": number}
        assert person.browser.post("/undo", data=sent, headers={"origin": HOST}).status_code == 400
    assert not judgements(person.store)


@pytest.mark.parametrize(
    "address", ["//evil.example", "https://evil.example", "/\\evil.example", "\n/x", "javascript:x", ""]
)
def test_no_form_leads_away(address: str) -> None:
    assert inside(address) == "/"


def test_an_address_tells_what_was_done_once() -> None:
    assert telling("/story/a?about=b&done=3#e-1", 4) == "/story/a?about=b&done=4#e-1"
    assert telling("/log", 1) == "/log?done=1"


def test_every_form_has_its_type_and_ending() -> None:
    assert TYPES.keys() == EXPORTERS.keys()


def test_who_decides_is_who_was_named(store: Path) -> None:
    from dateline.serve.hand.desk import Desk

    assert Desk(store, "Bo").by == "Bo"


# ---- in the pages of an event, an article, somebody


def test_the_page_of_an_event_decides_about_it_and_its_claims(person: Person) -> None:
    resigned = event(person.story, "stepped down")
    page = f"/story/{person.id}/event/{resigned.id}"
    assert "done=1" in person.sends(page, "kind=keep", sort="event")
    assert "Kept by you" in person.sees(page)
    where = person.sends(page, "kind=different", sort="claim")
    assert len(event(person.story, "stepped down").claims) == 1
    assert person.browser.get(where).status_code == 200
    person.sends("/log", "", number="2")
    assert event(person.story, "stepped down").claims == resigned.claims

    told = claim(person.story, "stepped down")
    person.sends(page, "kind=source", id=told.id, value="Coast Herald\nTom Arkle\n")
    names = {source.id: source.name for source in person.story.links.sources}
    assert [names[id] for id in person.story.links.sources_of[told.id]] == ["Coast Herald", "Tom Arkle"]
    person.sends(page, "kind=source", id=told.id, author="yes")
    assert not claim(person.story, "stepped down").attribution

    where = person.sends(page, "kind=hide", sort="event")
    assert where == f"/story/{person.id}?done=6"  # its page is gone
    assert "Dismissed" in person.sees(where)
    person.sends(where, "", number="6")
    assert event(person.story, "stepped down").id == resigned.id


def test_whom_words_mean(person: Person) -> None:
    told = claim(person.story, "met the families")
    page = f"/story/{person.id}/event/{event(person.story, 'met the families').id}"
    arkle = entity(person.story, "Tom Arkle")
    assert f'<option value="{arkle}">' in person.sees(page)
    person.sends(page, "kind=who", id=told.id, words="He", other=arkle)
    parts = {
        person.story.links.entity_of[part.referent] for part in claim(person.story, "met the families").participants
    }
    assert entity(person.story, "Tom Arkle") in parts


def test_the_page_of_an_article_takes_a_claim_that_was_missed_and_its_day(person: Person) -> None:
    article = next(each for each in person.story.articles if each.paths == ("gazette.txt",))
    page = f"/story/{person.id}/article/{article.id}"
    before = len(person.story.claims)
    where = person.sends(page, "kind=add", words="a warning from the harbour master")
    assert "A claim that was missed" in person.sees(where)
    assert len(person.story.claims) == before + 1
    said = person.sends(page, "kind=add", 400, words="words that stand nowhere")
    assert "words that stand nowhere</textarea>" in said
    person.sends(page, "kind=date", value="2019-03-18")
    assert next(each for each in person.story.articles if each.id == article.id).published.edtf == "2019-03-18"


def test_the_page_of_somebody_joins_and_parts(person: Person) -> None:
    pell, dorn = entity(person.story, "Nora Pell"), entity(person.story, "Mick Dorn")
    page = f"/story/{person.id}/entity/{pell}"
    person.sends(page, "kind=different", sort="entity")
    assert [each.name for each in person.story.links.entities].count("Nora Pell") == 2
    person.sends("/log", "", number="1")
    person.sends(page, "kind=same", other=dorn, typed="")
    joined = [each for each in person.story.links.entities if "Mick Dorn" in (each.name, *each.aliases)]
    assert ["Nora Pell" in (each.name, *each.aliases) for each in joined] == [True]
    person.sends("/log", "", number="3")
    person.sends(page, "kind=note", value="her lawyer is A. B.")
    assert "her lawyer is A. B." in person.sees(page)


def test_as_it_was_known_on_a_day_nothing_is_decided(person: Person) -> None:
    page = f"/story/{person.id}/event/{event(person.story, 'caught fire').id}?known-on=2019-03-09"
    assert 'name="kind"' not in person.sees(page)


# ---- a store that another version of the program made


def test_a_store_of_another_version_is_read_anew_behind_the_page_before_anything_is_decided(person: Person) -> None:
    before = exported(person)
    _by_other_rules(person.store)
    fire = event(person.story, "caught fire")
    page = person.sends(f"/story/{person.id}/review?event={fire.id}", "kind=retitle", 503, value="A fire on board")
    assert "made by another version of the program" in page
    assert "A fire on board" in page  # what was typed is kept
    assert not judgements(person.store)
    _until(lambda: not behind(person.store))
    assert exported(person) == before
    person.sends(f"/story/{person.id}/review?event={fire.id}", "kind=retitle", value="A fire on board")
    assert [line.judgement.kind for line in judgements(person.store)] == [Kind.RETITLE]


def test_an_undo_waits_for_the_reading_too(person: Person) -> None:
    person.sends(review(person, "caught fire"), "kind=keep")
    _by_other_rules(person.store)
    assert "made by another version of the program" in person.sends("/log", "", 503, number="1")
    _until(lambda: not behind(person.store))
    person.sends("/log", "", number="1")
    assert not judgements(person.store)[0].holds


def _by_other_rules(path: Path) -> None:
    with sqlite3.connect(path) as file:
        file.execute("UPDATE facts SET key = key || ' of other rules'")
        file.execute("UPDATE story SET links = 'other rules'")
    file.close()


def _until(holds: Callable[[], bool]) -> None:
    for _ in range(600):
        if holds():
            return
        time.sleep(0.1)
    raise AssertionError("it never came")


def test_the_key_that_undoes_is_named_where_there_is_something_to_undo(person: Person) -> None:
    page = f"/story/{person.id}/review"
    assert "k keep" in person.sees(page) and "u undo" not in person.sees(page)
    assert "u undo" in person.sees(person.sends(page, "kind=keep"))
