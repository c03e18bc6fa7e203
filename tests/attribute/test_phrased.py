"""Who says so where no verb of saying does: phrases, adjectives, nouns, polls; and what is no source."""

from __future__ import annotations

import pytest

from dateline.attribute.hearing import hear
from dateline.model import Annotations, Article, Attribution, Claim
from tests.attribute.build import article, chain, facts

NAMES = "Ann Lee/PER, Bo Quay/PER, Harrow/ORG"
SOLD = """
Ann PROPN/NNP nsubj {at}
Lee PROPN/NNP flat {name}
sold VERB/VBD {relation} {head} sell
Harrow PROPN/NNP obj {at}
"""


def sold(sentence: str, *others: str) -> list[tuple[str, str]]:
    """The chain of the claim that somebody sold something."""
    _, said = facts(*others, sentence, names=NAMES)
    (claim,) = [c for c in said.claims if c.predicate == "sell"]
    return chain(claim)


CLEAR = """
Bo PROPN/NNP nsubj 3
Quay PROPN/NNP flat 1
made VERB/VBD root 0 make
it PRON/PRP obj 3
clear ADJ/JJ xcomp 3
that SCONJ/IN mark 9
Ann PROPN/NNP nsubj 9
Lee PROPN/NNP flat 7
sold VERB/VBD ccomp {head} sell
Harrow PROPN/NNP obj 9
_. PUNCT/. punct 3
"""


@pytest.mark.parametrize("head", [3, 5])
def test_what_somebody_makes_clear_is_theirs(head: int) -> None:
    assert sold(CLEAR.format(head=head)) == [("Bo Quay", "person")]


CONVINCED = """
{subject}
is AUX/VBZ cop 4 be
convinced ADJ/JJ root 0
that SCONJ/IN mark 8
Ann PROPN/NNP nsubj 8
Lee PROPN/NNP flat 6
sold VERB/VBD ccomp 4 sell
Harrow PROPN/NNP obj 8
_. PUNCT/. punct 4
"""
BO = "Bo PROPN/NNP nsubj 4\nQuay PROPN/NNP flat 1"


def test_what_somebody_is_convinced_of_is_theirs() -> None:
    assert sold(CONVINCED.format(subject=BO)) == [("Bo Quay", "person")]


def test_what_not_everyone_is_convinced_of_is_nobody_s() -> None:
    assert sold(CONVINCED.format(subject="Not PART/RB advmod 2\neveryone PRON/NN nsubj 4")) == []


VIEW = """
In ADP/IN case 4
Bo PROPN/NNP nmod:poss 4
Quay's PROPN/NNP flat 2
view NOUN/NN obl 8
_, PUNCT/, punct 4
Ann PROPN/NNP nsubj 8
Lee PROPN/NNP flat 6
sold VERB/VBD root 0 sell
Harrow PROPN/NNP obj 8
_. PUNCT/. punct 8
"""


def test_in_somebody_s_view_is_their_word() -> None:
    assert [kind for _, kind in sold(VIEW)] == ["person"]


@pytest.mark.parametrize(("verb", "lemma"), [("seems", "seem"), ("looks", "look")])
def test_who_seems_convinced_says_so_less_surely(verb: str, lemma: str) -> None:
    seems = f"""
        Bo PROPN/NNP nsubj 3
        Quay PROPN/NNP flat 1
        {verb} VERB/VBZ root 0 {lemma}
        convinced ADJ/JJ xcomp 3
        that SCONJ/IN mark 8
        Ann PROPN/NNP nsubj 8
        Lee PROPN/NNP flat 6
        sold VERB/VBD ccomp 4 sell
        Harrow PROPN/NNP obj 8
        _. PUNCT/. punct 3
    """
    (claim,) = [c for c in facts(seems, names=NAMES)[1].claims if c.predicate == "sell"]
    assert (chain(claim), claim.certainty.value) == ([("Bo Quay", "person")], "probable")
    assert claim.title == f"[Bo Quay {verb} convinced] Ann Lee sold Harrow"


def test_who_does_not_seem_convinced_says_nothing() -> None:
    seems = """
        Bo PROPN/NNP nsubj 5
        Quay PROPN/NNP flat 1
        did AUX/VBD aux 5 do
        not PART/RB advmod 5
        seem VERB/VB root 0 seem
        convinced ADJ/JJ xcomp 5
        that SCONJ/IN mark 10
        Ann PROPN/NNP nsubj 10
        Lee PROPN/NNP flat 8
        sold VERB/VBD ccomp 6 sell
        Harrow PROPN/NNP obj 10
        _. PUNCT/. punct 5
    """
    assert [chain(c) for c in facts(seems, names=NAMES)[1].claims if c.predicate == "sell"] in ([], [[]])


