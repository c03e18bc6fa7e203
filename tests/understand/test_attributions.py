"""Who says what, from the labels of words, their links and the trees."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from dateline.model import Token
from dateline.understand import attributions

LABELS = ["O", *(f"{place}-{kind}" for kind in ("SOURCE", "CUE", "CONTENT") for place in "BI")]
# Pair vectors of width 1 that say nothing: what decides is the distance, of which nearer is better.
NETWORK = cast(
    Any,
    SimpleNamespace(
        labels={"part": LABELS},
        pairs={"link_distance": -np.abs(np.arange(19, dtype=np.float32) - 9)[None].repeat(2, 0)},
        split=lambda vectors: [vectors[:, :1] * 0] * 6,
    ),
)
WEAK = 0.36  # the chance of a label in brackets, which is not the best one then


def tokens_of(text: str) -> tuple[list[Token], list[bool]]:
    """Words with tag, relation and head as `word/VERB/nsubj/2`; heads count from 1 in a sentence, 0 is the root.

    What is left out is a noun on the first word. Sentences are divided by "|", blocks by "||".
    """
    tokens: list[Token] = []
    starts = []
    at = sentence = 0
    for block in text.split(" || "):
        first_in_block = len(tokens)
        for words in block.split(" | "):
            first = len(tokens)
            for word in words.split():
                form, tag, relation, head = [*word.split("/"), "", "", ""][:4]
                xpos = {"VERB": "VBD", "VBG": "VBG", "VBN": "VBN"}.get(tag, "NN")
                upos = "VERB" if tag in ("VBG", "VBN") else tag or ("PUNCT" if not form[0].isalnum() else "NOUN")
                to = first + int(head) - 1 if head and head != "0" else len(tokens) if head == "0" else first
                deprel = relation or ("root" if to == len(tokens) else "dep")
                tokens.append(Token(at, at + len(form), form, form.lower(), upos, xpos, to, deprel, sentence))
                starts.append(len(tokens) - 1 == first_in_block)
                at += len(form) + 1
            sentence += 1
    return tokens, starts


def said(text: str, **parts: str) -> list[tuple[str, str, str]]:
    """The attributions that come of `parts`: the words of each kind's spans, divided by "/", weak ones in brackets."""
    tokens, starts = tokens_of(text)
    words = [token.text for token in tokens]
    chances = np.full((len(words), len(LABELS)), 1e-6)
    for kind, spans in parts.items():
        for span in spans.split("/"):
            wanted = span.strip("[]").split()
            at = next(i for i in range(len(words)) if words[i : i + len(wanted)] == wanted)
            for i in range(at, at + len(wanted)):
                label = LABELS.index(("B-" if i == at else "I-") + kind.upper())
                chances[i, label] = WEAK if span.startswith("[") else 0.95
    chances[:, 0] = np.maximum(1 - chances[:, 1:].sum(1), 1e-6)
    vectors = np.zeros((len(words), 1), np.float32)
    groups = attributions.group(NETWORK, vectors, np.log(chances).astype(np.float32), tokens, starts)

    def joined(spans: list[Any]) -> str:
        return " … ".join(" ".join(words[s.first : s.last]) for s in spans)

    return [(joined(g.sources), joined([g.cue] if g.cue else []), joined(g.contents)) for g in groups]


def test_each_cue_takes_the_source_of_its_own_sentence() -> None:
    found = said("Ann said so . | Bill denied that .", source="Ann/Bill", cue="said/denied", content="so/that")
    assert found == [("Ann", "said", "so"), ("Bill", "denied", "that")]


def test_a_cue_takes_one_source() -> None:
    found = said("Ann and Bill said so .", source="Ann/Bill", cue="said", content="so")
    assert found == [("Bill", "said", "so")]


def test_the_tree_knows_better_than_nearness_whose_cue_it_is() -> None:
    text = "Ann/PROPN/nsubj/4 of Oxley/PROPN/nmod/1 said/VERB/root/0 so/NOUN/obj/4"
    assert said(text, source="Ann/Oxley", cue="said", content="so") == [("Ann", "said", "so")]


def test_a_quotation_that_runs_on_belongs_to_the_cue_before() -> None:
    text = '" Gone , " Ann said . | " For good . "'
    found = said(text, source="Ann", cue="said", content='" Gone , "/" For good . "')
    assert found == [("Ann", "said", '" Gone , " … " For good . "')]


