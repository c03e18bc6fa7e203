"""Whatever the parser says, what is mended is a tree: a circle would keep a build busy for ever."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.attribute.repair import repaired
from dateline.model import Article, Block, BlockKind, Token

WORDS = (
    ("Ann", "PROPN", "NNP"), ("who", "PRON", "WP"), ("sailings", "VERB", "VBG"), ("said", "VERB", "VBD"),
    ("were", "AUX", "VBD"), ("shot", "VERB", "VBD"), ("cut", "VERB", "VBN"), ("after", "SCONJ", "IN"),
    ("and", "CCONJ", "CC"), ("to", "PART", "TO"), (",", "PUNCT", ","), ("-", "PUNCT", "HYPH"), ("plan", "NOUN", "NN"),
    ("that", "SCONJ", "IN"), ("of", "ADP", "IN"), ("poisoning", "VERB", "VBG"), ("guilty", "ADJ", "JJ"),
)  # fmt: skip
RELATIONS = (
    "nsubj", "nsubj:pass", "obj", "obl", "nmod", "appos", "conj", "cc", "ccomp", "xcomp", "advcl", "acl", "acl:relcl",
    "mark", "case", "aux", "aux:pass", "cop", "compound", "flat", "punct", "parataxis", "det", "nmod:poss", "dep",
)  # fmt: skip
DATELINES = ("", "LONDON (Northern Wire) — ")


@st.composite
def sentences(draw: st.DrawFn) -> tuple[Article, list[Token]]:
    """One sentence of random words in a random tree."""
    opening: list[tuple[str, str, str]] = [(w, "PROPN", "NNP") for w in draw(st.sampled_from(DATELINES)).split()]
    chosen = [*opening, *draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=12))]
    order = draw(st.permutations(range(len(chosen))))
    heads = {order[0]: order[0]}
    for n, place in enumerate(order[1:], 1):
        heads[place] = order[draw(st.integers(0, n - 1))]
    tokens: list[Token] = []
    text = ""
    for i, (word, upos, xpos) in enumerate(chosen):
        glued = draw(st.booleans()) and i >= len(opening)
        text += "" if glued or not text else " "
        relation = "root" if heads[i] == i else draw(st.sampled_from(RELATIONS))
        tokens.append(Token(len(text), len(text) + len(word), word, word, upos, xpos, heads[i], relation, 0))
        text += word
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    return Article("art", text, "", (block,)), tokens


@settings(max_examples=400, deadline=None)
@given(sentences())
def test_what_is_mended_is_a_tree(made: tuple[Article, list[Token]]) -> None:
    article, tokens = made
    mended = repaired(article, tokens)
    for i in range(len(mended)):
        walked = set[int]()
        while mended[i].head != i:
            assert i not in walked, [f"{t.text} {t.deprel} {t.head}" for t in mended]
            walked.add(i)
            i = mended[i].head
