"""The command line on a small story: what each command prints, and the code that it leaves with."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline import opening, pipeline
from dateline.cli import main
from dateline.cli.options import LABELS
from dateline.store import Build, Store
from dateline.tell import tell
from dateline.tell.labels import Label
from tests import toy
from tests.export.story import ferry_story
from tests.serve.filled import put

Run = Callable[..., tuple[int, str, str]]

TEXTS = {"a.txt": "Ada met Bo in Hull.\nBo said Ada left.", "b.txt": "Cy said Ada left."}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line; gives its exit code, output and errors."""

    def call(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        seen = capsys.readouterr()
        return int(left.value.code or 0), seen.out, seen.err

    return call


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two articles; builds use the toy stages, and run where the store is to be."""
    monkeypatch.setattr(pipeline, "default_stages", toy.stages)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "news" / name).write_text(text)
    return tmp_path / "news"


@pytest.fixture
def ferry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of the story of a ferry that struck a pier, where commands look for one."""
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "story.dateline", tell(ferry_story()))
    return tmp_path / "story.dateline"


@pytest.fixture
def built(folder: Path, run: Run) -> Path:
    """A store of the two articles."""
    assert run("build", folder, "--published", "a.txt=2013-11")[0] == 0
    return folder.parent / "story.dateline"


def test_an_empty_path_is_not_the_folder_one_stands_in(folder: Path, run: Run) -> None:
    code, _, err = run("build", "")
    assert code == 2
    assert "a PATH is empty" in err
    assert not Path("story.dateline").exists()
    assert run("build", ".", "--store", "s")[0] == 0


def test_build_says_what_it_did_and_what_is_next(folder: Path, run: Run) -> None:
    (folder / "empty.txt").write_text("")
    code, out, err = run("build", "news", "--store", "s")
    assert code == 0
    assert "3 files: 2 read, 0 copies, 0 partial, 0 without an article, 0 in other languages, 1 not read\n" in out
    assert "Not read\n  empty.txt: too large, binary or empty\n" in out
    assert "articles  2 new, 0 known; 2 in the store, 2 without a known publication date\n" in out
    assert "dateline timeline --store s" in out
    assert "reading 1/3 a.txt" in err
    assert "understanding 1/2" in err

    code, out, err = run("build", "news", "--store", "s", "--no-progress")
    assert (code, err) == (0, "")
    assert "3 files: 2 read" in out
    assert "articles  0 new, 2 known" in out


def test_build_finds_nothing_to_read(folder: Path, run: Run) -> None:
    (folder / "none").mkdir()
    code, out, _ = run("build", folder / "none", folder / "nosuch")
    assert code == 3
    assert "nosuch: there is no such file or folder" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["build", "news", "--published", "x.txt=2013"], "names no file that is read here"),
        (["build", "news", "--published", "a.txt=soon"], "'soon' is no date: use YYYY"),
        (["build", "news", "--published", "a.txt"], "give FILE=DATE"),
        (["build", "news", "--nosuch"], "No such option"),
        (["nosuch"], "no such command or folder: 'nosuch': see 'dateline --help'"),
        (["show", "nosuch"], "no record has the id 'nosuch'"),
        (["export", "--format", "pptx"], "'pptx' is not one of"),
        (["export", "-o", "nosuch/x.json"], "can't write nosuch/x.json"),
        (["export", "-o", "story.dateline"], "is the store itself"),
        (["timeline", "--top", "0"], "0 is not in the range"),
    ],
)
def test_a_wrong_command_line_is_one_line_and_code_2(arguments: list[str], words: str, built: Path, run: Run) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    lines = [line for line in err.splitlines() if not line.startswith(("reading", "understanding", "linking"))]
    assert len(lines) == 1
    assert lines[0].startswith("dateline: ")
    assert words in lines[0]


@pytest.mark.parametrize(
    "command", ["timeline", "claims", "sources", "entities", "conflicts", "states", "verify", "export"]
)
def test_without_a_store_every_command_says_how_to_make_one(command: str, run: Run, tmp_path: Path) -> None:
    code, out, err = run(command, "--store", tmp_path / "nosuch")
    assert (code, out) == (4, "")
    assert err.startswith("dateline: there is no store at")
    assert "dateline build PATH… --store" in err


def test_debug_shows_where_an_error_comes_from(run: Run, tmp_path: Path) -> None:
    from dateline.errors import StoreError

    with pytest.raises(StoreError):
        main(["--debug", "timeline", "--store", str(tmp_path / "nosuch")])


