"""`dateline judge`: what you decide, as a log beside the evidence that can be undone, listed and taken elsewhere."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from dateline.cli.options import json_option, store_option
from dateline.cli.output import write_whole
from dateline.errors import OptionError

if TYPE_CHECKING:
    from dateline.judging import Line

Command = TypeVar("Command", bound=Callable[..., Any])
_SHOWN = 70  # characters of a quote in a list


def by_option(command: Command) -> Command:
    """--by NAME."""
    return click.option("--by", metavar="NAME", help="Who decides it; your login name if not told.")(command)


@click.group(short_help="What you decide: keep, hide, merge, date, retitle, undo, …; evidence stays as it is.")
def judge() -> None:
    """Decide what a story says where articles or dateline are wrong, unclear, or not what you want to show.

    Each decision is a line of a log beside the evidence, with who and when: it holds in every build, for another model
    and for a page that was saved again, and can be undone. What no longer fits is listed.

    \b
    An ID is that of a record, or the start of one that no other has: 'dateline timeline'
    shows those of events, 'dateline claims' those of claims. An event's id is that of its
    first claim: 'claim:ID' means the claim. An article may be called by its file, too.

    \b
    dateline judge keep 4f6f0
    dateline judge date 4f6f0 2013-11-08
    dateline judge list
    dateline judge undo
    """


def _verdict(name: str, words: str) -> None:
    @judge.command(name, short_help=words)
    @click.argument("ids", metavar="ID...", nargs=-1, required=True)
    @store_option
    @by_option
    def command(ids: Sequence[str], store: str, by: str | None) -> None:
        for id in ids:
            _decide(store, name, by, id)

    command.help = f"{words} Each ID is that of an event or a claim."


_verdict("keep", "It belongs to your own timeline; takes back an earlier 'hide' or 'wrong'.")
_verdict("hide", "It is not shown. It still tells which claims belong together and where they come from.")
_verdict("wrong", "It isn't so, or the article doesn't say so: it is not shown, and is no evidence.")


def _pair(name: str, words: str, more: str) -> None:
    @judge.command(name, short_help=words)
    @click.argument("left", metavar="ID")
    @click.argument("right", metavar="ID")
    @store_option
    @by_option
    def command(left: str, right: str, store: str, by: str | None) -> None:
        _decide(store, name, by, left, right)

    command.help = f"{words} {more}"


_pair("same", "Two events, or two entities, are one.", "Give the ids of both.")
_pair(
    "different",
    "Two events, or two entities, are two.",
    "Give the ids of both; of an event or entity that is to be two, those of claims, or of mentions (ARTICLE:START).",
)


@judge.command(short_help="Who says a claim, nearest the reader first.")
@click.argument("id", metavar="CLAIM")
@click.argument("names", metavar="NAME...", nargs=-1)
@click.option("--author", is_flag=True, help="Nobody but the author of the article says it.")
@store_option
@by_option
def source(id: str, names: Sequence[str], author: bool, store: str, by: str | None) -> None:
    """The claim comes from NAME; of several, the first is nearest the reader and the last is where it comes from."""
    if author == bool(names):
        raise OptionError("give the names of those who say it, or --author where nobody but the author does")
    _decide(store, "source", by, id, values=names)


@judge.command(short_help="Whom some words mean.")
@click.argument("place", metavar="CLAIM|ARTICLE")
@click.argument("words", metavar="WORDS")
@click.argument("entity", metavar="ENTITY")
@store_option
@by_option
def who(place: str, words: str, entity: str, store: str, by: str | None) -> None:
    """In this claim (or article) WORDS mean ENTITY: dateline judge who 4f6f0 "she" 9c21:88."""
    _decide(store, "who", by, place, entity, words=words)


@judge.command(short_help="When an event was, or when an article was published.")
@click.argument("id", metavar="EVENT|ARTICLE")
@click.argument("when", metavar="DATE")
@store_option
@by_option
def date(id: str, when: str, store: str, by: str | None) -> None:
    """DATE is YYYY, YYYY-MM, YYYY-MM-DD, or an EDTF interval (2013-06/2013-11, ../2013-11-08)."""
    _decide(store, "date", by, id, values=(when,))


@judge.command(short_help="An event in your own words.")
@click.argument("id", metavar="EVENT")
@click.argument("words", metavar="WORDS")
@store_option
@by_option
def retitle(id: str, words: str, store: str, by: str | None) -> None:
    """Call an event by your own WORDS. They are shown as yours, with what the articles say beside them."""
    _decide(store, "retitle", by, id, values=(words,))


@judge.command(short_help="A remark beside a record; no export has it.")
@click.argument("id", metavar="ID")
@click.argument("words", metavar="WORDS")
@store_option
@by_option
def note(id: str, words: str, store: str, by: str | None) -> None:
    """Keep a remark beside an event, claim, entity or article. It stays in the store: no export has it."""
    _decide(store, "note", by, id, values=(words,))


@judge.command(short_help="A claim that was missed.")
@click.argument("article", metavar="ARTICLE")
@click.argument("words", metavar="WORDS")
@store_option
@by_option
def add(article: str, words: str, store: str, by: str | None) -> None:
    """A claim stands in these WORDS of an article (its id, or its file). Who, when and who says so is found there.

    The words are quoted as they stand there; give more of them where they stand more than once.
    """
    _decide(store, "add", by, article, words=words)


@judge.command(short_help="Take back the last judgement, or line N of the list.")
@click.argument("number", metavar="[N]", required=False, type=int)
@store_option
@by_option
def undo(number: int | None, store: str, by: str | None) -> None:
    """Take back the last judgement that holds, or that of line N. To undo an undo brings back what it took."""
    from dateline.cli.renewal import renewed
    from dateline.decider import decider, now
    from dateline.judging import undo as take_back

    renewed(store)
    line = take_back(store, number, by=decider(by), at=now())
    click.echo(f"undone    {_words(line)}")


@judge.command("list", short_help="All judgements, with those that don't fit any more.")
@store_option
@json_option
@click.option("--unfit", is_flag=True, help="Only those that hold and don't fit any more.")
def list_(store: str, as_json: bool, unfit: bool) -> None:
    """All judgements in their order: what each is about, who decided it when, and whether it was undone or fits."""
    from dateline.judging import judgements

    lines = [line for line in judgements(store) if not unfit or (line.holds and line.because)]
    for line in lines:
        click.echo(_json(line) if as_json else _words(line))
    if not lines and not as_json:
        click.echo("all judgements fit" if unfit else "no judgements")


@judge.command(short_help="The claims that you put aside.")
@store_option
@json_option
def aside(store: str, as_json: bool) -> None:
    """The claims that are hidden or wrong by your word, as the articles have them; no other view shows them."""
    from dateline.pipeline import open_story

    story = open_story(store)
    articles = {article.id: article for article in story.articles}
    for each in story.links.judged.aside:
        article, span = articles[each.claim.span.article], each.claim.span
        quote = " ".join(span.of(article.text).split())
        if as_json:
            place = {"article": span.article, "start": span.start, "end": span.end}
            record = {"id": each.claim.id, "kind": each.kind.value, "quote": quote, "span": place, "event": each.event}
            click.echo(json.dumps(record, ensure_ascii=False, sort_keys=True))
        else:
            name = article.paths[0] if article.paths else article.id
            click.echo(f"{each.kind.value.rjust(5)}  {each.claim.id}  {name}: “{quote}”")
    if not story.links.judged.aside and not as_json:
        click.echo("no claim is put aside")


@judge.command("export", short_help="Write the log as lines of JSON.")
@click.argument("file", metavar="[FILE]", default="-", type=click.Path())
@store_option
def export_(file: str, store: str) -> None:
    """Write the log to FILE, or to standard output, as lines of JSON. They say who decided; no path of this machine."""
    from dateline.judging import export_judgements

    text = "".join(f"{line}\n" for line in export_judgements(store))
    if file == "-":
        sys.stdout.buffer.write(text.encode())
        return
    write_whole(file, store, lambda place: place.write_text(text, encoding="utf-8", newline="\n"))
    click.echo(f"wrote {file}", err=True)


@judge.command("import", short_help="Add the judgements of a file that 'export' wrote.")
@click.argument("file", metavar="FILE", type=click.Path())
@store_option
def import_(file: str, store: str) -> None:
    """Add the judgements of FILE that this store doesn't have. The same file once more changes nothing."""
    from dateline.cli.renewal import renewed
    from dateline.judging import import_judgements

    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise OptionError(f"can't read {file}: {error.strerror}") from error
    renewed(store)
    added = import_judgements(store, content.split(b"\n"), file)
    click.echo(f"added     {added}")