ACCOUNT = """
By ADP/IN case 4
Harrow PROPN/NNP nmod:poss 4
_'s PART/POS case 2
{noun} NOUN/NN obl 8
_, PUNCT/, punct 4
Ann PROPN/NNP nsubj 8
Lee PROPN/NNP flat 6
left VERB/VBD root 0 leave
_. PUNCT/. punct 8
"""
TRAILING = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
sold VERB/VBD root 0 sell
Harrow PROPN/NNP obj 3
by ADP/IN case 7
one NUM/CD nummod 7
{noun} NOUN/NN obl 3
_. PUNCT/. punct 3
"""


@pytest.mark.parametrize("noun", ["account", "count"])
def test_by_somebody_s_account_is_their_word(noun: str) -> None:
    (claim,) = facts(ACCOUNT.format(noun=noun), names=NAMES)[1].claims
    assert (claim.title, chain(claim)) == ("Ann Lee left", [("Harrow", "organization")])


def test_an_estimate_that_is_nobody_s_says_so_itself() -> None:
    (claim,) = facts(TRAILING.format(noun="estimate"), names=NAMES)[1].claims
    assert (claim.title, chain(claim)) == ("Ann Lee sold Harrow", [("one estimate", "document")])


@pytest.mark.parametrize(("word", "noun"), [("according", "records"), ("by", "accounts")])
def test_who_says_so_leaves_no_gap_where_it_stands_in_the_middle(word: str, noun: str) -> None:
    middle = f"""
        Ann PROPN/NNP nsubj 8
        Lee PROPN/NNP flat 1
        _, PUNCT/, punct 6
        {word} ADP/IN case 6
        most ADJ/JJS amod 6
        {noun} NOUN/NNS obl 8 {noun[:-1]}
        _, PUNCT/, punct 6
        sold VERB/VBD root 0 sell
        Harrow PROPN/NNP obj 8
        _. PUNCT/. punct 8
    """
    (claim,) = facts(middle, names=NAMES)[1].claims
    assert (claim.title, [name for name, _ in chain(claim)]) == ("Ann Lee sold Harrow", [f"most {noun}"])


@pytest.mark.parametrize("which", ["narrow", "that"])
def test_how_narrowly_something_is_won_is_no_source_between_commas_either(which: str) -> None:
    counted = ACCOUNT.format(noun="count").replace(
        "Harrow PROPN/NNP nmod:poss 4\n_'s PART/POS case 2",
        f"""\
a DET/DT det 4
{which} ADJ/JJ amod 4""",
    )
    (claim,) = facts(counted, names=NAMES)[1].claims
    assert chain(claim) == []


def test_by_how_much_something_is_won_is_no_source() -> None:
    (claim,) = facts(TRAILING.format(noun="count"), names=NAMES)[1].claims
    assert (claim.title, chain(claim)) == ("Ann Lee sold Harrow by one count", [])


POLL = """
In ADP/IN case 3
a DET/DT det 3
poll NOUN/NN obl 6
_, PUNCT/, punct 3
voters NOUN/NNS nsubj 6
backed VERB/VBD root 0 back
Ann PROPN/NNP obj 6
Lee PROPN/NNP flat 7
_. PUNCT/. punct 6
"""


def test_what_is_so_in_a_poll_the_poll_says() -> None:
    _, said = facts(POLL, names=NAMES)
    (claim,) = [c for c in said.claims if c.predicate == "back"]
    assert chain(claim) == [("a poll", "document")]


CASE = """
Bo PROPN/NNP nsubj 3
Quay PROPN/NNP flat 1
repeated VERB/VBD root 0 repeat
the DET/DT det 5
warning NOUN/NN obj 3
that SCONJ/IN mark 9
Ann PROPN/NNP nsubj 9
Lee PROPN/NNP flat 7
sold VERB/VBD acl 5 sell
Harrow PROPN/NNP obj 9
_. PUNCT/. punct 3
"""


def test_a_warning_is_his_who_repeats_it() -> None:
    assert sold(CASE) == [("Bo Quay", "person")]


PER_MONTH = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
paid VERB/VBD root 0 pay
Harrow PROPN/NNP iobj 3
400 NUM/CD nummod 6
pounds NOUN/NNS obj 3
per ADP/IN case 8
month NOUN/NN obl 3
_. PUNCT/. punct 3
"""


def test_so_much_a_month_is_nobody_s_word() -> None:
    _, said = facts(PER_MONTH, names=NAMES)
    assert [chain(c) for c in said.claims] == [[]]


HOW = """
How ADV/WRB nsubj 4
it PRON/PRP nsubj 3
ends VERB/VBZ csubj 4 end
determines VERB/VBZ root 0 determine
whether SCONJ/IN mark 8
Ann PROPN/NNP nsubj 8
Lee PROPN/NNP flat 6
sold VERB/VBD ccomp 4 sell
Harrow PROPN/NNP obj 8
_. PUNCT/. punct 4
"""


