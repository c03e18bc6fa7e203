"""A build by many machines: its steps over Parquet, run by an engine, and their results loaded into a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.scale.job import JobReport, Sizes, run
from dateline.scale.loading import load

if TYPE_CHECKING:
    from dateline.scale.engines import Engine

__all__ = ["ENGINES", "JobReport", "Sizes", "engine", "load", "run"]

ENGINES = ("daft", "local")


def engine(name: str, jobs: int | None = None, address: str | None = None) -> Engine:
    """An engine of ENGINES with so many processes; `address` is that of a Ray cluster, which has a number of its own.

    Raises OptionError where what it needs is not installed, or nothing answers at the address.
    """
    if name == "local":
        from dateline.scale.local import Local

        return Local(jobs or 1)
    from dateline.scale.on_daft import OnDaft

    return OnDaft(jobs, address)
