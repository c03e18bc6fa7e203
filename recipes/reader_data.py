"""The corpora as one kind of training document: words with whatever labels a corpus has, cut into windows.

A label that a corpus doesn't have is UNKNOWN and costs nothing; so a batch of any corpus trains every head that it can.
"""

from __future__ import annotations

import bisect
import itertools
import random
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from benchmarks import _data
from dateline.understand import lemmas
from dateline.understand.coreference import NAME, NOMINAL, PRONOUN, Candidate, Comparison
from dateline.understand.tokenizer import Tokenizer

UNKNOWN = -100
NAMES = ["O", *(f"{p}-{k}" for k in ("PER", "ORG", "LOC", "MISC") for p in "BI")]
TIMEXES = ["O", *(f"{p}-{k}" for k in ("DATE", "TIME", "DURATION", "SET") for p in "BI")]
PARTS = ["O", *(f"{p}-{k}" for k in ("SOURCE", "CUE", "CONTENT") for p in "BI")]
EVENTS = ["O", "OCCURRENCE", "STATE", "REPORTING", "I_ACTION", "I_STATE", "ASPECTUAL", "PERCEPTION"]
ANY_EVENT = len(EVENTS)  # an event whose class the corpus doesn't tell
WNUT = {
    "person": "PER",
    "location": "LOC",
    "corporation": "ORG",
    "group": "ORG",
    "product": "MISC",
    "creative-work": "MISC",
}
# Both corpora say −3 … 3, but the certain ones of UDS-IH2 stand at ±1.1 and those of UW at ±3, and they judge what is
# said and what is planned differently. So each has an output of its own, on one scale.
FACTUALITY = ["uds", "uw", "news"]  # two scales, and how much the text is like those of the second
UDS_UNIT = 3 / 1.1
NO_CUE = -1  # a source or content that has no cue
MENTIONS = ["O", "PRONOUN", "NAME", "NOMINAL"]
FORM_OF = {"PRON": "PRONOUN", "DET": "PRONOUN", "PROPN": "NAME"}  # of a mention's head, else NOMINAL
ENTITIES = ["person", "place", "organization", "object", "event", "time", "substance", "animal", "plant", "abstract"]
ORDERS = ["BEFORE", "AFTER", "EQUAL", "VAGUE"]
INVERSE = {"BEFORE": "AFTER", "AFTER": "BEFORE"}


@dataclass
class Document:
    """Words and their labels; `heads` are indices of the document's words (−1 root), `links` those of cues."""

    words: list[str]
    blocks: list[bool]  # whether a word is the first of a block
    cuts: list[int]  # where a window may begin or end, with 0 and len(words)
    sentences: list[int] = field(default_factory=list)  # a sentence's number for each word, where known
    labels: dict[str, list[int]] = field(default_factory=dict)
    heads: list[int] = field(default_factory=list)
    links: dict[int, int] = field(default_factory=dict)
    factuality: dict[int, tuple[int, float, float]] = field(default_factory=dict)  # word: which scale, value, weight
    mentions: list[tuple[Candidate, int]] = field(default_factory=list)  # with their chains, −1 none
    asked: tuple[int, int, int] | None = None  # places in `mentions` of a pronoun and of what it may be; `answer` says
    answer: int = -1  # … which: 1 or 2, 0 for neither
    orders: list[tuple[int, int, int]] = field(default_factory=list)  # two event words in order, their label
    pieces: list[list[int]] = field(default_factory=list)
    shapes: list[int] = field(default_factory=list)

    def cuts_between(self, first: int, second: int) -> int:
        """How many places where a window may begin lie between two words: 0 if they are of one sentence."""
        return bisect.bisect_right(self.cuts, second) - bisect.bisect_right(self.cuts, first)


@dataclass
class Labels:
    """The label sets, in the order of the network's outputs."""

    upos: list[str]
    xpos: list[str]
    lemma: list[str]
    relation: list[str]
    endings: dict[str, list[str]]  # of the words that a lemma's edit was seen on
    words: dict[str, dict[str, str]]  # part of speech, word, lemma: of words that are not their own lemma


# ---- corpora -> documents --------------------------------------------------------------------------------------------


