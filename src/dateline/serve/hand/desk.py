"""Where decisions are made: one at a time, by one person, on a store that other programs may write to meanwhile."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.decider import decider, now
from dateline.errors import DatelineError, OptionError, StoreError
from dateline.judging import Line, judge, judgements, undo
from dateline.lasting import lasting_stages
from dateline.model import VERDICTS, Anchor, Judgement, Kind, Story
from dateline.naming import anchors_of
from dateline.renewing import behind, renew
from dateline.serve.hand.wish import Wish
from dateline.stages import Stages
from dateline.store import Store

log = logging.getLogger(__name__)

_PAIRS = (Kind.SAME, Kind.DIFFERENT)
_GROUPS = ((*VERDICTS,), _PAIRS, (Kind.DATE,), (Kind.RETITLE,), (Kind.SOURCE,), (Kind.WHO,))


class RenewingError(StoreError):
    """The store is being read anew: nothing can be decided until that is done, or (`failed`) it could not be."""

    def __init__(self, said: str, step: Step, failed: str = "") -> None:
        super().__init__(said)
        self.step = step
        self.failed = failed


@dataclass(frozen=True, slots=True)
class Step:
    """How far the reading is: a step of a build ("understanding", "linking"), done and in all."""

    name: str = ""
    done: int = 0
    total: int = 0


class ClashError(DatelineError):
    """Somebody, or another page, decided about the same thing since the page was made."""

    def __init__(self, said: str, line: Line | None = None, id: str = "") -> None:
        super().__init__(said)
        self.line = line
        self.id = id


class Desk:
    """Decides in one store, for one person. Its methods may be called by any thread."""

    def __init__(self, store: str | Path, by: str = "", stages: Stages | None = None) -> None:
        self.by = decider(by or None)
        self._store = store
        self._stages = stages or lasting_stages(store)
        self._lock = threading.Lock()
        self._renewal: threading.Thread | None = None
        self._step = Step()
        self._failed = ""

    def decide(self, wish: Wish, story: str, told: Story) -> Line:
        """Note a judgement, and tell the story anew.

        `told` is the story as the pages have it. Raises UnknownIdError, OptionError, DateFormatError as `judge` does,
        ClashError where another decision came between, StoreError where a build is writing, RenewingError where the
        store was made by another version of the program: it is read anew then, behind the pages.
        """
        with self._lock:
            self._ready()
            self._agrees(wish, told)
            given = {"words": wish.words, "values": wish.values, "by": self.by, "at": now()}
            return judge(self._store, wish.kind, *wish.ids, **given, story=story, stages=self._stages)  # type: ignore[arg-type]

    def undo(self, number: int) -> Line:
        """Take back a line of the log. Returns the line that was taken back. Raises OptionError, StoreError."""
        with self._lock:
            self._ready()
            return undo(self._store, number, by=self.by, at=now(), stages=self._stages)

    def lines(self) -> Sequence[Line]:
        """All lines of the log with what each comes to now."""
        return judgements(self._store)

    def written(self) -> int:
        """How many lines the log has."""
        with Store(self._store) as store:
            return store.judgement_count()

    def _ready(self) -> None:
        """Raises StoreError while a build has stories to tell: to decide would be to finish that build here.

        And RenewingError while a store of another version is read anew, which is begun here.
        """
        if self._renewal is not None and self._renewal.is_alive():
            raise RenewingError("the store is being read anew", self._step)
        with Store(self._store) as store:
            if store.build() is None and not self._failed:
                raise StoreError(
                    "a build is writing to the store, or was stopped: decide it again when the build is done"
                )

        failed, self._failed = self._failed, ""
        if behind(self._store, self._stages):
            if not failed:
                self._renewal = threading.Thread(target=self._renew, daemon=True)
                self._renewal.start()
            raise RenewingError("the store was made by another version of the program", self._step, failed)

    def _renew(self) -> None:
        def tell(step: str, done: int, total: int, name: str = "") -> None:
            self._step = Step(step, done, total)

        try:
            renew(self._store, tell, self._stages)
        except Exception as error:  # whoever asks next is told
            log.error("the store could not be read anew", exc_info=error)
            self._failed = str(error) or type(error).__name__

    def _agrees(self, wish: Wish, told: Story) -> None:
        """Raises ClashError where the thing is another now, or was decided since the page was made."""
        if wish.kind in _PAIRS and not wish.other:
            raise OptionError("two are needed: choose the other one, or give its id or the address of its page")
        links = told.links
        if wish.sort == "event" and all(event.id != wish.id for event in links.events):
            home = links.event_of.get(wish.id, "")
            if home:
                raise ClashError("joined", id=home)
        if wish.seen is None:
            return
        since = [line for line in judgements(self._store)[wish.seen :] if line.holds]
        group = next((kinds for kinds in _GROUPS if wish.kind in kinds), ())
        since = [line for line in since if line.judgement.kind in group]
        if since:
            anchors = anchors_of(told, wish.kind, wish.ids, wish.words)
            clashing = [line for line in since if _about_the_same(line.judgement, anchors)]
            if clashing:
                raise ClashError("since", clashing[-1])


def _about_the_same(each: Judgement, anchors: Sequence[Anchor]) -> bool:
    return len(each.anchors) == len(anchors) and all(any(_meets(old, new) for old in each.anchors) for new in anchors)


def _meets(left: Anchor, right: Anchor) -> bool:
    return (
        left.record is right.record
        and left.article == right.article
        and left.start < right.start + len(right.quote)
        and right.start < left.start + len(left.quote)
    )
