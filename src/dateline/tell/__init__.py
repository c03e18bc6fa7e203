"""Tell a story: salience and titles of its events, its timeline, and what stands around it, in plain words."""

from dateline.tell.entries import Entry
from dateline.tell.groups import Fold, Group, Section, Year
from dateline.tell.overview import Overview, overview
from dateline.tell.rank import FIRST_VIEW
from dateline.tell.selection import Selection
from dateline.tell.story import tell
from dateline.tell.timeline import Timeline, timeline

__all__ = [
    "FIRST_VIEW",
    "Entry",
    "Fold",
    "Group",
    "Overview",
    "Section",
    "Selection",
    "Timeline",
    "Year",
    "overview",
    "tell",
    "timeline",
]
