"""Links are made story by story: what touches an article makes the links of its story anew, and of no other."""

from __future__ import annotations

import datetime
import io
import itertools
import multiprocessing
import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import parting
from dateline.errors import UnknownIdError
from dateline.export.json import write
from dateline.link import heaps
from dateline.linking import link_stories, united
from dateline.model import NOTHING_DECIDED, Article, Background, Decided, Facts, Link, Links, Relation, Sketch, Story
from dateline.model.changes import Snapshot
from dateline.model.sketch import Beside
from dateline.pipeline import add_background, build, build_story, open_story, remove_articles, remove_background
from dateline.stages import Stages
from dateline.store import Store
from dateline.verify import verify_store
from dateline.workers import Workers
from tests import toy

TEXTS = {
    "a1.txt": "Ada met Bo in Hull.\nBo said Ada left.",
    "a2.txt": "Ada met Bo.\nBo wept.",
    "b1.txt": "Cy ran to Dee.\nDee said Cy fell.",
    "b2.txt": "Dee saw Cy.\nCy slept.",
    "c1.txt": "Zoe sang.",
}


class Linking:
    """The toy stages; `made` are the articles of each story that was linked, by their paths."""

    def __init__(self) -> None:
        self.made: list[tuple[str, ...]] = []

    def stages(self, links: str = "l1") -> Stages:
        made = toy.stages()
        return replace(made, link=self.link, versions=replace(made.versions, links=links))

    def link(self, articles: Sequence[Article], facts: Sequence[Facts], decided: Decided = NOTHING_DECIDED) -> Links:
        self.made.append(tuple(sorted(article.paths[0] for article in articles)))
        return toy.link(articles, facts)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "articles"
    place.mkdir()
    for name, text in TEXTS.items():
        (place / name).write_text(text)
    return place


@pytest.fixture
def store(folder: Path, tmp_path: Path) -> Path:
    build([folder], tmp_path / "s", stages=toy.stages())
    return tmp_path / "s"


def exported(story: Story) -> str:
    out = io.StringIO()
    write(story, out)
    return out.getvalue()


def stories(store: Path) -> list[tuple[str, ...]]:
    with Store(store) as opened:
        paths = {article.id: article.paths[0] for article in opened.articles()}
        return sorted(tuple(sorted(paths[id] for id in story.articles)) for story in opened.stories())


def test_a_mixed_folder_is_parted(store: Path) -> None:
    assert stories(store) == [("a1.txt", "a2.txt"), ("b1.txt", "b2.txt"), ("c1.txt",)]


def test_an_article_that_is_added_links_its_story_alone(folder: Path, store: Path) -> None:
    (folder / "a3.txt").write_text("Bo met Ada.")
    linking = Linking()
    build([folder], store, stages=linking.stages())
    assert linking.made == [("a1.txt", "a2.txt", "a3.txt")]
    assert exported(open_story(store)) == exported(build_story([folder], stages=toy.stages()))


def test_an_article_may_make_one_story_of_two(folder: Path, store: Path) -> None:
    (folder / "d.txt").write_text("Ada met Bo.\nCy saw Dee.\nBo wept.\nCy slept.")
    linking = Linking()
    build([folder], store, stages=linking.stages())
    assert linking.made == [("a1.txt", "a2.txt", "b1.txt", "b2.txt", "d.txt")]
    assert exported(open_story(store)) == exported(build_story([folder], stages=toy.stages()))


def test_another_date_links_its_story_alone(folder: Path, store: Path) -> None:
    linking = Linking()
    build([folder], store, published={"b1.txt": "2013"}, stages=linking.stages())
    assert linking.made == [("b1.txt", "b2.txt")]


def test_other_rules_link_all_stories(folder: Path, store: Path) -> None:
    linking = Linking()
    build([folder], store, stages=linking.stages("l2"))
    assert sorted(linking.made) == stories(store)


