"""What an event is called: the words of the claim that tells it best, or both sides of what is disputed.

A title never stands without its source: `byline` is shown with it wherever it is shown. Where sources contradict each
other about whether or when it happened, the title takes no side: it states the dispute, with each side's own words and
its source, in a fixed frame.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import Certainty, Claim, Conflict, Event, Outlet, Polarity, Standing
from dateline.tell.chain import byline, chain, outlets_said
from dateline.tell.context import context
from dateline.tell.index import Index
from dateline.tell.words import Words

_DECIDING = ("polarity", "date")  # what makes the event itself disputed; a number or a place is disputed within it


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dispute: a claim, its words, who says it, and what else is to be known of it.

    `note` is its date where dates are disputed, and how sure its source is where it isn't ("" for neither). `said` is
    what the user says of the outlets among those who say it. `context` is what its title points back to ("" for none).
    """

    claim: str
    title: str
    byline: str
    note: str
    said: tuple[Outlet, ...] = ()
    context: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """`title` with who says it; `sides` are those of a dispute, about which the key `about` says.

    `claim` is the one whose words the title is, None of a dispute. `context` is what they point back to ("" for none).
    """

    title: str
    byline: str
    about: str = ""
    sides: tuple[Side, ...] = ()
    claim: Claim | None = None
    context: str = ""


def heading(event: Event, best: Claim, index: Index, words: Words) -> Heading:
    """What to call an event whose lead is `best`."""
    about, claims = _dispute(event, best, index)
    if not about:
        said_by = byline(chain(best, index, words), words)
        return Heading(best.title, said_by, claim=best, context=context(best, index, words))
    sides = tuple(_side(each, about, index, words) for each in claims)
    phrases = words["dispute"]
    told = phrases["separator"].join(
        phrases["side_with_note" if side.note else "side"].format(
            title=words.inner(side.title), byline=side.byline, note=side.note
        )
        for side in sides
    )
    named = dict.fromkeys(side.byline for side in sides)
    title = phrases["frame"].format(about=phrases[about], sides=told)
    return Heading(title, phrases["separator"].join(named), about, sides)


def drawn(event: Event, best: Claim, index: Index) -> Standing:
    """The standing as it is drawn and filtered: what sources date differently is disputed, whoever tells it."""
    return Standing.DISPUTED if _dispute(event, best, index)[0] == "date" else event.standing


def _side(claim: Claim, about: str, index: Index, words: Words) -> Side:
    sure = claim.certainty is Certainty.CERTAIN
    dated = str(words["dispute"]["giving"]).format(when=words.when(claim.when)) if about == "date" else ""
    notes = (dated, "" if sure else words["certainty"][claim.certainty])
    note = ", ".join(note for note in notes if note)
    steps = chain(claim, index, words)
    said_by, said = byline(steps, words), outlets_said(steps)
    return Side(claim.id, claim.title, said_by, note, said, context(claim, index, words))


def _dispute(event: Event, best: Claim, index: Index) -> tuple[str, tuple[Claim, ...]]:
    """What is disputed about the event ("" for nothing) and the claims that stand for the sides, its lead first."""
    if event.standing is Standing.DENIED and best.polarity is Polarity.NEGATIVE:
        return "denied", (best,)
    deciding = [conflict for conflict in _within(event, index) if conflict.about in _DECIDING]
    if deciding:
        # One in which the lead has part, if there is one; a denial tells more than another date.
        first = min(deciding, key=lambda c: (_DECIDING.index(c.about), best.id not in c.claims, c.claims))
        left, right = (index.claims[claim] for claim in first.claims)
        if right.id == best.id or (left.id != best.id and left.polarity is Polarity.NEGATIVE):
            left, right = right, left
        return first.about, (left, right)
    if event.standing in (Standing.DISPUTED, Standing.DENIED):
        opposed = [claim for claim in index.claims_of(event) if claim.polarity is not best.polarity]
        if opposed:
            return "polarity", (best, opposed[0])
    return "", ()


def _within(event: Event, index: Index) -> list[Conflict]:
    """The conflicts between two claims of the event."""
    mine = set(event.claims)
    return [c for claim in event.claims for c in index.conflicts_of.get(claim, ()) if mine.issuperset(c.claims)]
