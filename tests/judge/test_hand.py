"""What a person decides, through the command line, on articles that the reader has read."""

from __future__ import annotations

import html
import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dateline import open_story
from dateline.cli import main
from dateline.model import Standing, Story
from tests.judge.story import claim, entity, event, own_words


@dataclass
class Hand:
    """A store, and the command line on it."""

    store: Path
    capsys: pytest.CaptureFixture[str]

    def __call__(self, *arguments: object) -> tuple[int, str, str]:
        by = ["--by", "ann"] if arguments[0] not in ("list", "aside", "export", "import") else []
        with pytest.raises(SystemExit) as left:
            main(["judge", *map(str, arguments), *by, "--store", str(self.store)])
        seen = self.capsys.readouterr()
        return int(left.value.code or 0), seen.out, seen.err

    def does(self, *arguments: object) -> str:
        """What a command that succeeds prints."""
        code, out, error = self(*arguments)
        assert (code, error) == (0, ""), error
        assert "does not fit" not in out
        return out

    @property
    def story(self) -> Story:
        return open_story(self.store)

    def json(self) -> dict[str, Any]:
        """The whole export."""
        with pytest.raises(SystemExit):
            main(["export", "--store", str(self.store)])
        record: dict[str, Any] = json.loads(self.capsys.readouterr().out)
        return record

    def verified(self) -> bool:
        with pytest.raises(SystemExit) as left:
            main(["verify", "--store", str(self.store)])
        self.capsys.readouterr()
        return not left.value.code


@pytest.fixture
def hand(store: Path, capsys: pytest.CaptureFixture[str]) -> Hand:
    return Hand(store, capsys)


def by_id(records: list[dict[str, Any]], id: str) -> dict[str, Any]:
    return next(each for each in records if each["id"] == id)


def test_a_kept_event_stands_in_the_first_view_and_says_so(hand: Hand) -> None:
    kept = event(hand.story, "met the families")
    assert "“He met the families in the town hall”  (ann, " in hand.does("keep", kept.id)
    assert by_id(hand.json()["events"], kept.id)["judged"] == ["keep"]
    with pytest.raises(SystemExit):
        main(["timeline", "--top", "1", "--store", str(hand.store)])
    out = hand.capsys.readouterr().out
    assert kept.id in out and "kept by the editor" in out


def test_what_is_hidden_is_in_no_view_and_can_be_kept_again(hand: Hand) -> None:
    hidden = event(hand.story, "arrested")
    hand.does("hide", hidden.id)
    assert all("arrested" not in each["title"] for section in ("events", "claims") for each in hand.json()[section])
    assert "hide" in hand.does("aside") and hidden.id in hand.does("aside")
    with pytest.raises(SystemExit):
        main(["search", "arrested engineer", "--json", "--store", str(hand.store)])
    found = hand.capsys.readouterr().out
    assert '"kind":"claim"' in found and hidden.id not in found
    hand.does("keep", hidden.id)
    assert event(hand.story, "arrested").id == hidden.id
    assert hand.does("aside") == "no claim is put aside\n"


def test_what_is_wrong_is_no_evidence(hand: Hand) -> None:
    killed = claim(hand.story, "Four people were killed")
    origins = {origin for each in hand.story.links.events for origin in each.origins}
    hand.does("wrong", f"claim:{killed.id}")
    assert all("Four people" not in own_words(each.title) for each in hand.story.claims)
    assert {origin for each in hand.story.links.events for origin in each.origins} < origins
    assert hand.verified()


def test_two_events_are_one_and_one_is_two(hand: Hand) -> None:
    left, right = event(hand.story, "caught fire"), event(hand.story, "started in the engine room")
    assert left.id != right.id
    hand.does("same", left.id, right.id)
    now = event(hand.story, "caught fire")
    assert set(now.claims) == {*left.claims, *right.claims}
    assert now.standing is not Standing.REPORTED  # what follows from its claims is asked anew
    assert by_id(hand.json()["events"], now.id)["judged"] == ["same"]
    assert hand.verified()

    resigned = event(hand.story, "stepped down")
    assert len(resigned.claims) == 2
    hand.does("different", *resigned.claims)
    assert event(hand.story, "stepped down").claims != resigned.claims
    assert hand.verified()


def test_what_speaks_against_an_earlier_judgement_takes_its_place(hand: Hand) -> None:
    left, right = event(hand.story, "caught fire"), event(hand.story, "started in the engine room")
    hand.does("same", left.id, right.id)
    hand.does("different", f"claim:{left.claims[0]}", f"claim:{right.claims[0]}")
    assert event(hand.story, "caught fire").claims == left.claims
    assert "does not fit: a later judgement says otherwise" in hand("list")[1]


