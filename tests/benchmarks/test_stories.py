"""What the benchmark of stories hands to a build, and how it prints what comes back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks import stories
from benchmarks._story_gold import Gold, GoldArticle
from benchmarks.stories import load_gold, published_by_gold
from dateline.model import Story, Unread
from tests.export.story import ferry_story


def gold(**articles: str | None) -> Gold:
    return Gold({name.replace("_", "."): GoldArticle(published=date) for name, date in articles.items()}, [], [])


def test_plain_text_takes_its_date_from_the_gold(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text")
    assert published_by_gold(tmp_path, gold(a_txt="2013-11")) == {str(tmp_path / "a.txt"): "2013-11"}


def test_pages_and_records_carry_their_own_dates(tmp_path: Path) -> None:
    assert published_by_gold(tmp_path, gold(a_html="2013-11", b_jsonl="2013-11")) == {}


def test_a_sidecar_or_a_row_of_the_table_is_the_date(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"published": "2013-11-01"}')
    (tmp_path / "articles.csv").write_text("path,published\nb.txt,2013-11-02\n")
    given = published_by_gold(tmp_path, gold(a_txt="2013-11", b_txt="2013-11", c_txt="2013-11"))
    assert given == {str(tmp_path / "c.txt"): "2013-11"}


def test_an_undated_article_stays_undated(tmp_path: Path) -> None:
    assert published_by_gold(tmp_path, gold(a_txt=None)) == {}


def test_a_folder_without_gold_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"no gold\.json in"):
        load_gold(tmp_path)


def folder(place: Path, evidence: str) -> Path:
    """A folder whose gold has one claim, in an article of the hand-made story."""
    place.mkdir()
    article = ferry_story().articles[0]
    claim = {
        "id": "g1",
        "article": Path(article.paths[0]).name,
        "evidence": evidence,
        "title": "A claim",
        "who": [],
        "when": [None, None],
        "sources": [],
        "certainty": "certain",
        "polarity": "+",
        "phase": "happened",
    }
    (place / "gold.json").write_text(
        json.dumps({"articles": {claim["article"]: {}}, "entities": [], "claims": [claim]})
    )
    return place


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every build gives the hand-made story; the paths that were asked for."""
    asked: list[str] = []

    def build(paths: Sequence[Path], *, published: dict[str, str]) -> Story:
        asked.extend(path.name for path in paths)
        made = ferry_story()
        return Story(made.articles, made.facts, made.links, (Unread("b.html", "is empty"),))

    monkeypatch.setattr(stories, "build_story", build)
    return asked


def test_figures_are_lines_of_name_and_value(
    tmp_path: Path, built: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    story = ferry_story()
    claim = story.facts[0].claims[0]
    article = next(a for a in story.articles if a.id == claim.span.article)
    assert article == story.articles[0]
    stories.main(["--data", str(folder(tmp_path / "one", claim.span.of(article.text)))])
    lines = capsys.readouterr().out.splitlines()
    assert "claims_found_pct: 100.0" in lines
    assert f"claims_per_gold_claim: {len(story.claims)}.0" in lines
    assert "# not read: b.html: is empty" in lines
    assert built == [Path(article.paths[0]).name]


def test_several_folders_put_their_names_before_the_figures(
    tmp_path: Path, built: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    folders = [folder(tmp_path / name, "words that no article has") for name in ("one", "two")]
    stories.main([argument for each in folders for argument in ("--data", str(each))])
    figures = [line for line in capsys.readouterr().out.splitlines() if "claims_found_pct" in line]
    assert figures == ["one_claims_found_pct: 0.0", "two_claims_found_pct: 0.0"]


def test_verbose_says_what_became_of_each_gold_claim(
    tmp_path: Path, built: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    stories.main(["--verbose", "--data", str(folder(tmp_path / "one", "words that no article has"))])
    assert "# g1   MISSED | A claim" in capsys.readouterr().out


def test_a_pool_counts_the_claims_of_all_folders(
    tmp_path: Path, built: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    story = ferry_story()
    claim = story.facts[0].claims[0]
    evidence = claim.span.of(story.articles[0].text)
    folders = [folder(tmp_path / "one", evidence), folder(tmp_path / "two", "words that no article has")]
    stories.main(["--pooled", "--data", str(folders[0]), "--also", str(folders[1])])
    lines = dict(line.split(": ") for line in capsys.readouterr().out.splitlines() if not line.startswith("#"))
    assert (lines["stories"], lines["claims"], lines["claims_found_pct"]) == ("2", "2", "50.0")
    assert lines["polarity_positive_gold"] == "2"
    right = {"+": "100.0", "-": "0.0"}[claim.polarity.value]
    assert lines["polarity_positive_f1"] == lines["polarity_macro_f1"] == right
