"""The steps of a job on this machine alone, by processes of the standard library: what other engines are measured by.

Rows are gathered in memory.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from dateline.model.sketch import WINDOW
from dateline.scale.engines import Gathering, Pairing, Task, beside, in_place
from dateline.scale.tables import Row, arrow, bucket_of, write_buckets


class Local:
    """This machine, with so many processes; one that is not `apart` is this one."""

    def __init__(self, jobs: int = 1, *, apart: bool = True) -> None:
        self._jobs, self._apart = jobs, apart

    def each(self, task: Task, parts: Sequence[int]) -> Iterator[int]:
        hand = task.open(self._jobs, apart=self._apart)
        try:
            for part in parts:
                hand.do(part)
                yield part
        finally:
            hand.end()

    def gather(self, wanted: Gathering) -> None:
        labels = {row["article"]: row for row in wanted.labels.rows()} if wanted.labels else {}
        found: dict[str, list[Row]] = defaultdict(list)
        slots: dict[str, int] = {}
        for row in wanted.source.rows():
            if wanted.labels and row["article"] not in labels:
                continue
            whole = row | labels.get(row.get("article"), {})
            slots[whole[wanted.by]] = whole["slot"]
            found[whole[wanted.by]].append({name: whole[name] for name in wanted.columns})
        rows = ((bucket_of(slots[key], wanted.buckets), {wanted.by: key, "rows": found[key]}) for key in sorted(found))
        unfinished = beside(wanted.target)
        write_buckets(unfinished.place, rows, _gathered(wanted))
        in_place(wanted.target, unfinished)

    def pair(self, wanted: Pairing) -> None:
        articles: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for row in wanted.keys.rows():
            articles[row["key"]].append((row["article"], row["day"]))
        shared = Counter(pair for there in articles.values() for pair in _near(there))
        others: dict[str, list[str]] = defaultdict(list)
        for left, right in (pair for pair, keys in shared.items() if keys > 1):
            others[left].append(right)
        known = {row["article"]: row for row in wanted.sketches.rows()}
        rows = (
            (
                bucket_of(known[left]["slot"], wanted.buckets),
                {
                    "left": left,
                    "sketch": known[left]["sketch"],
                    "rows": [{"right": right, "sketch": known[right]["sketch"]} for right in others[left]],
                },
            )
            for left in sorted(others)
        )
        unfinished = beside(wanted.target)
        write_buckets(unfinished.place, rows, _paired())
        in_place(wanted.target, unfinished)


def _near(articles: Sequence[tuple[str, int]]) -> Iterator[tuple[str, str]]:
    """Pairs of articles, the smaller id first, whose days are near each other, or unknown."""
    for (left, one), (right, other) in itertools.combinations(sorted(articles), 2):
        if not one or not other or abs(one - other) <= WINDOW:
            yield left, right


def _gathered(wanted: Gathering) -> object:
    pa = arrow()
    types = {"seq": pa.int64()} | dict.fromkeys(("article", "facts_key"), pa.string())
    row = pa.struct([(name, types.get(name, pa.binary())) for name in wanted.columns])
    return pa.schema([(wanted.by, pa.string()), ("rows", pa.list_(row))])


def _paired() -> object:
    pa = arrow()
    row = pa.struct([("right", pa.string()), ("sketch", pa.binary())])
    return pa.schema([("left", pa.string()), ("sketch", pa.binary()), ("rows", pa.list_(row))])
