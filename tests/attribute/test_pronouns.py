"""Whom pronouns mean, and which of them mean nobody."""

from __future__ import annotations

import pytest

from dateline.attribute.names import cluster_names, find_names
from dateline.attribute.tree import Tree
from dateline.model import Role
from tests.attribute import build
from tests.attribute.build import article, facts

NAMES = "Ann Lee/PER, Tom Reddy/PER, Ben Fox/PER, Reddy/PER, Harrow Ferries/ORG, Ferries/ORG"


def meant(pronoun: str, *paragraphs: str, names: str = NAMES) -> list[str | None]:
    """Whom each occurrence of a pronoun means."""
    return build.meant(pronoun, *paragraphs, names=names)


def titles(*paragraphs: str, names: str = NAMES) -> list[str]:
    return [claim.title for claim in facts(*paragraphs, names=names)[1].claims]


# ---- one person ----

BEN_SPOKE = """
Ben PROPN/NNP nsubj 3
Fox PROPN/NNP flat 1
spoke VERB/VBD root 0 speak
_. PUNCT/. punct 3
"""


def test_a_pronoun_before_the_subject_looks_ahead_to_it() -> None:
    ahead = """
    As SCONJ/IN mark 3
    he PRON/PRP nsubj 3
    left VERB/VBD advcl 7 leave
    _, PUNCT/, punct 3
    Tom PROPN/NNP nsubj 7
    Reddy PROPN/NNP flat 5
    waved VERB/VBD root 0 wave
    _. PUNCT/. punct 7
    """
    assert meant("he", BEN_SPOKE, ahead) == ["Tom Reddy"]


def test_a_pronoun_that_a_participle_before_the_subject_tells_of_looks_ahead_to_it() -> None:
    ahead = """
    Noting VERB/VBG advcl 7 note
    he PRON/PRP nsubj 3
    left VERB/VBD ccomp 1 leave
    _, PUNCT/, punct 1
    Tom PROPN/NNP nsubj 7
    Reddy PROPN/NNP flat 5
    waved VERB/VBD root 0 wave
    _. PUNCT/. punct 7
    """
    assert meant("he", BEN_SPOKE, ahead) == ["Tom Reddy"]


def test_who_is_greeted_as_he_comes_is_not_the_one_who_greets() -> None:
    greeted = """
    As SCONJ/IN mark 3
    he PRON/PRP nsubj 3
    came VERB/VBD advcl 7 come
    _, PUNCT/, punct 3
    Tom PROPN/NNP nsubj 7
    Reddy PROPN/NNP flat 5
    greeted VERB/VBD root 0 greet
    him PRON/PRP obj 7
    _. PUNCT/. punct 7
    """
    assert meant("he", BEN_SPOKE, greeted) == ["Ben Fox"]


def test_somebody_without_a_name_who_was_she_is_no_he() -> None:
    told = """
    A DET/DT det 2
    judge NOUN/NN nsubj 3
    said VERB/VBD root 0 say
    that SCONJ/IN mark 6
    she PRON/PRP nsubj 6
    waited VERB/VBD ccomp 3 wait
    _. PUNCT/. punct 3
    """
    after = """
    _WORD PRON/PRP nsubj 2
    slept VERB/VBD root 0 sleep
    _. PUNCT/. punct 2
    """
    assert meant("she", told, after.replace("_WORD", "She")) == ["A judge", "A judge"]
    assert meant("he", told, after.replace("_WORD", "He")) == [None]


def test_an_owner_is_the_one_he_is_joined_to() -> None:
    joined = """
    Tom PROPN/NNP nsubj 6
    Reddy PROPN/NNP flat 1
    and CCONJ/CC cc 5
    his PRON/PRP$ nmod:poss 5
    driver NOUN/NN conj 1
    left VERB/VBD root 0 leave
    _. PUNCT/. punct 6
    """
    assert meant("his", BEN_SPOKE, joined) == ["Tom Reddy"]


