"""Stores filled with stories made by hand, and the application on them as a browser would ask it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from starlette.testclient import TestClient

from dateline.model import Facts, Story
from dateline.serve import application
from dateline.store import Build, Linked, Store
from tests.store.filling import add

HOST = "http://127.0.0.1:8765"


def storable(story: Story) -> Story:
    """The story with referents of each article's own, as a store wants them: hand-made ones are shared by articles."""
    owned = tuple(_owned(facts) for facts in story.facts)
    entity_of = {f"{facts.article}/{old}": new for facts in story.facts for old, new in story.links.entity_of.items()}
    known = {referent.id for facts in owned for referent in facts.referents}
    links = replace(story.links, entity_of={id: entity for id, entity in entity_of.items() if id in known})
    return replace(story, facts=owned, links=links)


def _owned(facts: Facts) -> Facts:
    here, used = facts.article, {part.referent for claim in facts.claims for part in claim.participants}
    referents = tuple(
        replace(each, id=f"{here}/{each.id}", mentions=own)
        for each in facts.referents
        for own in [tuple(mention for mention in each.mentions if mention.span.article == here)]
        if own or each.id in used
    )
    claims = tuple(
        replace(
            claim,
            participants=tuple(replace(part, referent=f"{here}/{part.referent}") for part in claim.participants),
            attribution=tuple(
                replace(hop, referent=f"{here}/{hop.referent}" if hop.referent else None) for hop in claim.attribution
            ),
        )
        for claim in facts.claims
    )
    return replace(facts, referents=referents, claims=claims)


def apart(story: Story) -> Story:
    """The story with a file of its own for each article, whatever it is called: a store has one text of a file."""
    articles = tuple(replace(a, paths=tuple(f"{a.id} {path}" for path in a.paths)) for a in story.articles)
    return replace(story, articles=articles)


def put(path: str | Path, *stories: Story) -> list[str]:
    """Write stories into a store; their ids."""
    ids = []
    with Store(path, write=True) as store:
        for number, story in enumerate(map(storable, stories)):
            articles = sorted(article.id for article in story.articles)
            for article in story.articles:
                add(store, article, path=article.paths[0] if article.paths else f"{article.id}.txt")
            for facts in story.facts:
                store.set_facts(facts, f"facts {number}")
            store.set_links(Linked(articles[0], f"key {number}", "links", tuple(articles)), story.links)
            ids.append(articles[0])
        store.set_build(Build("1", "reader", "rules", "key"))
    return ids


def client(path: str | Path, *, by: str = "Ada") -> TestClient:
    """Asks the application on a store; what goes wrong inside it is raised."""
    return TestClient(application(path, by=by), base_url=HOST, follow_redirects=False)


def send(browser: TestClient, page: str, address: str, fields: Mapping[str, str], origin: str = HOST) -> object:
    """Send a form as the page at `page` would, with its token and from its origin."""
    found = re.search(r'name="token" value="([^"]+)"', browser.get(page).text)
    token = found[1] if found else browser.app.state.guard.token  # type: ignore[attr-defined]
    return browser.post(address, data={"token": token, **fields}, headers={"origin": origin})
