"""Is all that a story shows still what its articles say? Every span, date and link is looked at again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from dateline.model import Article, Claim, Facts, Links, Story
from dateline.pipeline import whole_story
from dateline.span import Span
from dateline.when import When


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """How much was checked, and what is wrong, one line each. `originals` are the files whose bytes are kept."""

    articles: int
    checked: int
    problems: tuple[str, ...]
    originals: int = 0


@dataclass(slots=True)
class _Checks:
    """Counts checks and keeps the words of those that fail."""

    texts: dict[str, str]
    count: int = 0
    problems: list[str] = field(default_factory=list)

    def that(self, holds: bool, what: str) -> None:
        self.count += 1
        if not holds:
            self.problems.append(what)

    def span(self, span: Span | None, what: str) -> None:
        """A span lies in its article and marks something."""
        if span is not None:
            text = self.texts.get(span.article)
            self.that(text is not None, f"{what}: there is no article {span.article}")
            if text is not None:
                inside = span.start < span.end <= len(text) and bool(span.of(text).strip())
                self.that(inside, f"{what}: {span.start} to {span.end} marks no words of article {span.article}")

    def when(self, when: When, what: str) -> None:
        """A date that is known says why, and its evidence is there."""
        self.that(not when.known or bool(when.because), f"{what}: the date {when.edtf} has no reason")
        for reason in when.because:
            self.span(reason.span, f"{what}, reason of its date '{reason.text}'")

    def known(self, ids: Iterable[str], there: Iterable[str], what: str) -> None:
        """Each id names a record."""
        table = there if isinstance(there, set | dict) else set(there)
        for id in ids:
            self.that(id in table, f"{what}: names {id}, which there is not")


def verify_store(path: str | Path) -> VerifyReport:
    """Check the file, the bytes that it keeps, the hashes of its articles, and its story.

    Raises StoreError where it can't be opened at all.
    """
    from dateline.store import Store, digest

    with Store(path) as store, store.at_once():  # others may write meanwhile
        damage = store.damage()
        hashes = store.text_hashes()
        kept = list(store.check_originals())
        alone = [f"article {id}: is in no story" for id in store.waiting()] if store.build() else []
        damage += alone
        damage += [words for words in kept if words]
        try:
            story = whole_story(store)
        except (ValueError, KeyError, TypeError, msgspec.MsgspecError) as error:
            return VerifyReport(
                len(hashes), 1 + len(kept), (*damage, f"the store can't be read: {type(error).__name__}: {error}")
            )
    report = verify(story)
    changed = [
        f"article {article.id}: its text is not the one that was read"
        for article in story.articles
        if digest(article.text.encode()) != hashes.get(article.id)
    ]
    checked = report.checked + len(story.articles) + len(kept) + 1
    originals = sum(not words for words in kept)
    return VerifyReport(len(story.articles), checked, (*damage, *changed, *report.problems), originals)


def verify(story: Story) -> VerifyReport:
    """Check every block, span, date and link of a story."""
    checks = _Checks({article.id: article.text for article in story.articles})
    for article in story.articles:
        _check_article(article, checks)
    for facts in story.facts:
        _check_facts(facts, checks)
    _check_links(story, checks)
    return VerifyReport(len(story.articles), checks.count, tuple(checks.problems))


def _check_article(article: Article, checks: _Checks) -> None:
    what = f"article {article.id}"
    end = 0
    for block in article.blocks:
        words = article.text[block.start : block.end]
        checks.that(
            end <= block.start < block.end <= len(article.text), f"{what}: blocks out of order at {block.start}"
        )
        checks.that(words == words.strip(), f"{what}: the block at {block.start} has white space around it")
        end = block.end
    for relay in article.via:
        if relay.span.start or relay.span.end:  # empty at the start: the page, or the user, names it outside the text
            checks.span(relay.span, f"{what}, relay {relay.name}")
    checks.when(article.published, f"{what}, publication")
    checks.when(article.captured, f"{what}, capture")


def _check_facts(facts: Facts, checks: _Checks) -> None:
    referents = {referent.id for referent in facts.referents}
    for referent in facts.referents:
        what = f"referent {referent.id}"
        checks.that(bool(referent.mentions), f"{what}: has no mention")
        for mention in referent.mentions:
            checks.span(mention.span, what)
        checks.known(referent.members, referents, f"{what}, members")
    for timex in facts.timexes:
        checks.span(timex.span, f"time expression at {timex.span.start} of article {facts.article}")
    for claim in facts.claims:
        _check_claim(claim, facts.article, referents, checks)


def _check_claim(claim: Claim, article: str, referents: set[str], checks: _Checks) -> None:
    what = f"claim {claim.id}"
    checks.that(claim.span.article == article, f"{what}: rests on article {claim.span.article}, not on {article}")
    checks.span(claim.span, what)
    checks.span(claim.head, f"{what}, head")
    checks.when(claim.when, what)
    for participant in claim.participants:
        checks.span(participant.span, f"{what}, participant {participant.referent}")
        checks.known([participant.referent], referents, f"{what}, participant")
    for each in claim.unresolved:
        checks.span(each.span, f"{what}, unresolved")
    _check_context(claim, article, what, checks)
    for hop in claim.attribution:
        checks.span(hop.cue, f"{what}, cue of {hop.name}")
        checks.span(hop.span, f"{what}, source {hop.name}")
        checks.known([hop.referent] if hop.referent else [], referents, f"{what}, source {hop.name}")
    for amount in claim.amounts:
        checks.span(amount.span, f"{what}, amount {amount.value}")


def _check_context(claim: Claim, article: str, what: str, checks: _Checks) -> None:
    """What the title points back to stands in the claim's article, and begins no later: at most, it is its sentence."""
    if claim.context is not None:
        checks.span(claim.context, f"{what}, context")
        before = claim.context.article == article and claim.context.start <= claim.span.start
        checks.that(before, f"{what}: its context at {claim.context.start} does not begin before it")