def _decide(store: str, kind: str, by: str | None, *ids: str, words: str = "", values: Sequence[str] = ()) -> None:
    from dateline.cli.renewal import renewed
    from dateline.decider import decider, now
    from dateline.judging import judge as decide

    renewed(store)
    line = decide(store, kind, *ids, words=words, values=values, by=decider(by), at=now())
    click.echo(_words(line))
    if line.found:
        click.echo(f"     no need to: claim {line.records[0]} stands there already")


def _words(line: Line) -> str:
    """A line of the log for people: '3  date 2013-11-08  “He left …” (ann, 2024-05-31)'."""
    each = line.judgement
    parts = [str(line.number).rjust(3), " ".join((each.kind.value, *each.values))]
    parts += [f"“{_short(anchor.quote)}”" if anchor.quote else "(purged)" for anchor in each.anchors]
    text = "  ".join([*parts, f"({each.by}, {each.at[:10]})"])
    if not line.holds:
        return f"{text}  undone"
    return f"{text}\n     does not fit: {line.because}" if line.because else text


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"


def _json(line: Line) -> str:
    each = line.judgement
    record = {
        "number": line.number,
        "id": each.id,
        "kind": each.kind.value,
        "values": list(each.values),
        "quotes": [anchor.quote for anchor in each.anchors],
        "by": each.by,
        "at": each.at,
        "undoes": each.undoes,
        "holds": line.holds,
        "records": list(line.records),
        "because": line.because,
    }
    return json.dumps(record, ensure_ascii=False, sort_keys=True)
