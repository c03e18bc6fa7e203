"""Claims as W3C Web Annotations (https://www.w3.org/TR/annotation-model/): each points at its words in its article.

The target has both selectors: the quotation with what stands around it finds the words in a page that has changed, the
position (code points of the article's text, `end` exclusive) in the text that was read.
"""

from __future__ import annotations

from typing import Any, TextIO

from dateline.export.lines import line, stream, whole_text
from dateline.export.web import web_address
from dateline.model import Article, Claim, Story
from dateline.tell import ALL, Selection
from dateline.tell.chain import byline, chain
from dateline.tell.index import Index
from dateline.tell.selection import claims_of
from dateline.tell.words import Words

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # characters before and after a quotation, as other annotation programs have it


def write(story: Story, out: TextIO, selection: Selection = ALL) -> None:
    """Write a collection of one page, an annotation a claim, in the order of articles and their texts."""
    index, words = Index(story), Words()
    chosen = claims_of(selection, index)
    claims = sorted((claim for claim in story.claims if claim.id in chosen), key=lambda each: (each.span, each.id))
    out.write(line({"@context": CONTEXT, "type": "AnnotationCollection", "total": len(claims)}).removesuffix("}\n"))
    out.write(',\n"first":')
    page = {"type": "AnnotationPage", "startIndex": 0}
    stream(out, page, "items", (annotation(claim, index, words) for claim in claims))
    out.write("}\n")


def annotation(claim: Claim, index: Index, words: Words) -> dict[str, Any]:
    """One claim: who says what, at these words."""
    article = index.article_of(claim)
    told = f"{byline(chain(claim, index, words), words)}: {claim.title}"
    return {
        "id": f"urn:dateline:claim:{claim.id}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": {"type": "TextualBody", "value": whole_text(told), "format": "text/plain", "purpose": "describing"},
        "target": target(claim.span.start, claim.span.end, article),
    }


def target(start: int, end: int, article: Article) -> dict[str, Any]:
    """Words of an article, by what they are and by where they stand."""
    text = article.text
    quoted = {
        "type": "TextQuoteSelector",
        "exact": whole_text(text[start:end]),
        "prefix": whole_text(text[max(0, start - _AROUND) : start]),
        "suffix": whole_text(text[end : end + _AROUND]),
    }
    place = {"type": "TextPositionSelector", "start": start, "end": end}
    found: dict[str, Any] = {"source": source(article), "selector": [quoted, place]}
    saved = article.captured
    if saved.earliest and saved.earliest == saved.latest:
        found["state"] = {"type": "TimeState", "sourceDate": f"{saved.earliest.isoformat()}T00:00:00Z"}
    return found


def source(article: Article) -> str:
    """The article's address, or a name of our own where it has none."""
    return web_address(article.url) or f"urn:dateline:article:{article.id}"
