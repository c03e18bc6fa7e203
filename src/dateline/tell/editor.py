"""What a person decided, in words, beside what it is about: always told apart from what articles say."""

from __future__ import annotations

from dateline.model import Kind
from dateline.tell.index import Index
from dateline.tell.words import Words


def decided(record: str, index: Index, words: Words) -> tuple[str, ...]:
    """What a person decided of a record, each once, in the order of the kinds. No note, title or name is among it."""
    kinds = {each.kind for each in index.judged.get(record, ())}
    phrases = words["editor"]["decided"]
    return tuple(str(phrases[kind.value]) for kind in Kind if kind in kinds and kind.value in phrases)


def retitled(event: str, index: Index) -> str:
    """What a person calls an event, "" where nobody does."""
    found = [each.values[0] for each in index.judged.get(event, ()) if each.kind is Kind.RETITLE]
    return found[-1] if found else ""


def notes(record: str, index: Index) -> tuple[str, ...]:
    """The remarks on a record, in the order in which they were made. They are for the person's own eyes."""
    return tuple(each.values[0] for each in index.judged.get(record, ()) if each.kind is Kind.NOTE)


def kept(index: Index) -> frozenset[str]:
    """The events that a person keeps."""
    return frozenset(
        id for id, found in index.judged.items() if id in index.events and any(e.kind is Kind.KEEP for e in found)
    )
