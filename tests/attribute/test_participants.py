"""Whom a clause names, each as what, and nobody beside them."""

from __future__ import annotations

import pytest

from dateline.model import Role
from tests.attribute.build import facts, who

NAMES = "Ann Lee/PER, Harrow/LOC, Ohren/LOC, Ben Marsh/PER, Tideway/ORG"


def cast(sentence: str, predicate: str) -> dict[str, Role]:
    """The participants of a claim by the words that name them."""
    article, said = facts(sentence, names=NAMES)
    (claim,) = (c for c in said.claims if c.predicate == predicate)
    return {p.span.of(article.text): p.role for p in claim.participants}


def test_what_is_counted_is_one_participant_with_its_number() -> None:
    found = cast(
        """
        Half NOUN/NN nsubj 6
        of ADP/IN case 4
        the DET/DT det 4
        voters NOUN/NNS nmod 1
        have AUX/VBP aux 6
        left VERB/VBN root 0
        Ann PROPN/NNP obj 6
        Lee PROPN/NNP flat 7
        _. PUNCT/. punct 6
        """,
        "left",
    )
    assert found == {"Half of the voters": Role.AGENT, "Ann Lee": Role.PATIENT}


def test_what_a_number_counts_belongs_to_it_wherever_it_was_hung() -> None:
    found = cast(
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        won VERB/VBD root 0
        two NUM/CD obj 3
        of ADP/IN case 7
        the DET/DT det 7
        races NOUN/NNS obj 3
        _. PUNCT/. punct 3
        """,
        "won",
    )
    assert found == {"Ann Lee": Role.AGENT, "two of the races": Role.PATIENT}


def test_a_sum_is_what_is_paid() -> None:
    found = cast(
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        paid VERB/VBD root 0
        $ SYM/$ obj 3
        _5 NUM/CD nummod 4
        million NUM/CD nummod 4
        _. PUNCT/. punct 3
        """,
        "paid",
    )
    assert found == {"Ann Lee": Role.AGENT, "$5 million": Role.PATIENT}


def test_each_of_several_takes_part() -> None:
    found = cast(
        """
        Heat NOUN/NN nsubj 5
        and CCONJ/CC cc 3
        wind NOUN/NN conj 1
        have AUX/VBP aux 5
        delayed VERB/VBN root 0
        Ann PROPN/NNP obj 5
        Lee PROPN/NNP flat 6
        _. PUNCT/. punct 5
        """,
        "delayed",
    )
    assert found == {"Heat": Role.AGENT, "wind": Role.AGENT, "Ann Lee": Role.PATIENT}


def test_what_a_verb_without_an_object_is_about_takes_part() -> None:
    found = cast(
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        fought VERB/VBD root 0
        for ADP/IN case 7
        their PRON/PRP$ nmod:poss 7
        old ADJ/JJ amod 7
        bridge NOUN/NN obl 3
        _. PUNCT/. punct 3
        """,
        "fought",
    )
    assert found == {"Ann Lee": Role.AGENT, "their old bridge": Role.PATIENT}


def test_who_stands_behind_a_preposition_is_a_party_and_a_thing_is_none() -> None:
    for noun, role in (("lawyer", Role.PARTNER), ("question", Role.PATIENT)):
        found = cast(
            f"""
            Ann PROPN/NNP nsubj 3
            Lee PROPN/NNP flat 1
            turned VERB/VBD root 0
            to ADP/IN case 6
            the DET/DT det 6
            {noun} NOUN/NN obl 3
            _. PUNCT/. punct 3
            """,
            "turned",
        )
        assert found == {"Ann Lee": Role.AGENT, f"the {noun}": role}


def test_a_thing_beside_an_object_takes_no_part() -> None:
    found = cast(
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        gave VERB/VBD root 0
        Ben PROPN/NNP obj 3
        Fox PROPN/NNP flat 4
        money NOUN/NN obj 3
        for ADP/IN case 9
        his PRON/PRP$ nmod:poss 9
        answers NOUN/NNS obl 3
        _. PUNCT/. punct 3
        """,
        "gave",
    )
    assert found["Ann Lee"] is Role.AGENT
    assert found["Ben Fox"] is Role.PATIENT
    assert Role.PARTNER not in found.values()


