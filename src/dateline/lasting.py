"""Stages that link the same articles again whenever a person decides something.

Each stage is a function of its input: what it gave is kept, and given again for equal input. So no byte of a result
changes by it, and a judgement waits for what it changes only. A program that stays keeps it in memory; from one program
to the next the store keeps what takes long (`Recall`).
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from dateline import pipeline
from dateline.model import NOTHING_DECIDED, Article, Decided, Facts, Links
from dateline.recalling import Recall
from dateline.stages import Stages, embed, link_articles

if TYPE_CHECKING:
    from dateline.link.kept import Grouped
    from dateline.understand.embedding import Vectors as Matrix

TEXTS = 40_000  # whose vectors are kept: 60 MB
ARTICLES = 1_000  # whose facts are kept under other dates than their own
STORIES = 4  # whose links are kept

Result = TypeVar("Result")


def lasting_stages(store: str | Path | None = None) -> Stages:
    """The stages that ship, which keep what they gave; they may be called by several threads.

    With a `store` (its path) they begin with what it keeps of earlier programs, and `Stages.keep` writes to it what is
    new. A program whose stages link in another way has these.
    """
    made = pipeline.default_stages()
    if made.link is not link_articles:
        return made
    recall = Recall(store, made.versions)
    return replace(
        made,
        date=Kept(recall.dates(made.date), ARTICLES),
        attribute=Kept(recall.facts(made.attribute), ARTICLES),
        link=Kept(_link(recall), STORIES, _ids),
        keep=recall.keep,
    )


def _link(recall: Recall) -> Callable[..., Links]:
    vectors = Vectors()

    def group(articles: Sequence[Article], facts: Sequence[Facts], decided: Decided) -> Grouped:
        return recall.group(articles, facts, vectors, decided)

    grouped = Kept(group, STORIES, _ids)

    def link(articles: Sequence[Article], facts: Sequence[Facts], decided: Decided = NOTHING_DECIDED) -> Links:
        from dateline.link import linked

        return linked(grouped(articles, facts, replace(decided, verdicts=(), hidden=frozenset(), outlets=())), decided)

    return link


class Vectors:
    """Texts as vectors, those kept that were asked for last."""

    def __init__(self, most: int = TEXTS) -> None:
        self._most = most
        self._rows: OrderedDict[str, Any] = OrderedDict()
        self._lock = threading.Lock()

    def __call__(self, texts: Sequence[str]) -> Matrix:
        """A row of length 1 for each text."""
        import numpy as np

        with self._lock:
            known = {text: self._rows[text] for text in texts if text in self._rows}
        new = [text for text in dict.fromkeys(texts) if text not in known]
        made = embed(new)
        rows = known | dict(zip(new, made, strict=True))
        with self._lock:
            self._rows.update(rows)
            for text in rows:
                self._rows.move_to_end(text)
            while len(self._rows) > self._most:
                self._rows.popitem(last=False)
        return np.stack([rows[text] for text in texts]) if texts else made


class Kept(Generic[Result]):
    """A function that keeps its last results, each by its first argument, and gives them for equal arguments."""

    def __init__(self, function: Callable[..., Result], most: int, key: Callable[..., Hashable] | None = None) -> None:
        self._function, self._most, self._key = function, most, key or _first
        self._found: OrderedDict[Hashable, tuple[tuple[Any, ...], Result]] = OrderedDict()
        self._lock = threading.Lock()

    def __call__(self, *arguments: Any) -> Result:
        key = self._key(*arguments)
        with self._lock:
            found = self._found.get(key)
        if found is None or found[0] != arguments:
            found = (arguments, self._function(*arguments))
        with self._lock:
            self._found[key] = found
            self._found.move_to_end(key)
            while len(self._found) > self._most:
                self._found.popitem(last=False)
        return found[1]


def _ids(articles: Sequence[Article], *_: object) -> tuple[str, ...]:
    return tuple(article.id for article in articles)


def _first(*arguments: Any) -> Hashable:
    first: Hashable = arguments[0]
    return first
