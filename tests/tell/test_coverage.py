"""The opening of a timeline: what became of each file, and what was not understood."""

from __future__ import annotations

import datetime
from dataclasses import replace

from dateline.model import FileRecord, FileStatus, Publication, Story, Unread, Version
from dateline.tell.coverage import bounds, coverage, language_names
from dateline.tell.overview import overview
from dateline.tell.words import Words
from dateline.when import UNKNOWN, Basis, When, from_edtf
from tests.export.story import empty_story, ferry_story

WORDS = Words()


def mixed() -> Story:
    """The ferry story, where one article is Italian, one is a stub, and one is a later capture of another."""
    story = ferry_story()
    a, b, c, *others = story.articles
    articles = (replace(a, language="it"), replace(b, partial="a paywall"), c, *others)
    of = {
        "a.html": FileStatus.OTHER_LANGUAGE,
        "b.html": FileStatus.PARTIAL,
        "c.html": FileStatus.READ,
        "d.html": FileStatus.READ,
        "e.html": FileStatus.COPY,
        "consent.html": FileStatus.NOT_ARTICLE,
        "scan.pdf": FileStatus.NOT_READ,
    }
    files = tuple(FileRecord(path, status) for path, status in of.items())
    links = replace(story.links, versions=(Version(c.id, a.id, "saved later"),))
    return replace(story, articles=articles, files=files, links=links)


def test_files_are_counted_by_what_became_of_them() -> None:
    first, *_ = coverage(mixed(), WORDS).lines
    assert first == (
        "7 files: 2 read; 1 copy of another; 1 read in part (paywall), marked where it is cited; "
        "1 not an article; "
        "1 in another language; 1 could not be read"
    )


def test_the_opening_tells_the_period_the_undated_and_what_is_not_understood() -> None:
    lines = coverage(mixed(), WORDS).lines
    assert "Published 15 March 2019 to 19 June 2020" in lines
    assert "2 articles have no known publication date" in lines
    assert any(line.startswith("1 of 6 articles is in Italian: searchable, but not understood") for line in lines)
    assert "1 article is another version of one" in lines


def test_articles_without_a_date_lie_where_other_words_put_them() -> None:
    story = ferry_story()
    assert bounds(story) == UNKNOWN, "nothing is said of those that have none"
    missing = [article.id for article in story.articles if not article.published.known]
    assert len(missing) == 2
    told = [
        Publication(id, from_edtf(edtf)) for id, edtf in zip(missing, ("2019-03-20/..", "2019-05/2020"), strict=True)
    ]
    links = replace(story.links, publications=tuple(told))
    assert bounds(replace(story, links=links)) == When(datetime.date(2019, 3, 20), None, Basis.INFERRED)
    links = replace(story.links, publications=tuple(told[1:]))
    assert bounds(replace(story, links=links)) == UNKNOWN, "of one of them nothing is known"


def test_where_files_are_not_known_partial_articles_and_copies_are_counted() -> None:
    lines = coverage(replace(mixed(), files=()), WORDS).lines
    assert any(line.startswith("1 article is only the beginning of one") for line in lines)
    assert "1 article copies another" in lines


def test_many_languages_are_not_listed() -> None:
    story = ferry_story()
    codes = ["de", "fr", "it", "es", "nl", "pl"]
    articles = tuple(replace(a, language=code) for a, code in zip(story.articles, codes, strict=True))
    (line,) = [each for each in coverage(replace(story, articles=articles), WORDS).lines if "understood" in each]
    assert line.startswith("6 of 6 articles are in German, Spanish or 4 other languages: ")


def test_languages_have_their_names_the_most_frequent_first() -> None:
    assert language_names(["de", "it", "it"], WORDS) == ("Italian", "German")
    assert language_names(["qqq"], WORDS) == ("qqq",)
    assert language_names([], WORDS) == ()


def test_remarks_are_not_files_that_could_not_be_read() -> None:
    story = replace(empty_story(), unread=(Unread("a.pdf", "empty"), Unread("notes.csv", "a remark", remark=True)))
    assert coverage(story, WORDS).unread == 1


def test_an_article_is_listed_with_its_language_its_part_and_its_earlier_version() -> None:
    rows = {row.article.id: row for row in overview(mixed()).articles}
    assert (rows["a1"].foreign, rows["a1"].partial) == ("Italian", "")
    assert (rows["a2"].foreign, rows["a2"].partial) == ("", "a paywall")
    assert rows["a3"].version_of is not None
    assert rows["a3"].version_of.id == "a1"


def test_a_story_of_nothing_has_nothing_to_say_of_its_files() -> None:
    assert coverage(empty_story(), WORDS).lines == ()
