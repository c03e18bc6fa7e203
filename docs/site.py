"""The docs site: these pages, the README as its front, and references made from the program itself.

    python docs/site.py SITE          # writes SITE/docs and SITE/mkdocs.yml, and builds SITE/site with zensical

What is made from the program can't be out of date: the commands with their options, the public names of the package
with their docstrings, and the JSON Schema of `dateline/1`.
"""

from __future__ import annotations

import inspect
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click

import dateline
from dateline.cli import dateline as command_line
from dateline.export.json import schema

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"

# Chapters of the site with their pages, in order; a page that is in none stands at the end of "Use it".
NAV = {
    "Start": ["index.md", "words.md"],
    "Stages": [
        "ways-in.md",
        "reader.md",
        "dates.md",
        "undated.md",
        "order.md",
        "attribute.md",
        "quotes.md",
        "link.md",
        "stories.md",
        "tell.md",
    ],
    "Use it": [
        "timeline.md",
        "judgements.md",
        "outlets.md",
        "exports.md",
        "postgres.md",
        "cluster.md",
        "performance.md",
    ],
    "How to": ["howto-wikipedia.md", "howto-due-diligence.md", "howto-datasette.md", "howto-notebooks.md"],
    "Reference": ["cli.md", "python.md", "schema.md", "model-card.md", "changelog.md", "contributing.md"],
}
# The page of each stage.
STAGES = {
    "read": "ways-in.md",
    "understand": "reader.md",
    "date": "dates.md",
    "attribute": "attribute.md",
    "link": "link.md",
    "tell": "tell.md",
}
_MOVED = {
    "src/dateline/models/en/MODEL_CARD.md": "model-card.md",
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
    "README.md": "index.md",
}
_LINK = re.compile(r"\]\(([^)#:\s]+)(#[^)\s]*)?\)")


def write(place: Path) -> Path:
    """Write the sources of the site; its configuration's path."""
    docs = place / "docs"
    docs.mkdir(parents=True, exist_ok=True)
    for page in sorted([*DOCS.glob("*.md"), *DOCS.glob("*.png"), *DOCS.glob("*.svg")]):
        shutil.copyfile(page, docs / page.name)
    for source, name in _MOVED.items():
        (docs / name).write_text(_relinked((ROOT / source).read_text(encoding="utf-8")), encoding="utf-8")
    for page in DOCS.glob("*.md"):
        (docs / page.name).write_text(_relinked(page.read_text(encoding="utf-8")), encoding="utf-8")
    (docs / "cli.md").write_text("".join(_commands()), encoding="utf-8")
    (docs / "python.md").write_text("".join(_names()), encoding="utf-8")
    (docs / "schema.md").write_text(
        "# The form dateline/1\n\nThe JSON Schema (2020-12) of `dateline export --format json`: "
        f"[dateline-1.schema.json](dateline-1.schema.json).\n\n```json\n{schema()}```\n",
        encoding="utf-8",
    )
    (docs / "dateline-1.schema.json").write_text(schema(), encoding="utf-8")
    config = place / "mkdocs.yml"
    config.write_text(_config(), encoding="utf-8")
    return config


def build(place: Path) -> None:
    """Write and build the site. Raises CalledProcessError where zensical finds something wrong."""
    config = write(place)
    command = [str(Path(sys.executable).with_name("zensical")), "build", "--clean", "--strict", "-f", config.name]
    subprocess.run(command, cwd=place, check=True)


def _config() -> str:
    lines = ["site_name: Dateline", "use_directory_urls: false", "docs_dir: docs", "site_dir: site", "nav:"]
    for chapter, pages in chapters().items():
        lines += [f"  - {chapter}:", *(f"    - {page}" for page in pages)]
    lines += ["theme:", "  name: material", "  font: false", "markdown_extensions:", "  - tables", "  - fenced_code"]
    return "\n".join(lines) + "\n"


def chapters() -> dict[str, list[str]]:
    """The pages of the site by chapter, each once."""
    listed = {page for pages in NAV.values() for page in pages}
    others = sorted(page.name for page in DOCS.glob("*.md") if page.name not in listed)
    return {chapter: [*pages, *(others if chapter == "Use it" else [])] for chapter, pages in NAV.items()}


def _relinked(text: str) -> str:
    """A page with links as they are on the site; a file that isn't on it is named, and not linked."""

    def link(found: re.Match[str]) -> str:
        target, anchor = found[1].removeprefix("../").removeprefix("docs/"), found[2] or ""
        target = _MOVED.get(target, target)
        known = target in _MOVED.values() or (DOCS / target).is_file()
        return f"]({target}{anchor})" if known else "](index.md)"

    return _LINK.sub(link, text)


def _commands() -> Iterator[str]:
    yield "# Commands\n\n`dateline FOLDER`, or a command. Each says the same with `--help`.\n"
    for name, command in _walk("dateline", command_line):
        context = click.Context(command, info_name=name)
        yield f"\n## {name}\n\n```text\n{command.get_help(context)}\n```\n"


def _walk(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for each in command.list_commands(context):
            if (found := command.get_command(context, each)) is not None:
                yield from _walk(f"{name} {each}", found)


def _names() -> Iterator[str]:
    yield "# Python\n\n`import dateline` costs nothing: each name is loaded when it is first used.\n"
    for name in dateline.__all__:
        thing = getattr(dateline, name)
        if name.startswith("__"):
            continue
        about = inspect.getdoc(thing) or ""
        signature = f"{name}{inspect.signature(thing)}" if callable(thing) and not inspect.isclass(thing) else name
        yield f"\n## {name}\n\n```python\n{signature}\n```\n\n{about}\n"


if __name__ == "__main__":
    build(Path(sys.argv[1] if len(sys.argv) > 1 else "build/docs"))
