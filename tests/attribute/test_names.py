"""Of what kind a name is, and which names are one bearer's, as the whole article tells it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.attribute import attribute
from dateline.date import date_article
from dateline.model import Facts
from tests.attribute.build import article, facts, who


def said(*words: str, verb: str = "met", lemma: str = "meet") -> str:
    """A sentence that begins with a name of these words."""
    name = [
        f"{w} PROPN/NNP {'nsubj' if n == 0 else 'flat'} {len(words) + 1 if n == 0 else 1}" for n, w in enumerate(words)
    ]
    at = len(words) + 1
    return "\n".join(
        [*name, f"{verb} VERB/VBD root 0 {lemma}", f"voters NOUN/NNS obj {at} voter", f"_. PUNCT/. punct {at}"]
    )


def place(*words: str) -> str:
    """A sentence that ends with "in" and a name."""
    lines = ["Voters NOUN/NNS nsubj 2", "met VERB/VBD root 0 meet", f"in ADP/IN case {3 + len(words)}"]
    lines += [
        f"{w} PROPN/NNP {'obl 2' if n == len(words) - 1 else f'compound {3 + len(words)}'}" for n, w in enumerate(words)
    ]
    return "\n".join([*lines, "_. PUNCT/. punct 2"])


def told(*paragraphs: str, names: str) -> Facts:
    """What the rules make of it; a name within a longer one isn't marked."""
    page, found = article(*paragraphs, names=names)
    outer = [n for n in found.names if not any(m is not n and m.span.contains(n.span) for m in found.names)]
    marked = replace(found, names=tuple(sorted(outer, key=lambda n: n.span)))
    return attribute(page, marked, date_article(page, marked))


def kinds(told: Facts) -> dict[str, str]:
    return {r.name: r.kind.value for r in told.referents if any(m.form.value == "name" for m in r.mentions)}


def test_an_acronym_is_the_body_of_those_letters_whatever_it_was_read_as() -> None:
    full, short = said("Harrow", "Ferry", "Council"), said("HFC")
    found = told(full, short, names="Harrow Ferry Council/ORG, HFC/PER")
    assert kinds(found) == {"Harrow Ferry Council": "organization"}


def test_a_place_that_plans_something_is_no_body_where_things_happen_in_it() -> None:
    body, plans = said("Harrow", "Ferry", "Council"), said("Harrow", verb="announced", lemma="announce")
    names = "Harrow Ferry Council/ORG, Harrow/LOC"
    assert kinds(told(body, plans, names=names)) == {"Harrow Ferry Council": "organization"}
    found = told(body, plans, place("Harrow"), names=names)
    assert kinds(found) == {"Harrow Ferry Council": "organization", "Harrow": "place"}


def test_the_word_for_a_people_is_not_short_for_a_body() -> None:
    found = told(said("Danish", "Ferry", "Council"), said("Danish"), names="Danish Ferry Council/ORG, Danish/MISC")
    assert kinds(found) == {"Danish Ferry Council": "organization", "Danish": "other"}


def by_pronoun(*name: str, pronoun: str) -> str:
    """A sentence in which a pronoun stands behind a name: "Clark met her voters"."""
    at = len(name) + 1
    lines = [f"{w} PROPN/NNP {'nsubj' if n == 0 else 'flat'} {at if n == 0 else 1}" for n, w in enumerate(name)]
    met = ["met VERB/VBD root 0 meet", f"{pronoun} PRON/PRP$ nmod:poss {at + 2}", f"voters NOUN/NNS obj {at} voter"]
    return "\n".join([*lines, *met, f"_. PUNCT/. punct {at}"])


def mentions(told: Facts) -> dict[str, int]:
    """How often each bearer of a name is named."""
    return {r.name: sum(m.form.value == "name" for m in r.mentions) for r in told.referents if r.kind.value == "person"}


def test_of_two_of_one_family_name_the_pronoun_behind_it_tells_which() -> None:
    both = [said("Ben", "Clark"), said("Ben", "Clark"), said("Mary", "Clark")]
    names = "Ben Clark/PER, Mary Clark/PER, Clark/PER"
    assert mentions(told(*both, by_pronoun("Clark", pronoun="her"), names=names)) == {"Ben Clark": 2, "Mary Clark": 2}
    assert mentions(told(*both, by_pronoun("Clark", pronoun="his"), names=names)) == {"Ben Clark": 3, "Mary Clark": 1}


def test_a_family_name_is_no_given_name_of_somebody_else() -> None:
    full, short = said("Mary", "Dean"), said("Dean")
    assert mentions(told(full, by_pronoun("Dean", pronoun="her"), short, names="Mary Dean/PER, Dean/PER")) == {
        "Mary Dean": 3
    }


def test_who_bears_the_name_of_an_outlet_is_a_person() -> None:
    found = told(said("Ann", "Bloomberg"), said("Bloomberg"), names="Ann Bloomberg/PER, Bloomberg/PER")
    assert kinds(found) == {"Ann Bloomberg": "person"}
    assert kinds(told(said("Bloomberg"), names="Bloomberg/PER")) == {"Bloomberg": "organization"}


def test_nobody_is_a_court() -> None:
    alone = """
    court NOUN/NN appos 3 court
    Ann PROPN/NNP flat 3
    Lee PROPN/NNP nsubj 4
    left VERB/VBD root 0 leave
    _. PUNCT/. punct 4
    """
    court = """
    The DET/DT det 2
    court NOUN/NN nsubj 3
    closed VERB/VBD root 0 close
    _. PUNCT/. punct 3
    """
    found = told(alone, court, names="Ann Lee/PER")
    lee = next(r for r in found.referents if r.name == "Ann Lee")
    assert [m.form.value for m in lee.mentions] == ["name"]


