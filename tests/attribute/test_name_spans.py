"""Names as the reader marks them, mended: one bearer a span, titles and notes left out, persons told as persons."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.attribute.hearing import hear
from dateline.attribute.name_spans import mended_names
from dateline.model import Annotations, Article, Name
from tests.attribute.build import article, facts


def named(made: tuple[Article, Annotations]) -> list[tuple[str, str]]:
    page, annotations = made
    found = mended_names(page, annotations.tokens, annotations.names)
    return [(name.span.of(page.text), name.label) for name in found]


def sentence(*tagged: str) -> str:
    """A sentence of names and words: "Sen./PROPN"; all hang on the last word."""
    last = len(tagged)
    lines = []
    for n, each in enumerate(tagged, 1):
        word, upos = each.rsplit("/", 1)
        lines.append(f"{word} {upos}/X {'root 0' if n == last else f'nsubj {last}'}")
    return "\n".join(lines)


TALKS = sentence("Vermont/PROPN", "Sen./PROPN", "Tom/PROPN", "Reddy/PROPN", "spoke/VERB")


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ("Vermont Sen./PER, Tom Reddy/PER", [("Vermont", "LOC"), ("Tom Reddy", "PER")]),
        ("Vermont Sen. Tom Reddy/MISC", [("Vermont", "LOC"), ("Tom Reddy", "PER")]),
        ("Vermont/LOC, Sen./PER, Tom Reddy/PER", [("Vermont", "LOC"), ("Tom Reddy", "PER")]),
        ("Vermont/LOC, Sen. Tom Reddy/ORG", [("Vermont", "LOC"), ("Tom Reddy", "PER")]),
        ("Vermont/LOC, Tom/PER, Reddy/PER", [("Vermont", "LOC"), ("Tom Reddy", "PER")]),
        ("Vermont/LOC, Sen./PER", [("Vermont", "LOC"), ("Tom Reddy", "PER")]),
    ],
)
def test_a_title_parts_a_place_from_a_person_and_is_no_name(names: str, found: list[tuple[str, str]]) -> None:
    assert named(article(TALKS, names=names)) == found


def test_the_party_and_state_of_a_person_are_no_person() -> None:
    told = sentence("Tom/PROPN", "Reddy/PROPN", "[/PUNCT", "_D-N.C./PROPN", "_]/PUNCT", "spoke/VERB")
    assert named(article(told, names="Tom Reddy/PER, D-N.C./PER")) == [("Tom Reddy", "PER")]
    comma = sentence("Tom/PROPN", "Reddy/PROPN", "_,/PUNCT", "D-Ariz/PROPN", "_,/PUNCT", "spoke/VERB")
    page, annotations = article(comma)
    whole = Name(page.span(0, len("Tom Reddy, D-Ariz")), "PER", 1.0)
    assert [n.span.of(page.text) for n in mended_names(page, annotations.tokens, [whole])] == ["Tom Reddy"]


def test_a_given_name_with_the_family_name_of_a_person_is_a_person() -> None:
    said = sentence("Reddy/PROPN", "spoke/VERB")
    full = sentence("Tom/PROPN", "Reddy/PROPN", "spoke/VERB")
    marked = article(said, full, names="Tom Reddy/MISC")
    page, annotations = marked
    names = (*annotations.names, Name(page.span(0, len("Reddy")), "PER", 1.0))
    found = mended_names(page, annotations.tokens, names)
    assert [(n.span.of(page.text), n.label) for n in found] == [("Reddy", "PER"), ("Tom Reddy", "PER")]
    assert named(article(full, names="Tom Reddy/MISC")) == [("Tom Reddy", "MISC")]  # nothing else tells it


def test_a_name_ends_before_the_words_behind_it() -> None:
    told = sentence("Harrow/PROPN", "Ferries/PROPN", "decades/NOUN", "ago/ADV", "was/AUX", "small/ADJ")
    assert named(article(told, names="Harrow Ferries decades ago was small/ORG")) == [("Harrow Ferries decades", "ORG")]
    of = sentence("Tom/PROPN", "Reddy/PROPN", "of/ADP", "Florida/PROPN", "spoke/VERB")
    assert named(article(of, names="Tom Reddy of Florida/PER")) == [("Tom Reddy", "PER")]


def test_bodies_keep_titles_that_are_words_of_their_names() -> None:
    told = sentence("General/PROPN", "Harrow/PROPN", "and/CCONJ", "Justice/PROPN", "House/PROPN", "spoke/VERB")
    assert named(article(told, names="General Harrow/ORG, Justice House/ORG")) == [
        ("General Harrow", "ORG"),
        ("Justice House", "ORG"),
    ]


def test_the_family_name_of_a_person_is_not_short_for_his_firm() -> None:
    firm = """
    Reddy PROPN/NNP compound 2
    Towers PROPN/NNP nsubj 3
    grew VERB/VBD root 0 grow
    _. PUNCT/. punct 3
    """
    full = """
    Tom PROPN/NNP nsubj 3
    Reddy PROPN/NNP flat 1
    spoke VERB/VBD root 0 speak
    _. PUNCT/. punct 3
    """
    short = """
    Reddy PROPN/NNP nsubj 2
    left VERB/VBD root 0 leave
    his PRON/PRP$ nmod:poss 4
    house NOUN/NN obj 2
    _. PUNCT/. punct 2
    """
    _, told = facts(full, firm, short, names="Tom Reddy/PER, Reddy Towers/ORG, Reddy left/PER")
    assert {r.name for r in told.referents if r.kind.value == "person"} == {"Tom Reddy"}


def test_a_name_is_as_long_as_it_is_marked_elsewhere() -> None:
    whole = sentence("Dao/PROPN", "Vinh/PROPN", "Mai/PROPN", "Loc/PROPN", "spoke/VERB")
    page, annotations = article(whole, whole, names="Dao Vinh Mai Loc/PER")
    first, second = annotations.names
    pieces = [
        Name(page.span(second.span.start, second.span.start + len("Dao Vinh")), "PER", 1.0),
        Name(page.span(second.span.start + len("Dao Vinh "), second.span.end), "PER", 1.0),
    ]
    found = mended_names(page, annotations.tokens, [first, *pieces])
    assert [n.span for n in found] == [first.span, second.span]


@pytest.mark.parametrize("names", ["Tom “Teddy/PER, Reddy/PER", "Tom/PER, Teddy” Reddy/PER", "Tom “Teddy” Reddy/PER"])
def test_a_nickname_in_marks_parts_no_name(names: str) -> None:
    told = sentence("Tom/PROPN", "“/PUNCT", "_Teddy/PROPN", "_”/PUNCT", "Reddy/PROPN", "spoke/VERB")
    assert named(article(told, names=names)) == [("Tom “Teddy” Reddy", "PER")]


def test_a_name_in_two_pieces_is_one_where_it_is_marked_whole_elsewhere() -> None:
    """Not a given name that lists know: the page itself tells."""
    whole = sentence("Runa/PROPN", "Teske/PROPN", "spoke/VERB")
    pieces = "They PRON/PRP nsubj 2\nknew VERB/VBD root 0\nRuna PROPN/NNP ccomp 2\nTeske PROPN/NNP obj 2"
    made = article(whole, pieces, names="Runa Teske/PER")
    page, annotations = made
    at = page.text.rindex("Runa")
    cut = [Name(page.span(at, at + 4), "PER", 0.7), Name(page.span(at + 5, at + 10), "PER", 0.4)]
    first = next(name for name in annotations.names if name.span.start < at)
    annotations = replace(annotations, names=(first, *cut))
    assert named((page, annotations)) == [("Runa Teske", "PER"), ("Runa Teske", "PER")]
    words = {t.start: t for t in hear(page, annotations).tree.tokens}
    assert (words[at].deprel, words[at + 5].deprel) == ("obj", "flat")  # not a clause and its object


def test_where_a_page_was_written_is_no_piece_of_the_name_behind_it() -> None:
    opened = sentence("HARROW/PROPN", "-/PUNCT", "Lorn/PROPN", "Ferries/PROPN", "sank/VERB")
    assert named(article(opened, names="HARROW - Lorn Ferries/ORG")) == [("HARROW", "LOC"), ("Lorn Ferries", "ORG")]
    within = sentence("Yesterday/ADV", "HARROW/PROPN", "-/PUNCT", "Lorn/PROPN", "sank/VERB")
    assert named(article(within, names="HARROW - Lorn/ORG")) == [("HARROW - Lorn", "ORG")]


def test_a_body_s_name_goes_on_behind_its_preposition() -> None:
    told = sentence(
        "the/DET", "House/PROPN", "Committee/PROPN", "on/ADP", "Harrow/PROPN", "of/ADP", "May/PROPN", "met/VERB"
    )
    assert named(article(told, names="House Committee/ORG, Harrow/LOC")) == [("House Committee on Harrow", "ORG")]
    built = sentence("They/PRON", "built/VERB", "Organizing/VERB", "for/ADP", "Ferries/NOUN", "_./PUNCT")
    assert named(article(built)) == [("Organizing for Ferries", "ORG")]


def test_a_place_or_a_person_behind_a_body_s_name_is_no_part_of_it() -> None:
    where = sentence("the/DET", "Marsh/PROPN", "Institute/PROPN", "in/ADP", "Harrow/PROPN", "met/VERB")
    assert named(article(where, names="Marsh Institute/ORG, Harrow/LOC")) == [
        ("Marsh Institute", "ORG"),
        ("Harrow", "LOC"),
    ]
    jest = sentence("the/DET", "Party/PROPN", "of/ADP", "Reddy/PROPN", "met/VERB", "Tom/PROPN", "Reddy/PROPN")
    assert named(article(jest, names="Tom Reddy/PER")) == [("Reddy", "PER"), ("Tom Reddy", "PER")]
