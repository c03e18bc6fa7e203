"""What another outlet could have written of the same: sentences with a number, a day or a denial changed; and harmless.

Seeded, from articles that the reader has read. A changed sentence contradicts the first; a harmless one says the same
with other precision, at another place, or of somebody else.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dateline.model import Amount, Annotations, Article, Claim, Facts, Form, Phase, Polarity, TimexType, Token
from dateline.span import Span
from dateline.when import Basis

NUMBER, DATE, POLARITY, HARMLESS = "number", "date", "polarity", "harmless"
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ROUGH = re.compile(
    r"(?i)\b(?:about|around|some|roughly|nearly|almost|over|than|least|up to|estimated|approximately) $"
)
_NAMED = re.compile(r"(?<=[a-z] )[A-Z][a-z]+ $")  # a number behind it is a part of a name: "Route 9"
_MONTH_DAY = re.compile(r"^((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? )(\d{1,2})$")
_AUXILIARIES = frozenset({"was", "were", "is", "are", "has", "have", "had", "did", "will"})
_SHORTEST, _LONGEST = 40, 260  # code points of a sentence


@dataclass(frozen=True, slots=True)
class Changed:
    """A sentence of an article, and how the other outlet has it. `claims` are those that are contradicted."""

    kind: str
    span: Span
    text: str
    claims: tuple[str, ...]


def changed(
    article: Article, seen: Annotations, facts: Facts, lead: str, dice: random.Random, most: int
) -> list[Changed]:
    """At most so many sentences of each kind, each sentence once, and never the one that the report begins with."""
    makers: Sequence[tuple[str, Callable[[_Sentence], Changed | None]]] = (
        (DATE, _other_day),
        (NUMBER, lambda each: _other_number(each, dice)),
        (POLARITY, _denied),
        (HARMLESS, lambda each: _harmless(each, dice)),
    )
    sentences = [each for each in _sentences(article, seen, facts) if each.span.of(article.text) != lead]
    dice.shuffle(sentences)
    found: list[Changed] = []
    for _, make in makers:
        made: list[Changed] = []
        for each in sentences:
            one = make(each) if len(made) < most and all(each.span != other.span for other in found) else None
            if one is not None:
                made.append(one)
        found += made
    return found


@dataclass(frozen=True, slots=True)
class _Sentence:
    article: Article
    span: Span
    tokens: Sequence[Token]
    claims: Sequence[Claim]
    facts: Facts
    first: int

    def replaced(self, start: int, end: int, by: str) -> str:
        text = self.article.text
        return text[self.span.start : start] + by + text[end : self.span.end]


def _sentences(article: Article, seen: Annotations, facts: Facts) -> Iterator[_Sentence]:
    """The plain statements of an article that name somebody and are neither quoted nor in the title."""
    named = {r.id for r in facts.referents for m in r.mentions if m.form is Form.NAME}
    body = article.text.find("\n")
    for first, last in seen.sentences:
        tokens = seen.tokens[first:last]
        span = article.span(tokens[0].start, tokens[-1].end)
        words = span.of(article.text)
        if span.start <= body or not _SHORTEST <= len(words) <= _LONGEST or re.search(r"[“”\"?\n]", words):
            continue
        if any(token.xpos in ("PRP", "PRP$") and token.text.lower() not in ("it", "its") for token in tokens):
            continue  # a report that begins anew would name them
        claims = [
            claim
            for claim in facts.claims
            if span.start <= claim.span.start and claim.span.end <= span.end
            if claim.phase is Phase.HAPPENED and claim.polarity is Polarity.POSITIVE and not claim.direct_quote
            if any(p.referent in named for p in claim.participants)
        ]
        if claims:
            yield _Sentence(article, span, tokens, claims, facts, first)


def _other_number(each: _Sentence, dice: random.Random) -> Changed | None:
    for claim in each.claims:
        for amount in claim.amounts:
            by = _other_amount(amount, each.article.text, dice)
            alone = sum(other.unit == amount.unit for other in claim.amounts) == 1
            before = each.article.text[: amount.span.start][-20:]
            if by is not None and alone and not _ROUGH.search(before) and not _NAMED.search(before):
                text = each.replaced(amount.span.start, amount.span.end, by)
                return Changed(NUMBER, each.span, text, (claim.id,))
    return None


def _other_amount(amount: Amount, text: str, dice: random.Random) -> str | None:
    words = amount.span.of(text)
    match = re.search(r"\d[\d,]*(?:\.\d+)?", words)
    if match is not None:
        digits = match.group().replace(",", "")
        if len(digits) == 4 and digits.isdigit() and digits[:2] in ("19", "20"):
            return None
        value = float(digits) * dice.choice((0.5, 2, 3))
        whole = "." not in digits
        if whole and int(value) + 1 == int(digits):
            value += 1
        new = (
            f"{int(value) + 1:,}"
            if whole and "," in match.group()
            else str(int(value) + 1)
            if whole
            else f"{value:.1f}"
        )
        return words[: match.start()] + new + words[match.end() :]
    for small in _SMALL:
        found = re.search(rf"\b{small}\b", words)
        if found is not None:
            other = dice.choice([word for word in _SMALL if word != small])
            return words[: found.start()] + other + words[found.end() :]
    return None


def _other_day(each: _Sentence) -> Changed | None:
    """A day of the week or of the month some days off: of a claim that is dated by it, and by nothing else."""
    for timex in each.facts.timexes:
        if not (each.span.start <= timex.span.start and timex.span.end <= each.span.end):
            continue
        if timex.type is not TimexType.DATE or timex.when.days != 1:
            continue
        dated = [c for c in each.claims if c.when == timex.when or (c.when.edtf == timex.when.edtf and c.when.closed)]
        words = timex.span.of(each.article.text)
        by = _shifted(words)
        if dated and by is not None and dated[0].when.basis in (Basis.STATED, Basis.RELATIVE):
            text = each.replaced(timex.span.start, timex.span.end, by)
            return Changed(DATE, each.span, text, tuple(claim.id for claim in dated))
    return None


def _shifted(words: str) -> str | None:
    for number, day in enumerate(_WEEKDAYS):
        if words == day:
            return _WEEKDAYS[number - 2]
    match = _MONTH_DAY.match(words)
    if match is not None:
        day_ = int(match[2])
        return f"{match[1]}{day_ - 3 if day_ > 3 else day_ + 3}"
    return None


def _denied(each: _Sentence) -> Changed | None:
    """The first claim's verb with "not": behind its auxiliary, or with "did" where it has none."""
    for claim in each.claims:
        number = next((n for n, t in enumerate(each.tokens) if t.start == claim.head.start), None)
        if number is None or claim.span.start != each.span.start:
            continue
        head = each.tokens[number]
        helpers = [
            t for t in each.tokens[:number] if t.head == each.first + number and t.deprel.startswith(("aux", "cop"))
        ]
        helper = next((t for t in helpers if t.text in _AUXILIARIES), None)
        if helper is not None:
            return Changed(POLARITY, each.span, each.replaced(helper.end, helper.end, " not"), (claim.id,))
        if head.xpos == "VBD" and not helpers and head.lemma not in ("say", "tell", "be"):
            return Changed(
                POLARITY, each.span, each.replaced(head.start, head.end, f"did not {head.lemma}"), (claim.id,)
            )
    return None


def _harmless(each: _Sentence, dice: random.Random) -> Changed | None:
    """The same in less or more detail: a rough number for an exact one, a part of the day, or who says so."""
    text = each.span.of(each.article.text)
    for claim in each.claims:
        for amount in claim.amounts:
            words = amount.span.of(each.article.text)
            if re.match(r"\d{2,}", words) and not _ROUGH.search(each.article.text[: amount.span.start][-20:]):
                return Changed(HARMLESS, each.span, each.replaced(amount.span.start, amount.span.start, "about "), ())
    for day in _WEEKDAYS:
        match = re.search(rf"\bon {day}\b(?! [a-z]+ing)", text)
        if match is not None:
            late = dice.choice((" morning", " evening", " afternoon"))
            at = each.span.start + match.end()
            return Changed(HARMLESS, each.span, each.replaced(at, at, late), ())
    return Changed(HARMLESS, each.span, text, ()) if dice.random() < 0.5 else None