def test_an_owner_is_the_unsaid_subject_of_his_clause() -> None:
    unsaid = """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    saw VERB/VBD root 0 see
    Tom PROPN/NNP obj 3
    Reddy PROPN/NNP flat 4
    selling VERB/VBG xcomp 3 sell
    his PRON/PRP$ nmod:poss 8
    boat NOUN/NN obj 6
    _. PUNCT/. punct 3
    """
    assert meant("his", BEN_SPOKE, unsaid) == ["Tom Reddy"]


def test_where_something_is_may_be_told_by_the_subject() -> None:
    knife = """
    Tom PROPN/NNP nsubj 3
    Reddy PROPN/NNP flat 1
    had VERB/VBD root 0 have
    a DET/DT det 5
    knife NOUN/NN obj 3
    {case} ADP/IN case 7
    him PRON/PRP obl 3
    _. PUNCT/. punct 3
    """
    assert meant("him", knife.format(case="on")) == ["Tom Reddy"]
    assert meant("him", knife.format(case="for")) == [None], "an argument of the verb is somebody else"


def test_a_name_with_himself_behind_it() -> None:
    himself = """
    Ben PROPN/NNP nsubj 5
    Fox PROPN/NNP flat 1
    _, PUNCT/, punct 1
    and CCONJ/CC cc 1
    sued VERB/VBD root 0 sue
    Tom PROPN/NNP obj 5
    Reddy PROPN/NNP flat 6
    himself PRON/PRP nmod 6
    _. PUNCT/. punct 5
    """
    assert meant("himself", himself) == ["Tom Reddy"]


# ---- several ----

VOTED = """
{first} NOUN/NNS nsubj 2
{verb} VERB/VBD root 0
{second} NOUN/NNS obj 2
_. PUNCT/. punct 2
"""
THEY = """
They PRON/PRP nsubj 2
left VERB/VBD root 0 leave
_. PUNCT/. punct 2
"""


def test_people_are_spoken_of_as_they_sooner_than_things() -> None:
    assert meant("they", VOTED.format(first="Workers", verb="moved", second="boxes"), THEY) == ["Workers"]


def test_of_two_as_likely_nobody_is_taken() -> None:
    both = """
    Workers NOUN/NNS nsubj 2
    left VERB/VBD root 0 leave
    as SCONJ/IN mark 5
    residents NOUN/NNS nsubj 5
    watched VERB/VBD advcl 2 watch
    _. PUNCT/. punct 2
    """
    assert meant("they", both, THEY) == [None]


def test_their_own_noun_is_not_who_they_are() -> None:
    rumours = """
    Rumours NOUN/NNS nsubj 5
    of ADP/IN case 4
    their PRON/PRP$ nmod:poss 4
    divorce NOUN/NN nmod 1
    spread VERB/VBD root 0
    _. PUNCT/. punct 5
    """
    assert meant("their", rumours) == [None]


def test_we_is_whom_a_spokeswoman_speaks_for() -> None:
    said = """
    Ann PROPN/NNP nsubj 7
    Lee PROPN/NNP flat 1
    _, PUNCT/, punct 4
    spokeswoman NOUN/NN appos 1
    for ADP/IN case 6
    Ferries PROPN/NNP nmod 4
    said VERB/VBD root 0 say
    :  PUNCT/: punct 7
    “ PUNCT/`` punct 11
    We PRON/PRP nsubj 11
    left VERB/VBD ccomp 7 leave
    _. PUNCT/. punct 11
    _” PUNCT/'' punct 11
    """
    assert meant("we", said) == ["Ferries"]


def test_we_of_everybody_is_no_body() -> None:
    said = """
    Ann PROPN/NNP nsubj 7
    Lee PROPN/NNP flat 1
    _, PUNCT/, punct 4
    president NOUN/NN appos 1
    of ADP/IN case 6
    Ferries PROPN/NNP nmod 4
    said VERB/VBD root 0 say
    :  PUNCT/: punct 7
    “ PUNCT/`` punct 11
    We PRON/PRP nsubj 11
    left VERB/VBD ccomp 7 leave
    our PRON/PRP$ nmod:poss 13
    offer NOUN/NN obj 11
    _. PUNCT/. punct 11
    _” PUNCT/'' punct 11
    """
    assert meant("we", said) == ["Ferries"]
    assert meant("our", said) == ["Ferries"]
    assert meant("our", said.replace("offer", "country")) == [None]
    assert meant("we", said.replace("left VERB/VBD ccomp 7 leave", "must VERB/VBP ccomp 7 must")) == [None]
    assert meant("we", said.replace("president NOUN/NN appos", "spokeswoman NOUN/NN appos")) == ["Ferries"]
    assert meant("we", said.replace("_, PUNCT/, punct 4", "_former ADJ/JJ amod 4")) == [None], "she was, and is no more"


