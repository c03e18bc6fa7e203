"""A story to be handed on as evidence: one zip with the report, the tables, the originals, and a manifest of hashes.

Whoever gets it can check it without the store and without this machine: every file against its SHA-256, and every claim
against the words of its article (`verify_dossier`). The same store gives the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any, BinaryIO

import msgspec

from dateline import __version__
from dateline.errors import StoreError
from dateline.export import EXPORTERS
from dateline.export import records as r
from dateline.export.zipped import entry
from dateline.model import Article, Story
from dateline.tell import ALL, Selection, part_of
from dateline.tell.measured import measured_errors
from dateline.tell.rows import text_hash
from dateline.tell.words import Words
from dateline.verify import VerifyReport

FORM = "dateline-dossier/1"
MANIFEST = "manifest.json"
STORY = "story.json"

_FORMS = {"report.docx": "docx", "claims.xlsx": "xlsx", STORY: "json"}
_MOST = 500_000_000  # bytes that a file in a dossier may unpack to


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of an article's original: its name in the dossier ("" where its bytes are not kept), or why not."""

    article: str
    path: str
    why: str


def write_dossier(store: str | Path, story: Story, out: BinaryIO, selection: Selection = ALL) -> tuple[Kept, ...]:
    """Write the dossier of a story of the store; returns what became of each article's original.

    A selection chooses what the report and the tables tell; the evidence is that of these events and of what
    contradicts or answers them.
    """
    files: dict[str, bytes] = {name: _made(form, story, selection) for name, form in _FORMS.items()}
    kept: list[Kept] = []
    story = part_of(story, selection)
    for article in sorted(story.articles, key=lambda each: each.id):
        found, content = _original(store, article)
        kept.append(found)
        if content is not None:
            files[found.path] = content
    files["METHOD.md"] = _method(Words()).encode()
    files[MANIFEST] = _manifest(files, story, kept)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(entry(name), files[name])
    return tuple(kept)


def _made(form: str, story: Story, selection: Selection) -> bytes:
    export = EXPORTERS[form]
    if export.binary:
        out = io.BytesIO()
        export(story, out, selection)
        return out.getvalue()
    written = io.StringIO(newline="")
    export(story, written, selection)
    return written.getvalue().encode()


def _original(store: str | Path, article: Article) -> tuple[Kept, bytes | None]:
    from dateline.store import Store

    name = _safe(PurePosixPath(article.paths[0]).name if article.paths else "")
    try:
        with Store(store) as opened:
            return Kept(article.id, f"originals/{article.id}-{name}", ""), opened.original(article.id)
    except StoreError as error:
        return Kept(article.id, "", str(error)), None


def _safe(name: str) -> str:
    """A file's name that every system can unpack and none takes for a place of its own."""
    kept = "".join(char if char.isalnum() or char in "-_.() " else "_" for char in name).strip(". ")
    return kept.encode("utf-8", "replace").decode()[-100:] or "original"


def _manifest(files: dict[str, bytes], story: Story, kept: list[Kept]) -> bytes:
    originals = {each.article: each for each in kept}
    told = {
        "form": FORM,
        "program": f"dateline {__version__}",
        "files": [
            {"path": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in sorted(files.items())
        ],
        "articles": [
            {
                "id": article.id,
                "text_sha256": text_hash(article.text),
                "original": originals[article.id].path or None,
                "why_none": originals[article.id].why or None,
            }
            for article in sorted(story.articles, key=lambda each: each.id)
        ],
    }
    return (json.dumps(told, indent=1, sort_keys=True) + "\n").encode()


def _method(words: Words) -> str:
    phrases = words["dossier"]
    errors = "\n".join(f"- {line}." for line in measured_errors(words))
    parts = (f"# {phrases['title']}", phrases["method"], f"## {words['page']['trust']}", errors, phrases["check"])
    return "\n\n".join(part.strip() for part in parts) + "\n"


# ---- checking ------------------------------------------------------------------------------------------------------


def verify_dossier(path: str | Path) -> VerifyReport:
    """Check every file against its hash, and every claim against the words of its article, without any store.

    Raises StoreError where it is no dossier.
    """
    with _opened(path) as archive:
        manifest = _read_manifest(archive, path)
        problems = list(_damage(archive, manifest))
        try:
            story = msgspec.json.decode(_content(archive, STORY), type=r.Export)
        except (KeyError, msgspec.MsgspecError, zipfile.BadZipFile) as error:
            return VerifyReport(0, len(manifest["files"]), (*problems, f"{STORY} can't be read: {error}"))
    problems += _changed(story, manifest)
    originals = sum(each["path"].startswith("originals/") for each in manifest["files"])
    checked = len(manifest["files"]) + len(story.articles) + len(story.claims)
    return VerifyReport(len(story.articles), checked, tuple(problems), originals)


def _opened(path: str | Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile) as error:
        raise StoreError(
            f"{path} is no dossier that can be opened ({error}): one is made with 'dateline export --format dossier'"
        ) from error


def _read_manifest(archive: zipfile.ZipFile, path: str | Path) -> dict[str, Any]:
    try:
        manifest = json.loads(_content(archive, MANIFEST))
    except (KeyError, ValueError, zipfile.BadZipFile) as error:
        raise StoreError(f"{path} has no {MANIFEST} that can be read: it is no dossier") from error
    if not isinstance(manifest, dict) or manifest.get("form") != FORM:
        raise StoreError(f"{path} is no dossier of the form {FORM}: take a program of its version")
    return manifest


def _content(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > _MOST:
        raise zipfile.BadZipFile(f"{name} unpacks to more than {_MOST:,} bytes")
    file: IO[bytes]
    with archive.open(name) as file:
        return file.read()


def _damage(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> Iterator[str]:
    """The files that are missing, changed, or not in the manifest."""
    listed = {each["path"]: each for each in manifest["files"]}
    there = {name for name in archive.namelist() if name != MANIFEST}
    for name in sorted(there - set(listed)):
        yield f"{name}: is not in the manifest"
    for name, known in sorted(listed.items()):
        if name not in there:
            yield f"{name}: is missing"
            continue
        try:
            same = hashlib.sha256(_content(archive, name)).hexdigest() == known["sha256"]
        except zipfile.BadZipFile:
            same = False
        if not same:
            yield f"{name}: its bytes are not those of the manifest"


def _changed(story: r.Export, manifest: dict[str, Any]) -> Iterator[str]:
    """The articles and claims whose words are not those that were read."""
    texts = {article.id: article.text for article in story.articles}
    hashes = {each["id"]: each["text_sha256"] for each in manifest["articles"]}
    for id, text in texts.items():
        if text_hash(text) != hashes.get(id):
            yield f"article {id}: its text is not the one that was read"
    for claim in story.claims:
        if texts.get(claim.span.article, "")[claim.span.start : claim.span.end] != claim.quote:
            yield f"claim {claim.id}: its quote is not what its article says there"
