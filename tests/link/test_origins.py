"""Where claims come from."""

from __future__ import annotations

from tests.link.build import ORG, Told, article, claim, event_of, links, origin_of
from tests.link.test_copies import paragraphs

WARNED = "Tom Orr was told twice that the wall was not safe"


def test_one_anonymous_source_of_an_article_is_one_origin_and_another_is_another() -> None:
    told = article(
        "a",
        claim("go", "they went to therapy, a source said", source="anonymous:0"),
        claim("love", "he loves her, the source added", source="anonymous:0"),
        claim("leave", "she left, another source said", source="anonymous:1"),
    )
    found = links(told)
    same = {origin_of(found, told.id(w)).id for w in ("therapy", "loves")}
    assert len(same) == 1 and origin_of(found, told.id("left")).id not in same


def test_anonymous_sources_of_two_articles_are_two() -> None:
    a, b = (article(i, claim("win", "Ann Lee won", agent="Ann Lee", source="anonymous:0")) for i in "ab")
    assert len(links(a, b).origins) == 2


def test_who_is_named_is_one_source_in_all_articles_through_whatever_outlet() -> None:
    a = article("a", claim("love", "we are happy, Ann Lee told Tide Weekly", source=["outlet:Tide Weekly", "Ann Lee"]))
    b = article("b", claim("win", "we will win, Lee said", source="Lee"))
    found = links(a, b)
    (origin,) = found.origins
    assert [s.name for s in found.sources if s.id == origin.source] == ["Ann Lee"]
    assert [s.kind.value for i in found.sources_of[a.id("happy")] for s in found.sources if s.id == i] == [
        "outlet",
        "person",
    ]


def test_what_an_unnamed_source_says_that_somebody_said_rests_on_the_source() -> None:
    told = article(
        "a",
        claim("tell", WARNED, patient="Tom Orr", source="anonymous:0"),
        claim("be", "Tom Orr said that there was no money", source=["anonymous:0", "Tom Orr"]),
    )
    assert len(links(told).origins) == 1


def test_hearsay_is_one_origin_an_article() -> None:
    a = article("a", claim("win", "he reportedly won", source="hearsay:1"), claim("go", "she left", source="hearsay:2"))
    b = article("b", claim("win", "he reportedly won", source="hearsay:1"))
    found = links(a, b)
    assert sorted(len(o.claims) for o in found.origins) == [1, 2]
    assert "nobody is named" in found.origins[0].because


def test_an_articles_own_voice_is_its_outlets_or_that_of_the_outlet_it_relays() -> None:
    own = claim("win", "Ann Lee won", agent="Ann Lee")
    a, b = article("a", own, outlet="Gull Post"), article("b", own, outlet="Gull Post")
    relayed = article("c", own, outlet="Sand Blog", via=["Gull Post"])
    unknown = article("d", own)
    found = links(a, b, relayed, unknown)
    assert len(origin_of(found, a.id("won")).claims) == 3
    assert origin_of(found, unknown.id("won")).source is None


def test_an_outlet_that_is_credited_and_its_own_article_are_one_origin() -> None:
    own = article("a", claim("win", "Ann Lee won", agent="Ann Lee"), outlet="Tide Weekly")
    credit = article(
        "b", claim("win", "Ann Lee won, Tide Weekly reports", agent="Ann Lee", source="outlet:Tide Weekly")
    )
    assert len(links(own, credit).origins) == 1


def relay(source: list[str]) -> Told:
    text = "an insider told Tide Weekly that Tom Orr had been told twice that the wall was not safe"
    return article("b", claim("tell", text, patient="Tom Orr", source=source), outlet="Gull Post")


def test_a_relayed_anonymous_source_is_the_one_of_the_relayed_article() -> None:
    first = article("a", claim("tell", WARNED, patient="Tom Orr", source="anonymous:7"), outlet="Tide Weekly")
    second = relay(["outlet:Tide Weekly", "anonymous:0"])
    found = links(first, second)
    (origin,) = found.origins
    assert "Tide Weekly is relayed" in origin.because
    assert len(event_of(found, first.id("twice")).claims) == 2


def test_an_outlet_that_relays_leads_to_the_source_that_its_own_article_has() -> None:
    first = article(
        "a", claim("tell", WARNED, patient="Tom Orr", source="Ann Lee"), outlet="Tide Weekly", more=["Ann Lee"]
    )
    assert len(links(first, relay(["outlet:Tide Weekly"])).origins) == 1


def test_two_sources_that_it_can_be_are_left_apart() -> None:
    first = article(
        "a",
        claim("tell", WARNED, patient="Tom Orr", source="anonymous:1"),
        claim("tell", f"{WARNED}, another source said", patient="Tom Orr", source="anonymous:2"),
        outlet="Tide Weekly",
    )
    assert len(links(first, relay(["outlet:Tide Weekly", "anonymous:0"])).origins) == 3


