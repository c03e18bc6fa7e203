"""Whom definite descriptions mean: persons by what they are called, bodies by their kind, places by what they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.attribute.hearing import hear
from tests.attribute.build import article, facts, who

NAMES = "Ann Lee/PER, Tom Reddy/PER, Ben Fox/PER, Harrow Airways/ORG, Quill Air/ORG, Ohio/LOC, Iowa/LOC, Chad/LOC"


def described(noun: str, *paragraphs: str, names: str = NAMES) -> list[str | None]:
    """What each occurrence of a noun means."""
    made, annotations = article(*paragraphs, names=names)
    heard = hear(made, annotations)
    places = [i for i, t in enumerate(heard.tree.tokens) if t.text.lower() == noun]
    assert places, f"no '{noun}' in the text"
    return [heard.register.drafts[heard.register.of[i]].name if i in heard.register.of else None for i in places]


def spoke(title: str, given: str, family: str) -> str:
    return f"""
    {title} PROPN/NNP nmod:desc 2
    {given} PROPN/NNP nsubj 4
    {family} PROPN/NNP flat 2
    spoke VERB/VBD root 0 speak
    _. PUNCT/. punct 4
    """


def the(noun: str, modifier: str = "", tag: str = "NN") -> str:
    more = f"{modifier} ADJ/JJ amod 3\n" if modifier else ""
    at = 3 if modifier else 2
    return f"""
    The DET/DT det {at}
    {more}{noun} NOUN/{tag} nsubj {at + 1} {noun.removesuffix("s")}
    left VERB/VBD root 0 leave
    _. PUNCT/. punct {at + 1}
    """


TALKED = """
Ben PROPN/NNP nsubj 3
Fox PROPN/NNP flat 1
talked VERB/VBD root 0 talk
_. PUNCT/. punct 3
"""


def test_the_senator_is_the_one_who_has_the_title() -> None:
    assert described("senator", spoke("Sen.", "Ann", "Lee"), TALKED, the("senator")) == ["Ann Lee"]


def test_of_two_senators_just_told_of_none_is_taken() -> None:
    both = """
    Senators NOUN/NNS root 0 senator
    Ann PROPN/NNP obj 1
    Lee PROPN/NNP flat 2
    Tom PROPN/NNP obj 1
    Reddy PROPN/NNP flat 4
    _. PUNCT/. punct 1
    """
    found = described("senator", spoke("Sen.", "Ann", "Lee"), spoke("Sen.", "Tom", "Reddy"), both, the("senator"))
    assert found == ["The senator"]


def test_who_was_mayor_is_the_former_mayor_and_not_the_mayor() -> None:
    was = """
    Former ADJ/JJ amod 3
    mayor NOUN/NN nmod:desc 3
    Ann PROPN/NNP nsubj 5
    Lee PROPN/NNP flat 3
    spoke VERB/VBD root 0 speak
    _. PUNCT/. punct 5
    """
    assert described("mayor", was, the("mayor", "former")) == ["Ann Lee", "Ann Lee"]
    assert described("mayor", was, the("mayor")) == ["Ann Lee", "The mayor"]


def test_nobody_is_the_pope_for_being_near() -> None:
    assert described("pope", TALKED, the("pope")) == ["The pope"]


def test_any_other_mayor_is_not_the_mayor() -> None:
    other = """
    Any DET/DT det 3
    other ADJ/JJ amod 3
    mayor NOUN/NN nsubj 4
    left VERB/VBD root 0 leave
    _. PUNCT/. punct 4
    """
    assert described("mayor", other, the("mayor")) == ["Any other mayor", "The mayor"]


FLEW = """
Harrow PROPN/NNP compound 2
Airways PROPN/NNP nsubj 3
flew VERB/VBD root 0 fly
_. PUNCT/. punct 3
"""


def test_the_airline_is_the_only_one_in_reach() -> None:
    assert described("airline", FLEW, the("airline")) == ["Harrow Airways"]


def test_one_company_is_not_several() -> None:
    many = """
    Other ADJ/JJ amod 2
    airlines NOUN/NNS nsubj 3 airline
    grew VERB/VBD root 0 grow
    _. PUNCT/. punct 3
    """
    assert described("airline", FLEW, many, the("airline")) == ["Harrow Airways"]


def test_the_two_airlines_are_the_two_that_are_named() -> None:
    second = FLEW.replace("Harrow", "Quill").replace("Airways", "Air")
    made, annotations = article(
        FLEW, second, the("airlines", "two", "NNS").replace("ADJ/JJ amod", "NUM/CD nummod"), names=NAMES
    )
    heard = hear(made, annotations)
    group = next(d for d in heard.register.drafts if d.members)
    assert [heard.register.drafts[m].name for m in group.members] == ["Harrow Airways", "Quill Air"]


def within(place: str) -> str:
    return f"""
    It PRON/PRP expl 2
    rained VERB/VBD root 0 rain
    in ADP/IN case 4
    {place} PROPN/NNP obl 2
    _. PUNCT/. punct 2
    """


def test_the_state_is_the_only_one_near() -> None:
    assert described("state", within("Ohio"), the("state")) == ["Ohio"]
    assert described("state", within("Ohio"), within("Iowa"), the("state")) != ["Ohio"]
    assert described("state", within("Chad"), the("state")) == ["The state"]


def test_a_country_is_told_of_more_than_once() -> None:
    assert described("country", within("Chad"), the("country")) != ["Chad"]
    assert described("country", within("Chad"), within("Chad"), the("country")) == ["Chad"]


def test_a_title_tells_the_name_of_whom_it_only_describes() -> None:
    _, told = facts(spoke("Sen.", "Ann", "Lee"), the("senator"), names=NAMES)
    assert [c.title for c in told.claims][-1] == "The senator [Ann Lee] left"


def test_a_guess_is_not_told_in_a_title() -> None:
    _, told = facts(TALKED, the("singer"), names=NAMES)
    assert [c.title for c in told.claims][-1] == "The singer left"


def test_of_two_just_named_a_description_alone_means_none() -> None:
    met = """
    Ben PROPN/NNP nsubj 3
    Fox PROPN/NNP flat 1
    met VERB/VBD root 0 meet
    Tom PROPN/NNP obj 3
    Reddy PROPN/NNP flat 4
    _. PUNCT/. punct 3
    """
    assert described("singer", TALKED, the("singer")) == ["Ben Fox"]
    assert described("singer", met, the("singer")) == ["The singer"]


def full(given: str, family: str, verb: str = "spoke", *middle: str) -> str:
    more = "".join(f"{each} PROPN/NNP flat 1\n" for each in middle)
    at = 3 + len(middle)
    return f"""
    {given} PROPN/NNP nsubj {at}
    {more}{family} PROPN/NNP flat 1
    {verb} VERB/VBD root 0 speak
    _. PUNCT/. punct {at}
    """


def test_the_office_before_a_family_name_tells_which_of_its_bearers_is_meant() -> None:
    alone = """
    President PROPN/NNP compound 2
    Lee PROPN/NNP nsubj 3
    left VERB/VBD root 0 leave
    _. PUNCT/. punct 3
    """
    told = (spoke("President", "Ben", "Lee"), full("Ann", "Lee"), full("Ann", "Lee"), alone)
    assert described("lee", *told, names="Ann Lee/PER, Ben Lee/PER, Lee/PER")[-1] in (None, "Ben Lee")
    made, annotations = article(*told, names="Ann Lee/PER, Ben Lee/PER, Lee/PER")
    register = hear(made, annotations).register
    assert register.drafts[register.of[len(annotations.tokens) - 3]].name == "Ben Lee"


def test_two_with_another_name_in_the_middle_are_two() -> None:
    told = (full("Ann", "Lee", "spoke", "B."), full("Ann", "Lee", "spoke", "C."), full("Ann", "Lee"))
    found = described("ann", *told, names="Ann B. Lee/PER, Ann C. Lee/PER, Ann Lee/PER")
    assert found[:2] == ["Ann B. Lee", "Ann C. Lee"]


def test_several_are_not_the_one_of_them_who_is_named() -> None:
    told = """
    Two NUM/CD nummod 2
    senators NOUN/NNS nsubj 8 senator
    _, PUNCT/, punct 2
    Ann PROPN/NNP appos 2
    Lee PROPN/NNP flat 4
    and CCONJ/CC cc 7
    Fox PROPN/NNP conj 4
    spoke VERB/VBD root 0 speak
    _. PUNCT/. punct 8
    """
    assert described("senators", told, names="Ann Lee/PER, Fox/PER") != ["Ann Lee"]


@pytest.mark.parametrize(("kind", "meant"), [("abstract", [None]), ("person", ["Ann Lee"])])
def test_a_thing_right_before_a_name_is_nobody(kind: str, meant: list[str | None]) -> None:
    told = """
    They PRON/PRP nsubj 2
    chose VERB/VBD root 0 choose
    this DET/DT det 4
    case NOUN/NN compound 5
    Ann PROPN/NNP obj 2
    Lee PROPN/NNP flat 5
    _. PUNCT/. punct 2
    """
    made, annotations = article(told, names="Ann Lee/PER", people={"case"})
    seen = replace(annotations, mentions=tuple(replace(m, kind=kind) for m in annotations.mentions))
    heard = hear(made, seen)
    at = next(i for i, t in enumerate(heard.tree.tokens) if t.text == "case")
    number = heard.register.of.get(at)
    assert [None if number is None else heard.register.drafts[number].name] == meant


def test_a_body_right_before_a_name_is_nobody() -> None:
    told = """
    The DET/DT det 2
    administration NOUN/NN nsubj 4
    Lee PROPN/NNP flat 2
    spoke VERB/VBD root 0 speak
    _. PUNCT/. punct 4
    """
    assert described("administration", full("Ann", "Lee"), told, names="Ann Lee/PER, Lee/PER") != ["Ann Lee"]


def test_what_an_outlet_makes_is_not_the_outlet() -> None:
    told = """
    The DET/DT det 3
    Harrow PROPN/NNP compound 3
    Gazette PROPN/NNP nsubj 4
    wrote VERB/VBD root 0 write
    _. PUNCT/. punct 4
    """
    names = "Harrow Gazette/ORG"
    assert described("newspaper", told, the("newspaper"), names=names) == ["Harrow Gazette"]
    assert described("podcast", told, the("podcast"), names=names) != ["Harrow Gazette"]
    assert described("newspaper", told, the("newspaper", "rival"), names=names) != ["Harrow Gazette"]


WED = """
Delphine PROPN/NNP nsubj 5
Lee PROPN/NNP flat 1
and CCONJ/CC cc 4
{other} PROPN/NNP conj 1
married VERB/VBD root 0 marry
_. PUNCT/. punct 5
"""
GROOM = """
The DET/DT det 2
groom NOUN/NN nsubj 7 groom
_, PUNCT/, punct 5
who PRON/WP nsubj 5
limped VERB/VBD acl:relcl 2 limp
_, PUNCT/, punct 5
danced VERB/VBD root 0 dance
_. PUNCT/. punct 7
"""


def test_the_groom_is_the_one_who_can_be_though_more_is_told_of_him() -> None:
    names = "Delphine Lee/PER, Tobin/PER, Edda/PER"
    assert described("groom", WED.format(other="Tobin"), GROOM, names=names) == ["Tobin"]


def test_who_is_only_named_beside_her_is_not_her_husband() -> None:
    met = """
    Ann PROPN/NNP nsubj 6
    Lee PROPN/NNP flat 1
    and CCONJ/CC cc 4
    Tom PROPN/NNP conj 1
    Moss PROPN/NNP flat 4
    spoke VERB/VBD root 0 speak
    _. PUNCT/. punct 6
    """
    left = """
    Her PRON/PRP$ nmod:poss 2
    husband NOUN/NN nsubj 3
    left VERB/VBD root 0 leave
    Harrow PROPN/NNP obj 3
    _. PUNCT/. punct 3
    """
    _, rivals = facts(met, left, names="Ann Lee/PER, Tom Moss/PER, Harrow/LOC")
    assert who(next(c for c in rivals.claims if c.predicate == "leave"), rivals)[0] == "Ann Lee's husband"
    family = met.replace("Moss", "Lee")
    _, couple = facts(family, left, names="Ann Lee/PER, Tom Lee/PER, Harrow/LOC")
    assert who(next(c for c in couple.claims if c.predicate == "leave"), couple)[0] == "Tom Lee"


def test_what_somebody_becomes_is_nobody_else() -> None:
    was = """
    Ann PROPN/NNP appos 6
    Lee PROPN/NNP flat 1
    _, PUNCT/, punct 5
    the DET/DT det 5
    mayor NOUN/NN appos 1
    spoke VERB/VBD root 0 speak
    _. PUNCT/. punct 6
    """.replace("Ann PROPN/NNP appos 6", "Ann PROPN/NNP nsubj 6")
    became = """
    Tom PROPN/NNP nsubj 3
    Reddy PROPN/NNP flat 1
    became VERB/VBD root 0 become
    the DET/DT det 5
    mayor NOUN/NN obj 3
    _. PUNCT/. punct 3
    """
    _, told = facts(was, became, names="Ann Lee/PER, Tom Reddy/PER")
    assert who(next(c for c in told.claims if c.predicate == "become"), told) == ["Tom Reddy"]
    assert next(c.title for c in told.claims if c.predicate == "become") == "Tom Reddy became the mayor"


def test_the_director_of_a_body_is_not_who_was_told_of_last() -> None:
    director = """
    The DET/DT det 4
    Harrow PROPN/NNP compound 4
    Airways PROPN/NNP flat 2
    director NOUN/NN nsubj 5
    left VERB/VBD root 0 leave
    _. PUNCT/. punct 5
    """
    assert described("director", TALKED, director) == ["The Harrow Airways director"]
    assert described("director", TALKED, the("director")) == ["Ben Fox"]


def test_the_senator_of_another_state_is_somebody_else() -> None:
    """Though neither has a name."""
    ohio, iowa = the("senator", "Ohio"), the("senator", "Iowa")
    assert described("senator", TALKED, ohio, TALKED, iowa) == ["The Ohio senator", "The Iowa senator"]
    assert described("senator", TALKED, ohio, TALKED, the("senator")) == ["The Ohio senator", "The Ohio senator"]


def test_the_next_senator_is_nobody_who_was_told_of() -> None:
    senator = spoke("Sen.", "Ann", "Lee")
    assert described("senator", senator, TALKED, the("senator", "next")) != ["Ann Lee"]
    assert described("senator", senator, TALKED, the("senator", "young")) == ["Ann Lee"]


def test_the_bureau_is_the_one_whose_letters_stand_near() -> None:
    said = """
    The DET/DT det 2
    {name} PROPN/NNP nsubj 3
    spoke VERB/VBD root 0 speak
    _. PUNCT/. punct 3
    """
    assert described("bureau", said.format(name="FBI"), the("bureau"), names="FBI/ORG") == ["FBI"]
    assert described("bureau", said.format(name="NATO"), the("bureau"), names="NATO/ORG") != ["NATO"]


def test_the_next_senator_is_nobody_and_the_senator_stays_who_he_was() -> None:
    found = described("senator", spoke("Sen.", "Ann", "Lee"), TALKED, the("senator", "next"), the("senator"))
    assert found == ["The next senator", "Ann Lee"]


def test_the_incoming_senator_is_known() -> None:
    assert described("senator", spoke("Sen.", "Ann", "Lee"), TALKED, the("senator", "incoming")) == ["Ann Lee"]
