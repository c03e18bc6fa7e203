"""Short auxiliaries, "would" of habit, what is demanded, signs, bare verbs of saying and single turns of speech."""

from __future__ import annotations

import pytest

from dateline.model import Certainty, Claim, Phase
from tests.attribute.build import chain, facts

NAMES = "Ann Lee/PER, Bo Quay/PER, Harrow/ORG"


def told(*paragraphs: str) -> tuple[Claim, ...]:
    return facts(*paragraphs, names=NAMES)[1].claims


def phase(*paragraphs: str) -> Phase:
    return next(c for c in told(*paragraphs) if "Lee" in c.title and c.predicate != "say").phase


SHORT = """
Ann PROPN/NNP nsubj 5
Lee PROPN/NNP flat 1
_'s AUX/VBZ {relation} 5
not PART/RB advmod 5
{word} {tags} root 0
{rest}
_. PUNCT/. punct 5
"""
AT_HARROW = "at ADP/IN case 7\nHarrow PROPN/NNP obl 5"
OBJECT = "Harrow PROPN/NNP obj 5"


@pytest.mark.parametrize(
    ("relation", "word", "tags", "rest", "phase_"),
    [
        ("cop", "charitable", "ADJ/JJ", AT_HARROW, Phase.ONGOING),
        ("aux", "charitable", "ADJ/JJ", AT_HARROW, Phase.ONGOING),
        ("aux:pass", "known", "VERB/VBN", AT_HARROW, Phase.ONGOING),
        ("aux", "left", "VERB/VBN", OBJECT, Phase.HAPPENED),
        ("aux:pass", "left", "VERB/VBN", OBJECT, Phase.HAPPENED),
    ],
)
def test_a_short_form_is_has_only_before_what_was_done(
    relation: str, word: str, tags: str, rest: str, phase_: Phase
) -> None:
    assert phase(SHORT.format(relation=relation, word=word, tags=tags, rest=rest)) is phase_


WOULD = """
Ann PROPN/NNP nsubj 5
Lee PROPN/NNP flat 1
{would} AUX/MD aux 5
{often} ADV/RB advmod 5
visit VERB/VB root 0
Harrow PROPN/NNP obj 5
_. PUNCT/. punct 5
"""
USED = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
visited VERB/VBD root 0 visit
Harrow PROPN/NNP obj 3
_. PUNCT/. punct 3
"""


@pytest.mark.parametrize(
    ("would", "often", "phase_"),
    [
        ("would", "constantly", Phase.HAPPENED),
        ("_'d", "often", Phase.HAPPENED),
        ("would", "gladly", Phase.HYPOTHETICAL),
        ("_'d", "gladly", Phase.HYPOTHETICAL),
    ],
)
def test_what_one_would_do_again_and_again_was_done(would: str, often: str, phase_: Phase) -> None:
    assert phase(WOULD.format(would=would, often=often)) is phase_


WHEN = """
When ADV/WRB advmod 4
Bo PROPN/NNP nsubj 4
Quay PROPN/NNP flat 2
{came} advcl 9 {lemma}
_, PUNCT/, punct 4
Ann PROPN/NNP nsubj 9
Lee PROPN/NNP flat 6
would AUX/MD aux 9
leave VERB/VB root 0
Harrow PROPN/NNP obj 9
_. PUNCT/. punct 9
"""


def test_beside_a_time_in_the_past_would_tells_what_was_done() -> None:
    def leaving(came: str, lemma: str) -> Phase:
        return next(c.phase for c in told(WHEN.format(came=came, lemma=lemma)) if c.predicate == "leave")

    assert leaving("came VERB/VBD", "come") is Phase.HAPPENED
    assert leaving("comes VERB/VBZ", "come") is Phase.HYPOTHETICAL


INSISTED = """
Bo PROPN/NNP nsubj 3
Quay PROPN/NNP flat 1
{above} VERB/VBD root 0 {lemma}
that SCONJ/IN mark 7
Ann PROPN/NNP nsubj 7
Lee PROPN/NNP flat 5
{leave} VERB/{tag} ccomp 3 leave
Harrow PROPN/NNP obj 7
_. PUNCT/. punct 3
"""


@pytest.mark.parametrize(
    ("above", "lemma", "leave", "tag", "phase_"),
    [
        ("insisted", "insist", "leave", "VB", Phase.EXPECTED),
        ("urged", "urge", "leave", "VBP", Phase.EXPECTED),
        ("insisted", "insist", "left", "VBD", Phase.HAPPENED),
        ("insisted", "insist", "leaves", "VBZ", Phase.ONGOING),
    ],
)
def test_what_is_demanded_has_not_happened(above: str, lemma: str, leave: str, tag: str, phase_: Phase) -> None:
    claims = told(INSISTED.format(above=above, lemma=lemma, leave=leave, tag=tag))
    assert [c.phase for c in claims if c.predicate == "leave"] == [phase_]


SIGNS = """
There PRON/EX expl 2
were VERB/VBD root 0 be
{sign} NOUN/NNS nsubj 2 {lemma}
that SCONJ/IN mark 7
Ann PROPN/NNP nsubj 7
Lee PROPN/NNP flat 5
left VERB/VBD acl 3 leave
Harrow PROPN/NNP obj 7
_. PUNCT/. punct 2
"""


def test_what_there_are_signs_of_is_probable() -> None:
    claims = told(SIGNS.format(sign="signs", lemma="sign"))
    assert [c.certainty for c in claims if c.predicate == "leave"] == [Certainty.PROBABLE]


SAID = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
{verb} VERB/VBD root 0 {lemma}
{rest}
last ADJ/JJ amod 5
week NOUN/NN obl:unmarked 3
_. PUNCT/. punct 3
"""


def test_a_verb_of_saying_without_what_is_said_is_no_claim() -> None:
    bare = SAID.replace("{rest}\n", "")
    assert told(bare.format(verb="said", lemma="say")) == ()
    assert len(told(bare.format(verb="resigned", lemma="resign"))) == 1


TURN = """
{label} PROPN/NNP dep 4
_: PUNCT/: punct 1
Harrow PROPN/NNP nsubj 4
closed VERB/VBD root 0 close
the DET/DT det 6
mill NOUN/NN obj 4
_. PUNCT/. punct 4
"""


@pytest.mark.parametrize(("label", "source"), [("LEE", [("Ann Lee", "person")]), ("UPDATE", [])])
def test_one_turn_is_said_by_whom_the_text_names(label: str, source: list[tuple[str, str]]) -> None:
    claims = told(USED, TURN.format(label=label), SAID.replace("{rest}\n", "").format(verb="resigned", lemma="resign"))
    assert {c.predicate: chain(c) for c in claims} == {"visit": [], "close": source, "resign": []}
