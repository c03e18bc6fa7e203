"""Titles: rules on trees given by hand, and properties over what the shipped reader makes of the example stories and of
sentences composed on the spot. What a title may not lose is read by `benchmarks._governing`, with no code of theirs."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks._title_check import faults, told_by
from dateline import read
from dateline.model import Article
from dateline.understand import Reader
from tests.attribute.build import facts


def _beside(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"attribute_{name}", Path(__file__).with_name(f"{name}.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


build = _beside("build")

EXAMPLES = Path(__file__).parents[2] / "examples"
MOST = 40  # articles of a story: the test stays a test where a story is a folder of hundreds


# ---- the rules, on trees given by hand ----


def titles(*paragraphs: str, names: str = "Ann Lee/PER") -> list[str]:
    return [claim.title for claim in build.facts(*paragraphs, names=names)[1].claims]


RESIGNED = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
resigned VERB/VBD root 0 resign
_. PUNCT/. punct 3
"""


def test_a_modal_that_verbs_share_stands_in_both_titles() -> None:
    sentence = """
    Ann PROPN/NNP nsubj 4
    Lee PROPN/NNP flat 1
    may AUX/MD aux 4
    resign VERB/VB root 0
    and CCONJ/CC cc 6
    leave VERB/VB conj 4
    Paris PROPN/NNP obj 6
    _. PUNCT/. punct 4
    """
    assert titles(sentence) == ["Ann Lee may resign", "[Ann Lee may] leave Paris"]


def test_what_somebody_is_said_to_have_done_is_told_with_that() -> None:
    sentence = """
    Ann PROPN/NNP nsubj:pass 4
    Lee PROPN/NNP flat 1
    is AUX/VBZ aux:pass 4 be
    said VERB/VBN root 0 say
    to PART/TO mark 7
    have AUX/VB aux 7
    sold VERB/VBN xcomp 4 sell
    shares NOUN/NNS obj 7
    _. PUNCT/. punct 4
    """
    article, told = build.facts(sentence, names="Ann Lee/PER")
    assert [c.title for c in told.claims] == ["Ann Lee is said to have sold shares"]
    assert told.claims[0].span.of(article.text) == "Ann Lee is said to have sold shares", "its evidence says so"


def test_a_condition_around_two_clauses_stands_in_both_titles() -> None:
    sentence = """
    If SCONJ/IN mark 3
    they PRON/PRP nsubj 3
    ask VERB/VBP advcl 8
    _, PUNCT/, punct 3
    Ann PROPN/NNP nsubj 8
    Lee PROPN/NNP flat 5
    will AUX/MD aux 8
    pay VERB/VB root 0
    and CCONJ/CC cc 13
    Ben PROPN/NNP nsubj 13
    Fox PROPN/NNP flat 10
    will AUX/MD aux 13
    leave VERB/VB conj 8
    _. PUNCT/. punct 8
    """
    told = titles(sentence, names="Ann Lee/PER, Ben Fox/PER")
    assert told == ["If “they” ask, Ann Lee will pay", "[If “they” ask] Ben Fox will leave"]


def test_nobody_who_left_is_not_somebody_who_left() -> None:
    sentence = """
    Nobody PRON/NN nsubj 6
    who PRON/WP nsubj 3
    met VERB/VBD acl:relcl 1 meet
    Ann PROPN/NNP obj 3
    Lee PROPN/NNP flat 4
    resigned VERB/VBD root 0 resign
    _. PUNCT/. punct 6
    """
    assert titles(sentence) == ["Nobody who met Ann Lee resigned"]


def test_a_pronoun_gives_way_to_the_name_once() -> None:
    sentence = """
    She PRON/PRP nsubj 2 she
    sold VERB/VBD root 0 sell
    her PRON/PRP$ nmod:poss 4
    house NOUN/NN obj 2
    _. PUNCT/. punct 2
    """
    assert titles(RESIGNED, sentence)[1] == "Ann Lee sold her house", "“her” is clear"


