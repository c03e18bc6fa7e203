"""What a person decided goes before what rules find."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.judge.pairs import consistent
from dateline.link import link
from dateline.model import Decided, Kind, Links
from tests.link.build import Told, article, claim, event_of

WARNED = "Tom Orr was told twice that the wall was not safe"


def decided(told: tuple[Told, ...], what: Decided) -> Links:
    return link([t.article for t in told], [t.facts for t in told], decided=what)


def relayed() -> tuple[Told, ...]:
    """An article, and two that relay what its unnamed source says."""
    own = article("a", claim("tell", WARNED, patient="Tom Orr", source="anonymous:0"), outlet="Harbour Wire")
    others = (
        article(
            id,
            claim(
                "tell",
                f"Tom Orr was told of the wall {how}",
                patient="Tom Orr",
                source=["outlet:Harbour Wire", "anonymous:0"],
            ),
            outlet=outlet,
        )
        for id, how, outlet in (("b", "often", "Sand Blog"), ("c", "twice", "Gull Post"))
    )
    return (own, *others)


def test_what_relays_a_hidden_claim_is_not_independent_by_its_being_hidden() -> None:
    told = relayed()
    own, b, c = (each.facts.claims[0].id for each in told)
    same = (tuple(sorted((own, b))), tuple(sorted((own, c))))
    one = Decided(same_events=same)  # type: ignore[arg-type]
    assert len(event_of(decided(told, one), own).origins) == 1
    hidden = decided(told, Decided(same_events=one.same_events, hidden=frozenset([own])))
    assert event_of(hidden, b).claims == tuple(sorted((b, c)))
    assert len(event_of(hidden, b).origins) == 1
    assert [(each.claim.id, each.kind) for each in hidden.judged.aside] == [(own, Kind.HIDE)]
    wrong = decided(told, Decided(same_events=one.same_events, verdicts=((own, Kind.WRONG),)))
    assert wrong.events == ()  # with its event
    assert {each.claim.id for each in wrong.judged.aside} == {own, b, c}


def test_the_last_verdict_on_an_event_holds_whichever_of_its_claims_it_names() -> None:
    told = relayed()
    own, b, c = (each.facts.claims[0].id for each in told)
    same = ((min(own, b), max(own, b)), (min(own, c), max(own, c)))
    hidden = Decided(same_events=same, verdicts=((own, Kind.WRONG), (b, Kind.KEEP), (c, Kind.HIDE)))
    assert {each.kind for each in decided(told, hidden).judged.aside} == {Kind.HIDE}
    kept = Decided(same_events=same, verdicts=((own, Kind.WRONG), (b, Kind.KEEP)))
    assert decided(told, kept).judged.aside == ()


VERBS = ("win", "win", "lose", "leave", "leave", "arrive")
MANY = tuple(
    article(f"{number}", claim(verb, f"Ann Lee did {verb} the cup", agent="Ann Lee"), outlet=f"Post {number}")
    for number, verb in enumerate(VERBS)
)
IDS = tuple(each.facts.claims[0].id for each in MANY)
REFERENTS = tuple(each.facts.referents[0].id for each in MANY)


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from((Kind.SAME, Kind.DIFFERENT)), st.integers(0, 5), st.integers(0, 5)), max_size=6)
)
def test_pairs_hold_whatever_rules_say(drawn: list[tuple[Kind, int, int]]) -> None:
    pairs = [(kind, a, b) for kind, a, b in drawn if a != b]
    for ids, of in ((IDS, "event_of"), (REFERENTS, "entity_of")):
        said = {str(n): (kind, ids[a], ids[b]) for n, (kind, a, b) in enumerate(pairs)}
        holds = {key: said[key] for key in consistent(said)}
        assert list(said)[-1:] == [key for key in list(said)[-1:] if key in holds]  # the latest always does
        same = tuple(sorted((a, b) for kind, a, b in holds.values() if kind is Kind.SAME))
        apart = tuple(sorted((a, b) for kind, a, b in holds.values() if kind is Kind.DIFFERENT))
        what = Decided(same, apart) if of == "entity_of" else Decided((), (), same, apart)
        found: dict[str, str] = getattr(decided(MANY, what), of)
        assert all(found[a] == found[b] for a, b in same)
        assert all(found[a] != found[b] for a, b in apart)


def test_nothing_decided_changes_nothing() -> None:
    plain = link([t.article for t in MANY], [t.facts for t in MANY])
    assert decided(MANY, Decided(because="x")) == plain
    assert decided(MANY, Decided((("no", "one"),), (("no", "one"),), (("no", "one"),), (("no", "one"),))) == plain
