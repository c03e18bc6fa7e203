"""Whatever was added, replaced, dated, told and taken out, and in whatever order: what stands in the store in the end
is, byte for byte, what a build from nothing of the same articles gives.
"""

from __future__ import annotations

import io
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dateline.export.json import write
from dateline.model import Annotations, Article, Background, Outlet, Relation, Story
from dateline.outlets import remove_outlets, set_outlets
from dateline.pipeline import add_background, build, open_story, remove_articles, remove_background
from dateline.stages import Stages, default_stages
from dateline.store import Store
from dateline.verify import verify_store
from dateline.when import UNKNOWN
from dateline.workers import Reader
from tests import toy

NAMES = ("Ada", "Bo", "Cy", "Dee", "Eve", "Flo")
VERBS = ("left", "sang", "fell", "ran")
FILES = tuple(f"{n}.txt" for n in range(7))
OWNERS = ("Harrow Media", "Vale Press")
DAYS = ("", "2013", "2013-11-08", "2014-02")


def exported(story: Story) -> str:
    """All that an export has, but for files whose articles were taken out: a build from nothing never saw them."""
    out = io.StringIO()
    write(story, out)
    record = json.loads(out.getvalue())
    record["files"] = [file for file in record["files"] if file["article"]]
    return json.dumps(record, indent=1)


@dataclass
class World:
    """A folder and its store, and what was done to them. `held`: the texts that each file has held and that still
    count, the present one last, each with the user's date when it was read last; `out`: texts that were taken out;
    `ids`: of the articles that texts are.
    """

    folder: Path
    stages: Callable[[], Stages]
    held: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    days: dict[str, str] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    table: bool = False
    out: set[str] = field(default_factory=set)
    ids: dict[str, str] = field(default_factory=dict)
    whole: bool | None = None

    def __post_init__(self) -> None:
        self.folder.mkdir()
        build([], self.store, stages=self.stages())

    @property
    def store(self) -> Path:
        return self.folder.parent / f"{self.folder.name}.dateline"

    def put(self, name: str, text: str) -> None:
        """A file is new, or holds another text; what it held stays, as evidence."""
        if text in self.out:
            return
        (self.folder / name).write_text(text, encoding="utf-8")
        known = self._articles()
        build([self.folder / name], self.store, stages=self.stages())
        self.ids |= dict(zip([text], self._articles() - known, strict=False))
        before = [each for each in self.held.get(name, []) if each[0] != text]
        self.held[name] = [*before, (text, self.days.get(name, ""))]

    def replace(self, name: str, text: str) -> None:
        """A file holds another text in the place of all that it held."""
        if text not in self.out:
            self.put(name, text)
            self._take_out({each for each, _ in self.held[name][:-1]})

    def take_out(self, name: str) -> None:
        """All that a file held is taken out; the file goes."""
        if name in self.held and self._take_out({text for text, _ in self.held[name]}, name):
            (self.folder / name).unlink()

    def _take_out(self, texts: set[str], name: str = "") -> bool:
        if any(each[-1][0] in texts for other, each in self.held.items() if other != name):
            return False  # another file holds one of them now
        remove_articles(self.store, sorted(self.ids[text] for text in texts), stages=self.stages())
        self.out |= texts
        left = {file: [each for each in entries if each[0] not in texts] for file, entries in self.held.items()}
        self.held = {file: entries for file, entries in left.items() if entries}
        return True

    def _articles(self) -> set[str]:
        with Store(self.store) as store:
            return set(store.article_ids())

    def date(self, name: str, day: str) -> None:
        """The user says when a file was published."""
        if name in self.held:
            place = self.folder / name
            build([place], self.store, published={str(place): day}, stages=self.stages())
            self.days[name] = day
            self.held[name][-1] = (self.held[name][-1][0], day)

    def tell(self, name: str, year: str) -> None:
        """The user says when somebody was born, or takes it back."""
        fact = Background(name, Relation.BORN, year)
        if year:
            add_background(self.store, [fact])
        else:
            remove_background(self.store, [fact])
        self.known[name] = year

    def say(self, owners: dict[str, str]) -> None:
        """The user says in the folder's outlets.csv who owns which outlets; without any the table goes."""
        place = self.folder / "outlets.csv"
        rows = [f"{name},{owner},{len(name)}\n" for name, owner in owners.items()]
        place.write_text("outlet,owner,grade\n" + "".join(rows))
        self.table = bool(owners)
        if not owners:
            place.unlink()
        build([self.folder], self.store, stages=self.stages())

    def command(self, name: str, owner: str) -> None:
        """The user says by command who owns an outlet, or takes it back."""
        if owner:
            set_outlets(self.store, [Outlet(name, owner)], stages=self.stages())
        elif self.owners.get(name):
            remove_outlets(self.store, [name], stages=self.stages())
        self.owners[name] = owner

    def hold(self, whole: bool) -> None:
        """All is one story, or many."""
        build([], self.store, one_story=whole, stages=self.stages())
        self.whole = whole

    def from_nothing(self, dice: random.Random) -> Path:
        """The store of a build of what counts now, the files in any order; of what a file held, the older first."""
        store = self.folder.parent / "fresh.dateline"
        for suffix in ("", "-wal", "-shm"):
            Path(f"{store}{suffix}").unlink(missing_ok=True)
        names = list(self.held)
        dice.shuffle(names)
        for n in range(max(map(len, self.held.values()), default=0)):
            some = {str(self.folder / name): self.held[name][n] for name in names if len(self.held[name]) > n}
            for path, (text, _) in some.items():
                Path(path).write_text(text, encoding="utf-8")
            build(list(some), store, published={path: day for path, (_, day) in some.items()}, stages=self.stages())
        facts = [Background(name, Relation.BORN, year) for name, year in self.known.items() if year]
        outlets = [Outlet(name, owner) for name, owner in self.owners.items() if owner]
        there = [self.folder] if self.table else []
        build(there, store, background=facts, outlets=outlets, one_story=self.whole, stages=self.stages())
        return store