def test_how_something_ends_says_nothing() -> None:
    _, said = facts(HOW, names=NAMES)
    assert all(not c.attribution for c in said.claims)


HEARS = """
The DET/DT det 3
Harrow PROPN/NNP compound 3
Gazette PROPN/NNP nsubj 4
hears VERB/VBZ root 0 hear
that SCONJ/IN mark 8
Ann PROPN/NNP nsubj 8
Lee PROPN/NNP flat 6
sold VERB/VBD ccomp 4 sell
ships NOUN/NNS obj 8
_. PUNCT/. punct 4
"""


def test_what_an_outlet_hears_is_its_report() -> None:
    _, said = facts(HEARS, names="Ann Lee/PER, Harrow Gazette/ORG")
    (claim,) = [c for c in said.claims if c.predicate == "sell"]
    assert [kind for _, kind in chain(claim)] == ["outlet"]
    assert claim.certainty.value == "probable"


# ---- what the reader marks ----

SAVED = """
Harrow PROPN/NNP nsubj 3
was AUX/VBD aux:pass 3 be
sold VERB/VBN root 0 sell
_, PUNCT/, punct 3
says VERB/VBZ parataxis 3 say
Bo PROPN/NNP nsubj 5
Quay PROPN/NNP flat 6
_. PUNCT/. punct 3
"""
MONEY = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
left VERB/VBD root 0 leave
Harrow PROPN/NNP obj 3
_. PUNCT/. punct 3
"""


def marked(source: str, cue: str, content: str, *paragraphs: str) -> tuple[Article, Annotations]:
    """An article with one attribution as the reader marks it."""
    made, found = article(*paragraphs, names=NAMES)

    def at(words: str) -> tuple[int, int]:
        start = made.text.index(words)
        return start, start + len(words)

    attribution = Attribution((made.span(*at(source)),), made.span(*at(cue)), (made.span(*at(content)),), 0.9)
    return made, Annotations(
        found.article, found.tokens, found.sentences, found.names, events=found.events, attributions=(attribution,)
    )


def reported(made: Article, found: Annotations) -> list[str]:
    heard = hear(made, found)
    return sorted(heard.tree.tokens[i].text for r in heard.reports for i in r.content if r.kind == "verb")


def test_a_cue_of_which_only_the_next_sentence_is_marked_says_its_own_clause_too() -> None:
    made, found = marked("Bo Quay", "says", "Ann Lee left Harrow.", SAVED, MONEY)
    assert {"Harrow", "was", "sold", "Ann", "left"} <= set(reported(made, found))


def test_a_cue_whose_own_clause_is_marked_says_no_more() -> None:
    made, found = marked("Bo Quay", "says", "Harrow was sold", SAVED, MONEY)
    assert "left" not in reported(made, found)


HEARER = """
Bo PROPN/NNP nsubj 3
Quay PROPN/NNP flat 1
called VERB/VBD root 0 call
and CCONJ/CC cc 5
told VERB/VBD conj 3 tell
local ADJ/JJ amod 7
leaders NOUN/NNS iobj 5
that SCONJ/IN mark 11
Ann PROPN/NNP nsubj 11
Lee PROPN/NNP flat 9
sold VERB/VBD ccomp 5 sell
Harrow PROPN/NNP obj 11
_. PUNCT/. punct 3
"""


def test_who_is_told_says_nothing_though_the_reader_marks_them() -> None:
    made, found = marked("local leaders", "told", "that Ann Lee sold Harrow", HEARER)
    heard = hear(made, found)
    assert [heard.tree.tokens[r.source].text for r in heard.reports if r.source is not None] == ["Bo"]


def claims_of(made: Article, found: Annotations) -> tuple[Claim, ...]:
    from dateline.attribute import attribute

    return attribute(made, found, ()).claims


EVEN = """
Even ADV/RB advmod 5
Bo PROPN/NNP nsubj 5
Quay PROPN/NNP flat 2
now ADV/RB advmod 5
says VERB/VBZ root 0 say
that SCONJ/IN mark 9
Ann PROPN/NNP nsubj 9
Lee PROPN/NNP flat 7
sold VERB/VBD ccomp 5 sell
Harrow PROPN/NNP obj 9
_. PUNCT/. punct 5
"""


def test_an_adverb_is_no_source_though_the_reader_marks_it() -> None:
    (claim,) = [
        c for c in claims_of(*marked("Even", "says", "that Ann Lee sold Harrow", EVEN)) if c.predicate == "sell"
    ]
    assert chain(claim) == [("Bo Quay", "person")]