def test_a_defect_is_one_line_and_code_70(built: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "open_told", lambda store, story: 1 / 0)
    code, _, err = run("timeline")
    assert code == 70
    assert err.startswith("dateline: a defect: ZeroDivisionError")
    assert len(err.splitlines()) == 1


def test_timeline_shows_date_title_standing_and_sources(built: Path, run: Run) -> None:
    code, out, err = run("timeline")
    assert (code, err) == (0, "")
    lines = [line.strip() for line in out.splitlines()]
    assert any("Ada left" in line or "left" in line for line in lines)
    assert any(line.endswith("(“Ada met Bo in Hull.”), citing Bo:") for line in lines)
    assert "\x1b" not in out, "no colour in a pipe"


@pytest.mark.parametrize("command", ["timeline", "claims", "sources", "entities"])
def test_json_lines_are_records_of_the_export(command: str, built: Path, run: Run) -> None:
    whole = json.loads(run("export")[1])
    name = {"timeline": "events"}.get(command, command)
    code, out, _ = run(command, "--json", *(["--all"] if command == "timeline" else []))
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert sorted(rows, key=lambda row: row["id"]) == whole[name] != []


def test_timeline_counts_what_is_not_in_the_first_view(ferry: Path, run: Run) -> None:
    _, out, _ = run("timeline")
    lines = [line.strip() for line in out.splitlines()]
    assert "2004 to 2016: 3 more events" in lines
    assert "1 more in March 2019" in lines
    assert "6 more events without a date" in lines
    assert "See them with --all." in " ".join(lines)
    whole = run("timeline", "--all")[1]
    assert "more" not in whole.replace("more than", "")
    ids = [event.id for event in ferry_story().links.events]
    assert all(id in whole for id in ids)
    assert 0 < sum(id in out for id in ids) < len(ids)


def test_only_what_is_to_be_handled_with_care(ferry: Path, run: Run) -> None:
    crime = [json.loads(line) for line in run("timeline", "--label", "crime", "--json")[1].splitlines()]
    assert crime
    assert all("crime" in event["labels"] for event in crime)
    claims = [json.loads(line) for line in run("claims", "--label", "crime", "--json")[1].splitlines()]
    assert {claim["event"] for claim in claims} == {event["id"] for event in crime}
    shown = run("timeline", "--label", "crime")[1]
    assert shown.count("[crime]") == len(crime)
    assert "No denial or answer found in these articles" in shown
    assert run("claims", "--label", "crime")[1].count("[crime]") == len(claims)
    assert run("claims", "--label", "minors")[1] == "no claim has the label minors\n"
    assert "No event fits: labelled minors." in run("timeline", "--label", "minors")[1]
    assert "is not one of" in run("timeline", "--label", "gossip")[2]


def test_a_part_of_a_story_on_request(ferry: Path, run: Run) -> None:

    def ids(*arguments: str) -> set[str]:
        return {json.loads(line)["id"] for line in run(*arguments, "--json")[1].splitlines()}

    marsh, since = ids("timeline", "--about", "marsh"), ids("timeline", "--from", "2020", "--all")
    assert len(marsh) == 5
    assert ids("timeline", "--about", "marsh", "--from", "2020") == marsh & since
    assert len(ids("timeline", "--about", "marsh", "--top", "1")) == 1
    assert ids("timeline", "--standing", "disputed,denied") > ids("timeline", "--standing", "denied")
    out = " ".join(run("timeline", "--about", "marsh", "--from", "2020")[1].split())
    assert "of 31 events, about Helena Marsh; that may lie on 1 January 2020 or later" in out
    events = {json.loads(line)["event"] for line in run("claims", "--about", "marsh", "--json")[1].splitlines()}
    assert events == marsh
    assert len(run("states", "--about", "marsh", "--json")[1].splitlines()) == 1
    assert run("states", "--about", "heron")[1] == "none of the story's 3 states is that\n"
    assert len(run("conflicts", "--about", "marsh", "--json")[1].splitlines()) == 1
    assert run("conflicts", "--about", "brennick")[1] == "no conflicts among these events\n"


@pytest.mark.parametrize("command", ["timeline", "claims", "conflicts"])
def test_where_nothing_is_left_it_is_said_what_is_there(command: str, ferry: Path, run: Run) -> None:
    code, out, _ = run(command, "--about", "brennick marine", "--to", "1999")
    assert code == 0
    said = "The story has 31 events: 1 about Brennick Marine, 2 that may lie on 31 December 1999 or before."
    assert said in " ".join(out.split())