def collect(root: Path, sources: str) -> tuple[dict[str, list[Document]], Labels]:
    """All training documents by task, and the label sets. `sources` "open" leaves out what has no clear licence."""
    trees = {name: _data.treebank(root / name / "train.conllu") for name in ("ud_ewt", "gum")}
    labels = label_sets([tree for part in trees.values() for document in part for tree in document])
    facts = {row["sent_id"]: row for row in _data.jsonl(root / "uds_ih2" / "train.jsonl")}
    tasks: dict[str, list[Document]] = {
        name: [tree_document(document, labels, facts) for document in part] for name, part in trees.items()
    }
    add_mentions(tasks["gum"], trees["gum"], root / "gum")
    compare, tokenizer = Comparison(), Tokenizer()
    tasks["litbank"] = [
        chain_document(*each, compare)
        for file in sorted((root / "litbank" / "coref").iterdir())
        for each in _data.chains(file)
    ]
    rows = _data.rows_of(root / "gap" / "train.tsv")
    tasks["gap"] = [document for row in rows if (document := pronoun_document(row, tokenizer, compare))]
    tasks["names_open"] = name_documents(_data.columns(root / "wikigold" / "train.conll"), {})
    if sources == "open":  # next to CoNLL-2003 they only disturb: they don't mark nationalities and the like
        tasks["names_open"] += name_documents(_data.columns(root / "wnut17" / "train.conll"), WNUT)
    tasks["ecbplus"] = [ecb_document(row) for row in _data.jsonl(root / "ecbplus" / "train.jsonl")]
    if sources == "all":
        tasks["conll2003"] = name_documents(_data.columns(root / "conll2003" / "train.txt"), {})
        articles = first_annotator(root / "polnear" / "train.jsonl")
        tasks["polnear"] = both_quotes([attribution_document(row, tokenizer) for row in articles])
        aside = _data.set_aside("tempeval3") | _data.set_aside("tempeval3", "rules_set_aside")
        articles = [
            row for part in ("timebank", "aquaint") for row in _data.jsonl(root / "tempeval3" / f"{part}.jsonl")
        ]
        orders = event_orders(root / "event_order")
        tasks["tempeval3"] = both_quotes(
            [time_document(row, tokenizer, orders.get(row["id"], [])) for row in articles if row["id"] not in aside]
        )
        hidden = [_data.fold([row["text"]]) for row in articles if row["id"] in aside]
        tasks["uw_factuality"] = factuality_documents(
            _data.uw_sentences(root / "uw_factuality" / "train.conll"), hidden
        )
    return tasks, labels


def label_sets(trees: list[_data.Tree]) -> Labels:
    """Labels in order of frequency; lemma scripts and relations that occur once or twice are left out."""

    def often(values: Iterable[str], least: int) -> list[str]:
        return [
            value
            for value, count in sorted(Counter(values).items(), key=lambda item: (-item[1], item[0]))
            if count >= least
        ]

    scripts = [(lemmas.script(w, m), w) for t in trees for w, m in zip(t.words, t.lemmas, strict=True)]
    edits = often((edit for edit, _ in scripts), 4)
    endings: dict[str, set[str]] = {edit: set() for edit in edits}
    for edit, word in scripts:
        if edit in endings:
            endings[edit].add(lemmas.ending(word))
    return Labels(
        upos=often((u for t in trees for u in t.upos), 1),
        xpos=often((x for t in trees for x in t.xpos), 2),
        lemma=edits,
        relation=often((r for t in trees for r in t.relations), 5),
        endings={edit: sorted(seen) for edit, seen in endings.items()},
        words=lexicon(trees),
    )


