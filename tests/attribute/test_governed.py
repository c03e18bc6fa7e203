"""Nouns and verbs hung one too high or too low are where they belong: who takes part, and as what."""

from __future__ import annotations

from dateline.model import Phase, Role
from tests.attribute.build import facts

NAMES = "Ann Lee/PER, Ben Marsh/PER, Harrow/LOC, Tideway/ORG"


def cast(predicate: str, *paragraphs: str, names: str = NAMES) -> dict[str, Role]:
    """The participants of the claim with this predicate, by the words that name them."""
    article, said = facts(*paragraphs, names=names)
    (claim,) = (c for c in said.claims if c.predicate == predicate)
    return {p.span.of(article.text): p.role for p in claim.participants}


def test_what_is_given_and_to_whom_are_two() -> None:
    found = cast(
        "give",
        """
        Tideway PROPN/NNP nsubj 2
        gave VERB/VBD root 0 give
        Lee PROPN/NNP compound 5
        some DET/DT det 5
        help NOUN/NN obj 2
        _. PUNCT/. punct 2
        """,
        names="Tideway/ORG, Lee/PER",
    )
    assert found == {"Tideway": Role.AGENT, "Lee": Role.PARTNER, "some help": Role.PATIENT}


def test_who_stands_behind_a_participle_is_its_object() -> None:
    found = cast(
        "win",
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        won VERB/VBD root 0 win
        the DET/DT det 5
        race NOUN/NN obj 3
        _, PUNCT/, punct 7
        embarrassing VERB/VBG advcl 3
        Ben PROPN/NNP nsubj 3
        Marsh PROPN/NNP flat 8
        _. PUNCT/. punct 3
        """,
    )
    assert found["Ann Lee"] is Role.AGENT
    assert found.get("Ben Marsh") is not Role.AGENT


def test_whom_an_infinitive_behind_what_is_said_is_about_takes_part() -> None:
    found = cast(
        "came",
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        said VERB/VBD root 0 say
        Tideway PROPN/NNP nsubj 5
        came VERB/VBD ccomp 3
        to PART/TO mark 7
        support VERB/VB ccomp 3
        Ben PROPN/NNP obj 7
        Marsh PROPN/NNP flat 8
        _. PUNCT/. punct 3
        """,
    )
    assert found == {"Tideway": Role.AGENT, "Ben Marsh": Role.PATIENT}


def test_who_is_able_is_the_subject() -> None:
    found = cast(
        "able",
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        said VERB/VBD root 0 say
        Tideway PROPN/NNP nsubj 8
        was AUX/VBD cop 6 be
        able ADJ/JJ ccomp 3
        to PART/TO mark 8
        find VERB/VB ccomp 3
        Ben PROPN/NNP obj 8
        Marsh PROPN/NNP flat 9
        _. PUNCT/. punct 3
        """,
    )
    assert found == {"Tideway": Role.AGENT, "Ben Marsh": Role.PATIENT}


def test_a_noun_before_the_complement_is_the_object() -> None:
    found = cast(
        "called",
        """
        Tideway PROPN/NNP nsubj 2
        called VERB/VBD root 0
        the DET/DT det 4
        quarrel NOUN/NN xcomp 2
        with ADP/IN case 6
        Lee PROPN/NNP nmod 4
        unusual ADJ/JJ xcomp 2
        _. PUNCT/. punct 2
        """,
        names="Tideway/ORG, Lee/PER",
    )
    assert found["the quarrel"] is Role.PATIENT


def test_what_stands_before_an_owner_tells_who_it_is() -> None:
    found = cast(
        "questioned",
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        questioned VERB/VBD root 0
        the DET/DT det 9
        Tideway PROPN/NNP compound 9
        actor NOUN/NN nmod:poss 9
        _’s PART/POS case 6
        own ADJ/JJ amod 9
        figures NOUN/NNS obj 3
        _. PUNCT/. punct 3
        """,
    )
    assert found["the Tideway actor"] is Role.OTHER
    assert "actor" not in found


def test_the_bearer_of_an_office_in_two_words_does_it() -> None:
    _, said = facts(
        """
        The DET/DT det 2
        chief NOUN/NN nsubj 7
        of ADP/IN case 4
        staff NOUN/NN nmod 2
        Ann PROPN/NNP appos 4
        Lee PROPN/NNP flat 5
        praised VERB/VBD root 0
        Ben PROPN/NNP obj 7
        Marsh PROPN/NNP flat 8
        _. PUNCT/. punct 7
        """,
        names=NAMES,
    )
    (claim,) = said.claims
    names = {r.id: r.name for r in said.referents}
    assert {names[p.referent]: p.role for p in claim.participants} == {"Ann Lee": Role.AGENT, "Ben Marsh": Role.PATIENT}


