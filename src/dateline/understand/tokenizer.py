"""Words of a text, in the style of the Universal Dependencies treebank EWT (do|n't, he|'s, $|4, two|-|state, U.S.).

Every character that is no white space belongs to exactly one word, and a word's offsets are exact, whatever the text.
The shapes are here; the words of a language are in `lang/<code>/tokenizer.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from dateline.lang import table

APOSTROPHES = "'’‘`ʼ´"

# A character of a word: a letter, digit, combining mark, joiner or soft hyphen (but not the underscore).
_LETTER = r"(?:[^\W_]|[\u0300-\u036f\u00ad\u200c\u200d])"
# A longer run of letters is no word; cut into pieces of this length it costs no more than others.
_CHUNK = re.compile(r"\S{1,400}")
_MAX_CACHE = 50_000  # different chunks; about 10 MB


class Tokenizer:
    """Cuts texts into words. Same text, same words: what is cached is only what has been computed before."""

    def __init__(self, language: str = "en") -> None:
        data = table("tokenizer", language)
        self.language = language
        self._splits: dict[str, int] = data["splits"]
        self._prefixes = frozenset(data["hyphens"]["prefixes"])
        self._suffixes = frozenset(data["hyphens"]["suffixes"])
        self._numbered = frozenset(_and_capitals(data["abbreviations"]["numbered"]))
        self._ambiguous = frozenset(data["abbreviations"]["ambiguous"])
        quote = f"[{re.escape(APOSTROPHES)}]"
        negation = re.sub(r"'", lambda _: quote, data["negation"])
        clitic = f"{quote}(?:{_any(data['clitics'])})"
        self._clitic = re.compile(f"(?is)(.*?{_LETTER}.*?)({negation}|{clitic})")
        self._scan = re.compile(_pattern(data, quote, clitic)).finditer
        self._cache: dict[str, tuple[int, ...]] = {}

    def spans(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
        """The [start, end) offsets of the words of `text` between two offsets, in order."""
        words: list[tuple[int, int]] = []
        stop = len(text) if end is None else end
        for chunk in _CHUNK.finditer(text, start, stop):
            last = offset = chunk.start()
            for cut in self._cuts(chunk.group(), _next(text, chunk.end(), stop)):
                words.append((last, offset + cut))
                last = offset + cut
        return words

    def words(self, text: str) -> list[str]:
        """The words of a text as strings."""
        return [text[a:b] for a, b in self.spans(text)]

    def _cuts(self, chunk: str, coming: str) -> tuple[int, ...]:
        """Where the words of a chunk without white space end; `coming`: what comes after it (see `_next`)."""
        key = chunk + coming
        cuts = self._cache.get(key)
        if cuts is None:
            cuts = tuple(self._cut(chunk, coming))
            if len(self._cache) >= _MAX_CACHE:
                self._cache.clear()
            self._cache[key] = cuts
        return cuts

    def _cut(self, chunk: str, coming: str) -> Iterable[int]:
        for match in self._scan(chunk):
            start, end = match.span()
            if match.lastgroup == "abbreviation":
                if not self._keeps_stop(chunk[start : end - 1], coming if end == len(chunk) else ""):
                    yield end - 1
            elif match.lastgroup == "word":
                yield from self._parts(chunk[start:end], start)
            yield end

    def _keeps_stop(self, word: str, coming: str) -> bool:
        if word in self._numbered:
            return coming == _DIGIT
        return word not in self._ambiguous or coming != ""

    def _parts(self, word: str, offset: int) -> Iterable[int]:
        """Inner cuts of a word that may hold hyphens, endings after apostrophes, or two words in one."""
        position = 0
        parts = word.split("-")
        whole = len(parts) == 1
        for number, part in enumerate(parts):
            if number:
                joined = not whole and (
                    parts[number - 1].lower() in self._prefixes
                    or (number == len(parts) - 1 and part.lower() in self._suffixes)
                )
                if not joined:
                    yield offset + position
                    yield offset + position + 1
                position += 1
            yield from (offset + position + cut for cut in self._endings(part))
            position += len(part)

    def _endings(self, part: str) -> list[int]:
        match = self._clitic.fullmatch(part)
        if match:
            return [*self._endings(match.group(1)), match.end(1)]
        cut = self._splits.get(part.lower())
        return [cut] if cut else []


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def _and_capitals(words: Iterable[str]) -> list[str]:
    """Words, and as they stand in a line of capitals."""
    return sorted({form for word in words for form in (word, word.upper())})


_DIGIT, _CAPITAL = " 1", " A"  # no chunk holds a space, so that a chunk and what comes after it are one key


def _next(text: str, position: int, end: int) -> str:
    """Whether a digit or a capital letter follows after one space: a stop before it may be an abbreviation's."""
    if position + 1 >= end or text[position] != " ":
        return ""
    first = text[position + 1]
    return _DIGIT if first.isdigit() else _CAPITAL if first.isupper() else ""


