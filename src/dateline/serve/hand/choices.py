"""What the forms of the hand offer to choose among: the likeliest first, and never all of a large story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import Claim, Entity, Event
from dateline.serve.hand.kin import Kin, words_of
from dateline.serve.shelf import Told
from dateline.tell.lead import lead

_EVENTS, _ENTITIES, _PARTS = 24, 60, 40
Choice = tuple[str, str]  # an id, and what it is called


def like_event(told: Told, event: Event) -> list[Choice]:
    """The events that may be the same: those that share people or days and words with it."""
    found = kin_of(told).like(event, _EVENTS)
    return [(each.id, f"{told.words.short_when(each.when)}: {each.title}") for each in found]


def kin_of(told: Told) -> Kin:
    """The events of a story by what they may have in common."""
    return told.made("kin", lambda: Kin(told.story.links.events))


def best_of(told: Told, event: Event) -> str:
    """The claim that tells an event best."""
    return lead(event, told.index).id


def parts_of(told: Told, claim: Claim) -> list[str]:
    """The words of a claim that mean somebody, each once, where they stand once."""
    text = told.index.article_of(claim).text
    spans = [*(each.span for each in claim.participants), *(each.span for each in claim.unresolved)]
    return list(dict.fromkeys(span.of(text) for span in spans))


def everybody(told: Told) -> list[Choice]:
    """Those who take part in most of the story."""
    index = told.index
    some = sorted(index.share_of, key=lambda id: (-index.share_of[id], id))[:_ENTITIES]
    return sorted(((id, index.entities[id].name) for id in some if id in index.entities), key=lambda each: each[1])


def like_entity(told: Told, entity: Entity) -> list[Choice]:
    """Others of its kind, those first whose names share a word with it."""
    index, said = told.index, words_of(" ".join((entity.name, *entity.aliases)))
    found = [
        (-len(said & words_of(" ".join((each.name, *each.aliases)))), -index.share_of.get(each.id, 0.0), each.id, each)
        for each in index.entities.values()
        if each.id != entity.id and each.kind is entity.kind and each.mentions
    ]
    return [(each.id, each.name) for *_, each in sorted(found)[:_ENTITIES]]


@dataclass(frozen=True, slots=True)
class Parts:
    """Whom articles mean, of those that were linked as one: the `first`, and the `others` that may be somebody else."""

    first: str
    others: tuple[Choice, ...]


def apart_of(told: Told, entity: Entity) -> Parts:
    """What may be told apart of somebody: what each article has of them."""
    index = told.index
    names = {referent.id: referent for facts in told.story.facts for referent in facts.referents}
    known = [names[id] for id in entity.referents if id in names and names[id].mentions]
    if not known:
        return Parts("", ())
    titles = {article.id: article.title or (*article.paths, article.id)[0] for article in index.story.articles}
    others = [(each.id, f"“{each.name}”, {titles[each.mentions[0].span.article]}") for each in known[1:]]
    return Parts(known[0].id, tuple(others[:_PARTS]))


def choices() -> dict[str, object]:
    """What templates call."""
    some: Sequence[object] = (like_event, best_of, parts_of, everybody, like_entity, apart_of)
    return {each.__name__: each for each in some}  # type: ignore[attr-defined]