def test_what_the_user_knows_links_the_stories_that_name_its_person(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linking = Linking()
    monkeypatch.setattr("dateline.pipeline.default_stages", linking.stages)
    fact = Background("dee", Relation.BORN, "1980")
    assert add_background(store, [fact, Background("Nobody", Relation.BORN, "1980")]) != ()
    assert linking.made == [("b1.txt", "b2.txt")]
    add_background(store, [fact])
    assert len(linking.made) == 1, "it is known already"
    remove_background(store, [fact])
    assert len(linking.made) == 2


def test_a_build_that_was_killed_links_what_is_missing(folder: Path, tmp_path: Path) -> None:
    class KilledError(Exception):
        pass

    made: list[Sequence[Article]] = []

    def link(articles: Sequence[Article], facts: Sequence[Facts], decided: Decided = NOTHING_DECIDED) -> Links:
        if len(made) == 2:
            raise KilledError
        made.append(articles)
        return toy.link(articles, facts)

    with pytest.raises(KilledError):
        build([folder], tmp_path / "s", stages=replace(toy.stages(), link=link))
    linking = Linking()
    build([], tmp_path / "s", stages=linking.stages())
    assert len(linking.made) == 1
    assert exported(open_story(tmp_path / "s")) == exported(build_story([folder], stages=toy.stages()))


def test_a_store_that_is_held_together_is_one_story_until_it_no_longer_is(folder: Path, tmp_path: Path) -> None:
    store, linking = tmp_path / "s", Linking()
    build([folder], store, one_story=True, stages=linking.stages())
    assert linking.made == [tuple(sorted(TEXTS))]
    (folder / "c1.txt").write_text("Zoe slept.")
    build([folder], store, stages=linking.stages())
    assert [len(members) for members in stories(store)] == [6], "it is kept, and the older form of the file with it"
    build([], store, one_story=False, stages=linking.stages())
    assert len(stories(store)) == 3
    assert exported(open_story(store)) == exported(open_story(store))


def test_one_story_can_be_opened_and_all_are_its_like(store: Path) -> None:
    whole = open_story(store)
    with Store(store) as opened:
        parts = [opened.story(story.id) for story in opened.stories()]
    assert sorted(a.id for part in parts for a in part.articles) == [a.id for a in whole.articles]
    assert united([part.links for part in parts]) == whole.links


def test_an_article_that_is_in_no_story_is_found_by_verify(store: Path) -> None:
    assert verify_store(store).problems == ()
    with Store(store, write=True) as opened:
        id = opened.stories()[0].id
    raw = sqlite3.connect(store)
    raw.execute("DELETE FROM story_article WHERE article = ?", (id,))
    raw.commit()
    raw.close()
    assert f"article {id}: is in no story" in verify_store(store).problems


def test_a_name_that_files_of_two_folders_have_takes_nothing_out(tmp_path: Path) -> None:
    for folder, text in (("x", "Ada left."), ("y", "Bo left.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "index.txt").write_text(text)
        build([tmp_path / folder / "index.txt"], tmp_path / "s", stages=toy.stages())
    with pytest.raises(UnknownIdError, match=r"2 files of several folders are named index\.txt: give the id"):
        remove_articles(tmp_path / "s", ["index.txt"], stages=toy.stages())
    assert len(open_story(tmp_path / "s").articles) == 2


def test_as_known_on_a_day_the_stories_are_those_of_the_articles_of_then(folder: Path, tmp_path: Path) -> None:
    early = dict.fromkeys(TEXTS, "2013")
    alone = build_story([folder], published=early, stages=toy.stages())
    (folder / "d.txt").write_text("Ada met Bo.\nCy saw Dee.\nBo wept.\nCy slept.")
    build([folder], tmp_path / "s", published={**early, "d.txt": "2014-05"}, stages=toy.stages())
    assert len(stories(tmp_path / "s")) == 2
    then = open_story(tmp_path / "s", known_on=datetime.date(2013, 12, 31), stages=toy.stages())
    assert then == replace(alone, files=(), unread=())


def test_links_that_were_made_elsewhere_of_just_the_same_are_taken_and_others_made(store: Path) -> None:
    toys = toy.stages()
    stages = replace(toys, versions=replace(toys.versions, links="l1"))
    with Store(store, write=True) as opened:
        link_stories(opened, stages, lambda *_: None)
        keys = {story.id: story.key for story in opened.stories()}
        whole = opened.story()
        taken = opened.links(min(keys))
        opened.drop_stories(keys)

    asked: list[tuple[str, str]] = []

    def ready(story: str, key: str) -> tuple[Links, Snapshot] | None:
        asked.append((story, key))
        return (taken, toys.snapshot(whole)) if story == min(keys) else None

    linking = Linking()
    with Store(store, write=True) as opened:
        link_stories(opened, linking.stages(), lambda *_: None, ready)
        again = opened.story()
    assert asked == sorted(keys.items())
    assert len(linking.made) == len(keys) - 1
    assert exported(again) == exported(whole)


def dying_elsewhere(articles: Sequence[Article], facts: Sequence[Facts], decided: Decided = NOTHING_DECIDED) -> Links:
    """The toy links; a process that another one began dies of a story with Ada."""
    if multiprocessing.parent_process() and any("Ada" in article.text for article in articles):
        os._exit(1)
    return toy.link(articles, facts)


@pytest.mark.parametrize("link", [toy.link, dying_elsewhere])
def test_stories_that_are_linked_side_by_side_are_the_same_even_where_a_process_dies(
    store: Path, link: Callable[..., Links]
) -> None:
    with Store(store, write=True) as opened, Workers(2) as workers:
        before = exported(opened.story()), [(each.id, each.key) for each in opened.stories()]
        opened.drop_stories(each.id for each in opened.stories())
        steps: list[tuple[int, int]] = []
        stages = replace(toy.stages(), link=link)
        link_stories(opened, stages, lambda _, done, total, name="": steps.append((done, total)), None, workers)
        assert (exported(opened.story()), [(each.id, each.key) for each in opened.stories()]) == before
    assert steps == [(0, 3), (1, 3), (2, 3), (3, 3)]


# ---- likenesses that are given ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Given:
    """The toy stages with likenesses of articles by their texts, a word each."""

    scores: Mapping[tuple[str, str], float]

    def stages(self) -> Stages:
        return replace(toy.stages(), sketch=self.sketch, alike=self.alike)

    def sketch(self, articles: Sequence[Article], facts: Sequence[Facts]) -> list[Sketch]:
        return [Sketch(a.id, a.text.encode(), ("one", "two")) for a in sorted(articles, key=lambda a: a.id)]

    def alike(self, sketches: Mapping[str, bytes], beside: Iterable[Beside]) -> list[Link]:
        every = sorted((pair, {**sketches, **others}) for others, pairs in beside for pair in pairs)
        found = ((pair, self.scores.get(self.texts(known, pair), 0.0)) for pair, known in every)
        return [Link("story", *pair, score, "") for pair, score in found if score]

    def texts(self, sketches: Mapping[str, bytes], pair: tuple[str, str]) -> tuple[str, str]:
        left, right = sorted(sketches[id].decode() for id in pair)
        return left, right


def put(folder: Path, store: Path, names: Iterable[str], stages: Stages) -> dict[str, list[tuple[str, str]]]:
    """Build a store of these articles with what is there; its stories by their articles, with what joins these."""
    folder.mkdir(exist_ok=True)
    files = [folder / f"{name}.txt" for name in names]
    for file in files:
        file.write_text(file.stem)
    build(files, store, stages=stages)
    with Store(store) as opened:
        text = {article.id: article.text for article in opened.articles()}
        return {
            "".join(sorted(text[id] for id in each.articles)): [
                (text[link.left], text[link.right]) for link in opened.links(each.id).links if link.kind == "story"
            ]
            for each in opened.stories()
        }


def test_what_joins_a_story_is_known_anew_where_another_article_makes_two_of_it_less_alike(tmp_path: Path) -> None:
    scores = {"ab": 0.9, "ad": 0.1, "bc": 0.2, "bd": 0.1, "bm": 0.2, "cd": 0.9, "mn": 0.9}
    told = Given({(pair[0], pair[1]): score for pair, score in scores.items()}).stages()
    first = put(tmp_path / "news", tmp_path / "s", "abcd", told)
    then = put(tmp_path / "news", tmp_path / "s", "mn", told)
    assert {frozenset(pair) for pair in first["abcd"]} == {frozenset(pair) for pair in ("ab", "bc", "cd")}
    assert {frozenset(pair) for pair in then["abcd"]} == {frozenset(pair) for pair in ("ab", "bd", "cd")}
    assert then == put(tmp_path / "news", tmp_path / "new", "abcdmn", told)


NAMES = "abcdefghijkl"
pairs = st.sampled_from(list(itertools.combinations(NAMES, 2)))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(pairs, st.sampled_from((0.1, 0.2, 0.4, 0.9)), max_size=40),
    st.lists(st.integers(1, 11)),
    st.sampled_from((3, 5, 1000)),
)
def test_articles_that_come_one_after_another_are_joined_as_if_they_had_come_at_once(
    tmp_path_factory: pytest.TempPathFactory, scores: dict[tuple[str, str], float], cuts: list[int], most: int
) -> None:
    place, told = tmp_path_factory.mktemp("given"), Given(scores).stages()
    ends = [*sorted(set(cuts))[:3], len(NAMES)]
    with pytest.MonkeyPatch.context() as patched:
        for module in (heaps, parting):
            patched.setattr(module, "MOST", most)
        grown = [put(place / "news", place / "s", NAMES[a:b], told) for a, b in itertools.pairwise([0, *ends])]
        assert grown[-1] == put(place / "news", place / "new", NAMES, told)


def test_stories_of_any_size_are_written_alike_whatever_the_number_of_processes(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(21):  # more than two processes have at a time, each of one to three articles
        for copy in range(n % 3 + 1):
            (folder / f"{n:02}{copy}.txt").write_text(f"Ada{n} met Bo{n} in Hull{n}.\nBo{n} said Ada{n} left {copy}.")
    for jobs in (1, 2):
        build([folder], tmp_path / f"s{jobs}", jobs=jobs, stages=toy.stages())
    one, two = (list(sqlite3.connect(tmp_path / f"s{jobs}").iterdump()) for jobs in (1, 2))
    assert one == two
    with Store(tmp_path / "s1") as store:
        assert sorted({len(each.articles) for each in store.stories()}) == [1, 2, 3]


def test_a_sketch_is_of_the_facts_and_rules_that_hold(store: Path) -> None:
    with Store(store, write=True) as opened:
        assert opened.unsketched("l1") == opened.uncompared("l1") == []
        assert opened.unsketched("l2") == opened.uncompared("l2") == sorted(f.article for f in opened.facts())
        facts = opened.facts()[0]
        opened.set_facts(facts, "another key")
        assert opened.unsketched("l1") == opened.uncompared("l1") == [facts.article]
        opened.set_sketches(toy.stages().sketch(opened.articles([facts.article]), [facts]), "l1")
        assert (opened.unsketched("l1"), opened.uncompared("l1")) == ([], [facts.article])
        opened.set_likenesses([facts.article], [], "l1")
        assert opened.uncompared("l1") == []


def test_another_build_that_makes_a_sketch_anew_meanwhile_stops_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, stages = tmp_path / "s.dateline", Given({("a", "b"): 0.9}).stages()
    told = Store.with_reasons

    def between(self: Store, links: Iterable[Link]) -> list[Link]:
        links = list(links)
        with sqlite3.connect(store) as other:
            other.execute("PRAGMA foreign_keys = ON")
            other.execute("DELETE FROM sketch WHERE number = (SELECT min(number) FROM sketch)")
        other.close()
        return told(self, links)

    with monkeypatch.context() as patched:
        patched.setattr(Store, "with_reasons", between)
        made = put(tmp_path / "news", store, "ab", stages)
    assert sorted("".join(made)) == ["a", "b"]