def sentence(draw: st.DrawFn) -> str:
    one, other = draw(st.permutations(NAMES))[:2]
    return draw(
        st.sampled_from((f"{one} {draw(st.sampled_from(VERBS))}.", f"{one} met {other}.", f"{one} said {other} left."))
    )


@st.composite
def texts(draw: st.DrawFn) -> str:
    return "\n".join(sentence(draw) for _ in range(draw(st.integers(1, 3))))


def steps(
    texts: st.SearchStrategy[str], people: Sequence[str], outlets: Sequence[str]
) -> st.SearchStrategy[tuple[Any, ...]]:
    """What may be done to a world."""
    put = st.tuples(st.just("put"), st.sampled_from(FILES), texts)
    return st.one_of(
        put,
        put,
        st.tuples(st.just("replace"), st.sampled_from(FILES), texts),
        st.tuples(st.just("take_out"), st.sampled_from(FILES)),
        st.tuples(st.just("date"), st.sampled_from(FILES), st.sampled_from(DAYS)),
        st.tuples(st.just("tell"), st.sampled_from(people), st.sampled_from(("", "1980", "1990"))),
        st.tuples(st.just("say"), st.dictionaries(st.sampled_from(outlets), st.sampled_from(OWNERS), max_size=3)),
        st.tuples(st.just("command"), st.sampled_from(outlets), st.sampled_from(("", *OWNERS))),
        st.tuples(st.just("hold"), st.booleans()),
    )


