"""`dateline show ID`: one record with its evidence."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import click

from dateline.cli.options import store_option
from dateline.errors import OptionError, UnknownIdError

if TYPE_CHECKING:
    from dateline.model import Article, Entity, Origin, Outlet, Source
    from dateline.tell.accounts import Account
    from dateline.tell.index import Index
    from dateline.tell.words import Words

MENTIONS_SHOWN = 8


@click.command(short_help="The evidence of a claim, event, entity, source, origin or article.")
@click.argument("id", metavar="ID")
@store_option
@click.option("--original", is_flag=True, help="The bytes of the file that the article ID was read from, as they were.")
@click.option("-o", "--output", metavar="FILE", default="-", help="Where the original goes; - is standard output.")
def show(id: str, store: str, original: bool, output: str) -> None:
    """The evidence of a record in its paragraph, with the words marked, the chain of sources, and the date's reasons.

    ID is that of a claim, event, entity, source, origin or article, or the start of one that no other record shares.
    With --original it may also be the name of a file, as 'dateline files' shows it.
    """
    if original:
        return _original(id, store, output)
    if output != "-":
        raise OptionError("-o is for --original: 'dateline export' writes a story")
    from dateline.pipeline import open_story
    from dateline.tell.accounts import account
    from dateline.tell.editor import retitled
    from dateline.tell.headings import heading
    from dateline.tell.index import Index
    from dateline.tell.lead import lead
    from dateline.tell.words import Words

    index = Index(open_story(store))
    found = _find(id, index)
    words = Words()
    for kind, full in found:
        click.echo(click.style(f"{kind} {full}", dim=True))
        _decided(kind, full, index, words)
        if kind == "event":
            event = index.events[full]
            called = heading(event, lead(event, index), index, words)
            if not called.sides:
                click.echo(f"{called.byline}:")
            click.echo(click.style(called.title, bold=True))
            _context("" if retitled(full, index) else called.context, words)
            standing = words["standing"][event.standing.value].format(n=len(event.origins))
            click.echo(f"{words.when(event.when)}; {standing}; {words.counted('claim', len(event.claims))}")
            for reason in event.when.because:
                click.echo(f"  because: {reason.text}")
            for claim in index.claims_of(event):
                click.echo()
                _account(account(claim, index, words), words)
        elif kind == "claim":
            _account(account(index.claims[full], index, words), words)
        elif kind == "entity":
            _entity(index.entities[full], index, words)
        elif kind == "source":
            _source(index.sources[full], index, words)
        elif kind == "origin":
            _origin(index.origins[full], index, words)
        else:
            _article(index.articles[full], index, words)
    return None


def _decided(kind: str, id: str, index: Index, words: Words) -> None:
    """What you decided of a record, apart from what articles say."""
    from dateline.model import Record
    from dateline.tell.editor import decided, notes, retitled

    if kind not in list(Record):
        return
    record = Record(kind)
    if record is Record.EVENT and (called := retitled(id, index)):
        click.echo(f"{words['editor']['title']}: {called}")
    said = (f"{words['editor']['note']}: {note}" for note in notes(record, id, index))
    for line in (*decided(record, id, index, words), *said):
        click.echo(line)


def _original(id: str, store: str, output: str) -> None:
    """Write the bytes that an article was read from, or those of a file, exactly as they were."""
    from dateline.cli.output import write_whole
    from dateline.store import Store

    with Store(store) as opened:
        near = [each for each in opened.article_ids() if id and each.startswith(id)]
        content = opened.original(near[0] if len(near) == 1 else id)
    if output == "-":
        sys.stdout.buffer.write(content)
        return
    write_whole(output, store, lambda place: place.write_bytes(content))
    click.echo(f"wrote {output}", err=True)


def _find(id: str, index: Index) -> list[tuple[str, str]]:
    """Kind and full id of what has this id; records of several kinds may share one (an event and its first claim)."""
    tables: dict[str, Mapping[str, object]] = {
        "event": index.events,
        "claim": index.claims,
        "origin": index.origins,
        "entity": index.entities,
        "source": index.sources,
        "article": index.articles,
    }
    exact = [(kind, id) for kind, table in tables.items() if id in table]
    if exact:
        # An event bears the id of its first claim, and shows it.
        return [each for each in exact if each[0] != "claim" or ("event", id) not in exact]
    near = sorted({full for table in tables.values() for full in table if full.startswith(id)}) if id else []
    if len(near) > 1:
        raise UnknownIdError(f"{len(near)} records start with '{id}' ({', '.join(near[:3])}, …): give more of the id")
    if not near:
        raise UnknownIdError(f"no record has the id '{id}': 'dateline claims' and 'dateline timeline' show the ids")
    return _find(near[0], index)


def _context(context: str, words: Words) -> None:
    """The sentence that open words of the title above point back to, where there is one."""
    from dateline.cli import layout
    from dateline.tell.context import context_line

    if context:
        layout.note(f"  {context_line(context, words)}")


def _account(told: Account, words: Words) -> None:
    from dateline.cli import layout

    click.echo(f"{told.byline}:")
    click.echo(click.style(told.title, bold=True))
    _context(told.context, words)
    status = [told.certainty, told.phase, "negated" if told.denial else "", "quoted" if told.claim.direct_quote else ""]
    click.echo("; ".join(part for part in status if part))
    click.echo(f"source: {layout.sources(told.steps, words)}")
    for step in told.steps:
        if step.cue or step.quoted:
            click.echo(f"  {step.name}: “{' … '.join(part for part in (step.quoted, step.cue) if part)}”")
    click.echo(f"date: {told.when_words} ({told.basis})")
    for reason in told.because:
        click.echo(f"  because: {reason.text}" + (f" “{reason.quote}”" if reason.quote else ""))
    if told.origin_because:
        click.echo(f"origin: {told.origin_because}")
    span = told.claim.span
    partial = f" (only a part of the article: {told.article.partial})" if told.article.partial else ""
    click.echo(click.style(f"{told.article.paths[0] if told.article.paths else span.article}{partial}", dim=True))
    marked(told.passage.before, told.passage.quote, told.passage.after)
    click.echo(click.style(f"claim {told.claim.id}, article {span.article}, {span.start} to {span.end}", dim=True))


def marked(before: str, quote: str, after: str) -> None:
    """A paragraph with its evidence between marks that a pipe keeps, and in colour where there is one."""
    import textwrap

    from dateline.cli import layout

    text = f"{before}»{quote}«{after}"
    for paragraph in text.splitlines():
        for line in textwrap.wrap(paragraph, layout.width() - 4):
            click.echo("    " + line)


def _entity(entity: Entity, index: Index, words: Words) -> None:
    from dateline.tell.passage import passage

    click.echo(click.style(f"{entity.name} ({entity.kind})", bold=True))
    if entity.aliases:
        click.echo("also: " + "; ".join(entity.aliases))
    if entity.members:
        click.echo("members: " + "; ".join(index.entities[member].name for member in entity.members))
    for span in entity.mentions[:MENTIONS_SHOWN]:
        shown = passage(span, index.articles[span.article], 60)
        marked(shown.before.replace("\n", " "), shown.quote, shown.after.replace("\n", " "))
    if len(entity.mentions) > MENTIONS_SHOWN:
        click.echo(f"    … {words.counted('more_mention', len(entity.mentions) - MENTIONS_SHOWN)}")


def _source(source: Source, index: Index, words: Words) -> None:
    click.echo(click.style(f"{source.name} ({source.kind})", bold=True))
    _outlet(index.outlet_of_source.get(source.id), words)
    _said((claim for claim, chain in sorted(index.story.links.sources_of.items()) if source.id in chain), index, words)


def _outlet(said: Outlet | None, words: Words) -> None:
    """What you say of an outlet, with your note."""
    from dateline.tell.outlets import said_of

    if said is not None:
        note = words["outlets"]["note"].format(note=said.note) if said.note else ""
        told = "; ".join(each for each in (said_of(said, words), note) if each)
        click.echo(f"of the outlet: {told}")


def _origin(origin: Origin, index: Index, words: Words) -> None:
    name = origin.owner or (index.sources[origin.source].name if origin.source else "the author's own voice")
    click.echo(click.style(name, bold=True))
    click.echo(f"because: {origin.because}")
    _said(origin.claims, index, words)


def _said(claims: Iterable[str], index: Index, words: Words) -> None:
    """Claims by id, each with who says it."""
    from dateline.tell.chain import byline, chain
    from dateline.tell.context import context, context_line

    for claim in claims:
        told = index.claims[claim]
        click.echo(f"  {claim}  {byline(chain(told, index, words), words)}: {told.title}")
        if told.context:
            click.echo(f"    {context_line(context(told, index, words), words)}")


def _article(article: Article, index: Index, words: Words) -> None:
    click.echo(click.style(article.title or article.id, bold=True))
    for name, value in (("outlet", article.outlet), ("url", article.url), ("paths", ", ".join(article.paths))):
        if value:
            click.echo(f"{name}: {value}")
    _outlet(index.outlet_of_article.get(article.id), words)
    bounded = next((each for each in index.story.links.publications if each.article == article.id), None)
    published = bounded.when if bounded else article.published
    click.echo(f"published: {words.when(published)} ({words['basis'][published.basis.value]})")
    for reason in published.because:
        click.echo(f"  because: {reason.text}")
    for left_out in bounded.left_out if bounded else ():
        click.echo(f"  but: {left_out}")
    if article.captured.known:
        click.echo(f"saved: {words.when(article.captured)}")
        for reason in article.captured.because:
            click.echo(f"  because: {reason.text}")
    if article.partial:
        click.echo(f"partial: {article.partial}")
    for block in article.blocks:
        click.echo()
        click.echo(article.text[block.start : block.end])
