"""The part of a store that keeps what the user knows: facts of people, and what is said of outlets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.model import Background, KnownOutlet, OutletChange, OutletRow
from dateline.store import background, outlets
from dateline.store.grouping import Grouping


class Knowing(Grouping):
    """What the user knows, apart from all evidence; whatever is built anew, it stays."""

    def background(self) -> tuple[Background, ...]:
        """The facts that the user gave, in the order of their names."""
        with self._transaction() as connection:
            return background.read(connection)

    def set_background(self, facts: Iterable[Background]) -> None:
        """Keep facts that the user gives; each replaces what was known of the same person and relation."""
        with self._transaction() as connection:
            background.write(connection, facts)

    def remove_background(self, fact: Background) -> bool:
        """Take a fact back; whether there was one."""
        with self._transaction() as connection:
            return background.remove(connection, fact)

    def outlet_rows(self) -> tuple[OutletRow, ...]:
        """All that is said of outlets, row by row."""
        with self._transaction() as connection:
            return outlets.read(connection)

    def set_outlet_rows(self, place: str, rows: Sequence[OutletRow]) -> bool:
        """Put the rows of a table ("": what was said by command) in the place of what it said, and log what differs.

        Whether anything does.
        """
        with self._transaction() as connection:
            return outlets.write(connection, place, rows)

    def outlet_log(self) -> tuple[OutletChange, ...]:
        """What was said of outlets and taken back, in its order."""
        with self._transaction() as connection:
            return outlets.read_log(connection)

    def known_outlets(self) -> tuple[KnownOutlet, ...]:
        """The outlets of which something is said and that occur in a story whose links are made."""
        with self._transaction() as connection:
            return outlets.known(connection)

    def outlet_names(self) -> list[tuple[str, str, str | None]]:
        """By what outlets may be known in stories whose links are made: a story, a name, None.

        Of a page its outlet and its address, each "" where it has none.
        """
        with self._transaction() as connection:
            return list(outlets.names(connection))
