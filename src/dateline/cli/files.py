"""`dateline files`, and the end of every build: what became of each file, and why. Words: lang/*/files.toml."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

import click

from dateline.cli.options import DEFAULT_STORE, json_option, store_option
from dateline.lang import table
from dateline.model import FileRecord, FileStatus
from dateline.pipeline import BuildReport

SHOWN = 10  # files of a status at the end of a build; a few more are shown rather than counted
SLACK = 2


@click.command(short_help="What became of each file: read, copy, partial, no article, other language, not read.")
@store_option
@json_option
@click.option("--status", type=click.Choice([each.value for each in FileStatus]), help="Only files of this status.")
def files(store: str, as_json: bool, status: str | None) -> None:
    """Every file of the store with its status and the reason, in the order of their paths."""
    from dateline.store import Store

    with Store(store) as opened:
        records = [each for each in opened.files() if status in (None, each.status.value)]
    if as_json:
        import msgspec

        from dateline.export.sections import file

        encoder = msgspec.json.Encoder(order="sorted")
        for record in records:
            click.echo(encoder.encode(file(record)).decode())
        return
    words: dict[str, str] = table("files")["status"]
    width = max(len(word) for word in words.values())
    for record in records:  # one a line, however long: names are to be found again
        click.echo(f"{words[record.status.value].ljust(width)}  {_line(record.path, record.reason)}")
    click.echo(_total(records) if status is None else _counted("total", len(records)))


def summary(report: BuildReport) -> None:
    """The counts of all statuses, then what isn't read, grouped by status, with its reasons."""
    click.echo(click.style(_total(report.files), bold=True))
    headings = table("files")["heading"]
    for status in FileStatus:
        found = [(each.path, each.reason) for each in report.files if each.status is status]
        if found and status is not FileStatus.READ:
            _group(headings[status.value], found, _command(report.store, status))
    remarks = [(each.path, each.reason) for each in report.remarks]
    if remarks:
        _group(headings["remark"], remarks, "")


def counts(report: BuildReport) -> None:
    """What was new, and what the store holds now."""
    articles(report)
    click.echo(f"claims    {report.claims}")
    click.echo(f"events    {report.events}")
    if report.stories > 1:
        click.echo(f"stories   {report.stories}: 'dateline stories' lists them")
    if report.outlets:
        unmet = f", {report.outlets_unmet} of them in no article" if report.outlets_unmet else ""
        where = f"dateline outlets --store {shlex.quote(report.store)}"
        click.echo(f"outlets   {report.outlets} that you tell of{unmet}: {where}")
    if report.unfit:
        where = f"dateline judge list --unfit --store {shlex.quote(report.store)}"
        click.echo(f"judged    {report.unfit} that fit no more: {where}")


def articles(report: BuildReport) -> None:
    """How many articles were new, and how many the store has."""
    undated = f", {report.undated} without a known publication date" if report.undated else ""
    click.echo(f"articles  {report.new} new, {report.known} known; {report.articles} in the store{undated}")


def _group(heading: str, found: Sequence[tuple[str, str]], command: str) -> None:
    click.echo(click.style(heading, fg="yellow"))
    shown = found if len(found) <= SHOWN + SLACK or not command else found[:SHOWN]
    for path, reason in shown:
        click.echo(f"  {_line(path, reason)}")
    if len(found) > len(shown):
        from dateline.tell.words import plural

        words: list[str] = table("files")["more"]["shown"]
        click.echo("  " + plural(words, len(found) - len(shown), command=command))


def _total(records: Sequence[FileRecord]) -> str:
    """'150 files: 96 read, 14 copies, 9 partial, 21 without an article, 7 in other languages, 3 not read'."""
    each = [_counted(status.value, sum(record.status is status for record in records)) for status in FileStatus]
    return f"{_counted('total', len(records))}: {', '.join(each)}"


def _counted(what: str, n: int) -> str:
    from dateline.tell.words import plural

    return plural(table("files")["counts"][what], n)


def _line(path: str, reason: str) -> str:
    return f"{path}: {reason}" if reason else path


def _command(store: str, status: FileStatus) -> str:
    where = "" if store == DEFAULT_STORE else f" --store {shlex.quote(store)}"
    return f"dateline files --status {status.value}{where}"
