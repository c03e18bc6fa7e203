"""Certainty, polarity and phase where a word above the predicate decides, and conditions that lost their clause."""

from __future__ import annotations

import pytest

from dateline.model import Certainty, Claim, Phase, Polarity
from tests.attribute.build import facts

NAMES = "Ann Lee/PER, Tom Reddy/PER, Harrow/ORG"

STATE = """
Ann PROPN/NNP nsubj 4
Lee PROPN/NNP flat 1
is AUX/VBZ {cop} 4
{state} ADJ/JJ root 0
to PART/TO mark 6
sell VERB/VB xcomp 4
Harrow PROPN/NNP obj 6
_. PUNCT/. punct 4
"""


def only(sentence: str, *others: str) -> Claim:
    _, said = facts(sentence, *others, names=NAMES)
    (claim,) = said.claims
    return claim


@pytest.mark.parametrize(
    ("state", "cop", "certainty", "polarity"),
    [
        ("likely", "cop", Certainty.PROBABLE, Polarity.POSITIVE),
        ("unlikely", "cop", Certainty.PROBABLE, Polarity.NEGATIVE),
        ("expected", "aux:pass", Certainty.PROBABLE, Polarity.POSITIVE),
        ("due", "cop", Certainty.CERTAIN, Polarity.POSITIVE),
    ],
)
def test_what_is_likely_or_expected_is_probable(state: str, cop: str, certainty: Certainty, polarity: Polarity) -> None:
    claim = only(STATE.format(state=state, cop=cop))
    assert (claim.certainty, claim.polarity, claim.phase) == (certainty, polarity, Phase.EXPECTED)


def test_an_opinion_that_doubts_turns_what_it_doubts() -> None:
    claim = only(
        """
        I PRON/PRP nsubj 2
        doubt VERB/VBP root 0
        that SCONJ/IN mark 7
        Ann PROPN/NNP nsubj 7
        Lee PROPN/NNP flat 4
        will AUX/MD aux 7
        sell VERB/VB ccomp 2
        Harrow PROPN/NNP obj 7
        _. PUNCT/. punct 2
        """
    )
    assert (claim.certainty, claim.polarity, claim.phase) == (Certainty.PROBABLE, Polarity.NEGATIVE, Phase.EXPECTED)


PERFECT = """
Ann PROPN/NNP nsubj 4
Lee PROPN/NNP flat 1
has AUX/VBZ aux 4
{verb} VERB/VBN root 0
{what}
since ADP/IN case 8
the DET/DT det 8
spring NOUN/NN obl 4
_. PUNCT/. punct 4
"""


@pytest.mark.parametrize(
    ("verb", "what", "phase"),
    [
        ("led", "Harrow PROPN/NNP obj 4", Phase.ONGOING),
        ("visited", "twice ADV/RB advmod 4", Phase.HAPPENED),
    ],
)
def test_what_is_counted_since_a_day_does_not_go_on(verb: str, what: str, phase: Phase) -> None:
    assert only(PERFECT.format(verb=verb, what=what)).phase is phase


def test_money_set_aside_is_not_set_for_a_day_to_come() -> None:
    claim = only(
        """
        Harrow PROPN/NNP nsubj 3
        has AUX/VBZ aux 3
        set VERB/VBN root 0
        money NOUN/NN obj 3
        aside ADV/RB advmod 3
        for ADP/IN case 8
        the DET/DT det 8
        wall NOUN/NN obl 3
        _. PUNCT/. punct 3
        """
    )
    assert claim.phase is Phase.HAPPENED


SAVED = """
If SCONJ/IN mark 3
Harrow PROPN/NNP nsubj 3
{verb} VERB/{tag} advcl 8 fall
_, PUNCT/, punct 3
Ann PROPN/NNP nsubj 8
Lee PROPN/NNP flat 5
could AUX/MD aux 8
leave VERB/VB root 0
town NOUN/NN obj 8
_. PUNCT/. punct 8
"""


@pytest.mark.parametrize(
    ("verb", "tag", "phase"), [("fell", "VBD", Phase.HYPOTHETICAL), ("falls", "VBZ", Phase.EXPECTED)]
)
def test_what_could_be_under_a_condition_in_the_past_is_supposed(verb: str, tag: str, phase: Phase) -> None:
    assert only(SAVED.format(verb=verb, tag=tag)).phase is phase


