"""Is a text CoNLL-U? What universaldependencies.org/format.html asks of any treebank, and what our MISC promises."""

from __future__ import annotations

import re
from collections.abc import Iterator

UPOS = frozenset(
    {
        "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
        "SYM", "VERB", "X",
    }
)  # fmt: skip
_RELATION = re.compile(r"[a-z]+(?::[a-z]+)?")
_MISC = re.compile(r"[A-Z][A-Za-z]*=[^\s|]+")
_BRACKET = re.compile(r"\(([cm]\d+x\w+)-([a-z]*)-(\d+)-form:[a-z]+(\)?)|([cm]\d+x\w+)\)")


def problems(text: str) -> list[str]:
    """What is wrong with it, a line each; nothing for a text that is CoNLL-U."""
    return list(_problems(text))


def _problems(text: str) -> Iterator[str]:
    if not text:
        return
    if not text.endswith("\n\n") or text.startswith("\n") or "\n\n\n" in text:
        yield "a blank line stands after each sentence, and nowhere else"
    if "\r" in text:
        yield "lines end with a line feed"
    known: set[str] = set()
    for number, block in enumerate(text.strip("\n").split("\n\n")):
        lines = block.split("\n")
        comments = [line for line in lines if line.startswith("# ")]
        rows = [line.split("\t") for line in lines[len(comments) :]]
        if not number and not comments[:1][0].startswith("# newdoc id = "):
            yield "the file begins with a document"
        ids = [line.removeprefix("# sent_id = ") for line in comments if line.startswith("# sent_id = ")]
        if len(ids) != 1 or ids[0] in known or re.search(r"\s", ids[0]):
            yield f"sentence {number}: one id of its own, without spaces: {ids}"
        known.update(ids)
        yield from (f"{ids}: {found}" for found in _sentence(comments, rows))
    yield from _entities(text)


def _sentence(comments: list[str], rows: list[list[str]]) -> Iterator[str]:
    if not rows or any(len(row) != 10 or not all(row) for row in rows):
        yield "each word has ten columns, none empty"
        return
    if [row[0] for row in rows] != [str(n + 1) for n in range(len(rows))]:
        yield "words are counted from 1"
    for row in rows:
        if any(re.search(r"\s", each) for each in row):
            yield f"white space in {row}"
        if row[3] not in UPOS or not _RELATION.fullmatch(row[7]) or (row[5], row[8]) != ("_", "_"):
            yield f"tag, relation, features or enhanced relations of {row}"
        misc = [] if row[9] == "_" else row[9].split("|")
        if any(not _MISC.fullmatch(each) for each in misc) or misc != sorted(misc):
            yield f"last column of {row}"
        if len({each.partition("=")[0] for each in misc}) != len(misc):
            yield f"a key twice in the last column of {row}"
    yield from _tree([row[6] for row in rows], [row[7] for row in rows])
    told = [line.removeprefix("# text = ") for line in comments if line.startswith("# text = ")]
    rebuilt = "".join(row[1] + ("" if "SpaceAfter=No" in row[9].split("|") else " ") for row in rows).rstrip(" ")
    if told != [rebuilt]:
        yield f"the text is {told}, its words give {rebuilt!r}"


def _tree(written: list[str], relations: list[str]) -> Iterator[str]:
    if not all(each.isdecimal() and int(each) <= len(written) for each in written):
        yield f"heads are words of the sentence: {written}"
        return
    heads = [int(each) for each in written]
    if heads.count(0) != 1 or any((head == 0) != (name == "root") for head, name in zip(heads, relations, strict=True)):
        yield "one word is the root, and is called so"
        return
    for word in range(1, len(heads) + 1):
        seen = set()
        while word and word not in seen:
            seen.add(word)
            word = heads[word - 1]
        if word:
            yield f"word {word} hangs on itself"
            return


def _entities(text: str) -> Iterator[str]:
    """Every bracket that opens is closed, within a document; its head is one of its words."""
    for document in text.split("# newdoc")[1:]:
        open_at: dict[str, list[tuple[int, int]]] = {}
        rows = [line.split("\t") for line in document.split("\n") if "\t" in line]
        for at, row in enumerate(rows):
            for value in re.findall(r"(?:^|\|)Entity=([^|]*)", row[9]):
                if "".join(match[0] for match in _BRACKET.finditer(value)) != value:
                    yield f"brackets: {value}"
                for opened, kind, head, closed_too, closed in _BRACKET.findall(value):
                    if opened and not kind:
                        yield f"no kind: {value}"
                    if opened:
                        open_at.setdefault(opened, []).append((at, int(head)))
                    if closed or closed_too:
                        if not open_at.get(closed or opened):
                            yield f"closed but not open: {value}"
                            continue
                        places = open_at[closed or opened]  # of two mentions of one chain that cross, either may end
                        fit = [n for n, (start, head_at) in enumerate(places) if 1 <= head_at <= at - start + 1]
                        if not fit:
                            yield f"the head stands outside: {value}"
                        places.pop(fit[-1] if fit else -1)
        yield from (f"never closed: {name}" for name, places in open_at.items() if places)
