"""What a person decides, from Python: make a judgement, take one back, list, export and import them.

Each is a line of the store's log, and the stories that it touches are told anew. Who decides and when is told by the
caller. No evidence is changed by any of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import DatelineError, OptionError
from dateline.lasting import lasting_stages
from dateline.model import Judgement, Kind, active
from dateline.pipeline import relink

if TYPE_CHECKING:
    from dateline.stages import Stages
    from dateline.store import Store

Log = tuple["Line", ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the log. `holds`: it was not undone. `records` are the ids that it concerns now; where it holds and has
    none, `because` says why it does not fit any more. `found`: the claim that it adds was found without it.
    """

    number: int
    judgement: Judgement
    holds: bool
    records: tuple[str, ...] = ()
    because: str = ""
    found: bool = False


def judge(
    path: str | Path,
    kind: Kind | str,
    *ids: str,
    words: str = "",
    values: Sequence[str] = (),
    by: str,
    at: str,
    story: str | None = None,
    stages: Stages | None = None,
) -> Line:
    """Decide something in a store, and tell its stories anew. Who reads meanwhile sees them as they were.

    `ids` are those of the records that it is about (or the start of one that no other has): one, for SAME and
    DIFFERENT two, for WHO the claim or article and the entity. `words` are the quoted ones of ADD and WHO; `values` the
    date, title, note or names that it gives. `at` is ISO 8601 in UTC ("2024-05-31T09:30:00Z"). With `story` (its id)
    the records are looked for in that story alone. `stages` are those of a program that stays (`lasting_stages`).
    Raises UnknownIdError, OptionError (what is judged so, or a quote, is not clear), DateFormatError, StoreError.
    """
    from dateline.judge.lines import made
    from dateline.naming import anchors_of
    from dateline.store import Store

    stages = stages or lasting_stages(path)
    with Store(path, write=True) as store, store.at_once():
        told = store.story(None if story is None else store.story_id(story))
        anchors = anchors_of(told, Kind(kind), ids, words)
        new = made(Kind(kind), anchors, tuple(values), by, at, len(store.judgements()) + 1)
        known = {claim.id for claim in told.claims} if new.kind is Kind.ADD else set()
        store.add_judgements([new])
        relink(store, stages)
        line = _log(store)[-1]
    stages.keep()
    return replace(line, found=bool(known.intersection(line.records)))


def undo(path: str | Path, number: int | None = None, *, by: str, at: str, stages: Stages | None = None) -> Line:
    """Take back a line of the log, the last that holds where none is named; to undo an undo brings back what it undid.

    Returns the line that was taken back. Raises OptionError where there is none, or it was taken back already.
    """
    from dateline.judge.lines import undo_of
    from dateline.store import Store

    stages = stages or lasting_stages(path)
    with Store(path, write=True) as store, store.at_once():
        lines = _log(store)
        undone = _to_undo(lines, number)
        store.add_judgements([undo_of(undone.judgement, by, at, len(lines) + 1)])
        relink(store, stages)
    stages.keep()
    return undone


def _to_undo(lines: Log, number: int | None) -> Line:
    if number is None:
        held = [line for line in lines if line.holds and line.judgement.kind is not Kind.UNDO]
        if not held:
            raise OptionError("there is nothing to undo: no judgement holds")
        return held[-1]
    if not 1 <= number <= len(lines):
        raise OptionError(f"there is no judgement {number}: 'dateline judge list' shows 1 to {len(lines) or 'none'}")
    if not lines[number - 1].holds:
        raise OptionError(f"judgement {number} was undone already: undo its undo to bring it back")
    return lines[number - 1]


def judgements(path: str | Path) -> Log:
    """All lines of the log, with what each comes to now."""
    from dateline.store import Store

    with Store(path) as store:
        return _log(store)


def export_judgements(path: str | Path) -> Iterator[str]:
    """The log as lines of JSON: they hold on other machines, and name who decided."""
    from dateline.judge.lines import to_line
    from dateline.store import Store

    with Store(path) as store:
        log = store.judgements()
    for each in log:
        yield to_line(each)


def import_judgements(path: str | Path, lines: Iterable[str | bytes], name: str = "judgements") -> int:
    """Add the judgements of lines of JSON that the log doesn't hold yet; how many that were.

    All or none. Raises OptionError with the line's number where one is none, or where one undoes what isn't there.
    """
    from dateline.judge.lines import from_line
    from dateline.store import Store

    found: dict[str, Judgement] = {}
    stages = lasting_stages(path)
    with Store(path, write=True) as store, store.at_once():
        known = {each.id: each for each in store.judgements()}
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                new = from_line(line)
                other = known.get(new.id) or found.get(new.id)
                if other is not None and other != new and not (other.purged or new.purged):
                    raise OptionError(f"another judgement has its id {new.id} already")
                if new.undoes is not None and new.undoes not in known and new.undoes not in found:
                    raise OptionError(f"it undoes {new.undoes}, which stands before it nowhere")
            except DatelineError as error:
                raise OptionError(f"{name}, line {number}: {error}") from error
            found.setdefault(new.id, new)
        added = store.add_judgements(found.values())
        if added:
            relink(store, stages)
    stages.keep()
    return added


def _log(store: Store) -> Log:
    log = store.judgements()
    held = {each.id for each in active(log)}
    undone = _undone(log)
    applied = store.applied()
    lines = []
    for number, each in enumerate(log, 1):
        line = Line(number, each, each.id not in undone)
        if each.id in held:
            found = applied.get(each.id, ())
            records = tuple(dict.fromkeys(id for one in found for id in one.records))
            why = next((one.because for one in found if one.because), "") if not records else ""
            if each.purged:
                why = _unfit("purged")
            elif not records and not why:
                why = _unfit("no_article")
            line = replace(line, records=records, because=why)
        lines.append(line)
    return tuple(lines)


def _undone(log: Sequence[Judgement]) -> set[str]:
    undone: set[str] = set()
    for each in reversed(log):
        if each.undoes is not None and each.id not in undone:
            undone.add(each.undoes)
    return undone


def _unfit(why: str) -> str:
    from dateline.judge.anchors import unfit

    return unfit(why)
