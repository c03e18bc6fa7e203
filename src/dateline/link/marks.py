"""What articles can have in common at most, for many pairs at once.

Of a large archive nearly all articles that share two names by chance come to nothing, and there are hundreds of them
for each that comes in. So each of the sets by which articles are compared is kept as bits as well, one for the hash of
each member (Bloom 1970), and how often names are told of as a vector folded in the same way (Weinberger et al. 2009).
Two articles have no more in common than these have: whoever has too little even so is compared no further, and what is
found is what comparing all pairs finds.
"""

from __future__ import annotations

import itertools
import math
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dateline.link.stories import FEATURES, Profile, weights

Pair = tuple[str, str]
_Marks = np.ndarray[Any, np.dtype[np.void]]
_Bools = np.ndarray[Any, np.dtype[np.bool_]]
_Ints = np.ndarray[Any, np.dtype[np.int64]]
_Floats = np.ndarray[Any, np.dtype[np.float64]]

# The sets, and how many bits each has: so many that few members of two articles fall on one. Years have one each.
_BITS = {
    "names": 2048,
    "words": 4096,
    "lead": 2048,
    "years": 256,
    "numbers": 512,
    "bodies": 4096,
    "told": 2048,
    "text": 512,
    "address": 512,
}
_FOLDED, _MOST = _BITS["names"], 255  # places of the vector of names, and what stands at one at most
_AT_ONCE = 1024  # pairs; what is worked out for them stays in the processor's cache
_NUMBER = {name: n for n, name in enumerate(_BITS)}
_ENDS = list(itertools.accumulate(_BITS.values()))
_FIELDS = [
    ("sizes", "<u4", len(_BITS)),
    ("step", "<u4"),  # by which the numbers of the vector are to be multiplied
    ("length", "<f8"),  # of the names as they are
    ("folded", "u1", _FOLDED),
]
_KEPT = np.dtype([*_FIELDS, ("bits", "<u8", (_ENDS[-1] - _FOLDED) // 64)])  # those of names are where the vector is
_MARKS = np.dtype([*_FIELDS, ("bits", "<u8", _ENDS[-1] // 64)])
SIZE = _KEPT.itemsize  # bytes of the marks of an article
_ROUNDING = 1e-9  # of a sum of weights


def mark(profile: Profile, sets: Mapping[str, Collection[str]]) -> bytes:
    """The marks of an article: of its profile, and of its `bodies`, `told`, `text` and `address`."""
    every = {
        "names": profile.names,
        "words": profile.words,
        "lead": profile.lead,
        "years": profile.years,
        "numbers": profile.numbers,
        **sets,
    }
    made = np.zeros(1, _KEPT)
    bits = np.zeros(_ENDS[-1], np.uint8)
    for n, (name, width) in enumerate(_BITS.items()):
        made["sizes"][0, n] = len(every[name])
        first = _ENDS[n] - width
        bits[[first + (int(each) if name == "years" else _hash(each)) % width for each in every[name]]] = 1
    made["bits"][0] = np.packbits(bits[_FOLDED:]).view("<u8")
    folded = np.zeros(_FOLDED, np.int64)
    for name, count in profile.names.items():
        folded[_hash(name) % _FOLDED] += count
    made["step"] = step = max(1, math.ceil(folded.max() / _MOST))
    made["folded"][0] = -(-folded // step)
    made["length"] = profile.length
    return made.tobytes()


def _hash(word: str) -> int:
    return zlib.crc32(word.encode())


@dataclass(frozen=True, slots=True)
class Least:
    """What is enough: a chance to tell one story, or so many bodies, one of them told of by both, or so many runs of
    words in common (or all of the shorter text); or one address.
    """

    chance: float
    bodies: int
    runs: int


def possible(sketches: Mapping[str, bytes], pairs: Sequence[Pair], least: Least) -> Iterator[Pair]:
    """Those of the pairs that may have enough in common, in their order; the others surely don't.

    `sketches` begin with the marks of their articles.
    """
    ids = sorted({id for pair in pairs for id in pair})
    row = {id: n for n, id in enumerate(ids)}
    marks = _whole(np.frombuffer(b"".join(sketches[id][:SIZE] for id in ids), _KEPT))
    for first in range(0, len(pairs), _AT_ONCE):
        some = pairs[first : first + _AT_ONCE]
        left, right = (marks[[row[pair[side]] for pair in some]] for side in (0, 1))
        yield from itertools.compress(some, _enough(left, right, least).tolist())


def _whole(kept: _Marks) -> _Marks:
    """Marks with the bits of names, which come first."""
    marks = np.empty(len(kept), _MARKS)
    for name, *_ in _FIELDS:
        marks[name] = kept[name]
    names = np.packbits(kept["folded"] > 0, axis=1).view("<u8")
    marks["bits"] = np.concatenate([names, kept["bits"]], axis=1)
    return marks


def _enough(left: _Marks, right: _Marks, least: Least) -> _Bools:
    """Whether the two in each row may have enough in common."""
    shared = _shared(left, right)
    runs = np.minimum(least.runs, np.minimum(left["sizes"], right["sizes"])[:, _NUMBER["text"]])
    text = (shared["text"] >= np.maximum(runs, 1)) | (shared["address"] > 0)
    told = (shared["bodies"] >= least.bodies) & (shared["told"] > 0)
    return np.asarray(text | told | (_chances(left, right, shared) >= math.log(least.chance / (1 - least.chance))))


def _shared(left: _Marks, right: _Marks) -> dict[str, _Ints]:
    """How many members of each set both have at most: as many bits, and what lies in an article on one bit."""
    both = _counted(left["bits"] & right["bits"])
    sizes = [marks["sizes"].astype(np.int64) for marks in (left, right)]
    doubled = np.minimum(*(size - _counted(marks["bits"]) for size, marks in zip(sizes, (left, right), strict=True)))
    most = np.minimum(both + doubled, np.minimum(*sizes))
    return {name: most[:, n] for name, n in _NUMBER.items()}


def _counted(bits: np.ndarray[Any, np.dtype[np.uint64]]) -> _Ints:
    """How many bits of each set are there, in each row."""
    starts = [(end - width) // 64 for end, width in zip(_ENDS, _BITS.values(), strict=True)]
    return np.asarray(np.add.reduceat(np.bitwise_count(bits), starts, axis=1, dtype=np.int64))


def _chances(left: _Marks, right: _Marks, shared: Mapping[str, _Ints]) -> _Floats:
    """What `stories.likely` comes to at most, before it is made a chance."""
    sizes = {name: (left["sizes"][:, n].astype(float), right["sizes"][:, n]) for name, n in _NUMBER.items()}

    def part(name: str) -> _Floats:
        both, (one, other) = shared[name], sizes[name]
        return np.asarray(both / np.maximum(one + other - both, 1))

    dots = np.multiply(left["folded"], right["folded"], dtype=np.uint16).sum(axis=1, dtype=np.int64)
    lengths = np.maximum(left["length"] * right["length"], _ROUNDING)
    one_year = shared["years"] > 0
    years = [size > 0 for size in sizes["years"]]
    features = {
        "names": part("names"),
        "names_told": np.minimum(dots * left["step"] * right["step"] / lengths, 1),
        "words": part("words"),
        "lead": part("lead"),
        "same_year": one_year,
        "other_years": years[0] & years[1] & ~one_year,
        "numbers": part("numbers"),
    }
    constant, each = weights()
    known = ("same_year", "other_years")  # as they are; of the others at most so much, which counts for nothing against
    both = sum((w if n in known else max(w, 0)) * features[n] for n, w in zip(FEATURES, each, strict=True))
    return np.asarray(constant + both + _ROUNDING)
