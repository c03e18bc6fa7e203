"""Who "the two", "both candidates" or "the two countries" are: two joined by "and" just before, else the only two of
that kind that were told of just before. Unresolved beats wrong: of three, no two are taken.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.attribute.register import Draft, Register, is_person_noun, noun_sex
from dateline.lang import table, words
from dateline.model import EntityKind

_REACH = 2  # sentences back to the two
_TELLING = ("amod", "compound", "nmod", "nmod:poss", "acl", "appos")  # what tells which two are meant


def counts_two(register: Register, i: int) -> bool:
    """Whether a noun is counted as two that are known, and told apart by nothing else: "the two men", "both women"."""
    tree = register.tree
    if not register.plural(i) or tree.child(i, *_TELLING) is not None:
        return False
    counted = [c for c in tree.kids(i, "nummod", "det") if tree.lower(c) in words("people", "couple.numbers")]
    beside = [c for c in counted if c == i - 1]  # "the top two candidates", "both the candidates"
    told = any(tree.lower(c) in words("people", "couple.each") for c in beside)
    return bool(beside) and (told or (i >= 2 and tree.lower(i - 2) in words("people", "determiners.definite")))


def two_of(register: Register, i: int, lemma: str) -> int | None:
    """The group that a noun counted as two means, or None where nothing tells."""
    if lemma in table("places")["are"]:
        places = _near(register, i, (n for n, d in enumerate(register.drafts) if _is_place(d, lemma)))
        return register.named_group(places) if len(places) == 2 and not _one_place(register, places) else None
    if not is_person_noun(lemma) or lemma in words("speech", "sources.anonymous"):
        return None
    sex = noun_sex(lemma)
    joined = joined_before(register, i, reach=_REACH)
    if joined is not None and all(_may_be(register.drafts[n], sex) for n in joined):
        return register.named_group(joined)
    persons = _near(register, i, (n for n, d in enumerate(register.drafts) if d.named and _may_be(d, sex)))
    return register.named_group(persons) if len(persons) == 2 else None


def joined_before(register: Register, i: int, *, reach: int) -> tuple[int, ...] | None:
    """The persons last joined by "and" before token i, if they are two and near."""
    near = [members for at, members in register.pairs if at < i and 0 <= register.distance(i, at) <= reach]
    return near[-1] if near and len(near[-1]) == 2 else None


def _near(register: Register, i: int, numbers: Iterable[int]) -> tuple[int, ...]:
    """Those of some drafts that were told of just before token i."""
    return tuple(
        n
        for n in numbers
        if any(m.head < i and 0 <= register.distance(i, m.head) <= _REACH for m in register.drafts[n].mentions)
    )


def _may_be(draft: Draft, sex: str) -> bool:
    return draft.kind is EntityKind.PERSON and not draft.plural and not (sex and draft.sex and draft.sex != sex)


def _one_place(register: Register, numbers: Iterable[int]) -> bool:
    """Whether two names are one place's: "Britain" and "the UK"."""
    named = {register.drafts[n].name.lower() for n in numbers}
    return any(named <= {*names} for names in table("places")["same"]["names"])


def _is_place(draft: Draft, lemma: str) -> bool:
    return draft.kind is EntityKind.PLACE and draft.name.lower() in table("places")["are"][lemma]
