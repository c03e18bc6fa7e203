"""The claim that speaks for an event: whose words become its title, with its source beside it."""

from __future__ import annotations

from dateline.model import BlockKind, Certainty, Claim, Event, Phase, Polarity, Role, Standing
from dateline.tell.index import Index, per_event

_CERTAINTY = {Certainty.CERTAIN: 0, Certainty.PROBABLE: 1, Certainty.POSSIBLE: 2}
_PHASE = {Phase.HAPPENED: 0, Phase.ONGOING: 1, Phase.EXPECTED: 2, Phase.HYPOTHETICAL: 3}
_TITLE_CHARS = 90  # longer than a headline needs; among equals, what fits is preferred


@per_event
def lead(event: Event, index: Index) -> Claim:
    """The claim that tells an event best: it affirms, names who takes part, says it plainly and briefly.

    Raises ValueError for an event without claims, which no linker may make (nothing without its evidence).
    """
    claims = index.claims_of(event)
    if not claims:
        raise ValueError(f"event {event.id} has no claims")
    return min(claims, key=lambda claim: (*_order(claim, event, index), claim.id))


def _order(claim: Claim, event: Event, index: Index) -> tuple[int | float, ...]:
    return (
        claim.polarity is Polarity.NEGATIVE,
        _PHASE[claim.phase] if event.standing is not Standing.EXPECTED else -_PHASE[claim.phase],
        touches(claim),
        _block(claim, index),
        -_named(claim, index),
        _CERTAINTY[claim.certainty],
        claim.direct_quote,
        max(len(claim.title), _TITLE_CHARS),
        # What is dated most sharply tells most; an unknown date comes last.
        claim.when.days or 10**7,
        -len(claim.title),
    )


def touches(claim: Claim) -> bool:
    """Whether the clause leaves who does it to the clause above ("…, injuring twelve", "accounts filed last week")."""
    doers = [part.span for part in claim.participants if part.role in (Role.AGENT, Role.PATIENT)]
    return any(span.end <= claim.span.start or span.start >= claim.span.end for span in doers)


def _block(claim: Claim, index: Index) -> int:
    """Headlines and captions shorten what the text says in full: the text speaks first."""
    for block in index.article_of(claim).blocks:
        if block.start <= claim.span.start < block.end:
            return {BlockKind.CAPTION: 2, BlockKind.TITLE: 1, BlockKind.HEADING: 1}.get(block.kind, 0)
    return 0


def _named(claim: Claim, index: Index) -> int:
    """How many of the claim's participants are called by their name in its title."""
    entity_of = index.story.links.entity_of
    ids = {entity_of.get(participant.referent, "") for participant in claim.participants}
    names = [index.entities[entity].name for entity in ids if entity in index.entities]
    title = claim.title.casefold()
    return sum(any(part in title for part in name.casefold().split()) for name in names)
