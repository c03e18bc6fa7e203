"""The chain of sources of a claim, from the page that a reader has open back to the origin."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.model import Article, Claim, Hop, Outlet, SourceKind
from dateline.tell.index import Index, is_outlet_known, page_name
from dateline.tell.words import Words

_TITLE_CHARS = 48  # of a title that stands for an unnamed outlet


class StepKind(StrEnum):
    """What a step of a chain is: a kind of source, the page itself, or an outlet that it relays."""

    OUTLET = "outlet"
    PERSON = "person"
    ORGANIZATION = "organization"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"
    HEARSAY = "hearsay"
    PAGE = "page"
    RELAY = "relay"


@dataclass(frozen=True, slots=True)
class Step:
    """One step back towards the origin. `name` is how to call it; `cue` the text's word for telling ("according to").

    `quoted` is the text's own words for the source where `name` says more or something else, else "". `said` is what
    the user says of the outlet that it is.
    """

    name: str
    kind: StepKind
    cue: str = ""
    quoted: str = ""
    said: Outlet | None = None


def chain(claim: Claim, index: Index, words: Words) -> tuple[Step, ...]:
    """The page, the outlets that it relays, then the sources that its text names; the origin is last."""
    article = index.article_of(claim)
    page = Step(teller(article, words), StepKind.PAGE, said=index.outlet_of_article.get(article.id))
    sources = index.story.links.sources_of.get(claim.id, ())
    hops = []
    for position, hop in enumerate(claim.attribution):
        source = index.sources.get(sources[position]) if position < len(sources) else None
        said = index.outlet_of_source.get(source.id) if source else None
        hops.append(_step(hop, source.name if source else "", article.text, words, said))
    # A relay that the text names as a source too is one step.
    named = {hop.name for hop in hops}
    called = index.outlet_called
    relays = tuple(
        Step(relay.name, StepKind.RELAY, said=called.get(relay.name))
        for relay in article.via
        if relay.name not in named
    )
    if hops and hops[0].kind is StepKind.OUTLET and hops[0].name == page.name:
        # "… told the Courier", in the Courier: the page speaks of itself, which is one step and not two.
        return (Step(page.name, StepKind.PAGE, hops[0].cue, said=page.said), *relays, *hops[1:])
    return (page, *relays, *hops)


def teller(article: Article, words: Words) -> str:
    """Who publishes an article; where nobody is named, that, and what the page is called: its title is no outlet."""
    phrases, name = words["source"], page_name(article)
    if name is None:
        return str(phrases["page"])
    return name if is_outlet_known(article) else str(phrases["not_named"]).format(title=_short(name, words))


def _short(title: str, words: Words) -> str:
    """The first words of a title that is long to stand beside others."""
    if len(title) <= _TITLE_CHARS:
        return title
    return title[: _TITLE_CHARS + 1].rpartition(" ")[0].rstrip(" ,;:–-") + str(words["source"]["cut"])


def byline(steps: tuple[Step, ...], words: Words) -> str:
    """Who says it, in a line: 'Us Weekly, citing an unnamed source'; the page's name where it speaks for itself.

    The page is left out where it names another outlet that has it: it adds nothing then.
    """
    page = steps[0]
    hops = [step for step in steps[1:] if step.kind is not StepKind.RELAY]
    named = hops if any(step.kind is StepKind.OUTLET for step in hops) else [page, *hops]
    line = ""
    last = ""
    for step in named:
        if step.kind is StepKind.HEARSAY:
            line = str(words["source"]["naming_nobody"]).format(outer=line) if line else step.name
        elif step.name != last:
            line += str(words["source"]["separator"]) + _inside(step.name, words) if line else step.name
            last = step.name
    return line


def _inside(name: str, words: Words) -> str:
    """A name within a line: "The report" is "the report", "The Hesterwick Courier" stays."""
    article, _, rest = name.partition(" ")
    return f"{article.lower()} {rest}" if article in words["source"]["articles"] and rest[:1].islower() else name


def outlets_said(steps: tuple[Step, ...]) -> tuple[Outlet, ...]:
    """What the user says of the outlets that the steps are, in their order, each once."""
    return tuple(dict.fromkeys(step.said for step in steps if step.said))


def _step(hop: Hop, linked: str, text: str, words: Words, said: Outlet | None) -> Step:
    quoted = hop.span.of(text) if hop.span else hop.name
    name = _name(hop, linked, words)
    cue = hop.cue.of(text) if hop.cue else ""
    return Step(name, StepKind(hop.kind.value), cue, quoted if quoted.strip() not in ("", name) else "", said)


def _name(hop: Hop, linked: str, words: Words) -> str:
    """The name that links found for the source, else the text's, else a plain word for its kind."""
    if hop.kind is SourceKind.ANONYMOUS:
        # The text's words say how close the source is ("a friend of the family"); one that says nothing gets ours.
        plain = set(words["source"]["says_nothing"])
        return hop.name if hop.name and hop.name.casefold() not in plain else str(words["source"]["anonymous"])
    if hop.kind is SourceKind.HEARSAY:
        return str(words["source"]["hearsay"])
    return linked or hop.name or str(words["source"][hop.kind.value])
