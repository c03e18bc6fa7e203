"""Which events stand in the first view of a story, and what kind of thing each event is.

Only happenings stand there: what took place, or is set for a date, and carries the story on. All else is counted and
one step away.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dateline.lang import words as listed
from dateline.model import Certainty, Claim, Event, Eventuality, Phase, Polarity, Role
from dateline.tell.gist import Gist, gist, may_be_one
from dateline.tell.index import Index, per_event
from dateline.tell.lead import lead, touches
from dateline.tell.predicates import is_listed, turn_of
from dateline.tell.salience import Salience, dates_itself, in_opening, salience
from dateline.tell.selection import ALL, Selection, select, surely_lies
from dateline.tell.words import Words

FIRST_VIEW = 40  # events that a person takes in on one page, whatever the size of the story
FEWEST = 8  # a short story opens with so many, though one article alone tells little of each, if it tells so many
ENOUGH = 2  # of a turn of events, a date, somebody by name and the lead: what one article alone must give
LONG_BEFORE = datetime.timedelta(days=365)  # before the first article: what one article alone tells is background then

AGES_BEFORE = 5 * LONG_BEFORE  # … and what any number of them tell


class Kind(StrEnum):
    """What an event is to a reader of the story; only happenings stand in the first view."""

    HAPPENING = "happening"
    MOOD = "mood"  # a state of mind: hopes, loves, is confident
    OPINION = "opinion"  # a judgement or a supposition, nothing that happened
    BACKGROUND = "background"  # what is the case, and what lies long before the story
    MINOR = "minor"  # a remark, something that did not happen, a small thing without a date


@dataclass(frozen=True, slots=True)
class Ranking:
    """`first` are the ids of the events of the first view, the weightiest first; `kinds` and `saliences` are by id."""

    first: tuple[str, ...]
    kinds: Mapping[str, Kind]
    saliences: Mapping[str, Salience]


def rank(index: Index, words: Words, most: int = FIRST_VIEW, selection: Selection = ALL) -> Ranking:
    """The first view of a story: at most `most` happenings. Same story, same ranking, whatever the articles' order.

    With a selection it is the first view of the events that it leaves, and a closer look: where there is room for more
    than their happenings, the weightiest of the others that surely lie in its window fill it. What surely lies there
    comes first. Where events are asked for by their kind (standing, origins, labels), happenings don't.
    """
    events = select(selection, index)
    saliences = {event.id: salience(event, index, words, selection.about) for event in events}
    start = _start(index)
    kinds = {event.id: kind_of(event, index, start) for event in events}
    ordered = sorted(
        saliences,
        key=lambda id: (not surely_lies(index.events[id].when, selection), -saliences[id].value, id),
    )
    happenings = [id for id in ordered if kinds[id] is Kind.HAPPENING or selection.of_a_kind]
    first = _told_once(happenings, most, index)
    if len(first) < min(FEWEST, most):
        small = [id for id in ordered if kinds[id] is Kind.MINOR and _is_only_small(index.events[id], index)]
        first = _told_once([id for id in small if id not in first], min(FEWEST, most), index, first)
    if len(first) < most and not selection.is_open:
        others = [id for id in ordered if id not in first]
        sure = [id for id in others if surely_lies(index.events[id].when, selection)]
        first = _told_once(sure, most, index, first)
        if len(first) < min(FEWEST, most):
            first = _told_once([id for id in others if id not in first], min(FEWEST, most), index, first)
    return Ranking(first, kinds, saliences)


def _told_once(ordered: Sequence[str], most: int, index: Index, before: Sequence[str] = ()) -> tuple[str, ...]:
    """The first events in order, without those that may well be one that stands there already (or `before` them).

    Linking joins only what is surely one; what may be one is not shown side by side either.
    """
    first = [gist(index.events[id], index) for id in before]
    for id in ordered:
        if len(first) == most:
            break
        told = gist(index.events[id], index)
        if not any(may_be_one(told, other) and not _told_apart(told, other, index) for other in first):
            first.append(told)
    return tuple(each.event.id for each in first)


def _told_apart(left: Gist, right: Gist, index: Index) -> bool:
    """Whether what no date can tell apart is told as two: by one article, or in other words altogether."""
    claims = (*index.claims_of(left.event), *index.claims_of(right.event))
    one_page = len({claim.span.article for claim in claims}) == 1
    return index.is_undated and (one_page or not left.words & right.words)


@per_event
def kind_of(event: Event, index: Index, start: datetime.date | None) -> Kind:
    """What an event is to a reader, by its claims; `start` is the day of the first article, if it is known."""
    claims = index.claims_of(event)
    told = [claim for claim in claims if claim.polarity is Polarity.POSITIVE] or list(claims)
    best = lead(event, index)
    if all(_is(claim, "mood") for claim in told):
        return Kind.MOOD
    if all(_is(claim, "opinion") or _is_supposed(claim) or _is_reproach(claim, index) for claim in told):
        return Kind.OPINION
    if all(_holds(claim) for claim in told) or _is_long_before(event, claims, index, start):
        return Kind.BACKGROUND
    if _is_minor(best, event, index) or _is_small(event, index):
        return Kind.MINOR
    return Kind.HAPPENING


def _is(claim: Claim, kind: str) -> bool:
    return is_listed(claim.predicate, listed("rank", f"kinds.{kind}"))


def _is_reproach(claim: Claim, index: Index) -> bool:
    """What somebody holds against another: an opinion where it isn't told when it was said ("the mayor's rival accuses
    her of having looked away", beside "on Monday he accused her"). Where no article has a date, none is asked for.
    """
    return _is(claim, "reproach") and not (dates_itself(claim) or index.is_undated)


def _is_supposed(claim: Claim) -> bool:
    """Told neither as happened nor as set for a date: what would, could or should be."""
    if claim.phase is Phase.HYPOTHETICAL:
        return True
    return claim.phase is Phase.EXPECTED and (claim.certainty is Certainty.POSSIBLE or not dates_itself(claim))


def _holds(claim: Claim) -> bool:
    """Whether it tells what is the case: a state, or what goes on without a beginning that is told.

    What is set for a date ("a hearing is scheduled for June 28") is none, though its verb has the form of a state.
    """
    if claim.eventuality is Eventuality.STATE:
        return claim.phase is not Phase.EXPECTED
    return claim.phase is Phase.ONGOING and not dates_itself(claim)


def _is_long_before(event: Event, claims: tuple[Claim, ...], index: Index, start: datetime.date | None) -> bool:
    last = event.when.latest
    if start is None or last is None or last >= start - LONG_BEFORE:
        return False
    alone = len({claim.span.article for claim in claims}) == 1
    return last < start - AGES_BEFORE or (alone and not any(in_opening(claim, index) for claim in claims))


def _is_minor(best: Claim, event: Event, index: Index) -> bool:
    """A remark or a gesture; what did not happen; what is only touched upon; what nobody dates and is of no class of
    happenings."""
    claims = index.claims_of(event)
    if _is(best, "minor") and not event.type:
        return True
    if best.polarity is Polarity.NEGATIVE and not index.conflicts_of.get(best.id):
        return True
    if (touches(best) and not (_names_anybody(best, index) and _dates_in_itself(best))) or _is_condition(best):
        return True
    if all(_speaks_of_itself(claim, index) for claim in claims) or _is_about_nobody(best):
        return True
    return event.when.days is None and not event.type and not index.is_undated


def _is_small(event: Event, index: Index) -> bool:
    """Whether one article alone tells it, and little about it."""
    claims = index.claims_of(event)
    return len({claim.span.article for claim in claims}) == 1 and _weight(event, claims, index) < ENOUGH


def _is_only_small(event: Event, index: Index) -> bool:
    """Whether it is something that somebody did or that was done to them, and minor for nothing but its size."""
    best = lead(event, index)
    done = best.phase is Phase.HAPPENED and best.polarity is Polarity.POSITIVE and _names_anybody(best, index)
    return done and not best.direct_quote and not _is_minor(best, event, index)


def _is_condition(claim: Claim) -> bool:
    """Whether it only says when or under which condition something else is so ("[Before] the market opened")."""
    first = claim.title.lstrip("[").partition(" ")[0].rstrip("]").lower()
    if first in listed("speech", "connectives.subordinators"):
        return True
    if not claim.title.startswith("["):
        return False
    if first in listed("rank", "kinds.echoes"):
        return True
    keys = ("open_marks", "conditions", "nobody")
    return first in listed("people", "pronouns.relative") or any(
        first in listed("speech", f"governors.{key}") for key in keys
    )


def _is_about_nobody(claim: Claim) -> bool:
    """Whether its title is about an "it" or "that" and doesn't tell what is meant: it says nothing by itself."""
    first, _, rest = claim.title.replace("’", " ").partition(" ")
    word = first.strip('“”[]"').lower()
    alone = rest.partition(" ")[0].lower() in listed("speech", "tense.finite_auxiliaries")
    return word in listed("people", "pronouns.neuter") or (alone and word in listed("people", "determiners.pointing"))


