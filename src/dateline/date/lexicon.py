"""The language's time words, compiled once: classes of words and rules to match. Data: lang/<code>/time.toml."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.lang import table

_MACRO = re.compile(r"\{([a-z]+)(?::(\d))?\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern: `op` names the reading, `find` says when it may be found without the reader's mark."""

    op: str
    pattern: re.Pattern[str]
    find: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's time words. Plain lookups; see time.toml for what each means."""

    code: str  # of the language
    classes: Mapping[str, Mapping[str, Any]]
    rules: tuple[Rule, ...]
    fuzzy: Mapping[str, list[int]]
    fuzzy_value: Mapping[str, int]
    ones: Mapping[str, int]
    scales: Mapping[str, int]
    articles: frozenset[str]
    joiner: str
    half_alone: frozenset[str]
    quarter_alone: frozenset[str]
    clock: Mapping[str, Any]
    holidays: Mapping[str, Mapping[str, Any]]
    eras: Mapping[str, tuple[str, str]]  # named stretches of history, first and last day
    refs: Mapping[str, str]  # words → PAST_REF, PRESENT_REF, FUTURE_REF
    found_refs: frozenset[str]  # those that may be found without the reader
    ref_lengths: Mapping[str, str]  # those that are lengths behind a word that counts
    tense: Mapping[str, frozenset[str]]
    relation: Mapping[str, tuple[str, ...]]
    find: Mapping[str, frozenset[str]]
    adverb: Mapping[str, str]
    loose: Mapping[str, str]
    reason: Mapping[str, str]
    event_of: Mapping[str, str]  # nouns for events to their verbs, where no stem tells it
    words: frozenset[str]  # all words that may begin or make an expression
    glue: frozenset[str]


@functools.cache
def lexicon(language: str) -> Lexicon:
    """The compiled time words of a language; OptionError where it has none."""
    data = table("time", language)
    classes: dict[str, dict[str, Any]] = data["class"]
    refs = {word: kind for group in ("found", "marked") for kind, words in data["ref"][group].items() for word in words}
    refs |= {word: kind for kind, words in data["ref"]["of_unit"].items() for word in words}
    found = frozenset(word for words in data["ref"]["found"].values() for word in words)
    macros = _macros(data)
    single = {w for c in classes.values() for phrase in c for w in phrase.split()}
    for phrases in (data["holiday"], found, data["adverb"], data["loose"], data["fuzzy"], data["clock"]["named"]):
        single |= {w for phrase in phrases for w in phrase.split()}
    single |= set(data["number"]["ones"]) | set(data["number"]["scales"]) | set(data["find"]["starters"])
    return Lexicon(
        code=language,
        classes=classes,
        rules=tuple(Rule(r["op"], _compile(r["p"], macros), r.get("find", "yes")) for r in data["rule"]),
        fuzzy=data["fuzzy"],
        fuzzy_value=data["fuzzy_value"],
        ones=data["number"]["ones"],
        scales=data["number"]["scales"],
        articles=frozenset(data["number"]["articles"]),
        joiner=data["number"]["joiner"],
        half_alone=frozenset(data["number"]["half_alone"]),
        quarter_alone=frozenset(data["number"]["quarter_alone"]),
        clock=data["clock"],
        holidays=data["holiday"],
        eras={name: (first, last) for name, (first, last) in data["era"].items()},
        refs=refs,
        found_refs=found,
        ref_lengths=data["ref"]["length"],
        tense={key: frozenset(words) for key, words in data["tense"].items()},
        relation={key: tuple(words) for key, words in data["relation"].items()},
        find={key: frozenset(words) for key, words in data["find"].items()},
        adverb=data["adverb"],
        loose=data["loose"],
        reason=data["reason"],
        event_of=data["event_of"],
        words=frozenset(single),
        glue=frozenset(data["find"]["glue"]) | _clock_words(data["clock"]),
    )


def _clock_words(clock: Mapping[str, Any]) -> frozenset[str]:
    phrases = [*clock["morning"], *clock["afternoon"], *clock["oclock"], *clock["zones"]["words"]]
    return frozenset(word for phrase in phrases for word in phrase.split())


def _compile(pattern: str, macros: Mapping[str, str]) -> re.Pattern[str]:
    def expand(match: re.Match[str]) -> str:
        name, number = match.groups()
        return f"(?P<{name}{number or ''}>{macros[name]})"

    return re.compile(_MACRO.sub(expand, pattern))


def _any(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(p).replace(r"\ ", " ") for p in sorted(phrases, key=lambda p: (-len(p), p)))


def _macros(data: Mapping[str, Any]) -> dict[str, str]:
    numbers, clock = data["number"], data["clock"]
    macros = {name: _any(words) for name, words in data["class"].items()}
    word = f"(?:{_any([*numbers['ones'], *numbers['scales']])})"
    spelled = f"{word}(?:[ -](?:{numbers['joiner']} )?{word})*"
    num = rf"\d{{1,3}}(?:,\d{{3}})+|\d{{1,12}}(?:\.\d{{1,6}})?(?: \d/\d)?(?: (?:{_any(numbers['scales'])}))?|{spelled}"
    halves = _any([*numbers["half_alone"], *numbers["quarter_alone"], *data["fuzzy"]])
    morning_or_after = _any([*clock["morning"], *clock["afternoon"]])
    return macros | {
        "ord": macros["ordinal"],
        "nth": rf"\d{{1,3}}(?:st|nd|rd|th)|{_any([*data['class']['nth'], *data['class']['ordinal']])}",
        "unit": macros["units"],
        "single": _any(w for w in data["class"]["units"] if w not in data["class"]["plural"]),
        "day": rf"(?:0?[1-9]|[12]\d|3\d)(?:st|nd|rd|th)?|{macros['ordinal']}",
        "year": rf"[12]\d{{3}}|{spelled}",
        "yyyy": r"\d{4,5}",
        "mm": r"\d{2}",
        "dd": r"\d{2}",
        "num": num,
        "qty": f"{num}|{halves}",
        "clock": rf"\d{{1,2}}(?:[:.]\d\d)?(?::\d\d)? ?(?:{morning_or_after})"
        rf"|\d{{1,2}}:\d\d(?::\d\d)?|{_any(clock['named'])}"
        rf"|[0-2]\d[0-5]\d(?= (?:{_any(clock['zones']['words'])}))"
        rf"|(?:{num}) (?:{_any(clock['oclock'])})(?: (?:{morning_or_after}))?",
        "zone": _any(clock["zones"]["words"]),
        "holiday": _any(data["holiday"]),
        "era": _any(data["era"]),
        "adverb": _any(data["adverb"]),
        "loose": _any(data["loose"]),
        "rest": r".+?",
    }
