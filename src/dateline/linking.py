"""Links, story by story: which articles tell one story, and what holds over the articles of each.

A story is a function of the set of its articles (`parting`), and its links are one of its articles' facts and of what
the user knows of somebody in it. What touches an article takes its story back (`Store`), and here those are linked that
have no links, or whose own rest on what is no longer so; all other stories stay as they are.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from dateline import __version__
from dateline.deciding import Docket, See, docket, drop_judged, heard, remarked
from dateline.errors import UnreadableError
from dateline.garbage import seldom_collected
from dateline.intake import Progress
from dateline.model import (
    Annotations,
    Article,
    Background,
    Facts,
    Judged,
    KnownOutlet,
    Link,
    Links,
    Outlet,
    Source,
    Story,
    as_judged,
    met_in,
    with_dates,
    with_published,
)
from dateline.model.changes import Snapshot
from dateline.ownership import drop_owned, said_of_outlets
from dateline.parting import WHOLE, Group, held, new_groups, parted, sketch_new
from dateline.stages import Stages
from dateline.when import When
from dateline.workers import Workers

if TYPE_CHECKING:
    from dateline.store import Store

Made = TypeVar("Made")
Ready = Callable[[str, str], "tuple[Links, Snapshot] | None"]  # by a story's id and the key of what its links rest on

_KNOWN = "linked_background"  # the setting: the user's facts as they were when the stories were last looked through
_NOTHING_DECIDED = Docket()
_TOGETHER = 4  # stories a process of which the largest is linked first


def _unseen(article: Article) -> Annotations | None:
    """Nothing was seen."""
    return None


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A story that waits for its links, and what they rest on; `made` are those that were made elsewhere."""

    members: tuple[str, ...]
    joined: tuple[Link, ...]
    known: tuple[Background, ...]
    judgements: Docket
    outlets: tuple[Outlet, ...] = ()
    articles: tuple[Article, ...] = ()
    facts: tuple[Facts, ...] = ()
    see: See = _unseen
    made: tuple[Links, Snapshot] | None = None


@dataclass(frozen=True, slots=True)
class LinkStory:
    """The work of linking a story, for this process or another. Each stage is a function of a module there."""

    stages: Stages

    def prepare(self) -> Callable[[Unlinked], tuple[Links, Snapshot]]:
        return self.links_of

    def links_of(self, story: Unlinked) -> tuple[Links, Snapshot]:
        if story.made is not None:
            return story.made
        rest = story.articles, story.facts, story.joined, story.known, story.judgements, story.outlets
        return linked(story.see, self.stages, *rest)


@seldom_collected()
def link_stories(
    store: Store, stages: Stages, progress: Progress, ready: Ready | None = None, workers: Workers | None = None
) -> None:
    """Make the links of each story that has none, or whose own rest on what is no longer so.

    `ready` gives those that were made elsewhere of just the same; it is asked in the order of the stories' ids.
    `workers` link several stories side by side.
    """
    from dateline.store import Build, Linked

    versions = stages.versions
    store.drop_stories(store.stories_of_other_rules(versions.links))
    _drop_named(store, stages)
    outlets = drop_owned(store)
    judgements = docket(store)
    for id, changed in drop_judged(store, judgements).items():
        _remark(store, stages, id, changed, judgements)
    sketch_new(store, stages)
    groups = new_groups(store, stages)
    if workers is None or len(groups) == 1:
        workers = Workers(1)
    work = LinkStory(stages)
    apart = workers.count > 1
    order = _largest_first(groups, _TOGETHER * workers.count) if apart and not ready else groups
    waiting = _waiting(store, stages, order, judgements, outlets, ready, progress, apart=apart)
    for story, found in _in_order(workers.map(work, waiting), groups):
        made = work.links_of(story) if isinstance(found, UnreadableError) else found
        key = _key(store, stages, story.members, story.known, story.judgements, made[0].outlets)
        store.set_links(Linked(min(story.members), key, versions.links, story.members), *made)
    if groups or store.build() is None:
        key = digest(*(f"{id}:{key}" for id, key in store.story_keys().items()))
        store.set_build(Build(__version__, versions.reader, f"{versions.rules}+{versions.links}", key))
        progress("linking", len(groups), len(groups))


def _largest_first(groups: Sequence[Group], together: int) -> list[Group]:
    """So many stories at a time, the largest of them first: one that comes last has all processes but one wait."""
    some = (groups[first : first + together] for first in range(0, len(groups), together))
    return [group for few in some for group in sorted(few, key=lambda group: -len(group[0]))]


def _in_order(made: Iterable[tuple[Unlinked, Made]], groups: Sequence[Group]) -> Iterator[tuple[Unlinked, Made]]:
    """What was made, in the order of the groups, each as soon as those before it are there."""
    held: dict[tuple[str, ...], tuple[Unlinked, Made]] = {}
    wanted = iter(groups)
    following = next(wanted, None)
    for story, found in made:
        held[story.members] = story, found
        while following is not None and (ready := held.pop(tuple(following[0]), None)) is not None:
            yield ready
            following = next(wanted, None)


