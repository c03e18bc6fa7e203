"""The measures of coreference give the figures of their papers' examples (Luo 2005, table 1; the last by hand)."""

from __future__ import annotations

import pytest

from benchmarks.coref import Chains, b_cubed, ceaf_e, f1_of, muc


def chains(*groups: str) -> Chains:
    return [frozenset((ord(letter), ord(letter) + 1) for letter in group) for group in groups]


KEY = chains("12345", "67", "89ABC")


@pytest.mark.parametrize(
    ("response", "muc_f1", "b3_f1", "ceafe_f1"),
    [
        (KEY, 100, 100, 100),
        (chains("12345", "6789ABC"), 94.7, 86.5, 73.3),
        (chains("1234589ABC", "67"), 94.7, 73.7, 66.7),
        (chains("123456789ABC"), 90.0, 54.5, 29.4),
        (chains("12"), 20.0, 12.5, 28.6),
    ],
)
def test_measures(response: Chains, muc_f1: float, b3_f1: float, ceafe_f1: float) -> None:
    assert f1_of(*muc(KEY, response)) == pytest.approx(muc_f1, abs=0.1)
    assert f1_of(*b_cubed(KEY, response)) == pytest.approx(b3_f1, abs=0.1)
    assert f1_of(*ceaf_e(KEY, response)) == pytest.approx(ceafe_f1, abs=0.1)


def test_nothing_found_is_nothing_right() -> None:
    for measure in (muc, b_cubed, ceaf_e):
        assert f1_of(*measure(KEY, [])) == 0
