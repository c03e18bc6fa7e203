"""Readers of the public corpora that the recipe learns from and the benchmarks score on. No text is copied here."""

from __future__ import annotations

import csv
import json
import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SPLITS = Path(__file__).with_name("splits.toml")


# ---- where the files are ---------------------------------------------------------------------------------------------


def corpora_root(given: Path | None) -> Path:
    """The folder of all corpora: the one given, else the environment's DATELINE_CORPORA."""
    root = given or (Path(os.environ["DATELINE_CORPORA"]) if "DATELINE_CORPORA" in os.environ else None)
    if root is None:
        raise SystemExit("no corpora: give --data DIR or --corpora ROOT, or set DATELINE_CORPORA")
    if not root.is_dir():
        raise SystemExit(f"no such folder: {root}; give the folder that holds the corpora")
    return root


def scored_files(folder: Path, suffix: str) -> tuple[list[Path], str]:
    """The files that a benchmark scores, and their part: "test", "dev", else "set aside" or "all"; never train.

    "set aside" means: only the ids that `splits.toml` keeps out of training are scored.
    """
    if not folder.is_dir():
        raise SystemExit(f"no such folder: {folder}; give a folder with *{suffix} files")
    files = sorted(f for f in folder.iterdir() if f.name.endswith(suffix) and not f.name.startswith("train"))
    for part in ("test", "dev"):
        chosen = [f for f in files if f.name.startswith(part)]
        if chosen:
            return chosen, part
    if not files:
        raise SystemExit(f"nothing to score in {folder}: no *{suffix} file besides train*")
    return files, "set aside" if set_aside(folder.name) else "all"


def set_aside(corpus: str, key: str = "set_aside") -> frozenset[str]:
    """The ids of a corpus that no training may see, or with "rules_set_aside" no writer of rules for dates."""
    table = tomllib.loads(SPLITS.read_text(encoding="utf-8")) if SPLITS.is_file() else {}
    return frozenset(table.get(corpus, {}).get(key, ()))