def test_what_others_think_of_us_is_said_of_no_body() -> None:
    said = """
    Ann PROPN/NNP nsubj 7
    Lee PROPN/NNP flat 1
    _, PUNCT/, punct 4
    president NOUN/NN appos 1
    of ADP/IN case 6
    Ferries PROPN/NNP nmod 4
    said VERB/VBD root 0 say
    :  PUNCT/: punct 7
    “ PUNCT/`` punct 11
    Economists NOUN/NNS nsubj 11
    thought VERB/VBD ccomp 7 think
    we PRON/PRP nsubj 13
    lost VERB/VBD ccomp 11 lose
    _. PUNCT/. punct 11
    _” PUNCT/'' punct 11
    """
    assert meant("we", said) == [None]


def test_a_minister_speaks_for_a_country() -> None:
    said = """
    Harrow PROPN/NNP nmod:poss 3
    _'s PART/POS case 1
    minister NOUN/NN nsubj 6
    Ann PROPN/NNP appos 3
    Lee PROPN/NNP flat 4
    said VERB/VBD root 0 say
    :  PUNCT/: punct 6
    “ PUNCT/`` punct 10
    We PRON/PRP nsubj 10
    left VERB/VBD ccomp 6 leave
    _. PUNCT/. punct 10
    _” PUNCT/'' punct 10
    """
    assert meant("we", said, names="Harrow/LOC, Ann Lee/PER") == ["Harrow"]
    assert meant("we", said.replace("minister", "director"), names="Harrow/LOC, Ann Lee/PER") == [None]


def test_we_stays_open_where_the_others_are_not_known() -> None:
    said = """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    said VERB/VBD root 0 say
    : PUNCT/: punct 3
    “ PUNCT/`` punct 7
    We PRON/PRP nsubj 7
    lost VERB/VBD ccomp 3 lose
    the DET/DT det 9
    vote NOUN/NN obj 7
    _. PUNCT/. punct 7
    _” PUNCT/'' punct 7
    """
    assert meant("we", said) == [None], "she is one of them"
    assert titles(said) == ["We lost the vote"]
    (claim,) = facts(said, names=NAMES)[1].claims
    assert [u.role for u in claim.unresolved] == [Role.AGENT]
    assert [hop.name for hop in claim.attribution] == ["Ann Lee"]


# ---- it ----

SOLD = """
Harrow PROPN/NNP nsubj 3
Ferries PROPN/NNP flat 1
{verb} VERB/VBD root 0
a DET/DT det 5
yard NOUN/NN obj 3
_. PUNCT/. punct 3
"""


def test_it_is_the_body_that_did_something_before() -> None:
    bought = """
    It PRON/PRP nsubj 2
    bought VERB/VBD root 0 buy
    land NOUN/NN obj 2
    _. PUNCT/. punct 2
    """
    assert meant("it", SOLD.format(verb="sold"), bought) == ["Harrow Ferries"]


