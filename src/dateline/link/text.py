"""Words made comparable: the same whatever the case, the accents, the quotation marks and the ending."""

from __future__ import annotations

import functools
import re
import unicodedata

from dateline.lang import table, words

_BRACKET = re.compile(r"\[[^\]]*\]")
_GOVERNING = 6  # words at most of a bracket that tells who does it and what governs the clause
_WORD = re.compile(r"[^\W_]+(?:[’'&.-][^\W_]+)*", re.UNICODE)
_WORD_LENGTH = 20  # characters of what is kept folded: the same words and names are folded again and again
_KEPT = 300  # characters of a text whose words are kept: titles and clauses are asked for again, whole articles are not


def fold(text: str) -> str:
    """Lower case without accents, typographic quotes made plain, white space single."""
    return _kept_fold(text) if len(text) <= _WORD_LENGTH else _fold(text)


def _fold(text: str) -> str:
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
        text = plain if plain.isascii() else "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(text.casefold().split())


_kept_fold = functools.lru_cache(maxsize=16384)(_fold)


def letters(text: str) -> str:
    """Letters and digits alone: white space, quotation marks and hyphens can't tell two texts apart."""
    return "".join(c for c in fold(text) if c.isalnum())


def own_words(title: str) -> str:
    """A title without what stands around its clause: a long bracket holds more of the sentence."""
    return _BRACKET.sub(lambda each: each[0] if len(each[0].split()) <= _GOVERNING else " ", title)


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text, folded, without a possessive ending."""
    return _kept_tokens(text) if len(text) <= _KEPT else _tokens(text)


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(w[:-2] if w.endswith("'s") and len(w) > 2 else w for w in _WORD.findall(fold(text)))


_kept_tokens = functools.lru_cache(maxsize=16384)(_tokens)


@functools.lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its ending, good enough to compare ("killing", "killed", "kills" are one); needs a folded word."""
    rules = table("link")["words"]
    irregular: dict[str, str] = rules["irregular"]
    word = irregular.get(word, word)
    for ending, instead in rules["endings"]:
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= rules["min_stem"]:
            word = word[: -len(ending)] + instead
            break
    # "stopped" → "stopp" → "stop", and "kill" with it
    return word[:-1] if len(word) > rules["min_stem"] and word[-1] == word[-2] else word


@functools.lru_cache(maxsize=16384)
def stems(text: str) -> tuple[str, ...]:
    """The stems of all words of a text, in order."""
    return tuple(stem(w) for w in tokens(text))


def head_word(name: str) -> str:
    """The word that says what something without a name is: "sense" of "a sense of duty", "voters" of "half of the
    voters"; "" of nothing."""
    said = name.split()
    of = next((n for n, word in enumerate(said) if n and word.lower() in words("roles", "measures.of")), len(said))
    counts = words("roles", "measures.nouns") | words("roles", "measures.words") | words("link", "words.partitive")
    if of + 1 < len(said) and fold(said[of - 1]) in counts:
        return head_word(" ".join(said[of + 1 :]))
    return said[of - 1] if said else ""


def content_stems(text: str) -> frozenset[str]:
    """The stems of the words that carry content, numbers left out: amounts are compared as amounts."""
    return _kept_content(text) if len(text) <= _KEPT else _content(text)


def _content(text: str) -> frozenset[str]:
    stop, numbers = words("link", "words.stop"), words("numbers", "words")
    return frozenset(stem(w) for w in tokens(text) if w not in stop and w not in numbers and not w[0].isdigit())


_kept_content = functools.lru_cache(maxsize=65536)(_content)
