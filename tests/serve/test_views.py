"""The views of a story, as a browser asks for them: what each shows, where it leads, what it says of bad requests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html as parser
from starlette.testclient import TestClient

from dateline.export import EXPORTERS
from dateline.model import Facts
from dateline.pipeline import build
from dateline.serve.paths import at
from dateline.tell import tell
from dateline.tell.index import Index
from tests import toy
from tests.export.hostile import CONTROL, RTL, SCRIPT, hostile
from tests.export.story import empty_story, ferry_story
from tests.serve.filled import apart, client, put

STORY = "a1"
INDEX = Index(tell(ferry_story()))


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    path = tmp_path_factory.mktemp("views") / "story.dateline"
    put(path, tell(ferry_story()))
    return client(path)


def tree_of(asked: TestClient, address: str, status: int = 200) -> parser.HtmlElement:
    answer = asked.get(address)
    assert answer.status_code == status, answer.text[-600:]
    return parser.document_fromstring(answer.text)


def text_of(element: parser.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def main_of(asked: TestClient, address: str, status: int = 200) -> str:
    return text_of(tree_of(asked, address, status).cssselect("main")[0])


def every_view() -> list[str]:
    """An address of each view, and of each record of the story."""
    plain = [at(name, story=STORY) for name in ("timeline", "articles", "entities", "sources", "conflicts", "states")]
    records = [
        *(at("event", story=STORY, event=id) for id in INDEX.events),
        *(at("article", story=STORY, article=id) for id in INDEX.articles),
        *(at("entity", story=STORY, entity=id) for id in INDEX.entities),
        *(at("origin", story=STORY, origin=id) for id in INDEX.origins),
    ]
    return [*plain, at("changes", story=STORY), "/search", "/search?q=ferry&by=words", *records]


def test_every_link_of_every_view_leads_somewhere(asked: TestClient) -> None:
    seen: dict[str, int] = {}
    waiting = ["/story/a1"]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        answer = asked.get(address)
        seen[address] = answer.status_code
        if answer.headers.get("location"):
            waiting.append(answer.headers["location"].partition("#")[0])
        if "html" in answer.headers.get("content-type", "") and len(seen) < 400:
            links = parser.document_fromstring(answer.text).xpath("//a/@href")
            waiting += [link.partition("#")[0] for link in links if link.startswith("/")]
    views = {address.partition("?")[0].split("/")[3] for address in seen if address.count("/") > 2}
    assert {"event", "article", "entity", "origin", "sources", "conflicts", "states", "changes"} <= views
    assert set(seen.values()) <= {200, 303, 307, 400}, {a: s for a, s in seen.items() if s not in (200, 303, 307)}
    assert [a for a, s in seen.items() if s == 400] in ([], ["/story/a1/changes"]), (
        "a store filled by hand has no builds"
    )


def test_every_fragment_of_a_view_is_there(asked: TestClient) -> None:
    for address in every_view():
        tree = tree_of(asked, address, 400 if address.endswith("/changes") else 200)
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), f"{address}: an id twice"
        for link in tree.xpath("//a/@href"):
            if link.startswith("#"):
                assert link[1:] in ids, f"{address}: {link}"


# ---- event -----------------------------------------------------------------------------------------------------------


def test_an_event_has_all_its_accounts_each_with_its_sentence_chain_and_citation(asked: TestClient) -> None:
    for event in INDEX.events.values():
        tree = tree_of(asked, at("event", story=STORY, event=event.id))
        cards = tree.cssselect("article.card")
        assert len(cards) == len(event.claims)
        quotes = {claim.span.of(INDEX.article_of(claim).text) for claim in INDEX.claims_of(event)}
        assert {text_of(card.cssselect("mark")[0]) for card in cards} == quotes
        for card in cards:
            assert card.cssselect(".path li")
            assert "told as" in text_of(card)
            citation, quote = (text_of(each) for each in card.cssselect(".copied"))
            assert citation in quote
            assert text_of(card.cssselect("mark")[0]) in quote


def test_a_claim_leads_to_its_account_in_its_event(asked: TestClient) -> None:
    event = INDEX.events["e-a1:00050"]
    other = sorted(event.claims)[-1]
    answer = asked.get(at("event", story=STORY, event=other))
    assert answer.status_code == 307
    there, _, anchor = answer.headers["location"].partition("#")
    assert tree_of(asked, there).xpath(f"//*[@id='{anchor}']")


def test_accounts_that_contradict_are_said_to(asked: TestClient) -> None:
    told = main_of(asked, at("event", story=STORY, event="e-a2:00349"))
    assert "They contradict each other" in told
    assert "Who says otherwise" in told
    assert "Helena Marsh denied that the two had met" in told


def test_a_citation_names_what_is_known_and_no_more(asked: TestClient) -> None:
    tree = tree_of(asked, at("event", story=STORY, event="e-a1:00050"))
    found = {text_of(each) for each in tree.cssselect(".copied")}
    assert (
        "“Ferry Grey Heron strikes Calder pier, eleven hurt”, The Calder Courier, 15 March 2019, "
        "https://courier.example/2019/03/grey-heron."
    ) in found
    told = main_of(asked, at("event", story=STORY, event="e-a4:00051"))
    assert "Harbour Eye, publication date not known" in told


# ---- article ---------------------------------------------------------------------------------------------------------


def test_an_article_has_all_its_words_and_every_mark_leads_to_its_event(asked: TestClient) -> None:
    for article in INDEX.articles.values():
        tree = tree_of(asked, at("article", story=STORY, article=article.id))
        shown = [text_of(each) for each in tree.cssselect("h1.headline, .article-text .words")]
        assert shown == [" ".join(article.text[b.start : b.end].split()) for b in article.blocks]
        for claim in (c for c in INDEX.story.claims if c.span.article == article.id):
            event = INDEX.story.links.event_of[claim.id]
            links = tree.xpath("//a/@href")
            assert any(link.startswith(at("event", story=STORY, event=event) + "#") for link in links)
            assert tree.xpath(f"//*[@id='c-{claim.id.replace(':', '-')}']")


def test_captions_relays_and_copies_are_shown_as_what_they_are(asked: TestClient) -> None:
    tree = tree_of(asked, at("article", story=STORY, article="a4"))
    (caption,) = tree.cssselect(".block.is-caption")
    assert text_of(caption).startswith("Caption")
    assert "relayed from Tidewater Weekly" in text_of(tree)
    assert tree.cssselect(".relay-words")[0].text == "Tidewater Weekly"
    assert "copy of The Calder Courier" in main_of(asked, at("article", story=STORY, article="a6"))
    assert "Copied by" in main_of(asked, at("article", story=STORY, article="a5"))


# ---- entity, states --------------------------------------------------------------------------------------------------


def test_somebody_has_names_groups_states_events_and_mentions(asked: TestClient) -> None:
    tree = tree_of(asked, at("entity", story=STORY, entity="n-viktor-aldane"))
    told = text_of(tree.cssselect("main")[0])
    assert "Mr. Aldane" in told
    assert "the pair" in told
    assert tree.cssselect(".span-row svg rect.state, .span-row svg circle.state-dot")
    assert tree.cssselect(".lines .line a")
    assert len(tree.cssselect("mark")) >= 12


def test_a_name_leads_to_whom_it_means(asked: TestClient) -> None:
    answer = asked.get(at("entity", story=STORY, entity="Petra Voss"))
    assert answer.headers["location"] == at("entity", story=STORY, entity="n-petra-voss")
    assert "Nobody and nothing" in main_of(asked, at("entity", story=STORY, entity="Nobody Atall"), 404)


def test_a_search_begins_on_every_page_and_stays_in_the_story(asked: TestClient) -> None:
    (form,) = tree_of(asked, at("articles", story=STORY)).cssselect("form[role=search]")
    fields = {each.get("name"): each.get("value") for each in form.cssselect("input")}
    assert (form.get("action"), fields["in"]) == (at("search"), STORY)
    assert len(tree_of(asked, at("search")).cssselect("form[role=search]")) == 1


def test_what_is_asked_for_can_be_taken_away_as_a_file(asked: TestClient) -> None:
    def files(query: str) -> dict[str, str]:
        links = tree_of(asked, at("timeline", query, story=STORY)).cssselect("details.out a")
        return {text_of(link): link.get("href") for link in links}

    whole, part = files(""), files("?about=Aldane")
    assert set(whole) == set(part) == set(EXPORTERS)
    rows = [asked.get(each["csv"]).text.count("\r\n") for each in (whole, part)]
    assert rows[0] > rows[1] > 1


@pytest.mark.parametrize("view", ["article", "conflicts"])
def test_each_claim_has_its_quote_with_its_source_to_copy(asked: TestClient, view: str) -> None:
    address = at("article", story=STORY, article="a1") if view == "article" else at("conflicts", story=STORY)
    tree = tree_of(asked, address)
    claims = tree.cssselect(".margin li, .conflict .side")
    assert claims
    for claim in claims:
        *_, quote = claim.cssselect(".copied")
        assert re.match(r"“.+” \(.+\)\. .+\.$", text_of(quote))
        assert claim.cssselect("button.copier[hidden]")


def test_states_are_those_that_may_have_held_on_a_day(asked: TestClient) -> None:
    every = tree_of(asked, at("states", story=STORY)).cssselect("li.span-row")
    assert len(every) == len(INDEX.story.links.states)
    early = tree_of(asked, at("states", "?on=2003-01-01", story=STORY)).cssselect("li.span-row")
    assert len(early) < len(every)
    assert "2003" in main_of(asked, at("states", "?on=2003-01-01", story=STORY))


def test_entities_of_one_kind(asked: TestClient) -> None:
    rows = tree_of(asked, at("entities", "?kind=person&all=yes", story=STORY)).cssselect(".columns li")
    assert len(rows) == 4
    assert all("person" in text_of(row) for row in rows)
    assert "give one of" in main_of(asked, at("entities", "?kind=odd", story=STORY), 400)


# ---- sources, conflicts ----------------------------------------------------------------------------------------------


def test_who_relays_whom_is_drawn_and_listed(asked: TestClient) -> None:
    tree = tree_of(asked, at("sources", story=STORY))
    pairs = [text_of(row) for row in tree.cssselect(".pairs li")]
    assert len(tree.cssselect(".arc")) == len(pairs) == 4
    assert any("Harbour Eye" in pair and "Tidewater Weekly" in pair and "7 claims" in pair for pair in pairs)
    assert "No circle found" in text_of(tree)
    (eye,) = [row for row in tree.cssselect(".outlets tr") if "Harbour Eye" in text_of(row)]
    assert "100 %" in text_of(eye)
    again = asked.get(at("sources", story=STORY)).text
    assert again == asked.get(at("sources", story=STORY)).text, "the picture is the same each time"


def test_an_origin_has_all_that_rests_on_it(asked: TestClient) -> None:
    for origin in INDEX.origins.values():
        tree = tree_of(asked, at("origin", story=STORY, origin=origin.id))
        assert len(tree.cssselect(".lines .line")) == len(origin.claims)
        assert origin.because in text_of(tree)


def test_every_contradiction_has_both_sides_and_kinds_part_them(asked: TestClient) -> None:
    tree = tree_of(asked, at("conflicts", story=STORY))
    shown = tree.cssselect("article.conflict")
    assert len(shown) == len(INDEX.story.links.conflicts)
    assert all(len(each.cssselect(".side mark")) == 2 for each in shown)
    dated = tree_of(asked, at("conflicts", "?kind=date", story=STORY)).cssselect("article.conflict")
    assert len(dated) == sum(each.about == "date" for each in INDEX.story.links.conflicts) == 1


# ---- search ----------------------------------------------------------------------------------------------------------


def test_words_are_found_and_parted(asked: TestClient) -> None:
    tree = tree_of(asked, "/search?q=aldane&by=words")
    hits = tree.cssselect(".hit")
    assert hits
    assert all("Aldane" in text_of(hit) for hit in hits)
    facets = {text_of(each) for each in tree.cssselect(".facets h3")}
    assert {"Standing", "Kind of source", "Outlet", "Year", "Who takes part"} == facets
    link = next(each for each in tree.cssselect(".facets a") if "Northline News" in text_of(each))
    narrowed = tree_of(asked, link.get("href"))
    assert 0 < len(narrowed.cssselect(".hit")) < len(hits)
    assert all("Aldane" in text_of(hit) for hit in narrowed.cssselect(".hit"))
    (chosen,) = narrowed.cssselect(".facets a[aria-current]")
    assert len(tree_of(asked, chosen.get("href")).cssselect(".hit")) == len(hits)


def test_each_hit_leads_to_its_event(asked: TestClient) -> None:
    for link in tree_of(asked, "/search?q=aldane&by=words").cssselect(".hit .title a"):
        assert asked.get(link.get("href")).status_code in (200, 307)


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/search", 200, "Words in any order"),
        ("/search?q=+", 200, "Words in any order"),
        ("/search?q=%22%2A%21", 400, "There is no word in that"),
        ("/search?q=zzyzx&by=words", 200, "No claim holds all the words of “zzyzx”"),
        ("/search?q=" + "a" * 5000 + "&by=words", 200, "No claim holds"),
        ("/search?q=x&by=magic", 400, "give one of"),
        ("/search?q=aldane&by=words&outlet=Nobody", 200, "take a condition away"),
        ("/search?q=AND+OR+NEAR(&by=words", 200, "No claim holds"),
    ],
)
def test_empty_and_bad_queries_are_answered(asked: TestClient, address: str, status: int, said: str) -> None:
    assert said in main_of(asked, address, status)


# ---- what is not there, hostile articles -----------------------------------------------------------------------------


@pytest.mark.parametrize("view", ["event", "article", "entity", "origin"])
def test_what_is_not_in_the_story_is_said_to_be_missing(asked: TestClient, view: str) -> None:
    assert "has the id" in main_of(asked, at(view, story=STORY, **{view: "no such <b>"}), 404)


def test_an_empty_story_has_every_view(tmp_path: Path) -> None:
    story, ferry = empty_story(), ferry_story()
    put(tmp_path / "s.dateline", replace(story, articles=ferry.articles[:1], facts=(Facts("a1", (), (), ()),)))
    asked = client(tmp_path / "s.dateline")
    for name in ("timeline", "articles", "entities", "sources", "conflicts", "states"):
        assert main_of(asked, at(name, story="a1"))
    assert main_of(asked, at("article", story="a1", article="a1"))


@pytest.mark.parametrize("words", [SCRIPT, RTL, CONTROL, "javascript:alert(1)", "{{ 7 * 7 }}"], ids=lambda w: w[:12])
def test_hostile_articles_are_shown_inert(tmp_path: Path, words: str) -> None:
    story = apart(tell(hostile(words.replace("\ud800", ""), url="javascript:alert(1)")))
    put(tmp_path / "s.dateline", story)
    asked = client(tmp_path / "s.dateline")
    index = Index(story)
    views = [at(n, story="a1") for n in ("timeline", "articles", "entities", "sources", "conflicts", "states")]
    views += [at("event", story="a1", event=id) for id in list(index.events)[:6]]
    views += [at("article", story="a1", article=id) for id in index.articles]
    views += [at("entity", story="a1", entity=id) for id in index.entities]
    views += [at("origin", story="a1", origin=id) for id in list(index.origins)[:4]]
    views += ["/search?q=pier&by=words", "/search?q=%3Cscript%3E&by=words"]
    for address in views:
        answer = asked.get(address)
        assert answer.status_code == 200, (address, answer.text[-400:])
        tree = parser.document_fromstring(answer.text)
        assert all(each.get("src", "").startswith("/static/") for each in tree.xpath("//script"))
        assert not tree.xpath("//img | //iframe | //object | //style | //@style")
        assert not [name for each in tree.iter() for name in getattr(each, "attrib", {}) if name.startswith("on")]
        assert not [link for link in tree.xpath("//@href") if link.lower().startswith("javascript")]
        assert not {"\x00", "\x1b"} & set(answer.text)


def test_who_is_only_mentioned_is_listed_where_asked_for(asked: TestClient) -> None:
    acting = tree_of(asked, at("entities", story=STORY))
    link = acting.xpath("//p[@class='note']/a/@href")[0]
    every = tree_of(asked, link).cssselect(".columns li")
    assert len(acting.cssselect(".columns li")) < len(every) == len(INDEX.entities)
    assert all("0 events" not in text_of(row) for row in acting.cssselect(".columns li"))


# ---- as known on a day -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A store of two builds, read by the toy stages: what is known on a day is told from the articles till then."""
    folder = tmp_path_factory.mktemp("grown")
    (folder / "news").mkdir()
    dates = {"a.txt": "2013-11-08", "b.txt": "2014-03-01"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dateline.pipeline.default_stages", toy.stages)
        (folder / "news" / "a.txt").write_text("Ada met Bo in Hull.\nBo wed Ada.")
        build([folder / "news"], folder / "s.dateline", published={"a.txt": dates["a.txt"]}, one_story=True)
        (folder / "news" / "b.txt").write_text("Cy said Ada left.\nBo wed Ada.")
        build([folder / "news"], folder / "s.dateline", published={"b.txt": dates["b.txt"]})
        yield client(folder / "s.dateline")


def home_of(asked: TestClient) -> str:
    return str(asked.get("/").headers["location"])


def test_every_view_tells_the_story_as_it_was_known_on_a_day(grown: TestClient) -> None:
    home = home_of(grown)
    for view in ("", "/articles", "/entities", "/sources", "/conflicts", "/states"):
        then = main_of(grown, f"{home}{view}?known-on=2013-12")
        assert "As it was known on 31 December 2013" in then
        assert "Cy" not in then
    assert len(tree_of(grown, f"{home}/articles").cssselect("ol.rows > li")) == 2
    assert len(tree_of(grown, f"{home}/articles?known-on=2013-12").cssselect("ol.rows > li")) == 1
    links = tree_of(grown, f"{home}/articles?known-on=2013-12").xpath("//main//ol//a/@href")
    assert all("known-on=2013-12" in link for link in links), "what is led to is of the same day"


def test_what_was_not_known_yet_is_said_to_be(grown: TestClient) -> None:
    home = home_of(grown)
    late = tree_of(grown, f"{home}/articles").xpath("//main//ol//a/@href")[1]
    tree = tree_of(grown, f"{late}?known-on=2013-12", 404)
    assert "not surely published by that day" in text_of(tree)
    assert late in tree.xpath("//main//a/@href"), "and a way to what is known now"
    assert "Nobody had named it yet" in main_of(grown, f"{home}/entity/Cy?known-on=2013-12", 404)
    assert "is no date" in main_of(grown, f"{home}/states?known-on=soon", 400)


def test_changes_since_a_build_and_since_a_day(grown: TestClient) -> None:
    home = home_of(grown)
    told = main_of(grown, f"{home}/changes")
    assert "Since build 1" in told
    assert "1 new article" in told
    assert "2 new articles" in main_of(grown, f"{home}/changes?since=0")
    assert "Since what was known on 2013" in main_of(grown, f"{home}/changes?since=2013")
    assert "can’t be compared" in main_of(grown, f"{home}/changes?since=17", 400)
    assert "can’t be compared" in main_of(grown, f"{home}/changes?since=yesterday", 400)
    for link in tree_of(grown, f"{home}/changes").xpath("//main//ul[@class='lines']//a/@href"):
        assert grown.get(link).status_code in (200, 307)


def test_one_story_alone_is_searched_from_its_own_pages(asked: TestClient) -> None:
    home = tree_of(asked, "/story/a1")
    link = next(each for each in home.xpath("//nav//a/@href") if each.startswith("/search"))
    tree = tree_of(asked, link)
    assert "Search in this story" in text_of(tree)
    assert tree.xpath("//input[@name='in']/@value") == [STORY]
    assert tree_of(asked, f"{link}&q=aldane&by=words").cssselect(".hit")
    assert "has the id" in main_of(asked, "/search?in=nosuch&q=aldane&by=words", 404)