def test_a_condition_behind_the_words_of_saying_belongs_to_what_is_said() -> None:
    claim = only(
        """
        Harrow PROPN/NNP nsubj 3
        would AUX/MD aux 3
        close VERB/VB ccomp 7
        _, PUNCT/, punct 3
        Ann PROPN/NNP nsubj 7
        Lee PROPN/NNP flat 5
        said VERB/VBD root 0 say
        _, PUNCT/, punct 7
        if SCONJ/IN mark 12
        the DET/DT det 11
        bid NOUN/NN nsubj 12
        failed VERB/VBD advcl 7
        _. PUNCT/. punct 7
        """
    )
    assert claim.phase is Phase.HYPOTHETICAL
    assert claim.title.endswith("if the bid failed")


INVERTED = """
Had AUX/VBD aux 3
Harrow PROPN/NNP nsubj 3
paid VERB/VBN {relation} {head}
_, PUNCT/, punct 3
Ann PROPN/NNP nsubj 8
Lee PROPN/NNP flat 5
{modal}
left VERB/VBN {main}
town NOUN/NN obj 8
_{end} PUNCT/. punct 8
"""


def test_had_before_its_subject_opens_a_condition_and_tells_nothing() -> None:
    said = INVERTED.format(relation="ccomp", head=8, modal="would AUX/MD aux 8", main="root 0", end=".")
    claim = only(said)
    assert (claim.predicate, claim.phase) == ("left", Phase.HYPOTHETICAL)
    assert claim.title.startswith("Had Harrow paid")


def test_had_before_its_subject_in_a_question_opens_no_condition() -> None:
    asked = INVERTED.format(relation="root", head=0, modal="would AUX/MD aux 8", main="parataxis 3", end="?")
    _, said = facts(asked, names=NAMES)
    assert "left" not in {c.predicate for c in said.claims if c.title.startswith("Had Harrow paid")}


def test_what_was_not_possible_was_not() -> None:
    claim = only(
        """
        Ann PROPN/NNP nsubj 5
        Lee PROPN/NNP flat 1
        could AUX/MD aux 5
        not PART/RB advmod 5
        reach VERB/VB root 0
        Harrow PROPN/NNP obj 5
        _. PUNCT/. punct 5
        """
    )
    assert (claim.certainty, claim.polarity, claim.phase) == (Certainty.CERTAIN, Polarity.NEGATIVE, Phase.HAPPENED)


def test_what_somebody_calls_impossible_is_certain() -> None:
    claim = only(
        """
        “ PUNCT/`` punct 6
        _Ann PROPN/NNP nsubj 6
        Lee PROPN/NNP flat 2
        could AUX/MD aux 6
        not PART/RB advmod 6
        reach VERB/VB ccomp 11
        Harrow PROPN/NNP obj 6
        _, PUNCT/, punct 6
        _” PUNCT/'' punct 6
        he PRON/PRP nsubj 11
        said VERB/VBD root 0 say
        _. PUNCT/. punct 11
        """
    )
    assert (claim.certainty, claim.polarity) == (Certainty.CERTAIN, Polarity.NEGATIVE)


def test_what_could_not_have_been_is_inferred() -> None:
    claim = only(
        """
        Ann PROPN/NNP nsubj 6
        Lee PROPN/NNP flat 1
        could AUX/MD aux 6
        not PART/RB advmod 6
        have AUX/VB aux 6
        reached VERB/VBN root 0 reach
        Harrow PROPN/NNP obj 6
        _. PUNCT/. punct 6
        """
    )
    assert claim.certainty is Certainty.POSSIBLE


def test_what_somebody_has_got_to_do_is_to_come() -> None:
    claim = only(
        """
        Ann PROPN/NNP nsubj 4
        Lee PROPN/NNP flat 1
        has AUX/VBZ aux 4
        got VERB/VBN root 0
        to PART/TO mark 6
        sell VERB/VB xcomp 4
        Harrow PROPN/NNP obj 6
        _. PUNCT/. punct 4
        """
    )
    assert claim.phase is Phase.EXPECTED


