"""Direction comes from the governing verb where words are tagged, else from the nearest telling word."""

from __future__ import annotations

import pytest

from dateline.date import date_article
from tests.date.build import article, nothing, tagged

PAST, NEXT = "2013-11-08", "2013-11-15"  # the Fridays around 2013-11-12


def friday(text: str, *tags: tuple[str, str, int, str]) -> str:
    written = article(text, "2013-11-12")
    (found,) = date_article(written, tagged(written, tags) if tags else nothing(written))
    return found.when.edtf


def test_a_past_verb_looks_back() -> None:
    assert (
        friday(
            "He resigned Friday", ("PRON", "PRP", 2, "nsubj"), ("VERB", "VBD", 0, "root"), ("PROPN", "NNP", 2, "obl")
        )
        == PAST
    )


def test_will_looks_ahead_from_the_governing_verb_not_from_the_nearest_one() -> None:
    tags = (
        ("PRON", "PRP", 6, "nsubj"),
        ("PRON", "WP", 3, "nsubj"),
        ("VERB", "VBD", 1, "acl:relcl"),
        ("PRON", "PRP", 3, "obj"),
        ("AUX", "MD", 6, "aux"),
        ("VERB", "VB", 0, "root"),
        ("PROPN", "NNP", 6, "obl"),
    )
    assert friday("He who beat her will speak Friday", *tags) == NEXT


def test_a_present_verb_leaves_both_open() -> None:
    tags = (("PRON", "PRP", 2, "nsubj"), ("VERB", "VBP", 0, "root"), ("PROPN", "NNP", 2, "obl"))
    assert friday("They meet Friday", *tags) == f"{PAST}/{NEXT}"


def test_what_is_to_be_done_lies_ahead() -> None:
    tags = (
        ("NOUN", "NN", 4, "nsubj:pass"),
        ("AUX", "VBZ", 4, "aux"),
        ("PART", "TO", 4, "mark"),
        ("VERB", "VBN", 0, "root"),
        ("PROPN", "NNP", 4, "obl"),
    )
    assert friday("Court is to held Friday", *tags) == NEXT


def test_due_to_looks_ahead_whatever_the_tree_makes_of_it() -> None:
    tags = (
        ("PRON", "PRP", 4, "nsubj"),
        ("AUX", "VBP", 5, "cop"),
        ("ADJ", "JJ", 0, "root"),
        ("PART", "TO", 3, "fixed"),
        ("VERB", "VB", 3, "advcl"),
        ("PROPN", "NNP", 5, "obl"),
    )
    assert friday("They are due to dive Friday", *tags) == NEXT


def test_as_early_as_is_that_day_where_it_is_past() -> None:
    (seen,) = date_article(article("Fishermen saw water as early as Friday.", "2013-11-12"), nothing(article("x")))
    (coming,) = date_article(article("It will close as early as Friday.", "2013-11-12"), nothing(article("x")))
    assert (seen.relation, coming.relation) == ("in", "after")


def test_a_plan_that_was_called_off_may_have_been_for_a_day_past_or_coming() -> None:
    tags = (
        ("NOUN", "NN", 6, "nsubj:pass"),
        ("VERB", "VBN", 1, "acl"),
        ("ADP", "IN", 4, "case"),
        ("PROPN", "NNP", 2, "obl"),
        ("AUX", "VBD", 6, "aux:pass"),
        ("VERB", "VBN", 0, "root"),
    )
    assert friday("Rehearsals rescheduled after Friday were canceled", *tags) == f"{PAST}/{NEXT}"


def test_a_limit_behind_a_past_verb_that_it_does_not_hang_on_leaves_both_open() -> None:
    assert friday("It was shared a million times to her joy by Friday") == f"{PAST}/{NEXT}"


def test_a_second_verb_shares_the_auxiliary_of_the_first() -> None:
    tags = (
        ("PRON", "PRP", 3, "nsubj"),
        ("AUX", "VBD", 3, "aux"),
        ("VERB", "VBN", 0, "root"),
        ("CCONJ", "CC", 5, "cc"),
        ("VERB", "VBN", 3, "conj"),
        ("PROPN", "NNP", 5, "obj"),
    )
    assert friday("She had ruled and set Friday", *tags) == PAST


