"""`dateline outlets`, `build --outlets` and outlets.csv in a folder, with articles that the shipped stages read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.pipeline import open_story
from tests.cli.conftest import Run

ARTICLES = "file,outlet\ncourier.txt,The Calder Courier\npost.txt,Calder Post\nc.txt,Calder Post\n"
TEXTS = {
    "courier.txt": "The ferry Osprey caught fire at Dunmere pier on 3 May 2021. Mayor Ada Fenn ran to the pier.\n",
    "post.txt": "On 3 May 2021 the Osprey caught fire. Nobody was hurt on the ferry, and Ada Fenn came to Dunmere.\n",
}
TABLE = (
    "outlet;owner;grade;note\ncalder courier;Harrow Media;B;careful\nThe Calder Post;Harrow Media;C;\nThe Gull;Vale;;\n"
)


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two articles that tell one event."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    (folder / "articles.csv").write_text(ARTICLES)
    return folder


def owners(store: str = "s") -> set[str]:
    return {origin.owner for origin in open_story(store).links.origins} - {""}


def test_a_table_in_the_folder_is_read_shown_and_taken_back_with_it(run: Run, news: Path) -> None:
    (news / "outlets.csv").write_text(TABLE)
    _, out, _ = run("build", news, "--store", "s")
    assert "2 files: 2 read" in out
    assert "outlets   3 that you tell of, 1 of them in no article: dateline outlets --store s\n" in out
    assert owners() == {"Harrow Media"}
    _, out, _ = run("outlets", "--store", "s")
    assert out == (
        "grade  occurs in   owner         outlet\n"
        "B      1 article   Harrow Media  calder courier (outlets.csv:2): careful\n"
        "C      1 article   Harrow Media  The Calder Post (outlets.csv:3)\n"
        "–      no article  Vale          The Gull (outlets.csv:4)\n"
    )
    (news / "outlets.csv").unlink()
    run("build", news, "--store", "s")
    assert owners() == set()
    assert run("outlets", "--store", "s")[1] == "nothing is said of any outlet\n"
    assert run("outlets", "--log", "--store", "s")[1].splitlines()[-1] == (
        "6  taken back  The Gull: owner Vale (outlets.csv)"
    )


def test_a_file_with_build_and_with_the_command(run: Run, news: Path) -> None:
    Path("mine.csv").write_text(TABLE)
    run("build", news, "--store", "s", "--outlets", "mine.csv")
    assert owners() == {"Harrow Media"}
    run("build", news, "--store", "t")
    _, out, _ = run("outlets", "--file", "mine.csv", "--store", "t")
    assert out == "remark    The Gull: no article is of it or names it; it is kept for those that come\n"
    assert owners("t") == {"Harrow Media"}
    run("build", news, "--store", "t")
    assert owners("t") == {"Harrow Media"}


def test_it_is_said_changed_and_taken_back_by_command(run: Run, news: Path) -> None:
    run("build", news, "--store", "s")
    run("outlets", "Calder Courier", "the calder post", "--owner", "Harrow", "--store", "s")
    assert owners() == {"Harrow"}
    run("outlets", "The Calder Courier", "--grade", "B", "--note", "careful", "--store", "s")
    assert owners() == {"Harrow"}
    told = [json.loads(line) for line in run("outlets", "--json", "--store", "s")[1].splitlines()]
    assert told[0] == {
        "outlet": "The Calder Courier", "owner": "Harrow", "grade": "B", "note": "careful", "said_in": [""],
        "articles": 1, "met": True}  # fmt: skip
    run("outlets", "calder courier", "--remove", "--store", "s")
    assert owners() == set()
    log = [json.loads(line) for line in run("outlets", "--log", "--json", "--store", "s")[1].splitlines()]
    assert [(each["outlet"], each["gone"]) for each in log] == [
        ("Calder Courier", False),
        ("the calder post", False),
        ("Calder Courier", True),
        ("The Calder Courier", False),
        ("The Calder Courier", True),
    ]


def test_the_command_goes_before_the_folder_and_clear_takes_all_back(run: Run, news: Path) -> None:
    (news / "outlets.csv").write_text(TABLE)
    run("build", news, "--store", "s")
    run("outlets", "Calder Post", "--owner", "Vale", "--store", "s")
    assert owners() == set()
    code, _, error = run("outlets", "--remove", "The Gull", "--store", "s")
    assert code == 2 and "it is said in outlets.csv:4; take it out there and build again" in error
    assert run("outlets", "--clear", "--store", "s")[1] == "4 rows taken back\n"
    assert run("outlets", "--store", "s")[1] == "nothing is said of any outlet\n"
    run("build", news, "--store", "s")
    assert owners() == {"Harrow Media"}


def test_two_tables_that_differ_count_in_neither_and_are_listed(run: Run, news: Path) -> None:
    (news / "outlets.csv").write_text(TABLE)
    (news / "more").mkdir()
    (news / "more" / "c.txt").write_text("The mayor of Dunmere resigned on Friday.\n")
    (news / "more" / "outlets.csv").write_text("outlet,owner\ncalder post,Vale\n")
    _, out, _ = run("build", news, "--store", "s")
    wrong = "other owners of 'The Calder Post' are given"
    assert wrong in " ".join(out.split()) and owners() == set()
    assert wrong in " ".join(run("outlets", "--store", "s")[1].split())


def test_a_table_alone_can_be_built(run: Run, news: Path) -> None:
    run("build", news, "--store", "s")
    (news / "outlets.csv").write_text(TABLE)
    assert run("build", news / "outlets.csv", "--store", "s")[0] == 0
    assert owners() == {"Harrow Media"}
    (news / "outlets.csv").unlink()
    assert run("build", news / "outlets.csv", "--store", "s")[0] == 3, "there is no such file"


def test_a_part_of_an_outlets_name_is_not_it_and_leads_to_it(run: Run, news: Path) -> None:
    run("build", news, "--store", "s")
    run("outlets", "The Courier", "--owner", "Harrow", "--store", "s")
    assert owners() == set()
    assert "The Courier (by command); perhaps The Calder Courier?" in run("outlets", "--store", "s")[1]


def test_what_is_wrong_is_one_line(run: Run, news: Path) -> None:
    run("build", news, "--store", "s")
    Path("bad.csv").write_text("The Courier,Harrow\n")
    for arguments, words in (
        (("--owner", "Harrow"), "name the outlet that it is about"),
        (("--remove",), "name the outlet that it is about"),
        (("The Gull", "--remove"), "nothing is said of 'The Gull'"),
        (("The Gull", "--clear"), "is about all"),
        (("The Gull", "--owner", "x", "--remove"), "give one of"),
        (("--file", "none.csv"), "can't read the outlets in none.csv: it can't be read (No such file"),
        (("--file", "bad.csv"), "no column 'outlet'"),
        ((" ", "--owner", "x"), "an outlet has a name"),
    ):
        code, _, error = run("outlets", *arguments, "--store", "s")
        assert code == 2, arguments
        assert words in error
        assert error.count("\n") == 1
    assert run("build", news, "--store", "s", "--outlets", "bad.csv")[0] == 2
