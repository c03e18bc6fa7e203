"""What is the same and what is different, where not all can hold: the later judgement goes before the earlier."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.model import Kind


def consistent(said: Mapping[str, tuple[Kind, str, str]]) -> set[str]:
    """Which of these (kind, left, right; in the order of the log) hold together: each later one, and what fits it."""
    group: dict[str, str] = {}
    apart: list[tuple[str, str]] = []

    def find(id: str) -> str:
        while group.get(id, id) != id:
            id = group[id]
        return id

    holds = set()
    for key, (kind, left, right) in reversed(list(said.items())):
        a, b = find(left), find(right)
        if kind is Kind.DIFFERENT:
            if a == b:
                continue
            apart.append((left, right))
        else:
            if any({find(x), find(y)} == {a, b} for x, y in apart):
                continue
            group[max(a, b)] = min(a, b)
        holds.add(key)
    return holds
