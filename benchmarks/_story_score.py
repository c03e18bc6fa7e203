"""Scores a story's export (`dateline/1`) against a gold file that a person made.

Texts are compared by their letters and digits alone, so that white space and quotation marks can't matter. One claim
of the export answers one gold claim at most. A date is right when it says what the gold says: neither wider nor
sharper. Percentages are of the gold claims that were found, unless the figure's name says otherwise.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from benchmarks._story_gold import Gold, GoldClaim, GoldConflict, GoldSource, folded, letters
from dateline.export import records as r
from dateline.when import parse_prefix

Verdict = Literal["right", "sharp", "loose", "wrong"]
Day = datetime.date

# ---- texts and dates -----------------------------------------------------------------------------------------------


def percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


# An open end of the gold (".. to March") is met by an end that is open too, or far enough away to claim nothing; the
# known end may be off by a month, because "until now" and "until it was published" are both honest.
NEAR_DAYS = 31
FAR_DAYS = 365


def judge_date(when: r.When, gold: tuple[str | None, str | None], phase: str = "happened") -> Verdict:
    """Right, sharp (inside the gold, sharper than the evidence), loose (meets it, but is wider) or wrong (apart)."""
    low, high = _day(when.earliest, 0), _day(when.latest, 1)
    gold_low, gold_high = _day(gold[0], 0), _day(gold[1], 1)
    if _after(low, gold_high) or _after(gold_low, high):
        return "wrong"
    if gold_low and gold_high:
        return _judge_closed(low, high, gold_low, gold_high)
    if gold_high:
        if high is None or abs(high - gold_high).days > NEAR_DAYS:
            return "loose" if high is None or high > gold_high else "sharp"
        return "right" if low is None or phase == "ongoing" or (high - low).days > FAR_DAYS else "sharp"
    if gold_low:
        if low is None or abs(low - gold_low).days > NEAR_DAYS:
            return "loose" if low is None or low < gold_low else "sharp"
        return "right" if high is None or (high - low).days > FAR_DAYS else "sharp"
    return "right"


def _judge_closed(low: Day | None, high: Day | None, gold_low: Day, gold_high: Day) -> Verdict:
    """Right where at least half of the days that either interval has are in both."""
    if low is None or high is None:
        return "loose"
    common = (min(high, gold_high) - max(low, gold_low)).days + 1
    either = (max(high, gold_high) - min(low, gold_low)).days + 1
    if common / either >= 0.5:
        return "right"
    return "sharp" if gold_low <= low and high <= gold_high else "loose"


def _day(value: str | None, end: Literal[0, 1]) -> Day | None:
    return None if value is None else parse_prefix(value[:10])[end]


def _after(a: Day | None, b: Day | None) -> bool:
    return a is not None and b is not None and a > b


# ---- which claim answers which gold claim ----------------------------------------------------------------------------

COVERS = 0.6  # of the evidence's letters that a claim must hold
LONGER = 3  # times the evidence that a claim may be long, or …
LONGER_BY = 120  # … this many letters longer, so that short evidence isn't held against a whole clause


class Texts:
    """The articles by file name, and their claims by letters instead of characters."""

    def __init__(self, export: r.Export) -> None:
        self._articles = {_file(path): article for article in export.articles for path in _paths(article)}
        self._texts = {article.id: letters(article.text) for article in export.articles}
        self._letters_before = {article.id: _letters_before(article.text) for article in export.articles}

    def article(self, file: str) -> r.Article | None:
        return self._articles.get(file)

    def find(self, article: str, words: str, start: int = 0) -> int:
        """Where the words begin, counted in letters; −1 where they don't occur."""
        return self._texts[article].find(letters(words), start)

    def length(self, article: str) -> int:
        return len(self._texts[article])

    def at(self, article: str, offset: int) -> int:
        """How many letters stand before a code point of an article."""
        return self._letters_before[article][offset]

    def size(self, words: str) -> int:
        """How many letters and digits the words have."""
        return len(letters(words))

    def reach(self, claim: r.Claim) -> tuple[int, int]:
        before = self._letters_before[claim.span.article]
        return before[claim.span.start], before[min(claim.span.end, len(before) - 1)]


def _paths(article: r.Article) -> list[str]:
    return article.paths or [article.id]


def _file(path: str) -> str:
    return PurePath(path).name


def _letters_before(text: str) -> list[int]:
    counts = [0]
    for char in text:
        counts.append(counts[-1] + len(letters(char)))
    return counts


