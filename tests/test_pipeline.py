"""A build does what is not done yet: the same bytes in any order, after a kill, with any number of processes."""

from __future__ import annotations

import datetime
import io
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import DateFormatError, OptionError, StoreError, UnreadableError
from dateline.export.json import write
from dateline.model import Article, Facts, FileStatus, Links, Sketch, Story, Unread
from dateline.pipeline import File, Stages, build, build_story, open_story
from dateline.store import Store
from dateline.versions import Versions
from tests import toy

TEXTS = {
    "a.txt": "Ada met Bo in Hull.\nBo said Ada left.",
    "b.txt": "Cy said Ada left.\nBo sang.",
    "c.txt": "Dee sang.===Ada left.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three files, four articles."""
    place = tmp_path / "articles"
    place.mkdir()
    for name, text in TEXTS.items():
        (place / name).write_text(text)
    return place


def exported(story: Story) -> str:
    out = io.StringIO()
    write(story, out)
    return out.getvalue()


def test_a_build_reads_stores_and_links_all_articles(folder: Path, tmp_path: Path) -> None:
    report = build([folder], tmp_path / "s", stages=toy.stages())
    assert (report.new, report.known, report.unread) == (4, 0, ())
    story = open_story(tmp_path / "s")
    left = next(event for event in story.links.events if event.title == "left")
    assert len(left.claims) == 3
    assert report.claims == len(story.claims) == 6
    assert report.events == len(story.links.events)


def test_in_memory_it_is_the_same_story(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "s", stages=toy.stages())
    assert build_story([folder], stages=toy.stages()) == open_story(tmp_path / "s")


def test_the_story_as_known_on_a_day_is_that_of_the_articles_published_by_then(folder: Path, tmp_path: Path) -> None:
    published = {"a.txt": "2013-11-08", "b.txt": "2013-12"}
    build([folder], tmp_path / "s", published=published, stages=toy.stages())

    def known(day: datetime.date) -> Story:
        return open_story(tmp_path / "s", known_on=day, stages=toy.stages())

    alone = build_story([folder / "a.txt"], published={"a.txt": "2013-11-08"}, stages=toy.stages())
    assert known(datetime.date(2013, 12, 30)) == replace(alone, files=(), unread=())
    assert [a.paths for a in known(datetime.date(2013, 12, 31)).articles] == [("a.txt",), ("b.txt",)]
    assert known(datetime.date(2013, 11, 7)).articles == ()
    assert len(open_story(tmp_path / "s").articles) == 4, "the store stays as it is"


def test_a_second_build_does_nothing(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "s", stages=toy.stages())

    def never(*_: object) -> object:
        raise AssertionError("a stage ran again")

    idle = replace(toy.stages(), read=never, load_reader=never, date=never, attribute=never, link=never, tell=never)  # type: ignore[arg-type]
    report = build([folder], tmp_path / "s", stages=idle)
    assert (report.new, report.known) == (0, 4)


def test_a_second_build_imports_no_stage(tmp_path: Path, folder: Path) -> None:
    build([folder], tmp_path / "s", stages=toy.stages())
    code = (
        "import sys; from tests import toy; from dateline.pipeline import build\n"
        f"build([{str(folder)!r}], {str(tmp_path / 's')!r}, stages=toy.stages())\n"
        "print([name for name in ('trafilatura', 'onnxruntime', 'numpy', 'tokenizers') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# what reporters' folders hold too: the same article again, a stub, another language, what is no article
MIXED = {
    **TEXTS,
    "a (1).txt": TEXTS["a.txt"],
    "0.txt": "[partial a wall]\nAda left.",
    "it.txt": "[language it]\nIda rise.",
    "wall.txt": "[no article it asks for consent]\nWe value your privacy.",
}


@settings(max_examples=20, deadline=None)
@given(order=st.permutations(sorted(MIXED)), at_once=st.booleans())
def test_the_order_of_the_articles_changes_no_byte(
    order: list[str], at_once: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any-order")
    for name, text in MIXED.items():
        (folder / name).write_text(text)
    paths = [str(folder / name) for name in order]
    for batch in [paths] if at_once else [[path] for path in paths]:
        build(batch, folder / "s", stages=toy.stages())
    assert exported(open_story(folder / "s")) == exported(build_story([folder / n for n in MIXED], stages=toy.stages()))


def test_workers_change_no_byte(folder: Path) -> None:
    alone = build_story([folder], stages=toy.stages())
    assert exported(build_story([folder], jobs=2, stages=toy.stages())) == exported(alone)


def test_the_same_text_under_two_paths_is_one_article(folder: Path, tmp_path: Path) -> None:
    (folder / "again.txt").write_text(TEXTS["a.txt"])
    report = build([folder], tmp_path / "s", stages=toy.stages())
    assert report.new == 4
    assert ("a.txt", "again.txt") in [article.paths for article in open_story(tmp_path / "s").articles]


def test_a_date_given_by_the_user_is_kept_over_builds_and_can_be_taken_back(folder: Path, tmp_path: Path) -> None:
    store, reader = tmp_path / "s", toy.ToyReader()

    def dates() -> list[str]:
        return [article.published.edtf for article in open_story(store).articles if "b.txt" in article.paths]

    build([folder], store, published={"b.txt": "2013-11"}, stages=toy.stages(reader))
    assert dates() == ["2013-11"]
    assert {c.when.edtf for c in open_story(store).claims} == {"2013-11", ""}
    build([folder], store, stages=toy.stages(reader))
    assert dates() == ["2013-11"]
    build([folder], store, published={str(folder / "b.txt"): ""}, stages=toy.stages(reader))
    assert dates() == [""]
    assert len(reader.seen) == 4, "another date is no reason to read a text again"


@pytest.mark.parametrize(
    ("published", "error", "words"),
    [
        ({"nosuch.txt": "2013"}, OptionError, "names no file"),
        ({"a.txt": "last week"}, DateFormatError, "use YYYY"),
        ({"a.txt": "2013-02-30"}, DateFormatError, "2013-02-30"),
    ],
)
def test_a_date_that_fits_nothing_is_refused(
    published: dict[str, str], error: type[Exception], words: str, folder: Path, tmp_path: Path
) -> None:
    with pytest.raises(error, match=words):
        build([folder], tmp_path / "s", published=published, stages=toy.stages())


def test_a_name_that_fits_two_files_needs_a_longer_path(folder: Path, tmp_path: Path) -> None:
    for year in ("2013", "2014"):
        (folder / year).mkdir()
        (folder / year / "x.txt").write_text(f"Eve ran {year}.")
    with pytest.raises(OptionError, match="fits 2 files"):
        build([folder], tmp_path / "s", published={"x.txt": "2013"}, stages=toy.stages())
    build([folder], tmp_path / "s", published={"2013/x.txt": "2013"}, stages=toy.stages())
    assert sorted(a.published.edtf for a in open_story(tmp_path / "s").articles) == ["", "", "", "", "", "2013"]


def test_files_of_one_name_in_two_folders_stay_apart(tmp_path: Path) -> None:
    for name, text in (("x", ""), ("y", "Eve ran."), ("z", "Flo ran.")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.txt").write_text(text)
        build([tmp_path / name / "index.txt"], tmp_path / "s", stages=toy.stages())
    story = open_story(tmp_path / "s")
    assert [article.paths for article in story.articles] == [("index.txt",)] * 2
    assert [unread.path for unread in story.unread] == ["index.txt"], "the empty one is still listed"
    with pytest.raises(OptionError, match="fits 2 files"):
        build([tmp_path / "y", tmp_path / "z"], tmp_path / "s", published={"index.txt": "2013"}, stages=toy.stages())
    build([tmp_path / "y", tmp_path / "z"], tmp_path / "s", published={"z/index.txt": "2013"}, stages=toy.stages())
    assert sorted(a.published.edtf for a in open_story(tmp_path / "s").articles) == ["", "2013"]


def test_the_users_date_goes_with_a_file_that_is_moved(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "s", published={"a.txt": "2013"}, stages=toy.stages())
    moved = folder.rename(tmp_path / "elsewhere")
    assert build([moved], tmp_path / "s", stages=toy.stages()).new == 0
    assert sorted(a.published.edtf for a in open_story(tmp_path / "s").articles) == ["", "", "", "2013"]


def test_what_cannot_be_read_is_listed_and_the_rest_goes_on(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_text("")
    (folder / "picture.txt").write_bytes(b"\x89PNG\0\0")
    report = build([folder, tmp_path / "nosuch"], tmp_path / "s", stages=toy.stages())
    assert report.new == 4
    assert [Path(u.path).name for u in report.unread] == ["nosuch", "empty.txt", "picture.txt"]
    again = build([folder, tmp_path / "nosuch"], tmp_path / "s", stages=toy.stages())
    assert again.unread == report.unread, "a second build skips it, and still says so"


def test_a_file_that_is_mended_is_no_longer_unread(folder: Path, tmp_path: Path) -> None:
    (folder / "late.txt").write_text("")
    build([folder], tmp_path / "s", stages=toy.stages())
    (folder / "late.txt").write_text("Flo ran.")
    report = build([folder], tmp_path / "s", stages=toy.stages())
    assert (report.new, report.unread) == (1, ())


def test_a_page_that_was_changed_is_a_new_article_and_the_old_one_stays(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "s", stages=toy.stages())
    (folder / "a.txt").write_text("Ada met Bo in Hull.\nBo denied all.")
    build([folder], tmp_path / "s", stages=toy.stages())
    assert len([a for a in open_story(tmp_path / "s").articles if a.paths == ("a.txt",)]) == 2


def test_a_defect_on_one_article_is_listed_and_the_rest_goes_on(folder: Path, tmp_path: Path) -> None:
    (folder / "snow.txt").write_text("\u2603 fell.")
    report = build([folder], tmp_path / "s", stages=toy.stages())
    assert [u.reason for u in report.unread] == [
        "a defect of dateline, please report it: ZeroDivisionError: no snow, please"
    ]
    story = open_story(tmp_path / "s")
    assert (len(story.articles), len(story.unread)) == (4, 1)
    mended = build([folder], tmp_path / "s", stages=toy.stages(toy.ToyReader(fails_on="never")))
    assert mended.unread == ()
    assert len(open_story(tmp_path / "s").articles) == 5


def test_an_article_in_another_language_is_kept_and_not_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "it.txt").write_text("[language it]\nIda rise.")
    reader = toy.ToyReader()
    report = build([folder], tmp_path / "s", published={"it.txt": "2013-11"}, stages=toy.stages(reader))
    assert (report.new, report.counts[FileStatus.OTHER_LANGUAGE], len(reader.seen)) == (5, 1, 4)
    story = open_story(tmp_path / "s")
    (italian,) = [article for article in story.articles if article.language == "it"]
    assert (italian.published.edtf, italian.paths) == ("2013-11", ("it.txt",))
    assert Facts(italian.id, (), (), ()) in story.facts
    with Store(tmp_path / "s") as store:
        assert [hit.id for hit in store.search("rise")] == [italian.id]

    for code in ("dateline.extraction", "dateline.store.statuses"):
        monkeypatch.setattr(f"{code}.languages", lambda: {"en", "it"})
    report = build([folder], tmp_path / "s", stages=toy.stages(reader))
    assert reader.seen[4:] == [italian.id], "a language that is learned later is read, and nothing else is read again"
    assert (report.counts[FileStatus.OTHER_LANGUAGE], report.counts[FileStatus.READ]) == (0, 5)


@pytest.mark.parametrize("text", ["Odd Ada left.", "[language it]\nIda rise."])
def test_an_article_that_cant_be_compared_is_listed_and_the_rest_goes_on(
    folder: Path, tmp_path: Path, text: str
) -> None:
    (folder / "odd.txt").write_text(text)

    def sketch(articles: Sequence[Article], facts: Sequence[Facts]) -> list[Sketch]:
        if any(each.paths == ("odd.txt",) for each in articles):
            raise ZeroDivisionError("no likeness")
        return toy.stages().sketch(articles, facts)

    report = build([folder], tmp_path / "s", stages=replace(toy.stages(), sketch=sketch))
    assert [u.reason for u in report.unread] == [
        "a defect of dateline, please report it: ZeroDivisionError: no likeness"
    ]
    assert len(open_story(tmp_path / "s").articles) == 4
    build([folder], tmp_path / "s", stages=toy.stages())
    assert exported(open_story(tmp_path / "s")) == exported(build_story([folder], stages=toy.stages()))


def test_a_build_that_was_killed_before_its_sketches_were_kept_makes_them_when_it_goes_on(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(Store, "set_sketches", killed)
        build([folder], tmp_path / "s", stages=toy.stages())
    with Store(tmp_path / "s") as store:
        assert len(store.unsketched("l1")) == len(store.facts())
    build([], tmp_path / "s", stages=toy.stages())
    assert exported(open_story(tmp_path / "s")) == exported(build_story([folder], stages=toy.stages()))


def test_every_file_of_a_build_has_one_status(folder: Path, tmp_path: Path) -> None:
    (folder / "a (1).txt").write_text(TEXTS["a.txt"])
    (folder / "wall.txt").write_text("[no article it asks for consent]\nWe value your privacy.")
    (folder / "snow.txt").write_text("\u2603 fell.")
    report = build([folder, tmp_path / "nosuch"], tmp_path / "s", stages=toy.stages())
    assert [(each.path.rpartition("/")[2], each.status.value) for each in report.files] == [
        ("nosuch", "not_read"),
        ("a (1).txt", "copy"),
        ("a.txt", "read"),
        ("b.txt", "read"),
        ("c.txt", "read"),
        ("c.txt", "read"),
        ("snow.txt", "not_read"),
        ("wall.txt", "not_article"),
    ]
    assert report.files == open_story(tmp_path / "s").files
    assert build([folder, tmp_path / "nosuch"], tmp_path / "s", stages=toy.stages()).files == report.files
    alone = build([folder / "b.txt"], tmp_path / "s", stages=toy.stages())
    assert [each.path for each in alone.files] == ["b.txt"], "the files of this build"


def test_a_defect_of_a_format_on_one_file_is_listed_and_the_rest_goes_on(folder: Path, tmp_path: Path) -> None:
    def read(file: File, *others: object) -> Iterator[Article | Unread]:
        yield from toy.read(file, *others)  # type: ignore[arg-type]
        if file.name == "a.txt":
            raise RecursionError("too deep")

    report = build([folder], tmp_path / "s", stages=replace(toy.stages(), read=read))
    (unread,) = report.unread
    assert (unread.path, unread.reason) == (
        "a.txt",
        "a defect of dateline, please report it: RecursionError: too deep",
    )
    assert report.new == 4


def test_an_article_that_cannot_be_stored_is_a_defect_of_its_file_alone(folder: Path, tmp_path: Path) -> None:
    def read(file: File, *others: object) -> Iterator[Article | Unread]:
        for item in toy.read(file, *others):  # type: ignore[arg-type]
            yield replace(item, title=None) if isinstance(item, Article) and file.name == "a.txt" else item  # type: ignore[arg-type]

    report = build([folder], tmp_path / "s", stages=replace(toy.stages(), read=read))
    (unread,) = report.unread
    assert (unread.path, report.new) == ("a.txt", 3)
    assert unread.reason.startswith("a defect of dateline, please report it: ")


def test_the_bytes_of_files_are_kept_once_and_not_read_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "again.txt").write_text(TEXTS["a.txt"])
    (folder / "empty.txt").write_text("")
    build([folder], tmp_path / "s", stages=toy.stages())
    with Store(tmp_path / "s") as store:
        assert store.original("c.txt") == TEXTS["c.txt"].encode()
        assert store.original("empty.txt") == b""
        assert len(list(store.check_originals())) == 4, "equal bytes once"

    def never(*_: object) -> object:
        raise AssertionError("an original was packed or unpacked")

    for name in ("keep", "unpacked", "original"):
        monkeypatch.setattr(f"dateline.store.files.{name}", never)
    build([folder], tmp_path / "s", stages=toy.stages())
    open_story(tmp_path / "s")


def test_a_store_that_lies_in_the_folder_is_no_file_of_it(folder: Path) -> None:
    for _ in range(2):
        report = build([folder], folder / "story.dateline", stages=toy.stages())
        assert [each.path for each in report.files] == ["a.txt", "b.txt", "c.txt", "c.txt"]
    with Store(folder / "story.dateline") as store:
        assert len(store.build_log()) == 1


def test_copies_that_were_not_wanted_are_made_when_they_are(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "s", copies=False, stages=toy.stages())
    with Store(tmp_path / "s") as store, pytest.raises(StoreError, match="--no-copies"):
        store.original("a.txt")
    reader = toy.ToyReader()
    assert build([folder], tmp_path / "s", stages=toy.stages(reader)).new == 0
    with Store(tmp_path / "s") as store:
        assert store.original("a.txt") == TEXTS["a.txt"].encode()
    assert reader.seen == [], "no text is understood again"
    with_copies, without = build_story([folder], stages=toy.stages()), open_story(tmp_path / "s")
    assert exported(with_copies) == exported(without)


def test_a_file_that_could_not_be_kept_is_not_tried_at_every_build(folder: Path, tmp_path: Path) -> None:
    tried = []

    def read(file: File, *others: object) -> Iterator[Article | Unread]:
        tried.append(file.name)
        yield Unread(file.name, "over the limit")

    stages = replace(toy.stages(), read=read)
    for _ in range(2):
        build([folder], tmp_path / "s", stages=stages)
    assert sorted(tried) == sorted(TEXTS)


def test_the_log_tells_who_made_what_stands_in_the_store(folder: Path, tmp_path: Path) -> None:
    def rows(code: str, weights: str) -> list[tuple[str, str, int]]:
        versions = Versions("r1", "f1", "l1", "read1", code, weights)
        build([folder], tmp_path / "s", stages=toy.stages(versions=versions))
        with Store(tmp_path / "s") as store:
            return [(row.code, row.weights, row.articles) for row in store.build_log()]

    assert rows("c1", "w1") == rows("c1", "w1") == [("c1", "w1", 4)]
    assert rows("c1", "w2")[1:] == [("c1", "w2", 4)]
    assert rows("c2", "w2")[2:] == [("c2", "w2", 4)]
    (folder / "d.txt").write_text("Eve ran.")
    assert rows("c2", "w2")[3:] == [("c2", "w2", 5)]
    (folder / "d.txt").write_text("")
    assert rows("c2", "w2")[4:] == [("c2", "w2", 5)]


@pytest.mark.parametrize("reading", ["read1", "read2"])
def test_another_way_of_reading_reads_the_files_again(reading: str, folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "s", stages=toy.stages(versions=Versions("r1", "f1", "l1", "read1")))

    def read(file: File, *others: object) -> Iterator[Article | Unread]:
        yield Unread(file.name, "a consent wall", FileStatus.NOT_ARTICLE)

    stages = replace(toy.stages(versions=Versions("r1", "f1", "l1", reading)), read=read)
    build([folder], tmp_path / "s", stages=stages)
    assert len(open_story(tmp_path / "s").articles) == (4 if reading == "read1" else 0)


@pytest.mark.parametrize(
    ("versions", "read_again", "facts_again"),
    [
        (Versions("r2", "f1", "l1"), True, True),
        (Versions("r1", "f2", "l1"), False, True),
        (Versions("r1", "f1", "l2"), False, False),
        (Versions("r1", "f1", "l1"), False, False),
    ],
)
def test_another_version_redoes_what_rests_on_it(
    versions: Versions, read_again: bool, facts_again: bool, folder: Path, tmp_path: Path
) -> None:
    build([folder], tmp_path / "s", stages=toy.stages())
    reader, made, linked = toy.ToyReader(), [], []

    def attribute(article: Article, *others: object) -> Facts:
        made.append(article.id)
        return toy.attribute(article, *others)  # type: ignore[arg-type]

    def link(*both: object) -> Links:
        linked.append(1)
        return toy.link(*both)  # type: ignore[arg-type]

    stages: Stages = replace(toy.stages(reader, versions), attribute=attribute, link=link)
    build([folder], tmp_path / "s", stages=stages)
    assert (len(reader.seen), len(made)) == (4 if read_again else 0, 4 if facts_again else 0)
    assert bool(linked) == (versions != Versions("r1", "f1", "l1"))


def test_facts_that_cannot_be_stored_are_a_defect_of_their_article_alone(folder: Path, tmp_path: Path) -> None:
    def attribute(article: Article, *others: object) -> Facts:
        facts = toy.attribute(article, *others)  # type: ignore[arg-type]
        return replace(facts, claims=facts.claims * 2) if "Hull" in article.text else facts

    report = build([folder], tmp_path / "s", stages=replace(toy.stages(), attribute=attribute))
    (unread,) = report.unread
    assert unread.path == "a.txt"
    assert "UNIQUE constraint failed: claim.id" in unread.reason
    assert len(open_story(tmp_path / "s").articles) == 3


def test_an_article_that_a_stage_refuses_is_listed_with_its_words(folder: Path, tmp_path: Path) -> None:
    def refuse(article: Article, *others: object) -> Facts:
        raise UnreadableError("this is no English")

    report = build([folder], tmp_path / "s", stages=replace(toy.stages(), attribute=refuse))
    assert {unread.reason for unread in report.unread} == {"this is no English"}
    assert (report.new, report.claims, len(report.unread)) == (4, 0, 4)


def test_a_store_whose_build_was_killed_says_so(folder: Path, tmp_path: Path) -> None:
    Store(tmp_path / "s", write=True).close()
    with pytest.raises(StoreError, match="not finished"):
        open_story(tmp_path / "s")
    build([], tmp_path / "s", stages=toy.stages())
    assert open_story(tmp_path / "s").articles == ()


STUCK_BUILD = """
import sys
from tests import toy
from dateline.pipeline import build
build([sys.argv[1]], sys.argv[2], stages=toy.stages(toy.ToyReader(stuck_after=int(sys.argv[3]))))
"""


@pytest.mark.parametrize("seed", range(3))
def test_a_build_that_is_killed_goes_on_where_it_stood(seed: int, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(20):
        (folder / f"{number}.txt").write_text(f"Ada met Bo{number} in Hull.\nBo{number} said Ada left.")
    build([folder], tmp_path / "whole", stages=toy.stages())
    goal = random.Random(seed).randrange(1, 19)
    command = [sys.executable, "-c", STUCK_BUILD, str(folder), str(tmp_path / "killed"), str(goal + 1)]
    running = subprocess.Popen(command)
    while _facts(tmp_path / "killed") < goal and running.poll() is None:
        time.sleep(0.005)
    running.send_signal(signal.SIGKILL)
    running.wait()
    kept = _facts(tmp_path / "killed")
    assert goal <= kept < 20, "it was killed half-way"

    reader = toy.ToyReader()
    build([folder], tmp_path / "killed", stages=toy.stages(reader))
    assert len(reader.seen) <= 20 - kept, "nothing that was done is done again"
    assert exported(open_story(tmp_path / "killed")) == exported(open_story(tmp_path / "whole"))


def _facts(store: Path) -> int:
    try:
        with Store(store) as opened:
            return len(opened.facts_keys(opened.article_ids()))
    except StoreError:  # not made yet
        return 0
