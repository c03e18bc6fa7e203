"""`dateline outlets`: who owns an outlet, and your own grade and note of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from dateline.cli.options import json_option, store_option
from dateline.errors import OptionError

if TYPE_CHECKING:
    from dateline.model import OutletChange, Unread
    from dateline.outlets import SaidOutlet

BY_COMMAND = "by command"


@click.command(short_help="Who owns an outlet, your own grade and note: one owner is one origin.")
@click.argument("names", metavar="[OUTLET]...", nargs=-1)
@store_option
@click.option("--owner", metavar="NAME", help="Who owns the OUTLET; '' takes it back.")
@click.option("--grade", metavar="WORDS", help="Your grade of the OUTLET, in a scale of your own; '' takes it back.")
@click.option("--note", metavar="WORDS", help="What you note of the OUTLET; no export shows it.")
@click.option(
    "--file",
    "files",
    metavar="FILE",
    multiple=True,
    type=click.Path(),
    help="A CSV file of outlets: outlet, owner, grade, note.",
)
@click.option("--remove", is_flag=True, help="Take back what you said of each OUTLET by this command.")
@click.option("--clear", is_flag=True, help="Take back all that is said, also what a folder's outlets.csv says.")
@click.option("--log", "logged", is_flag=True, help="What was said and taken back, in its order.")
@json_option
def outlets(
    names: Sequence[str],
    store: str,
    owner: str | None,
    grade: str | None,
    note: str | None,
    files: Sequence[str],
    remove: bool,
    clear: bool,
    logged: bool,
    as_json: bool,
) -> None:
    """Say who owns each OUTLET and what you think of it, and tell its stories anew. Without an option, list all.

    What outlets of one owner say on their own word has one origin: it is not told as confirmed by two. A grade and a
    note are shown beside the source, and change nothing; Dateline grades nobody itself. An OUTLET is known by its name,
    a short name or its domain. outlets.csv in a folder that is built says the same; what you say here goes before it.

    \b
    dateline outlets "The Courier" --owner "Harrow Media" --grade B --store story.dateline
    dateline outlets --file outlets.csv --store story.dateline
    dateline outlets --remove "The Courier" --store story.dateline
    """
    from dateline.cli.renewal import renewed
    from dateline.outlets import clear_outlets, outlet_log, remove_outlets

    given = {key: value for key, value in (("owner", owner), ("grade", grade), ("note", note)) if value is not None}
    asked = [bool(given), bool(files), remove, clear, logged]
    if sum(asked) > 1:
        raise OptionError("give one of --file, --remove, --clear, --log, or what is said (--owner, --grade, --note)")
    if (given or remove) and not names:
        raise OptionError('name the outlet that it is about, such as "The Courier"')
    if (files or clear or logged) and names:
        raise OptionError(f"--{'file' if files else 'clear' if clear else 'log'} is about all: leave {names[0]!r} out")
    if given or files or remove or clear:
        renewed(store, begins=bool(files))
    if given:
        _say(store, names, given)
    elif files:
        _read(store, files)
    elif remove:
        remove_outlets(store, names)
    elif clear:
        click.echo(f"{clear_outlets(store)} rows taken back")
    elif logged:
        for change in outlet_log(store):
            click.echo(_json_of(change) if as_json else _logged(change))
    else:
        _list(store, names, as_json)


def _say(store: str, names: Sequence[str], given: dict[str, str]) -> None:
    """Say something of outlets; what was said by command and is not said now stays."""
    from dateline.link.outlets import outlet_key
    from dateline.model import Outlet
    from dateline.outlets import set_outlets
    from dateline.read.outlets import plain
    from dateline.store import Store

    with Store(store) as opened:
        before = {outlet_key(row.outlet.name): row.outlet for row in opened.outlet_rows() if not row.place}
    new = []
    for name in map(plain, names):
        if not name:
            raise OptionError('an outlet has a name: give one, such as "The Courier"')
        then = before.get(outlet_key(name), Outlet(name))
        said = {"owner": then.owner, "grade": then.grade, "note": then.note}
        new.append(Outlet(name, **{**said, **{key: plain(value) for key, value in given.items()}}))
    set_outlets(store, new)
    _tell_unmet(store, [each.name for each in new])


def _read(store: str, files: Sequence[str]) -> None:
    from dateline.outlets import read_outlets, set_outlets

    found = [read_outlets(file) for file in files]
    set_outlets(store, [outlet for said, _ in found for outlet in said])
    for _, wrong in found:
        remarks(wrong)
    _tell_unmet(store, [outlet.name for said, _ in found for outlet in said])


def remarks(wrong: Sequence[Unread]) -> None:
    """What of a table does not count, a line each."""
    for each in wrong:
        click.echo(f"remark    {each.path}: {each.reason}")


def _tell_unmet(store: str, names: Sequence[str]) -> None:
    """Say of which outlets no article tells."""
    for each in _found(store, names):
        if not each.met:
            click.echo(f"remark    {each.outlet.name}: no article is of it or names it; it is kept for those that come")


def _found(store: str, names: Sequence[str]) -> list[SaidOutlet]:
    from dateline.link.outlets import outlet_key
    from dateline.outlets import known_outlets

    wanted = {outlet_key(name) for name in names}
    return [each for each in known_outlets(store) if not wanted or outlet_key(each.outlet.name) in wanted]


def _list(store: str, names: Sequence[str], as_json: bool) -> None:
    from dateline.outlets import disagreements

    found = _found(store, names)
    if as_json:
        for each in found:
            click.echo(_json(each))
        return
    from dateline.cli import layout

    if not found:
        click.echo("nothing is said of any outlet" if not names else f"nothing is said of {', '.join(names)}")
        return
    layout.rows([("grade", "occurs in", "owner", "outlet"), *map(_row, found)])
    remarks(disagreements(store))


def _row(each: SaidOutlet) -> tuple[str, ...]:
    outlet = each.outlet
    occurs = "no article" if not each.met else _counted(each.articles, "article") if each.articles else "named only"
    where = "; ".join(where or BY_COMMAND for where in each.said_in)
    name = f"{outlet.name} ({where}){f': {outlet.note}' if outlet.note else ''}"
    name += f"; perhaps {' or '.join(each.near)}?" if each.near else ""
    return outlet.grade or "–", occurs, outlet.owner or "–", name


def _counted(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"


def _json(each: SaidOutlet) -> str:
    outlet = each.outlet
    record = {"outlet": outlet.name, "owner": outlet.owner, "grade": outlet.grade, "note": outlet.note}
    where = {"said_in": list(each.said_in), "articles": each.articles, "met": each.met}
    return json.dumps({**record, **where}, ensure_ascii=False, sort_keys=True)


def _logged(change: OutletChange) -> str:
    outlet = change.outlet
    said = [f"{key} {value}" for key, value in (("owner", outlet.owner), ("grade", outlet.grade)) if value]
    words = ", ".join([*said, f"“{outlet.note}”"] if outlet.note else said)
    what = "taken back" if change.gone else "said"
    return f"{change.number}  {what}  {outlet.name}: {words} ({change.said_in or BY_COMMAND})"


def _json_of(change: OutletChange) -> str:
    outlet = change.outlet
    record = {"outlet": outlet.name, "owner": outlet.owner, "grade": outlet.grade, "note": outlet.note}
    told = {"number": change.number, "said_in": change.said_in, "gone": change.gone}
    return json.dumps({**record, **told}, ensure_ascii=False, sort_keys=True)
