"""Who is named: bodies by a part of their names, places of datelines, headlines, outlets by how they are treated."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from dateline.attribute.bearers import NameMention
from dateline.attribute.names import _without_headline_words, cluster_names
from dateline.model import EntityKind

_spec = importlib.util.spec_from_file_location("attribute_build", Path(__file__).with_name("build.py"))
assert _spec is not None and _spec.loader is not None
build = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(build)


def named(text: str, label: str, at: int, title: str = "", **marks: bool) -> NameMention:
    words = tuple(text.split())
    return NameMention(at, at + len(words), at, words, label, title, sex="", **marks)


def kinds(*mentions: NameMention) -> dict[str, EntityKind]:
    return {" ".join(m.words): c.kind for c in cluster_names(mentions) for m in c.mentions}


def test_a_word_that_is_short_for_a_body_is_nobody() -> None:
    found = kinds(named("Harrow", "PER", 1), named("Harrow Airways", "ORG", 5), named("Harrow", "PER", 9))
    assert found["Harrow"] is EntityKind.ORGANIZATION


def test_a_word_that_is_also_somebody_stays_somebody() -> None:
    mentions = (named("Harrow", "PER", 1), named("Harrow Foods", "ORG", 5), named("Ann Harrow", "PER", 9))
    assert kinds(*mentions)["Harrow"] is EntityKind.PERSON


def test_a_place_is_a_place_unless_it_acts() -> None:
    council = named("Harrow Council", "ORG", 5)
    assert kinds(named("Harrow", "LOC", 1), council)["Harrow"] is EntityKind.PLACE
    assert kinds(named("Harrow", "LOC", 1, acts=True), council)["Harrow"] is EntityKind.ORGANIZATION


def test_the_town_of_a_dateline_is_not_its_court() -> None:
    town, court = named("HARROW", "ORG", 0, dateline=True), named("Harrow County Court", "ORG", 9)
    assert len(cluster_names((town, court))) == 2


def test_the_words_of_a_headline_are_no_name() -> None:
    headline = named("Lee Names Panel", "ORG", 0, headline=True)
    other = named("Pilots Told", "ORG", 4, headline=True)
    body = named("Ann Lee", "PER", 20)
    assert [" ".join(m.words) for m in _without_headline_words((headline, other, body))] == ["Lee", "Ann Lee"]


ACCORDING = """
According ADP/IN case 3
to ADP/IN fixed 1
Tattle PROPN/NNP obl 7
_, PUNCT/, punct 3
Ann PROPN/NNP nsubj 7
Lee PROPN/NNP flat 5
resigned VERB/VBD root 0 resign
_. PUNCT/. punct 7
"""

TOLD_THE_MAGAZINE = """
A DET/DT det 2
friend NOUN/NN nsubj 3
told VERB/VBD root 0 tell
the DET/DT det 5
magazine NOUN/NN obj 3
that SCONJ/IN mark 9
Ann PROPN/NNP nsubj 9
Lee PROPN/NNP flat 7
left VERB/VBD ccomp 3 leave
_. PUNCT/. punct 3
"""


def test_what_the_text_is_according_to_is_an_outlet_and_the_magazine_is_the_one_just_named() -> None:
    _, told = build.facts(ACCORDING, TOLD_THE_MAGAZINE, names="Tattle/PER, Ann Lee/PER")
    chains = {c.predicate: build.chain(c) for c in told.claims}
    assert chains["resign"] == [("Tattle", "outlet")]
    assert chains["leave"] == [("Tattle", "outlet"), ("A friend", "anonymous")]


def test_a_person_of_one_name_is_no_outlet() -> None:
    her = """
    She PRON/PRP nsubj 2
    left VERB/VBD root 0 leave
    Harrow PROPN/NNP obj 2
    """
    _, told = build.facts(ACCORDING.replace("Tattle", "Adele"), her, names="Adele/PER, Ann Lee/PER")
    (claim,) = [c for c in told.claims if c.predicate == "resign"]
    assert build.chain(claim)[0][0] == "Adele"


def test_a_title_tells_two_bearers_of_one_family_name_apart() -> None:
    ben, ann = named("Ben Lee", "PER", 1), named("Ann Lee", "PER", 5)
    (of_ben,) = [c for c in cluster_names((ben, ann, named("Lee", "PER", 9, title="mr"))) if ben in c.mentions]
    assert len(of_ben.mentions) == 2
