"""What an outlet sets right of what it told itself is a correction, and no conflict: both are kept, and the later
answers the earlier.

Only what stands under the word ("Correction: …") counts, in the paragraph or over the article: an outlet that tells it
otherwise without a word disagrees with itself.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from dateline.lang import table
from dateline.link.material import Material
from dateline.link.sources import Sources
from dateline.link.text import tokens
from dateline.model import Answer, AnswerKind, Claim, Conflict

_SET_RIGHT = ("amount", "duration", "date", "place", "identity")  # of one happening
_LABEL = 40  # characters in which a label stands


def set_right(
    material: Material, sources: Sources, conflicts: Sequence[Conflict]
) -> tuple[tuple[Conflict, ...], tuple[Answer, ...]]:
    """The conflicts that are none but corrections, taken out; and the answers that they are instead."""
    kept: list[Conflict] = []
    answers: list[Answer] = []
    for conflict in conflicts:
        pair = (material.claims[conflict.claims[0]], material.claims[conflict.claims[1]])
        corrects = [(a, b) for a, b in (pair, pair[::-1]) if _sets_right(material, sources, a, b)]
        if conflict.about in _SET_RIGHT and len(corrects) == 1:
            (later, earlier), because = corrects[0], f"the outlet corrects what it told: {conflict.because}"
            answers.append(Answer(later.id, earlier.id, AnswerKind.CORRECTION, because))
        else:
            kept.append(conflict)
    return tuple(kept), tuple(answers)


def with_corrections(answers: Sequence[Answer], corrections: Sequence[Answer]) -> tuple[Answer, ...]:
    """All answers in the order of their claims, one for each two."""
    found = {(each.claim, each.allegation): each for each in (*corrections, *answers)}
    return tuple(found[key] for key in sorted(found))


def _sets_right(material: Material, sources: Sources, later: Claim, earlier: Claim) -> bool:
    here, there = later.span.article, earlier.span.article
    outlet = sources.voice.get(here)
    if here == there or outlet is None or outlet != sources.voice.get(there):
        return False
    told, before = material.article[here].published.latest, material.article[there].published.earliest
    return is_correction(material, later) and not (told is not None and before is not None and told < before)


def is_correction(material: Material, claim: Claim) -> bool:
    """Whether a claim stands in a paragraph that a word calls a correction, or in an article that its title does."""
    article = material.article[claim.span.article]
    starts = [block.start for block in article.blocks]
    at = bisect.bisect_right(starts, claim.span.start) - 1
    block = article.text[article.blocks[at].start : article.blocks[at].end] if at >= 0 else ""
    return _is_called(block) or _is_called(article.title)


def _is_called(text: str) -> bool:
    """Whether a text begins with "Correction:" or the like."""
    label, sign, _ = text[:_LABEL].partition(":")
    said = " ".join(tokens(label))
    return bool(sign) and said in table("answers")["correction"]["labels"]
