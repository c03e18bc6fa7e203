"""The gold files of the example stories hold together: checked against their articles and the words of the model."""

from __future__ import annotations

import collections
import json
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from dateline.model import Certainty, EntityKind, Phase, Polarity, SourceKind
from dateline.when import parse_prefix

EXAMPLES = Path(__file__).parents[2] / "examples"
STORIES = sorted(file.parent for file in EXAMPLES.glob("*/gold.json"))
ABOUT = {"date", "place", "amount", "duration", "polarity", "stance", "identity"}
ENOUGH = 12  # instances of a class, below which its score says little


@pytest.fixture(scope="module", params=STORIES, ids=lambda story: story.name)
def story(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.param
    return folder


@pytest.fixture(scope="module")
def gold(story: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((story / "gold.json").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def texts(story: Path, gold: dict[str, Any]) -> dict[str, str]:
    return {name: letters(visible(story / "articles" / name)) for name in gold["articles"]}


def letters(text: str) -> str:
    return "".join(char.lower() for char in text if char.isalnum())


def visible(file: Path) -> str:
    """All that a reader of the file sees, page furniture included."""
    raw = file.read_text(encoding="utf-8")
    if file.suffix == ".jsonl":
        return "\n".join(f"{record['title']}\n{record['text']}" for record in map(json.loads, raw.splitlines()))
    if file.suffix != ".html":
        return raw
    page = lxml.html.fromstring(raw)
    for unseen in page.xpath("//head|//script|//style"):
        unseen.drop_tree()
    return str(page.text_content())


def test_there_is_a_story() -> None:
    assert STORIES


def test_gold_names_every_article_of_the_folder(story: Path, gold: dict[str, Any]) -> None:
    pages = {file.name for file in (story / "articles").iterdir() if file.suffix in {".html", ".txt", ".md", ".jsonl"}}
    assert set(gold["articles"]) == pages
    assert {claim["article"] for claim in gold["claims"]} == pages


def test_evidence_occurs_once_in_its_article(gold: dict[str, Any], texts: dict[str, str]) -> None:
    counts = {c["id"]: texts[c["article"]].count(letters(c["evidence"])) for c in gold["claims"]}
    assert {claim: count for claim, count in counts.items() if count != 1} == {}


def test_entities_are_named_in_the_articles(gold: dict[str, Any], texts: dict[str, str]) -> None:
    names = {entity["name"] for entity in gold["entities"]}
    assert [name for name in names if not any(letters(name) in text for text in texts.values())] == []
    assert len(names) == len(gold["entities"])
    for entity in gold["entities"]:
        assert set(entity.get("members", [])) <= names
        assert ("members" in entity) == (entity["kind"] == EntityKind.GROUP)


def test_who_are_entities(gold: dict[str, Any]) -> None:
    names = {entity["name"] for entity in gold["entities"]}
    assert [claim["id"] for claim in gold["claims"] if not set(claim["who"]) <= names] == []
    assert [state for state in gold["states"] if not set(state["who"]) <= names] == []


def test_words_are_those_of_the_model(gold: dict[str, Any]) -> None:
    for entity in gold["entities"]:
        EntityKind(entity["kind"])
    for claim in gold["claims"]:
        Certainty(claim["certainty"])
        Polarity(claim["polarity"])
        Phase(claim["phase"])
        for source in claim["sources"]:
            assert (source["name"] == "") == (SourceKind(source["kind"]) == SourceKind.HEARSAY), claim["id"]
    assert {conflict["about"] for conflict in gold["conflicts"]} <= ABOUT


def test_dates_are_dates_and_do_not_end_before_they_start(gold: dict[str, Any]) -> None:
    for article in gold["articles"].values():
        assert article["published"] is None or parse_prefix(article["published"])
    for claim in gold["claims"]:
        earliest, latest = claim["when"]
        if earliest and latest:
            assert parse_prefix(earliest)[0] <= parse_prefix(latest)[1], claim["id"]
    for state in gold["states"]:
        assert all(parse_prefix(day) for day in state["holds_at"])


def test_what_has_happened_lies_before_its_publication(gold: dict[str, Any]) -> None:
    for claim in gold["claims"]:
        published, earliest = gold["articles"][claim["article"]]["published"], claim["when"][0]
        if published and earliest and claim["phase"] in {Phase.HAPPENED, Phase.ONGOING}:
            assert parse_prefix(earliest)[0] <= parse_prefix(published)[1], claim["id"]


def test_links_name_claims(gold: dict[str, Any]) -> None:
    ids = [claim["id"] for claim in gold["claims"]]
    assert len(ids) == len(set(ids))
    groups = gold["one_origin"] + [conflict["between"] for conflict in gold["conflicts"]]
    assert all(len(group) >= 2 and set(group) <= set(ids) for group in groups)
    grouped = [claim for group in gold["one_origin"] for claim in group]
    assert len(grouped) == len(set(grouped)), "a claim has one origin"


def test_marks_of_what_is_no_story_hit_their_place_alone(gold: dict[str, Any], texts: dict[str, str]) -> None:
    for name, marks in gold["not_events"].items():
        for mark in marks:
            start = letters(mark["from"])
            assert texts[name].count(start) == 1, mark
            end = mark["to"] is None or texts[name].find(letters(mark["to"]), texts[name].find(start)) >= 0
            assert end, mark


def test_no_claim_lies_in_what_is_no_story(gold: dict[str, Any], texts: dict[str, str]) -> None:
    for claim in gold["claims"]:
        text = texts[claim["article"]]
        at = text.find(letters(claim["evidence"]))
        for mark in gold["not_events"].get(claim["article"], []):
            start = text.find(letters(mark["from"]))
            end = text.find(letters(mark["to"]), start) + len(letters(mark["to"])) if mark["to"] else len(text)
            assert not start <= at < end, (claim["id"], mark)


@pytest.mark.parametrize("key", ["certainty", "polarity", "phase"])
def test_each_class_occurs_often_enough_to_be_measured(key: str) -> None:
    golds = [json.loads((story / "gold.json").read_text(encoding="utf-8")) for story in STORIES]
    counts = collections.Counter(claim[key] for gold in golds for claim in gold["claims"])
    assert min(counts.values()) >= ENOUGH


def test_main_events_are_named(gold: dict[str, Any]) -> None:
    assert all(claim.get("event") for claim in gold["claims"] if claim.get("main"))


def test_the_long_story_marks_its_main_events() -> None:
    gold = json.loads((EXAMPLES / "hesterwick" / "gold.json").read_text(encoding="utf-8"))
    assert len({claim["event"] for claim in gold["claims"] if claim.get("main")}) >= 20
