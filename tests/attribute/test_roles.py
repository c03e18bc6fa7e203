"""Who did it and to whom it was done, where no auxiliary tells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.attribute import attribute
from dateline.date import date_article
from dateline.model import Role
from tests.attribute.build import article, facts

NAMES = "Ann Lee/PER, Harrow/ORG, Tom/PER"


def roles(sentence: str, predicate: str, names: str = NAMES) -> dict[str, Role]:
    """The participants of a claim by the words that name them."""
    article, said = facts(sentence, names=names)
    (claim,) = (c for c in said.claims if c.predicate == predicate)
    return {p.span.of(article.text): p.role for p in claim.participants}


JOINED = """
Ann PROPN/NNP {subject} 4
Lee PROPN/NNP flat 1
{aux} AUX/{tag} {how} 4
arrested VERB/VBN root 0
in ADP/IN case 6
May PROPN/NNP obl 4
and CCONJ/CC cc 8
released VERB/VBN conj 4
on ADP/IN case 10
Friday PROPN/NNP obl 8
_. PUNCT/. punct 4
"""


@pytest.mark.parametrize(
    ("subject", "aux", "tag", "how", "role"),
    [("nsubj:pass", "was", "VBD", "aux:pass", Role.PATIENT), ("nsubj", "has", "VBZ", "aux", Role.AGENT)],
)
def test_what_is_joined_to_a_passive_is_done_to_its_subject(
    subject: str, aux: str, tag: str, how: str, role: Role
) -> None:
    assert roles(JOINED.format(subject=subject, aux=aux, tag=tag, how=how), "released")["Ann Lee"] is role


def test_a_name_beside_a_description_has_its_role() -> None:
    found = roles(
        """
        My PRON/PRP$ nmod:poss 2
        friend NOUN/NN nsubj 5
        Ann PROPN/NNP appos 2
        Lee PROPN/NNP flat 3
        left VERB/VBD root 0
        Harrow PROPN/NNP obj 5
        _. PUNCT/. punct 5
        """,
        "left",
    )
    assert found == {"Ann Lee": Role.AGENT, "Harrow": Role.PATIENT}


@pytest.mark.parametrize(
    ("verb", "role"),
    [
        ("first ADV/RB advmod 4", Role.AGENT),  # tagged as a participle
        ("was AUX/VBD aux:pass 4 be", Role.PATIENT),
    ],
)
def test_a_past_form_without_be_is_no_passive(verb: str, role: Role) -> None:
    sentence = f"""
    Ann PROPN/NNP nsubj 4
    Lee PROPN/NNP flat 1
    {verb}
    released VERB/VBN root 0
    in ADP/IN case 6
    May PROPN/NNP obl 4
    """
    assert roles(sentence, "released") == {"Ann Lee": role}


def test_who_describes_another_does_nothing() -> None:
    sentence = """
    Harrow PROPN/NNP compound 2
    mayor NOUN/NN nmod:desc 3
    Ann PROPN/NNP nsubj 5
    Lee PROPN/NNP flat 3
    resigned VERB/VBD root 0
    """
    assert roles(sentence, "resigned") == {"Ann Lee": Role.AGENT}


AHEAD = """
Ann PROPN/NNP nsubj:pass 4
Lee PROPN/NNP flat 1
is AUX/VBZ aux:pass 4
{verb} VERB/VBN root 0 {lemma}
to PART/TO mark 6
sell VERB/VB xcomp 4
Harrow PROPN/NNP obj 6
_. PUNCT/. punct 4
"""


@pytest.mark.parametrize(
    ("verb", "lemma", "role"), [("expected", "expect", Role.AGENT), ("ordered", "order", Role.PATIENT)]
)
def test_who_is_expected_to_do_it_does_it(verb: str, lemma: str, role: Role) -> None:
    _, said = facts(AHEAD.format(verb=verb, lemma=lemma), names=NAMES)
    (claim,) = said.claims
    assert claim.participants[0].role is role


HERO = """
Ann PROPN/NNP nsubj:pass 4
Lee PROPN/NNP flat 1
is AUX/VBZ aux:pass 4
considered VERB/VBN root 0 consider
a DET/DT det 6
hero NOUN/NN xcomp 4
in ADP/IN case 8
Harrow PROPN/NNP obl 4
_. PUNCT/. punct 4
"""


def test_who_is_considered_something_does_nothing() -> None:
    _, said = facts(HERO, names=NAMES)
    assert said.claims[0].participants[0].role is Role.PATIENT


APART = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
{main}
{mark} SCONJ/IN mark 7
not PART/RB advmod 7
backing VERB/VBG advcl 3 back
Tom PROPN/NNP obj 7
"""
BLAMED = "blamed VERB/VBD root 0 blame\nHarrow PROPN/NNP obj 3"
SPOKE = "spoke VERB/VBD root 0 speak\nagain ADV/RB advmod 3"


