"""Articles whose date is hidden, with the date: what `benchmarks.undated` scores. Nothing of the date is left in them.

MEANTIME prints the date as its second sentence; PolNear's ids and records have it, and some of its texts a dateline. Of
an example story the articles are read as a build reads them, and every line is left out that has the day of its own.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import _data
from benchmarks.stories import articles_of, load_gold, published_by_gold
from dateline.model import Article, Unread
from dateline.read import list_files, read_file

_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATELINE = re.compile(
    rf"^([A-Z][A-Z.,' ]{{3,}}[^\n—–-]{{0,30}}?),? {_MONTHS} \d{{1,2}}(?:, \d{{4}})?(?=[^\n]{{0,12}} [—–-])", re.M
)
_CLOSE = frozenset(".,;:!?%)]}'") | {"''", "'s", "n't", "'re", "'ll", "'ve", "'m", "'d", "...", "’s"}
_OPEN = frozenset("([{$") | {"``", "US$"}


@dataclass(frozen=True, slots=True)
class Hidden:
    """A text without its date, and the date. `id` tells nothing."""

    id: str
    text: str
    published: datetime.date


def hidden(folder: Path) -> list[Hidden]:
    """The development articles of a corpus, in the order of the file; the first record of each id. Or a story's."""
    if (folder / "gold.json").is_file():
        return [Hidden(f"h{n:03d}", text, day) for n, (text, day) in enumerate(_story(folder))]
    files, _ = _data.scored_files(folder, ".jsonl")
    read = _meantime if folder.name == "meantime" else _polnear
    found: dict[str, tuple[str, datetime.date]] = {}
    for file in files:
        for record in _data.jsonl(file):
            name, text, day = read(record)
            found.setdefault(name, (text, day))
    return [Hidden(f"h{n:03d}", text, day) for n, (text, day) in enumerate(found.values())]


def _story(folder: Path) -> Iterator[tuple[str, datetime.date]]:
    known = {Path(path).name: day for path, day in published_by_gold(folder, load_gold(folder)).items()}
    for listed in list_files([str(articles_of(folder))]):
        if isinstance(listed, Unread):
            continue
        for article in read_file(listed, published=known.get(Path(listed.path).name)):
            if isinstance(article, Article) and article.published.days == 1 and article.published.earliest:
                day = article.published.earliest
                yield "\n".join(line for line in article.text.split("\n") if not _tells(line, day)), day


def _tells(line: str, day: datetime.date) -> bool:
    """Whether a line has a day with its year, as a date line or a byline would."""
    month = f"(?:{day:%B}|{day:%b})\\.?"
    forms = (
        rf"{month} 0?{day.day}(?:st|nd|rd|th)?,? {day.year}",
        rf"0?{day.day} {month},? {day.year}",
        day.isoformat(),
    )
    return any(re.search(form, line) for form in forms)


def _meantime(record: dict[str, Any]) -> tuple[str, str, datetime.date]:
    sentences: dict[int, list[str]] = {}
    for token, sentence in zip(record["tokens"], record["sent"], strict=True):
        sentences.setdefault(sentence, []).append(token)
    title, dated, *rest = sentences.values()
    day = datetime.datetime.strptime(" ".join(dated), "%B %d , %Y").date()
    return str(record["doc"]), "\n".join([_joined(title), " ".join(_joined(each) for each in rest)]), day


def _polnear(record: dict[str, Any]) -> tuple[str, str, datetime.date]:
    text = _DATELINE.sub(r"\1", record["text"].replace("\xa0", " "))
    return str(record["id"]), text, datetime.date.fromisoformat(record["date"])


def _joined(tokens: Sequence[str]) -> str:
    """Tokens as a writer would set them."""
    return "".join(_spaced(tokens)).strip()


def _spaced(tokens: Sequence[str]) -> Iterator[str]:
    before = ""
    for token in tokens:
        glued = token in _CLOSE or before in _OPEN or token == "-" or before == "-"
        yield ("" if glued else " ") + {"``": "“", "''": "”"}.get(token, token)
        before = token
