"""What can't both hold: both sides of every contradiction, with their sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from starlette.requests import Request
from starlette.responses import Response

from dateline.serve.asking import selection_of
from dateline.serve.views.asked import asked, citing_of
from dateline.tell.asked import described
from dateline.tell.contradictions import Contradiction, about, contradictions
from dateline.tell.selection import claims_of

_PAGE = 25  # groups


def grouped(found: Iterable[Contradiction]) -> list[list[Contradiction]]:
    """Contradictions between the same events about the same thing together, in the order of the first of each."""
    groups: dict[tuple[str, frozenset[str]], list[Contradiction]] = {}
    for each in found:
        groups.setdefault((each.kind, frozenset((each.left_event, each.right_event))), []).append(each)
    return list(groups.values())


def conflicts(request: Request) -> Response:
    """The contradictions that are asked for: of one kind, of somebody, of a time."""
    page = asked(request)
    told = page.told
    selection = selection_of(page.query.filters, told.index)
    every = told.made("contradictions", lambda: contradictions(told.index, told.words))
    chosen = every
    if not selection.is_open:
        claims = claims_of(selection, told.index)
        chosen = tuple(each for each in every if not claims.isdisjoint((each.left.claim.id, each.right.claim.id)))
    counts = Counter(each.kind for each in chosen)
    kind = page.query.choice("kind", sorted({each.kind for each in every}))
    shown = grouped(each for each in chosen if not kind or each.kind == kind)
    number = page.query.number("page")
    listed = shown[(number - 1) * _PAGE : number * _PAGE]
    sides = (side for group in listed for both in group for side in (both.left, both.right))
    return page.page(
        "conflicts.html.j2",
        shown=listed,
        cited={side.claim.id: citing_of(page).of(side) for side in sides},
        all=len(every),
        number=number,
        last=max(1, -(-len(shown) // _PAGE)),
        kind=kind,
        kinds=[(each, about(each, told.words), n) for each, n in counts.most_common()],
        asked="" if selection.is_open else described(selection, told.index, told.words),
    )