def lexicon(trees: list[_data.Tree]) -> dict[str, dict[str, str]]:
    """The usual lemma of each word of an open class or auxiliary, where it is another form than the word."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for tree in trees:
        for word, upos, lemma in zip(tree.words, tree.upos, tree.lemmas, strict=True):
            if upos in ("VERB", "AUX", "NOUN", "ADJ", "ADV"):
                counts.setdefault((upos, word.lower()), Counter())[lemma] += 1
    found: dict[str, dict[str, str]] = {}
    for (upos, word), seen in sorted(counts.items()):
        lemma = min(seen, key=lambda m: (-seen[m], m))
        if lemma != word and word.isalpha():
            found.setdefault(upos, {})[word] = lemma
    return found


def tree_document(trees: list[_data.Tree], labels: Labels, facts: dict[str, Any]) -> Document:
    """A document of a treebank: sentences, tags, lemmas, dependencies, and UDS factuality where it has some."""
    index = {
        name: {v: i for i, v in enumerate(getattr(labels, name))} for name in ("upos", "xpos", "lemma", "relation")
    }
    doc = Document([], [], [0])
    tags: dict[str, list[int]] = {name: [] for name in ("upos", "xpos", "lemma", "relation", "start")}
    for number, tree in enumerate(trees):
        at = len(doc.words)
        doc.words += tree.words
        doc.blocks += [tree.new_paragraph or number == 0] + [False] * (len(tree.words) - 1)
        doc.sentences += [number] * len(tree.words)
        doc.heads += [head + at if head >= 0 else -1 for head in tree.heads]
        doc.cuts.append(len(doc.words))
        tags["start"] += [1] + [0] * (len(tree.words) - 1)
        tags["upos"] += [index["upos"].get(v, UNKNOWN) for v in tree.upos]
        tags["xpos"] += [index["xpos"].get(v, UNKNOWN) for v in tree.xpos]
        tags["relation"] += [index["relation"].get(v, UNKNOWN) for v in tree.relations]
        tags["lemma"] += [
            index["lemma"].get(lemmas.script(w, m), UNKNOWN) for w, m in zip(tree.words, tree.lemmas, strict=True)
        ]
        row = facts.get(tree.id)
        if row:
            for i, value, confidence in row["factuality"]:
                if i < len(tree.words) and row["tokens"][i] == tree.words[i]:
                    doc.factuality[at + i] = (0, value * UDS_UNIT, confidence)
    doc.labels = tags
    return doc


def name_documents(documents: list[list[list[tuple[str, str]]]], kinds: dict[str, str]) -> list[Document]:
    """Documents of names; sentences that stand alone (no documents in the file) are put together by forty."""
    groups = [group[i : i + 40] for group in documents for i in range(0, len(group), 40)]
    return [name_document(group, kinds) for group in groups]


def name_document(sentences: list[list[tuple[str, str]]], kinds: dict[str, str]) -> Document:
    doc = Document([], [], [0], labels={"name": [], "start": []})
    known = {label: i for i, label in enumerate(NAMES)}
    for number, sentence in enumerate(sentences):
        bio = _data.to_bio([label for _, label in sentence])
        bio = [label[:2] + kinds.get(label[2:], label[2:]) if label != "O" else "O" for label in bio]
        doc.words += [word for word, _ in sentence]
        doc.blocks += [number == 0 or number % 2 == 1] + [False] * (
            len(sentence) - 1
        )  # half of the marks: both must be read
        doc.sentences += [number] * len(sentence)
        doc.labels["name"] += [known[label] for label in bio]
        doc.labels["start"] += [1] + [0] * (len(sentence) - 1)
        doc.cuts.append(len(doc.words))
    return doc


def split_hyphens(doc: Document, tokenizer: Tokenizer) -> Document:
    """The same names with words cut as the tokenizer cuts raw text (corpora keep "China-based" whole)."""
    new = Document([], [], [], labels={"name": [], "start": []})
    place = []
    for i, word in enumerate(doc.words):
        place.append(len(new.words))
        parts = tokenizer.words(word)
        label = doc.labels["name"][i]
        inside = label + 1 if NAMES[label].startswith("B-") else label
        new.words += parts
        new.blocks += [doc.blocks[i]] + [False] * (len(parts) - 1)
        new.sentences += [doc.sentences[i]] * len(parts)
        new.labels["name"] += [label] + [inside] * (len(parts) - 1)
        new.labels["start"] += [doc.labels["start"][i]] + [0] * (len(parts) - 1)
    new.cuts = [*(place[c] for c in doc.cuts[:-1]), len(new.words)]
    return new


def raw_document(text: str, tokenizer: Tokenizer) -> tuple[Document, list[tuple[int, int]]]:
    """A document of raw text: blocks at lines; windows begin at blocks or after the end of a sentence."""
    doc, spans, at = Document([], [], [0]), [], 0
    for line in text.split("\n"):
        words = tokenizer.spans(text, at, at + len(line))
        doc.blocks += [True] + [False] * (len(words) - 1) if words else []
        spans += words
        at += len(line) + 1
    doc.words = [text[a:b] for a, b in spans]
    for i in range(1, len(doc.words)):
        if doc.blocks[i] or (doc.words[i - 1] in (".", "!", "?", "”", '"', "''") and doc.words[i][0].isupper()):
            doc.cuts.append(i)
    doc.cuts.append(len(doc.words))
    return doc, spans


def covered(spans: list[tuple[int, int]], start: int, end: int) -> list[int]:
    """The words that a stretch of characters covers by half or more."""
    return [i for i, (a, b) in enumerate(spans) if 2 * (min(b, end) - max(a, start)) >= b - a]


def both_quotes(documents: list[Document]) -> list[Document]:
    """Each document twice: with curly quotation marks (as far as it has them, or `` and ''), and with straight ones."""
    curly = {"``": "“", "''": "”"}
    straight = {"``": '"', "''": '"', "“": '"', "”": '"', "’": "'", "‘": "'"}
    pairs = [
        (d, [curly.get(w, w) for w in d.words], [straight.get(w, w.replace("’", "'")) for w in d.words])
        for d in documents
    ]
    return [replace(d, words=words) for d, *both in pairs for words in both]


def first_annotator(path: Path) -> list[dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = {}
    for row in _data.jsonl(path):
        rows.setdefault(row["id"], row)
    return list(rows.values())


def attribution_document(row: dict[str, Any], tokenizer: Tokenizer) -> Document:
    """A PolNeAR article. Where annotations overlap the first wins; what annotators discarded is unknown."""
    doc, spans = raw_document(row["text"], tokenizer)
    part = [0] * len(spans)
    for region in row.get("discard_regions", ()):
        for start, end in region:
            for i in covered(spans, start, end):
                part[i] = UNKNOWN
    for attribution in row["attributions"]:
        firsts: dict[str, list[int]] = {}
        for kind in ("cue", "source", "content"):
            begin = PARTS.index(f"B-{kind.upper()}")
            for start, end in attribution[kind]:
                words = covered(spans, start, end)
                if not words or any(part[i] != 0 for i in words):
                    continue
                for i in words:
                    part[i] = begin + 1
                part[words[0]] = begin
                firsts.setdefault(kind, []).append(words[0])
        cue = firsts["cue"][0] if "cue" in firsts else NO_CUE
        if cue >= 0 or not attribution["cue"]:
            doc.links |= {i: cue for kind in ("source", "content") for i in firsts.get(kind, ())}
    doc.labels = {"part": part}
    return doc


def event_orders(folder: Path) -> dict[str, list[tuple[str, str, str]]]:
    """MATRES: pairs of event instances with their order, by article."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for file in ("matres_timebank.txt", "matres_aquaint.txt"):
        for line in (folder / file).read_text(encoding="utf-8").splitlines():
            article, _, _, left, right, label = line.split("\t")
            found.setdefault(article, []).append((f"ei{left}", f"ei{right}", label))
    return found


