"""What judgements make of a story's records once they are linked, and which of them fit no more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from dateline.judge.anchors import unfit
from dateline.judge.case import Case
from dateline.judge.facts import without_claims
from dateline.lang import table
from dateline.model import VERDICTS, Applied, Aside, Event, Facts, Judged, Judgement, Kind, Links, Record
from dateline.span import Span
from dateline.when import Basis, Reason, from_edtf

_LATEST = (Kind.DATE, Kind.RETITLE)  # of several on one event the latest holds


def with_days(links: Links, case: Case) -> Links:
    """Links in which events have the days that a person gives them. What the articles give is told with them."""
    given = {}
    for each in case.judgements:
        event = _event(each, case, links)
        if each.kind is Kind.DATE and event is not None:
            given[event] = each.value
    if not given:
        return links
    events = tuple(_dated(e, given[e.id]) if e.id in given else e for e in links.events)
    return replace(links, events=events)


def _dated(event: Event, edtf: str) -> Event:
    words = table("judgements")["because"]
    said, before = Reason(words["date"]), event.when
    if before.because[:1] == (said,):
        return event  # it is so already
    told = (Reason(words["articles"].format(edtf=before.edtf)),) if before.known and before.edtf != edtf else ()
    return replace(event, when=from_edtf(edtf, Basis.STATED, (said, *told, *before.because)))


def shown(case: Case, links: Links) -> tuple[Facts, ...]:
    """What articles say, without what linking put aside, and without contexts that hold words of what is aside."""
    aside = {each.claim.id: each.claim for each in links.judged.aside}
    spans = [claim.span for claim in (*aside.values(), *case.wrong.values())]
    return tuple(_without_contexts(without_claims(each, aside), spans) for each in case.facts)


def _without_contexts(facts: Facts, aside: Iterable[Span]) -> Facts:
    """Facts whose claims have no context that holds any of some spans: what is aside is told nowhere else."""
    here = [span for span in aside if span.article == facts.article]
    told = tuple(
        replace(claim, context=None) if claim.context and any(map(claim.context.overlaps, here)) else claim
        for claim in facts.claims
    )
    return facts if not here or told == facts.claims else replace(facts, claims=told)


def settled(links: Links, case: Case) -> Links:
    """Links with what became of each judgement, and with what articles say as they have it."""
    wrong = tuple(Aside(case.wrong[id], Kind.WRONG) for id in case.wrong)
    aside = {each.claim.id: each for each in (*wrong, *links.judged.aside)}
    articles = case.changed | {each.claim.span.article for each in aside.values()}
    facts = tuple(each for each in shown(case, links) if each.article in articles)
    there = {claim.id for each in facts for claim in each.claims}
    return replace(
        links,
        judged=Judged(
            tuple(_applied(case, links, aside)),
            facts,
            tuple(aside[id] for id in sorted(aside)),
            tuple(sorted(case.added & there)),
            tuple(sorted(case.made)),
            tuple(sorted(case.published.items())),
        ),
    )


def _applied(case: Case, links: Links, aside: Mapping[str, Aside]) -> list[Applied]:
    """What each judgement concerns now. Of several that can hold only once on an event, the latest does."""
    later: set[tuple[Kind, str]] = set()
    found = []
    for each in reversed(case.judgements):
        applied = _one(each, case, links, aside)
        if each.kind in _LATEST and applied.records and each.anchors[0].record is Record.EVENT:
            if (each.kind, applied.records[0]) in later:
                applied = replace(applied, records=(), because=unfit("overruled"))
            else:
                later.add((each.kind, applied.records[0]))
        found.append(applied)
    return found[::-1]


def _one(each: Judgement, case: Case, links: Links, aside: Mapping[str, Aside]) -> Applied:
    if each.id in case.why:
        return Applied(each.id, each.kind, (), each.values, case.why[each.id])
    records, sort = case.records[each.id], each.anchors[0].record
    why = ""
    if each.kind in VERDICTS:
        why = _overruled(each, records, aside)
    elif each.kind in (Kind.SAME, Kind.DIFFERENT):
        of: Callable[[str], str | None] = (
            links.entity_of.get if each.anchors[0].record is Record.ENTITY else links.event_of.get
        )
        now = [of(id) for id in records]
        why = _against(each.kind, len(set(now)) == 1)
        records = tuple(dict.fromkeys(id for id in now if id is not None))
    elif each.kind is Kind.WHO:
        whom, *claims = records
        records, sort = (tuple(claims), Record.CLAIM) if claims else ((links.entity_of[whom],), Record.ENTITY)
    elif each.anchors[0].record is Record.ENTITY:
        records = (links.entity_of[records[0]],)
    if each.anchors[0].record is Record.EVENT and each.kind in (Kind.DATE, Kind.RETITLE, Kind.NOTE, Kind.KEEP):
        event = _event(each, case, links)
        if event is not None:
            records = (event,)
        elif each.kind is Kind.NOTE:
            sort = Record.CLAIM
        else:
            why = why or unfit("aside")
    sort = Record.CLAIM if sort is Record.WORDS else sort
    return Applied(each.id, each.kind, () if why else records, each.values, why, sort)


def _event(each: Judgement, case: Case, links: Links) -> str | None:
    """The event that a judgement is on, if it is on one that is shown."""
    if not each.anchors or each.anchors[0].record is not Record.EVENT or each.id not in case.records:
        return None
    return links.event_of.get(case.records[each.id][0])


def _overruled(each: Judgement, records: tuple[str, ...], aside: Mapping[str, Aside]) -> str:
    """Why a verdict is not what became of its claims: another one, of this or of the whole event, is later."""
    whole = each.anchors[0].record is Record.EVENT
    alike = [id for id in records if id not in aside or aside[id].event is whole]
    now = {aside[id].kind if id in aside else Kind.KEEP for id in alike}
    return unfit("overruled") if now and each.kind not in now else ""


def _against(kind: Kind, one: bool) -> str:
    if kind is Kind.SAME:
        return "" if one else unfit("kept_apart")
    return unfit("joined") if one else ""