def test_a_clause_of_time_beside_what_seems_so_is_so() -> None:
    _, said = facts(
        """
        The DET/DT det 2
        sale NOUN/NN nsubj 3
        seemed VERB/VBD root 0 seem
        sure ADJ/JJ xcomp 3
        as SCONJ/IN mark 8
        Ann PROPN/NNP nsubj 8
        Lee PROPN/NNP flat 6
        left VERB/VBD advcl 3
        Harrow PROPN/NNP obj 8
        _. PUNCT/. punct 3
        """,
        names=NAMES,
    )
    (claim,) = (c for c in said.claims if c.predicate == "left")
    assert claim.certainty is Certainty.CERTAIN


def test_nobody_says_nothing() -> None:
    """ "Nobody said" has no source, and what is turned down is no report."""
    declined = only(
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        declined VERB/VBD root 0 decline
        to PART/TO mark 5
        sell VERB/VB xcomp 3
        Harrow PROPN/NNP obj 5
        _. PUNCT/. punct 3
        """
    )
    assert (declined.phase, declined.attribution) == (Phase.HAPPENED, ())


@pytest.mark.parametrize(
    ("cop", "state", "phase"),
    [("is", "due", Phase.EXPECTED), ("is", "owing", Phase.ONGOING)],
)
def test_a_state_read_as_a_reason_looks_ahead_all_the_same(cop: str, state: str, phase: Phase) -> None:
    """ "is due to be heard": "due to" is often read as one word, as in "late due to rain"."""
    claim = only(
        f"""
        Ann PROPN/NNP nsubj:pass 7
        Lee PROPN/NNP flat 1
        {cop} AUX/{"VBZ" if cop == "is" else "VBD"} aux:pass 7
        {state} ADP/JJ advmod 7
        to ADP/IN fixed 4
        be AUX/VB aux:pass 7
        heard VERB/VBN root 0 hear
        on ADP/IN case 9
        Friday PROPN/NNP obl 7
        _. PUNCT/. punct 7
        """
    )
    assert claim.phase is phase


def test_what_is_not_long_ago_is_not_denied() -> None:
    claim = only(
        """
        Not PART/RB advmod 2
        long ADV/RB advmod 6
        ago ADV/RB advmod 2
        Ann PROPN/NNP nsubj 6
        Lee PROPN/NNP flat 4
        sold VERB/VBD root 0 sell
        Harrow PROPN/NNP obj 6
        _. PUNCT/. punct 6
        """
    )
    assert claim.polarity is Polarity.POSITIVE


def test_who_it_was_not_denies_nothing_of_who_it_was() -> None:
    claim = only(
        """
        The DET/DT det 2
        buyer NOUN/NN nsubj 4
        was AUX/VBD cop 4 be
        Ann PROPN/NNP root 0
        Lee PROPN/NNP flat 4
        _, PUNCT/, punct 8
        not PART/RB advmod 4
        Harrow PROPN/NNP conj 4
        _. PUNCT/. punct 4
        """
    )
    assert claim.polarity is Polarity.POSITIVE


def test_if_not_before_an_adjective_is_no_condition() -> None:
    claim = only(
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        sold VERB/VBD root 0 sell
        a DET/DT det 10
        costly ADJ/JJ amod 10
        _, PUNCT/, punct 9
        if SCONJ/IN mark 9
        not PART/RB advmod 9
        ruinous ADJ/JJ advcl 3
        Harrow PROPN/NNP obj 3
        _. PUNCT/. punct 3
        """
    )
    assert (claim.polarity, claim.phase) == (Polarity.POSITIVE, Phase.HAPPENED)


NEITHER = """
    Neither CCONJ/CC cc:preconj 2
    Ann PROPN/NNP nsubj 6
    Lee PROPN/NNP flat 2
    nor CCONJ/CC cc 5
    Tom PROPN/NNP conj 2
    answered VERB/VBD root 0 answer
    _. PUNCT/. punct 6
"""
MENTIONS = """
    The DET/DT det 2
    film NOUN/NN nsubj 3
    showed VERB/VBD root 0 show
    neither CCONJ/CC cc:preconj 6
    the DET/DT det 6
    mayor NOUN/NN obj 3
    nor CCONJ/CC cc 8
    Tom PROPN/NNP conj 6
    _. PUNCT/. punct 3
"""


