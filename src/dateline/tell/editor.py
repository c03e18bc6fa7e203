"""What a person decided, in words, beside what it is about: always told apart from what articles say."""

from __future__ import annotations

from dateline.model import Kind, Record
from dateline.tell.index import Index
from dateline.tell.words import Words


def decided(record: Record, id: str, index: Index, words: Words) -> tuple[str, ...]:
    """What a person decided of a record, each once, in the order of the kinds. No note, title or name is among it."""
    kinds = {each.kind for each in index.judged.get((record, id), ())}
    phrases = words["editor"]["decided"]
    return tuple(str(phrases[kind.value]) for kind in Kind if kind in kinds and kind.value in phrases)


def is_dated(event: str, index: Index) -> bool:
    """Whether a person gave an event its date."""
    return any(each.kind is Kind.DATE for each in index.judged.get((Record.EVENT, event), ()))


def retitled(event: str, index: Index) -> str:
    """What a person calls an event, "" where nobody does."""
    found = [each.values[0] for each in index.judged.get((Record.EVENT, event), ()) if each.kind is Kind.RETITLE]
    return found[-1] if found else ""


def notes(record: Record, id: str, index: Index) -> tuple[str, ...]:
    """The remarks on a record, in the order in which they were made. They are for the person's own eyes."""
    return tuple(each.values[0] for each in index.judged.get((record, id), ()) if each.kind is Kind.NOTE)
