"""Plain text: paragraphs, title, headers, captions, furniture."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Article, BlockKind
from dateline.read import read_bytes
from tests.read.reading import blocks, kinds, read_one

BODY = """The harbour wall at Saltmere gave way on Monday, and two boats sank at their berths.

Ines Marlow, who has been harbour master since 2009, said that nobody was on board.

“We heard it from the church,” said Tom Rook, a baker. “Then the lights went out.”
"""


def test_paragraphs_by_blank_lines_and_a_title() -> None:
    article = read_one(f"Wall falls at Saltmere\n\n{BODY}")
    assert article.title == "Wall falls at Saltmere"
    assert kinds(article) == ["title", "paragraph", "paragraph", "paragraph"]
    assert blocks(article)[1].startswith("The harbour wall")


def test_every_line_is_a_paragraph_where_lines_are_not_wrapped() -> None:
    article = read_one("Wall falls at Saltmere\n" + BODY.replace("\n\n", "\n"))
    assert kinds(article) == ["title", "paragraph", "paragraph", "paragraph"]


def test_wrapped_lines_are_joined() -> None:
    text = """Wall falls at Saltmere

The harbour wall at Saltmere gave way on Monday night, and two boats
sank at their berths. Nobody was on board, the harbour master said
at noon.

   Divers will look at the footings as soon as the wind has dropped,
which may take until Friday. The quay is closed until then.
"""
    article = read_one(text)
    assert kinds(article) == ["title", "paragraph", "paragraph"]
    assert "two boats sank at their berths. Nobody was on board, the harbour master said at noon." in article.text


def test_a_first_sentence_is_no_title() -> None:
    article = read_one(BODY)
    assert article.title == ""
    assert kinds(article)[0] == "paragraph"


def test_header_lines_are_metadata() -> None:
    headers = "Title: Wall falls\nAuthor: Ada Penrose; Tom Rook\nDate: 2013-11\nSource: The Gazette\n"
    article = read_one(f"{headers}URL: https://gazette.example/wall\nLanguage: en\n\n{BODY}")
    assert (article.title, article.outlet, article.url) == ("Wall falls", "The Gazette", "https://gazette.example/wall")
    assert article.authors == ("Ada Penrose", "Tom Rook")
    assert article.published.edtf == "2013-11"
    assert article.published.because[0].text == "the file's header gives published 2013-11"
    assert kinds(article) == ["title", "paragraph", "paragraph", "paragraph"]
    assert "Language" not in article.text


def test_a_byline_under_the_title_dates_the_article_with_its_words() -> None:
    article = read_one(f"Wall falls at Saltmere\n\nBy Ada Penrose\n\nPublished 12 November 2013\n\n{BODY}")
    assert article.authors == ("Ada Penrose",)
    assert article.published.edtf == "2013-11-12"
    (reason,) = article.published.because
    assert reason.span is not None
    assert reason.span.of(article.text) == "12 November 2013"


@pytest.mark.parametrize(
    "line",
    ["Updated 12 November 2013", "© 2013 The Gazette. All rights reserved.", "It was built on 3 May 1903, in a storm."],
)
def test_other_dates_are_no_publication_dates(line: str) -> None:
    assert not read_one(f"Wall falls at Saltmere\n\n{line}\n\n{BODY}").published.known
    assert not read_one(f"Wall falls at Saltmere\n\n{BODY}\n{line}").published.known


def test_captions_between_and_behind_the_story_are_captions() -> None:
    text = f"""Wall falls at Saltmere

{BODY}
Ines Marlow looking at the gap with Tom Rook

Ines Marlow said on Tuesday that the quay would open again before Easter.

Tom Rook carried bread to the divers. Ines Marlow paid for it.

Ines Marlow on the quay
Ines Marlow and Tom Rook at the bakery

Ines Marlow Tom Rook in oilskins!