def jsonl(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


# ---- treebanks (CoNLL-U) ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence of a treebank. `heads` are indices of its words, −1 for the root; `spans` are offsets into `text`."""

    id: str
    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    new_paragraph: bool
    space_after: bool


def treebank(path: Path) -> list[list[Tree]]:
    """The documents of a CoNLL-U file, each as its sentences."""
    documents: list[list[Tree]] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip("\n").split("\n")
        if not any(line and line[0].isdigit() for line in lines):
            continue
        if not documents or any(line.startswith("# newdoc") for line in lines):
            documents.append([])
        documents[-1].append(_tree(lines))
    return documents


def _tree(lines: list[str]) -> Tree:
    meta = dict(line[2:].split(" = ", 1) for line in lines if line.startswith("# ") and " = " in line)
    rows = [line.split("\t") for line in lines if line and line[0].isdigit()]
    words = [row for row in rows if row[0].isdigit()]
    text, spans, space = _surface(rows)
    return Tree(
        id=meta.get("sent_id", ""),
        text=text,
        words=tuple(row[1] for row in words),
        spans=tuple(spans),
        lemmas=tuple(row[2] for row in words),
        upos=tuple(row[3] for row in words),
        xpos=tuple(row[4] for row in words),
        heads=tuple(int(row[6]) - 1 for row in words),
        relations=tuple(row[7] for row in words),
        new_paragraph=any(line.startswith(("# newpar", "# newdoc")) for line in lines),
        space_after=space,
    )


def _surface(rows: list[list[str]]) -> tuple[str, list[tuple[int, int]], bool]:
    """A sentence's text, its words' offsets (those of a multiword token share its letters), whether a space follows."""
    text, spans, space, inside = "", [], True, 0
    forms = {row[0]: row[1] for row in rows}
    for row in rows:
        if "-" in row[0]:
            first, last = (int(n) for n in row[0].split("-"))
            inside = last
            at = len(text)
            cuts = _share(row[1], [forms[str(n)] for n in range(first, last + 1)])
            spans += [(at + a, at + b) for a, b in cuts]
        elif not row[0].isdigit() or int(row[0]) <= inside:
            continue
        else:
            spans.append((len(text), len(text) + len(row[1])))
        space = "SpaceAfter=No" not in row[9]
        text += row[1] + (" " if space else "")
    return text.rstrip(" "), spans, space


def _share(surface: str, forms: list[str]) -> list[tuple[int, int]]:
    """The part of a multiword token's letters that each of its words has; the last takes what is left."""
    spans, at = [], 0
    for number, form in enumerate(forms):
        left = len(forms) - number - 1
        end = len(surface) if not left else max(at + 1, min(at + len(form), len(surface) - left))
        spans.append((at, end))
        at = end
    return spans


def document_text(trees: list[Tree]) -> tuple[str, list[int]]:
    """A document's text, paragraphs joined by newlines, and where each sentence begins."""
    text, starts = "", []
    for number, tree in enumerate(trees):
        if number and tree.new_paragraph:
            text = text.rstrip(" ") + "\n"
        starts.append(len(text))
        text += tree.text + (" " if tree.space_after else "")
    return text.rstrip(" "), starts


# ---- coreference -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class GoldMention:
    """Words [first, last) of a document; `kind` is an entity type where the corpus has it, `chain` −1 in no chain."""

    first: int
    last: int
    kind: str = ""
    chain: int = -1


def gum_entities(path: Path) -> list[list[GoldMention]]:
    """The entity mentions of a GUM file by document, in words of the document (`Entity=` in MISC), without chains.

    A discontinuous mention counts from its first to its last word.
    """
    documents: list[list[GoldMention]] = []
    at, opened = 0, dict[str, list[tuple[int, str]]]()
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newdoc"):
            documents.append([])
            at, opened = 0, {}
        if not line or not line[0].isdigit() or not line.split("\t", 1)[0].isdigit():
            continue
        misc = dict(field.split("=", 1) for field in line.split("\t")[9].split("|") if "=" in field)
        for begun, whole, ended in re.findall(r"\(([^()]+)(\))?|([^()]+)\)", misc.get("Entity", "")):
            if begun:
                name, kind = begun.split("-")[:2] if "-" in begun else (begun, "")
                if whole:
                    documents[-1].append(GoldMention(at, at + 1, kind))
                else:
                    opened.setdefault(name, []).append((at, kind))
            elif opened.get(ended):
                first, kind = opened[ended].pop()
                documents[-1].append(GoldMention(first, at + 1, kind))
        at += 1
    return documents


@dataclass(frozen=True, slots=True)
class GoldDate:
    """Words [first, last) of a document marked as a date, with the attributes of the mark (when, from, to …)."""

    first: int
    last: int
    value: dict[str, str]


def gum_dates(path: Path) -> list[tuple[str, str, list[GoldDate]]]:
    """The documents of a GUM file: id, the day it was made, and its dates (`XML=<date …>` in MISC)."""
    documents: list[tuple[str, str, list[GoldDate]]] = []
    at, opened = 0, list[tuple[int, dict[str, str]]]()
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newdoc id = "):
            documents.append((line.removeprefix("# newdoc id = "), "", []))
            at, opened = 0, []
        if line.startswith("# meta::dateCreated = "):
            documents[-1] = (documents[-1][0], line.removeprefix("# meta::dateCreated = "), documents[-1][2])
        fields = line.split("\t")
        if len(fields) < 10 or not fields[0].isdigit():
            continue
        for tag, attributes in re.findall(r"<(/?date)\b([^>]*)>", fields[9]):
            if tag == "date":
                opened.append((at, dict(re.findall(r'(\w+):::"([^"]*)"', attributes))))
            elif opened:
                first, value = opened.pop()
                documents[-1][2].append(GoldDate(first, at + 1, value))
        at += 1
    return documents


def chains(path: Path) -> list[tuple[list[str], list[list[str]], list[GoldMention]]]:
    """The documents of a CoNLL coreference file (word, …, last column): words, sentences, mentions with chains.

    OntoGUM has number, word, chains; the CoNLL-2012 form has the word fourth. Without marks, all is one sentence.
    """
    documents = []
    for block in re.split(r"# ?begin document.*\n", path.read_text(encoding="utf-8"))[1:]:
        words: list[str] = []
        sentences: list[list[str]] = [[]]
        found: list[GoldMention] = []
        opened: dict[str, list[int]] = {}
        for line in block.split("\n"):
            row = line.split("\t")
            if line.startswith("#"):
                continue
            if len(row) < 3:
                if sentences[-1]:
                    sentences.append([])
                continue
            for single, begun, ended in re.findall(r"\((\d+)\)|\((\d+)|(\d+)\)", row[-1]):
                if single:
                    found.append(GoldMention(len(words), len(words) + 1, "", int(single)))
                elif begun:
                    opened.setdefault(begun, []).append(len(words))
                elif opened.get(ended):
                    found.append(GoldMention(opened[ended].pop(), len(words) + 1, "", int(ended)))
            word = row[1] if len(row) == 3 else row[3]
            words.append(word)
            sentences[-1].append(word)
        documents.append((words, [each for each in sentences if each], sorted(found, key=lambda m: (m.first, m.last))))
    return documents


def rows_of(path: Path) -> list[dict[str, str]]:
    """The records of a tab-separated file with a heading."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


# ---- columns (CoNLL, WNUT, Wikigold) -------------------------------------------------------------------------------


def columns(path: Path) -> list[list[list[tuple[str, str]]]]:
    """Documents of sentences of (word, label): first and last column; `-DOCSTART-` begins a document."""
    documents: list[list[list[tuple[str, str]]]] = [[]]
    sentence: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        fields = line.split("\t") if "\t" in line else line.split()
        if not line.strip():
            if sentence:
                documents[-1].append(sentence)
            sentence = []
        elif fields[0] == "-DOCSTART-":
            if documents[-1]:
                documents.append([])
        else:
            sentence.append((fields[0], fields[-1].strip()))
    return [document for document in documents if document]


def to_bio(labels: list[str]) -> list[str]:
    """Labels with every first word of a span as B- (IOB1, as Wikigold has it, becomes BIO)."""
    fixed: list[str] = []
    for label in labels:
        if label.startswith("I-") and (not fixed or fixed[-1][1:] != label[1:]):
            label = "B" + label[1:]
        fixed.append(label)
    return fixed


def spans_of(labels: list[str]) -> list[tuple[int, int, str]]:
    """The spans of BIO labels as (first, last + 1, label)."""
    spans: list[tuple[int, int, str]] = []
    start, kind = 0, ""
    for i, label in enumerate([*labels, "O"]):
        if kind and label != f"I-{kind}":
            spans.append((start, i, kind))
            kind = ""
        if label != "O" and not kind:
            start, kind = i, label[2:]
    return spans


# ---- factuality ----------------------------------------------------------------------------------------------------


def uw_sentences(path: Path) -> list[tuple[list[str], list[float | None]]]:
    """Sentences of UW factuality: words, and the factuality of the annotated ones (−3 … 3)."""
    sentences = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line.strip()]
        if rows:
            sentences.append(([row[1] for row in rows], [None if row[2] == "_" else float(row[2]) for row in rows]))
    return sentences


# ---- folding -------------------------------------------------------------------------------------------------------


def fold(words: list[str]) -> str:
    """Letters and digits only, lower case: to compare sentences of corpora that cut words differently."""
    return "".join(c for word in words for c in word.lower() if c.isalnum())
