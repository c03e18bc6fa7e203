"""Entries of zip files that don't say when they were made: one story gives the same bytes on any day."""

from __future__ import annotations

import datetime
import zipfile

FIRST_DAY = datetime.datetime(1980, 1, 1)  # the first that a zip file can tell


def entry(name: str) -> zipfile.ZipInfo:
    """An entry of this name: compressed, of the first day that there is, readable by its owner alone once unpacked."""
    made = zipfile.ZipInfo(name, FIRST_DAY.timetuple()[:6])
    made.compress_type, made.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
    return made
