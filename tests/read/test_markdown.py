from __future__ import annotations

from dateline.model import BlockKind
from tests.read.reading import blocks, kinds, read_one, via

PAGE = """---
title: "Wall falls: what we know"
author: [Ada Penrose, Tom Rook]
date: 2013-11-08
draft: false
---

![A gap](gap.jpg "The gap at first light")

The **harbour wall** at [Saltmere](https://saltmere.example/a_(b)) gave way on *Monday*, and
two boats sank at their berths.

## What was known

> The footings may not survive
> another winter.

* Two boats sank.
* Nobody was hurt,
  the mayor said.

```
code, not story
```

Via: [Coast Today](https://coast.example)
"""


def test_a_source_that_is_an_address_is_the_address_and_no_outlet() -> None:
    story = "The wall of Saltmere fell on Saturday morning, and nobody was hurt, said the council."
    article = read_one(f'---\ntitle: "Wall falls"\nsource: "https://gazette.example/wall"\n---\n{story}', "a.md")
    assert article.url == "https://gazette.example/wall"
    assert article.outlet is None


def test_blocks_of_markdown() -> None:
    article = read_one(PAGE, "wall.md")
    assert (article.title, article.authors) == ("Wall falls: what we know", ("Ada Penrose", "Tom Rook"))
    assert article.published.edtf == "2013-11-08"
    assert kinds(article) == ["title", "caption", "paragraph", "heading", "quotation", "list", "list", "byline"]
    assert blocks(article)[2:7] == [
        "The harbour wall at Saltmere gave way on Monday, and two boats sank at their berths.",
        "What was known",
        "The footings may not survive another winter.",
        "Two boats sank.",
        "Nobody was hurt, the mayor said.",
    ]
    assert blocks(article, BlockKind.CAPTION) == ["The gap at first light"]
    assert via(article) == ["Coast Today"]


def test_the_first_heading_is_the_title() -> None:
    article = read_one("# Wall falls\n\nTwo boats sank at Saltmere on Monday night.\n", "wall.markdown")
    assert article.title == "Wall falls"
    assert kinds(article) == ["title", "paragraph"]


def test_an_underlined_heading_and_escapes() -> None:
    article = read_one("Wall falls\n==========\n\nTwo boats\\_sank at 3\\*4 metres on snake_case Monday.\n", "a.md")
    assert kinds(article) == ["title", "paragraph"]
    assert blocks(article)[1] == "Two boats_sank at 3*4 metres on snake_case Monday."