def _dates_in_itself(claim: Claim) -> bool:
    """Whether the expression that dates it stands in its own words, and not in the clause above."""
    spans = (reason.span for reason in claim.when.because if reason.span is not None)
    return any(claim.span.start <= span.start < claim.span.end for span in spans)


def _weight(event: Event, claims: tuple[Claim, ...], index: Index) -> int:
    """How many things an editor finds in what one article alone tells: a turn of events, a date, somebody by name who
    did it then, the lead. Where no article has a date, none is asked for.
    """
    turn = bool(event.type) or any(turn_of(claim.predicate) for claim in claims)
    of_a_day = bool(event.type) and event.when.days == 1  # of a class of happenings, whose day the text around gives
    dated = [c for c in claims if dates_itself(c) or of_a_day or (index.is_undated and index.day_in(c))]
    told = claims if index.is_undated else dated
    done = any(claim.phase is Phase.HAPPENED and _names_anybody(claim, index) for claim in told)
    return turn + bool(dated) + done + any(in_opening(claim, index) for claim in claims)


def _names_anybody(claim: Claim, index: Index) -> bool:
    """Whether who acts or is acted upon has a name."""
    entity_of = index.story.links.entity_of
    doers = (part for part in claim.participants if part.role in (Role.AGENT, Role.PATIENT))
    return any(index.is_named(entity_of.get(part.referent, "")) for part in doers)


def _speaks_of_itself(claim: Claim, index: Index) -> bool:
    """Whether somebody tells it of themselves ("saved my life", "our report gave …"): a remark, not an account."""
    said = claim.span.of(index.article_of(claim).text).lower().replace("’", "'").split()
    first = listed("people", "pronouns.first") | listed("people", "pronouns.first_possessive")
    return any(word.strip("“”\"'.,;:") in first for word in said)


def _start(index: Index) -> datetime.date | None:
    """The day of the first dated article."""
    known = (article.published.earliest or article.published.latest for article in index.story.articles)
    return min((day for day in known if day), default=None)