def test_who_is_named_so_is_one_with_the_name() -> None:
    _, said = facts(
        """
        Tideway PROPN/NNP nsubj 2
        thanked VERB/VBD root 0
        a DET/DT det 4
        painter NOUN/NN obj 2
        named VERB/VBN acl 4 name
        Ann PROPN/NNP xcomp 5
        Lee PROPN/NNP flat 6
        _. PUNCT/. punct 2
        """,
        names=NAMES,
    )
    (claim,) = said.claims
    names = {r.id: r.name for r in said.referents}
    assert [names[p.referent] for p in claim.participants] == ["Tideway", "Ann Lee"]


def test_the_city_is_not_the_city_council() -> None:
    _, said = facts(
        """
        Harrow PROPN/NNP compound 3
        City PROPN/NNP compound 3
        Council PROPN/NNP nsubj 4
        met VERB/VBD root 0
        Ann PROPN/NNP obj 4
        Lee PROPN/NNP flat 5
        _. PUNCT/. punct 4
        """,
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        praised VERB/VBD root 0
        the DET/DT det 5
        city NOUN/NN obj 3
        _. PUNCT/. punct 3
        """,
        names="Ann Lee/PER, Harrow City Council/ORG",
    )
    names = {r.id: r.name for r in said.referents}
    told = next(c for c in said.claims if c.predicate == "praised")
    assert [names[p.referent] for p in told.participants] == ["Ann Lee", "the city"]


def test_whom_somebody_accuses_of_it_is_the_object_of_the_accusing() -> None:
    found = cast(
        "accused",
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        accused VERB/VBD root 0
        Ben PROPN/NNP nsubj 7
        Marsh PROPN/NNP flat 4
        of SCONJ/IN mark 7
        poisoning VERB/VBG advcl 3
        rivers NOUN/NNS obj 7
        _. PUNCT/. punct 3
        """,
    )
    assert found["Ben Marsh"] is Role.PATIENT


def test_what_somebody_is_said_to_do_is_told_of_them() -> None:
    _, said = facts(
        """
        Ann PROPN/NNP nsubj:pass 4
        Lee PROPN/NNP flat 1
        is AUX/VBZ aux:pass 4 be
        said VERB/VBN root 0 say
        to PART/TO mark 7
        be AUX/VB aux 7
        leaving VERB/VBG ccomp 4 leave
        Harrow PROPN/NNP obj 7
        _. PUNCT/. punct 4
        """,
        names=NAMES,
    )
    (claim,) = said.claims
    assert (claim.title, claim.phase) == ("Ann Lee is said to be leaving Harrow", Phase.ONGOING)


def test_a_clause_with_a_conjunction_is_nothing_that_is_begun() -> None:
    _, said = facts(
        """
        Tideway PROPN/NNP nsubj 2
        began VERB/VBD root 0 begin
        talks NOUN/NNS obj 2
        after SCONJ/IN mark 7
        the DET/DT det 6
        wall NOUN/NN nsubj 7
        fell VERB/VBD xcomp 2 fall
        _. PUNCT/. punct 2
        """,
        names=NAMES,
    )
    assert [claim.predicate for claim in said.claims] == ["begin", "fall"]


def test_what_stands_behind_if_is_the_subject_of_its_verb() -> None:
    found = cast(
        "sell",
        """
        Tideway PROPN/NNP nsubj 3
        could AUX/MD aux 3
        sell VERB/VB root 0
        the DET/DT det 5
        ferry NOUN/NN obj 3
        if SCONJ/IN mark 10
        talks NOUN/NNS obl 3
        with ADP/IN case 9
        Harrow PROPN/NNP nmod 7
        fail VERB/VBP advcl 3
        _. PUNCT/. punct 3
        """,
    )
    assert found["Tideway"] is Role.AGENT
    assert found["Harrow"] is Role.OTHER


def test_what_something_is_worth_takes_no_part() -> None:
    found = cast(
        "lost",
        """
        Tideway PROPN/NNP nsubj 2
        lost VERB/VBD root 0
        a DET/DT det 4
        contract NOUN/NN obj 2
        worth ADJ/JJ advcl 2
        $ SYM/$ obj 2
        _70 NUM/CD compound 8
        million NUM/CD nummod 6
        _. PUNCT/. punct 2
        """,
    )
    assert found == {"Tideway": Role.AGENT, "a contract": Role.PATIENT}


def test_what_is_called_off_is_an_object() -> None:
    found = cast(
        "call off",
        """
        Tideway PROPN/NNP nsubj 2
        called VERB/VBD root 0 call
        the DET/DT det 4
        tour NOUN/NN xcomp 2
        off ADP/RP compound:prt 2
        _. PUNCT/. punct 2
        """,
    )
    assert found == {"Tideway": Role.AGENT, "the tour": Role.PATIENT}
