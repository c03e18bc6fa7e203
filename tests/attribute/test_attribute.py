"""What an article says, sentence by sentence: sources, participants, certainty, polarity, phase, date."""

from __future__ import annotations

import datetime
import importlib.util
from pathlib import Path

import pytest

from dateline.model import Certainty, Phase, Polarity

_spec = importlib.util.spec_from_file_location("attribute_build", Path(__file__).with_name("build.py"))
assert _spec is not None and _spec.loader is not None
build = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(build)

RESIGNED = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
resigned VERB/VBD root 0 resign
on ADP/IN case 5
Friday PROPN/NNP obl 3
_. PUNCT/. punct 3
"""

TOLD_OUTLET = """
“ PUNCT/`` punct 4
_They PRON/PRP nsubj 4 they
have AUX/VBP aux 4
left VERB/VBN ccomp 9 leave
_, PUNCT/, punct 9
_” PUNCT/'' punct 9
a DET/DT det 8
source NOUN/NN nsubj 9
told VERB/VBD root 0 tell
the DET/DT det 13
Harrow PROPN/NNP compound 13
Daily PROPN/NNP compound 13
Gazette PROPN/NNP obj 9
_. PUNCT/. punct 9
"""

RUMOR = """
Rumors NOUN/NNS nsubj 7 rumor
that SCONJ/IN mark 5
Ann PROPN/NNP nsubj 5
Lee PROPN/NNP flat 3
resigned VERB/VBD acl 1 resign
have AUX/VBP aux 7
spread VERB/VBN root 0
_. PUNCT/. punct 7
"""

DENIED = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
denied VERB/VBD root 0 deny
that SCONJ/IN mark 6
she PRON/PRP nsubj 6
took VERB/VBD ccomp 3 take
bribes NOUN/NNS obj 6
_. PUNCT/. punct 3
"""

REPORTEDLY = """
Ann PROPN/NNP nsubj 4
Lee PROPN/NNP flat 1
reportedly ADV/RB advmod 4
left VERB/VBD root 0 leave
Harrow PROPN/NNP obj 4
in ADP/IN case 7
May PROPN/NNP obl 4
_. PUNCT/. punct 4
"""

UNLESS = """
Ann PROPN/NNP nsubj 5
Lee PROPN/NNP flat 1
will AUX/MD aux 5
not PART/RB advmod 5
return VERB/VB root 0
unless SCONJ/IN mark 8
Ben PROPN/NNP nsubj 8
leaves VERB/VBZ advcl 5 leave
_. PUNCT/. punct 5
"""


def test_a_plain_sentence_is_a_claim_in_the_authors_own_voice_with_its_day() -> None:
    _, told = build.facts(RESIGNED, names="Ann Lee/PER")
    (claim,) = told.claims
    assert (claim.title, claim.attribution) == ("Ann Lee resigned on Friday", ())
    assert claim.when.earliest == claim.when.latest == datetime.date(2015, 6, 5)
    assert build.who(claim, told) == ["Ann Lee"]
    assert (claim.certainty, claim.polarity, claim.phase) == (Certainty.CERTAIN, Polarity.POSITIVE, Phase.HAPPENED)


def test_without_a_publication_date_no_day_is_invented() -> None:
    _, told = build.facts(RESIGNED, names="Ann Lee/PER", published="")
    (claim,) = told.claims
    assert not claim.when.known
    assert claim.when.because


def test_an_outlet_that_is_told_stands_before_the_source() -> None:
    _, told = build.facts(TOLD_OUTLET, names="Harrow Daily Gazette/ORG")
    (claim,) = told.claims
    assert build.chain(claim) == [("Harrow Daily Gazette", "outlet"), ("a source", "anonymous")]
    assert claim.direct_quote
    assert claim.title == "“They” have left", "an unresolved pronoun stays, in quotation marks"