def _pattern(data: dict[str, dict[str, list[str]]], quote: str, clitic: str) -> str:
    """The shapes of words, the first that fits wins; the last one is any character."""
    not_in_word = rf"(?<!{_LETTER[3:-1].split('|')[0]})"
    edge = rf"(?!{_LETTER})"
    # a stop inside a chunk is an abbreviation's where no letter follows, or a word with its capital: "Mr.Vale"
    stop = r"(?:(?=[A-Z][a-z])|" + edge + ")"
    abbreviations = data["abbreviations"]
    sure = [word for word in abbreviations["words"] if word not in abbreviations["ambiguous"] and len(word) > 1]
    short = _any({*abbreviations["words"], *_and_capitals(sure), *_and_capitals(abbreviations["numbered"])})
    units = f"(?i:{_any(data['units']['after_number'])})"
    endings = _any(data["domains"]["endings"])
    word = rf"{_LETTER}+(?:(?:{quote}|&(?=[A-Z])){_LETTER}+)*"
    number = r"\d+(?:[.,:]\d+)*"
    shapes: list[tuple[str, str]] = [
        ("url", r"(?i:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]}'’»]"),
        ("mail", r"[\w.+-]+@[\w-]+\.[\w-]+(?:\.(?![A-Z][a-z])[\w-]+)*"),
        (
            "domain",
            rf"(?i:[a-z0-9][a-z0-9_-]*(?:\.[a-z0-9_-]+)*\.(?-i:{endings}))(?:/[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]}}'’»])?{edge}",
        ),
        ("handle", r"@\w+"),
        ("tag", r"#\w*[^\W\d_]\w*"),
        ("face", rf"(?:[:;=][-o^']?[()\[\]DPp*/\\|]+|<3+|[xX]D){edge}"),
        (
            "emoji",
            r"[\U0001F1E6-\U0001F1FF]{2}|[\u2600-\u27bf\U0001F300-\U0001FAFF](?:[\ufe0e\ufe0f\U0001F3FB-\U0001F3FF]|\u200d[\u2600-\u27bf\U0001F300-\U0001FAFF])*",
        ),
        ("decade", rf"{quote}\d0s{edge}"),
        ("elision", rf"{quote}(?i:{_any(data['elisions'])}){edge}"),
        ("clitic", rf"(?i:{clitic}){edge}"),
        ("dotted", rf"{not_in_word}(?:[^\W\d_]\.){{2,}}{stop}"),
        ("abbreviation", rf"{not_in_word}(?:{short})\.{stop}"),
        ("initial", rf"{not_in_word}[A-Z]\.{stop}"),
        ("phone", rf"\+?(?:\d{{1,3}}-)?\d{{3}}-\d{{3,4}}(?:-\d{{4}})?{edge}(?!-)"),
        (
            "date",
            rf"(?:\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}-\d{{1,2}}-\d{{2,4}}|\d{{1,4}}(?:/\d{{1,4}}){{1,2}}){edge}",
        ),
        ("clock", rf"{number}(?=(?:{units}){edge})"),
        ("unit", rf"(?<=\d)(?:{units}){edge}"),
        ("measure", rf"\d+(?:[.,]\d+)+{_LETTER}+"),
        ("number", rf"{number}{edge}"),
        ("decimal", rf"(?<!\w)\.\d+{edge}"),
        ("word", rf"{word}(?:-{word})*"),
        ("run", r"\.{2,}|…+|-{2,}|={2,}|\*{2,}|_{2,}|~{2,}|[!?]{2,}|\+{2,}|#{2,}|``|''|<<|>>"),
        ("other", r"(?s:.)"),
    ]
    return "|".join(f"(?P<{name}>{shape})" for name, shape in shapes)


def covers(text: str, spans: list[tuple[int, int]], is_space: Callable[[str], bool] = str.isspace) -> bool:
    """Whether every character that is no white space lies in exactly one span, and no span is empty or has spaces."""
    seen = [i for a, b in spans for i in range(a, b)]
    return all(a < b for a, b in spans) and seen == [i for i, char in enumerate(text) if not is_space(char)]
