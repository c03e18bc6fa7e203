"""What the user says of outlets, in words beside the source that it is of. A note is for the user's own eyes."""

from __future__ import annotations

from dateline.model import Outlet
from dateline.tell.words import Words


def said_of(outlet: Outlet | None, words: Words) -> str:
    """'owner Harrow Media, grade B'; "" where nothing of the kind is said. It may leave the machine; a note may not."""
    if outlet is None:
        return ""
    phrases = words["outlets"]
    owner = phrases["owner"].format(owner=outlet.owner) if outlet.owner else ""
    grade = phrases["grade"].format(grade=outlet.grade) if outlet.grade else ""
    return str(phrases["list"]).join(each for each in (owner, grade) if each)
