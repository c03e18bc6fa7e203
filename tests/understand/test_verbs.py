"""Tense, aspect, modality and polarity of event words, on trees given by hand."""

from __future__ import annotations

import pytest

from dateline.model import Aspect, Polarity, Tense, Token
from dateline.understand.verbs import Inflection, Inflections


def inflection(sentence: str, word: str) -> Inflection:
    """Of a word of "word/XPOS/deprel/head …" (head: the number of the governing word, 0 for the root)."""
    tokens = []
    for i, field in enumerate(sentence.split()):
        text, xpos, deprel, head = field.rsplit("/", 3)
        lemma = {"had": "have", "has": "have", "going": "go"}.get(text, text)
        tokens.append(Token(0, 0, text, lemma, "X", xpos, int(head) - 1 if head != "0" else i, deprel, 0))
    return Inflections(tokens).of([t.text for t in tokens].index(word))


@pytest.mark.parametrize(
    ("sentence", "word", "tense", "aspect", "modality"),
    [
        ("She/PRP/nsubj/2 resigned/VBD/root/0", "resigned", Tense.PAST, Aspect.NONE, ""),
        ("She/PRP/nsubj/2 resigns/VBZ/root/0", "resigns", Tense.PRESENT, Aspect.NONE, ""),
        ("She/PRP/nsubj/3 will/MD/aux/3 resign/VB/root/0", "resign", Tense.FUTURE, Aspect.NONE, ""),
        ("She/PRP/nsubj/3 may/MD/aux/3 resign/VB/root/0", "resign", Tense.NONE, Aspect.NONE, "may"),
        ("She/PRP/nsubj/3 ca/MD/aux/3 stay/VB/root/0", "stay", Tense.NONE, Aspect.NONE, "can"),
        ("She/PRP/nsubj/3 has/VBZ/aux/3 resigned/VBN/root/0", "resigned", Tense.PRESENT, Aspect.PERFECTIVE, ""),
        ("She/PRP/nsubj/3 had/VBD/aux/3 resigned/VBN/root/0", "resigned", Tense.PAST, Aspect.PERFECTIVE, ""),
        ("She/PRP/nsubj/3 is/VBZ/aux/3 leaving/VBG/root/0", "leaving", Tense.PRESENT, Aspect.PROGRESSIVE, ""),
        (
            "It/PRP/nsubj/4 is/VBZ/aux/4 being/VBG/aux:pass/4 sold/VBN/root/0",
            "sold", Tense.PRESENT, Aspect.PROGRESSIVE, "",
        ),
        (
            "They/PRP/nsubj/4 have/VBP/aux/4 been/VBN/aux/4 waiting/VBG/root/0",
            "waiting", Tense.PRESENT, Aspect.PERFECTIVE_PROGRESSIVE, "",
        ),
        (
            "He/PRP/nsubj/4 would/MD/aux/4 have/VB/aux/4 paid/VBN/root/0",
            "paid", Tense.NONE, Aspect.PERFECTIVE, "would",
        ),
        (
            "It/PRP/nsubj/3 was/VBD/aux:pass/3 sold/VBN/root/0 to/TO/mark/5 pay/VB/advcl/3",
            "pay", Tense.INFINITIVE, Aspect.NONE, "",
        ),
        ("He/PRP/nsubj/2 denied/VBD/root/0 lying/VBG/xcomp/2", "lying", Tense.PRESENT_PARTICIPLE, Aspect.NONE, ""),
        ("the/DT/det/2 bomb/NN/root/0 found/VBN/acl/2", "found", Tense.PAST_PARTICIPLE, Aspect.NONE, ""),
        ("Two/CD/nummod/2 men/NNS/nsubj/3 held/VBN/root/0", "held", Tense.PAST, Aspect.NONE, ""),
        ("She/PRP/nsubj/3 was/VBD/cop/3 ill/JJ/root/0", "ill", Tense.PAST, Aspect.NONE, ""),
        ("She/PRP/nsubj/3 was/VBD/cop/3 ill/JJ/root/0", "was", Tense.PAST, Aspect.NONE, ""),
        ("the/DT/det/2 merger/NN/root/0", "merger", Tense.NONE, Aspect.NONE, ""),
        (
            "They/PRP/nsubj/2 have/VBP/root/0 to/TO/mark/4 leave/VB/xcomp/2",
            "leave", Tense.PRESENT, Aspect.NONE, "have to",
        ),
        (
            "He/PRP/nsubj/3 is/VBZ/aux/3 going/VBG/root/0 to/TO/mark/5 sue/VB/xcomp/3",
            "sue", Tense.FUTURE, Aspect.NONE, "",
        ),
    ],
)  # fmt: skip
def test_the_first_of_the_verb_group_has_the_tense(
    sentence: str, word: str, tense: Tense, aspect: Aspect, modality: str
) -> None:
    found = inflection(sentence, word)
    assert (found.tense, found.aspect, found.modality) == (tense, aspect, modality)
    assert found.polarity is Polarity.POSITIVE


