from __future__ import annotations

import pytest

from dateline.read.bylines import authors_in, dates_in, is_byline, outlet_in, split_authors, tells_helpers


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ada Penrose", ("Ada Penrose",)),
        ("By Ada Penrose and Tom Rook, Staff Writers", ("Ada Penrose", "Tom Rook")),
        ("Words by Ada Penrose | 8 May 2013", ("Ada Penrose",)),
        ("By ADA PENROSE, North correspondent, The Saltmere Gazette", ("ADA PENROSE",)),
        ("by Ada Penrose February 28, 2024", ("Ada Penrose",)),
        ("Written by: Ludwig van der Berg", ("Ludwig van der Berg",)),
        ("Edited by Tom Rook", ()),
        ("By the time the police came, the boat had sunk", ()),
        ("The boat sank by Tuesday", ()),
    ],
)
def test_authors_of_a_byline(line: str, authors: tuple[str, ...]) -> None:
    assert authors_in(line) == authors


def test_authors_in_a_field() -> None:
    assert split_authors("By Ada Penrose, Tom Rook & Zoë Ray") == ["Ada Penrose", "Tom Rook", "Zoë Ray"]


@pytest.mark.parametrize(
    ("line", "dates"),
    [
        ("Published November 8, 2013", ["November 8, 2013"]),
        ("Published: 8 Nov 2013 Updated: 9 Nov 2013", ["8 Nov 2013"]),
        ("Updated 9 Nov 2013 | First published 8 Nov 2013", ["8 Nov 2013"]),
        ("Last modified on Nov 9, 2013", []),
        ("Retrieved 1 January 2020", []),
        ("By Ada Penrose · 8 May 2013, 7.45am", ["8 May 2013"]),
    ],
)
def test_only_the_publication_date_counts(line: str, dates: list[str]) -> None:
    assert [dated.quote for dated in dates_in(line)] == dates


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("By Ada Penrose", True),
        ("8 May 2013", True),
        ("Ada Penrose | Nov. 8, 2013 | 3 min read", True),
        ("Monday, 10 September 2018 at 7:45 am", True),
        ("Reporting by Ada Penrose; Editing by Tom Rook", True),
        ("The wall fell on 8 May 2013", False),
        ("A boat sank in the harbour", False),
        ("By noon everyone had left", False),
        ("By Friday, Penrose had resigned from the board.", False),
        ("By Ada Penrose's account, the wall fell before noon.", False),
        ("By Ada Penrose, special to the Gazette and to the Courier.", True),
    ],
)
def test_which_lines_are_bylines(line: str, verdict: bool) -> None:
    assert is_byline(line) is verdict


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("Rook reported from Saltmere.", True),
        (
            "Rook reported from Saltmere. Gazette writers Ada Penrose and Zoë Ray contributed to this report.",
            True,
        ),
        ("Rook reported from Saltmere, N.H.; Penrose, from Harrow.", True),
        ("Ada Penrose contributed.", True),
        ("Rook reported a fire.", False),
        ("Rook reported.", False),
        ("He reported from Saltmere.", False),
        ("Rook contributed to the fund.", False),
        ("The harbour contributed.", False),
    ],
)
def test_a_last_line_that_only_says_who_helped(line: str, verdict: bool) -> None:
    assert tells_helpers(line) is verdict


def test_the_outlet_behind_the_authors() -> None:
    assert outlet_in("By Ada Penrose, Saltmere Courier") == "Saltmere Courier"
    assert authors_in("By Ada Penrose, Saltmere Courier") == ("Ada Penrose",)
    assert outlet_in("By Ada Penrose and Tom Rook, Staff Writers, The Morning Ledger") == "The Morning Ledger"
    assert outlet_in("By Ada Penrose, Coast News Agency") is None, "an agency's text stands in other outlets too"
    assert outlet_in("By Ada Penrose and Tom Post") is None
    assert outlet_in("By Ada Penrose, Saltmere") is None