@pytest.mark.parametrize(
    "dummy",
    [
        "It PRON/PRP nsubj 3\nis AUX/VBZ cop 3 be\nclear ADJ/JJ root 0\nthat SCONJ/IN mark 6\nboats NOUN/NNS nsubj 6\n"
        "sink VERB/VBP csubj 3\n_. PUNCT/. punct 3",
        "Ann PROPN/NNP nsubj 3\nLee PROPN/NNP flat 1\nmade VERB/VBD root 0 make\nit PRON/PRP obj 3\n"
        "hard ADJ/JJ xcomp 3\n"
        "to PART/TO mark 7\nleave VERB/VB xcomp 3\n_. PUNCT/. punct 3",
        "Boats NOUN/NNS nsubj 2\nwin VERB/VBP root 0\nwhen ADV/WRB advmod 5\nit PRON/PRP nsubj 5\n"
        "comes VERB/VBZ advcl 2 come\n"
        "to ADP/IN case 7\nspeed NOUN/NN obl 5\n_. PUNCT/. punct 2",
        "Ann PROPN/NNP nsubj 6\nLee PROPN/NNP flat 1\n_, PUNCT/, punct 6\nas SCONJ/IN mark 6\nTom PROPN/NNP nsubj 6\n"
        "put VERB/VBD root 0\nit PRON/PRP obj 6\n_. PUNCT/. punct 6",
    ],
)
def test_it_is_often_nobody(dummy: str) -> None:
    assert meant("it", SOLD.format(verb="sold"), dummy) == [None]


def test_what_is_said_to_be_something_is_seldom_the_body_before() -> None:
    pity = """
    It PRON/PRP nsubj 4
    is AUX/VBZ cop 4 be
    a DET/DT det 4
    pity NOUN/NN root 0
    _. PUNCT/. punct 4
    """
    assert meant("it", SOLD.format(verb="sold"), pity) == [None]


# ---- how a title writes those that it can't name ----


def test_a_pronoun_stays_as_it_is_where_the_title_says_whom_it_means() -> None:
    streets = """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    crossed VERB/VBD root 0 cross
    our PRON/PRP$ nmod:poss 5
    street NOUN/NN obj 3
    _. PUNCT/. punct 3
    """
    assert titles(streets) == ["Ann Lee crossed our street"], "the author's and everybody's"


# ---- names ----


def names_of(*paragraphs: str, names: str) -> list[set[str]]:
    made, annotations = article(*paragraphs, names=names)
    return [{" ".join(m.words) for m in c.mentions} for c in cluster_names(find_names(Tree(made, annotations)))]


ALONE = """
Reddy PROPN/NNP nsubj 2
left VERB/VBD root 0 leave
_. PUNCT/. punct 2
"""
OTHER = """
Tom PROPN/NNP nsubj 3
Reddy PROPN/NNP flat 1
spoke VERB/VBD root 0 speak
_. PUNCT/. punct 3
"""
FIRST = """
Ann PROPN/NNP nsubj 3
Reddy PROPN/NNP flat 1
spoke VERB/VBD root 0 speak
_. PUNCT/. punct 3
"""
BOTH = "Ann Reddy/PER, Tom Reddy/PER, Reddy/PER"


def test_a_family_name_is_his_who_was_called_by_it_before_another_was_named() -> None:
    assert names_of(FIRST, ALONE, OTHER, names=BOTH) == [{"Ann Reddy", "Reddy"}, {"Tom Reddy"}]


def test_either_of_two_is_nobody_in_particular() -> None:
    either = """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    asked VERB/VBD root 0 ask
    whether SCONJ/IN mark 8
    he PRON/PRP nsubj 8
    or CCONJ/CC cc 7
    she PRON/PRP conj 5
    sold VERB/VBD ccomp 3 sell
    land NOUN/NN obj 8
    _. PUNCT/. punct 3
    """
    assert all("“" not in title for title in titles(either))


def test_two_who_were_told_of_long_before_are_not_who_they_are() -> None:
    pair = """
    Ann PROPN/NNP nsubj 6
    Lee PROPN/NNP flat 1
    and CCONJ/CC cc 4
    Tom PROPN/NNP conj 1
    Reddy PROPN/NNP flat 4
    spoke VERB/VBD root 0 speak
    _. PUNCT/. punct 6
    """
    they = """
    They PRON/PRP nsubj 2
    left VERB/VBD root 0 leave
    _. PUNCT/. punct 2
    """
    rain = """
    Rain NOUN/NN nsubj 2
    fell VERB/VBD root 0 fall
    _. PUNCT/. punct 2
    """
    near, far = meant("they", pair, they, *[rain] * 6, they)
    assert near == "Ann Lee & Tom Reddy" and far is None


