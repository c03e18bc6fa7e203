"""What can be asked of an article once it is read."""

from __future__ import annotations

from benchmarks._run import article
from dateline.understand import Reader

TEXT = (
    "Tom Olander is the treasurer of the museum in Corva. Ida Fenn has run it since 2009. "
    "Fenn said that she would retire in May."
)


def place(words: list[str], phrase: str) -> tuple[int, int]:
    wanted = phrase.split()
    first = next(i for i in range(len(words)) if words[i : i + len(wanted)] == wanted)
    return first, first + len(wanted)


def test_a_pronoun_means_the_name_whose_short_form_stands_beside_it(reader: Reader) -> None:
    reading = reader.read(article(TEXT))
    words = [token.text for token in reading.annotations.tokens]
    names = [place(words, "Tom Olander"), place(words, "Ida Fenn")]
    assert reading.meant(place(words, "she"), names) == 1


def test_a_pronoun_may_mean_none_of_the_names(reader: Reader) -> None:
    reading = reader.read(article(TEXT))
    words = [token.text for token in reading.annotations.tokens]
    assert reading.meant(place(words, "she"), [place(words, "Tom Olander")]) is None