def test_a_quotation_without_cue_stands_alone() -> None:
    text = '" Gone . " | ' + "Rain fell on the town . | " * 20 + "Ann said so ."
    found = said(text, source="Ann", cue="said", content='" Gone . "/so')
    assert found == [("", "", '" Gone . "'), ("Ann", "said", "so")]


def test_plain_words_of_another_sentence_are_nobodys() -> None:
    found = said("He left . | Ann said so .", source="Ann", cue="said", content="He left/so")
    assert found == [("Ann", "said", "so")]


def test_a_small_hole_in_a_content_is_closed_but_not_over_the_cue() -> None:
    found = said("Ann said he has not left .", source="Ann", cue="said", content="he has/left")
    assert found == [("Ann", "said", "he has not left")]
    found = said("He has , Ann said , left .", source="Ann", cue="said", content="He has ,/left")
    assert found == [("Ann", "said", "He has , … left")]


def test_a_cue_alone_is_no_attribution() -> None:
    assert said("They said .", cue="said") == []


def test_nothing_comes_of_no_words() -> None:
    assert attributions.group(NETWORK, np.zeros((0, 1), np.float32), np.zeros((0, 7), np.float32), [], []) == []


@pytest.mark.parametrize(
    "second",
    ["and added/VERB/conj/2 that/NOUN/obj/5", ", adding/VBG/advcl/2 that/NOUN/obj/5"],
)
def test_two_cues_share_the_source_that_is_the_subject_of_both(second: str) -> None:
    text = f"Ann/PROPN/nsubj/2 said/VERB/root/0 so/NOUN/obj/2 {second}"
    verb = second.split()[1].split("/")[0]
    found = said(text, source="Ann", cue=f"said/{verb}", content="so/that")
    assert found == [("Ann", "said", "so"), ("Ann", verb, "that")]


def test_a_source_that_is_no_subject_is_not_shared() -> None:
    text = "Ann/PROPN/nsubj/2 said/VERB/root/0 so/NOUN/obj/2 and they/PRON/nsubj/6 claimed/VERB/conj/2 that/NOUN/obj/6"
    assert said(text, source="Ann", cue="said/claimed", content="so/that")[1][0] == ""


def test_a_source_that_the_labels_miss_is_the_subject_in_all_its_words() -> None:
    text = (
        "The/DET/det/2 mayor/NOUN/nsubj/7 , Ann/PROPN/appos/2 Oxley/PROPN/flat/4 ,/PUNCT/punct/2 "
        "said/VERB/root/0 so/NOUN/obj/7"
    )
    text = text.replace(" , Ann", " ,/PUNCT/punct/4 Ann")
    found = said(text, source="[mayor]", cue="said", content="so")
    assert found == [("The mayor , Ann Oxley", "said", "so")]


def test_a_subject_that_is_surely_no_source_is_none() -> None:
    found = said("Rain/NOUN/nsubj/2 meant/VERB/root/0 floods/NOUN/obj/2", cue="meant", content="floods")
    assert found == [("", "meant", "floods")]


def test_the_passive_has_its_agent_for_a_source() -> None:
    text = "It/PRON/nsubj:pass/3 was/AUX/aux:pass/3 denied/VBN/root/0 by/ADP/case/5 Ann/PROPN/obl/3"
    found = said(text, source="[Ann]/[It]", cue="denied", content="It")
    assert found[0][0] == "Ann"


def test_what_is_spoken_of_in_a_content_does_not_speak() -> None:
    text = '" Bill/PROPN/nsubj/3 left/VERB/ccomp/6 " Ann/PROPN/nsubj/6 said/VERB/root/0 , '
    text += "adding/VBG/advcl/3 that/NOUN/obj/8"
    found = said(text, source="Ann", cue="said/adding", content='" Bill left "/that')
    assert found == [("Ann", "said", '" Bill left "'), ("Ann", "adding", "that")]


