"""Before a story is told anew in a store that another version of the program made: what is done first, and how far."""

from __future__ import annotations

import click

from dateline.cli.progress import shown


def renewed(store: str, *, begins: bool = False) -> None:
    """Read anew by this version what was read by another, and say so; nothing where there is nothing to do.

    `begins`: the command makes a store where there is none. Else raises StoreError there.
    """
    from dateline.errors import StoreError
    from dateline.renewing import behind, renew

    try:
        left = behind(store)
    except StoreError:
        if begins:
            return  # what is wrong with a store that is there is said by what writes to it
        raise
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
