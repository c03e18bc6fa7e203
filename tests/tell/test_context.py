"""What open words of a title point back to stands beside the title, and beside no other one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.model import Story
from dateline.tell import Entry, report, timeline
from dateline.tell.accounts import account
from dateline.tell.context import context, context_line, context_quote
from dateline.tell.index import Index
from dateline.tell.rows import claim_rows, event_rows
from dateline.tell.words import Words
from tests.contexts import BEFORE, SOLD, called, event_of, pointing_back, renamed, sold_story

WORDS = Words()


@pytest.fixture
def story() -> Story:
    return sold_story()


def said(story: Story, title: str) -> str:
    """The context of the claim of this title."""
    return context(called(story, title), Index(story), WORDS)


def entry(story: Story, title: str) -> Entry:
    """The entry of the event with the claim of this title."""
    id = event_of(story, title).id
    return next(each for each in timeline(story, whole=True).entries if each.event.id == id)


# ---- its words -------------------------------------------------------------------------------------------------------


def test_it_is_the_articles_own_words_and_none_where_the_title_tells_all(story: Story) -> None:
    assert said(story, SOLD) == BEFORE
    assert [each.title for each in story.claims if context(each, Index(story), WORDS)] == [SOLD]
    assert context_line(BEFORE, WORDS) == f"context: “{BEFORE}”"
    assert context_line("", WORDS) == ""


def test_what_is_long_is_cut_at_the_end_of_a_word_and_tables_have_all_of_it(story: Story) -> None:
    claim = next(each for each in story.claims if each.title.endswith("the singer Petra Voss, separated"))
    all_before = Index(story).article_of(claim).text[: claim.span.start].strip()
    told = pointing_back(story, claim, all_before)
    whole, words = context_quote(called(told, claim.title), Index(told)), said(told, claim.title)
    assert whole == " ".join(all_before.split())
    assert len(words) <= 321 < len(whole)
    assert words.endswith("…") and whole.startswith(words.removesuffix("…") + " ")


def test_quotation_marks_within_it_are_single_ones_and_lines_are_one(story: Story) -> None:
    some = next(each for each in story.claims if "Nobody has seen" in each.title)
    told = pointing_back(story, some, "Voss called the reports “pure invention”.\nPetra Voss at the opening")
    assert said(told, some.title) == "Voss called the reports ‘pure invention’. Petra Voss at the opening"


# ---- whose it is -----------------------------------------------------------------------------------------------------


def test_an_entry_has_that_of_the_claim_whose_title_it_bears(story: Story) -> None:
    assert entry(story, SOLD).context == BEFORE
    assert [each.title for each in timeline(story, whole=True).entries if each.context] == [SOLD]


def test_another_claim_of_the_event_keeps_its_own_to_itself(story: Story) -> None:
    told = pointing_back(story, called(story, "The ferry hit the pier"), "There was no test at all")
    shown = entry(told, "The ferry hit the pier")
    assert (shown.title, shown.context) == ("The ferry Grey Heron struck the north pier of Port Calder", "")
    assert [each.context for each in shown.supporting if each.context] == ["There was no test at all"]


def test_the_title_of_a_dispute_has_none_and_each_side_its_own(story: Story) -> None:
    told = pointing_back(story, called(story, "There was no test in January"), "The Grey Heron had not been tested")
    shown = entry(told, "There was no test in January")
    assert shown.context == ""
    assert {side.title: side.context for side in shown.sides} == {
        "The brakes of the ferry had been tested": "",
        "There was no test in January": "The Grey Heron had not been tested",
    }


def test_a_title_in_a_persons_words_has_none(story: Story) -> None:
    own = renamed(story, event_of(story, SOLD), "Aldane is a man without a house")
    assert entry(own, SOLD).retitled == "Aldane is a man without a house"
    assert entry(own, SOLD).context == ""
    items = [item for each in report(own).chapters for item in each.items if item.retitled]
    assert [line.title for item in items for line in item.lines if line.context] == [SOLD]  # told beside it
    (row,) = [each for each in event_rows(own) if each.retitled]
    assert row.context == ""


def test_an_account_tells_it_once(story: Story) -> None:
    index = Index(story)
    claim = called(story, SOLD)
    told = account(claim, index, WORDS)
    assert (told.context, told.earlier) == (BEFORE, BEFORE), "it stands in the paragraph above, which isn't shown"
    lawyer = "The trial is expected to open early next year."
    near = pointing_back(story, called(story, "Viktor Aldane would plead not guilty"), lawyer)
    told = account(called(near, "Viktor Aldane would plead not guilty"), Index(near), WORDS)
    assert (told.context, told.earlier) == (lawyer, "")
    assert lawyer in told.passage.before


# ---- reports and tables ----------------------------------------------------------------------------------------------


def test_a_report_has_it_with_its_line(story: Story) -> None:
    lines = [line for each in report(story).chapters for item in each.items for line in item.lines]
    assert [(line.title, line.context) for line in lines if line.context] == [(SOLD, f"context: “{BEFORE}”")]


def test_tables_have_a_column_for_it(story: Story) -> None:
    assert {row.title: row.context for row in claim_rows(story) if row.context} == {SOLD: BEFORE}
    assert {row.title: row.context for row in event_rows(story) if row.context} == {SOLD: BEFORE}


def test_a_side_of_a_report_has_its_own(story: Story) -> None:
    told = pointing_back(story, called(story, "There was no test in January"), "The Grey Heron had not been tested")
    lines = [line for each in report(told).chapters for item in each.items for line in item.lines]
    (side,) = [line for line in lines if line.title == "There was no test in January"]
    assert side.context == "context: “The Grey Heron had not been tested”"
    assert replace(side, context="") != side
