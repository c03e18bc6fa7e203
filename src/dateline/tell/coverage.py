"""What was read, and what was not: the first thing that a reader of a timeline has to know."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass

from dateline.lang import languages
from dateline.model import Article, FileStatus, Story
from dateline.tell.words import Words, plural
from dateline.when import UNKNOWN, Basis, When

_LANGUAGES = 3  # names in a sentence; more are counted


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read. `first` and `last` are the earliest and latest known publication; `outlets` are sorted names.

    `files` counts the files by what became of them, in the order of FileStatus; `foreign` are the articles in
    languages (their names in `foreign_languages`) that are not understood; `unread` are the files that gave no
    article. `lines` say all of it in sentences.
    """

    articles: int
    outlets: tuple[str, ...]
    first: When | None
    last: When | None
    undated: int
    copies: int
    partial: int
    foreign: int
    foreign_languages: tuple[str, ...]
    files: tuple[tuple[FileStatus, int], ...]
    unread: int
    claims: int
    events: int
    origins: int
    conflicts: int
    lines: tuple[str, ...] = ()


def coverage(story: Story, words: Words) -> Coverage:
    """What a story rests on."""
    articles = story.articles
    known = [article.published for article in articles if article.published.known]
    foreign = [article.language for article in articles if is_foreign(article)]
    statuses = Counter(record.status for record in story.files)
    first = min(known, key=opens, default=None)
    last = max(known, key=closes, default=None)
    undated, partial = len(articles) - len(known), sum(bool(article.partial) for article in articles)
    names = language_names(foreign, words)
    return Coverage(
        articles=len(articles),
        outlets=tuple(sorted({a.outlet for a in articles if a.outlet}, key=str.casefold)),
        first=first,
        last=last,
        undated=undated,
        copies=len(story.links.copies),
        partial=partial,
        foreign=len(foreign),
        foreign_languages=names,
        files=tuple((status, statuses[status]) for status in FileStatus if statuses[status]),
        unread=sum(not each.remark for each in story.unread),
        claims=len(story.claims),
        events=len(story.links.events),
        origins=len(story.links.origins),
        conflicts=len(story.links.conflicts),
        lines=tuple(
            line
            for line in (
                _files(statuses, len(story.files), words),
                str(words["page"]["period"]).format(period=words.period(first, last)) if first and last else "",
                words.counted("undated_article", undated) if undated else "",
                _foreign(len(foreign), len(articles), names, words),
                # Where files are counted, partial ones and copies are among them.
                words.counted("partial_article", partial) if partial and not story.files else "",
                words.counted("copy", len(story.links.copies)) if story.links.copies and not story.files else "",
                words.counted("version", len(story.links.versions)) if story.links.versions else "",
            )
            if line
        ),
    )


def bounds(story: Story) -> When:
    """The time in which all articles were published that have no date of their own, as far as other words bound it."""
    dated = {article.id for article in story.articles if article.published.known}
    found = [each.when for each in story.links.publications if each.article not in dated]
    if len(found) < len(story.articles) - len(dated):
        return UNKNOWN
    opens = [when.earliest for when in found if when.earliest]
    closed = [when.latest for when in found if when.latest]
    earliest = min(opens) if opens and len(opens) == len(found) else None
    latest = max(closed) if closed and len(closed) == len(found) else None
    return When(earliest, latest, Basis.INFERRED) if earliest or latest else UNKNOWN


def is_foreign(article: Article) -> bool:
    """Whether an article is in a language that is known, and not understood."""
    return bool(article.language) and article.language not in languages()


def language_names(codes: list[str], words: Words) -> tuple[str, ...]:
    """Languages by name ("Italian"), the most frequent first; a code that CLDR does not name stays."""
    if not codes:
        return ()
    from babel import Locale

    known = Locale(words.language).languages
    counts = Counter(codes)
    return tuple(known.get(code, code) for code in sorted(counts, key=lambda code: (-counts[code], code)))


def closes(when: When) -> datetime.date:
    """The last day of an interval, as far as it is known."""
    return when.latest or when.earliest or datetime.date.min


def opens(when: When) -> datetime.date:
    """The first day of an interval, as far as it is known."""
    return when.earliest or when.latest or datetime.date.max


def _files(statuses: Counter[FileStatus], n: int, words: Words) -> str:
    """'Of 150 files, 121 were read; 12 are copies of others; 6 …'; "" where nothing is known of files."""
    if not n:
        return ""
    parts = [plural(words["file_status"][status], statuses[status]) for status in FileStatus if statuses[status]]
    return plural(words["coverage"]["files"], n, parts="; ".join(parts))


def _foreign(n: int, all: int, names: tuple[str, ...], words: Words) -> str:
    """'7 of 150 articles are in Italian or German: not understood'."""
    if not n:
        return ""
    phrases = words["coverage"]
    listed = list(names)
    if len(names) > _LANGUAGES:
        listed = [*names[: _LANGUAGES - 1], plural(phrases["others"], len(names) - _LANGUAGES + 1)]
    joined = str(phrases["or"]).join([", ".join(listed[:-1]), listed[-1]] if listed[1:] else listed)
    return plural(phrases["foreign"], n, all=f"{all:,}", languages=joined)