def test_two_entities_are_one_and_one_is_two(hand: Hand) -> None:
    pell = entity(hand.story, "Nora Pell")
    referents = next(each.referents for each in hand.story.links.entities if each.id == pell)
    assert len(referents) > 1
    hand.does("different", *referents[:2])
    names = [each.name for each in hand.story.links.entities]
    assert names.count("Nora Pell") == 2
    assert hand.verified()
    hand.does("undo")
    hand.does("same", pell, entity(hand.story, "Mick Dorn"))
    joined = next(each for each in hand.story.links.entities if "Mick Dorn" in (each.name, *each.aliases))
    assert "Nora Pell" in (joined.name, *joined.aliases)
    assert hand.verified()


def test_who_says_it(hand: Hand) -> None:
    told = claim(hand.story, "stepped down")
    assert not told.attribution
    hand.does("source", told.id, "Coast Herald", "Tom Arkle")
    story = hand.story
    names = {source.id: source.name for source in story.links.sources}
    assert [names[id] for id in story.links.sources_of[told.id]] == ["Coast Herald", "Tom Arkle"]
    origin = next(each for each in story.links.origins if told.id in each.claims)
    assert origin.source == story.links.sources_of[told.id][-1]
    assert by_id(hand.json()["claims"], told.id)["judged"] == ["source"]
    hand.does("source", told.id, "--author")
    assert not claim(hand.story, "stepped down").attribution


def test_a_name_that_no_article_has_is_one_source_over_articles(hand: Hand) -> None:
    first, second = claim(hand.story, "stepped down"), claim(hand.story, "promised an inquiry")
    hand.does("source", first.id, "Una Vane")
    hand.does("source", second.id, "Una Vane")
    links = hand.story.links
    assert links.sources_of[first.id] == links.sources_of[second.id]
    assert links.origin_of[first.id] == links.origin_of[second.id]
    assert hand.verified()


def test_whom_a_word_means(hand: Hand) -> None:
    told = claim(hand.story, "met the families")
    hand.does("who", told.id, "He", entity(hand.story, "Tom Arkle"))
    assert "Tom Arkle" in cast(hand.story, told.id)
    assert "Ivo Brandt" not in cast(hand.story, told.id)
    assert by_id(hand.json()["claims"], told.id)["judged"] == ["who"]
    assert hand.verified()


def test_whom_a_word_means_who_is_told_of_in_another_article_only(hand: Hand) -> None:
    told = claim(hand.story, "met the families")
    assert "Ivo Brandt" in cast(hand.story, told.id)
    hand.does("who", told.id, "He", entity(hand.story, "Mick Dorn"))
    assert "Mick Dorn" in cast(hand.story, told.id)
    assert "Ivo Brandt" not in cast(hand.story, told.id)
    assert "Ivo Brandt" in cast(hand.story, claim(hand.story, "elected").id)
    assert hand.verified()


def cast(story: Story, claim: str) -> set[str]:
    """The names of those who take part in a claim."""
    names = {each.id: each.name for each in story.links.entities}
    (found,) = [each for each in story.claims if each.id == claim]
    return {names[story.links.entity_of[part.referent]] for part in found.participants}


def test_when_an_event_was(hand: Hand) -> None:
    warned = event(hand.story, "had warned the council")
    assert warned.when.edtf == "2019-01"
    hand.does("date", warned.id, "2019-01-17")
    now = event(hand.story, "had warned the council")
    assert now.when.edtf == "2019-01-17"
    assert [reason.text for reason in now.when.because][:2] == ["the editor says so", "the articles give 2019-01"]
    assert by_id(hand.json()["events"], now.id)["judged"] == ["date"]
    assert by_id(hand.json()["claims"], now.id)["judged"] == []  # an event has the id of its first claim, no more
    hand.does("date", warned.id, "2018")
    assert event(hand.story, "had warned the council").when.edtf == "2018"
    assert "does not fit: a later judgement takes its place" in hand("list")[1]
    assert hand.verified()


def test_when_an_article_was_published(hand: Hand) -> None:
    assert event(hand.story, "released without charge").when.edtf == "2019-03-10"
    hand.does("date", "wire.txt", "2019-03-18")
    assert event(hand.story, "released without charge").when.edtf == "2019-03-17"  # "on Sunday"
    article = next(each for each in hand.json()["articles"] if each["paths"] == ["wire.txt"])
    assert article["published"]["edtf"] == "2019-03-18"
    assert article["judged"] == ["date"]
    assert hand.verified()


