"""Which body "the company" or "the party" is, where it is called neither in the article: the only one of that kind that
was told of just before. Unresolved beats wrong: of two none is taken."""

from __future__ import annotations

from dateline.attribute.outlet_names import looks_like_outlet
from dateline.attribute.register import Draft, Register
from dateline.lang import table, words
from dateline.model import EntityKind

_JUST = 1  # sentences back to the company
_ASIDE = 2  # and to a word of the party
_ACRONYM = 3  # letters from which on capitals alone are an acronym, which tells no kind


def just_told(register: Register, i: int, lemma: str) -> int | None:
    """The company that "the company" at token i may be, or the party that "the party" is of; None where two may be, or
    none."""
    if lemma in words("people", "bodies.party"):
        return _party(register, i)
    if lemma not in words("people", "bodies.bare"):
        return None
    fits = [n for n, d in enumerate(register.drafts) if _may_be_company(d) and _told_since(register, i, n)]
    fits = [n for n in fits if not _is_told(register, n)]
    return fits[0] if len(fits) == 1 else None


def _told_since(register: Register, i: int, number: int) -> bool:
    return any(m.head < i and 0 <= register.distance(i, m.head) <= _JUST for m in register.drafts[number].mentions)


def _is_told(register: Register, number: int) -> bool:
    """Whether a body is the page's outlet, or is told something by those who speak, as outlets are: "told the Echo"."""
    tree, draft = register.tree, register.drafts[number]
    if draft.name.lower() in (tree.article.outlet or "").lower():
        return True
    above = [(tree.relation(m.head), tree.head(m.head)) for m in draft.mentions]
    told = words("speech", "sources.tell")
    return any(
        relation in ("obj", "iobj") and verb is not None and tree.lemma(verb) in told for relation, verb in above
    )


def _may_be_company(draft: Draft) -> bool:
    """Whether a body's name tells of no other kind: no council, no outlet, no party, no acronym."""
    if draft.kind is not EntityKind.ORGANIZATION or not draft.named or looks_like_outlet(draft.name) or draft.outlet:
        return False
    kinds = table("people")["bodies"]["kinds"]
    own = draft.name.lower().replace("’s", "").replace("'s", "").split()
    company = {*kinds["company"], *kinds["firm"]}
    public = words("people", "bodies.last_words") | words("speech", "sources.organization")
    other = (public | words("people", "bodies.public")) - company
    acronym = draft.name.isupper() and len(draft.name) >= _ACRONYM
    party = any(draft.name.lower() in row["names"] for row in table("people")["parties"])
    return not acronym and not party and not other & {*own}


def _party(register: Register, i: int) -> int | None:
    """The named party whose words alone stand just before: "Republicans fear that the party will lose"."""
    tree = register.tree
    first = tree.annotations.sentences[max(0, tree.tokens[i].sentence - _ASIDE)][0]
    said = {tree.lower(j) for j in range(first, i) if tree.tokens[j].text[:1].isupper()}
    told = [row for row in table("people")["parties"] if said & {*row["words"]}]
    if len(told) != 1:
        return None
    called = told[0]["names"]
    named = [
        (called.index(d.name.lower()), n)
        for n, d in enumerate(register.drafts)
        if d.named and d.mentions and d.name.lower() in called
        if d.kind is EntityKind.ORGANIZATION
    ]
    return min(named)[1] if named else None
