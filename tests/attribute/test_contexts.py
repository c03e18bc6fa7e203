"""Which sentence before a claim its title's open words point back to."""

from __future__ import annotations

from dateline.model import Claim
from tests.attribute.build import facts

MET = """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    opened VERB/VBD root 0 open
    the DET/DT det 6
    steel NOUN/NN compound 6
    bridge NOUN/NN obj 3
    _. PUNCT/. punct 3
"""
WON = """
    They PRON/PRP nsubj 2
    won VERB/VBD root 0 win
    in ADP/IN case 4
    Harrow PROPN/NNP obl 2
    _. PUNCT/. punct 2
"""
FELL = """
    The DET/DT det 2
    {noun} NOUN/NN nsubj 3
    hurt VERB/VBD root 0 hurt
    Ben PROPN/NNP obj 3
    Fox PROPN/NNP flat 4
    _. PUNCT/. punct 3
"""
OPENED = "Ann Lee opened the steel bridge."
NAMES = "Ann Lee/PER, Ben Fox/PER, Harrow/LOC"


def contexts(*paragraphs: str) -> dict[str, str | None]:
    """The context of each claim, by the claim's title."""
    article, told = facts(*paragraphs, names=NAMES)

    def of(claim: Claim) -> str | None:
        return claim.context.of(article.text) if claim.context is not None else None

    return {claim.title: of(claim) for claim in told.claims}


def test_a_pronoun_of_nobody_known_points_to_the_sentence_before() -> None:
    told = contexts(MET, WON)
    assert told["“They” won in Harrow"] == "Ann Lee opened the steel bridge."
    assert told["Ann Lee opened the steel bridge"] is None


def test_a_description_points_to_where_its_noun_was_told_before() -> None:
    between = "Ben PROPN/NNP nsubj 3\nFox PROPN/NNP flat 1\nleft VERB/VBD root 0 leave\n_. PUNCT/. punct 3"
    told = contexts(MET, between, FELL.format(noun="bridge"))
    assert told["The bridge hurt Ben Fox"] == "Ann Lee opened the steel bridge."


def test_a_noun_for_what_was_told_points_to_the_sentence_before() -> None:
    told = contexts(MET, FELL.format(noun="decision"))
    assert told["The decision hurt Ben Fox"] == "Ann Lee opened the steel bridge."


def test_what_everybody_knows_points_to_nothing() -> None:
    told = contexts(MET, FELL.format(noun="government"))
    assert told["The government hurt Ben Fox"] is None


def test_the_first_sentence_has_nothing_before_it() -> None:
    assert contexts(WON) == {"“They” won in Harrow": None}


def test_a_sentence_that_says_nothing_is_passed_over() -> None:
    shout = "Full PROPN/NNP root 0\ntext NOUN/NN dep 1\n_. PUNCT/. punct 1"
    told = contexts(MET, shout, WON)
    assert told["“They” won in Harrow"] == "Ann Lee opened the steel bridge."


BRIDGE = """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    met VERB/VBD root 0 meet
    the DET/DT det 5
    owners NOUN/NNS obj 3 owner
    of ADP/IN case 8
    {which} DET/DT det 8
    {noun} NOUN/NN nmod 5
    _. PUNCT/. punct 3
"""


def test_a_description_beside_the_clause_points_to_where_more_words_told_it() -> None:
    told = contexts(MET, BRIDGE.format(which="the", noun="bridge"))
    assert told["Ann Lee met the owners of the bridge"] == "Ann Lee opened the steel bridge."


def test_one_that_nothing_before_tells_more_of_is_left() -> None:
    told = contexts(MET, BRIDGE.format(which="the", noun="mill"))
    assert told["Ann Lee met the owners of the mill"] is None


def test_a_similar_one_is_open_wherever_it_stands() -> None:
    told = contexts(MET, BRIDGE.format(which="such", noun="mill"))
    assert told["Ann Lee met the owners of such mill"] == "Ann Lee opened the steel bridge."


def test_what_is_told_before_it_is_called_so_points_back() -> None:
    told = contexts(MET, FELL.format(noun="lawsuit"))
    assert told["The lawsuit hurt Ben Fox"] == "Ann Lee opened the steel bridge."


ORDERED = """
    The DET/DT det 3
    {which} ADJ/JJ amod 3
    decision NOUN/NN nsubj 4
    hurt VERB/VBD root 0 hurt
    Ben PROPN/NNP obj 4
    Fox PROPN/NNP flat 5
    _. PUNCT/. punct 4
"""


def test_the_latest_decision_is_open_and_a_federal_one_is_not() -> None:
    assert contexts(MET, ORDERED.format(which="latest"))["The latest decision hurt Ben Fox"] == (
        "Ann Lee opened the steel bridge."
    )
    assert contexts(MET, ORDERED.format(which="federal"))["The federal decision hurt Ben Fox"] is None


def test_this_country_is_where_one_speaks() -> None:
    assert contexts(MET, BRIDGE.format(which="this", noun="country"))["Ann Lee met the owners of this country"] is None