# ---- whose, of each or none ----


def test_each_has_his_own_and_none_is_anybody_told_of_before() -> None:
    met = """
    Tom PROPN/NNP nsubj 3
    Reddy PROPN/NNP flat 1
    left VERB/VBD root 0 leave
    Harrow PROPN/NNP obj 3
    _. PUNCT/. punct 3
    """
    gave = """
    Neither PRON/DT nsubj 2
    gave VERB/VBD root 0 give
    his PRON/PRP$ nmod:poss 4
    name NOUN/NN obj 2
    _. PUNCT/. punct 2
    """
    assert meant("his", met, gave) == [None]
    assert meant("his", met, gave.replace("Neither PRON/DT", "Someone PRON/NN")) == [None]
    assert meant("his", met, gave.replace("Neither PRON/DT", "He PRON/PRP")) == ["Tom Reddy"]


# ---- who speaks ----


def test_a_guy_of_whom_only_the_quotation_tells_is_not_who_says_it() -> None:
    quiet = """
    _“ PUNCT/`` punct 5
    _I PRON/PRP nsubj 5
    am AUX/VBP cop 5 be
    a DET/DT det 5
    man NOUN/NN root 0
    _. PUNCT/. punct 5
    _” PUNCT/'' punct 5
    """
    said = """
    He PRON/PRP nsubj 2
    left VERB/VBD root 0 leave
    Harrow PROPN/NNP obj 2
    _. PUNCT/. punct 2
    """
    assert meant("he", quiet, said) == [None]


def test_a_noun_before_spokesman_names_no_body_that_we_could_be() -> None:
    spoke = """
    _“ PUNCT/`` punct 3
    _We PRON/PRP nsubj 3
    won VERB/VBD ccomp 6 win
    _, PUNCT/, punct 6
    _” PUNCT/'' punct 3
    said VERB/VBD root 0 say
    Tom PROPN/NNP nsubj 6
    Reddy PROPN/NNP flat 7
    _, PUNCT/, punct 12
    the DET/DT det 12
    club NOUN/NN compound 12
    spokesman NOUN/NN appos 7
    _. PUNCT/. punct 6
    """
    assert meant("we", spoke) == [None]
    body = spoke.replace("club NOUN/NN compound", "Harrow PROPN/NNP compound")
    assert meant("we", body, names="Tom Reddy/PER, Harrow/ORG") == ["Harrow"]


def test_he_or_she_is_nobody_in_particular() -> None:
    term = """
    Reddy PROPN/NNP nsubj 2
    ended VERB/VBD root 0 end
    his PRON/PRP$ nmod:poss 6
    or CCONJ/CC cc 5
    her PRON/PRP$ conj 3
    term NOUN/NN obj 2
    _. PUNCT/. punct 2
    """
    assert meant("his", BEN_SPOKE, term) == [None]
    assert meant("her", BEN_SPOKE, term) == [None]


def test_whose_father_it_is_the_family_name_tells() -> None:
    praised = """
    Tom PROPN/NNP nsubj 3
    Reddy PROPN/NNP flat 1
    praised VERB/VBD root 0 praise
    Ben PROPN/NNP obj 3
    Fox PROPN/NNP flat 4
    _. PUNCT/. punct 3
    """
    father = """
    His PRON/PRP$ nmod:poss 2
    father NOUN/NN nsubj 6
    _, PUNCT/, punct 4
    Duncan PROPN/NNP appos 2
    Fox PROPN/NNP flat 4
    left VERB/VBD root 0 leave
    _. PUNCT/. punct 6
    """
    names = "Tom Reddy/PER, Ben Fox/PER, Duncan Fox/PER"
    assert meant("his", praised, father, names=names) == ["Ben Fox"]


