"""Words over a clause that keep it from being told as so, or make it lie ahead; all of it about invented people."""

from __future__ import annotations

import pytest

from dateline.model import Certainty, Claim, Phase, Polarity
from tests.attribute.build import facts

NAMES = "Ann Lee/PER, Harrow/ORG"


def of(sentence: str, predicate: str) -> Claim:
    _, said = facts(sentence, names=NAMES)
    (claim,) = [c for c in said.claims if c.predicate == predicate]
    return claim


NOUN = """
He PRON/PRP nsubj 2
has VERB/VBZ root 0 have
{det} DET/DT det 4
{noun} NOUN/NN obj 2
that SCONJ/IN mark 8
Ann PROPN/NNP nsubj 8
Lee PROPN/NNP flat 6
sold VERB/VBD acl 4 sell
Harrow PROPN/NNP obj 8
in ADP/IN case 11
May PROPN/NNP obl 8
_. PUNCT/. punct 2
"""


@pytest.mark.parametrize(
    ("det", "noun", "certainty", "polarity"),
    [
        ("the", "illusion", Certainty.CERTAIN, Polarity.NEGATIVE),
        ("no", "evidence", Certainty.PROBABLE, Polarity.NEGATIVE),
        ("some", "evidence", Certainty.CERTAIN, Polarity.POSITIVE),
        ("the", "theory", Certainty.PROBABLE, Polarity.POSITIVE),
        ("the", "possibility", Certainty.POSSIBLE, Polarity.POSITIVE),
        ("no", "chance", Certainty.PROBABLE, Polarity.NEGATIVE),
        ("no", "doubt", Certainty.CERTAIN, Polarity.POSITIVE),
    ],
)
def test_a_noun_over_a_clause_tells_how_sure_it_is(
    det: str, noun: str, certainty: Certainty, polarity: Polarity
) -> None:
    claim = of(NOUN.format(det=det, noun=noun), "sell")
    assert (claim.certainty, claim.polarity) == (certainty, polarity)


def test_an_opinion_that_is_denied_turns_what_is_thought() -> None:
    claim = of(
        """
        He PRON/PRP nsubj 4
        does AUX/VBZ aux 4 do
        n't PART/RB advmod 4
        think VERB/VB root 0
        Ann PROPN/NNP nsubj 7
        Lee PROPN/NNP flat 5
        sold VERB/VBD ccomp 4 sell
        Harrow PROPN/NNP obj 7
        _. PUNCT/. punct 4
        """,
        "sell",
    )
    assert (claim.certainty, claim.polarity) == (Certainty.PROBABLE, Polarity.NEGATIVE)


def test_what_is_asked_is_not_told_as_so() -> None:
    claim = of(
        """
        Police NOUN/NNS nsubj 2
        asked VERB/VBD root 0 ask
        whether SCONJ/IN mark 6
        Ann PROPN/NNP nsubj 6
        Lee PROPN/NNP flat 4
        sold VERB/VBD ccomp 2 sell
        Harrow PROPN/NNP obj 6
        _. PUNCT/. punct 2
        """,
        "sell",
    )
    assert claim.certainty is Certainty.POSSIBLE


SUPPOSED = """
Suppose VERB/VB root 0
that SCONJ/IN mark 5
Ann PROPN/NNP nsubj 5
Lee PROPN/NNP flat 3
sold VERB/VBD ccomp 1 sell
Harrow PROPN/NNP obj 5
_. PUNCT/. punct 1
"""


def test_what_the_reader_is_to_suppose_did_not_happen() -> None:
    assert of(SUPPOSED, "sell").phase is Phase.HYPOTHETICAL


HEDGED = """
{hedge} ADV/RB advmod 3
most ADV/RBS advmod 3
{word} {tag} {relation} 7
_, PUNCT/, punct 3
Ann PROPN/NNP nsubj 7
Lee PROPN/NNP flat 5
sold VERB/VBD root 0 sell
Harrow PROPN/NNP obj 7
_. PUNCT/. punct 7
"""


def test_a_hedge_on_a_remark_hedges_the_remark() -> None:
    claim = of(HEDGED.format(hedge="Perhaps", word="important", tag="ADJ/JJ", relation="advmod"), "sell")
    assert claim.certainty is Certainty.CERTAIN


LOOKING = """
Ann PROPN/NNP nsubj 4
Lee PROPN/NNP flat 1
is AUX/VBZ {aux} 4
{verb} VERB/{tag} root 0 {lemma}
to PART/TO mark 6
sell VERB/VB xcomp 4
Harrow PROPN/NNP obj 6
_. PUNCT/. punct 4
"""


