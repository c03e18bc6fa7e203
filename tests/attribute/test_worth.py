"""Which clauses are claims: no questions, orders, stumps, kinds or remarks; and what a relative clause is about."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path

from dateline.attribute import attribute
from dateline.model import EventHead

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


OWES = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
said VERB/VBD root 0 say
it PRON/PRP nsubj 5
owes VERB/VBZ ccomp 3 owe
{what}
_. PUNCT/. punct 3
"""


def test_a_sum_that_somebody_says_is_told_though_nobody_knows_who_it_is() -> None:
    told = titles(OWES.format(what="£ SYM/$ obj 5\n_9 NUM/CD compound 8\nmillion NUM/CD nummod 6"))
    assert len(told) == 1 and told[0].endswith("owes £9 million")
    assert titles(OWES.format(what="gratitude NOUN/NN obj 5")) == []


DUE = """
The DET/DT det 2
bridge NOUN/NN nsubj 5
should AUX/MD aux 5
be AUX/VB cop 5
open ADJ/JJ root 0
{when}
_. PUNCT/. punct 5
"""


def test_a_dated_state_that_should_be_is_expected_and_no_advice() -> None:
    assert titles(DUE.format(when="by ADP/IN case 7\nMay PROPN/NNP obl 5")) == ["The bridge should be open by May"]
    assert titles(DUE.format(when="again ADV/RB advmod 5")) == []


RECKONED = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
said VERB/VBD root 0 say
it PRON/PRP expl 6
will AUX/MD aux 6
take VERB/VB ccomp 3
{what}
_. PUNCT/. punct 3
"""


def test_what_is_counted_in_what_is_said_is_told() -> None:
    assert len(titles(RECKONED.format(what="two NUM/CD nummod 8\nseasons NOUN/NNS obj 6 season"))) == 1
    assert titles(RECKONED.format(what="courage NOUN/NN obj 6")) == []


NOBODY = """
Nobody PRON/NN nsubj 3
was AUX/VBD aux:pass 3 be
hurt {tag} root 0
_. PUNCT/. punct 3
"""


def test_a_passive_is_a_happening_whatever_its_tag() -> None:
    made, annotations = build.article(NOBODY.format(tag="ADJ/JJ"))
    annotations = replace(annotations, events=(EventHead(2, "OCCURRENCE", 1.0),))
    assert [c.title for c in attribute(made, annotations, ()).claims] == ["Nobody was hurt"]


ENDS = """
Ann PROPN/NNP nsubj 4
Lee PROPN/NNP flat 1
will AUX/MD aux 4
resign VERB/VB root 0
before SCONJ/IN mark 8
the DET/DT det 7
month NOUN/NN nsubj 8
{end}
_. PUNCT/. punct 4
"""


def test_a_clause_that_only_dates_another_stays_with_it() -> None:
    present = ENDS.format(end="ends VERB/VBZ advcl 4 end")
    assert titles(present) == ["Ann Lee will resign before the month ends"]
    past = ENDS.replace("will AUX/MD aux 4\nresign VERB/VB", "_, PUNCT/, punct 4\nresigned VERB/VBD")
    assert "Ann Lee, resigned" in titles(past.format(end="ended VERB/VBD advcl 4 end"))


END = """
Closure NOUN/NN nsubj 4
is AUX/VBZ cop 4 be
{article} DET/DT det 4
end NOUN/NN ccomp 6
_, PUNCT/, punct 4
said VERB/VBD root 0 say
Ann PROPN/NNP nsubj 6
Lee PROPN/NNP flat 7
_. PUNCT/. punct 6
"""


def test_what_is_said_to_be_the_one_thing_is_not_general() -> None:
    assert titles(END.format(article="the"), names=LEE) == ["Closure is the end"]
    assert titles(END.format(article="an"), names=LEE) == []


def test_a_place_acts_through_those_who_act_for_it() -> None:
    sets = """
    Harrow PROPN/NNP nsubj 2
    sets VERB/VBZ root 0 set
    strict ADJ/JJ amod 4
    rules NOUN/NNS obj 2 rule
    _. PUNCT/. punct 2
    """
    _, told = build.facts(sets, names="Harrow/LOC")
    assert [c.title for c in told.claims] == ["Harrow sets strict rules"]
    lies = """
    Rules NOUN/NNS nsubj 2 rule
    bind VERB/VBP root 0 bind
    boats NOUN/NNS obj 2 boat
    in ADP/IN case 5
    Harrow PROPN/NNP obl 2
    _. PUNCT/. punct 2
    """
    assert build.facts(lies, names="Harrow/LOC")[1].claims == ()


def appeal(subject: str, verb: str) -> str:
    return f"""
{subject} PRON/PRP nsubj 3
will AUX/MD aux 3
{verb} VERB/VB ccomp 9
for ADP/IN case 6
an DET/DT det 6
inquiry NOUN/NN obl 3
Ann PROPN/NNP nsubj 9
Lee PROPN/NNP flat 7
said VERB/VBD root 0 say
_. PUNCT/. punct 9
"""


def test_what_somebody_says_they_will_do_is_told_though_nobody_tells_who_they_are() -> None:
    (said,) = build.facts(appeal("They", "appeal"), names=LEE)[1].claims
    assert said.title.endswith("will appeal for an inquiry")
    assert [hop.kind.value for hop in said.attribution] == ["person"]


def test_what_it_will_do_is_not() -> None:
    assert titles(appeal("It", "matter")) == []
