"""What a body may be called for short: "Tideway" of "Tideway Holdings", "the Post" of "The Harrow Post".

A part of a body's name is often another body: the Senate is no Senate committee, "HNN" no "HNN Poll", and a state's
party not the party. Unresolved beats wrong.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from dateline.attribute.bearers import NameMention
from dateline.attribute.outlet_names import find_outlet
from dateline.lang import table, words

_Key = tuple[str, ...]


def may_be_short(mention: NameMention, full: NameMention) -> bool:
    """Whether a name may be short for a body's longer one: its first or last words, or the last ones before a
    preposition ("Select Committee" of "House Select Committee on Harrow", but not "Harrow")."""
    key, whole = mention.key, full.key
    if len(key) >= len(whole):
        return False
    outlet = find_outlet(" ".join(mention.words))
    if outlet is not None and outlet != find_outlet(" ".join(full.words)):
        return False  # "HNN" of "HNN Poll"
    if _is_another(key):
        return _same_but_for_its_country(key, whole)
    if key == whole[: len(key)]:
        return _goes_on_with_less(mention, whole[len(key) :])
    first = next((i for i, word in enumerate(whole) if i and word in _words("parts")), len(whole))
    ends = key == whole[-len(key) :] and whole[-len(key) - 1] not in _words("parts")
    if key == whole[:first][-len(key) :]:
        return _told_by_its_end(mention, whole[: first - len(key)])
    return ends and _told_by_its_end(mention, whole[: -len(key)])


def _is_another(key: _Key) -> bool:
    """Whether words name a body of their own, or a place: "Senate", "Supreme Court", "Ohio"."""
    text = " ".join(key)
    return text in _words("own") or any(text in places for places in _places().values())


def _same_but_for_its_country(key: _Key, whole: _Key) -> bool:
    """ "Senate" of "U.S. Senate", "House" of "House of Representatives", "Tideway" of "Tideway Inc."."""
    own = next((whole[len(n) :] for n in _nations() if whole[: len(n)] == n), whole)
    rest = own[len(key) :]
    legal = all(word in _words("legal") for word in rest)
    return key == own[: len(key)] and (legal or " ".join(rest) in _words("chambers"))


def _goes_on_with_less(mention: NameMention, rest: _Key) -> bool:
    """Whether what stands behind the first words of a name only tells what kind of body it is, or what for."""
    if rest[-1] in _words("legal"):
        return rest[0] not in _words("joining")
    if _is_acronym(mention) or rest[0] in _words("joining"):
        return False  # "Tideway and Marlow", "HNN Poll", "HFC of Marlow"
    return rest[0] in _words("parts") or mention.key[-1] not in _words("complete")


def _told_by_its_end(mention: NameMention, before: _Key) -> bool:
    """Whether the last words of a name tell it: not if what stands before makes it another, as "Free Harrow Army"."""
    if " ".join(mention.key) in _words("common"):
        return mention.determined or " ".join(before) in _words("nations")
    if _is_acronym(mention) or before[-1] in _words("joining") or " ".join(before) in _words("another"):
        return False
    return len(mention.key) > 1 or mention.determined or mention.key[0] in _words("complete")


def _is_acronym(mention: NameMention) -> bool:
    """Whether a name is one word of capitals: "SVP", "PACs"."""
    text = mention.words[0].removesuffix("s")
    return len(mention.words) == 1 and len(text) > 1 and text.isupper()


@functools.cache
def _words(key: str) -> frozenset[str]:
    return words("people", f"bodies.short.{key}")


@functools.cache
def _nations() -> tuple[_Key, ...]:
    return tuple(tuple(name.split()) for name in sorted(_words("nations"), key=lambda n: (-len(n), n)))


@functools.cache
def _places() -> Mapping[str, frozenset[str]]:
    return {kind: frozenset(names) for kind, names in table("places")["are"].items()}