AGREED = """
    Ben PROPN/NNP nsubj 3
    Fox PROPN/NNP flat 1
    agreed VERB/VBD root 0 agree
    _. PUNCT/. punct 3
"""


def test_a_verb_without_what_it_needs_points_back() -> None:
    assert contexts(MET, AGREED)["Ben Fox agreed"] == "Ann Lee opened the steel bridge."


FARES = """
    Ben PROPN/NNP nsubj 3
    Fox PROPN/NNP flat 1
    fared VERB/VBD root 0 fare
    a DET/DT det 5
    bit NOUN/NN obl 6
    better ADV/RBR advmod 3{than}
    _. PUNCT/. punct 3
"""


def test_a_comparison_with_what_isn_t_said_points_back() -> None:
    told = contexts(MET, FARES.format(than=""))
    assert told["Ben Fox fared a bit better"] == "Ann Lee opened the steel bridge."


def test_one_that_says_with_whom_doesn_t() -> None:
    than = "\nthan ADP/IN case 8\nAnn PROPN/NNP obl 6\nLee PROPN/NNP flat 8"
    assert contexts(MET, FARES.format(than=than))["Ben Fox fared a bit better than Ann Lee"] is None


TWO = """
    Ben PROPN/NNP nsubj 3
    Fox PROPN/NNP flat 1
    liked VERB/VBD root 0 like
    the DET/DT det 5
    two NUM/CD obj 3
    _. PUNCT/. punct 3
"""


def test_a_number_without_what_it_counts_points_back() -> None:
    assert contexts(MET, TWO)["Ben Fox liked the two"] == "Ann Lee opened the steel bridge."


SAME = """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    left VERB/VBD root 0 leave
    Harrow PROPN/NNP obj 3
    and CCONJ/CC cc 8
    Ben PROPN/NNP nsubj 8
    Fox PROPN/NNP flat 6
    did VERB/VBD conj 3 do
    the DET/DT det 10
    same ADJ/JJ obj 8
    _. PUNCT/. punct 3
"""


def test_a_clause_that_is_joined_to_another_points_to_its_own_sentence() -> None:
    assert contexts(MET, SAME)["Ben Fox did the same"] == "Ann Lee left Harrow and Ben Fox did the same."


def test_what_stands_between_an_open_word_and_what_it_points_to_is_shown() -> None:
    between = "Ben PROPN/NNP nsubj 3\nFox PROPN/NNP flat 1\nleft VERB/VBD root 0 leave\n_. PUNCT/. punct 3"
    late = between.replace("_. PUNCT/. punct 3", "late ADV/RB advmod 3\n_. PUNCT/. punct 3")
    told = contexts(MET, late, FELL.format(noun="bridge"))
    assert told["The bridge hurt Ben Fox"] == "Ann Lee opened the steel bridge.\n\nBen Fox left late."


def test_a_time_that_is_pointed_at_is_one_told_before() -> None:
    then = WON.replace(
        "in ADP/IN case 4\n    Harrow PROPN/NNP obl 2", "{det} DET/DT det 4\n    week NOUN/NN obl:tmod 2"
    )
    assert contexts(MET, then.format(det="that").replace("They PRON/PRP", "Harrow PROPN/NNP"))["Harrow won that week"]


def test_what_tells_more_of_a_noun_that_is_pointed_at_doesnt_tell_which_one() -> None:
    that = FELL.format(noun="tide").replace("The DET/DT det 2", "That DET/DT det 3\n    rough ADJ/JJ amod 3")
    told = contexts(MET, that.replace("nsubj 3", "nsubj 4").replace("obj 3", "obj 4").replace("flat 4", "flat 5"))
    assert told["That rough tide hurt Ben Fox"] == "Ann Lee opened the steel bridge."


def test_who_does_something_instead_does_it_in_the_place_of_what_was_told() -> None:
    left = "Ben PROPN/NNP nsubj 3\nFox PROPN/NNP flat 1\nleft VERB/VBD root 0 leave\n{}\n_. PUNCT/. punct 3"
    instead = contexts(MET, left.format("instead ADV/RB advmod 3"))
    assert instead["Ben Fox left instead"] == "Ann Lee opened the steel bridge."
    early = contexts(MET, left.format("early ADV/RB advmod 3"))
    assert early["Ben Fox left early"] is None


def test_that_with_a_phrase_behind_a_comma_is_what_was_told() -> None:
    proud = """
        Ben PROPN/NNP nsubj 4
        Fox PROPN/NNP flat 1
        is AUX/VBZ cop 4
        proud ADJ/JJ root 0
        of ADP/IN case 6
        that PRON/DT nmod 4
        {} PUNCT/, punct 9
        in ADP/IN case 9
        Harrow PROPN/NNP nmod 6
        _. PUNCT/. punct 4
    """
    told = contexts(MET, proud.format(","))
    assert list(told.values()) == [None, "Ann Lee opened the steel bridge."]
    assert list(contexts(MET, proud.replace("{} PUNCT/, punct 9", "now ADV/RB advmod 9")).values()) == [None, None]


