"""A story whose articles and outlets.csv are out to do harm: all that they can choose is markup, a turned direction or
a control.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Article, Block, BlockKind, Claim, Conflict, Event, KnownOutlet, Outlet, Story, Unread
from tests.export.story import ferry_story

SCRIPT = "</script></style><script>alert(1)</script><img src=x onerror=alert(2)>"
RTL = "\u202eevil\u202d"
CONTROL = "a\x00b\x1bc\ud800d\ufffee"


def hostile(words: str, *, url: str | None = None) -> Story:
    """The ferry story with every text that an article can choose replaced by `words`."""
    story = ferry_story()
    texts = {article.id: words + article.text for article in story.articles}
    shift = len(words)

    def article(old: Article) -> Article:
        blocks = (Block(BlockKind.PARAGRAPH, 0, len(texts[old.id])),)
        return replace(
            old, text=texts[old.id], title=words, outlet=words, url=url, blocks=blocks, via=(), paths=(words,)
        )

    def claim(old: Claim) -> Claim:
        span = replace(old.span, start=0, end=old.span.end + shift)
        hops = tuple(replace(hop, name=words, cue=None, span=None) for hop in old.attribution)
        when, context = replace(old.when, because=()), replace(old.span, start=0, end=shift)
        return replace(old, title=words, span=span, attribution=hops, rule=words, when=when, context=context)

    def event(old: Event) -> Event:
        return replace(old, title=words, when=replace(old.when, because=()))

    links = replace(
        story.links,
        events=tuple(event(e) for e in story.links.events),
        entities=tuple(replace(e, name=words, aliases=(words,)) for e in story.links.entities),
        sources=tuple(replace(s, name=words) for s in story.links.sources),
        origins=tuple(replace(o, because=words, owner=words) for o in story.links.origins),
        outlets=(
            KnownOutlet(
                Outlet(words, words, words, words),
                tuple(s.id for s in story.links.sources),
                tuple(a.id for a in story.articles),
            ),
        ),
        states=tuple(replace(s, relation=words) for s in story.links.states),
        conflicts=tuple(Conflict(c.claims, words, words) for c in story.links.conflicts),
    )
    return Story(
        tuple(article(a) for a in story.articles),
        tuple(replace(f, claims=tuple(claim(c) for c in f.claims)) for f in story.facts),
        links,
        (Unread(words, words),),
    )
