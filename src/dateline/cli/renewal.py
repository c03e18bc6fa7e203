"""Before something is decided in a store that another version of the program made: what is done first, and how far."""

from __future__ import annotations

import click

from dateline.cli.progress import shown


def renewed(store: str) -> None:
    """Read anew by this version what was read by another, and say so; nothing where there is nothing to do.

    Raises StoreError where there is no store.
    """
    from dateline.renewing import behind, renew

    left = behind(store)
    if not left:
        return
    if left.articles or left.stories:
        click.echo(
            f"{store} was made by another version of dateline: it is read and linked anew first (articles:"
            f" {left.articles:,}; stories: {left.stories:,}), which may change what it tells",
            err=True,
        )
    else:
        click.echo(f"the last build of {store} was not finished: it is finished first", err=True)
    with shown(True) as progress:
        renew(store, progress)