def test_what_is_not_known_is_an_error_with_what_is(ferry: Path, run: Run) -> None:
    for arguments, said in (
        (("--about", "nobody"), "there are: Viktor Aldane"),
        (("--standing", "sure"), "several_origins, reported, disputed, denied, expected"),
        (("--from", "yesterday"), "2013-11-08"),
        (("--from", "2020", "--to", "2019"), "before it begins"),
    ):
        code, out, err = run("timeline", *arguments)
        assert (code, out) == (2, "")
        assert said in err


def test_a_page_of_a_part_of_a_story(ferry: Path, run: Run) -> None:
    code, page, _ = run("export", "--format", "html", "--about", "marsh")
    assert code == 0
    assert "5 of 31 events, about Helena Marsh." in page
    assert page.count('class="entry is-') == 5
    told = json.loads(run("export", "--about", "marsh")[1])
    assert len(told["events"]) >= 5
    assert len(told["articles"]) < len(json.loads(run("export")[1])["articles"])
    assert "No event fits" in run("export", "--format", "html", "--min-origins", "9")[2]


def test_the_labels_of_the_command_line_are_those_that_there_are() -> None:
    assert tuple(Label) == LABELS


def test_timeline_shows_the_most_salient_on_request(built: Path, run: Run) -> None:
    assert len(run("timeline", "--all", "--json")[1].splitlines()) == 3 - 1
    code, out, _ = run("timeline", "--top", "1", "--json")
    assert (code, len(out.splitlines())) == (0, 1)


def test_show_marks_the_evidence_in_its_paragraph(built: Path, run: Run) -> None:
    claims = [json.loads(line) for line in run("claims", "--json")[1].splitlines()]
    said = next(claim for claim in claims if claim["quote"] == "Bo said Ada left")
    code, out, _ = run("show", said["id"])
    assert code == 0
    assert "»Bo said Ada left«" in out
    assert "Bo: “said”" in out
    assert "because: told by then “Bo said Ada left”" in out
    assert run("show", said["id"][:-1])[0] == 0, "the start of an id is enough"
    assert "give more of the id" in run("show", "c")[2]


@pytest.mark.parametrize("kind", ["articles", "entities", "sources", "events", "origins"])
def test_show_knows_every_kind_of_record(kind: str, built: Path, run: Run) -> None:
    for record in json.loads(run("export")[1])[kind]:
        code, out, _ = run("show", record["id"])
        assert code == 0
        assert f" {record['id']}\n" in out


def test_show_shows_a_claim_that_bears_its_events_id_once(built: Path, run: Run) -> None:
    event = json.loads(run("timeline", "--json")[1].splitlines()[0])
    out = run("show", event["id"])[1]
    assert event["id"] in event["claims"]
    assert out.count(f"claim {event['id']}") == 1


def test_search_finds_claims_and_articles(built: Path, run: Run) -> None:
    code, out, _ = run("search", "cy", "LEFT", "--json")
    assert code == 0
    hits = [json.loads(line) for line in out.splitlines()]
    assert [hit["kind"] for hit in hits] == ["claim", "article"]
    assert hits[0]["byline"] == "outlet not named (“Cy said Ada left.”), citing Cy"
    assert hits[1]["byline"] == "outlet not named (“Cy said Ada left.”)"
    assert "nothing holds all these words" in run("search", "nosuch", "--words")[1]


