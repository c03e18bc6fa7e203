"""Read: bytes → Article. One file a format; a new one is a function and a row in READERS."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from dateline.config import DEFAULT_LIMITS, Limits
from dateline.errors import OptionError, UnreadableError
from dateline.model import Article, Unread
from dateline.read import files
from dateline.read.decode import decode
from dateline.read.draft import Draft, Told, to_article
from dateline.read.files import STDIN, File
from dateline.read.refusing import ARCHIVES, check, is_large, most, status, suffix, too_large, why
from dateline.read.sidecar import dated, given_by_user, told_of

__all__ = [
    "BINARY_READERS",
    "READERS",
    "SUFFIXES",
    "File",
    "list_files",
    "read_article",
    "read_bytes",
    "read_file",
    "read_paths",
]

Keep = Callable[[bytes], object]  # is handed the bytes of a file as they were read

# what a reader gives: one draft with the record it is (0: the whole file), or why that record can't be read
Drafts = Iterator[tuple[int, Draft | UnreadableError]]


def _html(text: str) -> Drafts:
    from dateline.read.html import read_html
    from dateline.read.services import drafts, lines_of_page

    found = list(drafts(lines_of_page(text)))
    yield from found or [(0, read_html(text))]


def _text(text: str) -> Drafts:
    from dateline.read.services import drafts
    from dateline.read.text import read_text

    found = list(drafts(text.splitlines()))
    yield from found or [(0, read_text(text))]


def _markdown(text: str) -> Drafts:
    from dateline.read.markdown import read_markdown

    yield 0, read_markdown(text)


def _jsonl(text: str) -> Drafts:
    from dateline.read.jsonl import read_jsonl

    yield from read_jsonl(text)


def _word(data: bytes) -> Drafts:
    from dateline.read.word import read_word

    yield from read_word(data)


def _pdf(data: bytes) -> Drafts:
    from dateline.read.pdf import read_pdf

    yield from read_pdf(data)


def _rtf(data: bytes) -> Drafts:
    from dateline.read.rtf import text_of

    yield from _text(text_of(data))


def _mail(data: bytes) -> Drafts:
    from dateline.read.mail import read_mail

    yield 0, read_mail(data)


def _mhtml(data: bytes) -> Drafts:
    from dateline.read.mail import read_mhtml

    yield 0, read_mhtml(data)


def _archive(path: str) -> Callable[[bytes], Drafts]:
    def read(data: bytes) -> Drafts:
        from dateline.read.captures import drafts

        yield from drafts(io.BytesIO(data), path)

    return read


READERS: dict[str, Callable[[str], Drafts]] = {
    ".html": _html,
    ".htm": _html,
    ".xhtml": _html,
    ".txt": _text,
    ".text": _text,
    ".md": _markdown,
    ".markdown": _markdown,
    ".jsonl": _jsonl,
    ".ndjson": _jsonl,
}

# Forms that are no text: known by their suffix alone.
BINARY_READERS: dict[str, Callable[[bytes], Drafts]] = {
    ".docx": _word,
    ".eml": _mail,
    ".mht": _mhtml,
    ".mhtml": _mhtml,
    ".pdf": _pdf,
    ".rtf": _rtf,
    **{suffix: _archive(suffix) for suffix in ARCHIVES},
}
SUFFIXES = (*READERS, *BINARY_READERS)


def read_paths(
    paths: Sequence[str],
    *,
    published: Mapping[str, str] | None = None,
    limits: Limits = DEFAULT_LIMITS,
    stdin: BinaryIO | None = None,
) -> Iterator[Article | Unread]:
    """The articles of files, folders, globs and "-" (standard input), and all that could not be read, with its reason.

    `published` gives dates (YYYY, YYYY-MM, YYYY-MM-DD, EDTF intervals) to files by name or path; it wins over what
    sidecars and pages say. Raises DateFormatError at once for a bad date, OptionError at the end for a name that no
    file has.
    """
    given = {name: Told(dates=(dated(value, "the user"),)) for name, value in (published or {}).items() if value}
    return _read_paths(paths, given, limits, stdin)


def _read_paths(
    paths: Sequence[str], given: Mapping[str, Told], limits: Limits, stdin: BinaryIO | None
) -> Iterator[Article | Unread]:
    used: set[str] = set()
    names: list[str] = []
    for item in list_files(paths):
        if isinstance(item, Unread):
            yield item
            continue
        names.append(item.name)
        keys = [key for key in given if _fits(key, item)]
        used.update(keys)
        # the longest name is the most exact one
        told = given[max(keys, key=lambda key: (len(key), key))] if keys else Told()
        yield from _read(item, told, limits, stdin)
    missing = sorted(set(given) - used)
    if missing:
        raise OptionError(
            f"no file is named {', '.join(repr(name) for name in missing)}, to which a publication date is given; "
            f"there are: {', '.join(names[:20]) or 'none'}{', …' if len(names) > 20 else ''}"
        )


def read_article(path: str | Path, *, published: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Article:
    """The article of one file; `published` is the user's date for it.

    Raises UnreadableError where there is no article in it, or several (`read_paths` gives them all), and
    DateFormatError for a bad date.
    """
    place = Path(path)
    items = list(read_file(File(str(place), place.name), published=published, limits=limits))
    articles = [item for item in items if isinstance(item, Article)]
    if len(articles) > 1:
        raise UnreadableError(
            f"{path}: there are {len(articles)} articles in it: take read_paths, which gives them all"
        )
    if not articles:
        reasons = [item.reason for item in items if isinstance(item, Unread) and not item.remark]
        raise UnreadableError(f"{path}: {'; '.join(reasons) or 'there is no article in it'}")
    return articles[0]


def list_files(paths: Sequence[str]) -> Iterator[File | Unread]:
    """The files that `read_paths` would read, without opening them, and what it would pass over with a reason."""
    return files.list_files(paths, SUFFIXES)


def read_file(
    file: File,
    *,
    published: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    stdin: BinaryIO | None = None,
    keep: Keep | None = None,
) -> Iterator[Article | Unread]:
    """The articles of one listed file; `published` is the user's date for it.

    `keep` is handed the very bytes that are read, whatever becomes of them; not those over the limit.
    Raises DateFormatError for a bad date.
    """
    told = Told(dates=(dated(published, "the user"),)) if published else Told()
    return _read(file, told, limits, stdin, keep)


def read_bytes(
    data: bytes, path: str, *, published: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Article | Unread]:
    """The articles in the bytes of a file named `path`; what can't be read comes as Unread.

    Raises DateFormatError for a bad date.
    """
    told = Told(dates=(dated(published, "the user"),)) if published else Told()
    return _read_bytes(data, path, told, limits)


def _fits(key: str, file: File) -> bool:
    """Whether the user's name means the file: its path, or the end of it ("x.html", "2013/x.html")."""
    wanted = PurePosixPath(key).parts
    return any(wanted and PurePosixPath(own).parts[-len(wanted) :] == wanted for own in (file.path, file.name))