def test_a_title_in_the_editors_words_stands_beside_that_of_the_articles(hand: Hand) -> None:
    resigned = event(hand.story, "stepped down")
    hand.does("retitle", resigned.id, "The mayor goes <b>at last</b>")
    record = by_id(hand.json()["events"], resigned.id)
    assert record["retitled"] == {"by": "editor", "title": "The mayor goes <b>at last</b>"}
    assert record["title"] == resigned.title
    with pytest.raises(SystemExit):
        main(["export", "--format", "html", "--store", str(hand.store)])
    page = hand.capsys.readouterr().out
    assert "In the editor’s words:</span> <bdi>The mayor goes &lt;b&gt;at last&lt;/b&gt;</bdi>" in page
    assert resigned.title in page
    with pytest.raises(SystemExit):
        main(["timeline", "--store", str(hand.store)])
    assert "The mayor goes <b>at last</b>" in hand.capsys.readouterr().out


def test_no_note_and_no_name_leaves_the_store(hand: Hand) -> None:
    resigned = event(hand.story, "stepped down")
    hand.does("note", resigned.id, "ask the clerk Zylla")
    hand.does("date", resigned.id, "2019-03-11")
    with pytest.raises(SystemExit):
        main(["timeline", "--store", str(hand.store)])
    assert "ask the clerk Zylla" in hand.capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["show", resigned.id, "--store", str(hand.store)])
    assert "\ndated by the editor\nNote: ask the clerk Zylla\n" in hand.capsys.readouterr().out
    for form in ("json", "html"):
        with pytest.raises(SystemExit):
            main(["export", "--format", form, "--store", str(hand.store)])
        out = hand.capsys.readouterr().out
        assert "Zylla" not in out and "ann" not in out.split()


def test_a_claim_that_was_missed(hand: Hand) -> None:
    before = hand.story.claims
    known = claim(hand.story, "killed three people")
    assert f"claim {known.id} stands there already" in hand.does("add", "gazette.txt", "killed three people")
    assert hand.story.claims == before
    words = "a warning from the harbour master, Tom Arkle"
    hand.does("add", "gazette.txt", words)
    (new,) = [each for each in hand.story.claims if each.id not in {old.id for old in before}]
    record = by_id(hand.json()["claims"], new.id)
    assert record["judged"] == ["add"]
    assert record["quote"] in words
    assert hand.verified()
    with pytest.raises(SystemExit):
        main(["search", *new.title.split()[:3], "--json", "--store", str(hand.store)])
    assert new.id in hand.capsys.readouterr().out
    hand.does("undo")
    assert hand.story.claims == before


def test_evidence_is_not_changed(hand: Hand) -> None:
    before = evidence(hand.store)
    story = hand.story
    for arguments in (
        ("wrong", f"claim:{claim(story, 'Four people were killed').id}"),
        ("hide", event(story, "arrested").id),
        ("source", claim(story, "stepped down").id, "Tom Arkle"),
        ("who", claim(story, "met the families").id, "He", entity(story, "Mick Dorn")),
        ("date", "wire.txt", "2019-03-18"),
        ("add", "gazette.txt", "a warning from the harbour master, Tom Arkle"),
    ):
        hand.does(*arguments)
    assert evidence(hand.store) == before


