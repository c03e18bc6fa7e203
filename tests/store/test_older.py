"""A store of an older version is brought up to date, in a file and on a server: nothing that it says is another."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dateline.model import Article, Block, BlockKind, EntityKind, Form
from dateline.span import Span
from dateline.store import Store, postgres, sqlite
from tests.servers import Cluster
from tests.store.filling import add

BEFORE = 21  # the last version with a row for each block and mention
ROWS = """
INSERT INTO article (number, id, text, text_hash) VALUES (1, 'a1', 'Ada met Bo. She left.', 'hash');
INSERT INTO file (place, digest, name, program, sha256, current, copy) VALUES
  ('a.txt', 'digest', 'a.txt', '1', 'bytes', 1, 'unwanted');
INSERT INTO article_path (article, path, place, published_by_user, reading, file, sha256) VALUES
  ('a1', 'a.txt', 'a.txt', 0,
   '{"id":"a1","text":"","title":"Ada met Bo.","blocks":[{"kind":"title","start":0,"end":11}],"paths":["a.txt"]}',
   'a.txt', 'bytes');
INSERT INTO article_metadata
  (article, title, authors, language, published_edtf, published_basis, published_because, hash,
   captured_edtf, captured_basis, captured_because, partial, rendition, paths, pages)
  VALUES ('a1', 'Ada met Bo.', '[]', 'en', '', 'none', '[]', 'hash', '', 'none', '[]', '', 'page', '["a.txt"]', '[]');
INSERT INTO block VALUES ('a1', 1, 'paragraph', 12, 21), ('a1', 0, 'title', 0, 11);
INSERT INTO facts VALUES ('a1', 'key');
INSERT INTO referent (id, article, seq, name, kind, aliases, members, judged) VALUES
  ('a1:0', 'a1', 0, 'Ada', 'person', '[]', '[]', 0), ('a1:8', 'a1', 1, 'Bo', 'person', '[]', '[]', 0);
INSERT INTO mention (referent, seq, article, start, "end", form) VALUES
  ('a1:0', 1, 'a1', 12, 15, 'pronoun'), ('a1:0', 0, 'a1', 0, 3, 'name'), ('a1:8', 0, 'a1', 8, 10, 'name');
INSERT INTO claim (number, id, article, seq, title, predicate, start, "end", head_start, head_end, edtf, basis, because,
  certainty, polarity, phase, direct_quote, rule, eventuality, judged) VALUES
  (1, 'a1:12', 'a1', 0, '“She” left', 'leave', 12, 20, 16, 20, '', 'none', '[]',
   'certain', '+', 'happened', 0, '', 'event', 0);
INSERT INTO sketch (article, key, content) SELECT 'a1', 'key', {nothing};
INSERT INTO story VALUES ('a1', 'key', 'rules');
INSERT INTO story_article VALUES ('a1', 'a1');
INSERT INTO entity (id, story, seq, name, kind, aliases, members, referents) VALUES
  ('a1:0', 'a1', 0, 'Ada', 'person', '[]', '[]', '["a1:0"]'),
  ('o', 'a1', 1, 'The Post', 'organization', '[]', '[]', '[]');
INSERT INTO entity_mention (entity, story, seq, article, start, "end") VALUES
  ('a1:0', 'a1', 0, 'a1', 0, 3), ('a1:0', 'a1', 1, 'a1', 12, 15);
INSERT INTO referent_entity (referent, story, entity) VALUES ('a1:0', 'a1', 'a1:0');
INSERT INTO link VALUES ('a1', 0, 'entity', 'a1:0', 'a1:8', 0.5, 'both are named so');
"""


@pytest.fixture(params=["file", "server"])
def older(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str | Path:
    """A store as version 21 left it."""
    place: str | Path = tmp_path / "s.dateline"
    nothing = "x''"  # of bytes
    if request.param == "server":
        cluster: Cluster = request.getfixturevalue("cluster")
        place, nothing = cluster.schema(), "''::bytea"
    with monkeypatch.context() as patched:
        for kind in (sqlite, postgres):
            steps = [step for step in kind.migrations() if step[0] <= BEFORE]
            patched.setattr(kind, "migrations", lambda steps=steps: steps)
        with Store(place, write=True) as store, store._transaction() as connection:
            for statement in ROWS.split(";\n")[:-1]:
                connection.exec_driver_sql(statement.replace("{nothing}", nothing))
    return place


def test_what_was_rows_is_read_from_lists(older: str | Path) -> None:
    with Store(older, write=True) as store:
        (article,) = store.articles()
        assert article.blocks == (Block(BlockKind.TITLE, 0, 11), Block(BlockKind.PARAGRAPH, 12, 21))
        (facts,) = store.facts()
        said = {each.name: [(m.span, m.form) for m in each.mentions] for each in facts.referents}
        assert said == {
            "Ada": [(Span("a1", 0, 3), Form.NAME), (Span("a1", 12, 15), Form.PRONOUN)],
            "Bo": [(Span("a1", 8, 10), Form.NAME)],
        }
        links = store.links("a1")
        assert [(e.name, e.kind, e.mentions) for e in links.entities] == [
            ("Ada", EntityKind.PERSON, (Span("a1", 0, 3), Span("a1", 12, 15))),
            ("The Post", EntityKind.ORGANIZATION, ()),
        ]
        assert links.entity_of == {"a1:0": "a1:0"}
        assert [(each.left, each.right, each.because) for each in links.links] == [
            ("a1:0", "a1:8", "both are named so")
        ]
        assert store.unsketched("rules") == ["a1"]  # what articles are compared by is made anew
        assert store.damage() == []


def test_a_claim_that_an_older_program_found_has_no_context(older: str | Path) -> None:
    with Store(older, write=True) as store:
        (facts,) = store.facts()
        assert [(each.title, each.context) for each in facts.claims] == [("“She” left", None)]


def test_what_older_programs_read_stands_beside_what_is_read_now(older: str | Path) -> None:
    again = Article("a1", "Ada met Bo. She left.", "Ada met Bo.", (), outlet="The Post", paths=("b.txt",))
    with Store(older, write=True) as store:
        add(store, again, path="b.txt")
        (article,) = store.articles()
        assert (article.outlet, article.paths) == ("The Post", ("a.txt", "b.txt"))


def test_facts_lie_by_article_and_wait_for_other_rules(older: str | Path) -> None:
    with Store(older, write=True) as store:
        assert store.facts_keys(["a1"]) == {"a1": "key"}
        (waiting,) = store.pending("rules", ["en"], "other")
        assert (waiting.article, waiting.language) == ("a1", "en")


def test_facts_of_an_article_that_is_gone_stop_no_update(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "s.dateline"
    with monkeypatch.context() as patched:
        steps = [step for step in sqlite.migrations() if step[0] <= BEFORE]
        patched.setattr(sqlite, "migrations", lambda: steps)
        with Store(place, write=True) as store, store._transaction() as connection:
            for statement in ROWS.split(";\n")[:-1]:
                connection.exec_driver_sql(statement.replace("{nothing}", "x''"))
    with sqlite3.connect(place) as raw:  # without foreign keys, as another tool may write
        raw.execute("INSERT INTO facts VALUES ('ghost', 'key')")
    raw.close()
    with Store(place, write=True) as store:
        assert store.facts_keys(["a1", "ghost"]) == {"a1": "key"}
