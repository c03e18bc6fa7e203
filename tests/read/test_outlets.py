"""outlets.csv as people and their spreadsheets write it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import UnreadableError
from dateline.model import Outlet
from dateline.read import list_files
from dateline.read.files import File
from dateline.read.outlets import outlet_tables, read_outlets

ROWS = (Outlet("The Courier", "Harrow Media", "B", "careful, mostly"), Outlet("Örebro Tidning", "Vale"))
TEXT = 'outlet,owner,grade,note\nThe Courier,Harrow Media,B,"careful, mostly"\nÖrebro Tidning,Vale,,\n'
SEMICOLONS = 'outlet;owner;grade;note\nThe Courier;Harrow Media;B;"careful, mostly"\nÖrebro Tidning;Vale\n'
TABS = "Outlet\tOwner\tGrade\tNote\nThe Courier\tHarrow Media\tB\tcareful, mostly\n\nÖrebro Tidning\tVale\t\t\n"


def write(folder: Path, content: str | bytes, name: str = "outlets.csv") -> str:
    place = folder / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(place)


def rows(path: str) -> tuple[Outlet, ...]:
    return tuple(outlet for _, outlet in read_outlets(path).rows)


def remarks(path: str) -> dict[str, str]:
    return {each.path: each.reason for each in read_outlets(path).unread}


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("windows-1252"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        b"\n\n" + TEXT.encode(),
        SEMICOLONS.encode("utf-8-sig"),
        ("sep=;\n" + SEMICOLONS).replace("\n", "\r\n").encode(),
        TABS.encode(),
        'note,"grade",Owner,OUTLET\n"careful,\nmostly",B, Harrow  Media ,The Courier\n,,Vale,Örebro Tidning\n'.encode(),
    ],
    ids=["utf-8", "bom", "utf-16", "windows", "crlf", "cr", "blank", "semicolons", "sep", "tabs", "order"],
)
def test_it_is_read_as_spreadsheets_write_it(tmp_path: Path, content: bytes) -> None:
    path = write(tmp_path, content)
    assert rows(path) == ROWS
    assert remarks(path) == {}


def test_a_row_that_cant_be_understood_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "outlet,owner,colour\nThe Courier,Harrow,red\n,Vale,red\nThe Post,,red\nThe Herald,Harrow,red,more\n"
        f'{"x" * 300},Harrow,\nThe "Sun","Har"row,\n,,\nThe Weekly,Vale,\n',
    )
    assert rows(path) == (Outlet("The Courier", "Harrow"), Outlet("The Weekly", "Vale"))
    told = remarks(path)
    assert list(told) == [f"outlets.csv:{n}" for n in (1, 3, 4, 5, 6, 7)]
    for line, words in ((1, "'colour' is not read: there are outlet, owner, grade, note"), (3, "names no outlet"),
                        (4, "says nothing of 'The Post'"), (5, "4 cells, and the first line 3"),
                        (6, "outlet has more than 200 characters"), (7, "quotation marks")):  # fmt: skip
        assert words in told[f"outlets.csv:{line}"]


def test_a_quotation_mark_that_is_never_closed_loses_what_follows_and_is_told_where_it_began(tmp_path: Path) -> None:
    path = write(tmp_path, 'outlet,owner\nThe Courier,Harrow\nThe Post,"Vale\nThe Herald,Harrow\n')
    assert rows(path) == (Outlet("The Courier", "Harrow"),)
    assert list(remarks(path)) == ["outlets.csv:3"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (
            b"The Courier,Harrow Media,B\n",
            "its first line has 'The Courier', 'Harrow Media', 'B', and no column 'outlet'",
        ),
        (b"", "its first line has nothing"),
        (b"PK\x03\x04 a workbook", "ZIP archive or an office document"),
        (b"\xff\x00\x01\x00\x02binary", "binary data"),
    ],
)
def test_what_is_no_such_table_is_refused_with_what_to_do(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        read_outlets(write(tmp_path, content))


def test_what_nobody_sees_is_no_part_of_a_cell(tmp_path: Path) -> None:
    path = write(tmp_path, "outlet,owner,note\nThe\u202e Courier\u2066,Har\x07row,=1+1<script>\n")
    assert rows(path) == (Outlet("The Courier", "Harrow", "", "=1+1<script>"),)


# ---- where tables lie ----


def test_tables_lie_in_the_folders_that_are_read_and_are_no_articles(tmp_path: Path) -> None:
    write(tmp_path, "text", "a.txt")
    write(tmp_path, "text", "in/deep/b.txt")
    write(tmp_path, TEXT)
    write(tmp_path, "outlet,owner\nThe Post,Vale\n", "in/deep/outlets.csv")
    found = [each for each in list_files([str(tmp_path)]) if isinstance(each, File)]
    assert [file.name for file in found] == ["a.txt", "in/deep/b.txt"]
    tables = {table.name: [outlet.name for _, outlet in table.rows] for table in outlet_tables([str(tmp_path)], found)}
    assert tables == {
        "outlets.csv": ["The Courier", "Örebro Tidning"],
        "in/deep/outlets.csv": ["The Post"],
        "in/outlets.csv": [],
    }


def test_a_table_beside_a_file_that_is_given_alone_counts_as_articles_csv_does(tmp_path: Path) -> None:
    file, path = write(tmp_path, "text", "in/a.txt"), write(tmp_path, TEXT, "in/outlets.csv")
    (listed,) = list_files([file])
    assert isinstance(listed, File)
    assert [table.path for table in outlet_tables([file], [listed])] == [path]
    assert list(list_files([path])) == []  # "in/*", as a shell spells it out
    assert [len(table.rows) for table in outlet_tables([path], [])] == [2]


def test_standard_input_lies_in_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, TEXT)
    monkeypatch.chdir(tmp_path)
    assert outlet_tables(["-"], [File("-", "-")]) == []


def test_a_table_that_cant_be_read_is_a_remark(tmp_path: Path) -> None:
    write(tmp_path, b"PK\x03\x04")
    (table,) = outlet_tables([str(tmp_path)], [])
    assert table.rows == ()
    assert [(each.path, each.remark) for each in table.unread] == [("outlets.csv", True)]
