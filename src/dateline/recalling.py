"""What stages gave that takes long, from one program to the next: a store keeps it, and nothing rests on it."""

from __future__ import annotations

import hashlib
import logging
import threading
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from dateline.errors import StoreError
from dateline.model import Annotations, Article, Decided, Facts, TimeExpression
from dateline.versions import Versions

if TYPE_CHECKING:
    from dateline.link.compare import Embed
    from dateline.link.kept import Grouped
    from dateline.store import Store

log = logging.getLogger(__name__)

Result = TypeVar("Result")
Times = tuple[TimeExpression, ...]
_Fresh = Callable[[], bytes | None]  # what is to be kept; None where the store has it


class Recall:
    """What stages gave in earlier programs, by a digest of all that it rests on. Without a store, nothing.

    Nothing is written while it is asked for: whoever decides holds the store then. `keep` is to follow.
    """

    def __init__(self, store: str | Path | None, versions: Versions) -> None:
        self._path = store
        self._versions = f"{versions.reader} {versions.rules} {versions.links}".encode()
        self._new: dict[tuple[str, str], tuple[str, _Fresh]] = {}
        self._open: Store | None = None
        self._lock = threading.Lock()

    def group(self, articles: Sequence[Article], facts: Sequence[Facts], embed: Embed, decided: Decided) -> Grouped:
        """The first half of linking."""
        from dateline.link import grouped
        from dateline.link.kept import packed, unpacked

        key, subject = self._digest(articles, facts, decided), min((each.id for each in articles), default="")
        content = self._read("group", subject, key)
        made = unpacked(content, articles, facts, embed) if content else grouped(articles, facts, embed, decided)
        known = len(made.meanings.known) if made.meanings else 0

        def fresh() -> bytes | None:
            grown = made.meanings is not None and len(made.meanings.known) > known
            return packed(made) if grown or not content else None

        self._later("group", subject, key, fresh)
        return made

    def dates(self, work: Callable[[Article, Annotations], Times]) -> Callable[..., Times]:
        """A stage that finds time expressions, which recalls what it found."""
        return self._one("dates", work, Times)

    def facts(self, work: Callable[[Article, Annotations, Times], Facts]) -> Callable[..., Facts]:
        """A stage that finds what an article says, which recalls what it found."""
        return self._one("facts", work, Facts)

    def _one(self, name: str, work: Callable[..., Result], kind: Any) -> Callable[..., Result]:
        decoder = msgspec.msgpack.Decoder(kind)

        def recalled(article: Article, *rest: Any) -> Result:
            key = self._digest(article, *rest)
            content = self._read(name, article.id, key)
            if content is not None:
                known: Result = decoder.decode(zlib.decompress(content))
                return known
            made = work(article, *rest)
            self._later(name, article.id, key, lambda: zlib.compress(msgspec.msgpack.encode(made)))
            return made

        return recalled

    def _digest(self, *parts: object) -> str:
        total = hashlib.sha256(self._versions)
        for part in parts:
            total.update(msgspec.msgpack.encode(part, order="deterministic"))
        return total.hexdigest()[:32]

    def _read(self, name: str, subject: str, key: str) -> bytes | None:
        from dateline.store import Store

        if self._path is None:
            return None
        with self._lock:
            self._open = self._open or Store(self._path)
        return self._open.recall(name, subject, key)

    def _later(self, name: str, subject: str, key: str, fresh: _Fresh) -> None:
        if self._path is not None:
            with self._lock:
                self._new[name, subject] = key, fresh

    def keep(self) -> None:
        """Write what is new to the store, where nobody else writes to it: it saves time, no more."""
        from dateline.store import Store

        with self._lock:
            new, self._new = self._new, {}
            opened, self._open = self._open, None
        if opened is not None:
            opened.close()
        rows = [(*at, key, content) for at, (key, fresh) in sorted(new.items()) if (content := fresh()) is not None]
        if self._path is None or not rows:
            return
        try:
            with Store(self._path, write=True) as store, store.at_once(wait=0.1):
                store.keep_recalled(rows)
        except StoreError as error:  # a build is under way: the next decision computes it again
            log.info("what %d stages gave was not kept: %s", len(rows), error)