def test_a_post_is_nobody() -> None:
    for case in ("as", "for"):
        found = cast(
            f"""
            Ann PROPN/NNP nsubj 3
            Lee PROPN/NNP flat 1
            ran VERB/VBD root 0 run
            {case} ADP/IN case 5
            governor NOUN/NN obl 3
            in ADP/IN case 7
            Ohren PROPN/NNP obl 3
            _. PUNCT/. punct 3
            """,
            "run",
        )
        assert found == {"Ann Lee": Role.AGENT, "Ohren": Role.PLACE}


def test_where_somebody_is_from_takes_no_part() -> None:
    found = cast(
        """
        Ohren PROPN/NNP nsubj 5
        Gov. PROPN/NNP nmod:desc 3
        Ann PROPN/NNP nsubj 5
        Lee PROPN/NNP flat 3
        left VERB/VBD root 0
        Ben PROPN/NNP obj 5
        Marsh PROPN/NNP flat 6
        ( PUNCT/-LRB- punct 9
        _Harrow PROPN/NNP appos 6
        _) PUNCT/-RRB- punct 9
        _. PUNCT/. punct 5
        """,
        "left",
    )
    assert found == {"Ann Lee": Role.AGENT, "Ben Marsh": Role.PATIENT}


def test_a_description_between_commas_is_nobody_else() -> None:
    found = cast(
        """
        Tideway PROPN/NNP nsubj 7
        , PUNCT/, punct 5
        a DET/DT det 5
        ferry NOUN/NN compound 5
        firm NOUN/NN nsubj 7
        , PUNCT/, punct 5
        sued VERB/VBD root 0
        Ann PROPN/NNP obj 7
        Lee PROPN/NNP flat 8
        _. PUNCT/. punct 7
        """,
        "sued",
    )
    assert found == {"Tideway": Role.AGENT, "Ann Lee": Role.PATIENT}


def test_who_does_it_in_a_passive_stands_behind_by() -> None:
    found = cast(
        """
        Ann PROPN/NNP nsubj:pass 4
        Lee PROPN/NNP flat 1
        was AUX/VBD aux:pass 4
        held VERB/VBN root 0
        by ADP/IN case 7
        four NUM/CD nummod 7
        officers NOUN/NNS obl 4
        _. PUNCT/. punct 4
        """,
        "held",
    )
    assert found == {"Ann Lee": Role.PATIENT, "four officers": Role.AGENT}


def test_what_a_relative_clause_lacks_takes_part_in_it() -> None:
    found = cast(
        """
        The DET/DT det 2
        bridge NOUN/NN nsubj 9
        , PUNCT/, punct 7
        which PRON/WDT obj 7
        Ann PROPN/NNP nsubj 7
        Lee PROPN/NNP flat 5
        sold VERB/VBD acl:relcl 2
        , PUNCT/, punct 7
        fell VERB/VBD root 0
        in ADP/IN case 11
        Harrow PROPN/NNP obl 9
        _. PUNCT/. punct 9
        """,
        "sold",
    )
    assert found == {"Ann Lee": Role.AGENT, "The bridge": Role.PATIENT}


def test_who_is_joined_does_it_too_wherever_he_was_hung() -> None:
    found = cast(
        """
        Ann PROPN/NNP nsubj 7
        Lee PROPN/NNP flat 1
        and CCONJ/CC cc 4
        Ben PROPN/NNP conj 7
        Marsh PROPN/NNP flat 4
        are AUX/VBP cop 7
        newcomers NOUN/NNS root 0
        in ADP/IN case 9
        Harrow PROPN/NNP nmod 7
        _. PUNCT/. punct 7
        """,
        "newcomers",
    )
    assert found["Ann Lee"] is found["Ben Marsh"] is Role.AGENT


