"""Garbage is looked for less often for a while, and then as before, whatever happens meanwhile."""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest

from dateline.garbage import seldom_collected


def test_garbage_is_looked_for_as_before_afterwards() -> None:
    before = gc.get_threshold()
    with pytest.raises(ZeroDivisionError), seldom_collected():
        assert all(now > then for now, then in zip(gc.get_threshold(), before, strict=True))
        1 / 0  # noqa: B018
    assert gc.get_threshold() == before


def test_what_refers_to_itself_still_goes() -> None:
    class Ring:
        alive = 0

        def __init__(self) -> None:
            self.me = self
            Ring.alive += 1

        def __del__(self) -> None:
            Ring.alive -= 1

    with seldom_collected():
        for _ in range(300_000):
            Ring()
        assert Ring.alive < 150_000


@pytest.mark.parametrize(("first", "seen"), [("", "looked through"), ("look_seldom(); look_seldom()", "")])
def test_a_command_looks_through_nothing_when_it_ends(first: str, seen: str) -> None:
    script = f"""
import atexit
from dateline.garbage import look_seldom

class Ring:
    def __init__(self):
        self.me = self

    def __del__(self):
        print("looked through")

{first}
ring = Ring()
atexit.register(print, "done")
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.split("\n")[:2] == ["done", seen]
