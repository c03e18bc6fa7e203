"""What articles say as a person has it: claims that were added or put aside, other sources, other people meant.

The evidence itself stays as it is: what comes of this is kept beside it, and is made anew at every build.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.model import Article, Claim, EntityKind, Facts, Form, Hop, Mention, Participant, Referent, SourceKind
from dateline.span import Span

_KINDS = {
    EntityKind.PERSON: SourceKind.PERSON,
    EntityKind.GROUP: SourceKind.PERSON,
    EntityKind.WORK: SourceKind.DOCUMENT,
}


def with_claim(facts: Facts, claim: Claim, referents: Sequence[Referent]) -> Facts:
    """Facts with one more claim, and with those of its referents that they don't know."""
    known = {referent.id for referent in facts.referents}
    told = {p.referent for p in claim.participants} | {h.referent for h in claim.attribution}
    new = [referent for referent in referents if referent.id in told and referent.id not in known]
    return replace(
        facts,
        referents=tuple(sorted((*facts.referents, *new), key=lambda r: r.mentions[0].span)),
        claims=tuple(sorted((*facts.claims, claim), key=lambda c: (c.span, c.head))),
    )


def without_claims(facts: Facts, ids: Collection[str]) -> Facts:
    """Facts without some claims, and without their order among others."""
    if not any(claim.id in ids for claim in facts.claims):
        return facts
    return replace(
        facts,
        claims=tuple(claim for claim in facts.claims if claim.id not in ids),
        orders=tuple(order for order in facts.orders if not {order.earlier, order.later} & {*ids}),
    )


def said_by(facts: Facts, ids: Collection[str], hops: Sequence[Hop]) -> Facts:
    """Facts in which these claims have this chain of sources."""
    claims = tuple(replace(c, attribution=tuple(hops)) if c.id in ids else c for c in facts.claims)
    return replace(facts, claims=claims)


class Namer:
    """Whom the names of sources mean: somebody of the article, else an outlet or somebody of the story, else a name."""

    def __init__(self, articles: Sequence[Article], facts: Sequence[Facts]) -> None:
        self._outlets = {a.outlet.casefold() for a in articles if a.outlet}
        self._outlets |= {relay.name.casefold() for a in articles for relay in a.via}
        self._kinds: dict[str, EntityKind] = {}
        for referent in (r for each in facts for r in each.referents if _is_named(r)):
            for name in (referent.name, *referent.aliases):
                self._kinds.setdefault(name.casefold(), referent.kind)

    def hops(self, names: Sequence[str], facts: Facts) -> tuple[Hop, ...]:
        """The chain of these names, in one article. Nothing in its text says so, so that no hop has a span."""
        return tuple(self._hop(name, facts) for name in names)

    def _hop(self, name: str, facts: Facts) -> Hop:
        key = name.casefold()
        here = [r for r in facts.referents if _is_named(r) and key in {n.casefold() for n in (r.name, *r.aliases)}]
        if key in self._outlets:
            return Hop(name, SourceKind.OUTLET, f"editor:{key}")
        if len(here) == 1:
            return Hop(name, _kind(here[0].kind), here[0].id, here[0].id)
        return Hop(name, _kind(self._kinds.get(key, EntityKind.PERSON)), f"editor:{key}")


def _kind(kind: EntityKind) -> SourceKind:
    return _KINDS.get(kind, SourceKind.ORGANIZATION)


def _is_named(referent: Referent) -> bool:
    return any(mention.form is Form.NAME for mention in referent.mentions)


@dataclass(frozen=True, slots=True)
class Meant:
    """Facts in which some words mean somebody else. `same`: a referent of theirs and who that is, where it is another
    article's; `different`: the referent and the one that it was taken for. `made`: ids that the article didn't have.
    """

    facts: Facts
    same: tuple[str, str] | None = None
    different: tuple[str, str] | None = None
    made: tuple[str, ...] = ()


