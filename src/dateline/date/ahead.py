"""Whether the words around a place speak of what may be still to come."""

from __future__ import annotations

import re

from dateline.lang import table
from dateline.model import Article

_END = re.compile(r"[.!?][\"'”’)\]]*\s|\n")
_REACH = 1000  # code points of a sentence, at most


def sentence(text: str, at: int) -> str:
    """The sentence around a place."""
    start = max((match.end() for match in _END.finditer(text, max(0, at - _REACH), at)), default=max(0, at - _REACH))
    end = _END.search(text, at)
    return text[start : end.start() if end else len(text)]


def stands(article: Article, at: int) -> bool:
    """Whether the word before a name tells that the thing is there ("the previous Merle")."""
    words = table("publication", article.language or "en")["find"]["standing"]
    return article.text[max(0, at - 12) : at].lower().endswith(tuple(f" {word} " for word in words))


def looks_ahead(article: Article, at: int) -> bool:
    """Whether the sentence around a place speaks of what may be still to come."""
    words = {*re.findall(r"[\w’'-]+", sentence(article.text, at).lower())}
    find = table("publication", article.language or "en")["find"]
    apart = words.isdisjoint(find["ahead"]) or words.isdisjoint(find["bringing"])
    return not (apart and words.isdisjoint(find["not_there"]))
