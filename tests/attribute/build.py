"""Small articles with trees given by hand, so that a test of the rules rests on no model.

A sentence is lines of "word TAG deprel head": TAG is upos/xpos, head the number of the governing word in the sentence
(0 for the root). A word that begins with "_" joins the word before it without a space. The lemma is the word in lower
case unless a fifth column gives it.
"""

from __future__ import annotations

from collections.abc import Collection

from dateline.attribute import attribute
from dateline.attribute.hearing import hear
from dateline.date import date_article
from dateline.model import (
    Annotations,
    Article,
    Block,
    BlockKind,
    Claim,
    EventHead,
    Facts,
    Form,
    MentionHead,
    Name,
    Token,
)
from dateline.when import from_edtf


def article(
    *paragraphs: str, names: str = "", published: str = "2015-06-10", people: Collection[str] = ()
) -> tuple[Article, Annotations]:
    """An article of one-sentence paragraphs; `names` are "Ann Lee/PER, Gazette/ORG", marked wherever they stand, and
    `people` words that mean persons."""
    text = ""
    tokens: list[Token] = []
    blocks: list[Block] = []
    sentences: list[tuple[int, int]] = []
    for number, paragraph in enumerate(paragraphs):
        text += "\n\n" if text else ""
        start, base = len(text), len(tokens)
        for line in paragraph.strip().splitlines():
            word, tags, relation, head, *lemma = line.split()
            joined = word.startswith("_")
            word = word.removeprefix("_")
            text += "" if joined or len(text) == start else " "
            upos, xpos = tags.split("/")
            at = base + int(head) - 1 if head != "0" else len(tokens)
            tokens.append(
                Token(
                    len(text),
                    len(text) + len(word),
                    word,
                    lemma[0] if lemma else word.lower(),
                    upos,
                    xpos,
                    at,
                    relation,
                    number,
                )
            )
            text += word
        blocks.append(Block(BlockKind.PARAGRAPH, start, len(text)))
        sentences.append((base, len(tokens)))
    made = Article("art", text, "", tuple(blocks), published=from_edtf(published))
    found = []
    for entry in filter(None, names.split(", ")):
        name, label = entry.rsplit("/", 1)
        at = text.find(name)
        while at >= 0:
            found.append(Name(made.span(at, at + len(name)), label, 1.0))
            at = text.find(name, at + 1)
    events = tuple(EventHead(i, "OCCURRENCE", 1.0) for i, t in enumerate(tokens) if t.upos == "VERB")
    mentions = tuple(
        MentionHead(i, made.span(t.start, t.end), Form.NOMINAL, "person", 1.0)
        for i, t in enumerate(tokens)
        if t.text in people
    )
    return made, Annotations("art", tuple(tokens), tuple(sentences), tuple(found), events=events, mentions=mentions)


def facts(
    *paragraphs: str, names: str = "", published: str = "2015-06-10", people: Collection[str] = ()
) -> tuple[Article, Facts]:
    """What the rules make of it."""
    made, annotations = article(*paragraphs, names=names, published=published, people=people)
    return made, attribute(made, annotations, date_article(made, annotations))


def meant(word: str, *paragraphs: str, names: str) -> list[str | None]:
    """What each occurrence of a word means, by name; None where it is nobody's."""
    heard = hear(*article(*paragraphs, names=names))
    places = [i for i, t in enumerate(heard.tree.tokens) if t.text.lower() == word]
    assert places, f"no '{word}' in the text"
    return [heard.register.drafts[heard.register.of[i]].name if i in heard.register.of else None for i in places]


def chain(claim: Claim) -> list[tuple[str, str]]:
    """The names and kinds of a claim's sources."""
    return [(hop.name, hop.kind.value) for hop in claim.attribution]


def who(claim: Claim, told: Facts) -> list[str]:
    """The names of a claim's participants."""
    names = {r.id: r.name for r in told.referents}
    return [names[p.referent] for p in claim.participants]
