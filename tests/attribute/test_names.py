"""Of what kind a name is, and which names are one bearer's, as the whole article tells it."""

from __future__ import annotations

from dataclasses import replace

from dateline.attribute import attribute
from dateline.date import date_article
from dateline.model import Facts
from tests.attribute.build import article


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
