"""The pages of docs/ say what happens: their Python runs, and what they print is what they show."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs").glob("*.md"))
_BLOCK = re.compile(r"^```(python|output)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)#:]+)\)")


CODE = [page for page in PAGES if "```python" in page.read_text()]


@pytest.mark.parametrize("page", CODE, ids=lambda page: page.name)
def test_code_prints_what_the_page_shows(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, Any] = {}
    printed = ""
    for kind, body in _BLOCK.findall(page.read_text()):
        if kind == "output":
            assert printed == body
            continue
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(body, page.name, "exec"), names)
        printed = out.getvalue()


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md"], ids=lambda page: page.name)
def test_links_lead_to_files(page: Path) -> None:
    for target in _LINK.findall(page.read_text()):
        assert (page.parent / target).exists(), target
