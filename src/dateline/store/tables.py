"""The tables of the store for SQLAlchemy Core. The migrations make them; a test holds the two together."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Float, Integer, LargeBinary, MetaData, Table, Text

METADATA = MetaData()


def _text(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]


def _maybe(*names: str) -> list[Column[str]]:
    return [Column(name, Text) for name in names]


def _whole(*names: str, nullable: bool = False) -> list[Column[int]]:
    return [Column(name, Integer, nullable=nullable) for name in names]


def _json(*names: str) -> list[Column[object]]:
    return [Column(name, JSON, nullable=False) for name in names]


def _when(prefix: str = "") -> list[Column[object]]:
    """The five columns of a `When`."""
    return [
        *_maybe(f"{prefix}earliest", f"{prefix}latest"),  # type: ignore[list-item]
        *_text(f"{prefix}edtf", f"{prefix}basis"),  # type: ignore[list-item]
        *_json(f"{prefix}because"),
    ]


def _table(name: str, *columns: list[Column[object]] | list[Column[str]] | list[Column[int]]) -> Table:
    return Table(name, METADATA, *(column for group in columns for column in group))


FILE = _table(
    "file",
    _text("place", "digest", "name", "program"),
    _maybe("published", "sha256"),
    _whole("current"),
    _text("copy"),
)
ORIGINAL = Table(
    "original", METADATA, *_text("sha256"), *_whole("size"), Column("content", LargeBinary, nullable=False)
)
UNFINISHED = _table("unfinished", _text("place", "digest", "program"), _maybe("published"), _whole("records"))
PUBLISHED = _table("published", _text("place", "name", "value"))
UNREAD = _table("unread", _text("place"), _whole("seq"), _text("path", "reason", "status"), _whole("remark"))

ARTICLE = Table(
    "article",
    METADATA,
    Column("number", Integer, primary_key=True),
    *_text("id", "text", "text_hash"),
)
ARTICLE_PATH = Table(
    "article_path",
    METADATA,
    *_text("article", "path", "place"),
    *_whole("published_by_user"),
    Column("reading", LargeBinary, nullable=False),
    *_text("file"),
    *_maybe("sha256"),
)
ARTICLE_METADATA = _table(
    "article_metadata",
    _text("article", "title"),
    _maybe("outlet"),
    _json("authors"),
    _maybe("url"),
    _text("language"),
    _when("published_"),
    _text("hash"),
    _when("captured_"),
    _text("partial", "rendition"),
    _json("paths", "pages"),
)
BLOCK = _table("block", _text("article"), _json("blocks"))
RELAY = _table("relay", _text("article"), _whole("seq"), _text("name"), _whole("start", "end"))

ANNOTATION = Table(
    "annotation", METADATA, *_text("article", "key", "reader"), Column("content", LargeBinary, nullable=False)
)
FACTS = _table("facts", _text("article", "key"))
FAILED = _table("failed", _text("article", "reason"))
TIMEX = _table(
    "timex",
    _text("article"),
    _whole("seq", "start", "end"),
    _text("type", "value", "mod", "relation"),
    _when(),
)
CLUE = Table(
    "clue",
    METADATA,
    *_text("article"),
    *_whole("seq", "start", "end"),
    *_text("kind", "value"),
    *_whole("weekday"),
    *_whole("least", "most", nullable=True),
    *_maybe("referent"),
    *_whole("number"),
    Column("sure", Float, nullable=False),
)
CLAIM_ORDER = Table(
    "claim_order",
    METADATA,
    *_text("article"),
    *_whole("seq"),
    *_text("earlier", "later"),
    Column("sure", Float, nullable=False),
    *_whole("start", "end", nullable=True),
)
BACKGROUND = _table("background", _text("name", "relation", "value"))
_OUTLET = ("name", "owner", "grade", "note")
OUTLET = _table("outlet", _text("place"), _whole("seq"), _text("said_in"), _whole("line"), _text(*_OUTLET))
OUTLET_LOG = Table(
    "outlet_log",
    METADATA,
    Column("number", Integer, primary_key=True),
    *_text("said_in", *_OUTLET),
    *_whole("gone"),
)
KNOWN_OUTLET = _table("known_outlet", _text("story"), _whole("seq"), _text(*_OUTLET), _json("sources", "articles"))
REFERENT = _table(
    "referent",
    _text("id", "article"),
    _whole("seq"),
    _text("name", "kind"),
    _json("aliases", "members"),
    _whole("judged"),
    _json("mentions"),
)
CLAIM = Table(
    "claim",
    METADATA,
    Column("number", Integer, primary_key=True),
    *_text("id", "article"),
    *_whole("seq"),
    *_text("title", "predicate"),
    *_whole("start", "end", "head_start", "head_end"),
    *_when(),
    *_text("certainty", "polarity", "phase"),
    *_whole("direct_quote"),
    *_text("rule", "eventuality"),
    *_whole("judged"),
    *_whole("context_start", "context_end", nullable=True),
)
PARTICIPANT = _table("participant", _text("claim"), _whole("seq"), _text("referent", "role"), _whole("start", "end"))
UNRESOLVED = _table("unresolved", _text("claim"), _whole("seq"), _text("role"), _whole("start", "end"))
HOP = _table(
    "hop",
    _text("claim"),
    _whole("seq"),
    _text("name", "kind", "key"),
    _maybe("referent"),
    _whole("start", "end", "cue_start", "cue_end", nullable=True),
)
AMOUNT = _table("amount", _text("claim"), _whole("seq"), _text("value", "unit"), _whole("start", "end"))

SKETCH = Table(
    "sketch",
    METADATA,
    Column("number", Integer, primary_key=True),
    *_text("article", "key"),  # key: of the facts and the rules; "new " before it until it was compared
    Column("content", LargeBinary, nullable=False),
)
SKETCH_KEY = _table("sketch_key", _text("key"), _whole("day", "sketch"))
SKETCH_NAME = _table("sketch_name", _text("word"), _whole("sketch"))
LIKENESS = Table(
    "likeness", METADATA, *_text("left", "right"), Column("score", Float, nullable=False), *_text("because")
)
TOUCHED = _table("touched", _text("article"))
STORY = _table("story", _text("id", "key", "links"))
STORY_ARTICLE = _table("story_article", _text("article", "story"))
SETTING = _table("setting", _text("name", "value"))
REMOVED = _table("removed", _text("article", "title"), _json("paths"), _whole("purged"))
PURGED_ORIGINAL = _table("purged_original", _text("sha256"))

# What holds over articles; `story` is the story that a row belongs to, and goes with.
ENTITY = _table(
    "entity",
    _text("id", "story"),
    _whole("seq"),
    _text("name", "kind"),
    _json("aliases", "members", "referents", "mentions"),
)
REFERENT_ENTITY = _table("referent_entity", _text("referent", "entity"))  # goes with the entity
SOURCE = _table("source", _text("story", "id"), _whole("seq"), _text("name", "kind"), _maybe("entity"))
CLAIM_SOURCE = _table("claim_source", _text("claim", "story"), _whole("seq"), _text("source"))
ORIGIN = _table(
    "origin", _text("id", "story"), _whole("seq"), _maybe("source"), _text("because"), _json("claims"), _text("owner")
)
EVENT = Table(
    "event",
    METADATA,
    *_text("id", "story"),
    *_whole("seq"),
    *_text("title"),
    *_when(),
    *_json("participants"),
    *_text("standing"),
    *_json("claims", "origins"),
    Column("salience", Float, nullable=False),
    *_text("type"),
)
EVENT_ORDER = Table(
    "event_order",
    METADATA,
    *_text("story"),
    *_whole("seq"),
    *_text("earlier", "later"),
    *_json("claims"),
    Column("sure", Float, nullable=False),
    *_maybe("article"),
    *_whole("start", "end", nullable=True),
    *_text("left_out"),
)
CLAIM_DATE = _table("claim_date", _text("claim", "story"), _when())
CLAIM_EVENT = _table("claim_event", _text("claim", "story", "event"))
CLAIM_ORIGIN = _table("claim_origin", _text("claim", "story", "origin"))
STATE = _table(
    "state",
    _text("story"),
    _whole("seq"),
    _text("relation"),
    _json("entities"),
    _when(),
    _when("holds_at_"),
    _json("claims"),
    _text("force"),
    _json("told_by", "ended_by"),
)
CONFLICT = _table("conflict", _text("story"), _whole("seq"), _text("left", "right", "about", "because"))
LINK = Table(
    "link",
    METADATA,
    *_text("story"),
    *_whole("seq"),
    *_text("kind", "left", "right"),
    Column("score", Float, nullable=False),
    *_text("because"),
)
COPY = _table("copy", _text("article", "story", "original", "because"))
VERSION = _table("version", _text("story"), _whole("seq"), _text("article", "earlier", "because"))
PUBLICATION = _table("publication", _text("article", "story"), _when(), _json("left_out"))
ANSWER = _table("answer", _text("story"), _whole("seq"), _text("claim", "allegation", "kind", "because"))
BUILD = _table("build", _whole("number"), _text("program", "reader", "rules", "key"))
BUILD_LOG = Table(
    "build_log",
    METADATA,
    Column("number", Integer, primary_key=True),
    *_text("program", "code", "reader", "weights", "rules", "links", "key"),
    *_whole("articles"),
)

JUDGEMENT = Table(
    "judgement",
    METADATA,
    Column("number", Integer, primary_key=True),
    *_text("id", "kind"),
    *_json("anchors", "values"),
    *_text("by", "at"),
    *_maybe("undoes"),
    *_whole("purged"),
)
APPLIED = _table(
    "applied",
    _text("story"),
    _whole("seq"),
    _text("judgement", "kind", "record"),
    _json("records", "values"),
    _text("because"),
)
DECIDED = Table("decided", METADATA, *_text("article", "story"), Column("content", LargeBinary, nullable=False))
DECIDED_DATE = _table("decided_date", _text("article", "story"), _when())
ASIDE = Table(
    "aside",
    METADATA,
    *_text("claim", "story", "kind"),
    *_whole("event"),
    Column("content", LargeBinary, nullable=False),
)

# What the links of a story are written to, children first: what is emptied before they are made anew.
MEANING = Table("meaning", METADATA, *_text("title", "embedder"), Column("vector", LargeBinary, nullable=False))
RECALLED = Table("recalled", METADATA, *_text("name", "subject", "key"), Column("content", LargeBinary, nullable=False))
SNAPSHOT = Table("snapshot", METADATA, *_text("story"), *_whole("build"), Column("content", LargeBinary, nullable=True))

LINK_TABLES = (
    CLAIM_DATE,
    CLAIM_SOURCE,
    CLAIM_EVENT,
    CLAIM_ORIGIN,
    EVENT,
    ORIGIN,
    SOURCE,
    ENTITY,
    STATE,
    CONFLICT,
    LINK,
    COPY,
    VERSION,
    ANSWER,
    PUBLICATION,
    EVENT_ORDER,
    KNOWN_OUTLET,
    APPLIED,
    ASIDE,
    DECIDED_DATE,
    DECIDED,
)