def test_a_rumour_is_hearsay_and_only_possible() -> None:
    _, told = build.facts(RUMOR, names="Ann Lee/PER")
    claim = next(c for c in told.claims if c.predicate == "resign")
    assert build.chain(claim) == [("", "hearsay")]
    assert claim.certainty is Certainty.POSSIBLE


def test_a_denial_is_the_denied_claim_with_negative_polarity() -> None:
    _, told = build.facts(DENIED, names="Ann Lee/PER")
    (claim,) = told.claims
    assert (claim.predicate, claim.polarity) == ("take", Polarity.NEGATIVE)
    assert build.chain(claim) == [("Ann Lee", "person")]
    assert claim.title == "[Ann Lee denied that] she took bribes", "a title keeps the denial"
    assert "denied" in claim.rule


def test_reportedly_is_said_by_nobody_named_and_probable() -> None:
    _, told = build.facts(REPORTEDLY, names="Ann Lee/PER, Harrow/LOC")
    (claim,) = told.claims
    assert (build.chain(claim), claim.certainty) == ([("", "hearsay")], Certainty.PROBABLE)
    assert claim.when.edtf == "2015-05"


def test_a_condition_stays_with_its_clause_and_lies_ahead() -> None:
    _, told = build.facts(UNLESS, names="Ann Lee/PER, Ben/PER")
    (claim,) = told.claims
    assert claim.title == "Ann Lee will not return unless Ben leaves"
    assert (claim.phase, claim.polarity) == (Phase.EXPECTED, Polarity.NEGATIVE)


def test_a_pronoun_takes_the_only_person_that_fits() -> None:
    pronoun = RESIGNED.replace(
        "Ann PROPN/NNP nsubj 3\nLee PROPN/NNP flat 1", "Later ADV/RB advmod 3\nshe PRON/PRP nsubj 3"
    )
    _, told = build.facts(RESIGNED, pronoun, names="Ann Lee/PER")
    assert [build.who(c, told) for c in told.claims] == [["Ann Lee"], ["Ann Lee"]]


def test_a_pronoun_with_two_equal_antecedents_stays_unresolved() -> None:
    two = """
    Ann PROPN/NNP nsubj 6
    Lee PROPN/NNP flat 1
    and CCONJ/CC cc 4
    Eva PROPN/NNP conj 1
    Roe PROPN/NNP flat 4
    resigned VERB/VBD root 0 resign
    _. PUNCT/. punct 6
    """
    she = """
    She PRON/PRP nsubj 2
    left VERB/VBD root 0 leave
    Harrow PROPN/NNP obj 2
    _. PUNCT/. punct 2
    """
    _, told = build.facts(two, she, names="Ann Lee/PER, Eva Roe/PER, Harrow/LOC")
    claim = next((c for c in told.claims if c.predicate == "leave"), None)
    assert claim is not None
    assert build.who(claim, told) == ["Harrow"]


@pytest.mark.parametrize(
    "source", ["A NOUN/DT det 2\nneighbour NOUN/NN nsubj 4", "Ann PROPN/NNP nsubj 4\nLee PROPN/NNP flat 1"]
)
def test_a_second_reporter_adds_exactly_one_hop(source: str) -> None:
    said = f"""
    {source}
    also ADV/RB advmod 4
    said VERB/VBD root 0 say
    Ben PROPN/NNP nsubj 6
    resigned VERB/VBD ccomp 4 resign
    _. PUNCT/. punct 4
    """
    _, told = build.facts(said, names="Ann Lee/PER, Ben/PER")
    (claim,) = told.claims
    assert len(claim.attribution) == 1
    assert claim.predicate == "resign"


def test_every_span_of_a_claim_lies_in_the_text_and_ids_are_stable() -> None:
    sentences = (RESIGNED, TOLD_OUTLET, RUMOR, DENIED, REPORTEDLY, UNLESS)
    names = "Ann Lee/PER, Harrow Daily Gazette/ORG, Ben/PER"
    made, told = build.facts(*sentences, names=names)
    _, again = build.facts(*sentences, names=names)
    assert told == again
    for claim in told.claims:
        assert claim.span.of(made.text).strip() == claim.span.of(made.text)
        assert claim.span.contains(claim.head)
        assert all(hop.span is None or hop.span.of(made.text) for hop in claim.attribution)


