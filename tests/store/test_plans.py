"""What every build asks of all articles, or of a few of them, is read from the indexes that are there for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import event

from dateline.model import Link
from dateline.model.links import JOINED
from dateline.store import MEMORY, Store


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(MEMORY, write=True) as opened:
        yield opened


def plan(store: Store, ask: Callable[[], object]) -> list[str]:
    """How SQLite looks for what is asked, a line a step."""
    asked: list[tuple[str, object]] = []
    engine = store._database.engine

    def note(connection: object, cursor: object, statement: str, parameters: object, *_: object) -> None:
        if statement.startswith("SELECT"):
            asked.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", note)
    try:
        ask()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert asked
    with store._transaction() as connection:
        return [
            row.detail
            for statement, parameters in asked
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)  # type: ignore[arg-type]
        ]


@pytest.mark.parametrize(
    ("ask", "steps"),
    [
        (
            lambda store: store.uncompared("rules"),
            ["SCAN facts", "SEARCH sketch USING COVERING INDEX sketch_made (article=? AND key>?) LEFT-JOIN"],
        ),
        (
            lambda store: store.pending("rules", ["en"], "other"),
            [
                "SCAN article_metadata USING COVERING INDEX article_metadata_pending",
                "SEARCH facts USING PRIMARY KEY (article=?) LEFT-JOIN",
            ],
        ),
        (
            lambda store: store.likenesses(["a", "b"], told=False),
            [
                "SEARCH likeness USING PRIMARY KEY (left=?)",
                "SEARCH likeness USING COVERING INDEX likeness_right (right=?)",
            ],
        ),
        (
            lambda store: store.with_reasons([Link(JOINED, "a", "b", 0.5, "")]),
            ["SEARCH likeness USING PRIMARY KEY (left=?)"],
        ),
    ],
)
def test_all_that_a_query_takes(store: Store, ask: Callable[[Store], object], steps: list[str]) -> None:
    assert plan(store, lambda: ask(store)) == steps


@pytest.mark.parametrize(
    ("ask", "step"),
    [
        (lambda store: store.counts(), "SCAN article_metadata USING INDEX article_metadata_undated"),
        (lambda store: store.published("a.txt", "digest"), "SEARCH file USING INDEX file_digest (digest=?)"),
    ],
)
def test_a_step_of_several(store: Store, ask: Callable[[Store], object], step: str) -> None:
    assert step in plan(store, lambda: ask(store))
