"""The date stage: an article's time expressions with TIMEX3 values and honest intervals.

Language data: lang/<code>/time.toml. Parts: `find` (which stretches of text), `parse` (words → form), `resolve` (form →
days, against publication, tense and the expression before). TIMEX3: Pustejovsky et al., "TimeML" (2003).
"""

from __future__ import annotations

from dateline.date.dating import date_article

__all__ = ["date_article"]
