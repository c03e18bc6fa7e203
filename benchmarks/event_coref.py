"""Events over articles: which words tell the same happening, on ECB+ and, out of domain, the Gun Violence Corpus.

    python -m benchmarks.event_coref --data DIR

All through the stages of the product: an article's claims (`attribute`), stories (`link.stories`), and for each story
what `link` takes for one event. Only checked words count (`eval_sentences` of ECB+). Events that nobody else tells
count, as is usual for ECB+ (a group of one is right or wrong like any other). In per cent:

- conll_f1: the mean of muc_f1, b3_f1 and ceafe_f1 (Pradhan et al. 2014) over all documents at once, with the gold's
  mentions on gold words, within stories that were found. A claim is made at each mention, whatever it tells.
- lemma_conll_f1: the baseline of the same run: mentions of one story whose heads have one lemma are one event.
- gold_stories_conll_f1: the same as conll_f1 within the gold's stories. several_conll_f1: without groups of one.
- raw_conll_f1, raw_lemma_conll_f1: from raw text, with the event words that the reader finds; a found word counts as
  the gold mention that it lies in. raw_mention_f1: how many of the gold's were found and the other way round. Not where
  the gold has events of one domain only (the Gun Violence Corpus): most words that are found are then no mistake.
- story_b3_f1, story_b3_precision, story_b3_recall: B³ of the articles' stories against the gold's (in ECB+ subtopics).
- heap_b3_f1, heap_b3_precision, heap_b3_recall, heaps: the same of the stories that a build links (`link.heaps`), which
  part less. Each pair of articles is compared.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks._clusters import chains, conll, without_single
from benchmarks._event_coref_data import Document, all_events, documents
from benchmarks._run import Counts, Errors, Figures, main
from benchmarks.coref import Chains, Mention, b_cubed, f1_of
from dateline.attribute.given import claims_at
from dateline.date import date_article
from dateline.link import link
from dateline.link.compare import Embed
from dateline.link.heaps import joined, likenesses, parted, sketches
from dateline.link.stories import group_articles
from dateline.model import Annotations, Article, Claim, Facts
from dateline.understand import Embedder, Reader


@dataclass(frozen=True, slots=True)
class Told:
    """A document as the product takes it up: `claims` are the ids of the claims made at the mentions."""

    article: Article
    facts: Facts
    claims: Mapping[Mention, str]
    story: str  # the gold's

    def claim(self, id: str) -> Claim:
        return next(claim for claim in self.facts.claims if claim.id == id)


def score(reader: Reader, folder: Path, limit: int | None, errors: Errors) -> Figures:
    """The figures of one corpus."""
    rows = documents(folder, limit)
    embed = Embedder.load().embed
    gold = gold_chains(rows)
    told = [with_gold_mentions(reader, number, row) for number, row in enumerate(rows)]
    story_of = group_articles([t.article for t in told], [t.facts for t in told]).of
    found = linked(told, story_of, embed)
    _show(told, gold, found, errors)
    figures = conll(gold, found)
    figures["lemma_conll_f1"] = conll(gold, by_lemma(told, story_of))["conll_f1"]
    figures["over_lemma"] = figures["conll_f1"] - figures["lemma_conll_f1"]
    known = {t.article.id: t.story for t in told}
    figures["gold_stories_conll_f1"] = conll(gold, linked(told, known, embed))["conll_f1"]
    figures["several_conll_f1"] = conll(without_single(gold), without_single(found))["conll_f1"]
    if all_events(folder):
        figures |= _raw_figures(reader, embed, rows, gold)
    return {**figures, **_story_figures(told, story_of, heaps_of(told)), "scored_mentions": sum(map(len, gold))}


def _raw_figures(reader: Reader, embed: Embed, rows: Sequence[Document], gold: Chains) -> Figures:
    told = [from_text(reader, number, row) for number, row in enumerate(rows)]
    story_of = group_articles([t.article for t in told], [t.facts for t in told]).of
    mentions = Counts()
    mentions.add_sets({m for t in told for m in t.claims}, {m for chain in gold for m in chain})
    return {
        "raw_conll_f1": conll(gold, linked(told, story_of, embed))["conll_f1"],
        "raw_lemma_conll_f1": conll(gold, by_lemma(told, story_of))["conll_f1"],
        "raw_mention_f1": mentions.f1,
    }


# ---- documents as the product takes them up --------------------------------------------------------------------------


def gold_chains(rows: Sequence[Document]) -> Chains:
    """The gold's events; a mention is its document's number and its first word."""
    mentions = [((number, m.words[0]), m.chain) for number, row in enumerate(rows) for m in row.mentions]
    return chains([(mention, chain or str(mention)) for mention, chain in mentions])


def with_gold_mentions(reader: Reader, number: int, row: Document) -> Told:
    """A document by its own words, with a claim at the head of each gold mention."""
    annotations = reader.annotate_words(row.sentences, row.id)
    heads = {(number, m.words[0]): _head(annotations, m.words) for m in row.mentions}
    return _told(row.spaced(), annotations, heads, row.story)


def from_text(reader: Reader, number: int, row: Document) -> Told:
    """A document from raw text, with a claim at each event word that the reader finds in what was checked.

    The first word that lies in a gold mention is this mention; any other is one that the gold doesn't have.
    """
    article, places = row.written()
    annotations = reader.annotate(article)
    checked = [places[i] for i in sorted(row.checked)]
    inside = {i: (number, m.words[0]) for m in row.mentions for i in m.words}
    word_at = {offset: i for i, (start, end) in enumerate(places) for offset in range(start, end)}
    shown = {offset for start, end in checked for offset in range(start, end)}
    heads: dict[Mention, int] = {}
    for event in annotations.events:
        start = annotations.tokens[event.token].start
        if start in shown:
            mention = inside.get(word_at[start], (number, -1 - event.token))
            heads.setdefault(mention if mention not in heads else (number, -1 - event.token), event.token)
    return _told(article, annotations, heads, row.story)


def _told(article: Article, annotations: Annotations, heads: Mapping[Mention, int], story: str) -> Told:
    facts = claims_at(article, annotations, date_article(article, annotations), set(heads.values()))
    at = {claim.head.start: claim.id for claim in facts.claims}
    claims = {mention: at[annotations.tokens[token].start] for mention, token in heads.items()}
    return Told(article, facts, claims, story)


def _head(annotations: Annotations, words: Sequence[int]) -> int:
    """The word of a mention that governs the others: the first whose own governor lies outside."""
    tokens = annotations.tokens
    return next((i for i in words if tokens[i].head == i or tokens[i].head not in words), words[0])


# ---- what is taken for one event -------------------------------------------------------------------------------------


def linked(told: Sequence[Told], story_of: Mapping[str, str], embed: Embed) -> Chains:
    """The events of the product, story by story."""
    found: dict[Mention, str] = {}
    for members in _stories(told, story_of):
        event_of = link([t.article for t in members], [t.facts for t in members], embed).event_of
        found |= {mention: event_of[claim] for t in members for mention, claim in t.claims.items()}
    return chains(found)


def by_lemma(told: Sequence[Told], story_of: Mapping[str, str]) -> Chains:
    """One event for each story and lemma of a head, particles left out."""
    keys: list[tuple[Mention, tuple[str, str]]] = []
    for t in told:
        lemma = {claim.id: claim.predicate.split()[0].lower() for claim in t.facts.claims}
        keys += [(mention, (story_of[t.article.id], lemma[claim])) for mention, claim in t.claims.items()]
    return chains(keys)


def _stories(told: Sequence[Told], story_of: Mapping[str, str]) -> list[list[Told]]:
    groups: dict[str, list[Told]] = {}
    for each in told:
        groups.setdefault(story_of[each.article.id], []).append(each)
    return [groups[story] for story in sorted(groups)]


def heaps_of(told: Sequence[Told]) -> dict[str, str]:
    """The story of each article as a build would have it, by its smallest article."""
    content = {s.article: s.content for s in sketches([t.article for t in told], [t.facts for t in told])}
    alike = likenesses(content, [({}, list(itertools.combinations(sorted(content), 2)))])
    found = joined(alike, alike)
    return {id: members[0] for members, _ in parted(content, found) for id in members}


def _story_figures(told: Sequence[Told], story_of: Mapping[str, str], heap_of: Mapping[str, str]) -> Figures:
    numbered = [((number, 0), t) for number, t in enumerate(told)]
    gold = chains([(key, t.story) for key, t in numbered])
    stories, heaps = (chains([(key, of[t.article.id]) for key, t in numbered]) for of in (story_of, heap_of))
    counts = {"stories": len(stories), "heaps": len(heaps), "gold_stories": len(gold)}
    return {**_b3("story", gold, stories), **_b3("heap", gold, heaps), **counts}


def _b3(name: str, gold: Chains, found: Chains) -> Figures:
    right, predicted, recalled, total = b_cubed(gold, found)
    return {
        f"{name}_b3_f1": f1_of(right, predicted, recalled, total),
        f"{name}_b3_precision": 100 * right / predicted,
        f"{name}_b3_recall": 100 * recalled / total,
    }


def _show(told: Sequence[Told], gold: Chains, found: Chains, errors: Errors) -> None:
    """Events that are in parts or joined with others, the largest first, each mention with the words around it."""

    def text(mention: Mention) -> str:
        each = told[mention[0]]
        head = each.claim(each.claims[mention]).head
        words = each.article.text
        return f"{words[max(0, head.start - 30) : head.start]}[{head.of(words)}]{words[head.end : head.end + 30]}"

    of = {mention: number for number, chain in enumerate(found) for mention in chain}
    for chain in sorted(gold, key=lambda each: (-len(each), min(each))):
        parts = {of[mention] for mention in chain}
        if len(parts) > 1 or any(found[part] - chain for part in parts):
            listed = [" | ".join(text(m) for m in sorted(found[part] & chain)[:3]) for part in sorted(parts)]
            more = [text(m) for part in sorted(parts) for m in sorted(found[part] - chain)[:2]]
            errors.show(
                f"{len(chain)} mentions in {len(parts)}: {' || '.join(listed)} | with: {' | '.join(more) or '-'}"
            )


if __name__ == "__main__":
    main(__doc__, ("ecbplus", "gvc"), score)
