"""What is handled with care: by the words of a claim, and not where they mean something else."""

from __future__ import annotations

import pytest

from dateline.model import (
    Article,
    Block,
    BlockKind,
    Certainty,
    Claim,
    Hop,
    Participant,
    Phase,
    Polarity,
    Role,
    SourceKind,
)
from dateline.span import Span
from dateline.tell.labels import Label, is_allegation, labels
from dateline.when import UNKNOWN


def claim_of(
    text: str, span: str = "", *, predicate: str = "do", who: str = "", **changes: object
) -> tuple[Claim, Article]:
    """A claim at `span` of a text (all of it where none is given), with a participant at `who`."""
    span = span or text
    start = text.index(span)
    at = Span("a", start, start + len(span))
    part = Span("a", text.index(who), text.index(who) + len(who)) if who else None
    participants = (Participant("r", Role.AGENT, part),) if part else ()
    plain = {"certainty": Certainty.CERTAIN, "polarity": Polarity.POSITIVE, "phase": Phase.HAPPENED}
    claim = Claim("c", at, at, predicate, span, participants, UNKNOWN, **{**plain, **changes})  # type: ignore[arg-type]
    return claim, Article("a", text, "", (Block(BlockKind.PARAGRAPH, 0, len(text)),))


def found(text: str, span: str = "", **changes: object) -> str:
    return " ".join(labels(*claim_of(text, span, **changes)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Detectives arrested the ferry's purser on Monday", "crime"),
        ("She was charged with theft", "crime"),
        ("The treasurer pleaded guilty to fraud", "crime"),
        ("Brakehurst was acquitted of manslaughter", "crime"),
        ("A jury convicted the brothers of arson", "crime"),
        ("The accountant embezzled four million crowns", "crime"),
        ("He was sentenced to nine years", "crime"),
        ("Two men robbed the post office in Stell", "crime"),
        ("The former mayor took bribes from the builder", "crime"),
        ("He is being held in police custody", "crime"),
        ("Prosecutors dropped the charges", "crime"),
        ("The suspect was seen near the quay", "crime"),
        ("Their flat was raided at dawn", "crime"),
        ("Anna Vell was diagnosed with cancer in May", "health"),
        ("The minister suffered a stroke on the train", "health"),
        ("He checked into rehab last week", "health"),
        ("Her health is failing, her brother says", "health"),
        ("The singer has been hospitalised twice this year", "health"),
        ("The chairman stepped down for health reasons", "health"),
        ("She takes antidepressants", "health"),
        ("Orla Finch is pregnant", "health"),
        ("The striker fell ill on Thursday", "health"),
        ("He tried to take his own life: a suicide note was found", "health"),
        ("The dancer had surgery on her knee", "health"),
        ("The actor came out as gay in 2011", "sexuality"),
        ("She had an affair with her driver", "sexuality"),
        ("The bishop cheated on his wife", "sexuality"),
        ("Intimate photos of the couple were sold", "sexuality"),
        ("He is bisexual, two friends say", "sexuality"),
        ("The coach raped two of the players", "crime sexuality"),
        ("A colleague accuses him of sexual harassment", "crime sexuality"),
        ("His 9-year-old son was in the car", "minors"),
        ("The 15-year-old was released on Friday", "minors"),
        ("A girl aged 14 saw the bus leave the road", "minors"),
        ("Three pupils were on the boat", "minors"),
        ("The couple fight over the custody of their daughter", "minors"),
        ("The teacher abused two boys", "crime minors"),
        ("A 12-year-old was stabbed outside the arcade", "crime minors"),
        ("The 16-year-old overdosed at a party", "health minors"),
        ("She was 13 years old when the war began", "minors"),
        ("The boy, 11, is in intensive care", "health minors"),
    ],
)  # fmt: skip
def test_what_is_handled_with_care(said: str, wanted: str) -> None:
    assert found(said) == wanted