def time_document(row: dict[str, Any], tokenizer: Tokenizer, orders: list[tuple[str, str, str]]) -> Document:
    """A TempEval-3 article: time expressions, event heads and MATRES's orders of them."""
    doc, spans = raw_document(row["text"], tokenizer)
    timex, event = [0] * len(spans), [0] * len(spans)
    for mark in row["timexes"]:
        words = covered(spans, mark["start"], mark["end"])
        if words and not any(timex[i] for i in words):
            begin = TIMEXES.index(f"B-{mark['type']}")
            for i in words:
                timex[i] = begin + 1
            timex[words[0]] = begin
    for mark in row["events"]:
        for i in covered(spans, mark["start"], mark["end"]):
            event[i] = EVENTS.index(mark["class"])
    doc.labels = {"timex": timex, "event": event}
    heads = {mark["eid"]: covered(spans, mark["start"], mark["end"]) for mark in row["events"]}
    words = {each["eiid"]: heads.get(each["eventID"], [])[:1] for each in row["instances"]}
    for left, right, label in orders:
        for a, b in zip(words.get(left, ()), words.get(right, ()), strict=False):
            if a < b:
                doc.orders.append((a, b, ORDERS.index(label)))
            elif b < a:
                doc.orders.append((b, a, ORDERS.index(INVERSE.get(label, label))))
    return doc


# ---- coreference -----------------------------------------------------------------------------------------------------


def ordered(
    mentions: list[tuple[Candidate, int]], words: list[str], compare: Comparison
) -> list[tuple[Candidate, int]]:
    """In the order in which one may refer back to another."""
    return sorted(mentions, key=lambda each: (compare.core(words, each[0].first, each[0].last)[1], each[0].first))


