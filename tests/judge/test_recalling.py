"""What stages gave is kept in the store: another program's decision gives the same bytes, and finds nothing twice."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dateline.deciding import docket, heard
from dateline.judging import judge, undo
from dateline.lasting import lasting_stages
from dateline.link import linked
from dateline.model import NOTHING_DECIDED, Kind
from dateline.pipeline import purge_articles
from dateline.recalling import Recall
from dateline.stages import default_stages
from dateline.store import Store
from dateline.versions import versions
from tests.judge.story import event
from tests.judge.test_lasting_stages import contents, exported, made_anew

WHEN: dict[str, Any] = {"by": "ann", "at": "2024-05-31T09:30:00Z"}


def kept(store: Path) -> dict[str, int]:
    """How many rows of each stage the store keeps."""
    with contextlib.closing(sqlite3.connect(store)) as file:
        return dict(file.execute("SELECT name, count(*) FROM recalled GROUP BY name"))


def refuse(texts: Sequence[str]) -> Any:
    raise AssertionError(f"these were compared once more: {texts}")


def test_each_program_decides_as_one_that_recalls_nothing(store: Path, tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    plain = Path(shutil.copy(store, tmp_path / "plain" / "s"))
    for words, kind in (("arrested", Kind.HIDE), ("promised an inquiry", Kind.WRONG), ("met the families", Kind.KEEP)):
        judge(store, kind, event(store, words).id, **WHEN)  # each with stages of its own, as another program has them
        judge(plain, kind, event(plain, words).id, stages=default_stages(), **WHEN)
        assert exported(store) == exported(plain)
    assert kept(store)["group"] == 1
    assert not kept(plain)
    assert contents(made_anew(store, tmp_path)) == contents(store)
    for _ in range(3):
        undo(store, **WHEN)
        undo(plain, stages=default_stages(), **WHEN)
    assert exported(store) == exported(plain)


def test_nothing_is_compared_twice(store: Path) -> None:
    judge(store, Kind.HIDE, event(store, "arrested").id, **WHEN)
    with Store(store) as opened:
        id = opened.stories()[0].id
        articles, facts = opened.articles(opened.articles_in(id)), opened.facts(opened.articles_in(id))
        case = heard(default_stages(), articles, facts, docket(opened), lambda _: None)
    recall, bare = Recall(store, versions()), replace(case.decided, verdicts=(), hidden=frozenset())
    found = recall.group(case.articles, case.facts, refuse, bare)
    assert linked(found, case.decided).events
    recall.keep()
    with pytest.raises(AssertionError, match="once more"):  # other facts are no longer these
        recall.group(case.articles, case.facts[:-1], refuse, bare)


def test_what_is_taken_out_is_not_recalled(store: Path) -> None:
    judge(store, Kind.HIDE, event(store, "arrested").id, **WHEN)
    assert kept(store)
    with Store(store) as opened:
        article = opened.article_ids()[0]
    purge_articles(store, [article])
    assert not kept(store)


def test_a_stores_file_may_be_one_that_nobody_may_write_to_meanwhile(store: Path) -> None:
    stages = lasting_stages(store)
    with Store(store) as opened:
        id = opened.stories()[0].id
        articles, facts = opened.articles(opened.articles_in(id)), opened.facts(opened.articles_in(id))
    stages.link(tuple(articles), tuple(facts), NOTHING_DECIDED)
    with Store(store, write=True) as busy, busy.at_once():
        stages.keep()  # another writes: it is let be
    assert not kept(store)