def match_claims(export: r.Export, gold: Gold, texts: Texts) -> dict[str, r.Claim]:
    """The claim that answers each gold claim, the closest first and each once."""
    by_article: dict[str, list[r.Claim]] = {}
    for claim in export.claims:
        by_article.setdefault(claim.span.article, []).append(claim)
    pairs = []
    for wanted in gold.claims:
        article = texts.article(wanted.article)
        start = texts.find(article.id, wanted.evidence) if article else -1
        if article is None or start < 0:
            continue
        for claim in by_article.get(article.id, []):
            alike = likeness(start, start + len(letters(wanted.evidence)), *texts.reach(claim))
            if alike is not None:
                pairs.append((-alike, wanted.id, claim.id, claim))
    answers: dict[str, r.Claim] = {}
    taken: set[str] = set()
    for _, wanted_id, claim_id, claim in sorted(pairs, key=lambda pair: pair[:3]):
        if wanted_id not in answers and claim_id not in taken:
            answers[wanted_id] = claim
            taken.add(claim_id)
    return answers


def likeness(start: int, end: int, claim_start: int, claim_end: int) -> float | None:
    """Common letters as a share of the letters of both; None where the claim can't answer the evidence."""
    size, claim_size = end - start, claim_end - claim_start
    common = min(end, claim_end) - max(start, claim_start)
    if common < COVERS * size or claim_size > max(LONGER * size, size + LONGER_BY):
        return None
    return common / (max(end, claim_end) - min(start, claim_start))


# ---- figures ---------------------------------------------------------------------------------------------------------


MODALITIES = ("certainty", "polarity", "phase")


@dataclass(frozen=True, slots=True)
class Answer:
    """A gold claim, the claim that answers it, and how well."""

    gold: GoldClaim
    claim: r.Claim
    date: Verdict
    chain_right: bool


@dataclass(frozen=True, slots=True)
class Score:
    """The figures by name, and the answers by gold claim, for those who ask why."""

    figures: dict[str, float]
    answers: dict[str, Answer]


def score(export: r.Export, gold: Gold) -> Score:
    """Every figure of an export against its gold file."""
    texts = Texts(export)
    matched = match_claims(export, gold, texts)
    sources = {source.id: source for source in export.sources}
    answers = {
        wanted.id: Answer(
            wanted,
            matched[wanted.id],
            judge_date(matched[wanted.id].when, wanted.when, wanted.phase),
            same_chain(matched[wanted.id], wanted, sources),
        )
        for wanted in gold.claims
        if wanted.id in matched
    }
    found = list(answers.values())
    figures = {
        "claims_found_pct": percent(len(found), len(gold.claims)),
        "claims_per_gold_claim": round(len(export.claims) / max(1, len(gold.claims)), 2),
        "participants_f1": _participants_f1(found, export, gold),
        **_date_figures(found),
        **_source_figures(found),
        **{f"{name}_macro_f1": macro_f1(found, name) for name in MODALITIES},
        **_entity_figures(export, gold),
        **_link_figures(export, gold, matched),
        "claims_where_no_story_is": _claims_outside(export, gold, texts),
        "quotes_exact_pct": _quotes_exact(export),
    }
    return Score(figures, answers)


def _share(answers: Collection[Answer], good: Callable[[Answer], bool]) -> float:
    return percent(sum(map(good, answers)), len(answers))


def _date_figures(found: list[Answer]) -> dict[str, float]:
    closed = [a for a in found if None not in a.gold.when]
    half_open = [a for a in found if a.gold.when.count(None) == 1]
    dated = closed + half_open
    return {
        "dates_right_pct": _share(closed, lambda a: a.date == "right"),
        "bounds_right_pct": _share(half_open, lambda a: a.date == "right"),
        "dates_sharper_than_evidence_pct": _share(dated, lambda a: a.date == "sharp"),
        "dates_wrong_pct": _share(dated, lambda a: a.date == "wrong"),
    }


def same_chain(claim: r.Claim, gold: GoldClaim, sources: dict[str, r.Source]) -> bool:
    """Whether every hop has the gold's kind, and outlets and persons the gold's name (or a part of it)."""
    hops = [sources.get(hop.source) for hop in claim.attribution]
    return len(hops) == len(gold.sources) and all(
        hop is not None and _same_source(hop, wanted) for hop, wanted in zip(hops, gold.sources, strict=True)
    )


def _same_source(source: r.Source, gold: GoldSource) -> bool:
    if source.kind != gold.kind:
        return False
    name, wanted = letters(source.name), letters(gold.name)
    return gold.kind not in {"outlet", "person"} or (bool(name) and (wanted in name or name in wanted))


def _source_figures(found: list[Answer]) -> dict[str, float]:
    reported = [a for a in found if a.gold.sources]
    plain = [a for a in found if not a.gold.sources]
    return {
        "chains_right_pct": _share(found, lambda a: a.chain_right),
        "reported_chains_right_pct": _share(reported, lambda a: a.chain_right),
        "attribution_lost_pct": _share(reported, lambda a: not a.claim.attribution),
        "attribution_false_pct": _share(plain, lambda a: bool(a.claim.attribution)),
    }