def add_mentions(documents: list[Document], trees: list[list[_data.Tree]], folder: Path) -> None:
    """Adds GUM's entity mentions with their heads, and OntoGUM's chains."""
    compare = Comparison()
    entities = _data.gum_entities(folder / "train.conllu")
    chains = _data.chains(folder / "train.ontogum.conll")
    for doc, sentences, known, (words, _, linked) in zip(documents, trees, entities, chains, strict=True):
        if len(words) != len(doc.words):
            raise SystemExit("train.ontogum.conll and train.conllu don't hold the same words")
        upos = [tag for tree in sentences for tag in tree.upos]
        mention, entity = [0] * len(words), [UNKNOWN] * len(words)
        found: dict[tuple[int, int], tuple[Candidate, int]] = {}
        for each in [*known, *linked]:
            head = mention_head(doc, upos, each.first, each.last)
            form = FORM_OF.get(upos[head], "NOMINAL")
            mention[head] = MENTIONS.index(form)
            if each.kind in ENTITIES:
                entity[head] = ENTITIES.index(each.kind)
            candidate = Candidate(each.first, each.last, {"PRONOUN": PRONOUN, "NAME": NAME}.get(form, NOMINAL))
            found[each.first, each.last] = (candidate, each.chain)
        doc.labels |= {"mention": mention, "entity": entity}
        doc.mentions = ordered(list(found.values()), doc.words, compare)


def mention_head(doc: Document, upos: list[str], first: int, last: int) -> int:
    """The word of a mention whose head lies outside of it."""
    tops = [i for i in range(first, last) if not first <= doc.heads[i] < last]
    return next((i for i in tops if upos[i] != "PUNCT"), tops[0])


def chain_document(
    words: list[str], sentences: list[list[str]], linked: list[_data.GoldMention], compare: Comparison
) -> Document:
    """A document with chains of mentions and nothing else but its sentences; mentions alone in a chain have none."""
    doc = Document(words, [i == 0 for i in range(len(words))], [0])
    for number, sentence in enumerate(sentences):
        doc.sentences += [number] * len(sentence)
        doc.cuts.append(doc.cuts[-1] + len(sentence))
    counts = Counter(each.chain for each in linked)
    doc.mentions = ordered(
        [
            (Candidate(m.first, m.last, compare.form(words, m.first, m.last)), m.chain if counts[m.chain] > 1 else -1)
            for m in linked
        ],
        words,
        compare,
    )
    return doc


def pronoun_document(row: dict[str, str], tokenizer: Tokenizer, compare: Comparison) -> Document | None:
    """A text of GAP: a pronoun (chain 0) and two names (1 and 2), of which it means one or neither.

    Other names stand by as rivals (−1), but for those that are short or long for one of the two."""
    doc, spans = raw_document(row["Text"], tokenizer)
    asked = []
    for name in ("Pronoun", "A", "B"):
        start = int(row[f"{name}-offset"])
        words = covered(spans, start, start + len(row[name]))
        if not words:
            return None
        asked.append((words[0], words[-1] + 1))
    doc.sentences = sentence_numbers(doc)
    others = [
        span for span in name_like(doc.words, doc.sentences) if not any(span[0] < b and a < span[1] for a, b in asked)
    ]
    mentions = [(Candidate(a, b, PRONOUN if n == 0 else NAME), n) for n, (a, b) in enumerate(asked)]
    place = {(a, b): n for n, (a, b) in enumerate(asked)}
    for span in others:
        alike = [n for n in (1, 2) if compare.short_for(doc.words, span, asked[n])]
        mentions.append((Candidate(*span, NAME), alike[0] if len(alike) == 1 else -1))
    doc.mentions = ordered(mentions, doc.words, compare)
    numbers = {place.get((c.first, c.last), -1): n for n, (c, _) in enumerate(doc.mentions)}
    doc.asked = (numbers[0], numbers[1], numbers[2])
    doc.answer = 1 if row["A-coref"].upper() == "TRUE" else 2 if row["B-coref"].upper() == "TRUE" else 0
    doc.cuts = [0, len(doc.words)]
    return doc


def sentence_numbers(doc: Document) -> list[int]:
    """A sentence's number for each word of raw text, by the places where a window may begin."""
    found = []
    for number, (first, last) in enumerate(itertools.pairwise(doc.cuts)):
        found += [number] * (last - first)
    return found


def name_like(words: list[str], sentences: list[int]) -> list[tuple[int, int]]:
    """Runs of capitalised words, but for one that only begins a sentence."""
    found, start = [], -1
    for i in range(len(words) + 1):
        capital = i < len(words) and words[i][:1].isupper() and len(words[i]) > 1 and words[i].isalpha()
        if capital and start < 0:
            start = i
        elif not capital and start >= 0:
            if i - start > 1 or (start > 0 and sentences[start] == sentences[start - 1]):
                found.append((start, i))
            start = -1
    return found