def _remark(store: Store, stages: Stages, story: str, changed: Collection[str], judgements: Docket) -> None:
    """Note what remarks come to that leave the links of a story as they are; else take it back."""
    from dateline.store import Linked

    members = store.articles_in(story)
    known = _known(store, stages, members)
    case = heard(stages, store.articles(members), store.facts(members), judgements, _seen(store, stages))
    applied = remarked(store.links(story), case, changed)
    if applied is None:
        store.drop_stories([story])
        return
    key = _key(store, stages, members, known, judgements, store.links(story).outlets)
    store.set_applied(Linked(story, key, stages.versions.links, tuple(members)), applied)


def _key(
    store: Store,
    stages: Stages,
    members: Sequence[str],
    known: Sequence[Background],
    judgements: Docket,
    outlets: Sequence[KnownOutlet] = (),
) -> str:
    given = [f"{fact.name}\t{fact.relation}\t{fact.value}" for fact in known]
    decided = [each.id for each in judgements.of(members)]
    said = ["\t".join(astuple(each.outlet)) for each in outlets]
    return story_key(store.facts_keys(members), stages, (*given, *decided, *said))


def story_key(facts_keys: Mapping[str, str], stages: Stages, told: Iterable[str] = ()) -> str:
    """Stands for all that a story's links rest on: its articles' facts, in id order, and what the user told of them."""
    rests_on = [f"{article}:{key}" for article, key in facts_keys.items()]
    return digest(*rests_on, *told, stages.versions.links)