@pytest.mark.parametrize(
    ("main", "mark", "role"),
    [
        (BLAMED, "for", Role.OTHER),
        (SPOKE, "after", Role.OTHER),
        (SPOKE, "of", Role.PATIENT),  # what is spoken of
    ],
)
def test_whom_only_a_reason_or_a_time_names_takes_no_part(main: str, mark: str, role: Role) -> None:
    _, said = facts(APART.format(main=main, mark=mark), names=NAMES)
    named = {r.id: r.name for r in said.referents}
    assert {named[p.referent]: p.role for p in said.claims[0].participants}["Tom"] is role


GOING_ON = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
decided VERB/VBD root 0 decide
to PART/TO mark 5
bypass VERB/VB xcomp 3
Harrow PROPN/NNP obj 5
and CCONJ/CC cc 8
attack VERB/VB conj 5
Tom PROPN/NNP obj 8
"""


def test_the_object_of_a_second_infinitive_takes_part() -> None:
    assert roles(GOING_ON, "decide") == {"Ann Lee": Role.AGENT, "Harrow": Role.PATIENT, "Tom": Role.PATIENT}


FACT = """
The DET/DT det 2
fact NOUN/NN nsubj 6
is AUX/VBZ cop 6 be
Ann PROPN/NNP nsubj 6
Lee PROPN/NNP flat 4
left VERB/VBD root 0 leave
Harrow PROPN/NNP obj 6
"""


def test_what_a_clause_is_said_to_be_does_nothing() -> None:
    assert roles(FACT, "leave") == {"Ann Lee": Role.AGENT, "Harrow": Role.PATIENT}


SMILES = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
played VERB/VBD root 0 play
_, PUNCT/, punct 6
wide ADJ/JJ amod 6
smiles NOUN/NNS nsubj 3
across ADP/IN case 9
their PRON/PRP$ nmod:poss 9
faces NOUN/NNS nmod 6
"""


def test_what_is_added_behind_a_clause_does_nothing() -> None:
    assert roles(SMILES, "play") == {"Ann Lee": Role.AGENT}


@pytest.mark.parametrize(("case", "role"), [("in", Role.PLACE), ("with", Role.PARTNER), ("against", Role.PARTNER)])
def test_a_country_is_a_place_or_a_side(case: str, role: Role) -> None:
    sentence = f"""
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    traded VERB/VBD root 0 trade
    {case} ADP/IN case 5
    Dunmere PROPN/NNP obl 3
    """
    article, said = facts(sentence, names="Ann Lee/PER, Dunmere/LOC")
    assert {p.span.of(article.text): p.role for p in said.claims[0].participants}["Dunmere"] is role


@pytest.mark.parametrize(("case", "name", "role"), [("from", "Dunmere", Role.PLACE), ("with", "Tom", Role.PARTNER)])
def test_where_or_with_whom_something_is_takes_part(case: str, name: str, role: Role) -> None:
    sentence = f"""
    Ann PROPN/NNP nsubj 5
    Lee PROPN/NNP flat 1
    was AUX/VBD cop 5 be
    {case} ADP/IN case 5
    {name} PROPN/NNP root 0
    """
    article, said = facts(sentence, names="Ann Lee/PER, Dunmere/LOC, Tom/PER")
    assert {p.span.of(article.text): p.role for p in said.claims[0].participants}[name] is role