def test_a_sum_is_an_object_however_it_was_hung() -> None:
    found = cast(
        """
        Tideway PROPN/NNP nsubj 2
        fined VERB/VBD root 0
        Ann PROPN/NNP obj 2
        Lee PROPN/NNP flat 3
        £ SYM/$ parataxis 2
        _500 NUM/CD nummod 5
        _. PUNCT/. punct 2
        """,
        "fined",
    )
    assert found == {"Tideway": Role.AGENT, "Ann Lee": Role.PATIENT, "£500": Role.PATIENT}


def test_who_is_joined_by_and_is_somebody_else() -> None:
    found = cast(
        """
        Ann PROPN/NNP nsubj 6
        Lee PROPN/NNP flat 1
        and CCONJ/CC cc 5
        other ADJ/JJ amod 5
        leaders NOUN/NNS appos 1 leader
        shunned VERB/VBD root 0
        Ben PROPN/NNP obj 6
        Marsh PROPN/NNP flat 7
        _. PUNCT/. punct 6
        """,
        "shunned",
    )
    assert found == {"Ann Lee": Role.AGENT, "other leaders": Role.AGENT, "Ben Marsh": Role.PATIENT}


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    found = cast(
        """
        Ann PROPN/NNP nsubj 8
        Lee PROPN/NNP flat 1
        , PUNCT/, punct 5
        who NOUN/WP nsubj 5
        lost VERB/VBD acl 1
        Ben PROPN/NNP obj 5
        Marsh PROPN/NNP flat 6
        left VERB/VBD root 0
        _. PUNCT/. punct 8
        """,
        "lost",
    )
    assert found == {"Ann Lee": Role.AGENT, "Ben Marsh": Role.PATIENT}


def test_a_day_takes_no_part() -> None:
    found = cast(
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        met VERB/VBD root 0
        Ben PROPN/NNP obj 3
        Marsh PROPN/NNP flat 4
        in ADP/IN case 7
        mid-May PROPN/NNP obl 3
        _. PUNCT/. punct 3
        """,
        "met",
    )
    assert found == {"Ann Lee": Role.AGENT, "Ben Marsh": Role.PATIENT}


def test_people_and_bodies_in_obliques_take_part() -> None:
    """Nouns with a determiner or in the plural that mean people, the second of two as well."""
    found = cast(
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        quarrelled VERB/VBD root 0
        with ADP/IN case 5
        officials NOUN/NNS obl 3 official
        and CCONJ/CC cc 8
        a DET/DT det 8
        lawyer NOUN/NN conj 5
        at ADP/IN case 11
        the DET/DT det 11
        start NOUN/NN obl 3
        _. PUNCT/. punct 3
        """,
        "quarrelled",
    )
    assert found == {"Ann Lee": Role.AGENT, "officials": Role.PARTNER, "a lawyer": Role.PARTNER}


def test_an_object_that_joined_verbs_share_is_that_of_each() -> None:
    article, said = facts(
        """
        Ann PROPN/NNP nsubj 5
        Lee PROPN/NNP flat 1
        did AUX/VBD aux 5
        not PART/RB advmod 5
        seek VERB/VB root 0
        or CCONJ/CC cc 7
        receive VERB/VB conj 5
        Tideway PROPN/NNP nmod:poss 10
        _'s PART/POS case 8
        help NOUN/NN obj 5
        _. PUNCT/. punct 5
        """,
        names=NAMES,
    )
    roles = {c.predicate: {p.span.of(article.text): p.role for p in c.participants} for c in said.claims}
    assert roles["seek"]["Tideway's help"] is Role.PATIENT
    assert roles["receive"]["Tideway's help"] is Role.PATIENT


def test_what_ends_a_title_takes_no_part() -> None:
    found = cast(
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        met VERB/VBD root 0
        the DET/DT det 5
        secretary NOUN/NN obj 3
        of ADP/IN case 7
        state NOUN/NN nmod 5
        _. PUNCT/. punct 3
        """,
        "met",
    )
    assert found == {"Ann Lee": Role.AGENT, "the secretary of state": Role.PATIENT}


def test_what_is_done_in_the_same_breath_is_told_of_beside_it() -> None:
    """And who has a part of his own in the clause keeps it."""
    found = cast(
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        worked VERB/VBD root 0
        with ADP/IN case 5
        Tideway PROPN/NNP obl 3
        to PART/TO mark 7
        close VERB/VB advcl 3
        the DET/DT det 9
        yard NOUN/NN obj 7
        _. PUNCT/. punct 3
        """,
        "worked",
    )
    assert found == {"Ann Lee": Role.AGENT, "Tideway": Role.PARTNER, "the yard": Role.OTHER}


