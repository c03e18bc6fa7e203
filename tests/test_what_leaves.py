"""What leaves the machine: quotations and at most their paragraph; no note, no user's name, nothing hidden, no path.

One test over all forms: a new one is in it by being in the table of forms.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from pathlib import Path

import pytest
from pyarrow import parquet

from dateline import build, open_story
from dateline.cli import main
from dateline.export import EXPORTERS
from dateline.judging import judge
from dateline.model import Story
from tests.judge.story import TEXTS, event, write

FORMS = [*EXPORTERS, "dossier", "atom"]
WHOLE_TEXTS = ("json", "dossier")  # they say so
SOURCES_SHOWN = ("json", "jsonl", "html", "csv", "parquet", "xlsx", "docx", "md", "dossier")
NOTE, USER, OWN_WORDS = "ask her brother, he rang twice", "ann.investigator", "The blaze on the Osprey"
OUTLET_NOTE, OWNER, GRADE = "the editor owes me a call", "Harrow Media", "B minus"
UNQUOTED = "Who would have thought it of such a quiet town?"  # a question is no claim, and its paragraph has no other
AT = "2024-05-31T09:30:00Z"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of a folder given by its absolute path, with everything that must stay in it."""
    place = tmp_path_factory.mktemp("secret-place")
    texts = {**TEXTS, "wire.txt": TEXTS["wire.txt"] + f"\n{UNQUOTED}\n"}
    write(place / "sources" / "news", texts)
    (place / "sources" / "news" / "scan.pdf").write_bytes(b"%PDF-1.4 broken")
    (place / "sources" / "news" / "wire.json").write_text("{broken")
    (place / "sources" / "news" / "articles.csv").write_text(
        "file,outlet\n" + "".join(f"{n},Calder Post\n" for n in texts)
    )
    (place / "sources" / "news" / "outlets.csv").write_text(
        f"outlet,owner,grade,note\nThe Calder Post,{OWNER},{GRADE},{OUTLET_NOTE}\n"
        f"Nobody Times,{OWNER},,{OUTLET_NOTE}\nnobody times,,,again {OUTLET_NOTE}\n"  # told as differing, not how
    )
    build([place / "sources" / "news"], place / "s")
    for kind, id, value in (
        ("note", event(open_story(place / "s"), "resigned").id, NOTE),
        ("retitle", event(open_story(place / "s"), "caught fire").id, OWN_WORDS),
        ("keep", event(open_story(place / "s"), "resigned").id, ""),
        ("hide", event(open_story(place / "s"), "arrested").id, ""),
    ):
        judge(place / "s", kind, id, values=[value] if value else [], by=USER, at=AT)
    return place / "s"


@pytest.fixture(scope="module")
def hidden(store: Path) -> str:
    """The words of the claim that was hidden."""
    (aside,) = open_story(store).links.judged.aside
    text = next(a.text for a in open_story(store).articles if a.id == aside.claim.span.article)
    return aside.claim.span.of(text)


def everything_in(content: bytes, form: str) -> str:
    """All that a file says, whatever it is packed in, without its escapes."""
    if form == "parquet":
        return str(parquet.read_table(io.BytesIO(content)).to_pylist())
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "\n".join(everything_in(packed.read(name), "") for name in sorted(packed.namelist()))
    text = content.decode("utf-8", "replace")
    return html.unescape(html.unescape(text.replace("\\u2019", "’").replace('\\"', '"').replace("\\/", "/")))


@pytest.fixture(scope="module", params=FORMS)
def said(request: pytest.FixtureRequest, store: Path) -> tuple[str, str]:
    """A form, and all that its file says; a report tells all it can."""
    form = str(request.param)
    out = store.with_name(f"out-{form}")
    reports = form == "atom" or (form in EXPORTERS and EXPORTERS[form].reports)
    with pytest.raises(SystemExit) as left:
        main(["export", "--store", str(store), "--format", form, "-o", str(out), *(["--all"] if reports else [])])
    assert left.value.code in (0, None)
    return form, everything_in(out.read_bytes(), form)


def test_it_says_something(said: tuple[str, str]) -> None:
    form, text = said
    assert "Osprey" in text or form == "gexf"


def test_no_note_and_no_name_of_the_user(said: tuple[str, str]) -> None:
    _, text = said
    assert NOTE not in text
    assert USER not in text


def test_owner_and_grade_of_an_outlet_leave_and_a_note_on_it_never(said: tuple[str, str]) -> None:
    form, text = said
    assert OUTLET_NOTE not in text
    assert (OWNER in text and GRADE in text) == (form in SOURCES_SHOWN)


def test_nothing_that_was_hidden(said: tuple[str, str], hidden: str) -> None:
    form, text = said
    if form in WHOLE_TEXTS:
        text = re.sub(r'"text":"(?:[^"\\]|\\.)*"', "", text)  # an article's own text is evidence
        text = "" if form == "dossier" else text  # its files are the articles themselves: see below
    assert hidden not in text


def test_no_claim_that_was_hidden_in_a_dossier(store: Path, tmp_path: Path, hidden: str) -> None:
    with pytest.raises(SystemExit) as left:
        main(["export", "--store", str(store), "--format", "dossier", "-o", str(tmp_path / "dossier.zip")])
    assert not left.value.code
    with zipfile.ZipFile(tmp_path / "dossier.zip") as packed:
        for name in packed.namelist():
            if not name.startswith(("originals/", "texts/")) and name != "story.json":
                assert hidden not in everything_in(packed.read(name), ""), name


def test_no_path_of_the_machine(said: tuple[str, str], store: Path) -> None:
    _, text = said
    for secret in (str(store.parent), "secret-place", str(Path.home()) + "/", "sources/news"):
        assert secret not in text


def test_no_paragraph_that_is_not_quoted_from(said: tuple[str, str]) -> None:
    form, text = said
    assert (UNQUOTED in text) == (form in WHOLE_TEXTS)


def test_the_story_has_what_must_stay(store: Path) -> None:
    story: Story = open_story(store)
    values = [value for each in story.links.judged.applied for value in each.values]
    assert NOTE in values and OWN_WORDS in values
    assert [each.outlet.note for each in story.links.outlets] == [OUTLET_NOTE]
    assert any("other notes of" in each.reason for each in story.unread)
    assert any(UNQUOTED in article.text for article in story.articles)
    assert not any(UNQUOTED in claim.span.of(article.text) for article in story.articles for claim in story.claims
                   if claim.span.article == article.id)  # fmt: skip


def test_whole_texts_leave_only_where_they_are_asked_for(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def export(form: str, *asked: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as left:
            main(["export", "--store", str(store), "--format", form, "-o", str(tmp_path / form), *asked])
        return int(left.value.code or 0), capsys.readouterr().err

    assert "whole texts of 3 articles" in export("json")[1]
    assert "whole texts of 3 articles" in export("dossier")[1]
    assert "holds" not in export("jsonl")[1]
    assert UNQUOTED not in (tmp_path / "jsonl").read_text()
    assert "whole texts of 3 articles" in export("jsonl", "--full-text")[1]
    assert UNQUOTED in (tmp_path / "jsonl").read_text()
    for form in ("csv", "html", "atom", "dossier"):
        code, said = export(form, "--full-text")
        assert code != 0 and form in said