def test_the_only_unnamed_source_of_a_relayed_article_on_the_same_people_is_the_one_that_is_relayed() -> None:
    def told(id: str, text: str, who: str, published: str, source: list[str], outlet: str) -> Told:
        said = claim("lose", text, agent=who, source=source)
        return article(id, said, outlet=outlet, published=published)

    first = told("a", "Tom Orr filed it away", "Tom Orr", "2018-03-23", ["anonymous:0"], "Tide Weekly")
    chain = ["outlet:Tide Weekly", "anonymous:0"]
    text = "Tom Orr put it in a drawer, an insider told Tide Weekly"
    after = told("b", text, "Tom Orr", "2018-03-25", chain, "Gull Post")
    long_after = told("b", text, "Tom Orr", "2019-03-25", chain, "Gull Post")
    others = told("b", text.replace("Tom Orr", "Ann Lee"), "Ann Lee", "2018-03-25", chain, "Gull Post")
    assert [len(links(first, b).origins) for b in (after, long_after, others)] == [1, 2, 2]


def test_a_copy_has_the_originals_origins() -> None:
    text = paragraphs(5, 8)
    said = (
        claim("win", "Ann Lee won the council vote on Sunday", agent="Ann Lee"),
        claim("know", "the letter was known to all, two officials said", source="anonymous:0"),
        claim("fear", "we fear nothing, the lawyer said", source="the lawyer"),
    )
    a = article("a", *said, outlet="Gull Wire", published="2018-02-12", more=text)
    b = article("b", *said, outlet="Sand Blog", published="2018-02-13", more=text)
    found = links(a, b)
    assert [c.article for c in found.copies] == ["b"]
    assert len(found.origins) == 3 and len(found.events) == 3
    apart = article("c", claim("lose", "Bo Ray lost", agent="Bo Ray"), outlet="Sand Blog")
    assert len(links(a, b, apart).origins) == 4, "the copier's own words are its own"


def test_a_shared_quotation_is_one_utterance() -> None:
    def quoted(id: str, words: str) -> Told:
        return article(id, claim("ruin", f"“{words}”", source="anonymous:0", quote=True))

    words = "the sleeping pills got out of hand after the accident"
    found = links(quoted("a", words), quoted("b", words))
    assert len(found.origins) == 1 and len(found.events) == 1
    assert [k.kind for k in found.links if k.kind == "quote"] == ["quote"]
    assert len(links(quoted("a", words), quoted("b", words.replace("pills", "tablets"))).origins) == 1
    assert len(links(quoted("a", words), quoted("b", "the dancing bears got out of the zoo at night")).origins) == 2
    assert len(links(quoted("a", "told twice"), quoted("b", "told twice")).origins) == 2, "too few words"


def test_people_who_are_named_keep_their_own_words() -> None:
    oath = "“I swear to serve the town of Torr and its people”"
    a, b = (
        article(i, claim("serve", f"{oath}, {n} said", source=n, quote=True))
        for i, n in (("a", "Ann Lee"), ("b", "Bo Ray"))
    )
    assert len(links(a, b).origins) == 2


def test_outlets_that_cite_each_other_are_one_origin_and_the_circle_is_told() -> None:
    def cites(id: str, outlet: str, other: str) -> Told:
        text = f"Ann Lee won, {other} reports"
        return article(id, claim("win", text, agent="Ann Lee", source=f"outlet:{other}"), outlet=outlet)

    found = links(cites("a", "Gull Post", "Tide Weekly"), cites("b", "Tide Weekly", "Gull Post"))
    (origin,) = found.origins
    assert "circle" in origin.because


def test_documents_with_a_name_are_one_and_others_are_their_articles() -> None:
    def report(id: str, name: str) -> Told:
        return article(id, claim("fail", "the wall failed, it says", source=f"document:{name}"), kinds={name: ORG})

    assert len(links(report("a", "a letter"), report("b", "a letter")).origins) == 2


def tells(id: str, text: str, *source: str, **more: object) -> Told:
    """An article that tells of a warning."""
    return article(id, claim("tell", text, patient="Tom Orr", source=source), **more)  # type: ignore[arg-type]


def test_the_papers_that_a_relay_cites_are_those_of_the_relayed_article() -> None:
    own = tells("a", WARNED, "document:court papers", outlet="Tide Weekly")
    said = "Tom Orr was told of the wall, Tide Weekly said"
    relay = tells("b", said, "outlet:Tide Weekly", "document:papers", outlet="Sand Blog")
    other = tells("c", "Tom Orr had been told about it twice", "document:papers", outlet="Gull Post")
    found = links(own, relay, other)
    assert origin_of(found, own.id("twice")).claims != origin_of(found, other.id("twice")).claims
    assert len(origin_of(found, own.id("twice")).claims) == 2


def test_an_agencys_text_on_a_page_without_an_outlet_is_the_agencys_article() -> None:
    said = "Tom Orr was told of the wall, Harbour Wire said"
    relay = tells("b", said, "outlet:Harbour Wire", "anonymous:0", outlet="Sand Blog")
    own = tells("a", WARNED, "anonymous:0", via=["Harbour Wire"])
    assert len(origin_of(links(own, relay), own.id("twice")).claims) == 2
    printed = tells("a", WARNED, "anonymous:0", outlet="Gull Post", via=["Harbour Wire"])
    assert len(origin_of(links(printed, relay), printed.id("twice")).claims) == 1
