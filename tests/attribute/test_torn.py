"""A phrase that was read in two is one again: who does it, and nobody beside."""

from __future__ import annotations

from dateline.model import Claim, Role
from tests.attribute.build import facts, who

NAMES = "Ann Lee/PER, Ben Marsh/PER, Ben/PER, Harrow/LOC, Tideway/ORG"


def told(sentence: str, names: str = NAMES) -> tuple[Claim, dict[str, Role]]:
    """The first claim, and its participants by the words that name them."""
    article, said = facts(sentence, names=names)
    claim = said.claims[0]
    return claim, {p.span.of(article.text): p.role for p in claim.participants}


def test_the_subject_hung_on_an_adverb_is_the_verb_s() -> None:
    _, found = told(
        """
        The DET/DT det 3
        two NUM/CD nummod 3
        rivals NOUN/NNS nsubj 4
        largely ADV/RB advmod 5
        praised VERB/VBD root 0
        Ann PROPN/NNP obj 5
        Lee PROPN/NNP flat 6
        _. PUNCT/. punct 5
        """
    )
    assert found == {"The two rivals": Role.AGENT, "Ann Lee": Role.PATIENT}


def test_a_title_between_quotation_marks_is_a_part_of_the_noun_behind_it() -> None:
    _, found = told(
        """
        The DET/DT det 6
        “ PUNCT/`` punct 4
        _Better ADJ/JJ amod 4
        Days NOUN/NNS nsubj 7
        _” PUNCT/'' punct 4
        ad NOUN/NN nsubj 7
        praised VERB/VBD root 0
        Ann PROPN/NNP obj 7
        Lee PROPN/NNP flat 8
        _. PUNCT/. punct 7
        """
    )
    assert found == {"The “Better Days” ad": Role.AGENT, "Ann Lee": Role.PATIENT}


def test_a_word_with_hyphens_is_no_second_subject() -> None:
    _, found = told(
        """
        Harrow PROPN/NNP nmod:poss 4
        _’s PART/POS case 1
        winner NOUN/NN nsubj 9
        _- PUNCT/HYPH punct 5
        _take NOUN/NN compound 3
        _- PUNCT/HYPH punct 5
        _all DET/DT det 8
        vote NOUN/NN nsubj 9
        ruined VERB/VBD root 0
        Ann PROPN/NNP obj 9
        Lee PROPN/NNP flat 10
        _. PUNCT/. punct 9
        """
    )
    assert [word for word, role in found.items() if role is Role.AGENT] == ["Harrow’s winner-take-all vote"]


def test_the_name_behind_an_office_does_it() -> None:
    _, found = told(
        """
        Tideway PROPN/NNP nsubj 6
        party NOUN/NN compound 3
        chief NOUN/NN nmod:desc 4
        Ann PROPN/NNP appos 9
        Lee PROPN/NNP flat 4
        worked VERB/VBD root 0
        with ADP/IN case 9
        a DET/DT det 9
        painter NOUN/NN obl 6
        _. PUNCT/. punct 6
        """
    )
    assert found["Ann Lee"] is Role.AGENT
    assert found.get("Tideway") is not Role.AGENT


def test_whose_son_it_is_takes_part_and_stands_in_the_title() -> None:
    article, said = facts(
        """
        They PRON/PRP nsubj 2
        thanked VERB/VBD root 0
        Ann PROPN/NNP obj 2
        Lee PROPN/NNP flat 3
        _, PUNCT/, punct 10
        whose PRON/WP$ nsubj:pass 10
        son NOUN/NN nsubj:pass 10
        Ben PROPN/NNP obl 10
        was AUX/VBD aux:pass 10 be
        killed VERB/VBN acl:relcl 3
        in ADP/IN case 12
        Harrow PROPN/NNP obl 10
        _. PUNCT/. punct 2
        """,
        names=NAMES,
    )
    claim = next(c for c in said.claims if c.predicate == "killed")
    assert claim.title == "Ann Lee’s son Ben was killed in Harrow"
    names = {r.id: r.name for r in said.referents}
    assert {names[p.referent]: p.role for p in claim.participants} == {
        "Ben": Role.PATIENT, "Harrow": Role.PLACE, "Ann Lee": Role.OTHER,
    }  # fmt: skip
    assert next(p.span.of(article.text) for p in claim.participants if p.role is Role.OTHER) == "whose"


