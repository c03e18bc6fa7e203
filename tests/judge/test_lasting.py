"""Judgements outlive what they were made on: undone ones, more articles, saved again pages, other rules."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import build, open_story, pipeline
from dateline.export import EXPORTERS
from dateline.judging import export_judgements, import_judgements, judge, judgements, undo
from dateline.model import Annotations, Article, Claim, Facts, Kind, Story, TimeExpression
from dateline.stages import Stages, default_stages
from tests.judge.story import TEXTS, claim, entity, event, write

AT = "2024-05-31T09:30:00Z"
Step = Callable[[Path, Story], object]


def decide(kind: Kind, find: Callable[[Story], Sequence[str]], words: str = "", *values: str) -> Step:
    """A judgement on records that are found in the story as it is when it is made."""
    return lambda store, story: judge(store, kind, *find(story), words=words, values=values, by="ann", at=AT)


# Of each kind one or more, on records that are not each other's.
POOL: tuple[Step, ...] = (
    decide(Kind.KEEP, lambda s: [event(s, "met the families").id]),
    decide(Kind.HIDE, lambda s: [event(s, "arrested").id]),
    decide(Kind.WRONG, lambda s: [f"claim:{claim(s, 'promised an inquiry').id}"]),
    decide(Kind.SAME, lambda s: [event(s, "caught fire").id, event(s, "started in the engine room").id]),
    decide(Kind.DIFFERENT, lambda s: [claim(s, "stepped down").id, claim(s, "resigned").id]),
    decide(Kind.SOURCE, lambda s: [claim(s, "released without charge").id], "", "Una Vane"),
    decide(Kind.WHO, lambda s: [claim(s, "met the families").id, entity(s, "Tom Arkle")], "He"),
    decide(Kind.DATE, lambda s: [event(s, "had warned the council").id], "", "2019-01-17"),
    decide(Kind.DATE, lambda _: ["herald.txt"], "", "2019-03-09"),
    decide(Kind.RETITLE, lambda s: [event(s, "elected").id], "", "A new mayor"),
    decide(Kind.NOTE, lambda s: [entity(s, "Ivo Brandt")], "", "ask him"),
    decide(Kind.ADD, lambda _: ["gazette.txt"], "a warning from the harbour master, Tom Arkle"),
)


def exported(store: Path) -> str:
    """The whole export: it holds all that a story shows."""
    out = io.StringIO()
    EXPORTERS["json"](open_story(store), out)
    return out.getvalue()


def log_of(store: Path) -> list[str]:
    return list(export_judgements(store))


def unfit(store: Path) -> list[str]:
    return [line.because for line in judgements(store) if line.holds and line.because]


@pytest.fixture(scope="session")
def judged(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with all judgements of the pool, which all fit."""
    store = Path(shutil.copy(built / "s", tmp_path_factory.mktemp("judged") / "s"))
    before = open_story(store)
    for step in POOL:
        step(store, before)
    assert unfit(store) == []
    assert exported(store) != exported(built / "s")
    return store


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_what_was_undone_might_never_have_been(
    built: Path, judged: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    place = tmp_path_factory.mktemp("undone")
    store = Path(shutil.copy(built / "s", place / "s"))
    lines = log_of(judged)
    drawn = data.draw(st.lists(st.integers(0, len(lines) - 1), min_size=1, max_size=4, unique=True))
    taken_back = data.draw(st.sets(st.sampled_from(drawn)))
    for number in drawn:
        import_judgements(store, [lines[number]])
        if number in taken_back:
            undo(store, by="bo", at=AT)
    never = Path(shutil.copy(built / "s", place / "t"))
    import_judgements(never, [lines[number] for number in drawn if number not in taken_back])
    assert exported(store) == exported(never)


def test_the_order_of_judgements_that_have_nothing_to_do_with_each_other_does_not_matter(
    built: Path, judged: Path, tmp_path: Path
) -> None:
    store = Path(shutil.copy(built / "s", tmp_path / "s"))
    import_judgements(store, reversed(log_of(judged)))
    assert exported(store) == exported(judged)
    assert unfit(store) == []


@pytest.mark.parametrize("last", sorted(TEXTS))
def test_judgements_before_and_after_an_article_come_to_the_same(judged: Path, tmp_path: Path, last: str) -> None:
    news = write(tmp_path / "news", {name: text for name, text in TEXTS.items() if name != last})
    build([news], tmp_path / "s")
    import_judgements(tmp_path / "s", log_of(judged))
    assert unfit(tmp_path / "s")  # what the missing article says is not there yet
    write(news)
    build([news], tmp_path / "s")
    assert unfit(tmp_path / "s") == []
    assert exported(tmp_path / "s") == exported(judged)


def test_the_same_pages_in_another_folder_on_another_day(judged: Path, tmp_path: Path) -> None:
    """Other ids, other places, more around the text: quotes and what stands around them are enough."""
    saved = {
        f"saved/{name}": f"Skip to content\n\n{text.replace('. ', '.  ')}\nRead more: ten things to do in Port Selby.\n"
        for name, text in TEXTS.items()
    }
    for name, text in saved.items():
        write((tmp_path / "news" / name).parent, {Path(name).name: text})
    build([tmp_path / "news"], tmp_path / "s")
    assert not {a.id for a in open_story(judged).articles} & {a.id for a in open_story(tmp_path / "s").articles}
    import_judgements(tmp_path / "s", log_of(judged))
    assert unfit(tmp_path / "s") == []
    story = open_story(tmp_path / "s")
    assert all("arrested" not in each.title for each in story.claims)
    assert event(story, "had warned the council").when.edtf == "2019-01-17"
    assert event(story, "caught fire") == event(story, "started in the engine room")


def test_a_page_saved_over_the_old_one(judged: Path, tmp_path: Path) -> None:
    """Both captures stay in the store, and what is wrong in one is wrong in the other."""
    news = write(tmp_path / "news")
    build([news], tmp_path / "s")
    import_judgements(tmp_path / "s", log_of(judged))
    write(news, {"herald.txt": TEXTS["herald.txt"].replace("police said.", "police said. The ferry sank at night.")})
    build([news], tmp_path / "s")
    story = open_story(tmp_path / "s")
    assert len(story.articles) == 4
    assert all("arrested" not in each.title for each in story.claims)
    assert [each.title for each in story.claims if "sank" in each.title]
    assert unfit(tmp_path / "s") == []


@pytest.fixture
def other_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules of another version: clauses begin a word later, and nobody is arrested any more."""
    made = default_stages()

    def attribute(article: Article, annotations: Annotations, timexes: tuple[TimeExpression, ...]) -> Facts:
        facts = made.attribute(article, annotations, timexes)
        claims = (shorter(each, article) for each in facts.claims if each.predicate != "arrest")
        return replace(facts, claims=tuple(claims), orders=())

    versions = replace(made.versions, rules="others", links="others")
    monkeypatch.setattr(pipeline, "default_stages", lambda: replace(made, attribute=attribute, versions=versions))


def shorter(each: Claim, article: Article) -> Claim:
    """The claim without the first word of its clause, and so with another id."""
    start = each.span.start + len(each.span.of(article.text).split(" ")[0]) + 1
    if start >= min(each.head.start, each.span.end):
        return each
    return replace(each, id=f"n{each.id[1:]}", span=article.span(start, each.span.end))


def test_another_version_of_the_rules(judged: Path, tmp_path: Path, other_rules: None) -> None:
    store = Path(shutil.copy(judged, tmp_path / "s"))
    before = {line.number: line.records for line in judgements(store)}
    assert build([], store).unfit == 1
    after = {line.number: line.records for line in judgements(store)}
    assert sum(before[number] != after[number] for number in before) > 3  # the ids are others
    assert unfit(store) == ["no claim is found at its words in herald.txt any more"]
    story = open_story(store)
    assert event(story, "had warned the council").when.edtf == "2019-01-17"
    assert all("promised an inquiry" not in each.title for each in story.claims)


def test_what_does_not_fit_comes_back_with_what_it_fits(judged: Path, tmp_path: Path) -> None:
    made = default_stages()
    store = Path(shutil.copy(judged, tmp_path / "s"))
    was = exported(store)
    blind = replace(made, attribute=lambda a, n, t: Facts(a.id, (), t, ()), versions=replace(made.versions, rules="x"))
    build([], store, stages=blind)
    assert len(unfit(store)) == len(POOL) - 3  # a date of an article, a claim that was added, and who is told of in it
    build([], store, stages=made)
    assert unfit(store) == []
    assert exported(store) == was


def test_only_the_story_that_is_judged_is_told_anew(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = """Grain barge runs aground near Tollmere
Tollmere Echo, 3 May 2021

A grain barge ran aground near Tollmere on Sunday, the river board said. Its skipper, Hal Moss, was fined 200 pounds.
"""
    news = write(tmp_path / "news", {**TEXTS, "echo.txt": other})
    build([news], tmp_path / "s")
    linked: list[list[str]] = []
    made = default_stages()

    def link(articles: Sequence[Article], *others: object) -> object:
        linked.append(sorted(article.paths[0] for article in articles))
        return made.link(articles, *others)  # type: ignore[arg-type]

    watched: Stages = replace(made, link=link)  # type: ignore[arg-type]
    monkeypatch.setattr(pipeline, "default_stages", lambda: watched)
    judge(tmp_path / "s", Kind.DATE, "echo.txt", values=["2021-05-04"], by="ann", at=AT)
    assert linked == [["echo.txt"]]
    build([], tmp_path / "s")
    assert linked == [["echo.txt"]]
    undo(tmp_path / "s", by="ann", at=AT)
    assert linked == [["echo.txt"]] * 2
