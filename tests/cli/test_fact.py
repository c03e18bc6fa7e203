from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_facts_are_kept_listed_replaced_and_taken_back(run: Run, folder: Path) -> None:
    run("build", folder, "--store", "s")
    code, out, _ = run("fact", "Ada born 1984-06-27", "Nobody born 1970", "--store", "s")
    assert code == 0
    assert out == "remark    Nobody born 1970: nobody in the story is called 'Nobody', so it bounds nothing yet\n"
    run("fact", "Ada born 1984-06", "--store", "s")
    assert run("fact", "--store", "s")[1] == "Ada born 1984-06\nNobody born 1970\n"
    assert json.loads(run("fact", "--json", "--store", "s")[1].splitlines()[0]) == {
        "date": "1984-06",
        "name": "Ada",
        "relation": "born",
    }
    assert run("fact", "--remove", "Nobody born", "--store", "s")[0] == 0
    assert run("fact", "--store", "s")[1] == "Ada born 1984-06\n"


def test_facts_of_a_file_with_fact_and_with_build(run: Run, folder: Path) -> None:
    Path("facts.csv").write_text("name,relation,date\nAda,born,1984\n")
    assert run("build", folder, "--store", "s", "--facts", "facts.csv")[0] == 0
    assert run("fact", "--store", "s")[1] == "Ada born 1984\n"
    run("fact", "--file", "facts.csv", "--store", "t")
    assert run("fact", "--store", "t")[1] == "Ada born 1984\n"


def test_a_build_that_is_repeated_keeps_the_facts(run: Run, folder: Path) -> None:
    run("build", folder, "--store", "s")
    run("fact", "Ada born 1984", "--store", "s")
    run("build", folder, "--store", "s")
    assert run("fact", "--store", "s")[1] == "Ada born 1984\n"


def test_what_is_wrong_is_one_line(run: Run, folder: Path) -> None:
    run("build", folder, "--store", "s")
    for arguments, words in (
        (("Ada 1984",), "is no fact"),
        (("Ada born 1984-13",), "no date of the calendar"),
        (("--remove", "Ada born"), "no such fact"),
        (("--remove",), "--remove needs a fact"),
        (("--file", "none.csv"), "can't read the facts"),
    ):
        code, _, error = run("fact", *arguments, "--store", "s")
        assert code == 2
        assert words in error
        assert error.count("\n") == 1
