"""Whether a text says that something happened: −3 (certainly not) … 3 (certainly), a number for each word.

Factuality was annotated on web texts (UDS-IH2: White et al. 2016, Rudinger et al. 2018) and on news (UW: Lee et al.
2015), by other guidelines. The network answers on both scales and says how much a word's text is like news; an article
is read on the scale whose texts it is like.
"""

from __future__ import annotations

import numpy as np

from dateline.understand.network import Floats

LOWEST, HIGHEST = -3.0, 3.0
# What the words of an article say together counts for more than what they say one by one: their mean score over the
# second, times the first. The web has texts that are like news; one is read as news only where little speaks against.
TOGETHER, CLEARLY = 3.0, 1.5


def factuality(scores: Floats) -> list[float]:
    """Of each word of an article, as if it were a predicate. `scores`: words × (UDS-IH2, UW, like news)."""
    if not len(scores):
        return []
    web, news, like_news = scores.T
    share = 1 / (1 + np.exp(-TOGETHER * (like_news.mean() - CLEARLY)))
    values: list[float] = np.clip(web + share * (news - web), LOWEST, HIGHEST).astype(float).round(3).tolist()
    return values
