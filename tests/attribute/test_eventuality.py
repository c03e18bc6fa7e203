"""What takes place, and what is the case."""

from __future__ import annotations

import pytest

from dateline.model import Claim, Eventuality
from tests.attribute.build import facts

PAST = """
The DET/DT det 2
council NOUN/NN nsubj 3
{verb} VERB/{tag} root 0
the DET/DT det 5
harbour NOUN/NN obj 3
on ADP/IN case 7
Friday PROPN/NNP obl 3
_. PUNCT/. punct 3
"""
PASSIVE = """
Ann PROPN/NNP nsubj:pass 4
Lee PROPN/NNP flat 1
{be} AUX/{tag} aux:pass 4
engaged VERB/VBN root 0
to ADP/IN case 6
Tom PROPN/NNP obl 4
_. PUNCT/. punct 4
"""


def told(sentence: str) -> Claim:
    _, said = facts(sentence, names="Ann Lee/PER, Tom/PER, council/ORG")
    (claim,) = said.claims
    return claim


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (PAST.format(verb="sold", tag="VBD"), Eventuality.EVENT),
        (PAST.format(verb="owns", tag="VBZ"), Eventuality.STATE),  # a simple present
        (PASSIVE.format(be="is", tag="VBZ"), Eventuality.STATE),
        (PASSIVE.format(be="was", tag="VBD"), Eventuality.EVENT),
    ],
)
def test_the_form_of_the_predicate_decides(sentence: str, expected: Eventuality) -> None:
    assert told(sentence).eventuality is expected


FAR = """
Ann PROPN/NNP nsubj:pass 4
Lee PROPN/NNP flat 1
was AUX/VBD aux:pass 4
acquitted VERB/VBN root 0
after SCONJ/IN mark 8
the DET/DT det 7
wall NOUN/NN nsubj 8
fell VERB/VBD advcl 4 fall
{comma}and CCONJ/CC cc {last}
killed VERB/VBD conj 4
two NUM/CD nummod {people}
people NOUN/NNS obj {last}
_. PUNCT/. punct 4
"""


def killers(comma: bool) -> list[str]:
    """Who is said to have killed."""
    extra = "_, PUNCT/, punct 11\n" if comma else ""
    last, people = ("11", "13") if comma else ("10", "12")
    _, said = facts(FAR.format(comma=extra, last=last, people=people), names="Ann Lee/PER")
    names = {r.id: r.name for r in said.referents}
    return [names[p.referent] for c in said.claims if c.predicate == "killed" for p in c.participants]


def test_a_verb_goes_on_with_the_nearest_clause_so_that_nobody_is_made_a_killer() -> None:
    assert "Ann Lee" not in killers(comma=False)
    assert "Ann Lee" in killers(comma=True)
