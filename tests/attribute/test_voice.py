"""Whose words they are: hearsay that is repeated, what an author adds to what is told, what is agreed or accused of."""

from __future__ import annotations

import importlib.util
from pathlib import Path

_spec = importlib.util.spec_from_file_location("attribute_build", Path(__file__).with_name("build.py"))
assert _spec is not None and _spec.loader is not None
build = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(build)


def chains(*paragraphs: str, names: str) -> dict[str, list[tuple[str, str]]]:
    """The chain of each claim by its predicate."""
    return {c.predicate: build.chain(c) for c in build.facts(*paragraphs, names=names)[1].claims}


SOURCE_SAID = """
A DET/DT det 2
{who} NOUN/NN nsubj 3
said VERB/VBD root 0 say
Ann PROPN/NNP nsubj 7
Lee PROPN/NNP flat 4
{adverb} ADV/RB advmod 7
left VERB/VBD ccomp 3 leave
_. PUNCT/. punct 3
"""
LEFT_REPORTED = """
Ann PROPN/NNP nsubj 4
Lee PROPN/NNP flat 1
reportedly ADV/RB advmod 4
left VERB/VBD ccomp 8 leave
_, PUNCT/, punct 8
the DET/DT det 7
Gazette PROPN/NNP nsubj 8
reported VERB/VBD root 0 report
_. PUNCT/. punct 8
"""


def test_hearsay_that_a_source_repeats_is_the_origin() -> None:
    told = chains(SOURCE_SAID.format(who="source", adverb="reportedly"), names="Ann Lee/PER")
    assert told["leave"] == [("A source", "anonymous"), ("", "hearsay")]


def test_an_outlet_is_itself_who_reports() -> None:
    told = chains(LEFT_REPORTED, names="Ann Lee/PER, Gazette/ORG")
    assert told["leave"] == [("Gazette", "outlet")]


def test_who_accuses_alleges() -> None:
    told = chains(SOURCE_SAID.format(who="prosecutor", adverb="allegedly"), names="Ann Lee/PER")
    assert told["leave"] == [("A prosecutor", "anonymous")]


BESIDE = """
Harrow PROPN/NNP nsubj 8
_, PUNCT/, punct 4
which PRON/WDT nsubj 4
lost VERB/VBD acl:relcl 1 lose
millions NOUN/NNS obj 4
_, PUNCT/, punct 4
will AUX/MD aux 8
sell VERB/VB ccomp 13
ships NOUN/NNS obj 8
_, PUNCT/, punct 13
two NUM/CD nummod 12
people NOUN/NNS nsubj 13
said VERB/VBD root 0 say
_. PUNCT/. punct 13
"""
UNSEALED = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
left VERB/VBD root 0 leave
_, PUNCT/, punct 3
according ADP/IN case 7
to ADP/IN fixed 5
papers NOUN/NNS obl 3
that PRON/WDT obj 11
Tom PROPN/NNP nsubj 11
Reddy PROPN/NNP flat 9
unsealed VERB/VBD acl:relcl 7 unseal
_. PUNCT/. punct 3
"""


def test_what_stands_beside_a_name_is_the_author_s() -> None:
    told = chains(BESIDE, names="Harrow/ORG")
    assert told["sell"] == [("two people", "anonymous")]
    assert told["lose"] == []


def test_what_is_said_of_a_source_is_not_its_own() -> None:
    told = chains(UNSEALED, names="Ann Lee/PER, Tom Reddy/PER")
    assert told["leave"] == [("papers", "document")]
    assert told["unseal"] == []


OFFICE = """
The DET/DT det 2
office NOUN/NN nsubj 3
called VERB/VBD root 0 call
it PRON/PRP obj 3
absurd ADJ/JJ xcomp 3
_. PUNCT/. punct 3
"""
IT_SAID = """
“ PUNCT/`` punct 4
_Lee PROPN/NNP nsubj 4
never ADV/RB advmod 4
left VERB/VBD ccomp 8 leave
_, PUNCT/, punct 4
_” PUNCT/'' punct 4
it PRON/PRP nsubj 8
said VERB/VBD root 0 say
_. PUNCT/. punct 8
"""


def test_a_body_speaks_as_it() -> None:
    assert chains(OFFICE, IT_SAID, names="Lee/PER")["leave"] == [("The office", "organization")]


AGREED = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
agreed VERB/VBD root 0 agree
to PART/TO mark 5
buy VERB/VB xcomp 3
Harrow PROPN/NNP obj 5
_. PUNCT/. punct 3
"""
ACCUSED = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
accused VERB/VBD root 0 accuse
Tom PROPN/NNP obj 3
Reddy PROPN/NNP flat 4
of ADP/IN case 7
bribery NOUN/NN nmod 4
_. PUNCT/. punct 3
"""


def test_what_is_agreed_is_done_and_not_said() -> None:
    claims = build.facts(AGREED, names="Ann Lee/PER, Harrow/ORG")[1].claims
    assert [(c.predicate, c.phase.value, build.chain(c)) for c in claims] == [("agree", "happened", [])]


def test_an_accusation_is_told_though_nothing_that_it_says_is_a_clause() -> None:
    claims = build.facts(ACCUSED, names="Ann Lee/PER, Tom Reddy/PER")[1].claims
    assert [c.title for c in claims] == ["Ann Lee accused Tom Reddy of bribery"]


TAKEN_BACK = """
A DET/DT det 2
claim NOUN/NN nsubj:pass 8
that SCONJ/IN mark 6
Ann PROPN/NNP nsubj 6
Lee PROPN/NNP flat 4
left VERB/VBD acl 2 leave
was AUX/VBD {copula} 8 be
{said} 0 {lemma}
_. PUNCT/. punct 8
"""


def test_what_was_taken_back_is_told_so() -> None:
    text = TAKEN_BACK.format(copula="aux:pass", said="withdrawn VERB/VBN root", lemma="withdraw")
    told = {c.predicate: c for c in build.facts(text, names="Ann Lee/PER")[1].claims}
    assert told["leave"].title == "[A claim that] Ann Lee left [was withdrawn]"
    assert (told["leave"].certainty.value, build.chain(told["leave"])) == ("possible", [("", "hearsay")])
    assert told["withdraw"].title == "A claim that Ann Lee left was withdrawn"


def test_what_is_said_to_be_untrue_is_denied_by_the_author() -> None:
    text = TAKEN_BACK.format(copula="cop", said="false ADJ/JJ root", lemma="false").replace("nsubj:pass", "nsubj")
    told = {c.predicate: c for c in build.facts(text, names="Ann Lee/PER")[1].claims}
    assert (told["leave"].polarity.value, build.chain(told["leave"])) == ("-", [])
    assert told["leave"].title.endswith("[was false]")
