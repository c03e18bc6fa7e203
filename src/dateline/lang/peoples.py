"""Words for peoples, religions and parties: "Danes", "Peruvian", "Anglo-Saxon", "Republicans"."""

from __future__ import annotations

from dateline.lang import table, words


def is_people(text: str) -> bool:
    """Whether a word, as the text writes it, names a people, a religion or a party's members, or is their adjective."""
    word = text.lower()
    for form in (word, word.rpartition("-")[2]):
        if form in words("kinds", "group.names") or form.removesuffix("s") in words("kinds", "group.names"):
            return True
    singular = word.removesuffix("s")
    group = table("kinds")["group"]
    if not text[0].isupper() or len(singular) < group["shortest"] or {word, singular} & words("kinds", "group.not"):
        return False
    return word.endswith(tuple(group["endings"])) or singular.endswith(tuple(group["endings"]))
