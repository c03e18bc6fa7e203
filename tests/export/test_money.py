"""FollowTheMoney: the package that defines the model takes every entity and statement as it stands."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any, cast

import pytest

from dateline.export import EXPORTERS
from dateline.export.money import key
from dateline.model import Facts, Form, Mention, Story
from dateline.tell import Selection, tell
from dateline.when import from_edtf
from tests.export.hostile import CONTROL, RTL, SCRIPT, hostile
from tests.export.story import empty_story, ferry_story

pytest.importorskip("followthemoney", reason="pip install -e '.[validators]'")

from followthemoney import Statement, StatementEntity, model
from followthemoney.dataset import Dataset
from followthemoney.statement.serialize import read_csv_statements


def written(form: str, story: Story, selection: Selection | None = None) -> str:
    out = io.StringIO(newline="")
    EXPORTERS[form](story, out, selection)
    return out.getvalue()


def entities(story: Story, selection: Selection | None = None) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written("ftm", story, selection).splitlines()]


def statements(story: Story) -> list[Statement]:
    return list(read_csv_statements(io.BytesIO(written("ftm-statements", story).encode())))


def of(found: list[dict[str, Any]], schema: str) -> list[dict[str, Any]]:
    return [each["properties"] for each in found if each["schema"] == schema]


@pytest.fixture(scope="module")
def story() -> Story:
    return tell(ferry_story())


STORIES = [ferry_story(), empty_story(), *map(hostile, (SCRIPT, RTL, CONTROL, "\n", "name " * 250_000))]


@pytest.mark.parametrize("told", STORIES, ids=["ferry", "empty", "script", "rtl", "control", "blank", "long"])
def test_the_model_takes_every_value_as_it_stands(told: Story) -> None:
    """Cleaning changes nothing, so nothing is lost or read otherwise where the file is loaded."""
    for entity in entities(tell(told)):
        kept = model.get_proxy(entity, cleaned=True)
        cleaned = model.get_proxy(entity, cleaned=False)
        assert kept.to_dict() == cleaned.to_dict()
        kept.schema.validate(cast(Any, entity))
        assert set(kept.schema.required) <= set(entity["properties"])


def test_what_is_pointed_at_is_there_and_of_the_right_sort(story: Story) -> None:
    by_id = {entity["id"]: model.get_proxy(entity) for entity in entities(story)}
    assert len(by_id) == len(entities(story))
    pointed = 0
    for proxy in by_id.values():
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert prop.range is not None
                assert by_id[value].schema.is_a(prop.range)
                pointed += 1
    assert pointed > len(story.claims)


def test_every_claim_quotes_its_words_on_its_event(story: Story) -> None:
    found = entities(story)
    notes = [note for note in of(found, "Note") if "proof" in note and note["entity"][0].startswith("event-")]
    assert len(notes) == len(story.claims)
    quotes = {claim.span.of(article.text) for claim in story.claims for article in story.articles
              if article.id == claim.span.article}  # fmt: skip
    assert {note["description"][0] for note in notes} == quotes
    assert all(note["summary"] for note in notes)


def test_an_interval_is_never_sharper_than_it_is(story: Story) -> None:
    events = {event["id"]: event["properties"] for event in entities(story) if event["schema"] == "Event"}
    for event in story.links.events:
        told = events[key("event", event.id)]
        dates = [told.get(name, [""])[0] for name in ("date", "startDate", "endDate")]
        if not event.when.known:
            assert dates == ["", "", ""]
        elif "/" in event.when.edtf:
            bounds = (event.when.earliest, event.when.latest)
            assert dates == ["", *(bound.isoformat() if bound else "" for bound in bounds)]
            assert f"[{event.when.edtf}]" in told["description"][0]
        else:
            assert dates == [event.when.edtf, "", ""]


def test_a_date_of_publication_that_was_worked_out_is_not_given(story: Story) -> None:
    first, *others = story.articles
    bounded = replace(first, published=replace(from_edtf("2019-03-15"), basis=first.published.basis.INFERRED))
    told = of(entities(replace(story, articles=(bounded, *others))), "Article")
    assert (
        sum("publishedAt" in each for each in told)
        == sum("publishedAt" in e for e in of(entities(story), "Article")) - 1
    )


def test_who_says_it_contradicts_it_and_is_married(story: Story) -> None:
    found = entities(story)
    names = {each["id"]: each["properties"]["name"][0] for each in found if "name" in each["properties"]}
    links = [(names[e["subject"][0]], e["role"][0], names[e["object"][0]]) for e in of(found, "UnknownLink")]
    assert ("Helena Marsh", "denied", "Helena Marsh denied that the two had met") in links
    assert any(role == "contradicts: amount" for _, role, _ in links)
    (family,) = of(found, "Family")
    assert {names[family["person"][0]], names[family["relative"][0]]} == {"Viktor Aldane", "Petra Voss"}


def test_nobody_is_looked_up_by_a_description(story: Story) -> None:
    texts = {article.id: article.text for article in story.articles}
    lower = [s for e in story.links.entities for s in e.mentions if s.of(texts[s.article])[0].islower()]
    assert lower  # "the mayor", "the singer": the story has them as aliases

    def plain(mention: Mention) -> Mention:
        return replace(mention, form=Form.NOMINAL) if mention.span in lower else mention

    def facts(old: Facts) -> Facts:
        made = (replace(each, mentions=tuple(map(plain, each.mentions))) for each in old.referents)
        return replace(old, referents=tuple(made))

    found = entities(replace(story, facts=tuple(map(facts, story.facts))))
    somebody = [*of(found, "Person"), *of(found, "Organization"), *of(found, "Mention")]
    assert somebody
    for each in somebody:
        assert not any(name[0].islower() for name in (*each["name"], *each.get("alias", ())))


def test_statements_make_up_the_entities(story: Story) -> None:
    told = statements(story)
    assert {each.dataset for each in told} == {"dateline"}
    assert all(each.id == each.generate_key() for each in told)
    dataset = Dataset.make({"name": "dateline", "title": "dateline"})
    grouped: dict[str, list[Statement]] = {}
    for each in told:
        grouped.setdefault(each.entity_id, []).append(each)
    made = {id: StatementEntity.from_statements(dataset, rows) for id, rows in grouped.items()}
    for entity in entities(story):
        read = made[entity["id"]]
        assert read.schema.name == entity["schema"]
        assert {k: sorted(v) for k, v in read.properties.items()} == {
            k: sorted(v) for k, v in entity["properties"].items()
        }


def test_every_statement_leads_to_an_article_or_claim(story: Story) -> None:
    known = {claim.id for claim in story.claims} | {article.id for article in story.articles}
    assert {each.origin for each in statements(story)} <= known


def test_a_selection_leaves_no_loose_ends(story: Story) -> None:
    some = entities(story, Selection(min_origins=2))
    ids = {entity["id"] for entity in some}
    assert 0 < len(some) < len(entities(story))
    for entity in some:
        for prop, value in model.get_proxy(entity).itervalues():
            assert prop.type.name != "entity" or value in ids


@pytest.mark.parametrize("form", ["ftm", "ftm-statements"])
def test_same_story_same_text(form: str, story: Story) -> None:
    assert written(form, story) == written(form, story)
