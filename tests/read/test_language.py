"""The language is told from the text; being unsure is an answer."""

from __future__ import annotations

import pytest

from dateline.read.language import language_of
from tests.read.reading import STORY, page, read_one

TEXTS = {
    "en": "The harbour wall at Saltmere gave way on Monday night, and a fishing boat sank at its berth in the storm.",
    "de": "Die Hafenmauer von Saltmere ist in der Nacht zum Montag eingestürzt, dabei sank ein Fischerboot.",
    "fr": "Le mur du port de Saltmere s’est effondré dans la nuit de lundi à mardi et un bateau de pêche a coulé.",
    "it": "Il muro del porto di Saltmere è crollato nella notte di lunedì e un peschereccio è affondato all’ormeggio.",
    "es": "El muro del puerto de Saltmere cedió el lunes por la noche y un barco pesquero se hundió en su amarre.",
    "pt": "O muro do porto de Saltmere cedeu na noite de segunda-feira e um barco de pesca afundou no ancoradouro.",
    "nl": "De havenmuur van Saltmere is maandagavond bezweken en een vissersboot is op zijn ligplaats gezonken.",
    "pl": "Mur portu w Saltmere zawalił się w poniedziałek w nocy, a kuter rybacki zatonął przy nabrzeżu.",
    "sv": "Hamnmuren i Saltmere gav vika natten till tisdagen och en fiskebåt sjönk vid sin kajplats.",
    "ru": "Стена гавани в Солтмире обрушилась в ночь на вторник, и рыбацкая лодка затонула у причала.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_languages(code: str) -> None:
    assert language_of(TEXTS[code]) == code
    assert language_of(TEXTS[code], "en-GB") == code  # sites say wrong things of themselves


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Saltmere",
        "Ada Penrose, Tom Rook, Ines Marlow",
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20",
        "Penrose – Rook 6:4 6:3, Marlow – Zoë Ray 7:5, Björn Ek – Łucja Nowak 6:1, Ruiz – Conti 6:0",
    ],
)
def test_too_little_to_tell(text: str) -> None:
    assert language_of(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Giulia Conti, Pierre Lefèvre and Łucja Nowak of Trattoria da Mario in Castel San Pietro were fined on Friday.",
        "Hadi Nasser was born on 31 October 1950 in Baghdad, Iraq, to an upper-class family from Mosul.",
        "“Vive la liberté, vive la République!” shouted Jean Dupont as the crowd left Place de la Concorde in Paris.",
    ],
)
def test_english_with_foreign_names_is_no_other_language(text: str) -> None:
    assert language_of(text) in ("en", "")
    assert language_of(text, "it") in ("en", "")


def test_an_article_has_the_language_of_its_story() -> None:
    german = f"<article><h1>Mauer</h1><p>{TEXTS['de']}</p><p>{TEXTS['de'][:60]} Es gab keine Verletzten.</p></article>"
    assert read_one(page(german).replace("<html>", "<html lang='en'>"), "mauer.html").language == "de"
    assert (
        read_one(page(f"<article>{STORY}</article>").replace("<html>", "<html lang='fr'>"), "a.html").language == "en"
    )
    assert read_one(TEXTS["it"], "muro.txt").language == "it"
