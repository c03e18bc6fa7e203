"""Claims at words that were chosen by somebody else: a gold annotation, or a person who marks what was missed."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dateline.attribute.chains import Chains
from dateline.attribute.claims import ClaimMaker
from dateline.attribute.hearing import hear
from dateline.attribute.units import units_at
from dateline.model import Annotations, Article, Facts, TimeExpression


def claims_at(
    article: Article, annotations: Annotations, timexes: Sequence[TimeExpression], heads: Collection[int]
) -> Facts:
    """What `attribute` finds, but with a claim for each of these words (indices of tokens) and for no other.

    Who takes part, when, who says so and how sure are found as for any claim.
    """
    heard = hear(article, annotations)
    chains = Chains(heard.tree, heard.register, heard.referents, heard.reports)
    units = units_at(heard.tree, heard.reports, heads)
    claims = ClaimMaker(heard.tree, heard.register, heard.referents, chains, timexes, units).of_all()
    ordered = tuple(sorted(heard.referents.values(), key=lambda r: r.mentions[0].span))
    return Facts(article.id, ordered, tuple(timexes), claims)
