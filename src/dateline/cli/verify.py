"""`dateline verify`: is all that the store shows still what its articles say?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dateline.cli.options import store_option

if TYPE_CHECKING:
    from dateline.verify import VerifyReport

WRONG = 1


@click.command(short_help="Re-hash articles and originals, re-check every span, quote and link.")
@store_option
@click.option("--dossier", metavar="FILE", type=click.Path(), help="A dossier instead of a store.")
def verify(store: str, dossier: str | None) -> None:
    """Re-hash every article and every kept file, and re-check every block, span, date and link of the store.

    Lists what is wrong and leaves with exit code 1; says so in a line where nothing is.
    """
    from dateline.tell.words import Words

    counted = Words().counted
    report = _report(store, dossier)
    for problem in report.problems:
        click.echo(problem)
    if report.problems:
        click.echo(f"{len(report.problems)} wrong among {counted('check', report.checked)}", err=True)
        click.get_current_context().exit(WRONG)
    kept = f", {counted('original', report.originals)}" if report.originals else ""
    click.echo(f"all right: {counted('check', report.checked)} over {counted('article', report.articles)}{kept}")


def _report(store: str, dossier: str | None) -> VerifyReport:
    from dateline.dossier import verify_dossier
    from dateline.verify import verify_store

    return verify_dossier(dossier) if dossier is not None else verify_store(store)
