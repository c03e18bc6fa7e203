"""Attribute: what one article says, and who says so. Annotations and time expressions in, `Facts` out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.attribute.chains import Chains, speakers
from dateline.attribute.claims import ClaimMaker
from dateline.attribute.outlets import mark_outlets
from dateline.attribute.repair import repaired
from dateline.attribute.reports import find_reports
from dateline.attribute.resolve import Resolver
from dateline.attribute.tree import Tree
from dateline.attribute.units import find_units
from dateline.model import Annotations, Article, Facts, TimeExpression


def attribute(article: Article, annotations: Annotations, timexes: Sequence[TimeExpression]) -> Facts:
    """The referents and claims of an article. Pure: the same input gives the same facts."""
    tree = Tree(article, replace(annotations, tokens=repaired(article, annotations.tokens)))
    resolver = Resolver(tree)
    resolver.resolve()
    reports = find_reports(tree)
    register = resolver.register
    mark_outlets(tree, reports, register)
    resolver.resolve_quoted(speakers(tree, reports, register))
    referents = register.referents()
    chains = Chains(tree, register, referents, reports)
    units = find_units(tree, reports)
    claims = ClaimMaker(tree, register, referents, chains, timexes, units).claims()
    ordered = tuple(sorted(referents.values(), key=lambda r: r.mentions[0].span))
    return Facts(article.id, ordered, tuple(timexes), claims)