STRAYED = """
The DET/DT det 2
bid NOUN/NN nsubj 3
failed VERB/VBD ccomp 7 fail
_, PUNCT/, punct 3
two NUM/CD nummod 6
officials NOUN/NNS nsubj 3 official
said VERB/VBD root 0 say
on ADP/IN case 9
Friday PROPN/NNP obl 7
_. PUNCT/. punct 7
"""

DATELINE = """
HARROW PROPN/NNP nsubj 9
( PUNCT/-LRB- punct 4
_North PROPN/NNP compound 4
Wire PROPN/NNP appos 1
_) PUNCT/-RRB- punct 4
— PUNCT/: punct 1
Ann PROPN/NNP nsubj 9
Lee PROPN/NNP flat 7
resigned VERB/VBD root 0 resign
_. PUNCT/. punct 9
"""

SPOKESWOMAN = """
A DET/DT det 2
spokeswoman NOUN/NN nsubj 3
said VERB/VBD root 0 say
the DET/DT det 5
bid NOUN/NN nsubj 6
failed VERB/VBD ccomp 3 fail
_. PUNCT/. punct 3
"""

TOLD_GOSSAMER = """
“ PUNCT/`` punct 3
_Ann PROPN/NNP nsubj 3
resigned VERB/VBD ccomp 8 resign
_, PUNCT/, punct 3
_” PUNCT/'' punct 3
an DET/DT det 7
insider NOUN/NN nsubj 8
tells VERB/VBZ root 0 tell
Gossamer PROPN/NNP obj 8
_. PUNCT/. punct 8
"""

NOT_HELD = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
refused VERB/VBD root 0 refuse
to PART/TO mark 5
sign VERB/VB xcomp 3
the DET/DT det 7
letter NOUN/NN obj 5
_. PUNCT/. punct 3
"""


def test_a_speaker_hung_on_the_clause_before_still_speaks() -> None:
    _, told = build.facts(STRAYED)
    (claim,) = told.claims
    assert (claim.title, build.chain(claim)) == ("The bid failed", [("two officials", "anonymous")])


def test_a_dateline_takes_no_part_in_what_happened() -> None:
    _, told = build.facts(DATELINE, names="HARROW/LOC, North Wire/ORG, Ann Lee/PER")
    (claim,) = told.claims
    assert (claim.title, build.who(claim, told)) == ("Ann Lee resigned", ["Ann Lee"])


def test_an_unnamed_spokeswoman_speaks_for_the_body_just_named() -> None:
    body = RESIGNED.replace(
        "Ann PROPN/NNP nsubj 3\nLee PROPN/NNP flat 1", "Harrow PROPN/NNP compound 2\nShipping PROPN/NNP nsubj 3"
    )
    _, told = build.facts(body, SPOKESWOMAN, names="Harrow Shipping/ORG")
    claim = next(c for c in told.claims if c.predicate == "fail")
    assert build.chain(claim) == [("Harrow Shipping", "organization")]


def test_who_is_told_by_an_unnamed_source_is_an_outlet() -> None:
    _, told = build.facts(TOLD_GOSSAMER, names="Ann/PER, Gossamer/PER")
    (claim,) = told.claims
    assert build.chain(claim) == [("Gossamer", "outlet"), ("an insider", "anonymous")]


def test_what_somebody_refuses_did_not_happen_and_the_title_says_so() -> None:
    _, told = build.facts(NOT_HELD, names="Ann Lee/PER")
    (claim,) = told.claims
    assert (claim.polarity, claim.title) == (Polarity.NEGATIVE, "Ann Lee refused to sign the letter")