def test_a_participle_after_a_comma_is_the_subjects_not_the_nouns() -> None:
    rest = "saying/VBG/acl/4 so/NOUN/obj/{0}"
    text = "Ann/PROPN/nsubj/2 backed/VERB/root/0 a/DET/det/4 plan/NOUN/obj/2 , " + rest.format(6)
    assert said(text, source="Ann/[plan]", cue="saying", content="so") == [("Ann", "saying", "so")]
    text = "Ann/PROPN/nsubj/2 read/VERB/root/0 a/DET/det/4 letter/NOUN/obj/2 " + rest.format(5)
    assert ("letter", "saying", "so") in [
        (s.split()[-1], c, x) for s, c, x in said(text, source="[letter]", cue="saying", content="so")
    ]


def test_a_cue_without_content_has_its_clause() -> None:
    text = "Ann/PROPN/nsubj/2 said/VERB/root/0 he/PRON/nsubj/4 left/VERB/ccomp/2 town/NOUN/obj/4 ./PUNCT/punct/2"
    found = said(text, source="Ann", cue="said", content="[he left town]")
    assert found == [("Ann", "said", "he left town")]


def test_a_verb_is_a_cue_where_labels_and_tree_agree_that_it_may_be() -> None:
    text = "Ann/PROPN/nsubj/3 has/AUX/aux/3 feared/VERB/root/0 he/PRON/nsubj/5 left/VERB/ccomp/3"
    weak = {"source": "[Ann]", "cue": "[feared]", "content": "[he left]"}
    assert said(text, **weak) == [("Ann", "has feared", "he left")]
    assert said(text, **{**weak, "source": "he"}) == []


def test_an_attribution_in_the_content_of_another_comes_out_too() -> None:
    text = (
        "Ann/PROPN/nsubj/2 said/VERB/root/0 that/SCONJ/mark/5 Bill/PROPN/nsubj/5 claimed/VERB/ccomp/2 "
        "he/PRON/nsubj/7 left/VERB/ccomp/5"
    )
    found = said(text, source="Ann/Bill", cue="said/claimed", content="that/[he left]")
    assert found == [("Ann", "said", "that Bill claimed he left"), ("Bill", "claimed", "he left")]


def test_a_part_does_not_end_in_the_middle_of_a_phrase() -> None:
    text = "Ann/PROPN/nsubj/2 opposed/VERB/root/0 the/DET/det/5 new/ADJ/amod/5 bridge/NOUN/obj/2 ./PUNCT/punct/2"
    assert said(text, source="Ann", cue="opposed", content="the") == [("Ann", "opposed", "the new bridge")]


def test_a_content_is_the_whole_of_its_quotation() -> None:
    text = "Ann said : “ We left . | It rained . ” | Bill slept ."
    assert said(text, source="Ann", cue="said", content="“ We left . It") == [
        ("Ann", "said", "“ We left . It rained . ”")
    ]


def test_a_quotation_that_is_never_closed_ends_where_its_labels_end() -> None:
    assert said("Ann said : “ We left . | It rained .", source="Ann", cue="said", content="“ We left") == [
        ("Ann", "said", "“ We left")
    ]


def test_a_colon_after_a_source_is_a_cue() -> None:
    assert said("Poll : Voters are tired", source="Poll", content="Voters are tired") == [
        ("Poll", ":", "Voters are tired")
    ]


def test_a_dash_before_a_name_at_the_end_is_a_cue_of_the_whole_quotation() -> None:
    text = "“ We left . | It rained . ” | — Ann/PROPN Oxley/PROPN || Bill slept ."
    assert said(text, source="Ann Oxley", content="It rained . ”") == [("Ann Oxley", "—", "“ We left . It rained . ”")]


def test_a_dash_before_a_name_that_goes_on_is_none() -> None:
    text = "“ We left . ” — Ann/PROPN Oxley/PROPN told us so here"
    assert all(cue != "—" for _, cue, _ in said(text, source="Ann Oxley", content="“ We left . ”"))


def test_the_turns_of_a_transcript_are_their_speakers() -> None:
    turns = ["OXLEY/PROPN : Who left ?", "Reed/PROPN : Nobody did .", "OXLEY/PROPN : Why ?", "Reed/PROPN : It rained ."]
    assert said(" || ".join(turns), content="Nobody did .") == [
        ("OXLEY", ":", "Who left ?"),
        ("Reed", ":", "Nobody did ."),
        ("OXLEY", ":", "Why ?"),
        ("Reed", ":", "It rained ."),
    ]


def test_one_name_before_a_colon_makes_no_transcript() -> None:
    assert said("OXLEY/PROPN : Three roads are closed . || It rained .", content="closed") == []