def evidence(store: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of what articles say, and of the articles, in an order of their own: a table may have no row numbers."""
    found = {}
    with sqlite3.connect(store) as raw:
        for table in ("article", "article_metadata", "annotation", "facts", "timex", "clue", "claim_order", "original"):
            found[table] = raw.execute(f"SELECT * FROM {table}").fetchall()
        for table in ("claim", "referent"):
            found[table] = raw.execute(f"SELECT * FROM {table} WHERE judged = 0").fetchall()
        for table, of in (("participant", "claim"), ("hop", "claim"), ("amount", "claim")):
            query = f"SELECT * FROM {table} WHERE {of} IN (SELECT id FROM {of} WHERE judged = 0)"
            found[table] = raw.execute(query).fetchall()
    raw.close()
    return {table: sorted(rows, key=repr) for table, rows in found.items()}


def test_the_log_only_grows(hand: Hand) -> None:
    hand.does("keep", event(hand.story, "arrested").id)
    with sqlite3.connect(hand.store) as raw:
        for statement in ("UPDATE judgement SET by = 'bo'", "DELETE FROM judgement"):
            with pytest.raises(sqlite3.IntegrityError, match="undo it with another"):
                raw.execute(statement)
    raw.close()


def test_undo_takes_back_and_brings_back(hand: Hand) -> None:
    hidden = event(hand.story, "arrested").id
    whole = hand.json()
    hand.does("hide", hidden)
    without = hand.json()
    assert hand.does("undo").startswith("undone      1  hide")
    assert hand.json() == whole
    hand.does("undo", 2)
    assert hand.json() == without
    listed = hand.does("list").splitlines()
    assert [line.endswith("undone") for line in listed] == [False, True, False]
    assert hand("undo", 2) == (2, "", "dateline: judgement 2 was undone already: undo its undo to bring it back\n")
    assert hand("undo", 9)[2] == "dateline: there is no judgement 9: 'dateline judge list' shows 1 to 3\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("keep", "nothing"), "no event or claim has the id 'nothing'"),
        (("keep", ""), "no event or claim has the id ''"),
        (("date", "wire.txt", "2019-13"), "no date of the calendar"),
        (("date", "wire.txt", "soon"), "is no date"),
        (("add", "wire.txt", "Mayor Quill"), "the words 'Mayor Quill' don't stand in wire.txt"),
        (("add", "wire.txt", "the"), "give more of the sentence that you mean, such as '"),
        (("add", "other.txt", "the fire"), "no article has the id 'other.txt'"),
        (("retitle", "wire.txt", "x"), "no event has the id"),
        (("undo",), "there is nothing to undo"),
        (("import", "none.jsonl"), "can't read none.jsonl"),
    ],
)
def test_what_is_wrong_is_one_line(hand: Hand, arguments: tuple[str, ...], words: str) -> None:
    code, out, error = hand(*arguments)
    assert (code, out) == (2, "")
    assert words in error and error.count("\n") == 1
    assert hand("list") == (0, "no judgements\n", "")


def test_records_that_can_not_be_judged_so(hand: Hand) -> None:
    story = hand.story
    resigned, pell = event(story, "stepped down").id, entity(story, "Nora Pell")
    for arguments, words in (
        (("same", resigned, pell), "an entity and an event"),
        (("same", resigned, resigned), "the same record"),
        (("source", resigned), "or --author"),
        (("who", claim(story, "met the families").id, "Zed", pell), "the words 'Zed' don't stand in claim"),
        (("keep", pell), "no event or claim has the id"),
        (("retitle", resigned, "a\u202eb"), "U+202E"),
    ):
        code, _, error = hand(*arguments)
        assert code == 2 and words in error, (arguments, error)


def test_a_log_goes_to_another_store_and_once_only(
    hand: Hand, built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = hand.story
    hand.does("hide", event(story, "arrested").id)
    hand.does("date", "wire.txt", "2019-03-18")
    hand.does("undo", 1)
    hand.does("retitle", event(hand.story, "stepped down").id, "The mayor goes")
    file = tmp_path / "log.jsonl"
    assert hand("export", file)[2] == f"wrote {file}\n"
    lines = file.read_text().splitlines()
    assert len(lines) == 4 and str(tmp_path) not in file.read_text()

    other = Hand(tmp_path / "t", capsys)
    other.store.write_bytes((built / "s").read_bytes())
    assert other.does("import", file) == "added     4\n"
    assert other.json() == hand.json()
    assert other.does("export") == file.read_text()
    assert other.does("import", file) == "added     0\n"

    file.write_text("\n".join([*lines[:1], lines[1].replace("2019-03-18", "2019-03-19")]))
    assert "line 2: another judgement has its id" in other("import", file)[2]
    file.write_text(lines[2])
    fresh = Hand(tmp_path / "u", capsys)
    fresh.store.write_bytes((built / "s").read_bytes())
    assert "line 1: it undoes" in fresh("import", file)[2]
    assert fresh("list")[1] == "no judgements\n"


def test_list_as_json(hand: Hand) -> None:
    kept = event(hand.story, "arrested")
    hand.does("keep", kept.id)
    (line,) = hand.does("list", "--json").splitlines()
    record = json.loads(line)
    assert (record["number"], record["kind"], record["by"], record["holds"]) == (1, "keep", "ann", True)
    assert record["records"] == [kept.id] and record["because"] == ""


def test_no_feed_of_changes_tells_what_is_hidden(hand: Hand) -> None:
    def feed() -> str:
        with pytest.raises(SystemExit):
            main(["export", "--format", "atom", "--all", "--store", str(hand.store)])
        return html.unescape(html.unescape(hand.capsys.readouterr().out))

    hidden = event(hand.story, "arrested")
    assert hidden.title in feed()
    hand.does("hide", hidden.id)
    assert hidden.title not in feed()
