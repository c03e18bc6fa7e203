"""Who speaks and who is meant, in one article: what claims and quotes are both made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dateline.attribute.chains import speakers
from dateline.attribute.judging import by_trees
from dateline.attribute.name_spans import mended_names
from dateline.attribute.nominals import open_rest
from dateline.attribute.outlets import mark_outlets
from dateline.attribute.questions import Judge
from dateline.attribute.register import Register
from dateline.attribute.repair import repaired
from dateline.attribute.reports import Report, find_reports
from dateline.attribute.resolve import Resolver
from dateline.attribute.tree import Tree
from dateline.model import Annotations, Article, Referent


@dataclass(frozen=True, slots=True)
class Hearing:
    """An article's mended trees, the referents that it speaks of, and its reports."""

    tree: Tree
    register: Register
    referents: Mapping[int, Referent]
    reports: list[Report]


def hear(article: Article, annotations: Annotations, judge: Judge = by_trees) -> Hearing:
    """Pure: the same article and annotations give the same. `judge` tells of each pronoun whom it means."""
    # names in one piece tell the trees which words belong together, and mended trees tell more of the names
    whole = mended_names(article, annotations.tokens, annotations.names)
    tokens = repaired(article, annotations.tokens, whole, annotations.timexes)
    tree = Tree(
        article,
        replace(annotations, tokens=tokens, names=mended_names(article, tokens, annotations.names)),
    )
    resolver = Resolver(tree, judge)
    resolver.resolve()
    reports = find_reports(tree)
    register = resolver.register
    mark_outlets(tree, reports, register)
    resolver.resolve_quoted(speakers(tree, reports, register))
    open_rest(register)
    return Hearing(tree, register, register.referents(), reports)
