"""The steps of a job by Daft: its native runner on this machine, or its Ray runner on a cluster.

Daft sends the numbers of parts to its processes, which read and write Parquet themselves, and gathers rows by its own
shuffles. All machines must see the folder of results under one path.
"""

from __future__ import annotations

import contextlib
import logging
import os
import socket
from collections.abc import Iterator, Sequence
from typing import Any

from dateline import errors
from dateline.errors import DatelineError, OptionError
from dateline.model.sketch import WINDOW
from dateline.scale.engines import EngineError, Gathering, Hand, Pairing, Task, beside, in_place
from dateline.scale.tables import SLOTS, Table

_PROCESSES_A_HAND = 1
_PATIENCE = 10  # seconds
_OBJECTS = 500_000_000  # bytes in which Ray keeps what its processes pass on, where it is started here


class OnDaft:
    """Daft with its native runner, or, given an address, on Ray: one that `ray start` printed, "auto" for the cluster
    that this machine is of, "local" for one that lives as long as this process.

    `jobs` are processes over all machines; None is one for each CPU of the cluster but one a machine, and one here.
    """

    def __init__(self, jobs: int | None = None, address: str | None = None) -> None:
        os.environ.setdefault("DAFT_PROGRESS_BAR", "0")
        self._on_ray = address is not None
        cpus = 1 if address is None else _join(address, jobs or 1)
        self._jobs = jobs or cpus
        _choose("native" if address is None else "ray")

    def each(self, task: Task, parts: Sequence[int]) -> Iterator[int]:
        daft = _daft()
        do = daft.method.batch(return_dtype=daft.DataType.string(), batch_size=1)(_Hands.do)
        hands = daft.cls(max_concurrency=min(self._jobs, len(parts)))(type("Hands", (_Hands,), {"__call__": do}))
        frame = daft.from_pydict({"part": list(parts)})
        if self._on_ray:
            frame = frame.into_partitions(len(parts))
        asked = frame.select(daft.col("part"), hands(task)(daft.col("part")).alias("error"))
        with _engine_errors():
            for row in asked.iter_rows():
                if row["error"]:
                    kind, _, words = row["error"].partition(":")
                    raise getattr(errors, kind, DatelineError)(words)
                yield row["part"]

    def gather(self, wanted: Gathering) -> None:
        daft = _daft()
        rows = daft.read_parquet(wanted.source.files())
        if wanted.labels:
            rows = rows.join(daft.read_parquet(wanted.labels.files()), on="article")
        one = daft.functions.to_struct(*(daft.col(name) for name in wanted.columns))
        self._write(
            rows.select(_bucket(wanted.buckets), daft.col(wanted.by).alias("_by"), one.alias("rows"))
            .groupby("bucket", "_by")
            .agg(daft.col("rows").list_agg())
            .with_column_renamed("_by", wanted.by),
            wanted.target,
        )

    def pair(self, wanted: Pairing) -> None:
        daft = _daft()
        col = daft.col
        keys = daft.read_parquet(wanted.keys.files())
        sketches = daft.read_parquet(wanted.sketches.files())
        left, right = (
            keys.select(col("key"), col("article").alias(side), col("day").alias(f"{side}_day"))
            for side in ("left", "right")
        )
        one, other = col("left_day"), col("right_day")
        near = (one == 0) | (other == 0) | ((one - other).abs() <= WINDOW)
        pairs = left.join(right, on="key").where((col("left") < col("right")) & near)
        shared = pairs.groupby("left", "right").agg(col("key").count().alias("keys")).where(col("keys") > 1)
        others = shared.join(sketches.select(col("article").alias("right"), col("sketch")), on="right")
        row = daft.functions.to_struct(col("right"), col("sketch"))
        found = others.select(col("left"), row.alias("rows")).groupby("left").agg(col("rows").list_agg())
        own = sketches.select(col("article").alias("left"), _bucket(wanted.buckets), col("sketch"))
        self._write(found.join(own, on="left"), wanted.target)

    def _write(self, frame: Any, target: Table) -> None:
        unfinished = beside(target)
        with _engine_errors():
            frame.write_parquet(str(unfinished.place), compression="zstd", partition_cols=["bucket"])
        in_place(target, unfinished)


class _Hands:
    """What Daft makes in each of its processes."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._hand: Hand | None = None

    def do(self, parts: Any) -> list[str]:
        """Do the parts of a series; "" for each that is done, else the error of the step, which no other try mends."""
        return [self._do(part) for part in parts.to_pylist()]

    def _do(self, part: int) -> str:
        try:
            self._hand = self._hand or self._task.open(_PROCESSES_A_HAND)
            self._hand.do(part)
        except DatelineError as error:
            return f"{type(error).__name__}:{error}"
        return ""


def _bucket(buckets: int) -> Any:
    return (_daft().col("slot") * buckets // SLOTS).alias("bucket")


@contextlib.contextmanager
def _engine_errors() -> Iterator[None]:
    """What the engine raises, as what it is: not this program's."""
    try:
        yield
    except DatelineError:
        raise
    except Exception as error:
        raise EngineError(f"Daft failed: {type(error).__name__}: {error}") from error


def _join(address: str, jobs: int) -> int:
    """Be part of a Ray cluster, if this process isn't of one; how many CPUs it has for work.

    Raises OptionError where there is no such cluster.
    """
    try:
        import ray
    except ImportError as error:
        raise OptionError(
            "--address is of a Ray cluster, and ray is not installed: pip install 'dateline[cluster]'"
        ) from error
    if not ray.is_initialized():
        _knock(address)
        own: dict[str, Any] = {"num_cpus": jobs + 1, "object_store_memory": _OBJECTS, "include_dashboard": False}
        try:
            ray.init(
                address=address,
                logging_level=logging.ERROR,
                log_to_driver=False,
                **(own if address == "local" else {}),
            )
        except (ConnectionError, ValueError) as error:
            raise OptionError(f"no Ray cluster at {address}: {error}") from error
    machines = [node for node in ray.nodes() if node["Alive"]]
    return max(int(ray.cluster_resources().get("CPU", 1)) - len(machines), 1)


def _knock(address: str) -> None:
    """Raise OptionError where nobody answers at an address with a port: Ray itself waits for minutes."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if not host or not port.isdecimal():
        return
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=_PATIENCE).close()
    except OSError as error:
        raise OptionError(f"no Ray cluster at {address}: {error}") from error


def _choose(runner: str) -> None:
    """Have Daft work by this runner: a process has one, for as long as it lives."""
    daft = _daft()
    try:
        daft.set_runner_native() if runner == "native" else daft.set_runner_ray()
    except Exception as error:  # of Daft's core, which names no kind
        if daft.runners.get_or_infer_runner_type() != runner:
            raise OptionError(f"Daft can't work by its {runner} runner in this process: {error}") from error


def _daft() -> Any:
    try:
        import daft
        import daft.functions
        import daft.runners
    except ImportError as error:
        raise OptionError(
            "--engine daft needs Daft, which is not installed: pip install 'dateline[cluster]'"
        ) from error
    return daft
