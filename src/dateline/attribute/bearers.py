"""Who bears a name that several may: what tells of two Clarks which one is meant. Unresolved beats wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dateline.lang import table, words
from dateline.model import EntityKind

_ABOUT = 2  # how much oftener one of two bearers of a family name is named, for the name alone to be his
_AGREE = 3  # how many pronouns behind a name must be of one sex for one of the other
_QUOTING = frozenset({'"', "“", "”", "``", "''"})
_SEXES = (("m", "male"), ("f", "female"))


@dataclass(frozen=True)
class NameMention:
    """A name in the text: token range [first, last) without titles and possessive; `key` is the name in lower case."""

    first: int
    last: int
    head: int
    words: tuple[str, ...]
    label: str
    title: str = ""
    headline: bool = False  # stands in the title, where capitals tell little
    dateline: bool = False  # the place where an article was written: "NORTHGATE (Wire) — "
    acts: bool = False  # says or plans something, as bodies and persons do
    determined: bool = False  # "the" stands before it
    located: bool = False  # one word behind "in" or "near", as places are: "in Harrow"
    sex: str = ""  # 'm' or 'f' where a pronoun behind it in its sentence means nobody else: "Lee said she …"

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The words in lower case, straight apostrophes, without the marks around a nickname."""
        return tuple(w.lower().replace("’", "'") for w in self.words if w not in _QUOTING)


@dataclass
class NameCluster:
    """Mentions of one name-bearer while the article is being read."""

    mentions: list[NameMention]
    kind: EntityKind
    full: NameMention = field(init=False)  # the fullest one

    def __post_init__(self) -> None:
        self.full = max(self.mentions, key=_fullness)

    def add(self, mention: NameMention) -> None:
        self.mentions.append(mention)
        self.full = max(self.full, mention, key=_fullness)


def _fullness(mention: NameMention) -> tuple[bool, int, int]:
    """Most words, then the earliest; the title's only where there is no other."""
    return not mention.headline, len(mention.words), -mention.first


def may_be_called(cluster: NameCluster, mention: NameMention) -> bool:
    """Whether a title fits the bearer: "Mr Lee" is not Ann Lee."""
    known = sex_of(cluster)
    titled = next((sex for sex, row in _SEXES if mention.title in words("people", f"titles.{row}")), "")
    return not titled or not known or titled == known


def sex_of(cluster: NameCluster) -> str:
    """'m', 'f' or '' as titles and the given name tell it."""
    for mention in cluster.mentions:
        for sex, key in _SEXES:
            if mention.title and mention.title in words("people", f"titles.{key}"):
                return sex
    full = cluster.full.key
    family = without_suffix(full)[-1] if len(full) > 1 else ""
    given = full[0] if len(full) > 1 else ""
    for name in (given, *(m.key[0] for m in cluster.mentions if m.key != (family,))):
        if name in words("people", "given.male"):
            return "m"
        if name in words("people", "given.female"):
            return "f"
    return ""


def without_suffix(key: tuple[str, ...]) -> tuple[str, ...]:
    """A name without what only tells father from son: "Tom Reddy Jr."."""
    return key[:-1] if len(key) > 2 and key[-1] in words("people", "titles.suffixes") else key


def one_of(fits: list[NameCluster], mention: NameMention, mentions: Sequence[NameMention]) -> NameCluster | None:
    """Which of several bearers a name means, where something tells: the surest first."""
    return (
        _by_family_name(fits, mention)
        or _clearly_nearest(fits, mention)
        or _called_alone(fits, mention, mentions)
        or _most_told(fits)
    )


def by_pronouns(fits: list[NameCluster], mention: NameMention, mentions: Sequence[NameMention]) -> list[NameCluster]:
    """Of several bearers, the only one of the sex that pronouns behind the name tell, here or wherever it stands alone:
    "Clark said she …" in an article of Ann and Ben Clark. A title before it tells more."""
    if len(fits) < 2 or mention.title or len(mention.key) > 1:
        return []
    told = [m.sex for m in mentions if m.key == mention.key and m.sex and not m.headline and not m.title]
    agreed = (s for s, _ in _SEXES if told.count(s) >= _AGREE * max(1, len(told) - told.count(s)))
    sex = mention.sex or next(agreed, "")
    own = [c for c in fits if sex and sex_of(c) == sex]
    return own if len(own) == 1 and all(sex_of(c) for c in fits) else []


def by_office(fits: list[NameCluster], mention: NameMention) -> list[NameCluster]:
    """Of several bearers, the only one who is told of with the office before the name: "President Lee"."""
    office = _office(mention)
    held = [c for c in fits if office and any(len(m.key) > 1 and _office(m) == office for m in c.mentions)]
    return held if len(held) == 1 < len(fits) else []


def _office(mention: NameMention) -> str:
    """What a title says of its bearer, written in full; "Mr" says nothing."""
    title = table("people")["titles"]["spelled"].get(mention.title, mention.title)
    return "" if title in words("people", "titles.courtesy") else title


def _by_family_name(fits: list[NameCluster], mention: NameMention) -> NameCluster | None:
    """Of several bearers, the only one whose last name it is: news calls people by it."""
    last = [c for c in fits if len(mention.key) == 1 and without_suffix(c.full.key)[-1] == mention.key[0]]
    return last[0] if len(last) == 1 else None


def _clearly_nearest(fits: list[NameCluster], mention: NameMention) -> NameCluster | None:
    """Of several bearers, the one that alone is named shortly before (80 words) — family names in a family story."""
    near = [c for c in fits if any(0 <= mention.first - m.first <= 80 for m in c.mentions)]
    return near[0] if len(near) == 1 else None


def _called_alone(fits: list[NameCluster], mention: NameMention, mentions: Sequence[NameMention]) -> NameCluster | None:
    """Of several bearers, the only one named in full before the name first stands alone: it is his from then on."""
    alone = [m.first for m in mentions if m.key == mention.key and not m.headline]
    known = [c for c in fits if alone and any(len(m.words) > 1 and m.first < min(alone) for m in c.mentions)]
    return known[0] if len(known) == 1 else None


def _most_told(fits: list[NameCluster]) -> NameCluster | None:
    """Of several bearers, the one whom the article is about: its full name stands there twice as often as that
    of any other, who is then called by the full name wherever he is spoken of."""
    often = sorted(fits, key=lambda c: -_in_full(c))
    return often[0] if _in_full(often[0]) >= _ABOUT * max(1, _in_full(often[1])) else None


def _in_full(cluster: NameCluster) -> int:
    """How often a bearer is named in full outside of headlines."""
    return sum(len(m.words) > 1 and not m.headline for m in cluster.mentions)
