"""Claims at words that were chosen by somebody else: a gold annotation, or a person who marks what was missed."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dateline.attribute.chains import Chains
from dateline.attribute.claims import ClaimMaker
from dateline.attribute.hearing import hear
from dateline.attribute.units import units_at
from dateline.model import Annotations, Article, Facts, TimeExpression
from dateline.span import Span


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


def claim_in(article: Article, annotations: Annotations, timexes: Sequence[TimeExpression], span: Span) -> Facts:
    """The claim that somebody sees in these words: that of the word on which the others hang, if there is one."""
    tree = hear(article, annotations).tree
    words = [i for i in tree.within(span) if any(c.isalnum() for c in tree.tokens[i].text)]
    tops = [i for i in words if tree.head(i) not in words]
    verbs = [i for i in tops if tree.tokens[i].upos in ("VERB", "AUX")]
    if not tops:
        return Facts(article.id, (), tuple(timexes), ())
    return claims_at(article, annotations, timexes, [(verbs or tops)[0]])
