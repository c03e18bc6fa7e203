"""`dateline search`: claims by their words, by what they mean, or by both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from dateline.cli.options import json_option, store_option
from dateline.errors import OptionError

if TYPE_CHECKING:
    from dateline.model import Claim
    from dateline.searching import Found
    from dateline.tell.index import Index
    from dateline.tell.words import Words

_AROUND = 80  # characters of the paragraph on either side of a claim's words
_SAID = 100  # claims that are embedded without a word about the wait


@click.command(short_help="Claims that say it in these words, or in others.")
@click.argument("words", nargs=-1, required=True)
@store_option
@json_option
@click.option(
    "--words", "by_words", is_flag=True, help="Only what holds all these words; case and accents don't matter."
)
@click.option("--meaning", "by_meaning", is_flag=True, help="Only what means about the same, in whatever words.")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1))
def search(words: tuple[str, ...], store: str, as_json: bool, by_words: bool, by_meaning: bool, limit: int) -> None:
    """Claims that hold all these words, and claims that mean about the same in others; the best first.

    Signs have no meaning of their own: quotes, *, AND and NEAR are words like any other. Each claim stands with who
    says it and with its sentence, its own words between » and «. After the claims come articles that hold all the words
    somewhere. What claims mean is computed when it is first searched (a second for a hundred claims), and kept in the
    store where that may be written.
    """
    from dateline.searching import By
    from dateline.searching import search as find

    if by_words and by_meaning:
        raise OptionError("--words and --meaning exclude each other: leave out both to search by words and by meaning")
    by = By.WORDS if by_words else By.MEANING if by_meaning else By.BOTH
    result = find(store, " ".join(words), by=by, limit=limit, tell=_wait)
    from dateline.store import Store
    from dateline.tell.index import Index
    from dateline.tell.words import Words

    phrases = Words()
    if result.hits:
        with Store(store) as opened:
            index = Index(opened.story())
        for hit in result.hits:
            _show(hit, index, phrases, as_json)
    elif not as_json:
        click.echo("nothing holds all these words" if by_words else "nothing says this, in these words or in others")
    if result.left:
        click.echo(f"dateline: {phrases.counted('not_compared', result.left)}", err=True)


def _wait(new: int) -> None:
    if new > _SAID:
        click.echo(f"dateline: comparing {new:,} claims by meaning for the first time …", err=True)


def _show(hit: Found, index: Index, words: Words, as_json: bool) -> None:
    """A hit; one that a person has hidden since is not shown."""
    if hit.kind == "claim" and hit.id in index.claims:
        _claim(hit, index.claims[hit.id], index, words, as_json)
    elif hit.kind == "article" and hit.id in index.articles:
        _article(hit, index, words, as_json)


def _claim(hit: Found, claim: Claim, index: Index, words: Words, as_json: bool) -> None:
    from dateline.tell.accounts import account
    from dateline.tell.chain import teller
    from dateline.tell.context import context_line
    from dateline.tell.passage import passage

    told = account(claim, index, words)
    article = index.article_of(claim)
    if as_json:
        record = {
            "kind": "claim",
            "id": claim.id,
            "title": claim.title,
            "byline": told.byline,
            "certainty": claim.certainty.value,
            "when": claim.when.edtf,
            "article": article.id,
            "event": index.story.links.event_of.get(claim.id),
            "quote": told.passage.quote,
            "context": told.context,
            "by_words": hit.words,
            "by_meaning": hit.meaning,
            "alike": hit.alike,
        }
        return _json(record)
    from dateline.cli import layout

    shown = passage(claim.span, article, _AROUND)
    sentence = " ".join(f"{shown.before}»{shown.quote}«{shown.after}".split())
    dated = words.when(article.published) if article.published.known else words["page"]["not_dated"]
    notes = (
        context_line(told.context, words),
        told.certainty,
        sentence,
        f"{teller(article, words)}, {dated}",
        claim.id,
    )
    layout.entry(words.short_when(claim.when), told.title, notes, byline=told.byline)
    return None


def _article(hit: Found, index: Index, words: Words, as_json: bool) -> None:
    from dateline.tell.chain import teller

    article = index.articles[hit.id]
    if as_json:
        return _json(
            {
                "kind": "article",
                "id": article.id,
                "title": article.title,
                "byline": teller(article, words),
                "when": article.published.edtf,
                "by_words": hit.words,
            }
        )
    from dateline.cli import layout

    dated = words.when(article.published) if article.published.known else words["page"]["not_dated"]
    layout.entry("article", article.title, (dated, article.id), byline=teller(article, words))
    return None


def _json(record: Mapping[str, object]) -> None:
    import msgspec

    click.echo(msgspec.json.encode(record, order="sorted").decode())