Ines Marlow with the diversTom Rook with his ovenInes Marlow and Tom Rook by the gap
"""
    article = read_one(text)
    captions = blocks(article, BlockKind.CAPTION)
    assert [caption[:24] for caption in captions] == [
        "Ines Marlow looking at t",
        "Ines Marlow on the quay",
        "Ines Marlow and Tom Rook",
        "Ines Marlow Tom Rook in ",
        "Ines Marlow with the div",
    ]
    assert len(blocks(article, BlockKind.PARAGRAPH)) == 5


def test_a_short_last_sentence_is_story() -> None:
    article = read_one(f"Wall falls at Saltmere\n\n{BODY}\nInes Marlow wept.")
    assert blocks(article, BlockKind.PARAGRAPH)[-1] == "Ines Marlow wept."


def test_a_sentence_that_lost_its_full_stop_is_story() -> None:
    line = "Ines Marlow told the council that she had warned of the wall twice"
    assert blocks(read_one(f"Wall falls\n\n{BODY}\n{line}\n\n{BODY}"), BlockKind.PARAGRAPH).count(line) == 1


@pytest.mark.parametrize(
    "credit",
    [
        "The gap in the wall at first light. Photo: Ada Penrose",
        "The gap in the wall at first light. (AP Photo/Ada Penrose)",
        "The gap, seen from the church / Getty Images",
        "Divers were lowered into the gap on Tuesday. Photograph by Ada Penrose",
    ],
)
def test_a_credit_makes_a_caption(credit: str) -> None:
    assert blocks(read_one(f"Wall falls\n\n{BODY}\n{credit}\n\n{BODY}"), BlockKind.CAPTION) == [credit]


def test_a_subheading_carries_no_claim() -> None:
    article = read_one(f"Wall falls\n\n{BODY}\nWarnings ignored\n\n{BODY}")
    assert blocks(article, BlockKind.HEADING) == ["Warnings ignored"]


def test_bullets_are_list_items() -> None:
    article = read_one(f"Wall falls\n\n{BODY}\n- Two boats sank.\n- The quay is closed.\n\n{BODY}")
    assert blocks(article, BlockKind.LIST) == ["Two boats sank.", "The quay is closed."]


def test_furniture_carries_no_claim() -> None:
    text = f"Wall falls\n\n{BODY}\nRead more: Storm shuts promenade for the third week.\n\nAdvertisement\n\n{BODY}"
    text += "\nRelated stories\nMooring fees to rise in April\nSchool wins reading prize\n"
    article = read_one(text)
    assert blocks(article, BlockKind.HEADING) == [
        "Read more: Storm shuts promenade for the third week.",
        "Advertisement",
        "Related stories",
        "Mooring fees to rise in April",
        "School wins reading prize",
    ]


@pytest.mark.parametrize(
    "line", ["Recommended doses were halved.", "Share prices fell by a third.", "Watch out, he said."]
)
def test_a_sentence_that_starts_like_furniture_is_story(line: str) -> None:
    assert line in blocks(read_one(f"Wall falls\n\n{BODY}\n{line}\n\n{BODY}"), BlockKind.PARAGRAPH)


def test_a_text_without_full_stops_is_still_story() -> None:
    text = "\n\n".join(["wall falls", *["a wall fell down at the harbour and two boats sank at once"] * 3])
    assert kinds(read_one(text)) == ["title", "paragraph", "paragraph", "paragraph"]


def test_blocks_cover_the_text_exactly() -> None:
    article = read_one(f"Wall\u00a0falls\n\n{BODY}")
    assert "\n\n".join(blocks(article)) == article.text
    assert "Wall falls" in article.text


@given(st.text(st.characters(codec="utf-8"), max_size=400))
def test_any_text_gives_ordered_blocks_or_a_reason(text: str) -> None:
    for name in ("a.txt", "a.md", "a.html", "a.jsonl"):
        for found in read_bytes(text.encode(), name):
            if isinstance(found, Article):
                assert "\n\n".join(blocks(found)) == found.text
                assert all(block and block == block.strip() for block in blocks(found))
                assert all(relay.span.of(found.text) in (relay.name, "") for relay in found.via)
            else:
                assert found.reason
