"""Who "the two", "both women" and "the two countries" are."""

from __future__ import annotations

from tests.attribute import build
from tests.attribute.build import facts

NAMES = "Ann Lee/PER, Tom Reddy/PER, Ben Fox/PER, Peru/LOC, Chile/LOC, Britain/LOC, UK/LOC"
JOINED = """
Ann PROPN/NNP nsubj 6
Lee PROPN/NNP flat 1
and CCONJ/CC cc 4
Tom PROPN/NNP conj 1
Reddy PROPN/NNP flat 4
spoke VERB/VBD root 0 speak
_. PUNCT/. punct 6
"""


def spoke(*name: str) -> str:
    family = f"{name[1]} PROPN/NNP flat 1\n" if len(name) > 1 else ""
    verb = len(name) + 1
    return f"""
    {name[0]} PROPN/NNP nsubj {verb}
    {family}spoke VERB/VBD root 0 speak
    _. PUNCT/. punct {verb}
    """


def two(noun: str, lemma: str, count: str = "two NUM/CD nummod") -> str:
    return f"""
    The DET/DT det 3
    {count} 3
    {noun} NOUN/NNS nsubj 4 {lemma}
    left VERB/VBD root 0 leave
    _. PUNCT/. punct 4
    """


def meant(at: str, *paragraphs: str) -> str | None:
    """What the first occurrence of a word means."""
    return build.meant(at, *paragraphs, names=NAMES)[0]


def test_the_two_candidates_are_those_joined_before() -> None:
    assert meant("candidates", spoke("Ben", "Fox"), JOINED, two("candidates", "candidate")) == "Ann Lee & Tom Reddy"


def test_the_two_candidates_are_the_only_two_told_of_just_before() -> None:
    lee, reddy, fox = spoke("Ann", "Lee"), spoke("Tom", "Reddy"), spoke("Ben", "Fox")
    assert meant("candidates", lee, reddy, two("candidates", "candidate")) == "Ann Lee & Tom Reddy"
    assert meant("candidates", fox, lee, reddy, lee, two("candidates", "candidate")) == "Ann Lee & Tom Reddy"
    several = JOINED.replace("spoke", "praised").replace(
        "_. PUNCT/. punct 6", "Ben PROPN/NNP obj 6\nFox PROPN/NNP flat 7"
    )
    assert meant("women", several, two("women", "woman")) != "Ann Lee & Tom Reddy", "he is no woman"


def test_what_tells_two_of_many_apart_names_none() -> None:
    top = """
    The DET/DT det 4
    top ADJ/JJ amod 4
    two NUM/CD nummod 4
    candidates NOUN/NNS nsubj 5 candidate
    left VERB/VBD root 0 leave
    _. PUNCT/. punct 5
    """
    assert meant("candidates", JOINED, top) == "The top two candidates"


def test_the_two_countries_are_those_told_of_and_not_one_under_two_names() -> None:
    assert meant("countries", spoke("Peru"), spoke("Chile"), two("countries", "country")) == "Peru & Chile"
    assert meant("countries", spoke("Britain"), spoke("UK"), two("countries", "country")) != "Britain & UK"


def test_both_alone_are_those_joined_just_before_and_titles_say_who() -> None:
    both = """
    Both DET/DT nsubj 2
    left VERB/VBD root 0 leave
    Peru PROPN/NNP obj 2
    _. PUNCT/. punct 2
    """
    assert meant("both", JOINED, both) == "Ann Lee & Tom Reddy"
    assert meant("both", spoke("Ann", "Lee"), spoke("Tom", "Reddy"), both) is None
    claims = facts(JOINED, both, names=NAMES)[1].claims
    assert claims[-1].title == "Both [Ann Lee & Tom Reddy] left Peru"
