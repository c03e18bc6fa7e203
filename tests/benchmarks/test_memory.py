"""The memory of exports is measured on a store that is made for it."""

from __future__ import annotations

import pytest

from benchmarks import memory


def test_it_prints_the_peak_of_each_form(capsys: pytest.CaptureFixture[str]) -> None:
    memory.main(["--claims", "150", "--events", "0", "--only", "csv", "ris"])
    found = dict(line.split(": ") for line in capsys.readouterr().out.splitlines())
    assert int(found["claims"]) >= 150
    for form in ("csv", "ris"):
        assert float(found[f"{form}_peak_mb"]) >= float(found["idle_mb"]) > 10
        assert float(found[f"{form}_mb"]) >= 0
        assert float(found[f"{form}_processor_s"]) > 0
        assert f"{form}_refused" not in found