def test_an_unresolved_pronoun_stays_in_quotation_marks() -> None:
    sentence = """
    They PRON/PRP nsubj 2 they
    blamed VERB/VBD root 0 blame
    Ann PROPN/NNP obj 2
    Lee PROPN/NNP flat 3
    _. PUNCT/. punct 2
    """
    assert titles(sentence) == ["“They” blamed Ann Lee"]


def test_names_within_a_quotation_stand_in_brackets_behind_a_contraction() -> None:
    sentence = """
    “ PUNCT/`` punct 4
    _I PRON/PRP nsubj 4 i
    _’ll AUX/MD aux 4 will
    pay VERB/VB ccomp 8
    _, PUNCT/, punct 4
    _” PUNCT/'' punct 4
    Lee PROPN/NNP nsubj 8
    said VERB/VBD root 0 say
    _. PUNCT/. punct 8
    """
    assert titles(RESIGNED, sentence, names="Ann Lee/PER, Lee/PER")[1] == "I’ll [Ann Lee] pay"


def test_a_name_stands_behind_a_contraction() -> None:
    sentence = """
    She PRON/PRP nsubj 3 she
    _’d AUX/MD aux 3 would
    pay VERB/VB root 0
    _. PUNCT/. punct 3
    """
    assert titles(RESIGNED, sentence)[1] == "She’d [Ann Lee] pay"


def test_a_parenthesis_leaves_no_half_behind() -> None:
    sentence = """
    Ann PROPN/NNP nsubj 11
    Lee PROPN/NNP flat 1
    ( PUNCT/-LRB- punct 5
    _who PRON/WP nsubj 5
    resigned VERB/VBD acl:relcl 1 resign
    and CCONJ/CC cc 8
    then ADV/RB advmod 8
    left VERB/VBD conj 5 leave
    Paris PROPN/NNP obj 8
    _) PUNCT/-RRB- punct 8
    met VERB/VBD root 0 meet
    Ben PROPN/NNP obj 11
    Fox PROPN/NNP flat 12
    _. PUNCT/. punct 11
    """
    told = titles(sentence, names="Ann Lee/PER, Ben Fox/PER")
    assert told == ["Ann Lee (who resigned and then left Paris) met Ben Fox", "[Ann Lee] then left Paris"]


def test_what_is_denied_has_the_subject_before_its_verb() -> None:
    sentence = """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    denied VERB/VBD root 0 deny
    Harrow PROPN/NNP obj 3
    had AUX/VBD aux 6
    paid VERB/VBN ccomp 3 pay
    _. PUNCT/. punct 3
    """
    assert titles(sentence, names="Ann Lee/PER, Harrow/ORG") == ["[Ann Lee denied] Harrow had paid"], (
        "not: Ann Lee had paid"
    )


def test_a_word_with_a_hyphen_is_not_cut() -> None:
    sentence = """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    lost VERB/VBD root 0 lose
    by ADP/IN case 5
    profit NOUN/NN obl 3
    _- PUNCT/HYPH punct 5
    _taking VERB/VBG conj 3 take
    _. PUNCT/. punct 3
    """
    assert titles(sentence)[0] == "Ann Lee lost by profit-taking"


# ---- the properties ----


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def articles(story: Path) -> Iterator[Article]:
    read_in = [a for a in read.read_paths([str(story)]) if isinstance(a, Article)]
    yield from sorted(read_in, key=lambda a: a.id)[:MOST]


@pytest.mark.parametrize("story", sorted(EXAMPLES.glob("*/articles")), ids=lambda path: path.parent.name)
def test_titles_of_a_story_keep_their_evidence_and_what_governs_it(story: Path, reader: Reader) -> None:
    told = [told_by(reader, article) for article in articles(story)]
    assert sum(len(t.facts.claims) for t in told) > 50, "there is something to check"
    assert [fault for t in told for fault in faults(t)] == []


# ---- sentences composed of a frame and verbs: what must stay is known from the frame ----

