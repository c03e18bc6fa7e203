"""LibreOffice opens the report and the workbook and finds in them what they hold (skipped where it isn't installed)."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from dateline.export import EXPORTERS
from dateline.model import Story
from dateline.tell import claim_rows, report, tell
from tests.export.story import ferry_story

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice (soffice)")


@pytest.fixture(scope="module")
def story() -> Story:
    return tell(ferry_story())


def converted(form: str, story: Story, to: str, place: Path) -> str:
    """The text that LibreOffice makes of an export."""
    source = place / f"story.{form}"
    with source.open("wb") as out:
        EXPORTERS[form](story, out)
    assert SOFFICE is not None
    own = f"-env:UserInstallation=file://{place}/office"  # its own settings: none of the user's are read or changed
    command = [SOFFICE, own, "--headless", "--convert-to", to, "--outdir", str(place), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    (made,) = (path for path in place.glob("story*") if path != source)
    return made.read_text(encoding="utf-8-sig")


def test_the_report_shows_every_line_with_its_source_and_footnote(story: Story, tmp_path: Path) -> None:
    page = etree.HTML(converted("docx", story, "html:HTML:EmbedImages", tmp_path).encode())
    text = " ".join(" ".join(page.itertext()).split())
    told = report(story)
    for chapter in told.chapters:
        assert chapter.heading in text
        for item in chapter.items:
            for line in item.lines:
                assert " ".join(line.title.split()) in text
                assert line.byline in text
    for note in told.notes:
        assert " ".join(note.quote.split()) in text


def test_the_workbook_shows_every_claim(story: Story, tmp_path: Path) -> None:
    text = converted("xlsx", story, "csv:Text - txt - csv (StarCalc):44,34,76,1", tmp_path)
    head, *rows = csv.reader(text.splitlines())
    assert {row[head.index("claim")] for row in rows} == {row.claim for row in claim_rows(story)}
    quotes = {row.claim: row.quote for row in claim_rows(story)}
    assert all(quotes[row[head.index("claim")]] == row[head.index("quote")] for row in rows)
