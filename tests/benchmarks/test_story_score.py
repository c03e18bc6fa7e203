"""The figures of a story, on cases small enough to count by hand."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from benchmarks._story_gold import Gold, letters
from benchmarks._story_score import Score, judge_date, score
from dateline.export import records as r

TEXT = "Anna Ash left Bolt on Monday. A friend said she may sue Bolt. Ben Oak paid. Read more: Cats of Bolt."
MONDAY = ("2018-02-12", "2018-02-12")
UNKNOWN: dict[str, Any] = {"edtf": "", "earliest": None, "latest": None, "basis": "none", "because": []}
BESIDE: dict[str, Any] = {  # what the figures don't look at
    "published": UNKNOWN, "captured": UNKNOWN, "copy_of": None, "version_of": None, "language": "en",
    "partial": "", "rendition": "page", "judged": [],
}  # fmt: skip


def when(earliest: str | None, latest: str | None) -> r.When:
    return r.When("", earliest, latest, "none", [])


@pytest.mark.parametrize(
    ("interval", "gold", "verdict"),
    [
        (MONDAY, MONDAY, "right"),
        (("2018-02-11", "2018-02-12"), MONDAY, "right"),  # one of two days is common
        (("2018-02-10", "2018-02-12"), MONDAY, "loose"),
        ((None, "2018-02-12"), MONDAY, "loose"),
        ((None, None), MONDAY, "loose"),
        (("2018-02-13", None), MONDAY, "wrong"),
        ((None, "2018-02-11"), MONDAY, "wrong"),
        (MONDAY, ("2018", "2018"), "sharp"),
        (("2018-02-01", "2018-02-28"), ("2018-02", "2018-02"), "right"),
        ((None, "2018-03-01"), (None, "2018-02-12"), "right"),  # 17 days off: until it was published
        ((None, "2018-04-01"), (None, "2018-02-12"), "loose"),
        ((None, "2017-12-31"), (None, "2018-02-12"), "sharp"),
        (MONDAY, (None, "2018-02-12"), "sharp"),
        (("2016-01-01", "2018-02-12"), (None, "2018-02-12"), "right"),  # so wide that it claims nothing
        (("2018-02-12", None), ("2018-02", None), "right"),
        ((None, None), ("2018-02", None), "loose"),
        (("2018-05-01", None), ("2018-02", None), "sharp"),
        (("2018-02-01", "2018-02-03"), ("2018-02", None), "sharp"),
        (MONDAY, (None, None), "right"),  # nothing is known, nothing is judged
    ],
)
def test_a_date_is_right_when_it_says_what_the_gold_says(
    interval: tuple[str | None, str | None], gold: tuple[str | None, str | None], verdict: str
) -> None:
    assert judge_date(when(*interval), gold) == verdict


def test_what_goes_on_may_begin_at_any_time() -> None:
    assert judge_date(when("2018-02-01", "2018-02-12"), (None, "2018-02-12"), "ongoing") == "right"
    assert judge_date(when("2018-02-01", "2018-02-12"), (None, "2018-02-12"), "happened") == "sharp"


def test_texts_are_compared_by_letters_and_digits() -> None:
    assert letters("“It’s £84\u00a0million,”\n she said") == "its84millionshesaid"


# ---- a small story ---------------------------------------------------------------------------------------------------


def gold_claim(id: str, evidence: str, **changes: Any) -> dict[str, Any]:
    plain = {
        "who": [],
        "when": [None, None],
        "sources": [],
        "certainty": "certain",
        "polarity": "+",
        "phase": "happened",
    }
    return {"id": id, "article": "a.txt", "evidence": evidence, "title": evidence, **plain, **changes}


LEFT = gold_claim("g1", "Anna Ash left Bolt on Monday", who=["Anna Ash", "Bolt"], when=list(MONDAY))
SUE = gold_claim(
    "g2",
    "she may sue Bolt",
    who=["Anna Ash"],
    sources=[{"name": "A friend", "kind": "anonymous"}],
    certainty="possible",
    phase="expected",
)
PAID = gold_claim("g3", "Ben Oak paid", who=["Ben Oak"], when=[None, "2018-02-14"])


def gold(**changes: Any) -> Gold:
    people = [{"name": name, "kind": "person"} for name in ("Anna Ash", "Ben Oak")]
    whole = {
        "articles": {"a.txt": {}},
        "entities": [*people, {"name": "Bolt", "kind": "organization"}],
        "claims": [LEFT, SUE, PAID],
        "not_events": {"a.txt": [{"from": "Read more", "to": None}]},
    }
    return msgspec.convert(whole | changes, Gold)


def claim(id: str, quote: str, **changes: Any) -> dict[str, Any]:
    start = TEXT.index(quote)
    plain = {
        "event": id,
        "title": quote,
        "byline": "a.txt",
        "participants": [],
        "when": UNKNOWN,
        "certainty": "certain",
        "polarity": "+",
        "phase": "happened",
        "attribution": [],
        "origin": "o" + id,
        "direct_quote": False,
        "labels": [],
        "judged": [],
    }
    span = {"article": "A", "start": start, "end": start + len(quote)}
    return {"id": id, "span": span, "quote": quote, **plain, **changes}


def part(entity: str) -> dict[str, Any]:
    return {"entity": entity, "role": "agent", "span": {"article": "A", "start": 0, "end": 1}}


def entity(id: str, name: str, kind: str = "person", members: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"id": id, "name": name, "kind": kind, "aliases": [], "members": list(members), "mentions": [], "judged": []}


def figures(claims: list[dict[str, Any]], wanted: Gold | None = None, **changes: Any) -> dict[str, float]:
    return scored(claims, wanted, **changes).figures


def scored(claims: list[dict[str, Any]], wanted: Gold | None = None, **changes: Any) -> Score:
    article = {"id": "A", "paths": ["x/a.txt"], "url": None, "title": "", "outlet": None, "via": [], "text": TEXT}
    whole = {
        "format": "dateline/1",
        "files": [],
        "articles": [article | BESIDE],
        "entities": [entity("anna", "Anna Ash"), entity("ben", "Ben Oak"), entity("bolt", "Bolt", "organization")],
        "sources": [{"id": "friend", "name": "a friend", "kind": "anonymous", "entity": None}],
        "claims": claims,
        "events": [],
        "origins": [],
        "states": [],
        "conflicts": [],
    }
    return score(msgspec.convert(whole | changes, r.Export), wanted or gold())


FRIEND = [{"source": "friend", "cue": None, "span": None}]


def test_a_perfect_export_has_perfect_figures() -> None:
    monday = UNKNOWN | {"earliest": MONDAY[0], "latest": MONDAY[1], "basis": "stated"}
    until = UNKNOWN | {"latest": "2018-02-14", "basis": "inferred"}
    got = figures(
        [
            claim("1", "Anna Ash left Bolt on Monday", participants=[part("anna"), part("bolt")], when=monday),
            claim(
                "2",
                "she may sue Bolt",
                participants=[part("anna")],
                attribution=FRIEND,
                certainty="possible",
                phase="expected",
            ),
            claim("3", "Ben Oak paid", participants=[part("ben")], when=until),
        ]
    )
    full = [
        name for name in got if name.endswith(("found_pct", "right_pct", "_f1", "exact_pct")) and "conflict" not in name
    ]
    assert {name: got[name] for name in full if name != "one_origin_right_pct"} == {
        name: 100.0 for name in full if name != "one_origin_right_pct"
    }
    assert got["claims_per_gold_claim"] == 1.0
    none = ("dates_wrong_pct", "attribution_lost_pct", "attribution_false_pct", "claims_where_no_story_is")
    assert [got[name] for name in none] == [0, 0, 0, 0]


def test_one_claim_answers_one_gold_claim() -> None:
    got = scored([claim("1", "Anna Ash left Bolt on Monday"), claim("2", "left Bolt on Monday")])
    assert {wanted: answer.claim.id for wanted, answer in got.answers.items()} == {"g1": "1"}
    assert got.figures["claims_found_pct"] == 33.3
    assert got.figures["claims_per_gold_claim"] == 0.67


def test_half_of_the_evidence_is_no_answer() -> None:
    assert figures([claim("1", "left Bolt")])["claims_found_pct"] == 0.0


def test_the_whole_article_is_no_answer() -> None:
    long = "Anna Ash left Bolt on Monday. " + "x" * 300
    article = {"id": "A", "paths": ["a.txt"], "url": None, "title": "", "outlet": None, "via": [], "text": long}
    whole = claim("1", TEXT[:10]) | {"span": {"article": "A", "start": 0, "end": len(long)}, "quote": long}
    got = figures([whole], articles=[article | BESIDE])
    assert got["claims_found_pct"] == 0.0


def test_participants_are_counted_over_all_claims() -> None:
    # Wanted: Anna and Bolt; got: Anna and Ben. One hit, one missed, one too many: 2 / (2 + 1 + 1).
    got = figures([claim("1", "Anna Ash left Bolt on Monday", participants=[part("anna"), part("ben")])])
    assert got["participants_f1"] == 50.0


def test_an_organization_too_many_is_forgiven() -> None:
    # The only claim found wants Ben; Bolt is there as well.
    assert figures([claim("3", "Ben Oak paid", participants=[part("ben"), part("bolt")])])["participants_f1"] == 100.0


def test_a_group_stands_for_its_members() -> None:
    people = [
        entity("anna", "Anna Ash"),
        entity("ben", "Ben Oak"),
        entity("pair", "the pair", "group", ("anna", "ben")),
    ]
    got = figures([claim("3", "Ben Oak paid", participants=[part("pair")])], entities=people)
    assert got["participants_f1"] == 66.7  # Ben is right, Anna is too many


def test_chains_compare_kinds_and_the_names_of_outlets_and_persons() -> None:
    as_person = [{"id": "friend", "name": "a friend", "kind": "person", "entity": None}]
    sue = claim("2", "she may sue Bolt", attribution=FRIEND)
    assert figures([sue])["reported_chains_right_pct"] == 100.0
    assert figures([sue], sources=as_person)["reported_chains_right_pct"] == 0.0
    anna_says = gold(claims=[SUE | {"sources": [{"name": "Anna Ash", "kind": "person"}]}])
    by = [{"id": "friend", "name": "Ash", "kind": "person", "entity": None}]
    assert figures([sue], anna_says, sources=by)["reported_chains_right_pct"] == 100.0
    assert figures([sue], anna_says, sources=as_person)["reported_chains_right_pct"] == 0.0


def test_attribution_lost_and_false() -> None:
    got = figures(
        [claim("1", "Anna Ash left Bolt on Monday", attribution=FRIEND), claim("2", "she may sue Bolt")],
    )
    assert got["attribution_lost_pct"] == 100.0
    assert got["attribution_false_pct"] == 100.0
    assert got["chains_right_pct"] == 0.0


def test_macro_f1_weighs_rare_classes_as_much_as_common_ones() -> None:
    # Three claims, all called certain; two are. F1: certain 2·2/(2·2+1) = 0.8, possible 0.
    got = figures([claim(i, q) for i, q in (("1", LEFT["evidence"]), ("2", SUE["evidence"]), ("3", PAID["evidence"]))])
    assert got["certainty_macro_f1"] == 40.0
    assert got["polarity_macro_f1"] == 100.0


def test_an_entity_that_is_two_people_is_overmerged() -> None:
    both = entity("anna", "Anna Ash") | {"aliases": ["Ben Oak"]}
    got = figures([], entities=[both])
    assert got["entities_overmerged"] == 1
    assert got["entities_found_pct"] == 66.7


@pytest.mark.parametrize(
    ("claims", "found"),
    [(["1", "3"], 100.0), (["1", "2"], 0.0), (["4", "3"], 100.0)],  # claim 4 speaks of the same event as claim 1
)
def test_a_conflict_may_be_told_by_other_claims_of_its_events(claims: list[str], found: float) -> None:
    wanted = gold(conflicts=[{"between": ["g1", "g3"], "about": "date"}])
    got = figures(
        [
            claim("1", LEFT["evidence"], event="left"),
            claim("2", SUE["evidence"]),
            claim("3", PAID["evidence"], event="paid"),
            claim("4", "Read more", event="left"),
        ],
        wanted,
        conflicts=[{"claims": claims, "about": "date", "because": ""}],
    )
    assert got["conflicts_found_pct"] == found
    assert got["conflicts_per_100_claims"] == 25.0


def test_origins_are_one_within_a_group_and_apart_between_groups() -> None:
    more = gold_claim("g4", "Anna Ash left")
    wanted = gold(claims=[LEFT, SUE, PAID, more], one_origin=[["g1", "g2"], ["g3"]])
    evidence = [LEFT["evidence"], SUE["evidence"], PAID["evidence"]]
    apart = figures([claim(str(n), q, origin=o) for n, (q, o) in enumerate(zip(evidence, "aab", strict=True))], wanted)
    assert (apart["one_origin_right_pct"], apart["origins_overmerged_pct"]) == (100.0, 0.0)
    one = figures([claim(str(n), q, origin="a") for n, q in enumerate(evidence)], wanted)
    assert (one["one_origin_right_pct"], one["origins_overmerged_pct"]) == (100.0, 100.0)
    split = figures([claim(str(n), q, origin=o) for n, (q, o) in enumerate(zip(evidence, "abb", strict=True))], wanted)
    assert (split["one_origin_right_pct"], split["origins_overmerged_pct"]) == (50.0, 50.0)


def test_claims_in_what_is_no_story_are_counted() -> None:
    assert (
        figures([claim("1", "Read more"), claim("2", "Cats of Bolt"), claim("3", "Ben Oak paid")])[
            "claims_where_no_story_is"
        ]
        == 2
    )
    to_more = gold(not_events={"a.txt": [{"from": "Read", "to": "more"}]})
    assert figures([claim("1", "Read more"), claim("2", "Cats of Bolt")], to_more)["claims_where_no_story_is"] == 1


def test_a_quote_is_the_text_of_its_span() -> None:
    assert figures([claim("1", "Ben Oak paid"), claim("2", "left") | {"quote": "lied"}])["quotes_exact_pct"] == 50.0


def test_an_empty_export_scores_nothing() -> None:
    got = figures([], entities=[])
    assert {name for name, value in got.items() if value} == set()
