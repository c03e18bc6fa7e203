"""The language of a text, told from the text itself: sites say wrong things of themselves.

py3langid (Lui & Baldwin 2012, https://aclanthology.org/P12-3005/; model of 2024) is loaded once a process, when first
needed (about 0.8 s). Being unsure is an answer: a text of names or of few words gets none.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from dateline.lang import languages

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_MIN_WORDS = 12  # below it names and loan words decide
_SURE = 0.9
_SURE_IF_CONFIRMED = 0.6  # where the page says the same of itself
_LIKELY = 0.5  # for a language that is understood: an article is lost if it is taken for another
_MAX_CHARS = 6000  # more changes nothing and takes time
_DIALECTS = {"pcm": "en", "sco": "en"}  # what the library calls English with many names and dates


def language_of(text: str, told: str = "") -> str:
    """The ISO 639-1 code of a text's language, "" where it is too short or unsure.

    `told` is what the page says of itself ("en-GB"): it confirms, and never decides.
    """
    if len(text.split()) < _MIN_WORDS and len(text) < 60:
        return ""
    chances: dict[str, float] = {}
    for code, chance in _identifier().rank(text[:_MAX_CHARS]):
        code = _DIALECTS.get(code, code)
        chances[code] = chances.get(code, 0.0) + float(chance)
    best = max(chances, key=lambda code: (chances[code], code))
    if len(best) != 2:  # ISO 639-3 only
        return ""
    needed = _LIKELY if best in languages() else _SURE_IF_CONFIRMED if _same(best, told) else _SURE
    return best if chances[best] >= needed else ""


def _same(code: str, told: str) -> bool:
    return told.lower().replace("_", "-").split("-")[0] == code


@functools.cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE
    from py3langid.langid import LanguageIdentifier as Identifier

    return Identifier.from_model_file(MODEL_FILE, norm_probs=True)
