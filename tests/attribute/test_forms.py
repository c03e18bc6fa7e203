"""Tags that the form of a word rules out: what is told of a verb that was tagged as another form of it."""

from __future__ import annotations

import pytest

from dateline.attribute.arcs import Arcs
from dateline.attribute.forms import retag
from dateline.model import Phase
from tests.attribute import build

PEOPLE = "Ann Lee/PER, Ben Fox/PER"

SAYS = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
{verb} VERB/{tag} root 0 {lemma}
the DET/DT det 5
yard NOUN/NN obj 3
_. PUNCT/. punct 3
"""


@pytest.mark.parametrize(
    ("verb", "tag", "lemma", "phase"),
    [
        ("runs", "VBD", "run", Phase.ONGOING),
        ("runs", "VBN", "run", Phase.ONGOING),
        ("closed", "VBZ", "close", Phase.HAPPENED),
        ("closed", "VBG", "close", Phase.HAPPENED),
        ("ran", "VBZ", "run", Phase.HAPPENED),
        ("closed", "VBD", "close", Phase.HAPPENED),  # right as it stands
    ],
)
def test_when_it_was_is_told_by_the_form(verb: str, tag: str, lemma: str, phase: Phase) -> None:
    (claim,) = build.facts(SAYS.format(verb=verb, tag=tag, lemma=lemma), names=PEOPLE)[1].claims
    assert claim.phase is phase


def test_a_short_is_is_a_present() -> None:
    said = build.facts(
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        said VERB/VBD root 0 say
        there PRON/EX expl 5
        _'s VERB/VBZ ccomp 3 be
        a DET/DT det 7
        mayor NOUN/NN nsubj 5
        in ADP/IN case 9
        Harrow PROPN/NNP nmod 7
        _. PUNCT/. punct 3
        """,
        names="Ann Lee/PER, Harrow/LOC",
    )[1]
    assert [claim.phase for claim in said.claims] == [Phase.ONGOING]


HELPED = """
Ann PROPN/NNP nsubj {head}
Lee PROPN/NNP flat 1
{aux}
{verb}
the DET/DT det 6
yard NOUN/NN obj 4
_. PUNCT/. punct 4
"""


@pytest.mark.parametrize(
    ("aux", "verb", "tags"),
    [
        ("are AUX/VBD aux 4 be", "selling VERB/VBN root 0 sell", ["VBP", "VBG"]),
        ("did AUX/VB aux 4 do", "sell VERB/VBD root 0 sell", ["VBD", "VB"]),
        ("has AUX/VBN aux 4 have", "sold VERB/VB root 0 sell", ["VBZ", "VBN"]),
        ("could AUX/VBD aux 4 could", "sell VERB/VBZ root 0 sell", ["MD", "VB"]),
        ("has AUX/VBZ aux 4 have", "become VERB/VBN root 0 become", ["VBZ", "VBN"]),  # a participle like its lemma
        ("to PART/TO mark 4", "have VERB/VBZ root 0 have", ["TO", "VB"]),
    ],
)
def test_an_auxiliary_tells_the_form_of_its_verb(aux: str, verb: str, tags: list[str]) -> None:
    arcs = Arcs(build.article(HELPED.format(head=4, aux=aux, verb=verb))[1].tokens)
    retag(arcs)
    assert [t.xpos for t in arcs.tokens[2:4]] == tags


ADVERB = """
Ann PROPN/NNP nsubj 4
Lee PROPN/NNP flat 1
also VERB/VBD advmod 4 also
sold VERB/VBD root 0 sell
the DET/DT det 6
yard NOUN/NN obj 4
_. PUNCT/. punct 4
"""


def test_a_word_without_an_ending_that_describes_a_verb_is_no_verb() -> None:
    arcs = Arcs(build.article(ADVERB)[1].tokens)
    retag(arcs)
    assert (arcs.tokens[2].upos, arcs.tokens[2].xpos) == ("ADV", "RB")


LOYAL = """
Ann PROPN/NNP nsubj 4
Lee PROPN/NNP flat 1
is AUX/VBZ cop 4 be
loyal VERB/VBN root 0 loyal
to ADP/IN case 6
Ben PROPN/NNP obl 4
Fox PROPN/NNP flat 6
_. PUNCT/. punct 4
"""


def test_what_somebody_is_is_nothing_done_to_them() -> None:
    (claim,) = build.facts(LOYAL, names=PEOPLE)[1].claims
    assert next(p.role.value for p in claim.participants) == "agent"
