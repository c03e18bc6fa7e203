"""The commands by their names, each imported when it is asked for; and a folder in the place of one."""

from __future__ import annotations

import difflib
import importlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click


class FolderOrCommand(click.Group):
    """Commands, and a folder in the place of one: what is no command's name and exists is read.

    `homes` are the modules in which the commands are, by their names: one is imported when it is asked for.
    """

    def __init__(self, homes: Mapping[str, str], **settings: Any) -> None:
        super().__init__(**settings)
        self._homes = homes

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in order."""
        return sorted(self._homes)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, if there is one."""
        home = self._homes.get(cmd_name)
        return None if home is None else getattr(importlib.import_module(home), cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named, or the one that reads what is named."""
        name = args[0]
        if self.get_command(ctx, name) is not None or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        if os.path.lexists(name):
            from dateline.cli.folder import folder

            return folder.name, folder, args
        near = difflib.get_close_matches(name, [*self.list_commands(ctx), *_names_here()], n=1)
        hint = f" (did you mean '{near[0]}'?)" if near else ""
        raise click.UsageError(f"no such command or folder: '{name}'{hint}", ctx)


def _names_here() -> list[str]:
    try:
        return sorted(each.name for each in Path().iterdir() if not each.name.startswith("."))
    except OSError:
        return []
