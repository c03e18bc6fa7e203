"""Tell a story: salience and titles of its events, its timeline, and what stands around it, in plain words."""

from dateline.tell.overview import Overview, overview
from dateline.tell.story import tell
from dateline.tell.timeline import Entry, Section, Timeline, Year, timeline

__all__ = ["Entry", "Overview", "Section", "Timeline", "Year", "overview", "tell", "timeline"]