def test_joined_verbs_share_the_auxiliaries_of_the_first() -> None:
    modal = "It/PRP/nsubj/3 might/MD/aux/3 merge/VB/root/0 or/CC/cc/5 close/VB/conj/3"
    assert inflection(modal, "close").modality == "might"
    infinitive = "We/PRP/nsubj/2 want/VBP/root/0 to/TO/mark/4 pay/VB/xcomp/2 and/CC/cc/6 leave/VB/conj/4"
    assert inflection(infinitive, "leave").tense is Tense.INFINITIVE
    perfect = "He/PRP/nsubj/3 has/VBZ/aux/3 met/VBN/root/0 and/CC/cc/5 thanked/VBN/conj/3 them/PRP/obj/5"
    assert inflection(perfect, "thanked") == Inflection(Tense.PRESENT, Aspect.PERFECTIVE)


def test_a_joined_verb_with_a_tense_of_its_own_shares_nothing() -> None:
    sentence = "He/PRP/nsubj/3 has/VBZ/aux/3 met/VBN/root/0 and/CC/cc/6 she/PRP/nsubj/6 left/VBD/conj/3"
    assert inflection(sentence, "left") == Inflection(Tense.PAST)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("He/PRP/nsubj/4 did/VBD/aux/4 not/RB/advmod/4 resign/VB/root/0", "resign"),
        ("He/PRP/nsubj/3 never/RB/advmod/3 resigned/VBD/root/0", "resigned"),
        ("no/DT/det/2 arrests/NNS/root/0", "arrests"),
        ("No/DT/det/2 troops/NNS/nsubj/3 moved/VBD/root/0", "moved"),
        ("Nobody/NN/nsubj/2 came/VBD/root/0", "came"),
        ("He/PRP/nsubj/2 heard/VBD/root/0 nothing/NN/obj/2", "heard"),
        ("He/PRP/nsubj/2 left/VBD/root/0 without/IN/mark/4 paying/VBG/advcl/2", "paying"),
        ("They/PRP/nsubj/4 do/VBP/aux/4 n't/RB/advmod/4 have/VB/root/0 to/TO/mark/6 pay/VB/xcomp/4", "pay"),
        ("He/PRP/nsubj/4 did/VBD/aux/4 not/RB/advmod/4 eat/VB/root/0 or/CC/cc/6 drink/VB/conj/4", "drink"),
        ("She/PRP/nsubj/4 is/VBZ/cop/4 not/RB/advmod/4 ill/JJ/root/0", "is"),
        ("It/PRP/nsubj/4 no/RB/advmod/3 longer/RB/advmod/4 flies/VBZ/root/0", "flies"),
    ],
)
def test_what_is_denied_is_negative(sentence: str, word: str) -> None:
    assert inflection(sentence, word).polarity is Polarity.NEGATIVE


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("He/PRP/nsubj/4 not/RB/advmod/4 only/RB/advmod/4 apologised/VBD/root/0", "apologised"),
        ("He/PRP/nsubj/4 did/VBD/aux/4 n't/RB/advmod/4 plan/VB/root/0 to/TO/mark/6 leave/VB/xcomp/4", "leave"),
        ("He/PRP/nsubj/4 did/VBD/aux/4 not/RB/advmod/4 fall/VB/root/0 but/CC/cc/6 jumped/VBD/conj/4", "jumped"),
    ],
)
def test_what_stands_beside_a_denial_is_not(sentence: str, word: str) -> None:
    assert inflection(sentence, word).polarity is Polarity.POSITIVE
