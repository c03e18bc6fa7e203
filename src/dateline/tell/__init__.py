"""Tell a story: salience and titles of its events, its timeline, and what stands around it, in plain words."""

from dateline.tell.entries import Entry
from dateline.tell.groups import Fold, Group, Section, Year
from dateline.tell.overview import Overview, overview, overview_of
from dateline.tell.part import part_of
from dateline.tell.rank import FIRST_VIEW
from dateline.tell.report import Chapter, Item, Line, Note, Report, report
from dateline.tell.rows import ClaimRow, EventRow, claim_rows, event_rows
from dateline.tell.selection import ALL, Selection
from dateline.tell.story import tell
from dateline.tell.timeline import Timeline, timeline

__all__ = [
    "ALL",
    "FIRST_VIEW",
    "Chapter",
    "ClaimRow",
    "Entry",
    "EventRow",
    "Fold",
    "Group",
    "Item",
    "Line",
    "Note",
    "Overview",
    "Report",
    "Section",
    "Selection",
    "Timeline",
    "Year",
    "claim_rows",
    "event_rows",
    "overview",
    "overview_of",
    "part_of",
    "report",
    "tell",
    "timeline",
]