def _seen(store: Store, stages: Stages) -> See:
    """What was seen in an article, by what is kept of it."""
    return lambda article: store.annotations(article.id, annotations_key(article, stages))


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was seen in some articles, by their ids; it can be sent to another process."""

    seen: Mapping[str, Annotations | None]

    def __call__(self, article: Article) -> Annotations | None:
        return self.seen.get(article.id)


def _waiting(
    store: Store,
    stages: Stages,
    groups: Sequence[Group],
    judgements: Docket,
    outlets: Sequence[Outlet],
    ready: Ready | None,
    progress: Progress,
    *,
    apart: bool,
) -> Iterator[Unlinked]:
    """The stories with what their links rest on, read from the store one after another.

    `apart`: they are linked in other processes, and what was seen of them goes along where it may be asked for: of an
    article without a date, and of all where a person decided something.
    """
    see = _seen(store, stages)
    for done, (members, joined) in enumerate(groups):
        progress("linking", done, len(groups))
        mine = judgements.of(members)
        story = Unlinked(
            tuple(members),
            tuple(joined),
            _known(store, stages, members),
            Docket(mine, {each.id: judgements.places[each.id] for each in mine}),
            tuple(outlets),
        )
        # what is made elsewhere is made without what the user says of outlets
        if ready and not outlets:
            key = _key(store, stages, story.members, story.known, story.judgements)
            if made := ready(min(members), key):
                yield replace(story, made=made)
                continue
        articles, facts = tuple(store.articles(members)), tuple(store.facts(members))
        asked = [each for each in articles if mine or not each.published.known] if apart else []
        kept = _Kept({each.id: see(each) for each in asked}) if apart else see
        yield replace(story, articles=articles, facts=facts, see=kept)


def linked(
    see: See,
    stages: Stages,
    articles: Sequence[Article],
    facts: Sequence[Facts],
    joined: Sequence[Link],
    known: Sequence[Background] = (),
    judgements: Docket = _NOTHING_DECIDED,
    outlets: Sequence[Outlet] = (),
) -> tuple[Links, Snapshot]:
    """The links of a story, with those that joined its articles, and what later builds compare it with."""
    links = make_links(see, stages, articles, facts, known, judgements, outlets)
    links = replace(links, links=(*links.links, *joined))
    told = with_dates(as_judged(facts, links.judged), links.dates)
    return links, stages.snapshot(Story(with_published(articles, links.judged), told, links))


def make_links(
    see: See,
    stages: Stages,
    articles: Sequence[Article],
    facts: Sequence[Facts],
    known: Sequence[Background],
    judgements: Docket,
    outlets: Sequence[Outlet],
) -> Links:
    """All that holds over the articles of a story, as judgements have it, with dates and salience of its events.

    `see` gives what was seen in an article.
    """
    from dateline.judge import settled, shown, with_days

    case = heard(stages, articles, facts, judgements, see)
    decided = replace(case.decided, outlets=tuple(outlets))
    links = with_days(stages.link(case.articles, case.facts, decided), case)
    articles, facts = case.articles, shown(case, links)
    links = stages.bound(articles, facts, links, known)
    links = with_days(stages.redate(links, facts, _redated(see, stages, articles, facts, links)), case)
    links = settled(stages.order(articles, facts, links), case)
    return stages.tell(Story(articles, with_dates(facts, links.dates), links)).links


def links_among(store: Store, stages: Stages, articles: Sequence[Article], facts: Sequence[Facts]) -> Links:
    """What would hold over some articles of a store if there were no others: story by story, as a build gives it."""
    ids = {article.id for article in articles}
    group = held if store.setting(WHOLE) else parted
    groups = group(stages, ids, store.likenesses(ids))
    article_of, facts_of = {a.id: a for a in articles}, {f.article: f for f in facts}
    judgements, outlets, parts = docket(store), said_of_outlets(store), []
    for members, joined in groups:
        mine = tuple(article_of[id] for id in members), tuple(facts_of[id] for id in members)
        links = make_links(_seen(store, stages), stages, *mine, _known(store, stages, members), judgements, outlets)
        parts.append(replace(links, links=(*links.links, *joined)))
    return united(parts)


def united(parts: Sequence[Links]) -> Links:
    """The links of several stories in their order; a source that several have is one."""
    sources: dict[str, Source] = {}
    for source in (source for part in parts for source in part.sources):
        sources.setdefault(source.id, source)
    return Links(
        entities=tuple(e for part in parts for e in part.entities),
        sources=tuple(sources.values()),
        events=tuple(e for part in parts for e in part.events),
        origins=tuple(o for part in parts for o in part.origins),
        states=tuple(s for part in parts for s in part.states),
        conflicts=tuple(c for part in parts for c in part.conflicts),
        copies=tuple(sorted((c for part in parts for c in part.copies), key=lambda copy: copy.article)),
        versions=tuple(v for part in parts for v in part.versions),
        answers=tuple(a for part in parts for a in part.answers),
        links=tuple(each for part in parts for each in part.links),
        publications=tuple(sorted((p for part in parts for p in part.publications), key=lambda each: each.article)),
        orders=tuple(o for part in parts for o in part.orders),
        dates=dict(sorted((k, v) for part in parts for k, v in part.dates.items())),
        entity_of=dict(sorted((k, v) for part in parts for k, v in part.entity_of.items())),
        sources_of=dict(sorted((k, v) for part in parts for k, v in part.sources_of.items())),
        event_of=dict(sorted((k, v) for part in parts for k, v in part.event_of.items())),
        origin_of=dict(sorted((k, v) for part in parts for k, v in part.origin_of.items())),
        judged=Judged(
            applied=tuple(a for part in parts for a in part.judged.applied),
            facts=tuple(sorted((f for part in parts for f in part.judged.facts), key=lambda each: each.article)),
            aside=tuple(sorted((a for part in parts for a in part.judged.aside), key=lambda each: each.claim.id)),
            added=tuple(sorted(id for part in parts for id in part.judged.added)),
            made=tuple(sorted(id for part in parts for id in part.judged.made)),
            published=tuple(sorted((p for part in parts for p in part.judged.published), key=lambda each: each[0])),
        ),
        outlets=met_in(each for part in parts for each in part.outlets),
    )


# ---- what the user knows ----


def _drop_named(store: Store, stages: Stages) -> None:
    """Take back the stories that tell of somebody of whom the user knows something else than when they were made."""
    now = [[fact.name, fact.relation.value, fact.value] for fact in store.background()]
    then = json.loads(store.setting(_KNOWN) or "[]")
    changed = {name for name, *_ in (*(f for f in now if f not in then), *(f for f in then if f not in now))}
    if changed:
        articles = {id for name in sorted(changed) for id in store.named(stages.name_words(name))}
        store.set_setting(_KNOWN, json.dumps(now), set(store.stories_of(articles).values()))


def _known(store: Store, stages: Stages, members: Collection[str]) -> tuple[Background, ...]:
    """What the user knows of somebody whom one of these articles may name."""
    words_of = {fact: frozenset(stages.name_words(fact.name)) for fact in store.background()}
    if not words_of:
        return ()
    named = store.names_in(members, {word for words in words_of.values() for word in words})
    return tuple(fact for fact, words in words_of.items() if any(words <= there for there in named.values()))


# ---- dates once more, where an article's publication is bounded ----


def _redated(
    see: See, stages: Stages, articles: Sequence[Article], facts: Sequence[Facts], links: Links
) -> dict[str, When]:
    """The dates of claims in articles whose publication is bounded, where they say more than without the bounds."""
    bounded = {each.article: each.when for each in links.publications if each.when.known}
    told = {each.article: each for each in facts}
    dates: dict[str, When] = {}
    for article in articles:
        annotations = see(article) if article.id in bounded else None
        if annotations is None:
            continue
        placed = replace(article, published=bounded[article.id])
        now = {c.id: c.when for c in stages.attribute(placed, annotations, stages.date(placed, annotations)).claims}
        dates |= {
            c.id: now[c.id] for c in told[article.id].claims if now.get(c.id, c.when) != c.when and now[c.id].known
        }
    return dates


# ---- what results rest on ----


def annotations_key(article: Article, stages: Stages) -> str:
    """The reader sees the text and its blocks; outlet, paths and dates are not its business."""
    blocks = ",".join(f"{block.kind}:{block.start}:{block.end}" for block in article.blocks)
    return digest(article.id, article.text, article.title, article.language, blocks, stages.versions.reader)


def digest(*parts: str) -> str:
    """Stands for all of these, in this order."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
