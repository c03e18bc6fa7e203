"""The store: one SQLite file that holds articles, what each says, what holds over them, and the files they came from.

Articles and the bytes of files are written once and never changed (the file itself refuses it). What each article says
is replaced whole when what it rests on changes. What holds over the articles of a story is recomputed whole, and goes
when one of them is touched. Each change is one transaction, so that a run may be killed at any moment. The tables open
in Datasette or any other SQLite tool as they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, case, delete, func, insert, literal, select

from dateline.address import on_server, shown
from dateline.errors import UnknownIdError
from dateline.model import (
    Anchor,
    Annotations,
    Applied,
    Article,
    Brief,
    Facts,
    FileRecord,
    Judgement,
    Links,
    Story,
    Unread,
    as_judged,
    with_dates,
    with_published,
)
from dateline.model.changes import Kept, Snapshot, united
from dateline.store import (
    builds,
    counting,
    excerpt,
    files,
    first,
    judgements,
    meanings,
    parts,
    purging,
    removal,
    snapshots,
    stories,
)
from dateline.store import tables as t
from dateline.store.articles import Reading, articles, digest, merge, metadata_hash, outlines
from dateline.store.briefs import briefs
from dateline.store.builds import Build, Made
from dateline.store.cards import Card, Share, Size
from dateline.store.counting import Counts
from dateline.store.database import MEMORY
from dateline.store.facts import facts_there, read_annotations, read_facts, write_annotations, write_facts
from dateline.store.files import FileRead
from dateline.store.knowing import Knowing
from dateline.store.links import read_copies, read_links, write_links
from dateline.store.parts import Part
from dateline.store.purging import Purged
from dateline.store.removal import Removed
from dateline.store.rows import chunks
from dateline.store.search import Hit, search
from dateline.store.statuses import file_records
from dateline.store.stories import Linked

__all__ = [
    "MEMORY",
    "Build",
    "Card",
    "Counts",
    "FileRead",
    "Hit",
    "Linked",
    "Made",
    "Part",
    "Pending",
    "Purged",
    "Reading",
    "Removed",
    "Share",
    "Size",
    "Store",
    "digest",
    "file_records",
    "merge",
    "metadata_hash",
    "on_server",
    "shown",
]


@dataclass(frozen=True, slots=True)
class Pending:
    """An article whose facts are missing, or rest on what is no longer so, and the key of those that it should have."""

    article: str
    facts_key: str
    language: str


class Store(Knowing):
    """An open store. `Store(path)` reads; `Store(path, write=True)` makes it or brings it up to date first.

    Raises StoreError where the file can't be used, saying why and what to do. Use it as a context manager.
    """

    # ---- files ----

    def has_file(self, place: str, digest: str, published: str | None, program: str, *, copies: bool = False) -> bool:
        """Whether this place held these bytes last, read by this program with the same date given by the user.

        With `copies` the bytes must have been kept, too, unless they could not be.
        """
        with self._transaction() as connection:
            return files.has_file(connection, place, digest, published, program, copies=copies)

    def add_file(self, read: FileRead) -> set[str]:
        """Record what a file holds, all or nothing. Returns the ids of the articles whose texts are new."""
        with self._transaction() as connection:
            return files.add_file(connection, read)

    def begin_file(self, file: FileRead) -> int:
        """Note a file of many records that is to be added part by part; how many of them are here already."""
        with self._transaction() as connection:
            return parts.begin(connection, file)

    def add_part(self, part: Part) -> set[str]:
        """Record what some records of a file hold, all or nothing. Returns the ids of texts that are new."""
        with self._transaction() as connection:
            return parts.add(connection, part)

    def end_file(self, file: FileRead, records: int) -> None:
        """Note that all records of a file are here; `file.unread` is of the file itself."""
        with self._transaction() as connection:
            parts.end(connection, file, records)

    def set_not_found(self, unread: Sequence[Unread]) -> None:
        """Replace what the last build was given and did not find."""
        with self._transaction() as connection:
            files.set_unread(connection, "", unread)

    def unread(self, places: Iterable[str] | None = None) -> tuple[Unread, ...]:
        """What could not be read, at these places or all; articles that a stage could not digest are among it."""
        wanted = None if places is None else {"", *places}
        with self._transaction() as connection:
            found = files.unread_at(connection, wanted)
            found += [Unread(path, why) for path, _, why in files.failed_at(connection, wanted)]
        return tuple(sorted(found, key=lambda each: (each.path, each.reason)))

    def files(self, places: Iterable[str] | None = None) -> tuple[FileRecord, ...]:
        """What became of each file at these places, or of all, in the order of their paths."""
        wanted = None if places is None else {"", *places}
        with self._transaction() as connection:
            return self._files(connection, wanted)

    def _files(self, connection: Connection, places: set[str] | None = None) -> tuple[FileRecord, ...]:
        seen = files.sightings(connection, places)
        unread = files.unread_at(connection, places)
        failed = {article: why for _, article, why in files.failed_at(connection, places)}
        ids = None if places is None else {article for _, _, article in seen}
        copies = read_copies(connection, ids)
        known = outlines(connection, None if ids is None else ids | {copy.original for copy in copies})
        waiting = {article.id for article in known} - set(failed) - facts_there(connection, ids)
        if places is None:  # files that were moved, and are the same, are one
            seen, unread = sorted(set(seen)), sorted(set(unread), key=lambda each: (each.path, each.reason))
        return file_records(seen, known, copies, unread, failed, waiting)

    def original(self, name: str) -> bytes:
        """The bytes that an article was read from (by its id), or those of a file (by its name), as they were.

        Raises UnknownIdError where nothing is named so, StoreError where its bytes were not kept.
        """
        with self._transaction() as connection:
            return files.original(connection, name)

    def check_originals(self) -> Iterator[str]:
        """Unpack and hash all kept bytes: "" for each original that is as it was, else what is wrong with it."""
        with self._transaction() as connection:
            for sha256, wrong in files.damaged(connection):
                yield f"original {sha256}: its bytes are not those that were read" if wrong else ""
            for name, sha256 in files.missing(connection):
                yield f"file {name}: its bytes ({sha256}) are not in the store"

    def published(self, place: str, digest: str | None) -> str | None:
        """The date that the user gave for the file at a place, or, where it was moved, for one of the same bytes."""
        here = select(t.PUBLISHED.c.value).where(t.PUBLISHED.c.place == place)
        moved = (
            select(t.PUBLISHED.c.value)
            .join(t.FILE, t.FILE.c.place == t.PUBLISHED.c.place)
            .where(t.FILE.c.digest == digest)
            .order_by(t.PUBLISHED.c.value.desc())
        )
        with self._transaction() as connection:
            found = connection.execute(here).first() or connection.execute(moved).first()
        return found.value or None if found else None

    def set_published(self, place: str, name: str, value: str) -> None:
        """Keep a date that the user gives for a file, for this and later builds; "" takes it back."""
        with self._transaction() as connection:
            connection.execute(delete(t.PUBLISHED).where(t.PUBLISHED.c.place == place))
            connection.execute(insert(t.PUBLISHED).values(place=place, name=name, value=value))

    def removed(self) -> tuple[Removed, ...]:
        """The articles that the user took out, in id order."""
        with self._transaction() as connection:
            return removal.removed(connection)

    def articles_named(self, name: str) -> list[str]:
        """The article with this id, or those that stand in files (or records of files) of this name, in order.

        Raises UnknownIdError where there is none.
        """
        with self._transaction() as connection:
            found = files.articles_named(connection, name)
        if not found:
            raise UnknownIdError(f"no article has the id '{name}', and none stands in a file of this name")
        return found

    def remove_article(self, article: str) -> Removed:
        """Take an article out, with what it says and the links of its story; no build brings it back."""
        with self._transaction() as connection:
            return removal.remove(connection, article)

    def purge_article(self, article: str) -> Purged:
        """Take an article out, if it isn't yet, and let go of all that has words of it; `scrub` is to follow."""
        with self._transaction() as connection:
            return purging.purge(connection, article)

    def scrub(self) -> None:
        """Leave no byte of what is gone in the store: databases else only mark what may be written over.

        Raises StoreError where another program holds on to it.
        """
        self._database.scrub()

    def let_in(self, article: str) -> bool:
        """Forget that an article was taken out; whether it was. The next build of its files brings it back."""
        with self._transaction() as connection:
            return removal.let_in(connection, article)

    # ---- what the user decided ----

    def judgements(self) -> tuple[Judgement, ...]:
        """The log of judgements and undos, in the order in which they were made."""
        with self._transaction() as connection:
            return judgements.read_log(connection)

    def judgement_count(self) -> int:
        """How many lines the log has."""
        with self._transaction() as connection:
            return connection.execute(select(func.count()).select_from(t.JUDGEMENT)).scalar_one()

    def add_judgements(self, new: Iterable[Judgement]) -> int:
        """Add to the log what it doesn't hold yet; how many that were."""
        with self._transaction() as connection:
            return judgements.append(connection, new)

    def applied(self) -> dict[str, tuple[Applied, ...]]:
        """What each judgement that holds comes to in the stories that it concerns, by its id."""
        with self._transaction() as connection:
            return judgements.read_applied(connection)

    def places(self, anchors: Iterable[Anchor]) -> list[list[str]]:
        """For each anchor the articles in which its words may stand, the likeliest first."""
        with self._transaction() as connection:
            return [judgements.places(connection, anchor) for anchor in anchors]

    # ---- articles ----

    def article_ids(self) -> list[str]:
        """All ids of articles, in order."""
        with self._transaction() as connection:
            return list(connection.execute(select(t.ARTICLE.c.id).order_by(t.ARTICLE.c.id)).scalars())

    def articles(self, ids: Sequence[str] | None = None) -> list[Article]:
        """The articles with these ids, or all, in id order."""
        with self._transaction() as connection:
            return articles(connection, ids)

    def articles_of(self, places: Iterable[str]) -> set[str]:
        """The ids of the articles that were found at these places."""
        found: set[str] = set()
        with self._transaction() as connection:
            for some in chunks(places):
                query = select(t.ARTICLE_PATH.c.article).where(t.ARTICLE_PATH.c.place.in_(some))
                found |= set(connection.execute(query).scalars())
        return found

    def text_hashes(self) -> dict[str, str]:
        """The hash of each article's text as it was when it came in."""
        with self._transaction() as connection:
            return dict(connection.execute(select(t.ARTICLE.c.id, t.ARTICLE.c.text_hash)).all())

    # ---- what each says ----

    def pending(self, rules: str, languages: Collection[str], other: str) -> list[Pending]:
        """The articles whose facts are not those of their text and metadata by these rules, in id order.

        What is written in none of the languages has facts by `other`; where a language isn't known, it is tried.
        """
        c = t.ARTICLE_METADATA.c
        by = case((c.language.in_(["", *languages]), rules), else_=other)
        key = c.hash + literal(" ") + by
        query = (
            select(c.article, key.label("key"), c.language)
            .outerjoin(t.FACTS, (t.FACTS.c.article == c.article) & (t.FACTS.c.key == key))
            .where(t.FACTS.c.article.is_(None))
            .order_by(c.article)
        )
        with self._transaction() as connection:
            return [Pending(*row) for row in connection.execute(query)]

    def annotations(self, article: str, key: str) -> Annotations | None:
        """What the reader saw in an article, where it was kept under this key."""
        with self._transaction() as connection:
            return read_annotations(connection, article, key)

    def set_annotations(self, annotations: Annotations, key: str) -> None:
        """Keep what the reader saw in an article, even where the build that it is part of is given up."""
        with self._kept() as connection:
            write_annotations(connection, annotations, key)

    def set_facts(self, facts: Facts, key: str) -> None:
        """Replace what an article says. Its story's links rest on what was there, and go with it."""
        with self._transaction() as connection:
            stories.drop_stories_of(connection, [facts.article])
            write_facts(connection, facts, key)

    def set_failed(self, article: str, reason: str) -> None:
        """Record that a stage could not digest an article: it is listed, and tried again at the next build."""
        with self._transaction() as connection:
            stories.drop_stories_of(connection, [article])
            for table in (t.FACTS, t.FAILED, t.TIMEX, t.CLUE, t.CLAIM, t.REFERENT, t.SKETCH):
                connection.execute(delete(table).where(table.c.article == article))
            connection.execute(insert(t.FAILED).values(article=article, reason=reason))

    def facts(self, articles: Sequence[str] | None = None) -> list[Facts]:
        """What these articles say, or all, in id order of the articles."""
        with self._transaction() as connection:
            return list(read_facts(connection, articles))

    def facts_keys(self, articles: Collection[str]) -> Mapping[str, str]:
        """The keys under which the facts of these articles were written, in id order."""
        with self._transaction() as connection:
            return stories.facts_keys(connection, articles)

    # ---- what holds over them ----

    def build(self) -> Build | None:
        """Which program, reader and rules made the links; None where they are not made (a build that was killed)."""
        with self._transaction() as connection:
            return builds.build(connection)

    def set_links(self, story: Linked, links: Links, snapshot: Snapshot | None = None) -> None:
        """Make a story of articles, with what holds over them, in the place of the stories that they are in.

        `snapshot` is what later builds are compared with.
        """
        with self._transaction() as connection:
            stories.drop_stories_of(connection, story.articles)
            stories.add_story(connection, story)
            write_links(connection, story.id, links)
            if snapshot is not None:
                snapshots.keep(connection, story.id, snapshot)

    def set_applied(self, story: Linked, applied: Iterable[Applied]) -> None:
        """Replace what judgements come to in a story whose links rest on nothing else than before, and its key."""
        with self._transaction() as connection:
            judgements.write_applied(connection, story.id, applied)
            stories.set_key(connection, story)

    def set_build(self, build: Build) -> None:
        """Note that the links of all stories are made, and by what."""
        with self._transaction() as connection:
            builds.set_build(connection, build)
            snapshots.close(connection)

    def log(self, program: str, code: str, reader: str, weights: str, rules: str, links: str) -> None:
        """Note who made what stands here now, where that is not what the last row of the log says."""
        with self._transaction() as connection:
            builds.log(connection, program, code, reader, weights, rules, links)

    def build_log(self) -> tuple[Made, ...]:
        """The builds that changed something or were made by another program or model, in their order."""
        with self._transaction() as connection:
            return builds.build_log(connection)

    def snapshots(self) -> tuple[Kept, ...]:
        """The builds that can be compared, in order."""
        with self._transaction() as connection:
            return snapshots.kept(connection)

    def snapshot(self, build: int) -> Snapshot:
        """What the store was at a build that can be compared."""
        return united(self.story_snapshots(build).values())

    def story_snapshots(self, build: int) -> dict[str, Snapshot]:
        """What each story was at a build that can be compared, by its id then."""
        with self._transaction() as connection:
            return snapshots.read(connection, build)

    def story(self, id: str | None = None) -> Story:
        """Articles and facts in id order, and the links, of one story or of all: what a view or an export needs.

        Raises UnknownIdError where no story has the id.
        """
        unread = self.unread() if id is None else ()
        with self._transaction() as connection:
            ids = None if id is None else stories.articles_of(connection, id)
            judged = judgements.read_judged(connection, id)
            facts = as_judged(tuple(read_facts(connection, ids)), judged)
            links = read_links(connection, (claim.id for each in facts for claim in each.claims), id)
            links = replace(links, judged=judged)
            facts = with_dates(facts, links.dates)
            told = {each.article for each in facts}
            known = with_published(articles(connection, ids), judged)
            records = self._files(connection, None if ids is None else files.places_of(connection, ids))
            if ids is not None:  # their files may hold other articles, too
                records = tuple(record for record in records if record.article in told)
            return Story(tuple(a for a in known if a.id in told), facts, links, unread, records)

    def links(self, story: str) -> Links:
        """What holds over the articles of a story; who says a claim is told of those only that name somebody."""
        with self._transaction() as connection:
            return replace(read_links(connection, (), story), judged=judgements.read_judged(connection, story))

    def counts(self) -> Counts:
        """How many articles, claims and events there are."""
        with self._transaction() as connection:
            return counting.counts(connection)

    def damage(self) -> list[str]:
        """What the database itself finds wrong with what it keeps: broken pages, indexes, references."""
        with self._transaction() as connection:
            return self._database.damage(connection)

    def search(self, words: str, limit: int = 20, story: str = "") -> list[Hit]:
        """Claims and articles that hold all these words, the best first (BM25); of one story, where it is named."""
        with self._transaction() as connection:
            return search(connection, words, limit, story)

    def briefs(self, claims: Collection[str]) -> dict[str, Brief]:
        """These claims in brief, where they are in a story, by their ids."""
        with self._transaction() as connection:
            return briefs(connection, claims)

    def claims_in(self, story: str) -> set[str]:
        """The claims (ids) of a story."""
        with self._transaction() as connection:
            return excerpt.claims_in(connection, story)

    def weightiest(self, most: int) -> set[str]:
        """The claims (ids) of so many events that weigh most in their stories."""
        with self._transaction() as connection:
            return excerpt.weightiest(connection, most)

    def excerpt(self, claims: Collection[str]) -> Story:
        """These claims as a story of their own, read without the rest of theirs; see `dateline.store.excerpt`."""
        with self._transaction() as connection:
            return excerpt.excerpt(connection, claims)

    def keep_first(self, most: int, counts: Counts) -> None:
        """Keep what `first` is to give, until something of it changes; nothing, where links are missing."""
        with self._transaction() as connection:
            first.keep(connection, most, counts)

    def first(self, most: int) -> tuple[Story, Counts] | None:
        """`excerpt` of so many of the `weightiest`, and `counts`, where they were kept and hold."""
        with self._transaction() as connection:
            return first.kept(connection, most)

    def titles(self) -> dict[str, str]:
        """The title of each claim, by its id, in id order."""
        with self._transaction() as connection:
            return meanings.titles(connection)

    def meanings(self, embedder: str) -> dict[str, bytes]:
        """The vectors of this embedder that are kept, by the titles of claims that they are of."""
        with self._transaction() as connection:
            return meanings.read(connection, embedder)

    def keep_meanings(self, embedder: str, vectors: Mapping[str, bytes]) -> None:
        """Keep vectors; those of other embedders, and of titles that no claim has any more, go."""
        with self._transaction() as connection:
            meanings.keep(connection, embedder, vectors)
