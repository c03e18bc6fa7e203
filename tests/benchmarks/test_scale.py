"""The benchmark of scale makes stories that hold together, and prints what it measures."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from benchmarks import scale
from benchmarks._scale_data import FEWEST, LONG, MOST, stories
from benchmarks._scale_plot import plot
from dateline.linking import united
from dateline.model import Story
from dateline.verify import verify


def test_made_up_stories_are_the_same_again_and_their_facts_hold() -> None:
    first = list(itertools.islice(stories(3), 4))
    assert first == list(itertools.islice(stories(3), 4))
    assert first != list(itertools.islice(stories(4), 4))
    assert all(FEWEST <= len(story) <= MOST for story in first)
    made = sorted((each for story in first for each in story), key=lambda each: each.article.id)
    told = Story(tuple(each.article for each in made), tuple(each.facts for each in made), united([]))
    problems = [words for words in verify(told).problems if " has no " not in words and "its chain has" not in words]
    assert problems == [], "spans mark what they should, and names are there"
    for each in made:
        for referent in each.facts.referents:
            assert {mention.span.of(each.article.text) for mention in referent.mentions} == {referent.name}


def test_every_size_is_measured(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(scale, "RUNS", 2)
    scale.main(["--first", "30", "--most", "60"])
    printed = dict(line.split(": ") for line in capsys.readouterr().out.splitlines())
    assert float(printed["linking_60_s"]) > float(printed["linking_30_s"]) > 0
    assert printed["split_60"] == "0", "no made-up story lies in several"
    assert 2 <= int(printed["stories_60"]) <= 10
    assert FEWEST <= float(printed["relinked_60"]) <= MOST, "one article more links its own story"
    assert all(math.isfinite(float(printed[name])) for name in ("growth_exponent", "linking_exponent"))
    assert float(printed["ten_added_of_first"]) > 0
    assert float(printed["store_60_of_text"]) > 1


def test_long_articles_have_the_length_of_real_ones_and_claims_of_their_own() -> None:
    shape = replace(LONG, own=5)
    made = [each for story in itertools.islice(stories(3, shape), 3) for each in story]
    assert all(600 <= len(each.article.text.split()) <= 700 for each in made)
    assert all(9 <= len(each.facts.claims) <= 13 for each in made)
    named = [referent for each in made for referent in each.facts.referents]
    assert {mention.span.article for each in named for mention in each.mentions} == {m.article.id for m in made}


def test_the_sizes_are_doubled_with_the_one_that_is_asked_for() -> None:
    assert scale.sizes(1000, 16000) == [1000, 2000, 4000, 8000, 10000, 16000]
    assert scale.sizes(1000, 10000) == [1000, 2000, 4000, 8000, 10000]
    assert scale.sizes(500, 4000) == [500, 1000, 2000, 4000]
    assert scale.sizes(30, 100) == [30, 60, 100]


def test_the_exponent_of_growth_and_its_plot() -> None:
    assert scale.slope({1000: 2.0, 2000: 4.0, 4000: 8.0}) == pytest.approx(1)
    assert scale.slope({10: 1.0, 100: 100.0}) == pytest.approx(2)
    root = ElementTree.fromstring(plot({1000: 2.0, 2000: 5.0}, {1000: 0.2, 2000: 0.2}, 1.32))
    words = [element.text for element in root.iter() if element.text]
    assert "1,000" in words
    assert "all of them linked (exponent 1.32)" in words
