from __future__ import annotations

from pathlib import Path

import pytest

from dateline.date.background import parse_fact, parse_relation, read_facts
from dateline.errors import DateFormatError, OptionError
from dateline.model import Background, Relation


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Jane Reed born 1984-06-27", "Jane Reed", "1984-06-27"),
        ("Jane Reed was born on 1984-06-27", "Jane Reed", "1984-06-27"),
        ("Jane  Reed born in 1984", "Jane Reed", "1984"),
        ("Max Born born 1882-12", "Max", "1882-12"),
    ],
)
def test_a_fact_as_a_person_writes_it(text: str, name: str, value: str) -> None:
    if name == "Max":  # a name that is the word itself: the table of facts has columns for it
        with pytest.raises(DateFormatError):
            parse_fact(text)
        return
    assert parse_fact(text) == Background(name, Relation.BORN, value)


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        ("Jane Reed 1984", OptionError, "is no fact"),
        ("born 1984", OptionError, "names nobody"),
        ("Jane Reed born", DateFormatError, "no date with both ends"),
        ("Jane Reed born 1984-02-30", DateFormatError, "no date of the calendar"),
        ("Jane Reed born ../1984", DateFormatError, "no date with both ends"),
    ],
)
def test_what_is_no_fact_says_why(text: str, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        parse_fact(text)


def test_to_take_one_back_needs_no_date() -> None:
    assert parse_relation("Jane Reed born") == Background("Jane Reed", Relation.BORN, "")


def test_a_table_of_facts(tmp_path: Path) -> None:
    file = tmp_path / "facts.csv"
    file.write_text(
        "\ufeffdate,who,what,note\n1984-06-27,Jane Reed,born,x\n\n1882-12,Max Born,born\n", encoding="utf-8"
    )
    assert read_facts(file) == (
        Background("Jane Reed", Relation.BORN, "1984-06-27"),
        Background("Max Born", Relation.BORN, "1882-12"),
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("name,date\nJane Reed,1984\n", "line 1: it has the columns name, date; give name, relation, date"),
        ("name,relation,date\nJane Reed,born,1984\nMax Cole,wed,2000\n", "line 3: 'wed' is nothing"),
        ("name,relation,date\nJane Reed,born,soon\n", "line 2: 'soon' is no date"),
        ("", "line 1: it has the columns none"),
    ],
)
def test_a_wrong_table_names_the_line(content: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "facts.csv").write_text(content)
    with pytest.raises(OptionError, match=words):
        read_facts(tmp_path / "facts.csv")


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="can't read the facts"):
        read_facts(tmp_path / "no.csv")