def test_what_is_another_is_one_of_those_told_before() -> None:
    another = """
        Ben PROPN/NNP nsubj 4
        Fox PROPN/NNP flat 1
        is AUX/VBZ cop 4
        {} PRON/DT root 0
        _. PUNCT/. punct 4
    """
    assert contexts(MET, another.format("another"))["Ben Fox is another"] == "Ann Lee opened the steel bridge."


def test_a_we_of_nobody_known_has_what_was_said_before() -> None:
    we = """
        “ PUNCT/`` punct 3
        We PRON/PRP nsubj {verb}
        {words}
        Ben PROPN/NNP nsubj {said}
        Fox PROPN/NNP flat {ben}
        said VERB/VBD root 0 say
        _. PUNCT/. punct {said}
    """
    won = "won VERB/VBD ccomp 8 win\nHarrow PROPN/NNP obj 3\n_” PUNCT/'' punct 3"
    told = contexts(MET, we.format(verb=3, words=won, ben=6, said=8))
    assert told["We won Harrow"] == "Ann Lee opened the steel bridge."
    must = "must AUX/MD aux 4\nwin VERB/VB ccomp 9 win\nHarrow PROPN/NNP obj 4\n_” PUNCT/'' punct 4"
    told = contexts(MET, we.format(verb=4, words=must, ben=7, said=9))
    assert told["We must win Harrow"] is None


FEW = """
    Sales NOUN/NNS nsubj 2
    fell VERB/VBD root 0 fall
    by ADP/IN case 5
    two NUM/CD nummod 5
    thirds NOUN/NNS obl 2
"""


def test_a_short_title_without_a_name_is_of_what_was_told_before() -> None:
    assert contexts(MET, FEW)["Sales fell by two thirds"] == OPENED


def test_a_title_of_what_everybody_knows_points_to_nothing() -> None:
    assert contexts(MET, FEW.replace("Sales", "Police"))["Police fell by two thirds"] is None


LONGER = f"""{FEW.rstrip()}
    of ADP/IN case 8
    new ADJ/JJ amod 8
    cars NOUN/NNS nmod 5
    in ADP/IN case 12
    the DET/DT det 12
    past ADJ/JJ amod 12
    year NOUN/NN obl 2
    after ADP/IN case 14
    rises NOUN/NNS obl 2
"""


def test_a_longer_one_tells_enough() -> None:
    assert list(contexts(MET, LONGER).values())[-1] == OPENED  # 14 words
    assert list(contexts(MET, LONGER + "everywhere ADV/RB advmod 2").values())[-1] is None


def test_a_pronoun_that_a_name_is_put_in_for_leaves_no_title_without_a_name() -> None:
    she = "She PRON/PRP nsubj 2\nleft VERB/VBD root 0 leave\n_. PUNCT/. punct 2"
    assert contexts(MET, she)["Ann Lee left"] is None


def test_a_bare_subject_that_nothing_before_is_called_points_to_the_sentence_before() -> None:
    told = contexts(MET, FELL.format(noun="queue"), BRIDGE.format(which="the", noun="queue"))
    assert told["The queue hurt Ben Fox"] == OPENED


def test_a_sentence_whose_subject_is_told_before_it_is_shown_with_that() -> None:
    him = """
    He PRON/PRP nsubj 2
    called VERB/VBD root 0 call
    {whom} PRON/PRP obj 2
    on ADP/IN case 5
    Monday PROPN/NNP obl 2
    _. PUNCT/. punct 2
    """
    assert contexts(MET, him.format(whom="them"), WON)["“They” won in Harrow"] == (
        "Ann Lee opened the steel bridge.\n\nHe called them on Monday."
    )


def test_each_side_is_one_of_those_told_before() -> None:
    side = """
    {each} DET/DT det 2
    {noun} NOUN/NN nsubj 3
    left VERB/VBD root 0 leave
    Harrow PROPN/NNP obj 3
    . PUNCT/. punct 3
    """
    assert contexts(MET, side.format(each="Each", noun="side"))["Each side left Harrow"] == OPENED
    assert contexts(MET, side.format(each="Each", noun="voter"))["Each voter left Harrow"] is None


def test_what_is_done_in_exchange_is_done_for_what_was_told() -> None:
    exchange = """
    In ADP/IN case 2
    exchange NOUN/NN obl 4
    Ben PROPN/NNP nsubj 4
    left VERB/VBD root 0 leave
    Harrow PROPN/NNP obj 4
    . PUNCT/. punct 4
    """
    assert contexts(MET, exchange)["In exchange, Ben left Harrow".replace(",", "")] == OPENED


def test_somebody_called_by_more_than_a_word_but_no_name_is_open() -> None:
    scholar = """
    The DET/DT det 3
    {which} ADJ/JJ amod 3
    {noun} NOUN/NN nsubj 4
    left VERB/VBD root 0 leave
    Harrow PROPN/NNP obj 4
    _. PUNCT/. punct 4
    """
    told = contexts(MET, scholar.format(which="young", noun="scientist"))
    assert told["The young scientist left Harrow"] == OPENED
    assert contexts(MET, scholar.format(which="young", noun="ship"))["The young ship left Harrow"] is None
    assert contexts(MET, scholar.format(which="next", noun="scientist"))["The next scientist left Harrow"] is None
