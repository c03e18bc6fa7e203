"""Whatever was added, replaced, dated, told and taken out, and in whatever order: what stands in the store in the end
is, byte for byte, what a build from nothing of the same articles gives.
"""

from __future__ import annotations

import io
import json
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.export.json import write
from dateline.model import Annotations, Article, Background, Relation, Story
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
    count, the present one last, each with the user's date when it was read last; `out`: texts that were taken out.
    """

    folder: Path
    stages: Callable[[], Stages]
    held: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    days: dict[str, str] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)
    out: set[str] = field(default_factory=set)
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
        (self.folder / name).write_text(text)
        build([self.folder / name], self.store, stages=self.stages())
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
        with Store(self.store) as store:
            ids = [article.id for article in store.articles() if article.text in texts]
        remove_articles(self.store, ids, stages=self.stages())
        self.out |= texts
        left = {file: [each for each in entries if each[0] not in texts] for file, entries in self.held.items()}
        self.held = {file: entries for file, entries in left.items() if entries}
        return True

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
                Path(path).write_text(text)
            build(list(some), store, published={path: day for path, (_, day) in some.items()}, stages=self.stages())
        facts = [Background(name, Relation.BORN, year) for name, year in self.known.items() if year]
        build([], store, background=facts, one_story=self.whole, stages=self.stages())
        return store


def sentence(draw: st.DrawFn) -> str:
    one, other = draw(st.permutations(NAMES))[:2]
    return draw(
        st.sampled_from((f"{one} {draw(st.sampled_from(VERBS))}.", f"{one} met {other}.", f"{one} said {other} left."))
    )


@st.composite
def texts(draw: st.DrawFn) -> str:
    return "\n".join(sentence(draw) for _ in range(draw(st.integers(1, 3))))


steps = st.one_of(
    st.tuples(st.just("put"), st.sampled_from(FILES), texts()),
    st.tuples(st.just("put"), st.sampled_from(FILES), texts()),
    st.tuples(st.just("replace"), st.sampled_from(FILES), texts()),
    st.tuples(st.just("take_out"), st.sampled_from(FILES)),
    st.tuples(st.just("date"), st.sampled_from(FILES), st.sampled_from(DAYS)),
    st.tuples(st.just("tell"), st.sampled_from(NAMES), st.sampled_from(("", "1980", "1990"))),
    st.tuples(st.just("hold"), st.booleans()),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(todo=st.lists(steps, min_size=1, max_size=12), dice=st.randoms(use_true_random=False))
def test_any_sequence_gives_what_a_build_from_nothing_gives(
    todo: list[tuple[Any, ...]], dice: random.Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dateline.pipeline.default_stages", toy.stages)
        world = World(tmp_path_factory.mktemp("sequence") / "news", toy.stages)
        for name, *arguments in todo:
            getattr(world, name)(*arguments)
        fresh = world.from_nothing(dice)
        assert exported(open_story(world.store)) == exported(open_story(fresh))
        assert grouped(world.store) == grouped(fresh)
        assert verify_store(world.store).problems == ()


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


def test_articles_of_three_stories_in_any_sequence(tmp_path: Path) -> None:
    reader, dice = Remembering(), random.Random(7)
    stages = replace(default_stages(), load_reader=lambda: reader)
    folder, store, fresh = tmp_path / "news", tmp_path / "s", tmp_path / "fresh"
    folder.mkdir()
    for story in ("glasshouse", "dunmere", "pellbrook"):
        for file in (EXAMPLES / story / "articles").iterdir():
            shutil.copy(file, folder / f"{story}-{file.name}")
    files = sorted(folder.iterdir())
    dice.shuffle(files)
    for first in range(0, len(files), 5):
        build(files[first : first + 5], store, stages=stages)
    assert parts(store) == {("dunmere",), ("glasshouse",), ("pellbrook",)}

    changed, dated, *others = files
    before = changed.read_text(encoding="utf-8")
    changed.write_text(f"{before}\n\nNothing else was known on Friday.\n", encoding="utf-8")
    build([changed, dated], store, published={str(dated): "2020-02"}, background=FACTS, stages=stages)
    out = dice.sample(others, 3)
    remove_articles(store, [file.name for file in out], stages=stages)
    build([folder], store, background=[replace(FACTS[0], value="1971")], stages=stages)

    after = changed.read_text(encoding="utf-8")
    changed.write_text(before, encoding="utf-8")
    kept = [file for file in files if file not in out]
    build(kept, fresh, stages=stages)
    changed.write_text(after, encoding="utf-8")
    known = [replace(FACTS[0], value="1971"), *FACTS[1:]]
    build([changed, dated], fresh, published={str(dated): "2020-02"}, background=known, stages=stages)
    assert exported(open_story(store)) == exported(open_story(fresh))
    assert grouped(store) == grouped(fresh)
    assert verify_store(store).problems == ()


FACTS = (
    Background("Delphine Ruskell", Relation.BORN, "1970"),
    Background("Elena Varga", Relation.BORN, "1969-05"),
    Background("Nobody", Relation.BORN, "1950"),
)


def parts(store: Path) -> set[tuple[str, ...]]:
    """The examples that each story of two articles or more is of."""
    with Store(store) as opened:
        examples = {article.id: article.paths[0].partition("-")[0] for article in opened.articles()}
        found = [sorted({examples[id] for id in story.articles}) for story in opened.stories()]
    return {tuple(each) for each in found}