def _read(
    file: File, told: Told, limits: Limits, stdin: BinaryIO | None, keep: Keep | None = None
) -> Iterator[Article | Unread]:
    told = told.over(given_by_user(file.told))
    if file.path == STDIN:
        import sys

        data = (stdin or sys.stdin.buffer).read(limits.max_file_bytes + 1)
        if keep and len(data) <= limits.max_file_bytes:
            keep(data)
        yield from _read_bytes(data, STDIN, told, limits)
        return
    place = Path(file.path)
    try:
        check(place, limits)
        if is_large(file.path, limits):
            from dateline.read import archives

            yield from archives.read(file, told, limits)
            return
        data = place.read_bytes()
    except (OSError, UnreadableError) as error:
        yield Unread(file.name, why(error), status(error))
        return
    if keep:
        keep(data)
    beside, problems = told_of(place, file.name)
    yield from problems
    yield from _read_bytes(data, file.name, told.over(beside), limits)


def _read_bytes(data: bytes, path: str, told: Told, limits: Limits) -> Iterator[Article | Unread]:
    try:
        if len(data) > most(path, limits):
            raise UnreadableError(too_large(len(data), path, limits))
        if not data.strip():
            raise UnreadableError("the file is empty" if not data else "the file holds white space only")
        for number, draft in _drafts(data, path):
            place = f"{path}:{number}" if number else path
            try:
                if isinstance(draft, UnreadableError):
                    raise draft
                yield to_article(draft, place, told, limits)
            except UnreadableError as error:
                yield Unread(place, str(error), status(error))
    except UnreadableError as error:
        yield Unread(path, str(error), status(error))


def _drafts(data: bytes, path: str) -> Drafts:
    """The drafts in a file. Raises UnreadableError."""
    binary = BINARY_READERS.get(suffix(path))
    if binary is not None:
        yield from binary(data)
        return
    text = decode(data)
    if not text.strip("\ufeff \t\r\n"):
        raise UnreadableError("the file holds white space only")
    yield from _reader(path, text)(text)


_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_TAG = re.compile(r"<[/!a-z]", re.I)
_TAGS = re.compile(r"<(?:p|div|article|h1|meta|title|br)\b[^>]*>", re.I)


def _reader(path: str, text: str) -> Callable[[str], Drafts]:
    """The reader for a file: by its suffix, and by its first characters where that says little.

    Raises UnreadableError for a suffix that isn't read and a content that can't be an article's.
    """
    ending = PurePosixPath(path).suffix.lower()
    head = text[:4096]
    known = READERS.get(ending)
    if known is not None:
        if known is _text and _HTML.match(head):
            return _html
        return _text if known is _html and not _TAG.search(text) else known
    if _HTML.match(head) or (path == STDIN and len(_TAGS.findall(head)) > 2):
        return _html
    if path == STDIN:
        return _jsonl if head.lstrip("\ufeff \t\r\n").startswith("{") else _text
    if not ending:
        return _text
    if ending == ".json":
        raise UnreadableError("there is no article beside it: NAME.json tells of NAME.html or NAME.txt in its folder")
    if ending == ".csv":
        raise UnreadableError(
            "a table is read where it tells of the files beside it: call it articles.csv, with a column 'file' "
            "(Zotero's own does), or outlets.csv"
        )
    raise UnreadableError(f"files ending in {ending} are not read: read are {', '.join(SUFFIXES)} and pages of HTML")
