"""`dateline verify`: is all that the store shows still what its articles say?"""

from __future__ import annotations

import click

from dateline.cli.options import store_option

WRONG = 1


@click.command(short_help="Re-hash articles and originals, re-check every span, quote and link.")
@store_option
def verify(store: str) -> None:
    """Re-hash every article and every kept file, and re-check every block, span, date and link of the store.

    Lists what is wrong and leaves with exit code 1; says so in a line where nothing is.
    """
    from dateline.tell.words import Words
    from dateline.verify import verify_store

    counted = Words().counted
    report = verify_store(store)
    for problem in report.problems:
        click.echo(problem)
    if report.problems:
        click.echo(f"{len(report.problems)} wrong among {counted('check', report.checked)}", err=True)
        click.get_current_context().exit(WRONG)
    kept = f", {counted('original', report.originals)}" if report.originals else ""
    click.echo(f"all right: {counted('check', report.checked)} over {counted('article', report.articles)}{kept}")
