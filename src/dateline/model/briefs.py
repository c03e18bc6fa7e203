"""Claims in brief: what those that were found are parted by, without all that is told of them."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.article import Article
from dateline.model.facts import SourceKind
from dateline.model.links import Standing
from dateline.when import When


@dataclass(frozen=True, slots=True)
class Brief:
    """A claim (its id) with its story and event, how that stands and who takes part in it (`names`), and when it lies.

    `sources` are the kinds of its chain, in the order of `Claim.attribution`. `article` is its article without text and
    blocks; `relayed`: that one says that it has it from another.
    """

    claim: str
    story: str
    event: str
    standing: Standing
    names: tuple[str, ...]
    when: When
    sources: tuple[SourceKind, ...]
    article: Article
    relayed: bool
