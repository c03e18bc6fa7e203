"""Small words on the wrong noun or verb: what is read of them once they hang where they belong."""

from __future__ import annotations

from tests.attribute.build import facts, who

NAMES = "Ann Lee/PER, Ben Marsh/PER, Harrow/LOC, Tideway/ORG"


def test_a_preposition_before_a_clause_s_noun_stays_in_the_title() -> None:
    _, said = facts(
        """
        At ADP/IN mark 9
        eight NUM/CD nummod 3
        pounds NOUN/NNS obl 9
        _, PUNCT/, punct 3
        Tideway PROPN/NNP nsubj 9
        would AUX/MD aux 9
        not PART/RB advmod 9
        have AUX/VB aux 9
        sold VERB/VBN root 0 sell
        the DET/DT det 11
        yard NOUN/NN obj 9
        _. PUNCT/. punct 9
        """,
        names=NAMES,
    )
    assert [c.title for c in said.claims] == ["At eight pounds, Tideway would not have sold the yard"]


def test_a_preposition_behind_the_verb_is_that_of_the_noun() -> None:
    _, said = facts(
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        sailed VERB/VBD root 0
        the DET/DT det 5
        boat NOUN/NN obj 3
        to ADP/IN mark 3
        Harrow PROPN/NNP obl 3
        _. PUNCT/. punct 3
        """,
        names=NAMES,
    )
    (claim,) = said.claims
    assert who(claim, said) == ["Ann Lee", "the boat", "Harrow"]


def test_his_is_an_owner() -> None:
    _, said = facts(
        """
        Ben PROPN/NNP nsubj 3
        Marsh PROPN/NNP flat 1
        left VERB/VBD root 0
        Harrow PROPN/NNP obj 3
        _. PUNCT/. punct 3
        """,
        """
        Despite ADP/IN case 3
        his PRON/PRP nsubj 3
        dislike VERB/VBZ obl 6
        _, PUNCT/, punct 3
        Tideway PROPN/NNP nsubj 6
        met VERB/VBD root 0 meet
        Ann PROPN/NNP obj 6
        Lee PROPN/NNP flat 7
        _. PUNCT/. punct 6
        """,
        names=NAMES,
    )
    (claim,) = (c for c in said.claims if c.predicate == "meet")
    assert claim.title == "Despite Ben Marsh’s dislike, Tideway met Ann Lee"


def test_who_stands_before_s_owns_the_subject() -> None:
    _, said = facts(
        """
        Harrow PROPN/NNP nsubj 5
        _'s PART/POS case 4
        new ADJ/JJ amod 4
        council NOUN/NN nsubj 5
        met VERB/VBD root 0
        Ann PROPN/NNP obj 5
        Lee PROPN/NNP flat 6
        _. PUNCT/. punct 5
        """,
        names=NAMES,
    )
    (claim,) = said.claims
    roles = {
        p.role.value
        for p in claim.participants
        if p.referent == next(r.id for r in said.referents if r.name == "Harrow")
    }
    assert roles == {"other"}


def test_the_subject_of_the_verb_behind_it() -> None:
    """And no adverb that is read as a verb has one."""
    _, said = facts(
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        left VERB/VBD root 0
        Harrow PROPN/NNP obj 3
        and CCONJ/CC cc 7
        Tideway PROPN/NNP nsubj 3
        sold VERB/VBD conj 3
        the DET/DT det 9
        yard NOUN/NN obj 7
        _. PUNCT/. punct 3
        """,
        """
        Ann PROPN/NNP nsubj 6
        Lee PROPN/NNP flat 1
        and CCONJ/CC cc 4
        Tideway PROPN/NNP nsubj 5
        also VERB/VBD advmod 6
        offered VERB/VBD root 0 offer
        help NOUN/NN obj 6
        _. PUNCT/. punct 6
        """,
        names=NAMES,
    )
    casts = {c.predicate: who(c, said) for c in said.claims}
    assert casts["left"] == ["Ann Lee", "Harrow"]
    assert casts["sold"] == ["Tideway", "the yard"]
    assert "Ann Lee" in casts["offer"]


def test_who_is_spoken_to_does_nothing() -> None:
    _, said = facts(
        """
        “ PUNCT/`` punct 6
        _Harrow PROPN/NNP nsubj 6
        _, PUNCT/, punct 2
        we PRON/PRP nsubj 6
        have AUX/VBP aux 6
        arrived VERB/VBN ccomp 10
        _, PUNCT/, punct 6
        _” PUNCT/'' punct 6
        Tideway PROPN/NNP nsubj 10
        said VERB/VBD root 0 say
        _. PUNCT/. punct 10
        """,
        names=NAMES,
    )
    assert all("Harrow" not in who(c, said) for c in said.claims)


def test_a_plan_is_no_purpose() -> None:
    _, said = facts(
        """
        Ann PROPN/NNP nsubj:pass 4
        Lee PROPN/NNP flat 1
        is AUX/VBZ aux 4
        scheduled VERB/VBN root 0 schedule
        to PART/TO mark 6
        meet VERB/VB advcl 4
        with ADP/IN case 8
        Ben PROPN/NNP obl 6
        Marsh PROPN/NNP flat 8
        _. PUNCT/. punct 4
        """,
        names=NAMES,
    )
    (claim,) = said.claims
    assert claim.phase.value == "expected"
    assert {p.role.value for p in claim.participants} == {"patient", "partner"}


def test_a_preposition_behind_a_noun_is_that_of_the_next() -> None:
    _, said = facts(
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        keeps VERB/VBZ root 0 keep
        a DET/DT det 5
        lead NOUN/NN obl 3
        over ADP/IN case 5
        Ben PROPN/NNP nmod 5
        Marsh PROPN/NNP flat 7
        _. PUNCT/. punct 3
        """,
        names=NAMES,
    )
    (claim,) = said.claims
    assert {(p.role.value, n) for p, n in zip(claim.participants, who(claim, said), strict=True)} == {
        ("agent", "Ann Lee"), ("patient", "a lead"), ("partner", "Ben Marsh"),
    }  # fmt: skip


def test_a_noun_right_behind_a_verb_is_its_object() -> None:
    _, said = facts(
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        said VERB/VBD root 0 say
        Tideway PROPN/NNP nsubj 5
        gave VERB/VBD ccomp 3
        a DET/DT det 7
        chance NOUN/NN ccomp 3
        to PART/TO mark 9
        talk VERB/VB acl 7
        _. PUNCT/. punct 3
        """,
        names=NAMES,
    )
    (claim,) = (c for c in said.claims if c.predicate == "gave")
    assert who(claim, said) == ["Tideway", "a chance"]


def test_that_something_was_shown_is_no_claim() -> None:
    _, said = facts(
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        visited VERB/VBD root 0 visit
        Harrow PROPN/NNP obj 3
        _, PUNCT/, punct 8
        as SCONJ/IN mark 8
        she PRON/PRP nsubj 8
        showed VERB/VBD advcl 3 show
        in ADP/IN case 10
        letters NOUN/NNS obl 8
        _. PUNCT/. punct 3
        """,
        names=NAMES,
    )
    assert [c.predicate for c in said.claims] == ["visit"]
