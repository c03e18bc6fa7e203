"""What changed from build to build, as an Atom feed (RFC 4287): an entry a build, the newest first.

The store keeps no clock, so an entry is dated by the newest day on which an article of its build was surely published;
the order of builds is that of the entries. Its id is that of the build and stays as it is.
"""

from __future__ import annotations

import html
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TextIO
from xml.etree import ElementTree

from dateline.export.clean import for_xml, plain
from dateline.model.changes import Snapshot
from dateline.tell.changed import Changed, changed, summary
from dateline.tell.changes import changes
from dateline.tell.words import Words
from dateline.when import from_edtf

_NAMESPACE = "http://www.w3.org/2005/Atom"
_UNDATED = "1970-01-01"
_MOST = 12  # lines of a kind, where not all are asked for


@dataclass(frozen=True, slots=True)
class Built:
    """A build, by its number in the store's log, with what stood in the store before it."""

    number: int
    before: Snapshot
    after: Snapshot


def write(
    builds: Iterable[Built],
    out: TextIO,
    *,
    name: str,
    key: str,
    aside: Collection[str] = (),
    only: Collection[str] | None = None,
    whole: bool = False,
) -> None:
    """Write the feed of a story of this name; `key` stands for it and its store.

    `aside`: claims that a person put aside since: no entry tells of them, or of an event or state that they are in.
    `only`: claims, such as those of events that are kept: an entry tells of these alone, of the events and states that
    they are in, and of the articles that make them.
    """
    words = Words()
    root = ElementTree.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": words.language})
    entries = [_entry(each, key, aside, only, words, None if whole else _MOST) for each in builds]
    told = sorted((entry for entry in entries if entry is not None), key=lambda entry: -entry[0])
    _add(root, "id", f"urn:dateline:{key}")
    _add(root, "title", words["changes"]["feed"].format(name=name))
    _add(root, "updated", max((_updated(entry) for _, entry in told), default=_moment(_UNDATED)))
    _add(_add(root, "author"), "name", "Dateline")
    root.extend(entry for _, entry in told)
    ElementTree.indent(root, " ")
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n")


def _entry(
    built: Built, key: str, aside: Collection[str], only: Collection[str] | None, words: Words, most: int | None
) -> tuple[int, ElementTree.Element] | None:
    """A build's number and entry; None where it changed nothing that is told."""
    hidden = _ids(built, frozenset(aside))
    told = None if only is None else _ids(built, frozenset(only)) | _articles(built, only)
    found = tuple(
        each
        for each in changes(built.before, built.after)
        if hidden.isdisjoint((each.id, *each.others)) and (told is None or not told.isdisjoint((each.id, *each.others)))
    )
    if not found:
        return None
    entry = ElementTree.Element("entry")
    _add(entry, "id", f"urn:dateline:{key}:build:{built.number}")
    _add(entry, "title", words["changes"]["entry"].format(number=built.number, told=summary(found, words)))
    _add(entry, "updated", _moment(_newest(built.after)))
    content = _add(entry, "content", _html(changed(found, words, most)))
    content.set("type", "html")
    for term in dict.fromkeys(each.kind.value for each in found):
        _add(entry, "category").set("term", term)
    return built.number, entry


def _ids(built: Built, claims: frozenset[str]) -> frozenset[str]:
    """The ids by which a change would tell of these claims, or of an event or state that they are in."""
    found = set(claims)
    for snapshot in (built.before, built.after):
        for event in snapshot.events:
            if not claims.isdisjoint(event.claims):
                found |= {event.id, *event.claims}
        for state in snapshot.states:
            if not claims.isdisjoint(state.claims):
                found |= set(state.claims)
    return frozenset(found)


def _articles(built: Built, claims: Collection[str]) -> frozenset[str]:
    """The articles that make these claims."""
    return frozenset(
        claim.article for each in (built.before, built.after) for claim in each.claims if claim.id in claims
    )


def _html(sections: Sequence[Changed]) -> str:
    """The changes as HTML, in which nothing that an article writes is markup."""
    parts = []
    for section in sections:
        parts.append(f"<h3>{_safe(section.heading)}</h3><ul>")
        for line in section.lines:
            when = f"<b>{_safe(line.when)}</b> " if line.when else ""
            said = f" <i>{_safe(line.byline)}</i>" if line.byline else ""
            notes = "".join(f"<br>{_safe(note)}" for note in line.notes)
            parts.append(f"<li>{when}{_safe(line.title)}{said}{notes}</li>")
        parts.append("</ul>" + (f"<p>{_safe(section.more)}</p>" if section.more else ""))
    return "".join(parts)


def _safe(text: str) -> str:
    return html.escape(plain(" ".join(text.split())))


def _newest(snapshot: Snapshot) -> str:
    """The newest day by which an article was surely published."""
    days = (from_edtf(article.published).latest for article in snapshot.articles if article.published)
    return max((day.isoformat() for day in days if day), default=_UNDATED)


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _updated(entry: ElementTree.Element) -> str:
    found = entry.find("updated")
    return (found.text or "") if found is not None else ""


def _add(parent: ElementTree.Element, tag: str, text: str = "") -> ElementTree.Element:
    element = ElementTree.SubElement(parent, tag)
    element.text = for_xml(" ".join(text.split())) if tag != "content" else for_xml(text)
    return element
