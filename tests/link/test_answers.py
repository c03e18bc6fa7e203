"""What became of an allegation: denied, corrected, withdrawn, acquitted of. A wrong answer is worse than none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.link import link
from dateline.model import AnswerKind, Facts, Links, Story
from dateline.pipeline import build_story
from dateline.understand import Embedder
from tests.link.build import ORG, Told, article, claim, links

DENIAL, WITHDRAWAL = AnswerKind.DENIAL, AnswerKind.WITHDRAWAL
ACQUITTAL, CORRECTION = AnswerKind.ACQUITTAL, AnswerKind.CORRECTION

# ---- through the reader: each text is an article of its own, and all of them one story

ARTICLES = {
    "hale.txt": """Mayor Edwin Hale took bribes from a builder, prosecutors alleged on Monday. Hale has denied any
wrongdoing. "I never took a penny," he said. Hale was charged with bribery on 3 May. Hale pleaded
not guilty.

Rita Moss, his deputy, was arrested on suspicion of fraud. Her lawyer said she had done nothing
wrong. The charge against Moss was dropped on 9 June. A jury cleared Hale of bribery on 2 September.
Hale was found not guilty of arson.

The builder, Owen Tarr, was accused of lying to the inquiry. Tarr sued the Echo. In June Tarr
dropped his lawsuit against the Echo. Police are investigating Nora Bell over the leak. Bell was
cleared of any wrongdoing. Bell was not invited.

Cora Finch was charged with theft on 1 July. Finch was acquitted of theft in 2011.

Correction: an earlier version of this article said that Dora Lamb had been charged. Lamb was
charged, the Echo said.""",
    "gifts.txt": """What is known of the gifts

Senator Ruth Calder was accused on Monday of taking gifts from a mining company. Calder dismissed the
accusations as a smear. The company said it had done nothing wrong.""",
    "stahl.txt": """A conviction falls

Victor Stahl was convicted of fraud in 2015 and sentenced to four years in prison. An appeals court
overturned his conviction on Thursday.""",
    "brandt.txt": """The captain

Captain Ivo Brandt was charged with negligence over the sinking. The harbour was cleared of debris on
Friday. Brandt was cleared to sail again in May.""",
    "vance.txt": """Two charges

Omar Vance was charged with arson in March. Vance was charged with insider trading in June.
Prosecutors dropped the insider trading charge against Vance in September.""",
    "toll.txt": """A lawsuit less

Gina Toll sued her former partner, Rex Boone, for defamation in 2018. Toll withdrew her lawsuit against
Boone on Friday.""",
    "holm.txt": """The cabinet papers

Minister Greta Holm allegedly leaked cabinet papers to a lobbyist. Holm has denied leaking the papers.
Holm denied that she would resign.""",
    "carr.txt": """The killing in Mill Lane

Ben Carr was charged with murder. Carr pleaded not guilty on Monday. His cousin, Jack Carr, was
acquitted of theft last year.""",
    "rook.txt": """The mine

Nine miners died when the shaft collapsed. Owner Silas Rook was charged with manslaughter. The ruling
cleared the way for a trial of Rook.""",
    "rook2.txt": """The mine, a year on

Silas Rook was cleared of manslaughter by a jury on Friday.""",
    "lind.txt": """The banker

Hugo Lind was charged with fraud. Lind may be acquitted. Lind's lawyer expects him to be cleared of
fraud. Lind was not acquitted. Prosecutors have not dropped the charge against Lind.""",
    "ward.txt": """The tycoon

Felix Ward was charged with insider trading. Ward dismissed his lawyer on Friday. Ward rejected an offer
for his company. Ward disputed the bill. Ward's company denied reports that it was insolvent.""",
    "danes.txt": """The cyclists

Lou Danes was accused of doping by a teammate. Danes denied doping. The teammate, Pia Korr, was cleared
of doping in 2016.""",
    "brun.txt": """The broker

Olaf Brun was indicted on three counts of wire fraud. All counts against Brun were dismissed in March.""",
    "rudd.txt": """The councillor

Councillor Jim Rudd was accused of bullying. The council denied Rudd permission to build a garage. The
bank denied Rudd a loan.""",
    "tull.txt": """Old and new

Rob Tull was charged with the murder of Ann Pike in 2009. Rob Tull was charged with burglary last week.
Tull was acquitted of the murder in 2010.""",
    "berg.txt": """The singers

Singer Ola Berg and her husband, Tim Berg, were charged with tax fraud in May. Prosecutors dropped the
charges against Tim Berg in June. Ola Berg was convicted of tax fraud in July.""",
}


