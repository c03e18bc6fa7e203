"""Files that commands write: whole or not at all, and never over the store."""

from __future__ import annotations

import filecmp
from collections.abc import Callable
from pathlib import Path

from dateline.address import on_server
from dateline.errors import OptionError


def write_whole(output: str | Path, store: str | Path | None, write: Callable[[Path], object]) -> bool:
    """Write a file beside its place and move it there, so that a run that is killed leaves no half file.

    Returns whether the place held other bytes, or none, before: equal ones are left as they are.
    Raises OptionError where it can't be written, or is the store.
    """
    target = Path(output)
    file = None if store is None or on_server(store) else Path(store)
    if file is not None and target.exists() and file.exists() and target.samefile(file):
        raise OptionError(f"-o {output} is the store itself: give another file")
    beside = target.with_name(f".{target.name}.part")
    try:
        write(beside)
        if target.is_file() and filecmp.cmp(target, beside, shallow=False):
            return False
        beside.replace(target)
    except OSError as error:
        raise OptionError(f"can't write {output}: {error.strerror}; give another file with -o") from error
    finally:
        beside.unlink(missing_ok=True)
    return True
