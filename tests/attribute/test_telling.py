"""What is a report and what a deed, who stands behind whom, and whom "it said" and "she said" mean."""

from __future__ import annotations

import importlib.util
from pathlib import Path

_spec = importlib.util.spec_from_file_location("attribute_build", Path(__file__).with_name("build.py"))
assert _spec is not None and _spec.loader is not None
build = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(build)


def told(*paragraphs: str, names: str) -> dict[str, tuple[str, list[tuple[str, str]]]]:
    """For each predicate the words of its claim and its chain."""
    made, facts = build.facts(*paragraphs, names=names)
    return {c.predicate: (c.span.of(made.text), build.chain(c)) for c in facts.claims}


ORDERED = """
Ann PROPN/NNP nsubj 4
Lee PROPN/NNP flat 1
allegedly ADV/RB advmod 4
ordered VERB/VBD root 0 order
her PRON/PRP$ nmod:poss 6
staff NOUN/NN obj 4
to PART/TO mark 8
delete VERB/VB xcomp 4
messages NOUN/NNS obj 8
_. PUNCT/. punct 4
"""

ANNOUNCED = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
announced VERB/VBD root 0 announce
the DET/DT det 5
deal NOUN/NN obj 3
on ADP/IN case 7
Friday PROPN/NNP obl 3
_. PUNCT/. punct 3
"""


def test_what_is_ordered_is_no_report_and_the_order_is_what_happened() -> None:
    words, chain = told(ORDERED, names="Ann Lee/PER")["order"]
    assert words == "Ann Lee allegedly ordered her staff to delete messages"
    assert chain == [("", "hearsay")]


def test_a_thing_announced_is_no_report_and_the_announcing_is_what_happened() -> None:
    words, chain = told(ANNOUNCED, names="Ann Lee/PER")["announce"]
    assert (words, chain) == ("Ann Lee announced the deal on Friday", [])


CITING = """
The DET/DT det 3
Harrow PROPN/NNP compound 3
Gazette PROPN/NNP nsubj 4
reported VERB/VBD root 0 report
_, PUNCT/, punct 6
citing VERB/VBG advcl 4 cite
two NUM/CD nummod 8
officials NOUN/NNS obj 6 official
_, PUNCT/, punct 6
that SCONJ/IN mark 13
Ann PROPN/NNP nsubj 13
Lee PROPN/NNP flat 11
resigned VERB/VBD ccomp 6 resign
_. PUNCT/. punct 4
"""


def test_whom_an_outlet_cites_stands_behind_it() -> None:
    _, chain = told(CITING, names="Harrow Gazette/ORG, Ann Lee/PER")["resign"]
    assert chain == [("Harrow Gazette", "outlet"), ("two officials", "anonymous")]


REPORTEDLY_TOLD = """
Ann PROPN/NNP nsubj 4
Lee PROPN/NNP flat 1
reportedly ADV/RB advmod 4
told VERB/VBD root 0 tell
friends NOUN/NNS obj 4
that SCONJ/IN mark 8
Ben PROPN/NNP nsubj 8
resigned VERB/VBD ccomp 4 resign
_. PUNCT/. punct 4
"""


def test_that_somebody_is_said_to_have_told_is_hearsay_before_the_teller() -> None:
    _, chain = told(REPORTEDLY_TOLD, names="Ann Lee/PER, Ben/PER")["resign"]
    assert chain == [("", "hearsay"), ("Ann Lee", "person")]


FILED = """
She PRON/PRP nsubj 2
filed VERB/VBD root 0 file
the DET/DT det 4
complaint NOUN/NN obj 2
on ADP/IN case 6
Friday PROPN/NNP obl 2
_. PUNCT/. punct 2
"""

IT_ALLEGES = """
It PRON/PRP nsubj 2
alleges VERB/VBZ root 0 allege
that SCONJ/IN mark 6
Ann PROPN/NNP nsubj 6
Lee PROPN/NNP flat 4
lied VERB/VBD ccomp 2 lie
_. PUNCT/. punct 2
"""


def test_it_alleges_means_the_text_just_named() -> None:
    _, chain = told(FILED, IT_ALLEGES, names="Ann Lee/PER")["lie"]
    assert chain == [("the complaint", "document")]


SPOKESWOMAN = """
A DET/DT det 2
spokeswoman NOUN/NN nsubj 6
for ADP/IN case 5
Harrow PROPN/NNP compound 5
Airways PROPN/NNP nmod 2
said VERB/VBD root 0 say
that SCONJ/IN mark 10
Ben PROPN/NNP nsubj 10
Lee PROPN/NNP flat 8
left VERB/VBD ccomp 6 leave
_. PUNCT/. punct 6
"""

SHE_SAID = """
The DET/DT det 2
company NOUN/NN nsubj 4
will AUX/MD aux 4
pay VERB/VB ccomp 8
Ben PROPN/NNP obj 4
_, PUNCT/, punct 8
she PRON/PRP nsubj 8
said VERB/VBD root 0 say
_. PUNCT/. punct 8
"""


def test_she_said_means_the_spokeswoman_who_spoke_just_before() -> None:
    chains = told(SPOKESWOMAN, SHE_SAID, names="Harrow Airways/ORG, Ben Lee/PER, Ben/PER")
    assert chains["leave"][1] == chains["pay"][1] == [("Harrow Airways", "organization")]


WHO_HOLD = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
met VERB/VBD root 0 meet
the DET/DT det 5
families NOUN/NNS obj 3 family
who PRON/WP nsubj 7
hold VERB/VBP acl:relcl 5
shares NOUN/NNS obj 7 share
_. PUNCT/. punct 3
"""


