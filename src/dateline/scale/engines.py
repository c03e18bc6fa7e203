"""What a job asks of an engine: steps over parts on some machine, and rows gathered by a key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from dateline.errors import DatelineError, OptionError
from dateline.scale.steps import Step, run
from dateline.scale.tables import ORDER, Table, arrow
from dateline.versions import Versions
from dateline.workers import Workers


class EngineError(DatelineError):
    """An engine that failed: what it had done is done, and it can be asked for the rest."""


@dataclass(frozen=True)
class Task:
    """A step of a job, for whatever process it is sent to."""

    folder: str
    step: Step
    versions: Versions

    def open(self, jobs: int, *, apart: bool = True) -> Hand:
        """Ready to do parts, with so many processes; one that is not `apart` is this one, which then dies of what an
        item does to it.

        Raises OptionError where this machine has another program than the one that the job began with.
        """
        mine = self.step.load().versions
        if mine != self.versions:
            raise OptionError(
                f"a machine of the cluster has another dateline (or another model or runtime) than the one that began: "
                f"{mine} there, {self.versions} here; install the same on all"
            )
        return Hand(self, Workers(jobs, apart=apart))


class Hand:
    """Does the parts of a task, one after another."""

    def __init__(self, task: Task, workers: Workers) -> None:
        self._task, self._workers = task, workers

    def do(self, part: int) -> None:
        """Make a part of the step's tables of a part of its source; the last table's tells that all are made."""
        step, folder = self._task.step, self._task.folder
        made = [run(step, batch, self._workers) for batch in Table(folder, step.source).batches(part)]
        for target in step.targets:
            rows = arrow().Table.from_batches([each[target] for each in made])
            Table(folder, target).write(part, rows.sort_by(ORDER[target]) if target in ORDER else rows)

    def end(self) -> None:
        """Let its processes go."""
        self._workers.__exit__(None, None, None)


@dataclass(frozen=True)
class Gathering:
    """Rows of `source`, as one row for each value of `by` with a list `rows` of these columns, in so many buckets.

    With `labels`, rows are labelled first by those of that table with the same `article`; `by` and `slot` may be its.
    """

    source: Table
    target: Table
    by: str
    columns: Sequence[str]
    buckets: int
    labels: Table | None = None


@dataclass(frozen=True)
class Pairing:
    """For each article (`left`) its sketch, and those (`rows`: right, sketch) of larger ids that share two keys, of
    days within WINDOW of each other or unknown (0).
    """

    keys: Table
    sketches: Table
    target: Table
    buckets: int


class Engine(Protocol):
    """Runs the steps of a job."""

    def each(self, task: Task, parts: Sequence[int]) -> Iterator[int]:
        """Do the parts, in any order, and tell each that is done.

        Raises the DatelineError of a step; EngineError where the engine failed, and may be asked again.
        """
        ...

    def gather(self, wanted: Gathering) -> None:
        """Make the target of a gathering whole, or not at all."""
        ...

    def pair(self, wanted: Pairing) -> None:
        """Make the target of a pairing whole, or not at all."""
        ...


def in_place(target: Table, unfinished: Table) -> None:
    """Give what was made its name, which tells that it is whole."""
    unfinished.place.mkdir(parents=True, exist_ok=True)  # there may be no row
    unfinished.place.rename(target.place)


def beside(target: Table) -> Table:
    """Where a table is made before it has its name; what a run that was killed left there goes."""
    unfinished = Table(target.folder, f".{target.name}")
    unfinished.remove()
    return unfinished