def ecb_document(row: dict[str, Any]) -> Document:
    """An ECB+ article: event heads without class in the sentences that were checked; sentence boundaries."""
    words, sent = row["tokens"], row["sent"]
    checked = set(row["eval_sentences"])
    event = [0 if s in checked else UNKNOWN for s in sent]
    for mention in row["mentions"]:
        if mention["type"].startswith(("ACTION", "NEG_ACTION")) and mention["sent"] in checked:
            event[mention["tokens"][0]] = ANY_EVENT
            for i in mention["tokens"][1:]:
                event[i] = UNKNOWN
    starts = [int(i == 0 or sent[i] != sent[i - 1]) for i in range(len(words))]
    cuts = [i for i, start in enumerate(starts) if start] + [len(words)]
    blocks = [i == 0 for i in range(len(words))]
    return Document(words, blocks, cuts, list(sent), {"event": event, "start": starts})


def factuality_documents(sentences: list[tuple[list[str], list[float | None]]], hidden: list[str]) -> list[Document]:
    """UW factuality sentences, without those of the articles that are set aside."""
    documents = []
    kept = [s for s in sentences if not any(_data.fold(s[0]) in text for text in hidden)]
    for i in range(0, len(kept), 20):
        doc = Document([], [], [0])
        for words, values in kept[i : i + 20]:
            at = len(doc.words)
            doc.factuality |= {at + j: (1, value, 1.0) for j, value in enumerate(values) if value is not None}
            doc.words += words
            doc.blocks += [True] + [False] * (len(words) - 1)
            doc.cuts.append(len(doc.words))
        documents.append(doc)
    return documents


# ---- documents -> windows --------------------------------------------------------------------------------------------

Window = tuple[Document, int, int]


def windows(documents: list[Document], limit: int, chance: random.Random) -> list[Window]:
    """Consecutive stretches of at most `limit` pieces between cuts, from a random first cut of each document on."""
    found: list[Window] = []
    for doc in documents:
        sizes = [0]
        for pieces in doc.pieces:
            sizes.append(sizes[-1] + len(pieces))
        first = chance.randrange(min(8, len(doc.cuts) - 1)) if len(doc.cuts) > 2 else 0
        cuts = doc.cuts[first:]
        start = cuts[0]
        if start and sizes[start] <= limit:
            found.append((doc, 0, start))
        for left, right in itertools.pairwise(cuts):
            if sizes[right] - sizes[start] > limit:
                if left > start:
                    found.append((doc, start, left))
                start = left
            if sizes[right] - sizes[start] > limit:  # a stretch that is too long by itself
                start = right
        if start < len(doc.words):
            found.append((doc, start, len(doc.words)))
    return found


def endless(
    documents: list[Document], limits: tuple[int, ...], batch_pieces: int, chance: random.Random
) -> Iterable[tuple[list[Window], int]]:
    """Batches for ever: every pass over the documents cuts them anew with another limit."""
    while True:
        limit = chance.choice(limits)
        found = windows(documents, limit - 2, chance)
        chance.shuffle(found)
        size = max(1, batch_pieces // limit)
        for i in range(0, len(found), size):
            if len(found) - i >= size or i == 0:
                yield found[i : i + size], limit


def chapters(
    documents: list[Document], limits: tuple[int, ...], batch_pieces: int, chance: random.Random
) -> Iterable[tuple[list[Window], int]]:
    """Batches for ever of windows that follow each other in their documents, for what is said over sentences."""
    while True:
        limit = max(limits) if chance.random() < 0.6 else chance.choice(limits)
        size = max(1, batch_pieces // limit)
        order = list(documents)
        chance.shuffle(order)
        batch: list[Window] = []
        for doc in order:
            batch += windows([doc], limit - 2, chance)
            while len(batch) >= size:
                yield batch[:size], limit
                batch = batch[size:] if batch[size:] and batch[size][0] is doc else []


def encode(
    documents: Iterable[Document], pieces: Callable[[list[str]], list[list[int]]], shape: Callable[[str, bool], int]
) -> None:
    """Fills in the word pieces and shapes of documents."""
    for doc in documents:
        doc.pieces = pieces(doc.words)
        doc.shapes = [shape(word, first) for word, first in zip(doc.words, doc.blocks, strict=True)]
