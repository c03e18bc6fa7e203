"""The words that open words of a claim's title point back to ("they", "the move"), as they stand beside the title."""

from __future__ import annotations

from dateline.model import Claim
from dateline.tell.index import Index
from dateline.tell.passage import shortened
from dateline.tell.words import Words

_LONGEST = 320  # characters: some lines below a title; all of it stands in the evidence


def context(claim: Claim, index: Index, words: Words) -> str:
    """The article's words before the claim in one line, cut where they are long; "" where the title tells all."""
    return cut_context(context_quote(claim, index), words)


def cut_context(quote: str, words: Words) -> str:
    """These words as they stand between quotation marks below a title, cut where they are long."""
    return words.inner(shortened(quote, _LONGEST))


def context_quote(claim: Claim, index: Index) -> str:
    """All of these words in one line; ""."""
    return " ".join(claim.context.of(index.article_of(claim).text).split()) if claim.context is not None else ""


def context_line(context: str, words: Words) -> str:
    """A context as plain text: 'context: “Two days after the storm, Ames toured the port.”'; "" for none."""
    return str(words["report"]["context"]).format(words=context) if context else ""
