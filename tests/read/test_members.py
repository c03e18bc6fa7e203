"""Archives as crawlers leave them: codings mixed, revisits among the pages, members cut off or damaged."""

from __future__ import annotations

import io
import random

import pytest

from dateline.errors import UnreadableError
from dateline.model import Article, Unread
from dateline.read import read_bytes
from dateline.read.members import records
from tests.read.crawl import crawl


def read(members: list[bytes]) -> tuple[list[Article], list[Unread]]:
    items = list(read_bytes(b"".join(members), "crawl.warc.gz"))
    return [i for i in items if isinstance(i, Article)], [i for i in items if isinstance(i, Unread)]


def test_pages_of_all_codings_are_read_and_revisits_are_passed_over() -> None:
    articles, unread = read(crawl(12))
    assert [article.url for article in articles] == [f"https://courier.example/{n}" for n in range(12)]
    assert unread == []
    assert all(f"plan number {n} before" in article.text for n, article in enumerate(articles))


def test_a_file_that_was_cut_off_loses_its_last_page_alone_and_says_so() -> None:
    members = crawl(4, codings=("",))
    members[-1] = members[-1][: len(members[-1]) // 2]
    articles, unread = read(members)
    assert len(articles) == 3
    ((path, reason),) = [(each.path, each.reason) for each in unread]
    assert path == "crawl.warc.gz:4"
    assert "the file ends in the middle of it" in reason


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9])
def test_a_member_that_was_cut_off_in_the_middle_of_the_file_loses_no_other(kept: float) -> None:
    members = crawl(6, codings=("gzip",))
    page = 3  # members: page 0, its revisit, robots.txt, page 1
    members[page] = members[page][: int(len(members[page]) * kept)]
    articles, unread = read(members)
    assert [article.url for article in articles] == [f"https://courier.example/{n}" for n in (0, 2, 3, 4, 5)]
    assert len(unread) == 1
    assert "damaged" in unread[0].reason


def test_a_damaged_member_loses_no_other() -> None:
    members = crawl(6, codings=("",))
    middle = len(members[3]) // 2
    members[3] = members[3][:middle] + bytes(40) + members[3][middle + 40 :]
    articles, unread = read(members)
    assert len(articles) == 5
    assert len(unread) == 1


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_damaged_what_comes_out_is_whole_and_no_page_is_lost_without_a_word(seed: int) -> None:
    dice, members = random.Random(seed), crawl(10)
    whole = {article.id for article in read(members)[0]}
    hurt = dice.sample(range(len(members)), 3)
    for n in hurt:
        at = dice.randrange(20, len(members[n]))
        members[n] = dice.choice((members[n][:at], members[n][:at] + dice.randbytes(30) + members[n][at + 30 :]))
    articles, unread = read(members)
    assert {article.id for article in articles} <= whole
    assert len(articles) >= len(whole) - 3
    assert len(articles) + len(unread) >= len(whole)


def test_records_of_one_gzip_member_and_of_none_are_read_too() -> None:
    import gzip

    plain = b"".join(gzip.decompress(member) for member in crawl(3))
    for data in (plain, gzip.compress(plain)):
        assert sum(each.record.rec_type == "response" for each in records(io.BytesIO(data)) if each.record) == 4


def test_what_is_no_archive_is_refused() -> None:
    with pytest.raises(UnreadableError, match="no WARC file"):
        list(records(io.BytesIO(b"<html><p>No archive.</p></html>")))