def test_a_thing_that_somebody_comes_to_see_is_told_of_beside_whom_he_visits() -> None:
    visited = """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        visited VERB/VBD root 0
        Ben PROPN/NNP obj 3
        Marsh PROPN/NNP flat 4
        to PART/TO mark 7
        see VERB/VB advcl 3
        {}
        _. PUNCT/. punct 3
        """
    known = {"Ann Lee": Role.AGENT, "Ben Marsh": Role.PATIENT}
    assert cast(visited.format("boats NOUN/NNS obj 7 boat"), "visited") == {**known, "boats": Role.OTHER}
    assert cast(visited.format("leaders NOUN/NNS obj 7 leader"), "visited") == {**known, "leaders": Role.PATIENT}


def test_who_is_one_of_a_kind_is_nobody_else() -> None:
    found = cast(
        """
        Ann PROPN/NNP nsubj 7
        Lee PROPN/NNP flat 1
        _, PUNCT/, punct 5
        a DET/DT det 5
        Ohren PROPN/NNP appos 1
        _, PUNCT/, punct 5
        left VERB/VBD root 0
        Harrow PROPN/NNP obj 7
        _. PUNCT/. punct 7
        """,
        "left",
    )
    assert found == {"Ann Lee": Role.AGENT, "Harrow": Role.PATIENT}


def test_i_is_who_says_it() -> None:
    article, said = facts(
        """
        “ PUNCT/`` punct 3
        _I PRON/PRP nsubj 3 i
        lost VERB/VBD ccomp 9
        the DET/DT det 5
        yard NOUN/NN obj 3
        _, PUNCT/, punct 3
        _” PUNCT/'' punct 3
        Ann PROPN/NNP nsubj 9
        said VERB/VBD root 0 say
        in ADP/IN case 11
        Harrow PROPN/NNP obl 9
        _. PUNCT/. punct 9
        """,
        names="Ann/PER, Harrow/LOC",
    )
    (claim,) = (c for c in said.claims if c.predicate == "lost")
    assert {p.span.of(article.text): p.role for p in claim.participants} == {"I": Role.AGENT, "the yard": Role.PATIENT}


def test_who_is_told_by_what_he_is_and_by_name_is_one_in_the_stronger_role() -> None:
    found = cast(
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        took VERB/VBD root 0
        orders NOUN/NNS obj 3 order
        from ADP/IN case 7
        city NOUN/NN compound 7
        mayor NOUN/NN obl 3
        Ben PROPN/NNP nmod 4
        Marsh PROPN/NNP flat 8
        _. PUNCT/. punct 3
        """,
        "took",
    )
    assert found == {"Ann Lee": Role.AGENT, "orders": Role.PATIENT, "Ben Marsh": Role.PARTNER}
    several = cast(
        """
        The DET/DT det 2
        lawyers NOUN/NNS nsubj 8 lawyer
        Ann PROPN/NNP appos 2
        Lee PROPN/NNP flat 3
        and CCONJ/CC cc 6
        Ben PROPN/NNP conj 3
        Marsh PROPN/NNP flat 6
        left VERB/VBD root 0
        Harrow PROPN/NNP obj 8
        _. PUNCT/. punct 8
        """,
        "left",
    )
    assert several == {"Ann Lee": Role.AGENT, "Ben Marsh": Role.AGENT, "Harrow": Role.PATIENT}


def test_the_place_or_people_before_a_title_takes_no_part() -> None:
    found = cast(
        """
        Harrow PROPN/NNP nsubj 7
        Republican PROPN/NNP amod 4
        Prime PROPN/NNP amod 4
        Minister PROPN/NNP compound 5
        Ann PROPN/NNP nsubj 7
        Lee PROPN/NNP flat 5
        left VERB/VBD root 0
        Ohren PROPN/NNP obj 7
        _. PUNCT/. punct 7
        """,
        "left",
    )
    assert found == {"Ann Lee": Role.AGENT, "Ohren": Role.PATIENT}


def test_a_department_is_a_word_of_its_heads_title_in_whatever_letters() -> None:
    found = cast(
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        served VERB/VBD root 0
        Ohren PROPN/NNP obj 3
        as ADP/IN case 6
        secretary NOUN/NN obl 3
        of ADP/IN case 8
        State PROPN/NNP obl 3
        _. PUNCT/. punct 3
        """,
        "served",
    )
    assert found == {"Ann Lee": Role.AGENT, "Ohren": Role.PATIENT}