def test_who_is_spoken_to_does_nothing() -> None:
    _, found = told(
        """
        “ PUNCT/`` punct 7
        _Good ADJ/JJ amod 3
        people NOUN/NNS nsubj 7
        _, PUNCT/, punct 3
        we PRON/PRP nsubj 7
        have AUX/VBP aux 7
        beaten VERB/VBN ccomp 14
        Ben PROPN/NNP obj 7
        Marsh PROPN/NNP flat 8
        _, PUNCT/, punct 7
        _” PUNCT/'' punct 7
        Ann PROPN/NNP nsubj 14
        Lee PROPN/NNP flat 12
        said VERB/VBD root 0
        _. PUNCT/. punct 14
        """,
        "Ann Lee/PER, Ben Marsh/PER",
    )
    assert found == {"Ben Marsh": Role.PATIENT}


def test_a_month_beside_a_joined_verb_is_when_it_was_done() -> None:
    _, said = facts(
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        left VERB/VBD root 0
        Tideway PROPN/NNP obj 3
        and CCONJ/CC cc 8
        last ADJ/JJ amod 7
        June PROPN/NNP nsubj 8
        sold VERB/VBD conj 3
        the DET/DT det 10
        yard NOUN/NN obj 8
        _. PUNCT/. punct 3
        """,
        names=NAMES,
    )
    claim = next(c for c in said.claims if c.predicate == "sold")
    names = {r.id: r.name for r in said.referents}
    assert [names[p.referent] for p in claim.participants if p.role is Role.AGENT] == ["Ann Lee"]


def test_what_stands_in_brackets_behind_the_verb_is_its_object() -> None:
    _, found = told(
        """
        Ann PROPN/NNP nsubj 4
        Lee PROPN/NNP flat 1
        never ADV/RB advmod 4
        escaped VERB/VBD root 0
        ( PUNCT/-LRB- punct 7
        _the DET/DT det 7
        record NOUN/NN nsubj 4
        _) PUNCT/-RRB- punct 7
        _. PUNCT/. punct 4
        """
    )
    assert found == {"Ann Lee": Role.AGENT, "the record": Role.PATIENT}


def test_who_an_object_is_said_to_be_does_nothing() -> None:
    _, found = told(
        """
        Women NOUN/NNS nsubj 2
        praised VERB/VBD root 0
        Ann PROPN/NNP obj 2
        Lee PROPN/NNP flat 3
        _, PUNCT/, punct 8
        the DET/DT det 8
        first ADJ/JJ amod 8
        mayor NOUN/NN nsubj 2
        _. PUNCT/. punct 2
        """
    )
    assert found == {"Women": Role.AGENT, "Ann Lee": Role.PATIENT}


def test_who_a_subject_is_said_to_be_between_commas_is_no_second_one() -> None:
    _, found = told(
        """
        Tideway PROPN/NNP nsubj 9
        _, PUNCT/, punct 5
        a DET/DT det 4
        firm NOUN/NN nsubj 5
        building VERB/VBG advcl 9
        boats NOUN/NNS obj 5
        _, PUNCT/, punct 1
        once ADV/RB advmod 9
        praised VERB/VBD root 0
        Ann PROPN/NNP obj 9
        Lee PROPN/NNP flat 10
        _. PUNCT/. punct 9
        """
    )
    assert found == {"Tideway": Role.AGENT, "Ann Lee": Role.PATIENT}


def test_a_name_as_predicate_takes_part() -> None:
    _, found = told(
        """
        The DET/DT det 3
        real ADJ/JJ amod 3
        winner NOUN/NN nsubj 5
        is AUX/VBZ cop 5 be
        Ann PROPN/NNP root 0
        Lee PROPN/NNP flat 5
        _. PUNCT/. punct 5
        """
    )
    assert found == {"The real winner": Role.AGENT, "Ann Lee": Role.AGENT}


def test_what_a_name_is_said_to_be_in_two_words_takes_no_part() -> None:
    _, found = told(
        """
        Tideway PROPN/NNP nsubj 2
        thanked VERB/VBD root 0
        Ann PROPN/NNP obj 2
        Lee PROPN/NNP flat 3
        _, PUNCT/, punct 7
        an DET/DT det 7
        editor NOUN/NN appos 3
        and CCONJ/CC cc 9
        veteran NOUN/NN conj 7
        _. PUNCT/. punct 2
        """
    )
    assert found == {"Tideway": Role.AGENT, "Ann Lee": Role.PATIENT}


def test_a_number_behind_its_noun_belongs_to_it() -> None:
    _, found = told(
        """
        Section NOUN/NN nsubj 3
        12 NUM/CD flat 1
        protects VERB/VBZ root 0
        Ann PROPN/NNP obj 3
        Lee PROPN/NNP flat 4
        _. PUNCT/. punct 3
        """
    )
    assert found == {"Section 12": Role.AGENT, "Ann Lee": Role.PATIENT}


REMAINS = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
remains VERB/VBZ root 0 remain
for ADP/IN case 5
now ADV/RB nmod 7
the DET/DT det 7
chair NOUN/NN nsubj 3
of ADP/IN case 9
Tideway PROPN/NNP nmod 7
_. PUNCT/. punct 3
"""


def test_what_somebody_remains_is_nobody_else() -> None:
    _, said = facts(REMAINS, names="Ann Lee/PER, Tideway/ORG")
    (claim,) = said.claims
    assert who(claim, said) == ["Ann Lee", "Tideway"]


CITED = """
Ben PROPN/NNP nsubj 3
Marsh PROPN/NNP flat 1
cited VERB/VBD root 0 cite
Ann PROPN/NNP obj 3
Lee PROPN/NNP flat 4
_, PUNCT/, punct 8
an DET/DT det 8
heir NOUN/NN obj 3
to ADP/IN case 11
the DET/DT det 11
mill NOUN/NN nmod 8
_. PUNCT/. punct 3
"""


def test_who_an_object_is_said_to_be_behind_a_comma_is_not_another() -> None:
    _, said = facts(CITED, names="Ann Lee/PER, Ben Marsh/PER")
    (claim,) = said.claims
    assert who(claim, said)[:2] == ["Ben Marsh", "Ann Lee"]
    assert "an heir" not in who(claim, said)


CALLED = """
Ben PROPN/NNP nsubj 3
Marsh PROPN/NNP flat 1
called VERB/VBD root 0 call
Mrs. PROPN/NNP det 7
Lee PROPN/NNP obj 3
a DET/DT det 7
student NOUN/NN obj 3
of ADP/IN case 9
Fox PROPN/NNP nmod 7
_. PUNCT/. punct 3
"""


def test_a_short_title_belongs_to_the_name_behind_it() -> None:
    _, said = facts(CALLED, names="Lee/PER, Ben Marsh/PER, Fox/PER")
    (claim,) = said.claims
    assert not any("student" in name and "Mrs." in name for name in who(claim, said))


def test_nothing_of_a_source_is_cut_off_at_a_hyphen() -> None:
    _, said = facts(
        """
        The DET/DT det 5
        party NOUN/NN compound 5
        front NOUN/NN compound 5
        _- PUNCT/HYPH punct 6
        _runner NOUN/NN nsubj 6
        said VERB/VBD root 0 say
        that SCONJ/IN mark 10
        Ann PROPN/NNP nsubj 10
        Lee PROPN/NNP flat 8
        left VERB/VBD ccomp 6 leave
        Harrow PROPN/NNP obj 10
        _. PUNCT/. punct 6
        """,
        names=NAMES,
    )
    (claim,) = said.claims
    assert [hop.name for hop in claim.attribution] == ["The party front-runner"]


def test_what_somebody_is_called_is_nobody_beside_him() -> None:
    _, found = told(
        """
        Ben PROPN/NNP nsubj 3
        Marsh PROPN/NNP flat 1
        called VERB/VBD root 0 call
        Ann PROPN/NNP iobj 3
        Lee PROPN/NNP flat 4
        a DET/DT det 7
        rival NOUN/NN obj 3
        _. PUNCT/. punct 3
        """
    )
    assert found == {"Ben Marsh": Role.AGENT, "Ann Lee": Role.PATIENT}
    _, found = told(
        """
        Ben PROPN/NNP nsubj 3
        Marsh PROPN/NNP flat 1
        made VERB/VBD root 0 make
        Ann PROPN/NNP iobj 3
        Lee PROPN/NNP flat 4
        an DET/DT det 7
        offer NOUN/NN obj 3
        _. PUNCT/. punct 3
        """
    )
    assert "an offer" in found
