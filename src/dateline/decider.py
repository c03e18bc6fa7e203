"""Who decides, and when: what a judgement is told from outside, for no stage may ask."""

from __future__ import annotations

import datetime
import getpass

from dateline.errors import OptionError


def decider(name: str | None = None) -> str:
    """The name that was given, else that of who is logged in. Raises OptionError where there is neither."""
    if name:
        return name
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise OptionError("nobody is logged in by a name: say who decides it, with --by NAME") from error


def now() -> str:
    """This moment as ISO 8601 in UTC."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
