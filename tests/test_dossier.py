"""A dossier holds its evidence, can be checked without the store, and shows what was changed."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from dateline.dossier import MANIFEST, verify_dossier, write_dossier
from dateline.errors import StoreError
from dateline.judging import judge
from dateline.pipeline import build, open_story
from dateline.tell import Selection
from tests import toy

WORDS = """Outlet: The Calder Courier
Date: 2019-03-12

Ferry strikes pier

Ada Fenn resigned on Monday. Bo Marsh said Ada Fenn left the company.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store and, beside it, its dossier."""
    folder = tmp_path_factory.mktemp("dossier")
    news = folder / "news"
    news.mkdir()
    (news / "a.txt").write_text(WORDS)
    (news / "b.txt").write_text(WORDS.replace("Courier", "Herald").replace("Monday", "Tuesday"))
    build([news], folder / "s.dateline", stages=toy.stages())
    with (folder / "d.zip").open("wb") as out:
        write_dossier(folder / "s.dateline", open_story(folder / "s.dateline"), out)
    return folder


def changed(made: Path, tmp_path: Path, name: str, content: bytes | None) -> Path:
    """The dossier with a file changed, taken out (None) or put in."""
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(made / "d.zip") as given, zipfile.ZipFile(other, "w") as written:
        for entry in given.namelist():
            if entry != name:
                written.writestr(entry, given.read(entry))
        if content is not None:
            written.writestr(name, content)
    return other


def test_it_holds_what_was_read_byte_by_byte(made: Path) -> None:
    with zipfile.ZipFile(made / "d.zip") as archive:
        names = archive.namelist()
        originals = [name for name in names if name.startswith("originals/")]
        assert {archive.read(name) for name in originals} == {p.read_bytes() for p in (made / "news").iterdir()}
    assert {"report.docx", "claims.xlsx", "story.json", "METHOD.md", MANIFEST} <= set(names)


def test_it_holds_on_another_machine(made: Path, tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere.zip"
    shutil.copy(made / "d.zip", moved)
    report = verify_dossier(moved)
    assert (report.problems, report.articles, report.originals) == ((), 2, 2)


def test_of_what_is_chosen_it_holds_the_evidence_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ada met Bo in Hull. Bo left.")
    (tmp_path / "b.txt").write_text("Cy met Ed in York. Ed wept.")
    store = tmp_path / "s.dateline"
    build([tmp_path], store, stages=toy.stages(), one_story=True)
    (met,) = [each.id for each in open_story(store).links.events if "york" in each.title]
    judge(store, "keep", met, by="ann", at="2024-05-31T09:30:00Z")
    with (tmp_path / "part.zip").open("wb") as out:
        (kept,) = write_dossier(store, open_story(store), out, Selection(kept=True))
    assert kept.path.endswith("b.txt")
    report = verify_dossier(tmp_path / "part.zip")
    assert (report.problems, report.articles, report.originals) == ((), 1, 1)
    with zipfile.ZipFile(tmp_path / "part.zip") as archive:
        assert [claim["quote"] for claim in json.loads(archive.read("story.json"))["claims"]] == ["Cy met Ed in York"]
        assert not any(b"Hull" in archive.read(name) for name in archive.namelist())


def test_same_store_same_bytes(made: Path, tmp_path: Path) -> None:
    with (tmp_path / "again.zip").open("wb") as out:
        write_dossier(made / "s.dateline", open_story(made / "s.dateline"), out)
    assert (tmp_path / "again.zip").read_bytes() == (made / "d.zip").read_bytes()


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("METHOD.md", b"other", "its bytes are not those of the manifest"),
        ("report.docx", None, "is missing"),
        ("more.txt", b"x", "is not in the manifest"),
    ],
)
def test_what_was_changed_is_said(made: Path, tmp_path: Path, name: str, content: bytes | None, why: str) -> None:
    (problem,) = verify_dossier(changed(made, tmp_path, name, content)).problems
    assert problem == f"{name}: {why}"


def test_a_quote_that_its_article_does_not_say_is_said(made: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(made / "d.zip") as archive:
        story = json.loads(archive.read("story.json"))
    story["claims"][0]["quote"] = "something else"
    problems = verify_dossier(changed(made, tmp_path, "story.json", json.dumps(story).encode())).problems
    assert f"claim {story['claims'][0]['id']}: its quote is not what its article says there" in problems


@pytest.mark.parametrize("content", [b"no zip", b""])
def test_what_is_no_dossier_says_so(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(content)
    with pytest.raises(StoreError, match="no dossier"):
        verify_dossier(tmp_path / "x.zip")


def test_an_original_that_was_not_kept_is_listed_with_the_reason(made: Path, tmp_path: Path) -> None:
    build([made / "news"], tmp_path / "s.dateline", copies=False, stages=toy.stages())
    with (tmp_path / "d.zip").open("wb") as out:
        kept = write_dossier(tmp_path / "s.dateline", open_story(tmp_path / "s.dateline"), out)
    assert all(not each.path and "--no-copies" in each.why for each in kept)
    assert verify_dossier(tmp_path / "d.zip").problems == ()