def test_what_somebody_is_is_nobody_else() -> None:
    _, told = build.facts(
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        talked VERB/VBD root 0 talk
        of ADP/IN mark 8
        being AUX/VBG cop 8 be
        a DET/DT det 8
        good ADJ/JJ amod 8
        mother NOUN/NN advcl 3
        _. PUNCT/. punct 3
        """,
        names="Ann Lee/PER",
    )
    assert [each.name for each in told.referents] == ["Ann Lee"]


# ---- who speaks on ----

TOM_LEFT = """
Tom PROPN/NNP nsubj 3
Reddy PROPN/NNP flat 1
left VERB/VBD root 0 leave
_. PUNCT/. punct 3
"""
RAIN = """
Rain NOUN/NN nsubj 2
fell VERB/VBD root 0 fall
_. PUNCT/. punct 2
"""
FOR_BEN = """
For ADP/IN case 2
Ben PROPN/NNP obl 5
Fox PROPN/NNP flat 2
Rain NOUN/NN nsubj 5
fell VERB/VBD root 0 fall
_. PUNCT/. punct 5
"""
BOTH_LEFT = """
Tom PROPN/NNP nsubj 6
Reddy PROPN/NNP flat 1
and CCONJ/CC cc 4
Ben PROPN/NNP conj 1
Fox PROPN/NNP flat 4
left VERB/VBD root 0 leave
_. PUNCT/. punct 6
"""
HE_SAID = """
“ PUNCT/`` punct 4
Harrow PROPN/NNP nsubj 4
will AUX/MD aux 4
win VERB/VB ccomp 8 win
_, PUNCT/, punct 4
_” PUNCT/'' punct 4
he PRON/PRP nsubj 8
{said} VERB/VBD root 0 {say}
_. PUNCT/. punct 8
"""
SAID, WEPT = HE_SAID.format(said="said", say="say"), HE_SAID.format(said="wept", say="weep")


def test_who_was_told_of_last_as_a_subject_or_a_speaker_speaks_on() -> None:
    assert meant("he", TOM_LEFT, RAIN, FOR_BEN, SAID) == ["Tom Reddy"]
    assert meant("he", TOM_LEFT, RAIN, FOR_BEN, WEPT) == [None]  # what is no word of speaking stays open


def test_neither_of_two_subjects_speaks_on() -> None:
    assert meant("he", BOTH_LEFT, SAID) == [None]


ADDED = HE_SAID.format(said="added", say="add")
TOM_SAID = """
Tom PROPN/NNP nsubj 3
Reddy PROPN/NNP flat 1
said VERB/VBD root 0 say
Ben PROPN/NNP nsubj 6
Fox PROPN/NNP flat 4
lost VERB/VBD ccomp 3 lose
_. PUNCT/. punct 3
"""


def test_who_adds_something_is_who_spoke_before() -> None:
    assert meant("he", TOM_SAID, RAIN, ADDED) == ["Tom Reddy"]
    assert meant("he", TOM_SAID, BEN_SPOKE, ADDED) == ["Tom Reddy"]
    assert meant("he", TOM_SAID, BEN_SPOKE, WEPT) == ["Ben Fox"]


SCORED = """
He PRON/PRP nsubj 2
added VERB/VBD root 0 add
another DET/DT det 4
goal NOUN/NN obj 2
_. PUNCT/. punct 2
"""


def test_who_adds_something_to_what_he_did_says_nothing() -> None:
    assert meant("he", TOM_SAID, BEN_SPOKE, SCORED) == ["Ben Fox"]


def test_an_i_that_somebody_is_said_to_have_said_is_hers() -> None:
    told = """
    Ben PROPN/NNP nsubj 3
    Fox PROPN/NNP flat 1
    said VERB/VBD root 0 say
    : PUNCT/: punct 3
    “ PUNCT/`` punct 8
    _Ann PROPN/NNP nsubj 8
    Lee PROPN/NNP flat 6
    says VERB/VBZ ccomp 3 say
    {open} PUNCT/`` punct 11
    I PRON/PRP nsubj 11
    refuse VERB/VBP ccomp 8 refuse
    . PUNCT/. punct 11
    _” PUNCT/'' punct 3
    """
    assert meant("i", told.format(open="‘")) == ["Ann Lee"]
    assert meant("i", told.format(open="that")) == ["Ben Fox"]
