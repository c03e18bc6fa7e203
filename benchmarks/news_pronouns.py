"""Whom the pronouns of news mean, on articles of PolNear that were read for it.

    python -m benchmarks.news_pronouns --data DIR

DIR is PolNear's folder; the answers are beside this file, without text (`_news_pronouns.py` says how they are kept).
Through the whole stage that makes claims, from raw text. In per cent, for pronouns of one person, of several and of
things: precision (of those that the stage resolves) and recall (of those that mean somebody), and f1 of both.
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from benchmarks._news_pronouns import Answered, answered, heads, is_meant
from benchmarks._run import Counts, Errors, Figures, main
from dateline.attribute.hearing import hear
from dateline.lang import words
from dateline.understand import Reader

KINDS = ("person", "several", "thing")


def score(reader: Reader, folder: Path, limit: int | None, errors: Errors) -> Figures:
    counts = {kind: Counts() for kind in KINDS}
    for each in islice(answered(folder, apart=True), limit):
        _count(reader, each, counts, errors)
    figures: Figures = {}
    for kind, found in counts.items():
        figures |= {f"{kind}_f1": found.f1, f"{kind}_precision": found.precision, f"{kind}_recall": found.recall}
        figures[f"{kind}_asked"] = found.gold
    return figures


def _count(reader: Reader, each: Answered, counts: dict[str, Counts], errors: Errors) -> None:
    register = hear(each.article, reader.annotate(each.article)).register
    text = each.article.text
    for place, means in each.means.items():
        i = register.tree.at(place[0])
        number = register.of.get(i) if i is not None else None
        meant = [heads(each.article, register, one) for one in means]
        members = register.drafts[number].members if number is not None else ()
        right = number is not None and any(is_meant(register, number, members, one) for one in meant)
        counts[_kind(text[slice(*place)].lower())].add(right, number is not None, bool(means))
        if not right and number is not None:
            told = register.drafts[number].name
            errors.show(f"{told!r} | {text[max(0, place[0] - 200) : place[0]]}<{text[slice(*place)]}>")


def _kind(word: str) -> str:
    if word in words("people", "pronouns.plural"):
        return "several"
    return "thing" if word in words("people", "pronouns.neuter") else "person"


if __name__ == "__main__":
    main(__doc__, ("polnear",), score)
