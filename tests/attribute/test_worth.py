"""Which clauses are claims: no questions, orders, stumps, kinds or remarks; and what a relative clause is about."""

from __future__ import annotations

import importlib.util
from pathlib import Path

_spec = importlib.util.spec_from_file_location("attribute_build", Path(__file__).with_name("build.py"))
assert _spec is not None and _spec.loader is not None
build = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(build)

LEE = "Ann Lee/PER"


def titles(*paragraphs: str, names: str = LEE) -> list[str]:
    return [c.title for c in build.facts(*paragraphs, names=names)[1].claims]


STUMP = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
doubted VERB/VBD root 0 doubt
that SCONJ/IN mark 7
Tom PROPN/NNP nsubj 7
Reddy PROPN/NNP flat 5
left VERB/VBD ccomp 3 leave
_. PUNCT/. punct 3
"""


def test_a_verb_without_what_it_is_about_is_no_claim() -> None:
    said = titles(STUMP, names="Ann Lee/PER, Tom Reddy/PER")
    assert [t for t in said if t.endswith("doubted")] == []
    assert any(t.endswith("Tom Reddy left") for t in said)


SOLD = """
The DET/DT det 2
boats NOUN/NNS nsubj 8 boat
that PRON/WDT obj 6
Ann PROPN/NNP nsubj 6
Lee PROPN/NNP flat 4
sold VERB/VBD acl:relcl 2 sell
yesterday NOUN/NN obl 6
sank VERB/VBD root 0 sink
_. PUNCT/. punct 8
"""


def test_a_relative_clause_tells_what_it_is_about() -> None:
    assert "Ann Lee sold [the boats] yesterday" in titles(SOLD)


QUOTED_ORDER = """
_“ PUNCT/`` punct 5
Do AUX/VB aux 4 do
n’t PART/RB advmod 4 not
shoot VERB/VB ccomp 8
Tom PROPN/NNP obj 4
_, PUNCT/, punct 4
_” PUNCT/'' punct 4
said VERB/VBD root 0 say
Ann PROPN/NNP nsubj 8
Lee PROPN/NNP flat 9
_. PUNCT/. punct 8
"""


def test_an_order_is_no_claim() -> None:
    assert titles(QUOTED_ORDER, names="Ann Lee/PER, Tom/PER") == []


DATELINE = """
LOWMERE PROPN/NNP nsubj 7
_, PUNCT/, punct 1
May PROPN/NNP nmod 1
2 NUM/CD nummod 3
— PUNCT/: punct 1
Ann PROPN/NNP nsubj 8
Lee PROPN/NNP flat 6
resigned VERB/VBD root 0 resign
_. PUNCT/. punct 8
"""


def test_the_line_of_place_and_date_is_not_in_the_claim() -> None:
    assert titles(DATELINE) == ["Ann Lee resigned"]


ONLY = """
Ann PROPN/NNP nsubj 6
Lee PROPN/NNP flat 1
not PART/RB advmod 6
only ADV/RB advmod 6
has AUX/VBZ aux 6 have
sold VERB/VBN root 0 sell
the DET/DT det 8
boat NOUN/NN obj 6
_. PUNCT/. punct 6
"""


def test_not_only_denies_nothing() -> None:
    (claim,) = build.facts(ONLY, names=LEE)[1].claims
    assert claim.polarity.value == "+"


SHARED = """
Ann PROPN/NNP nsubj 4
Lee PROPN/NNP flat 1
could AUX/MD aux 4
resign VERB/VB root 0
or CCONJ/CC cc 6
sue VERB/VB conj 4
the DET/DT det 8
paper NOUN/NN obj 6
_. PUNCT/. punct 4
"""


def test_a_modal_holds_for_all_verbs_that_share_it() -> None:
    claims = {c.predicate: c for c in build.facts(SHARED, names=LEE)[1].claims}
    assert {(c.certainty.value, c.phase.value) for c in claims.values()} == {("possible", "expected")}
    assert set(claims) == {"resign", "sue"}