def test_an_infinitive_under_a_plan_looks_ahead() -> None:
    tags = (
        ("PRON", "PRP", 2, "nsubj"),
        ("VERB", "VBD", 0, "root"),
        ("PART", "TO", 4, "mark"),
        ("VERB", "VB", 2, "xcomp"),
        ("PROPN", "NNP", 4, "obl"),
    )
    assert friday("He planned to speak Friday", *tags) == NEXT


def test_an_infinitive_under_a_past_verb_looks_back() -> None:
    tags = (
        ("PRON", "PRP", 2, "nsubj"),
        ("VERB", "VBD", 0, "root"),
        ("PART", "TO", 4, "mark"),
        ("VERB", "VB", 2, "advcl"),
        ("PRON", "PRP", 4, "obj"),
        ("PROPN", "NNP", 4, "obl"),
    )
    assert friday("He went to see her Friday", *tags) == PAST


def test_a_modal_with_a_perfect_looks_back() -> None:
    tags = (
        ("PRON", "PRP", 4, "nsubj"),
        ("AUX", "MD", 4, "aux"),
        ("AUX", "VB", 4, "aux"),
        ("VERB", "VBN", 0, "root"),
        ("PRON", "PRP", 4, "obj"),
        ("PROPN", "NNP", 4, "obl"),
    )
    assert friday("He may have seen her Friday", *tags) == PAST


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The vote took place on Friday.", PAST),
        ("The vote will take place on Friday.", NEXT),
        ("The vote is scheduled for Friday.", NEXT),
        ("The boy must be returned to his father by Friday.", NEXT),
        ("On Friday, the mayor resigned.", PAST),
        ("The deal, announced Friday, would cut 300 jobs.", PAST),
        ("They have not spoken since Friday.", PAST),
        ("They would look into Friday's ruling.", PAST),
        ("A quiet Friday.", PAST),
    ],
)
def test_without_tags_the_nearest_telling_word_decides(text: str, day: str) -> None:
    assert friday(text) == day


def test_a_day_without_a_year_lies_near_where_tense_does_not_settle_it() -> None:
    written = article("The payment is by Nov. 30. The hearing in Leeds, Nov. 10, is over.", "2013-11-12")
    ahead, back = date_article(written, nothing(written))
    assert (ahead.when.edtf, back.when.edtf) == ("2013-11-30", "2013-11-10")


def acl(*, verb: tuple[str, str], noun: tuple[tuple[str, str, int, str], ...]) -> tuple[tuple[str, str, int, str], ...]:
    """Tags of "NOUN … to VERB Friday": the infinitive hangs on the noun that ends `noun`."""
    at = len(noun)
    return (*noun, ("PART", "TO", at + 2, "mark"), (*verb, at, "acl"), ("PROPN", "NNP", at + 2, "obl"))


def test_an_infinitive_beside_a_noun_looks_ahead() -> None:
    noun = (("PRON", "PRP", 2, "nsubj"), ("VERB", "VBD", 0, "root"), ("NOUN", "NN", 2, "obj"))
    assert friday("They announced agreement to merge Friday", *acl(verb=("VERB", "VB"), noun=noun)) == NEXT


def test_who_was_the_only_one_of_several_to_do_it_did_it() -> None:
    noun = (("PRON", "PRP", 3, "nsubj"), ("ADJ", "JJ", 3, "amod"), ("NOUN", "NN", 0, "root"))
    assert friday("She only woman to speak Friday", *acl(verb=("VERB", "VB"), noun=noun)) == PAST


def test_a_plan_told_on_in_the_past_leaves_both_open() -> None:
    tags = (
        ("NOUN", "NN", 5, "nsubj"),
        ("PART", "TO", 3, "mark"),
        ("VERB", "VB", 1, "acl"),
        ("PROPN", "NNP", 3, "obl"),
        ("VERB", "VBD", 0, "root"),
    )
    assert friday("Decision to close Friday fell", *tags) == f"{PAST}/{NEXT}"
