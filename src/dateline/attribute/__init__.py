"""Attribute: what one article says, and who says so. Annotations and time expressions in, `Facts` out."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.attribute.chains import Chains
from dateline.attribute.claims import ClaimMaker
from dateline.attribute.hearing import hear
from dateline.attribute.quoting import quotes
from dateline.attribute.telling import tellings
from dateline.attribute.units import find_units
from dateline.model import Annotations, Article, Facts, TimeExpression

__all__ = ["attribute", "quotes"]


def attribute(article: Article, annotations: Annotations, timexes: Sequence[TimeExpression]) -> Facts:
    """The referents and claims of an article. Pure: the same input gives the same facts."""
    heard = hear(article, annotations)
    reports = tellings(heard.tree, heard.reports)
    chains = Chains(heard.tree, heard.register, heard.referents, heard.reports, telling=reports)
    units = find_units(heard.tree, reports)
    claims = ClaimMaker(heard.tree, heard.register, heard.referents, chains, timexes, units).claims()
    ordered = tuple(sorted(heard.referents.values(), key=lambda r: r.mentions[0].span))
    return Facts(article.id, ordered, tuple(timexes), claims)