def test_who_belongs_to_a_people_and_is_one_of_many_has_no_name() -> None:
    some = """
        Some DET/DT det 2
        Harrovians PROPN/NNPS nsubj 3
        met VERB/VBD root 0 meet
        a DET/DT det 6
        lifelong ADJ/JJ amod 6
        Marlowite PROPN/NNP obj 3
        _. PUNCT/. punct 3
        """
    all_of_them = """
        The DET/DT det 2
        Harrovians PROPN/NNPS nsubj 3
        met VERB/VBD root 0 meet
        young ADJ/JJ amod 5
        Marlowites PROPN/NNPS obj 3
        _. PUNCT/. punct 3
        """
    names, people = "Harrovians/MISC, Marlowite/MISC, Marlowites/MISC", {"Harrovians", "Marlowite", "Marlowites"}
    _, found = facts(some, names=names, people=people)
    assert who(found.claims[0], found) == ["Some Harrovians", "a lifelong Marlowite"]
    _, found = facts(all_of_them, names=names, people=people)
    assert who(found.claims[0], found) == ["Harrovians", "young Marlowites"]


def test_the_name_before_an_outlets_last_word_is_a_part_of_the_outlet() -> None:
    _, found = facts(
        """
        Ann PROPN/NNP nsubj 2
        left VERB/VBD ccomp 7 leave
        _, PUNCT/, punct 7
        the DET/DT det 6
        Harrow PROPN/NNP compound 6
        Courier PROPN/NNP nsubj 7
        reported VERB/VBD root 0 report
        _. PUNCT/. punct 7
        """,
        names="Ann/PER, Harrow/PER, Courier/ORG",
    )
    (claim,) = found.claims
    assert [(hop.name, hop.kind.value) for hop in claim.attribution] == [("Harrow Courier", "outlet")]
    assert [r.name for r in found.referents] == ["Ann", "Harrow Courier"]


def test_a_newspaper_is_no_agency() -> None:
    report = """
        The DET/DT det 4
        New PROPN/NNP compound 4
        York PROPN/NNP compound 4
        Times PROPN/NNPS nsubj 5
        praised VERB/VBD root 0 praise
        {body}
        _. PUNCT/. punct 5
        """
    denied = """
        The DET/DT det 2
        agency NOUN/NN nsubj 3
        left VERB/VBD root 0 leave
        Harrow PROPN/NNP obj 3
        _. PUNCT/. punct 3
        """
    bureau = "the DET/DT det 8\nHarrow PROPN/NNP compound 8\nAgency PROPN/NNP obj 5"
    names = "New York Times/ORG, Harrow Agency/ORG, Harrow/LOC"
    found = told(report.format(body=bureau), denied, names=names)
    assert who(found.claims[-1], found) == ["Harrow Agency", "Harrow"]
    found = told(report.format(body="voters NOUN/NNS obj 5"), denied, names=names)
    assert who(found.claims[-1], found) == ["The agency", "Harrow"]


def test_the_agency_is_the_one_told_of_before_a_newspaper() -> None:
    def reported(*words: str) -> str:
        return said(*words, verb="reported", lemma="report")

    agency = """
        The DET/DT det 2
        agency NOUN/NN nsubj 3
        left VERB/VBD root 0 leave
        Harrow PROPN/NNP obj 3
        _. PUNCT/. punct 3
        """
    names = "Reuters/ORG, New York Times/ORG, Harrow/LOC"
    found = told(reported("Reuters"), reported("New", "York", "Times"), agency, names=names)
    assert who(found.claims[-1], found) == ["Reuters", "Harrow"]


def test_what_a_body_is_about_is_not_its_name() -> None:
    full = said("House", "Select", "Committee", "on", "Tideway")
    found = told(
        full, said("Select", "Committee"), said("Tideway"), names="House Select Committee on Tideway/ORG, "
        "Select Committee/ORG, Tideway/MISC"
    )  # fmt: skip
    mentions = {r.name: len(r.mentions) for r in found.referents if any(m.form.value == "name" for m in r.mentions)}
    assert mentions == {"House Select Committee on Tideway": 2, "Tideway": 1}


@pytest.mark.parametrize("joint", ["& CCONJ/CC", "and CCONJ/CC"])
def test_a_firm_is_called_with_who_shares_it_and_is_not_its_founder(joint: str) -> None:
    founder = """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        left VERB/VBD root 0 leave
        _. PUNCT/. punct 3
        """
    firm = f"""
        Lee PROPN/NNP nsubj 4
        {joint} cc 3
        Sons PROPN/NNPS conj 1
        closed VERB/VBD root 0 close
        _. PUNCT/. punct 4
        """
    found = told(founder, firm, names="Ann Lee/PER, Lee/PER")
    assert found.claims[-1].title == f"Lee {joint.split()[0]} Sons closed"
    assert who(found.claims[-1], found) == [f"Lee {joint.split()[0]} Sons"]


def test_a_firm_is_called_with_its_legal_form_in_small_letters_and_without() -> None:
    sold = """
        Tideway PROPN/NNP compound 2
        plc NOUN/NN nsubj 3
        sold VERB/VBD root 0 sell
        Harrow PROPN/NNP obj 3
        _. PUNCT/. punct 3
        """
    found = told(sold, said("Tideway"), names="Tideway/ORG, Harrow/ORG")
    assert who(found.claims[0], found) == ["Tideway plc", "Harrow"]
    assert [r.aliases for r in found.referents if r.name == "Tideway plc"] == [("Tideway",)]
