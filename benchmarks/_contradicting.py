"""What another outlet could have written of the same: sentences with a number, a day, a place or a name changed, or a
denial; and harmless.

Seeded, from articles that the reader has read. A changed sentence contradicts the first; a harmless one says the same
with other precision, at another place, or of somebody else.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.model import (
    Amount,
    Annotations,
    Article,
    Claim,
    EntityKind,
    Facts,
    Form,
    Phase,
    Polarity,
    Role,
    TimexType,
    Token,
)
from dateline.span import Span
from dateline.when import Basis

NUMBER, DATE, POLARITY, HARMLESS = "number", "date", "polarity", "harmless"
PLACE, IDENTITY = "place", "identity"
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ROUGH = re.compile(
    r"(?i)\b(?:about|around|some|roughly|nearly|almost|over|than|least|up to|estimated|approximately) $"
)
_NAMED = re.compile(r"(?<=[a-z] )[A-Z][a-z]+ $")  # a number behind it is a part of a name: "Route 9"
_MONTH_DAY = re.compile(r"^((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? )(\d{1,2})$")
_AUXILIARIES = frozenset({"was", "were", "is", "are", "has", "have", "had", "did", "will"})
_SHORTEST, _LONGEST = 40, 260  # code points of a sentence
# places of one kind, of which none lies in another, and names that no article has
_PLACES = (
    ("Paris", "London", "Berlin", "Tokyo", "Chicago", "Boston", "Seattle", "Denver", "Miami", "Beijing", "Toulouse",
     "Hamburg", "San Francisco", "Detroit", "Cleveland", "Philadelphia", "Atlanta", "Houston", "Pittsburgh"),
    ("France", "Germany", "China", "Japan", "India", "Russia", "Mexico", "Canada", "Brazil", "Spain", "Italy", "Iraq",
     "Syria", "Afghanistan", "Iran", "Israel", "Ukraine", "Libya", "Australia", "Sweden"),
    ("Ohio", "Florida", "Iowa", "Nevada", "Texas", "Michigan", "Wisconsin", "Indiana", "Virginia", "Colorado",
     "New Hampshire", "South Carolina", "North Carolina", "Pennsylvania", "Arizona", "California", "Utah", "Alaska"),
)  # fmt: skip
_WHERE = re.compile(r"\b(?:in|at) $")
_PEOPLE = ("Alder Quist", "Marna Tolvey", "Ister Brandlow", "Petra Holmquay")  # or by their last names alone
_SAYING = frozenset({"say", "tell", "add", "think", "believe", "know", "want", "call", "ask", "note", "argue", "write"})
_LONG = 12  # words of a sentence that two outlets don't write of two people


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
    makers: Sequence[Callable[[_Sentence], Changed | None]] = (
        _other_day,
        lambda each: _other_number(each, dice),
        _denied,
        lambda each: _harmless(each, dice),
        lambda each: _other_name(each, dice),
    )
    return _made(makers, _sentences(article, seen, facts), lead, dice, most)


def elsewhere(
    article: Article, seen: Annotations, facts: Facts, lead: str, dice: random.Random, most: int
) -> list[Changed]:
    """Sentences at other places, of an article that is `settled`."""
    sentences = _sentences(article, seen, facts, referring=True)
    return _made([lambda each: _other_place(each, dice)], sentences, lead, dice, most)


def settled(article: Article, seen: Annotations, facts: Facts, dice: random.Random, most: int) -> str:
    """The text with towns that everybody knows for the names of places where something is done, each told of once."""
    text, left = article.text, [name for name in _PLACES[0] if name not in article.text]
    dice.shuffle(left)
    sentences = list(_sentences(article, seen, facts, referring=True))
    parts = {p.span for each in sentences for c in each.claims for p in c.participants if p.role is Role.PLACE}
    names = {m.span for r in facts.referents if r.kind is EntityKind.PLACE for m in r.mentions if m.form is Form.NAME}
    fit = [s for s in sorted(parts & names) if _WHERE.search(text[: s.start]) and text.count(s.of(article.text)) == 1]
    for span in sorted(dice.sample(fit, min(most, len(fit))), reverse=True):
        text = text[: span.start] + left.pop() + text[span.end :]
    return text


def _made(
    makers: Sequence[Callable[[_Sentence], Changed | None]],
    told: Iterable[_Sentence],
    lead: str,
    dice: random.Random,
    most: int,
) -> list[Changed]:
    sentences = [each for each in told if each.span.of(each.article.text) != lead]
    dice.shuffle(sentences)
    found: list[Changed] = []
    for make in makers:
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


def _sentences(article: Article, seen: Annotations, facts: Facts, *, referring: bool = False) -> Iterator[_Sentence]:
    """The plain statements of an article that name somebody and are neither quoted nor in the title.

    `referring`: those with pronouns, too, though a report that begins anew would name whom they mean.
    """
    named = {r.id for r in facts.referents for m in r.mentions if m.form is Form.NAME}
    body = article.text.find("\n")
    for first, last in seen.sentences:
        tokens = seen.tokens[first:last]
        span = article.span(tokens[0].start, tokens[-1].end)
        words = span.of(article.text)
        if span.start <= body or not _SHORTEST <= len(words) <= _LONGEST or re.search(r"[“”\"?\n]", words):
            continue
        pronouns = [t for t in tokens if t.xpos in ("PRP", "PRP$") and t.text.lower() not in ("it", "its")]
        if pronouns and not referring:
            continue
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


def _other_place(each: _Sentence, dice: random.Random) -> Changed | None:
    """Another place of its kind where something is done, that the article doesn't name."""
    for claim in each.claims:
        for part in claim.participants:
            words = part.span.of(each.article.text)
            kind = next((names for names in _PLACES if words in names), None)
            if part.role is not Role.PLACE or kind is None or claim.predicate in _SAYING:
                continue
            if _WHERE.search(each.article.text[: part.span.start]) and _ends(each, part.span):
                others = [name for name in kind if name not in each.article.text]
                if others:
                    text = each.replaced(part.span.start, part.span.end, dice.choice(others))
                    return Changed(PLACE, each.span, text, (claim.id,))
    return None


def _ends(each: _Sentence, span: Span) -> bool:
    """Whether a name is no part of a longer one, and nothing says where the place lies: "Paris, Texas"."""
    return re.match(r"(?: [a-z]|\.|, [a-z])", each.article.text[span.end : each.span.end]) is not None


def _other_name(each: _Sentence, dice: random.Random) -> Changed | None:
    """Another's name for whoever does it or to whom it is done, the only one with that part and told of only once."""
    people = {r.id for r in each.facts.referents if r.kind is EntityKind.PERSON}
    names = {m.span: r.id for r in each.facts.referents for m in r.mentions if m.form is Form.NAME}
    for claim in each.claims:
        if claim.predicate in _SAYING or len(each.tokens) < _LONG:
            continue
        for role in (Role.AGENT, Role.PATIENT):
            parts = [part for part in claim.participants if part.role is role]
            if len(parts) != 1 or parts[0].referent not in people or parts[0].span not in names:
                continue
            span = parts[0].span
            within = [s for s, id in names.items() if id == parts[0].referent and each.span.contains(s)]
            if within == [span] and not each.article.text[span.end : span.end + 2].startswith(("'", "’")):
                by = dice.choice(_PEOPLE)
                by = by if " " in span.of(each.article.text) else by.split()[-1]
                text = each.replaced(span.start, span.end, by)
                return Changed(IDENTITY, each.span, text, (claim.id,))
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