@pytest.mark.parametrize("sentence", [NEITHER, MENTIONS])
def test_neither_of_two_negates(sentence: str) -> None:
    (claim,) = facts(sentence, names="Ann Lee/PER, Tom/PER")[1].claims
    assert claim.polarity is Polarity.NEGATIVE


PERHAPS = """
    Ann PROPN/NNP nsubj 5
    Lee PROPN/NNP flat 1
    {modal} AUX/MD aux 5
    be AUX/VB {be} 5
    {state} root 0 {lemma}
    {more}_. PUNCT/. punct 5
"""
TOMORROW = "tomorrow NOUN/NN obl:unmarked 5\n    "


@pytest.mark.parametrize(
    ("modal", "be", "state", "lemma", "more", "phase"),
    [
        ("may", "cop", "ill ADJ/JJ", "ill", "", Phase.ONGOING),
        ("might", "aux", "losing VERB/VBG", "lose", "", Phase.ONGOING),
        ("could", "aux", "losing VERB/VBG", "lose", "", Phase.EXPECTED),
        ("may", "cop", "ill ADJ/JJ", "ill", TOMORROW, Phase.EXPECTED),
        ("may", "aux:pass", "fined VERB/VBN", "fine", "", Phase.EXPECTED),
    ],
)
def test_what_may_be_so_is_perhaps_so_now(modal: str, be: str, state: str, lemma: str, more: str, phase: Phase) -> None:
    claim = only(PERHAPS.format(modal=modal, be=be, state=state, lemma=lemma, more=more))
    assert (claim.certainty, claim.phase) == (Certainty.POSSIBLE, phase)


STILL = """
    Ann PROPN/NNP nsubj 4
    Lee PROPN/NNP flat 1
    has AUX/VBZ aux 4
    {verb} VERB/VBN root 0 {lemma}
    in ADP/IN case 6
    Harrow PROPN/NNP obl 4
    _. PUNCT/. punct 4
"""


@pytest.mark.parametrize(
    ("verb", "lemma", "phase"), [("stayed", "stay", Phase.ONGOING), ("voted", "vote", Phase.HAPPENED)]
)
def test_the_perfect_of_staying_goes_on(verb: str, lemma: str, phase: Phase) -> None:
    assert only(STILL.format(verb=verb, lemma=lemma)).phase is phase


SHIFTED = """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    said VERB/VBD root 0 say
    she PRON/PRP nsubj 5
    {verb} VERB/VBD ccomp 3 {lemma}
    Harrow PROPN/NNP obj 5
    _. PUNCT/. punct 3
"""


@pytest.mark.parametrize(
    ("verb", "lemma", "phase"), [("supported", "support", Phase.ONGOING), ("left", "leave", Phase.HAPPENED)]
)
def test_a_state_under_said_was_so_as_it_was_said(verb: str, lemma: str, phase: Phase) -> None:
    assert only(SHIFTED.format(verb=verb, lemma=lemma)).phase is phase


AFTER = """
    Harrow PROPN/NNP nsubj 3
    will AUX/MD aux 3
    win VERB/VB root 0 win
    {mark} SCONJ/IN mark 7
    Ann PROPN/NNP nsubj 7
    Lee PROPN/NNP flat 5
    leaves VERB/VBZ advcl 3 leave
    Tom PROPN/NNP obj 7
    _. PUNCT/. punct 3
"""


@pytest.mark.parametrize(("mark", "phase"), [("after", Phase.EXPECTED), ("because", Phase.ONGOING)])
def test_the_present_of_a_clause_of_time_beside_what_is_to_come(mark: str, phase: Phase) -> None:
    claims = facts(AFTER.format(mark=mark), names="Ann Lee/PER, Harrow/ORG, Tom/PER")[1].claims
    assert next(c for c in claims if c.predicate == "leave").phase is phase


EITHER_WAY = """
    Ann PROPN/NNP nsubj 7
    Lee PROPN/NNP flat 1
    may AUX/MD aux 7
    or CCONJ/CC cc 5
    may AUX/MD conj 3
    not PART/RB advmod 7
    sell VERB/VB root 0 sell
    Harrow PROPN/NNP obj 7
    _. PUNCT/. punct 7
"""


def test_may_or_may_not_says_neither() -> None:
    assert only(EITHER_WAY).polarity is Polarity.POSITIVE


