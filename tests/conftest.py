"""Settings for all tests, and the places where a store may lie."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.servers import Cluster, binaries

# The same examples in every run: a new one that fails is found by hand (`--hypothesis-profile=default`), not by chance.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL server."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: no store on a server is tested")
    programs = binaries()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed (apt-get install postgresql): no store on one is tested")
    running = Cluster(programs)
    yield running
    running.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str | Path:
    """Where a store may be made: a file, and an empty schema of a server. What holds of one holds of both."""
    if request.param == "sqlite":
        return tmp_path / "s.dateline"
    cluster: Cluster = request.getfixturevalue("cluster")
    return cluster.schema()
