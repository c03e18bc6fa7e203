"""`dateline fact`: what the user knows, as evidence for dates that no page gives."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from dateline.cli.options import json_option, store_option
from dateline.errors import OptionError, UnknownIdError

if TYPE_CHECKING:
    from dateline.model import Background


@click.command(short_help="Facts that you know, such as birthdays: they bound dates that no page gives.")
@click.argument("facts", metavar="[FACT]...", nargs=-1)
@store_option
@click.option(
    "--file",
    "files",
    metavar="FILE",
    multiple=True,
    type=click.Path(),
    help="A CSV file of facts: name, relation, date.",
)
@click.option("--remove", is_flag=True, help="Take the facts back instead; their dates may be left out.")
@json_option
def fact(facts: Sequence[str], store: str, files: Sequence[str], remove: bool, as_json: bool) -> None:
    """Keep each FACT ("NAME born DATE") in the store, and date its story anew. Without one, list them.

    A fact is a constraint like what texts say, marked as yours: with a birthday, the age that an undated article gives
    bounds the day of its publication. DATE is YYYY, YYYY-MM, YYYY-MM-DD or an EDTF interval. A new fact replaces an
    older one of the same person.

    \b
    dateline fact "Jane Reed born 1984-06-27" --store story.dateline
    dateline fact --file facts.csv --store story.dateline
    dateline fact --remove "Jane Reed born" --store story.dateline
    """
    from dateline.cli.renewal import renewed
    from dateline.date.background import parse_fact, parse_relation, read_facts
    from dateline.pipeline import add_background, known_background, remove_background

    given = [each for file in files for each in read_facts(file)]
    if remove:
        given += [parse_relation(text) for text in facts]
        if not given:
            raise OptionError('--remove needs a fact, such as --remove "Jane Reed born"')
        renewed(store)
        unknown = remove_background(store, given)
        if unknown:
            raise UnknownIdError(f"no such fact is in {store}: {', '.join(_words(each) for each in unknown)}")
        return
    given += [parse_fact(text) for text in facts]
    if given:
        renewed(store, begins=True)
        for each in add_background(store, given):
            click.echo(
                f"remark    {_words(each)}: nobody in the story is called '{each.name}', so it bounds nothing yet"
            )
        return
    for each in known_background(store):
        click.echo(_json(each) if as_json else _words(each))


def _words(each: Background) -> str:
    return " ".join(part for part in (each.name, each.relation.value, each.value) if part)


def _json(each: Background) -> str:
    record = {"name": each.name, "relation": each.relation.value, "date": each.value}
    return json.dumps(record, ensure_ascii=False, sort_keys=True)
