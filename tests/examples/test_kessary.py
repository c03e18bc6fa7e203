"""The generated folder: always the same bytes, no two articles alike, and a gold that stands in the pages."""

from __future__ import annotations

import datetime
import itertools
import json
import random
import re
import tomllib
from collections import Counter
from importlib import resources
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from examples.kessary.data import story
from examples.kessary.generate import UNDATED, files, gold_of, main, mix_of, write
from examples.kessary.saving import File
from examples.kessary.writing import Draft, Newsroom, alike

KINDS = {"happening", "minor", "mood", "opinion", "background"}
STATUSES = {"read", "copy", "partial", "not_article", "other_language", "not_read"}


@pytest.fixture(scope="module")
def made() -> list[File]:
    return files(1)


@pytest.fixture(scope="module")
def gold(made: list[File]) -> dict[str, Any]:
    return gold_of(made)


@pytest.fixture(scope="module")
def texts(made: list[File]) -> dict[str, str]:
    return {file.name: visible(file) for file in made if file.told}


def letters(text: str) -> str:
    return "".join(char.lower() for char in text if char.isalnum())


def visible(file: File) -> str:
    """All that a reader of the file sees, page furniture included."""
    if file.name.endswith((".txt", ".md")):
        return file.data.decode()
    page = lxml.html.fromstring(file.data.decode())
    for unseen in page.xpath("//head|//script|//style"):
        unseen.drop_tree()
    return str(page.text_content())


def newsroom(seed: int) -> list[Draft]:
    return Newsroom(random.Random(f"kessary {seed}")).write(80)


def test_the_same_seed_gives_the_same_bytes(made: list[File], tmp_path: Path) -> None:
    assert [(file.name, file.data, file.companions) for file in files(1)] == [
        (file.name, file.data, file.companions) for file in made
    ]
    write(tmp_path, 1)
    written = {path.name: path.read_bytes() for path in (tmp_path / "pages").iterdir() if path.is_file()}
    assert written == {file.name: file.data for file in made}


def test_other_seeds_give_other_folders(made: list[File]) -> None:
    others = files(2)
    assert {file.name for file in others} != {file.name for file in made}
    assert len({mix_of(seed) for seed in range(6)}) > 1


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_folder_has_150_files_of_all_kinds(seed: int) -> None:
    folder = files(seed)
    counts = Counter(file.gold["status"] for file in folder)
    assert len(folder) == len({file.name.lower() for file in folder}) == 150
    assert set(counts) == STATUSES
    assert counts["read"] >= 62
    assert counts["partial"] == 10 and counts["other_language"] == 10 and counts["not_read"] == 6
    assert counts["copy"] >= 13 and counts["not_article"] >= 34


def test_some_pages_have_a_companion_folder_with_pages_in_it(made: list[File]) -> None:
    folders = {name.split("/")[0] for file in made for name, _ in file.companions}
    assert len(folders) >= 15
    assert any(not folder.endswith("_files") for folder in folders)
    assert any(name.endswith(".html") for file in made for name, _ in file.companions)
    assert folders.isdisjoint(file.name for file in made)


def test_undated_articles_show_other_dates_only(made: list[File]) -> None:
    undated = [file for file in made if file.gold["status"] == "read" and file.gold["published"] is None]
    assert len(undated) == UNDATED
    # None of the forms in which pages give their day of publication is in them.
    for file in undated:
        page = file.data.decode()
        assert '"datePublished"' not in page and "article:published_time" not in page, file.name


def test_every_trap_stands_on_an_undated_article(made: list[File]) -> None:
    pages = "".join(file.data.decode() for file in made if file.gold["status"] == "read" and not file.gold["published"])
    for trap in ('"uploadDate"', "modified", "comment", "What’s on", "-bridge.jpg", "Page saved with SingleFile", "©"):
        assert trap in pages, trap
    assert sum(page.count("<time") for page in [pages]) > 20


