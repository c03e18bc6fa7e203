"""Why an event stands where it stands, in words: the few things that weigh most, and no figures of scores."""

from __future__ import annotations

from dateline.model import Event, SourceKind
from dateline.tell.chain import chain
from dateline.tell.index import Index
from dateline.tell.salience import Salience
from dateline.tell.words import Words, plural

_MOST = 4  # reasons that a reader takes in beside a title


def why(event: Event, salience: Salience, index: Index, words: Words) -> str:
    """'4 origins, a court filing, in 31 articles, a matter of police or court': what an editor would name first."""
    claims = index.claims_of(event)
    phrases = words["why"]
    articles = len({claim.span.article for claim in claims})
    parts = {part.name: part for part in salience.parts}
    reasons = [
        plural(phrases["origins"], len(event.origins)) if len(event.origins) > 1 else "",
        _document(event, index, words),
        plural(phrases["articles"], articles) if articles > 1 else "",
        parts["turn"].because,
        phrases["opening"] if parts["position"].value else "",
        _central(event, index, words),
        phrases["day"] if event.when.days == 1 and parts["dated"].value == 1 else "",
    ]
    return ", ".join([reason for reason in reasons if reason][:_MOST])


def _document(event: Event, index: Index, words: Words) -> str:
    """The first document that is cited for it, as the text calls it ("a court filing")."""
    for claim in index.claims_of(event):
        if any(hop.kind is SourceKind.DOCUMENT for hop in claim.attribution):
            step = next(s for s in chain(claim, index, words) if s.kind.value == SourceKind.DOCUMENT.value)
            return str(words["why"]["document"]).format(name=step.quoted or step.name)
    return ""


def _central(event: Event, index: Index, words: Words) -> str:
    """Whom it is about, where that is one of those that the story is about."""
    named = [id for id in event.participants if id in index.entities and index.is_named(id)]
    first = max(named, key=lambda id: (index.share_of.get(id, 0.0), id), default=None)
    if first is None or 2 * index.share_of.get(first, 0.0) < index.largest_share:
        return ""
    return str(words["why"]["central"]).format(name=index.entities[first].name)