def same_as_from_nothing(
    todo: list[tuple[Any, ...]], dice: random.Random, folder: Path, stages: Callable[[], Stages]
) -> None:
    """Do it all in one store, then what counts in the end in another, from nothing: they hold the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dateline.pipeline.default_stages", stages)
        world = World(folder, stages)
        for name, *arguments in todo:
            getattr(world, name)(*arguments)
        fresh = world.from_nothing(dice)
        assert exported(open_story(world.store)) == exported(open_story(fresh))
        assert grouped(world.store) == grouped(fresh)
        assert verify_store(world.store).problems == ()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(todo=st.lists(steps(texts(), NAMES, NAMES), min_size=1, max_size=12), dice=st.randoms(use_true_random=False))
def test_any_sequence_gives_what_a_build_from_nothing_gives(
    todo: list[tuple[Any, ...]], dice: random.Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    same_as_from_nothing(todo, dice, tmp_path_factory.mktemp("sequence") / "news", toy.stages)


def grouped(store: Path) -> list[tuple[str, str, tuple[str, ...]]]:
    """The stories, with what stands for all that their links rest on."""
    with Store(store) as opened:
        return [(story.id, story.key, story.articles) for story in opened.stories()]


# ---- with the shipped reader -----------------------------------------------------------------------------------------

EXAMPLES = Path(__file__).parents[1] / "examples"


class Remembering:
    """The shipped reader, asked once for each text: stores are made anew here, and what it sees stays what it is."""

    def __init__(self) -> None:
        self._seen: dict[Article, Annotations] = {}
        self._reader: Reader | None = None

    def annotate(self, article: Article) -> Annotations:
        bare = replace(article, paths=(), published=UNKNOWN)
        if bare not in self._seen:
            self._reader = self._reader or default_stages().load_reader()
            self._seen[bare] = self._reader.annotate(article)
        return self._seen[bare]


SOME: tuple[str, ...] = (
    "dunmere/wire-1",
    "dunmere/wire-2",
    "dunmere/blog",
    "glasshouse/03_wire",
    "glasshouse/05_magazine",
)
SOME += ("pellbrook/echo-1", "pellbrook/echo-2", "pellbrook/wire-1")


def pool() -> tuple[str, ...]:
    """Eight articles of three examples, copies and rewrites among them, and two of them as they were saved again."""
    texts = [(EXAMPLES / f"{s}/articles/{n}.txt").read_text("utf-8") for s, n in (each.split("/") for each in SOME)]
    return (
        *texts,
        f"{texts[0]}\n\nNothing else was known on Friday.\n",
        texts[6].replace("\n\n", "\n\nUpdated.\n\n", 1),
    )


PEOPLE = ("Delphine Ruskell", "Elena Varga", "Nobody")
OUTLETS = ("Pellbrook Echo", "beacon wire", "Harbour Wire", "Gate Post", "Capital Wire", "Nobody Times")


@pytest.fixture(scope="module")
def shipped() -> Callable[[], Stages]:
    """The stages that ship, with a reader that remembers."""
    reader = Remembering()
    return lambda: replace(default_stages(), load_reader=lambda: reader)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate])
@given(
    first=st.lists(st.tuples(st.sampled_from(FILES), st.sampled_from(pool())), min_size=3, max_size=4),
    todo=st.lists(steps(st.sampled_from(pool()), PEOPLE, OUTLETS), min_size=3, max_size=6),
    dice=st.randoms(use_true_random=False),
)
def test_any_sequence_of_articles_gives_what_a_build_from_nothing_gives(
    first: list[tuple[str, str]],
    todo: list[tuple[Any, ...]],
    dice: random.Random,
    tmp_path_factory: pytest.TempPathFactory,
    shipped: Callable[[], Stages],
) -> None:
    put = [("put", name, text) for name, text in first]
    same_as_from_nothing([*put, *todo], dice, tmp_path_factory.mktemp("articles") / "news", shipped)


def test_these_articles_are_of_three_stories(tmp_path: Path, shipped: Callable[[], Stages]) -> None:
    (tmp_path / "news").mkdir()
    for name, text in zip(SOME, pool(), strict=False):
        (tmp_path / "news" / f"{name.replace('/', '-')}.txt").write_text(text, encoding="utf-8")
    build([tmp_path / "news"], tmp_path / "s", stages=shipped())
    assert parts(tmp_path / "s") == {("dunmere",), ("glasshouse",), ("pellbrook",)}


def parts(store: Path) -> set[tuple[str, ...]]:
    """The examples that each story of two articles or more is of."""
    with Store(store) as opened:
        examples = {article.id: article.paths[0].partition("-")[0] for article in opened.articles()}
        found = [sorted({examples[id] for id in story.articles}) for story in opened.stories()]
    return {tuple(each) for each in found}
