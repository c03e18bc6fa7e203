"""Pages of news of a given length, for measuring speed: the examples' paragraphs in the mixed folder's page templates.

Each page holds paragraphs of one story, so that stories are linked as they are in a real folder. The same count and
length give the same bytes.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.model import Article, BlockKind
from dateline.read import read_paths
from examples.kessary.pages import DATED, Look, latest_day, page
from examples.kessary.writing import Newsroom, Paragraph

STORIES = ("hesterwick", "brackmoor", "dunmere", "glasshouse", "pellbrook")
EXAMPLES = Path(__file__).parents[1] / "examples"
_TEXT = (BlockKind.PARAGRAPH, BlockKind.QUOTATION)


@dataclass(frozen=True, slots=True)
class Written:
    """A title and the paragraphs under it."""

    title: str
    paragraphs: tuple[str, ...]

    @property
    def words(self) -> int:
        """Words between white space."""
        return sum(len(each.split()) for each in self.paragraphs)


def pages(count: int, words: int) -> list[str]:
    """So many HTML pages of about so many words each."""
    dice = random.Random(f"speed {words}")
    made: list[str] = []
    written = of_length(words)
    drafts = Newsroom(dice).write(90)
    while len(made) < count:
        draft = drafts[len(made) % len(drafts)]
        told = next(written)
        draft = replace(draft, headline=told.title, paragraphs=tuple(Paragraph(each, ()) for each in told.paragraphs))
        made.append(
            page(draft, Look(latest_day(draft, dice), DATED[draft.outlet.template], (), seed=dice.getrandbits(32)))
        )
    return made


def of_length(words: int) -> Iterator[Written]:
    """Texts of at least so many words, of one paragraph of a story after another, story by story and over again."""
    stories = [itertools.cycle(list(paragraphs(EXAMPLES / story / "articles"))) for story in STORIES]
    for story in itertools.cycle(stories):
        yield _filled(story, words)


def _filled(story: Iterator[tuple[str, str]], words: int) -> Written:
    title, paragraph = next(story)
    taken = [paragraph]
    while sum(len(each.split()) for each in taken) < words:
        taken.append(next(story)[1])
    return Written(title, tuple(taken))


def paragraphs(folder: Path) -> Iterator[tuple[str, str]]:
    """Each paragraph of a folder's articles, with the title of its article."""
    for article in read_paths([str(folder)]):
        if isinstance(article, Article):
            for block in article.blocks:
                if block.kind in _TEXT:
                    yield article.title, article.text[block.start : block.end]
