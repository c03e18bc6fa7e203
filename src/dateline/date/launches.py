"""What an article tells to be launched: which thing, when, and whether that is its news."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.lang import languages, table
from dateline.model import Article, Claim, Clue, EntityKind, Facts, Form, Phase, Polarity, Role
from dateline.span import Span

NEWS = 7  # days for which a launch is news
_GOES_ON = re.compile(r"(?:[ -](?=[A-Z0-9])[\w+]+(?:\.\d+)*)+")
_KINDS = (EntityKind.WORK, EntityKind.OTHER, EntityKind.ORGANIZATION)
_LEAD = 600  # code points of the text behind its title, in which its news stands
_WORDS = 6  # of a name, at most


@dataclass(frozen=True, slots=True)
class Launch:
    """A claim that a thing of that name is first shown; `news`: the article tells it of its own days.

    `distinct`: the name can't be mistaken for common words. `first`: its words tell that it was not there before.
    `renewed`: they tell that it is new, as may be the next of that name. `ago`: days before the publication, if told.
    """

    name: str
    span: Span
    claim: Claim
    news: bool
    distinct: bool
    first: bool
    renewed: bool = False
    ago: tuple[int, int] | None = None


class Names:
    """The names of things in all articles: what goes on from one in small letters is known from those in capitals."""

    def __init__(self, articles: Mapping[str, Article], facts: Sequence[Facts]) -> None:
        self._texts = {id: article.text for id, article in articles.items()}
        self._longer: dict[str, set[str]] = defaultdict(set)
        for each in facts:
            for span in things_of(each) if each.article in articles else ():
                name = self._spelled(span)
                if " " in name:
                    self._longer[name.split()[0]].add(name)
        self.of = {each.article: self._of(each) for each in facts if each.article in articles}

    def whole(self, span: Span) -> str:
        """A name with what goes on from it ("Orla" of "Orla 4", "Orla Pro", "Orla lite"), so that no part is taken."""
        spelled = self._spelled(span)
        text = " ".join(self._texts[span.article][span.start : span.start + 80].casefold().split())
        found = [name for name in self._longer.get(spelled.split()[0], ()) if _begins(text, name)]
        return max([*found, spelled], key=lambda name: (len(name), name))

    def _spelled(self, span: Span) -> str:
        text = self._texts[span.article]
        match = _GOES_ON.match(text, span.end)
        return " ".join(text[span.start : match.end() if match else span.end].casefold().split()) or " "

    def _of(self, facts: Facts) -> dict[str, Span]:
        """The things that an article names, each with its first mention.

        A name that begins a longer one there may be its short form: "the Orla" where the Orla Pro is spoken of.
        """
        found: dict[str, Span] = {}
        for span in things_of(facts):
            found.setdefault(self.whole(span), span)
        longer = {" ".join(words[:n]) for name in found for words in [name.split()] for n in range(1, len(words))}
        return {name: span for name, span in found.items() if name not in longer}


def things_of(facts: Facts) -> Iterator[Span]:
    """The mentions by name of what may be launched."""
    for referent in facts.referents:
        for mention in referent.mentions if referent.kind in _KINDS else ():
            if mention.form is Form.NAME:
                yield mention.span


def _begins(text: str, name: str) -> bool:
    return len(name.split()) <= _WORDS and text.startswith(name) and not re.match(r"[\w-]", text[len(name) :])


def launches(article: Article, facts: Facts, types: Mapping[str, str], names: Names) -> Iterator[Launch]:
    """What an article tells to be launched, in the order of its claims; `types` are the classes of their events."""
    if article.language and article.language not in languages():
        return
    words = table("publication", article.language or "en")["find"]
    for claim in facts.claims:
        new = types.get(claim.id) in words["launches"]
        if not (new or claim.predicate in words["announces"]) or claim.polarity is not Polarity.POSITIVE:
            continue
        if claim.phase not in (Phase.HAPPENED, Phase.ONGOING):
            continue
        news = is_news(claim, facts.clues, article)
        for span, between in _named(article, claim, names, words):
            name, own = names.whole(span), span.of(article.text)
            if name not in names.of[article.id] or _elsewhere(article, span, claim):
                continue
            renewed = not between.isdisjoint(words["version"])
            first = new or (news and renewed)
            ago = _ago(claim, facts.clues)
            if first or news or ago:
                yield Launch(
                    name,
                    article.span(span.start, span.start + len(name)),
                    claim,
                    news,
                    distinct(own) or distinct(name),
                    first,
                    renewed,
                    ago,
                )


def _named(article: Article, claim: Claim, names: Names, words: Mapping[str, Any]) -> Iterator[tuple[Span, set[str]]]:
    """The names of what is launched, each with the words between it and the verb or the name before it."""
    at = claim.head.end
    for participant in sorted(claim.participants, key=lambda p: p.span):
        span = participant.span
        name = names.whole(span)
        if span.start < claim.head.start:
            before = re.findall(r"\w+", article.text[span.end : claim.head.start].lower())
            passive = {*words["passive"]}.intersection(before) and {*before} <= {*words["passive"], *words["beside"]}
            if passive and participant.role is Role.PATIENT:
                yield span, set()
            continue
        if span.start < at or name not in names.of[article.id]:
            continue
        between = {*re.findall(r"\w+", article.text[at : span.start].lower())}
        version = {*words["version"]} if any(letter.isdigit() for letter in name) or " " in name else set()
        apposed = at > claim.head.end and re.fullmatch(r", \w+ ", article.text[at : span.start])
        meant = participant.role is Role.PATIENT or apposed or _names_its_kind(span.start, name, claim, article, words)
        if at == claim.head.end and re.match(words["latest"], article.text[at : span.start]):
            yield span, set()
            return
        if not between <= {*words["plain"]} | version or not meant:
            return
        at = span.end
        yield span, between


def _names_its_kind(start: int, name: str, claim: Claim, article: Article, words: Mapping[str, Any]) -> bool:
    """Whether a name tells which one of a kind it is ("the Merle personal computer"), or is all that is launched."""
    for whole in claim.participants:
        if whole.role is Role.PATIENT and whole.span.start <= start and start + len(name) <= whole.span.end:
            behind = article.text[start + len(name) : whole.span.end].lower().split()
            return not behind or behind[-1] in words["kinds"]
    return False


def _elsewhere(article: Article, name: Span, claim: Claim) -> bool:
    """Whether a thing is only brought to one more place ("launched the Merle 4 in Port Aldo")."""
    behind = article.text[name.end : claim.span.end]
    return re.match(table("publication", article.language or "en")["find"]["brought_to"], behind) is not None


def is_news(claim: Claim, clues: Sequence[Clue], article: Article) -> bool:
    """Whether the claim is told of the days before the publication: by its words, or as the title has it."""
    if claim.phase is Phase.ONGOING and claim.span.end <= len(article.text.split("\n", 1)[0]):
        return True
    if _just_now(claim, article) or _of_those_days(claim, article):
        return True
    return any(c.least is not None and c.most is not None and 0 <= c.least <= c.most <= NEWS for c in _in(claim, clues))


def _of_those_days(claim: Claim, article: Article) -> bool:
    """Whether an article with a date gives a claim days right before it."""
    first, last, published = claim.when.earliest, claim.when.latest, article.published
    if first is None or last is None or published.earliest is None or published.latest is None:
        return False
    return (published.earliest - first).days <= NEWS and last <= published.latest


def _just_now(claim: Claim, article: Article) -> bool:
    """Whether the beginning of an article tells in the perfect, without a day, what has happened ("has unveiled")."""
    before = re.findall(r"[\w’']+", article.text[max(0, claim.head.start - 20) : claim.head.start].lower())[-2:]
    perfect = {*table("publication", article.language or "en")["find"]["perfect"]}
    early = claim.head.start - len(article.text.split("\n", 1)[0]) < _LEAD
    return early and claim.phase is Phase.HAPPENED and not claim.when.known and not perfect.isdisjoint(before)


def _ago(claim: Claim, clues: Sequence[Clue]) -> tuple[int, int] | None:
    """How many days ago it was, as the claim tells it relative to the publication, at the narrowest."""
    told = [(c.least, c.most) for c in _in(claim, clues) if c.least is not None and c.most is not None and not c.value]
    if not told:
        return None
    least, most = min(told, key=lambda days: (days[1] - days[0], days))
    if not 0 <= least <= most or any(least < first or last < most for first, last in told):
        return None
    return least, most


def _in(claim: Claim, clues: Sequence[Clue]) -> list[Clue]:
    return [clue for clue in clues if claim.span.start <= clue.span.start and clue.span.end <= claim.span.end]


def distinct(name: str) -> bool:
    """Whether a name can't be mistaken for common words: several words, a digit or a capital inside ("Merle 4")."""
    inside = any(letter.isupper() for letter in name[1:]) and not name.isupper()
    return " " in name or inside or any(letter.isdigit() for letter in name)
