"""Wherever the pages show the title of a claim or an event, the sentence that it points back to stands below it."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml.html import document_fromstring
from starlette.testclient import TestClient

from dateline import build
from dateline.serve.paths import at
from dateline.store import Store
from tests.contexts import BEFORE, SOLD, called, event_of, pointing_back, sold_story
from tests.serve.filled import client, put

UNTESTED, EARLIER = "There was no test in January", "The Grey Heron had not been tested"
STORY = pointing_back(sold_story(), called(sold_story(), UNTESTED), EARLIER)
SOLD_ID, OF_SOLD = called(STORY, SOLD).id, event_of(STORY, SOLD).id
ALDANE = next(each.id for each in STORY.links.entities if each.name == "Viktor Aldane")
ORIGIN = STORY.links.origin_of[SOLD_ID]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    path = tmp_path_factory.mktemp("context") / "story.dateline"
    put(path, STORY)
    return client(path)


def shown(asked: TestClient, address: str) -> list[str]:
    """What stands below titles on a page."""
    answer = asked.get(address)
    assert answer.status_code == 200, answer.text[-400:]
    return [each.text_content() for each in document_fromstring(answer.text).cssselect("main .context")]


@pytest.mark.parametrize(
    "address",
    [
        at("timeline", story="a1"),
        at("event", story="a1", event=OF_SOLD),
        at("entity", story="a1", entity=ALDANE),
        at("origin", story="a1", origin=ORIGIN),
        at("sources", story="a1"),
        "/search?q=sold+his+house&by=words",
        at("review", f"?event={OF_SOLD}", story="a1"),
    ],
    ids=["timeline", "event", "entity", "origin", "sources", "search", "review"],
)
def test_the_title_of_a_claim_has_it(asked: TestClient, address: str) -> None:
    assert f"context: “{BEFORE}”" in shown(asked, address)


@pytest.mark.parametrize("view", ["timeline", "conflicts"])
def test_a_side_of_a_dispute_has_its_own(asked: TestClient, view: str) -> None:
    assert f"context: “{EARLIER}”" in shown(asked, at(view, story="a1"))


def test_no_other_title_has_any(asked: TestClient) -> None:
    both = {f"context: “{BEFORE}”", f"context: “{EARLIER}”"}
    found = shown(asked, at("timeline", "?all=yes", story="a1"))
    assert (len(found), {*found}) == (2, both)
    assert shown(asked, at("event", story="a1", event=event_of(STORY, "Helena Marsh was elected in 2014").id)) == []


def test_the_evidence_shows_it_where_its_paragraph_does_not(asked: TestClient) -> None:
    page = document_fromstring(asked.get(at("event", story="a1", event=OF_SOLD)).text)
    (card,) = page.cssselect(".card")
    assert [each.text_content() for each in card.cssselect(".context")] == [f"context: “{BEFORE}”"]


def test_what_is_new_has_it_where_the_story_still_tells_it_so(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    first = "Nora Pell, the mayor, sold the harbour of Port Selby to a firm from Osprey on Monday."
    for day, more in (("11", ""), ("12", " The move surprised the council of the town.")):
        (news / f"{day}.txt").write_text(
            f"Outlet: The Courier\nDate: 2019-03-{day}\n\nPell sells the harbour\n\n{first}{more}\n"
        )
        build([news], tmp_path / "s")
    with Store(tmp_path / "s") as store:
        (one,) = store.stories()
    page = document_fromstring(client(tmp_path / "s").get(at("changes", story=one.id)).text)
    (line,) = [each for each in page.cssselect("main .line") if "surprised the council" in each.text_content()]
    assert [each.text_content() for each in line.cssselect(".context")] == [f"context: “{first}”"]
