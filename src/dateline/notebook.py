"""A story in a notebook: tables of events, claims, conflicts and states that show themselves and become data frames.

    story = dateline.open_tables("story.dateline")
    story                                        # what it is, and its main events
    story.events(about=["Mara Quint"], min_origins=2)
    story.claims().to_polars()                   # or to_pandas(), if one of them is installed

Nothing is filtered that isn't asked for; the conditions are those of `dateline timeline`, under the same names.
"""

from __future__ import annotations

import datetime
import html
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from dateline.errors import OptionError
from dateline.export.clean import plain
from dateline.model import State, Story
from dateline.tell import ClaimRow, EventRow, claim_rows, event_rows, overview
from dateline.tell.asked import asked
from dateline.tell.chain import byline, chain
from dateline.tell.context import context_line, cut_context
from dateline.tell.index import Index
from dateline.tell.reasons import worded
from dateline.tell.selection import Selection, claims_of, select_states
from dateline.tell.words import Words

if TYPE_CHECKING:
    import pandas
    import polars

_SHOWN = 20  # rows of a table that shows itself
_DAYS = ("date_earliest", "date_latest")
_COLUMNS = frozenset(  # those that a person is shown; the others are for programs
    [
        *(
            "date_words",
            "title",
            "said_by",
            "standing",
            "origins",
            "participants",
            "certainty",
            "phase",
            "chain",
            "quote",
        ),
        *("outlet", "about", "one", "one_said_by", "other", "other_said_by", "because"),
        *("relation", "of_whom", "force", "told"),
    ]
)

Row = TypeVar("Row", bound="EventRow | ClaimRow | ConflictRow | StateRow")


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """Two claims that can't both hold, each with who says it."""

    about: str
    one: str
    one_said_by: str
    other: str
    other_said_by: str
    because: str
    one_claim: str
    other_claim: str


@dataclass(frozen=True, slots=True)
class StateRow:
    """What holds of whom, and for how long: the same columns for its date as an event has."""

    relation: str
    of_whom: str
    force: str
    date: str
    date_earliest: str
    date_latest: str
    date_words: str
    date_because: str
    told: str