def test_export_writes_a_file_whole_or_not_at_all(built: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    code, _, err = run("export", "--format", "json", "-o", "out.json")
    assert (code, err) == (0, "wrote out.json: it holds the whole texts of 2 articles\n")
    whole = Path("out.json").read_bytes()
    assert whole.decode() == run("export")[1]

    def half(story: object, out: object) -> None:
        out.write("{")  # type: ignore[attr-defined]
        raise RuntimeError("the disk is gone")

    monkeypatch.setattr("dateline.export.json.write", half)
    assert run("export", "-o", "out.json")[0] == 70
    assert Path("out.json").read_bytes() == whole
    assert not list(Path().glob(".*"))


def test_conflicts_and_states_show_both_sides(ferry: Path, run: Run) -> None:
    conflicts = run("conflicts")[1]
    assert conflicts.count(" ← ") >= 2
    assert "married" in run("states")[1]
    assert [json.loads(line)["about"] for line in run("conflicts", "--json")[1].splitlines()]
    assert [json.loads(line)["relation"] for line in run("states", "--json")[1].splitlines()]


@pytest.mark.parametrize("columns", [50, 80, 200])
def test_no_line_is_wider_than_the_terminal(
    columns: int, ferry: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for command in ("timeline", "claims", "entities", "sources", "conflicts", "states"):
        out = run(command)[1]
        assert max(len(line) for line in out.splitlines()) <= columns, command


def test_verify_is_content_with_what_build_made(built: Path, run: Run) -> None:
    code, out, _ = run("verify")
    assert code == 0
    assert out.startswith("all right: ")


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (
            "DROP TRIGGER article_is_evidence; UPDATE article SET text = replace(text, 'Ada', 'Eve')",
            "its text is not the one that was read",
        ),
        ('UPDATE claim SET "end" = 5000', "marks no words of article"),
        ('UPDATE claim SET start = 6, "end" = 5', "can't be read"),
        ("DELETE FROM claim_event", "has no event"),
        ("UPDATE event SET claims = '[]'", "don't agree"),
        ("DELETE FROM claim_source", "its chain has 0 sources"),
        ("UPDATE claim SET because = '[]'", "has no reason"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM entity", "a row refers to a missing row"),
        (
            "UPDATE block SET blocks = json_set(blocks, '$[1][1]', json_extract(blocks, '$[1][1]') - 1)",
            "has white space around it",
        ),
    ],
)
def test_verify_finds_what_was_tampered_with(damage: str, words: str, built: Path, run: Run) -> None:
    import sqlite3

    raw = sqlite3.connect(built)
    raw.executescript(damage)
    raw.close()
    code, out, _ = run("verify")
    assert code == 1
    assert words in out


def test_no_color_and_colour(built: Path) -> None:
    code = "import sys; sys.stdout.isatty = lambda: True\nfrom dateline.cli import main; main(['timeline'])"
    plain = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")}
    for extra, coloured in (({}, True), ({"NO_COLOR": "1"}, False)):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=built.parent,
            env={**plain, **extra},
            capture_output=True,
            text=True,
            check=True,
        )
        assert ("\x1b[" in done.stdout) == coloured, extra


def test_a_reader_that_has_enough_is_no_error(built: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -c 'from dateline.cli import main; main([\"export\"])' | head -c 5",
        shell=True,
        cwd=built.parent,
        capture_output=True,
        text=True,
    )
    assert (done.stdout, done.stderr) == ('{\n"an', "")


def test_ctrl_c_is_quiet_and_code_130(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text(f"Ada{number} left.")
    code = (
        "import signal; from dateline import pipeline; from dateline.cli import main; from tests import toy\n"
        # Started in the background by a shell, a process inherits that the signal is ignored.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "pipeline.default_stages = lambda: toy.stages(toy.ToyReader(pause=0.2))\n"
        f"main(['build', {str(tmp_path)!r}, '--store', {str(tmp_path / 's')!r}])"
    )
    running = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True)
    assert running.stderr is not None
    seen = ""
    while "understanding" not in seen:
        seen += running.stderr.readline()
    running.send_signal(signal.SIGINT)
    rest = running.communicate()[1]
    assert running.returncode == 130
    assert rest.splitlines()[-1] == "dateline: stopped; the same command goes on where it stood"
    assert "Traceback" not in rest


def test_an_unfinished_store_says_how_to_finish_it(tmp_path: Path, run: Run) -> None:
    Store(tmp_path / "s", write=True).close()
    code, _, err = run("timeline", "--store", tmp_path / "s")
    assert code == 4
    assert "was not finished" in err


def test_an_empty_story_shows_nothing_and_says_so(tmp_path: Path, run: Run) -> None:

    with Store(tmp_path / "s", write=True) as store:
        store.set_build(Build("", "", "", ""))
    for command, words in (("timeline", "no events"), ("conflicts", "no conflicts"), ("states", "no states")):
        assert words in run(command, "--store", tmp_path / "s")[1]
    assert run("verify", "--store", tmp_path / "s")[0] == 0


def test_help_names_every_command_and_the_exit_codes(run: Run) -> None:
    code, out, _ = run("--help")
    assert code == 0
    for word in ("build", "timeline", "verify", "Exit codes", "130"):
        assert word in out


def test_a_story_is_told_as_it_was_known_on_a_day(folder: Path, run: Run) -> None:
    run("build", folder, "--store", "s", "--published", "a.txt=2013-11-08", "--published", "b.txt=2014")
    _, told, _ = run("timeline", "--store", "s", "--as-known-on", "2013-11", "--all")
    assert "as known on 30 November 2013: 1 article was surely published by then" in told
    assert "Ada met Bo" in told
    assert "Cy said" not in told
    assert run("states", "--store", "s", "--as-known-on", "2013-13")[0] == 2


def test_the_package_is_the_command_too() -> None:
    done = subprocess.run([sys.executable, "-m", "dateline", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("dateline")
    wrong = subprocess.run([sys.executable, "-m", "dateline", "--wrong"], capture_output=True, text=True, check=False)
    assert wrong.returncode == 2