def _check_links(story: Story, checks: _Checks) -> None:
    links = story.links
    entities = {entity.id for entity in links.entities}
    sources = {source.id for source in links.sources}
    claims = {claim.id: claim for facts in story.facts for claim in facts.claims}
    referents = {referent.id for facts in story.facts for referent in facts.referents}
    for entity in links.entities:
        what = f"entity {entity.id}"
        checks.known(entity.members, entities, f"{what}, members")
        checks.known(entity.referents, referents, f"{what}, referents")
        for span in entity.mentions:
            checks.span(span, what)
    for source in links.sources:
        checks.known([source.entity] if source.entity else [], entities, f"source {source.id}")
    for referent in sorted(referents):
        checks.that(links.entity_of.get(referent) in entities, f"referent {referent}: has no entity")
    for id, claim in sorted(claims.items()):
        chain = links.sources_of.get(id, ())
        checks.that(len(chain) == len(claim.attribution), f"claim {id}: its chain has {len(chain)} sources")
        checks.known(chain, sources, f"claim {id}, sources")
    for event in links.events:
        checks.when(event.when, f"event {event.id}")
    for state in links.states:
        what = f"state {state.relation}"
        checks.known(state.entities, entities, what)
        checks.known(state.claims, claims, what)
        checks.when(state.when, what)
    for conflict in links.conflicts:
        checks.known(conflict.claims, claims, f"conflict about {conflict.about}")
    for publication in links.publications:
        checks.known([publication.article], checks.texts, "bounds of a publication")
        checks.when(publication.when, f"article {publication.article}, bounds of its publication")
    events = {event.id for event in links.events}
    for order in links.orders:
        what = f"order of {order.earlier} and {order.later}"
        checks.known([order.earlier, order.later], events, what)
        checks.known(order.claims, claims, what)
        checks.span(order.span, what)
    for copy in links.copies:
        checks.known([copy.article, copy.original], checks.texts, "copy")
    for version in links.versions:
        checks.known([version.article, version.earlier], checks.texts, "version")
    for answer in links.answers:
        checks.known([answer.claim, answer.allegation], claims, f"answer ({answer.kind})")
    for record in story.files:
        checks.known([record.article] if record.article else [], checks.texts, f"file {record.path}")
    for link in links.links:
        there = {"copy": checks.texts, "passage": checks.texts, "story": checks.texts, "entity": referents}.get(
            link.kind, claims
        )
        checks.known([link.left, link.right], there, f"link of {link.kind}")
    for what in _groups(links, set(claims), entities, sources):
        checks.that(what == "", what)


def _groups(links: Links, claims: set[str], entities: set[str], sources: set[str]) -> Iterator[str]:
    """Events and origins: each claim is in exactly one, and both directions say the same. "" is a check that holds."""
    origins = {origin.id for origin in links.origins}
    for event in links.events:
        yield from _missing(event.participants, entities, f"event {event.id}, participants")
        yield from _missing(event.origins, origins, f"event {event.id}, origins")
    for origin in links.origins:
        yield from _missing([origin.source] if origin.source else [], sources, f"origin {origin.id}, source")
    for kind, groups, of in (
        ("event", {event.id: event.claims for event in links.events}, links.event_of),
        ("origin", {origin.id: origin.claims for origin in links.origins}, links.origin_of),
    ):
        forth = {(claim, group) for group, members in groups.items() for claim in members}
        back = set(of.items())
        for claim, group in sorted(forth ^ back):
            yield f"{kind} {group}: it and claim {claim} don't agree that they belong together"
        for claim in sorted(claims - {claim for claim, _ in back}):
            yield f"claim {claim}: has no {kind}"
        for claim in sorted({claim for claim, _ in forth} - claims):
            yield f"{kind}: names claim {claim}, which there is not"
        yield from ("" for _ in forth)


def _missing(ids: Iterable[str], there: set[str], what: str) -> Iterator[str]:
    for id in ids:
        yield "" if id in there else f"{what}: names {id}, which there is not"
