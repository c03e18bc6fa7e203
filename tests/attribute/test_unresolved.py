"""Who takes part and is only pointed to is told as such, and nobody else."""

from __future__ import annotations

from dateline.model import Role
from tests.attribute.build import facts


def pointed(sentence: str, names: str = "Ann Lee/PER") -> dict[str, Role]:
    """The words of the one claim that nobody is known for."""
    article, said = facts(sentence, names=names)
    (claim,) = said.claims
    return {each.span.of(article.text): each.role for each in claim.unresolved}


def test_a_pronoun_of_nobody_known_keeps_its_role() -> None:
    found = pointed(
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        sued VERB/VBD root 0
        them PRON/PRP obj 3
        on ADP/IN case 6
        Monday PROPN/NNP obl 3
        _. PUNCT/. punct 3
        """
    )
    assert found == {"them": Role.PATIENT}


def test_a_resolved_pronoun_and_a_reflexive_are_no_gap() -> None:
    assert not pointed(
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        sold VERB/VBD root 0
        her PRON/PRP$ nmod:poss 5
        house NOUN/NN obj 3
        herself PRON/PRP obl 3
        _. PUNCT/. punct 3
        """
    )


def test_an_it_that_stands_for_a_clause_points_to_nobody() -> None:
    assert not pointed(
        """
        It PRON/PRP expl 3
        was AUX/VBD cop 3 be
        clear ADJ/JJ root 0
        that SCONJ/IN mark 7
        Ann PROPN/NNP nsubj 7
        Lee PROPN/NNP flat 5
        left VERB/VBD ccomp 3
        _. PUNCT/. punct 3
        """
    )


def test_a_that_behind_its_noun_points_to_it() -> None:
    assert not pointed(
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        praised VERB/VBD root 0
        firms NOUN/NNS obj 3
        that PRON/DT nsubj 6
        pay VERB/VBP advcl 3
        nurses NOUN/NNS obj 6
        _. PUNCT/. punct 3
        """
    )


def test_all_of_some_that_are_spoken_of_are_told_as_such() -> None:
    found = pointed(
        """
        All DET/DT nsubj 2
        praised VERB/VBD root 0
        Ann PROPN/NNP obj 2
        Lee PROPN/NNP flat 3
        _. PUNCT/. punct 2
        """
    )
    assert found == {"All": Role.AGENT}


def test_forms_of_one_pointer_are_told_once_in_the_strongest_role_and_owners_not_at_all() -> None:
    article, said = facts(
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        sued VERB/VBD root 0
        them PRON/PRP obj 3
        for ADP/IN case 7
        their PRON/PRP$ nmod:poss 7
        noise NOUN/NN obl 3
        with ADP/IN case 9
        them PRON/PRP obl 3
        _. PUNCT/. punct 3
        """,
        names="Ann Lee/PER",
    )
    (claim,) = said.claims
    found = [(each.span.of(article.text), each.role) for each in claim.unresolved]
    assert found == [("them", Role.PATIENT)]


def test_two_of_one_sex_are_two() -> None:
    found = pointed(
        """
        He PRON/PRP nsubj 2
        sued VERB/VBD root 0
        him PRON/PRP obj 2
        in ADP/IN case 5
        2014 NUM/CD obl 2
        _. PUNCT/. punct 2
        """
    )
    assert found == {"He": Role.AGENT, "him": Role.PATIENT}


def test_that_is_what_was_said_and_nobody() -> None:
    praised = """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        praised VERB/VBD root 0
        {} PRON/DT obj 3
        on ADP/IN case 6
        Monday PROPN/NNP obl 3
        _. PUNCT/. punct 3
        """
    assert not pointed(praised.format("that"))
    assert pointed(praised.format("those")) == {"those": Role.PATIENT}