NESTED = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
spoke VERB/VBD root 0 speak
{outer} ADP/IN case 6
a DET/DT det 6
{noun} NOUN/NN obl 3
{inner} ADP/IN case 8
Harrow PROPN/NNP nmod 6
"""


@pytest.mark.parametrize(
    ("outer", "noun", "inner", "role"),
    [
        ("in", "talk", "with", Role.PARTNER),
        ("after", "defeat", "against", Role.OTHER),
        ("about", "book", "on", Role.OTHER),
        ("against", "politician", "from", Role.OTHER),
    ],
)
def test_who_only_tells_which_one_is_meant_takes_no_part(outer: str, noun: str, inner: str, role: Role) -> None:
    article, said = facts(NESTED.format(outer=outer, noun=noun, inner=inner), names=NAMES)
    assert {p.span.of(article.text): p.role for p in said.claims[0].participants}["Harrow"] is role


def test_an_office_that_somebody_seeks_is_nobody() -> None:
    sentence = """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    endorsed VERB/VBD root 0 endorse
    Tom PROPN/NNP obj 3
    for ADP/IN case 6
    president NOUN/NN obl 3
    """
    assert roles(sentence, "endorse") == {"Ann Lee": Role.AGENT, "Tom": Role.PATIENT}


NOTHING = """
There PRON/EX expl 2
was VERB/VBD root 0 be
{} DET/DT det 4
quarrel NOUN/NN nsubj 2
with ADP/IN case 6
Tom PROPN/NNP nmod 4
_. PUNCT/. punct 2
"""


def test_what_is_not_there_takes_no_part() -> None:
    assert roles(NOTHING.format("a"), "be") == {"a quarrel": Role.AGENT, "Tom": Role.OTHER}
    assert roles(NOTHING.format("no"), "be") == {"Tom": Role.OTHER}


TITLED = """
Former ADJ/JJ amod 2
Secretary PROPN/NNP nsubj 6
of ADP/IN case 4
State PROPN/NNP nmod 2
Tom PROPN/NNP nsubj 6
resigned VERB/VBD root 0 resign
"""


def test_who_is_told_by_office_and_by_name_takes_part_once() -> None:
    assert roles(TITLED, "resign") == {"Tom": Role.AGENT}


def adjunct(case: str, noun: str, tag: str = "NOUN/NN") -> dict[str, Role]:
    return roles(
        f"""
        {case} ADP/IN case 3
        the DET/DT det 3
        {noun} {tag} obl 6
        Ann PROPN/NNP nsubj 6
        Lee PROPN/NNP flat 4
        praised VERB/VBD root 0
        Tom PROPN/NNP obj 6
        . PUNCT/. punct 6
        """,
        "praised",
    )


def test_a_time_or_an_occasion_takes_no_part() -> None:
    assert adjunct("during", "service")["the service"] is Role.OTHER
    assert adjunct("with", "service")["the service"] is Role.PARTNER


def test_a_state_or_a_town_without_a_name_is_where_it_is_done() -> None:
    assert adjunct("in", "city")["the city"] is Role.PLACE


def test_who_somebody_is_like_is_named_beside() -> None:
    alike = """
        {like} ADP/IN case 2
        Tom PROPN/NNP obl 6
        _, PUNCT/, punct 2
        Ann PROPN/NNP nsubj 6
        Lee PROPN/NNP flat 4
        left VERB/VBD root 0
        Harrow PROPN/NNP obj 6
        . PUNCT/. punct 6
    """
    for like in ("like", "unlike"):
        assert roles(alike.format(like=like), "left")["Tom"] is Role.OTHER
    assert "Tom" not in roles(alike.format(like="without"), "left")


def test_who_is_determined_to_do_it_does_it() -> None:
    bound = """
        Ann PROPN/NNP nsubj:pass 4
        Lee PROPN/NNP flat 1
        was AUX/VBD aux:pass 4
        {verb} VERB/VBN root 0 {lemma}
        to PART/TO mark 6
        praise VERB/VB xcomp 4
        Tom PROPN/NNP obj 6
        . PUNCT/. punct 4
    """
    assert roles(bound.format(verb="determined", lemma="determine"), "determine")["Ann Lee"] is Role.AGENT
    assert roles(bound.format(verb="forced", lemma="force"), "force")["Ann Lee"] is Role.PATIENT


def test_who_somebody_without_a_name_is_said_to_be_takes_part() -> None:
    was = """
        One NUM/CD nummod 2
        partner NOUN/NN nsubj 4
        was AUX/VBD cop 4
        Ann PROPN/NNP root 0
        Lee PROPN/NNP flat 4
        . PUNCT/. punct 4
    """
    assert roles(was, "ann")["Ann Lee"] is Role.AGENT


@pytest.mark.parametrize(("denied", "tag"), [("not", "PART/RB"), ("could", "AUX/MD")])
def test_who_it_is_said_not_to_be_or_maybe_to_be_did_nothing(denied: str, tag: str) -> None:
    was = f"""
        The DET/DT det 2
        killer NOUN/NN nsubj 5
        {denied} {tag} {"advmod" if denied == "not" else "aux"} 5
        be AUX/VB cop 5
        Ann PROPN/NNP root 0
        Lee PROPN/NNP flat 5
        . PUNCT/. punct 5
    """
    assert roles(was, "ann").get("Ann Lee") is not Role.AGENT


def test_a_body_before_which_somebody_speaks_is_a_party() -> None:
    spoke = """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        testified VERB/VBD root 0 testify
        before ADP/IN case 6
        the DET/DT det 6
        company NOUN/NN obl 3
        . PUNCT/. punct 3
    """
    assert roles(spoke, "testify") == {"Ann Lee": Role.AGENT, "the company": Role.PARTNER}


def test_a_tribunal_before_which_somebody_is_brought_is_a_party() -> None:
    brought = """
        Ann PROPN/NNP nsubj:pass 4
        Lee PROPN/NNP flat 1
        was AUX/VBD aux:pass 4
        brought VERB/VBN root 0 bring
        before ADP/IN case 7
        a DET/DT det 7
        tribunal NOUN/NN obl 4
        . PUNCT/. punct 4
    """
    assert roles(brought, "bring") == {"Ann Lee": Role.PATIENT, "a tribunal": Role.PARTNER}


@pytest.mark.parametrize("relation", ["iobj", "obj"])
def test_who_is_given_something_is_a_party(relation: str) -> None:
    gave = f"""
        Harrow PROPN/NNP nsubj 2
        gave VERB/VBD root 0 give
        Ann PROPN/NNP {relation} 2
        Lee PROPN/NNP flat 3
        a DET/DT det 6
        house NOUN/NN obj 2
        . PUNCT/. punct 2
    """
    assert roles(gave, "give") == {"Harrow": Role.AGENT, "Ann Lee": Role.PARTNER, "a house": Role.PATIENT}


def test_of_other_verbs_with_two_objects_the_first_is_done_to() -> None:
    cost = """
        Harrow PROPN/NNP nsubj 2
        cost VERB/VBD root 0 cost
        Ann PROPN/NNP iobj 2
        Lee PROPN/NNP flat 3
        a DET/DT det 6
        job NOUN/NN obj 2
        . PUNCT/. punct 2
    """
    assert roles(cost, "cost")["Ann Lee"] is Role.PATIENT


def test_who_is_beside_a_description_of_a_description_is_told_once() -> None:
    left = """
        His PRON/PRP$ nmod:poss 2
        guest NOUN/NN nsubj 8
        , PUNCT/, punct 5
        the DET/DT det 5
        owner NOUN/NN appos 2
        Ann PROPN/NNP appos 5
        Lee PROPN/NNP flat 6
        left VERB/VBD root 0 leave
        Harrow PROPN/NNP obj 8
        . PUNCT/. punct 8
    """
    assert roles(left, "leave") == {"Ann Lee": Role.AGENT, "Harrow": Role.PATIENT}


@pytest.mark.parametrize(("noun", "role"), [("arena", Role.PLACE), ("embassy", Role.OTHER)])
def test_in_which_place_a_place_is_happens_what_is_done_there_but_an_embassy_is_in_another(
    noun: str, role: Role
) -> None:
    made, annotations = article(
        f"""
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        spoke VERB/VBD root 0 speak
        in ADP/IN case 6
        the DET/DT det 6
        {noun} NOUN/NN obl 3
        of ADP/IN case 8
        Ohren PROPN/NNP nmod 6
        . PUNCT/. punct 3
        """,
        names="Ann Lee/PER, Ohren/LOC",
        people=[noun],
    )
    place = replace(annotations, mentions=tuple(replace(each, kind="place") for each in annotations.mentions))
    (claim,) = attribute(made, place, date_article(made, place)).claims
    assert {p.span.of(made.text): p.role for p in claim.participants}["Ohren"] is role


def test_the_mayors_of_two_towns_are_told_with_both() -> None:
    met = """
        The DET/DT det 2
        mayors NOUN/NNS nsubj 7
        of ADP/IN case 4
        Harrow PROPN/NNP nmod 2
        and CCONJ/CC cc 6
        Dunmere PROPN/NNP conj 4
        met VERB/VBD root 0 meet
        . PUNCT/. punct 7
    """
    assert roles(met, "meet")["The mayors of Harrow and Dunmere"] is Role.AGENT


def test_who_holds_a_title_is_not_what_it_is_of() -> None:
    left = """
        The DET/DT det 2
        secretary NOUN/NN nsubj 7
        of ADP/IN case 6
        state NOUN/NN compound 6
        Ann PROPN/NNP compound 6
        Lee PROPN/NNP nmod 2
        left VERB/VBD root 0 leave
        . PUNCT/. punct 7
    """
    assert roles(left, "leave") == {"Ann Lee": Role.AGENT}


def test_a_preposition_behind_the_article_belongs_to_the_phrase() -> None:
    shot = """
        An DET/DT det 4
        off ADP/IN case 4
        duty NOUN/NN compound 4
        officer NOUN/NN nsubj 5
        shot VERB/VBD root 0 shoot
        Ann PROPN/NNP obj 5
        Lee PROPN/NNP flat 6
        . PUNCT/. punct 5
    """
    assert roles(shot, "shoot")["An off duty officer"] is Role.AGENT
