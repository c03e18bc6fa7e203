"""What became of each file: exactly one status, with its reason in words (lang/*/files.toml)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.lang import languages, table
from dateline.model import Article, Copy, FileRecord, FileStatus, Unread


def file_records(
    sightings: Sequence[tuple[str, str, str]],
    articles: Iterable[Article],
    copies: Iterable[Copy],
    unread: Iterable[Unread] = (),
    failed: Mapping[str, str] | None = None,
    waiting: Collection[str] = (),
    *,
    language: str = "en",
) -> tuple[FileRecord, ...]:
    """What became of each file (or record of one), in the order of their paths.

    `sightings` are record ("wire.jsonl:3"), file and article of all that was found; `failed` are articles that a stage
    could not digest, with the reason, and `waiting` those that none has seen yet; `language` is that of the reasons.
    """
    said = _Said({a.id: a for a in articles}, {c.article: c for c in copies}, failed or {}, waiting, language)
    records = [FileRecord(each.path, each.status, each.reason) for each in unread if not each.remark]
    seen: set[str] = set()
    for record, file, article in sorted(sightings, key=_place):
        first = file == said.articles[article].paths[0] and article not in seen
        if first:
            seen.add(article)
        records.append(replace(said.of(article, first), path=record))
    return tuple(sorted(records, key=_path))


@dataclass(frozen=True, slots=True)
class _Said:
    """What is known of the articles, from which a file's status follows."""

    articles: Mapping[str, Article]
    copies: Mapping[str, Copy]
    failed: Mapping[str, str]
    waiting: Collection[str]
    language: str

    def of(self, id: str, first: bool) -> FileRecord:
        """The status of a file that holds an article; `first` is the one that it is read from."""
        article = self.articles[id]
        reason = table("files", self.language)["reason"]
        if id in self.failed:
            return FileRecord("", FileStatus.NOT_READ, self.failed[id])
        if id in self.waiting:
            return FileRecord("", FileStatus.NOT_READ, reason["unfinished"])
        if article.language and article.language not in languages():
            return FileRecord("", FileStatus.OTHER_LANGUAGE, self._in_language(article.language), id)
        if not first:
            return FileRecord("", FileStatus.COPY, reason["repeats"].format(path=article.paths[0]), id)
        original = self._original(article)
        if original is not None:
            return FileRecord("", FileStatus.COPY, reason["copies"].format(path=original.paths[0]), id)
        if article.partial:
            return FileRecord("", FileStatus.PARTIAL, article.partial, id)
        return FileRecord("", FileStatus.READ, "", id)

    def _original(self, article: Article) -> Article | None:
        """Whose text an article repeats. A stub of what another page has whole is first of all a stub."""
        copy = self.copies.get(article.id)
        original = self.articles.get(copy.original) if copy else None
        if original is None or (article.partial and not original.partial):
            return None
        return original

    def _in_language(self, code: str) -> str:
        """'in Italian: not understood', in the words and with the names of the reader's language."""
        from babel import Locale, UnknownLocaleError

        reason = table("files", self.language)["reason"]
        try:
            name = Locale.parse(code).get_language_name(self.language)
        except (UnknownLocaleError, ValueError):
            name = None
        if name is None:
            return str(reason["unknown_language"]).format(code=code)
        return str(reason["language"]).format(language=name)


def _path(record: FileRecord) -> tuple[str, int, int, str, str]:
    return *_numbered(record.path), list(FileStatus).index(record.status), record.article or "", record.reason


def _place(sighting: tuple[str, str, str]) -> tuple[str, str, int, str]:
    return sighting[1], *_numbered(sighting[0]), sighting[2]


def _numbered(path: str) -> tuple[str, int]:
    """A path and the number of its record, so that the tenth line comes after the second."""
    file, colon, number = path.rpartition(":")
    return (file, int(number)) if colon and number.isdecimal() else (path, 0)
