"""A story as JSON-LD: schema.org's `Claim` and `NewsArticle`, and PROV-O for the chain of sources.

A claim's `appearance` is the article that it was read in; `claimInterpreter` is where it comes from. Each hop of its
chain is a `prov:Entity` that was derived from the next one and is attributed to its source, the origin last. No verdict
is written: that is for people.
https://schema.org/Claim, https://www.w3.org/TR/prov-o/
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain as chain_of
from typing import Any, TextIO

from dateline.export.lines import stream, whole_text
from dateline.export.references import Reference, references
from dateline.export.webannotation import source
from dateline.model import Claim, Story
from dateline.tell import ALL, Selection
from dateline.tell.chain import StepKind, chain
from dateline.tell.index import Index
from dateline.tell.selection import articles_of, claims_of
from dateline.tell.words import Words

CONTEXT = {"@vocab": "https://schema.org/", "prov": "http://www.w3.org/ns/prov#"}
_AGENTS = {
    StepKind.PERSON: ("Person", "prov:Person"),
    StepKind.ORGANIZATION: ("Organization", "prov:Organization"),
    StepKind.OUTLET: ("NewsMediaOrganization", "prov:Organization"),
    StepKind.PAGE: ("NewsMediaOrganization", "prov:Organization"),
    StepKind.RELAY: ("NewsMediaOrganization", "prov:Organization"),
    StepKind.DOCUMENT: ("CreativeWork", "prov:Entity"),
    StepKind.ANONYMOUS: ("Thing", "prov:Agent"),
    StepKind.HEARSAY: ("Thing", "prov:Agent"),
}


def write(story: Story, out: TextIO, selection: Selection = ALL) -> None:
    """Write a graph of the articles and claims that a selection leaves."""
    index, words, cited = Index(story), Words(), references(story)
    chosen = claims_of(selection, index)
    articles = (_article(source(article), cited[article.id]) for article in articles_of(selection, story))
    claims = (node for claim in story.claims if claim.id in chosen for node in _claim(claim, index, words))
    stream(out, {"@context": CONTEXT}, "@graph", chain_of(articles, claims))


def _article(id: str, cited: Reference) -> dict[str, Any]:
    told: dict[str, Any] = {
        "@id": id,
        "@type": ["NewsArticle", "prov:Entity"],
        "headline": whole_text(cited.title),
        "publisher": {"@type": "NewsMediaOrganization", "name": whole_text(cited.outlet)} if cited.outlet else None,
        "author": [{"@type": "Person", "name": whole_text(name)} for name in cited.authors],
        "sourceOrganization": {"@type": "Organization", "name": cited.agency} if cited.agency else None,
        "datePublished": cited.date.earliest.isoformat()
        if cited.date and cited.date.earliest and cited.date.earliest == cited.date.latest
        else None,
        "archivedAt": cited.archive_url,
        "inLanguage": cited.language,
    }
    return {name: value for name, value in told.items() if value}


def _claim(claim: Claim, index: Index, words: Words) -> Iterator[dict[str, Any]]:
    """The claim, then one record a step of its chain below the page."""
    article, steps = index.article_of(claim), chain(claim, index, words)
    id = f"urn:dateline:claim:{claim.id}"
    hops = [f"{id}:hop:{number}" for number in range(1, len(steps))]
    yield {
        "@id": id,
        "@type": ["Claim", "prov:Entity"],
        "text": whole_text(claim.span.of(article.text)),
        "name": whole_text(claim.title),
        "appearance": {"@id": source(article)},
        "claimInterpreter": _agent(steps[-1].name, steps[-1].kind),
        "temporalCoverage": claim.when.edtf,
        "prov:wasQuotedFrom": {"@id": source(article)},
        **({"prov:wasDerivedFrom": {"@id": hops[0]}} if hops else {}),
    }
    for number, step in enumerate(steps[1:]):
        said = {"@id": hops[number], "@type": "prov:Entity", "prov:wasAttributedTo": _agent(step.name, step.kind)}
        if number + 1 < len(hops):
            said["prov:wasDerivedFrom"] = {"@id": hops[number + 1]}
        yield said


def _agent(name: str, kind: StepKind) -> dict[str, Any]:
    return {"@type": list(_AGENTS[kind]), "name": whole_text(name)}