class Rows(Sequence[Row], Generic[Row]):
    """The rows of a table. A notebook shows the first of them; the data frames have all rows and all columns."""

    def __init__(self, rows: Sequence[Row], columns: Sequence[str]) -> None:
        self._rows, self.columns = tuple(rows), tuple(columns)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Rows[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Rows[Row]:
        return Rows(self._rows[place], self.columns) if isinstance(place, slice) else self._rows[place]

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        return f"<{len(self)} rows of {', '.join(self.columns[:4])}, …>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """Each row as a dict: days as dates; None is: none, or not known."""
        return [{name: _value(name, value) for name, value in asdict(row).items()} for row in self._rows]

    def to_polars(self) -> polars.DataFrame:
        """A Polars data frame. Raises OptionError where Polars is not installed."""
        try:
            import polars
        except ImportError as error:
            raise OptionError(
                "to_polars() needs Polars: pip install polars, or take to_pandas() or to_dicts()"
            ) from error
        schema: dict[str, Any] = {name: polars.Date if name in _DAYS else None for name in self.columns}
        return polars.DataFrame(self.to_dicts(), schema=schema, infer_schema_length=None)

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas data frame; its days are Python's dates. Raises OptionError where pandas is not installed."""
        try:
            import pandas
        except ImportError as error:
            raise OptionError(
                "to_pandas() needs pandas: pip install pandas, or take to_polars() or to_dicts()"
            ) from error
        return pandas.DataFrame(self.to_dicts(), columns=list(self.columns))

    def _repr_html_(self) -> str:
        shown = [name for name in self.columns if name in _COLUMNS]
        head = "".join(f"<th>{html.escape(name.replace('_', ' '))}</th>" for name in shown)
        body = "".join(
            "<tr>" + "".join(f"<td style='text-align:left'>{_cell(row, name)}</td>" for name in shown) + "</tr>"
            for row in self._rows[:_SHOWN]
        )
        more = f"<p>… {len(self) - _SHOWN:,} more</p>" if len(self) > _SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


class Tables:
    """A story as tables. `story` is the story itself."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._index = Index(story)

    def events(self, **conditions: Any) -> Rows[EventRow]:
        """The events, by date; those without a date last. Conditions as `dateline.tell.asked.asked` has them."""
        rows = event_rows(self.story, selection=self._selection(conditions))
        return Rows(sorted(rows, key=_when), [field.name for field in fields(EventRow)])

    def claims(self, **conditions: Any) -> Rows[ClaimRow]:
        """The claims of these events, by date."""
        rows = claim_rows(self.story, selection=self._selection(conditions))
        return Rows(sorted(rows, key=_when), [field.name for field in fields(ClaimRow)])

    def conflicts(self, **conditions: Any) -> Rows[ConflictRow]:
        """The contradictions in which a claim of these events has part."""
        chosen = claims_of(self._selection(conditions), self._index)
        rows = [row for row in self._conflicts() if {row.one_claim, row.other_claim} & chosen]
        return Rows(rows, [field.name for field in fields(ConflictRow)])

    def states(self, **conditions: Any) -> Rows[StateRow]:
        """What holds, or held, of these people and in this time."""
        words = Words()
        found = select_states(self._selection(conditions), self._index)
        rows = [self._state(state, words) for state in found]
        return Rows(sorted(rows, key=_when), [field.name for field in fields(StateRow)])

    def __repr__(self) -> str:
        return f"<{overview(self.story).name}: {', '.join(self._counted())}>"

    def _repr_html_(self) -> str:
        name = _safe(overview(self.story).name)
        return f"<h3>{name}</h3><p>{_safe(', '.join(self._counted()))}</p>{self.events()._repr_html_()}"

    def _counted(self) -> list[str]:
        story, words = self.story, Words()
        counts = {"article": len(story.articles), "claim": len(story.claims), "event": len(story.links.events)}
        return [words.counted(what, n) for what, n in counts.items()]

    def _selection(self, conditions: dict[str, Any]) -> Selection:
        return asked(self._index, **conditions)

    def _conflicts(self) -> Iterator[ConflictRow]:
        words, claims = Words(), self._index.claims
        for each in self.story.links.conflicts:
            one, other = (claims[id] for id in each.claims)
            said = [byline(chain(claim, self._index, words), words) for claim in (one, other)]
            yield ConflictRow(
                each.about, one.title, said[0], other.title, said[1], worded(each, one, other, words), one.id, other.id
            )

    def _state(self, state: State, words: Words) -> StateRow:
        index, when = self._index, state.when
        told = (index.claims[id] for id in state.claims if id in index.claims)
        return StateRow(
            relation=state.relation,
            of_whom="; ".join(index.entities[id].name for id in state.entities if id in index.entities),
            force=state.force.value,
            date=when.edtf,
            date_earliest=when.earliest.isoformat() if when.earliest else "",
            date_latest=when.latest.isoformat() if when.latest else "",
            date_words=words.when(when),
            date_because="; ".join(dict.fromkeys(reason.text for reason in when.because)),
            told="; ".join(f"{claim.title} ({byline(chain(claim, index, words), words)})" for claim in told),
        )


def open_tables(path: str | Path, *, story: str | None = None, known_on: datetime.date | None = None) -> Tables:
    """A store's story (or one of its stories) as tables, for a notebook. Raises as `open_story` does."""
    from dateline.pipeline import open_story

    return Tables(open_story(path, story=story, known_on=known_on))


def _when(row: EventRow | ClaimRow | StateRow) -> str:
    return row.date_earliest or row.date_latest or "9999"


def _value(name: str, value: Any) -> Any:
    if value == "":
        return None
    return datetime.date.fromisoformat(value) if name in _DAYS else value


def _cell(row: EventRow | ClaimRow | ConflictRow | StateRow, name: str) -> str:
    """A value; below a title what open words of it point back to."""
    told = _safe(getattr(row, name))
    if name != "title" or not isinstance(row, EventRow | ClaimRow) or not row.context:
        return told
    words = Words()
    return f"{told}<br><small>{_safe(context_line(cut_context(row.context, words), words))}</small>"


def _safe(value: object) -> str:
    return html.escape(plain(" ".join(str(value).split())))