@pytest.fixture(scope="module")
def court(tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder = tmp_path_factory.mktemp("court")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    days = {name: "2020-10-01" if name == "rook2.txt" else "2019-10-01" for name in ARTICLES}
    return build_story([Path(folder)], published=days, one_story=True)


def answers(story: Story, allegation: str) -> set[tuple[AnswerKind, str]]:
    titles = {claim.id: claim.title for claim in story.claims}
    return {(a.kind, titles[a.claim]) for a in story.links.answers if allegation in titles[a.allegation]}


@pytest.mark.parametrize(
    ("allegation", "kind", "words"),
    [
        ("took bribes", DENIAL, "denied any wrongdoing"),
        ("took bribes", DENIAL, "never took a penny"),
        ("charged with bribery", DENIAL, "denied any wrongdoing"),
        ("charged with bribery", DENIAL, "not guilty"),
        ("charged with bribery", ACQUITTAL, "cleared Edwin Hale of bribery"),
        ("arrested on suspicion", DENIAL, "done nothing wrong"),
        ("arrested on suspicion", WITHDRAWAL, "dropped on 9 June"),
        ("sued the Echo", WITHDRAWAL, "dropped his lawsuit"),
        ("investigating Nora Bell", ACQUITTAL, "cleared of any wrongdoing"),
        ("Lamb was charged", CORRECTION, "Dora Lamb had been charged"),
        ("accused on Monday", DENIAL, "dismissed the accusations"),
        ("convicted of fraud", ACQUITTAL, "conviction on Thursday"),
        ("charged with insider trading in June", WITHDRAWAL, "dropped the insider trading charge"),
        ("sued her former partner", WITHDRAWAL, "withdrew her lawsuit"),
        ("allegedly leaked", DENIAL, "denied leaking"),
        ("charged with murder", DENIAL, "not guilty"),
        ("charged with manslaughter", ACQUITTAL, "cleared of manslaughter"),
        ("accused of doping", DENIAL, "denied doping"),
        ("three counts of wire fraud", WITHDRAWAL, "dismissed in March"),
        ("murder of Ann Pike", ACQUITTAL, "acquitted of the murder"),
        ("charged with tax fraud", WITHDRAWAL, "dropped the charges against Tim Berg"),
    ],
)
def test_an_allegation_has_its_answer(court: Story, allegation: str, kind: AnswerKind, words: str) -> None:
    assert any(found is kind and words in title for found, title in answers(court, allegation))


@pytest.mark.parametrize(
    ("allegation", "words"),
    [
        ("charged with bribery", "arson"),  # another matter
        ("accused of lying", "dropped his lawsuit"),  # who sues isn't the accused
        ("charged with theft", "acquitted of theft"),  # years before the charge
        ("investigating Nora Bell", "not invited"),  # what did not happen, but no denial
        ("took bribes", "done nothing wrong"),  # another person
        ("accused on Monday", "The company"),  # whoever gave isn't who took
        ("charged with negligence", "debris"),  # what is cleared away
        ("charged with negligence", "to sail"),  # who is cleared to do something
        ("arson in March", "insider trading charge"),  # another charge
        ("allegedly leaked", "resign"),  # a denial of something else
        ("charged with murder", "acquitted of theft"),  # of one family name
        ("charged with manslaughter", "cleared the way"),
        ("charged with fraud", "may be acquitted"),  # not yet
        ("charged with fraud", "be cleared of fraud"),
        ("charged with fraud", "not acquitted"),  # nor then
        ("charged with fraud", "not dropped"),
        ("Felix Ward was charged", "dismissed his lawyer"),  # verbs of denial that deny nothing here
        ("Felix Ward was charged", "rejected an offer"),
        ("Felix Ward was charged", "disputed the bill"),
        ("Felix Ward was charged", "insolvent"),
        ("accused of doping", "cleared of doping"),
        ("accused of bullying", "permission"),
        ("accused of bullying", "a loan"),
        ("burglary last week", "acquitted of the murder"),
        ("Ola Berg was convicted", "dropped the charges"),
    ],
)
def test_what_is_no_answer(court: Story, allegation: str, words: str) -> None:
    assert not any(words in title for _, title in answers(court, allegation))


def test_the_order_of_the_facts_changes_nothing(court: Story) -> None:
    again = link(tuple(reversed(court.articles)), tuple(reversed(court.facts)), Embedder.load().embed)
    assert again.answers == court.links.answers
    assert list(again.answers) == sorted(again.answers, key=lambda answer: (answer.claim, answer.allegation))


def test_every_answer_says_why_in_words_of_the_text(court: Story) -> None:
    titles = {claim.id: claim.title.lower() for claim in court.claims}
    for answer in court.links.answers:
        reason, _, told = answer.because.partition(": ")
        assert reason
        if told and "matter" in reason and "word for" not in reason:
            assert any(told.split(", ")[0] in titles[id] for id in (answer.claim, answer.allegation)), answer


# ---- claims made by hand


def told_by(found: Links, *articles: Told) -> set[tuple[AnswerKind, str, str]]:
    titles = {c.id: c.title for each in articles for c in each.facts.claims}
    return {(a.kind, titles[a.claim], titles[a.allegation]) for a in found.answers}


def test_a_court_that_finds_somebody_not_guilty_acquits_and_no_denial_is_told() -> None:
    told = article(
        "a",
        claim("charge", "Eva Brandt was charged with corruption", patient="Eva Brandt", when="2020"),
        claim("find", "Eva Brandt was not found guilty", patient="Eva Brandt", when="2023-01-31", denied=True),
    )
    assert {kind for kind, *_ in told_by(links(told), told)} == {ACQUITTAL}


def test_what_is_dropped_is_not_taken_for_an_arrest_over_another_matter() -> None:
    told = article(
        "a",
        claim("arrest", "Tom Orr was arrested in June", patient="Tom Orr", when="2023-06"),
        claim("charge", "Tom Orr was charged with bribery", patient="Tom Orr", when="2023-08"),
        claim("accuse", "Tom Orr was accused of money laundering", patient="Tom Orr", when="2023-09"),
        claim("drop", "the charge of money laundering against Tom Orr was dropped", partner="Tom Orr", when="2023-11"),
    )
    assert {allegation for _, _, allegation in told_by(links(told), told)} == {
        "Tom Orr was accused of money laundering"
    }


def test_where_nothing_else_is_in_question_the_matter_need_not_be_named() -> None:
    charged = article("a", claim("charge", "Eva Brandt was charged", patient="Eva Brandt", when="2020"))
    freed = article("b", claim("acquit", "Eva Brandt was acquitted of theft", patient="Eva Brandt", when="2021"))
    assert len(links(charged, freed).answers) == 1


def test_who_takes_back_his_lawsuit_takes_back_that_one() -> None:
    told = article(
        "a",
        claim("sue", "Paul Gantry sued Aldham Bank over the fire", agent="Paul Gantry", patient="Aldham Bank"),
        claim("drop", "Paul Gantry dropped the suit in April", agent="Paul Gantry", when="2022-04"),
        kinds={"Aldham Bank": ORG},
    )
    assert {kind for kind, *_ in told_by(links(told), told)} == {WITHDRAWAL}


def test_a_denial_before_the_charge_is_shown_and_one_before_the_verdict_is_no_answer_to_it() -> None:
    denied = article(
        "a",
        claim(
            "take", "Tom Orr denied taking bribes", agent="Tom Orr", source="Tom Orr", denied=True, when="2019-01-02"
        ),
        claim("deny", "Tom Orr denied the bribery allegations", agent="Tom Orr", when="2019-01-02"),
        published="2019-01-02",
    )
    later = article(
        "b",
        claim("charge", "Tom Orr was charged with bribery", patient="Tom Orr", when="2019-03-01"),
        claim("convict", "Tom Orr was convicted of bribery", patient="Tom Orr", when="2020-03-01"),
        published="2020-03-02",
    )
    assert {allegation for *_, allegation in told_by(links(denied, later), denied, later)} == {
        "Tom Orr was charged with bribery"
    }


def test_an_outlet_that_retracts_a_report_takes_back_what_it_told() -> None:
    first = article(
        "a",
        claim("own", "Tom Orr owned a third of the consultancy behind the bridge", agent="Tom Orr", when="2019-02"),
        outlet="Gull Echo",
        published="2019-02-10",
    )
    other = article(
        "b",
        claim("open", "Tom Orr opened the bridge", agent="Tom Orr", when="2018"),
        claim(
            "retract",
            "the Gull Echo retracted its report that Tom Orr owned a third of the consultancy",
            agent="Gull Echo",
            patient="Tom Orr",
            when="2019-03",
        ),
        outlet="Tide Weekly",
        published="2019-03-20",
        kinds={"Gull Echo": ORG},
    )
    found = told_by(links(first, other), first, other)
    assert {(kind, allegation) for kind, _, allegation in found} == {
        (CORRECTION, "Tom Orr owned a third of the consultancy behind the bridge")
    }


def test_a_person_is_not_accused_in_the_place_of_the_company_he_heads() -> None:
    text = "prosecutors charged Torr Line chief Ann Lee with fraud"
    told = article(
        "a",
        claim("charge", text, patient=["Torr Line", "Ann Lee"], when="2019"),
        claim("deny", "Torr Line denied all charges", agent="Torr Line", when="2019"),
        kinds={"Torr Line": ORG},
    )
    assert links(told).answers == ()


PARTS = ["charged with bribery", "accused of theft", "denied the allegations", "acquitted of bribery", "never took it"]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["Ann Lee", "Bo Orr"]), st.sampled_from(PARTS)), min_size=1, max_size=8),
    st.randoms(use_true_random=False),
)
def test_answers_are_the_same_in_any_order_and_about_somebody_of_both(told: list[tuple[str, str]], rng: object) -> None:
    made = [
        article(
            f"a{n}",
            claim(
                words.split()[0] if words[0] != "n" else "take",
                f"{who} {words}",
                agent=who if words[0] in "dn" else (),
                patient=() if words[0] in "dn" else who,
                denied=words[0] == "n",
                when=f"2019-0{n + 1}",
            ),
            published=f"2019-0{n + 1}-20",
        )
        for n, (who, words) in enumerate(told)
    ]
    shuffled = list(made)
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    found = links(*made)
    assert found.answers == links(*shuffled).answers
    people = {c.id: {p.referent.rsplit("-", 1)[1] for p in c.participants} for t in made for c in t.facts.claims}
    assert all(people[a.claim] & people[a.allegation] and a.claim != a.allegation for a in found.answers)


def test_no_facts_no_answers() -> None:
    told = article("a")
    assert link([told.article], [Facts("a", (), (), ())]).answers == ()
