"""What all active judgements say of some articles: what they point at, and what that changes in facts and in links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.judge.anchors import Finder, Hit, unfit
from dateline.judge.facts import Namer, meaning, said_by, with_claim, without_claims
from dateline.judge.pairs import consistent
from dateline.lang import table
from dateline.model import (
    NOTHING_DECIDED,
    VERDICTS,
    Article,
    Claim,
    Decided,
    Facts,
    Judgement,
    Kind,
    Record,
    Referent,
)
from dateline.span import Span
from dateline.when import Basis, Reason, When, from_edtf

Places = Mapping[str, Sequence[Sequence[str]]]  # by judgement, for each anchor: the articles that may be its own
_EVERYWHERE = (Kind.HIDE, Kind.WRONG, Kind.SOURCE, Kind.WHO)  # said of a sentence, whichever capture it stands in


@dataclass(frozen=True, slots=True)
class Asked:
    """Words that a person says to be a claim."""

    judgement: str
    span: Span


@dataclass
class Case:
    """Articles and facts as the active judgements have them, built step by step: `dated`, then `decide`.

    `why` says of a judgement why it does not fit; `records` are ids of facts that the others concern.
    """

    judgements: tuple[Judgement, ...]
    places: Places
    articles: tuple[Article, ...]
    facts: tuple[Facts, ...]
    decided: Decided = NOTHING_DECIDED
    published: dict[str, When] = field(default_factory=dict)
    why: dict[str, str] = field(default_factory=dict)
    records: dict[str, tuple[str, ...]] = field(default_factory=dict)
    wrong: dict[str, Claim] = field(default_factory=dict)
    added: set[str] = field(default_factory=set)
    made: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)

    # ---- when articles were published

    def date_articles(self) -> None:
        """Articles with the days that a person gives them; of several for one article the latest judgement holds."""
        finder = Finder(self.articles, ())
        given: dict[str, Judgement] = {}
        for each in self._of(Kind.DATE):
            if each.anchors[0].record is Record.ARTICLE:
                hit = self._hit(finder, each, 0)
                for id in hit.ids:
                    if id in given:
                        self._fails(given[id], unfit("overruled"))
                    given[id] = each
                self._concerns(each, hit)
        self.published = {id: _as_said(each.value) for id, each in sorted(given.items())}
        by_id = self.published
        self.articles = tuple(replace(a, published=by_id[a.id]) if a.id in by_id else a for a in self.articles)

    def redate(self, facts: Facts) -> None:
        """Take what an article says from the day on which it was published, as a person has it."""
        self.facts = tuple(facts if each.article == facts.article else each for each in self.facts)
        self.changed.add(facts.article)

    # ---- claims that were missed

    def asked(self) -> list[Asked]:
        """The words that are to be claims."""
        finder = Finder(self.articles, self.facts)
        found = []
        for each in self._of(Kind.ADD):
            hit = self._hit(finder, each, 0)
            found += [Asked(each.id, span) for span in hit.spans]
        return found

    def add(self, asked: Asked, made: Facts) -> None:
        """Add the claim that was made of words; the one that is there already, where it was found since."""
        article = asked.span.article
        if not made.claims:
            self.why[asked.judgement] = unfit("no_head", article=self._name(article))
            return
        claim = made.claims[0]
        self.records[asked.judgement] = (claim.id,)
        facts = next(each for each in self.facts if each.article == article)
        if any(each.id == claim.id for each in facts.claims):
            return
        known = {referent.id for referent in facts.referents}
        more = with_claim(facts, claim, made.referents)
        self.made |= {referent.id for referent in more.referents} - known
        self.added.add(claim.id)
        self._replace(more)

    # ---- what articles say, and what is said to linking

    def decide(self) -> None:
        """All else: sources, who is meant, what is wrong or hidden, what is the same and what is not."""
        self._sources()
        same, different = self._meanings()
        finder = Finder(self.articles, self.facts)
        verdicts = tuple(self._event_verdicts(finder))
        hidden = self._verdicts(finder)
        pairs = self._pairs(finder)
        words = table("judgements")["because"]
        self.decided = Decided(
            same_entities=(*same, *pairs[Kind.SAME, Record.ENTITY]),
            different_entities=(*different, *pairs[Kind.DIFFERENT, Record.ENTITY]),
            same_events=tuple(pairs[Kind.SAME, Record.EVENT]),
            different_events=tuple(pairs[Kind.DIFFERENT, Record.EVENT]),
            verdicts=verdicts,
            hidden=frozenset(hidden),
            because=words["same"],
        )
        for each in self._rest():
            self._concerns(each, self._hit(finder, each, 0))

    def _sources(self) -> None:
        finder, namer = Finder(self.articles, self.facts), Namer(self.articles, self.facts)
        for each in self._of(Kind.SOURCE):
            hit = self._hit(finder, each, 0)
            self._concerns(each, hit)
            for facts in self.facts:
                if any(span.article == facts.article for span in hit.spans):
                    self._replace(said_by(facts, hit.ids, namer.hops(each.values, facts)))

    def _meanings(self) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """Words that mean somebody else; the referents that are one by it, and those that are not."""
        same: list[tuple[str, str]] = []
        different: list[tuple[str, str]] = []
        for each in self._of(Kind.WHO):
            finder = Finder(self.articles, self.facts)  # what was said of other words before holds
            words, whom = self._hit(finder, each, 0), self._hit(finder, each, 1)
            if words.because or whom.because:
                continue
            told = [claim for facts in self.facts for claim in facts.claims]
            for span in words.spans:
                referents = {r.id: r for facts in self.facts for r in facts.referents}
                facts = next((f for f in self.facts if f.article == span.article), None)
                target: Referent | None = referents.get(whom.ids[0])
                if facts is None or target is None:
                    continue
                meant = meaning(facts, span, target, self._text(span.article))
                self._replace(meant.facts)
                self.made |= {*meant.made}
                same += [meant.same] if meant.same else []
                different += [meant.different] if meant.different else []
            now = {claim.id: claim for facts in self.facts for claim in facts.claims}
            self.records[each.id] = (*whom.ids, *(claim.id for claim in told if now.get(claim.id) != claim))
        return same, different

    def _verdicts(self, finder: Finder) -> list[str]:
        """Take wrong claims out of the facts; the hidden ones. The last verdict on a claim holds."""
        last: dict[str, Judgement] = {}
        for each in self._of(*VERDICTS):
            if each.anchors[0].record is Record.CLAIM:
                hit = self._hit(finder, each, 0)
                self._concerns(each, hit)
                for id in hit.ids:
                    if id in last:
                        self._fails(last[id], unfit("overruled"))
                    last[id] = each
        wrong = {id for id, each in last.items() if each.kind is Kind.WRONG}
        self.wrong = {c.id: c for facts in self.facts for c in facts.claims if c.id in wrong}
        for facts in self.facts:
            self._replace(without_claims(facts, wrong))
        return [id for id, each in last.items() if each.kind is Kind.HIDE]

    def _event_verdicts(self, finder: Finder) -> Iterable[tuple[str, Kind]]:
        for each in self._of(*VERDICTS):
            if each.anchors[0].record is Record.EVENT:
                hit = self._hit(finder, each, 0)
                self._concerns(each, hit)
                yield from ((id, each.kind) for id in hit.ids)

    def _pairs(self, finder: Finder) -> dict[tuple[Kind, Record], list[tuple[str, str]]]:
        """What is the same and what is different, by what it is; of those that speak against each other the later."""
        found: dict[Record, dict[str, tuple[Kind, str, str]]] = {Record.ENTITY: {}, Record.EVENT: {}}
        by_id = {each.id: each for each in self.judgements}
        for each in self._of(Kind.SAME, Kind.DIFFERENT):
            left, right = self._hit(finder, each, 0), self._hit(finder, each, 1)
            if left.because or right.because:
                continue
            record = Record.ENTITY if each.anchors[0].record is Record.ENTITY else Record.EVENT
            if left.ids == right.ids:
                if each.kind is Kind.DIFFERENT:
                    self._fails(each, unfit("one"))
                else:
                    self.records[each.id] = left.ids
                continue
            self.records[each.id] = (left.ids[0], right.ids[0])
            found[record][each.id] = (each.kind, left.ids[0], right.ids[0])
        pairs: dict[tuple[Kind, Record], list[tuple[str, str]]] = {
            (kind, record): [] for kind in (Kind.SAME, Kind.DIFFERENT) for record in found
        }
        for record, said in found.items():
            holds = consistent(said)
            for id, (kind, left_id, right_id) in said.items():
                if id in holds:
                    pairs[kind, record].append((left_id, right_id))
                else:
                    self._fails(by_id[id], unfit("against"))
        return {key: sorted(set(value)) for key, value in pairs.items()}

    def _rest(self) -> Iterable[Judgement]:
        """What is said of a record as it is shown: dates of events, titles, notes."""
        for each in self._of(Kind.DATE, Kind.RETITLE, Kind.NOTE):
            if not (each.kind is Kind.DATE and each.anchors[0].record is Record.ARTICLE):
                yield each

    # ---- small steps

    def _of(self, *kinds: Kind) -> Iterable[Judgement]:
        return (each for each in self.judgements if each.kind in kinds)

    def _hit(self, finder: Finder, each: Judgement, number: int) -> Hit:
        """What an anchor of a judgement means; why it means nothing is noted."""
        everywhere = each.kind in _EVERYWHERE and number == 0 and each.anchors[0].record is not Record.EVENT
        places = self.places[each.id][number]
        hit = finder.hit(each.anchors[number], places, everywhere=everywhere)
        if places and not {*places} & {article.id for article in self.articles}:
            hit = Hit(because=unfit("two_stories"))
        if hit.because:
            self._fails(each, hit.because)
        return hit

    def _concerns(self, each: Judgement, hit: Hit) -> None:
        if not hit.because:
            self.records[each.id] = hit.ids

    def _fails(self, each: Judgement, why: str) -> None:
        self.why[each.id] = why
        self.records.pop(each.id, None)

    def _replace(self, facts: Facts) -> None:
        if any(each.article == facts.article and each != facts for each in self.facts):
            self.changed.add(facts.article)
            self.facts = tuple(facts if each.article == facts.article else each for each in self.facts)

    def _text(self, article: str) -> str:
        return next(each.text for each in self.articles if each.id == article)

    def _name(self, article: str) -> str:
        found = next(each for each in self.articles if each.id == article)
        return found.paths[0] if found.paths else found.id


def _as_said(edtf: str) -> When:
    return from_edtf(edtf, Basis.STATED, (Reason(table("judgements")["because"]["date"]),))