def test_articles_that_speak_of_walls_and_errors_are_articles(made: list[File]) -> None:
    hard = [draft.headline for draft in newsroom(1) if draft.hard]
    assert len(hard) >= 4
    titles = {file.name: file.data.decode() for file in made if file.gold["status"] == "read"}
    for headline in hard:
        assert any(headline in text or headline.replace("’", "&#39;") in text for text in titles.values()), headline


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_two_articles_are_alike(seed: int) -> None:
    drafts = newsroom(seed)
    for one, other in itertools.combinations(drafts, 2):
        assert alike(one, other) <= 0.3, (one.headline, other.headline)


def test_evidence_stands_in_the_page(gold: dict[str, Any], texts: dict[str, str]) -> None:
    pages = {name: letters(text) for name, text in texts.items()}
    for happening in gold["happenings"]:
        for told in happening["told"]:
            assert letters(told["evidence"]) in pages[told["file"]], (happening["id"], told)


def test_no_mark_and_no_slot_is_left(made: list[File]) -> None:
    for file in made:
        if file.gold["status"] in {"read", "partial", "copy"}:
            text = visible(file)
            assert not re.search(r"\{[A-Za-z]+[*!]?\}|\[\[(?!\w+ [\w ]+\]\]\")|#happening|#opinion", text), file.name


def test_main_happenings_are_told_by_several_articles(gold: dict[str, Any]) -> None:
    main_ones = [each for each in gold["happenings"] if each["main"]]
    assert 26 <= len(main_ones) <= 31
    assert len([each for each in gold["happenings"] if not each["main"]]) >= 25
    read = {name for name, row in gold["files"].items() if row["status"] == "read"}
    for each in main_ones:
        assert len({told["file"] for told in each["told"]} & read) >= 3, each["id"]


def test_gold_uses_its_own_words(gold: dict[str, Any]) -> None:
    ids = [each["id"] for each in gold["happenings"]]
    assert len(ids) == len(set(ids))
    for each in gold["happenings"]:
        assert each["kind"] in KINDS
        assert each["main"] <= (each["kind"] == "happening")
        assert all(told["file"] in gold["files"] for told in each["told"])
        for day in each["when"]:
            assert day is None or datetime.date.fromisoformat(day)
    for name, row in gold["files"].items():
        assert row["status"] in STATUSES
        assert row.get("version_of", name) in gold["files"]
        assert (row["status"] == "copy") <= ("copy_group" in row)
        if row["published"] and "captured" in row:
            assert row["published"] <= row["captured"]
    for group in {row["copy_group"] for row in gold["files"].values() if "copy_group" in row}:
        statuses = [row["status"] for row in gold["files"].values() if row.get("copy_group") == group]
        assert sorted(statuses) == ["copy", "read"]


def test_nothing_is_told_before_it_happened_or_was_announced() -> None:
    week = datetime.timedelta(days=7)
    for draft in newsroom(1) + newsroom(2):
        for told in (told for paragraph in draft.paragraphs for told in paragraph.told):
            assert told.when is None or told.when <= draft.day + week, (draft.headline, told)


def test_outlets_are_unknown_and_nobody_owns_their_addresses() -> None:
    table = tomllib.loads(resources.files("dateline.lang.en").joinpath("outlets.toml").read_text(encoding="utf-8"))
    known = {name.lower() for row in table["outlet"] for name in (row["name"], *row["aliases"])}
    for outlet in story().outlets.values():
        assert outlet.host.endswith(".example")
        assert outlet.name.lower() not in known and outlet.name.removeprefix("The ").lower() not in known


def test_the_program_writes_a_folder_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "made"), "--seed", "3"]) == 0
    assert "150 files" in capsys.readouterr().out
    assert json.loads((tmp_path / "made" / "gold.json").read_text(encoding="utf-8"))["files"]
    with pytest.raises(SystemExit):
        main([str(tmp_path / "made")])
    assert "is there already" in capsys.readouterr().err
