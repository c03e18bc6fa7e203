"""What the folder's figures count: statuses, days that are found or invented, addresses, second captures."""

from __future__ import annotations

from benchmarks.folder import GoldFile, GoldFolder, explain, score
from dateline.model import Article, Block, BlockKind, FileRecord, FileStatus, Links, Story, Version
from dateline.when import UNKNOWN, from_edtf

READ, COPY, PARTIAL = FileStatus.READ, FileStatus.COPY, FileStatus.PARTIAL
WALL, NOT_READ = FileStatus.NOT_ARTICLE, FileStatus.NOT_READ


def article(file: str, published: str = "", url: str | None = None) -> Article:
    """An article of one line whose page gives this day."""
    blocks = (Block(BlockKind.PARAGRAPH, 0, 4),)
    when = from_edtf(published) if published else UNKNOWN
    return Article(f"id of {file}", "Text", "Text", blocks, published=when, url=url, paths=(f"pages/{file}",))


def story(articles: list[Article], files: dict[str, FileStatus], links: Links | None = None) -> Story:
    records = tuple(FileRecord(f"pages/{name}", status) for name, status in files.items())
    return Story(tuple(articles), (), links or Links(), files=records)


def test_all_is_well_where_everything_is_as_the_gold_says() -> None:
    built = story(
        [article("a.html", "2023-05-11", "https://lantern.example/a"), article("b.html", "2023-05-12")],
        {"a.html": READ, "b.html": PARTIAL, "wall.html": WALL, "empty.html": NOT_READ},
    )
    gold = {
        "a.html": GoldFile(READ, "2023-05-11", "https://lantern.example/a"),
        "b.html": GoldFile(PARTIAL, "2023-05-12"),
        "wall.html": GoldFile(WALL),
        "empty.html": GoldFile(NOT_READ),
    }
    scored = score(built, GoldFolder(gold))
    found = scored.figures
    assert found["files"] == 4
    assert found["statuses_right_pct"] == found["dates_found_pct"] == found["urls_right_pct"] == 100
    assert found["dates_invented"] == found["files_unknown"] == 0
    assert not scored.misses


def test_a_wall_that_is_read_is_a_false_article_and_is_named() -> None:
    scored = score(story([article("wall.html")], {"wall.html": READ}), GoldFolder({"wall.html": GoldFile(WALL)}))
    assert scored.figures["not_article_right_pct"] == 0
    assert scored.figures["read_false"] == 1
    assert "wall.html | expected not_article" in next(explain(scored.misses))


def test_a_day_where_the_page_gives_none_is_invented_and_so_is_a_wrong_or_a_vague_one() -> None:
    built = story(
        [article("none.html", "2024-01-01"), article("wrong.html", "2023-05-12"), article("month.html", "2023-05")],
        {"none.html": READ, "wrong.html": READ, "month.html": READ},
    )
    gold = {"none.html": GoldFile(READ), "wrong.html": GoldFile(READ, "2023-05-11")}
    found = score(built, GoldFolder({**gold, "month.html": GoldFile(READ, "2023-05-11")})).figures
    assert found["dates_invented"] == 3
    assert found["dates_found_pct"] == 0


def test_a_day_that_is_not_found_is_not_invented() -> None:
    gold = GoldFolder({"a.html": GoldFile(READ, "2023-05-11"), "gone.html": GoldFile(READ, "2023-05-11")})
    found = score(story([article("a.html")], {"a.html": READ}), gold).figures
    assert (found["dates_found_pct"], found["dates_invented"]) == (0, 0)
    assert found["read_right_pct"] == 50


def test_any_one_of_a_group_of_copies_may_be_the_one_that_is_read() -> None:
    gold = GoldFolder({"a.html": GoldFile(READ, copy_group="g"), "a (1).html": GoldFile(COPY, copy_group="g")})
    for statuses in ((READ, COPY), (COPY, READ)):
        built = story([article("a.html")], dict(zip(("a.html", "a (1).html"), statuses, strict=True)))
        assert score(built, gold).figures["statuses_right_pct"] == 100
    both = story([article("a.html"), article("a (1).html")], {"a.html": READ, "a (1).html": READ})
    assert score(both, gold).figures["copy_right_pct"] == 0


def test_second_captures_are_right_where_they_are_linked_with_the_first() -> None:
    pages = [article("first.html"), article("second.html")]
    files = {"first.html": READ, "second.html": READ}
    gold = GoldFolder({"first.html": GoldFile(READ), "second.html": GoldFile(READ, version_of="first.html")})
    linked = Links(versions=(Version(pages[1].id, pages[0].id, "one address"),))
    assert score(story(pages, files, linked), gold).figures["versions_right_pct"] == 100
    assert score(story(pages, files), gold).figures["versions_right_pct"] == 0


def test_a_companion_file_that_is_told_of_is_unknown_to_the_gold() -> None:
    built = story([article("a.html")], {"a.html": READ, "saved_resource.html": READ})
    assert score(built, GoldFolder({"a.html": GoldFile(READ)})).figures["files_unknown"] == 1