def _participants_f1(found: list[Answer], export: r.Export, gold: Gold) -> float:
    """Micro F1 of who takes part. A group stands for its members; only persons and groups can be one too many."""
    entities = {entity.id: entity for entity in export.entities}
    known = {entity.name: entity.names for entity in gold.entities}
    hits = missed = extra = 0
    for answer in found:
        got = [(_names(entity), entity.kind) for entity in _taking_part(answer.claim, entities)]
        wanted = [known.get(name, folded([name])) for name in answer.gold.who]
        met = sum(any(names & other for other, _ in got) for names in wanted)
        hits += met
        missed += len(wanted) - met
        extra += sum(kind in {"person", "group"} and not any(names & w for w in wanted) for names, kind in got)
    return percent(2 * hits, 2 * hits + extra + missed)


def _taking_part(claim: r.Claim, entities: dict[str, r.Entity]) -> list[r.Entity]:
    """The entities of a claim, each once, groups replaced by the members that are known."""
    direct = [entities[p.entity] for p in claim.participants if p.entity in entities]
    single = [m for e in direct for m in ([entities[i] for i in e.members if i in entities] or [e])]
    return list({entity.id: entity for entity in single}.values())


def _names(entity: r.Entity) -> frozenset[str]:
    return folded([entity.name, *entity.aliases])


def macro_f1(found: Sequence[Answer], name: str) -> float:
    """The mean F1 of the classes of `certainty`, `polarity` or `phase` that the gold has among the claims found."""
    scores = [f1 for f1, _ in class_f1s(found, name).values()]
    return percent(sum(scores), len(scores))


def class_f1s(found: Sequence[Answer], name: str) -> dict[str, tuple[float, int]]:
    """F1 (0 to 1) of each class that the gold has among the claims found, and how many of them the gold has."""
    pairs = [(getattr(answer.claim, name), getattr(answer.gold, name)) for answer in found]
    classes = {}
    for value in sorted({wanted for _, wanted in pairs}):
        hits = sum(got == wanted == value for got, wanted in pairs)
        misses = sum((got == value) != (wanted == value) for got, wanted in pairs)
        classes[value] = (2 * hits / (2 * hits + misses), sum(wanted == value for _, wanted in pairs))
    return classes


def _entity_figures(export: r.Export, gold: Gold) -> dict[str, float]:
    """How many gold names are known, and how many exported entities are two or more of the gold's at once."""
    wanted = [letters(entity.name) for entity in gold.entities if entity.kind != "group"]
    everything = frozenset().union(*(_names(entity) for entity in export.entities))
    singles = [_names(entity) for entity in export.entities if entity.kind != "group"]
    return {
        "entities_found_pct": percent(sum(name in everything for name in wanted), len(wanted)),
        "entities_overmerged": sum(sum(name in names for name in wanted) >= 2 for names in singles),
    }


def _link_figures(export: r.Export, gold: Gold, matched: dict[str, r.Claim]) -> dict[str, float]:
    groups = [[matched[i].origin for i in group if i in matched] for group in gold.one_origin]
    one = [
        len(origins) == len(group) and len(set(origins)) == 1 and bool(origins[0])
        for origins, group in zip(groups, gold.one_origin, strict=True)
    ]
    apart = [(a, b) for n, group in enumerate(groups) for a in group for other in groups[n + 1 :] for b in other]
    conflicts = [conflict_found(conflict, export, matched) for conflict in gold.conflicts]
    return {
        "conflicts_found_pct": percent(sum(conflicts), len(conflicts)),
        "conflicts_per_100_claims": percent(len(export.conflicts), len(export.claims)),
        "one_origin_right_pct": percent(sum(one), len(one)),
        "origins_overmerged_pct": percent(sum(a == b for a, b in apart), len(apart)),
    }


def conflict_found(conflict: GoldConflict, export: r.Export, matched: Mapping[str, r.Claim]) -> bool:
    """Whether the export has a conflict of the two claims, or of two claims of their two events."""
    if not all(claim in matched for claim in conflict.between):
        return False
    claims = {matched[claim].id for claim in conflict.between}
    events = {matched[claim].event for claim in conflict.between}
    event_of = {claim.id: claim.event for claim in export.claims}
    return any(
        set(found.claims) == claims or (len(events) == 2 and {event_of.get(c) for c in found.claims} == events)
        for found in export.conflicts
    )


def _claims_outside(export: r.Export, gold: Gold, texts: Texts) -> int:
    """Claims that begin in captions, advertisements, lists of links and the like."""
    outside = 0
    for file, marks in gold.not_events.items():
        article = texts.article(file)
        if article is None:
            continue
        starts = [texts.reach(claim)[0] for claim in export.claims if claim.span.article == article.id]
        for mark in marks:
            first = texts.find(article.id, mark.from_)
            if first >= 0:
                last = texts.length(article.id)
                if mark.to:
                    last = texts.find(article.id, mark.to, first) + len(letters(mark.to))
                outside += sum(first <= start < last for start in starts)
    return outside


def _quotes_exact(export: r.Export) -> float:
    texts = {article.id: article.text for article in export.articles}
    exact = [c.quote == texts.get(c.span.article, "")[c.span.start : c.span.end] for c in export.claims]
    return percent(sum(exact), len(exact))