def test_which_ones_are_meant_is_no_claim_of_its_own() -> None:
    assert list(told(WHO_HOLD, names="Ann Lee/PER")) == ["meet"]


SURFACED = """
Reports NOUN/NNS nsubj 2 report
began VERB/VBD root 0 begin
surfacing VERB/VBG xcomp 2 surface
of ADP/IN case 7
Ann PROPN/NNP nmod:poss 7
_’s PART/POS case 5
battles NOUN/NNS obl 3 battle
_, PUNCT/, punct 9
arrest NOUN/NN conj 7
and CCONJ/CC cc 12
their PRON/PRP$ nmod:poss 12
divorce NOUN/NN conj 7
_. PUNCT/. punct 2
"""


def test_what_reports_began_surfacing_of_is_hearsay_each() -> None:
    chains = told(SURFACED, names="Ann/PER")
    assert [chains[p][1] for p in ("battle", "arrest", "divorce")] == [[("", "hearsay")]] * 3


REPORT_WHICH = """
The DET/DT det 2
report NOUN/NN nsubj 9
_, PUNCT/, punct 5
which PRON/WDT nsubj 5
praised VERB/VBD acl:relcl 2 praise
Ann PROPN/NNP obj 5
Lee PROPN/NNP flat 6
_, PUNCT/, punct 5
came VERB/VBD root 0 come
_. PUNCT/. punct 9
"""


def test_a_clause_about_a_report_is_not_what_it_says() -> None:
    assert told(REPORT_WHICH, names="Ann Lee/PER")["praise"][1] == []


REP_SAID = """
“ PUNCT/`` punct 4
_Ben PROPN/NNP nsubj 4
has AUX/VBZ aux 4
left VERB/VBN ccomp 10 leave
_, PUNCT/, punct 4
_” PUNCT/'' punct 4
Rep. PROPN/NNP nsubj 10 rep.
Ann PROPN/NNP nsubj 10
Lee PROPN/NNP flat 8
said VERB/VBD root 0 say
_. PUNCT/. punct 10
"""


def test_a_title_is_no_speaker_where_its_bearer_stands_behind_it() -> None:
    assert told(REP_SAID, names="Ann Lee/PER, Ben/PER")["leave"][1] == [("Ann Lee", "person")]


TORN = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
wants VERB/VBZ root 0 want
what PRON/WP obj 5
is AUX/VBZ ccomp 3 be
_. PUNCT/. punct 3
"""


def test_what_a_parser_tore_off_a_clause_is_no_claim() -> None:
    assert "be" not in told(TORN, names="Ann Lee/PER")


COULD_BE_BACK = """
Insiders NOUN/NNS nsubj 2 insider
claim VERB/VBP root 0 claim
that SCONJ/IN mark 8
Ann PROPN/NNP nsubj 8
Lee PROPN/NNP flat 4
could AUX/MD aux 10
be AUX/VB cop 10
back ADV/RB ccomp 2 back
on ADP/IN case 10
stage NOUN/NN obl 8
_. PUNCT/. punct 2
"""


def test_a_modal_hung_on_the_noun_after_the_predicate_still_weakens_it() -> None:
    _, facts = build.facts(COULD_BE_BACK, names="Ann Lee/PER")
    assert [c.certainty.value for c in facts.claims if c.predicate == "back"] == ["possible"]