def test_the_city_of_harrow_is_harrow_and_told_once() -> None:
    found = cast(
        """
        The DET/DT det 2
        city NOUN/NN nsubj 5
        of ADP/IN case 4
        Harrow PROPN/NNP nmod 2
        hired VERB/VBD root 0
        Ann PROPN/NNP obj 5
        Lee PROPN/NNP flat 6
        _. PUNCT/. punct 5
        """,
        "hired",
    )
    assert found == {"The city of Harrow": Role.AGENT, "Ann Lee": Role.PATIENT}


def test_who_is_there_in_a_joined_clause_has_another_subject() -> None:
    joined = """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        left VERB/VBD root 0
        Ohren PROPN/NNP obj 3
        but CCONJ/CC cc 7
        there PRON/EX expl 7
        were VERB/VBD conj 3
        no DET/DT det 9
        witnesses NOUN/NNS obj 7 witness
        _. PUNCT/. punct 3
    """
    article, said = facts(joined, names=NAMES)
    were = [c for c in said.claims if c.predicate == "were"]
    assert all("Ann Lee" not in [p.span.of(article.text) for p in c.participants] for c in were)


def test_a_that_before_a_clause_is_no_word_of_its_subject() -> None:
    found = cast(
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        hopes VERB/VBZ root 0
        that SCONJ/IN det 5
        voters NOUN/NNS nsubj 6 voter
        left VERB/VBD ccomp 3
        Ohren PROPN/NNP obj 6
        _. PUNCT/. punct 3
        """,
        "left",
    )
    assert found == {"voters": Role.AGENT, "Ohren": Role.PATIENT}


def test_somebody_without_a_name_takes_part_by_a_pronoun_in_a_clause_within_too() -> None:
    told = """
        The DET/DT det 2
        lawyers NOUN/NNS nsubj 3 lawyer
        met VERB/VBD root 0 meet
        Ann PROPN/NNP obj 3
        Lee PROPN/NNP flat 4
        _. PUNCT/. punct 3
    """
    knows = """
        Ben PROPN/NNP nsubj 3
        Marsh PROPN/NNP flat 1
        left VERB/VBD root 0 leave
        the DET/DT det 5
        town NOUN/NN obj 3
        they PRON/PRP nsubj 7
        wanted VERB/VBD acl:relcl 5 want
        _. PUNCT/. punct 3
    """
    _, said = facts(told, knows, names=NAMES)
    names = {r.id: r.name for r in said.referents}
    (left,) = (c for c in said.claims if c.predicate == "leave")
    assert [names[p.referent] for p in left.participants] == ["Ben Marsh", "the town", "The lawyers"]


CALLED = """
    The DET/DT det 2
    {noun} NOUN/NN nsubj 5
    of ADP/IN case 4
    {what} nmod 2
    left VERB/VBD root 0 leave
    _. PUNCT/. punct 5
"""


@pytest.mark.parametrize(
    ("noun", "what", "told"),
    [
        ("secretary", "state NOUN/NN", "The secretary of state"),
        ("chief", "staff NOUN/NN", "The chief of staff"),
        ("crowd", "voters NOUN/NNS", "The crowd of voters"),
        ("mayor", "Harrow PROPN/NNP", "The mayor of Harrow"),
        ("fears", "those PRON/DT", "The fears"),  # cut behind "those" they would be torn
    ],
)
def test_what_a_noun_is_of_is_a_piece_of_what_it_is_called(noun: str, what: str, told: str) -> None:
    said = facts(CALLED.format(noun=noun, what=what))[1]
    assert who(said.claims[0], said)[0] == told


def test_what_an_object_is_of_belongs_to_it_though_hung_on_the_verb() -> None:
    sold = """
    Ann PROPN/NNP nsubj 2
    sold VERB/VBD root 0 sell
    the DET/DT det 4
    stock NOUN/NN obj 2
    of ADP/IN case 7
    fresh ADJ/JJ amod 7
    bread NOUN/NN {relation} {head}
    and CCONJ/CC cc 9
    cake NOUN/NN conj 7
    _. PUNCT/. punct 2
    """
    for relation, head in (("obl", 2), ("nmod", 4)):
        said = facts(sold.format(relation=relation, head=head), names="Ann/PER")[1]
        assert "the stock of fresh bread and cake" in who(said.claims[0], said)


ACCUSED = """
    Ann PROPN/NNP nsubj 2
    accused VERB/VBD root 0 accuse
    the DET/DT det 4
    governor NOUN/NN obj 2
    of ADP/IN case 6
    fraud NOUN/NN nmod 4
    _. PUNCT/. punct 2
"""


def test_of_what_somebody_is_accused_is_no_piece_of_what_he_is_called() -> None:
    said = facts(ACCUSED, names="Ann/PER")[1]
    assert "the governor" in who(said.claims[0], said)


def test_a_bare_title_that_is_joined_to_another_is_nobody() -> None:
    found = cast(
        """
        The DET/DT det 2
        founder NOUN/NN nsubj 9
        and CCONJ/CC cc 4
        chairman NOUN/NN conj 2
        of ADP/IN case 6
        Tideway PROPN/NNP nmod 2
        , PUNCT/, punct 2
        reportedly ADV/RB advmod 9
        praised VERB/VBD root 0 praise
        Ann PROPN/NNP obj 9
        Lee PROPN/NNP flat 10
        _. PUNCT/. punct 9
        """,
        "praise",
    )
    assert found == {"The founder": Role.AGENT, "Tideway": Role.OTHER, "Ann Lee": Role.PATIENT}


def test_a_phrase_begins_with_the_whole_word_that_has_a_hyphen() -> None:
    found = cast(
        """
        Two NUM/CD nummod 6
        _- PUNCT/HYPH punct 3
        _thirds NOUN/NNS nsubj 7 third
        of ADP/IN case 6
        the DET/DT det 6
        ferrymen NOUN/NNS nmod 3 ferryman
        praised VERB/VBD root 0 praise
        Ann PROPN/NNP obj 7
        Lee PROPN/NNP flat 8
        _. PUNCT/. punct 7
        """,
        "praise",
    )
    assert found == {"Two-thirds of the ferrymen": Role.AGENT, "Ann Lee": Role.PATIENT}


def test_a_title_joined_to_that_of_a_name_is_nobody_else() -> None:
    joined = """
    Candidate NOUN/NN nsubj 6
    and CCONJ/CC cc 4
    {former} ADJ/JJ amod 4
    governor NOUN/NN conj 1
    Ann PROPN/NNP flat 4
    left VERB/VBD root 0 leave
    Harrow PROPN/NNP obj 6
    . PUNCT/. punct 6
    """
    _, said = facts(joined.format(former="former"), names="Ann/PER, Harrow/LOC")
    assert who(said.claims[0], said) == ["Ann", "Harrow"]


def test_a_phrase_begins_behind_a_preposition_that_is_no_part_of_it() -> None:
    early = """
    Ann PROPN/NNP nsubj 2
    backed VERB/VBD root 0 back
    Ben PROPN/NNP obj 2
    early ADJ/JJ amod 6
    over ADP/IN {relation} {head}
    rivals NOUN/NNS obl 2
    . PUNCT/. punct 2
    """
    for relation, head in (("case", 6), ("dep", 2)):
        _, said = facts(early.format(relation=relation, head=head), names="Ann/PER, Ben/PER", people=["rivals"])
        assert "early over rivals" not in who(said.claims[0], said)