@pytest.mark.parametrize(
    "said",
    [
        "The firm kept a healthy margin",
        "The company's health has never been better, its chairman said",
        "The health minister opened the bridge",
        "The senate killed the bill on Tuesday",
        "The third season of Arrested Development was cancelled",
        "The bank arrested the slide of the crown",
        "Parliament passed the same-sex marriage law",
        "Chocolate is her guilty pleasure",
        "The understudy stole the show",
        "The hotel charged £400 a night",
        "She is in charge of the archive",
        "The vaccine trial begins in May",
        "The couple agreed on a trial separation",
        "Shooting of the film starts in Norvik",
        "He writes crime novels",
        "The talks suffered a stroke of luck",
        "The Great Depression ruined the yard",
        "The judge called it a miscarriage of justice",
        "The palace underwent a long renovation",
        "A strike paralysed the port",
        "The plan was ill-fated from the start",
        "The wedding was a quiet affair",
        "The affair of the missing ledger came to light in May",
        "The foreign affairs committee met on Monday",
        "The music lovers of Stell had waited for years",
        "The 9-year-old ship sank",
        "A 14-year-old law forbids it",
        "The deal is 12 years old",
        "The whisky was aged 12 years in oak casks",
        "Their grown children live abroad",
        "The boy band split",
        "He is the poster boy of the party",
        "She wrote eight children's books",
        "He is a child of the 1960s",
        "The 34-year-old singer was on the train",
        "The mayor resigned on Friday",
        "Two people were killed when the wall fell",
        "The council put off repairs",
        "The minister took offence at the question",
        "Talks of a merger broke down",
        "She has a long sentence on page four",
        "He spoke with conviction",
    ],
)
def test_words_that_mean_something_else_are_no_label(said: str) -> None:
    assert found(said) == ""


def test_the_claim_counts_and_not_the_article() -> None:
    text = "The driver was charged with murder. The road was opened again on Sunday."
    assert found(text, "The road was opened again on Sunday") == ""
    assert found(text, "The driver was charged with murder") == "crime"


def test_who_takes_part_counts_even_where_the_clause_does_not_name_them() -> None:
    text = "Her 8-year-old daughter was late. She missed the ferry."
    assert found(text, "She missed the ferry") == ""
    assert found(text, "She missed the ferry", who="Her 8-year-old daughter") == "minors"


@pytest.mark.parametrize(("age", "wanted"), [("9", "minors"), ("17", "minors"), ("18", ""), ("34", "")])
def test_an_age_beside_a_name(age: str, wanted: str) -> None:
    assert found(f"Tom Ashe, {age}, left the house", who="Tom Ashe") == wanted
    assert found(f"Hull, {age} miles away, was quiet", who="Hull") == ""


def test_curly_apostrophes_are_apostrophes() -> None:
    assert found("The company’s health has suffered") == ""
    assert found("Parkinson’s has slowed him") == "health"


def test_labels_come_in_one_order() -> None:
    assert labels(*claim_of("The boy of 9 was raped, and is in hospital")) == tuple(Label)


# ---- allegations ----


@pytest.mark.parametrize(
    ("said", "predicate"),
    [
        ("Prosecutors charged the mayor with fraud", "charge"),
        ("Her sister accused the singer of lying", "accuse"),
        ("He allegedly burned the letters", "burn"),
        ("Police arrested the harbour master", "arrest"),
        ("Officers took the purser into custody", "take"),
        ("Charges against her were filed in May", "file"),
    ],
)
def test_an_accusation_is_an_allegation(said: str, predicate: str) -> None:
    assert is_allegation(*claim_of(said, predicate=predicate))


def test_what_a_source_alleges_is_an_allegation() -> None:
    text = "The report alleges that the purser burned the letters."
    cue = Span("a", text.index("alleges"), text.index("alleges") + len("alleges"))
    hop = Hop("The report", SourceKind.DOCUMENT, "k", None, cue)
    assert is_allegation(*claim_of(text, "the purser burned the letters", predicate="burn", attribution=(hop,)))


@pytest.mark.parametrize(
    ("said", "predicate", "changes"),
    [
        ("He will not be charged", "charge", {"polarity": Polarity.NEGATIVE}),
        ("They may sue the airline", "sue", {"phase": Phase.HYPOTHETICAL}),
        ("The hall charged £20 at the door", "charge", {}),
        ("The agency charged his client for concerts", "charge", {}),
        ("The bank arrested the slide of the crown", "arrest", {}),
        ("The charge was withdrawn", "withdraw", {}),
        ("The accusation that he had lied was dropped", "drop", {}),
        ("The purser rejected all allegations", "reject", {}),
        ("A jury acquitted the mayor", "acquit", {}),
    ],
)
def test_what_accuses_nobody_is_none(said: str, predicate: str, changes: dict[str, object]) -> None:
    assert not is_allegation(*claim_of(said, predicate=predicate, **changes))  # type: ignore[arg-type]