YES = """
    “ PUNCT/`` punct 4
    Yes INTJ/UH discourse 4
    I PRON/PRP nsubj 4
    {modal} AUX/MD ccomp 8
    _, PUNCT/, punct 4
    _” PUNCT/'' punct 4
    Ann PROPN/NNP nsubj 8
    said VERB/VBD root 0 say
    _. PUNCT/. punct 8
"""


def test_what_somebody_will_do_without_saying_it_is_to_come() -> None:
    claim = facts(YES.format(modal="will"), names="Ann/PER")[1].claims[0]
    assert claim.phase is Phase.EXPECTED


ONCE = """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    said VERB/VBD root 0 say
    she PRON/PRP nsubj 6
    once ADV/RB advmod 6
    owned VERB/VBD ccomp 3 own
    Harrow PROPN/NNP obj 6
    _. PUNCT/. punct 3
"""


def test_what_was_so_once_is_over() -> None:
    assert only(ONCE).phase is Phase.HAPPENED


def test_a_will_is_no_future() -> None:
    found = """
        The DET/DT det 2
        paper NOUN/NN nsubj 6
        in ADP/IN case 4
        Harrow PROPN/NNP nmod 2
        was AUX/VBD cop 6
        will NOUN/NN root 0 will
        _. PUNCT/. punct 6
    """
    assert all(claim.phase is not Phase.EXPECTED for claim in facts(found, names=NAMES)[1].claims)


POSSIBLE = """
    It PRON/PRP expl 3
    is AUX/VBZ cop 3
    {state} ADJ/JJ root 0
    that SCONJ/IN mark 7
    Ann PROPN/NNP nsubj 7
    Lee PROPN/NNP flat 5
    sold VERB/VBD csubj 3 sell
    Harrow PROPN/NNP obj 7
    _. PUNCT/. punct 3
"""


@pytest.mark.parametrize(("state", "certainty"), [("possible", Certainty.POSSIBLE), ("true", Certainty.CERTAIN)])
def test_what_it_is_possible_that_somebody_did_is_possible(state: str, certainty: Certainty) -> None:
    assert only(POSSIBLE.format(state=state)).certainty is certainty


SURELY = """
    Ann PROPN/NNP nsubj 5
    Lee PROPN/NNP flat 1
    {nearly} ADV/RB advmod 4
    certainly ADV/RB advmod 5
    sold VERB/VBD root 0 sell
    Harrow PROPN/NNP obj 5
    _. PUNCT/. punct 5
"""


@pytest.mark.parametrize(("nearly", "certainty"), [("almost", Certainty.PROBABLE), ("quite", Certainty.CERTAIN)])
def test_almost_certainly_is_probably(nearly: str, certainty: Certainty) -> None:
    assert only(SURELY.format(nearly=nearly)).certainty is certainty


def test_what_is_hoped_is_possible() -> None:
    hope = """
        I PRON/PRP nsubj 2
        {verb} VERB/VBP root 0
        Ann PROPN/NNP nsubj 6
        Lee PROPN/NNP flat 3
        will AUX/MD aux 6
        sell VERB/VB ccomp 2
        Harrow PROPN/NNP obj 6
        _. PUNCT/. punct 2
    """
    assert only(hope.format(verb="hope")).certainty is Certainty.POSSIBLE
    assert only(hope.format(verb="know")).certainty is Certainty.CERTAIN


CLAIMED = """
    Tom PROPN/NNP nsubj 4
    Reddy PROPN/NNP flat 1
    {adverb} ADV/RB advmod 4
    claimed VERB/VBD root 0 claim
    that SCONJ/IN mark 8
    Ann PROPN/NNP nsubj 8
    Lee PROPN/NNP flat 6
    sold VERB/VBD ccomp 4 sell
    Harrow PROPN/NNP obj 8
    _. PUNCT/. punct 4
"""


def test_what_the_author_calls_false_is_told_as_such() -> None:
    falsely, again = (only(CLAIMED.format(adverb=each)) for each in ("falsely", "again"))
    assert (falsely.title, falsely.certainty) == ("[Tom Reddy falsely claimed] Ann Lee sold Harrow", Certainty.POSSIBLE)
    assert (again.title, again.certainty) == ("Ann Lee sold Harrow", Certainty.CERTAIN)
