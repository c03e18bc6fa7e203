"""What an event is, once its claims are known: its date, people, title and standing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dateline.lang import words
from dateline.link.events import Grouping
from dateline.link.material import Material
from dateline.link.origins import Origins
from dateline.link.propositions import Proposition
from dateline.link.sources import Sources
from dateline.link.text import tokens
from dateline.model import Certainty, Claim, Conflict, Event, Phase, Polarity, SourceKind, Standing
from dateline.when import UNKNOWN, Basis, When

_REAL = (Phase.HAPPENED, Phase.ONGOING)
_FAR = 10**7  # days: wider than any interval


def make_events(
    material: Material, said: dict[str, Proposition], grouping: Grouping, sources: Sources, origins: Origins
) -> tuple[Event, ...]:
    """The events in id order; an event's id is its smallest claim's. Salience is not known yet."""
    return tuple(
        _event(id, [said[m] for m in members], material, sources, origins) for id, members in grouping.groups.items()
    )


def with_disputed(events: Sequence[Event], conflicts: Sequence[Conflict]) -> tuple[Event, ...]:
    """The events, of which those are disputed whose own claims differ about when it was."""
    of = {claim: event.id for event in events for claim in event.claims}
    pairs = (tuple(of.get(claim, "") for claim in each.claims) for each in conflicts if each.about == "date")
    disputed = {left for left, right in pairs if left == right}
    return tuple(replace(e, standing=Standing.DISPUTED) if e.id in disputed else e for e in events)


def _event(id: str, members: Sequence[Proposition], material: Material, sources: Sources, origins: Origins) -> Event:
    claims = [m.claim for m in members]
    return Event(
        id=id,
        title=min(claims, key=_clearest).title,
        when=dated(claims),
        participants=tuple(sorted({e for m in members for e in m.who | m.places})),
        standing=_standing(claims, material, sources, origins),
        claims=tuple(c.id for c in claims),
        origins=tuple(sorted({origins.of[c.id] for c in claims})),
        type=_type(members),
    )


def _type(members: Sequence[Proposition]) -> str:
    """The class of most of the claims that have one; the first in the order of the alphabet among equals."""
    counts = Counter(m.event_class.name for m in members if m.event_class)
    return min(counts, key=lambda name: (-counts[name], name), default="")


def _clearest(claim: Claim) -> tuple[object, ...]:
    """The claim that tells best: what happened before what is denied or planned, sure, dated, with names, short."""
    return (
        claim.polarity is Polarity.NEGATIVE,
        claim.phase not in _REAL,
        list(Certainty).index(claim.certainty),
        _width(claim.when),
        -len(claim.participants),
        len(claim.title),
        claim.id,
    )


def _telling(claims: Sequence[Claim]) -> list[Claim]:
    """The claims whose dates are the event's: those that say that it happened, where there are some."""
    asserted = [c for c in claims if c.polarity is Polarity.POSITIVE]
    return [c for c in asserted if c.phase in _REAL] or asserted or list(claims)


def dated(claims: Sequence[Claim]) -> When:
    """The date of the event that all these claims speak of."""
    return event_when(_telling(claims))


def event_when(claims: Sequence[Claim]) -> When:
    """The sharpest date of those that agree, no sharper than the one that says it; around all that disagree."""
    known = sorted((c.when for c in claims if c.when.known), key=lambda w: (_width(w), _BASES.index(w.basis), w.edtf))
    if not known:
        return min((c.when for c in claims), key=lambda w: w.edtf, default=UNKNOWN)
    when = known[0]
    for other in known[1:]:
        if not when.meets(other):
            when = when.hull(other)
    return when


_BASES = (Basis.STATED, Basis.RELATIVE, Basis.INFERRED, Basis.NONE)


def _width(when: When) -> int:
    """How much an interval leaves open, in days; an open end is worse than any width, two are the worst."""
    if when.days is not None:
        return when.days
    return _FAR if when.known else 2 * _FAR


def _standing(claims: Sequence[Claim], material: Material, sources: Sources, origins: Origins) -> Standing:
    asserted = [c for c in claims if c.polarity is Polarity.POSITIVE]
    denied = [c for c in claims if c.polarity is Polarity.NEGATIVE]
    if asserted and denied:
        return Standing.DISPUTED
    if denied and all(_is_denial(c, material) for c in denied):
        return Standing.DENIED
    if all(c.phase not in _REAL for c in claims):
        return Standing.EXPECTED
    return Standing.SEVERAL_ORIGINS if _independent(claims, sources, origins) > 1 else Standing.REPORTED


def _is_denial(claim: Claim, material: Material) -> bool:
    """Whether somebody is said to deny it, rather than to tell what did not happen."""
    cues = [hop.cue.of(material.article[hop.cue.article].text) for hop in claim.attribution if hop.cue]
    return any(w in words("link", "denial.cues") for cue in cues for w in tokens(cue))


def _independent(claims: Sequence[Claim], sources: Sources, origins: Origins) -> int:
    """How many origins without a shared one tell it; hearsay supports nothing, for nobody knows where it comes from."""
    found = {origins.of[c.id] for c in claims}
    known = {i for i in found if not _is_hearsay(origins.by_id[i].source, sources)}
    return len(known) or 1


def _is_hearsay(source: str | None, sources: Sources) -> bool:
    return source is not None and sources.by_id[source].kind is SourceKind.HEARSAY
