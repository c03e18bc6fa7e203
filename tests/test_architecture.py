"""The house rules that a machine can check: layers, docstrings, no print, light imports."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dateline

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "dateline"
MODULES = sorted(PACKAGE.rglob("*.py"))
HEAVY = ("onnxruntime", "tokenizers", "trafilatura", "lxml", "sqlalchemy", "numpy", "rich", "jinja2", "rapidfuzz")


def test_data_flows_one_way() -> None:
    lint_imports = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert lint_imports, "install the tests' tools: pip install -e '.[test]'"
    done = subprocess.run([lint_imports, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_module_says_what_it_is_for_stays_small_and_is_silent(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "a module needs a docstring"
    assert len(text.splitlines()) <= 500, "a module of more than 500 lines does several things"
    prints = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert prints == [], "only the command line speaks, through click.echo"


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, dateline.cli\n"
        "try: dateline.cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        f"sys.stderr.write(' '.join(name for name in {HEAVY!r} if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert "timeline" in done.stdout


def test_the_public_names_are_there() -> None:
    for name in dateline.__all__:
        assert getattr(dateline, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nosuch'"):
        dateline.nosuch  # noqa: B018


def test_the_version_is_the_packages() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert dateline.__version__ == project["version"]
