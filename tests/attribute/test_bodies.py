"""Which body "the company" or "the party" is, where it is called neither in the article."""

from __future__ import annotations

from tests.attribute import build

NAMES = (
    "Exel/ORG, Quillon/ORG, Harrow Council/ORG, Echo/ORG, Republican Party/ORG, Ann Lee/PER, Tom Reddy/PER, "
    "Republicans/MISC, Democrats/MISC"
)


def left(*words: str, first: str = "NNP", before: str = "") -> str:
    """A sentence in which somebody leaves."""
    tag = "NOUN" if first.startswith("NN") and first != "NNP" and first != "NNPS" else "PROPN"
    lines = [f"{before} DET/DT det 2"] if before else []
    at = len(lines) + 1
    verb = at + len(words)
    lines += [
        f"{w} {tag}/{first} {'nsubj' if n == 0 else 'flat'} {verb if n == 0 else at}" for n, w in enumerate(words)
    ]
    return "\n".join([*lines, "left VERB/VBD root 0 leave", f"_. PUNCT/. punct {verb}"])


THE_COMPANY = left("company", first="NN", before="The")
THE_PARTY = left("party", first="NN", before="The")


def meant(noun: str, *paragraphs: str) -> list[str | None]:
    """What each occurrence of a noun means."""
    return build.meant(noun, *paragraphs, names=NAMES)


def test_the_company_is_the_only_one_just_told_of() -> None:
    assert meant("company", left("Exel"), THE_COMPANY) == ["Exel"]
    assert meant("company", left("Exel"), left("Ann", "Lee"), left("Tom", "Reddy"), THE_COMPANY) == ["The company"]


def test_of_two_none_is_taken() -> None:
    sued = """
    Exel PROPN/NNP nsubj 2
    sued VERB/VBD root 0 sue
    Quillon PROPN/NNP obj 2
    _. PUNCT/. punct 2
    """
    assert meant("company", sued, THE_COMPANY) == ["The company"]


def test_a_council_and_an_outlet_that_is_told_are_no_company() -> None:
    told = """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    told VERB/VBD root 0 tell
    the DET/DT det 5
    Echo PROPN/NNP obj 3
    _. PUNCT/. punct 3
    """
    assert meant("company", left("Harrow", "Council"), THE_COMPANY) == ["The company"]
    assert meant("company", told, THE_COMPANY) == ["The company"]


def test_a_company_told_of_since_is_meant_sooner_than_one_without_a_name() -> None:
    some = left("company", first="NN", before="A")
    assert meant("company", some, left("Ann", "Lee"), left("Exel"), THE_COMPANY) == ["A company", "Exel"]


def test_what_a_noun_behind_a_body_says_of_it_it_is_called_by() -> None:
    behind = """
    Quillon PROPN/NNP nsubj 6
    _, PUNCT/, punct 4
    a DET/DT det 4
    firm NOUN/NN appos 1
    _, PUNCT/, punct 4
    left VERB/VBD root 0 leave
    _. PUNCT/. punct 6
    """
    assert meant("firm", behind, left("Exel"), left("firm", first="NN", before="The")) == ["Quillon", "Quillon"]


def test_the_party_is_the_one_whose_words_alone_stand_before() -> None:
    party, lee = left("Republican", "Party"), left("Ann", "Lee")
    far = [lee, lee, lee]
    assert meant("party", party, *far, left("Republicans", first="NNPS"), THE_PARTY)[-1] == "Republican Party"
    both = [left("Republicans", first="NNPS"), left("Democrats", first="NNPS")]
    assert meant("party", lee, *far, *both, THE_PARTY)[-1] == "The party"