def test_looking_to_do_something_is_a_wish_and_no_seeming() -> None:
    looking = LOOKING.format(aux="aux", verb="looking", tag="VBG", lemma="look")
    _, said = facts(looking, names=NAMES)
    assert all(c.certainty is Certainty.CERTAIN for c in said.claims)


PERFECT = """
Ann PROPN/NNP nsubj 5
Lee PROPN/NNP flat 1
has AUX/VBZ aux 5 have
{adverb} ADV/RB advmod 5
opposed VERB/VBN root 0 oppose
Harrow PROPN/NNP obj 5
_. PUNCT/. punct 5
"""


@pytest.mark.parametrize(("adverb", "phase"), [("long", Phase.ONGOING), ("once", Phase.HAPPENED)])
def test_what_has_long_been_goes_on(adverb: str, phase: Phase) -> None:
    assert of(PERFECT.format(adverb=adverb), "oppose").phase is phase


URGED = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
{verb} VERB/VBD root 0 {lemma}
Harrow PROPN/NNP obj 3
to PART/TO mark 6
sell VERB/VB xcomp 3
its PRON/PRP$ nmod:poss 8
ships NOUN/NNS obj 6
_. PUNCT/. punct 3
"""


def test_what_somebody_is_urged_to_do_has_not_happened() -> None:
    _, said = facts(URGED.format(verb="urged", lemma="urge"), names=NAMES)
    sold = [c for c in said.claims if c.predicate == "sell"]
    assert all(c.phase is Phase.EXPECTED for c in sold)
    assert said.claims, "the urging or what is urged is told"


@pytest.mark.parametrize(
    ("deny", "relation", "certainty"),
    [("n't", "advmod", Certainty.POSSIBLE), ("always", "advmod", Certainty.CERTAIN)],
)
def test_what_something_does_not_mean_is_left_open(deny: str, relation: str, certainty: Certainty) -> None:
    claim = of(
        f"""
        That PRON/DT nsubj 4
        does AUX/VBZ aux 4 do
        {deny} PART/RB {relation} 4
        mean VERB/VB root 0
        Ann PROPN/NNP nsubj 7
        Lee PROPN/NNP flat 5
        sold VERB/VBD ccomp 4 sell
        Harrow PROPN/NNP obj 7
        _. PUNCT/. punct 4
        """,
        "sell",
    )
    assert (claim.certainty, claim.polarity) == (certainty, Polarity.POSITIVE)


@pytest.mark.parametrize(("joint", "polarity"), [("or", Polarity.NEGATIVE), ("and", Polarity.POSITIVE)])
def test_a_negation_goes_on_behind_or(joint: str, polarity: Polarity) -> None:
    claim = of(
        f"""
        Ann PROPN/NNP nsubj 5
        Lee PROPN/NNP flat 1
        has AUX/VBZ aux 5 have
        n't PART/RB advmod 5 not
        left VERB/VB root 0 leave
        Tom PROPN/NNP obj 5
        {joint} CCONJ/CC cc 8
        sold VERB/VBD conj 5 sell
        Harrow PROPN/NNP obj 8
        _. PUNCT/. punct 5
        """,
        "sell",
    )
    assert claim.polarity is polarity


@pytest.mark.parametrize(
    ("noun", "source", "certainty"),
    [
        ("view", "hearsay", Certainty.PROBABLE),
        ("theory", "hearsay", Certainty.POSSIBLE),
        ("problem", None, Certainty.CERTAIN),
    ],
)
def test_what_one_view_is_somebody_holds(noun: str, source: str | None, certainty: Certainty) -> None:
    claim = of(
        f"""
        One NUM/CD nummod 2
        {noun} NOUN/NN nsubj:outer 8
        is AUX/VBZ cop 8 be
        that SCONJ/IN mark 8
        Ann PROPN/NNP nsubj 8
        Lee PROPN/NNP flat 5
        never ADV/RB advmod 8
        sold VERB/VBN root 0 sell
        Harrow PROPN/NNP obj 8
        _. PUNCT/. punct 8
        """,
        "sell",
    )
    assert [hop.kind.value for hop in claim.attribution] == ([source] if source else [])
    assert (claim.certainty, claim.polarity, claim.phase) == (certainty, Polarity.NEGATIVE, Phase.HAPPENED)