def meaning(facts: Facts, span: Span, target: Referent, text: str) -> Meant:
    """Facts in which the words of a span mean `target`: of the same article, or somebody of another one."""
    owner = next((r for r in facts.referents if any(m.span == span for m in r.mentions)), None)
    mention = next((m for r in facts.referents for m in r.mentions if m.span == span), Mention(span, Form.NOMINAL))
    if owner is not None and owner.id == target.id:
        return Meant(facts)
    if target.mentions[0].span.article == facts.article:
        return Meant(_moved(facts, owner, mention, target.id))
    if owner is not None and len(owner.mentions) == 1:
        return Meant(facts, (owner.id, target.id))
    return _split(facts, owner, mention, target, text)


def _split(facts: Facts, owner: Referent | None, mention: Mention, target: Referent, text: str) -> Meant:
    """Facts with a referent for these words alone. Ids are those of first mentions, so that the others may need one."""
    id = made = _id(mention.span)
    if owner is not None and owner.id == id:
        made = _id(min(m.span for m in owner.mentions if m != mention))
        facts, owner = _renamed(facts, owner.id, made), replace(owner, id=made)
    new = Referent(id, mention.span.of(text), target.kind, (), (mention,))
    facts = replace(facts, referents=tuple(sorted((*facts.referents, new), key=lambda r: r.mentions[0].span)))
    apart = (id, owner.id) if owner is not None else None
    return Meant(_moved(facts, owner, mention, id), (id, target.id), apart, (made,))


def _id(span: Span) -> str:
    """The id of a referent whose first mention this is."""
    return f"{span.article}:{span.start}-{span.end}"


def _moved(facts: Facts, owner: Referent | None, mention: Mention, to: str) -> Facts:
    """Facts in which a mention, and what it has part in, is another referent's. One without mentions is that one."""
    from_ = owner.id if owner is not None else ""
    gone = owner is not None and len(owner.mentions) == 1
    referents = []
    for r in facts.referents:
        if r.id == from_:
            r = replace(r, mentions=tuple(m for m in r.mentions if m != mention))
        elif r.id == to and mention not in r.mentions:
            r = replace(r, mentions=tuple(sorted((*r.mentions, mention), key=lambda m: m.span)))
        if r.mentions:
            referents.append(r)
    here = {mention.span}
    moved = replace(
        facts,
        referents=tuple(sorted(referents, key=lambda r: r.mentions[0].span)),
        claims=tuple(_with_part(c, from_, to, here) for c in facts.claims),
    )
    return _renamed(moved, from_, to) if gone else moved


def _with_part(claim: Claim, from_: str, to: str, spans: Collection[Span]) -> Claim:
    told = [Participant(to, each.role, each.span) for each in claim.unresolved if each.span in spans]
    parts = tuple(_unique((*(replace(p, referent=to) if p.span in spans else p for p in claim.participants), *told)))
    hops = tuple(
        replace(h, referent=to, key=to) if h.referent == from_ and h.span in spans else h for h in claim.attribution
    )
    rest = tuple(each for each in claim.unresolved if each.span not in spans)
    return replace(claim, participants=parts, attribution=hops, unresolved=rest)


def _renamed(facts: Facts, old: str, new: str) -> Facts:
    """Facts in which a referent has another id, or is another one, wherever it is spoken of."""
    ids: Mapping[str | None, str] = {old: new}
    return replace(
        facts,
        referents=tuple(
            replace(r, id=ids.get(r.id, r.id), members=tuple(ids.get(m, m) for m in r.members)) for r in facts.referents
        ),
        claims=tuple(
            replace(
                c,
                participants=tuple(
                    _unique(replace(p, referent=ids.get(p.referent, p.referent)) for p in c.participants)
                ),
                attribution=tuple(
                    replace(h, referent=ids[h.referent], key=ids.get(h.key, h.key)) if h.referent in ids else h
                    for h in c.attribution
                ),
            )
            for c in facts.claims
        ),
        clues=tuple(replace(c, referent=ids[c.referent]) if c.referent in ids else c for c in facts.clues),
    )


def _unique(parts: Iterable[Participant]) -> Iterable[Participant]:
    return dict.fromkeys(parts)
