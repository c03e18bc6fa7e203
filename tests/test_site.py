"""The docs site: every page is in it, the references name all there is, links lead on, nothing comes from afar."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import sys
from pathlib import Path
from types import ModuleType

import click
import jsonschema
import pytest

import dateline
from dateline.cli import dateline as command_line

ROOT = Path(__file__).parents[1]
_LINK = re.compile(r"\]\(([^)#:\s]+)[)#]")


@pytest.fixture(scope="module")
def site() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_site", ROOT / "docs" / "site.py")
    assert spec and spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.fixture(scope="module")
def docs(site: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("site")
    site.write(place)
    return place / "docs"


def test_every_page_is_in_one_chapter(site: ModuleType, docs: Path) -> None:
    listed = [page for pages in site.chapters().values() for page in pages]
    assert len(listed) == len(set(listed))
    assert set(listed) == {page.name for page in docs.glob("*.md")}


def test_links_lead_to_files(docs: Path) -> None:
    for page in docs.glob("*.md"):
        for target in _LINK.findall(page.read_text(encoding="utf-8")):
            assert (docs / target).is_file(), f"{page.name}: {target}"


def test_the_reference_has_every_command_with_every_option(docs: Path) -> None:
    text = (docs / "cli.md").read_text(encoding="utf-8")

    def check(name: str, command: click.Command) -> None:
        assert f"## {name}\n" in text
        part = text.partition(f"## {name}\n")[2].partition("\n## ")[0]
        for each in command.params:
            if isinstance(each, click.Option) and not each.hidden:
                assert each.opts[0] in part, f"{name} {each.opts[0]}"
        if isinstance(command, click.Group):
            context = click.Context(command)
            for sub in command.list_commands(context):
                found = command.get_command(context, sub)
                assert found is not None
                check(f"{name} {sub}", found)

    check("dateline", command_line)


def test_the_reference_has_every_public_name_and_what_it_is_for(docs: Path) -> None:
    text = (docs / "python.md").read_text(encoding="utf-8")
    for name in dateline.__all__:
        if not name.startswith("__"):
            part = text.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
            assert len(part.split("```")[-1].split()) > 3, f"{name} has no docstring"


def test_the_schema_is_one(docs: Path) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads((docs / "dateline-1.schema.json").read_text()))


def test_every_stage_has_a_page_of_its_own_with_its_limits(site: ModuleType) -> None:
    stages = [path.name for path in (ROOT / "src" / "dateline").iterdir() if path.name in site.STAGES]
    assert sorted(stages) == sorted(site.STAGES)
    assert len(set(site.STAGES.values())) == 6
    for stage, page in site.STAGES.items():
        assert page in site.NAV["Stages"]
        head, _, limits = (ROOT / "docs" / page).read_text(encoding="utf-8").partition("\n## What it can't do\n")
        assert head.startswith(f"# {stage.capitalize()}: "), page
        assert len(re.findall(r"^- ", limits, re.MULTILINE)) >= 3, page


def test_every_stage_says_what_it_can_not_do(site: ModuleType) -> None:
    for page in (*site.NAV["Stages"], *(name for name in site.NAV["How to"])):
        text = (ROOT / "docs" / page).read_text(encoding="utf-8").casefold()
        assert re.search(r"can't|cannot|can not|not yet|is not|doesn't", text), page


@pytest.mark.skipif(not shutil.which("zensical", path=str(Path(sys.executable).parent)), reason="needs zensical")
def test_the_site_is_built_without_a_warning_and_loads_nothing_from_afar(site: ModuleType, tmp_path: Path) -> None:
    site.build(tmp_path)
    pages = list((tmp_path / "site").glob("*.html"))
    assert {page.stem for page in pages} >= {"index", "cli", "python", "schema", "exports"}
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert not re.findall(r'<(?:script|img|iframe)[^>]*\bsrc="https?:', text), page.name
        assert not re.findall(r'<link[^>]*rel="(?:stylesheet|preload)"[^>]*href="https?:', text), page.name
