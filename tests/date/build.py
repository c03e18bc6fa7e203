"""Articles, annotations, facts and links by hand: words by white space, tags given where a test is about tense."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.date import date_article
from dateline.date.clues import clues
from dateline.date.publication import publications
from dateline.model import (
    Amount,
    Annotations,
    Article,
    Block,
    BlockKind,
    Certainty,
    Claim,
    Entity,
    EntityKind,
    Event,
    Facts,
    Form,
    Links,
    Mention,
    Participant,
    Phase,
    Polarity,
    Publication,
    Referent,
    Role,
    Standing,
    TimexSpan,
    TimexType,
    Token,
)
from dateline.span import Span
from dateline.when import UNKNOWN, When, from_edtf


def article(text: str, published: str | When = UNKNOWN, id: str = "a") -> Article:
    """A text of one paragraph; `published` is EDTF, "" for unknown."""
    when = from_edtf(published) if isinstance(published, str) else published
    return Article(id, text, "", (Block(BlockKind.PARAGRAPH, 0, len(text)),), published=when, language="en")


def nothing(article: Article) -> Annotations:
    """What a reader that sees nothing says."""
    return Annotations(article.id, (), ())


def marks(article: Article, *words: str, type: TimexType = TimexType.DATE) -> Annotations:
    """What a reader says that marks these words and sees nothing else."""
    starts = [article.text.index(word) for word in words]
    spans = (Span(article.id, start, start + len(word)) for start, word in zip(starts, words, strict=True))
    return Annotations(article.id, (), (), timexes=tuple(TimexSpan(span, type, 1.0) for span in spans))


def tagged(article: Article, tags: Sequence[tuple[str, str, int, str]]) -> Annotations:
    """Words by white space with (UPOS, XPOS, head from 1, relation) each; 0 is the root. Lemmas: the words."""
    found = list(re.finditer(r"\S+", article.text))
    tokens = tuple(
        Token(m.start(), m.end(), m.group(), m.group().lower(), upos, xpos, head - 1 if head else number, relation, 0)
        for number, (m, (upos, xpos, head, relation)) in enumerate(zip(found, tags, strict=True))
    )
    return Annotations(article.id, tokens, ((0, len(tokens)),))


def seen(of: Article) -> Annotations:
    """Words by white space, each by itself: tense is told by the nearest word."""
    return tagged(of, [("X", "X", 0, "root")] * len(re.findall(r"\S+", of.text)))


def referent(of: Article, name: str, kind: EntityKind = EntityKind.WORK, *aliases: str) -> Referent:
    """Whom or what an article names: its mentions are all places where the words stand."""
    spans = sorted(
        of.span(m.start(), m.end())
        for each in (name, *aliases)
        for m in re.finditer(rf"{re.escape(each)}(?!\w)", of.text)
    )
    return Referent(f"{of.id}:{name}", name, kind, aliases, tuple(Mention(span, Form.NAME) for span in spans))


def claim(
    of: Article,
    words: str,
    predicate: str,
    *parts: tuple[Referent, Role],
    head: str = "",
    when: str | When = UNKNOWN,
    phase: Phase = Phase.HAPPENED,
    amounts: tuple[Amount, ...] = (),
) -> Claim:
    """A claim that these words of an article make, certain and positive; `head` is its verb, else its first word."""
    start = of.text.index(words)
    at = of.text.index(head or words.split()[0], start)
    span, verb = of.span(start, start + len(words)), of.span(at, at + len(head or words.split()[0]))
    inside = [
        (r, role, [m.span for m in r.mentions if start <= m.span.start < start + len(words)]) for r, role in parts
    ]
    people = tuple(Participant(r.id, role, (spans or [span])[0]) for r, role, spans in inside)
    day = from_edtf(when) if isinstance(when, str) else when
    sure = (Certainty.CERTAIN, Polarity.POSITIVE, phase)
    return Claim(
        f"{of.id}-{start}", span, of.span(at, at + len(verb)), predicate, words, people, day, *sure, amounts=amounts
    )


def says(of: Article, referents: Sequence[Referent] = (), claims: Sequence[Claim] = ()) -> Facts:
    """What an article says, with its expressions and clues as they are read."""
    told = Facts(of.id, tuple(r for r in referents if r.mentions), date_article(of, seen(of)), tuple(claims))
    return replace(told, clues=clues(of, seen(of), told))


def linked(told: Sequence[Facts], types: Mapping[str, str] | None = None) -> Links:
    """Referents of one name are one; each claim is an event by itself, of the type of its predicate."""
    of: dict[str, list[Referent]] = {}
    for each in (r for facts in told for r in facts.referents):
        of.setdefault(each.name, []).append(each)
    entities = tuple(Entity(name, name, group[0].kind, (), (), ()) for name, group in of.items())
    claims = [c for facts in told for c in facts.claims]
    events = tuple(
        Event(c.id, "", c.when, (), Standing.REPORTED, (c.id,), (), type=(types or {}).get(c.predicate, ""))
        for c in claims
    )
    return Links(entities=entities, events=events, entity_of={r.id: name for name, group in of.items() for r in group})


def bounded(*told: tuple[Article, Facts], types: Mapping[str, str] | None = None) -> dict[str, Publication]:
    """What the articles without a date are bounded to, by id."""
    links = linked([facts for _, facts in told], types)
    found = publications([of for of, _ in told], [facts for _, facts in told], links)
    return {each.article: each for each in found}
