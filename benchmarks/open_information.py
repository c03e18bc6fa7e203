"""Open information extraction on CaRB's development sentences: `python -m benchmarks.open_information [--errors N]`.

The claims of each sentence as tuples (argument, relation, argument …), scored as CaRB scores them (`_tuples.py`):
`claims_*` for the claims that a build shows, with the tuple (source, cue, what is said) of each claim's source;
`clauses_*` for a claim of every clause and nominal happening whatever it tells (a claim is worth telling when somebody
takes part in a happening; an encyclopedia's sentences about genes and villages mostly aren't).

A claim is a tuple thus: its subject's phrase; its predicate with auxiliaries, copula, negation, particle and the verbs
and prepositions that go on with it ("agreed to buy"); and the phrases behind, each an argument. It was made for stories
and has no tuples for appositions ("Bush, the president") or owners, which are a good part of the gold.

Published, all on CaRB's test sentences, F1 and area under the curve (Kolluru et al., OpenIE6, EMNLP 2020, table 2):
ClausIE 45.0 / 22.0, OpenIE4 51.6 / 29.5, OpenIE5 48.0 / 25.0, RnnOIE 49.0 / 26.0, IMoJIE 53.5 / 33.3, OpenIE6
52.7 / 33.7. The test sentences were never read here, so the figures stand beside each other, not on the same sentences.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks import _data
from benchmarks._phrases import Clause, clause_of
from benchmarks._run import Errors, Figures, article, main
from benchmarks._tuples import Fact, Tally, match
from dateline.attribute.chains import Chains
from dateline.attribute.claims import ClaimMaker
from dateline.attribute.hearing import hear
from dateline.attribute.telling import tellings
from dateline.attribute.units import find_units
from dateline.date import date_article
from dateline.model import Claim
from dateline.understand import Reader

PUBLISHED = {"clausie": 45.0, "openie4": 51.6, "openie5": 48.0, "rnnoie": 49.0, "imojie": 53.5, "openie6": 52.7}


def score(reader: Reader, folder: Path, limit: int | None, errors: Errors) -> Figures:
    """Precision, recall and F1 of claims and of all clauses, beside the published F1 of others."""
    gold = load(folder)
    shown, every = Tally(), Tally()
    for sentence, facts in list(gold.items())[:limit]:
        told, all_told = tuples(reader, sentence)
        shown.add(facts, told)
        every.add(facts, all_told)
        _explain(sentence, facts, all_told, errors)
    figures: Figures = {"sentences": len(list(gold)[:limit]), "gold_tuples": every.gold}
    for name, tally in (("claims", shown), ("clauses", every)):
        figures |= {
            f"{name}_tuples": tally.found,
            f"{name}_precision": tally.precision,
            f"{name}_recall": tally.recall,
            f"{name}_f1": tally.f1,
        }
    return figures | {f"published_{name}_f1": value for name, value in PUBLISHED.items()}


def load(folder: Path) -> dict[str, list[Fact]]:
    """The gold tuples of each sentence of the development part."""
    files, _ = _data.scored_files(folder, "_gold.tsv")
    facts: defaultdict[str, list[Fact]] = defaultdict(list)
    for file in files:
        with file.open(encoding="utf-8", newline="") as lines:
            for sentence, relation, *arguments in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                facts[sentence.strip()].append(Fact(relation.strip(), tuple(a.strip() for a in arguments)))
    return dict(facts)


def tuples(reader: Reader, sentence: str) -> tuple[list[Fact], list[Fact]]:
    """The tuples of the claims that a sentence would show, and of all of its clauses."""
    text = article(sentence)
    annotations = reader.annotate(text)
    heard = hear(text, annotations)
    reports = tellings(heard.tree, heard.reports)
    chains = Chains(heard.tree, heard.register, heard.referents, heard.reports, telling=reports)
    units = find_units(heard.tree, reports)
    maker = ClaimMaker(heard.tree, heard.register, heard.referents, chains, date_article(text, annotations), units)
    clauses = {unit.head: clause_of(heard.tree, unit) for unit in units}
    at = {heard.tree.tokens[head].start: clause for head, clause in clauses.items()}
    return list(_facts(maker.claims(), at, sentence)), list(_facts(maker.of_all(), at, sentence))


def _facts(claims: tuple[Claim, ...], clauses: dict[int, Clause | None], text: str) -> Iterator[Fact]:
    """Each tuple once: those of the clauses, and of the words that say who says so."""
    seen: set[Fact] = set()
    spoken = {claim.head.start for claim in claims}
    for claim in claims:
        clause = clauses.get(claim.head.start)
        found = [Fact(clause.relation, clause.arguments)] if clause is not None else []
        hop = claim.attribution[0] if claim.attribution else None
        if hop is not None and hop.cue is not None and hop.span is not None and hop.cue.start not in spoken:
            found.append(Fact(hop.cue.of(text), (hop.span.of(text), claim.span.of(text))))
        for fact in found:
            if fact not in seen:
                seen.add(fact)
                yield fact


def _explain(sentence: str, gold: list[Fact], found: list[Fact], errors: Errors) -> None:
    """Gold tuples of which nothing is found, and tuples that are nowhere in the gold, with their sentence."""
    missed = [g for g in gold if max((match(g, f)[1] for f in found), default=0.0) < 0.5]
    extra = [f for f in found if max((match(g, f)[0] for g in gold), default=0.0) < 0.5]
    for kind, facts in (("missed", missed), ("extra", extra)):
        for fact in facts:
            errors.show(
                f"{kind} ({' | '.join((fact.arguments[0], fact.relation, *fact.arguments[1:]))}) of: {sentence}"
            )


if __name__ == "__main__":
    main(__doc__, ("carb",), score)
