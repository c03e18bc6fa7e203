"""The memory of exports is measured on a store that is made for it."""

from __future__ import annotations

import pytest

from benchmarks import memory


def test_it_prints_the_peak_of_each_form(
    capfd: pytest.CaptureFixture[str],
) -> None:  # the store is made by another process
    memory.main(["--claims", "150", "--events", "0", "--only", "csv", "ris"])
    found = dict(line.split(": ") for line in capfd.readouterr().out.splitlines())
    assert int(found["claims"]) >= 150
    for form in ("csv", "ris"):
        assert float(found[f"{form}_peak_mb"]) >= float(found["idle_mb"]) > 10
        assert float(found[f"{form}_mb"]) >= 0
        assert float(found[f"{form}_processor_s"]) > 0
        assert f"{form}_refused" not in found


def test_archives_are_made_and_built(capsys: pytest.CaptureFixture[str]) -> None:
    memory.main(["--pages", "2", "4", "--jobs", "2"])
    found = {name: float(value) for name, value in (n.split(": ") for n in capsys.readouterr().out.splitlines())}
    assert found["archive_growth"] == pytest.approx(2, rel=0.1)
    assert found["pages_4_peak_mb"] > 50
    assert found["peak_growth"] == pytest.approx(1, rel=0.3)