SUBJECTS = ("Ada Coyle", "Hugh Penrose", "the council", "Harrow Ferries", "the mayor")
VERBS = (  # past, infinitive, participle, gerund, the rest
    ("resigned", "resign", "resigned", "resigning", "as head of the trust"),
    ("sold", "sell", "sold", "selling", "the harbour office"),
    ("met", "meet", "met", "meeting", "the owner of the ferry"),
    ("took", "take", "taken", "taking", "money from a builder"),
    ("closed", "close", "closed", "closing", "the old bridge"),
    ("left", "leave", "left", "leaving", "the party"),
)
FRAMES = (  # a sentence, and the words that each of its claims must keep; {p1} is the past of the first verb, and so on
    ("{S} {m} {b1} and {b2}.", "{m}"),
    ("{S} {m} not {b1} or {b2}.", "{m} not"),
    ("{S} did not {b1} or {b2}.", "not"),
    ("{S} never {p1}.", "never"),
    ("If the court agrees, {S} will {b1} and {b2}.", "if agrees will"),
    ("If the court agrees, {S} will {b1} and Tom Reddy will {b2}.", "if agrees will"),
    ("{S} will {b1} unless the court agrees.", "unless agrees will"),
    ("{S} will {b1} and {b2} if the court agrees.", "if agrees will"),
    ("{S} would have {n1} if the court had agreed.", "would if agreed"),
    ("It is not true that {S} {p1}.", "not true"),
    ("There is no evidence that {S} {p1}.", "no evidence"),
    ("It is unlikely that {S} will {b1}.", "unlikely will"),
    ("{S} is unlikely to {b1}.", "unlikely"),
    ("{S} is said to have {n1}.", "said"),
    ("{S} is believed to have {n1} and {n2}.", "believed"),
    ("{S} reportedly {p1} and {p2}.", "reportedly"),
    ("{S} allegedly {p1}.", "allegedly"),
    ("{S} possibly {p1} and {p2}.", "possibly"),
    ("Perhaps {S} {p1}.", "perhaps"),
    ("{S} failed to {b1}.", "failed"),
    ("{S} refused to {b1} or {b2}.", "refused"),
    ("{S} threatened to {b1}.", "threatened"),
    ("{S} vowed to {b1}.", "vowed"),
    ("{S} tried to {b1}.", "tried"),
    ("{S} was accused of {g1}.", "accused"),
    ("Police alleged that {S} {p1}.", "alleged"),
    ("Police asked whether {S} had {n1}.", "whether"),
    ("A spokesman did not say whether {S} had {n1}.", "not whether"),
    ("A spokesman declined to say whether {S} {p1}.", "declined whether"),
    ("Rumours that {S} {p1} spread on Friday.", "rumours"),
    ("{S} denied that Tom Reddy {p1}.", "denied"),
    ("Tom Reddy denied {g1}.", "denied"),
    ("Tom Reddy doubted that {S} {p1}.", "doubted"),
    ("Tom Reddy did not believe that {S} {p1}.", "not believe"),
    ("Tom Reddy warned that {S} might {b1}.", "might"),
    ("{S} plans to {b1} and {b2}.", "plans"),
    ("{S} is expected to {b1} in March.", "expected"),
    ("{S} is due to {b1} in March.", "due"),
    ("{S} appears to have {n1}.", "appears"),
    ("The court ordered {S} to {b1}.", "ordered"),
    ("{S} will {b1} once the court agrees.", "once agrees will"),
    ("{S} will not {b1} until the court agrees.", "until agrees not"),
    ("{S} may {b1}, leaving the town in doubt.", "may"),
    ("{S} almost {p1} on Friday.", "almost"),
    ("Only {S} {p1} on Friday.", "only"),
    ("{S} {p1} about 40 times.", "about"),
    ("Neither {S} nor Tom Reddy {p1}.", "neither"),
    ("No one {p1} on Friday.", "no"),
)


