"""Dateline reads the articles that tell a running story and tells it back as a dated, sourced timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from dateline.model import Annotations, Article, FileRecord, FileStatus, Story, Unread
    from dateline.notebook import Tables, open_tables
    from dateline.pipeline import BuildReport, build, build_story, open_story
    from dateline.read import read_article, read_paths
    from dateline.understand import Reader, annotate

__all__ = [
    "Annotations",
    "Article",
    "BuildReport",
    "FileRecord",
    "FileStatus",
    "Reader",
    "Story",
    "Tables",
    "Unread",
    "__version__",
    "annotate",
    "build",
    "build_story",
    "open_story",
    "open_tables",
    "read_article",
    "read_paths",
]

# Where each public name lives: imported when first asked for, so that `import dateline` costs nothing.
_HOMES = {
    "Annotations": "dateline.model",
    "Article": "dateline.model",
    "BuildReport": "dateline.pipeline",
    "FileRecord": "dateline.model",
    "FileStatus": "dateline.model",
    "Reader": "dateline.understand",
    "Story": "dateline.model",
    "Tables": "dateline.notebook",
    "Unread": "dateline.model",
    "annotate": "dateline.understand",
    "build": "dateline.pipeline",
    "build_story": "dateline.pipeline",
    "open_story": "dateline.pipeline",
    "open_tables": "dateline.notebook",
    "read_article": "dateline.read",
    "read_paths": "dateline.read",
}


def __getattr__(name: str) -> Any:
    """The public names, imported when first used (PEP 562)."""
    import importlib

    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'dateline' has no attribute '{name}'")