@st.composite
def composed(draw: st.DrawFn) -> tuple[str, list[str], set[str]]:
    """A sentence, the words that must stand in the titles of its claims, and the verbs of these claims."""
    frame, kept = draw(st.sampled_from(FRAMES))
    one, two = draw(st.lists(st.sampled_from(VERBS), min_size=2, max_size=2, unique=True))
    subject = draw(st.sampled_from(SUBJECTS))
    filled = {"m": draw(st.sampled_from(("may", "might", "could", "would", "should", "will", "must")))}
    filled["S"] = subject[0].upper() + subject[1:] if frame.startswith("{S}") else subject
    for number, verb in (("1", one), ("2", two)):
        filled |= {f"{form}{number}": f"{word} {verb[4]}" for form, word in zip("pbng", verb, strict=False)}
    return frame.format(**filled), kept.format(**filled).split(), {*one[:4], *two[:4]}


OPENING = "Ada Coyle and Hugh Penrose worked for Harrow Ferries in 2018."


@given(composed())
@settings(max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_governs_a_verb_stands_in_its_title(reader: Reader, made: tuple[str, list[str], set[str]]) -> None:
    sentence, kept, verbs = made
    told = told_by(reader, paper(f"{OPENING}\n\n{sentence}"))
    claims = [c for c in told.facts.claims if c.span.start > len(OPENING)]
    assert claims, "the sentence says something"
    for claim in claims:
        if claim.head.of(told.article.text) in verbs:
            assert [w for w in kept if not re.search(rf"\b{w}", claim.title.lower())] == [], claim.title
    assert faults(told) == []


def paper(text: str) -> Article:
    made = next(iter(read.read_bytes(text.encode(), "paper.txt", published="2019-03-04")))
    assert isinstance(made, Article)
    return made


def test_a_bare_description_of_a_body_is_followed_by_its_name() -> None:
    told = titles(
        """
        Harrow PROPN/NNP compound 2
        Ferries PROPN/NNP nsubj 3
        sued VERB/VBD root 0 sue
        Ann PROPN/NNP obj 3
        Lee PROPN/NNP flat 4
        _. PUNCT/. punct 3
        """,
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        sued VERB/VBD root 0 sue
        the DET/DT det 5
        company NOUN/NN obj 3
        in ADP/IN case 7
        2014 NUM/CD obl 3
        _. PUNCT/. punct 3
        """,
        names="Ann Lee/PER, Harrow Ferries/ORG",
    )
    assert told[-1] == "Ann Lee sued the company [Harrow Ferries] in 2014"


@pytest.mark.parametrize(
    ("label", "told"),
    [("LEE PROPN/NNP", "Ben Fox resigned in 2014"), ("2 NUM/CD", "2: Ben Fox resigned in 2014")],
)
def test_who_speaks_in_a_script_is_no_part_of_the_title_but_a_number_is(label: str, told: str) -> None:
    sentence = f"""
        {label} parataxis 5
        _: PUNCT/: punct 1
        Ben PROPN/NNP nsubj 5
        Fox PROPN/NNP flat 3
        resigned VERB/VBD root 0 resign
        in ADP/IN case 7
        2014 NUM/CD obl 5
        _. PUNCT/. punct 5
    """
    assert titles(sentence, names="Ben Fox/PER") == [told]


ALL_LEFT = """
    All DET/DT nsubj 5
    of ADP/IN case 4
    the DET/DT det 4
    guests NOUN/NNS nmod 1 guest
    left VERB/VBD root 0 leave
    Harrow PROPN/NNP obj 5
    and CCONJ/CC cc 9
    then ADV/RB advmod 9
    joined VERB/VBD conj 5 join
    Tom PROPN/NNP obj 9
    Reddy PROPN/NNP flat 10
    _. PUNCT/. punct 5
"""


def test_of_whom_all_or_some_did_it_is_told_where_the_subject_is_unsaid() -> None:
    told = facts(ALL_LEFT, names="Harrow/LOC, Tom Reddy/PER")[1]
    assert "[All of the guests] then joined Tom Reddy" in [claim.title for claim in told.claims]
